"""Whose voice a quotation is: the speaker of its sentences, and what «я», "we" stand for in it.

«Израиль атаковал Ливан. Я осуждаю это», — заявил Громов: both sentences are Gromov's, and so is «я».
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphbuilder.extract.fitting import acting
from graphbuilder.extract.mentions import Found
from graphbuilder.extract.mentions.found import standing_for
from graphbuilder.extract.quotes import quoted
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention, Statement, Word

#: Sentences after the one that is quoted in which its verb of speech may stand.
_FAR = 3


@dataclass(frozen=True)
class Voice:
    """The quoted words of a sentence and who speaks them, if known."""

    words: frozenset[int]
    speaker: Mention | None


def voices(items: Sequence[Found], pack: Pack) -> list[Voice]:
    """Return the voice of every sentence."""
    inside = quoted([item.sentence for item in items])
    found = []
    for at, words in enumerate(inside):
        speaker = next(_speakers(items, inside, at, pack), None) if words else None
        found.append(Voice(words, speaker))
    return found


def _speakers(items: Sequence[Found], inside: Sequence[frozenset[int]], at: int, pack: Pack) -> Iterator[Mention]:
    """Yield who speaks: with the verb beside the quotation, else with the one behind its last sentence."""
    speech = pack.word_set("speech", "verbs")
    for further in range(at, min(at + _FAR + 1, len(items))):
        item = items[further]
        if further > at and not _goes_on(items[further - 1], item, inside[further - 1], inside[further]):
            return
        for word in item.sentence.words:
            if word.id not in inside[further] and word.lemma.lower() in speech:
                yield from _subject(item, word)


def _goes_on(last: Found, item: Found, said: frozenset[int], more: frozenset[int]) -> bool:
    """Say whether a quotation runs from one sentence into the next: the words where they meet are quoted."""
    ends = [word for word in last.sentence.words if word.upos != "PUNCT"][-1:]
    starts = [word for word in item.sentence.words if word.upos != "PUNCT"][:1]
    closed = any(word.form in "»”" for word in last.sentence.words[-2:])
    opened = bool(item.sentence.words) and item.sentence.words[0].form in "«“"
    quoted_on = bool(ends) and bool(starts) and ends[0].id in said and starts[0].id in more
    return quoted_on and not closed and not opened and item.sentence.paragraph == last.sentence.paragraph


def _subject(item: Found, verb: Word) -> Iterator[Mention]:
    for subject in item.tree.children(verb.id, "nsubj") or _bodies(item, verb):
        heads = [subject, *item.tree.children(subject.id, "appos", "flat")]
        mentions = [mention for word in heads for mention in item.by_head.get(word.id, ())]
        named = [mention for mention in mentions if mention.via == "name" and mention.type == "Person"]
        yield from (acting(mention) for mention in (named or mentions)[:1])


def _bodies(item: Found, verb: Word) -> list[Word]:
    """Return the body that speaks where its verb has no subject: «заявили в МИД», «сообщили из прокуратуры»."""
    if verb.feats.get("Number") != "Plur":
        return []
    markers = item.pack.word_set("speech", "body_markers")
    found = [word for word in item.tree.children(verb.id, "obl") if item.tree.marker(word.id) in markers]
    return [word for word in found if any(m.type in ("Organization", "City") for m in item.by_head.get(word.id, ()))]


def link_first_person(items: Sequence[Found], spoken: Sequence[Voice], pack: Pack) -> None:
    """Let «я» in a quotation stand for its speaker, and «мы» for a speaker that is no single person."""
    alone, several = pack.word_set("first_person", "one"), pack.word_set("first_person", "several")
    for item, voice in zip(items, spoken, strict=True):
        if voice.speaker is None:
            continue
        one = voice.speaker.type in ("Person", "Position")
        for word in item.pronouns:
            if word.id in voice.words and word.lemma.lower() in (alone if one else several):
                item.add(standing_for(item.sentence, word, voice.speaker, "pronoun", "who speaks in a quotation"))


def attributed(made: Sequence[Statement], items: Sequence[Found], spoken: Sequence[Voice]) -> list[Statement]:
    """Give the statements that stand in a quotation and have no speaker the one whose words it is; a title is no opinion."""
    where = {item.sentence.index: (item, voice) for item, voice in zip(items, spoken, strict=True)}
    told = []
    for statement in made:
        item, voice = where[statement.sentence]
        own = statement.speaker is not None or voice.speaker is None or "words.toml" in statement.rule
        inside = not own and any(
            word.id in voice.words for word in item.sentence.words if statement.start <= word.start < statement.end
        )
        told.append(replace(statement, speaker=voice.speaker) if inside else statement)
    return told

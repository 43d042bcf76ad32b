"""Attribution: who speaks in a quotation, and whose the statements in it are.

«Израиль атаковал Ливан. Я осуждаю это», — заявил Громов: both sentences are Gromov's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphbuilder.extract.mentions import Found, acting
from graphbuilder.extract.modality.quoted import quoted
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention, Statement, Word

#: Sentences after the one that is quoted in which its verb of speech may stand.
_FAR = 3


@dataclass(frozen=True)
class Quotation:
    """The quoted words of a sentence (their ids) and who speaks them, if known."""

    words: frozenset[int]
    speaker: Mention | None


def quotations(items: Sequence[Found], pack: Pack) -> list[Quotation]:
    """Return what is quoted in every sentence of a document, and of whom.

    Needs the mentions of pronouns: in «…», — сказал он — he speaks.
    """
    inside = quoted([item.sentence for item in items])
    found = []
    for at, words in enumerate(inside):
        speaker = next(_speakers(items, inside, at, pack), None) if words else None
        found.append(Quotation(words, speaker))
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


def attributed(made: Sequence[Statement], items: Sequence[Found], spoken: Sequence[Quotation]) -> list[Statement]:
    """Return the statements of a document, those in a quotation that have no speaker with the one whose words it is.

    A title is no opinion and stays without. *spoken* has the quotation of each of *items*.
    """
    where = {item.sentence.index: (item, quotation) for item, quotation in zip(items, spoken, strict=True)}
    found = []
    for statement in made:
        item, quotation = where[statement.sentence]
        own = statement.speaker is not None or quotation.speaker is None or "words.toml" in statement.rule
        inside = not own and any(
            word.id in quotation.words for word in item.sentence.words if statement.start <= word.start < statement.end
        )
        found.append(replace(statement, speaker=quotation.speaker) if inside else statement)
    return found

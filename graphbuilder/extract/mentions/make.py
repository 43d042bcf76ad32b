"""How mentions are made: their span, text and name; which words tell of a country."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from graphbuilder.extract.rules import Pack
from graphbuilder.model import EntityType, Mention, Sentence, Via, Word
from graphbuilder.names.inflect import nominative
from graphbuilder.names.places import Place, demonym


def nation(lemma: str) -> Place | None:
    """Return the country of an adjective; those of cities are too often ordinary words («высокий», «братский»)."""
    place = demonym(lemma)
    return place if place is not None and place.type == "Country" else None


def homeland(word: Word, pack: Pack) -> Place | None:
    """Return the country of a noun for its people («француз»); ``[inhabitants]`` gives the adjective of each."""
    adjectives: dict[str, str] = pack.words.get("inhabitants", {})
    adjective = adjectives.get(word.lemma.lower())
    return nation(adjective) if adjective else None


def head_of(words: Sequence[Word]) -> Word:
    """Return the word of a span whose head lies outside it."""
    ids = {word.id for word in words}
    return next((word for word in words if word.head not in ids), words[0])


def text_of(sentence: Sentence, words: Sequence[Word]) -> str:
    return sentence.text[words[0].start - sentence.start : end_of(sentence, words) - sentence.start]


def end_of(sentence: Sentence, words: Sequence[Word]) -> int:
    """Return where the last word ends; in "Iran's" both words have the token's span, and the name ends before the «'s»."""
    last = words[-1]
    end = last.start + len(last.form)
    begin = last.start - sentence.start
    own = sentence.text[begin : begin + len(last.form)] == last.form
    return end if own and end < last.end else last.end


def make(
    sentence: Sentence,
    words: Sequence[Word],
    head: Word,
    name: str,
    kind: str,
    *,
    via: Via = "name",
    country: str | None = None,
    key: str | None = None,
    probability: float = 1.0,
) -> Mention:
    return Mention(
        document=sentence.document,
        sentence=sentence.index,
        start=words[0].start,
        end=end_of(sentence, words),
        text=text_of(sentence, words),
        name=name,
        type=cast("EntityType", kind),
        head=head.id,
        via=via,
        country=country,
        key=key,
        probability=probability,
    )


def place_mention(sentence: Sentence, words: Sequence[Word], head: Word, place: Place, via: Via) -> Mention:
    name = place.names.get(sentence.language) or text_of(sentence, words)
    return make(sentence, words, head, name, place.type, via=via, country=place.country, key=place.key)


def referent(mention: Mention) -> str:
    """Return what a mention shares with what stands for it: the key of a known thing, else the id of the first of them."""
    return mention.key or mention.antecedent or mention.id


def standing_for(sentence: Sentence, word: Word, original: Mention, via: Via, reason: str) -> Mention:
    """Return a mention of *word*, a pronoun or a definite noun, that stands for what *original* names; *reason* says why."""
    return replace(
        make_mention(sentence, [word], word, original.type, name=original.name, via=via),
        country=original.country,
        key=original.key,
        antecedent=original.antecedent or original.id,
        reason=reason,
    )


def make_mention(
    sentence: Sentence, words: Sequence[Word], head: Word, kind: str, *, name: str = "", via: Via = "definite"
) -> Mention:
    """Return a mention of *words* that no name or gazetteer gave: a theme, a pronoun, a position."""
    return make(sentence, words, head, name or nominative(words, kind, sentence.language), kind, via=via)

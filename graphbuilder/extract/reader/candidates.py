"""Who may be a party: the mentions of a sentence and the nouns and pronouns that are none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphbuilder.model import ENTITY_TYPES, Mention, Sentence, Word

#: What a candidate is, for the network: the type of a mention, or a noun or pronoun that is no mention.
KINDS = (*ENTITY_TYPES, "Pronoun", "Noun")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "X", "SYM"})
_INSIDE = ("flat", "fixed", "goeswith")
#: More are not looked at: a sentence with more is a list.
MOST = 36


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a party; *word* counts from 1, *mention* is None for a noun that is no mention."""

    word: int
    kind: str
    mention: Mention | None = None


def candidates(sentence: Sentence, mentions: Iterable[Mention]) -> list[Candidate]:
    """Return the candidates of a sentence in the order of their words, one a word; *mentions* are those of the sentence."""
    found: dict[int, Candidate] = {}
    words = {word.id: word for word in sentence.words}
    for mention in sorted(mentions, key=lambda one: (one.start, -one.end)):
        if mention.head in words and mention.head not in found:
            kind: str = "Pronoun" if mention.via == "pronoun" else mention.type
            found[mention.head] = Candidate(mention.head, kind, mention)
    covered = _covered(sentence, found)
    for word in sentence.words:
        if word.id not in found and word.id not in covered and _is_nominal(word):
            kind = "Pronoun" if word.upos in ("PRON", "DET") else "Noun"
            found[word.id] = Candidate(word.id, kind)
    return [found[number] for number in sorted(found)][:MOST]


def _covered(sentence: Sentence, found: Mapping[int, Candidate]) -> set[int]:
    """Words inside the name of a mention are no candidates of their own."""
    spans = [
        (c.mention.start, c.mention.end) for c in found.values() if c.mention is not None and c.mention.via == "name"
    ]
    return {word.id for word in sentence.words if any(start <= word.start and word.end <= end for start, end in spans)}


def _is_nominal(word: Word) -> bool:
    possessive = word.upos == "DET" and word.feats.get("Poss") == "Yes"
    return (word.upos in _NOMINAL or possessive) and word.deprel.split(":")[0] not in _INSIDE

"""Names in quotes the parser did not see: «Беларуськалий» is a firm, the novel «Обрыв» a work.

Only where the quotes hold nothing but a short capitalised name that the dictionary does not know as a common word: what is said,
and words used with irony, stand in quotes too.
"""

from collections.abc import Iterator

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import head_of, make
from graphbuilder.model import Word
from graphbuilder.names.inflect import nominative
from graphbuilder.names.organization import is_descriptor

_PAIRS = {"«": "»", "„": "“", "“": "”", '"': '"'}
LONGEST = 4
_NOT = frozenset({"VERB", "AUX", "PUNCT", "PRON", "SCONJ", "ADV"})


def add_quoted(found: Draft, taken: set[int]) -> None:
    """Add the quoted names whose words no other name has taken, in languages that quote the names of firms (``works``)."""
    if not found.pack.word_set("lists", "works"):
        return
    for before, words in _quoted(found):
        if any(word.id in taken for word in words) or not _is_name(words):
            continue
        kind = _kind(found, before)
        declines = before is None or not is_descriptor(before.lemma)
        text = nominative(words, kind, found.sentence.language) if declines else " ".join(word.form for word in words)
        taken.update(word.id for word in words)
        found.add(make(found.sentence, words, head_of(words), text, kind, probability=0.5))


def _quoted(found: Draft) -> Iterator[tuple[Word | None, list[Word]]]:
    """Yield the words in each pair of quotes with the word before the pair."""
    words = found.sentence.words
    for at, word in enumerate(words):
        closing = _PAIRS.get(word.form)
        if closing is None:
            continue
        inside: list[Word] = []
        for other in words[at + 1 : at + 2 + LONGEST]:
            if other.form == closing:
                yield words[at - 1] if at else None, inside
                break
            inside.append(other)


def _is_name(words: list[Word]) -> bool:
    """A capital first, no digits (these are models: «Як-18Т»), and a head that is a proper noun."""
    if not words or not words[0].form[:1].isupper() or any(word.upos in _NOT for word in words):
        return False
    plain = not any(character.isdigit() for word in words for character in word.form)
    return plain and head_of(words).upos in ("PROPN", "X") and len(words[0].form) > 1


def _kind(found: Draft, before: Word | None) -> str:
    """Return the type the noun before the quotes tells: a work, a product, else an organization."""
    lemma = before.lemma.lower() if before is not None else ""
    if lemma in found.pack.word_set("lists", "works"):
        return "Work"
    products = found.pack.word_set("lists", "arms") | found.pack.word_set("lists", "vessels")
    return "Product" if lemma in products else "Organization"

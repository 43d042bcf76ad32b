"""Whether who holds an office leads what it is of, and which land it is of at all."""

from functools import cache

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.ranks import is_lower
from graphbuilder.grammar import Grammar
from graphbuilder.model import Mention, Word

LANDS = ("Country", "Region", "City")


def leads(found: Draft, word: Word, of: Mention | None) -> bool:
    """Say whether the noun for an office makes its holder the head of what it is *of*."""
    lemma = word.lemma.lower()
    head = lemma in found.pack.word_set("positions", "head") and not _is_portfolio(found, word, of)
    if not (head or _leads(found, word)) or is_lower(found, word):
        return False
    if of is None:
        return True
    sent = of.type != "Country" and lemma in found.pack.word_set("positions", "sent")
    return not sent and not _is_of_another(found, word, of)


def is_of_many(found: Draft, noun: Word) -> bool:
    """Say whether a noun is a body that a land has many of: its head is nobody in the land («директор школы в Каспийске»)."""
    named = (("named", name) for name in ("houses", "businesses", "firms", "unions"))
    return noun.lemma.lower() in found.pack.any_of(("general_bodies",), *named)


def is_where(found: Draft, child: Word) -> bool:
    """Say whether a word tells where a body is, though the tree hangs it on its head: «директор школы в Каспийске»."""
    return found.tree.marker(child.id) in found.pack.word_set("located_markers")


def _leads(found: Draft, word: Word) -> bool:
    """Say whether the words before a noun make it the title of a head: "chief executive"."""
    titles = found.pack.word_set("positions", "leading")
    said = " ".join(found.tree[number].lemma.lower() for number in range(max(1, word.id - 2), word.id + 1))
    return any(said == title or said.endswith(f" {title}") for title in titles)


def _is_portfolio(found: Draft, word: Word, of: Mention | None) -> bool:
    """A foreign minister heads a ministry, not the country, the labour minister of a region not the region; a first one does."""
    if of is None or of.type not in LANDS or word.lemma.lower() not in found.pack.word_set("positions", "portfolio"):
        return False
    first = found.pack.word_set("positions", "first")
    return not any(child.lemma.lower() in first for child in found.tree.children(word.id, "amod", "compound", "flat"))


def _is_of_another(found: Draft, word: Word, of: Mention) -> bool:
    """Say whether a land is of a noun in between, or only where the office is: «глава департамента Москвы», «… в Москве»."""
    if of.type not in LANDS:
        return False
    same = found.pack.word_set("groups", "government") | _places(found.pack.grammar)  # «глава города Омска»
    top, another = found.tree[of.head], False
    for above in found.tree.above(top.id):
        if above.id == word.id:
            return another or (found.pack.properties.case_marked and is_where(found, top))
        another = another or not (of.start <= above.start < of.end or above.lemma.lower() in same)
        top = above
    return False


@cache
def _places(grammar: Grammar) -> frozenset[str]:
    """Return the nouns for places: a city, a region."""
    return frozenset(noun for noun, kind in grammar.table("definite").items() if kind in LANDS)

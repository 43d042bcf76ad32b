"""Which persons stand at a word: named together, by a title alone, or beside a noun."""

from collections.abc import Iterator

from graphbuilder.extract.coreference.constraints import SUBJECT
from graphbuilder.extract.mentions import Mentioned
from graphbuilder.model import Mention, Word


def is_said_of_person(item: Mentioned, word: Word) -> bool:
    """«другой фаворит — Пётр Иванов», «программист по образованию, Иванов занимал …»: the clause names the person."""
    others = [word.head, *(child.id for child in item.tree.children(word.head, *SUBJECT) if child is not word)]
    return any(mention.type == "Person" for number in others for mention in item.by_head.get(number, []))


def is_open(item: Mentioned, lemma: str) -> bool:
    """Say whether a sentence has a noun that nobody named is behind."""
    same = [word for word in item.sentence.words if word.lemma == lemma and word.deprel not in ("appos", "flat")]
    return any(not item.by_head.get(word.id) or titles(item, word) for word in same if not _has_name(item, word))


def _has_name(item: Mentioned, word: Word) -> bool:
    return any(
        m.type == "Person"
        for child in item.tree.children(word.id, "appos", "flat")
        for m in item.by_head.get(child.id, ())
    )


def titles(item: Mentioned, word: Word) -> list[Mention]:
    return [m for m in item.by_head.get(word.id, []) if m.type == "Position" and m.antecedent is None]


def people(item: Mentioned, number: int) -> Iterator[Mention]:
    for one in item.tree.conjuncts(number):
        named = [one, *(child.id for child in item.tree.children(one, "appos", "flat"))]
        yield from [m for inner in named for m in item.by_head.get(inner, ()) if m.type == "Person"][:1]


def opened_for(item: Mentioned, word: Word) -> Mention | None:
    """ "During her visit, Ann Lind met …": return the subject behind a phrase that opens its clause with a possessive."""
    below = word
    for above in item.tree.above(word.id) if word.deprel in ("nmod:poss", "det") else ():
        subject = item.tree.child(above.id, *SUBJECT)
        if subject is not None:
            opens = below.deprel.split(":")[0] in ("obl", "advcl") and max(below.id, word.id) < subject.id
            persons = (m for m in item.by_head.get(subject.id, []) if m.type == "Person" and m.via == "name")
            return next(persons, None) if opens else None
        below = above
    return None

"""Names of a user's own list of entities, in any form and wherever they stand."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graphbuilder import lexicon
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import head_of, make
from graphbuilder.grammar import Grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.entities import Entities, OwnEntity, words_of
from graphbuilder.model import Word


def add_listed(found: Draft, taken: set[int]) -> None:
    """Add a mention for each name of the list, the longest at each place, and take its words."""
    entities = lexicon.active().entities
    if not entities.by_key:
        return
    starts = _starts(entities, found.pack.grammar)
    parts = [(word, forms) for word in found.sentence.words for forms in _forms(word, found.pack.grammar)]
    forms = [known for _, known in parts]
    for at, (word, known) in enumerate(parts):
        if word.id in taken:
            continue
        rows = [row for form in known for row in starts.get(form, ())]
        for name, entity in sorted(rows, key=lambda row: (-len(row[0]), row[1].key)):
            if _stands(name, forms[at : at + len(name)], found.pack.grammar):
                words = [one for one, _ in parts[at : at + len(name)]]
                _add(found, list({one.id: one for one in words}.values()), entity, taken)
                break


Row = tuple[tuple[str, ...], OwnEntity]


@cache
def _starts(entities: Entities, own: Grammar) -> Mapping[str, Sequence[Row]]:
    """The names of the list as words, by every form their first word may be looked up under."""
    found: dict[str, list[Row]] = {}
    for entity in entities.by_key.values():
        for name in entity.all_names():
            words = words_of(name)
            for form in sorted({words[0]} | _lemmas(words[0], own)):
                found.setdefault(form, []).append((words, entity))
    return found


def _forms(word: Word, own: Grammar) -> Iterator[frozenset[str]]:
    """Yield, for each part of a word between hyphens, what it may be in a list of names."""
    forms, lemmas = words_of(word.form), words_of(word.lemma)
    for number, form in enumerate(forms):
        lemma = {lemmas[number]} if len(lemmas) == len(forms) else set()
        yield frozenset({form, *lemma}) | _lemmas(form, own)


def _lemmas(form: str, own: Grammar) -> frozenset[str]:
    return frozenset(plain(one) for one in own.lemmas(form))


def _stands(name: Sequence[str], forms: Sequence[frozenset[str]], own: Grammar) -> bool:
    if len(forms) != len(name):
        return False
    return all(
        word in known or not _lemmas(word, own).isdisjoint(known) for word, known in zip(name, forms, strict=True)
    )


def _add(found: Draft, words: Sequence[Word], entity: OwnEntity, taken: set[int]) -> None:
    name = entity.names.get(found.sentence.language) or next(iter(entity.names.values()))
    head = head_of(words)
    found.add(make(found.sentence, words, head, name, entity.type, country=entity.country, key=entity.key))
    taken.update(word.id for word in words)

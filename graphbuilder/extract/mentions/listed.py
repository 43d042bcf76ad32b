"""Names of the lists of entities, the shipped one and a user's own, in any form and wherever they stand."""

from collections.abc import Mapping, Sequence
from functools import cache

from graphbuilder import lexicon
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import head_of, make
from graphbuilder.grammar import Grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.entities import Entities, OwnEntity, words_of
from graphbuilder.model import Word


def add_listed(found: Draft, taken: set[int]) -> None:
    """Add a mention for each name of the lists, the longest at each place, and take its words."""
    entities = lexicon.active().entities
    if not entities.by_key:
        return
    starts, own = _starts(entities, found.pack.grammar), found.pack.grammar
    any_case = not all(one.capital for one in entities.by_key.values())
    parts = [(word, number) for word in found.sentence.words for number in range(len(words_of(word.form)))]
    for at, (word, part) in enumerate(parts):
        if word.id in taken or not (any_case or word.form[:1].isupper()):
            continue
        rows = [row for form in _forms(word, part, own) for row in starts.get(form, ())]
        for name, entity in sorted(rows, key=lambda row: (-len(row[0]), row[1].key)):
            there = parts[at : at + len(name)]
            if (word.form[:1].isupper() or not entity.capital) and _stands(name, there, own):
                _add(found, list({one.id: one for one, _ in there}.values()), entity, taken)
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


def _forms(word: Word, part: int, own: Grammar) -> frozenset[str]:
    """Return what a part of a word between hyphens may be in a list of names."""
    forms, lemmas = words_of(word.form), words_of(word.lemma)
    lemma = {lemmas[part]} if len(lemmas) == len(forms) else set()
    return frozenset({forms[part], *lemma}) | _lemmas(forms[part], own)


def _lemmas(form: str, own: Grammar) -> frozenset[str]:
    return frozenset(plain(one) for one in own.lemmas(form))


def _stands(name: Sequence[str], there: Sequence[tuple[Word, int]], own: Grammar) -> bool:
    if len(there) != len(name):
        return False
    return all(
        name_word in known or not _lemmas(name_word, own).isdisjoint(known)
        for name_word, (word, part) in zip(name, there, strict=True)
        for known in [_forms(word, part, own)]
    )


def _add(found: Draft, words: Sequence[Word], entity: OwnEntity, taken: set[int]) -> None:
    name = entity.names.get(found.sentence.language) or next(iter(entity.names.values()))
    head = head_of(words)
    found.add(make(found.sentence, words, head, name, entity.type, country=entity.country, key=entity.key))
    taken.update(word.id for word in words)

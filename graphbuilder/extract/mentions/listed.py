"""Names of a user's own list of entities, in any form and wherever they stand."""

from collections.abc import Sequence

from graphbuilder import lexicon
from graphbuilder.extract.mentions.found import Found, head_of, make
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.entities import OwnEntity
from graphbuilder.model import Word


def add_listed(found: Found, taken: set[int]) -> None:
    """Add a mention for each name of the list, the longest at each place, and take its words."""
    entities = lexicon.active().entities
    if not entities.starts:
        return
    words = [word for word in found.sentence.words if any(letter.isalnum() for letter in word.form)]
    forms = [_forms(word, found) for word in words]
    for at in range(len(words)):
        if words[at].id in taken:
            continue
        rows = [row for form in forms[at] for row in entities.starts.get(form, ())]
        for name, entity in sorted(rows, key=lambda row: (-len(row[0]), row[1].key)):
            if _stands(name, forms[at : at + len(name)]):
                _add(found, words[at : at + len(name)], entity, taken)
                break


def _forms(word: Word, found: Found) -> frozenset[str]:
    form = plain(word.form)
    return frozenset({form, plain(word.lemma)}) | {plain(one) for one in found.pack.grammar.lemmas(form)}


def _stands(name: Sequence[str], forms: Sequence[frozenset[str]]) -> bool:
    return len(forms) == len(name) and all(word in known for word, known in zip(name, forms, strict=True))


def _add(found: Found, words: Sequence[Word], entity: OwnEntity, taken: set[int]) -> None:
    name = entity.names.get(found.sentence.language) or next(iter(entity.names.values()))
    head = head_of(words)
    mention = make(found.sentence, words, head, name, entity.type, country=entity.country, key=entity.key)
    found.add(mention, words)
    taken.update(word.id for word in words)

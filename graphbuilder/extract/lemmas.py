"""Repairs lemmas the lemmatizer guessed wrong: "lodg" → lodge, «ввёсти» → «ввести».

A lemma that neither rules nor word lists speak of is replaced by one they do, where the language leads from the form to it.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from graphbuilder.extract.rules import Pack, load_pack
from graphbuilder.model import Sentence


def repaired(sentences: Sequence[Sentence], pack: Pack) -> Sequence[Sentence]:
    """Return the sentences with repaired lemmas."""
    known = _known(pack.language)
    return [pack.grammar.repaired(sentence, known) for sentence in sentences]


@cache
def _known(language: str) -> frozenset[str]:
    """Every lemma that the rules or the word lists of a language speak of."""
    pack = load_pack(language)
    conditions = (one for rule in pack.rules for one in (*rule.demands, *rule.refusals))
    asked = frozenset(lemma for condition in conditions for lemma in condition.lemmas)
    return frozenset(pack.verbs) | frozenset(pack.nouns) | frozenset(_strings(pack.words)) | asked


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)

"""Near duplicates: wire copy printed by several outlets is one report."""

import functools
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from graphbuilder.model import Document
from graphbuilder.read.normalise import folded

#: Hashes of a signature, words of a shingle, and the estimated Jaccard similarity from which two texts are one.
PERMUTATIONS, WORDS, SIMILAR = 128, 3, 0.7
_SEED = 20250903


def signature(text: str) -> tuple[int, ...]:
    """Return the MinHash of *text*: `PERMUTATIONS` numbers, of which similar texts share many.

    Case, white space and punctuation do not count. The same text gives the same numbers on every machine.
    """
    return tuple(int(value) for value in _minhash(text).hashvalues)


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Return the estimated Jaccard similarity of two signatures, in [0, 1]."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def duplicate_groups(documents: Iterable[Document], *, threshold: float = SIMILAR) -> Mapping[str, str]:
    """Return the group of each document by id: the smallest id among those it is like, directly or through others.

    A document like no other is its own group. The order of *documents* does not matter.
    """
    from datasketch import MinHashLSH

    texts = {document.id: document.text for document in documents}
    hashes = {name: _minhash(texts[name]) for name in sorted(texts)}
    index = MinHashLSH(threshold=threshold * 0.9, num_perm=PERMUTATIONS)
    groups = {name: name for name in hashes}
    for name, found in hashes.items():
        for other in index.query(found):
            if found.jaccard(hashes[other]) >= threshold:
                _join(groups, name, other)
        index.insert(name, found)
    return {name: _root(groups, name) for name in groups}


def _join(groups: dict[str, str], a: str, b: str) -> None:
    first, second = sorted((_root(groups, a), _root(groups, b)))
    groups[second] = first


def _root(groups: dict[str, str], name: str) -> str:
    while groups[name] != name:
        groups[name] = groups[groups[name]]
        name = groups[name]
    return name


def _minhash(text: str) -> Any:
    found = _empty().copy()
    found.update_batch(sorted(_shingles(text)))
    return found


@functools.cache
def _empty() -> Any:
    """The MinHash of nothing, with the permutations all share; the scheme is named so that no release changes it."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=_hash, scheme="affine32")


def _shingles(text: str) -> set[bytes]:
    words = "".join(c if c.isalnum() else " " for c in folded(text).casefold()).split()
    return {" ".join(words[i : i + WORDS]).encode() for i in range(max(1, len(words) - WORDS + 1))}


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.sha1(data, usedforsecurity=False).digest()[:4], "little")

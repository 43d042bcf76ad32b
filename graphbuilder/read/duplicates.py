"""Near duplicates: wire copy printed by several outlets is one report."""

import functools
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from graphbuilder.model import Document
from graphbuilder.read.normalise import folded

#: Hashes of a signature, words of a shingle, and the estimated Jaccard similarity from which two texts are one.
PERMUTATIONS, WORDS, SIMILAR = 128, 3, 0.7
#: Bands of a signature, and its numbers in each. Texts that share no band are not compared: of pairs as similar as
#: `SIMILAR` 92 in 100 share one, at 0.75 98, at 0.1 one in 10,000.
BANDS, ROWS = 14, 5
_SEED = 20250903

Signature = tuple[int, ...]


def signature(text: str) -> Signature:
    """Return the MinHash of *text*: `PERMUTATIONS` numbers, of which similar texts share many; none without a word.

    Case, white space and punctuation do not count. The same text gives the same numbers on every machine.
    """
    found = _shingles(text)
    return _minhash(found) if found else ()


def bands(found: Signature) -> tuple[str, ...]:
    """Return the `BANDS` keys of a signature, 12 hexadecimal digits each: texts that are one share a key at its place."""
    parts = (found[start : start + ROWS] for start in range(0, BANDS * ROWS if found else 0, ROWS))
    return tuple(hashlib.sha256(repr(part).encode()).hexdigest()[:12] for part in parts)


def similarity(a: Signature, b: Signature) -> float:
    """Return the estimated Jaccard similarity of two signatures, in [0, 1]."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)


def duplicate_groups(documents: Iterable[Document], *, threshold: float = SIMILAR) -> Mapping[str, str]:
    """Return the group of each document by id: the smallest id among those it is like, directly or through others.

    A document like no other is its own group. The order of *documents* does not matter.
    """
    signatures = {document.id: signature(document.text) for document in documents}
    groups = {name: name for name in signatures}
    index: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name, found in sorted(signatures.items()):
        for key in enumerate(bands(found)):
            for other in index[key]:
                if similarity(found, signatures[other]) >= threshold:
                    join(groups, name, other)
            index[key].append(name)
    return {name: root(groups, name) for name in groups}


def join(groups: dict[str, str], a: str, b: str) -> None:
    """Make the groups of *a* and *b* one, under the smaller of their names; *groups* maps names towards their group's."""
    first, second = sorted((root(groups, a), root(groups, b)))
    groups[second] = first


def root(groups: dict[str, str], name: str) -> str:
    """Return the name of the group of *name*."""
    while groups[name] != name:
        groups[name] = groups[groups[name]]
        name = groups[name]
    return name


def _minhash(shingles: set[bytes]) -> Signature:
    found = _empty().copy()
    found.update_batch(sorted(shingles))
    return tuple(int(value) for value in found.hashvalues)


@functools.cache
def _empty() -> Any:
    """The MinHash of nothing, with the permutations all share; the scheme is named so that no release changes it."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashfunc=_hash, scheme="affine32")


def _shingles(text: str) -> set[bytes]:
    words = "".join(c if c.isalnum() else " " for c in folded(text).casefold()).split()
    last = max(1, len(words) - WORDS + 1) if words else 0
    return {" ".join(words[i : i + WORDS]).encode() for i in range(last)}


def _hash(data: bytes) -> int:
    return int.from_bytes(hashlib.sha1(data, usedforsecurity=False).digest()[:4], "little")

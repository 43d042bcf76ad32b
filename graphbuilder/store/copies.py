"""Copies in the graph: which documents are one report, whatever the order they came in.

Each document with words has a Fingerprint of its id: the MinHash of its text and the bands that texts alike share. The
*duplicate_group* of a document is the smallest id among those it is like, directly or through others, and its own where
it is like none. A write compares new documents with what the bands find, never with all.
"""

import base64
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from graphbuilder.model import Document
from graphbuilder.read.duplicates import (
    BANDS,
    PERMUTATIONS,
    SIMILAR,
    Signature,
    bands,
    join,
    root,
    signature,
    similarity,
)
from graphbuilder.store import statements as cypher
from graphbuilder.store.base import Run

_LAYOUT = f"<{PERMUTATIONS}I"


def fingerprint(document: Document) -> dict[str, Any] | None:
    """Return the row of the Fingerprint of *document*, None where its text has no word."""
    found = signature(document.text)
    if not found:
        return None
    keys = {cypher.band(at): key for at, key in enumerate(bands(found))}
    return {"id": document.id, "properties": {"id": document.id, "minhash": _packed(found), **keys}}


def regroup(run: Run, documents: Iterable[str], *, left: Iterable[str]) -> None:
    """Give *documents*, whose text is new, and those that were in the groups *left* the groups they are in now.

    The last step of a change. One change at a time is let in, so that two copies that come in at once find each other.
    """
    loose, broken = set(documents), sorted(set(left))
    if broken:
        loose |= {row["id"] for row in run(cypher.GROUP_DOCUMENTS, ids=broken)}
    if not loose:
        return
    groups = {name: name for name in loose}
    present = {row["id"]: row for row in run(cypher.GROUPS, ids=sorted(loose))}
    signatures = {name: row["minhash"] for name, row in present.items() if row["minhash"]}
    for name, other, group in _alike(run, signatures):
        to = other if other in loose else group
        groups.setdefault(to, to)
        join(groups, name, to)
    named = {name: root(groups, name) for name in groups}
    old = [{"old": name, "new": new} for name, new in sorted(named.items()) if name not in loose and name != new]
    new = [{"id": name, "group": named[name]} for name in sorted(present) if present[name]["group"] != named[name]]
    if old:
        run(cypher.RENAME_GROUPS, rows=old)
    if new:
        run(cypher.SET_GROUPS, rows=new)


def _alike(run: Run, packed: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    """Yield (document, a document it is like, the group of that one as the graph has it)."""
    own = {name: _unpacked(text) for name, text in packed.items()}
    keys = {name: bands(found) for name, found in own.items()}
    seen: dict[str, tuple[Signature, str]] = {}
    compared: set[tuple[str, str]] = set()
    for at in range(BANDS if own else 0):
        named: dict[str, list[str]] = {}
        for name, listed in keys.items():
            named.setdefault(listed[at], []).append(name)
        for row in run(cypher.same_band(at), keys=sorted(named)):
            other = row["id"]
            if other not in seen:
                seen[other] = own.get(other) or _unpacked(row["minhash"]), row["group"] or other
            for name in named[row["key"]]:
                pair = (name, other)
                if name == other or pair in compared:
                    continue
                compared.add(pair)
                found, group = seen[other]
                if similarity(own[name], found) >= SIMILAR:
                    yield name, other, group


def _packed(found: Signature) -> str:
    return base64.b64encode(struct.pack(_LAYOUT, *found)).decode("ascii")


def _unpacked(text: str) -> Signature:
    return struct.unpack(_LAYOUT, base64.b64decode(text))

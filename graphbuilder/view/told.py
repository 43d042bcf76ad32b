"""Statements by their ids, with everything that was read: what a page about an entity, an article or a statement shows."""

from collections.abc import Iterable

from graphbuilder.store import Store
from graphbuilder.view.neighbourhood import Reader
from graphbuilder.view.records import Subgraph


def told(
    store: Store, statements: Iterable[str], *, entities: Iterable[str] = (), documents: Iterable[str] = ()
) -> Subgraph:
    """Return the statements of those ids as claims, in the order given, with all they name; those not there are left out.

    *entities* and *documents* come along though no statement names them.
    """
    ids = list(dict.fromkeys(statements))
    reader = Reader(store, "", 0.0)
    found = {claim.id: claim for claim in reader.claims(ids, within=None)}
    return reader.assemble([found[id] for id in ids if id in found], entities, documents)

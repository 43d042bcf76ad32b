"""Documents that come and go: a batch is one change; one that cannot be resolved costs only itself."""

from collections.abc import Mapping, Sequence

from graphbuilder.batches import OnError, failure
from graphbuilder.errors import StoreError
from graphbuilder.model import Localised
from graphbuilder.store.base import Store

_FIND = "MATCH (d:Document) WHERE d.id = $name OR d.url = $name OR d.path = $name RETURN d.id AS id"


def arrive(
    store: Store, batch: Sequence[Localised], *, run: str, at: str, made: Mapping[str, str], on_error: OnError
) -> list[Localised]:
    """Put *batch* into the graph and return the documents that are in it; those that cannot be resolved are named.

    *run*, *at* and *made* as for `Store.replace`.
    """
    try:
        store.replace(batch, run=run, at=at, made=made)
    except StoreError:
        raise
    except Exception as error:
        if len(batch) == 1:
            on_error(failure(batch[0].extraction.document, "resolved", error))
            return []
    else:
        return list(batch)
    # one of them is at fault: find out which
    alone = (arrive(store, [item], run=run, at=at, made=made, on_error=on_error) for item in batch)
    return [item for done in alone for item in done]


def delete(store: Store, name: str) -> int:
    """Remove the documents whose id, URL or path is *name*, exactly their share; return how many there were."""
    ids = [str(record[0]) for record in store.read(_FIND, {"name": name}).records]
    return store.remove(ids)

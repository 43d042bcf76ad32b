"""Who is who as documents come and go: new ones resolved with what the graph has, what stays resolved anew."""

from collections.abc import Sequence

from graphbuilder.batches import OnError, failure
from graphbuilder.errors import StoreError
from graphbuilder.model import Entity, Localised, Resolution
from graphbuilder.resolve import Resolved, resolve
from graphbuilder.resolve.detach import detach
from graphbuilder.store.base import Store
from graphbuilder.store.identity.people import apply

_FIND = "MATCH (d:Document) WHERE d.id = $name OR d.url = $name OR d.path = $name RETURN d.id AS id"
_KNOWN = "MATCH (d:Document) WHERE d.id IN $ids RETURN d.id AS id"


class Arrivals:
    """The documents of one ingestion: each batch is resolved with the graph's members and those of earlier batches."""

    def __init__(self, store: Store) -> None:
        store.prepare()
        self._store = store
        self._members = {entity.id: entity for entity in store.members()}
        self._judgements = store.judgements()

    def resolve(self, batch: Sequence[Localised], *, on_error: OnError) -> Resolved:
        """Return the documents of *batch* that can be resolved, and who is who in the graph with them.

        Mentions that people took out of their entity are outside it again.
        """
        batch = [detach(item, self._judgements) for item in batch]
        try:
            self._members, resolution = self._with(batch)
        except StoreError:
            raise
        except Exception:  # one of them is at fault: find out which
            batch = self._resolvable(batch, on_error)
            self._members, resolution = self._with(batch)
        return Resolved(tuple(batch), resolution)

    def _with(self, batch: Sequence[Localised]) -> tuple[dict[str, Entity], Resolution]:
        """Return all members once *batch* is in the graph, and who is who among them."""
        members = self._members
        if ids := self._known(batch):  # a changed article is not resolved against what it said before
            members = {entity.id: entity for entity in self._store.members(without=ids)}
        members = members | {entity.id: entity for item in batch for entity in item.entities.values()}
        return members, resolve(members.values(), self._judgements)

    def _known(self, batch: Sequence[Localised]) -> list[str]:
        """Return the ids of the batch's documents that are in the graph already."""
        ids = [item.extraction.document.id for item in batch]
        return [str(record[0]) for record in self._store.read(_KNOWN, {"ids": ids}).records]

    def _resolvable(self, batch: Sequence[Localised], on_error: OnError) -> list[Localised]:
        """Return the documents of a batch that can be resolved together, taken one by one; name the others."""
        kept: list[Localised] = []
        for item in batch:
            try:
                self._with([*kept, item])
            except StoreError:
                raise
            except Exception as error:
                on_error(failure(item.extraction.document, "resolved", error))
            else:
                kept.append(item)
        return kept


def delete(store: Store, name: str) -> int:
    """Remove the documents whose id, URL or path is *name*, exactly their share, and resolve anew what they held together.

    Returns how many there were.
    """
    ids = [str(record[0]) for record in store.read(_FIND, {"name": name}).records]
    for id in ids:
        store.delete(id)
        apply(store)
    return len(ids)

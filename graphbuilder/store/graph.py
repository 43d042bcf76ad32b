"""What the engines have in common: every method of the contract, as transactions of statements.

An engine subclasses `GraphStore` and says how a transaction runs, how a question is asked and how it closes. Who only asks
imports nothing of what changes a graph.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from graphbuilder import lexicon
from graphbuilder.batches import moment
from graphbuilder.model import Entity, Judgement, Localised, Resolution, Ruling
from graphbuilder.store import statements as cypher
from graphbuilder.store.base import Rows, Run

if TYPE_CHECKING:
    from graphbuilder.store.change import Change
    from graphbuilder.store.rulings.effect import Rulings

T = TypeVar("T")


class GraphStore(ABC):
    """The contract of `base.Store`, but for what depends on the engine."""

    @abstractmethod
    def prepare(self) -> None:
        """Declare constraints and indexes."""

    @abstractmethod
    def transact(self, work: Callable[[Run], T]) -> T:
        """Run *work* in one writing transaction; it may be called again after a failure that passes."""

    @abstractmethod
    def look(self, work: Callable[[Run], T]) -> T:
        """Run *work* in one reading transaction."""

    @abstractmethod
    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = 30.0) -> Rows:
        """Ask a question."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the graph."""

    #: True where several writers may be at work, so that one change at a time must be let in.
    shared = False

    def write(self, batch: Sequence[Localised], resolution: Resolution, *, run: str = "", at: str = "") -> None:
        """Put the shares of *batch* in place of what the graph has of them, then apply *resolution*."""
        at = at or moment()
        self.prepare()
        self.transact(lambda send: self._change(send).write(batch, resolution, run=run or at, at=at))

    def replace(
        self, batch: Sequence[Localised], *, run: str = "", at: str = "", made: Mapping[str, str] | None = None
    ) -> None:
        """Put the shares of *batch* in place of what the graph has of them, and resolve what that touches."""
        at = at or moment()
        self.prepare()
        self.transact(lambda send: self._change(send).replace(batch, made or {}, run=run or at, at=at))

    def remove(self, document_ids: Iterable[str]) -> int:
        """Remove exactly the shares of documents, and resolve what that touches."""
        ids = list(document_ids)
        return self.transact(lambda run: self._change(run).remove(ids)) if ids else 0

    def settle(self) -> None:
        """Resolve all of the graph anew."""
        self.transact(lambda run: self._change(run).settle())

    def delete(self, document_id: str) -> bool:
        """Remove exactly the share of a document."""
        return self.transact(lambda run: self._change(run).delete(document_id))

    def place(self, locations: Mapping[str, str]) -> list[str]:
        """Put documents where they are now; remove those that are nowhere any more."""
        return self.transact(lambda run: self._change(run).place(locations))

    def reassign(self, member: str, to: Entity, *, mention: tuple[str, int, int] | None = None) -> None:
        """Give mentions of one member to another."""
        self.transact(lambda run: self._change(run).reassign(member, to, mention))

    def apply(self, resolution: Resolution) -> None:
        """Move the edges of members to the entities *resolution* names."""
        self.transact(lambda run: self._change(run).apply(resolution))

    def members(self, *, without: Iterable[str] = ()) -> list[Entity]:
        """Return the document-level entities, sorted by id, but for those that only the documents *without* have."""
        from graphbuilder.store.rows import entity_of

        ids = sorted(set(without))

        def work(run: Run) -> list[Entity]:
            left_out = {row["id"] for row in run(cypher.OWN_MEMBERS, ids=ids)} if ids else set()
            rows = [row for row in run(cypher.MEMBERS) if row["id"] not in left_out]
            return [entity_of(row) for row in rows]

        return sorted(self.look(work), key=lambda entity: entity.id)

    def judgements(self) -> list[Judgement]:
        """Return the stored judgements, sorted by pair."""
        from graphbuilder.store import judging

        return self.look(judging.judgements)

    def judge(self, *judgements: Judgement) -> None:
        """Store judgements on members."""
        from graphbuilder.store import judging

        ends = [end for each in judgements for end in (each.a, each.b)]
        self.transact(lambda run: self._judging(run, ends, lambda: judging.store(run, judgements)))

    def retract(self, *pairs: tuple[str, str]) -> int:
        """Forget the judgements on pairs of members."""
        from graphbuilder.store import judging

        ends = [end for pair in pairs for end in pair]
        return self.transact(lambda run: self._judging(run, ends, lambda: judging.forget(run, pairs)))

    def rulings(self) -> list[Ruling]:
        """Return what people said of statements, oldest first."""
        return self.look(lambda run: _rulings(run).all())

    def rule(self, *rulings: Ruling) -> None:
        """Store what people said of statements, and put it to effect."""
        if rulings:
            self.prepare()
            self.transact(lambda run: self._change(run).rule(rulings))

    def withdraw(self, *ids: str) -> int:
        """Forget rulings."""
        return self.transact(lambda run: self._change(run).rule((), ids)) if ids else 0

    def draft(self, statement: str) -> Ruling:
        """Return the ruling that would confirm a statement."""
        return self.look(lambda run: _rulings(run).draft(statement))

    def counts(self) -> dict[str, int]:
        """Return the numbers of nodes by kind, of mentions and of derived edges."""
        return self.look(_counts)

    def dump(self) -> Iterator[dict[str, Any]]:
        """Yield every node, then every edge, in an order of content alone."""
        yield from self.look(lambda run: list(_dump(run)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def _judging(self, run: Run, ends: Sequence[str], work: Callable[[], T]) -> T:
        """Do *work* on the judgements of members *ends*; those judged are guises of their own from then on."""
        from graphbuilder.store.guises import Keeper

        if self.shared:
            run(cypher.LOCK)
        keeper = Keeper(run)
        keeper.upgrade()
        known = keeper.known(ends)
        done = work()
        keeper.rejudge(known, ends)
        return done

    def _change(self, run: Run) -> "Change":
        from graphbuilder.store.change import Change

        return Change(run, relations=lexicon.relations(), shared=self.shared)


def _rulings(run: Run) -> "Rulings":
    from graphbuilder.store.rulings.effect import Rulings

    return Rulings(run, lexicon.relations())


def _counts(run: Run) -> dict[str, int]:
    plural = {"Entity": "entities"}
    found = {
        plural.get(label, label.lower() + "s"): run(cypher.count_nodes(label))[0]["number"]
        for label in cypher.NODES
        if label not in cypher.HIDDEN
    }
    found["members"] = run(cypher.COUNT_MEMBERS)[0]["number"]
    found["mentions"] = run(cypher.count_edges("MENTIONS"))[0]["number"]
    relations = frozenset(lexicon.relations())
    found["relations"] = sum(run(cypher.count_edges(name, relations))[0]["number"] for name in sorted(relations))
    return found


def _dump(run: Run) -> Iterator[dict[str, Any]]:
    for label in cypher.NODES:
        nodes = [row["node"] for row in run(cypher.dump_nodes(label))]
        yield from _ordered(
            {"node": each["properties"]["id"], "labels": each["labels"], "properties": _content(each["properties"])}
            for each in nodes
        )
    relations = frozenset(lexicon.relations())
    for kind in (*cypher.EDGES, *sorted(relations)):
        yield from _ordered(_edge(kind, row) for row in run(cypher.dump_edges(kind, relations)))


def _content(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if name not in ("ingested", "run", "locations")}


def _edge(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "edge": kind,
        "start": [_main(row["start_labels"]), row["start_id"]],
        "end": [_main(row["end_labels"]), row["end_id"]],
        "properties": row["edge"]["properties"],
    }


def _main(labels: Iterable[str]) -> str:
    return next(label for label in labels if label in cypher.NODES)


def _ordered(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(items, key=lambda item: json.dumps(item, sort_keys=True, ensure_ascii=False))

"""What every graph can do: the contract of the store, whatever engine stands behind it.

A document's share is what its ingestion put there: Document, Sentences, Statements, their edges, and the Members that
only it has. Every method that writes is one transaction: it happens wholly or not at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

from graphbuilder.model import Entity, Judgement, Localised, Resolution, Ruling


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a question: one tuple a record, as long as *columns*, in the order the engine gave them.

    Values are plain Python. A node is ``{"element_id", "labels", "properties"}`` (labels sorted), a relationship
    ``{"element_id", "type", "start", "end", "properties"}`` (start and end are element ids), a path
    ``{"nodes", "relationships"}``, a duration ``{"months", "days", "seconds"}``; dates and times are of `datetime`.
    """

    columns: tuple[str, ...]
    records: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """Return the records by column."""
        return [dict(zip(self.columns, record, strict=True)) for record in self.records]


class Run(Protocol):
    """Send one statement within a transaction and return its records as dicts."""

    def __call__(self, statement: str, /, **parameters: Any) -> list[dict[str, Any]]: ...


class Store(Protocol):
    """A property graph. Opened by `connect`; closes with ``with``."""

    def prepare(self) -> None:
        """Declare the constraints and indexes of ``cypher/schema``; may be repeated. `write` does it by itself."""

    def write(self, batch: Sequence[Localised], resolution: Resolution, *, run: str = "", at: str = "") -> None:
        """Put the share of every document of *batch* in place of what the graph has of it, then `apply` *resolution*.

        A member that *resolution* does not name is an entity of its own. All in one transaction. *run* and *at* (ISO,
        UTC) say which ingestion it is and when it began, without them this moment; a document keeps its first ones
        while its *sha256* is the same.
        """

    def replace(
        self, batch: Sequence[Localised], *, run: str = "", at: str = "", made: Mapping[str, str] | None = None
    ) -> None:
        """Put the share of every document of *batch* in place of what the graph has of it, and find out who is who.

        The graph is then what resolving all of its documents at once would make of it, but only what the batch touches is
        looked at. Mentions that people took out of their entity are outside it again. *run* and *at* as for `write`;
        *made* names what the batch was made with, by property of Document (`graphbuilder.versions.made`).
        """

    def remove(self, document_ids: Iterable[str]) -> int:
        """Remove exactly the shares of documents and find out who is who without them; return how many there were."""

    def settle(self) -> None:
        """Find out anew who is who in all of the graph, after judgements were stored or taken back."""

    def delete(self, document_id: str) -> bool:
        """Remove exactly the share of a document; False where there is none.

        Entities no member is left of vanish; those that lose a member lose the names only it had. Who is who among the
        others may look different now: resolve them again and `apply`.
        """

    def place(self, locations: Mapping[str, str]) -> list[str]:
        """Note which document (its id) is at each of *locations* now, and no other is.

        Documents that are nowhere any more, since a later text of theirs is there, go, exactly their share, as with
        `delete`. Returns their ids. Such a text is any in a file of one article, one like it (of its *duplicate_group*) in a
        file of many; documents with a *url* stay. Locations are what `write` notes: absolute paths and, of what has none,
        addresses.
        """

    def members(self, *, without: Iterable[str] = ()) -> list[Entity]:
        """Return the document-level entities, sorted by id: what the resolver judges new documents against.

        Leaves out those that only the documents *without* have: a document that is about to be replaced must not be
        judged against what it said before.
        """

    def judgements(self) -> list[Judgement]:
        """Return the stored judgements, sorted by pair (``a < b``), with the members they are about.

        Judgements of people outlive the documents of their members; those made by a file of links do not.
        """

    def judge(self, *judgements: Judgement) -> None:
        """Store judgements on members, each in place of an earlier one on its pair. `apply` puts them to effect.

        Raises `ResolveError` where a member is neither in the graph nor among the judgement's *members*.
        """

    def retract(self, *pairs: tuple[str, str]) -> int:
        """Forget the judgements on *pairs* of members; return how many there were."""

    def rulings(self) -> list[Ruling]:
        """Return what people said of statements, oldest first. Rulings are of no document and outlive all."""

    def rule(self, *rulings: Ruling) -> None:
        """Store rulings, each in place of an earlier one of its id, and make every statement they are about what they say.

        A statement that comes later is made so when it comes. What is rejected is a node ``Rejected`` in place of ``Statement``.
        """

    def withdraw(self, *ids: str) -> int:
        """Forget rulings: statements are again what their texts made them. Return how many there were."""

    def draft(self, statement: str) -> Ruling:
        """Return the ruling that would confirm a statement, by its id or what that begins with; by nobody yet.

        Raises `ResolveError` where there is none, or several.
        """

    def reassign(self, member: str, to: Entity, *, mention: tuple[str, int, int] | None = None) -> None:
        """Give the mentions of *member*, or only the one at (document, start, end), to the member *to*.

        *to* is made where it is not there, of the same entity until `apply`; a member left without mentions goes.
        """

    def apply(self, resolution: Resolution) -> None:
        """Move the edges of members to the entities *resolution* names; update entities; recompute derived edges.

        Members it does not name stay where they are, and what it names beside the graph is passed over.
        """

    def read(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, timeout: float = 30.0) -> Rows:
        """Ask a question; refuses to write, and gives up after *timeout* seconds.

        Raises `QueryError` where the engine refuses the question.
        """

    def counts(self) -> dict[str, int]:
        """Return the numbers of sources, documents, sentences, statements, entities, members, mentions, relations.

        *relations* counts derived edges.
        """

    def dump(self) -> Iterator[dict[str, Any]]:
        """Yield every node, then every edge, in an order of content alone: equal graphs give equal dumps.

        When, by which run and from where a document came in is left out.

        Nodes are ``{"node", "labels", "properties"}``, edges ``{"edge", "start", "end", "properties"}``, with *node*
        the id, *edge* the type, *start* and *end* ``[main label, id]``.
        """

    def close(self) -> None:
        """Let go of the graph; an embedded one is saved first."""

    def __enter__(self) -> Self:
        """Return the store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close."""

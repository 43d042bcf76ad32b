"""A graph to fill and to ask, in a file or on a server: each method one call of the stage that does it.

What changes a graph imports the resolver and more; methods import it, so that a question does without.
"""

import getpass
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from graphbuilder.errors import QueryError, StoreError
from graphbuilder.model import PRECISION, Entity, Judgement, Ruling
from graphbuilder.query import Found, find_entities, questions, run
from graphbuilder.store import Store, ask
from graphbuilder.store import connect as open_store

if TYPE_CHECKING:
    import pandas as pd

    from graphbuilder.batches import Report
    from graphbuilder.pipeline import Engine
    from graphbuilder.query.profile import Profile
    from graphbuilder.store.rulings.judged import Standing
    from graphbuilder.view.notebook import Neighbourhood

_ORIGIN = """
MATCH (s:Statement)-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document)
WHERE s.id STARTS WITH $statement
RETURN DISTINCT d.id AS id, d.path AS path, d.url AS url, d.language AS language, d.published AS published
ORDER BY id
"""


def connect(graph: str | Path = "news.graph", *, read_only: bool = False) -> "Graph":
    """Open the graph at *graph*: a path, or the address of a Neo4j server (credentials from the environment).

    It is opened when first used; where there is no file yet, `Graph.ingest` makes it. *read_only* refuses whatever would
    change the graph.
    """
    return Graph(graph, read_only=read_only)


class Graph:
    """A graph to fill and to ask. Close it, or use it as a context; used again, it opens again.

    Questions see the graph as it was when the first of them was asked. What changes it opens it to write for as long as
    that takes, so other processes may write between; the next question sees the change.

    Raises:
        StoreUnavailable, StoreLocked, StoreDamaged: Any method, where there is no graph to read, another process writes
            to it, or it is not whole.
    """

    def __init__(self, graph: str | Path, *, read_only: bool = False) -> None:
        self.address = str(graph)
        self.read_only = read_only
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The store behind, open to read."""
        if self._store is None:
            self._store = open_store(self.address, read_only=True)
        return self._store

    @contextmanager
    def _writing(self) -> Iterator[Store]:
        self._may_write()
        with open_store(self.address) as store:
            yield store

    def _may_write(self) -> None:
        """Let go of what was read: it will not be so any more."""
        if self.read_only:
            raise StoreError(f"{self.address} was opened to read only: connect to it without read_only")
        self.close()

    # --- to fill and to correct --------------------------------------------------------------------------------------

    def ingest(
        self,
        *sources: str | Path,
        models: str = "joint",
        language: str | None = None,
        published: str | None = None,
        columns: Mapping[str, str] | None = None,
        query: str | None = None,
        ocr: bool = False,
        precision: float = PRECISION,
        workers: int | None = None,
        engine: "Engine" = "processes",
        run: str = "",
        force: bool = False,
        progress: "Callable[[Report], None] | None" = None,
    ) -> "Report":
        """Read *sources* into the graph; see `graphbuilder.ingest`."""
        from graphbuilder.pipeline import ingest

        self._may_write()
        return ingest(
            sources,
            self.address,
            models=models,
            language=language,
            published=published,
            columns=columns,
            query=query,
            ocr=ocr,
            precision=precision,
            workers=workers,
            engine=engine,
            run=run,
            force=force,
            progress=progress,
        )

    def delete(self, document: str) -> None:
        """Remove a document, by its id, URL or path, and exactly its share of the graph.

        Raises:
            StoreError: There is no such document.
        """
        from graphbuilder.store import identity

        with self._writing() as store:
            if not identity.delete(store, document):
                raise StoreError(f"no document {document!r} in {self.address}; list them: graphbuilder query documents")

    def merge(self, a: str, b: str, *, by: str = "", reason: str = "merge") -> Entity:
        """Make one entity of the two that *a* and *b* name (a name, alias or id) and return it; `split` undoes it.

        *by* is who decides so, the user where it is not given.

        Raises:
            ResolveError: A name fits no entity or several, or both are one already.
        """
        from graphbuilder.store import identity

        with self._writing() as store:
            return identity.merge(store, a, b, by=by or getpass.getuser(), reason=reason)

    def split(self, entity: str, *leaving: str, by: str = "", reason: str = "split") -> list[Entity]:
        """Take out of *entity* what *leaving* names and return the entities it is in now; `merge` undoes it.

        *leaving* are mention ids (``document:start:end``), member ids, names of members, or a Wikidata id.

        Raises:
            ResolveError: Something is not of the entity, or nothing would stay.
        """
        from graphbuilder.store import identity

        with self._writing() as store:
            return identity.split(store, entity, leaving, by=by or getpass.getuser(), reason=reason)

    def rename(
        self, entity: str, name: str, *, language: str | None = None, by: str = "", reason: str = "rename"
    ) -> Entity:
        """Call an entity (a name, alias or id) *name* from now on and return it; `unname` undoes it.

        *language* is that of the name, by its script where not given. What it was called stays an alias.

        Raises:
            ResolveError: *entity* fits nothing or several, or *name* is no name.
        """
        from graphbuilder.store import identity

        with self._writing() as store:
            return identity.rename(store, entity, name, language=language, by=by or getpass.getuser(), reason=reason)

    def retype(self, entity: str, type: str, *, by: str = "", reason: str = "retype") -> Entity:
        """Let an entity be a *type* (Person, City, …) from now on and return it; `unname` undoes it. Raises as `rename`."""
        from graphbuilder.store import identity

        with self._writing() as store:
            return identity.retype(store, entity, type, by=by or getpass.getuser(), reason=reason)

    def unname(self, entity: str) -> Entity:
        """Take back the names and types that people gave an entity, and return it.

        Raises:
            ResolveError: *entity* fits nothing or several, or nothing was given.
        """
        from graphbuilder.store import identity

        with self._writing() as store:
            return identity.unname(store, entity)

    def reject(self, statement: str, *, by: str = "", reason: str = "") -> Ruling:
        """Say that a statement is wrong, wherever its sentence stands: nothing asks for it, counts or shows it any more.

        *statement* is its id or the beginning of it; *by* is who says so, the user where it is not given. It stays so when
        the article is read again, or is gone and comes back. `withdraw` undoes it.

        Raises:
            ResolveError: There is no such statement, or several.
        """
        from graphbuilder.store.rulings import people

        with self._writing() as store:
            return people.reject(store, statement, by=by or getpass.getuser(), reason=reason)

    def confirm(self, statement: str, *, by: str = "", reason: str = "") -> Ruling:
        """Say that a statement is right: its confidence is 1 from now on. As `reject`."""
        from graphbuilder.store.rulings import people

        with self._writing() as store:
            return people.confirm(store, statement, by=by or getpass.getuser(), reason=reason)

    def correct(
        self,
        statement: str,
        *,
        relation: str | None = None,
        subject: str | None = None,
        object: str | None = None,
        mode: str | None = None,
        by: str = "",
        reason: str = "",
    ) -> Ruling:
        """Say what a statement should be: another *relation*, *subject*, *object*, or *mode*. As `reject`.

        *mode* is actual, planned, hypothetical or negated. Parties are named as entities that the article mentions, by
        name, alias or id, or as it writes them.

        Raises:
            ResolveError: No such statement, or nothing to correct; an unknown relation or mode, or nobody of the article.
        """
        from graphbuilder.store.rulings import people

        by = by or getpass.getuser()
        with self._writing() as store:
            return people.correct(
                store, statement, relation=relation, subject=subject, object=object, mode=mode, by=by, reason=reason
            )

    def withdraw(self, *statements: str) -> list[Ruling]:
        """Take back what people said of *statements* (ids of those, or of rulings) and return it.

        Raises:
            ResolveError: Nobody judged one of them.
        """
        from graphbuilder.store.rulings import people

        with self._writing() as store:
            return people.withdraw(store, *statements)

    def judgements(self) -> list[Judgement | Ruling]:
        """Return what people decided of entities and statements, oldest first."""
        from graphbuilder.store.rulings import judged

        return judged.judgements(self.store)

    def judge(self, judgements: Iterable[Judgement | Ruling]) -> int:
        """Take in what people decided, in this graph or another; return how much of it was not known yet, or is newer."""
        from graphbuilder.store.rulings import judged

        with self._writing() as store:
            return judged.take_in(store, judgements)

    def standing(self) -> "list[Standing]":
        """Return, for each ruling on a statement, whether it is in force, and what became of its sentence where it is not."""
        from graphbuilder.store.rulings import judged

        return judged.standing(self.store)

    def lessons(self) -> list[dict[str, Any]]:
        """Return what people said of statements as taught sentences, for ``graphbuilder models teach``."""
        from graphbuilder.store.rulings import judged

        return judged.lessons(self.store)

    # --- to ask ------------------------------------------------------------------------------------------------------

    def query(self, name: str, /, **parameters: Any) -> "pd.DataFrame":
        """Ask the stored question *name*; see `graphbuilder.query.run`."""
        return run(self.store, name, parameters)

    def questions(self) -> "pd.DataFrame":
        """Return the stored questions: name, topic, titles, parameters."""
        import pandas as pd

        rows = [
            (one.name, one.topic, one.title_ru, one.title_en, ", ".join(p.name for p in one.parameters))
            for one in questions().values()
        ]
        return pd.DataFrame(rows, columns=["name", "topic", "title_ru", "title_en", "parameters"])

    def entity(self, name: str, *, min_confidence: float = 0.0) -> "Profile":
        """Return what the graph knows of the entity called *name*; the first by id where it may mean several.

        *min_confidence*, here and below, leaves out statements below it, and links that rest on such alone.

        Raises:
            BadParameter: The graph knows nothing of that name.
        """
        return self.profiles(name, min_confidence=min_confidence)[0]

    def profiles(self, name: str, *, min_confidence: float = 0.0) -> "list[Profile]":
        """Return what the graph knows of each entity that *name* may mean; raises as `entity` does."""
        from graphbuilder.query.profile import profiles

        return profiles(self.store, name, min_confidence=min_confidence)

    def entities(self, name: str) -> list[Found]:
        """Return every entity that *name* may mean; none where nothing matches."""
        return find_entities(self.store, name)

    def neighbourhood(self, name: str, *, hops: int = 1, min_confidence: float = 0.0) -> "Neighbourhood":
        """Return the entity, all within *hops* links of it, and the links among those reached before the last hop.

        A networkx.MultiDiGraph: nodes are entity ids with name, type, country and hop; edges are keyed by relation, with
        statements, own and attributed (those that only somebody in a text makes), documents, sources, first_seen and
        last_seen. In a notebook it shows as a picture, where denied and planned statements stand beside the links and a
        click shows the sentences; `save` writes that as a page. Of a link that *min_confidence* leaves, the figures count
        all statements.

        Raises:
            BadParameter: The graph knows nothing of that name, or *min_confidence* is not within 0 to 1.
        """
        from graphbuilder.view.notebook import neighbourhood

        return neighbourhood(lambda: self.store, name, hops=hops, min_confidence=min_confidence)

    def explain(self, statement: str, *, models: str | None = None) -> str:
        """Return why a statement was made, as text: sentence, source, rule, parties with their reasons, who judged it.

        *statement* is its id or the beginning of it. By the graph alone; with *models* (joint, a folder) its document is read
        and parsed again from where it came from: also the tree, the features of the confidence and what the reader thinks.

        Raises:
            QueryError: The graph has no such statement, or, with *models*, its document does not say so any more.
        """
        from graphbuilder.query.explained import explained

        told = explained(self.store, statement)
        return told if models is None else f"{told}\n\n{self._read_again(statement, models)}"

    def _read_again(self, statement: str, models: str) -> str:
        """Return why a statement was made, by its document read and parsed again."""
        from graphbuilder.extract.explain import explanations
        from graphbuilder.stages import extract, parse, read

        found: list[str] = []
        for id, path, url, language, published in self.store.read(_ORIGIN, {"statement": statement}).records:
            sources = [source for source in (path or url,) if source]  # none where it came from standard input
            documents = (one for one in read(*sources, language=language, published=published) if one.id == id)
            found += explanations(extract(parse(documents, models=models)), statement)
        if not found:
            raise QueryError(
                f"{statement}: its document is not there any more, or says otherwise; without models, explain tells "
                "what the graph knows"
            )
        return "\n\n".join(found)

    def export(
        self, form: str, path: str | Path, *, entity: str | None = None, hops: int = 1, min_confidence: float = 0.0
    ) -> Path:
        """Write the whole graph, or the surroundings of *entity*, for another program; see `graphbuilder.view.export`.

        *form* is graphml, gexf, csv, neo4j-admin, parquet, jsonld, ftm or plover; *path* a file, for some a folder.
        """
        from graphbuilder.view import exported
        from graphbuilder.view.export import export

        found = exported(self.store, entity=entity, hops=hops, min_confidence=min_confidence)
        return export(found, form, path)

    def cypher(self, text: str, /, **parameters: Any) -> "pd.DataFrame":
        """Ask a question of your own in Cypher, to read only, within half a minute and two gigabytes.

        It is asked in a process of its own, and so sees the graph as it is now.
        """
        from graphbuilder.query.frame import raw

        return raw(ask(self.address, text, parameters)).convert_dtypes()

    def close(self) -> None:
        """Let go of the graph."""
        store, self._store = self._store, None
        if store is not None:
            store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

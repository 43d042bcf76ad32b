"""Whatever happened to a graph, it is the graph of the documents that are in it now."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from graphbuilder.model import Localised
from graphbuilder.store import connect
from tests.store.builders import Article, apart, by_name, members

DOCUMENTS = ("d1", "d2", "d3", "d4")
NAMES = ("Путин", "Ким", "Си", "Россия", "КНДР", "МИД")

facts = st.tuples(
    st.sampled_from(["MET", "SENT_TROOPS_TO", "SUPPLIED", "RELATED"]),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from(["object", "destination", "beneficiary", "place"]),
    st.sampled_from([None, *NAMES]),
    st.sampled_from(["affirmed", "affirmed", "negated", "planned"]),
    st.sampled_from([None, "2025-09-03", "2025-09-04", "2024-01-01"]),
)
contents = st.tuples(
    st.lists(facts, max_size=4),
    st.sampled_from([None, "a.example", "b.example"]),
    st.sampled_from([None, "2025-09-05"]),
)


def article(name: str, content: tuple[Any, ...]) -> Localised:
    """Return the document *name* that says *content*."""
    told, source, published = content
    made = Article(name, source=source, published=published)
    for relation, subject, other, role, third, polarity, time in told:
        made.say(f"{subject} сделал {other} {third or ''}.")
        made.state(
            relation,
            "сделал",
            roles={"subject": subject, role: other},
            participants=[third] if third and relation == "MET" else [],
            speaker=third if relation != "MET" else None,
            time=time,
            polarity="affirmed" if polarity == "planned" else polarity,
            realis="planned" if polarity == "planned" else "actual",
        )
    return made.build()


class Histories(RuleBasedStateMachine):
    """Ingest, replace, repeat, delete, merge, split and reopen, in any order."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = str(Path(self.folder.name) / "x.graph")
        self.store = connect(self.path)
        self.inside: dict[str, Localised] = {}

    @rule(names=st.lists(st.sampled_from(DOCUMENTS), min_size=1, max_size=3, unique=True), data=st.data())
    def ingest(self, names: list[str], data: st.DataObject) -> None:
        batch = [article(name, data.draw(contents)) for name in names]
        known = [*self.store.members(without=names), *members(batch)]
        self.store.write(batch, by_name({entity.id: entity for entity in known}.values()))
        self.inside |= {localised.extraction.document.id: localised for localised in batch}

    @rule(name=st.sampled_from(DOCUMENTS))
    def repeat(self, name: str) -> None:
        if name in self.inside:
            self.store.write([self.inside[name]], by_name(self.store.members()))

    @rule(name=st.sampled_from(DOCUMENTS))
    def delete(self, name: str) -> None:
        assert self.store.delete(name) is (self.inside.pop(name, None) is not None)
        self.store.apply(by_name(self.store.members()))

    @rule()
    def split_and_merge(self) -> None:
        self.store.apply(apart(self.store.members()))
        self.store.apply(by_name(self.store.members()))

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = connect(self.path)

    @invariant()
    def only_what_is_inside_shows(self) -> None:
        if not hasattr(self, "store"):
            return
        batch = [self.inside[name] for name in sorted(self.inside)]
        with tempfile.TemporaryDirectory() as folder, connect(str(Path(folder) / "fresh.graph")) as fresh:
            fresh.write(batch, by_name(members(batch)))
            assert list(self.store.dump()) == list(fresh.dump())

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


Histories.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHistories = Histories.TestCase

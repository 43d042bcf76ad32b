"""Whatever people decided and whatever came and went, the graph is that of its documents and of the judgements kept."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from graphbuilder.errors import ResolveError
from graphbuilder.model import Document, Extraction, Localised, Mention, Sentence
from graphbuilder.resolve import localise
from graphbuilder.store import Store, connect, identity
from graphbuilder.store.identity.people import MENTIONS

NAMES = ("Сергей Иванов", "Пётр Иванов", "Иванов", "Пётр Сидоров", "Ким Чен Ын", "Kim Jong Un", "Ким Чен Ир")
DOCUMENTS = ("d1", "d2", "d3", "d4")


def article(id: str, names: list[str]) -> Localised:
    """A document with one sentence a name."""
    text, sentences, mentions = "", [], []
    for index, name in enumerate(names):
        start = len(text)
        text += f"{name} здесь. "
        sentences.append(Sentence(id, index, start, len(text) - 1, text[start:-1], ()))
        mentions.append(Mention(id, index, start, start + len(name), name, name, "Person"))
    return localise(Extraction(Document(id, text), tuple(sentences), tuple(mentions), ()))


def write(store: Store, item: Localised) -> None:
    """Ingest one document as the pipeline does."""
    store.replace([item])


class Histories(RuleBasedStateMachine):
    """Ingest, replace, delete, merge, split, in any order."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store = connect(str(Path(self.folder.name) / "x.graph"))
        self.store.prepare()
        self.inside: dict[str, Localised] = {}

    @rule(id=st.sampled_from(DOCUMENTS), names=st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
    def ingest(self, id: str, names: list[str]) -> None:
        self.inside[id] = article(id, names)
        write(self.store, self.inside[id])

    @rule(id=st.sampled_from(DOCUMENTS))
    def delete(self, id: str) -> None:
        if self.inside.pop(id, None) is not None:
            identity.delete(self.store, id)

    @rule(data=st.data())
    def merge(self, data: st.DataObject) -> None:
        ids = sorted({entity.id for entity in identity.entities(self.store).values()})
        if len(ids) < 2:
            return
        a, b = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
        before = identity.entities(self.store)
        whole = identity.merge(self.store, a, b, by="anna")
        live = {member.id for member in self.store.members()}
        assert ({*before[a].members, *before[b].members} & live) <= set(whole.members)

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        entities = identity.distinct(identity.entities(self.store))
        if not entities:
            return
        entity = data.draw(st.sampled_from(sorted(entities, key=lambda each: each.id)))
        rows = self.store.read(MENTIONS, {"entity": entity.id}).records
        places = sorted(f"{row[0]}:{row[1]}:{row[2]}" for row in rows)
        chosen = data.draw(st.sampled_from(places))
        try:
            identity.split(self.store, entity.id, [chosen], by="anna")
        except ResolveError:
            assert len({row[4] for row in rows}) == 1
            return
        after = {row[0]: row[1] for row in self.store.read(
            "MATCH (e:Entity)<-[r:MENTIONS]-(:Sentence)-[:IN]->(d:Document) RETURN d.id + ':' + toString(r.start), e.id"
        ).records}  # fmt: skip
        left = after[chosen.rsplit(":", 1)[0]]
        assert any(after[place.rsplit(":", 1)[0]] != left for place in places)

    @invariant()
    def it_is_the_graph_of_what_is_inside(self) -> None:
        if not hasattr(self, "store"):
            return
        with tempfile.TemporaryDirectory() as folder, connect(str(Path(folder) / "fresh.graph")) as fresh:
            fresh.prepare()
            identity.take_in(fresh, [each for each in self.store.judgements() if each.human])
            for id in sorted(self.inside, reverse=True):
                write(fresh, self.inside[id])
            assert list(self.store.dump()) == list(fresh.dump())

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


Histories.TestCase.settings = settings(
    max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHistories = Histories.TestCase


def test_a_merged_entity_loses_the_names_of_those_its_article_names_no_more(tmp_path: Path) -> None:
    with connect(str(tmp_path / "x.graph")) as store:
        store.prepare()
        write(store, article("d1", ["Сергей Иванов", "Пётр Сидоров"]))
        identity.merge(store, *sorted(identity.entities(store)), by="anna")
        write(store, article("d1", ["Пётр Сидоров"]))
        rows = store.read("MATCH (e:Entity) RETURN e.aliases", {}).records
        assert [list(row[0]) for row in rows] == [["Пётр Сидоров"]]


def test_what_was_split_and_merged_again_is_one(tmp_path: Path) -> None:
    with connect(str(tmp_path / "x.graph")) as store:
        store.prepare()
        for id in ("d1", "d2"):
            write(store, article(id, ["Ким Чен Ын"]))
        (whole,) = identity.distinct(identity.entities(store))
        before = list(store.dump())
        identity.split(store, whole.id, ["d1:0:10"], by="anna")
        identity.merge(store, *(each.id for each in identity.distinct(identity.entities(store))), by="anna")
        assert list(store.dump()) == before

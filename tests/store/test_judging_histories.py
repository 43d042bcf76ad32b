"""In whatever order one judges, reads in, reads again and deletes: the graph is that of its articles and what was decided."""

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from graphbuilder.errors import ResolveError
from graphbuilder.model import Localised
from graphbuilder.resolve.judgements import from_row, to_row
from graphbuilder.store import connect, identity
from graphbuilder.store.rulings import judged, people
from graphbuilder.store.upkeep import verify
from tests.store.builders import Article

DOCUMENTS = ("d1", "d2", "d3")
NAMES = ("Путин", "Ким", "Россия", "МИД")
#: Few sentences, so that articles share them, lose them and get them back.
told = st.tuples(st.sampled_from(["MET", "ACCUSED"]), st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(
    lambda one: one[1] != one[2]
)
contents = st.lists(told, min_size=1, max_size=3)
kinds = st.sampled_from(["reject", "confirm", "plan", "relate", "swap", "withdraw"])


def article(name: str, sentences: list[tuple[str, str, str]]) -> Localised:
    made = Article(name)
    for relation, subject, other in sentences:
        made.say(f"{subject} сделал {other}.")
        made.state(relation, "сделал", roles={"subject": subject, "object": other})
    return made.build()


class Judged(RuleBasedStateMachine):
    """Ingest, edit, delete, judge, correct, withdraw, name, retype, merge, split, in any order."""

    @initialize(content=contents)
    def begin(self, content: list[Any]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.store: Any = connect(str(Path(self.folder.name) / "x.graph"))
        self.inside: dict[str, Localised] = {}
        self.ingest("d1", content)

    @rule(name=st.sampled_from(DOCUMENTS), content=contents)
    def ingest(self, name: str, content: list[Any]) -> None:
        self.inside[name] = article(name, content)
        self.store.replace([self.inside[name]])

    @precondition(lambda self: getattr(self, "inside", None))
    @rule(data=st.data())
    def repeat(self, data: st.DataObject) -> None:
        self.store.replace([self.inside[data.draw(st.sampled_from(sorted(self.inside)))]])

    @rule(name=st.sampled_from(DOCUMENTS))
    def delete(self, name: str) -> None:
        assert bool(self.store.remove([name])) is (self.inside.pop(name, None) is not None)

    @rule(kind=kinds, data=st.data())
    def judge(self, kind: str, data: st.DataObject) -> None:
        rows = self.store.read("MATCH (s) WHERE s:Statement OR s:Rejected RETURN s.id AS id ORDER BY id").records
        if not rows:
            return
        id = data.draw(st.sampled_from([row[0] for row in rows]))
        try:
            if kind in ("reject", "confirm", "withdraw"):
                getattr(people, kind)(self.store, id, **({} if kind == "withdraw" else {"by": "me"}))
            else:
                changes = {"plan": {"mode": "planned"}, "relate": {"relation": "VISITED"}, "swap": {"object": "Ким"}}
                people.correct(self.store, id, by="me", **changes[kind])
        except ResolveError:
            pass  # nothing to take back, nobody of this name, nothing to correct

    @rule(what=st.sampled_from(["rename", "retype", "unname", "merge"]), name=st.sampled_from(NAMES))
    def decide(self, what: str, name: str) -> None:
        try:
            if what == "merge":
                identity.merge(self.store, name, "Путин", by="me")
            elif what == "unname":
                identity.unname(self.store, name)
            else:
                given = "Новый" if what == "rename" else "Group"
                getattr(identity, what)(self.store, name, given, by="me")
        except ResolveError:
            pass  # not in the graph, or several of this name

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        decided = [from_row(to_row(each)) for each in judged.judgements(self.store)]
        assert verify(self.store) == []
        here = list(self.store.dump())
        with tempfile.TemporaryDirectory() as folder:
            for order in (["judge", *sorted(self.inside)], [*sorted(self.inside, reverse=True), "judge"]):
                with connect(str(Path(folder) / f"{order[0]}.graph")) as fresh:
                    for each in order:
                        if each == "judge":
                            judged.take_in(fresh, decided)
                        else:
                            fresh.replace([self.inside[each]])  # type: ignore[attr-defined]
                    assert list(fresh.dump()) == here
        self.store.close()
        self.folder.cleanup()


Judged.TestCase.settings = settings(
    max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
TestJudged = Judged.TestCase

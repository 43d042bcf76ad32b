"""A batch resolved by what it touches gives the graph that all documents resolved at once give, whatever came when."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graphbuilder.model import Document, Entity, EntityType, Extraction, Localised, Mention, Post, Sentence, Statement
from graphbuilder.resolve import resolve
from graphbuilder.store import Store, connect, identity

#: Persons who may be one another, bodies alike and not, offices on days the table knows and others.
PERSONS = (
    *("Сергей Иванов", "Пётр Иванов", "Иванов", "И. Иванов", "Sergey Ivanov", "Иванова", "Анна Иванова"),
    *("Ким Чен Ын", "Kim Jong Un", "Ким", "Владимир Путин", "Путин", "Vladimir Putin", "Джо Байден", "Байден"),
)
OTHERS: tuple[tuple[str, EntityType, str | None], ...] = (
    ("Министерство обороны", "Organization", None),
    ("Министерство обороны", "Organization", "RU"),
    ("Газпром", "Organization", None),
    ("Gazprom", "Organization", None),
    ("ВСУ", "Organization", None),
    ("Вооружённые силы Украины", "Organization", None),
    ("Кукуево", "City", None),
    ("Kukuevo", "City", None),
    ("военные", "Group", None),
    ("Договор о дружбе", "Agreement", None),
)
TITLES = (Post("президент", "country:US"), Post("президент", "country:RU"), Post("министр", "country:RU"))
DAYS = ("2019-05-01", "2022-03-01", "2025-02-01", "2025-06-01", "")
RUSSIA = Entity("country:RU", "Россия", "Country", {"ru": "Россия", "en": "Russia"}, ("РФ",), "RU")

persons = st.tuples(
    st.sampled_from(PERSONS),
    st.sampled_from([(), (), ("sex:Fem",), ("sex:Masc",), ("calling:водитель",), ("calling:министр",)]),
    st.sampled_from([None, None, *((title, day) for title in range(3) for day in DAYS[:4])]),
)
others = st.sampled_from(OTHERS)
positions = st.tuples(st.sampled_from(range(3)), st.sampled_from(DAYS))
contents = st.tuples(
    st.lists(persons, max_size=3), st.lists(others, max_size=2), st.lists(positions, max_size=1), st.booleans()
)
#: What happens: documents that come in (each with its content), or one that goes.
DOCUMENTS = tuple(f"d{number}" for number in range(6))
arrivals = st.dictionaries(st.sampled_from(DOCUMENTS), contents, min_size=1, max_size=3)
histories = st.lists(st.one_of(arrivals, arrivals, st.sampled_from(DOCUMENTS)), min_size=1, max_size=7)


def _names(name: str) -> dict[str, str]:
    return {"ru" if any("а" <= letter <= "я" for letter in name.lower()) else "en": name}


def article(id: str, content: tuple[Any, ...]) -> Localised:
    """Return the document *id* with one mention of each entity, and a meeting of the first two persons."""
    told, bodies, offices, russia = content
    entities = [
        Entity(
            f"{id}p{number}",
            name,
            "Person",
            _names(name),
            aliases=(f"{name} {id}",),
            posts=(Post(TITLES[post[0]].title, TITLES[post[0]].of, post[1]),) if post else (),
            traits=traits,
        )
        for number, (name, traits, post) in enumerate(told)
    ]
    entities += [
        Entity(f"{id}o{number}", name, type, _names(name), aliases=(name,), country=country)
        for number, (name, type, country) in enumerate(bodies)
    ]
    entities += [
        Entity(f"{id}q{number}", TITLES[title].title, "Position", {"ru": TITLES[title].title}, posts=(
            Post(TITLES[title].title, TITLES[title].of, day),
        ))
        for number, (title, day) in enumerate(offices)
    ]  # fmt: skip
    entities += [RUSSIA] if russia else []
    text = " ".join(entity.name for entity in entities) or "-"
    mentions = []
    for entity in entities:
        start = sum(len(each.text) + 1 for each in mentions)
        mentions.append(Mention(id, 0, start, start + len(entity.name), entity.name, entity.name, entity.type))
    people = [mention for mention in mentions if mention.type == "Person"]
    statements = (
        [Statement(id, 0, "MET", "CONSULT", "x", 0, 1, "x", {"subject": people[0], "object": people[1]}, "t")]
        if len(people) > 1
        else []
    )
    sentence = Sentence(id, 0, 0, len(text), text, ())
    extraction = Extraction(Document(id, text), (sentence,), tuple(mentions), tuple(statements))
    return Localised(extraction, {mention.id: entity for mention, entity in zip(mentions, entities, strict=True)})


OFFICE = ([], [], [(0, "2022-03-01")], False)
HOLDER = ([("Джо Байден", (), None)], [], [], False)
MINISTER = ([("Kim Jong Un", (), (2, "2025-02-01"))], [], [], False)
PRESIDENT = ([], [("Кукуево", "City", None)], [(1, "2019-05-01")], True)
MINISTRY = ([], [("Министерство обороны", "Organization", None)], [(2, "2025-02-01")], True)
IVANOV, OTHER = (([(f"{given} Иванов", (), None)], [], [], False) for given in ("Сергей", "Пётр"))


def links(store: Store) -> dict[str, tuple[Any, ...]]:
    """Return what each member is tied to, and why."""
    rows = store.read(
        "MATCH (m:Member)-[r:SAME_AS]->(e:Entity) RETURN m.id, e.id, r.reason, r.score, e.name, e.aliases"
    )
    return {row[0]: (*row[1:5], tuple(sorted(row[5]))) for row in rows.records}


def expected(inside: Sequence[Localised]) -> dict[str, tuple[Any, ...]]:
    """Return the same as the resolver says it of all documents at once."""
    found = resolve([entity for item in inside for entity in item.entities.values()])
    assert found.why is not None
    rows = {}
    for member, entity in found.entities.items():
        why = found.why[member]
        reason = (why.reason, why.score) if why else ("", 1.0)
        rows[member] = (entity.id, *reason, entity.name, tuple(sorted(entity.aliases)))
    return rows


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(histories)
@example(
    [{"d0": OFFICE}, {"d1": HOLDER}, "d1"]
)  # an office that only the table fills, until an article names its holder
@example([{"d0": HOLDER}, {"d1": OFFICE}, "d0", {"d2": HOLDER}])
@example([{"d0": MINISTER, "d1": MINISTRY}, {"d1": IVANOV}])
@example([{"d0": PRESIDENT, "d1": PRESIDENT, "d2": OFFICE}, "d1"])  # the name is the table's, no member has it
@example([{"d0": ([("Иванов", (), None)], [], [], False)}, {"d1": IVANOV}, {"d2": OTHER}, "d1"])
def test_a_history_of_batches_gives_what_all_documents_at_once_give(history: list[Any]) -> None:
    inside: dict[str, Localised] = {}
    with tempfile.TemporaryDirectory() as folder:
        with connect(str(Path(folder) / "x.graph")) as store:
            for step in history:
                if isinstance(step, str):
                    assert identity.delete(store, step) == (inside.pop(step, None) is not None)
                else:
                    batch = {id: article(id, content) for id, content in step.items()}
                    store.replace(list(batch.values()))
                    inside |= batch
                assert links(store) == expected(list(inside.values()))
            dump = list(store.dump())
        with connect(str(Path(folder) / "fresh.graph")) as fresh:
            fresh.replace(list(inside.values()))
            assert dump == list(fresh.dump())

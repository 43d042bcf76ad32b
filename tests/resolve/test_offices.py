"""Offices: «президент США» is the one who held it on that day, if the document, the graph or the table knows; else itself."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.model import (
    Document,
    Entity,
    Extraction,
    Judgement,
    Localised,
    Mention,
    Post,
    Sentence,
    Statement,
    Word,
)
from graphbuilder.resolve import localise, resolve
from graphbuilder.resolve.review import splitting
from graphbuilder.store import Store, connect, identity

US = "country:US"
KEYS = {"США": US, "Франции": "country:FR", "российский": "country:RU"}


def office(id: str, title: str, day: str = "", of: str = "org:ФРС") -> Entity:
    """A Position that a document of *day* points to."""
    return Entity(id, f"{title} {of}", "Position", aliases=(), members=(id,), posts=(Post(title, of, day),))


def person(id: str, name: str, *posts: Post) -> Entity:
    return Entity(id, name, "Person", aliases=(name,), members=(id,), posts=posts)


def head(day: str) -> Post:
    return Post("глава", "org:ФРС", day)


def who(*members: Entity) -> dict[str, str]:
    """Each member's id → the name of its entity."""
    return {member: entity.name for member, entity in resolve(members).entities.items()}


def test_an_office_is_the_one_person_other_documents_name_in_it() -> None:
    found = resolve(
        [
            person("p", "Джером Пауэлл", head("2024-05-01")),
            office("o", "глава", "2024-06-01"),
            person("q", "Иван Петров"),
        ]
    )
    assert found.entities["o"] == found.entities["p"]
    assert found.entities["o"].type == "Person"
    assert found.entities["o"].aliases == ("Джером Пауэлл",)
    (why,) = [each for each in found.judgements if "o" in (each.a, each.b)]
    assert why.reason == "глава of org:ФРС on 2024-06-01, named so on 2024-05-01"


def test_two_persons_in_an_office_leave_it_an_office() -> None:
    two = [person("p", "Джером Пауэлл", head("2024-05-01")), person("y", "Джанет Йеллен", head("2024-06-10"))]
    assert who(*two, office("o", "глава", "2024-06-01"))["o"] == "глава org:ФРС"
    assert who(*two, office("o", "глава", "2024-05-01"))["o"] == "Джером Пауэлл"
    assert who(*two, office("o", "глава", "2024-07-01"))["o"] == "Джанет Йеллен"


def test_a_surname_of_several_articles_holds_no_office_and_stays_of_several() -> None:
    one, other = (person(id, "Пауэлл", head(day)) for id, day in (("p", "2024-05-01"), ("q", "2024-05-01")))
    wanted = office("o", "глава", "2024-05-01")
    assert who(one, wanted)["o"] == "Пауэлл"
    found = resolve([one, other, wanted]).entities
    assert found["o"].name == "глава org:ФРС"
    assert found["p"] != found["q"]
    named = person("r", "Джером Пауэлл", head("2024-05-01"))
    assert {entity.id for entity in resolve([one, other, wanted, named]).entities.values()} == {"p"}


def test_what_was_long_ago_or_is_without_a_day_decides_nothing() -> None:
    powell = person("p", "Джером Пауэлл", head("2024-05-01"))
    for day in ("2025-05-01", "2023-05-01", ""):
        assert who(powell, office("o", "глава", day))["o"] == "глава org:ФРС"
    between = person("p", "Джером Пауэлл", head("2022-05-01"), head("2025-01-01"))
    assert who(between, office("o", "глава", "2023-09-01"))["o"] == "Джером Пауэлл"


def test_another_title_or_another_body_is_another_office() -> None:
    powell = person("p", "Джером Пауэлл", head("2024-05-01"))
    assert who(powell, office("o", "заместитель глава", "2024-05-01"))["o"] == "заместитель глава org:ФРС"
    assert who(powell, office("o", "глава", "2024-05-01", of="org:ЕЦБ"))["o"] == "глава org:ЕЦБ"


@pytest.mark.parametrize(
    ("day", "name"),
    [("2025-09-03", "Дональд Трамп"), ("2022-01-01", "Джо Байден"), ("2025-01-19", "Джо Байден"), ("1950-01-01", None)],
)
def test_the_table_knows_who_led_a_country_on_a_day(day: str, name: str | None) -> None:
    alone = office("o", "президент", day, US)
    assert who(alone)["o"] == (name or alone.name)
    if name:
        assert who(alone, person("t", name))["t"] == name
        assert len(resolve([alone, person("t", name)]).entities["o"].members) == 2


def test_two_documents_that_point_to_one_holder_give_one_person() -> None:
    found = resolve([office("o1", "президент", "2025-09-03", US), office("o2", "президент", "2025-10-03", US)])
    assert found.entities["o1"] == found.entities["o2"]
    assert (found.entities["o1"].name, found.entities["o1"].name_en) == ("Дональд Трамп", "Donald Trump")


def test_a_document_that_contradicts_the_table_leaves_the_office() -> None:
    harris = person("h", "Камала Харрис", Post("президент", US, "2025-09-01"))
    assert who(harris, office("o", "президент", "2025-09-03", US))["o"] == f"президент {US}"


def test_a_former_holder_named_without_former_does_not_count() -> None:
    biden = person("b", "Джо Байден", Post("президент", US, "2025-09-01"))
    assert who(biden, office("o", "президент", "2025-09-03", US))["o"] == "Дональд Трамп"


def test_offices_nobody_is_known_to_hold_are_one_node_an_office() -> None:
    found = resolve([office("a", "посол", "2024-01-01"), office("b", "посол", "2020-01-01"), office("c", "посол")])
    assert found.entities["a"].members == ("a", "b", "c")
    assert found.entities["a"].type == "Position"


def test_people_decide_whom_an_office_means_and_whom_not() -> None:
    nodes = [person("p", "Джером Пауэлл", head("2024-05-01")), office("o", "глава", "2024-06-01"), person("q", "Ян Ли")]
    whole = resolve(nodes).entities["p"]
    _, apart = splitting(whole, ["o"], [], by="anna", at="2025")
    after = resolve(nodes, apart).entities
    assert after["o"].type == "Position"
    assert after["p"].members == ("p",)
    merged = resolve(nodes, [*apart, Judgement("o", "q", True, 1.0, "", "anna", "2026")]).entities
    assert merged["o"].members == ("o", "q")
    assert merged["o"].name == "Ян Ли"


def test_two_candidates_people_say_are_one_are_one_candidate() -> None:
    nodes = [
        person("p", "Джером Пауэлл", head("2024-05-01")),
        person("z", "Джей Пауэлл-Старший", head("2024-05-01")),
        office("o", "глава", "2024-05-02"),
    ]
    assert resolve(nodes).entities["o"].type == "Position"
    assert resolve(nodes, [Judgement("p", "z", True, 1.0, "", "anna")]).entities["o"].members == ("o", "p", "z")


days = st.sampled_from(["", "2020-01-01", "2024-05-01", "2024-06-01", "2025-09-03"])
posts = st.builds(Post, st.sampled_from(["глава", "президент"]), st.sampled_from(["org:ФРС", US]), days)
names = st.sampled_from(["Джером Пауэлл", "Джо Байден", "Дональд Трамп", "Трамп", "Байден"])
people = st.lists(st.tuples(names, st.lists(posts, max_size=2)), max_size=4)


@settings(deadline=None, max_examples=40)
@given(people, st.lists(posts, max_size=4), st.randoms())
def test_the_order_of_documents_does_not_matter_and_no_two_persons_become_one(
    persons: list[tuple[str, list[Post]]], offices: list[Post], chance: object
) -> None:
    nodes = [person(f"p{number}", name, *said) for number, (name, said) in enumerate(persons)]
    without = {entity.members for entity in resolve(nodes).entities.values()}
    nodes += [replace(office(f"o{number}", post.title), posts=(post,)) for number, post in enumerate(offices)]
    first = resolve(nodes)
    kept = {tuple(m for m in each.members if m[0] == "p") for each in first.entities.values()} - {()}
    chance.shuffle(nodes)  # type: ignore[attr-defined]
    assert resolve(nodes) == first
    assert all(any(set(part) <= set(whole) for whole in kept) for part in without)
    full = {node.id: node.name for node in nodes if node.type == "Person" and " " in node.name}
    assert all(len({full[member] for member in part if member in full}) < 2 for part in kept)


def article(id: str, text: str, published: str | None, *mentions: tuple[str, str, str], held: str = "") -> Localised:
    """One sentence with mentions (text, type, via); *held* holds the first Position among them."""
    words = []
    at = 0
    for number, form in enumerate(text.replace(".", " .").split(), 1):
        start = text.index(form, at)
        at = start + len(form)
        lemma = {"США": "США", "Франции": "Франция"}.get(form, form.lower())
        words.append(Word(number, form, lemma, "NOUN" if form != "." else "PUNCT", 0, "dep", start=start, end=at))
    made = []
    for form, type, via in mentions:
        start = text.index(form)
        head = next(word.id for word in words if word.start >= start)
        made.append(Mention(id, 0, start, start + len(form), form, form, type, head, via, key=KEYS.get(form)))
    statements: tuple[Statement, ...] = ()
    if held:
        roles = {"subject": next(m for m in made if m.text == held), "theme": made[0]}
        statements = (Statement(id, 0, "HEADS", "", "президент", 0, 4, "", roles, "r"),)
    sentence = Sentence(id, 0, 0, len(text), text, tuple(words))
    return localise(Extraction(Document(id, text, published=published), (sentence,), tuple(made), statements))


def test_the_office_of_a_mention_is_its_title_and_whose_it_is() -> None:
    told = article(
        "d1", "президент Франции Макрон приехал.", "2025-05-01",
        ("президент Франции", "Position", "definite"), ("Франции", "Country", "name"), ("Макрон", "Person", "name"),
        held="Макрон",
    )  # fmt: skip
    points = article(
        "d2", "действующий президент Франции уехал.", "2025-06-01",
        ("действующий президент Франции", "Position", "position"), ("Франции", "Country", "name"),
    )  # fmt: skip
    posts = {entity.name: entity.posts for item in (told, points) for entity in item.entities.values()}
    assert posts == {
        "президент Франции": (Post("президент", "country:FR", ""),),
        "Франция": (),
        "Макрон": (Post("президент", "country:FR", "2025-05-01"),),
        "действующий президент Франции": (Post("президент", "country:FR", "2025-06-01"),),
    }
    found = resolve(entity for item in (told, points) for entity in item.entities.values())
    assert {entity.name for entity in found.entities.values() if entity.type == "Position"} == {"президент Франции"}


def test_an_article_without_a_date_waits_for_no_holder() -> None:
    points = article(
        "d2", "президент США уехал.", None, ("президент США", "Position", "position"), ("США", "Country", "name")
    )
    (post,) = [entity.posts for entity in points.entities.values() if entity.type == "Position"]
    assert post == (Post("президент", US, ""),)


def test_an_office_finds_its_holder_when_a_later_article_comes_and_loses_it_with_it(tmp_path: Path) -> None:
    points = article(
        "d1", "посол Франции уехал.", "2025-06-01",
        ("посол Франции", "Position", "position"), ("Франции", "Country", "name"),
    )  # fmt: skip
    names = article(
        "d2", "посол Франции Макрон приехал.", "2025-05-01",
        ("посол Франции", "Position", "definite"), ("Франции", "Country", "name"), ("Макрон", "Person", "name"),
        held="Макрон",
    )  # fmt: skip
    question = """MATCH (m:Member)-[l:SAME_AS]->(e:Entity)<-[r:MENTIONS]-(:Sentence)-[:IN]->(:Document {id: 'd1'})
    WHERE r.member = m.id AND r.via = 'position' RETURN e.name, e.type, l.reason"""

    def write(store: Store, item: Localised) -> None:
        members = {each.id: each for each in (*store.members(), *item.entities.values())}
        store.write([item], resolve(members.values(), store.judgements()))

    with connect(str(tmp_path / "news.graph")) as store:
        write(store, points)
        before = list(store.dump())
        assert store.read(question).records == [("посол Франции", "Position", "")]
        write(store, names)
        why = "посол of country:FR on 2025-06-01, named so on 2025-05-01"
        assert store.read(question).records == [("Макрон", "Person", why)]
        identity.delete(store, "d2")
        assert list(store.dump()) == before


def test_an_office_of_the_table_says_so(tmp_path: Path) -> None:
    points = article(
        "d1", "президент Франции уехал.", "2025-06-01",
        ("президент Франции", "Position", "position"), ("Франции", "Country", "name"),
    )  # fmt: skip
    with connect(str(tmp_path / "news.graph")) as store:
        store.prepare()
        store.write([points], resolve(points.entities.values()))
        found = store.read("MATCH (:Member)-[l:SAME_AS]->(e:Person) RETURN e.name, e.name_en, l.reason").records
    why = "президент of country:FR on 2025-06-01, by the table of office holders"
    assert found == [("Эммануэль Макрон", "Emmanuel Macron", why)]

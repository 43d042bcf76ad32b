"""What people say of statements and entities holds, on the embedded engine and on a real Neo4j."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graphbuilder.errors import ResolveError
from graphbuilder.model import Localised
from graphbuilder.resolve.judgements import from_row, to_row
from graphbuilder.store import Store, identity
from graphbuilder.store.rulings import judged, people
from graphbuilder.store.upkeep import backup as write_archive
from graphbuilder.store.upkeep import restore, verify
from tests.store.builders import Article, first, second, third

Fresh = Callable[[], Store]


def statement(store: Store, relation: str, text: str = "") -> str:
    """Return the id of the one statement of *relation* whose sentence holds *text*."""
    rows = store.read(
        "MATCH (s:Statement {relation: $relation})-[:EVIDENCE]->(x:Sentence) WHERE x.text CONTAINS $text RETURN s.id",
        {"relation": relation, "text": text},
    ).records
    ((id,),) = rows
    return str(id)


def edges(store: Store) -> set[tuple[Any, ...]]:
    """Return the typed edges, by names, with how many statements stand behind each."""
    found = store.read("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name, type(r), b.name, r.statements")
    return set(found.records)


def pronoun(document: str, text: str = "Он встретился с Си.", *, before: str = "Путин прибыл.") -> Localised:
    """Return a document in which a pronoun meets Xi."""
    article = Article(document).say(before)
    article.mention("Путин")
    if "Ким" in before:
        article.mention("Ким")
    article.say(text).state("MET", "встретился", roles={"object": "Си"})
    made = article.build()
    (told,) = made.extraction.statements
    start = made.extraction.sentences[1].start
    he = replace(article.mention("Путин", text="Он"), start=start, end=start + 2, via="pronoun")
    told = replace(told, roles={**told.roles, "subject": he})
    extraction = replace(made.extraction, statements=(told,), mentions=(*made.extraction.mentions, he))
    return Localised(extraction, {**made.entities, he.id: article.entity("Путин")})


def test_a_rejected_statement_is_no_statement_any_more(store: Store) -> None:
    store.replace([first(), second()])
    before = list(store.dump())
    id = statement(store, "SENT_TROOPS_TO", "бойцов")
    assert ("КНДР", "SENT_TROOPS_TO", "Россия", 2) in edges(store)
    ruling = people.reject(store, id[:8], by="Анна", reason="шутка")
    assert ("КНДР", "SENT_TROOPS_TO", "Россия", 1) in edges(store)
    assert store.read("MATCH (s:Statement {id: $id}) RETURN s", {"id": id}).records == []
    found = store.read(
        "MATCH (r:Rejected)-[:EVIDENCE]->(x:Sentence) RETURN r.id, r.judged, r.judged_by, r.judged_reason, x.text"
    ).records
    assert found == [(id, "rejected", "Анна", "шутка", "КНДР отправила бойцов в Россия.")]
    assert verify(store) == []  # type: ignore[arg-type]
    assert people.withdraw(store, id) == [ruling]
    assert list(store.dump()) == before


def test_the_last_statement_behind_an_edge_takes_edge_and_occurrence_along(store: Store) -> None:
    store.replace([third()])
    people.reject(store, statement(store, "MET"), by="me")
    assert edges(store) == set()
    assert store.counts()["occurrences"] == 0
    assert verify(store) == []  # type: ignore[arg-type]


def test_judging_then_ingesting_is_ingesting_then_judging(store: Store, fresh: Fresh) -> None:
    store.replace([first(), second(), third()])
    rejected = people.reject(store, statement(store, "SENT_TROOPS_TO", "бойцов"), by="me")
    corrected = people.correct(store, statement(store, "VISITED"), mode="actual", relation="MET", by="me")
    identity.rename(store, "Си", "Си Цзиньпин", by="me")
    identity.retype(store, "Си", "Group", by="me")
    decided = [from_row(to_row(each)) for each in judged.judgements(store)]
    assert [each for each in decided if each in (rejected, corrected)] == [rejected, corrected]
    with fresh() as other:
        assert judged.take_in(other, decided) == 4
        assert [each.state for each in judged.standing(other)] == ["article gone", "article gone"]
        for each in (third(), first(), second()):
            other.replace([each])
        assert list(other.dump()) == list(store.dump())
        assert judged.take_in(other, decided) == 0
        assert verify(other) == []  # type: ignore[arg-type]


def test_a_ruling_outlives_its_article_and_holds_when_it_comes_back(store: Store) -> None:
    store.replace([first(), second()])
    people.reject(store, statement(store, "VISITED"), by="me")
    people.correct(store, statement(store, "SENT_TROOPS_TO", "бойцов"), relation="SUPPLIED", by="me")
    before = list(store.dump())
    store.replace([first()])
    assert list(store.dump()) == before
    store.remove(["d1"])
    assert {each.state for each in judged.standing(store)} == {"article gone"}
    assert store.read("MATCH (n:Rejected) RETURN n").records == []
    store.replace([first()])
    assert list(store.dump()) == before


def test_names_and_types_outlive_the_articles_they_were_given_in(store: Store) -> None:
    store.replace([second()])
    identity.rename(store, "Си", "Си Цзиньпин", by="me")
    identity.rename(store, "Си", "Xi Jinping", by="me")
    found = identity.retype(store, "Си", "Organization", by="me")
    assert (found.name, dict(found.names), found.type) == (
        "Xi Jinping",
        {"ru": "Си Цзиньпин", "en": "Xi Jinping"},
        "Organization",
    )
    before = list(store.dump())
    store.remove(["d2"])
    assert verify(store) == []  # type: ignore[arg-type]
    store.replace([second()])
    assert list(store.dump()) == before
    again = identity.rename(store, "Xi Jinping", "Си", by="me")
    assert again.names["ru"] == "Си"
    assert len([each for each in store.judgements() if each.b.startswith("~name:ru:")]) == 1
    plain = identity.unname(store, "Xi Jinping")
    assert (plain.name, plain.type, plain.aliases) == ("Си", "Person", ("Си", "тов. Си"))
    assert store.judgements() == []
    with pytest.raises(ResolveError, match="nothing to take back"):
        identity.unname(store, "Си")


@pytest.mark.parametrize("name", ["МИД", "Договор", "Россия", "Пекин", "Путин"])
def test_whatever_it_is_bears_the_name_and_type_that_people_gave(store: Store, name: str) -> None:
    """Also a thing whose name ties it to nothing else, such as a ministry of no known country."""
    article = Article("m1").say(f"{name} принял Ким.").state("MET", "принял", roles={"subject": name, "object": "Ким"})
    store.replace([article.build()])
    id = next(member.id for member in store.members() if member.name == name)
    identity.rename(store, id, "Новый", by="me")
    identity.retype(store, id, "Group", by="me")
    shown = "MATCH (e:Entity)<-[:SUBJECT]-(:Statement) RETURN e.name, e.type"
    assert store.read(shown).records == [("Новый", "Group")]
    store.replace([article.build()])
    assert store.read(shown).records == [("Новый", "Group")]
    assert verify(store) == []  # type: ignore[arg-type]
    identity.unname(store, "Новый")
    assert store.read("MATCH (e:Entity)<-[:SUBJECT]-(:Statement) RETURN e.name").records == [(name,)]
    assert verify(store) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edited",
    [
        "«КНДР»  отправила бойцов — в Россия!",
        "КНДР, отправила бойцов в   Россия",
        "КНДР ОТПРАВИЛА бойцов в Россия…",
    ],
)
def test_harmless_edits_and_reprints_change_nothing(store: Store, edited: str) -> None:
    store.replace([first()])
    people.reject(store, statement(store, "SENT_TROOPS_TO"), by="me")
    reprint = Article("r1").say("Новость дня.").say(edited)
    where = edited.lower().find("отправила")
    reprint.state("SENT_TROOPS_TO", edited[where : where + 9], roles={"subject": "КНДР", "destination": "Россия"})
    store.replace([reprint.build()])
    assert [edge for edge in edges(store) if edge[1] == "SENT_TROOPS_TO"] == []
    assert len(judged.standing(store)[0].statements) == 2


def test_what_a_pronoun_says_is_judged_in_its_article_alone(store: Store) -> None:
    store.replace([pronoun("p1"), pronoun("p2")])
    ids = [row[0] for row in store.read("MATCH (s:Statement) RETURN s.id ORDER BY s.id").records]
    ruling = people.reject(store, ids[0], by="me")
    assert not ruling.anywhere
    assert store.read("MATCH (s:Statement) RETURN s.id").records == [(ids[1],)]


def test_a_pronoun_may_be_somebody_else(store: Store) -> None:
    store.replace([pronoun("p1", before="Путин прибыл, а Ким нет.")])
    before = list(store.dump())
    id = statement(store, "MET")
    ruling = people.correct(store, id, subject="Ким", by="me")
    assert edges(store) == {("Ким", "MET", "Си", 1)}
    row = store.read("MATCH (:Statement)-[r:SUBJECT]->(e:Entity) RETURN r.text, r.via, e.name").records
    assert row == [("Он", "pronoun", "Ким")]
    assert not ruling.anywhere
    assert verify(store) == []  # type: ignore[arg-type]
    people.withdraw(store, ruling.id)
    assert list(store.dump()) == before


def test_a_correction_is_made_in_steps_and_of_all_it_says(store: Store) -> None:
    store.replace([first()])
    id = statement(store, "MET")
    people.correct(store, id, relation="visited", by="me")
    people.correct(store, id, mode="planned", by="me")
    people.correct(store, id, object="Пекин", by="me", reason="so")
    rows = store.read(
        """MATCH (s:Statement {id: $id})-[:OBJECT]->(e:Entity)
        RETURN s.relation, s.realis, s.judged, s.judged_reason, s.confidence, e.name""",
        {"id": id},
    ).records
    assert rows == [("VISITED", "planned", "corrected", "so", 1.0, "Пекин")]
    assert len(store.rulings()) == 1
    with pytest.raises(ResolveError, match="did you mean 'VISITED'"):
        people.correct(store, id, relation="VISTED", by="me")
    with pytest.raises(ResolveError, match="there are actual, planned, hypothetical, negated"):
        people.correct(store, id, mode="maybe", by="me")
    with pytest.raises(ResolveError, match=r"mentions nobody of this name.*mentions КНДР, Ким, Пекин, Путин, Россия"):
        people.correct(store, id, object="Трамп", by="me")
    with pytest.raises(ResolveError, match="nothing to correct"):
        people.correct(store, id, by="me")


def test_what_is_confirmed_is_certain(store: Store) -> None:
    article = Article("c1").say("Путин встретился с Ким.")
    article.state("MET", "встретился", roles={"subject": "Путин", "object": "Ким"}, confidence=0.4)
    store.replace([article.build()])
    people.confirm(store, statement(store, "MET"), by="me")
    assert store.read("MATCH (s:Statement) RETURN s.confidence, s.judged").records == [(1.0, "confirmed")]
    people.reject(store, statement(store, "MET"), by="you")
    assert len(store.rulings()) == 1
    people.withdraw(store, store.rulings()[0].id)
    assert store.read("MATCH (s:Statement) RETURN s.confidence, s.judged").records == [(0.4, None)]


def test_a_ruling_whose_article_changed_stays_and_says_so(store: Store) -> None:
    store.replace([first()])
    ruling = people.reject(store, statement(store, "SENT_TROOPS_TO"), by="me")
    changed = Article("d1").say("КНДР отправила тысячу бойцов в Россия.")
    changed.state("SENT_TROOPS_TO", "отправила", roles={"subject": "КНДР", "destination": "Россия"})
    store.replace([changed.build()])
    (found,) = judged.standing(store)
    assert (found.ruling, found.state, found.statements) == (ruling, "sentence gone", ())
    assert found.near == "КНДР отправила тысячу бойцов в Россия."
    assert edges(store) == {("КНДР", "SENT_TROOPS_TO", "Россия", 1)}
    silent = Article("d1").say("КНДР отправила бойцов в Россия.").build()
    store.replace([silent])
    assert judged.standing(store)[0].state == "not stated"
    store.replace([first()])
    assert judged.standing(store)[0].state == "in force"


def test_a_ruling_follows_an_article_that_takes_the_place_of_another(store: Store) -> None:
    def at(path: str, made: Localised) -> Localised:
        document = replace(made.extraction.document, path=path)
        return replace(made, extraction=replace(made.extraction, document=document))

    store.replace([at("/a/x.txt", pronoun("p1"))])
    people.reject(store, statement(store, "MET"), by="me")
    store.replace([at("/a/x.txt", pronoun("p2", before="Вчера Путин прибыл."))])
    assert store.place({"/a/x.txt": "p2"}) == ["p1"]
    assert edges(store) == set()
    (found,) = judged.standing(store)
    assert (found.state, found.ruling.documents) == ("in force", ("p1", "p2"))


def test_merges_and_splits_move_what_is_judged_along(store: Store, fresh: Fresh) -> None:
    store.replace([first(), second()])
    people.correct(store, statement(store, "MET", "встретился"), object="Россия", by="me")
    people.reject(store, statement(store, "RELATED"), by="me")
    one = next(member.id for member in store.members() if member.id == "d2/Си")
    identity.merge(store, one, "d1/Ким", by="me")
    assert verify(store) == []  # type: ignore[arg-type]
    people.withdraw(store, *(each.id for each in store.rulings()))
    assert verify(store) == []  # type: ignore[arg-type]
    with fresh() as other:
        other.replace([first(), second()])
        judged.take_in(other, judged.judgements(store))
        assert list(other.dump()) == list(store.dump())


def test_only_a_later_judgement_takes_the_place_of_another(store: Store) -> None:
    store.replace([first()])
    id = statement(store, "MET")
    old = people.reject(store, id, by="me")
    new = people.confirm(store, id, by="you")
    assert judged.take_in(store, [old]) == 0
    assert store.rulings() == [new]
    people.withdraw(store, id)
    assert judged.take_in(store, [new, old]) == 1
    assert store.rulings() == [new]
    with pytest.raises(ResolveError, match="nobody has judged"):
        people.withdraw(store, statement(store, "VISITED"))


def test_a_statement_that_is_not_there_or_not_one_is_refused(store: Store) -> None:
    store.replace([pronoun(f"p{number}") for number in range(20)])
    with pytest.raises(ResolveError, match="no statement with this id"):
        people.reject(store, "nonsense", by="me")
    with pytest.raises(ResolveError, match="no statement with this id"):
        people.reject(store, "", by="me")
    ids = [row[0] for row in store.read("MATCH (s:Statement) RETURN s.id").records]
    shared = next(start for start in "0123456789abcdef" if sum(id.startswith(start) for id in ids) > 1)
    with pytest.raises(ResolveError, match="several statements"):
        people.reject(store, shared, by="me")


def test_what_is_judged_makes_taught_sentences(store: Store) -> None:
    store.replace([first(), second()])
    people.correct(store, statement(store, "MET", "встретился"), object="Пекин", relation="VISITED", by="me")
    people.reject(store, statement(store, "RELATED"), by="me")
    people.reject(store, statement(store, "VISITED", "посетит"), by="me")
    found = {one["text"]: one["statements"] for one in judged.lessons(store)}
    assert found == {
        "Путин встретился с Ким в Пекин.": [
            {"relation": "MET", "subject": [0, 5], "object": [19, 22], "mode": "actual", "right": False},
            {"relation": "VISITED", "subject": [0, 5], "object": [25, 30], "mode": "actual", "right": True},
        ],
        "Си похвалил Китай.": [
            {"relation": "RELATED", "subject": [0, 2], "object": [12, 17], "mode": "actual", "right": False}
        ],
        "Ким посетит Россия.": [
            {"relation": "VISITED", "subject": [0, 3], "object": [12, 18], "mode": "planned", "right": False}
        ],
    }


def test_rulings_travel_in_archives(store: Store, fresh: Fresh, tmp_path: Any) -> None:
    store.replace([first(), second()])
    people.reject(store, statement(store, "MET", "встретился"), by="me")
    people.correct(store, statement(store, "VISITED"), mode="actual", by="me")
    identity.rename(store, "Си", "Си Цзиньпин", by="me")
    write_archive(store, tmp_path / "a.gz")  # type: ignore[arg-type]
    with fresh() as other:
        restore(other, tmp_path / "a.gz")  # type: ignore[arg-type]
        assert list(other.dump()) == list(store.dump())


def test_statements_of_a_graph_from_before_rulings_are_judged_as_well(store: Store) -> None:
    store.replace([first(), second()])
    store.transact(lambda run: run("MATCH (s:Statement) REMOVE s.claim"))  # type: ignore[attr-defined]
    id = statement(store, "VISITED")
    people.reject(store, id, by="me")
    assert store.read("MATCH (r:Rejected) RETURN r.id").records == [(id,)]
    assert store.read("MATCH (s:Statement) WHERE s.claim IS NULL RETURN s").records == []


@pytest.mark.parametrize("text", ["'}) DETACH DELETE n //", "\u202eевил", "a" * 5000, "$reason", "\\u0000"])
def test_hostile_words_of_a_judge_stay_words(store: Store, text: str) -> None:
    store.replace([first()])
    ruling = people.reject(store, statement(store, "MET"), by=text, reason=text)
    assert store.rulings() == [ruling]
    assert store.counts()["documents"] == 1
    with pytest.raises(ResolveError):
        identity.rename(store, "Ким", "\x00\n", by="me")

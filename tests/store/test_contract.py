"""The contract of the store, on the embedded engine and on a real Neo4j."""

from dataclasses import replace
from typing import Any

import pytest

from graphbuilder.errors import QueryError, ResolveError, StoreError
from graphbuilder.model import Entity, Judgement, Localised, Post, Resolution, Sentence
from graphbuilder.store import Store, connect
from tests.store.builders import GAZETTEER, Article, apart, by_name, first, members, second, third

ALL = (first(), second(), third())

Edge = tuple[str, str, str]


def ingest(store: Store, *batch: Localised) -> None:
    """Write *batch*, resolved by name together with what the graph knows."""
    replaced = [localised.extraction.document.id for localised in batch]
    known = {entity.id: entity for entity in store.members(without=replaced)} | {
        entity.id: entity for entity in members(batch)
    }
    store.write(batch, by_name(known.values()))


def forget(store: Store, document: str) -> bool:
    """Delete a document and resolve what is left."""
    done = store.delete(document)
    store.apply(by_name(store.members()))
    return done


def derived(store: Store) -> dict[Edge, dict[str, Any]]:
    """Return derived edges: (name, relation, name) → properties."""
    rows = store.read("MATCH (a:Entity)-[r]->(b:Entity) RETURN a.name, type(r), b.name, r")
    return {(a, kind, b): edge["properties"] for a, kind, b, edge in rows.records}


def ask(store: Store, question: str, **parameters: Any) -> set[tuple[Any, ...]]:
    return set(store.read(question, parameters).records)


def test_every_node_and_edge_of_a_batch_is_counted(store: Store) -> None:
    ingest(store, *ALL)
    assert store.counts() == {
        "sources": 2,
        "documents": 3,
        "sentences": 8,
        "statements": 8,
        "occurrences": 4,
        "entities": 7,
        "members": 11,
        "mentions": 19,
        "relations": 4,
    }


def test_a_statement_stands_with_its_roles_its_speaker_and_its_sentence(store: Store) -> None:
    ingest(store, first())
    assert ask(
        store,
        "MATCH (s:Statement {relation: $relation})-[r]->(e:Entity) RETURN type(r), e.name, r.text",
        relation="SUPPLIED",
    ) == {("SUBJECT", "КНДР", "КНДР"), ("BENEFICIARY", "Россия", "Россия"), ("SPEAKER", "Ким", "Ким")}
    assert ask(
        store,
        """MATCH (s:Statement {relation: 'SUPPLIED'})-[:EVIDENCE]->(x:Sentence)-[:IN]->(d:Document)-[:PUBLISHED_BY]->(p)
        RETURN s.polarity, x.text, d.title, p.name""",
    ) == {("negated", "КНДР не поставляла оружие Россия, заявил Ким.", "Статья d1", "vot-tak.tv")}


def test_entities_carry_the_label_of_their_type(store: Store) -> None:
    ingest(store, *ALL)
    assert ask(store, "MATCH (e:Country) RETURN e.id, e.name_en, e.caption") == {
        ("country:RU", "Russia", "Россия"),
        ("country:KP", "DPRK", "КНДР"),
        ("country:CN", "China", "Китай"),
    }


def test_derived_edges_count_statements_documents_sources_and_dates(store: Store) -> None:
    ingest(store, *ALL)
    edges = derived(store)
    assert edges["Ким", "MET", "Путин"] == {
        "relation": "MET",
        "caption": "MET",
        "statements": 3,
        "own": 3,
        "attributed": 0,
        "documents": 3,
        "sources": 3,
        "source_names": ["other.example", "vot-tak.tv"],
        "confidence": 1.0,
        "first_seen": "2025-09-03",
        "last_seen": "2025-09-05",
    }
    assert edges["КНДР", "SENT_TROOPS_TO", "Россия"]["documents"] == 2


def test_only_asserted_statements_of_typed_relations_make_edges(store: Store) -> None:
    ingest(store, *ALL)
    assert {edge for edge in derived(store) if edge[1] in ("SUPPLIED", "VISITED", "RELATED")} == set()


def test_a_meeting_of_three_ties_every_two_once(store: Store) -> None:
    ingest(store, second())
    assert {edge for edge in derived(store) if edge[1] == "MET"} == {
        ("Ким", "MET", "Путин"),
        ("Ким", "MET", "Си"),
        ("Путин", "MET", "Си"),
    }


def test_an_edge_without_any_date_has_none(store: Store) -> None:
    ingest(store, third())
    assert derived(store)["Ким", "MET", "Путин"] == {
        "relation": "MET",
        "caption": "MET",
        "statements": 1,
        "own": 1,
        "attributed": 0,
        "documents": 1,
        "sources": 1,
        "source_names": [],
        "confidence": 1.0,
    }


def test_an_edge_tells_what_texts_state_themselves_from_what_somebody_in_them_does(store: Store) -> None:
    for name, speaker in (("w1", "Си"), ("w2", "Си"), ("w3", None)):
        article = Article(name).say("КНДР отправила бойцов в Россия, сказал Си.")
        roles = {"subject": "КНДР", "destination": "Россия"}
        ingest(store, article.state("SENT_TROOPS_TO", "отправила", roles=roles, speaker=speaker).build())
        edge = derived(store)["КНДР", "SENT_TROOPS_TO", "Россия"]
        if name == "w2":
            assert (edge["statements"], edge["own"], edge["attributed"]) == (2, 0, 2)
            assert edge["caption"] == "SENT_TROOPS_TO (by word)"
    assert (edge["statements"], edge["own"], edge["attributed"]) == (3, 1, 2)
    assert edge["caption"] == "SENT_TROOPS_TO"
    forget(store, "w3")
    assert derived(store)["КНДР", "SENT_TROOPS_TO", "Россия"]["own"] == 0


def met(document: str, confidence: float) -> Localised:
    article = Article(document).say("Путин встретился с Ким.")
    return article.state(
        "MET", "встретился", roles={"subject": "Путин", "object": "Ким"}, confidence=confidence
    ).build()


def test_an_edge_is_as_sure_as_the_surest_statement_behind_it(store: Store) -> None:
    for name, confidence, surest in (("m1", 0.4, 0.4), ("m2", 0.8, 0.8), ("m3", 0.6, 0.8)):
        ingest(store, met(name, confidence))
        assert derived(store)["Ким", "MET", "Путин"]["confidence"] == surest
    forget(store, "m2")
    assert derived(store)["Ким", "MET", "Путин"]["confidence"] == 0.6


def test_ingesting_twice_leaves_the_graph_as_it_was(store: Store) -> None:
    ingest(store, *ALL)
    once = list(store.dump())
    ingest(store, *ALL)
    ingest(store, second())
    assert list(store.dump()) == once


def test_the_order_of_documents_leaves_no_trace(store: Store) -> None:
    dumps = []
    for order in (ALL, ALL[::-1], (*ALL[1:], ALL[0])):
        for localised in order:
            ingest(store, localised)
        dumps.append(list(store.dump()))
        for localised in order:
            forget(store, localised.extraction.document.id)
    assert all(dump == dumps[0] for dump in dumps)


def test_deleting_a_document_removes_exactly_its_share(store: Store) -> None:
    ingest(store, first(), third())
    without = list(store.dump())
    ingest(store, second())
    assert forget(store, "d2")
    assert list(store.dump()) == without


def test_deleting_every_document_leaves_nothing(store: Store) -> None:
    ingest(store, *ALL)
    assert all([store.delete("d2"), store.delete("d1"), store.delete("d3")])
    assert list(store.dump()) == []
    assert ask(store, "MATCH (n) RETURN count(n)") == {(0,)}


def test_deleting_what_is_not_there_says_so(store: Store) -> None:
    store.prepare()
    assert store.delete("nothing") is False


def test_a_changed_document_replaces_its_share(store: Store) -> None:
    ingest(store, second())
    changed = Article("d1", published="2025-09-04", source="changed.example").say("Россия поблагодарила КНДР.")
    changed.state("THANKED", "поблагодарила", roles={"subject": "Россия", "object": "КНДР"})
    ingest(store, changed.build())
    expected = list(store.dump())
    ingest(store, first())
    ingest(store, changed.build())
    assert list(store.dump()) == expected


def test_deleting_a_document_takes_its_names_out_of_the_entities_that_stay(store: Store) -> None:
    one, two = Article("a").say("Путин прибыл."), Article("b").say("Путин уехал.")
    one.mention("Путин"), two.mention("Путин")
    late = two.build()
    secret = {key: replace(entity, name="Тайный", aliases=("секрет",)) for key, entity in late.entities.items()}
    both = [one.build(), Localised(late.extraction, secret)]
    joined = Entity("e:1", "Тайный", "Person", {"ru": "Тайный"}, ("секрет", "тов. Путин"), None, ("a/Путин", "b/Путин"))
    store.write(both, Resolution({"a/Путин": joined, "b/Путин": joined}))
    store.delete("b")
    assert ask(store, "MATCH (e:Entity) RETURN e.id, e.name") == {("e:1", "Путин")}
    assert "секрет" not in str(list(store.dump()))
    assert "Тайный" not in str(list(store.dump()))


def test_the_later_of_two_documents_with_one_id_counts(store: Store) -> None:
    ingest(store, second())
    expected = list(store.dump())
    other = replace(first().extraction.document, id="d2")
    store.delete("d2")
    store.write(
        [Localised(replace(first().extraction, document=other, statements=()), {}), second()],
        by_name(members([second()])),
    )
    assert list(store.dump()) == expected


def test_members_come_back_as_they_were_written(store: Store) -> None:
    ingest(store, *ALL)
    assert store.members() == members(ALL)


def test_merge_then_split_is_as_before(store: Store) -> None:
    store.write(ALL, apart(members(ALL)))
    before = list(store.dump())
    store.apply(by_name(members(ALL)))
    assert derived(store)["Ким", "MET", "Путин"]["statements"] == 3
    assert len(derived(store)) == 4
    store.apply(apart(members(ALL)))
    assert list(store.dump()) == before


def test_a_merge_gives_what_ingesting_merged_gives(store: Store) -> None:
    ingest(store, *ALL)
    merged = list(store.dump())
    store.apply(apart(members(ALL)))
    assert list(store.dump()) != merged
    store.apply(by_name(members(ALL)))
    assert list(store.dump()) == merged


def test_applying_a_part_leaves_the_rest(store: Store) -> None:
    ingest(store, *ALL)
    alone = next(entity for entity in members(ALL) if entity.id == "d3/Ким")
    store.apply(Resolution({alone.id: alone}))
    assert derived(store)["Ким", "MET", "Путин"]["statements"] in (1, 2)
    assert ask(store, "MATCH (e:Entity {name: 'Ким'}) RETURN e.id") == {("e:Ким",), ("d3/Ким",)}
    store.apply(by_name(members([third()])))
    assert derived(store)["Ким", "MET", "Путин"]["statements"] == 3


def test_a_member_may_change_its_type(store: Store) -> None:
    ingest(store, third())
    (kim,) = (entity for entity in members([third()]) if entity.name == "Ким")
    store.apply(Resolution({kim.id: replace(by_name([kim]).entities[kim.id], type="Organization")}))
    assert ask(store, "MATCH (e:Organization) RETURN e.id, size(labels(e))") == {("e:Ким", 2)}
    assert ask(store, "MATCH (e:Person) RETURN e.name") == {("Путин",)}


def test_what_merges_into_itself_makes_no_edge(store: Store) -> None:
    ingest(store, third())
    one = Entity("e:one", "Один", "Person")
    store.apply(Resolution(dict.fromkeys(("d3/Ким", "d3/Путин"), one)))
    assert derived(store) == {}


def test_links_carry_the_judgement_behind_them(store: Store) -> None:
    ingest(store, *ALL)
    question = "MATCH (m:Member {id: $id})-[r:SAME_AS]->(e:Entity) RETURN e.id, r.by, r.reason, r.score"
    assert ask(store, question, id="d2/Ким") == {("e:Ким", "resolver", "same name", 0.9)}
    assert ask(store, question, id="d2/Си") == {("e:Си", "resolver", "", 1.0)}


def test_judgements_of_people_are_kept_replaced_and_forgotten(store: Store) -> None:
    ingest(store, *ALL)
    told = Judgement("d1/Ким", "d2/Ким", False, 1.0, "другой Ким", by="anna", at="2025-09-06T12:00:00Z")
    store.judge(replace(told, a=told.b, b=told.a, same=True))
    store.judge(told)
    ingest(store, *ALL)
    assert store.judgements() == [told]
    assert store.retract(("d2/Ким", "d1/Ким")) == 1
    assert store.retract(("d2/Ким", "d1/Ким")) == 0
    assert store.judgements() == []


def test_judgements_of_people_outlive_their_documents(store: Store) -> None:
    ingest(store, *ALL)
    told = Judgement("d1/Ким", "d2/Ким", True, 1.0, "один Ким", by="anna", at="2025-09-06T12:00:00Z")
    store.judge(told)
    before = list(store.dump())
    for document in ("d1", "d2", "d3"):
        forget(store, document)
    assert store.judgements() == [told]
    assert [(each.id, each.name) for each in store.judgements()[0].members] == [("d1/Ким", "Ким"), ("d2/Ким", "Ким")]
    assert store.members() == []
    assert ask(store, "MATCH (e:Entity) RETURN e.id") == set()
    assert store.counts()["members"] == 0
    ingest(store, *ALL)
    assert list(store.dump()) == before
    for document in ("d1", "d2", "d3"):
        forget(store, document)
    assert store.retract(("d1/Ким", "d2/Ким")) == 1
    assert list(store.dump()) == []


def test_judgements_move_to_another_graph_with_the_members_they_are_about(store: Store, fresh: Any) -> None:
    with fresh() as other:
        ingest(other, *ALL)
        other.judge(Judgement("d1/Ким", "d3/Ким", False, 0.0, "", by="anna"))
        told = other.judgements()
        expected = list(other.dump())
    store.prepare()
    store.judge(*told)
    assert store.judgements() == told
    ingest(store, *ALL)
    assert list(store.dump()) == expected


def test_what_a_file_of_links_says_leaves_with_its_member(store: Store) -> None:
    ingest(store, *ALL)
    item = Entity("wikidata:Q7747", "Владимир Путин", "Person")
    store.judge(
        Judgement("d2/Путин", "wikidata:Q7747", True, 0.9, "in the file", by="link:a.csv", members=(item,)),
        Judgement("d2/Ким", "wikidata:Q7747", None, 0.8, "in the file", by="link:a.csv", members=(item,)),
        Judgement("d1/Ким", "wikidata:Q7747", False, 0.0, "no", by="anna"),
    )
    assert [each.same for each in store.judgements()] == [False, None, True]
    forget(store, "d2")
    assert [each.a for each in store.judgements()] == ["d1/Ким"]
    forget(store, "d1"), forget(store, "d3")
    assert [each.a for each in store.judgements()] == ["d1/Ким"]


def test_an_entity_keeps_its_wikidata_id_and_a_member_its_posts(store: Store) -> None:
    known = members(ALL)
    put = next(entity for entity in known if entity.id == "d1/Путин")
    posted = replace(put, posts=(Post("президент", "country:RU", "2025-09-03"),))
    batch = [Localised(x.extraction, {k: posted if e == put else e for k, e in x.entities.items()}) for x in ALL]
    store.write(batch, Resolution({"d1/Путин": replace(put, wikidata="Q7747")}))
    assert posted in store.members()
    assert ask(store, "MATCH (e:Entity {id: 'd1/Путин'}) RETURN e.wikidata") == {("Q7747",)}
    store.apply(Resolution({"d1/Путин": put}))
    assert ask(store, "MATCH (e:Entity {id: 'd1/Путин'}) RETURN e.wikidata") == {(None,)}


def test_one_mention_goes_to_another_member_and_back(store: Store) -> None:
    ingest(store, *ALL)
    before = list(store.dump())
    whole = next(entity for entity in store.members() if entity.id == "d1/Путин")
    alone = Entity("m1", "Путин-второй", "Person")
    start = first().extraction.document.text.index("Путин")
    store.reassign("d1/Путин", alone, mention=("d1", start, start + len("Путин")))
    store.apply(by_name(store.members()))
    assert ("Ким", "MET", "Путин-второй") in derived(store)
    assert "d1/Путин" not in {member.id for member in store.members()}
    store.reassign("m1", whole)
    store.apply(by_name(store.members()))
    assert list(store.dump()) == before


def test_a_judgement_on_nobody_is_refused(store: Store) -> None:
    ingest(store, third())
    with pytest.raises(ResolveError, match="no member nobody"):
        store.judge(Judgement("d3/Ким", "nobody", True, 1.0, ""))
    with pytest.raises(ResolveError, match="itself"):
        store.judge(Judgement("d3/Ким", "d3/Ким", True, 1.0, ""))


def test_an_entity_of_an_unknown_type_is_refused_and_nothing_is_written(store: Store) -> None:
    store.prepare()
    (entity,) = (entity for entity in members([third()]) if entity.name == "Ким")
    with pytest.raises((StoreError, ValueError)):
        store.write([third()], Resolution({entity.id: replace(entity, type="Person SET n.x = 1")}))
    assert list(store.dump()) == []


def test_a_statement_without_its_sentence_is_refused(store: Store) -> None:
    extraction = third().extraction
    bare = Localised(replace(extraction, sentences=()), third().entities)
    with pytest.raises(StoreError, match="evidence"):
        store.write([bare], Resolution({}))
    assert list(store.dump()) == []


def test_questions_may_not_write(store: Store) -> None:
    ingest(store, third())
    before = list(store.dump())
    for question in (
        "CREATE (n:Entity {id: 'x'}) RETURN n",
        "MATCH (n:Entity) SET n.name = 'x' RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Member {id: 'x'}) RETURN n",
        "MATCH (n:Entity) REMOVE n:Person RETURN n",
        "CREATE INDEX x IF NOT EXISTS FOR (n:Entity) ON (n.caption)",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "UNWIND [1] AS x load /* */ \n csv FROM 'file:///etc/passwd' AS line RETURN line",
    ):
        with pytest.raises(QueryError):
            store.read(question)
    assert list(store.dump()) == before


def test_wrong_questions_are_errors_of_one_line(store: Store) -> None:
    store.prepare()
    for question, parameters in (
        ("MATCH (n RETURN n", {}),
        ("RETURN $missing", {}),
        ("", {}),
        ("RETURN $x", {"x": {1}}),
    ):
        with pytest.raises(QueryError) as caught:
            store.read(question, parameters)
        assert "\n" not in str(caught.value)


def test_a_question_that_takes_too_long_is_stopped(store: Store) -> None:
    store.prepare()
    endless = (
        "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN sum(a * b % (c + 7))"
    )
    with pytest.raises(QueryError, match="longer than"):
        store.read(endless, timeout=0.5)


def test_answers_are_plain_python(store: Store) -> None:
    ingest(store, third())
    rows = store.read(
        """MATCH p = (s:Statement)-[r:SUBJECT]->(e:Entity)
        RETURN s, r, e, p, [e.name, null, {a: 1.5}] AS list, date('2025-09-03') AS day, count(*) AS n"""
    )
    assert rows.columns == ("s", "r", "e", "p", "list", "day", "n")
    ((statement, edge, entity, path, values, day, number),) = rows.records
    assert statement["labels"] == ["Statement"]
    assert entity["labels"] == ["Entity", "Person"]
    assert entity["properties"] == {
        "id": "e:Ким",
        "name": "Ким",
        "type": "Person",
        "name_ru": "Ким",
        "aliases": ["тов. Ким"],
        "caption": "Ким",
    }
    assert edge["type"] == "SUBJECT"
    assert edge["properties"] == {"text": "Ким", "start": 0, "end": 3, "via": "name", "member": "d3/Ким"}
    assert (edge["start"], edge["end"]) == (statement["element_id"], entity["element_id"])
    assert [node["element_id"] for node in path["nodes"]] == [edge["start"], edge["end"]]
    assert path["relationships"] == [edge]
    assert (values, str(day), number) == (["Ким", None, {"a": 1.5}], "2025-09-03", 1)


def test_an_answer_without_records_still_has_columns(store: Store) -> None:
    store.prepare()
    assert store.read("MATCH (n:Entity) RETURN n.name AS name").columns == ("name",)


HOSTILE = (
    "'}) DETACH DELETE n //",
    '"`); DROP CONSTRAINT entity_id;',
    "`]->() MATCH (m) SET m.x = 1 WITH m //",
    "$rows",
    "{id: 1}",
    "\\u0027",
    "\u2028\u202e</script>",
    "\x00\x07",
    "lone \ud800 surrogate",
    "😀" * 50,
    "",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_every_field_stays_text(store: Store, text: str) -> None:
    written = text.encode("utf-8", "replace").decode()
    localised = first()
    extraction = localised.extraction
    document = replace(
        extraction.document,
        title=text,
        url=text,
        path=text,
        language=text,
        source=text or None,
        sha256=text,
        published=text,
    )
    mentions = {m.id: replace(m, text=text, name=text, via=text, reason=text) for m in extraction.mentions}
    statements = tuple(
        replace(
            s,
            predicate=text,
            trigger=text,
            rule=text,
            plover=text,
            roles={k: mentions[m.id] for k, m in s.roles.items()},
        )
        for s in extraction.statements
    )
    sentences = tuple(Sentence(s.document, s.index, s.start, s.end, text, ()) for s in extraction.sentences)
    entities = {
        key: replace(e, name=text, names={"ru": text, "en": text}, aliases=(text, text + "2"), country=text)
        for key, e in localised.entities.items()
    }
    hostile = Localised(
        replace(
            extraction, document=document, sentences=sentences, mentions=tuple(mentions.values()), statements=statements
        ),
        entities,
    )
    ingest(store, second())
    before = list(store.dump())
    store.write([hostile], apart(members([hostile])))
    assert ask(store, "MATCH (s:Sentence {id: 'd1:0'}) RETURN s.text") == {(written,)}
    assert ask(store, "MATCH (e:Entity {id: 'd1/Ким'}) RETURN e.name, e.country") == {(written, written)}
    assert store.counts()["statements"] == 7
    assert store.delete("d1")
    store.write([second()], by_name(members([second()])))
    assert list(store.dump()) == before


def test_the_graph_is_there_when_opened_again(address: str) -> None:
    with connect(address) as store:
        ingest(store, *ALL)
        before = list(store.dump())
    with connect(address, read_only=True) as store:
        assert list(store.dump()) == before
        with pytest.raises(StoreError, match="read only"):
            store.delete("d1")
    with connect(address) as store:
        ingest(store, *ALL)
        assert list(store.dump()) == before


def test_gazetteer_things_are_one_in_all_documents(store: Store) -> None:
    ingest(store, *ALL)
    store.delete("d1")
    assert ask(store, "MATCH (e:Entity {id: 'country:RU'})<-[r:MENTIONS]-() RETURN count(r)") == {(1,)}
    assert GAZETTEER["Россия"] in store.members()
    store.delete("d2")
    assert GAZETTEER["Россия"] not in store.members()


def placed(article: Localised, path: str | None, url: str | None = None) -> Localised:
    document = replace(article.extraction.document, path=path, url=url)
    return replace(article, extraction=replace(article.extraction, document=document))


def test_what_stands_where_a_document_was_takes_its_place(store: Store) -> None:
    alone = Article("other").say("Другое.").build()
    with_address = placed(third(), "/news/c.txt", "https://ria.ru/1")
    ingest(store, placed(first(), "/news/a.txt"), placed(second(), "/news/all.csv#2"), with_address, alone)
    held = {("/news/a.txt",), ("/news/all.csv#2",), ("/news/c.txt",)}
    question = "MATCH (d:Document) WHERE d.locations IS NOT NULL UNWIND d.locations AS place RETURN place"
    assert ask(store, question) == held
    new = alone.extraction.document.id
    gone = store.place({"/news/a.txt": new, "/news/all.csv#2": new, "/news/c.txt": new})
    assert gone == [first().extraction.document.id]  # of the others one has an address, one stood among many
    assert store.counts()["documents"] == 3
    assert store.place({}) == []


def test_the_same_text_at_two_places_stays_while_it_is_at_one(store: Store) -> None:
    name = first().extraction.document.id
    for path in ("/news/a.txt", "/news/b.txt"):
        ingest(store, placed(first(), path))
    ingest(store, placed(second(), "/news/a.txt"))
    assert store.place({"/news/a.txt": second().extraction.document.id}) == []
    assert store.place({"/news/b.txt": second().extraction.document.id}) == [name]

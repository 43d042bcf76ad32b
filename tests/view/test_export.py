"""Every format, read back by the library of the format: nothing lost, the sentences still there."""

import csv
import json
from dataclasses import replace

import pytest

from graphbuilder.errors import BadParameter, ViewError
from graphbuilder.view import Node, Subgraph
from graphbuilder.view.export import FORMATS, export
from graphbuilder.view.export.entities import key
from graphbuilder.view.export.linked import VOCABULARY, iri
from graphbuilder.view.export.tables import defuse
from tests.view.sample import sample

SENTENCES = {one.text for claim in sample().claims for one in claim.evidence}
#: Sentences behind edges: what formats without statements can keep.
EDGE_SENTENCES = {one.text for claim in sample().claims if claim.ends for one in claim.evidence}
EDGES = {(edge.source, edge.relation, edge.target) for edge in sample().edges}


def odd() -> Subgraph:
    """The sample with names that break careless writers."""
    subgraph = sample()
    names = [
        "=1+1",
        'a "quoted"; name',
        "line\nbreak",
        "<b>&amp;",
        "bell\x07",
        "\ud83e\udd84".encode("utf-16", "surrogatepass").decode("utf-16"),
    ]
    nodes = [
        replace(node, name=name, aliases=("a;b", "c | d", "-x"))
        for node, name in zip(subgraph.nodes, names, strict=False)
    ]
    return replace(subgraph, nodes=(*nodes, *subgraph.nodes[len(nodes) :]))


def files(path):
    return {one.name: one.read_bytes() for one in path.iterdir()} if path.is_dir() else path.read_bytes()


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_subgraph_gives_the_same_bytes(form, tmp_path):
    assert files(export(odd(), form, tmp_path / "a")) == files(export(odd(), form, tmp_path / "b"))


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_graph_is_written_too(form, tmp_path):
    assert export(Subgraph(), form, tmp_path / "out").exists()


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path):
    with pytest.raises(BadParameter, match="'xls'; expected one of graphml, gexf"):
        export(sample(), "xls", tmp_path / "out")


@pytest.mark.parametrize("form", FORMATS)
def test_a_path_that_cannot_be_made_is_one_line(form, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ViewError, match=f"{form} cannot be written") as caught:
        export(sample(), form, tmp_path / "file" / "out")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_networkx_reads_the_network_with_its_sentences(form, tmp_path):
    import networkx as nx

    path = export(sample(), form, tmp_path / "out")
    graph = nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path)
    assert {(a, values["relation"], b) for a, b, values in graph.edges(data=True)} == EDGES
    assert graph.nodes["e:kim"]["name_en"] == "Kim Jong Un"
    assert {text for *_, values in graph.edges(data=True) for text in values["evidence"].split(" | ")} == EDGE_SENTENCES
    assert {values["status"] for *_, values in graph.edges(data=True)} == {
        "stated",
        "planned",
        "hypothetical",
        "denied",
    }


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_letters_that_xml_cannot_hold_do_not_break_the_network(form, tmp_path):
    import networkx as nx

    path = export(odd(), form, tmp_path / "out")
    graph = nx.read_graphml(path) if form == "graphml" else nx.read_gexf(path)
    assert "bell�" in {values["label"] for _, values in graph.nodes(data=True)}


def test_gephi_gets_one_id_an_edge(tmp_path):
    path = export(sample(), "csv", tmp_path / "out")
    with (path / "edges.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {"Id", "Source", "Target", "Label", "Weight"} <= set(rows[0])
    assert len({row["Id"] for row in rows}) == len(rows) == len(EDGES)


def test_pandas_reads_the_tables_with_every_statement_and_its_sentence(tmp_path):
    import pandas as pd

    path = export(sample(), "csv", tmp_path / "out")
    frame = pd.read_csv(path / "statements.csv")
    assert set(frame["id"]) == {claim.id for claim in sample().claims}
    assert set(frame["sentence"]) == SENTENCES
    row = frame.set_index("id").loc["c06"]
    assert (row["subject"], row["speaker"], row["quantity"], row["source"]) == (
        "КНДР",
        "Южнокорейская разведка",
        13000,
        "Вот Так",
    )
    roles = pd.read_csv(path / "roles.csv")
    assert len(roles) == sum(len(claim.roles) for claim in sample().claims)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\0", " =", "＝"])
def test_no_cell_is_a_formula_in_any_text_column(first, tmp_path):
    nodes = (Node("n", f"{first}cmd", "Person", f"{first}a", f"{first}b", (f"{first}c",), f"{first}d"),)
    path = export(Subgraph(nodes), "csv", tmp_path / "out")
    with (path / "nodes.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    cells = [row[column] for column in ("Label", "name_ru", "name_en", "aliases", "country")]
    assert all(cell.startswith("'") for cell in cells)


@pytest.mark.parametrize("value", [-3.5, 7, None, True, "текст", "a=b", "2025-01-01"])
def test_numbers_and_harmless_text_stay_as_they_are(value):
    assert defuse(value) is value or defuse(value) == value


def test_pyarrow_reads_lists_numbers_and_sentences_as_they_were(tmp_path):
    import pyarrow.parquet as pq

    path = export(odd(), "parquet", tmp_path / "out")
    nodes = pq.read_table(path / "nodes.parquet").to_pylist()
    assert nodes[0]["name"] == "=1+1"
    assert nodes[0]["aliases"] == ["a;b", "c | d", "-x"]
    statements = pq.read_table(path / "statements.parquet").to_pylist()
    assert {row["sentence"] for row in statements} == SENTENCES
    assert {row["quantity"] for row in statements} == {None, 13000.0}
    edges = pq.read_table(path / "edges.parquet").to_pylist()
    assert {text for row in edges for text in row["evidence"]} == EDGE_SENTENCES


def test_neo4j_admin_files_have_typed_headers_and_ends_that_exist(tmp_path):
    path = export(odd(), "neo4j-admin", tmp_path / "out")
    arguments = (path / "import.args").read_text(encoding="utf-8").split()
    assert {one.split("=./")[1] for one in arguments if "s=" in one and one.endswith(".csv")} == {
        file.name for file in path.glob("*.csv")
    }
    ids: dict[str, set[str]] = {}
    for file in path.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        for column in rows[0]:
            if column.startswith("id:ID("):
                ids[column[6:-1]] = {row[column] for row in rows}
                assert len(ids[column[6:-1]]) == len(rows)
    checked = 0
    for file in path.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            for row in csv.DictReader(opened):
                for column, value in row.items():
                    if column.startswith((":START_ID(", ":END_ID(")):
                        assert value in ids[column.split("(")[1][:-1]]
                        checked += 1
    assert checked > 100
    with (path / "relation.csv").open(encoding="utf-8", newline="") as file:
        stated = {(edge.source, edge.relation, edge.target) for edge in sample().edges if edge.status == "stated"}
        assert {
            (row[":START_ID(Entity)"], row[":TYPE"], row[":END_ID(Entity)"]) for row in csv.DictReader(file)
        } == stated


def test_a_label_outside_the_closed_list_is_not_written(tmp_path):
    path = export(Subgraph((Node("n", "x", "Person;Admin"),)), "neo4j-admin", tmp_path / "out")
    with (path / "entity.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))[":LABEL"] == "Entity"


def test_rdflib_reads_the_statements_with_their_sentences(tmp_path):
    from rdflib import RDF, Graph, URIRef
    from rdflib.namespace import PROV, SDO

    path = export(odd(), "jsonld", tmp_path / "out.jsonld")
    graph = Graph().parse(path, format="json-ld")
    statements = set(graph.subjects(RDF.type, RDF.Statement))
    assert statements == {URIRef(iri("statement", claim.id)) for claim in sample().claims}
    quoted = {
        str(text)
        for one in statements
        for sentence in graph.objects(one, PROV.wasQuotedFrom)
        for text in graph.objects(sentence, URIRef("https://schema.org/text"))
    }
    assert quoted == SENTENCES
    met = URIRef(iri("statement", "c00"))
    assert graph.value(met, RDF.predicate) == URIRef(VOCABULARY + "MET")
    assert graph.value(met, RDF.subject) == URIRef(iri("entity", "e:putin"))
    assert str(SDO.name) == "https://schema.org/name"


def test_followthemoney_reads_events_with_parties_dates_and_sentences(tmp_path):
    from followthemoney import model

    path = export(sample(), "ftm", tmp_path / "out.json")
    read = [model.get_proxy(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    by_id = {one.id: one for one in read}
    assert len(by_id) == len(read)
    met = by_id[key("statement", "c00")]
    assert met.schema.name == "Event"
    assert met.get("startDate") == ["2025-08-03"]
    assert set(met.get("involved")) == {key("entity", "e:putin"), key("entity", "e:kim")}
    assert met.get("summary") == ["Владимир Путин и Ким Чен Ын 3 августа провели переговоры в Пекине."]
    assert met.get("sourceUrl") == ["https://example.org/putin-kim?a=1&b=2"]
    assert {text for one in read for text in one.get("summary", quiet=True)} == SENTENCES
    assert not [one.id for one in read if one.schema.name == "UnknownLink"]
    for one in read:
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert value in by_id, (one.schema.name, prop.name)


def test_a_standing_fact_is_a_link_where_followthemoney_has_one(tmp_path):
    from followthemoney import model

    path = export(sample(), "ftm", tmp_path / "out.json")
    read = {one["id"]: model.get_proxy(one) for one in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    heads = read[key("statement", "c11")]
    assert heads.schema.name == "Directorship"
    assert heads.get("director") == [key("entity", "e:gerasimov")]


def test_plover_lines_of_one_event_share_its_id_and_carry_the_sentence(tmp_path):
    path = export(sample(), "plover", tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    with_type = {claim.id for claim in sample().claims if claim.plover}
    assert {line["event_id"] for line in lines} == with_type
    first = next(line for line in lines if line["event_id"] == "c00")
    assert (first["event_type"], first["date"], first["date_is"]) == ("CONSULT", "2025-08-03", "event")
    assert {first["actor"]["country"], first["recipient"]["country"]} == {"RU", "KP"}
    assert first["sentence"] in SENTENCES
    undated = next(line for line in lines if line["event_id"] == "c01")
    assert (undated["date"], undated["date_is"]) == ("2025-09-03", "publication")

"""The page as text: what is in it, that nothing in the data can leave its place, and that it never changes by itself."""

import base64
import hashlib
import json
import re
import tomllib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.errors import ViewError
from graphbuilder.makers import vendor
from graphbuilder.view import Node, Subgraph, page, write_page
from graphbuilder.view.page import SERVED, library, style
from graphbuilder.view.payload import marks, payload, safe_link, to_json, units
from tests.view.sample import sample


class Elements(HTMLParser):
    """Collects start tags, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        if self.tags and self.tags[-1][0] in ("script", "style"):
            self.raw.append(data)


def named(*names: str) -> Subgraph:
    return Subgraph(
        tuple(Node(f"n{i}", name, "Person") for i, name in enumerate(names)), title=names[0] if names else ""
    )


def test_the_same_subgraph_gives_the_same_bytes():
    assert page(sample()) == page(sample())


def test_the_policy_allows_nothing_but_the_hashes_of_its_two_scripts_and_its_style():
    text = page(sample())
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    scripts = [part.split("</script>")[0] for part in text.split("<script>")[1:]]
    style = re.split(r"<style[^>]*>", text)[1].split("</style>")[0]
    rules = {"script-src": scripts, "style-src": [style]}
    for rule, parts in rules.items():
        digests = [base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts]
        assert f"{rule} " + " ".join(f"'sha256-{digest}'" for digest in digests) in policy
    assert len(scripts) == 2
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_in_the_page_refers_to_another_file():
    elements = Elements(page(sample()))
    assert not [tag for tag, attributes in elements.tags if {"src", "srcset", "data", "action"} & set(attributes)]
    assert not [tag for tag, attributes in elements.tags if tag == "link" or "style" in attributes]
    assert not [key for _, attributes in elements.tags for key in attributes if key.startswith("on")]
    assert "url(" not in style()
    assert "@import" not in style()


def test_the_library_is_what_its_package_has():
    wanted = tomllib.loads((Path(vendor.__file__).parent / "vendor.toml").read_text(encoding="utf-8"))
    version = wanted["cytoscape"]["version"]
    assert f'"{version}"' in library()
    assert "Permission is hereby granted" in library()
    assert "</script" not in library().lower()


def test_a_page_over_a_graph_has_its_parts_at_addresses_and_nothing_within():
    text = page(sample(), live=True)
    elements = Elements(text)
    asked = [a.get("src") or a.get("href") for tag, a in elements.tags if tag in ("script", "link")]
    assert [one for one in asked if one not in (None, "data:,")] == list(SERVED)
    assert "<style" not in text
    assert "<script>" not in text
    assert all(SERVED[path]() for path in SERVED)


@pytest.mark.parametrize(
    "name",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "a & b",
        "\u2028\u2029",
        "<!--script-->",
        "<!--data-->",
        "]]>",
    ],
)
def test_a_hostile_name_leaves_the_page_with_three_scripts_and_reads_back_as_it_was(name):
    elements = Elements(page(named(name)))
    assert [tag for tag, _ in elements.tags].count("script") == 3
    data = next(json.loads(text) for text in elements.raw if text.startswith('{"title"'))
    assert data["nodes"][0]["name"] == name


@given(st.text())
def test_json_in_a_script_element_has_no_letter_that_could_end_it(text):
    written = to_json({text: [text]})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {text: [text]}


@given(st.text(), st.data())
def test_offsets_count_as_the_browser_counts(text, data):
    offset = data.draw(st.integers(0, len(text)))
    assert units(text, offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def test_marks_are_the_words_of_the_trigger_and_the_roles():
    for claim in sample().claims:
        (evidence,) = claim.evidence
        encoded = evidence.text.encode("utf-16-le")
        found = {(encoded[2 * a : 2 * b].decode("utf-16-le"), role) for a, b, role in marks(claim, evidence)}
        assert found == {(claim.trigger, "trigger")} | {(role.text, role.role) for role in claim.roles}


def test_marks_outside_the_sentence_are_left_out():
    claim = sample().claims[0]
    (evidence,) = claim.evidence
    outside = replace(claim, start=0, end=5, roles=())
    assert marks(outside, evidence) == []


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("//example.org/", False),
        ("https://", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, kept):
    assert (safe_link(url) is not None) is kept


def test_the_folders_of_a_file_are_nobodys_business():
    paths = {article["path"] for article in payload(sample(), language="ru")["articles"]}
    assert paths == {"vot-tak.txt", None, "autumn.txt"}


def test_every_index_in_the_data_points_to_something():
    data = payload(sample(), language="ru")
    assert all(0 <= role["node"] < len(data["nodes"]) for claim in data["claims"] for role in claim["roles"])
    assert all(0 <= one < len(data["claims"]) for edge in (*data["edges"], *data["context"]) for one in edge["claims"])
    assert {claim["relation"] for claim in data["claims"]} == set(data["relations"])


def test_entities_that_share_a_statement_but_no_edge_are_linked_as_context():
    data = payload(sample(), language="ru")
    pairs = {frozenset(data["nodes"][edge[end]]["id"] for end in ("source", "target")) for edge in data["context"]}
    assert frozenset(("e:putin", "city:1816670")) in pairs
    assert frozenset(("e:putin", "e:kim")) not in pairs


def test_labels_come_in_both_languages_and_texts_have_the_same_keys():
    data = json.loads(next(text for text in Elements(page(sample())).raw if text.startswith('{"title"')))
    assert data["relations"]["MET"]["ru"] == "встретился с"
    assert data["relations"]["MET"]["en"] == "met"
    assert set(data["text"]["ru"]) == set(data["text"]["en"])


def test_words_the_scripts_ask_for_exist():
    text = page(sample())
    keys = set(json.loads(next(one for one in Elements(text).raw if one.startswith('{"title"')))["text"]["en"])
    asked = set(re.findall(r'words\("([a-z_]+)"[,)]', text)) | set(
        re.findall(r'data-(?:text|label|placeholder)="([a-z_]+)"', text)
    )
    assert asked <= keys


def test_an_unknown_language_is_refused_by_name():
    with pytest.raises(ViewError, match="'de'; expected one of ru, en"):
        page(sample(), language="de")


def test_writing_replaces_the_file_and_leaves_nothing_beside_it(tmp_path):
    target = tmp_path / "graph.html"
    target.write_text("old")
    assert write_page(sample(), target) == target
    assert target.read_text(encoding="utf-8") == page(sample())
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]


def test_a_page_that_cannot_be_written_is_one_line_that_names_the_file(tmp_path):
    with pytest.raises(ViewError, match=r"missing.graph\.html: cannot be written") as caught:
        write_page(sample(), tmp_path / "missing" / "graph.html")
    assert "\n" not in str(caught.value)

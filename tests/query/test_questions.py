"""Headers of stored questions: what is read from them, and what is refused."""

import re

import pytest

from graphbuilder.errors import QueryError, UnknownQuery
from graphbuilder.lexicon import relations
from graphbuilder.query import question, questions, search
from graphbuilder.query.lists import current
from graphbuilder.query.pages import page
from graphbuilder.query.question import parse, placeholders
from graphbuilder.resources import folder

GOOD = """\
// Кто кого | Who whom
// help: Одна строка | One line
// param who: entity | кто | who
// param limit: integer = 10 | сколько | how many
// columns: who, when:date, other:names
// example: who="Ким Чен Ын"
// :param who => ['Ким Чен Ын']
// :param limit => 10
MATCH (e:Entity) WHERE e.id IN $who RETURN e.name AS who LIMIT $limit // not $this, nor '$that'
"""


def read(text: str = GOOD, *swaps: tuple[str, str]) -> object:
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    return parse(text, name="who-whom", topic="test")


def test_a_header_gives_titles_help_parameters_columns_and_example() -> None:
    one = parse(GOOD, name="who-whom", topic="test")
    assert (one.title_ru, one.title_en, one.help_ru, one.help_en) == ("Кто кого", "Who whom", "Одна строка", "One line")
    assert [(p.name, p.type, p.default) for p in one.parameters] == [
        ("who", "entity", None),
        ("limit", "integer", "10"),
    ]
    assert [(c.name, c.type) for c in one.columns] == [("who", "text"), ("when", "date"), ("other", "names")]
    assert one.command == "graphbuilder query who-whom -p who='Ким Чен Ын'"
    assert one.params_lines == (":param who => ['Ким Чен Ын']", ":param limit => 10")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("// param who: entity | кто | who\n", "", "who: used but not declared"),
        (" LIMIT $limit", "", "limit: declared but not used"),
        ("limit: integer", "limit: whole", "type whole; there are"),
        ("// help: Одна строка | One line\n", "", "0 lines «// help:»"),
        ("Кто кого | Who whom", "Who whom", "expected Russian | English"),
        ("when:date", "when:day", "expected name:type"),
        ('who="Ким Чен Ын"', "whom=Ким", "in the example but not declared"),
        ('who="Ким Чен Ын"', "", "has no default and no value in the example"),
        ("// columns: who,", "// colums: who,", "header line"),
        ("who, when:date", "who, who:date", "declared twice"),
    ],
)
def test_a_wrong_header_is_refused_by_name(old: str, new: str, says: str) -> None:
    with pytest.raises(QueryError, match=re.escape(says)) as caught:
        read(GOOD, (old, new))
    assert "who-whom.cypher" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_without_a_header_is_refused() -> None:
    with pytest.raises(QueryError, match="header"):
        parse("MATCH (n) RETURN n", name="bare", topic="test")


def test_parameters_in_comments_and_quotes_do_not_count() -> None:
    assert placeholders("RETURN $a, '$b', \"$c\", `$d` // $e\n, $f") == {"a", "f"}


def test_the_library_has_more_than_thirty_questions_in_both_languages() -> None:
    assert len(questions()) >= 30
    for one in questions().values():
        assert re.search("[а-я]", one.title_ru)
        assert not re.search("[а-я]", one.title_en + one.help_en)


def test_every_file_carries_the_param_lines_that_browser_takes() -> None:
    for one in questions().values():
        lines = [line for line in one.cypher.splitlines() if line.startswith("// :param ")]
        assert lines == [f"// {line}" for line in one.params_lines]


def test_every_answer_about_statements_shows_its_evidence() -> None:
    columns = {name: {column.name for column in one.columns} for name, one in questions().items()}
    without = {name for name, found in columns.items() if not found & {"evidence", "affirmed"}}
    assert without == {
        *("around", "people-and-places"),  # pictures: the evidence is a click away
        *("cooperation-score", "sudden-changes"),  # sums
        *("communities", "mediators", "most-connected"),  # measures of the whole graph
        *("documents", "reprints", "runs", "source-profile"),  # about articles
        *("merges", "possible-duplicates"),  # about names
    }


def test_relation_names_in_the_files_are_those_of_the_lexicon() -> None:
    roles = {
        "SUBJECT",
        "OBJECT",
        "PARTICIPANT",
        "PLACE",
        "THEME",
        "BENEFICIARY",
        "DESTINATION",
        "INSTRUMENT",
        "SPEAKER",
    }
    edges = roles | {"EVIDENCE", "IN", "MENTIONS", "PUBLISHED_BY", "SAME_AS", "OF", "PARTY", "ABOUT"}
    plover = {relation.plover for relation in relations().values()} | {"PROTEST", "CONCEDE"}
    for one in questions().values():
        code = re.sub("//.*", "", one.cypher)
        for name in re.findall(r"'([A-Z_]{3,})'|[:|]([A-Z_]{2,})\b", code):
            word = name[0] or name[1]
            assert word in edges or word in relations() or word in plover, f"{one.name}: {word}"


def test_lists_of_symmetric_relations_are_whole() -> None:
    symmetric = sorted(name for name, one in relations().items() if one.symmetric)
    for one in questions().values():
        for listed in re.findall(r"s\.relation IN \[([^\]]*)\] AND y\.id < x\.id", one.cypher):
            assert sorted(re.findall("[A-Z_]+", listed)) == symmetric, (
                f"{one.name}: run python -m graphbuilder.query.lists"
            )


def test_the_evidence_path_may_take_every_relation_but_the_open_one() -> None:
    listed = re.search(r"shortestPath\(\(a\)-\[:([^*]*)\*", question("evidence-path").cypher)
    assert listed is not None
    assert sorted(re.findall("[A-Z_]+", listed[1])) == sorted(set(relations()) - {"RELATED"}), (
        "run python -m graphbuilder.query.lists"
    )


def test_lists_that_are_behind_the_lexicon_are_brought_up_to_it() -> None:
    for name in ("strongest", "evidence-path"):
        text = question(name).cypher
        assert current(text) == text
        behind = text.replace("'MET', ", "").replace("|MET|", "|")
        assert behind != text
        assert current(behind) == text


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownQuery, match="did you mean who-met"):
        question("whomet")
    with pytest.raises(UnknownQuery, match="graphbuilder queries"):
        question("xyzzyqq")


@pytest.mark.parametrize("words", ["встречи", "met", "Кто встречался", "who met when"])
def test_questions_are_found_by_words_of_either_language(words: str) -> None:
    assert "who-met" in [one.name for one in search(words)]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("суд", {"charges", "verdicts"}),
        ("courts", {"charges", "verdicts"}),
        ("сделки", {"deals"}),
        ("деньги", {"money-flows"}),
        ("погибшие", {"casualties"}),
        ("семья", {"family"}),
        ("матчи", {"contests"}),
        ("predecessors", {"successions"}),
        ("бедствия", {"disasters"}),
        ("хроника", {"timeline", "pair-timeline"}),
    ],
)
def test_questions_of_a_topic_are_found_by_its_words(words: str, names: set[str]) -> None:
    assert names <= {one.name for one in search(words)}


def test_words_that_no_question_has_find_nothing() -> None:
    assert search("бегемот") == []


def test_the_page_of_questions_is_current() -> None:
    written = folder("cypher").parent / "docs" / "queries.md"
    assert written.read_text(encoding="utf-8") == page(), "run python -m graphbuilder.query.pages > docs/queries.md"

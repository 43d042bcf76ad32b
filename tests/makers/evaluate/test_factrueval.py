"""The contest's three tasks on a small folder of its layout."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate import Counts
from graphbuilder.makers.evaluate.factrueval import (
    Block,
    Book,
    NameLine,
    Response,
    read_folder,
    read_response,
    write_response,
)
from graphbuilder.makers.evaluate.factrueval.facts import score_facts
from graphbuilder.makers.evaluate.factrueval.matching import Outcome
from graphbuilder.makers.evaluate.factrueval.objects import score_objects
from graphbuilder.makers.evaluate.factrueval.persons import person_parts
from graphbuilder.makers.evaluate.factrueval.spans import score_names
from graphbuilder.makers.evaluate.factrueval.strings import close, normalised

TEXT = "Глава «Газпрома» Алексей Миллер встретился в Москве с главой Совета при Президенте РФ Иваном Петровым."
#: id of the span → type and words; words are unique in TEXT, apart by a blank.
SPANS = {
    "s1": ("job", "Глава"),
    "s2": ("org_name", "Газпрома"),
    "s3": ("name", "Алексей"),
    "s4": ("surname", "Миллер"),
    "s5": ("loc_name", "Москве"),
    "s6": ("org_name", "Совета при Президенте РФ"),
    "s7": ("loc_name", "РФ"),
    "s8": ("name", "Иваном"),
    "s9": ("surname", "Петровым"),
    "s10": ("org_descr", "Совета"),
    "s11": ("job", "главой"),
}


def tokens() -> list[tuple[int, str]]:
    import re

    return [(match.start(), match.group()) for match in re.finditer(r"\w+|[^\w\s]", TEXT)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    stem = tmp_path / "book_7"
    found = tokens()
    stem.with_suffix(".txt").write_text(TEXT, encoding="utf-8")
    stem.with_suffix(".tokens").write_text("".join(f"{100 + n} {at} {len(w)} {w}\n" for n, (at, w) in enumerate(found)))
    lines = []
    for identifier, (kind, words) in SPANS.items():
        start = TEXT.index(words)
        inside = [(100 + n, w) for n, (at, w) in enumerate(found) if start <= at < start + len(words)]
        ids = " ".join(str(n) for n, _ in inside)
        texts = " ".join(w for _, w in inside)
        lines.append(f"{identifier} {kind} {start} {len(words)} {inside[0][0]} {len(inside)}  # {ids} {texts}\n")
    stem.with_suffix(".spans").write_text("".join(lines))
    stem.with_suffix(".objects").write_text(
        "m1 Org s2 # Газпрома\nm2 Person s3 s4 # Алексей Миллер\nm3 Location s5 # Москве\n"
        "m4 Org s6 s10 # Совета\nm5 LocOrg s7 # РФ\nm6 Person s8 s9 # Иваном Петровым\nm7 Org s10 # Совета\n"
    )
    stem.with_suffix(".coref").write_text(
        "1 m1\nname Газпром\n\n2 m2\nfirstname Алексей\nlastname Миллер\n\n3 m3\nname Москва\n\n"
        "4 m4 m7\nname Совет при Президенте РФ\ndescriptor совет\n\n"
        "5 m5\nname РФ\n\n6 m6\nfirstname Иван\nlastname Петров\n"
    )
    stem.with_suffix(".facts").write_text(
        "7-0 Occupation\nWho obj2 Миллер Алексей\nPosition spans1 Глава\nWhere obj1 Газпром\nФаза начало\n\n"
        "7-1 Meeting\nParticipant obj2 Миллер Алексей\nParticipant obj6 Петров Иван\n\n"
        "7-2 Occupation\nСложность повышенная\nWho obj6 Петров Иван\nWhere obj4 Совет при Президенте РФ\n".replace(
            "spans1", "span1"
        )
    )
    content = stem.with_suffix(".spans").read_text().replace("s1 job", "1 job", 1)
    stem.with_suffix(".spans").write_text(content)
    return tmp_path


@pytest.fixture
def book(folder: Path) -> Book:
    return read_folder(folder)[0]


def line(kind: str, words: str) -> NameLine:
    return NameLine(kind, TEXT.index(words), len(words))


PERFECT = [
    line("org", "Газпрома"), line("per", "Алексей Миллер"), line("loc", "Москве"),
    line("org", "Совета при Президенте РФ"), line("per", "Иваном Петровым"),
]  # fmt: skip


def total(outcome: Outcome) -> Counts:
    return outcome.total


def test_perfect_names_score_one_and_a_name_inside_another_is_not_scored(book: Book) -> None:
    found = total(score_names(book, PERFECT))
    assert (found.right, found.produced, found.expected) == (5, 5, 5)


def test_a_name_inside_another_costs_nothing_when_it_is_answered(book: Book) -> None:
    assert total(score_names(book, [*PERFECT, line("locorg", "РФ")])).produced == 5


def test_quotation_marks_at_a_name_do_not_count(book: Book) -> None:
    assert total(score_names(book, [line("org", "«Газпрома»")])).right == 1


def test_a_word_too_many_halves_the_credit_and_a_wrong_type_gives_none(book: Book) -> None:
    assert total(score_names(book, [line("loc", "в Москве")])).right == 0.5
    assert total(score_names(book, [line("locorg", "Москве")])).right == 0
    assert total(score_names(book, [line("locorg", "Москве")], geopolitical_as_place=True)).right == 1


def test_what_found_no_partner_is_listed(book: Book) -> None:
    outcome = score_names(book, [*PERFECT[1:], line("per", "встретился")])
    assert (outcome.missed, outcome.false) == (["org «Газпрома»"], ["per «встретился»"])
    assert score_facts(book, []).missed[0].startswith("occupation: who ")


def test_a_false_name_counts_against_precision(book: Book) -> None:
    assert total(score_names(book, [*PERFECT, line("per", "встретился")])).produced == 6


OBJECTS = [
    Block("org", (("name", "«газпром»"),)), Block("per", (("firstname", "Алексей"), ("lastname", "Миллер"))),
    Block("locorg", (("name", "Москва"),)), Block("org", (("name", "Совет при Президенте РФ"),)),
    Block("per", (("firstname", "Иван"), ("lastname", "Петров"))),
]  # fmt: skip


def test_perfect_objects_score_one_with_quotes_where_the_text_has_them(book: Book) -> None:
    found = total(score_objects(book, OBJECTS))
    assert (found.right, found.produced, found.expected) == (5, 5, 5)


def test_a_person_without_first_name_gets_half(book: Book) -> None:
    assert total(score_objects(book, [Block("per", (("lastname", "Миллер"),))])).right == 0.5


def test_an_extra_value_costs_unless_it_is_free(book: Book) -> None:
    answer = [Block("org", (("name", "Газпром"), ("name", "Роснефть")))]
    assert total(score_objects(book, answer)).right == 0.5
    assert total(score_objects(book, answer, extra_values_cost=False)).right == 1


OCCUPATION = Block("occupation", (("who", "Миллер"), ("where", "Газпром"), ("position", "глава")))


def test_facts_match_by_any_name_of_the_person_and_without_the_phase(book: Book) -> None:
    assert score_facts(book, [OCCUPATION]).counts["occupation"] == Counts(1, 1, 1, 1)


def test_a_difficult_fact_counts_nowhere_even_when_answered(book: Book) -> None:
    answer = Block("occupation", (("who", "Иван Петров"), ("where", "Совет при Президенте РФ")))
    assert score_facts(book, [answer]).counts["occupation"] == Counts(0, 0, 0, 1)


def test_a_missing_position_weighs_half_an_argument(book: Book) -> None:
    answer = Block("occupation", (("who", "Миллер"), ("where", "Газпром")))
    assert score_facts(book, [answer]).counts["occupation"].right == pytest.approx(2 / 2.5)


def test_a_position_alone_does_not_match(book: Book) -> None:
    assert score_facts(book, [Block("occupation", (("position", "глава"),))]).counts["occupation"] == Counts(0, 1, 0, 1)


def test_the_same_fact_twice_keeps_precision(book: Book) -> None:
    assert score_facts(book, [OCCUPATION, OCCUPATION]).counts["occupation"].f1 == 1


def test_a_fact_torn_in_two_loses_for_identity(book: Book) -> None:
    torn = [
        Block("occupation", (("who", "Миллер"),)),
        Block("occupation", (("where", "Газпром"), ("position", "глава"))),
    ]
    assert 0 < score_facts(book, torn).counts["occupation"].f1 < score_facts(book, [OCCUPATION]).counts["occupation"].f1


def test_participants_of_a_meeting_may_come_in_any_order(book: Book) -> None:
    answer = Block("meeting", (("participant", "Иван Петров"), ("participant", "Алексей Миллер")))
    assert score_facts(book, [answer]).counts["meeting"].f1 == 1


def test_a_document_without_facts_layer_is_not_scored(folder: Path) -> None:
    (folder / "book_7.facts").unlink()
    assert read_folder(folder)[0].facts is None


def test_a_broken_layer_is_named_with_its_line(folder: Path) -> None:
    (folder / "book_7.tokens").write_text("1 2 3\n")
    with pytest.raises(ReadError, match=r"book_7.tokens, line 1"):
        read_folder(folder)


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(str.strip)


@settings(deadline=None)
@given(values=st.lists(words, min_size=1, max_size=3))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, values: list[str]) -> None:
    folder = tmp_path_factory.mktemp("responses")
    clean = [" ".join(value.replace(":", " ").split()) for value in values]
    block = Block("deal", tuple(("participant", value) for value in clean))
    response = Response([NameLine("locorg", 3, 5)], [Block("loc", (("name", "Москва"),))], [block, block])
    write_response(folder, "book_1", response)
    assert read_response(folder, "book_1") == response


def test_response_files_have_the_contests_form(tmp_path: Path) -> None:
    write_response(
        tmp_path, "book_1", Response([NameLine("per", 0, 4)], [Block("org", (("name", "ООН"),))], [OCCUPATION])
    )
    assert (tmp_path / "book_1.task1").read_text(encoding="utf-8") == "PER 0 4\n"
    assert (tmp_path / "book_1.task2").read_text(encoding="utf-8") == "ORG:\nNAME: ООН\n"
    assert (
        (tmp_path / "book_1.task3").read_text(encoding="utf-8").startswith("OCCUPATION:\nWHO: Миллер\nWHERE: Газпром\n")
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "Владимир Владимирович Путин",
            [("firstname", "Владимир"), ("patronymic", "Владимирович"), ("lastname", "Путин")],
        ),
        ("Обама", [("lastname", "Обама")]),
        ("Ким Чен Ын", [("firstname", "Чен"), ("firstname", "Ын"), ("lastname", "Ким")]),
        ("Фёдор Сумкин", [("firstname", "Фёдор"), ("lastname", "Сумкин")]),
    ],
)
def test_persons_are_split_as_the_contest_does(name: str, parts: list[tuple[str, str]]) -> None:
    assert list(person_parts(name)) == parts


def test_tolerance_grows_with_length() -> None:
    assert not close("я", "е")
    assert close("москва", "москве")
    assert not close("москва", "москвой")
    assert close("администрация", "администрацией")
    assert normalised("«Ёлка» — 5") == '"елка"-5'

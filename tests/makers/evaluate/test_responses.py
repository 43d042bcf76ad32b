"""The response files are of the contest's format, and scoring what is read from them gives the figures we report.

The reader here knows nothing of ours: it takes the files apart by the letter of the format and refuses all else.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from graphbuilder.extract import extract
from graphbuilder.makers.evaluate.factrueval import Block, NameLine, Response, read_folder, score_folder, write_response
from graphbuilder.makers.evaluate.run import evaluate_answers, evaluate_factrueval
from graphbuilder.model import Document, Localised
from graphbuilder.resolve import localise
from tests.extract.trees import tree
from tests.makers.evaluate.test_factrueval import TEXT, folder  # noqa: F401 (a fixture)

NAME = re.compile(r"(PER|LOC|ORG|LOCORG) (0|[1-9]\d*) ([1-9]\d*)")
KEYS = {
    "task2": {"PER": {"FIRSTNAME", "PATRONYMIC", "LASTNAME", "NICKNAME"}, "LOC": {"NAME"}, "ORG": {"NAME"}},
    "task3": {
        "OCCUPATION": {"WHO", "WHERE", "POSITION", "PHASE"},
        "DEAL": {"PARTICIPANT", "TYPE"},
        "OWNERSHIP": {"OWNER", "PROPERTY"},
        "MEETING": {"PARTICIPANT"},
    },
}


def strictly(place: Path, book: str, text: str) -> Response:
    """Read the three files of a document by the letter of the format."""
    raw = {task: (place / f"{book}.{task}").read_bytes() for task in ("task1", "task2", "task3")}
    assert all(not content.startswith(b"\xef\xbb\xbf") and b"\r" not in content for content in raw.values())
    names = []
    for line in raw["task1"].decode().splitlines():
        match = NAME.fullmatch(line)
        assert match, line
        start, length = int(match[2]), int(match[3])
        assert start + length <= len(text)
        assert text[start : start + length].strip() == text[start : start + length] != ""
        names.append(NameLine(match[1].lower(), start, length))
    assert len({(one.type, one.start) for one in names}) == len(names)
    return Response(names, *(list(_blocks(raw[task].decode(), KEYS[task])) for task in ("task2", "task3")))


def _blocks(content: str, keys: dict[str, set[str]]) -> Iterator[Block]:
    if not content:
        return
    assert content.endswith("\n")
    for block in content[:-1].split("\n\n"):
        head, *lines = block.split("\n")
        kind = head.removesuffix(":")
        assert head.endswith(":"), head
        assert kind in keys, head
        values = []
        for line in lines:
            match = re.fullmatch(r"([A-Z]+): (\S[^:]*)", line)
            assert match, line
            assert match[1] in keys[kind], line
            values.append((match[1].lower(), match[2]))
        assert values, block
        yield Block(kind.lower(), tuple(values))


SENTENCE = """
    Глава      глава       NOUN  Case=Nom|Number=Sing 7 nsubj
    «          «           PUNCT _        3 punct
    ~Газпрома  Газпром     PROPN Case=Gen 1 nmod  B-Organization
    ~»         »           PUNCT _        3 punct
    Алексей    Алексей     PROPN Case=Nom 1 appos B-Person
    Миллер     Миллер      PROPN Case=Nom 5 flat  I-Person
    встретился встретиться VERB  _        0 root
    в          в           ADP   _        9 case
    Москве     Москва      PROPN Case=Loc 7 obl   B-Geopolitical
    с          с           ADP   _        11 case
    главой     глава       NOUN  Case=Ins|Number=Sing 7 obl
    Совета     совет       NOUN  Case=Gen 11 nmod B-Organization
    при        при         ADP   _        14 case I-Organization
    Президенте президент   NOUN  Case=Loc 12 nmod I-Organization
    РФ         РФ          PROPN Case=Gen 14 nmod I-Organization
    Иваном     Иван        PROPN Case=Ins 11 appos B-Person
    Петровым   Петров      PROPN Case=Ins 16 flat  I-Person
    ~.         .           PUNCT _        7 punct
"""


def analyse(documents: Iterable[Document]) -> Iterator[Localised]:
    for document in documents:
        sentence = tree(SENTENCE, document=document.id)
        assert sentence.text == document.text
        yield localise(extract(document, (sentence,)))


def test_files_read_by_the_letter_score_as_our_own_answers(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    out = tmp_path / "out"
    ours = evaluate_factrueval(folder, analyse, out)
    read = {"book_7": strictly(out, "book_7", TEXT)}
    assert {block.type for block in read["book_7"].facts} >= {"occupation", "meeting"}
    assert score_folder(ours.name, read_folder(folder), read).as_json() == ours.as_json()
    assert evaluate_answers(folder, out).as_json() == ours.as_json()
    assert ours.counts("names").f1 > 0.7
    assert ours.counts("facts").right > 0


def test_what_would_break_the_format_is_put_on_one_line(tmp_path: Path) -> None:
    odd = Block("deal", (("participant", "Рога: и\nкопыта"), ("participant", "Ёж\u2028и К")))
    write_response(tmp_path, "book_1", Response([], [], [odd]))
    (block,) = strictly(tmp_path, "book_1", "").facts
    assert [value for _, value in block.values] == ["Рога и копыта", "Ёж и К"]


def test_a_document_without_answers_has_three_empty_files(tmp_path: Path) -> None:
    write_response(tmp_path, "book_1", Response())
    assert strictly(tmp_path, "book_1", "") == Response([], [], [])


@pytest.mark.parametrize("line", ["PER 0 4 x", "NAME 0 4", "per 0 4", "PER 0 0"])
def test_the_reader_of_this_test_refuses_what_is_not_of_the_format(line: str, tmp_path: Path) -> None:
    write_response(tmp_path, "book_1", Response())
    (tmp_path / "book_1.task1").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(AssertionError):
        strictly(tmp_path, "book_1", "Иван Петров")

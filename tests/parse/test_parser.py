"""Documents in, sentences with true offsets out, whatever the text; with a whitespace tokenizer in Stanza's place."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graphbuilder.errors import ParseError
from graphbuilder.model import Document
from graphbuilder.parse import Parser
from graphbuilder.parse import parser as parsing
from graphbuilder.parse.cleaning import cleaned
from graphbuilder.parse.joint.model import JointModel
from graphbuilder.parse.segments import Segment


class Splitter:
    """A Stanza pipeline that splits at blanks and full stops, then runs the joint processor."""

    def __init__(self, model: JointModel) -> None:
        from graphbuilder.parse.joint.processor import JointProcessor

        self.processors: dict[str, Any] = {}
        self.loaded_processors: list[Any] = []
        self.load_list: list[Any] = []
        self.joint = JointProcessor({"model_path": model, "lang": "ru", "check_requirements": False}, self, "cpu")

    def __call__(self, text: str) -> Any:
        from stanza.models.common.doc import Document as Parsed

        return self.joint.process(Parsed(list(self._sentences(text)), text=text))

    def _sentences(self, text: str) -> Iterator[list[dict[str, Any]]]:
        for part in re.finditer(r"(?:[^\n.]|\.(?! ))*\.?", text):
            found = [m.span() for m in re.compile(r"[^\s\x80-\x9f.]+|\.").finditer(text, part.start(), part.end())]
            if found:
                yield [
                    {"id": (i,), "text": text[a:b], "start_char": a, "end_char": b} for i, (a, b) in enumerate(found, 1)
                ]


@pytest.fixture(scope="module")
def parser(joint: JointModel) -> Parser:
    return Parser("ru", Splitter(joint), lambda kind: kind)


ALPHABET = st.sampled_from([*"аБв. \n\t", "\x00", "\u2028", "😀", "\ud83d", "ж", "слово "])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(ALPHABET, max_size=30).map("".join), max_size=4))
@example([". "])
@example(["а . б", "..", ". . x"])
def test_offsets_are_true_and_no_word_is_lost(parser: Parser, texts: list[str]) -> None:
    documents = [Document(str(number), text) for number, text in enumerate(texts)]
    done = list(parser.parse(documents))
    assert [document for document, _ in done] == documents
    for document, sentences in done:
        words = [word for sentence in sentences for word in sentence.words]
        stored = [document.text[word.start : word.end] for word in words]
        # A letter of the other alphabet inside a word is put right for the models; offsets and the stored text stay.
        assert all(
            word.form in (text, cleaned(text, "ru", closed=False).text)
            for word, text in zip(words, stored, strict=True)
        )
        seen = "".join(stored)
        assert seen == re.sub(r"[\s\x80-\x9f]", "", document.text)
        assert [sentence.index for sentence in sentences] == list(range(len(sentences)))
        assert all(s.text == document.text[s.start : s.end] for s in sentences)


def test_a_document_yields_the_same_alone_and_among_others(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document(str(n), f"Иванов прибыл в Москве.\nПетров жил {'долго ' * n}.") for n in range(5)]
    together = [sentences for _, sentences in parser.parse(documents)]
    monkeypatch.setattr(parsing, "BATCH_CHARACTERS", 10)
    alone = [sentences for document in documents for _, sentences in parser.parse([document])]
    assert together == alone


def test_batches_side_by_side_give_the_same_in_the_same_order(
    joint: JointModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [Document(str(n), "\n".join(["Иванов прибыл в Москве. Петров жил."] * n)) for n in range(12)]
    begun: list[int] = []
    alone = Parser("ru", Splitter(joint), lambda kind: kind)
    several = Parser("ru", Splitter(joint), lambda kind: kind, workers=3, begin=lambda: begun.append(1))
    monkeypatch.setattr(parsing, "BATCH_CHARACTERS", 150)
    monkeypatch.setattr(parsing, "LEAST_CHARACTERS", 20)
    assert list(several.parse(documents)) == list(alone.parse(documents))
    assert 1 <= len(begun) <= 3


def test_an_error_in_a_thread_names_its_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_text: str) -> Any:
        raise RuntimeError("out of order")

    with pytest.raises(ParseError, match="cannot parse a: out of order"):
        list(Parser("ru", fails, lambda kind: kind, workers=2).parse([Document("a", "Да.")]))


def test_the_last_batch_is_divided_evenly() -> None:
    document = parsing._Pending(Document("a", ""), 0)
    batch = [(document, Segment(at, at + 1000, 0, cut=False)) for at in range(0, 10_000, 1000)]
    parts = parsing._shared(batch, 2)
    assert [len(part) for part in parts] == [5, 5]
    assert [entry for part in parts for entry in part] == batch
    assert len(parsing._shared(batch[:2], 2)) == 1
    assert parsing._shared([], 2) == []


def test_an_empty_document_has_no_sentences(parser: Parser) -> None:
    empty = Document("a", " \n\u2028 ")
    assert next(iter(parser.parse([empty, Document("b", "Да")]))) == (empty, ())


def test_a_line_break_ends_a_sentence_and_starts_a_paragraph(parser: Parser) -> None:
    (_, sentences), *_ = parser.parse([Document("a", "Заголовок\nФраза. Ещё фраза.\n\nКонец")])
    assert [(s.text, s.paragraph) for s in sentences] == [
        ("Заголовок", 0),
        ("Фраза.", 1),
        ("Ещё фраза.", 1),
        ("Конец", 2),
    ]


def test_a_sentence_without_end_is_cut_and_says_so(parser: Parser) -> None:
    (_, sentences), *_ = parser.parse([Document("a", "слово " * 2000)])
    assert sum(len(sentence.words) for sentence in sentences) == 2000
    assert all(sentence.cut for sentence in sentences[:-1])
    for sentence in sentences:
        assert [word.id for word in sentence.words] == list(range(1, len(sentence.words) + 1))
        assert sum(word.head == 0 for word in sentence.words) == 1


def test_words_carry_the_probabilities_of_the_model(parser: Parser) -> None:
    (_, sentences), *_ = parser.parse([Document("a", "Иванов прибыл в Москве.")])
    assert all(0 < word.arc_probability < 1 for word in sentences[0].words)


def test_entities_of_other_models_get_our_types() -> None:
    from types import SimpleNamespace

    from graphbuilder.parse.load import _name_type

    def typed(tags: list[str]) -> Any:
        return _name_type(SimpleNamespace(processors={"ner": SimpleNamespace(get_known_tags=lambda: tags)}))

    four, eighteen = typed(["PER", "LOC", "ORG", "MISC"]), typed(["GPE", "LOC", "PERSON", "ORG"])
    assert [four(tag) for tag in ("PER", "LOC", "ORG", "MISC")] == ["Person", "Geopolitical", "Organization", None]
    assert [eighteen(tag) for tag in ("PERSON", "GPE", "LOC", "LAW")] == [
        "Person",
        "Geopolitical",
        "Place",
        "Agreement",
    ]


def test_models_that_are_not_there_are_named(tmp_path: Path) -> None:
    from graphbuilder.errors import ModelNotFound
    from graphbuilder.parse import load

    with pytest.raises(ModelNotFound, match="no ru models"):
        load("ru", str(tmp_path))
    with pytest.raises(ModelNotFound, match="no models at"):
        load("ru", str(tmp_path / "nowhere"))

"""The shipped models on real and on dirty text."""

import json
import runpy
import subprocess
import sys

import pytest

from graphbuilder import resources
from graphbuilder.model import Document, Sentence
from graphbuilder.parse import Parser, load
from graphbuilder.parse.cleaning import cleaned
from graphbuilder.parse.conllu import to_conllu
from graphbuilder.parse.joint.pieces import MAX_WORD_PIECES

pytestmark = pytest.mark.model
#: What the same weights may differ by on another processor: four of the slice's 700 and more words.
TOLERANCE = 0.6
ARTICLE = resources.folder("data/articles") / "vot-tak-putin-kim-beijing.txt"


@pytest.fixture(scope="module")
def russian() -> Parser:
    return load("ru")


@pytest.fixture(scope="module")
def english() -> Parser:
    return load("en")


def parse(parser: Parser, text: str) -> tuple[Sentence, ...]:
    return next(iter(parser.parse([Document("d", text)])))[1]


def said(sentence: Sentence) -> tuple[object, ...]:
    """All that is said of a sentence but for probabilities."""
    words = [(w.form, w.start, w.lemma, w.upos, w.feats, w.head, w.deprel) for w in sentence.words]
    return words, [(name.first, name.last, name.type) for name in sentence.names], sentence.cut


def test_offsets_of_the_sample_article_are_true(russian: Parser) -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    sentences = parse(russian, text)
    assert all(text[word.start : word.end] == word.form for sentence in sentences for word in sentence.words)
    assert "".join(word.form for s in sentences for word in s.words) == "".join(text.split())


def test_a_plain_sentence_is_understood(russian: Parser) -> None:
    (sentence,) = parse(russian, "Владимир Путин поблагодарил Ким Чен Ына за помощь.")
    words = {word.form: word for word in sentence.words}
    assert (words["поблагодарил"].lemma, words["поблагодарил"].deprel) == ("поблагодарить", "root")
    assert words["Владимир"].deprel == "nsubj"
    assert words["Ким"].deprel in ("obj", "iobj")
    assert words["Ына"].feats["Case"] in ("Acc", "Gen")
    found = {(sentence.words[n.first - 1].form, sentence.words[n.last - 1].form, n.type) for n in sentence.names}
    assert found == {("Владимир", "Путин", "Person"), ("Ким", "Ына", "Person")}


def test_english_multi_word_tokens_are_split(english: Parser) -> None:
    (sentence,) = parse(english, "Obama didn't visit London's port.")
    assert [word.form for word in sentence.words] == ["Obama", "did", "n't", "visit", "London", "'s", "port", "."]
    assert any(
        "2-3\tdidn't" in line for line in "".join(to_conllu(Document("d", sentence.text), [sentence])).split("\n")
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t",
        "😀😀 🇷🇺👨‍👩‍👧",
        "ы" * 500 + " и " + "x" * 5000,
        "Путин\x00 \x07встретился\u200b с\x85Ким Чен Ыном\ud83d.",
        "Mоsсow и Κиев 東京 العربية",
        "!!! ??? ... —— «»„“",
        "https://example.org/a?b=c " * 50,
        "\t".join("слово" for _ in range(100)),
    ],
    ids=["empty", "blank", "emoji", "long words", "control", "mixed", "marks", "urls", "tabs"],
)
def test_dirty_text_keeps_every_character(russian: Parser, text: str) -> None:
    sentences = parse(russian, text)
    words = [word for sentence in sentences for word in sentence.words]
    stored = [text[word.start : word.end] for word in words]
    # What disturbs a model inside a word is put right in its form; offsets and the stored text stay.
    assert all(
        word.form in (own, cleaned(own, "ru", closed=False).text) for word, own in zip(words, stored, strict=True)
    )
    joined = "".join(stored)
    blank = {character for character in text if character.isspace() or "\x80" <= character <= "\x9f"}
    assert [c for c in joined if c not in blank] == [c for c in text if c not in blank]
    assert all(sum(word.head == 0 for word in s.words) == 1 for s in sentences)


def test_long_words_cost_no_more_than_long_ones(russian: Parser) -> None:
    pieces = russian.pipeline.processors["joint"].model.pieces
    assert len(pieces(["ы" * 500])[0]) <= MAX_WORD_PIECES
    (sentence,) = parse(russian, f"Он сказал {'ы' * 500} вчера.")
    assert "ы" * 500 in {word.form for word in sentence.words}


def test_a_document_of_a_megabyte_is_parsed_in_bounded_memory() -> None:
    code = (
        "from pathlib import Path\n"
        "from graphbuilder.model import Document\n"
        "from graphbuilder.parse import load\n"
        "parser, line = load('ru'), 'Да.\\n' + 'ы' * 400 + '\\n'\n"
        "text = line * (1_000_000 // len(line.encode()) + 1) + 'слово ' * 2000\n"
        "((_, sentences),) = parser.parse([Document('d', text, language='ru')])\n"
        "words = [word for s in sentences for word in s.words]\n"
        "assert all(text[w.start : w.end] == w.form for w in words)\n"
        "assert sum(w.form == 'слово' for w in words) > 1900 and any(s.cut for s in sentences)\n"
        # Not getrusage: what it tells of a new process begins with the memory of the one that started it.
        "status = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(line.split()[1] for line in status if line.startswith('VmHWM')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.PIPE, text=True)
    assert int(done.stdout) < 1500 * 1024


def test_five_thousand_words_without_a_full_stop_are_kept_and_the_cuts_recorded(russian: Parser) -> None:
    text = "и глава страны сказал что " * 1000
    sentences = parse(russian, text)
    assert "".join("".join(w.form.split()) for s in sentences for w in s.words) == "".join(text.split())
    assert sum(len(sentence.words) for sentence in sentences) > 4900
    assert any(sentence.cut for sentence in sentences)


def test_a_document_is_parsed_the_same_alone_and_among_others(russian: Parser) -> None:
    text = ARTICLE.read_text(encoding="utf-8")[:1500]
    documents = [Document("a", "Коротко."), Document("b", text), Document("c", "Ещё одна фраза без точки")]
    together = [[said(sentence) for sentence in sentences] for _, sentences in russian.parse(documents)]
    alone = [[said(sentence) for sentence in parse(russian, document.text)] for document in documents]
    assert together == alone


def test_loading_and_parsing_need_no_transformers_and_no_network() -> None:
    code = (
        "import socket, sys\n"
        "sys.modules['transformers'] = None\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket.connect = socket.create_connection = refuse\n"
        "from graphbuilder.parse import load\n"
        "from graphbuilder.model import Document\n"
        "list(load('ru').parse([Document('d', 'Путин прилетел в Пекин.')]))\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_stanzas_own_model_files_load_and_give_the_same_types() -> None:
    text = "Владимир Путин прилетел в Пекин.\nОн встретился с Ким Чен Ыном."
    sentences = parse(load("ru", "compact"), text)
    assert [sentence.paragraph for sentence in sentences] == [0, 1]
    assert all(text[word.start : word.end] == word.form for s in sentences for word in s.words)
    assert all(sum(word.head == 0 for word in s.words) == 1 for s in sentences)
    assert {name.type for s in sentences for name in s.names} <= {"Person", "Organization", "Geopolitical"}
    assert any(name.type == "Person" for s in sentences for name in s.names)
    assert all(word.tag_probability == word.arc_probability == 1.0 for s in sentences for word in s.words)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_scores_on_the_fixed_slice_are_those_of_the_card(language: str) -> None:
    folder = resources.folder("data/models") / "joint"
    recorded = json.loads((folder / "slice.json").read_text(encoding="utf-8"))
    card = (folder / "CARD.md").read_text(encoding="utf-8")
    slices = runpy.run_path(str(folder.parents[2] / "bench" / "slice.py"))
    for metric, value in slices["scores"](str(folder), language).items():
        assert value == pytest.approx(recorded[language][metric], abs=TOLERANCE if metric != "Names" else 3), metric
        cells = [str(recorded[code][metric]) for code in ("ru", "en")]
        assert f"| {metric} | {' | '.join(cells)} |" in card

"""Names, trees and pairs with hand-made output in place of models and resolver."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.names import read_names, score_names
from graphbuilder.makers.evaluate.pairs import read_pairs, score_pairs
from graphbuilder.makers.evaluate.trees import conllu, score_trees
from graphbuilder.model import Document, Name, Sentence, Word

IOB2 = """# newdoc id = n1
# sent_id = n1-1
# text = В США Кори Шульман, а не США.
1\tВ\tO\t-\t-
2\tСША\tB-LOC\t-\tx
3\tКори\tB-PER\t-\tx
4\tШульман\tI-PER\t-\tx
5\t,\tO\t-\t-
6\tа\tO\t-\t-
7\tне\tO\t-\t-
8\tСША\tB-OTH\t-\tx
9\t.\tO\t-\t-
"""


def words(document: Document) -> tuple[Word, ...]:
    found, at = [], 0
    for n, form in enumerate(["В", "США", "Кори", "Шульман", ",", "а", "не", "США", "."], 1):
        at = document.text.index(form, at)
        found.append(Word(n, form, form, "X", n - 1, "root" if n == 1 else "dep", start=at, end=at + len(form)))
        at += len(form)
    return tuple(found)


def parser(*names: Name):  # type: ignore[no-untyped-def]
    def parse(documents: Iterable[Document]) -> Iterator[tuple[Document, Sequence[Sentence]]]:
        for document in documents:
            yield document, (Sentence(document.id, 0, 0, len(document.text), document.text, words(document), names),)

    return parse


@pytest.fixture
def iob2(tmp_path: Path) -> Path:
    path = tmp_path / "uner.iob2"
    path.write_text(IOB2, encoding="utf-8")
    return path


def test_names_are_spans_of_the_text_and_other_types_are_left_out(iob2: Path) -> None:
    assert read_names(iob2)[0].names == {(2, 5, "LOC"), (6, 18, "PER")}


def test_exact_spans_and_types_count(iob2: Path) -> None:
    report = score_names(iob2, "ru", parser(Name(2, 2, "Organization"), Name(3, 4, "Person"), Name(8, 8, "Date")))
    assert (report.counts("overall").right, report.counts("overall").produced) == (1, 2)
    assert report.counts("overall, ORG and LOC as one").f1 == 1
    assert {finding.kind for finding in report.findings} == {"missed", "false"}


def test_a_span_too_short_does_not_count(iob2: Path) -> None:
    assert score_names(iob2, "ru", parser(Name(4, 4, "Person"))).counts("PER").right == 0


CONLLU = """# newdoc id = d
# sent_id = 1
# text = Он don't спит.
1\tОн\tон\tPRON\t_\tCase=Nom|Number=Sing\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tспит\tспать\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

"""
TREE = (
    Word(1, "Он", "он", "PRON", 4, "nsubj", {"Number": "Sing", "Case": "Nom"}, start=0, end=2),
    Word(2, "do", "do", "AUX", 4, "aux", start=3, end=8),
    Word(3, "n't", "not", "PART", 4, "advmod", start=3, end=8),
    Word(4, "спит", "спать", "VERB", 0, "root", start=9, end=13),
    Word(5, ".", ".", "PUNCT", 4, "punct", start=13, end=14),
)


def trees(*parsed: Word):  # type: ignore[no-untyped-def]
    def parse(documents: Iterable[Document]) -> Iterator[tuple[Document, Sequence[Sentence]]]:
        for document in documents:
            yield document, (Sentence(document.id, 0, 0, 14, document.text, parsed),)

    return parse


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "dev.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def test_the_gold_tree_scores_one_in_everything(treebank: Path) -> None:
    report = score_trees(treebank, "ru", trees(*TREE))
    assert {
        metric: report.counts(metric).f1 for metric in ("Tokens", "Words", "UFeats", "LAS", "MLAS")
    } == dict.fromkeys(("Tokens", "Words", "UFeats", "LAS", "MLAS"), 1.0)


def test_a_wrong_relation_costs_las_but_not_uas(treebank: Path) -> None:
    wrong = (Word(1, "Он", "он", "PRON", 4, "obj", {"Number": "Sing", "Case": "Nom"}, start=0, end=2), *TREE[1:])
    report = score_trees(treebank, "ru", trees(*wrong))
    assert (report.counts("LAS").right, report.counts("UAS").right) == (4, 5)


def test_words_of_one_token_are_written_as_one_token() -> None:
    rows = conllu([Sentence("d", 0, 0, 14, "Он don't спит.", TREE)], "Он don't спит.").splitlines()
    assert rows[1].split("\t")[:2] == ["2-3", "don't"]


def test_a_parse_of_another_text_is_refused(treebank: Path) -> None:
    with pytest.raises(ReadError, match="same text"):
        score_trees(treebank, "ru", trees(*TREE[:4]))


def test_pairs_keep_each_judgement_in_order(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text(
        "a,b,same,type\nПутин,Владимир Путин,1,Person\nИванов,Иванова,0,\nКНДР,Корея,1,Country\n", encoding="utf-8"
    )
    report = score_pairs("pairs", read_pairs(path), lambda a, b, type: (a in b, 0.5, f"{type}"))
    assert [line["judged"] for line in report.facts["pairs"]] == [True, True, False]
    assert [line["reason"] for line in report.facts["pairs"]] == ["Person", "None", "Country"]
    total = report.counts("overall")
    assert (total.right, total.produced, total.expected) == (1, 2, 2)


def test_a_pair_that_is_neither_same_nor_different_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("a,b,same\nx,y,maybe\n", encoding="utf-8")
    with pytest.raises(ReadError, match="line 2"):
        read_pairs(path)

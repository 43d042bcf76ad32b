"""The corpus of relations: every portion is of the form, and nothing of the locked gold texts is in it."""

from pathlib import Path

import pytest

from graphbuilder.makers.reader import annotation

DATA = Path(__file__).parents[2] / "data"
CORPUS = DATA / "relations"

PORTIONS = sorted(CORPUS.glob("*/*.ann"))


@pytest.mark.parametrize("path", PORTIONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_portion_is_of_the_form(path: Path) -> None:
    folder = path.parent if path.parent.name != "second" else CORPUS / "real"
    portion = folder / f"{path.stem}.txt"
    text = portion.read_text(encoding="utf-8") if portion.exists() else ""
    rows = list(annotation.read(text, path.read_text(encoding="utf-8")))
    assert rows
    assert [(sentence.id, wrong) for sentence, _, wrong in rows if wrong] == []


def test_no_sentence_of_the_locked_texts_is_annotated() -> None:
    texts = (path.read_text(encoding="utf-8") for path in (DATA / "gold" / "test").glob("*.txt"))
    locked = " ".join(" ".join(text.split()) for text in texts)
    for path in (*CORPUS.glob("*/*.txt"), *CORPUS.glob("authored/*.ann")):
        lines = path.read_text(encoding="utf-8").splitlines()
        sentences = [line.partition(" ")[2].strip() for line in lines if line[:1] in ("@", "~")]
        assert [text for text in sentences if len(text) > 30 and text in locked] == [], path.name


def test_two_readers_of_the_dev_part_agree() -> None:
    for name in ("dev-ru-01", "dev-en-01"):
        text = (CORPUS / "real" / f"{name}.txt").read_text(encoding="utf-8")
        one, other = (
            {s.id: found for s, found, _ in annotation.read(text, (CORPUS / folder / f"{name}.ann").read_text("utf-8"))}
            for folder in ("real", "second")
        )
        assert annotation.agreement(one, other).f1 > 0.7

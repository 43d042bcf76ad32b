"""The lemma lexicon of a model folder, made of training sentences."""

from pathlib import Path

from graphbuilder.makers.training.examples import Example
from graphbuilder.makers.training.export import collect_lemmas, write_lemmas
from graphbuilder.parse.joint.lemmas import read
from graphbuilder.parse.joint.scripts import make_script


def example(form: str, upos: str, lemma: str) -> Example:
    return Example((form,), (f"{upos}|_",), (make_script(form, lemma),), (0,), ("root",), language="ru")


def test_forms_with_two_lemmas_are_left_to_the_model() -> None:
    lexicon = collect_lemmas(
        [example("стали", "NOUN", "сталь"), example("стали", "VERB", "стать"), example("вести", "NOUN", "весть")]
    )
    assert set(lexicon["ru"]) == {"NOUN стали", "VERB стали", "NOUN вести"}
    twice = collect_lemmas([example("Орлы", "NOUN", "орёл"), example("Орлы", "NOUN", "Орлы")])
    assert twice["ru"] == {}


def test_a_written_lexicon_reads_back(tmp_path: Path) -> None:
    lexicon = collect_lemmas([example("людей", "NOUN", "человек"), example("Нью Йорка", "PROPN", "Нью Йорк")])
    write_lemmas(lexicon, tmp_path / "lemmas.json.xz")
    assert read(tmp_path / "lemmas.json.xz") == lexicon

"""A model trained for ten steps: whatever it says must be legal, whole and the same in any company."""

import json
from pathlib import Path

import pytest

from graphbuilder.errors import ModelNotFound, ParseError
from graphbuilder.parse.joint.decode import is_tree
from graphbuilder.parse.joint.model import JointModel

SENTENCES = (
    ("Иванов", "прибыл", "в", "Москве", "."),
    ("Да",),
    ("😀", "\x00", "ы" * 500, "abc" * 100, "Ким", "Чен", "Ын", "?!"),
    tuple("слово" for _ in range(60)),
)


def test_each_sentence_gets_a_tree_with_one_root_and_a_value_for_every_word(joint: JointModel) -> None:
    for words, annotation in zip(SENTENCES, joint.annotate(SENTENCES, "ru"), strict=True):
        assert is_tree(annotation.heads)
        columns = (
            annotation.upos,
            annotation.feats,
            annotation.lemmas,
            annotation.relations,
            annotation.arc_probabilities,
        )
        assert {len(column) for column in columns} == {len(words)}
        assert [r.split(":")[0] == "root" for r in annotation.relations] == [head == 0 for head in annotation.heads]
        assert all(0 <= p <= 1 for p in (*annotation.tag_probabilities, *annotation.arc_probabilities))


def test_a_sentence_alone_and_in_a_batch_is_annotated_the_same(joint: JointModel) -> None:
    together = joint.annotate(SENTENCES * 3, "ru")
    for number, words in enumerate(SENTENCES):
        alone = joint.annotate([words], "ru")[0]
        for other in together[number :: len(SENTENCES)]:
            assert (other.upos, other.feats, other.lemmas) == (alone.upos, alone.feats, alone.lemmas)
            assert (other.heads, other.relations) == (alone.heads, alone.relations)
            assert [name[:3] for name in other.names] == [name[:3] for name in alone.names]
            assert other.arc_probabilities == pytest.approx(alone.arc_probabilities, abs=2e-3)


def test_a_sentence_too_long_for_the_encoder_is_cut_and_keeps_every_word(joint: JointModel) -> None:
    words = tuple("слово" for _ in range(300))
    annotation = joint.annotate([words], "ru")[0]
    assert len(annotation.heads) == 300
    assert annotation.cuts
    for start, end in zip((0, *annotation.cuts), (*annotation.cuts, 300), strict=True):
        assert is_tree([head and head - start for head in annotation.heads[start:end]])


def test_no_sentences_give_no_annotations(joint: JointModel) -> None:
    assert joint.annotate([], "ru") == []


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match=r"model\.safetensors is missing"):
        JointModel.load(tmp_path)


def test_a_model_of_another_format_is_refused(model_folder: Path, tmp_path: Path) -> None:
    for file in model_folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    about = json.loads((tmp_path / "inventory.json").read_text(encoding="utf-8"))
    (tmp_path / "inventory.json").write_text(json.dumps(about | {"format": 0}), encoding="utf-8")
    with pytest.raises(ParseError, match="export the model anew"):
        JointModel.load(tmp_path)

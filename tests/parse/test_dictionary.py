"""The dictionary rules out tags a Russian form cannot have, and leaves the rest to the model."""

import numpy as np
import pytest

from graphbuilder.grammar.ru.tags import taggings
from graphbuilder.parse.joint.dictionary import TagGuard, features

TAGS = (
    "NOUN|Animacy=Inan|Case=Loc|Gender=Fem|Number=Plur",
    "NOUN|Animacy=Inan|Case=Loc|Gender=Masc|Number=Plur",
    "NOUN|Animacy=Anim|Case=Ins|Gender=Masc|Number=Plur",
    "NOUN|Animacy=Anim|Case=Ins|Gender=Fem|Number=Plur",
    "VERB|Aspect=Imp|Case=Acc|Gender=Fem|Number=Sing|Tense=Pres|VerbForm=Part|Voice=Act",
    "VERB|Aspect=Perf|Case=Gen|Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Act",
    "ADP|_",
    "PROPN|Animacy=Inan|Case=Loc|Gender=Fem|Number=Plur",
)


def scores(*order: int) -> "np.typing.NDArray[np.float32]":
    """Probabilities that fall in the given order of tags."""
    made = np.zeros(len(TAGS), dtype=np.float32)
    made[list(order)] = 1 / np.arange(2, 2 + len(order))
    return made


@pytest.mark.parametrize(
    ("form", "order", "chosen"),
    [
        ("станках", (0, 2, 1), 1),  # not feminine, not instrumental
        ("матерями", (2, 1, 3), 3),  # not masculine
        ("матерями", (3, 2), 3),  # right already
        ("оказавшей", (4, 5), 5),  # a past participle of a perfective verb has no present
        ("станках", (6, 1), 6),  # what is no noun for the model is not made one
        ("станках", (7, 1), 7),  # nor is a name
        ("бузьках", (0, 1), 0),  # unknown to the dictionary
        ("СТАНКАХ", (0, 1), 0),
    ],
)
def test_the_likeliest_tag_a_form_can_have_is_chosen(form: str, order: tuple[int, ...], chosen: int) -> None:
    assert TagGuard(TAGS, "ru").choose(form, order[0], scores(*order)) == chosen


def test_where_no_tag_would_be_left_nothing_changes() -> None:
    assert TagGuard(TAGS[:1], "ru").choose("станках", 0, scores(0)[:1]) == 0


def test_a_form_may_have_readings_of_several_parts_of_speech() -> None:
    assert {upos for reading in taggings("стали") for upos in reading.upos} == {"NOUN", "PROPN", "VERB"}
    assert taggings("ы" * 500) == taggings("12") == ()


def test_features_of_a_column_are_read() -> None:
    assert features("Case=Nom|Number=Sing") == {"Case": "Nom", "Number": "Sing"}
    assert features("_") == {}

"""The file of weights is whole: whoever changes it is told what is missing or unknown."""

from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.resolve import weights
from graphbuilder.resolve.weights import read_weights

FILE = Path(weights.__file__).with_name("weights.toml")


def test_what_people_are_asked_lies_below_what_is_joined() -> None:
    assert 0 < weights.doubtful() < weights.threshold() < 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("threshold = 0.6", "", "threshold"),
        ("doubt = 0.16", 'doubt = "small"', "doubt"),
        ("doubt = 0.16", "doubt = 0.16\nthreshhold = 0.6", "threshhold"),
        ("doubt = 0.16", "doubt = ", "weights.toml"),
    ],
)
def test_a_wrong_file_is_named_with_its_entry(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        read_weights(path)

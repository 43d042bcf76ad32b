"""Questions kept by name, in files to share."""

from pathlib import Path

import pytest

from graphbuilder.errors import BadParameter, QueryError
from graphbuilder.query.kept import Kept, find, keep, listed, read


def test_a_question_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    kept = Kept(
        "met-kim", "who-met", {"person": 'Ким "Чен" Ын', "min_confidence": 0.5, "limit": 5}, "Кто встречал Кима?"
    )
    path = keep(kept, tmp_path / "questions")
    assert read(path) == kept == find("met-kim", tmp_path / "questions") == find(str(path), tmp_path)
    assert listed(tmp_path / "questions") == [kept]
    assert find("../met-kim", tmp_path / "questions") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense", "no saved question"),
        ("[parameters]\n", "no question"),
        ('question = "who-met"\nwho = 1', "unknown key 'who'"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match=f"a.toml: {told}"):
        find("a", tmp_path)


def test_what_the_question_does_not_take_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="who-met has no parameter 'whom'"):
        keep(Kept("a", "who-met", {"whom": "x"}), tmp_path)
    with pytest.raises(BadParameter, match="no name for a saved question"):
        keep(Kept("../a", "who-met"), tmp_path)
    assert list(tmp_path.iterdir()) == []

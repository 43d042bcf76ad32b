"""The kept model of languages says what the packed one says; what is no model is not believed."""

from pathlib import Path

import pytest

from graphbuilder.read import identifier as module
from graphbuilder.read.identifier import identifier

LANGUAGES = ("en", "ru", "uk", "de")
TEXTS = [
    "Путин встретился с Кимом",
    "Putin met Kim in Beijing",
    "Зеленський прибув до Києва",
    "",
    "12 %",
    "Ünal fuhr heim",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "graphbuilder"


def ranks() -> list[object]:
    return [identifier(LANGUAGES).rank(text) for text in TEXTS]


def test_what_is_kept_says_what_was_packed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ranks()
    assert [path.name[:10] for path in folder.iterdir()] == ["languages-"]
    with monkeypatch.context() as patched:
        patched.setattr(module, "_write", None)  # it is not unpacked again
        assert ranks() == first
    assert identifier(LANGUAGES[:2]).rank(TEXTS[2])[0][0] == "ru"


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-8], lambda data: data[:100], lambda _: b"", lambda _: b"[]" * 99]
)
def test_a_damaged_file_is_made_anew(folder: Path, damage: object) -> None:
    first = ranks()
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damage(whole))  # type: ignore[operator]
    assert ranks() == first
    assert path.read_bytes() == whole


def test_without_a_place_to_keep_it_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert identifier(LANGUAGES).rank(TEXTS[0])[0][0] == "ru"

"""What is wrong in a lexicon file is said with file, entry, key and the nearest known word."""

from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.extract.rules import Rule, load_pack, rule_of
from graphbuilder.grammar import load as grammar_of
from graphbuilder.lexicon import layers
from graphbuilder.lexicon.files import relation_file

DECLARED = """
[relation]
family = "event"
parties = "who → whom"
definition = "does it"
label = { ru = "делает", en = "does" }
inverse = { ru = "сделано", en = "is done by" }
"""
ENTRY = """
[[en]]
name = "does"
verbs = ["audit"]
object = ["obj"]
accepts = "Malta audited Vega."
yields = { subject = "Malta", object = "Vega" }
refuses = "Malta left Vega."
"""


def written(folder: Path, text: str, name: str = "AUDITED") -> Path:
    path = folder / "relations" / "own" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def compiled(folder: Path) -> list[Rule]:
    placed = layers.load((folder,)).entries["en"]
    return [rule_of(one, grammar_of("en").words) for one in placed if one.own]


def said(folder: Path, text: str, name: str = "AUDITED") -> str:
    """The error of a layer with this file, compiled to rules."""
    written(folder, text, name)
    with pytest.raises(LexiconError) as error:
        compiled(folder)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_file_is_read_into_records(tmp_path: Path) -> None:
    file = relation_file(written(tmp_path, DECLARED + ENTRY))
    assert (file.name, file.topic) == ("AUDITED", "own")
    assert file.declaration is not None
    assert file.declaration.label["en"] == "does"
    assert [entry.verbs for entry in file.entries["en"]] == [["audit"]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("verbs =", "verb =", ["AUDITED.toml", "[[en]] 'does'", "unknown key 'verb'", "did you mean 'verbs'"]),
        ('family = "event"', 'famly = "event"', ["[relation]", "unknown key 'famly'", "did you mean 'family'"]),
        ('"event"', '"evnt"', ["[relation]", "evnt"]),
        ('object = ["obj"]', 'object = ["objj"]', ["'does'", "no slot 'objj'", "did you mean 'obj'"]),
        ('object = ["obj"]', 'object = ["obj>wiith"]', ["no slot 'wiith'", "did you mean 'with'"]),
        ('object = ["obj"]', 'object = ["obj"]\ntypes = { object = "@actor" }', ["'@actor'", "did you mean '@actors'"]),
        ('object = ["obj"]', 'object = ["obj"]\ntypes = { objekt = "Person" }', ["no role 'objekt'", "'object'"]),
        ('["audit"]', '["@troop"]', ["no word list '@troop'", "did you mean 'troops'"]),
        ('object = ["obj"]', 'object = "obj"', ["'does'", "array"]),
        (
            'object = ["obj"]',
            'object = ["obj"]\nif = [{ slot = "subj", lema = ["x"] }]',
            ["'lema'", "did you mean 'lemma'"],
        ),
        ("[[en]]", "[[english]]", ["unknown key 'english'", "[[ru]]"]),
        ('refuses = "Malta left Vega."', "", ["'does'", "refuses"]),
        ("yields = {", "yields = [{}, {", ["AUDITED.toml"]),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    text = (DECLARED + ENTRY).replace(old, new, 1)
    assert text != DECLARED + ENTRY
    message = said(tmp_path, text)
    assert all(part in message for part in expected), message


@pytest.mark.parametrize("name", ["audited", "AUDITED`]-(x) DETACH DELETE x //", "AUDITED-", "A__B", "_A", "АУДИТ"])
def test_a_crafted_name_is_no_relation(name: str, tmp_path: Path) -> None:
    path = tmp_path / "relations" / f"{name.replace('/', '∕')}.toml"
    path.parent.mkdir(parents=True)
    path.write_text(DECLARED, encoding="utf-8")
    with pytest.raises(LexiconError, match="is no name for a relation"):
        layers.load((tmp_path,))


def test_shipped_entries_have_unique_ids() -> None:
    ids = [rule.id for language in ("ru", "en") for rule in load_pack(language).rules]
    assert len(ids) == len(set(ids))

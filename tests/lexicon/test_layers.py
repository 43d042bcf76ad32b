"""A user's own folder over the shipped lexicon."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder import lexicon
from graphbuilder.errors import LexiconError
from graphbuilder.extract.rules import load_pack
from graphbuilder.lexicon import layers
from tests.lexicon.test_files import DECLARED, ENTRY, written


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path
    lexicon.use()


def test_an_own_relation_stands_beside_those_there_are(own: Path) -> None:
    shipped = set(lexicon.relations())
    written(own, DECLARED + ENTRY)
    lexicon.use(own)
    assert set(lexicon.relations()) - shipped == {"AUDITED"}
    assert "en/AUDITED#does" in {rule.id for rule in load_pack("en").verbs["audit"]}
    lexicon.use()
    assert set(lexicon.relations()) == shipped


def test_own_entries_of_a_known_relation_need_no_declaration(own: Path) -> None:
    written(own, ENTRY, "INVESTIGATED")
    lexicon.use(own)
    assert "en/INVESTIGATED#does" in {rule.id for rule in load_pack("en").verbs["audit"]}


def test_a_known_relation_is_not_declared_again(own: Path) -> None:
    written(own, DECLARED, "MET")
    with pytest.raises(LexiconError, match="MET is declared already"):
        lexicon.use(own)


def test_entries_of_an_unknown_relation_are_refused_with_the_nearest(own: Path) -> None:
    written(own, ENTRY, "INVESTIGATE")
    with pytest.raises(LexiconError, match=r"no relation 'INVESTIGATE' \(did you mean 'INVESTIGATED'\?\)"):
        lexicon.use(own)


def test_a_wrong_folder_changes_nothing(own: Path) -> None:
    written(own, DECLARED + ENTRY)
    lexicon.use(own)
    with pytest.raises(LexiconError, match="no such folder"):
        lexicon.use(own / "missing")
    assert "AUDITED" in lexicon.relations()


def test_own_sets_of_types_stand_beside_those_there_are(own: Path) -> None:
    (own / "types.toml").write_text('auditors = ["Organization", "@places"]\n', encoding="utf-8")
    written(own, DECLARED + ENTRY.replace('object = ["obj"]', 'object = ["obj"]\ntypes = { subject = "@auditors" }'))
    placed = next(one for one in layers.load((own,)).entries["en"] if one.own)
    assert placed.types["subject"] == {"Organization", "Country", "Region", "City", "Place"}


def test_a_higher_priority_is_tried_first(own: Path) -> None:
    written(
        own,
        ENTRY.replace('"does"', '"first"').replace('["audit"]', '["audit", "probe"]') + "priority = 5\n",
        "INVESTIGATED",
    )
    lexicon.use(own)
    assert load_pack("en").verbs["probe"][0].id == "en/INVESTIGATED#first"

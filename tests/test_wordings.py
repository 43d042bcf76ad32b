"""The tables of wordings: of each kind no fewer hold than did; what does not hold yet is read, never forgotten."""

from collections import Counter
from pathlib import Path

import pytest

from tests.wordings import failures, read

HERE = Path(__file__).parent
#: Wordings of a table that hold.
FLOORS = {
    "resolve/identity.tsv": 165,
    "resolve/names.tsv": 46,
    "parse/sentences.tsv": 114,
    "extract/modality/denial.tsv": 167,
    "extract/standing/heads.tsv": 152,
    "extract/coreference/tellers.tsv": 24,
    "extract/direction.tsv": 49,
    "extract/mentions/headed.tsv": 71,
    "extract/matching/arena.tsv": 39,
    "extract/matching/teams.tsv": 27,
}


@pytest.mark.model
@pytest.mark.parametrize("table", FLOORS)
def test_as_many_wordings_hold_as_did(table: str) -> None:
    found = failures(read(HERE / table))
    held = sum(not missing for missing in found.values())
    assert held >= FLOORS[table], "\n".join(f"{w.title}: {m}" for w, m in found.items() if m)


@pytest.mark.parametrize("table", FLOORS)
def test_every_kind_has_ten_wordings_a_language(table: str) -> None:
    counts = Counter((wording.kind, wording.language) for wording in read(HERE / table))
    assert min(counts.values()) >= 10

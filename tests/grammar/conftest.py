"""Esperanto, a language of the tests, beside those shipped, with a layer of the lexicon that has entries of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder import grammar, lexicon

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def esperanto(monkeypatch: pytest.MonkeyPatch) -> Iterator[grammar.Grammar]:
    """Load the language of the fixtures, and forget it after the test."""
    for variable in (grammar.VARIABLE, lexicon.layers.VARIABLE):
        monkeypatch.setenv(variable, "")  # set back behind the test
    grammar.use_folders(FIXTURES)
    lexicon.use(FIXTURES / "lexicon")
    yield grammar.load("eo")
    grammar.use_folders()
    lexicon.use()

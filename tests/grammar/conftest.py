"""Esperanto, a language of the tests, beside those shipped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphbuilder import grammar
from graphbuilder.extract.rules import load_pack

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def esperanto() -> Iterator[grammar.Grammar]:
    """Load the language of the fixtures, and forget it after the test."""
    grammar.use_folders(FIXTURES)
    yield grammar.load("eo")
    grammar.use_folders()
    load_pack.cache_clear()

"""Every lexicon entry makes, by itself, what it says of its examples, and nothing of what it refuses; with the shipped models."""

from collections.abc import Iterator

import pytest

from graphbuilder import grammar
from graphbuilder.extract.examples import Parsed, made_by, parsed_examples
from graphbuilder.extract.rules import Rule, load_pack
from graphbuilder.lexicon.schema import Yield

pytestmark = pytest.mark.model


def rules() -> Iterator[Rule]:
    for language in grammar.languages():
        yield from load_pack(language).rules


ACCEPTED = [(rule, text, made) for rule in rules() for text, made in rule.examples]
REFUSED = [(rule, text) for rule in rules() for text in rule.refuses]


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return parsed_examples(rules())


@pytest.mark.parametrize(("rule", "text", "made"), ACCEPTED, ids=[f"{rule.id}-{text}" for rule, text, _ in ACCEPTED])
def test_an_entry_makes_what_it_says(rule: Rule, text: str, made: Yield, parsed: Parsed) -> None:
    assert made in made_by(rule, text, parsed)


@pytest.mark.parametrize(("rule", "text"), REFUSED, ids=[f"{rule.id}-{text}" for rule, text in REFUSED])
def test_an_entry_makes_nothing_of_what_it_refuses(rule: Rule, text: str, parsed: Parsed) -> None:
    assert made_by(rule, text, parsed) == []

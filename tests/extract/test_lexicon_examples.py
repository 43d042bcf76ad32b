"""Every lexicon entry carries sentences it accepts and refuses; both run here, with the shipped models."""

from collections.abc import Iterator

import pytest

from graphbuilder.extract import extract
from graphbuilder.extract.rules import Rule, load_pack
from graphbuilder.grammar import languages
from graphbuilder.model import Document, Statement, digest
from graphbuilder.parse import load

pytestmark = pytest.mark.model


def cases(kind: str) -> Iterator[tuple[str, Rule, str]]:
    for language in languages():
        for rule in load_pack(language).rules:
            for text in getattr(rule, kind):
                yield language, rule, text


def parsed(kind: str) -> dict[str, tuple[Statement, ...]]:
    """Statements of each example text; all texts of a language go through the models at once."""
    found = {}
    for language in languages():
        texts = sorted({text for lang, _, text in cases(kind) if lang == language})
        documents = [Document(digest(text), text, language=language, published="2025-09-03") for text in texts]
        for document, sentences in load(language).parse(documents):
            found[document.text] = extract(document, sentences).statements
    return found


@pytest.fixture(scope="module")
def accepted() -> dict[str, tuple[Statement, ...]]:
    return parsed("accepts")


@pytest.fixture(scope="module")
def refused() -> dict[str, tuple[Statement, ...]]:
    return parsed("refuses")


@pytest.mark.parametrize(("language", "rule", "text"), cases("accepts"), ids=lambda value: getattr(value, "id", None))
def test_an_entry_makes_its_relation_of_what_it_accepts(
    language: str, rule: Rule, text: str, accepted: dict[str, tuple[Statement, ...]]
) -> None:
    assert rule.relation.name in {statement.relation for statement in accepted[text]}, text


@pytest.mark.parametrize(("language", "rule", "text"), cases("refuses"), ids=lambda value: getattr(value, "id", None))
def test_an_entry_makes_nothing_of_what_it_refuses(
    language: str, rule: Rule, text: str, refused: dict[str, tuple[Statement, ...]]
) -> None:
    assert rule.id not in {statement.rule for statement in refused[text]}, text


def test_every_entry_has_both_examples() -> None:
    bare = [
        rule.id for language in languages() for rule in load_pack(language).rules if not (rule.accepts and rule.refuses)
    ]
    assert bare == []

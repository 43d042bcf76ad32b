"""Every lexicon entry makes, by itself, what it says of its examples, and nothing of what it refuses; with the shipped models."""

from collections.abc import Iterator
from functools import cache

import pytest

from graphbuilder import grammar
from graphbuilder.extract import extract
from graphbuilder.extract.rules import Rule, load_pack, pack_of
from graphbuilder.lexicon.schema import Yield
from graphbuilder.model import Document, Sentence, Statement, digest
from graphbuilder.parse import load

pytestmark = pytest.mark.model


def rules() -> Iterator[Rule]:
    for language in grammar.languages():
        yield from load_pack(language).rules


ACCEPTED = [(rule, text, made) for rule in rules() for text, made in rule.examples]
REFUSED = [(rule, text) for rule in rules() for text in rule.refuses]


@cache
def parsed(language: str) -> dict[str, tuple[Document, tuple[Sentence, ...]]]:
    """All example texts of a language go through the models at once."""
    texts = {text for rule, text, _ in ACCEPTED if rule.language == language}
    texts |= {text for rule, text in REFUSED if rule.language == language}
    documents = [Document(digest(text), text, language=language, published="2025-09-03") for text in sorted(texts)]
    return {document.text: (document, sentences) for document, sentences in load(language).parse(documents)}


def made_by(rule: Rule, text: str) -> list[Statement]:
    """What *rule* makes of *text* where it is the only one."""
    document, sentences = parsed(rule.language)[text]
    alone = pack_of(grammar.load(rule.language), [rule])
    return [one for one in extract(document, sentences, pack=alone).statements if one.rule == rule.id]


def told(statement: Statement) -> Yield:
    subject, target = (statement.roles.get(role) for role in ("subject", "object"))
    return Yield(
        subject.text if subject else "",
        target.text if target else "",
        "negated" if statement.polarity == "negated" else statement.realis,
    )


@pytest.mark.parametrize(("rule", "text", "made"), ACCEPTED, ids=[f"{rule.id}-{text}" for rule, text, _ in ACCEPTED])
def test_an_entry_makes_what_it_says(rule: Rule, text: str, made: Yield) -> None:
    assert made in [told(one) for one in made_by(rule, text)]


@pytest.mark.parametrize(("rule", "text"), REFUSED, ids=[f"{rule.id}-{text}" for rule, text in REFUSED])
def test_an_entry_makes_nothing_of_what_it_refuses(rule: Rule, text: str) -> None:
    assert made_by(rule, text) == []

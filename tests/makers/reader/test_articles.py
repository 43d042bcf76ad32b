"""Whether a statement is the one annotation has: trees in, no model."""

import pytest

from graphbuilder.makers.reader.articles import Article, judged, recall
from graphbuilder.makers.reader.articles import articles as put_together
from graphbuilder.model import Extraction
from tests.extract.trees import found, tree

DENIED = """
Lind   Lind   PROPN Number=Sing 2 nsubj B-Person
denied deny   VERB  Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the    the    DET   Definite=Def|PronType=Art 4 det
rumour rumour NOUN  Number=Sing 2 obj
"""


def annotated(relation: str, target: list[int] | None, mode: str = "actual") -> tuple[Article, Extraction]:
    extraction = found(tree(DENIED, language="en"))
    row = {"id": "a.0", "document": "a", "portion": "dev", "before": [], "language": "en", "date": ""}
    statement = {"relation": relation, "subject": [0, 4], "object": target, "mode": mode}
    (article,) = put_together([{**row, "text": extraction.document.text, "statements": [statement]}])
    return article, extraction


def test_a_thing_is_the_theme_of_a_rule_and_the_object_of_annotation() -> None:
    article, extraction = annotated("DENIED", [16, 22])
    (made,) = [one for one in extraction.statements if one.relation == "DENIED"]
    assert "object" not in made.roles
    assert made.roles["theme"].text == "rumour"
    assert recall(article, extraction.statements) == (1, 1)
    assert [right for _, right in judged(article, extraction)] == [True]


@pytest.mark.parametrize(
    ("relation", "target", "mode"),
    [("DENIED", [0, 4], "actual"), ("DENIED", [16, 22], "negated"), ("REJECTED", [16, 22], "actual")],
)
def test_another_thing_mode_or_relation_is_another_statement(relation: str, target: list[int], mode: str) -> None:
    article, extraction = annotated(relation, target, mode)
    assert recall(article, extraction.statements) == (0, 1)

"""Rules and reader together, with a reader that says what the test gives it: trees in, statements out, no model."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from graphbuilder.extract import extract
from graphbuilder.extract import reader as room
from graphbuilder.extract.reader.candidates import Candidate
from graphbuilder.extract.reader.model import Guess
from graphbuilder.model import Document, Sentence, Statement

from ..trees import tree

MET = """
Lind Lind PROPN Number=Sing 2 nsubj B-Person
met  meet VERB  Tense=Past|VerbForm=Fin 0 root
Holm Holm PROPN Number=Sing 2 obj B-Person
"""
GLIMMED = """
Lind    Lind  PROPN Number=Sing 2 nsubj B-Person
glimmed glim  VERB  Tense=Past|VerbForm=Fin 0 root
Holm    Holm  PROPN Number=Sing 2 obj B-Person
"""
SHE_GLIMMED = """
They    they  PRON  Number=Plur|Person=3 2 nsubj
glimmed glim  VERB  Tense=Past|VerbForm=Fin 0 root
Holm    Holm  PROPN Number=Sing 2 obj B-Person
"""


class Says:
    """A reader that makes the given guesses of every sentence; candidates are found by their words."""

    def __init__(self, *guesses: tuple[str, int | None, int | None, float, str]) -> None:
        self.guesses = guesses

    def read(self, sentences: Sequence[tuple[Sentence, Sequence[Candidate]]]) -> list[list[Guess]]:
        return [[self._guess(found, *one) for one in self.guesses] for _, found in sentences]

    @staticmethod
    def _guess(
        found: Sequence[Candidate], relation: str, subject: int | None, target: int | None, p: float, mode: str
    ) -> Guess:
        at = {one.word: one for one in found}
        ends = (None if subject is None else at[subject], None if target is None else at[target])
        return Guess(relation, *ends, p, 1 - p, ("ACCUSED", 0.0), mode, 1.0, 0.0, (2,))


def shared(
    monkeypatch: pytest.MonkeyPatch, text: str, *guesses: tuple[str, int | None, int | None, float, str]
) -> list[Statement]:
    monkeypatch.setattr(room, "shipped", lambda: Says(*guesses))
    sentence = replace(tree(text, language="en"), vectors="any")
    made = extract(Document("d", sentence.text, language="en"), [sentence], precision=0.0)
    return [one for one in made.statements if one.relation != "RELATED"]


def test_what_both_see_is_one_statement_with_the_readers_probability(monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = shared(monkeypatch, MET, ("MET", 1, 3, 0.9, "actual"))
    assert made.rule.startswith("en/MET#")
    assert made.reader == 0.9


def test_a_symmetric_relation_is_the_same_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = shared(monkeypatch, MET, ("MET", 3, 1, 0.8, "actual"))
    assert made.reader == 0.8


def test_a_rule_the_reader_does_not_share_is_less_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    (sure,) = shared(monkeypatch, MET, ("MET", 1, 3, 0.95, "actual"))
    (unsure,) = shared(monkeypatch, MET)
    assert unsure.reader is not None
    assert unsure.confidence < sure.confidence


def test_what_the_reader_alone_sees_is_its_own_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = shared(monkeypatch, GLIMMED, ("MET", 1, 3, 0.9, "planned"))
    assert (made.rule, made.relation, made.realis, made.trigger) == ("reader", "MET", "planned", "glimmed")
    assert {role: mention.name for role, mention in made.roles.items()} == {"subject": "Lind", "object": "Holm"}


def test_negated_is_a_polarity(monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = shared(monkeypatch, GLIMMED, ("MET", 1, 3, 0.9, "negated"))
    assert (made.polarity, made.asserted) == ("negated", False)


def test_a_pronoun_of_nobody_known_makes_no_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shared(monkeypatch, SHE_GLIMMED, ("MET", 1, 3, 0.9, "actual")) == []


def test_a_party_the_relation_does_not_take_makes_no_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shared(monkeypatch, GLIMMED, ("BORDERS", 1, 3, 0.9, "actual")) == []


def test_without_vectors_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "shipped", lambda: pytest.fail("asked"))
    sentence = tree(MET, language="en")
    (made,) = extract(Document("d", sentence.text, language="en"), [sentence]).statements
    assert made.reader is None


def test_what_somebody_is_by_trade_is_the_object_and_not_whom_it_stands_beside(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """
    Holm   Holm   PROPN Number=Sing 5 nsubj B-Person
    ,      ,      PUNCT _ 4 punct
    a      a      DET   PronType=Art 4 det
    glazer glazer NOUN  Number=Sing 1 appos
    slept  sleep  VERB  Tense=Past|VerbForm=Fin 0 root
    """
    (made,) = [one for one in shared(monkeypatch, text, ("OCCUPATION", 1, 4, 0.9, "actual")) if one.rule == "reader"]
    assert {role: (mention.text, mention.type) for role, mention in made.roles.items()} == {
        "subject": ("Holm", "Person"),
        "object": ("glazer", "Position"),
    }


def test_what_befell_ones_own_befell_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """
    Holm   Holm   PROPN Number=Sing 0 root B-Person
    whose  whose  PRON  Poss=Yes|PronType=Int 3 nmod:poss
    nephew nephew NOUN  Number=Sing 4 nsubj
    drowned drown VERB  Tense=Past|VerbForm=Fin 1 acl:relcl
    """
    made = shared(monkeypatch, text, ("DIED_IN", 1, None, 0.95, "actual"))
    assert not [one for one in made if one.rule == "reader"]


def test_two_who_are_each_with_a_third_are_not_with_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    text = """
    They   they   PRON  Number=Plur|Person=3 2 nsubj
    dined  dine   VERB  Tense=Past|VerbForm=Fin 0 root
    with   with   ADP   _ 4 case
    Lind   Lind   PROPN Number=Sing 2 obl B-Person
    and    and    CCONJ _ 7 cc
    with   with   ADP   _ 7 case
    Holm   Holm   PROPN Number=Sing 4 conj B-Person
    """
    assert not [one for one in shared(monkeypatch, text, ("MET", 4, 7, 0.95, "actual")) if one.rule == "reader"]

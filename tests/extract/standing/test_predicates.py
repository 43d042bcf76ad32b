"""Offices that a sentence says of a person, by a verb or by none."""

from graphbuilder.model import Extraction
from tests.extract.trees import edges, found, story, tree


def heads(extraction: Extraction) -> set[tuple[str, str, str]]:
    """Return (person, office's body, polarity) of every HEADS statement."""
    return {
        (s.roles["subject"].name, s.roles["object"].name, s.polarity)
        for s in extraction.statements
        if s.relation == "HEADS"
    }


BECAME = """
Мишель     Мишель    PROPN Case=Nom 3 nsubj     B-Person
Бачелет    Бачелет   PROPN Case=Nom 1 flat:name I-Person
стала      стать     VERB  _        0 root
президентом президент NOUN Case=Ins 3 xcomp
Чили       Чили      PROPN Case=Gen 4 nmod      B-Geopolitical
"""


def test_a_copular_verb_says_the_office_of_its_subject() -> None:
    assert heads(found(tree(BECAME))) == {("Мишель Бачелет", "Чили", "affirmed")}


def test_a_denied_office_is_denied() -> None:
    sentence = tree("""
    Мишель     Мишель    PROPN Case=Nom 4 nsubj     B-Person
    Бачелет    Бачелет   PROPN Case=Nom 1 flat:name I-Person
    не         не        PART  _        4 advmod
    является   являться  VERB  _        0 root
    президентом президент NOUN Case=Ins 4 xcomp
    Перу       Перу      PROPN Case=Gen 5 nmod      B-Geopolitical
    """)
    assert heads(found(sentence)) == {("Мишель Бачелет", "Перу", "negated")}


def test_a_verb_of_holding_reaches_through_the_post() -> None:
    sentence = tree("""
    Бачелет    Бачелет   PROPN Case=Nom 2 nsubj B-Person
    занимает   занимать  VERB  _        0 root
    пост       пост      NOUN  Case=Acc 2 obj
    президента президент NOUN  Case=Gen 3 nmod
    Чили       Чили      PROPN Case=Gen 4 nmod  B-Geopolitical
    """)
    assert heads(found(sentence)) == {("Бачелет", "Чили", "affirmed")}


def test_a_pronoun_in_the_subject_is_whom_it_stands_for() -> None:
    sentences = story(
        """
        Peter   Peter   PROPN _ 3 nsubj B-Person
        Salovey Salovey PROPN _ 1 flat  I-Person
        smiled  smile   VERB  _ 0 root
        """,
        """
        He        he        PRON  Gender=Masc 3 nsubj
        was       be        AUX   _           3 cop
        president president NOUN  _           0 root
        of        of        ADP   _           5 case
        Yale      Yale      PROPN _           3 nmod B-Organization
        """,
        language="en",
    )
    assert heads(found(*sentences)) == {("Peter Salovey", "Yale", "affirmed")}


def test_another_verb_over_a_title_says_nothing_of_its_subject() -> None:
    sentence = tree("""
    Бачелет    Бачелет   PROPN Case=Nom 2 nsubj B-Person
    гордится   гордиться VERB  _        0 root
    президентом президент NOUN Case=Ins 2 obl
    Чили       Чили      PROPN Case=Gen 3 nmod  B-Geopolitical
    """)
    assert heads(found(sentence)) == set()


def test_what_a_clause_says_of_a_title_in_the_predicate_is_said_of_its_subject() -> None:
    said = tree(
        """
        Иван        Иван        PROPN Case=Nom|Gender=Masc|Animacy=Anim 3 nsubj B-Person
        был         быть        AUX   Gender=Masc 3 cop
        социалистом социалист   NOUN  Case=Ins|Number=Sing|Animacy=Anim 0 root B-Position
        ,           ,           PUNCT _ 6 punct
        которого    который     PRON  Case=Acc|PronType=Rel 6 obj
        арестовали  арестовать  VERB  Number=Plur|VerbForm=Fin|Tense=Past 3 acl:relcl
        """
    )
    assert {edge[2] for edge in edges(found(said)) if edge[1] == "ARRESTED"} == {"Иван"}

"""What is told of whom: the slots ``said`` and ``about`` of words of speech."""

import pytest

from tests.extract.trees import edges, found, tree


@pytest.mark.parametrize(("denial", "expected"), [("", {("Бразилия", "CRITICIZED", "Перу")}), ("не", set())])
def test_what_is_said_of_somebody_is_an_opinion_unless_it_is_denied(denial: str, expected: set[object]) -> None:
    sentence = f"""
        Бразилия бразилия PROPN Case=Nom 2 nsubj B-Geopolitical
        заявила заявить VERB Tense=Past|VerbForm=Fin 0 root
        ~, , PUNCT _ {7 if denial else 6} punct
        что что SCONJ _ {7 if denial else 6} mark
        Перу перу PROPN Case=Nom {7 if denial else 6} nsubj B-Geopolitical
        {"не не PART _ 7 advmod" if denial else ""}
        агрессор агрессор NOUN Case=Nom 2 ccomp
    """
    assert edges(found(tree(sentence))) == expected


def test_a_quotation_before_its_verb_is_what_the_verb_says() -> None:
    sentence = tree("""
        «    «    PUNCT _ 4 punct
        ~Перу перу PROPN Case=Nom 4 nsubj B-Geopolitical
        —    —    PUNCT _ 4 punct
        агрессор агрессор NOUN Case=Nom 0 root
        ~»   »    PUNCT _ 4 punct
        ~,   ,    PUNCT _ 7 punct
        заявила заявить VERB Tense=Past|VerbForm=Fin 4 parataxis
        Бразилия бразилия PROPN Case=Nom 7 nsubj B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Бразилия", "CRITICIZED", "Перу")}


def test_by_the_words_of_somebody_is_what_he_says() -> None:
    sentence = tree("""
        По   по   ADP _ 2 case
        словам слово NOUN Case=Dat 5 obl
        Бразилии бразилия PROPN Case=Gen 2 nmod B-Geopolitical
        Перу перу PROPN Case=Nom 5 nsubj B-Geopolitical
        лжёт лгать VERB Tense=Pres|VerbForm=Fin|Aspect=Imp 0 root
    """)
    assert edges(found(sentence)) == {("Бразилия", "ACCUSED", "Перу")}


def test_two_clauses_told_do_not_share_their_subjects() -> None:
    sentence = tree("""
        Бразилия бразилия PROPN Case=Nom 2 nsubj B-Geopolitical
        заявила заявить VERB Tense=Past|VerbForm=Fin 0 root
        что что SCONJ _ 5 mark
        Перу перу PROPN Case=Nom 5 nsubj B-Geopolitical
        лжёт лгать VERB Tense=Pres|VerbForm=Fin|Aspect=Imp 2 ccomp
        а а CCONJ _ 8 cc
        Чили чили PROPN Case=Nom 8 nsubj B-Geopolitical
        молчит молчать VERB Tense=Pres|VerbForm=Fin|Aspect=Imp 5 conj
    """)
    assert ("Бразилия", "ACCUSED", "Чили") not in edges(found(sentence))


def test_the_light_verb_of_a_relative_clause_names_who_did_it() -> None:
    sentence = tree("""
        Нападение нападение NOUN Case=Nom|Gender=Neut|Number=Sing 8 nsubj
        на        на        ADP  _        3 case
        Чили      чили      PROPN Case=Acc|Gender=Fem|Number=Sing 1 nmod B-Geopolitical
        ~,        ,         PUNCT _       6 punct
        которое   который   PRON Case=Acc|Gender=Neut|Number=Sing 6 obj
        совершила совершить VERB Tense=Past|VerbForm=Fin 3 acl:relcl
        Перу      перу      PROPN Case=Nom 6 nsubj B-Geopolitical
        удивило   удивить   VERB Tense=Past|VerbForm=Fin 0 root
    """)
    assert ("Перу", "ATTACKED", "Чили") in edges(found(sentence))


def test_an_adjective_that_is_denied_denies_what_somebody_is() -> None:
    sentence = tree("""
        Серов Серов PROPN Case=Nom|Animacy=Anim 4 nsubj B-Person
        не    не    PART  _ 3 advmod
        новый новый ADJ   Case=Nom 4 amod
        министр министр NOUN Case=Nom 0 root
    """)
    assert [s.polarity for s in found(sentence).statements] == ["negated"]

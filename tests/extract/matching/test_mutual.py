"""What parties do to one another, and events that only take place: whose they are stands by the verb."""

from tests.extract.trees import edges, found, only, tree


def test_what_takes_place_between_two_is_theirs_though_the_verb_has_them() -> None:
    sentence = tree("""
    Между      между      ADP   _        2 case
    Россией    Россия     PROPN Case=Ins 5 obl   B-Geopolitical
    и          и          CCONJ _        4 cc
    Турцией    Турция     PROPN Case=Ins 2 conj  B-Geopolitical
    начались   начаться   VERB  Tense=Past|VerbForm=Fin 0 root
    переговоры переговоры NOUN  Case=Nom 5 nsubj
    """)
    assert edges(found(sentence)) == {("Россия", "MET", "Турция")}


def test_whom_a_meeting_awaits_will_hold_it() -> None:
    sentence = tree("""
    Ивану     Иван       PROPN Case=Dat|Animacy=Anim 3 obl       B-Person
    Серову    Серов      PROPN Case=Dat|Animacy=Anim 1 flat:name I-Person
    предстоит предстоять VERB  Tense=Pres|VerbForm=Fin 0 root
    встреча   встреча    NOUN  Case=Nom 3 nsubj
    с         с          ADP   _        6 case
    Турцией   Турция     PROPN Case=Ins 4 nmod  B-Geopolitical
    """)
    statement = only(found(sentence))
    assert (statement.relation, statement.realis) == ("MET", "planned")


def test_each_of_two_does_it_to_the_other() -> None:
    sentence = tree("""
    Иран     Иран     PROPN Case=Nom 4 nsubj B-Geopolitical
    и        и        CCONJ _        3 cc
    Ирак     Ирак     PROPN Case=Nom 1 conj  B-Geopolitical
    обвинили обвинить VERB  Voice=Act|Number=Plur 0 root
    друг     друг     PRON  Case=Nom 4 obj
    друга    друг     PRON  Case=Acc 5 fixed
    """)
    assert edges(found(sentence)) == {("Иран", "ACCUSED", "Ирак"), ("Ирак", "ACCUSED", "Иран")}


def test_each_other_fills_only_the_slot_it_stands_in() -> None:
    sentence = tree("""
    Иран  Иран    PROPN Case=Nom 4 nsubj B-Geopolitical
    и     и       CCONJ _        3 cc
    Ирак  Ирак    PROPN Case=Nom 1 conj  B-Geopolitical
    воюют воевать VERB  Voice=Act|Number=Plur 0 root
    друг  друг    PRON  Case=Nom 4 obl
    с     с       ADP   _        5 fixed
    другом друг   PRON  Case=Ins 5 fixed
    """)
    assert {relation for _, relation, _ in edges(found(sentence))} == {"FOUGHT_AGAINST"}


def test_two_nationalities_before_one_noun_are_two_armies() -> None:
    sentence = tree("""
    Иранские  иранский  ADJ  Case=Nom|Number=Plur 4 amod
    и         и         CCONJ _ 3 cc
    иракские  иракский  ADJ  Case=Nom|Number=Plur 1 conj
    солдаты   солдат    NOUN Case=Nom|Number=Plur|Animacy=Anim 5 nsubj
    атаковали атаковать VERB Number=Plur 0 root
    Кувейт    Кувейт    PROPN Case=Acc 5 obj B-Geopolitical
    """)
    subjects = {s.roles["subject"].key for s in found(sentence).statements}
    assert subjects == {"army:IR", "army:IQ"}


def test_an_adjective_the_parser_gives_to_the_court_is_said_of_the_accused() -> None:
    sentence = tree("""
    Серов    Серов    PROPN Case=Nom|Animacy=Anim 2 nsubj:pass B-Person
    признан  признать VERB  VerbForm=Part|Voice=Pass|Variant=Short 0 root
    виновным виновный ADJ   Case=Ins 4 amod
    судом    суд      NOUN  Case=Ins 2 obl:agent
    """)
    assert {relation for _, relation, _ in edges(found(sentence))} == {"CONVICTED"}

"""Who does it where the tree errs or leaves it out: two nominatives, clauses of place, names run together or torn apart."""

from tests.extract.trees import edges, found, story, tree


def test_of_two_nominatives_the_one_that_cannot_be_an_object_is_the_subject() -> None:
    sentence = tree("""
    Пекин    Пекин    PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Inan 2 nsubj B-Geopolitical
    посетил  посетить VERB  Number=Sing|Gender=Masc|Tense=Past            0 root
    Серов    Серов    PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 2 nsubj B-Person
    """)
    assert edges(found(sentence)) == {("Серов", "VISITED", "Пекин")}


def test_who_came_to_a_place_also_did_what_was_done_there() -> None:
    sentence = tree("""
    Серов       Серов       PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 2 nsubj B-Person
    посетил     посетить    VERB  Number=Sing|Gender=Masc|Tense=Past            0 root
    Пекин       Пекин       PROPN Case=Acc|Number=Sing|Gender=Masc|Animacy=Inan 2 obj B-Geopolitical
    ~,          ,           PUNCT _                                             6 punct
    где         где         ADV   _                                             6 advmod
    встретился  встретиться VERB  Number=Sing|Gender=Masc|Tense=Past            3 acl:relcl
    с           с           ADP   _                                             8 case
    Ивановым    Иванов      PROPN Case=Ins|Number=Sing|Gender=Masc              6 obl B-Person
    """)
    assert edges(found(sentence)) == {("Серов", "VISITED", "Пекин"), ("Серов", "MET", "Иванов")}


def test_what_stands_in_a_parenthesis_of_speech_is_not_part_of_the_plan_it_reports() -> None:
    sentence = tree("""
    Иран       Иран        PROPN Case=Nom|Number=Sing 2 nsubj B-Geopolitical
    намерен    намеренный  ADJ   Variant=Short        0 root
    ждать      ждать       VERB  VerbForm=Inf         2 xcomp
    ~,         ,           PUNCT _                    5 punct
    сообщил    сообщить    VERB  Number=Sing|Gender=Masc|Tense=Past|VerbForm=Fin 2 parataxis
    посетивший посетить    VERB  VerbForm=Part|Voice=Act|Tense=Past 8 acl
    Пекин      Пекин       PROPN Case=Acc|Number=Sing 6 obj B-Geopolitical
    Серов      Серов       PROPN Case=Nom|Number=Sing 5 nsubj B-Person
    """)
    (visit,) = [s for s in found(sentence).statements if s.relation == "VISITED"]
    assert visit.realis == "actual"


def test_a_son_of_a_leader_holds_no_office() -> None:
    sentence = tree("""
    Серов   Серов   PROPN Case=Nom 6 nsubj B-Person
    ~,      ,       PUNCT _        3 punct
    сын     сын     NOUN  Case=Nom|Number=Sing 1 appos B-Position
    лидера  лидер   NOUN  Case=Gen|Number=Sing 3 nmod
    Ливии   Ливия   PROPN Case=Gen 4 nmod B-Geopolitical
    молчит  молчать VERB  Number=Sing 0 root
    """)
    assert not {s.predicate for s in found(sentence).statements} & {"сын"}


def test_a_place_before_who_acts_there_is_no_part_of_the_name() -> None:
    sentence = tree("""
    Из      из      ADP   _        2 case
    Вербска Вербск  PROPN Case=Gen 4 obl B-Person
    Серов   Серов   PROPN Case=Nom 4 nsubj I-Person
    посетил посетить VERB Number=Sing|Gender=Masc|Tense=Past 0 root
    Пекин   Пекин   PROPN Case=Acc 4 obj B-Geopolitical
    """)
    assert ("Серов", "VISITED", "Пекин") in edges(found(sentence))


def test_two_halves_of_a_name_behind_one_title_are_one_name() -> None:
    sentence = tree("""
    Глава   глава   NOUN  Case=Nom|Number=Sing 6 nsubj
    ООН     ООН     PROPN Case=Gen 1 nmod B-Organization
    Цой     Цой     PROPN Case=Nom 1 appos B-Person
    Сон     Сон     PROPN Case=Nom 1 appos B-Person
    Хи      Хи      PROPN Case=Nom 4 flat:name I-Person
    молчит  молчать VERB  Number=Sing 0 root
    """)
    assert {m.text for m in found(sentence).mentions if m.type == "Person"} == {"Цой Сон Хи"}


def test_a_debt_has_the_creditor_behind_its_owner_wherever_the_tree_hangs_him() -> None:
    sentence = tree("""
    Долг      долг      NOUN  Case=Nom|Number=Sing 5 nsubj
    Ирана     Иран      PROPN Case=Gen 1 nmod B-Geopolitical
    перед     перед     ADP   _        4 case
    Ираком    Ирак      PROPN Case=Ins 5 obl B-Geopolitical
    вырос     вырасти   VERB  Number=Sing|Gender=Masc|Tense=Past 0 root
    """)
    assert edges(found(sentence)) == {("Иран", "OWES", "Ирак")}


def test_an_entry_for_finite_verbs_makes_nothing_of_a_participle() -> None:
    told = tree("""
    Погибли   погибнуть VERB  Number=Plur|Tense=Past 0 root
    пять      пять      NUM   Case=Nom 3 nummod:gov
    рабочих   рабочий   NOUN  Case=Gen|Number=Plur|Animacy=Anim 1 nsubj
    """)
    described = tree("""
    Матери    мать      NOUN  Case=Nom|Number=Plur|Animacy=Anim 4 nsubj
    погибших  погибнуть VERB  VerbForm=Part|Voice=Act|Tense=Past 3 amod
    рабочих   рабочий   NOUN  Case=Gen|Number=Plur|Animacy=Anim 1 nmod
    молчат    молчать   VERB  Number=Plur 0 root
    """)
    assert {s.relation for s in found(told).statements} == {"DIED_IN"}
    assert not found(described).statements


def test_the_country_of_a_title_is_no_part_of_the_name_behind_it() -> None:
    sentence = tree("""
    Президент президент NOUN  Case=Nom|Number=Sing 4 nsubj
    Ирана     Иран      PROPN Case=Gen 1 nmod B-Person
    Серов     Серов     PROPN Case=Nom 1 appos I-Person
    молчит    молчать   VERB  Number=Sing 0 root
    """)
    (office,) = found(sentence).statements
    assert (office.relation, office.roles["subject"].name, office.roles["object"].name) == ("HEADS", "Серов", "Иран")


def test_a_president_nobody_knows_heads_the_country_the_text_is_about() -> None:
    land = """
    Иран      Иран      PROPN Case=Nom 2 nsubj B-Geopolitical
    молчит    молчать   VERB  Number=Sing 0 root
    """
    leader = """
    Президент президент NOUN  Case=Nom|Number=Sing 4 nsubj
    Фарид     Фарид     PROPN Case=Nom 1 appos B-Person
    Серов     Серов     PROPN Case=Nom 2 flat:name I-Person
    молчит    молчать   VERB  Number=Sing 0 root
    """
    (office,) = found(*story(land, land, land, leader)).statements
    assert (office.relation, office.roles["object"].name) == ("HEADS", "Иран")
    (alone,) = found(*story(land, leader)).statements
    assert alone.relation == "HOLDS_POSITION"


def test_what_somebody_named_is_stays_a_fact_of_what_is_only_asked_for() -> None:
    sentence = tree("""
    Иран        Иран        PROPN Case=Nom 2 nsubj B-Geopolitical
    потребовал  потребовать VERB  Number=Sing|Tense=Past 0 root
    арестовать  арестовать  VERB  VerbForm=Inf 2 xcomp
    основателя  основатель  NOUN  Case=Acc|Number=Sing|Animacy=Anim 3 obj
    ФИФА        ФИФА        PROPN Case=Gen 4 nmod B-Organization
    Серова      Серов       PROPN Case=Acc 4 appos B-Person
    """)
    assert {s.realis for s in found(sentence).statements if s.relation == "FOUNDED"} == {"actual"}


def test_a_person_below_a_day_of_the_week_is_the_object_of_the_verb() -> None:
    sentence = tree("""
    В         в         ADP   _ 2 case
    субботу   суббота   NOUN  Case=Acc|Number=Sing|Gender=Fem 4 obl
    Иванова   Иванов    PROPN Case=Gen|Number=Sing|Gender=Masc|Animacy=Anim 2 nmod B-Person
    поздравил поздравить VERB Number=Sing|Gender=Masc|Tense=Past 0 root
    Серов     Серов     PROPN Case=Nom|Number=Sing|Gender=Masc|Animacy=Anim 4 nsubj B-Person
    """)
    assert edges(found(sentence)) == {("Серов", "CONGRATULATED", "Иванов")}


def test_an_abbreviation_between_verb_and_object_is_who_gets_it() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom|Number=Sing|Gender=Masc 2 nsubj B-Geopolitical
    передал   передать  VERB  Number=Sing|Gender=Masc|Tense=Past 0 root
    КНДР      КНДР      PROPN Case=Acc 4 amod B-Geopolitical
    ракеты    ракета    NOUN  Case=Acc|Number=Plur 2 obj
    """)
    assert edges(found(sentence)) == {("Иран", "SUPPLIED", "КНДР")}

"""Who nouns for doers, plural titles, nationalities and receiving verbs mean, and people a text does not name."""

import pytest

from graphbuilder.model import Sentence
from tests.extract.trees import edges, found, tree

APPOSED = """
Петров     Петров     PROPN Case=Nom 7 nsubj B-Person
~,         ,          PUNCT _        3 punct
сторонник  сторонник  NOUN  Case=Nom|Number=Sing|Animacy=Anim 1 appos
реформы    реформа    NOUN  Case=Gen|Animacy=Inan 3 nmod
~,         ,          PUNCT _        3 punct
давно      давно      ADV   _        7 advmod
молчит     молчать    VERB  Number=Sing 0 root
"""

TITLED = """
Сторонник  сторонник  NOUN  Case=Nom|Number=Sing|Animacy=Anim 4 nsubj
реформы    реформа    NOUN  Case=Gen|Animacy=Inan 1 nmod
Петров     Петров     PROPN Case=Nom 1 appos B-Person
молчит     молчать    VERB  Number=Sing 0 root
"""

SAID_OF = """
Петров     Петров     PROPN Case=Nom 2 nsubj B-Person
является   являться   VERB  Number=Sing 0 root
сторонником сторонник NOUN  Case=Ins|Number=Sing|Animacy=Anim 2 xcomp
реформы    реформа    NOUN  Case=Gen|Animacy=Inan 3 nmod
"""


@pytest.mark.parametrize("text", [APPOSED, TITLED, SAID_OF])
def test_a_noun_for_a_doer_stands_for_who_is_named_with_it(text: str) -> None:
    assert edges(found(tree(text))) == {("Петров", "SUPPORTED", "реформа")}


def senators() -> Sentence:
    return tree("""
    Сенаторы  сенатор  NOUN  Case=Nom|Number=Plur|Animacy=Anim 6 nsubj
    США       США      PROPN Case=Gen 1 nmod B-Geopolitical
    Шумер     Шумер    PROPN Case=Nom 1 appos B-Person
    и         и        CCONJ _        5 cc
    Коттон    Коттон   PROPN Case=Nom 3 conj B-Person
    посетили  посетить VERB  Number=Plur 0 root
    Чили      Чили     PROPN Case=Acc 6 obj B-Geopolitical
    """)


def test_a_plural_title_acts_for_all_who_are_named_by_it() -> None:
    assert edges(found(senators())) == {("Шумер", "VISITED", "Чили"), ("Коттон", "VISITED", "Чили")}


def test_a_plural_title_is_held_by_all_who_are_named_by_it() -> None:
    held = {s.roles["subject"].name for s in found(senators()).statements if s.relation == "HOLDS_POSITION"}
    assert held == {"Шумер", "Коттон"}


def test_a_noun_for_a_people_makes_citizens_of_those_named_by_it() -> None:
    sentence = tree("""
    Французы француз  NOUN  Case=Nom|Number=Plur|Animacy=Anim 5 nsubj
    Жак      Жак      PROPN Case=Nom 1 appos B-Person
    и        и        CCONJ _        4 cc
    Поль     Поль     PROPN Case=Nom 2 conj B-Person
    молчат   молчать  VERB  Number=Plur 0 root
    """)
    extraction = found(sentence)
    citizens = {(s.roles["subject"].name, s.roles["object"].name) for s in extraction.statements}
    assert citizens == {("Жак", "Франция"), ("Поль", "Франция")}
    assert {s.relation for s in extraction.statements} == {"CITIZEN_OF"}


def test_a_people_that_acts_is_a_group_of_its_country() -> None:
    sentence = tree("""
    Французы   француз    NOUN  Case=Nom|Number=Plur|Animacy=Anim 2 nsubj
    поддержали поддержать VERB  Number=Plur 0 root
    Чили       Чили       PROPN Case=Acc 2 obj B-Geopolitical
    """)
    mention = next(m for m in found(sentence).mentions if m.text == "Французы")
    assert (mention.type, mention.country) == ("Group", "FR")
    assert ("французы", "SUPPORTED", "Чили") in {(s.lower(), r, o) for s, r, o in edges(found(sentence)) if s}


def test_who_receives_support_is_not_who_gives_it() -> None:
    sentence = tree("""
    Иран      Иран      PROPN Case=Nom 2 nsubj B-Geopolitical
    получил   получить  VERB  Number=Sing 0 root
    поддержку поддержка NOUN  Case=Acc 2 obj
    Чили      Чили      PROPN Case=Gen 3 nmod B-Geopolitical
    """)
    assert edges(found(sentence)) == {("Чили", "SUPPORTED", "Иран")}


def test_the_participle_of_a_light_verb_brings_who_did_it() -> None:
    sentence = tree("""
    Нанесённый нанести VERB  VerbForm=Part|Voice=Pass|Case=Nom 3 acl
    Ираном     Иран    PROPN Case=Ins 1 obl:agent B-Geopolitical
    удар       удар    NOUN  Case=Nom 6 nsubj
    по         по      ADP   _        5 case
    Ираку      Ирак    PROPN Case=Dat 3 nmod B-Geopolitical
    потряс     потрясти VERB Number=Sing 0 root
    """)
    assert edges(found(sentence)) == {("Иран", "ATTACKED", "Ирак")}


def test_a_statement_with_a_condemnation_condemns_for_its_author() -> None:
    sentence = tree("""
    Иран       Иран       PROPN Case=Nom 2 nsubj B-Geopolitical
    выпустил   выпустить  VERB  Number=Sing 0 root
    заявление  заявление  NOUN  Case=Acc 2 obj
    с          с          ADP   _        5 case
    осуждением осуждение  NOUN  Case=Ins 3 nmod
    Ирака      Ирак       PROPN Case=Gen 5 nmod B-Geopolitical
    """)
    assert ("Иран", "CONDEMNED", "Ирак") in edges(found(sentence))


def test_who_is_convicted_of_a_killing_did_it() -> None:
    sentence = tree("""
    Петров   Петров   PROPN Case=Nom 2 nsubj:pass B-Person
    осуждён  осудить  VERB  VerbForm=Part|Voice=Pass 0 root
    за       за       ADP   _        4 case
    убийство убийство NOUN  Case=Acc 2 obl
    Серова   Серов    PROPN Case=Gen 4 nmod B-Person
    """)
    assert edges(found(sentence)) == {("Петров", "KILLED", "Серов"), (None, "CONVICTED", "Петров")}


def test_people_a_text_does_not_name_are_a_group_of_their_document() -> None:
    sentence = tree("""
    Мужчина   мужчина    NOUN  Case=Nom|Number=Sing|Animacy=Anim 2 nsubj:pass
    арестован арестовать VERB  VerbForm=Part|Voice=Pass 0 root
    """)
    (statement,) = found(sentence).statements
    assert (statement.relation, statement.roles["object"].type) == ("ARRESTED", "Group")


def test_a_thing_is_not_arrested_as_a_person() -> None:
    sentence = tree("""
    Груз      груз       NOUN  Case=Nom|Number=Sing|Animacy=Inan 2 nsubj:pass
    задержан  задержать  VERB  VerbForm=Part|Voice=Pass 0 root
    """)
    assert not found(sentence).statements


def test_a_city_lies_in_the_land_named_behind_it() -> None:
    sentence = tree("""
    В       в       ADP   _        2 case
    Лионе   Лион    PROPN Case=Loc 6 obl B-Geopolitical
    ~,      ,       PUNCT _        4 punct
    Франция Франция PROPN Case=Nom 2 appos B-Geopolitical
    ~,      ,       PUNCT _        4 punct
    тихо    тихо    ADV   _        0 root
    """)
    assert edges(found(sentence)) == {("Лион", "LOCATED_IN", "Франция")}


def test_a_city_does_not_lie_in_another_country() -> None:
    sentence = tree("""
    В       в       ADP   _        2 case
    Лионе   Лион    PROPN Case=Loc 6 obl B-Geopolitical
    ~,      ,       PUNCT _        4 punct
    Перу    Перу    PROPN Case=Nom 2 appos B-Geopolitical
    ~,      ,       PUNCT _        4 punct
    тихо    тихо    ADV   _        0 root
    """)
    assert not edges(found(sentence))


def test_a_hall_of_an_organization_receives_nothing() -> None:
    sentence = tree("""
    Король   король    NOUN  Case=Nom|Number=Sing 6 nsubj
    Карл     Карл      PROPN Case=Nom 1 appos B-Person
    в        в         ADP   _        4 case
    зале     зал       NOUN  Case=Loc 6 obl
    Сбербанка Сбербанк PROPN Case=Gen 4 nmod B-Organization
    вручил   вручить   VERB  Number=Sing 0 root
    премии   премия    NOUN  Case=Acc 6 obj
    """)
    assert edges(found(sentence)) == {("Карл", "AWARDED", None)}


def test_who_applies_for_cooperation_is_to_cooperate() -> None:
    sentence = tree("""
    Philips        Philips        PROPN _        2 nsubj B-Organization
    подала         подать         VERB  Number=Sing 0 root
    заявку         заявка         NOUN  Case=Acc 2 obj
    на             на             ADP   _        5 case
    сотрудничество сотрудничество NOUN  Case=Acc 3 nmod
    с              с              ADP   _        7 case
    Boeing         Boeing         PROPN _        5 nmod B-Organization
    """)
    assert ("Philips", "COOPERATED_WITH", "Boeing") in edges(found(sentence))


def test_titles_each_of_something_else_are_not_shared() -> None:
    sentence = tree("""
    Главы    глава   NOUN  Case=Nom|Number=Plur|Animacy=Anim 5 nsubj
    Чили     Чили    PROPN Case=Gen 1 nmod B-Geopolitical
    Серов    Серов   PROPN Case=Nom 1 appos B-Person
    и        и       CCONJ _ 4 cc
    молчат   молчать VERB  Number=Plur 0 root
    Перу     Перу    PROPN Case=Gen 7 nmod B-Geopolitical
    Ильин    Ильин   PROPN Case=Nom 3 conj B-Person
    """)
    heads = {(s.roles["subject"].name, s.roles["object"].name) for s in found(sentence).statements}
    assert heads == {("Серов", "Чили")}


def test_a_participle_that_the_tagger_calls_an_adjective_acts() -> None:
    sentence = tree("""
    Арестованный арестовать ADJ   Case=Nom|Degree=Pos 2 acl
    Серов        Серов      PROPN Case=Nom 3 nsubj B-Person
    молчит       молчать    VERB  Number=Sing 0 root
    """)
    assert edges(found(sentence)) == {(None, "ARRESTED", "Серов")}


def test_a_noun_that_cannot_be_nominative_is_no_subject_of_a_plural_verb() -> None:
    sentence = tree("""
    Болельщика болельщик NOUN  Case=Gen|Number=Sing|Animacy=Anim 2 nsubj
    убили      убить     VERB  Number=Plur|Voice=Act 0 root
    """)
    assert {(s.relation, s.roles["object"].text) for s in found(sentence).statements} == {("KILLED", "Болельщика")}


CLAUSE = """
Серов     Серов     PROPN Case=Nom|Gender=Masc|Number=Sing 2 nsubj B-Person
заявил    заявить   VERB  Number=Sing|Gender=Masc|VerbForm=Fin 0 root
~,        ,         PUNCT _ 5 punct
что       что       SCONJ _ 5 mark
{verb}    поддержать VERB Number={number}|Gender={gender}|VerbForm=Fin 2 ccomp
Чили      Чили      PROPN Case=Acc 5 obj B-Geopolitical
"""


def test_a_clause_without_a_subject_has_that_of_the_verb_above() -> None:
    sentence = tree(CLAUSE.format(verb="поддержал", number="Sing", gender="Masc"))
    assert edges(found(sentence)) == {("Серов", "SUPPORTED", "Чили")}


def test_a_clause_whose_verb_does_not_agree_has_no_such_subject() -> None:
    sentence = tree(CLAUSE.format(verb="поддержали", number="Plur", gender="Masc"))
    assert not edges(found(sentence))


def test_a_described_body_with_a_name_behind_it_is_who_is_named() -> None:
    sentence = tree("""
    Чили         Чили         PROPN Case=Nom 2 nsubj B-Geopolitical
    поддержала   поддержать   VERB  Number=Sing 0 root
    американскую американский ADJ   Case=Acc 4 amod
    компанию     компания     NOUN  Case=Acc|Animacy=Inan 2 obj
    Monsanto     Monsanto     PROPN _ 4 appos B-Organization
    """)
    assert edges(found(sentence)) == {("Чили", "SUPPORTED", "Monsanto")}

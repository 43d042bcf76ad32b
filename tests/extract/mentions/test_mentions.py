"""Names, nationalities, groups, offices and pronouns."""

import pytest

from graphbuilder.model import Extraction, Mention
from tests.extract.trees import found, story, tree


def mention(extraction: Extraction, text: str) -> Mention:
    return next(m for m in extraction.mentions if m.text == text)


def test_an_inflected_name_comes_out_in_nominative() -> None:
    extraction = found(
        tree("""
    Встреча  встреча PROPN Case=Nom 0 root
    с        с       ADP   _        3 case
    Ким      Ким     PROPN Case=Ins 1 nmod B-Person
    Чен      Чен     PROPN Case=Ins 3 flat:name I-Person
    Ыном     Ын      PROPN Case=Ins 3 flat:name I-Person
    """)
    )
    assert mention(extraction, "Ким Чен Ыном").name == "Ким Чен Ын"


def test_offsets_of_a_mention_are_the_mention() -> None:
    first, second = story(
        """
        Тишина  тишина NOUN Case=Nom 0 root
        """,
        """
        Северная  северный ADJ   Case=Nom 2 amod  B-Geopolitical
        Корея     Корея    PROPN Case=Nom 3 nsubj I-Geopolitical
        молчит    молчать  VERB  _        0 root
        """,
    )
    extraction = found(first, second)
    text = extraction.document.text
    assert [(m.name, text[m.start : m.end]) for m in extraction.mentions] == [("КНДР", "Северная Корея")]


def test_both_countries_of_a_compound_adjective_have_their_own_span() -> None:
    extraction = found(
        tree("""
    Российско-украинские российско-украинский ADJ  Case=Nom 2 amod
    переговоры           переговоры           NOUN Case=Nom 0 root
    """)
    )
    assert {(m.text, m.key) for m in extraction.mentions} == {("Российско", "country:RU"), ("украинские", "country:UA")}


def test_an_army_is_a_body_of_its_country_however_it_is_called() -> None:
    extraction = found(
        tree("""
    Северокорейские северокорейский ADJ   Case=Nom 2 amod
    военные         военный         NOUN  Case=Nom|Number=Plur 5 nsubj
    и               и               CCONJ _        4 cc
    солдаты         солдат          NOUN  Case=Nom|Number=Plur 2 conj
    ушли            уйти            VERB  _        0 root
    КНДР            КНДР            PROPN Case=Gen 4 nmod B-Geopolitical
    """)
    )
    assert mention(extraction, "Северокорейские военные").key == "army:KP"


def test_an_office_points_to_the_person_the_document_names() -> None:
    extraction = found(
        *story(
            """
        Канцлер  канцлер  NOUN  Case=Nom 5 nsubj
        Австрии  Австрия  PROPN Case=Gen 1 nmod  B-Geopolitical
        Карл     Карл     PROPN Case=Nom 1 appos B-Person
        Нехаммер Нехаммер PROPN Case=Nom 3 flat:name I-Person
        молчит   молчать  VERB  _        0 root
        """,
            """
        Канцлер    канцлер    NOUN  Case=Nom 3 nsubj
        Австрии    Австрия    PROPN Case=Gen 1 nmod B-Geopolitical
        посетил    посетить   VERB  _        0 root
        Ирак       Ирак       PROPN Case=Acc 3 obj  B-Geopolitical
        """,
        )
    )
    visit = next(s for s in extraction.statements if s.relation == "VISITED")
    assert (visit.roles["subject"].name, visit.roles["subject"].via) == ("Карл Нехаммер", "position")


def test_an_office_nobody_is_named_for_stays_a_position() -> None:
    extraction = found(
        tree("""
    Канцлер    канцлер    NOUN  Case=Nom 3 nsubj
    Австрии    Австрия    PROPN Case=Gen 1 nmod B-Geopolitical
    посетил    посетить   VERB  _        0 root
    Ирак       Ирак       PROPN Case=Acc 3 obj  B-Geopolitical
    """)
    )
    visit = next(s for s in extraction.statements if s.relation == "VISITED")
    assert visit.roles["subject"].type == "Position"


def test_a_pronoun_is_not_its_fellow_argument() -> None:
    extraction = found(
        *story(
            """
        Трамп      Трамп      PROPN Case=Nom 2 nsubj B-Person
        прибыл     прибыть    VERB  _        0 root
        """,
            """
        Он           он           PRON  Case=Nom|Gender=Masc 2 nsubj
        поблагодарил поблагодарить VERB _        0 root
        Путина       Путин        PROPN Case=Acc 2 obj B-Person
        """,
        )
    )
    thanks = next(s for s in extraction.statements if s.relation == "THANKED")
    assert (thanks.roles["subject"].name, thanks.roles["object"].name) == ("Трамп", "Путин")


def test_a_capital_that_acts_is_its_country_and_one_that_is_a_place_is_a_city() -> None:
    extraction = found(
        tree("""
    Пхеньян   Пхеньян   PROPN Case=Nom 2 nsubj B-Geopolitical
    отправил  отправить VERB  _        0 root
    в         в         ADP   _        4 case
    Москву    Москва    PROPN Case=Acc 2 obl   B-Geopolitical
    солдат    солдат    NOUN  Case=Acc 2 obj
    """)
    )
    statement = next(s for s in extraction.statements if s.relation == "SENT_TROOPS_TO")
    assert (statement.roles["subject"].key, statement.roles["destination"].type) == ("country:KP", "City")


def test_a_former_president_does_not_head_the_country() -> None:
    extraction = found(
        tree("""
    Бывший    бывший    ADJ   Case=Nom 2 amod
    президент президент NOUN  Case=Nom 6 nsubj
    Чили      Чили      PROPN Case=Gen 2 nmod  B-Geopolitical
    Рикардо   Рикардо   PROPN Case=Nom 2 appos B-Person
    Лагос     Лагос     PROPN Case=Nom 4 flat:name I-Person
    молчит    молчать   VERB  _        0 root
    """)
    )
    said = [(s.relation, s.roles["theme"].name) for s in extraction.statements]
    assert said == [("HOLDS_POSITION", "Бывший президент Чили")]


@pytest.mark.parametrize(("noun", "relation"), [("министр", "HOLDS_POSITION"), ("президент", "HEADS")])
def test_a_minister_holds_an_office_of_the_country_and_does_not_head_it(noun: str, relation: str) -> None:
    sentence = tree(f"""
    {noun.capitalize()}  {noun}   NOUN  Case=Nom|Number=Sing 4 nsubj
    Франции    Франция  PROPN Case=Gen 1 nmod  B-Geopolitical
    Дюран      Дюран    PROPN Case=Nom 1 appos B-Person
    прибыл     прибыть  VERB  _        0 root
    """)
    (office,) = (s for s in found(sentence).statements if s.rule.endswith("#positions"))
    assert (office.relation, office.roles["object"].name) == (relation, "Франция")


def test_a_site_is_an_organization_and_a_page_or_mail_address_is_not() -> None:
    lines = """
    Сообщает сообщать VERB _ 0 root
    {address} {address} X _ 1 nsubj
    """
    assert mention(found(tree(lines.format(address="pochta.ru"))), "pochta.ru").type == "Organization"
    for address in ("a@pochta.ru", "https://pochta.ru", "pochta.ru/novosti"):
        assert found(tree(lines.format(address=address))).mentions == ()


def test_a_surname_the_dictionary_knows_is_no_place() -> None:
    extraction = found(
        tree(
            """
            Сторонники сторонник NOUN  Case=Nom|Number=Plur|Animacy=Anim 3 nsubj
            Смирнова   Смирнов   PROPN Case=Gen 1 nmod B-Geopolitical
            пришли     прийти    VERB  _ 0 root
            """
        )
    )
    assert [m.type for m in extraction.mentions if m.text == "Смирнова"] == ["Person"]


def test_a_person_named_in_full_is_seen_again_by_the_surname() -> None:
    full = """
    Суд       суд       NOUN  Case=Nom 2 nsubj
    осудил    осудить   VERB  _ 0 root
    Владимира Владимир  PROPN Case=Acc|Animacy=Anim 2 obj B-Person
    Здоровенина Здоровенин PROPN Case=Acc|Animacy=Anim 3 flat I-Person
    """
    again = """
    Здоровенин Здоровенин NOUN Case=Nom|Animacy=Anim 2 nsubj
    уехал      уехать     VERB _ 0 root
    """
    assert [m.type for m in found(*story(full, again)).mentions if m.text == "Здоровенин"] == ["Person"]


def test_whose_counsel_it_is_does_not_hold_the_title_of_counsel() -> None:
    extraction = found(
        tree(
            """
            Адвокат   адвокат   NOUN  Case=Nom|Number=Sing|Animacy=Anim 5 nsubj
            Савченко  Савченко  PROPN Case=Gen|Animacy=Anim 1 appos B-Person
            Марк      Марк      PROPN Case=Nom|Animacy=Anim 1 appos B-Person
            Фейгин    Фейгин    PROPN Case=Nom|Animacy=Anim 3 flat I-Person
            пришёл    прийти    VERB  _ 0 root
            """
        )
    )
    assert {s.roles["subject"].name for s in extraction.statements if s.relation == "OCCUPATION"} == {"Марк Фейгин"}


def test_who_is_named_in_full_is_no_place_however_often_the_tagger_says_so() -> None:
    alone = """
    Kalnina Kalnina PROPN Number=Sing 2 nsubj B-{}
    slept   sleep   VERB  Tense=Past|VerbForm=Fin 0 root
    """
    full = """
    Liga    Liga    PROPN Number=Sing 3 nsubj B-Person
    Kalnina Kalnina PROPN Number=Sing 1 flat I-Person
    slept   sleep   VERB  Tense=Past|VerbForm=Fin 0 root
    """
    extraction = found(
        *story(full, *(alone.format(kind) for kind in ("Place", "Place", "Organization")), language="en")
    )
    assert {m.type for m in extraction.mentions} == {"Person"}

"""Definite nouns point back to what the text has named, or to nobody."""

from tests.extract.trees import edges, found, story

BOEING = """
Компания  компания  NOUN  Case=Nom 3 nsubj
Boeing    Boeing    PROPN _        1 appos B-Organization
~выросла  вырасти   VERB  _        0 root
"""
AIRBUS = """
Airbus    Airbus    PROPN _        2 nsubj B-Organization
~выросла  вырасти   VERB  _        0 root
"""
BOUGHT = """
Компания  компания  NOUN  Case=Nom 2 nsubj
купила    купить    VERB  _        0 root
Embraer   Embraer   PROPN _        2 obj   B-Organization
"""
BOUGHT_BY_ANOTHER = """
Другая    другой    ADJ   Case=Nom 2 amod
компания  компания  NOUN  Case=Nom 3 nsubj
купила    купить    VERB  _        0 root
Embraer   Embraer   PROPN _        3 obj   B-Organization
"""


def test_a_lone_noun_is_the_one_that_was_called_by_it() -> None:
    assert edges(found(*story(BOEING, AIRBUS, BOUGHT))) == {("Boeing", "ACQUIRED", "Embraer")}


def test_a_lone_noun_is_the_only_entity_of_its_type_just_named() -> None:
    assert edges(found(*story(AIRBUS, BOUGHT))) == {("Airbus", "ACQUIRED", "Embraer")}


def test_of_two_candidates_neither_is_taken_and_the_noun_stands_for_itself() -> None:
    other = AIRBUS.replace("Airbus", "Cessna")
    assert edges(found(*story(AIRBUS, other, BOUGHT))) == {("Компания", "ACQUIRED", "Embraer")}


def test_a_noun_that_is_told_from_others_stands_for_itself() -> None:
    assert edges(found(*story(BOEING, BOUGHT_BY_ANOTHER))) == {("Другая компания", "ACQUIRED", "Embraer")}


def test_the_reason_is_kept_on_the_mention() -> None:
    result = found(*story(BOEING, BOUGHT))
    mention = next(m for m in result.mentions if m.via == "definite" and m.sentence == 1)
    assert (mention.name, mention.reason) == ("Boeing", "called компания before")


def test_of_two_bodies_the_only_subject_is_the_company() -> None:
    sold = """
    Airbus    Airbus    PROPN Case=Nom 2 nsubj B-Organization
    обогнал   обогнать  VERB  _        0 root
    Boeing    Boeing    PROPN Case=Acc 2 obj   B-Organization
    """
    assert ("Airbus", "ACQUIRED", "Embraer") in edges(found(*story(sold, BOUGHT)))


LAND = """
{0} {0} PROPN Case=Nom 2 nsubj B-Geopolitical
выросла вырасти VERB _ 0 root
"""
VISIT = """
Иван    Иван     PROPN Case=Nom|Animacy=Anim 2 nsubj B-Person
посетил посетить VERB  _ 0 root
страну  страна   NOUN  Case=Acc|Number=Sing 2 obj
"""


def test_the_country_is_the_one_a_text_is_about_not_one_named_in_passing() -> None:
    italy, france = LAND.format("Италия"), LAND.format("Франция")
    assert ("Иван", "VISITED", "Италия") in edges(found(*story(italy, italy, italy, VISIT)))
    assert not edges(found(*story(italy, italy, italy, france, VISIT))) - {("Иван", "VISITED", "Италия")}
    assert not any(edge[2] == "Франция" for edge in edges(found(*story(italy, italy, italy, france, VISIT))))


def test_a_republic_may_be_a_region() -> None:
    both = """
    Россия  Россия  PROPN Case=Nom 2 nsubj B-Geopolitical
    помогла помочь  VERB  _ 0 root
    Чечне   Чечня   PROPN Case=Dat 2 iobj B-Geopolitical
    """
    visit = VISIT.replace("страну  страна ", "республику республика")
    assert not edges(found(*story(both, visit))) - edges(found(*story(both)))

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

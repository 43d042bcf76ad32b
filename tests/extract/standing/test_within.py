"""Where a place lies, by the land named right behind it."""

from tests.extract.trees import edges, found, tree


def test_a_city_lies_in_the_land_behind_the_comma() -> None:
    sentence = tree(
        """
        She    she    PRON  _ 2 nsubj
        lives  live   VERB  Tense=Pres 0 root
        in     in     ADP   _ 4 case
        Lyon   Lyon   PROPN _ 2 obl B-Geopolitical
        ,      ,      PUNCT _ 6 punct
        France France PROPN _ 4 nmod:unmarked B-Geopolitical
        """,
        language="en",
    )
    assert ("Lyon", "LOCATED_IN", "France") in edges(found(sentence))


def test_a_russian_city_lies_in_the_region_that_stands_in_genitive() -> None:
    sentence = tree("""
    В             в             ADP   _        2 case
    Магнитогорске Магнитогорск  PROPN Case=Loc 5 obl B-Geopolitical
    Челябинской   челябинский   ADJ   Case=Gen 4 amod B-Geopolitical
    области       область       NOUN  Case=Gen 2 nmod I-Geopolitical
    тихо          тихо          ADV   _        0 root
    """)
    assert edges(found(sentence)) == {("Магнитогорск", "LOCATED_IN", "Челябинская область")}


def test_a_land_of_another_country_is_no_place_of_it() -> None:
    sentence = tree(
        """
        Lyon   Lyon   PROPN _ 4 nsubj B-Geopolitical
        ,      ,      PUNCT _ 3 punct
        Japan  Japan  PROPN _ 1 nmod:unmarked B-Geopolitical
        sleeps sleep  VERB  Tense=Pres 0 root
        """,
        language="en",
    )
    assert edges(found(sentence)) == set()

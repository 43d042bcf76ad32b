"""Where somebody descends from, and where a body has its seat, by a noun beside them; on hand-written trees."""

from tests.extract.standing.test_origins import said


def test_an_adjective_of_descent_is_an_origin() -> None:
    assert said(
        """
        писатель      писатель      NOUN  Case=Nom|Number=Sing|Animacy=Anim 6 nsubj
        турецкого     турецкий      ADJ   Case=Gen                          3 amod
        происхождения происхождение NOUN  Case=Gen|Number=Sing              1 nmod
        Керем         Керем         PROPN Case=Nom|Animacy=Anim             1 appos B-Person
        Ак            Ак            PROPN Case=Nom|Animacy=Anim             4 flat I-Person
        умер          умереть       VERB  Tense=Past                        0 root
        """,
        "ru",
    ) >= {("Керем Ак", "ORIGIN", "Турция"), ("Керем Ак", "OCCUPATION", "писатель")}


def test_the_first_of_two_nationalities_is_an_origin() -> None:
    made = said("""
    Iranian    Iranian    ADJ   _          3 amod
    ~-         -          PUNCT _          1 punct
    ~American  American   ADJ   _          4 amod
    journalist journalist NOUN  _          6 nsubj
    Karimi     Karimi     PROPN _          4 appos B-Person
    spoke      speak      VERB  Tense=Past 0 root
    """)
    assert ("Karimi", "ORIGIN", "Iran") in made
    assert ("Karimi", "ORIGIN", "United States") not in made


def test_a_firm_with_headquarters_in_a_town_has_its_seat_there() -> None:
    assert said(
        """
        Nokia          Nokia         PROPN Case=Nom   6 nsubj B-Organization
        со             с             ADP   _          3 case
        штаб-квартирой штаб-квартира NOUN  Case=Ins   6 obl
        в              в             ADP   _          5 case
        Хельсинки      Хельсинки     PROPN Case=Loc   3 nmod B-Geopolitical
        купила         купить        VERB  Tense=Past 0 root
        """,
        "ru",
    ) == {("Nokia", "HEADQUARTERED_IN", "Хельсинки")}


def test_of_other_nouns_nothing_is_made() -> None:
    assert not said("""
    Lind    Lind    PROPN _          5 nsubj B-Person
    of      of      ADP   _          4 case
    Turkish Turkish ADJ   _          4 amod
    cuisine cuisine NOUN  _          1 nmod
    spoke   speak   VERB  Tense=Past 0 root
    """)

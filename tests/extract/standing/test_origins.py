"""Where persons are from and what party they are of, by what stands beside their names; on hand-written trees."""

import pytest

from tests.extract.trees import found, tree


def said(text: str, language: str = "en") -> set[tuple[str, str, str]]:
    statements = found(tree(text, language=language)).statements
    return {
        (s.roles["subject"].name, s.relation, s.roles["object"].name)
        for s in statements
        if {"subject", "object"} <= s.roles.keys()
    }


def test_a_person_from_a_town_comes_from_there() -> None:
    assert said("""
    Lind  Lind  PROPN _          4 nsubj B-Person
    from  from  ADP   _          3 case
    Leeds Leeds PROPN _          1 nmod  B-Geopolitical
    spoke speak VERB  Tense=Past 0 root
    """) == {("Lind", "ORIGIN", "Leeds")}


def test_of_a_town_is_an_address_only_behind_an_age() -> None:
    assert said("""
    Lind  Lind  PROPN _          6 nsubj B-Person
    ~,    ,     PUNCT _          3 punct
    45    45    NUM   _          1 appos
    of    of    ADP   _          5 case
    Leeds Leeds PROPN _          1 nmod  B-Geopolitical
    spoke speak VERB  Tense=Past 0 root
    """) == {("Lind", "LIVES_IN", "Leeds")}
    assert not said("""
    Lind  Lind  PROPN _          4 nsubj B-Person
    of    of    ADP   _          3 case
    Leeds Leeds PROPN _          1 nmod  B-Geopolitical
    spoke speak VERB  Tense=Past 0 root
    """)


def test_a_nationality_right_before_a_name_is_a_citizenship() -> None:
    assert said("""
    American American ADJ   _          2 amod
    Lind     Lind     PROPN _          3 nsubj B-Person
    spoke    speak    VERB  Tense=Past 0 root
    """) == {("Lind", "CITIZEN_OF", "United States")}


@pytest.mark.parametrize(("letter", "party"), [("D", "Democratic Party"), ("R", "Republican Party")])
def test_the_letter_behind_a_politician_is_a_party(letter: str, party: str) -> None:
    assert said(f"""
    Lind  Lind  PROPN _          7 nsubj B-Person
    (     (     PUNCT _          5 punct
    ~{letter} {letter} PROPN _   5 compound
    ~-    -     PUNCT _          3 punct
    ~Ohio Ohio  PROPN _          1 appos
    ~)    )     PUNCT _          5 punct
    spoke speak VERB  Tense=Past 0 root
    """) == {("Lind", "MEMBER_OF", party)}


def test_a_town_behind_another_as_object_lies_in_the_land_named() -> None:
    facts = said("""
    Rebels   rebel  NOUN  Number=Plur 2 nsubj
    attacked attack VERB  Tense=Past  0 root
    Lyon     Lyon   PROPN _           2 obj  B-Geopolitical
    in       in     ADP   _           5 case
    France   France PROPN _           2 obl  B-Geopolitical
    """)
    assert ("Lyon", "LOCATED_IN", "France") in facts


def test_who_replaces_another_as_head_heads_the_body() -> None:
    facts = said("""
    Lind     Lind    PROPN _          2 nsubj B-Person
    replaced replace VERB  Tense=Past 0 root
    Berg     Berg    PROPN _          2 obj   B-Person
    as       as      ADP   _          5 case
    head     head    NOUN  _          2 obl
    of       of      ADP   _          7 case
    Nordia   Nordia  PROPN _          5 nmod  B-Organization
    """)
    assert ("Lind", "HEADS", "Nordia") in facts


def test_then_before_an_article_makes_no_title_past() -> None:
    assert said("""
    Then   then   ADV   _          3 advmod
    the    the    DET   _          3 det
    leader leader NOUN  _          7 nsubj
    of     of     ADP   _          5 case
    Norway Norway PROPN _          3 nmod  B-Geopolitical
    Lind   Lind   PROPN _          3 appos B-Person
    spoke  speak  VERB  Tense=Past 0 root
    """) == {("Lind", "HEADS", "Norway")}


def test_a_person_of_a_body_works_for_it() -> None:
    assert said("""
    Lind       Lind       PROPN _          4 nsubj B-Person
    of         of         ADP   _          3 case
    Greenpeace Greenpeace PROPN _          1 nmod  B-Organization
    spoke      speak      VERB  Tense=Past 0 root
    """) == {("Lind", "WORKS_FOR", "Greenpeace")}


@pytest.mark.parametrize("possessive", ["his wife", "wife"])
def test_a_wife_named_beside_her_husband_is_his(possessive: str) -> None:
    extra = "his his PRON _ 4 nmod:poss" if possessive.startswith("his") else "dear dear ADJ _ 4 amod"
    facts = said(f"""
    Hill Hill  PROPN _          6 nsubj B-Person
    and  and   CCONJ _          5 cc
    {extra}
    wife wife  NOUN  _          5 nmod:desc
    Lind Lind  PROPN _          1 conj  B-Person
    left leave VERB  Tense=Past 0 root
    """)
    assert ("Lind", "FAMILY_OF", "Hill") in facts


def test_a_second_title_behind_a_name_is_of_the_same_person() -> None:
    facts = said("""
    Hill       Hill       PROPN _          9 nsubj B-Person
    ~,         ,          PUNCT _          3 punct
    director   director   NOUN  _          1 appos
    of         of         ADP   _          5 case
    Oxfam      Oxfam      PROPN _          3 nmod  B-Organization
    and        and        CCONJ _          7 cc
    chairman   chairman   NOUN  _          1 conj
    Greenpeace Greenpeace PROPN _          7 nmod  B-Organization
    left       leave      VERB  Tense=Past 0 root
    """)
    assert {("Hill", "HEADS", "Oxfam"), ("Hill", "HEADS", "Greenpeace")} <= facts


def test_a_deputy_from_a_party_and_a_republican_are_its_members() -> None:
    facts = said(
        """
    Депутат        депутат        NOUN  Case=Nom 6 nsubj
    от             от             ADP   _        3 case
    ЛДПР           ЛДПР           PROPN Case=Gen 1 nmod  B-Organization
    республиканец  республиканец  NOUN  Case=Nom 1 appos
    Серов          Серов          PROPN Case=Nom 4 appos B-Person
    молчит         молчать        VERB  _        0 root
    """,
        "ru",
    )
    assert ("Серов", "MEMBER_OF", "Республиканская партия") in facts


def test_the_years_behind_a_title_are_those_of_the_office_and_not_of_the_event() -> None:
    extraction = found(
        tree("""
    Умерла    умереть   VERB  Tense=Past 0 root
    Линд      Линд      PROPN Case=Nom   1 nsubj B-Person
    ~,        ,         PUNCT _          4 punct
    президент президент NOUN  Case=Nom   2 appos
    Чили      Чили      PROPN Case=Gen   4 nmod  B-Geopolitical
    с         с         ADP   _          7 case
    1990      1990      ADJ   _          1 obl
    по        по        ADP   _          9 case
    1997      1997      ADJ   _          7 nmod
    год       год       NOUN  Case=Acc   9 nmod
    """)
    )
    times = {s.relation: s.time.start if s.time else None for s in extraction.statements}
    assert times["HEADS"] == "1990-01-01"
    assert times.get("DIED_IN") is None


def test_where_one_is_originally_from() -> None:
    assert said("""
    Lind       Lind       PROPN _          6 nsubj B-Person
    ~,         ,          PUNCT _          5 punct
    originally originally ADV   _          5 advmod
    from       from       ADP   _          5 case
    Leeds      Leeds      PROPN _          1 nmod  B-Geopolitical
    spoke      speak      VERB  Tense=Past 0 root
    """) == {("Lind", "ORIGIN", "Leeds")}

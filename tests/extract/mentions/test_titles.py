"""Who holds an office by where title and name stand."""

from graphbuilder.model import Extraction
from tests.extract.trees import found, tree


def held(extraction: Extraction) -> set[tuple[str, str]]:
    """Return (person, predicate) of the offices."""
    return {(s.roles["subject"].name, s.predicate) for s in extraction.statements if "positions" in s.rule}


def test_a_name_right_behind_a_title_and_its_institution_holds_it_whatever_the_tree_says() -> None:
    sentence = tree("""
    Посол   посол   NOUN  Case=Nom|Number=Sing 6 nsubj
    Чили    Чили    PROPN Case=Gen 1 nmod B-Geopolitical
    в       в       ADP   _        4 case
    Перу    Перу    PROPN Case=Loc 1 nmod B-Geopolitical
    Хорхе   Хорхе   PROPN Case=Nom 6 nsubj B-Person
    молчит  молчать VERB  Number=Sing 0 root
    """)
    assert held(found(sentence)) == {("Хорхе", "посол")}


def test_a_trade_beside_a_name_is_a_position() -> None:
    sentence = tree("""
    Нейрохирург нейрохирург NOUN  Case=Nom|Number=Sing 3 nsubj
    Серов       Серов       PROPN Case=Nom 1 appos B-Person
    молчит      молчать     VERB  Number=Sing 0 root
    """)
    assert held(found(sentence)) == {("Серов", "нейрохирург")}


def test_one_of_those_who_act_as_groups_is_a_position_beside_a_name_only() -> None:
    named = tree("""
    Боец        боец        NOUN  Case=Nom|Number=Sing|Animacy=Anim 3 nsubj
    Серов       Серов       PROPN Case=Nom 1 appos B-Person
    молчит      молчать     VERB  Number=Sing 0 root
    """)
    alone = tree("""
    Боец        боец        NOUN  Case=Nom|Number=Sing|Animacy=Anim 2 nsubj
    молчит      молчать     VERB  Number=Sing 0 root
    """)
    assert (held(found(named)), held(found(alone))) == ({("Серов", "боец")}, set())


def test_titles_in_a_row_before_a_name_are_one_persons() -> None:
    sentence = tree("""
    Депутат депутат NOUN  Case=Nom|Number=Sing 7 nsubj
    ООН     ООН     PROPN Case=Gen 1 nmod B-Organization
    ~,      ,       PUNCT _        4 punct
    глава   глава   NOUN  Case=Nom|Number=Sing 1 appos
    ФИФА    ФИФА    PROPN Case=Gen 4 nmod B-Organization
    Серов   Серов   PROPN Case=Nom 4 appos B-Person
    молчит  молчать VERB  Number=Sing 0 root
    """)
    assert held(found(sentence)) == {("Серов", "депутат"), ("Серов", "глава")}


def test_two_who_act_together_hold_an_office_each() -> None:
    sentence = tree("""
    Депутат депутат NOUN  Case=Nom|Number=Sing 7 nsubj
    ООН     ООН     PROPN Case=Gen 1 nmod B-Organization
    и       и       CCONJ _        4 cc
    глава   глава   NOUN  Case=Nom|Number=Sing 1 conj
    ФИФА    ФИФА    PROPN Case=Gen 4 nmod B-Organization
    Серов   Серов   PROPN Case=Nom 4 appos B-Person
    молчат  молчать VERB  Number=Plur 0 root
    """)
    assert held(found(sentence)) == {("Серов", "глава")}


def test_a_title_behind_a_name_is_an_apposition_only_where_it_ends() -> None:
    lines = """
    Серов     Серов     PROPN Case=Nom 7 nsubj B-Person
    ~,        ,         PUNCT _        3 punct
    глава     глава     NOUN  Case=Nom|Number=Sing 7 nsubj
    ФИФА      ФИФА      PROPN Case=Gen 3 nmod B-Organization
    {mark}    {mark}    {upos} _       7 {deprel}
    снова     снова     ADV   _        7 advmod
    молчит    молчать   VERB  Number=Sing 0 root
    """
    ends = tree(lines.format(mark="~,", upos="PUNCT", deprel="punct"))
    goes_on = tree(lines.format(mark="тут", upos="ADV", deprel="advmod"))
    assert held(found(ends)) == {("Серов", "глава")}
    assert held(found(goes_on)) == set()


def test_an_unlisted_title_counts_where_its_organization_and_its_holder_are_named() -> None:
    lines = """
    {title} {title}  NOUN  Case=Nom|Number=Sing|Animacy=Anim 4 nsubj
    ФИФА    ФИФА     PROPN Case=Gen 1 nmod B-Organization
    Серов   Серов    PROPN Case=Nom 1 appos B-Person
    молчит  молчать  VERB  Number=Sing 0 root
    """
    assert held(found(tree(lines.format(title="массажист")))) == {("Серов", "массажист")}
    assert held(found(tree(lines.format(title="противник")))) == set()
    assert held(found(tree(lines.format(title="сын")))) == set()


def test_a_title_that_says_whose_another_is_has_not_its_holder() -> None:
    sentence = tree("""
    Помощник помощник NOUN  Case=Nom|Number=Sing 5 nsubj
    министра министр  NOUN  Case=Gen|Number=Sing 1 nmod
    Перу     Перу     PROPN Case=Gen 2 nmod B-Geopolitical
    Хорхе    Хорхе    PROPN Case=Nom 1 appos B-Person
    молчит   молчать  VERB  Number=Sing 0 root
    """)
    assert held(found(sentence)) == {("Хорхе", "помощник")}


def test_a_title_behind_another_apposition_is_still_the_persons() -> None:
    sentence = tree("""
    Серов   Серов   PROPN Case=Nom 8 nsubj B-Person
    ~,      ,       PUNCT _        4 punct
    старый  старый  ADJ   Case=Nom 4 amod
    лентяй  лентяй  NOUN  Case=Nom|Number=Sing 1 appos
    ~,      ,       PUNCT _        6 punct
    член    член    NOUN  Case=Nom|Number=Sing 4 conj
    ФИФА    ФИФА    PROPN Case=Gen 6 nmod B-Organization
    молчит  молчать VERB  Number=Sing 0 root
    """)
    assert held(found(sentence)) == {("Серов", "член")}


def test_a_rank_between_a_title_and_a_name_does_not_part_them() -> None:
    sentence = tree("""
    Представитель представитель NOUN  Case=Nom|Number=Sing 5 nsubj
    НАТО          НАТО          PROPN Case=Gen 1 nmod B-Organization
    полковник     полковник     NOUN  Case=Nom|Number=Sing 1 appos
    Серов         Серов         PROPN Case=Nom 3 appos B-Person
    молчит        молчать       VERB  Number=Sing 0 root
    """)
    assert ("Серов", "представитель") in held(found(sentence))


def test_a_plural_title_behind_one_person_is_the_next_of_a_list() -> None:
    sentence = tree("""
    Пётр          Пётр          PROPN Case=Nom|Number=Sing 7 nsubj B-Person
    Серов         Серов         PROPN Case=Nom|Number=Sing 1 flat:name I-Person
    ,             ,             PUNCT _        4 punct
    представители представитель NOUN  Case=Nom|Number=Plur 1 conj
    Сбербанка     Сбербанк      PROPN Case=Gen|Number=Sing 4 nmod B-Organization
    ,             ,             PUNCT _        4 punct
    приехали      приехать      VERB  Number=Plur 0 root
    """)
    assert not [statement for statement in found(sentence).statements if "positions" in statement.rule]


def test_whoever_stands_for_an_office_does_not_hold_it() -> None:
    sentence = tree("""
    кандидат   кандидат  NOUN  Case=Nom|Number=Sing 6 nsubj
    в          в         ADP   _                    3 case
    президенты президент NOUN  Case=Acc|Number=Plur 1 nmod
    Чили       Чили      PROPN Case=Gen             3 nmod B-Geopolitical
    Серов      Серов     PROPN Case=Nom|Number=Sing 1 appos B-Person
    уехал      уехать    VERB  Number=Sing          0 root
    """)
    assert {statement.relation for statement in found(sentence).statements} & {"HEADS"} == set()


def test_of_two_nested_titles_the_outer_is_the_persons() -> None:
    sentence = tree("""
    полпреда   полпред   NOUN  Case=Gen|Number=Sing 0 root
    президента президент NOUN  Case=Gen|Number=Sing 1 nmod
    Чили       Чили      PROPN Case=Gen             2 nmod B-Geopolitical
    Серова     Серов     PROPN Case=Gen|Number=Sing 2 appos B-Person
    """)
    made = [statement for statement in found(sentence).statements if "positions" in statement.rule]
    assert [statement.predicate for statement in made] == ["полпред"]


def test_a_name_in_nominative_is_not_what_an_office_is_of() -> None:
    sentence = tree("""
    арбитр  арбитр PROPN Case=Nom|Number=Sing 0 root
    Россия  Россия PROPN Case=Nom|Number=Sing 1 nmod B-Geopolitical
    """)
    assert not [statement for statement in found(sentence).statements if statement.roles.get("object")]


def test_a_president_named_without_his_country_heads_the_one_the_table_tells() -> None:
    extraction = found(
        tree("""
    Президент президент NOUN  Case=Nom|Number=Sing 3 nsubj
    Трамп     Трамп     PROPN Case=Nom             1 appos B-Person
    молчит    молчать   VERB  _                    0 root
    """)
    )
    said = [(s.relation, s.roles["object"].key) for s in extraction.statements]
    assert said == [("HEADS", "country:US")]

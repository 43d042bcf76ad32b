"""Models of machines are things, and their numbers count nothing; on hand-written trees."""

import pytest

from tests.extract.trees import found, tree


def mentions(text: str, language: str) -> set[tuple[str, str]]:
    return {(one.text, one.type) for one in found(tree(text, language=language)).mentions if one.via == "name"}


def test_a_make_with_its_number_is_a_thing() -> None:
    text = """
    The     the    DET   _          3 det
    Boeing  Boeing PROPN _          3 compound
    737     737    NUM   _          4 nsubj
    crashed crash  VERB  Tense=Past 0 root
    """
    assert mentions(text, "en") == {("Boeing 737", "Product")}


@pytest.mark.parametrize("mark", ["A321", "М1А2", "737-800", "9"])
def test_marks_have_letters_and_figures(mark: str) -> None:
    text = f"""
    Airbus Airbus PROPN _                    3 nsubj
    {mark} {mark} X     _                    1 appos
    рухнул рухнуть VERB Tense=Past|Gender=Masc 0 root
    """
    assert mentions(text, "ru") == {(f"Airbus {mark}", "Product")}


def test_one_thing_has_its_noun() -> None:
    text = """
    самолёт самолёт NOUN  Number=Sing|Case=Nom 4 nsubj
    Boeing  Boeing  PROPN _                    1 appos
    737     737     NUM   _                    2 appos
    рухнул  рухнуть VERB  Tense=Past           0 root
    """
    assert mentions(text, "ru") == {("самолёт Boeing 737", "Product")}


def test_a_make_alone_is_left_to_what_names_firms() -> None:
    text = """
    Boeing Boeing PROPN _          2 nsubj B-Organization
    sued   sue    VERB  Tense=Past 0 root
    """
    assert mentions(text, "en") == {("Boeing", "Organization")}


def test_the_number_of_a_model_counts_nothing() -> None:
    gave = found(
        tree(
            """
            Germany  Germany PROPN _          2 nsubj B-Geopolitical
            supplied supply  VERB  Tense=Past 0 root
            Ukraine  Ukraine PROPN _          2 obj   B-Geopolitical
            with     with    ADP   _          8 case
            14       14      NUM   _          8 nummod
            Leopard  Leopard PROPN _          8 compound
            2        2       NUM   _          8 nummod
            tanks    tank    NOUN  Number=Plur 2 obl
            """,
            language="en",
        )
    ).statements
    assert [(one.relation, one.quantity.value if one.quantity else None) for one in gave] == [("SUPPLIED", 14)]

"""What a sentence says twice is said once."""

from tests.extract.trees import edges, found, tree


def test_what_was_signed_together_is_not_signed_by_each_as_well() -> None:
    sentence = tree(
        """
        Chile  Chile  PROPN _ 4 nsubj B-Geopolitical
        and    and    CCONJ _ 3 cc
        Peru   Peru   PROPN _ 1 conj B-Geopolitical
        signed sign   VERB  Tense=Past 0 root
        a      a      DET   _ 6 det
        treaty treaty NOUN  Number=Sing 4 obj
        """,
        language="en",
    )
    assert edges(found(sentence)) == {("Chile", "SIGNED_WITH", "Peru")}


def test_who_signs_alone_signs() -> None:
    sentence = tree(
        """
        Chile    Chile  PROPN _ 2 nsubj B-Geopolitical
        signed   sign   VERB  Tense=Past 0 root
        the      the    DET   _ 4 det
        treaty   treaty NOUN  Number=Sing 2 obj
        """,
        language="en",
    )
    assert {relation for _, relation, _ in edges(found(sentence))} == {"SIGNED"}

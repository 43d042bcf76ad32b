"""What is no theme."""

from tests.extract.trees import found, tree


def test_a_month_is_no_theme() -> None:
    sentence = tree("""
    В         в         ADP   _        2 case
    сентябре  сентябрь  NOUN  Case=Loc 4 obl
    Греция    Греция    PROPN Case=Nom 4 nsubj B-Geopolitical
    обвинила  обвинить  VERB  Tense=Past 0 root
    Мальту    Мальта    PROPN Case=Acc 4 obj   B-Geopolitical
    """)
    themes = [s.roles.get("theme") for s in found(sentence, published=None).statements if s.relation == "ACCUSED"]
    assert themes == [None]

"""Brussels is a town where something is, the EU or NATO where it acts, and Belgium where the text speaks of that."""

from tests.extract.trees import found, story

BLAMED = """
Венгрия  Венгрия  PROPN Case=Nom|Gender=Fem 2 nsubj B-Geopolitical
обвинила обвинить VERB  Gender=Fem|Number=Sing 0 root
Брюссель Брюссель PROPN Case=Acc|Gender=Masc 2 obj B-Geopolitical
"""
ALLIES = """
Генсек  генсек  NOUN  Case=Nom|Animacy=Anim 3 nsubj
НАТО    НАТО    PROPN Case=Gen 1 nmod B-Organization
приехал приехать VERB Gender=Masc|Number=Sing 0 root
"""
BELGIUM = """
Бельгия  Бельгия  PROPN Case=Nom|Gender=Fem 2 nsubj B-Geopolitical
спорит   спорить  VERB  Number=Sing 0 root
"""
WENT = """
Анна     Анна     PROPN Case=Nom|Gender=Fem|Animacy=Anim 2 nsubj B-Person
посетила посетить VERB  Gender=Fem|Number=Sing 0 root
Брюссель Брюссель PROPN Case=Acc|Gender=Masc 2 obj B-Geopolitical
"""


def blamed(*texts: str) -> set[str]:
    return {s.roles["object"].name for s in found(*story(*texts)).statements if s.relation == "ACCUSED"}


def test_the_town_that_is_blamed_is_the_body_that_sits_there() -> None:
    assert blamed(BLAMED) == {"Европейский союз"}


def test_which_body_it_is_or_the_land_the_text_says() -> None:
    assert blamed(ALLIES, BLAMED) == {"НАТО"}
    assert blamed(BELGIUM, BLAMED) == {"Бельгия"}


def test_who_goes_there_goes_to_the_town() -> None:
    visits = {s.roles["object"].name for s in found(*story(WENT)).statements if s.relation == "VISITED"}
    assert visits == {"Брюссель"}

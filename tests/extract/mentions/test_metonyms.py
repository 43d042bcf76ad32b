"""A capital that speaks, sends or signs is its country; one where something happens is a city. In both languages."""

from graphbuilder.model import Extraction, Mention
from graphbuilder.resolve import localise
from tests.extract.trees import found, tree


def told(extraction: Extraction, text: str, role: str = "") -> tuple[str, str]:
    """The entity id of the place written *text*, and how it is referred to: in *role*, as speaker, or in the text."""
    parties: list[Mention | None] = [s.roles.get(role) if role else s.speaker for s in extraction.statements]
    named = [mention for mention in (*parties, *extraction.mentions) if mention is not None and mention.text == text]
    return localise(extraction).entities[named[0].id].id, named[0].via


def test_pyongyang_that_said_is_the_dprk() -> None:
    extraction = found(
        tree("""
    Пхеньян    Пхеньян    PROPN Case=Nom 2 nsubj B-Geopolitical
    заявил     заявить    VERB  VerbForm=Fin|Tense=Past 0 root
    ~,         ,          PUNCT _        6 punct
    что        что        SCONJ _        6 mark
    Китай      Китай      PROPN Case=Nom 6 nsubj B-Geopolitical
    поддержал  поддержать VERB  VerbForm=Fin|Tense=Past 2 ccomp
    Москву     Москва     PROPN Case=Acc 6 obj   B-Geopolitical
    """)
    )
    assert told(extraction, "Пхеньян") == ("country:KP", "metonym")
    assert told(extraction, "Москву", "object") == ("country:RU", "metonym")


def test_a_meeting_in_pyongyang_is_in_a_city() -> None:
    extraction = found(
        tree("""
    Путин      Путин      PROPN Case=Nom 2 nsubj B-Person
    встретился встретиться VERB VerbForm=Fin|Tense=Past 0 root
    с          с          ADP   _        4 case
    Кимом      Ким        PROPN Case=Ins 2 obl   B-Person
    в          в          ADP   _        6 case
    Пхеньяне   Пхеньян    PROPN Case=Loc 2 obl   B-Geopolitical
    """)
    )
    key, via = told(extraction, "Пхеньяне", "place")
    assert key.startswith("city:")
    assert via == "name"


def test_pyongyang_that_sent_troops_to_moscow_is_a_country_and_moscow_a_city() -> None:
    extraction = found(
        tree(
            """
    Pyongyang Pyongyang PROPN Number=Sing 2 nsubj B-Geopolitical
    sent      send      VERB  Tense=Past|VerbForm=Fin 0 root
    troops    troop     NOUN  Number=Plur 2 obj
    to        to        ADP   _           5 case
    Moscow    Moscow    PROPN Number=Sing 2 obl   B-Geopolitical
    """,
            language="en",
        )
    )
    assert told(extraction, "Pyongyang", "subject") == ("country:KP", "metonym")
    assert told(extraction, "Moscow", "destination")[0].startswith("city:")


def test_the_kremlin_and_the_white_house_are_their_countries() -> None:
    extraction = found(
        tree(
            """
    The      the      DET   _           2 det
    Kremlin  Kremlin  PROPN Number=Sing 3 nsubj B-Organization
    thanked  thank    VERB  Tense=Past|VerbForm=Fin 0 root
    the      the      DET   _           6 det
    White    White    PROPN Number=Sing 6 compound B-Organization
    House    House    PROPN Number=Sing 3 obj   I-Organization
    """,
            language="en",
        )
    )
    assert told(extraction, "Kremlin", "subject") == ("country:RU", "metonym")
    assert told(extraction, "White House", "object") == ("country:US", "metonym")

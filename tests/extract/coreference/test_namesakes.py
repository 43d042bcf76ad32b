"""Namesakes: persons of one family are told apart by their given names, and each is called by the surname."""

from tests.extract.trees import found, story

KIM_YO_JONG = """
Ким        Ким       PROPN Case=Nom|Gender=Fem 4 nsubj B-Person
Ё          Ё         PROPN Case=Nom 1 flat I-Person
Чжон       Чжон      PROPN Case=Nom 1 flat I-Person
выступила  выступить VERB  Gender=Fem|Number=Sing|Tense=Past|VerbForm=Fin 0 root
"""
KIM_JONG_UN = """
Ким        Ким       PROPN Case=Nom|Gender=Masc 4 nsubj B-Person
Чен        Чен       PROPN Case=Nom 1 flat I-Person
Ын         Ын        PROPN Case=Nom 1 flat I-Person
выступил   выступить VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 0 root
"""
KIM = """
Ким        Ким       PROPN Case=Nom 2 nsubj B-Person
выступил   выступить VERB  Number=Sing|Tense=Past|VerbForm=Fin 0 root
"""
HEAD = """
Глава      глава     NOUN  Animacy=Anim|Case=Nom|Gender=Masc|Number=Sing 3 nsubj
КНДР       КНДР      PROPN Case=Gen 1 nmod B-Geopolitical
уехал      уехать    VERB  Gender=Masc|Number=Sing|Tense=Past|VerbForm=Fin 0 root
"""


def head(*texts: str) -> str:
    """Return the name of whom «Глава КНДР» stands for behind *texts*."""
    mentions = found(*story(*texts, HEAD)).mentions
    return next(mention.name for mention in mentions if mention.text == "Глава КНДР")


def test_the_holder_of_an_office_is_the_one_of_the_family_whom_the_table_has() -> None:
    assert head(KIM_YO_JONG, KIM_JONG_UN) == "Ким Чен Ын"


def test_another_of_the_family_is_not_the_holder() -> None:
    assert head(KIM_YO_JONG) == "Глава КНДР"


def test_nor_is_a_surname_that_may_be_hers() -> None:
    assert head(KIM_YO_JONG, KIM) == "Глава КНДР"


def test_a_surname_alone_may_be_the_holder_s() -> None:
    assert head(KIM) == "Ким"

"""Kinship from noun phrases."""

from tests.extract.trees import edges, found, story, tree


def test_a_kinsman_in_apposition_and_the_genitive_are_family() -> None:
    sentence = tree("""
    Жена       жена      NOUN  Case=Nom 5 nsubj
    Николы     Никола    PROPN Case=Gen 1 nmod      B-Person
    Саркози    Саркози   PROPN Case=Gen 2 flat:name I-Person
    Карла      Карла     PROPN Case=Nom 1 appos     B-Person
    приехала   приехать  VERB  _        0 root
    """)
    assert edges(found(sentence)) == {("Карла", "FAMILY_OF", "Никола Саркози")}


def test_a_possessive_pronoun_is_whom_it_stands_for() -> None:
    sentences = story(
        """
        Пётр       Пётр      PROPN Case=Nom|Gender=Masc 3 nsubj     B-Person
        Серов      Серов     PROPN Case=Nom             1 flat:name I-Person
        приехал    приехать  VERB  _                    0 root
        """,
        """
        Его        его       DET   Gender=Masc|Poss=Yes 2 det
        брат       брат      NOUN  Case=Nom             4 nsubj
        Франсуа    Франсуа   PROPN Case=Nom             2 appos B-Person
        остался    остаться  VERB  _                    0 root
        """,
    )
    assert edges(found(*sentences)) == {("Франсуа", "FAMILY_OF", "Пётр Серов")}


def test_kin_without_a_name_states_nothing() -> None:
    sentence = tree("""
    Жена       жена      NOUN  Case=Nom 3 nsubj
    Саркози    Саркози   PROPN Case=Gen 1 nmod B-Person
    приехала   приехать  VERB  _        0 root
    """)
    assert edges(found(sentence)) == set()


def test_kin_of_no_one_named_states_nothing() -> None:
    sentence = tree("""
    Сестра     сестра    NOUN  Case=Nom 3 nsubj
    Карла      Карла     PROPN Case=Nom 1 appos B-Person
    приехала   приехать  VERB  _        0 root
    """)
    assert edges(found(sentence)) == set()


def test_two_names_taken_for_one_behind_a_noun_of_kinship() -> None:
    sentence = tree("""
    Жена    жена   NOUN  Case=Nom 5 nsubj
    Башара  Башар  PROPN Case=Gen 1 nmod B-Person
    Асада   Асад   PROPN Case=Gen 2 flat:name I-Person
    Асма    Асма   PROPN Case=Nom 1 appos I-Person
    уехала  уехать VERB  _        0 root
    """)
    assert ("Асма", "FAMILY_OF", "Башар Асад") in edges(found(sentence))
    persons = {mention.text for mention in found(sentence).mentions if mention.type == "Person"}
    assert persons == {"Башара Асада", "Асма"}


def test_whose_kin_it_is_is_not_done_to_what_is_done_to_the_kin() -> None:
    killed = tree(
        """
        Брат    брат    NOUN  Case=Nom|Gender=Masc|Animacy=Anim|Number=Sing 4 nsubj:pass
        Петра   Пётр    PROPN Case=Gen|Animacy=Anim 1 appos B-Person
        Иван    Иван    PROPN Case=Nom|Animacy=Anim 1 appos B-Person
        убит    убить   VERB  Variant=Short|VerbForm=Part|Voice=Pass|Number=Sing|Gender=Masc 0 root
        """
    )
    made = edges(found(killed))
    assert ("Иван", "FAMILY_OF", "Пётр") in made
    assert {edge[2] for edge in made if edge[1] == "KILLED"} == {"Иван"}

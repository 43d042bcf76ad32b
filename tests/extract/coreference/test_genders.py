"""Whether a person is a man or a woman: by the given name, a noun beside the name, a full name elsewhere in the text."""

import pytest

from graphbuilder.names.given import latin_gender
from graphbuilder.names.person import name_gender
from tests.extract.trees import found, story

SHE_LEFT = """
She  she   PRON Gender=Fem 2 nsubj
left leave VERB VerbForm=Fin 0 root
"""


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Luisa Campos", "Fem"),
        ("Laszlo Varga", "Masc"),
        ("Amina Hassan", "Fem"),
        ("Andrea Rossi", None),
        ("Yoon Suk Yeol", None),
        ("Clinton", None),
    ],
)
def test_a_given_name_shows_the_sex_and_a_surname_in_latin_letters_does_not(name: str, gender: str | None) -> None:
    assert name_gender(name) == gender


def test_names_of_either_sex_tell_nothing() -> None:
    assert latin_gender("jean") is None
    assert latin_gender("jeanne") == "Fem"


def test_a_surname_alone_is_of_the_sex_of_its_full_name() -> None:
    met = """
    Luisa  Luisa  PROPN _ 3 nsubj B-Person
    Campos Campos PROPN _ 1 flat  I-Person
    met    meet   VERB VerbForm=Fin 0 root
    Otto   Otto   PROPN _ 3 obj B-Person
    Varga  Varga  PROPN _ 4 flat I-Person
    """
    spoke = """
    Varga  Varga  PROPN _ 2 nsubj B-Person
    called call   VERB VerbForm=Fin 0 root
    Campos Campos PROPN _ 2 obj B-Person
    """
    extraction = found(*story(met, spoke, SHE_LEFT, language="en"))
    assert [m.name for m in extraction.mentions if m.text == "She" and m.antecedent] == ["Campos"]


def test_a_noun_for_women_beside_a_name_shows_the_sex() -> None:
    came = """
    Spokeswoman spokeswoman NOUN _ 3 nsubj
    Vanja  Vanja  PROPN _ 1 appos B-Person
    met    meet   VERB VerbForm=Fin 0 root
    Jan    Jan    PROPN _ 3 obj B-Person
    Holt   Holt   PROPN _ 4 flat I-Person
    """
    he = SHE_LEFT.replace("She  she ", "He he").replace("Fem", "Masc")
    extraction = found(*story(came, he, language="en"))
    assert [m.name for m in extraction.mentions if m.text == "He" and m.antecedent] == ["Jan Holt"]

"""Lemmas: the lexicon first, then the script, and the dictionary as a guard."""

import pytest

from graphbuilder.parse.joint.lemmas import Lemmatizer
from graphbuilder.parse.joint.scripts import apply_script, make_script


def test_the_lexicon_wins_over_the_predicted_script() -> None:
    lemmatizer = Lemmatizer({"ru": {"NOUN людей": make_script("людей", "человек")}})
    assert lemmatizer("людей", "NOUN", "_", "k|0|2|и", "ru") == "человек"


@pytest.mark.parametrize(
    ("form", "upos", "script", "lemma"),
    [
        ("поблагодарил", "VERB", "k|0|1|", "поблагодарить"),  # no reading is «поблагодари»
        ("переговорах", "NOUN", "k|0|2|ы", "переговоры"),  # a reading agrees
        ("Чемпионов", "NOUN", "k|0|2|", "чемпион"),  # and is lower-case where it is no name
        ("Пекине", "PROPN", "k|0|1|у", "Пекин"),
        ("Ким", "PROPN", "k|0|0|", "Ким"),
        ("уходящего", "ADJ", "l|0|4|ть", "уходить"),  # a participle
        ("Глокая", "ADJ", "l|0|2|ий", "глокий"),  # unknown to the dictionary
        ("быстро", "ADV", "k|0|0|", "быстро"),
    ],
)
def test_the_dictionary_corrects_impossible_lemmas_only(form: str, upos: str, script: str, lemma: str) -> None:
    assert Lemmatizer({})(form, upos, "_", script, "ru") == lemma


def test_of_two_readings_the_one_with_the_predicted_case_gives_the_lemma() -> None:
    lemmatizer = Lemmatizer({})
    plural, singular = "Case=Nom|Gender=Fem|Number=Plur", "Case=Gen|Gender=Masc|Number=Sing"
    assert lemmatizer("банки", "NOUN", plural, "k|0|5|x", "ru") == "банка"
    assert lemmatizer("банка", "NOUN", singular, "k|0|5|x", "ru") == "банк"


@pytest.mark.parametrize(("form", "lemma"), [("Курской", "курский"), ("лучше", "хорошо"), ("США", "США"), ("x", "")])
def test_a_script_turns_the_form_it_was_made_of_into_its_lemma(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == (lemma or form)

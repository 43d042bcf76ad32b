"""A clause is denied once; what denies a party denies that party; expressions of two words count as one."""

import pytest

from tests.extract.trees import edges, found, only, tree

PAST = "Tense=Past|VerbForm=Fin|Gender=Masc|Number=Sing"


@pytest.mark.parametrize("words", [("никогда", "не"), ("ни", "не"), ("не",)])
def test_one_word_that_denies_is_as_good_as_two(words: tuple[str, ...]) -> None:
    verb = 2 + len(words)
    denying = "\n".join(f"{word} {word} PART _ {verb} advmod" for word in words)
    text = f"""
        Иран Иран PROPN Case=Nom|Gender=Masc|Number=Sing {verb} nsubj B-Geopolitical
        {denying}
        осудил осудить VERB {PAST} 0 root
        Перу Перу PROPN Case=Acc {verb} obj B-Geopolitical
    """
    assert only(found(tree(text))).polarity == "negated"


def test_denied_and_denied_again_further_up_is_affirmed() -> None:
    text = f"""
        Неправда неправда NOUN Case=Nom 0 root
        ~, , PUNCT _ 6 punct
        что что SCONJ _ 6 mark
        Иран Иран PROPN Case=Nom|Gender=Masc|Number=Sing 6 nsubj B-Geopolitical
        не не PART _ 6 advmod
        осудил осудить VERB {PAST} 1 acl
        Перу Перу PROPN Case=Acc 6 obj B-Geopolitical
    """
    assert only(found(tree(text))).polarity == "affirmed"


@pytest.mark.parametrize(("first", "second", "left"), [("не", "", "Куба"), ("", "не", "Перу")])
def test_a_party_in_whose_place_another_is_put_takes_no_part(first: str, second: str, left: str) -> None:
    text = f"""
        Иран Иран PROPN Case=Nom|Gender=Masc|Number=Sing 2 nsubj B-Geopolitical
        осудил осудить VERB {PAST} 0 root
        {first or "и"} {first or "и"} PART _ 4 advmod
        Перу Перу PROPN Case=Acc 2 obj B-Geopolitical
        ~, , PUNCT _ 8 punct
        а а CCONJ _ 8 cc
        {second or "и"} {second or "и"} PART _ 8 advmod
        Кубу Куба PROPN Case=Acc 4 conj B-Geopolitical
    """
    assert edges(found(tree(text))) == {("Иран", "CONDEMNED", left)}


@pytest.mark.parametrize(
    ("before", "relation"), [("No no DET", "det"), ("Neither neither CCONJ", "cc:preconj"), ("Not not PART", "advmod")]
)
def test_a_party_there_is_none_of_denies_the_clause(before: str, relation: str) -> None:
    article = "a a DET _ 3 det" if relation == "advmod" else "Iranian iranian ADJ _ 3 amod"
    text = f"""
        {before} _ 3 {relation}
        {article}
        minister minister NOUN Number=Sing 4 nsubj
        condemned condemn VERB Tense=Past|VerbForm=Fin 0 root
        Peru Peru PROPN Number=Sing 4 obj B-Geopolitical
    """
    made = [one for one in found(tree(text, language="en")).statements if one.relation == "CONDEMNED"]
    assert made
    assert all(one.polarity == "negated" for one in made)


def test_what_is_said_by_rumours_is_uncertain() -> None:
    text = f"""
        По по ADP _ 2 case
        слухам слух NOUN Case=Dat|Number=Plur 5 parataxis
        ~, , PUNCT _ 2 punct
        Иран Иран PROPN Case=Nom|Gender=Masc|Number=Sing 5 nsubj B-Geopolitical
        осудил осудить VERB {PAST} 0 root
        Перу Перу PROPN Case=Acc 5 obj B-Geopolitical
    """
    assert only(found(tree(text))).certainty == "uncertain"

"""The noun before a name says what it names: the street is no person, the tanker no town, the house of a person is theirs."""

from tests.extract.trees import found, tree


def _names(text: str) -> dict[str, str]:
    return {mention.name: mention.type for mention in found(tree(text)).mentions}


def test_a_street_is_a_place_and_nobody() -> None:
    text = """
        Пожар пожар NOUN Case=Nom|Gender=Masc|Number=Sing 2 nsubj
        был быть VERB Tense=Past|VerbForm=Fin|Number=Sing|Gender=Masc 0 root
        на на ADP _ 4 case
        улице улица NOUN Case=Loc|Number=Sing 2 obl
        Серова Серов PROPN Case=Gen|Animacy=Anim|Number=Sing 4 nmod B-Person
    """
    assert _names(text) == {"улица Серова": "Place"}


def test_a_tanker_with_the_name_of_a_town_is_a_thing() -> None:
    text = """
        Танкер танкер NOUN Case=Nom|Gender=Masc|Number=Sing 5 nsubj
        « « PUNCT _ 3 punct
        ~Берлин Берлин PROPN Case=Nom|Number=Sing 1 appos B-Geopolitical
        ~» » PUNCT _ 3 punct
        ушёл уйти VERB Tense=Past|VerbForm=Fin|Number=Sing|Gender=Masc 0 root
    """
    assert _names(text) == {"танкер «Берлин»": "Product"}


def test_what_is_named_after_somebody_does_nothing_to_them() -> None:
    text = """
        Больница больница NOUN Case=Nom|Gender=Fem|Number=Sing 4 nsubj
        имени имя NOUN Case=Gen|Number=Sing 1 nmod
        Серова Серов PROPN Case=Gen|Animacy=Anim|Number=Sing 2 nmod B-Person
        закрылась закрыться VERB Tense=Past|VerbForm=Fin|Number=Sing|Gender=Fem 0 root
    """
    assert _names(text) == {"больница имени Серова": "Organization"}


def test_a_house_of_somebody_leaves_them_a_person() -> None:
    text = """
        Дом дом NOUN Case=Nom|Gender=Masc|Number=Sing 3 nsubj
        Серова Серов PROPN Case=Gen|Animacy=Anim|Number=Sing 1 nmod B-Person
        сгорел сгореть VERB Tense=Past|VerbForm=Fin|Number=Sing|Gender=Masc 0 root
    """
    assert "Person" in _names(text).values()

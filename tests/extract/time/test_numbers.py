"""Quantities: numbers in figures and words, approximate ones, money, durations."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.extract.rules import load_pack
from graphbuilder.extract.time.numbers import Counter, read_number
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Sentence, Word
from tests.extract.trees import found, only, tree


def words(text: str) -> Tree:
    """Return a sentence of tokens ``form:lemma:UPOS``; a bare form is a number where it has a digit or sign, else a noun."""
    made, at = [], 0
    for number, token in enumerate(text.split(), 1):
        form, lemma, upos = [*token.split(":"), "", ""][:3]
        kind = upos or ("NUM" if not form[0].isalpha() else "NOUN")
        made.append(Word(number, form, lemma or form.lower(), kind, 0, "dep", start=at, end=at + len(form)))
        at += len(form) + 1
    return Tree(Sentence("d", 0, 0, at, text, tuple(made)))


def quantities(text: str, language: str) -> list[tuple[float, str, bool]]:
    counted = Counter(load_pack(language)).find(words(text))
    return [(one.quantity.value, one.quantity.unit, one.quantity.approximate) for one in counted]


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("18 танков:танк", 18, "танк", False),
        ("порядка:порядка:ADV 13 тысяч:тысяча бойцов:боец", 13000, "боец", True),
        ("около:около:ADP 2,5 миллиарда:миллиард рублей:рубль", 2.5e9, "рубль", True),
        ("до:до:ADP 10 000 военных:военный", 10000, "военный", True),
        ("более:более:ADV трёх:три:NUM тысяч:тысяча солдат:солдат", 3000, "солдат", True),
        ("не:не:PART менее:менее:ADV 25 человек", 25, "человек", True),
        ("13 тысяч:тысяча северокорейских:северокорейский:ADJ бойцов:боец", 13000, "боец", False),
        ("двадцать:двадцать:NUM пять:пять:NUM танков:танк", 25, "танк", False),
        ("двести:двести:NUM пятьдесят:пятьдесят:NUM тысяч:тысяча рублей:рубль", 250000, "рубль", False),
        ("3 тысячи:тысяча 500 человек", 3500, "человек", False),
        ("тысячи:тысяча солдат:солдат", 1000, "солдат", True),
        ("2 млрд долларов:доллар", 2e9, "доллар", False),
        ("300 тыс. евро", 300000, "евро", False),
        ("3,5 млн руб.", 3.5e6, "рубль", False),
        ("$3,5 млрд", 3.5e9, "доллар", False),
        ("$ 3,5 млрд", 3.5e9, "доллар", False),
        ("500 тысяч:тысяча $", 500000, "доллар", False),
        ("75 % акций:акция", 75, "%", False),
        ("полтора:полтора:NUM миллиона:миллион беженцев:беженец", 1.5e6, "беженец", False),
        ("пять:пять:NUM лет:год", 5, "год", False),
    ],
)
def test_russian_quantities(text: str, value: float, unit: str, approximate: bool) -> None:
    assert quantities(text, "ru") == [(value, unit, approximate)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        ("18 tanks:tank", 18, "tank", False),
        ("about:about:ADV 13,000 fighters:fighter", 13000, "fighter", True),
        ("some:some:DET 2,000 Turkish:turkish:ADJ troops:troop", 2000, "troop", True),
        ("more:more:ADJ than:than:ADP two:two:NUM hundred:hundred:NUM people:people", 200, "people", True),
        ("at:at:ADP least:least:ADJ 25 people:person", 25, "person", True),
        ("up:up:ADP to:to:ADP 10,000 soldiers:soldier", 10000, "soldier", True),
        ("twenty:twenty:NUM -:-:PUNCT five:five:NUM people:people", 25, "people", False),
        ("thousands:thousand of:of:ADP people:people", 1000, "people", True),
        ("$ 3.5 billion:billion:NUM", 3.5e9, "dollar", False),
        ("$3.5 billion:billion:NUM", 3.5e9, "dollar", False),
        ("$ 5 bn:billion:NUM", 5e9, "dollar", False),
        ("$5bn", 5e9, "dollar", False),
        ("£400 million:million:NUM", 4e8, "pound", False),
        ("300 million:million:NUM euros:euro", 3e8, "euro", False),
        ("US$ 20 million:million:NUM", 2e7, "dollar", False),
        ("5 %", 5, "%", False),
        ("five:five:NUM years:year", 5, "year", False),
    ],
)
def test_english_quantities(text: str, value: float, unit: str, approximate: bool) -> None:
    assert quantities(text, "en") == [(value, unit, approximate)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2024 году:год", "ru"), ("3 августа:август", "ru"), ("дом 5", "ru"), ("13-й полк", "ru"), ("F-16", "en"),
        ("August 3", "en"), ("Boeing:boeing:PROPN 737 crashed:crash:VERB", "en"),
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_quantity(text: str, language: str) -> None:
    assert quantities(text, language) == []


def test_two_quantities_of_a_sentence_stay_apart() -> None:
    text = "48 самолётов:самолёт за:за:ADP 3 млрд долларов:доллар"
    assert quantities(text, "ru") == [(48, "самолёт", False), (3e9, "доллар", False)]


def test_money_beside_the_verb_is_the_quantity_where_no_role_has_one() -> None:
    sentence = tree("""
    Google     Google     PROPN Case=Nom 2 nsubj B-Organization
    купила     купить     VERB  _        0 root
    DeepMind   DeepMind   PROPN _        2 obj   B-Organization
    за         за         ADP   _        6 case
    500        500        NUM   _        6 nummod
    миллионов  миллион    NOUN  Case=Gen 2 obl
    долларов   доллар     NOUN  Case=Gen 6 nmod
    """)
    quantity = only(found(sentence)).quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit) == (5e8, "доллар")


@pytest.mark.parametrize(
    ("times", "expected"),
    [("на на ADP _ 6 case", (2.0, "месяц")), ("последние последний ADJ _ 6 amod", None)],
)
def test_how_long_is_the_quantity_and_what_only_says_when_is_not(
    times: str, expected: tuple[float, str] | None
) -> None:
    sentence = tree(f"""
    Израиль    Израиль     PROPN Case=Nom 2 nsubj B-Geopolitical
    арестовал  арестовать  VERB  _        0 root
    Петрова    Петров      PROPN Case=Acc 2 obj   B-Person
    {times}
    два        два         NUM   _        6 nummod
    месяца     месяц       NOUN  Case=Gen 2 obl
    """)
    quantity = only(found(sentence)).quantity
    assert (None if quantity is None else (quantity.value, quantity.unit)) == expected


@given(st.integers(0, 10**12))
def test_a_number_reads_the_same_however_its_thousands_are_set(number: int) -> None:
    assert (
        read_number(str(number)) == read_number(f"{number:,}") == read_number(f"{number:,}".replace(",", " ")) == number
    )


TOKENS = ["5", "13", "000", "тысяч:тысяча", "млн", "$", "%", "два:два:NUM", "солдат", "-", "по", "до", "лет:год"]


@given(st.lists(st.sampled_from(TOKENS), max_size=9))
def test_any_words_are_read_without_fail_and_quantities_do_not_overlap(tokens: list[str]) -> None:
    counted = Counter(load_pack("ru")).find(words(" ".join(tokens)))
    assert all(one.first <= one.last for one in counted)
    assert all(a.last < b.first for a, b in pairwise(counted))


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("две:два:NUM с:с:ADP половиной:половина тысячи:тысяча солдат:солдат", "ru", 2500, "солдат"),
        ("пять:пять:NUM с:с:ADP половиной:половина лет:год", "ru", 5.5, "год"),
        ("two:two:NUM and:and:CCONJ a:a:DET half:half million:million:NUM people:people", "en", 2.5e6, "people"),
    ],
)
def test_a_half_is_added(text: str, language: str, value: float, unit: str) -> None:
    assert quantities(text, language) == [(value, unit, False)]

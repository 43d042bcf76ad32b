"""The Russian dictionary (pymorphy3), asked once a word by all stages together, from the parser's tags to the answers.

Asking it costs more than all rules do on a sentence. So what it says of a word is kept as plain records, and which form
of a paradigm is wanted is worked out once for all words that decline alike.
"""

from functools import cache, lru_cache
from typing import Any, NamedTuple


class Tag(NamedTuple):
    """What a reading says of a word, in pymorphy3's terms; None where it says nothing."""

    pos: str | None
    case: str | None
    number: str | None
    gender: str | None
    animacy: str | None
    aspect: str | None
    tense: str | None
    grammemes: frozenset[str]


class Reading(NamedTuple):
    """One way to read a word, which *word* spells with the dictionary's ё. *known* is False where it is only guessed.

    *parse* is pymorphy3's own record, for `inflected`.
    """

    word: str
    lemma: str
    tag: Tag
    score: float
    known: bool
    parse: Any


@cache
def morph() -> Any:
    """Return the dictionary itself; 0.2 s on first use."""
    from pymorphy3 import MorphAnalyzer

    dictionary = MorphAnalyzer()
    dictionary.parse = lru_cache(maxsize=20_000)(dictionary.parse)
    return dictionary


def readings(word: str) -> tuple[Reading, ...]:
    """Return the readings of *word*, likeliest first: the dictionary's, or guesses where it does not know the word."""
    # Capitals tell it initials and Roman numbers only.
    return _readings(word if len(word) == 1 or word.isascii() else word.lower())


@lru_cache(maxsize=100_000)
def _readings(word: str) -> tuple[Reading, ...]:
    return tuple(_reading(parse) for parse in morph().parse(word))


def is_known(word: str) -> bool:
    """Return whether the dictionary has *word*."""
    found = readings(word)
    return bool(found) and found[0].known


def _reading(parse: Any) -> Reading:
    return Reading(parse.word, parse.normal_form, _tag(parse.tag), parse.score, _is_listed(parse.methods_stack), parse)


def _is_listed(methods: Any) -> bool:
    """Say whether the dictionary itself gave the reading: no rule for unknown words had a hand in it."""
    return len(methods) == 1 and isinstance(methods[0][0], _unit("DictionaryAnalyzer"))


def _is_by_ending(methods: Any) -> bool:
    """Say whether an unknown word is read as words with its ending are: it then declines by their paradigm."""
    return len(methods) == 2 and isinstance(methods[1][0], _unit("KnownSuffixAnalyzer"))


@cache
def _unit(name: str) -> Any:
    """Return one of pymorphy3's ways to read a word."""
    from pymorphy3 import units

    return getattr(units, name)


@cache
def _tag(tag: Any) -> Tag:
    said = {"pos": tag.POS, "case": tag.case, "number": tag.number, "gender": tag.gender}
    said |= {"animacy": tag.animacy, "aspect": tag.aspect, "tense": tag.tense}
    return Tag(**{name: value and str(value) for name, value in said.items()}, grammemes=frozenset(tag.grammemes))


def inflected(reading: Reading, *grammemes: str) -> str | None:
    """Return the form of the word that has *grammemes* and else differs least from the reading; None where there is none."""
    methods = reading.parse.methods_stack
    if not reading.known and not _is_by_ending(methods):
        form = reading.parse.inflect(set(grammemes))
        return None if form is None else str(form.word)
    _, word, paradigm, index = methods[0]
    other = _form(paradigm, index, grammemes)
    return None if other is None else _spelled(word, paradigm, index, other)


@lru_cache(maxsize=50_000)
def _form(paradigm: int, index: int, grammemes: tuple[str, ...]) -> int | None:
    """Return the number of the form that `inflected` wants, chosen as pymorphy3 does among the forms of one word."""
    dictionary = morph().dictionary
    tags = [dictionary.build_tag_info(paradigm, n) for n in range(len(dictionary.paradigms[paradigm]) // 3)]
    wanted = frozenset(grammemes)
    fitting = [number for number, tag in enumerate(tags) if wanted <= tag.grammemes]
    aim = tags[index].updated_grammemes(wanted)
    return max(fitting, key=lambda n: len(aim & tags[n].grammemes) - 0.1 * len(aim ^ tags[n].grammemes), default=None)


def _spelled(word: str, paradigm: int, index: int, other: int) -> str:
    """Return the form number *other* of a word that is form number *index*."""
    dictionary = morph().dictionary
    table = dictionary.paradigms[paradigm]
    stem = dictionary.build_stem(table, index, word)
    prefix = dictionary.paradigm_prefixes[table[len(table) // 3 * 2 + other]]
    return str(prefix + stem + dictionary.suffixes[table[other]])

"""How alike two words of names are, from 0 to 1: strict within a script, by sound across scripts."""

from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import same_script
from graphbuilder.grammar.scripts.translit import consonants, phonetic
from graphbuilder.resolve.weights import weights

#: ch, sh and zh are each other in French, German and Italian names.
_HUSHING = str.maketrans("xcj", "ccc")


@lru_cache(maxsize=131072)
def alike(a: str, b: str) -> float:
    """Return 1 for one spelling, less for one sound, for consonants in common across scripts, else what chance gives.

    The values are those of ``[alike]`` in ``weights.toml``.
    """
    a, b = plain(a), plain(b)
    if a == b:
        return 1.0
    return max(_sound_alike(x, y) for x in _readings(a) for y in _readings(b))


def _readings(word: str) -> tuple[str, ...]:
    """A Latin j is English or, as in Jarosław, the sound of й."""
    return (word, "y" + word[1:]) if word.startswith("j") else (word,)


def _sound_alike(a: str, b: str) -> float:
    value = weights().alike
    sound_a, sound_b = phonetic(a), phonetic(b)
    if sound_a == sound_b:
        return value.same_sound
    share = ratio(sound_a, sound_b) / 100
    if same_script(a, b):
        return value.open_vowel if _vowel_left_open(a, b, share) else value.other * share
    least, bones_a, bones_b = weights().least, consonants(a), consonants(b)
    if bones_a == bones_b and len(bones_a) > 1:
        return value.same_consonants if share >= least.share_across_scripts else value.same_consonants_alone
    if share >= least.share_across_scripts and _hushing_aside_the_same(bones_a, bones_b):
        return value.hushing
    if share >= least.share_one_consonant_off and _one_off(bones_a, bones_b):
        return value.one_consonant_off
    return value.other * share


def _vowel_left_open(a: str, b: str, share: float) -> bool:
    """In one script another letter is another name, but for the vowels a transliteration leaves open at the end."""
    return (
        min(len(a), len(b)) >= weights().letters.open_vowel
        and consonants(a) == consonants(b)
        and a[:3] == b[:3]
        and share >= weights().least.share_within_a_script
    )


def _hushing_aside_the_same(a: str, b: str) -> bool:
    return len(a) >= weights().letters.hushing and a.translate(_HUSHING) == b.translate(_HUSHING)


def _one_off(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= weights().letters.one_consonant_off and Levenshtein.distance(a, b) == 1


def other_gender(a: str, b: str) -> bool:
    """True where one surname is the feminine of the other: «Иванов», Ivanova."""
    sound_a, sound_b = sorted((phonetic(a), phonetic(b)), key=len)
    for male, female in _gendered_ends():
        for man, woman in ((sound_a, sound_b), (sound_b, sound_a)):
            if man.endswith(male) and woman.endswith(female) and _same_stem(man[: -len(male)], woman[: -len(female)]):
                return True
    return False


def _same_stem(a: str, b: str) -> bool:
    return ratio(a, b) / 100 > weights().least.gender


@cache
def _gendered_ends() -> tuple[tuple[str, str], ...]:
    languages = map(grammar.load, grammar.languages())
    return tuple((man, woman) for one in languages for man, woman in one.items("names", "gendered_ends"))

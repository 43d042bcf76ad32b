"""How alike two words of names are, from 0 to 1: strict within a script, by sound across scripts."""

from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import same_script
from graphbuilder.grammar.scripts.translit import consonants, phonetic

#: ch, sh and zh are each other in French, German and Italian names.
_HUSHING = str.maketrans("xcj", "ccc")


@lru_cache(maxsize=131072)
def alike(a: str, b: str) -> float:
    """Return 1 for one spelling, 0.95 for one sound, less for consonants in common across scripts, else below 0.5."""
    a, b = plain(a), plain(b)
    if a == b:
        return 1.0
    return max(_sound_alike(x, y) for x in _readings(a) for y in _readings(b))


def _readings(word: str) -> tuple[str, ...]:
    """A Latin j is English or, as in Jarosław, the sound of й."""
    return (word, "y" + word[1:]) if word.startswith("j") else (word,)


def _sound_alike(a: str, b: str) -> float:
    sound_a, sound_b = phonetic(a), phonetic(b)
    if sound_a == sound_b:
        return 0.97
    score = ratio(sound_a, sound_b) / 100
    if same_script(a, b):
        return _same_script(sound_a, sound_b, score)
    bones_a, bones_b = consonants(a), consonants(b)
    if bones_a == bones_b and len(bones_a) > 1:
        return 0.9 if score >= 0.6 else 0.75
    if len(bones_a) >= 3 and score >= 0.6 and bones_a.translate(_HUSHING) == bones_b.translate(_HUSHING):
        return 0.78
    if len(bones_a) >= 4 and len(bones_b) >= 4 and Levenshtein.distance(bones_a, bones_b) == 1 and score >= 0.78:
        return 0.8
    return 0.5 * score


def _same_script(a: str, b: str, score: float) -> float:
    """In one script another letter is another name, but for the vowels a transliteration leaves open at the end."""
    if len(a) >= 6 and len(b) >= 6 and consonants(a) == consonants(b) and a[:3] == b[:3] and score >= 0.9:
        return 0.82
    return 0.5 * score


def other_gender(a: str, b: str) -> bool:
    """True where one surname is the feminine of the other: «Иванов», Ivanova."""
    sound_a, sound_b = sorted((phonetic(a), phonetic(b)), key=len)
    for male, female in _gendered_ends():
        for man, woman in ((sound_a, sound_b), (sound_b, sound_a)):
            if man.endswith(male) and woman.endswith(female) and ratio(man[: -len(male)], woman[: -len(female)]) > 80:
                return True
    return False


@cache
def _gendered_ends() -> tuple[tuple[str, str], ...]:
    languages = map(grammar.load, grammar.languages())
    return tuple((man, woman) for one in languages for man, woman in one.items("names", "gendered_ends"))

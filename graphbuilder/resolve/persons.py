"""Features of two persons' names: surname, given name, patronymic, in any order and script."""

from functools import lru_cache

from graphbuilder.grammar.scripts.eastern import korean, pinyin
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import LOOSE_INITIALS, is_cyrillic, same_script
from graphbuilder.grammar.scripts.translit import consonants, latin, phonetic
from graphbuilder.names.given import aliases, given_groups, korean_surname
from graphbuilder.names.person import PersonName, bare, parts_of, persons
from graphbuilder.resolve.spelling import alike, other_gender
from graphbuilder.resolve.weights import weights

Features = dict[str, float]


def person_features(a: str, b: str) -> Features:
    """Return the features of two names; absent ones are 0."""
    one, other = parts_of(a), parts_of(b)
    if plain(a) in aliases() and one == other:
        return {"alias": 1.0}
    if _eastern(one, other):
        return _eastern_features(one, other)
    if not one.surname or not other.surname:
        return _given_only(one, other)
    features: Features = {"surname": _beyond_chance(_surname(one.surname, other.surname))}
    features[_given(one, other)] = 1.0
    relation = _patronymic(one, other)
    if relation:
        features[relation] = 1.0
    if other_gender(one.surname, other.surname):
        features["gender_conflict"] = 1.0
    if one.first and other.first and _middles_conflict(one, other):
        features["middle_conflict"] = 1.0
    return features


def _middles_conflict(one: PersonName, other: PersonName) -> bool:
    """True where both have something between first name and surname and nothing of it agrees: "Lee", "Mark"; "J.", "R."."""
    middles = [(name.middle or name.patronymic[:1]).split() for name in (one, other)]
    if not all(middles) or not (one.middle or other.middle):
        return False
    return not any(_same_middle(a, b) for a in middles[0] for b in middles[1])


def _same_middle(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return _same_letter(a[:1], b[:1])
    return alike(a, b) >= weights().least.patronymic


def _surname(a: str, b: str) -> float:
    """Compare surnames without the particles that one may leave out (аль-Асад, Асад)."""
    bare_a, bare_b = bare(a), bare(b)
    return max(alike(a, b), weights().alike.without_particle * alike(bare_a, bare_b))


def _beyond_chance(likeness: float) -> float:
    """Stretch what lies above the likeness that chance gives to [0, 1]."""
    chance = weights().alike.other
    return max(0.0, (likeness - chance) / (1 - chance))


def _given(one: PersonName, other: PersonName) -> str:
    """Name the relation of the given names."""
    if one.first and other.first:
        return "given_same" if same_given(one.first, other.first) else "given_conflict"
    if not (one.first or one.initials) or not (other.first or other.initials):
        return "given_missing"
    letters_a, letters_b = _letters(one), _letters(other)
    fits = all(_same_letter(x, y) for x, y in zip(letters_a, letters_b, strict=False))
    return "given_initial" if fits else "given_conflict"


def _letters(name: PersonName) -> str:
    return name.initials or name.first[:1] + name.patronymic[:1]


def _same_letter(a: str, b: str) -> bool:
    return a == b or (not same_script(a, b) and latin(a)[:1] == latin(b)[:1]) or {a, b} <= LOOSE_INITIALS


@lru_cache(maxsize=131072)
def same_given(a: str, b: str) -> bool:
    """True where two folded given names are one: listed as one, or sounding alike where neither list says otherwise."""
    if a == b:
        return True
    groups_a, groups_b = given_groups(a), given_groups(b)
    if groups_a and groups_b:
        return bool(groups_a & groups_b)
    score, least = alike(a, b), weights().least
    if same_script(a, b):
        return score >= least.given_within_a_script or _spelled_twice(a, b)
    return score >= least.given_across_scripts


def _spelled_twice(a: str, b: str) -> bool:
    """Two spellings of a foreign name in one script («Эммануэль», «Эмманюэль»): long and all consonants the same."""
    return min(len(a), len(b)) >= weights().letters.given_spelled_twice and consonants(a) == consonants(b)


def _patronymic(one: PersonName, other: PersonName) -> str:
    if one.patronymic and other.patronymic:
        same = alike(one.patronymic, other.patronymic) >= weights().least.patronymic
        return "patronymic_same" if same else "patronymic_conflict"
    return ""


def _given_only(one: PersonName, other: PersonName) -> Features:
    """A first name alone says little, unless both have nothing more."""
    if one.first and other.first and not one.surname and not other.surname:
        if not same_given(one.first, other.first):
            return {"given_conflict": 1.0}
        relation = _patronymic(one, other)
        return {"surname": weights().alike.given_name_alone, "given_same": 1.0} | ({relation: 1.0} if relation else {})
    if one.first and other.first and same_given(one.first, other.first):
        return {"given_same": 1.0, "given_missing": 1.0}
    if not one.first and not other.first:
        return {"surname": _beyond_chance(alike(one.surname, other.surname))}
    return {}


def _eastern(one: PersonName, other: PersonName) -> bool:
    """True where both may be names with the surname first."""
    return bool(one.first and other.first) and _eastern_surname(one.surname) and _eastern_surname(other.surname)


@lru_cache(maxsize=4096)
def _eastern_surname(surname: str) -> bool:
    return surname in persons()["east_asian_surnames"] or bool(korean_surname(surname))


def _eastern_features(one: PersonName, other: PersonName) -> Features:
    """Syllables decide: pinyin for Chinese names, the common key for Korean ones."""
    groups = korean_surname(one.surname) & korean_surname(other.surname)
    chinese = pinyin(one.surname) is not None and pinyin(one.surname) == pinyin(other.surname)
    same_surname = one.surname == other.surname or bool(groups) or chinese
    if same_script(one.first, other.first):
        same = one.first == other.first or phonetic(one.first) == phonetic(other.first)
        same = same or (bool(groups) and not is_cyrillic(one.first) and korean(one.first) == korean(other.first))
    else:
        same = bool(groups) and korean(one.first) == korean(other.first)
        same = same or (chinese and pinyin(one.first) is not None and pinyin(one.first) == pinyin(other.first))
    return {"surname": float(same_surname), "given_same" if same else "given_conflict": 1.0}

"""Nominative names: «Дональду Трампу» → «Дональд Трамп», «Курской областью» → «Курская область»."""

import re
from collections.abc import Sequence
from itertools import product

from graphbuilder.model import Word
from graphbuilder.names.endings import CASES, GENDERS, Analysis, analyses
from graphbuilder.names.fold import plain
from graphbuilder.names.person import PersonName, is_east_asian, person_key
from graphbuilder.names.phrase import decline_phrase
from graphbuilder.names.translit import is_cyrillic

__all__ = ["PersonName", "nominative", "person_key"]

UD_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
UD_GENDERS = {"Masc": "masc", "Fem": "femn"}
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_CLITICS = frozenset({"'s", "’s", "'", "’"})  #: parts of one token that its name shows: "Obama's adviser"
_INITIALS = re.compile(r"^(?:[^\W\d_]\.-?)+$|^[^\W\d_]$")

CASE_BONUS, GENDER_BONUS, LEMMA_BONUS = 0.45, 0.2, 0.25


def nominative(words: Sequence[Word], type: str) -> str:
    """Return the display name, in the nominative, of the span *words* that names an entity of *type*.

    Only what stands in the case of the span changes: a person's first name, patronymic and surname; the head noun of
    any other name with its adjectives. Dependents, quoted titles, abbreviations, Latin words and words that do not
    decline stay. Capitals, ё and spacing are the text's. An English possessive 's goes.
    """
    if not words:
        return ""
    if not any(is_cyrillic(word.form) for word in words):
        return POSSESSIVE.sub("", _join(words, [word.form for word in words]).rstrip())
    forms = _person(words) if type == "Person" else decline_phrase(words)
    return _join(words, forms)


def _person(words: Sequence[Word]) -> list[str]:
    """Decline every part of a person's name in the one case and gender that explains the most."""
    parts = [(index, part) for index, word in enumerate(words) if _declines(word.form) for part in word.form.split("-")]
    east_asian = is_east_asian([part.lower() for _, part in parts])
    if east_asian:
        parts = parts[-1:]
    if not parts:
        return [word.form for word in words]
    if _is_plural(words):
        return decline_phrase(words)
    options = [_options(words[index], part) for index, part in parts]
    if east_asian:
        options = [[option for option in options[0] if option.gender != "femn"]]
    best = [_best(found, last=number == len(parts)) for number, found in enumerate(options, 1)]
    *_, chosen = max(
        (sum(one[case, gender].weight for one in best), -CASES.index(case), -GENDERS.index(gender), (case, gender))
        for case in CASES
        for gender in GENDERS
    )
    forms: dict[int, list[str]] = {}
    for (index, part), one in zip(parts, best, strict=True):
        forms.setdefault(index, []).append(like(part, one[chosen].nominative))
    return ["-".join(forms[index]) if index in forms else word.form for index, word in enumerate(words)]


def _options(word: Word, part: str) -> list[Analysis]:
    """Analyses of one part, weighed with what the parser says of the word."""
    case, gender = UD_CASES.get(word.feats.get("Case", "")), UD_GENDERS.get(word.feats.get("Gender", ""))
    lemma = plain(word.lemma).split("-") if plain(word.lemma) != plain(word.form) else []
    found = []
    for option in analyses(part.lower()):
        weight = option.weight
        if case and option.case in (case, None):
            weight += CASE_BONUS * word.tag_probability * (1 if option.case else 0.6)
        if gender and option.gender in (gender, None):
            weight += GENDER_BONUS * word.tag_probability
        if plain(option.nominative) in lemma:
            weight += LEMMA_BONUS
        found.append(Analysis(option.nominative, option.case, option.gender, weight))
    return found


def _best(options: list[Analysis], *, last: bool) -> dict[tuple[str, str], Analysis]:
    """The best reading of one part by case and gender; one that is not the last may stay as it is."""
    bare = [option._replace(weight=0.35) for option in options if option.case == "nomn"] if not last else []
    found = dict.fromkeys(product(CASES, GENDERS), max(bare, key=_rank, default=_unchanged(options)))
    for option in options:
        cases = CASES if option.case is None else (option.case,)
        rank = _rank(option)
        for key in product(cases, GENDERS if option.gender is None else (option.gender,)):
            if rank > _rank(found[key]):
                found[key] = option
    return found


def _rank(option: Analysis) -> tuple[float, str]:
    return option.weight, option.nominative


def _unchanged(options: list[Analysis]) -> Analysis:
    word = options[0].nominative if options else ""
    return Analysis(word, None, None, -0.5)


def _declines(form: str) -> bool:
    """False for initials, particles, abbreviations and Latin words."""
    return (is_cyrillic(form) and form[0].isupper() and not _INITIALS.match(form)) or _hyphened(form)


def _hyphened(form: str) -> bool:
    return "-" in form and is_cyrillic(form) and form.split("-")[-1][:1].isupper()


def _is_plural(words: Sequence[Word]) -> bool:
    marked = [word for word in words if word.feats.get("Number") == "Plur" and word.tag_probability >= 0.5]
    return len(words) == 1 and bool(marked) and plain(words[0].form).endswith(("ы", "ых", "ым", "ыми", "и"))


def like(original: str, lower: str) -> str:
    """Return *lower* with the capitals of *original*."""
    if original.isupper() and len(original) > 1:
        return lower.upper()
    if original[:1].isupper():
        return lower[:1].upper() + lower[1:]
    return lower


def _join(words: Sequence[Word], forms: list[str]) -> str:
    """Join *forms* with the spaces the text had; without offsets, with one space save around punctuation."""
    if len(forms) == 1:
        return forms[0]
    text = ""
    offsets = any(word.end for word in words)
    for index, (word, form) in enumerate(zip(words, forms, strict=True)):
        if index:
            before = words[index - 1]
            if offsets and (word.start, word.end) == (before.start, before.end):
                text += form if word.form in _CLITICS else ""
                continue
            if word.start > before.end if offsets else _spaced(before.form, word.form):
                text += " "
        text += form
    return text


def _spaced(before: str, after: str) -> bool:
    return before not in "«(„“-" and after not in "»),.:;”-" and after not in ("'s", "’s")

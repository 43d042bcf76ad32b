"""The nominative of a person's name: its parts in the one case and gender that explain the most."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product

from graphbuilder.grammar.ru.dictionary import readings
from graphbuilder.grammar.ru.endings import CASES, GENDERS, PERSONAL, Analysis, analyses
from graphbuilder.grammar.ru.phrase import like, phrase_forms
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.grammar.scripts.letters import is_cyrillic
from graphbuilder.model import Word

UD_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
UD_GENDERS = {"Masc": "masc", "Fem": "femn"}
CASE_BONUS, GENDER_BONUS, LEMMA_BONUS = 0.45, 0.2, 0.25
#: From which probability on the parser is believed that a name is a subject.
SURE = 0.5
_INITIALS = re.compile(r"^(?:[^\W\d_]\.-?)+$|^[^\W\d_]$")
_PLURAL = ("ы", "ых", "ым", "ыми", "и")


def person_forms(words: Sequence[Word], family_first: Callable[[list[str]], bool]) -> list[str]:
    """Decline every part of a person's name in the one case and gender that explains the most.

    Of an East Asian name, which *family_first* tells by its parts in small letters, only the last declines.
    """
    parts = [(index, part) for index, word in enumerate(words) if _declines(word.form) for part in word.form.split("-")]
    east_asian = family_first([part.lower() for _, part in parts])
    if east_asian:
        parts = parts[-1:]
    if not parts:
        return [word.form for word in words]
    if _is_plural(words):
        return next(phrase_forms(words))
    sure = all(words[index].feats.get("Case") == "Nom" for index, _ in parts)
    if _is_subject(words) and all(_may_be_nominative(part, sure=sure) for _, part in parts):
        return [word.form for word in words]
    words = words if east_asian else _as_head(words)
    options = [_options(words[index], part) for index, part in parts]
    if east_asian:
        options = [[option for option in options[0] if option.gender != "femn"]]
    whole = [index for index, _ in parts]
    best = [
        _best(found, last=number == len(parts), inner=whole[number : number + 1] == [whole[number - 1]])
        for number, found in enumerate(options, 1)
    ]
    *_, chosen = max(
        (sum(one[case, gender].weight for one in best), -CASES.index(case), -GENDERS.index(gender), (case, gender))
        for case in CASES
        for gender in GENDERS
    )
    forms: dict[int, list[str]] = {}
    for (index, part), one in zip(parts, best, strict=True):
        forms.setdefault(index, []).append(like(part, one[chosen].nominative))
    return ["-".join(forms[index]) if index in forms else word.form for index, word in enumerate(words)]


def _is_subject(words: Sequence[Word]) -> bool:
    """Say whether a name is the subject of a clause, and so a nominative, whatever the tagger says of its words."""
    head = _head(words)
    nominative = any(word.feats.get("Case") == "Nom" for word in words)
    return nominative and head.deprel.split(":")[0] == "nsubj" and head.arc_probability >= SURE


def _may_be_nominative(part: str, *, sure: bool) -> bool:
    known = [reading.tag for reading in readings(part) if reading.known and PERSONAL & reading.tag.grammemes]
    if not sure and known and not any(tag.case == "nomn" or "Fixd" in tag.grammemes for tag in known):
        return False  # «Селене»
    return any(option.case in ("nomn", None) and option.nominative == part.lower() for option in analyses(part.lower()))


def _head(words: Sequence[Word]) -> Word:
    ids = {word.id for word in words}
    return next((word for word in words if word.head not in ids), words[0])


def _as_head(words: Sequence[Word]) -> list[Word]:
    """Read the name of an object as an accusative where taggers disagree: they take «Громову» for a man's dative.

    The surname of a woman in the accusative has what her first name has.
    """
    head = _head(words)
    cases = {word.feats.get("Case") for word in words if word is head or word.deprel.split(":")[0] == "flat"}
    woman = head.feats.get("Case") == "Acc" and head.feats.get("Gender") == "Fem"
    if cases == {"Acc"} or "Dat" not in cases or not (woman or head.deprel == "obj"):
        return list(words)
    return [
        replace(word, lemma=word.form, feats={"Case": "Acc"}, tag_probability=1.0)
        if word is head or word.deprel.split(":")[0] == "flat"
        else word
        for word in words
    ]


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


def _best(options: list[Analysis], *, last: bool, inner: bool) -> dict[tuple[str, str], Analysis]:
    """The best reading of one part by case and gender; one that is not the last may stay as it is.

    An *inner* one, before a hyphen, does so as readily as it declines: «Жан-Люка», «Касым-Жомартом».
    """
    bare = [
        option._replace(weight=option.weight + CASE_BONUS + 0.1 if inner else 0.35)
        for option in options
        if option.case == "nomn" and not last
    ]
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
    return len(words) == 1 and bool(marked) and plain(words[0].form).endswith(_PLURAL)

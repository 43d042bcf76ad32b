"""Nominative of a noun phrase: its head and what agrees with the head; everything else stays as it is."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from graphbuilder.grammar.ru.dictionary import Reading, inflected, is_known, readings
from graphbuilder.grammar.ru.endings import FEMININE, MASCULINE, VOWELS, spelled_like
from graphbuilder.grammar.scripts.letters import is_cyrillic, unmarked
from graphbuilder.model import Word

UD_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
UD_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}
AGREEING = frozenset({"amod", "det", "nummod", "acl"})
SAME_CASE = frozenset({"appos", "flat", "flat:name", "conj", "compound"})
OPEN, CLOSE = '«„“"', '»”"'
_ABBREVIATION = re.compile(r"^([А-ЯЁ]{2,})(?:а|у|ом|е|ы|ов|ам|ами|ах)?$")


def phrase_forms(words: Sequence[Word]) -> Iterator[list[str]]:
    """Yield the forms of *words* with the head and the words that agree with it in the nominative, likeliest first.

    The number stays. Quoted words stay where a word outside the quotes bears the case («газеты «Известия»»).
    """
    forms = [word.form for word in words]
    quoted = _quoted(words)
    head = _head(words, quoted)
    if head is None:
        yield forms
        return
    number = _number(words[head])
    for nominative, gender in _nouns(words[head], number):
        trial = list(forms)
        trial[head] = nominative
        _agree(words, trial, head, quoted, number, gender)
        yield trial


def _agree(
    words: Sequence[Word], forms: list[str], head: int, quoted: set[int], number: str, gender: str | None
) -> None:
    """Put the adjectives of the head, its appositions and its coordinated nouns into the nominative too."""
    case = words[head].feats.get("Case")
    for index, word in enumerate(words):
        if index == head or index in quoted or not is_cyrillic(word.form):
            continue
        to_head = word.head == words[head].id
        if _adjectival(word) and (to_head or word.head not in {w.id for w in words}) and word.deprel != "nmod":
            forms[index] = _adjective(word, number, gender) or word.form
        elif to_head and word.deprel in SAME_CASE and case and word.feats.get("Case") == case:
            if word.upos in ("NOUN", "PROPN"):
                forms[index] = _nouns(word, _number(word))[0][0]
        elif _adjectival(word) and _chain(words, word, head) and word.feats.get("Case") == case:
            forms[index] = _adjective(word, number, gender) or word.form


def _chain(words: Sequence[Word], word: Word, head: int) -> bool:
    """True for an adjective coordinated with an adjective of the head («внутренних и иностранных дел»)."""
    parent = next((other for other in words if other.id == word.head), None)
    return parent is not None and _adjectival(parent) and parent.head == words[head].id and word.deprel == "conj"


def _head(words: Sequence[Word], quoted: set[int]) -> int | None:
    """Index of the word whose head lies outside the span: a noun before anything else, outside quotes before inside."""
    ids = {word.id for word in words}
    usable = [i for i, word in enumerate(words) if is_cyrillic(word.form)]
    outside = [i for i in usable if i not in quoted]
    roots = [i for i in outside or usable if words[i].head not in ids]
    nouns = [i for i in roots if words[i].upos in ("NOUN", "PROPN", "X")]
    pool = nouns or roots
    if not pool:
        return usable[0] if usable and not outside else None
    if len(pool) > 1 and all(_adjectival(words[i]) for i in pool[:-1]):
        return pool[-1]
    return pool[0]


def _quoted(words: Sequence[Word]) -> set[int]:
    """Indexes of words inside quotation marks."""
    found: set[int] = set()
    inside = False
    for index, word in enumerate(words):
        if word.form in OPEN and not (inside and word.form in CLOSE):
            inside = True
        elif word.form in CLOSE:
            inside = False
        elif inside or word.form[:1] in OPEN:
            found.add(index)
    return found


def _number(word: Word) -> str:
    if word.feats.get("Number"):
        return "plur" if word.feats["Number"] == "Plur" else "sing"
    tags = [reading.tag for reading in readings(word.form.lower())]
    return "plur" if tags and all("plur" in tag.grammemes for tag in tags) else "sing"


def _adjectival(word: Word) -> bool:
    if word.upos in ("ADJ", "DET") or (word.upos == "VERB" and word.feats.get("VerbForm") == "Part"):
        return True
    best = readings(word.form.lower())[0] if word.upos == "PROPN" else None
    return best is not None and best.known and best.tag.pos in ("ADJF", "PRTF")


def _nouns(word: Word, number: str) -> tuple[tuple[str, str | None], ...]:
    """Possible nominatives of a noun with their genders, likeliest first; never empty."""
    feats = word.feats
    return _known_nouns(word.form, word.lemma, word.upos, feats.get("Case", ""), feats.get("Gender", ""), number)


@lru_cache(maxsize=20_000)
def _known_nouns(
    form: str, lemma: str, upos: str, case: str, gender: str, number: str
) -> tuple[tuple[str, str | None], ...]:
    """`_nouns` of what matters of a word, so that a word that comes again is looked up once."""
    feats = {name: value for name, value in (("Case", case), ("Gender", gender)) if value}
    return tuple(_read_nouns(Word(1, form, lemma, upos, 0, "", feats), number))


def _read_nouns(word: Word, number: str) -> list[tuple[str, str | None]]:
    if word.form[-1:].isupper() and any(letter.islower() for letter in word.form):
        return [(word.form, None)]  # «БелТА»
    abbreviation = _ABBREVIATION.match(word.form)
    if abbreviation:
        return [(abbreviation[1], None)]
    if word.upos in ("ADJ", "DET") or not word.form[:1].isalpha():
        nominative = _adjective(word, number, UD_GENDERS.get(word.feats.get("Gender", "")))
        return [(nominative or word.form, None)]
    *before, last = word.form.split("-")
    if before and last[:1].islower() and not is_known(last) and len(before[0]) > 2:
        return [(word.form, None)]
    if before and before[-1] in ("на", "над", "под"):
        first = _nouns(Word(word.id, before[0], word.lemma, "PROPN", 0, "", word.feats), number)
        return [("-".join([form, *before[1:], last]), gender) for form, gender in first]
    prefix = "-".join([*(_hyphen_part(word, part) for part in before), ""]) if before else ""
    lower = last.lower()
    found: dict[str, tuple[float, str | None]] = {}
    for reading in readings(lower):
        score = _fit(word, reading, number)
        form = inflected(reading, "nomn", reading.tag.number or number) if score is not None else None
        if score is not None and form:
            spelled = like(last, spelled_like(lower, reading.word, form))
            found[spelled] = max(found.get(spelled, (-1.0, None)), (score, reading.tag.gender), key=lambda x: x[0])
    if not is_known(lower):
        for form, score, gender in _unknown(word, lower):
            spelled = like(last, form)
            found[spelled] = max(found.get(spelled, (-1.0, None)), (score, gender), key=lambda x: x[0])
    ranked = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return [(prefix + form, gender) for form, (_, gender) in ranked] or [(word.form, None)]


def _hyphen_part(word: Word, part: str) -> str:
    """First parts of a compound decline where they can on their own («Ивано-Франковском», «премьер-министра»)."""
    if part[:1].islower() or part.endswith("о"):
        return part
    alone = Word(word.id, part, "", word.upos, 0, "", word.feats)
    adjective = _adjective(alone, "sing", UD_GENDERS.get(word.feats.get("Gender", "")))
    return adjective or part


def _fit(word: Word, reading: Reading, number: str) -> float | None:
    """How well a dictionary reading fits the parser's features; None where it is no noun of that number."""
    tag = reading.tag
    if tag.pos not in ("NOUN", "ADJF") or tag.case is None:
        return None
    score = 0.2 + 0.5 * reading.score + (1.0 if reading.known else 0.0)
    if tag.pos == "ADJF":
        score -= 1.0
    case, gender = UD_CASES.get(word.feats.get("Case", "")), UD_GENDERS.get(word.feats.get("Gender", ""))
    score += 1.0 * (tag.case in (case, {"gen2": "gent", "loc2": "loct"}.get(tag.case)) or _second(tag.case) == case)
    score += 0.6 * (tag.number == number)
    score += 0.4 * (gender is not None and tag.gender == gender)
    score += 0.5 * (unmarked(reading.lemma) == unmarked(word.lemma.lower()))
    if "Geox" in tag.grammemes or "Orgn" in tag.grammemes:
        score += 0.2
    return score


def _second(case: str) -> str:
    return {"gen2": "gent", "loc2": "loct"}.get(case, case)


def _unknown(word: Word, lower: str) -> list[tuple[str, float, str | None]]:
    """Nominatives a word the dictionary does not know may have, by its ending and the parser's case."""
    case = UD_CASES.get(word.feats.get("Case", "")) or "nomn"
    lemma = unmarked(word.lemma.lower()) if word.lemma.lower() != lower else ""
    found: list[tuple[str, float, str | None]] = [
        (lower, 1.7 if case == "nomn" or lower.endswith(("о", "у", "э", "ю", "и")) else 0.6, None)
    ]
    for table, gender in ((MASCULINE, "masc"), (FEMININE, "femn")):
        for ending, nominative in table.get(case, table["gent"] if case == "accs" else ()):
            stem = lower.removesuffix(ending)
            if stem != lower and len(stem) > 1 and (stem[-1] not in VOWELS or nominative in ("й", "я", "ия")):
                agrees = UD_GENDERS.get(word.feats.get("Gender", "")) == gender
                found.append((stem + nominative, 1.2 + 0.4 * agrees, gender))
    return [(form, score + 0.5 * (unmarked(form) == lemma), gender) for form, score, gender in found]


def _adjective(word: Word, number: str, gender: str | None) -> str | None:
    """The nominative of an adjective or participle that agrees with a head of *number* and *gender*."""
    return _agreeing(word.form, number, gender or UD_GENDERS.get(word.feats.get("Gender", "")))


@lru_cache(maxsize=20_000)
def _agreeing(written: str, number: str, gender: str | None) -> str | None:
    lower = written.lower()
    for reading in readings(lower):
        tag = reading.tag
        if tag.pos not in ("ADJF", "PRTF") or (tag.number and tag.number != number):
            continue
        wanted = ("nomn", "plur") if number == "plur" else ("nomn", "sing", gender or tag.gender or "masc")
        form = inflected(reading, *wanted)
        if form:
            return like(written, spelled_like(lower, reading.word, form))
    return None


def like(original: str, lower: str) -> str:
    """Return *lower* with the capitals of *original*."""
    if original.isupper() and len(original) > 1:
        return lower.upper()
    return lower[:1].upper() + lower[1:] if original[:1].isupper() else lower

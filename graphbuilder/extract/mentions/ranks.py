"""Parts of a title around its noun, where titles stand before names: "Attorney General", "vice-president", "former mayor".

``[positions]`` of ``words.toml`` lists them: *second* are nouns that follow one of *second_after* ("Attorney General"),
*under* the words that make a title one below its noun ("deputy", "vice"), *former* those that end it, *serving* the titles
of a person's people.
"""

from collections.abc import Set

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.model import Mention, Word

_LINKS = ("-", "‐", "–")
_REACH = 5


def last_part(found: Draft, word: Word) -> Word:
    """Return the last word of a title's noun: "General" for "Attorney"; mostly the noun itself."""
    for number in (word.id + 1, word.id + 2):
        after = found.tree.words.get(number)
        if (
            after is not None
            and is_second_part(found, after)
            and (number == word.id + 1 or found.tree[number - 1].form in _LINKS)
        ):
            return after
    return word


def is_second_part(found: Draft, word: Word) -> bool:
    """Say whether a noun only completes the title before it: "General" in "Secretary General"."""
    before = found.tree.words.get(word.id - 1)
    if before is not None and before.form in _LINKS:  # "Secretary-General"
        before = found.tree.words.get(word.id - 2)
    if before is None or word.lemma.lower() not in found.pack.word_set("positions", "second"):
        return False
    titled = before.lemma.lower() in found.pack.word_set("positions", "second_after")
    return titled and before.form[:1].isupper() == word.form[:1].isupper()


def before_title(found: Draft, word: Word) -> list[Word]:
    """Return the words of the title's phrase before its noun, nearest first: "-", "vice", "former"."""
    kept: list[Word] = []
    number = word.id - 1
    while number in found.tree.words and word.id - number <= _REACH:
        before = found.tree[number]
        if before.form not in _LINKS and before.upos not in ("ADJ", "NOUN", "PROPN", "ADV", "X", "PART", "ADP"):
            break
        if not found.pack.properties.noun_compounds and before.upos in (
            "NOUN",
            "PROPN",
        ):  # «бывшая жена Серова актриса …»
            break
        if before.upos in ("ADP", "PART") and before.lemma.lower() not in found.pack.word_set("positions", "under"):
            break
        kept.append(before)
        number -= 1
    return kept


def is_lower(found: Draft, word: Word) -> bool:
    """Say whether the title is one below its noun: a deputy minister, a vice-president, a candidate for president."""
    under = found.pack.word_set("positions", "under")
    return bool(under) and any(before.lemma.lower() in under for before in before_title(found, word))


def is_past(found: Draft, word: Word) -> bool:
    """Say whether the title is a former one by a word before it, wherever the tree hangs that: "former US President X"."""
    return _is_called(found, word, found.pack.word_set("positions", "former"))


def is_coming(found: Draft, word: Word) -> bool:
    """Say whether the title is one its holder is only to have: "incoming minister", "president-elect"."""
    coming = found.pack.word_set("positions", "coming")
    return last_part(found, word).lemma.lower() in coming or _is_called(found, word, coming)


def _is_called(found: Draft, word: Word, callings: Set[str]) -> bool:
    for child in found.tree.children(word.id, "amod", "advmod", "compound"):
        between = (found.tree.words.get(number) for number in range(child.id + 1, word.id))
        if child.lemma.lower() in callings and not any(each is not None and each.upos == "DET" for each in between):
            return True  # but "then the artist"
    return any(before.lemma.lower() in callings for before in before_title(found, word))


def with_past(found: Draft, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of a past title from the word on that says it is past: "former" in "former US President X"."""
    return _with(found, words, found.pack.word_set("positions", "former"))


def with_coming(found: Draft, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words of a title somebody is only to have, from the word on that says so."""
    return _with(found, words, found.pack.word_set("positions", "coming"))


def _with(found: Draft, words: tuple[Word, ...], callings: Set[str]) -> tuple[Word, ...]:
    if any(word.lemma.lower() in callings for word in words):
        return words
    number = words[0].id - 1
    while number in found.tree.words and words[0].id - number <= _REACH:
        if found.tree[number].lemma.lower() in callings:
            return (*(found.tree[each] for each in range(number, words[0].id)), *words)
        number -= 1
    return words


def joined(found: Draft, word: Word) -> list[Word]:
    """Return what a hyphen joins to the noun from before: "Vice", "-" in "Vice-President"."""
    dash, before = found.tree.words.get(word.id - 1), found.tree.words.get(word.id - 2)
    if dash is None or before is None or dash.form not in _LINKS or before.end != dash.start:
        return []
    return [before, dash] if before.upos in ("ADJ", "NOUN", "PROPN", "X", "ADV") else []


def owner(found: Draft, word: Word, holder: Mention | None) -> Mention | None:
    """Return the person a title serves: "Trump's lawyer", "an adviser to Merkel", "Obama aide"."""
    serving = found.pack.word_set("positions", "serving")
    if word.lemma.lower() not in serving:
        return None
    for child in found.tree.children(word.id, "nmod", "compound"):
        before = child.deprel == "nmod:poss" or (child.deprel == "compound" and child.id < word.id)
        if not before and found.tree.marker(child.id) not in found.pack.word_set("positions", "serving_markers"):
            continue
        person = next((m for m in found.by_head.get(child.id, []) if m.type == "Person" and m is not holder), None)
        if person is not None:
            return person
    return None


def is_aim(found: Draft, word: Word) -> bool:
    """Say whether an office is only what somebody is to become: «кандидат в президенты», «избран в депутаты»."""
    wishing = found.pack.any_of(("positions", "running"), ("positions", "nominated"))
    top = (found.tree.parent(word) or word) if found.tree.base(word.id) == "compound" else word
    above = found.tree.parent(top)
    if above is not None and above.lemma.lower() in wishing and found.tree.marker(top.id):
        return True  # "nominee for secretary of state"
    plural = word.feats.get("Number") == "Plur" and "nom" in forms_cases(word.form)
    return plural and found.tree.marker(word.id) in found.pack.word_set("positions", "aim_markers")

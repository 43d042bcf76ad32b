"""Stored questions found by the words of whoever asks, in any form and either language, best first.

A question is known by its name and title, by the words and the help of its header, and, where those do not do, by the
words that make the relations it asks for. A word that very many questions have (who, of) asks for none of them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from graphbuilder.lexicon import active
from graphbuilder.query.library import questions
from graphbuilder.query.question import Question
from graphbuilder.resources import folder
from graphbuilder.store.terms import readings, terms

#: What a word found there counts for, and how much of it where only its beginning is found.
TITLE, WORDS, HELP, RELATION = 4.0, 3.0, 2.0, 1.0
BEGINNING = 0.4
#: A word of more than this share of all questions asks for none of them.
COMMON = 0.2
#: Where no question has every word: the share of the best one's count that others must come to.
TELLING = 0.5
#: Questions that list more relations than this are about all of them.
MANY_RELATIONS = 30
#: The fewest letters that stand for a word, and the letters left aside at its end.
SHORTEST, ENDING = 4, 2

#: Term → what it counts for in a question.
Weights = Mapping[str, float]


def search(words: str) -> list[Question]:
    """Return the questions about *words*, in either language and any form, best first.

    Those whose texts have every word; where there are none, those that have the most telling ones, relations' words among
    them. All questions where *words* is empty.
    """
    known = list(questions().values())
    wanted = [(term, readings(term)) for _, _, term in terms(words)]
    if not wanted:
        return known if not words.strip() else []
    root = folder("cypher")
    if found := [row for row in _ranked(known, _weighed(root), wanted) if row[1] == len(wanted)]:
        return [one for _, _, one in found]
    found = _ranked(known, _weighed_with_relations(root), wanted)
    return [one for score, _, one in found if score >= TELLING * found[0][0]]


def _ranked(
    known: list[Question], weighed: Mapping[str, Weights], wanted: list[tuple[str, frozenset[str]]]
) -> list[tuple[float, int, Question]]:
    """Return what the words count for in each question, how many it has, and the question, best first.

    Common words are taken as had by all; a question that has none of the others is left out.
    """
    scores = [[_score(weighed[one.name], *word) for word in wanted] for one in known]
    common = [sum(map(bool, column)) > COMMON * len(known) for column in zip(*scores, strict=True)]
    if all(common):
        common = [False] * len(common)
    found = []
    for one, row in zip(known, scores, strict=True):
        own = sum(score > 0 for score, shared in zip(row, common, strict=True) if not shared)
        if own:
            score = sum(score * (0.1 if shared else 1) for score, shared in zip(row, common, strict=True))
            found.append((score, own + sum(common), one))
    return sorted(found, key=lambda row: -row[0])


def _score(weights: Weights, term: str, lemmas: frozenset[str]) -> float:
    """Return what a word counts for in a question: by a lemma it may have, else by its beginning in the question's texts."""
    whole = max((weights.get(lemma, 0.0) for lemma in lemmas), default=0.0)
    stem = term[: max(SHORTEST, len(term) - ENDING)]
    if whole or len(term) < SHORTEST:
        return whole
    texts = (weight for word, weight in weights.items() if weight > RELATION and word.startswith(stem))
    return BEGINNING * max(texts, default=0.0)


@cache
def _weighed(root: Path) -> Mapping[str, Weights]:
    return {name: _weights(_texts(one)) for name, one in questions(root).items()}


@cache
def _weighed_with_relations(root: Path) -> Mapping[str, Weights]:
    made = _relation_words()
    found = {}
    for name, one in questions(root).items():
        named = {word for word in re.findall("[A-Z_]{3,}", re.sub("//.*", "", one.cypher)) if word in made}
        texts = [(RELATION, made[word]) for word in named] if len(named) <= MANY_RELATIONS else []
        found[name] = {**_weights(texts), **_weighed(root)[name]}
    return found


def _texts(one: Question) -> Iterator[tuple[float, str]]:
    yield TITLE, f"{one.name} {one.title_ru} {one.title_en}"
    yield WORDS, f"{one.words_ru} {one.words_en} {one.topic}"
    yield HELP, f"{one.help_ru} {one.help_en}"


def _weights(texts: Iterator[tuple[float, str]] | list[tuple[float, str]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for weight, text in texts:
        for _, _, term in terms(text):
            for lemma in readings(term):
                found[lemma] = max(weight, found.get(lemma, 0.0))
    return found


def _relation_words() -> Mapping[str, str]:
    """Return the labels of each relation but the open one, the words that make it and those that must stand with them."""
    found = {
        name: " ".join((*one.label.values(), *one.inverse.values()))
        for name, one in active().relations.items()
        if name != "RELATED"
    }
    for entries in active().entries.values():
        for placed in entries:
            if placed.relation.name in found:
                beside = (lemma for demand in placed.entry.demands for lemma in demand.lemma)
                found[placed.relation.name] += " " + " ".join((*placed.entry.verbs, *placed.entry.nouns, *beside))
    return found

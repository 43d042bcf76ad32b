"""Lemmas the lemmatizer guessed wrong: "lodg" → lodge, "rallie" → rally; «ввёсти» → «ввести»."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from graphbuilder.extract.repair.base import Site, repair
from graphbuilder.grammar import Grammar
from graphbuilder.model import Word

_GOVERNED = ("obj", "iobj", "obl")


@repair("irregular-past", "VERB")
def irregular_past(site: Site, word: Word) -> Sequence[Word]:
    """ "fled" is of flee, whatever the lemmatizer says."""
    lemma = site.terms.irregular.get(word.form.lower(), word.lemma)
    if lemma != word.lemma:
        return [replace(word, lemma=lemma)]
    return ()


@repair("participle-as-noun", "acl")
def participle_as_noun(site: Site, word: Word) -> Sequence[Word]:
    """«Серов, владеющий заводом»: what has the form of a participle and heads a clause is no noun."""
    if word.upos == "NOUN" and word.deprel == "acl" and word.form.lower().endswith(site.terms.participle_endings):
        return [replace(word, upos="ADJ")]
    return ()


@repair("unknown-lemma", "VERB", "NOUN", "ADJ")
def unknown_lemma(site: Site, word: Word) -> Sequence[Word]:
    """ "suing" → sue, «ввёсти» → «ввести»: of what leads to the form the first the lexicon knows, if it knows not the lemma.

    It is the language that knows what may lead to a form: spelling rules, a dictionary.
    """
    lemma, form = word.lemma.lower(), word.form.lower()
    if lemma in site.lemmas or (word.upos == "NOUN" and site.grammar.is_lemma(lemma, form)):
        return ()  # «вину» is of «вина», though the lexicon knows «вино»
    governs = word.upos == "ADJ" and site.tree.child(word.id, *_GOVERNED) is not None
    stem = _stem(site.grammar, form, word.upos, governs, site.lemmas)
    return [replace(word, lemma=stem)] if stem else ()


@lru_cache(maxsize=100_000)
def _stem(own: Grammar, form: str, upos: str, governs: bool, known: frozenset[str]) -> str:
    return next((stem for stem in own.stems(form, upos, governs=governs) if stem in known), "")

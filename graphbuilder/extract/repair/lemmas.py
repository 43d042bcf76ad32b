"""Lemmas the lemmatizer guessed wrong: "lodg" → lodge, "rallie" → rally; «ввёсти» → «ввести»."""

from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.extract.repair.base import Site, repair
from graphbuilder.model import Word

_GOVERNED = ("obj", "iobj", "obl")


@repair("irregular-past")
def irregular_past(site: Site, word: Word) -> Iterator[Word]:
    """ "fled" is of flee, whatever the lemmatizer says."""
    if word.upos == "VERB":
        lemma = site.terms.irregular.get(word.form.lower(), word.lemma)
        if lemma != word.lemma:
            yield replace(word, lemma=lemma)


@repair("participle-as-noun", "acl")
def participle_as_noun(site: Site, word: Word) -> Iterator[Word]:
    """«Серов, владеющий заводом»: what has the form of a participle and heads a clause is no noun."""
    if word.upos == "NOUN" and word.deprel == "acl" and word.form.lower().endswith(site.terms.participle_endings):
        yield replace(word, upos="ADJ")


@repair("unknown-lemma")
def unknown_lemma(site: Site, word: Word) -> Iterator[Word]:
    """ "suing" → sue, «ввёсти» → «ввести»: of what leads to the form the first the lexicon knows, if it knows not the lemma.

    It is the language that knows what may lead to a form: spelling rules, a dictionary.
    """
    if word.upos not in ("VERB", "NOUN", "ADJ") or word.lemma.lower() in site.lemmas:
        return
    governs = word.upos == "ADJ" and site.tree.child(word.id, *_GOVERNED) is not None
    known = (stem for stem in site.grammar.stems(word, governs=governs) if stem in site.lemmas)
    if (lemma := next(known, None)) is not None:
        yield replace(word, lemma=lemma)

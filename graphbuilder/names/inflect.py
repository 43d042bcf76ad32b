"""Nominative names: «Дональду Трампу» → «Дональд Трамп», «Курской областью» → «Курская область»."""

from collections.abc import Collection, Sequence

from graphbuilder import grammar
from graphbuilder.grammar import Grammar
from graphbuilder.model import Word
from graphbuilder.names.person import PersonName, is_east_asian, person_key
from graphbuilder.names.places import find_place

__all__ = ["PersonName", "nominative", "person_key"]


def nominative(words: Sequence[Word], type: str, language: str = "") -> str:
    """Return the display name, in the nominative, of the span *words* that names an entity of *type*.

    Only what stands in the case of the span changes: a person's first name, patronymic and surname; the head noun of
    any other name with its adjectives. Dependents, quoted titles, abbreviations, words in another script and words that do
    not decline stay. Capitals, ё and spacing are the text's. An English possessive 's goes. The rules are those of
    *language* where it is written in the script of the words, else of the first that is.
    """
    if not words:
        return ""
    own = grammar.of("".join(word.form for word in words), language)
    forms = own.person_forms(words, is_east_asian) if type == "Person" else _phrase(words, own)
    return own.stripped(_join(words, forms, own.word_set("clitics")))


def _phrase(words: Sequence[Word], own: Grammar) -> list[str]:
    """Return the likeliest nominative that the gazetteer knows as a place, else the likeliest."""
    first: list[str] | None = None
    named = any(word.form[:1].isupper() for word in words)  # «вину» is not of Винь
    for forms in own.phrase_forms(words):
        first = first or forms
        if not named:
            break
        if find_place(" ".join(form for form in forms if own.writes(form))):
            return forms
    return first or [word.form for word in words]


def _join(words: Sequence[Word], forms: list[str], clitics: Collection[str]) -> str:
    """Join *forms* with the spaces the text had; without offsets, with one space save around punctuation."""
    if len(forms) == 1:
        return forms[0]
    text = ""
    offsets = any(word.end for word in words)
    for index, (word, form) in enumerate(zip(words, forms, strict=True)):
        if index:
            before = words[index - 1]
            if offsets and (word.start, word.end) == (before.start, before.end):
                text += form if word.form in clitics else ""
                continue
            if word.start > before.end if offsets else _spaced(before.form, word.form, clitics):
                text += " "
        text += form
    return text


def _spaced(before: str, after: str, clitics: Collection[str]) -> bool:
    return before not in "«(„“-" and after not in "»),.:;”-" and after not in clitics

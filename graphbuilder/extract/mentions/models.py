"""Models of machines: a make or a class with its number or mark, "Boeing 737", "Falcon 9", «Abrams M1A1».

A make alone is a firm and is left to what names firms; the marks behind it make a thing of it. Which words are makes and
classes the language's ``named.models`` lists.
"""

import re

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import head_of, make, text_of
from graphbuilder.model import Word

#: Up to three letters of any alphabet.
_LETTERS = r"[^\W\d_]{0,3}"
#: What numbers a model: 737, A320, 737-800, M1A2, «М1А2», 9, MAX after a number.
_MARK = re.compile(rf"{_LETTERS}-?\d{{1,4}}{_LETTERS}\d{{0,2}}-?(\d{{1,4}}{_LETTERS})?")
_REST = re.compile(rf"\d{{2,4}}{_LETTERS}")
_SUFFIX = re.compile(rf"-\d{{2,4}}{_LETTERS}|MAX|ER|NEO")


def add_models(found: Draft, taken: set[int]) -> None:
    """Add each model named by make and mark as a product, and take its words; one before its noun is left to the noun."""
    makes = found.pack.word_set("named", "models")
    for word in found.sentence.words:
        if word.id in taken or word.form.islower() or word.form.lower() not in makes:
            continue
        words = _with_marks(found, word)
        if len(words) == 1:
            continue
        head = head_of(words)
        taken.update(one.id for one in words)
        if found.tree.base(head.id) != "compound":
            found.add(make(found.sentence, words, head, text_of(found.sentence, words), "Product"))


def _with_marks(found: Draft, word: Word) -> list[Word]:
    """Return the make with the marks before and behind it; a number before it counts, and is none of them."""
    words, before = [word], found.tree.words.get(word.id - 1)
    if before is not None and _is(_MARK, before) and not before.form.isdigit():
        words.insert(0, before)
    pattern = _MARK
    while (after := found.tree.words.get(words[-1].id + 1)) is not None and _is(pattern, after):
        words.append(after)
        pattern = _REST if after.form.endswith("-") else _SUFFIX
    return [*_noun_before(found, words), *words] if len(words) > 1 else words


def _noun_before(found: Draft, words: list[Word]) -> list[Word]:
    """Return the noun a model stands behind as its name: «самолёт Boeing 737» is one thing, «8 танков Leopard 2» many."""
    noun = found.tree.words.get(words[0].id - 1)
    head = head_of(words)
    named = noun is not None and head.head == noun.id and found.tree.base(head.id) in ("appos", "flat", "nmod")
    return [noun] if noun and named and noun.upos == "NOUN" and noun.feats.get("Number") == "Sing" else []


def _is(pattern: re.Pattern[str], word: Word) -> bool:
    """Say whether a word in capitals and figures is one of *pattern*; "10th" and «5-й» are no marks, nor is a year."""
    year = len(word.form) == 4 and word.form.isdigit()
    return not year and word.form == word.form.upper() and pattern.fullmatch(word.form) is not None

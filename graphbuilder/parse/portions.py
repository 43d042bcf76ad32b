"""Which language each sentence of a document is in: a text that quotes another language is parsed by the models of both.

Where nothing of a document is in another script or clearly in another language, which holds of most, the document is one
portion. Sentences are told apart here by their marks alone; the models cut them again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphbuilder import grammar
from graphbuilder.grammar.scripts.letters import CAPITALS, CYRILLIC_LETTER
from graphbuilder.model import Document, Sentence
from graphbuilder.parse.lines import paragraphs
from graphbuilder.read.language import clearly, detect_language

_END = re.compile(rf"(?<=[.!?…])[\"»”’)]*\s+(?=[«„“\"'(]?[{CAPITALS}])")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"[^\W\d_]+")
#: Share of letters from which a sentence is in a script.
SHARE = 0.8


def portions(document: Document) -> list[tuple[str, int, int]]:
    """Return language, start and end of each portion of *document*; one of its own language where there is no other."""
    text, own = document.text, document.language
    if own not in grammar.languages() or not _is_mixed(text, own):
        return [(own, 0, len(text))]
    found: list[tuple[str, int, int]] = []
    for start, end in _sentences(text):
        language = _language(text[start:end], own)
        if found and found[-1][0] == language:
            found[-1] = (language, found[-1][1], end)
        else:
            found.append((language, start, end))
    return found or [(own, 0, len(text))]


def only(document: Document, language: str, parts: Sequence[tuple[str, int, int]]) -> Document:
    """Return *document* as one of *language*, with line breaks in place of what is in others: offsets stay."""
    letters = ["\n"] * len(document.text)
    for other, start, end in parts:
        if other == language:
            letters[start:end] = document.text[start:end]
    return replace(document, text="".join(letters), language=language)


def together(
    document: Document, parsed: Sequence[Sentence], unread: Sequence[tuple[str, int, int]]
) -> tuple[Sentence, ...]:
    """Return the sentences of all languages in text order; *unread* portions become sentences without words."""
    text = document.text
    others = [
        Sentence(document.id, 0, start, start + len(found), found, (), (), language)
        for language, first, last in unread
        for start, end in _sentences(text, first, last)
        for found in (text[start:end].rstrip(),)
    ]
    breaks = [start for start, _ in paragraphs(text) if text[start : start + 1]]
    ordered = sorted([*parsed, *others], key=lambda sentence: (sentence.start, sentence.end))
    return tuple(
        replace(one, index=index, paragraph=max(0, sum(start <= one.start for start in breaks) - 1))
        for index, one in enumerate(ordered)
    )


def _is_mixed(text: str, own: str) -> bool:
    """Say whether a text may have sentences of another language: words of the other script, or signs of a third one."""
    other = _LATIN if grammar.load(own).properties.script == "Cyrillic" else CYRILLIC_LETTER
    return other.search(text) is not None or not text.isascii() or len(text) < 20_000


def _sentences(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    stop = len(text) if stop is None else stop
    for first, last in paragraphs(text[start:stop]):
        at = start + first
        for match in _END.finditer(text, start + first, start + last):
            yield at, match.end()
            at = match.end()
        if text[at : start + last].strip():
            yield at, start + last


def _language(sentence: str, own: str) -> str:
    """Return the language of one sentence: the document's, unless its script or most of its words say otherwise."""
    cyrillic, latin = len(CYRILLIC_LETTER.findall(sentence)), len(_LATIN.findall(sentence))
    script = grammar.load(own).properties.script
    here, there = (cyrillic, latin) if script == "Cyrillic" else (latin, cyrillic)
    words = [word for word in _WORD.findall(sentence) if word.islower() and len(word) > 1]
    if there and there >= SHARE * (here + there):
        kin = next((one for one in grammar.languages() if grammar.load(one).properties.script != script), own)
        foreign = [word for word in words if bool(CYRILLIC_LETTER.search(word)) != (script == "Cyrillic")]
        return detect_language(sentence, default=kin) if foreign else own
    return clearly(sentence) or own if here else own

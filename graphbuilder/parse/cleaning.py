"""Text as it comes → text as the models know it, with the way back: what print adds to words is left off, offsets stay true.

Left off: stress marks, numbers and signs of footnotes, quotes around a nickname amid a name, the hyphen's line break.
Written anew: letters of the other alphabet inside a word, odd apostrophes, words in capitals (see `casing`). Added: the
full stop a headline lacks. Ordinary text passes as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from graphbuilder import grammar
from graphbuilder.grammar.scripts.letters import CAPITALS, SMALL, VOWELS, in_one_script
from graphbuilder.names.given import is_given

#: Says whether a language's models know a word: only behind one of those is a number a footnote's.
Knows = Callable[[str], bool]

_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]")
_BREAK = re.compile(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_STRESS = re.compile(f"(?i:(?<=[{VOWELS}]))[\u0300\u0301]+")
#: A number in brackets, one above the line, a star or dagger, right behind a word or its full stop.
_NOTE = re.compile(r"(?<=[^\W\d_][\w.,;:!?»”\"’)])(?:\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+|[*†‡]+(?!\w))"
                   r"|(?<=[^\W\d_])(?:\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+)")  # fmt: skip
#: A number on the line, where the word before it is one the models know.
_NUMBER = re.compile(rf"(?<![\w-])([{SMALL}{CAPITALS}][{SMALL}]{{3,}})([.!?]?)(\d{{1,2}})(?=[.,;:!?)»]*(?:\s|$))")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[ʼ‘‛`´′](?=[^\W\d_])")
_WORD = re.compile(r"[^\W\d_]+")
_NICKNAME = re.compile(
    rf"(?<!\w)([{CAPITALS}]\w+) ([\"“«'‘(])([{CAPITALS}]\w+(?: [{CAPITALS}]\w+)?)([\"”»'’)]) (?=([{CAPITALS}]\w+))"
)
_OPEN_END = re.compile(r"\w[\"”»’)\]]*\s*$")

#: Most characters of a headline, and the share of words with a capital from which it is in the style of titles.
LONGEST, TITLE = 250, 0.75


class Edit(NamedTuple):
    """Characters *start* to *end* that are read as *text*; a piece of the same length keeps its offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """*text* for the models; character n of it stands for *starts[n]* to *ends[n]* of the text as it came."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def form(self, start: int, end: int) -> str:
        """Return the characters from *start* to *end* without those that were added."""
        return "".join(self.text[at] for at in range(start, end) if self.ends[at] > self.starts[at])


def readable(text: str) -> str:
    """Return *text* with control characters and halves of surrogate pairs replaced, each by one character.

    >>> readable("а\\x00б")
    'а\\ufffdб'
    """
    return _UNREADABLE.sub("\ufffd", text)


def cleaned(
    text: str,
    language: str,
    knows: Knows = lambda word: False,
    recase: Callable[[str], str] = lambda text: text,
    *,
    closed: bool = True,
) -> Cleaned:
    """Return *text*, of *language*, as its models know it; *closed* gives it the full stop it lacks.

    *recase* writes capitals anew and changes nothing else.

    >>> cleaned("Пoльша осуди́ла Венгрию[1]", "ru").text
    'Польша осудила Венгрию.'
    """
    text = readable(text)
    edits = [
        *_breaks(text, language),
        *_marks(text),
        *_numbers(text, knows),
        *_letters(text, language),
        *_nicknames(text),
    ]
    found = applied(text, edits)
    found = Cleaned(recase(found.text), found.starts, found.ends)
    if closed and _is_headline(found.text):
        found = Cleaned(found.text + ".", (*found.starts, len(text)), (*found.ends, len(text)))
    return found


def _is_headline(text: str) -> bool:
    """Say whether *text* is a sentence that lacks its full stop: not a name, a title in Capitals Like This, or a long ruin."""
    words = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in words)
    return bool(_OPEN_END.search(text)) and len(words) > 2 and len(text) <= LONGEST and capitals < TITLE * len(words)


def applied(text: str, edits: Iterable[Edit]) -> Cleaned:
    """Return *text* with *edits*; of two that overlap the first stands."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def keep(start: int, end: int) -> None:
        letters.extend(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    at = 0
    for edit in sorted(edits):
        if edit.start < at:
            continue
        keep(at, edit.start)
        at = edit.end
        if len(edit.text) == edit.end - edit.start:
            letters.extend(edit.text)
            starts.extend(range(edit.start, edit.end))
            ends.extend(range(edit.start + 1, edit.end + 1))
        elif edit.text:
            letters.extend(edit.text)
            starts.extend([edit.start] * len(edit.text))
            ends.extend([edit.end] * len(edit.text))
        elif ends and _STRESS.fullmatch(text, edit.start, edit.end):
            ends[-1] = edit.end  # a mark above a letter belongs to its word
    keep(at, len(text))
    return Cleaned("".join(letters), tuple(starts), tuple(ends))


def _breaks(text: str, language: str) -> Iterator[Edit]:
    """Yield the breaks of wrapped lines: a blank each, nothing behind a hyphen, which goes where the dictionary wants it."""
    for match in _BREAK.finditer(text):
        before, after = re.search(r"(\w+)-$", text[: match.start()]), re.match(r"[^\W\d_]+", text[match.end() :])
        if before is None or after is None or not after[0].islower():
            yield Edit(match.start(), match.end(), " ")
        elif grammar.get(language).knows(f"{before[1]}{after[0]}".lower()):
            yield Edit(match.start() - 1, match.end(), "")
        else:
            yield Edit(match.start(), match.end(), "")


def _marks(text: str) -> Iterator[Edit]:
    if text.isascii() and "[" not in text and "*" not in text and "`" not in text:
        return
    yield from (Edit(match.start(), match.end(), "") for match in _STRESS.finditer(text))
    yield from (Edit(match.start(), match.end(), "") for match in _NOTE.finditer(text))
    yield from (Edit(match.start(), match.end(), "’") for match in _APOSTROPHE.finditer(text))


def _numbers(text: str, knows: Knows) -> Iterator[Edit]:
    """Yield the numbers of footnotes that stand on the line: "condemned Hungary2", but "Formula1"."""
    for match in _NUMBER.finditer(text):
        if match[2] or knows(match[1]):
            yield Edit(match.start(3), match.end(3), "")


def _letters(text: str, language: str) -> Iterator[Edit]:
    """Yield words written with letters of both alphabets in the one that all of them have."""
    if text.isascii():
        return
    script = grammar.get(language).properties.script
    for match in _WORD.finditer(text):
        word = in_one_script(match[0], script)
        if word is not None:
            yield Edit(match.start(), match.end(), word)


def _nicknames(text: str) -> Iterator[Edit]:
    """Yield the quotes of a nickname that stands between first name and surname: James "Bucky" Barton."""
    for match in _NICKNAME.finditer(text):
        if is_given(match[1]) or re.search(rf"\b{re.escape(match[3])} {re.escape(match[5])}\b", text):
            yield Edit(match.start(2), match.end(2), "")
            yield Edit(match.start(4), match.end(4), "")

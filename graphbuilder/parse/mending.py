"""Slips of the tokenizer undone: words cut at a hyphen, sentences cut amid a name, sentences not cut behind an abbreviation.

Tokens are Stanza's (``text``, ``start_char``, ``end_char``); what each rule says is in `splits`.
"""

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

from graphbuilder.parse.splits import is_false_end, is_missed_end, is_one_word, is_whole


class Joined(NamedTuple):
    """A word put together of several tokens."""

    text: str
    start_char: int
    end_char: int


def mended(sentences: Sequence[Sequence[Any]], text: str, language: str) -> list[list[Any]]:
    """Return the sentences, lists of tokens of *text*, with words and sentences whole. Order and characters stay."""
    cut = [part for tokens in sentences for part in _parts(_whole(tokens, text, language), text)]
    joined: list[list[Any]] = []
    for tokens in cut:
        before = joined[-1] if joined else None
        if before and is_false_end(_last(before), tokens[0].text, _between(text, before[-1], tokens[0]), language):
            before.extend(tokens)
        else:
            joined.append(tokens)
    return joined


def _whole(tokens: Sequence[Any], text: str, language: str) -> list[Any]:
    """Put words together that were cut at a hyphen or read as a contraction they are not: "its"."""
    done: list[Any] = []
    at = 0
    while at < len(tokens):
        for size in (3, 2):
            parts = tokens[at : at + size]
            glued = len(parts) == size and all(not _between(text, a, b) for a, b in itertools.pairwise(parts))
            before = done[-1].text if done else ""
            after = tokens[at + size].text if at + size < len(tokens) else ""
            if glued and is_one_word([part.text for part in parts], before, language, after):
                start, end = parts[0].start_char, parts[-1].end_char
                done.append(Joined(text[start:end], start, end))
                at += size
                break
        else:
            token = tokens[at]
            whole = len(getattr(token, "words", ())) > 1 and is_whole(token.text, language)
            done.append(Joined(token.text, token.start_char, token.end_char) if whole else token)
            at += 1
    return done


def _parts(tokens: list[Any], text: str) -> list[list[Any]]:
    """Cut a sentence behind full stops the tokenizer took for those of abbreviations."""
    parts: list[list[Any]] = [[]]
    for number, token in enumerate(tokens):
        parts[-1].append(token)
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if following is None or number == 0 or token.text != ".":
            continue
        if is_missed_end(tokens[number - 1].text, following.text, _between(text, token, following)):
            parts.append([])
    return parts


def _last(tokens: Sequence[Any]) -> str:
    """Return the last token, with the word before it where it is the point of an abbreviation: "Sen" + "."."""
    last = tokens[-2:]
    joined = len(last) == 2 and last[1].text == "." and last[0].end_char == last[1].start_char
    return f"{last[0].text}." if joined else str(last[-1].text)


def _between(text: str, first: Any, second: Any) -> str:
    return text[first.end_char : second.start_char]

"""Which words stand inside quotation marks, also where a quotation runs over several sentences."""

from collections.abc import Sequence

from graphbuilder.model import Sentence

_OPENING, _CLOSING, _EITHER = ("«", "“", "„"), ("»", "”"), ('"', "''")
_ONE_WAY = frozenset(_OPENING + _CLOSING)
_MARKS = _ONE_WAY | frozenset(_EITHER)
#: Sentences a quotation runs over at most, and words one has at least: fewer are a title or a word that is held off.
_LONGEST, _SHORTEST = 4, 4


def quoted(sentences: Sequence[Sentence]) -> list[frozenset[int]]:
    """Return the ids of the quoted words of each sentence; a quotation nobody closes ends with its paragraph."""
    found: list[frozenset[int]] = []
    running, paragraph = 0, None
    for sentence in sentences:
        if sentence.paragraph != paragraph or running > _LONGEST:
            running = 0
        paragraph = sentence.paragraph
        inside, open_ = _inside(sentence, open_=running > 0)
        found.append(inside)
        running = running + 1 if open_ else 0
    return found


def _inside(sentence: Sentence, *, open_: bool) -> tuple[frozenset[int], bool]:
    if not open_ and _MARKS.isdisjoint([word.form for word in sentence.words]):
        return frozenset(), False
    marks = [word.form for word in sentence.words if word.form in _ONE_WAY]
    starts = bool(sentence.words) and sentence.words[0].form in _OPENING
    open_ = (open_ and not starts) or marks[:1] == ["»"]
    ids: set[int] = set()
    run: list[int] = []
    whole = open_
    for word in sentence.words:
        if word.form not in _MARKS:
            run += [word.id] if open_ else []
            continue
        if whole or len(run) >= _SHORTEST:
            ids.update(run)
        run, whole = [], False
        open_ = word.form in _OPENING or (word.form in _EITHER and not open_)
    if open_:
        ids.update(run)
    return frozenset(ids), open_

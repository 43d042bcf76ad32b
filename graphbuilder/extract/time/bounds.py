"""What is done was done by the day of publication: bounds that an article sets to what it reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graphbuilder.extract.time.clock import Times
from graphbuilder.extract.time.periods import safe_day
from graphbuilder.lexicon import relations
from graphbuilder.model import Sentence, Statement, Time


def bounded(
    made: Iterable[Statement], sentences: Sequence[Sentence], times: Sequence[Times], published: str | None
) -> Iterator[Statement]:
    """Yield *made* with times that an article of the day *published* (ISO) may tell.

    What is told as done and without a day carries the day of publication as its upper bound, precision ``published``. A
    day or month ahead is one of the year before where its year is not told; where it is, the event is still to come. A
    stretch that runs on ends with the day of publication. What only is so (standing facts) may last and is left alone.
    """
    at: Mapping[int, tuple[Sentence, Times]] = {
        sentence.index: (sentence, near) for sentence, near in zip(sentences, times, strict=True)
    }
    for statement in made:
        done = statement.realis == "actual" and statement.polarity == "affirmed"
        happens = relations()[statement.relation].family != "standing"
        if published and done and happens and statement.relation != "RELATED":
            yield _bounded(statement, *at[statement.sentence], published[:10])
        else:
            yield statement


def _bounded(statement: Statement, sentence: Sentence, times: Times, published: str) -> Statement:
    time = statement.time
    if time is None:
        return replace(statement, time=Time(None, published, "published"))
    if time.start is not None and time.start > published:
        if _has_year(time, sentence, times):
            return replace(statement, realis="planned")
        return replace(statement, time=_year_before(time) or Time(None, published, "published"))
    if time.start is not None and (time.end is None or time.end > published):
        return replace(statement, time=replace(time, end=published) if time.end is not None else time)
    return replace(statement, time=replace(time, end=published)) if (time.end or "") > published else statement


def _has_year(time: Time, sentence: Sentence, times: Times) -> bool:
    """Say whether the words of a time name its year."""
    year = (time.start or time.end or "")[:4]
    spans = [(first, last) for first, last, when in times if when == time]
    return any(year in word.form for word in sentence.words for first, last in spans if first <= word.id <= last)


def _year_before(time: Time) -> Time | None:
    if time.precision not in ("day", "month") or time.start is None or time.end is None:
        return None
    start, end = date.fromisoformat(time.start), date.fromisoformat(time.end)
    first = safe_day(start.year - 1, start.month, start.day)
    last = safe_day(end.year - 1, end.month, min(end.day, 28) if end.month == 2 else end.day)
    return Time(first.start, last.end, time.precision) if first is not None and last is not None else None

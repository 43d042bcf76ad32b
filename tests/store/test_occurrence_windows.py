"""A pair that is often spoken of is looked at around the days of what is new; the outcome is that of looking at it all."""

import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from graphbuilder.model import Localised
from graphbuilder.store import connect
from graphbuilder.store.occurrences import Kind, Place, Report, occurrences, properties_of, window
from tests.store.builders import Article
from tests.store.test_occurrences import BEIJING, CHINA, MOSCOW, PAIR, ingest

FIRST = date(2025, 1, 1)
days = st.integers(0, 75).map(lambda day: str(FIRST + timedelta(days=day)))
stretches = st.tuples(days, days).map(lambda two: f"{min(two)}/{max(two)}")
times = st.one_of(days, days, st.none(), st.none())
statuses = st.sampled_from(["stated", "stated", "stated", "planned", "denied"])
bare: frozenset[Place] = frozenset()
places = st.one_of(*[st.just(bare)] * 9, st.sampled_from([BEIJING, MOSCOW, CHINA]).map(lambda one: frozenset([one])))


def made(name: str, time: str | None, published: str | None, status: Any, where: frozenset[Place]) -> Report:
    """Return what a statement says."""
    first, _, last = (time or "").partition("/")
    return Report(
        name,
        status,
        first=first or None,
        last=(last or first) or None,
        places=where,
        document=name,
        published=published,
    )


drafts = st.tuples(times, days, statuses, places)
plain = st.tuples(times, days, statuses, st.just(bare))
#: Most pairs are told of without places; where one is, hardly any day parts what is before it from what is behind.
olds = st.one_of(*[st.lists(plain, min_size=8, max_size=40)] * 3, st.lists(drafts, min_size=8, max_size=40))
rare = st.tuples(st.one_of(stretches, st.none()), st.one_of(st.none(), days), statuses, places)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(
    olds,
    st.lists(rare, max_size=1),
    st.lists(st.one_of(plain, plain, plain, drafts), min_size=1, max_size=3),
    st.booleans(),
)
def test_what_lies_beyond_a_window_stays_and_what_lies_within_is_all_that_changes(
    old: list[Any], odd: list[Any], new: list[Any], symmetric: bool
) -> None:
    kind = Kind(symmetric=symmetric)
    before = [made(f"o{at:02}", *each) for at, each in enumerate([*old, *odd])]
    came = [made(f"n{at:02}", *each) for at, each in enumerate(new)]
    found = occurrences(before, kind)
    rows = properties_of(PAIR, found)
    wide = [one.span for one in before if one.span and one.span[0] != one.span[1]]
    between = window.window(rows, wide, came)
    assume(between is not None)
    assert between is not None
    told = {one.id for each in found for one in (*each.reports, *each.others)}
    waiting = [one for one in before if one.id not in told and one.time is not None]
    within = [each for each, row in zip(found, rows, strict=True) if window.inside(row, between)]
    again = [*waiting, *came, *(one for each in within for one in (*each.reports, *each.others))]
    partly = [row for row in rows if not window.inside(row, between)]
    partly += properties_of(PAIR, occurrences(again, kind))
    whole = properties_of(PAIR, occurrences([*before, *came], kind))
    assert sorted(partly, key=lambda row: str(row["id"])) == sorted(whole, key=lambda row: str(row["id"]))


def test_a_window_ends_at_days_that_part() -> None:
    reports = [
        made(f"o{day}", str(FIRST + timedelta(days=day)), None, "stated", frozenset()) for day in (0, 10, 20, 30, 40)
    ]
    rows = properties_of(PAIR, occurrences(reports))
    (new,) = [made("n", str(FIRST + timedelta(days=22)), None, "stated", frozenset())]
    start = FIRST.toordinal()
    assert window.window(rows, [], [new]) == (start + 20, start + 30)
    assert window.window(rows, [(start + 25, start + 28)], [new]) is None  # a stretch of days lies within
    assert window.window(rows, [(start + 35, start + 38)], [new]) == (start + 20, start + 30)
    assert window.window(rows, [], [made("n", None, None, "stated", frozenset())]) is None


def article(name: str, told: Sequence[Any], published: str | None) -> Localised:
    """Return the document *name* in which two persons meet, on some days or none."""
    article = Article(name, source=f"{name[-1]}.example", published=published)
    for time, planned, place in told:
        article.say(f"Путин и Ким встретились {'в Пекине' if place else 'там'}.")
        roles = {"subject": "Путин", "object": "Ким"} | ({"place": "Пекине"} if place else {})
        article.state("MET", "встретились", roles=roles, time=time, realis="planned" if planned else "actual")
    return article.build()


meetings = st.tuples(
    st.one_of(days, days, st.none(), st.none()),
    st.sampled_from([False, False, True]),
    st.sampled_from([False, False, True]),
)
articles = st.tuples(st.lists(meetings, min_size=1, max_size=3), st.one_of(days, days, days, st.none()))
batches = st.lists(st.lists(articles, min_size=1, max_size=5), min_size=2, max_size=5)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches)
def test_batches_give_the_graph_that_all_at_once_give(history: list[list[Any]]) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(window, "DENSE", 1)
        inside: list[Localised] = []
        with connect(str(Path(folder) / "x.graph")) as store:
            for number, batch in enumerate(history):
                made = [article(f"d{number}{at}", *each) for at, each in enumerate(batch)]
                ingest(store, made)
                inside += made
            dump = list(store.dump())
        patch.setattr(window, "DENSE", 10**9)
        with connect(str(Path(folder) / "fresh.graph")) as fresh:
            ingest(fresh, inside)
            assert dump == list(fresh.dump())

"""What the graph says of occurrences: the properties of their nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from graphbuilder import grammar
from graphbuilder.model import digest
from graphbuilder.store.derive import Pair
from graphbuilder.store.occurrences.group import place_fits, when
from graphbuilder.store.occurrences.records import Occurrence, Report, Span


def properties_of(pair: Pair, found: Sequence[Occurrence]) -> list[dict[str, Any]]:
    """Return the properties of the nodes of *found*, all occurrences of *pair*; the id tells them apart by content."""
    rows = []
    seen: dict[str, int] = {}
    for each in found:
        places = sorted(place.id for place in each.places)
        name = digest("occurrence", *pair, *when(each), *places)
        seen[name] = seen.get(name, 0) + 1
        number = seen[name]
        rows.append({"id": name if number == 1 else digest(name, number), **_properties(pair, each, places)})
    return rows


def _properties(pair: Pair, each: Occurrence, places: list[str]) -> dict[str, Any]:
    names = {one.source for one in each.reports if one.source}
    nameless = {one.document for one in each.reports if not one.source}
    attributed = sum(one.attributed for one in each.reports)
    days = sorted(one.published[:10] for one in each.reports if one.published)
    dates = sorted({_written(span) for one in each.reports if (span := one.span)})
    return {
        "relation": pair.relation,
        "parties": pair.key,
        "date_from": each.span and _iso(each.span[0]),
        "date_to": each.span and _iso(each.span[1]),
        "statements": len(each.reports),
        "documents": len({one.document for one in each.reports}),
        "sources": len(names) + len(nameless),
        "own": len(each.reports) - attributed,
        "attributed": attributed,
        "planned": sum(one.status in ("planned", "hypothetical") for one in each.others),
        "denied": sum(one.status == "denied" for one in each.others),
        "confidence": max(one.confidence for one in each.reports),
        "first_published": days[0] if days else None,
        "last_published": days[-1] if days else None,
        "dates": dates,
        "numbers": [f"{_digits(value)} {unit}".strip() for value, unit in _numbers(each.reports).values()],
        "places": places,
        "contested": _contested(each),
    }


def _contested(each: Occurrence) -> list[str]:
    """Return what the statements contradict each other in: ``date``, ``number``, ``place``, ``denied``."""
    spans = [span for one in each.reports if (span := one.span)]
    units = [unit for _, unit in _numbers(each.reports)]  # by their names in all languages
    found = {
        "date": bool(spans) and not each.lasts and max(first for first, _ in spans) > min(last for _, last in spans),
        "number": len(units) > len(set(units)),
        "place": not all(place_fits(a, b) for a in each.places for b in each.places),
        "denied": any(one.status == "denied" for one in each.others),
    }
    return [name for name, true in found.items() if true]


def _numbers(reports: Iterable[Report]) -> dict[tuple[float, str], tuple[float, str]]:
    """Return what is counted, by value and the unit's name in all languages: the same number in two languages is one."""
    found: dict[tuple[float, str], tuple[float, str]] = {}
    for value, unit in sorted({one.number for one in reports if one.number}):
        found.setdefault((value, _unit(unit)), (value, unit))
    return found


@cache
def _unit(unit: str) -> str:
    """Return the name that a unit has in all languages, where a language tells it."""
    for language in grammar.languages():
        if known := grammar.load(language).words.table("numbers", "same").get(unit.lower()):
            return str(known)
    return unit.lower()


def _digits(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


def _written(span: Span) -> str:
    first, last = map(_iso, span)
    return first if first == last else f"{first}/{last}"


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()

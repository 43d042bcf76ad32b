"""Turns what a person typed into the values a question's placeholders take."""

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from graphbuilder.errors import BadParameter
from graphbuilder.query.entities import Found, Reader, find_entities, near_names
from graphbuilder.query.question import ENTITY_KINDS, Parameter, Question

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_DATE_RU = re.compile(r"(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})")
_RUNS = "MATCH (d:Document) WHERE d.run >= '' RETURN DISTINCT d.run AS run ORDER BY run"
_YES, _NO = ("true", "yes", "1", "да"), ("false", "no", "0", "нет")


def bind(
    store: Reader, question: Question, given: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, tuple[Found, ...]]]:
    """Return the values for *question*'s placeholders, and the entities that names in *given* were taken to mean.

    Raises:
        BadParameter: One is unknown, missing or of the wrong type, or names nothing in the graph; says what is near.
    """
    declared = {one.name: one for one in question.parameters}
    for name in given:
        if name not in declared:
            raise BadParameter(f"{question.name} has no parameter {name!r}; {_nearest(name, list(declared))}")
    bound: dict[str, Any] = {}
    meant: dict[str, tuple[Found, ...]] = {}
    for parameter in question.parameters:
        value = given.get(parameter.name)
        value = parameter.default if value is None else value
        if value is None:
            raise BadParameter(f"{question.name} needs {parameter.name} ({parameter.en}); try: {question.command}")
        if parameter.type in ENTITY_KINDS:
            meant[parameter.name] = _entities(store, question, parameter, value)
            bound[parameter.name] = [one.id for one in meant[parameter.name]]
        else:
            bound[parameter.name] = _value(store, question, parameter, value)
    return bound, meant


def _value(store: Reader, question: Question, parameter: Parameter, value: Any) -> Any:
    match parameter.type:
        case "source":
            return _sources(store, question, parameter, value)
        case "run":
            return _run(store, question, parameter, value)
        case "relation":
            return _relation(question, parameter, value)
        case "since" | "until":
            return _day(question, parameter, value)
        case "integer" | "number" | "share":
            return _number(question, parameter, value)
        case "flag":
            return _flag(question, parameter, value)
        case _:
            return str(value)


def _entities(store: Reader, question: Question, parameter: Parameter, value: Any) -> tuple[Found, ...]:
    texts = [value] if isinstance(value, str) else list(value) if isinstance(value, Sequence) else [str(value)]
    kinds = ENTITY_KINDS[parameter.type]
    found: dict[str, Found] = {}
    for text in texts:
        hits = find_entities(store, text, kinds=kinds)
        if not hits:
            near = near_names(store, text, kinds=kinds)
            hint = f"did you mean {' or '.join(f'«{name}»' for name in near)}?" if near else "no name comes near"
            raise _wrong(question, parameter, f"the graph knows no {parameter.type} «{text}»; {hint}")
        found |= {one.id: one for one in hits}
    return tuple(found.values())


def _sources(store: Reader, question: Question, parameter: Parameter, value: Any) -> list[str]:
    rows = store.read("MATCH (s:Source) RETURN s.id AS id, s.name AS name ORDER BY id", {})
    known = [tuple(record) for record in rows.records]
    wanted = str(value).casefold()
    hits = [str(id) for id, name in known if wanted in (str(id).casefold(), str(name).casefold())]
    if not hits:
        raise _wrong(
            question, parameter, f"no source «{value}»; {_nearest(str(value), [str(name) for _, name in known])}"
        )
    return hits


def _run(store: Reader, question: Question, parameter: Parameter, value: Any) -> str:
    name = str(value).strip()
    known = [str(record[0]) for record in store.read(_RUNS, {}).records] if name else []
    if name and name not in known:
        raise _wrong(question, parameter, f"no run «{name}»; {_nearest(name, known)}")
    return name


def _relation(question: Question, parameter: Parameter, value: Any) -> str:
    from graphbuilder.lexicon import relations

    name = str(value).strip().upper().replace("-", "_").replace(" ", "_")
    if name and name not in relations():
        raise _wrong(question, parameter, f"no relation {str(value)!r}; {_nearest(name, list(relations()))}")
    return name


def _day(question: Question, parameter: Parameter, value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.strftime("%Y-%m-%d")
    text = str(value).strip()
    if not text and parameter.default == "":
        return ""
    if match := _DATE.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DATE_RU.fullmatch(text):
        day, month, year = match.groups()
    else:
        raise _wrong(question, parameter, f"«{text}» is no date; expected 2025, 2025-09 or 2025-09-03")
    first = parameter.type == "since"
    try:
        number = int(month) if month else (1 if first else 12)
        last = calendar.monthrange(int(year), number)[1]
        return date(int(year), number, int(day) if day else (1 if first else last)).isoformat()
    except (ValueError, calendar.IllegalMonthError):
        raise _wrong(question, parameter, f"«{text}» is no day of the calendar") from None


def _number(question: Question, parameter: Parameter, value: Any) -> int | float:
    kind = int if parameter.type == "integer" else float
    try:
        number = kind(value)
    except (TypeError, ValueError):
        raise _wrong(question, parameter, f"«{value}» is no {parameter.type}") from None
    if parameter.type == "share" and not 0 <= number <= 1:
        raise _wrong(question, parameter, f"{value} is out of range; expected 0 to 1")
    if not 0 <= number < 2**53:
        raise _wrong(question, parameter, f"{value} is out of range; expected 0 or more")
    return number


def _flag(question: Question, parameter: Parameter, value: Any) -> bool:
    text = str(value).casefold()
    if text not in (*_YES, *_NO):
        raise _wrong(question, parameter, f"«{value}»; expected yes or no")
    return text in _YES


def _wrong(question: Question, parameter: Parameter, message: str) -> BadParameter:
    return BadParameter(f"{question.name}, {parameter.name}: {message}")


def _nearest(word: str, known: Sequence[str]) -> str:
    from rapidfuzz import process, utils

    near = process.extractOne(word, known, processor=utils.default_process, score_cutoff=50) if known else None
    return f"did you mean {near[0]}?" if near else f"there {'are ' + ', '.join(known) if known else 'is none'}"

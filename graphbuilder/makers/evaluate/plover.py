"""Scores PLOVER gold records: one sentence each, with an event type, actors and recipients.

The rule. Statements of type RELATED never count.

- *type* is right where any statement of the sentence has the gold type.
- *actor* is right where each gold actor is among the actors: subject and further participants, and the object of a
  symmetric relation. Looked for in the statements of the gold type; where there is none, in all of the sentence.
- *recipient* likewise among objects and beneficiaries (and the parties of a symmetric relation); records whose gold has
  no recipient are not counted for it, nor those without an actor for actor.
- *all* is right where type, actor and recipient (if there is one) are.

A party is the gold one where its country (alpha-3) is the gold code, or where one's name stands in the other's text as
whole words.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphbuilder.errors import ReadError
from graphbuilder.lexicon import relations
from graphbuilder.makers.evaluate.compare import key, keys
from graphbuilder.makers.evaluate.records import Party, Record
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report

#: Codes of the records that are not ISO 3166.
CODES = {"JAP": "JPN", "PRC": "CHN"}


@dataclass(frozen=True, slots=True)
class GoldParty:
    """An actor or recipient as the record has it; *code* is alpha-3, IGO or NGO."""

    text: str
    code: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One record."""

    id: str
    text: str
    event: str
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]


def read_events(path: Path) -> list[GoldEvent]:
    """Read a JSON-lines file of records.

    Raises:
        ReadError: It cannot be read, or a line is no record; names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {error}; expected PLOVER records as JSON lines") from None
    return list(_events(path, lines))


def _events(path: Path, lines: Sequence[str]) -> Iterator[GoldEvent]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
                parties = (_parties(record["actors"]), _parties(record["recipients"]))
                yield GoldEvent(record["id"], record["text"], record["event"], *parties)
            except (ValueError, KeyError, TypeError) as error:
                message = f"{path}, line {number}: {error!r}; expected id, text, event, actors and recipients"
                raise ReadError(message) from None


def _parties(entries: Sequence[Mapping[str, Any]]) -> tuple[GoldParty, ...]:
    return tuple(GoldParty(entry["text"] or "", CODES.get(entry["code"], entry["code"] or "")) for entry in entries)


def score_events(name: str, events: Sequence[GoldEvent], produced: Mapping[str, Sequence[Record]]) -> Report:
    """Score *produced* (record id → statements of its sentence); the units are records."""
    units: dict[str, list[Counts]] = {group: [] for group in ("type", "actor", "recipient", "all")}
    by_type: dict[str, list[Counts]] = defaultdict(list)
    findings = []
    for event in events:
        statements = [record for record in produced.get(event.id, ()) if record.relation != "RELATED"]
        right = judge(event, statements)
        for group, value in right.items():
            units[group].append(_one(value))
        by_type[f"type: {event.event}"].append(_one(right["type"]))
        if not right["all"]:
            findings.append(_finding(event, produced.get(event.id, ()), right))
    return Report("plover", name, {**units, **dict(sorted(by_type.items()))}, findings)


def judge(event: GoldEvent, statements: Sequence[Record]) -> dict[str, bool]:
    """Say what of *event* is right; without ``actor`` or ``recipient`` where gold has none."""
    fitting = [record for record in statements if record.plover == event.event]
    looked_at = fitting or statements
    actors = [party for record in looked_at for party in actors_of(record)]
    recipients = [party for record in looked_at for party in recipients_of(record)]
    right = {"type": bool(fitting)}
    if event.actors:
        right["actor"] = all(_among(gold, actors) for gold in event.actors)
    if event.recipients:
        right["recipient"] = all(_among(gold, recipients) for gold in event.recipients)
    return {**right, "all": all(right.values())}


def actors_of(record: Record) -> list[Party]:
    """Return the parties that act."""
    return _filled(record, ("subject", "object") if _symmetric(record) else ("subject",))


def recipients_of(record: Record) -> list[Party]:
    """Return the parties acted upon."""
    return _filled(record, ("object", "beneficiary", "subject") if _symmetric(record) else ("object", "beneficiary"))


def _filled(record: Record, roles: Sequence[str]) -> list[Party]:
    more = record.participants if "subject" in roles else ()
    return [*(record.roles[role] for role in roles if role in record.roles), *more]


def _symmetric(record: Record) -> bool:
    relation = relations().get(record.relation)
    return relation is not None and relation.symmetric


def _among(gold: GoldParty, parties: Sequence[Party]) -> bool:
    text = f" {key(gold.text)} "
    for party in parties:
        if party.country and alpha_3(party.country) == gold.code:
            return True
        if any(f" {name} " in text or text in f" {name} " for name in keys(party.names)):
            return True
    return False


@cache
def alpha_3(country: str) -> str | None:
    """Return the ISO 3166 alpha-3 code of an alpha-2 one; None where there is none."""
    import pycountry

    found = pycountry.countries.get(alpha_2=country.upper())
    return found.alpha_3 if found else None


def _one(right: bool) -> Counts:
    return Counts(float(right), 1.0, float(right), 1.0)


def _finding(event: GoldEvent, statements: Sequence[Record], right: Mapping[str, bool]) -> Finding:
    wrong = ", ".join(group for group, value in right.items() if not value and group != "all")
    sides = (", ".join(f"{party.text} {party.code}" for party in side) for side in (event.actors, event.recipients))
    wanted = f"{event.event}: {' → '.join(sides)}"
    got = "; ".join(f"{record.plover or '-'} {record}" for record in statements) or "nothing"
    return Finding("missed", event.id, f"{wrong} | {wanted} | got: {got}", event.text)

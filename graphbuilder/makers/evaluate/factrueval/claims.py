"""Our statements as the contest's facts; which relation becomes which fact is data: ``mapping.toml``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphbuilder.makers.evaluate.factrueval.occupations import Occupations
from graphbuilder.makers.evaluate.factrueval.reading import Reading, mapping
from graphbuilder.makers.evaluate.factrueval.responses import Block
from graphbuilder.model import Mention, Statement


def claims(reading: Reading) -> list[Block]:
    """Return the facts in the order of the text, each once."""
    return list(dict.fromkeys(block for block, _ in sourced(reading)))


def sourced(reading: Reading) -> list[tuple[Block, Statement]]:
    """Return the facts with the statements they come from."""
    occupations = Occupations(reading)
    found: list[tuple[Block, Statement]] = []
    for statement in reading.localised.extraction.statements:
        if statement.polarity == "negated" and not statement.rule.endswith("#positions"):
            continue
        for rule in mapping()["fact"]:
            if statement.relation not in rule["relations"]:
                continue
            if "entries" in rule and statement.rule.rpartition("#")[2] not in rule["entries"]:
                continue
            if rule["type"] == "occupation":
                found += [(block, statement) for block in occupations.of(statement, rule)]
            elif block := _fact(rule, statement, reading):
                found.append((block, statement))
    return found


def _fact(rule: Mapping[str, Any], statement: Statement, reading: Reading) -> Block | None:
    values: list[tuple[str, str]] = []
    used: set[str] = set()
    for key in ("owner", "property"):
        if mention := first(rule.get(key, ()), statement, used):
            if key == "property" and reading.type(mention) not in rule["owned"]:
                return None
            values.append((key, reading.name(mention)))
            used.add(mention.id)
    if "participant" in rule:
        parties = dict(_parties(rule, statement, reading))
        if "some" in rule and not set(rule["some"]) & set(parties.values()):
            return None
        values += [("participant", name) for name in parties]
    if "kind" in rule:
        values.append(("type", rule["kind"]))
    return Block(rule["type"], tuple(values)) if _complete(rule, values) else None


def first(roles: Sequence[str], statement: Statement, used: set[str]) -> Mention | None:
    """Return what fills the first filled of *roles*, positions and the mentions *used* already apart."""
    filled = (statement.roles[role] for role in roles if role in statement.roles)
    return next((m for m in filled if m.type != "Position" and m.id not in used), None)


def _parties(rule: Mapping[str, Any], statement: Statement, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the participants' names and types."""
    mentions = [statement.roles[role] for role in rule["participant"] if role in statement.roles]
    for mention in (*mentions, *statement.participants):
        kind = reading.type(mention)
        if kind in rule["only"]:
            yield reading.name(mention), kind


def _complete(rule: Mapping[str, Any], values: Sequence[tuple[str, str]]) -> bool:
    keys = [key for key, _ in values]
    if rule["type"] == "ownership":
        return {"owner", "property"} <= set(keys)
    return keys.count("participant") >= int(rule.get("least", 1))

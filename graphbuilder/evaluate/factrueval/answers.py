"""Our extraction as the contest's answers; which type and relation becomes what is data: ``mapping.toml``."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graphbuilder.evaluate.factrueval.persons import person_parts
from graphbuilder.evaluate.factrueval.responses import Block, NameLine, Response
from graphbuilder.model import Localised, Mention, Sentence, Statement
from graphbuilder.names import nominative

_NAMED = ("name", "metonym")


@cache
def mapping() -> Mapping[str, Any]:
    """Return ``mapping.toml``."""
    return tomllib.loads((Path(__file__).parent / "mapping.toml").read_text(encoding="utf-8"))


def answers(localised: Localised) -> Response:
    """Return the answers for one document: names in the order of the text, objects and facts as first mentioned."""
    written = written_names(localised)
    return Response(_names(localised), _objects(localised, written), _facts(localised, written))


def _names(localised: Localised) -> list[NameLine]:
    sentences = {sentence.index: sentence for sentence in localised.extraction.sentences}
    lines = set()
    for mention in localised.extraction.mentions:
        if mention.via in _NAMED and mention.type in mapping()["names"]:
            kind = mapping()["names"][mention.type]
            if kind == "locorg" and _is_place(mention, sentences[mention.sentence]):
                kind = "loc"
            lines.add((mention.start, mention.end - mention.start, kind))
    return [NameLine(kind, start, length) for start, length, kind in sorted(lines)]


def _is_place(mention: Mention, sentence: Sentence) -> bool:
    cases = (word.lemma.lower() for word in sentence.words if word.deprel == "case" and word.head == mention.head)
    return any(lemma in mapping()["place"]["prepositions"] for lemma in cases)


def _objects(localised: Localised, written: Mapping[str, str]) -> list[Block]:
    blocks = {}
    for mention in sorted(localised.extraction.mentions, key=lambda mention: (mention.start, mention.end)):
        entity = localised.entities.get(mention.id)
        if entity is None or entity.id in blocks or mention.via not in _NAMED:
            continue
        kind = {"locorg": "loc"}.get(found := mapping()["names"].get(entity.type, ""), found)
        if kind:
            name = written[entity.id]
            blocks[entity.id] = Block(kind, person_parts(name) if kind == "per" else (("name", name),))
    return list(blocks.values())


def written_names(localised: Localised) -> dict[str, str]:
    """Return the name of each entity, by its id, as this document writes it, in the nominative.

    Persons: the fullest. Others: the longest name the text gives («РФ» where it says nothing else), as the contest's
    gold knows no canonical names.
    """
    sentences = {sentence.index: sentence for sentence in localised.extraction.sentences}
    names = {entity.id: entity.name_ru or entity.name for entity in localised.entities.values()}
    best: dict[str, int] = {}
    for mention in localised.extraction.mentions:
        entity = localised.entities.get(mention.id)
        if entity is None or entity.type == "Person" or mention.via not in _NAMED:
            continue
        if len(mention.text) > best.get(entity.id, 0):
            best[entity.id] = len(mention.text)
            words = [w for w in sentences[mention.sentence].words if mention.start <= w.start and w.end <= mention.end]
            names[entity.id] = nominative(words, mention.type) if words else mention.name
    return names


def _facts(localised: Localised, written: Mapping[str, str]) -> list[Block]:
    blocks: dict[Block, None] = {}
    for statement in localised.extraction.statements:
        if statement.polarity == "negated":
            continue
        for rule in mapping()["fact"]:
            if statement.relation in rule["relations"] and (block := _fact(rule, statement, localised, written)):
                blocks[block] = None
    return list(blocks)


def _fact(
    rule: Mapping[str, Any], statement: Statement, localised: Localised, written: Mapping[str, str]
) -> Block | None:
    values: list[tuple[str, str]] = []
    used: dict[str, Mention] = {}
    for key in ("who", "where", "owner", "property"):
        if mention := _first(rule.get(key, ()), statement, used):
            values.append((key, _name(mention, localised, written)))
            used[mention.id] = mention
    if "participant" in rule:
        values += [("participant", name) for name in dict.fromkeys(_parties(rule, statement, localised, written))]
    if rule["type"] == "occupation" and (position := _position(rule, statement, localised, list(used.values()))):
        values.append(("position", position))
    if "kind" in rule:
        values.append(("type", rule["kind"]))
    return Block(rule["type"], tuple(values)) if _complete(rule["type"], values) else None


def _first(roles: Sequence[str], statement: Statement, used: Mapping[str, Mention]) -> Mention | None:
    filled = (statement.roles[role] for role in roles if role in statement.roles)
    return next((m for m in filled if m.type != "Position" and m.id not in used), None)


def _parties(
    rule: Mapping[str, Any], statement: Statement, localised: Localised, written: Mapping[str, str]
) -> Iterator[str]:
    mentions = [statement.roles[role] for role in rule["participant"] if role in statement.roles]
    for mention in (*mentions, *statement.participants):
        entity = localised.entities.get(mention.id)
        if (entity.type if entity else mention.type) in rule["only"]:
            yield _name(mention, localised, written)


def _name(mention: Mention, localised: Localised, written: Mapping[str, str]) -> str:
    entity = localised.entities.get(mention.id)
    return written[entity.id] if entity else mention.name


def _position(
    rule: Mapping[str, Any], statement: Statement, localised: Localised, others: Sequence[Mention]
) -> str | None:
    """Return the position as the text has it, without the place of work: so has the contest's gold, in any case."""
    for role in rule.get("position", ()):
        if role in statement.roles and statement.roles[role].type == "Position":
            position = statement.roles[role]
            cut = [other.start - position.start for other in others if position.start < other.start < position.end]
            return position.text[: min(cut, default=len(position.text))].strip()
    sentence = next(s for s in localised.extraction.sentences if s.index == statement.sentence)
    words = [word for word in sentence.words if statement.start <= word.start and word.end <= statement.end]
    return statement.trigger if words and all(word.upos in ("NOUN", "ADJ", "PUNCT") for word in words) else None


def _complete(kind: str, values: Sequence[tuple[str, str]]) -> bool:
    keys = [key for key, _ in values]
    if kind == "occupation":
        return "who" in keys and ("where" in keys or "position" in keys)
    if kind == "ownership":
        return {"owner", "property"} <= set(keys)
    return keys.count("participant") >= (2 if kind == "meeting" else 1)

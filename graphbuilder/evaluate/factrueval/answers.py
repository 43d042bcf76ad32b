"""Our extraction as the contest's answers; which type and relation becomes what is data: ``mapping.toml``."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graphbuilder.evaluate.factrueval.persons import person_parts
from graphbuilder.evaluate.factrueval.responses import Block, NameLine, Response
from graphbuilder.model import Localised, Mention, Sentence, Statement, Word
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
    lines = {
        (mention.start, mention.end - mention.start, kind)
        for mention in localised.extraction.mentions
        if (kind := _kind(mention, sentences[mention.sentence]))
    }
    return [NameLine(kind, start, length) for start, length, kind in sorted(lines)]


def _kind(mention: Mention, sentence: Sentence) -> str | None:
    """Return the contest's type of the name that *mention* is; None where it is none."""
    kind = mapping()["names"].get(mention.type) if mention.via in _NAMED else None
    if kind != "locorg":
        return kind
    if _is_phrase(mention, sentence):
        return "org"
    before = sentence.text[: mention.start - sentence.start].rstrip()
    words = {word.id: word for word in sentence.words}
    return "loc" if before.endswith("(") or _is_place(mention.head, words) else "locorg"


def _is_phrase(mention: Mention, sentence: Sentence) -> bool:
    """Say whether a common noun heads the mention: «правительство Китая» for China."""
    return mention.via == "metonym" and any(w.id == mention.head and w.upos == "NOUN" for w in sentence.words)


def _is_place(head: int, words: Mapping[int, Word]) -> bool:
    """Say whether the word stands after a word of place, itself or what it is coordinated with or stands beside."""
    place = mapping()["place"]
    if any(w.deprel == "case" and w.head == head and w.lemma.lower() in place["prepositions"] for w in words.values()):
        return True
    word = words.get(head)
    parent = words.get(word.head) if word else None
    if word is None or parent is None or word.deprel not in place["through"]:
        return False
    if word.deprel == "conj":
        return parent.id < word.id and _is_place(parent.id, words)
    return parent.lemma.lower() in place["nouns"]


def _objects(localised: Localised, written: Mapping[str, str]) -> list[Block]:
    sentences = {sentence.index: sentence for sentence in localised.extraction.sentences}
    blocks: dict[str, Block] = {}
    for mention in sorted(localised.extraction.mentions, key=lambda mention: (mention.start, mention.end)):
        entity = localised.entities.get(mention.id)
        kind = mapping()["names"].get(entity.type) if entity is not None and mention.via in _NAMED else None
        if entity is None or kind is None:
            continue
        if _is_phrase(mention, sentences[mention.sentence]):
            name = _nominative(mention, sentences[mention.sentence])
            blocks.setdefault(name.lower(), Block("org", (("name", name),)))
        elif entity.id not in blocks:
            name = written[entity.id]
            parts = person_parts(name) if kind == "per" else (("name", name),)
            blocks[entity.id] = Block({"locorg": "loc"}.get(kind, kind), parts)
    return list(blocks.values())


def _nominative(mention: Mention, sentence: Sentence) -> str:
    words = [word for word in sentence.words if mention.start <= word.start and word.end <= mention.end]
    return nominative(words, mention.type) if words else mention.name


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
        if _is_phrase(mention, sentences[mention.sentence]):
            continue
        if len(mention.text) > best.get(entity.id, 0):
            best[entity.id] = len(mention.text)
            names[entity.id] = _nominative(mention, sentences[mention.sentence])
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

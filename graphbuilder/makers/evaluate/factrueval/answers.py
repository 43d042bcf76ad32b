"""Our extraction as the contest's answers; which type and relation becomes what is data: ``mapping.toml``."""

from collections.abc import Iterator

from graphbuilder.makers.evaluate.factrueval.claims import claims
from graphbuilder.makers.evaluate.factrueval.persons import person_parts
from graphbuilder.makers.evaluate.factrueval.reading import NAMED, Reading, mapping
from graphbuilder.makers.evaluate.factrueval.responses import Block, NameLine, Response
from graphbuilder.model import Localised, Mention

__all__ = ["answers", "mapping"]


def answers(localised: Localised) -> Response:
    """Return the answers for one document: names in the order of the text, objects and facts as first mentioned."""
    reading = Reading(localised)
    return Response(_names(reading), _objects(reading), claims(reading))


def _names(reading: Reading) -> list[NameLine]:
    lines = {
        (mention.start, mention.end - mention.start, kind)
        for mention in reading.localised.extraction.mentions
        if (kind := reading.kind(mention)) and not _within(reading, mention, kind) and not reading.is_land(mention)
    }
    lines |= {(b.start, b.end - b.start, "org") for bodies in reading.bodies.values() for b in bodies.all}
    return [NameLine(kind, start, length) for start, length, kind in sorted(lines)]


def _within(reading: Reading, mention: Mention, kind: str) -> bool:
    """Say whether the name is only part of an organization's."""
    return kind == "org" and reading.body(mention) is not None


def _objects(reading: Reading) -> list[Block]:
    """Return each thing once, in the order of the text: names, then what the phrases of organizations add to them."""
    found: dict[object, tuple[int, Block]] = {}
    for start, key, block in sorted((*_named(reading), *_bodies(reading)), key=lambda one: one[0]):
        kept = found.get(key)
        longer = kept is not None and kept[1].type == block.type == "org" and _length(block) > _length(kept[1])
        if kept is None or longer:
            found[key] = (start if kept is None else kept[0], block)
    return [block for _, block in sorted(found.values(), key=lambda one: one[0])]


def _length(block: Block) -> int:
    return len(block.values[0][1])


def _named(reading: Reading) -> Iterator[tuple[int, object, Block]]:
    """Yield what names outside the organizations' phrases name: (offset, what tells which are one, the object)."""
    for mention in reading.localised.extraction.mentions:
        entity = reading.localised.entities.get(mention.id)
        kind = mapping()["names"].get(entity.type) if entity is not None and mention.via in NAMED else None
        if entity is None or kind is None or reading.is_land(mention) or _within(reading, mention, kind):
            continue
        if reading.is_phrase(mention):
            if reading.body(mention) is not None:
                continue
            name = reading.nominative(mention)
            yield mention.start, name.lower(), Block("org", (("name", name),))
        else:
            name = reading.written[entity.id]
            parts = person_parts(name) if kind == "per" else (("name", name),)
            yield mention.start, entity.id, Block({"locorg": "loc"}.get(kind, kind), parts)


def _bodies(reading: Reading) -> Iterator[tuple[int, object, Block]]:
    """Yield the phrases of organizations; one are those of one entity, and those of one noun in one land."""
    for bodies in reading.bodies.values():
        for body in bodies.all:
            name = reading.body_name(body)
            entity = reading.localised.entities.get(body.named.id) if body.named is not None else None
            lands = frozenset(mention.country for mention in body.inner if mention.country)
            noun = (bodies.tree[body.head].lemma.lower(), lands) if lands and not body.organizations else None
            yield body.start, entity.id if entity else noun or name.lower(), Block("org", (("name", name),))

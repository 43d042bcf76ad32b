"""Mentions that people took out of their document's entity: each is a member of its own, the same at every ingestion."""

from collections.abc import Iterable
from dataclasses import replace

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.model import Entity, Judgement, Localised, digest


def detached_id(document: str, start: int, end: int) -> str:
    """Return the member id of a mention that stands alone; the letter before the digits tells it from others."""
    return "m" + digest("mention", document, start, end)


def detached(document: str, start: int, end: int, text: str, whole: Entity) -> Entity:
    """Return the member that the mention *text* becomes when it leaves the member *whole*."""
    name = _nominative(text, whole)
    own = grammar.of(name).language
    names = whole.names if name == whole.name else {language: name for language in whole.names if language == own}
    id = detached_id(document, start, end)
    return Entity(id, name, whole.type, names, tuple(sorted({name, text})), None, (id,))


def detach(localised: Localised, judgements: Iterable[Judgement]) -> Localised:
    """Return *localised* with every mention that a person's judgement keeps from its entity as an entity of its own."""
    alone = {
        (end.id, other): replace(end, members=(end.id,))
        for judgement in judgements
        if judgement.human and not judgement.same
        for end in judgement.members
        for other in (judgement.a, judgement.b)
        if end.id.startswith("m") and other != end.id
    }
    if not alone:
        return localised
    entities = dict(localised.entities)
    for mention in localised.extraction.mentions:
        own, entity = detached_id(mention.document, mention.start, mention.end), entities.get(mention.id)
        if entity is not None and (own, entity.id) in alone:
            entities[mention.id] = alone[own, entity.id]
    return replace(localised, entities=entities)


def _nominative(text: str, whole: Entity) -> str:
    """What a mention alone is called: the nominative of a surname where it is sure, else as written."""
    if " " not in text and whole.type == "Person":
        forms = {plain(found) for found in grammar.of(text).nominatives(text)}
        known = {word for word in whole.name.split() if plain(word) in forms}
        return known.pop() if len(known) == 1 else text
    return whole.name if plain(text) == plain(whole.name) else text

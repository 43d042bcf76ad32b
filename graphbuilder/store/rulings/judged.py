"""All that people judged in a graph: of entities and of statements; what became of it, and what a reader may learn of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal

from graphbuilder.model import Judgement, Party, Ruling
from graphbuilder.resolve.claim import inside, said
from graphbuilder.store import identity
from graphbuilder.store.base import Store
from graphbuilder.store.derive import OBJECTS
from graphbuilder.store.rulings import people
from graphbuilder.store.rulings.records import holds
from graphbuilder.store.statements import STATED

_STATEMENTS = """UNWIND $labels AS label MATCH (s)-[:EVIDENCE]->(:Sentence)-[:IN]->(d:Document) WHERE label IN labels(s)
AND s.claim IN $claims RETURN s.claim AS claim, s.id AS id, d.id AS document, s.judged_at AS at, s.judged AS judged"""
_SENTENCES = "MATCH (x:Sentence)-[:IN]->(d:Document) WHERE d.id IN $documents RETURN d.id AS document, x.text AS text"
_DOCUMENTS = "MATCH (d:Document) WHERE d.id IN $documents RETURN d.id AS document"
_STATED = """MATCH (r)<-[p]-(s:Statement)-[:EVIDENCE]->(x:Sentence)-[:IN]->(d:Document) WHERE d.id IN $documents AND r:Entity
RETURN s.id AS id, x.text AS text, type(p) AS role, p.start - x.start AS start, p.`end` - x.start AS stop"""
#: What is taught as the object of a pair: the first there is.
_OBJECTS = tuple(role.lower() for role in OBJECTS)

State = Literal["in force", "overruled", "party gone", "not stated", "sentence gone", "article gone"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a *ruling*: the *statements* it is in force on, else why on none, with the sentence *near* to its own.

    ``overruled``: a later ruling on the same words is in force; ``party gone``: who should be a party is not mentioned any
    more; ``not stated``: the sentence is there and nothing makes the statement of it any more.
    """

    ruling: Ruling
    state: State
    statements: tuple[str, ...] = ()
    near: str | None = None


def judgements(store: Store) -> list[Judgement | Ruling]:
    """Return what people decided, oldest first."""
    found: list[Judgement | Ruling] = [each for each in store.judgements() if each.human]
    return sorted([*found, *store.rulings()], key=lambda each: (each.at, each.by, repr(each)))


def take_in(store: Store, decided: Iterable[Judgement | Ruling]) -> int:
    """Take in what people decided, put it to effect, and return how much of it was not known, or newer than what was."""
    listed = list(decided)
    taken = identity.take_in(store, [each for each in listed if isinstance(each, Judgement) and each.human])
    return taken + people.take_in(store, [each for each in listed if isinstance(each, Ruling)])


def standing(store: Store) -> list[Standing]:
    """Return what became of each ruling, oldest first."""
    rulings = store.rulings()
    if not rulings:
        return []
    claims = sorted({each.claim for each in rulings})
    documents = sorted({document for each in rulings for document in each.documents})
    made = store.read(_STATEMENTS, {"labels": list(STATED), "claims": claims}).records
    present = {record[0] for record in store.read(_DOCUMENTS, {"documents": documents}).records}
    texts: dict[str, list[str]] = {}
    for document, text in store.read(_SENTENCES, {"documents": documents}).records:
        texts.setdefault(document, []).append(text)
    found = []
    for each in rulings:
        own = [row for row in made if row[0] == each.claim and holds(each, row[2])]
        force = tuple(sorted(row[1] for row in own if row[3] == each.at and row[4]))
        sentences = [text for document in each.documents for text in texts.get(document, ())]
        if force:
            found.append(Standing(each, "in force", force))
        elif own:
            found.append(Standing(each, "overruled" if any(row[4] for row in own) else "party gone"))
        elif not present.intersection(each.documents):
            found.append(Standing(each, "article gone"))
        else:
            found.append(_silent(each, sentences))
    return found


def _silent(ruling: Ruling, sentences: list[str]) -> Standing:
    """Return the standing of a *ruling* that no statement of its article, with *sentences*, is about."""
    if said(ruling.sentence) in map(said, sentences):
        return Standing(ruling, "not stated")
    near = get_close_matches(ruling.sentence, sentences, n=1, cutoff=0.6)
    return Standing(ruling, "sentence gone", near=near[0] if near else None)


def lessons(store: Store) -> list[dict[str, Any]]:
    """Return rulings as taught sentences, one a sentence: what is right, and of which pairs nothing is.

    Rulings on statements without parties, or with one that stands elsewhere, teach nothing. That a
    pair has no relation is not taught where another statement of it stands.
    """
    rulings = store.rulings()
    stated = _stated(store, sorted({document for each in rulings for document in each.documents}))
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for ruling in rulings:
        own = found.setdefault((ruling.sentence, ruling.language), [])
        own += [each for each in _taught(ruling) if each not in own]
    return [
        {"text": text, "language": language, "statements": kept}
        for (text, language), told in found.items()
        if (kept := [each for each in told if each["right"] or not _contradicted(each, told, stated.get(text, []))])
    ]


def _stated(store: Store, documents: list[str]) -> dict[str, list[tuple[Any, Any]]]:
    """Return the pairs of which statements of *documents* stand, as offsets, by the text of their sentence."""
    spans: dict[tuple[str, str], dict[str, list[int]]] = {}
    for id, text, role, start, stop in store.read(_STATED, {"documents": documents}).records:
        spans.setdefault((id, text), {})[role.lower()] = [start, stop]
    found: dict[str, list[tuple[Any, Any]]] = {}
    for (_, text), own in spans.items():
        ends = own.get("subject"), next((own[role] for role in _OBJECTS if role in own), None)
        found.setdefault(text, []).append(ends)
    return found


def _contradicted(one: dict[str, Any], told: list[dict[str, Any]], stated: list[tuple[Any, Any]]) -> bool:
    """Say whether the pair of *one*, which is to have no relation, has another, by a ruling or by what stands."""
    pair = one["subject"], one["object"]
    return pair in stated or any(each["right"] and (each["subject"], each["object"]) == pair for each in told)


def _taught(ruling: Ruling) -> Iterator[dict[str, Any]]:
    before = {party.role: party for party in ruling.parties}
    after = before | {party.role: party for party in ruling.to_parties}
    if ruling.kind == "reject":
        yield from _lesson(ruling, before, ruling.relation, ruling.mode, right=False)
        return
    if _pair(before) != _pair(after):
        yield from _lesson(ruling, before, ruling.relation, ruling.mode, right=False)
    yield from _lesson(ruling, after, ruling.to_relation or ruling.relation, ruling.to_mode or ruling.mode, right=True)


def _pair(parties: dict[str, Party]) -> tuple[Party | None, Party | None]:
    return parties.get("subject"), next((parties[role] for role in _OBJECTS if role in parties), None)


def _lesson(
    ruling: Ruling, parties: dict[str, Party], relation: str, mode: str, *, right: bool
) -> Iterator[dict[str, Any]]:
    ends = _pair(parties)
    if any(ends) and all(end is None or inside(end, ruling.sentence) for end in ends):
        subject, object = ([end.start, end.end] if end else None for end in ends)
        yield {"relation": relation, "subject": subject, "object": object, "mode": mode, "right": right}

"""What people say of statements: it is not so, it is so, or it is otherwise. All of it can be taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Literal

from graphbuilder import lexicon
from graphbuilder.errors import ResolveError
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.files import nearest
from graphbuilder.model import MODES, Entity, Mode, Party, Ruling
from graphbuilder.resolve.claim import inside
from graphbuilder.resolve.review import find_entity
from graphbuilder.store.base import Store
from graphbuilder.store.identity.people import now
from graphbuilder.store.rows import entity_of
from graphbuilder.store.statements import names_of

_SENTENCE = """MATCH (:Document {id: $document})<-[:IN]-(x:Sentence) WHERE x.text = $text
RETURN x.start AS start ORDER BY start LIMIT 1"""
_MENTIONED = f"""MATCH (:Document {{id: $document}})<-[:IN]-(x:Sentence)-[r:MENTIONS]->(n:Entity)
RETURN r.start AS start, r.`end` AS stop, r.text AS text, n.id AS id, n.name AS name,
n.type AS type, {names_of("n")} AS names, n.aliases AS aliases, n.country AS country, r.member AS member
ORDER BY start, stop, id"""
#: How many of those that an article mentions an error names.
NAMED = 12


def reject(store: Store, statement: str, *, by: str, reason: str = "") -> Ruling:
    """Say that *statement* (an id, or what one begins with) is wrong: nothing asks for it, counts it or shows it any more.

    Raises:
        ResolveError: There is no such statement, or several.
    """
    return _judged(store, store.draft(statement), "reject", by, reason)


def confirm(store: Store, statement: str, *, by: str, reason: str = "") -> Ruling:
    """Say that *statement* is right, as its text made it; raises as `reject`."""
    return _judged(store, store.draft(statement), "confirm", by, reason)


def correct(
    store: Store,
    statement: str,
    *,
    relation: str | None = None,
    subject: str | None = None,
    object: str | None = None,
    mode: str | None = None,
    by: str,
    reason: str = "",
) -> Ruling:
    """Say what *statement* should be: another *relation*, *mode* (of `model.MODES`), *subject* or *object*.

    Parties are named as an entity that the article mentions: by name, alias, id, or as the text has it. What an earlier
    correction says and this one does not stays.

    Raises:
        ResolveError: There is no such statement, nothing is corrected, or something is unknown; says what there is.
    """
    draft = store.draft(statement)
    earlier = next((each for each in store.rulings() if each.id == draft.id and each.kind == "correct"), None)
    base = earlier or draft
    to_relation = _relation(relation) if relation else base.to_relation
    to_mode = _mode(mode) if mode else base.to_mode
    parties = {party.role: party for party in base.to_parties}
    for role, name in (("subject", subject), ("object", object)):
        if name:
            parties[role] = _party(store, draft, role, name)
    if not (relation or subject or object or mode):
        raise ResolveError(f"{statement}: nothing to correct; give a relation, subject, object or mode")
    told = tuple(parties[role] for role in sorted(parties))
    anywhere = draft.anywhere and all(inside(party, draft.sentence) for party in told)
    corrected = replace(draft, to_relation=to_relation, to_mode=to_mode, to_parties=told, anywhere=anywhere)
    ruling = replace(corrected, kind="correct", by=by, at=now(), reason=reason)
    if earlier is not None and earlier.id != ruling.id:
        store.withdraw(earlier.id)
    store.rule(ruling)
    return ruling


def withdraw(store: Store, *names: str) -> list[Ruling]:
    """Take rulings back and return them; *names* are ids of rulings, or of statements (or what those begin with).

    Raises:
        ResolveError: Nobody has judged one of them.
    """
    known = store.rulings()
    chosen: dict[str, Ruling] = {}
    for name in names:
        found = [each for each in known if each.id == name]
        if not found:
            draft = store.draft(name)
            found = [each for each in known if each.claim == draft.claim and _about(each, draft)]
        if not found:
            raise ResolveError(f"{name}: nobody has judged this statement; see graphbuilder judgements list")
        chosen |= {each.id: each for each in found}
    store.withdraw(*chosen)
    return list(chosen.values())


def take_in(store: Store, rulings: Iterable[Ruling]) -> int:
    """Store those of *rulings* that the graph lacks or has an earlier one of, and put them to effect; count them."""
    known = {each.id: each.at for each in store.rulings()}
    latest: dict[str, Ruling] = {}
    for each in rulings:
        if each.at > known.get(each.id, "") and (each.id not in latest or latest[each.id].at < each.at):
            latest[each.id] = each
    store.rule(*latest.values())
    return len(latest)


def _about(ruling: Ruling, draft: Ruling) -> bool:
    return ruling.anywhere or bool({*ruling.documents} & {*draft.documents})


def _judged(store: Store, draft: Ruling, kind: Literal["reject", "confirm"], by: str, reason: str) -> Ruling:
    ruling = replace(draft, kind=kind, by=by, at=now(), reason=reason)
    store.rule(ruling)
    return ruling


def _relation(name: str) -> str:
    wanted = name.strip().upper().replace("-", "_")
    known = lexicon.relations()
    if wanted not in known:
        raise ResolveError(f"{name}: there is no such relation{nearest(wanted, known)}; docs/relations.md lists all")
    return wanted


def _mode(name: str) -> Mode:
    for mode in MODES:
        if mode == name.strip().lower():
            return mode
    raise ResolveError(f"{name}: no mode{nearest(name, MODES)}; there are {', '.join(MODES)}")


def _party(store: Store, draft: Ruling, role: str, name: str) -> Party:
    """Return the party that *name* names for *role*: a mention in the sentence of *draft*, else the nearest in the article."""
    rows = store.read(_MENTIONED, {"document": draft.documents[0]}).dicts()
    entity = _meant(rows, name)
    ((start,),) = store.read(_SENTENCE, {"document": draft.documents[0], "text": draft.sentence}).records
    own = [row for row in rows if row["id"] == entity]
    parties = [Party(role, row["text"], row["start"] - start, row["stop"] - start) for row in own]
    return min(parties, key=lambda one: (not inside(one, draft.sentence), abs(one.start), one.start))


def _meant(rows: Iterable[Mapping[str, Any]], name: str) -> str:
    entities: dict[str, Entity] = {}
    rows = list(rows)
    for row in rows:
        fields = ("id", "name", "type", "names", "aliases", "country")
        entities[row["id"]] = entity_of({field: row[field] for field in fields})
    written = {str(row["id"]) for row in rows if plain(row["text"]) == plain(name) or row["member"] == name}
    if len(written) == 1 and name not in entities:
        return written.pop()
    known = {plain(each) for one in entities.values() for each in (one.name, *one.names.values(), *one.aliases)}
    if name not in entities and plain(name) not in known:
        near = nearest(name, [entity.name for entity in entities.values()])
        listed = ", ".join(sorted(entity.name for entity in entities.values())[:NAMED])
        raise ResolveError(f"{name}: the article mentions nobody of this name{near}; it mentions {listed or 'nobody'}")
    return find_entity(entities.values(), name).id

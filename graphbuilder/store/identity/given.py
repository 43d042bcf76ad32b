"""Names and types as people give them to entities; both can be taken back."""

from typing import cast

from graphbuilder import grammar
from graphbuilder.errors import ResolveError
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.files import nearest
from graphbuilder.model import ENTITY_TYPES, Entity, EntityType, Judgement
from graphbuilder.resolve.given import NAMES, TYPES, gives, name_id, type_id
from graphbuilder.resolve.review import find_entity
from graphbuilder.store.base import Store
from graphbuilder.store.identity.people import apply, distinct, entities, now

#: Characters a name may have.
LONGEST = 300


def rename(
    store: Store, entity: str, name: str, *, language: str | None = None, by: str, reason: str = "rename"
) -> Entity:
    """Call what *entity* names (a name, alias or id) *name* from now on, and return it. What it was called stays an alias.

    *language* is that of the name, by its script where not given.

    Raises:
        ResolveError: *entity* fits nothing or several, or *name* is no name.
    """
    given = " ".join(name.split())
    if not given or len(given) > LONGEST or not given.isprintable():
        raise ResolveError(f"{name[:60]!r}: no name; expected 1 to {LONGEST} printable characters")
    code = language or grammar.of(given).language
    if not code.isascii() or not code.isalpha():
        raise ResolveError(f"{code!r}: no language; expected a code such as ru or en")
    return _give(store, entity, name_id(code, given), given, earlier=f"{NAMES}{code}:", by=by, reason=reason)


def retype(store: Store, entity: str, type: str, *, by: str, reason: str = "retype") -> Entity:
    """Let what *entity* names be a *type* (of `model.ENTITY_TYPES`) from now on, and return it; raises as `rename`."""
    wanted = next((each for each in ENTITY_TYPES if each.lower() == type.strip().lower()), None)
    if wanted is None:
        raise ResolveError(f"{type}: no type{nearest(type, ENTITY_TYPES)}; there are {', '.join(ENTITY_TYPES)}")
    return _give(store, entity, type_id(wanted), "", earlier=TYPES, by=by, reason=reason)


def unname(store: Store, entity: str) -> Entity:
    """Take back every name and type that people gave what *entity* names, and return it.

    Raises:
        ResolveError: *entity* fits nothing or several, or nothing was given.
    """
    known = entities(store)
    one = find_entity(distinct(known), entity)
    given = _given_to(store, one)
    if not given:
        raise ResolveError(f"{one.name} ({one.id}): nobody gave it a name or type; nothing to take back")
    store.retract(*((each.a, each.b) for each in given))
    return apply(store)[one.members[0]]


def _give(store: Store, entity: str, id: str, name: str, *, earlier: str, by: str, reason: str) -> Entity:
    """Store that the one that *entity* names was given *id*, in place of what begins with *earlier*."""
    one = find_entity(distinct(entities(store)), entity)
    store.retract(*((each.a, each.b) for each in _given_to(store, one) if each.b.startswith(earlier)))
    type = cast("EntityType", id.removeprefix(TYPES)) if id.startswith(TYPES) else one.type
    member = one.id if one.id in one.members else one.members[0]
    store.judge(Judgement(member, id, True, 1.0, reason, by, now(), (Entity(id, name or one.name, type),)))
    return apply(store)[member]


def _given_to(store: Store, one: Entity) -> list[Judgement]:
    """Return what was given to *one*: to its members, and to those of its names whose articles are gone."""
    names = {plain(name) for name in (one.name, *one.names.values(), *one.aliases)}
    live = {member.id for member in store.members()}

    def its(each: Judgement) -> bool:
        gone = [member for member in each.members if member.id == each.a and each.a not in live]
        return each.a in one.members or any(plain(member.name) in names for member in gone)

    return [each for each in store.judgements() if each.same and gives(each.b) and its(each)]

"""What a form decides: each function takes what was entered and returns where to go next."""

from collections.abc import Callable, Mapping

from graphbuilder.errors import BadParameter
from graphbuilder.graph import Graph
from graphbuilder.model import ENTITY_TYPES
from graphbuilder.serve.desk import Desk, address

Entered = Mapping[str, str]

#: Fields of a form that may hold several values, one a line.
SEVERAL = ("member",)


def statement(desk: Desk, entered: Entered) -> str:
    """Reject or confirm a statement, or take back what was decided of it."""
    id, by, reason = _needed(entered, "statement"), desk.judging.author, entered.get("reason", "")
    doing: dict[str, Callable[[Graph], object]] = {
        "reject": lambda graph: graph.reject(id, by=by, reason=reason),
        "confirm": lambda graph: graph.confirm(id, by=by, reason=reason),
        "withdraw": lambda graph: graph.withdraw(id),
    }
    do = _one_of(entered, "do", doing)
    desk.judging.decide(doing[do])
    return _back(entered, done=do, statement=id)


def correct(desk: Desk, entered: Entered) -> str:
    """Say what a statement should have been: another relation, party or mode."""
    id = _needed(entered, "statement")
    wanted = {name: entered[name] for name in ("relation", "subject", "object", "mode") if entered.get(name)}
    by, reason = desk.judging.author, entered.get("reason", "")
    desk.judging.decide(lambda graph: graph.correct(id, **wanted, by=by, reason=reason))
    return _back(entered, done="correct", statement=id)


def entity(desk: Desk, entered: Entered) -> str:
    """Rename, retype, merge or split an entity, or take renames and retypes back; goes to the entity it is then."""
    id, by = _needed(entered, "entity"), desk.judging.author
    reason = entered.get("reason", "")
    do = _one_of(entered, "do", ("rename", "retype", "restore", "merge", "split"))
    if do == "rename":
        name, language = _needed(entered, "name"), entered.get("language") or None
        found = desk.judging.decide(lambda graph: graph.rename(id, name, language=language, by=by, reason=reason))
    elif do == "retype":
        kind = _one_of(entered, "type", ENTITY_TYPES)
        found = desk.judging.decide(lambda graph: graph.retype(id, kind, by=by, reason=reason))
    elif do == "restore":
        found = desk.judging.decide(lambda graph: graph.unname(id))
    elif do == "merge":
        other = _needed(entered, "other")
        found = desk.judging.decide(lambda graph: graph.merge(id, other, by=by, reason=reason or "merge"))
    else:
        leaving = [line for line in _needed(entered, "member").splitlines() if line]
        parts = desk.judging.decide(lambda graph: graph.split(id, *leaving, by=by, reason=reason or "split"))
        found = next((one for one in parts if one.id == id), parts[0])
    return address("/entity", found.id, done=do)


def pair(desk: Desk, entered: Entered) -> str:
    """Say whether two names are of one."""
    do = _one_of(entered, "do", ("same", "different"))
    desk.judging.settle(_needed(entered, "a"), _needed(entered, "b"), same=do == "same")
    return _back(entered, done=do)


def _back(entered: Entered, **told: str) -> str:
    path, _, query = entered.get("back", "/").partition("?")
    kept = [part for part in query.split("&") if part and part.split("=")[0] not in ("done", "statement")]
    return "&".join((f"{path}?" + "&".join(kept), address("", **told)[1:])) if kept else f"{path}{address('', **told)}"


def _needed(entered: Entered, name: str) -> str:
    if not (value := entered.get(name, "").strip()):
        raise BadParameter(f"{name}: nothing entered; fill it in")
    return value


def _one_of(entered: Entered, name: str, known: object) -> str:
    value = entered.get(name, "")
    if value not in known:  # type: ignore[operator]
        raise BadParameter(f"{name} {value!r}: expected one of {', '.join(known)}")  # type: ignore[arg-type]
    return value

"""Judgements in the graph: edges between Members, which stay when the documents of a person's judgement are gone.

A member whose documents are gone keeps its node, without an entity, as long as a person's judgement speaks of it. Links
that a file made leave with their member.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graphbuilder.errors import ResolveError
from graphbuilder.model import Judgement
from graphbuilder.store import statements as cypher
from graphbuilder.store.base import Run
from graphbuilder.store.rows import Row, edge, entity_of, member_node

_KINDS = {same: kind for kind, same in cypher.JUDGEMENT_TYPES.items()}


def judgements(run: Run) -> list[Judgement]:
    """Return all judgements, sorted by pair."""
    found = [_judgement(row) for row in run(cypher.JUDGEMENTS)]
    return sorted(found, key=lambda judgement: (judgement.a, judgement.b))


def judgements_of(run: Run, members: Iterable[str]) -> list[Judgement]:
    """Return the judgements on *members*, sorted by pair."""
    found = {(row["a"], row["b"]): row for row in run(cypher.JUDGEMENTS_OF, ids=sorted(set(members)))}
    return [_judgement(row) for _, row in sorted(found.items())]


def store(run: Run, judgements: Iterable[Judgement]) -> None:
    """Store *judgements*, each in place of an earlier judgement on its pair; of two on one pair the last."""
    chosen = {_pair(judgement.a, judgement.b): judgement for judgement in judgements}
    if both := next((a for a, b in chosen if a == b), None):
        raise ResolveError(f"judgement on {both} and itself: expected two different members")
    _bring(run, chosen.values())
    rows: dict[str, list[Row]] = defaultdict(list)
    for (a, b), each in sorted(chosen.items()):
        row = edge(a, b, by=each.by, at=each.at, reason=each.reason, score=float(each.score))
        rows[_KINDS[each.same]].append(row)
    run(cypher.DELETE_JUDGEMENTS, rows=[{"a": a, "b": b} for a, b in sorted(chosen)])
    for kind, listed in sorted(rows.items()):
        run(cypher.create_judgements(kind), rows=listed)


def forget(run: Run, pairs: Iterable[tuple[str, str]]) -> int:
    """Delete the judgements on *pairs*, and the members that only they remembered; return how many there were."""
    rows = [{"a": a, "b": b} for a, b in sorted({_pair(*pair) for pair in pairs})]
    if not rows:
        return 0
    deleted = sum(int(row["deleted"]) for row in run(cypher.DELETE_JUDGEMENTS, rows=rows))
    _sweep(run, [end for row in rows for end in row.values()])
    return deleted


def leave(run: Run, members: Sequence[str]) -> None:
    """Let *members*, of which no document is left, go: wholly, unless a person's judgement speaks of them."""
    if not members:
        return
    linked = [row["id"] for row in run(cypher.LINKED_MEMBERS, ids=list(members))]
    run(cypher.DELETE_MACHINE_LINKS, ids=list(members))
    _sweep(run, [*members, *linked])


def _sweep(run: Run, members: Iterable[str]) -> None:
    run(cypher.DELETE_FORGOTTEN_MEMBERS, ids=sorted(set(members)))


def _bring(run: Run, judgements: Iterable[Judgement]) -> None:
    """Put the members that judgements bring along beside those of the graph; refuse what neither has."""
    brought = {member.id: member for judgement in judgements for member in judgement.members}
    ends = {end: judgement for judgement in judgements for end in (judgement.a, judgement.b)}
    known = {row["id"] for row in run(cypher.PRESENT_MEMBERS, ids=sorted(ends))}
    for end in sorted(ends.keys() - known - brought.keys()):
        pair = ends[end]
        raise ResolveError(
            f"judgement on {pair.a} and {pair.b}: no member {end} in the graph; expected ids of Store.members()"
        )
    if new := [member_node(brought[end]) for end in sorted(ends.keys() - known)]:
        run(cypher.MERGE_MEMBERS, rows=new)


def _judgement(row: Row) -> Judgement:
    ends = tuple(
        entity_of({"id": row[end]} | {name[2:]: row[name] for name in row if name.startswith(f"{end}_")})
        for end in ("a", "b")
    )
    values = {name: row[name] for name in ("a", "b", "score", "reason", "by", "at")}
    return Judgement(same=cypher.JUDGEMENT_TYPES[row["kind"]], members=ends, **values)


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)

"""Proves that a graph is what its articles say: all that is derived is made again from scratch and compared.

Compared are typed edges, occurrences, who is who, guises, and that every edge and offset fits what it belongs to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphbuilder import lexicon
from graphbuilder.batches import batches
from graphbuilder.lexicon import Relation
from graphbuilder.store import statements as cypher
from graphbuilder.store.base import Run
from graphbuilder.store.derive import OPEN, Pair, aggregate, edge_relations, statement_pairs
from graphbuilder.store.graph import GraphStore
from graphbuilder.store.occurrences import Occurrences
from graphbuilder.store.rows import Row
from graphbuilder.store.upkeep import questions
from graphbuilder.store.upkeep.identity import identity

#: Statements looked at together.
PORTION = 5000
#: How many things of a kind a finding names.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong: of what kind, how often, some of it by name. *derived*: `verify` with *repair* sets it right."""

    kind: str
    number: int
    named: tuple[str, ...]
    derived: bool


def verify(store: GraphStore, *, repair: bool = False) -> list[Finding]:
    """Return what is wrong in *store*; nothing in a sound graph. *repair* makes anew what is derived from the articles.

    What is found is told as it was before the repair.
    """
    relations = lexicon.relations()
    found = [*store.look(lambda run: list(_structure(run)))]
    work = store.transact if repair else store.look
    wrong = work(lambda run: identity(run, shared=store.shared, repair=repair))
    found += [finding(kind, ids, derived=True) for kind, ids in wrong.items()]
    for name in sorted(edge_relations(relations) | {OPEN}):
        found += work(lambda run, name=name: list(_relation(run, relations, name, repair=repair)))  # type: ignore[misc]
    return [each for each in found if each.number]


def finding(kind: str, wrong: Iterable[str], *, derived: bool) -> Finding:
    """Return the finding that *wrong* things are of *kind*."""
    listed = sorted(set(wrong))
    return Finding(kind, len(listed), tuple(listed[:NAMED]), derived)


def _structure(run: Run) -> Iterator[Finding]:
    """What belongs to nothing, or does not fit it."""
    for kind, question in questions.LOOSE.items():
        yield finding(kind, (row["id"] for row in run(question)), derived=False)
    tied = {row["id"]: row["entity"] for row in run(questions.TIES)}
    for kind, question in questions.CARRIED.items():
        strays = (row["id"] for row in run(question) if tied.get(row["member"]) != row["entity"])
        yield finding(kind, strays, derived=False)
    wrong: dict[str, set[str]] = defaultdict(set)
    after = ""
    while rows := run(questions.SENTENCES, after=after, limit=PORTION):
        after = rows[-1]["id"]
        texts = {row["id"]: (row["start"], row["text"]) for row in rows}
        wrong["sentences as long as another text"] |= {
            row["id"] for row in rows if row["end"] - row["start"] != len(row["text"])
        }
        for row in run(questions.MENTIONS, ids=list(texts)):
            start, text = texts[row["id"]]
            if text[row["start"] - start : row["stop"] - start] != row["text"] or row["start"] < start:
                wrong["mentions whose text stands elsewhere"].add(f"{row['id']} {row['start']}")
    for kind, ids in sorted(wrong.items()):
        yield finding(kind, ids, derived=False)


def _relation(run: Run, relations: Mapping[str, Relation], name: str, *, repair: bool) -> Iterator[Finding]:
    """The typed edges and occurrences of one relation."""
    if name == OPEN:
        return
    ids = sorted(row["id"] for row in run(questions.STATEMENTS, relation=name))
    support: dict[Pair, list[Row]] = defaultdict(list)
    occurrences = Occurrences(run, relations)
    for portion in batches(ids, PORTION):
        parties = run(cypher.PARTIES, ids=portion)
        occurrences.touch(parties)
        ties = statement_pairs(parties, relations)
        for row in run(cypher.SUPPORT, ids=portion):
            for pair in ties.get(row["id"], ()):
                support[pair].append(row)
    yield _edges(
        run, relations, name, {(pair.a, pair.b): aggregate(pair, rows) for pair, rows in support.items()}, repair
    )
    stray = [row["parties"] for row in run(questions.OCCURRENCES, relation=name)]
    wrong = occurrences.differing(stray)
    yield finding(f"occurrences of {name}", wrong, derived=True)
    if wrong and repair:
        occurrences.update(stray)


def _edges(
    run: Run, relations: Mapping[str, Relation], name: str, wanted: dict[tuple[str, str], Row], repair: bool
) -> Finding:
    allowed = edge_relations(relations)
    present: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in run(questions.edges(cypher.word(name, allowed))):
        present[row["a"], row["b"]].append(row["edge"]["properties"])
    wrong = [
        ends
        for ends in wanted.keys() | present.keys()
        if ends not in wanted or present.get(ends) != [wanted[ends]["properties"]]
    ]
    if wrong and repair:
        rows = [{"a": a, "b": b} for a, b in sorted(wrong)]
        run(cypher.delete_derived(name, allowed), rows=rows)
        if made := [wanted[ends] for ends in sorted(wrong) if ends in wanted]:
            run(cypher.merge_derived(name, allowed), rows=made)
    return finding(f"edges {name}", (f"{a} {b}" for a, b in wrong), derived=True)


def described(found: Sequence[Finding]) -> list[str]:
    """Return a line for each of *found*."""
    return [
        f"{each.number} {each.kind}: {', '.join(each.named)}{' …' if each.number > NAMED else ''}" for each in found
    ]

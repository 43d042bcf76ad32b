"""Positions that stand for nobody by name, where only some of their office's days are looked at: the rest is counted in.

Positions without a holder are one entity, and so are those of a holder only the table names. Their id is the smallest of
all their members, their name the most frequent one. Both are told by what the graph has of the Positions not looked at.
Where that does not do, above all where the id is to be another one, the office is to be looked at wholly.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphbuilder.model import Entity, Judgement
from graphbuilder.resolve.display import joined
from graphbuilder.resolve.guises import Guise, office_of
from graphbuilder.resolve.reasons import Decided
from graphbuilder.store.base import Run
from graphbuilder.store.guises import cypher
from graphbuilder.store.guises.days import shelf
from graphbuilder.store.guises.shades import holder_offices


@dataclass(slots=True)
class Completed:
    """What is decided with the rest counted in; *entities* that lost a Position of the part; *unfit* offices."""

    decided: dict[str, Decided]
    entities: list[Entity] = field(default_factory=list)
    unfit: set[str] = field(default_factory=set)


def completed(
    run: Run,
    guises: Mapping[str, Guise],
    decided: Mapping[str, Decided],
    offices: set[str],
    shades: Mapping[str, str],
    language: str,
) -> Completed:
    """Return *decided* with what stands outside the part of the *offices* that are looked at in part.

    *guises* are those of the part; *shades* says of its shades which entity each was one with. *language* is the graph's.
    """
    done = Completed(dict(decided))
    if offices:
        _Outside(run, guises, done, offices, language).complete(shades)
    return done


class _Outside:
    def __init__(
        self, run: Run, guises: Mapping[str, Guise], done: Completed, offices: set[str], language: str
    ) -> None:
        self._run = run
        self._guises = guises
        self._done = done
        self._offices = offices
        self._language = language
        self._positions = {id: guise for id, guise in guises.items() if guise.entity.type == "Position"}
        self._firsts = {guise.entity.id for guise in self._positions.values()}
        self._inside = sorted(self._positions)

    def complete(self, shades: Mapping[str, str]) -> None:
        """Bring what is decided to what it is with the rest."""
        called = {id: before for id, before in shades.items() if holder_offices(id) & self._offices}
        rows = self._rows(self._offices.union(*map(holder_offices, called)))
        vacant = [row for row in rows if row["type"] == "Position"]
        for office in sorted(self._offices):
            mark = shelf(office, named=False)
            if any(row["own"] for row in rows if row["shelf"] == mark):
                self._done.unfit.add(office)
            else:
                self._vacant(office, [row for row in vacant if row["shelf"] == mark])
        for id, before in sorted(called.items()):
            self._held(id, before, [row for row in rows if row["entity"] == before])

    def _rows(self, offices: Iterable[str]) -> list[dict[str, Any]]:
        marks = sorted(shelf(office, named=False) for office in offices)
        return self._run(cypher.OUTSIDE, ids=marks, inside=self._inside)

    # --- Positions without a holder ----------------------------------------------------------------------------------

    def _vacant(self, office: str, rows: list[dict[str, Any]]) -> None:
        own = [
            id
            for id, guise in self._positions.items()
            if (entity := self._entity(id)) is not None
            and entity.type == "Position"
            and office_of(guise.entity.posts[0]) == office
        ]
        if not rows:
            return
        entity, days = rows[0]["entity"], rows[0]["days"]
        first = min([rows[0]["first"], *(self._guises[id].entity.id for id in own)])
        if len(rows) > 1 or days < 2 or first != entity:
            self._done.unfit.add(office)
            return
        known = self._counted(office, entity, own)
        self._done.entities.append(known)
        for id in own:
            now = self._done.decided[id]
            why = now.first or _one_office(self._guises[id].entity, entity)
            self._done.decided[id] = now._replace(entity=known, first=why, others=now.others or why)

    def _counted(self, office: str, entity: str, own: Iterable[str]) -> Entity:
        """Return what all Positions without a holder of *office* are together: those outside, and *own* of the part."""
        nodes = [self._guises[id].entity for id in own]
        counts = {self._guises[id].entity.id: self._guises[id].members for id in own}
        rows = self._run(cypher.VACANT, shelf=shelf(office, named=False), entity=entity, inside=self._inside)
        for number, row in enumerate(rows):
            aliases = tuple(row["aliases"] or ())
            other = Entity(f"~{number}", row["name"], "Position", dict(row["names"]), aliases, row["country"])
            nodes.append(other)
            counts[other.id] = row["members"]
        return replace(joined(nodes, [], self._language, counts), id=entity, members=())

    # --- Positions of holders only the table names -------------------------------------------------------------------

    def _held(self, shade: str, before: str, rows: list[dict[str, Any]]) -> None:
        now = self._entity(shade)
        if not rows or (now is not None and now.id not in self._firsts):
            return  # nothing outside, or an article names the holder
        own = [id for id in self._positions if now is not None and (mine := self._entity(id)) and mine.id == now.id]
        first = min([*(row["first"] for row in rows), *(self._guises[id].entity.id for id in own)])
        if first != before or any(row["own"] for row in rows):
            self._done.unfit |= holder_offices(shade)
            return
        office = Entity(before, "", "Position")
        known = replace(joined([office], [self._guises[shade].entity], self._language, {}), members=())
        for id in own:
            self._done.decided[id] = self._done.decided[id]._replace(entity=known)
        self._done.decided[shade] = Decided(known, None, None, uniform=True)

    def _entity(self, id: str) -> Entity | None:
        found = self._done.decided.get(id)
        return found.entity if found is not None else None


def _one_office(own: Entity, entity: str) -> Judgement:
    """Return the reason why a Position without a holder is in *entity*, where nothing in the part says one."""
    a, b = sorted((own.id, entity))
    (post,) = own.posts
    return Judgement(a, b, True, 1.0, f"one office: {post.title} of {post.of}")

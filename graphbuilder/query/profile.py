"""Everything about one entity at a glance: names, positions, links, timeline."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from graphbuilder.errors import BadParameter
from graphbuilder.query.aliases import aliases
from graphbuilder.query.entities import Found, Reader, find_entities, near_names
from graphbuilder.query.frame import raw

if TYPE_CHECKING:
    import pandas as pd

_REJECTED = """MATCH (:Entity {id: $entity})<-[r]-(s:Rejected)-[:EVIDENCE]->(x:Sentence)
RETURN DISTINCT s.relation AS relation, s.judged_by AS by, substring(s.judged_at, 0, 10) AS at, s.judged_reason AS reason,
x.text AS evidence, s.id AS statement ORDER BY at, statement"""


@dataclass(frozen=True)
class Profile:
    """What the graph says of *entity*; *aliases* says why each name counts as it.

    *rejected* are statements that people said are wrong, with who and why. The other frames are the answers of the stored
    questions named as their fields.
    """

    entity: Found
    aliases: "pd.DataFrame"
    positions: "pd.DataFrame"
    neighbours: "pd.DataFrame"
    everything: "pd.DataFrame"
    rejected: "pd.DataFrame"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: names, then a table each of positions, links and timeline; all text escaped."""
        one = self.entity
        parts = [f"<h3>{escape(one.name)} <small>{escape(one.type)}</small></h3>"]
        tables = {
            "Names": self.aliases,
            "Positions": self.positions,
            "Links": self.neighbours,
            "Timeline": self.everything,
            "Rejected": self.rejected,
        }
        parts += [
            f"<h4>{title}</h4>{frame.to_html(index=False, max_rows=20, na_rep='', border=0)}"
            for title, frame in tables.items()
            if not frame.empty
        ]
        return "".join(parts)


def profiles(store: Reader, text: str, *, min_confidence: float = 0.0) -> list[Profile]:
    """Return the profile of each entity *text* may mean, from statements of at least *min_confidence*.

    Raises:
        BadParameter: The graph knows nothing of that name; says what is near.
    """
    return [_profile(store, one, min_confidence) for one in meant(store, text)]


def meant(store: Reader, text: str) -> list[Found]:
    """Return each entity *text* may mean, at least one; raises as `profiles` does."""
    found = find_entities(store, text)
    if not found:
        near = near_names(store, text)
        hint = f"did you mean {' or '.join(f'«{name}»' for name in near)}?" if near else "no name comes near"
        raise BadParameter(f"the graph knows nothing called «{text}»; {hint}")
    return found


def _profile(store: Reader, entity: Found, min_confidence: float) -> Profile:
    from graphbuilder.query import run

    positions = "positions" if entity.type == "Person" else "who-held"
    key = "person" if entity.type == "Person" else "of"
    return Profile(
        entity,
        aliases(store, entity),
        run(store, positions, {key: entity.id, "min_confidence": min_confidence}),
        run(store, "neighbours", {"entity": entity.id, "min_confidence": min_confidence}),
        run(store, "everything", {"entity": entity.id, "min_confidence": min_confidence}),
        raw(store.read(_REJECTED, {"entity": entity.id})),
    )

"""Who is who in a graph against what resolving all of it at once says, and its guises against its members."""

from collections import defaultdict
from collections.abc import Sequence

from graphbuilder import lexicon
from graphbuilder.model import Entity, Judgement, Resolution
from graphbuilder.resolve import resolve
from graphbuilder.resolve.guises import gathered, joined, shades
from graphbuilder.store import judging
from graphbuilder.store.base import Run
from graphbuilder.store.change import Change
from graphbuilder.store.guises import Keeper
from graphbuilder.store.guises import cypher as guises
from graphbuilder.store.guises.keep import ties
from graphbuilder.store.links import links
from graphbuilder.store.rows import entity_node, entity_of
from graphbuilder.store.statements import MEMBERS
from graphbuilder.store.upkeep import questions


def identity(run: Run, *, shared: bool, repair: bool) -> dict[str, set[str]]:
    """Return what is wrong with who is who: of what kind, and the ids."""
    members = [entity_of(row) for row in run(MEMBERS)]
    judgements = judging.judgements(run)
    resolution = resolve(members, judgements)
    wrong = {
        "members whose entity or reason is another": _ties(run, resolution),
        "entities with other names": _entities(run, resolution),
        "guises": _guises(run, members, judgements),
    }
    if repair and any(wrong.values()):
        for statement in guises.DELETE_ALL:
            run(statement)
        Change(run, relations=lexicon.relations(), shared=shared).apply(resolution)
        Change(run, relations=lexicon.relations(), shared=shared).settle()
    return wrong


def _ties(run: Run, resolution: Resolution) -> set[str]:
    wanted = {
        member: (row["b"], *(row["properties"].get(key) for key in ("by", "at", "reason", "score")))
        for member, row in links(resolution, resolution.entities).items()
    }
    present = {
        row["id"]: tuple(row[key] for key in ("entity", "by", "at", "reason", "score")) for row in run(questions.TIES)
    }
    return {id for id in wanted.keys() | present.keys() if wanted.get(id) != present.get(id)}


def _entities(run: Run, resolution: Resolution) -> set[str]:
    wanted = {each.id: entity_node(each) for each in resolution.entities.values()}
    present = {row["id"]: entity_node(entity_of(row)) for row in run(questions.ENTITIES)}
    return {id for id in wanted.keys() | present.keys() if wanted.get(id) != present.get(id)}


def _guises(run: Run, members: Sequence[Entity], judgements: Sequence[Judgement]) -> set[str]:
    wanted = {id: joined(id, own) for id, own in gathered(members, judgements).items()}
    wanted |= {shade.id: shade for shade in shades(members, judgements)}
    keeper = Keeper(run)
    present = {id: stored.guise for id, stored in keeper.load(keeper.all()).items()}
    under: dict[str, set[str]] = defaultdict(set)
    for row in run(questions.UNDER):
        under[row["guise"]].add(row["block"])
    wrong = {id for id in wanted.keys() | present.keys() if wanted.get(id) != present.get(id)}
    own = {row["id"]: row["guise"] for row in run(guises.LIVE_MEMBERS)}
    for id, listed in gathered(members, judgements).items():
        wrong |= {id for each in listed if own[each.id] != id}
    return wrong | {id for id, guise in wanted.items() if ties(guise).keys() != under.get(id, set())}

"""Who is who across documents: blocks, scores, and sets joined best pair first; people's judgements before all.

The result depends on the set of members and judgements alone, not on their order. What is compared is guises, members
that look alike; `decide` takes those of a part of a graph, `resolve` all there are.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from graphbuilder import grammar
from graphbuilder.model import Entity, Judgement, Resolution
from graphbuilder.names.person import parts_of
from graphbuilder.resolve.display import joined as entity_of
from graphbuilder.resolve.given import Given
from graphbuilder.resolve.groups import Group, GroupKey, block_keys, group, group_key, group_of
from graphbuilder.resolve.guises import Guise, gathered, is_lone, joined, shades, table_ids
from graphbuilder.resolve.human import Decisions
from graphbuilder.resolve.links import Links
from graphbuilder.resolve.offices import fill_offices, is_office, other_office
from graphbuilder.resolve.pairs import compare, countries_conflict, score_groups
from graphbuilder.resolve.reasons import Decided, Reasons, spread
from graphbuilder.resolve.score import score_names
from graphbuilder.resolve.traits import conflict, further_names, lasting
from graphbuilder.resolve.union import Union
from graphbuilder.resolve.weights import threshold, weights


def resolve(members: Iterable[Entity], judgements: Iterable[Judgement] = ()) -> Resolution:
    """Return who is who among *members* (document-level entities), with the judgements behind it.

    People's *judgements* win over the resolver's; of two that contradict each other the later wins. A name that says
    less (a surname, initials) joins a full name only where exactly one fits. The id of an entity is the gazetteer key
    among its members, else their smallest id.
    """
    run, guises = _full(members, judgements)
    return spread(run.decided(), run.judgements, guises)


def doubtful(members: Iterable[Entity], judgements: Iterable[Judgement] = ()) -> list[Judgement]:
    """Return the pairs of entities the resolver is least sure of and nobody has judged, the likeliest first."""
    run, _ = _full(members, judgements)
    return run.doubts()


def decide(
    guises: Iterable[Guise],
    judgements: Iterable[Judgement],
    *,
    language: str,
    settled: Iterable[tuple[Guise, Entity]] = (),
    closed: Collection[str] = (),
) -> dict[str, Decided]:
    """Return who is who among *guises*, by guise; those without members are left out.

    *guises* are all that share blocks with any of them, *judgements* all on their members. *settled* are persons who hold
    offices among *guises* and whose entities are known; *language* is the one of most names in the graph. Under the blocks
    *closed* fall more than are compared.
    """
    return _Run(guises, judgements, language, settled, closed).decided()


def language_of(counts: Mapping[str, int]) -> str:
    """Return the language most names are written in, of *counts* by language; "" of none."""
    return max(counts, key=lambda language: (counts[language], language), default="")


def _full(
    members: Iterable[Entity], judgements: Iterable[Judgement]
) -> "tuple[_Run, list[tuple[Guise, list[Entity]]]]":
    """Return a run over all *members*, and its guises with the members of each."""
    judgements = list(judgements)
    live = list(_distinct(members).values())
    guises = [(joined(id, own), own) for id, own in gathered(live, judgements).items()]
    counts = Counter(grammar.of(member.name).language for member in live if ":" not in member.id)
    alone = [guise for guise, _ in guises]
    return _Run([*alone, *shades(live, judgements)], judgements, language_of(counts)), guises


class _Run:
    """One resolution on its way. Each node is a guise, by the id of its first member."""

    def __init__(
        self,
        guises: Iterable[Guise],
        judgements: Iterable[Judgement],
        language: str,
        settled: Iterable[tuple[Guise, Entity]] = (),
        closed: Collection[str] = (),
    ) -> None:
        judgements = list(judgements)
        self.guises = {guise.entity.id: guise for guise in guises}
        self.language = language
        self.human = Decisions(judgements)
        self.links = Links(judgements)
        self.given = Given(judgements)
        #: Nodes without a document: those people judged, and the office holders of the table. They give no names.
        self.shades = {id for id, guise in self.guises.items() if not guise.members}
        self.nodes = {id: self.guises[id].entity for id in sorted(self.guises)}
        self.groups = group(self.nodes.values(), self.human.held & self.nodes.keys())
        self.of_node = {node.id: each.key for each in self.groups.values() for node in each.nodes}
        self.settled: dict[GroupKey, Entity] = {}
        #: Of these, surnames of several members that no full name took in.
        self.settled_several: set[GroupKey] = set()
        self.closed = closed
        self._settle(settled)
        self._decide()

    def _settle(self, settled: Iterable[tuple[Guise, Entity]]) -> None:
        """Take in persons whose entities are known: they hold offices, and nothing else joins them."""
        listed: dict[GroupKey, list[Entity]] = defaultdict(list)
        for guise, entity in settled:
            key: GroupKey = ("settled", entity.id)
            self.settled[key] = entity
            listed[key].append(guise.entity)
            if guise.members > 1 and guise.lone and entity.name == guise.entity.name:
                self.settled_several.add(key)
        for key, nodes in listed.items():
            self.groups[key] = group_of(key, sorted(nodes, key=lambda node: node.id))
            self.of_node |= {node.id: key for node in nodes}

    def _decide(self, first: Sequence[Judgement] = ()) -> None:
        """Join groups; the merges *first* before anything else, which the rules then have to go by."""
        self.union: Union[GroupKey] = Union()
        self.judgements: list[Judgement] = []
        self.returned: set[GroupKey] = set()
        self.short: dict[str, set[GroupKey]] | None = None
        for key in sorted(self.groups):
            self.union.find(key)
        merges = self._apart(first)
        pairs, self.unsure = compare(self.groups, self.closed)
        self._join_pairs(pair for pair in pairs if pair[1][0] != "held" and pair[2][0] != "held")
        free = [key for key in sorted(self.groups) if key[0] not in ("held", "settled")]
        self._attach(free)
        held = [key for key in sorted(self.groups) if key[0] == "held" and not is_office(self.groups[key])]
        for key in sorted(held, key=lambda key: (self.human.weight(key[1]), key)):
            self._return_held(key, pairs)
            self.returned.add(key)
            self._attach(self._short_for(key, free))  # what stays keeps its short names
        self.judgements += fill_offices(self.groups, self.of_node, self.union, merges, self._several())
        refused = self._merge(merges)
        if refused and not first:
            self._decide(refused)
        elif merges:
            self._attach(free)

    def _several(self) -> set[GroupKey]:
        """Return the surnames of several members that no full name took in: each of them may be somebody else."""
        plural = {id for id, guise in self.guises.items() if guise.members > 1 and guise.lone}
        found = {self.of_node[id] for id in plural}
        found = {key for key in found if key[0] not in ("key", "held") and len(self.union.members(key)) == 1}
        return found | self.settled_several

    def _apart(self, first: Sequence[Judgement]) -> list[Judgement]:
        """Put people's judgements that two are not the same to effect, and *first*; return their merges.

        Whoever is merged with one of two that are kept apart is kept from the other too.
        """
        accepted = self.human.accepted(self.nodes.keys())
        merges = [judgement for judgement in accepted if judgement.same]
        together: Union[str] = Union()
        for judgement in merges:
            together.join(judgement.a, judgement.b)
        for judgement in first:
            self.union.join(self.of_node[judgement.a], self.of_node[judgement.b])
        for judgement in accepted:
            if judgement.same:
                continue
            together.find(judgement.a), together.find(judgement.b)
            for a in together.members(judgement.a):
                for b in together.members(judgement.b):
                    self.union.part(self.of_node[a], self.of_node[b])
            self.judgements.append(judgement)
        return merges

    def _merge(self, merges: Iterable[Judgement]) -> list[Judgement]:
        """Put people's merges to effect, whole entities with whole entities; return those the rules stand against."""
        refused = []
        for judgement in merges:
            if self.union.join(self.of_node[judgement.a], self.of_node[judgement.b]):
                self.judgements.append(judgement)
            else:
                refused.append(judgement)
        return refused

    def _join_pairs(self, pairs: Iterable[tuple[float, GroupKey, GroupKey, str]]) -> None:
        """Join pairs, best first, where every name of the one set agrees with every name of the other."""
        listed = list(pairs)
        ambiguous = self._ambiguous(listed)
        for score, a, b, reason in listed:
            if a in ambiguous or b in ambiguous or not self._agree(a, b):
                continue
            self._join(a, b, score, reason)

    def _ambiguous(self, pairs: Sequence[tuple[float, GroupKey, GroupKey, str]]) -> set[GroupKey]:
        """Names that fit two who contradict each other, by patronymic, middle name, calling or kind: they join neither."""
        fitting: dict[GroupKey, list[GroupKey]] = defaultdict(list)
        for _, a, b, _ in pairs:
            if not self._conflict(self.groups[a], self.groups[b]):
                fitting[a].append(b)
                fitting[b].append(a)
        return {
            key
            for key, others in fitting.items()
            if len(others) > 1 and key[0] != "held" and self._says_less(key, others)
        }

    def _says_less(self, key: GroupKey, others: Sequence[GroupKey]) -> bool:
        """True where two of *others* contradict each other in what *key* says nothing of."""
        own = self.groups[key]
        known = lasting(own.traits)
        pairs = combinations(others[: weights().limits.block], 2)
        return any(
            (conflict(self.groups[a].traits, self.groups[b].traits) and not known & {"state", "private"})
            or self._named_apart(own, self.groups[a], self.groups[b])
            for a, b in pairs
        )

    def _named_apart(self, own: Group, one: Group, other: Group) -> bool:
        """True where two names differ in a patronymic or middle name that *own* has not."""
        if own.type != "Person" or parts_of(own.name).patronymic or parts_of(own.name).middle:
            return False
        _, features = score_names(one.name, other.name, "Person")
        return "patronymic_conflict" in features or "middle_conflict" in features

    def _agree(self, a: GroupKey, b: GroupKey) -> bool:
        for one in self.union.members(a):
            for other in self.union.members(b):
                first, second = self.groups[one], self.groups[other]
                if first.type != second.type or first.type not in ("Person", "Organization"):
                    continue
                if first.type == "Person" and (countries_conflict(first, second) or self._conflict(first, second)):
                    return False
        return not conflict(self._traits(a), self._traits(b))

    def _traits(self, key: GroupKey) -> frozenset[str]:
        """What all documents together say of the set that *key* is in."""
        return frozenset().union(*(self.groups[each].traits for each in self.union.members(key)))

    def _conflict(self, one: Group, other: Group) -> bool:
        if conflict(one.traits, other.traits):
            return True
        if one.type != "Person" or other.type != "Person":
            return False
        return all(
            any(name.endswith("_conflict") for name in score_names(a, b, "Person")[1])
            for a in (one.name, *further_names(one.traits))
            for b in (other.name, *further_names(other.traits))
        )

    def _attach(self, keys: Iterable[GroupKey]) -> None:
        """Let what says less join the one set it fits: initials first, then surnames."""
        shorter = [self.groups[key] for key in keys if self.groups[key].type == "Person" and self.groups[key].rank < 3]
        index = self._full_by_surname()
        wanted = []
        for each in sorted(shorter, key=lambda each: (-each.rank, each.key)):
            if len(self.union.members(each.key)) > 1 or each.rank == 0:
                continue
            fitting = self._fitting(each, index)
            if len({self.union.find(key) for key, _, _ in fitting}) == 1:
                key, score, reason = max(fitting, key=lambda found: (found[1], found[0]))
                wanted.append((each.key, key, score, reason))
        for a, b, score, reason in wanted:
            self._join(a, b, score, reason)

    def _short_for(self, key: GroupKey, free: Iterable[GroupKey]) -> set[GroupKey]:
        """Those of *free* that may be short for the full name of *key*."""
        if self.groups[key].type != "Person" or self.groups[key].rank < 3:
            return set()
        if self.short is None:
            self.short = defaultdict(set)
            for short in free:
                if self.groups[short].type == "Person" and self.groups[short].rank < 3:
                    for bones in _surnames(self.groups[short]):
                        self.short[bones].add(short)
        return {short for bones in _surnames(self.groups[key]) for short in self.short.get(bones, ())}

    def _full_by_surname(self) -> dict[str, list[GroupKey]]:
        index: dict[str, list[GroupKey]] = defaultdict(list)
        for key in sorted(self.groups):
            each = self.groups[key]
            if each.type != "Person" or each.rank < 3 or key[0] == "settled":
                continue
            if key[0] != "held" or key in self.returned:
                for block in {block for block in block_keys(each) if block[0] == "Person" and not block[2]}:
                    index[block[1]].append(key)
        return index

    def _fitting(self, each: Group, index: dict[str, list[GroupKey]]) -> list[tuple[GroupKey, float, str]]:
        """Full names that *each* may be short for."""
        found = []
        for bones in _surnames(each):
            for key in index.get(bones, ()):
                score, reason = score_groups(each, self.groups[key])
                if score >= threshold() and self.union.may_join(each.key, key) and not self._speaks_against(each, key):
                    found.append((key, score, reason))
        if each.key[:2] == ("Person", "leader"):  # «Обама» alone is the president, whoever else bears the name
            found = [
                one for one in found if score_names(each.key[2], self.groups[one[0]].name, "Person")[0] >= threshold()
            ]
        return found

    def _speaks_against(self, each: Group, key: GroupKey) -> bool:
        """True where the documents say other things of a short name and of the set that *key* is in."""
        own = [post for node in each.nodes for post in node.posts]
        persons = [self.groups[one] for one in self.union.members(key) if self.groups[one].type != "Position"]
        theirs = [post for one in persons for node in one.nodes for post in node.posts]
        return conflict(each.traits, self._traits(key)) or other_office(own, theirs)

    def _return_held(self, key: GroupKey, pairs: Sequence[tuple[float, GroupKey, GroupKey, str]]) -> None:
        """A member people judged apart from another goes back where its name belongs, if that is not forbidden."""
        own = self._natural(key)
        same = [other for other in sorted(self.groups) if other != key and self._natural(other) == own]
        scored = [(b if a == key else a, score, reason) for score, a, b, reason in pairs if key in (a, b)]
        for other, score, reason in [*((other, 1.0, "one name") for other in same), *scored]:
            later = other[0] == "held" and self.human.weight(other[1]) > self.human.weight(key[1])
            if not later and self.union.may_join(key, other) and self._agree(key, other):
                self._join(key, other, score, reason)
        if len(self.union.members(key)) == 1 and self.groups[key].rank in (1, 2):
            self._attach([key])

    def _natural(self, key: GroupKey) -> GroupKey:
        """The key of a group that a person took out of its name's group."""
        return group_key(self.nodes[key[1]], frozenset()) if key[0] == "held" else key

    def _join(self, a: GroupKey, b: GroupKey, score: float, reason: str) -> None:
        if self.union.find(a) != self.union.find(b) and self.union.join(a, b):
            one, other = sorted((self.groups[a].nodes[0].id, self.groups[b].nodes[0].id))
            self.judgements.append(Judgement(one, other, True, round(score, 4), reason))

    def decided(self) -> dict[str, Decided]:
        """Return, by guise, the entity of each that has members, and why; of a shade, the one it speaks for, if any."""
        entities: dict[str, Entity | None] = {}
        for keys in self.union.sets(sorted(self.groups)).values():
            nodes = [node for key in keys for node in self.groups[key].nodes]
            entities.update(self._together(keys, nodes))
        why = Reasons(self.groups, {id: guise.members for id, guise in self.guises.items()}, self.judgements, entities)
        return {self.guises[id].id: Decided(entities[id], *why.of(self.of_node[id], id)) for id in sorted(entities)}

    def _together(self, keys: Sequence[GroupKey], nodes: Sequence[Entity]) -> dict[str, Entity | None]:
        """Return the entity of each of *nodes*, those of one set, None where every member is one of its own."""
        live = [node for node in nodes if node.id in self.guises and node.id not in self.shades]
        if not live:
            return {}
        if (
            len(nodes) == 1
            and keys[0][0] not in ("key", "held")
            and is_lone(live[0])
            and not self.given.about(live[0].id)
        ):
            return {live[0].id: None}
        known = next((self.settled[key] for key in keys if key in self.settled), None)
        if known is None:
            counts = {node.id: self.guises[node.id].members for node in live}
            table = [node for node in nodes if node.id in self.shades and node.id in table_ids()]
            known = entity_of(live, table, self.language, counts)
            linked = [node for node in nodes if node.type != "Position"] or nodes
            known = replace(known, wikidata=self.links.only(node.id for node in linked))
            known = self.given.to(known, (node.id for node in nodes))
        return dict.fromkeys((node.id for node in nodes if node.id in self.guises), known)

    def doubts(self) -> list[Judgement]:
        """Return the unsure pairs that are in different sets and may still be joined."""
        found: list[Judgement] = []
        for (a, b), (score, reason) in self.unsure.items():
            if self.union.find(a) != self.union.find(b) and self.union.may_join(a, b):
                found += self._doubt(a, b, score, reason)
        for (a, b), wikidata in self._same_ids():
            found += self._doubt(a, b, weights().scores.same_wikidata, f"both are linked to Wikidata's {wikidata}")
        return sorted(found, key=lambda judgement: (-judgement.score, judgement.a, judgement.b))

    def _doubt(self, a: GroupKey, b: GroupKey, score: float, reason: str) -> Iterable[Judgement]:
        live = [[node.id for node in self.groups[key].nodes if node.id not in self.shades] for key in (a, b)]
        if all(live):
            one, other = sorted((live[0][0], live[1][0]))
            yield Judgement(one, other, None, round(score, 4), reason)

    def _same_ids(self) -> Iterable[tuple[tuple[GroupKey, GroupKey], str]]:
        """Pairs of sets that may be joined and are linked to one id of Wikidata."""
        first: dict[str, GroupKey] = {}
        for keys in self.union.sets(sorted(self.groups)).values():
            wikidata = self.links.only(node.id for key in keys for node in self.groups[key].nodes)
            if wikidata is not None:
                other = first.setdefault(wikidata, keys[0])
                if other != keys[0] and self.union.may_join(other, keys[0]):
                    yield (other, keys[0]), wikidata


def _distinct(members: Iterable[Entity]) -> dict[str, Entity]:
    """Members by id, sorted; of two with one id the aliases of both."""
    found: dict[str, Entity] = {}
    for member in members:
        known = found.get(member.id)
        if known is not None and known != member:
            first = min(known, member, key=repr)
            member = replace(first, aliases=tuple(sorted({*known.aliases, *member.aliases})))
        found[member.id] = member
    return {name: found[name] for name in sorted(found)}


def _surnames(each: Group) -> set[str]:
    return {block[1] for block in block_keys(each) if block[0] == "Person"}

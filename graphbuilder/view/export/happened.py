"""The occurrences of a subgraph, by the rule of the graph's own: for an export that must bring them along."""

from collections import defaultdict
from typing import NamedTuple

from graphbuilder.lexicon import relations
from graphbuilder.store.derive import OBJECTS, OPEN, Pair, parties
from graphbuilder.store.occurrences import Place, Report, kind_of, occurrences, properties_of
from graphbuilder.view.export.rows import Row
from graphbuilder.view.records import Claim, Subgraph


class Happened(NamedTuple):
    """Properties of occurrences and of parties nothing is stated of, and the links to them: (start, end, properties)."""

    occurrences: list[Row]
    parties: list[Row]
    of: list[tuple[str, str, Row]]
    about: list[tuple[str, str, Row]]
    party: list[tuple[str, str, Row]]


def happened(subgraph: Subgraph) -> Happened:
    """Return the occurrences that the statements of *subgraph* speak of."""
    known = relations()
    types = {node.id: node.type for node in subgraph.nodes}
    by_pair: dict[Pair, list[Report]] = defaultdict(list)
    for claim, report in zip(subgraph.claims, _reports(subgraph), strict=True):
        if claim.relation in known and claim.relation != OPEN:
            for pair in parties(claim.relation, _roles(claim), known[claim.relation].symmetric):
                by_pair[pair].append(report)
    found = Happened([], [], [], [], [])
    for pair, reports in sorted(by_pair.items()):
        listed = occurrences(reports, kind_of(pair, known[pair.relation], types))
        placed: set[str] = set()
        for each, properties in zip(listed, properties_of(pair, listed), strict=True):
            found.occurrences.append(properties)
            ends = (("subject", pair.a), ("object", pair.b))
            found.party.extend((properties["id"], end, {"role": role}) for role, end in ends if end)
            for one in (*each.reports, *each.others):
                found.of.append((one.id, properties["id"], {"status": one.status}))
                placed.add(one.id)
        waiting = [one.id for one in reports if one.id not in placed]
        found.about.extend((one, pair.key, {}) for one in waiting)
        found.parties.extend({"id": pair.key, "relation": pair.relation} for _ in waiting[:1])
    return found


def _roles(claim: Claim) -> dict[str, list[str]]:
    return {role: list(claim.filled(role.lower())) for role in ("SUBJECT", "PARTICIPANT", *OBJECTS)}


def _reports(subgraph: Subgraph) -> list[Report]:
    nodes = {node.id: node for node in subgraph.nodes}
    articles = {article.id: article for article in subgraph.articles}
    found = []
    for claim in subgraph.claims:
        article = articles.get(claim.evidence[0].document) if claim.evidence else None
        places = [nodes[one] for one in claim.filled("place") if one in nodes]
        found.append(
            Report(
                claim.id,
                claim.status,
                attributed=claim.attributed,
                confidence=claim.confidence,
                first=claim.time_from,
                last=claim.time_to,
                number=None if claim.quantity is None else (claim.quantity, claim.unit or ""),
                places=frozenset(Place(one.id, one.type, one.country) for one in places),
                document=article.id if article else "",
                published=article.published if article else None,
                source=article.source if article else None,
            )
        )
    return found

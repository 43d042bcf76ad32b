"""Rulings put to effect within a change: statements as their texts made them, and as people say they are.

A rejected statement is a node of its own label, so that nothing that asks for statements finds it. One that is corrected or
confirmed says whatever it said before in *was*, so that a ruling can be taken back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphbuilder.errors import ResolveError
from graphbuilder.lexicon import Relation
from graphbuilder.model import Party, Ruling
from graphbuilder.resolve.claim import claim, inside, place, said
from graphbuilder.store.base import Run
from graphbuilder.store.rows import Row, edge
from graphbuilder.store.rulings import cypher
from graphbuilder.store.rulings.records import GIVEN, Role, Told, drafted, holds, ruling_of, ruling_row
from graphbuilder.store.statements import STATED, create_evidence, create_roles, delete_statements, merge_statements

#: What `correct` and `confirm` make of how sure a statement is: a person says so.
SURE = 1.0
_JUDGED = {"reject": "rejected", "confirm": "confirmed", "correct": "corrected"}


class Rulings:
    """The rulings of a graph, within one transaction."""

    def __init__(self, run: Run, relations: Mapping[str, Relation]) -> None:
        self._run = run
        self._relations = relations
        self._mentions: dict[str, list[Row]] = {}

    # --- rulings -----------------------------------------------------------------------------------------------------

    def all(self) -> list[Ruling]:
        """Return all rulings, oldest first."""
        return sorted(map(ruling_of, self._run(cypher.RULINGS)), key=lambda each: (each.at, each.id))

    def known(self, ids: Iterable[str]) -> dict[str, Ruling]:
        """Return the rulings with *ids* that are there."""
        return {each.id: each for each in map(ruling_of, self._run(cypher.RULINGS_BY_ID, ids=sorted(set(ids))))}

    def store(self, rulings: Iterable[Ruling]) -> None:
        """Store *rulings*, each in place of an earlier one of its id."""
        if not self._run(cypher.ANY_RULING):
            self._claim()
        self._run(
            cypher.MERGE_RULINGS, rows=[ruling_row(each) for each in {each.id: each for each in rulings}.values()]
        )

    def forget(self, ids: Iterable[str]) -> None:
        """Delete the rulings with *ids*."""
        self._run(cypher.DELETE_RULINGS, ids=sorted(set(ids)))

    def _claim(self) -> None:
        """Say of each statement what it claims, in a graph from before statements did."""
        rows = self._run(cypher.UNCLAIMED)
        parties: dict[str, list[tuple[Party, str]]] = defaultdict(list)
        starts = {row["id"]: row["start"] for row in rows}
        for one in self._run(cypher.PARTIES, ids=sorted(starts)) if starts else ():
            start = starts[one["id"]]
            party = Party(one["role"].lower(), one["text"], one["start"] - start, one["stop"] - start)
            parties[one["id"]].append((party, one["via"]))
        claims = [{"id": row["id"], "claim": self._claimed(row, parties[row["id"]])} for row in rows]
        if claims:
            self._run(cypher.SET_CLAIMS, rows=claims)

    def _claimed(self, row: Row, parties: Sequence[tuple[Party, str]]) -> str:
        known = self._relations.get(row["relation"])
        return claim(row["text"], row["relation"], parties, symmetric=known is not None and known.symmetric).id

    # --- statements --------------------------------------------------------------------------------------------------

    def claiming(self, claims: Iterable[str]) -> list[str]:
        """Return the statements, rejected ones too, that make one of *claims*."""
        ids = sorted(set(claims))
        return sorted({row["id"] for label in STATED for row in self._run(cypher.claiming(label), ids=ids)})

    def judged(self) -> list[str]:
        """Return the statements that bear the mark of a ruling."""
        return sorted({row["id"] for label in STATED for row in self._run(cypher.judged(label))})

    def named(self, start: str) -> list[str]:
        """Return the statements whose id begins with *start*, not all of many."""
        return sorted({row["id"] for label in STATED for row in self._run(cypher.beginning(label), start=start)})

    def told(self, ids: Iterable[str]) -> list[Told]:
        """Return the statements with *ids* as the graph has them."""
        listed = sorted(set(ids))
        return [one for label in STATED for one in self._labelled(label, listed)] if listed else []

    def _labelled(self, label: str, ids: Sequence[str]) -> Iterable[Told]:
        rows = self._run(cypher.told(label), ids=list(ids))
        roles: dict[str, list[Role]] = defaultdict(list)
        for row in self._run(cypher.roles(label), ids=list(ids)) if rows else ():
            roles[row["id"]].append(Role(row["kind"], row["edge"]["properties"], row["entity"]))
        for row in rows:
            own = row["node"]["properties"]
            known = tuple(sorted(roles[own["id"]], key=lambda role: role.order))
            places = (row["document"], row["sentence"], row["start"], row["text"])
            rest = (row["title"] or "", row["url"], row["language"] or "")
            yield Told(own["id"], label, own, known, *places, *rest)

    def one(self, statement: str) -> Told:
        """Return the statement whose id is *statement*, or begins so."""
        found = self.named(statement) if statement else []
        if len(found) > 1 and statement not in found:
            shown = ", ".join(found)
            raise ResolveError(f"{statement}: the beginning of several statements ({shown}); give more of it")
        if not found:
            raise ResolveError(
                f"{statement}: no statement with this id in the graph; list ids with graphbuilder query everything -f json"
            )
        return self.told([statement if statement in found else found[0]])[0]

    def draft(self, statement: str) -> Ruling:
        """Return the ruling that would confirm a statement, by its id or what that begins with, as its text made it."""
        return drafted(self.original(self.one(statement)), self._relations)

    # --- effect ------------------------------------------------------------------------------------------------------

    def differing(self, ids: Iterable[str]) -> dict[str, Told]:
        """Return those of the statements *ids* that are not what the rulings on them say, as they should be."""
        found = self.told(ids)
        on: dict[str, list[Ruling]] = defaultdict(list)
        claims = sorted({one.properties["claim"] for one in found if one.properties.get("claim")})
        for ruling in map(ruling_of, self._run(cypher.RULINGS_ON, ids=claims)) if claims else ():
            on[ruling.claim].append(ruling)
        wrong = {}
        for one in found:
            rulings = [each for each in on[one.properties.get("claim") or ""] if holds(each, one.document)]
            latest = max(rulings, key=lambda each: (each.at, each.id), default=None)
            wanted = self.judged_by(self.original(one), latest)
            if _content(wanted) != _content(one):
                wrong[one.id] = wanted
        return wrong

    def arrived(self, rows: Iterable[Row]) -> None:
        """Put to effect what people said of the statements of *rows*, before they came."""
        if self._run(cypher.ANY_RULING):
            claims = {row["id"]: row["properties"]["claim"] for row in rows}
            found = self._run(cypher.RULINGS_ON, ids=sorted(set(claims.values()))) if claims else []
            known = {ruling_of(row).claim for row in found}
            self.bring(id for id, own in claims.items() if own in known)

    def bring(self, ids: Iterable[str]) -> None:
        """Make the statements *ids* what the rulings on them say."""
        wrong = self.differing(ids)
        if not wrong:
            return
        for label in STATED:
            self._run(delete_statements(label), ids=sorted(wrong))
        for label in STATED:
            self._write(label, [one for _, one in sorted(wrong.items()) if one.label == label])

    def _write(self, label: str, listed: Sequence[Told]) -> None:
        if not listed:
            return
        self._run(merge_statements(label), rows=[{"id": one.id, "properties": dict(one.properties)} for one in listed])
        self._run(create_evidence(label), rows=[edge(one.id, one.sentence) for one in listed])
        rows: dict[str, list[Row]] = defaultdict(list)
        for one in listed:
            for role in one.roles:
                rows[role.kind].append(edge(one.id, role.entity, **role.properties))
        for kind, own in sorted(rows.items()):
            self._run(create_roles(kind, label), rows=own)

    def original(self, one: Told) -> Told:
        """Return *one* as its text made it."""
        kept = {name: value for name, value in one.properties.items() if name not in GIVEN}
        was = json.loads(one.properties.get("was") or "{}")
        roles = one.roles
        if "roles" in was:
            roles = tuple(sorted(self._again(one, was.pop("roles")), key=lambda role: role.order))
        return replace(one, label="Statement", properties=kept | was, roles=roles)

    def judged_by(self, one: Told, ruling: Ruling | None) -> Told:
        """Return *one*, as its text made it, as *ruling* says it is; unchanged where that cannot be done."""
        if ruling is None:
            return one
        mark = {
            "judged": _JUDGED[ruling.kind],
            "judged_by": ruling.by,
            "judged_at": ruling.at,
            "judged_reason": ruling.reason,
        }
        if ruling.kind == "reject":
            return replace(one, label="Rejected", properties={**one.properties, **mark})
        roles = self._corrected(one, ruling)
        if roles is None:
            return one
        told = self._said(one, ruling)
        was: dict[str, Any] = {
            name: one.properties.get(name) for name in told if one.properties.get(name) != told[name]
        }
        if roles != one.roles:
            was["roles"] = [_remembered(role) for role in one.roles]
        mark["was"] = json.dumps(was, ensure_ascii=False, sort_keys=True)
        return replace(one, properties={**one.properties, **told, **mark}, roles=roles)

    def _said(self, one: Told, ruling: Ruling) -> dict[str, Any]:
        """Return the properties that *ruling* gives a statement."""
        told: dict[str, Any] = {"confidence": SURE}
        if ruling.to_relation:
            known = self._relations.get(ruling.to_relation)
            told |= {"relation": ruling.to_relation, "plover": known.plover if known else ""}
        if ruling.to_mode:
            negated = ruling.to_mode == "negated"
            told |= {"polarity": "negated" if negated else "affirmed"}
            told |= {"realis": one.properties["realis"] if negated else ruling.to_mode}
        return told

    def _corrected(self, one: Told, ruling: Ruling) -> tuple[Role, ...] | None:
        """Return the roles of *one* with the parties of *ruling* in place of those that had theirs; None where one is gone."""
        roles = list(one.roles)
        for party in ruling.to_parties:
            kind = party.role.upper()
            found = self._mention(one, party, ruling.sentence)
            if found is None:
                return None
            before = next((role for role in roles if role.kind == kind), None)
            span = {"text": found["text"], "start": found["start"], "end": found["stop"], "via": found["via"]}
            if before is not None and not inside(party, ruling.sentence):  # a pronoun is somebody else
                span = {name: before.properties[name] for name in span}
            roles = [role for role in roles if role.kind != kind]
            roles.append(Role(kind, span | {"member": found["member"]}, found["entity"]))
        return tuple(sorted(roles, key=lambda role: role.order))

    # --- mentions ----------------------------------------------------------------------------------------------------

    def mentions(self, document: str) -> list[Row]:
        """Return the mentions of *document* in order of the text."""
        if document not in self._mentions:
            rows = self._run(cypher.MENTIONS, ids=[document])
            self._mentions[document] = sorted(rows, key=lambda row: (row["start"], row["stop"], row["member"]))
        return self._mentions[document]

    def _mention(self, one: Told, party: Party, sentence: str) -> Row | None:
        """Return the mention that *party* of *sentence* is in the document of *one*: at its place, or the nearest elsewhere."""
        rows = [
            (row, Party("", row["text"], row["start"] - one.start, row["stop"] - one.start))
            for row in self.mentions(one.document)
        ]
        name = said(party.text)
        if inside(party, sentence):
            words = _words(party, sentence)
            here = [(row, _words(each, one.text)) for row, each in rows if inside(each, one.text)]
            over = [(row, own) for row, own in here if own.start < words.stop and words.start < own.stop]
            return min(over, key=lambda pair: (pair[1] != words, len(pair[1])), default=(None, words))[0]
        away = [row for row, each in rows if not inside(each, one.text) and said(each.text) == name]
        return min(away, key=lambda row: abs(row["start"] - one.start - party.start), default=None)

    def _again(self, one: Told, remembered: Iterable[Mapping[str, Any]]) -> Iterable[Role]:
        """Return roles as they were, of whoever their mentions are now."""
        for each in remembered:
            span = each["start"], each["end"]
            at = [row for row in self.mentions(one.document) if (row["start"], row["stop"]) == span]
            exact = [row for row in at if (row["text"], row["via"]) == (each["text"], each["via"])] or at
            if exact:
                own = {name: value for name, value in each.items() if name != "kind"}
                yield Role(each["kind"], own | {"member": exact[0]["member"]}, exact[0]["entity"])


def _words(party: Party, sentence: str) -> range:
    """Return which words of *sentence* the party is."""
    first = place(party, sentence)
    return range(first, first + max(1, len(said(party.text).split())))


def _remembered(role: Role) -> dict[str, Any]:
    return {"kind": role.kind, **{name: value for name, value in role.properties.items() if name != "member"}}


def _content(one: Told) -> tuple[Any, ...]:
    own = {name: value for name, value in one.properties.items() if value is not None}
    return one.label, own, [(role.kind, dict(role.properties), role.entity) for role in one.roles]

"""Scores statements against gold: matched by relation, subject, object and a sentence that overlaps the evidence.

Recall counts the required gold statements. Precision counts what is produced as a fact (affirmed, actual): wrong where
it matches no gold statement, or only such as the text denies, plans or supposes; the latter are counted apart as well.
What gold states as a fact elsewhere in the document is right too where nothing in the sentence itself speaks against
it: a text repeats itself, gold does not (``restated`` counts these; ``precision_of_sentences`` is without them). Speech
acts about the future (PLOVER AGREE, REQUEST and THREATEN) happen now: a promise shown as a fact is no error. Statements
without a type (RELATED) and bare attributions (SAID) make no edge and are left out.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from graphbuilder.lexicon import relations
from graphbuilder.makers.evaluate.compare import keys
from graphbuilder.makers.evaluate.gold import Gold, GoldStatement
from graphbuilder.makers.evaluate.records import Party, Record
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report

UNSCORED = frozenset({"RELATED", "SAID"})
ABOUT_THE_FUTURE = frozenset({"AGREE", "REQUEST", "THREATEN"})


def score_gold(name: str, golds: Sequence[Gold], produced: Mapping[str, Sequence[Record]]) -> Report:
    """Score *produced* (document id → records) against *golds*; the units are statements."""
    units: dict[str, list[Counts]] = defaultdict(list)
    findings: list[Finding] = []
    restated: list[Record] = []
    unjudged: list[Record] = []
    attributes: dict[str, list[bool]] = defaultdict(list)
    for gold in golds:
        scored = [record for record in produced.get(gold.document.id, ()) if record.relation not in UNSCORED]
        for relation, unit in (
            *_recall(gold, scored, findings, attributes),
            *_precision(gold, scored, findings, restated, unjudged),
        ):
            for group in ("overall", gold.document.language, f"{relation} {gold.document.language}"):
                units[group].append(unit)
    units.setdefault("overall", [])
    order = sorted(units, key=lambda group: (group != "overall", len(group) > 2, group))
    total = sum(units["overall"], Counts())
    facts = {
        "shown_as_fact": sum(finding.kind == "shown as fact" for finding in findings),
        "restated": len(restated),
        "unjudged": len(unjudged),
        "precision_of_sentences": round(Counts(total.right - len(restated), total.produced).precision, 4),
        **{f"{what}_right": f"{sum(marks)}/{len(marks)}" for what, marks in sorted(attributes.items())},
    }
    locked = any(gold.locked for gold in golds)
    return Report("gold", name, {g: units[g] for g in order}, findings, facts, locked)


def _recall(
    gold: Gold, produced: Sequence[Record], findings: list[Finding], attributes: dict[str, list[bool]]
) -> Iterator[tuple[str, Counts]]:
    for statement in gold.statements:
        matching = [record for record in produced if matches(record, statement, gold)]
        for what, right in _attributes(statement, matching, gold):
            attributes[what].append(right)
        if statement.required:
            if not matching:
                findings.append(
                    Finding("missed", gold.name, f"{statement}  «{statement.text}»", _around(gold, statement))
                )
            yield statement.relations[0], Counts(found=float(bool(matching)), expected=1)


def _precision(
    gold: Gold,
    produced: Sequence[Record],
    findings: list[Finding],
    restated: list[Record],
    unjudged: list[Record],
) -> Iterator[tuple[str, Counts]]:
    for record in produced:
        if not record.asserted:
            continue
        matching, facts, again = verdict(record, gold)
        if record.relation in gold.unjudged and not matching:
            unjudged.append(record)
            continue
        restated += [record] * again
        if not facts:
            kind = "shown as fact" if matching else "false"
            findings.append(Finding(kind, gold.name, f"{record}  {record.rule}", record.sentence))
        relation = (facts or matching)[0].relations[0] if matching else record.relation
        yield relation, Counts(right=float(bool(facts)), produced=1)


def verdict(record: Record, gold: Gold) -> tuple[list[GoldStatement], list[GoldStatement], bool]:
    """Return the gold statements an asserted record is, those of them that make it right, and whether only a restatement does."""
    matching = [s for s in gold.statements if matches(record, s, gold)]
    facts = [s for s in matching if s.asserted or _about_the_future(record, s)]
    if matching:
        return matching, facts, False
    anywhere = [s for s in gold.statements if s.asserted and matches(record, s, gold, anywhere=True)]
    return anywhere, anywhere, bool(anywhere)


def matches(record: Record, statement: GoldStatement, gold: Gold, *, anywhere: bool = False) -> bool:
    """Say whether *record* is *statement*; with *anywhere* its sentence need not overlap the evidence."""
    if record.relation not in statement.relations:
        return False
    if not anywhere and not (record.start < statement.end and statement.start < record.end):
        return False
    relation = relations().get(record.relation)
    both_ways = statement.either_way or (relation is not None and relation.symmetric)
    for subject, other in _pairs(record, both_ways):
        if _fills(subject, statement.subjects, gold) and _fills(other, statement.objects, gold):
            return True
    return False


def _pairs(record: Record, both_ways: bool) -> Iterator[tuple[Party | None, Party | None]]:
    subject, other = record.roles.get("subject"), record.roles.get("object")
    yield subject, other
    if both_ways:
        yield other, subject
        parties = [party for party in (subject, other, *record.participants) if party is not None]
        for one, two in combinations(parties, 2):
            yield one, two
            yield two, one


def _fills(party: Party | None, accepted: Sequence[str | None], gold: Gold) -> bool:
    if party is None:
        return None in accepted
    called = keys(party.names)
    return any(one is not None and called & gold.names[one] for one in accepted)


def _about_the_future(record: Record, statement: GoldStatement) -> bool:
    relation = relations().get(record.relation)
    future = statement.polarity == "affirmed" and record.relation == statement.relations[0]
    return future and relation is not None and relation.plover in ABOUT_THE_FUTURE


def _attributes(statement: GoldStatement, matching: Sequence[Record], gold: Gold) -> Iterator[tuple[str, bool]]:
    if not matching:
        return
    yield "polarity", any(record.polarity == statement.polarity for record in matching)
    yield "realis", any(record.realis == statement.realis for record in matching)
    if statement.speaker:
        yield "speaker", any(_fills(record.speaker, (statement.speaker,), gold) for record in matching)
    for role in ("place", "theme"):
        if wanted := getattr(statement, role):
            yield role, any(_fills(record.roles.get(role), (wanted,), gold) for record in matching)
    if statement.quantity is not None:
        yield "quantity", any(record.quantity == statement.quantity for record in matching)
    if statement.time:
        yield "time", any(_same_time(record.time, statement.time) for record in matching)


def _same_time(found: tuple[str | None, str | None] | None, wanted: str) -> bool:
    """Compare dates as far as the gold gives them: ``2024``, ``2025-04``, ``2024/2025``, ``--08-03`` (any year)."""
    if found is None:
        return False
    first, _, last = wanted.partition("/")
    begin, end = found[0] or found[1] or "", found[1] or found[0] or ""
    if first.startswith("--"):
        return begin[4:] == first[1:]
    return begin.startswith(first) and end.startswith(last or first)


def _around(gold: Gold, statement: GoldStatement, reach: int = 80) -> str:
    text = gold.document.text
    return text[max(0, statement.start - reach) : statement.end + reach]

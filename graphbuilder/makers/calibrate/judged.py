"""Statements with a verdict: what the confidence is fitted to. Gold that does not judge a statement yields nothing.

- Gold texts judge what is shown as a fact: as `score_gold` counts it.
- factRuEval judges occupations of persons, meetings, deals and ownership: right where all parties are those of one fact.
- PLOVER records judge statements of their own type: right where actors and recipients are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.extract.confidence import features
from graphbuilder.extract.tree import Tree
from graphbuilder.makers.evaluate.factrueval import Book, read_folder
from graphbuilder.makers.evaluate.factrueval.standard import Fact
from graphbuilder.makers.evaluate.factrueval.strings import any_close, normalised
from graphbuilder.makers.evaluate.gold import Gold, read_gold
from graphbuilder.makers.evaluate.plover import GoldEvent, judge, read_events
from graphbuilder.makers.evaluate.records import Record, records
from graphbuilder.makers.evaluate.run import Analyse
from graphbuilder.makers.evaluate.statements import UNSCORED, verdict
from graphbuilder.model import READER, Document, Localised, Mention, Statement

#: Relations → the contest's facts that judge them, and the argument each role has to be.
_OCCUPATION = {"subject": "who", "object": "where", "theme": "position"}
_PARTIES = {"subject": "participant", "object": "participant"}
_OWNERSHIP = {"subject": "owner", "object": "property"}
FACTS: Mapping[str, Sequence[tuple[str, Mapping[str, str]]]] = {
    **{name: [("occupation", _OCCUPATION)] for name in ("HEADS", "HOLDS_POSITION", "WORKS_FOR")},
    **{name: [("meeting", _PARTIES)] for name in ("MET", "NEGOTIATED_WITH")},
    **{name: [("deal", _PARTIES)] for name in ("SIGNED_WITH", "BOUGHT_FROM", "SOLD_TO", "TRADED_WITH")},
    "ACQUIRED": [("ownership", _OWNERSHIP), ("deal", _PARTIES)],
    "OWNS": [("ownership", _OWNERSHIP)],
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement as the model of confidence sees it (*seen*), whether it is *right*, and the text it is from."""

    source: str
    document: str
    seen: Mapping[str, float]
    right: bool
    relation: str = ""


def judge_all(golds: Sequence[Path], facts: Sequence[Path], events: Sequence[Path], analyse: Analyse) -> list[Judged]:
    """Judge what is found in gold files, factRuEval folders and files of PLOVER records: what a confidence is fitted to.

    Raises:
        ReadError: One of the golds is a locked test set.
    """
    judged: list[Judged] = []
    for path in golds:
        texts = read_gold(path)
        if any(gold.locked for gold in texts):
            raise ReadError(f"{path}: a locked test set; nothing is fitted to it, name other gold")
        judged += judged_gold(texts, analyse([gold.document for gold in texts]))
    for path in facts:
        books = read_folder(path)
        judged += judged_facts(books, analyse([Document(book.name, book.text, language="ru") for book in books]))
    for path in events:
        judgeable = read_events(path)
        judged += judged_events(judgeable, analyse([Document(one.id, one.text, language="en") for one in judgeable]))
    return judged


def judged_gold(golds: Sequence[Gold], found: Iterable[Localised]) -> Iterator[Judged]:
    """Judge the asserted statements of rules in gold texts; gold does not list all that the reader may find."""
    by_id = {gold.document.id: gold for gold in golds}
    for localised in found:
        gold = by_id[localised.extraction.document.id]
        for statement, record in _pairs(localised):
            if record.asserted and record.relation not in UNSCORED and statement.rule != READER:
                yield _judged("gold", localised, statement, bool(verdict(record, gold)[1]))


def judged_events(events: Sequence[GoldEvent], found: Iterable[Localised]) -> Iterator[Judged]:
    """Judge the statements of a record's own type."""
    by_id = {event.id: event for event in events}
    for localised in found:
        event = by_id[localised.extraction.document.id]
        for statement, record in _pairs(localised):
            if record.plover == event.event and record.relation not in UNSCORED:
                yield _judged("plover", localised, statement, judge(event, [record])["all"])


def judged_facts(books: Sequence[Book], found: Iterable[Localised]) -> Iterator[Judged]:
    """Judge the statements that the contest's four facts cover; those that only a difficult fact fits are passed over."""
    by_name = {book.name: book for book in books}
    for localised in found:
        book = by_name[localised.extraction.document.id]
        for statement, _ in _pairs(localised):
            if statement.polarity == "negated" or statement.relation not in FACTS or book.facts is None:
                continue
            if _is_bare_title(statement) and not _has_position(statement, book.facts, localised):
                continue
            fits = [fact for fact in book.facts if _is(statement, fact, localised)]
            if not fits or any(not fact.difficult for fact in fits):
                yield _judged("factrueval", localised, statement, bool(fits))


def _pairs(localised: Localised) -> Iterator[tuple[Statement, Record]]:
    return zip(localised.extraction.statements, records(localised), strict=True)


def _judged(source: str, localised: Localised, statement: Statement, right: bool) -> Judged:
    sentence = next(s for s in localised.extraction.sentences if s.index == statement.sentence)
    seen = features(statement, Tree(sentence))
    return Judged(source, f"{source} {localised.extraction.document.id}", seen, right)


def _is(statement: Statement, fact: Fact, localised: Localised) -> bool:
    """Say whether the fact has all parties of the statement; of a position and a place of work one is enough."""
    for kind, names in FACTS[statement.relation]:
        if kind != fact.type:
            continue
        fits = {
            role: _fills(statement.roles[role], names[role], fact, localised)
            for role in names
            if role in statement.roles
        }
        parties = [fit for role, fit in fits.items() if role != "theme"]
        if all(parties) or (kind == "occupation" and fits["subject"] and any(fits[r] for r in fits if r != "subject")):
            return True
    return False


def _is_bare_title(statement: Statement) -> bool:
    """Say whether it gives a person a title and no place of work: the contest has few of those («известный певец»)."""
    return "object" in statement.roles and statement.roles["object"].type == "Position"


def _has_position(statement: Statement, facts: Sequence[Fact], localised: Localised) -> bool:
    """Say whether gold gives this person a position at all."""
    of_person = [fact for fact in facts if _fills(statement.roles["subject"], "who", fact, localised)]
    return any(one.name == "position" for fact in of_person for one in fact.arguments)


def _fills(mention: Mention, argument: str, fact: Fact, localised: Localised) -> bool:
    if argument == "where" and mention.type == "Position":
        argument = "position"
    entity = localised.entities.get(mention.id)
    names = {mention.name, mention.text}
    if entity is not None:
        names |= {entity.name, entity.name_ru or "", *entity.aliases}
    wanted = [one.values for one in fact.arguments if one.name == argument]
    fits = _contains if argument == "position" else any_close
    return any(fits(values, normalised(name)) for values in wanted for name in names if name)


def _contains(values: Iterable[str], title: str) -> bool:
    """Titles of ours go on to the place of work and begin with what describes it: «глава МИД», «подмосковный губернатор»."""
    return any(f" {value} " in f" {title} " for value in values if value)

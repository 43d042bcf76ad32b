"""Who heads what and who works for whom, by the offices of a sentence: appositions, genitives, copulas."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphbuilder.extract.mentions import Found, Office, end_of, is_said_of, make_mention, tenure_of
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.statement import statement_of
from graphbuilder.extract.time import Times
from graphbuilder.model import Mention, Statement


def offices(items: Sequence[Found], times: Sequence[Times], pack: Pack) -> Iterator[Statement]:
    """Yield HEADS, HOLDS_POSITION and WORKS_FOR of every office with a holder, once a person and title.

    Needs offices with whom and what coreference found, and the *times* of each sentence.

    The years named right behind a title are those it was held in: «президент Чили с 2000 по 2006 год».
    """
    seen: set[tuple[str, str, str]] = set()
    for item, near in zip(items, times, strict=True):
        for office in item.offices:
            if office.person is None or office.plural or (office.of is None and not office.listed):
                continue
            if office.listed and is_said_of(item, office):
                continue  # the stance of its sentence counts: see `predicates`
            if office.of is None and (office.person.via == "position" or _needs_object(office, pack)):
                continue  # "the expert" again: it says no more than that the expert is an expert; "founder" of what?
            relation = relation_of(office, pack)
            target = office.of
            title = office.title.lower()
            person = office.person.antecedent or office.person.name
            key = (person, title, (target.key or target.name) if target else "")
            if key in seen:
                continue
            seen.add(key)
            yield replace(office_statement(item, office, relation, target, pack), time=tenure_of(item, office, near))


def relation_of(office: Office, pack: Pack) -> str:
    """Return what the title states: OWNS or FOUNDED for some, HEADS for a leader of something, else HOLDS_POSITION.

    Who was something once holds a title that says so: "the former president" heads nothing now.
    """
    if office.former or office.of is None or office.of.type == "Person":
        return "HOLDS_POSITION"
    if office.of.head == office.word.id and office.of.via == "demonym":  # a noun for a country's people
        return "CITIZEN_OF"
    relations: dict[str, str] = pack.words.get("positions", {}).get("relations", {})
    heads = office.head and not _has_portfolio(office, pack)
    return relations.get(office.word.lemma.lower()) or ("HEADS" if heads else "HOLDS_POSITION")


def _has_portfolio(office: Office, pack: Pack) -> bool:
    """Say whether a title is that of a minister of a country that a pronoun stands for: "its foreign minister"."""
    if office.of is None or office.of.type != "Country" or office.of.via != "pronoun":
        return False
    first = pack.word_set("positions", "first")
    lead = any(word.lemma.lower() in first for word in office.words)
    return not lead and office.word.lemma.lower() in pack.word_set("positions", "portfolio")


def _needs_object(office: Office, pack: Pack) -> bool:
    """Say whether a title states a relation that is one only to something: «основатель премии» is no office."""
    relations: dict[str, str] = pack.words.get("positions", {}).get("relations", {})
    return relations.get(office.word.lemma.lower()) in ("FOUNDED", "OWNS", "CITIZEN_OF", "BORN_IN", "LOCATED_IN")


def office_statement(item: Found, office: Office, relation: str, target: Mention | None, pack: Pack) -> Statement:
    """Return that *office*, which must have a holder, is the holder's; *target* is what it is of, if known."""
    assert office.person is not None
    sentence = item.sentence
    start, end = office.words[0].start, end_of(sentence, office.words)
    position = make_mention(sentence, office.words, office.word, "Position", name=office.title)
    roles = {"subject": office.person, "theme": position}
    if target is not None:
        roles["object"] = target
    else:
        roles["object"] = position
        del roles["theme"]
    return statement_of(
        item,
        pack,
        relation,
        roles,
        start=start,
        end=end,
        predicate=office.word.lemma,
        source="positions",
    )

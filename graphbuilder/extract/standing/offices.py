"""Who heads what, who works for whom and who is what by trade, by the titles of a sentence: appositions, genitives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graphbuilder.extract.mentions import LANDS, Found, Office, end_of, is_said_of, make_mention, tenure_of
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.statement import statement_of
from graphbuilder.extract.standing.trades import bare_title, calling, is_running, is_trade, links
from graphbuilder.extract.time import Times
from graphbuilder.model import Mention, Statement, Time

#: What an edge of a trade reads by it: «экономист → Сбербанк»; a citizen is a citizen.
_BY_TITLE = ("WORKS_FOR", "PLAYED_FOR", "REPRESENTS")


def offices(items: Sequence[Found], times: Sequence[Times], pack: Pack, published: str | None) -> Iterator[Statement]:
    """Yield what every office and trade with a holder states, once a person, title and relation.

    Needs offices with whom and what coreference found, the *times* of each sentence, and the day of publication (ISO).

    The years named right behind a title are those it was held in: «президент Чили с 2000 по 2006 год». A former title
    without years was held until the day of publication at the latest.
    """
    seen: set[tuple[str, str, str, str]] = set()
    for item, near in zip(items, times, strict=True):
        for office in item.offices:
            if office.person is None or office.plural or (office.of is None and not office.listed):
                continue
            if office.listed and is_said_of(item, office):
                continue  # the stance of its sentence counts: see `predicates`
            if office.of is None and (office.person.via == "position" or _needs_object(office, pack)):
                continue  # "the expert" again: it says no more than that the expert is an expert; "founder" of what?
            for made in stated(item, office, pack):
                if (key := _key(made)) not in seen:
                    seen.add(key)
                    yield replace(made, time=tenure_of(item, office, near) or _before(office, published))


def stated(item: Found, office: Office, pack: Pack) -> Iterator[Statement]:
    """Yield the statements that *office*, which must have a holder, makes of the holder: of the office, or of the trade."""
    if is_trade(item, office, pack):
        position = calling(item, office, pack)
        yield _statement(item, office, "OCCUPATION", {"object": position}, pack)
        for relation, target in links(office, _marker(item, office), pack):
            made = _statement(item, office, relation, {"object": target, "theme": position}, pack)
            yield replace(made, position=position.name if relation in _BY_TITLE else "")
        return
    if office.of is not None and office.of.type in LANDS and _marker(item, office) in pack.word_set("located_markers"):
        office = replace(office, of=None)  # "a police spokesman in Oslo" holds no office of the town
    relation, title = relation_of(item, office, pack), _title(item, office)
    if relation == "NOMINATED":
        roles = {"theme": title} | (
            {"subject": office.of} if office.of is not None and office.of.type == "Person" else {}
        )
        yield _statement(item, office, relation, roles, pack, holder="object")
        return
    roles = {"object": title} if office.of is None else {"object": office.of, "theme": title}
    made = replace(_statement(item, office, relation, roles, pack), position=bare_title(item, office))
    yield replace(made, realis="planned") if office.coming else made


#: What titles state to a firm, a club or a thing, never to a land that an adjective names.
_OF_BODIES = frozenset({"OWNS", "FOUNDED", "MEMBER_OF", "WORKS_FOR"})


def _marker(item: Found, office: Office) -> str:
    return item.tree.marker(office.of.head) if office.of is not None else ""


def relation_of(item: Found, office: Office, pack: Pack) -> str:
    """Return what an office states: OWNS or FOUNDED for some, HEADS for a leader of something, else HOLDS_POSITION.

    Who was or will be something holds a title that says so: "the former president" heads nothing now. Who has an office
    under a person works for that person.
    """
    lemma = office.word.lemma.lower()
    if is_running(item, office, pack):
        return "RAN_FOR"
    if lemma in pack.word_set("positions", "nominated"):
        return "NOMINATED"
    if office.former or office.coming or office.of is None:
        return "HOLDS_POSITION"
    if office.of.type == "Person":
        return "REPRESENTS" if lemma in pack.word_set("positions", "counsel") else "WORKS_FOR"
    if office.of.head == office.word.id and office.of.via == "demonym":  # a noun for a country's people
        return "CITIZEN_OF"
    relations: dict[str, str] = pack.words.get("positions", {}).get("relations", {})
    if office.of.via == "demonym" and relations.get(lemma) in _OF_BODIES:  # "the Kenyan founder": a founder from there
        return "CITIZEN_OF" if office.of.type == "Country" else "ORIGIN"
    heads = office.head and not _has_portfolio(office, pack)
    return relations.get(lemma) or ("HEADS" if heads else "HOLDS_POSITION")


def _before(office: Office, published: str | None) -> Time | None:
    """Return the bound that a former title sets: it was held before the article."""
    return Time(None, published[:10], "published") if office.former and published else None


def _key(made: Statement) -> tuple[str, str, str, str]:
    holder = made.roles["object" if made.relation == "NOMINATED" else "subject"]
    target, title = made.roles.get("object"), made.roles.get("theme")
    of = (target.key or target.name) if target else ""
    return (made.relation, holder.antecedent or holder.name, title.name.lower() if title else "", of.lower())


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
    if office.word.lemma.lower() in pack.word_set("positions", "running"):
        return True
    return relations.get(office.word.lemma.lower()) in (
        "FOUNDED",
        "OWNS",
        "CITIZEN_OF",
        "BORN_IN",
        "LOCATED_IN",
        "LIVES_IN",
        "ORIGIN",
    )


def _title(item: Found, office: Office) -> Mention:
    return make_mention(item.sentence, office.words, office.word, "Position", name=office.title)


def _statement(
    item: Found, office: Office, relation: str, roles: Mapping[str, Mention], pack: Pack, *, holder: str = "subject"
) -> Statement:
    assert office.person is not None
    return statement_of(
        item,
        pack,
        relation,
        {holder: office.person, **roles},
        start=office.words[0].start,
        end=end_of(item.sentence, office.words),
        predicate=office.word.lemma,
        source="positions",
    )

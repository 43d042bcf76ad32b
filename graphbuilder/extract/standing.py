"""Standing facts: who heads what, who works for whom, what lies where; from appositions, genitives, copulas."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphbuilder.extract.mentions import Found, Office, make_mention
from graphbuilder.extract.mentions.found import end_of
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.stated import stated
from graphbuilder.extract.when import Clock
from graphbuilder.model import Mention, Statement, Time, Word

_LAND = ("Country", "Region", "City", "Place")
_NEAR = 4  # how far behind a title its years begin
_BRACKETED = re.compile(r"\([^()]*\)")
_WIDER = {"Place": ("Country", "Region", "City"), "City": ("Country", "Region"), "Region": ("Country",)}


def offices(items: Sequence[Found], pack: Pack, clock: Clock) -> Iterator[Statement]:
    """Yield HEADS, HOLDS_POSITION and WORKS_FOR of every office with a holder, once a person and title.

    The years named right behind a title are those it was held in: «президент Чили с 2000 по 2006 год».
    """
    seen: set[tuple[str, str, str]] = set()
    for item in items:
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
            yield replace(office_statement(item, office, relation, target, pack), time=_term(item, office, clock))


def _term(item: Found, office: Office, clock: Clock) -> Time | None:
    """Return the stretch of time that stands inside a title or right behind it."""
    last = office.words[-1].id
    near = [item.tree[number] for number in range(office.word.id + 1, last + _NEAR) if number in item.tree.words]
    if not any(word.form[:1].isdigit() for word in near):
        return None
    return next(
        (time for first, _, time in clock.find(item.sentence.words) if _is_term(item, office, first, time)), None
    )


def _is_term(item: Found, office: Office, first: int, time: Time) -> bool:
    """Say whether a stretch of time that begins with word *first* is that of an office."""
    gap = (item.tree[number] for number in range(office.words[-1].id + 1, first))
    near = office.word.id < first <= office.words[-1].id + _NEAR
    return near and time.precision == "range" and all(word.upos in ("ADP", "PUNCT") for word in gap)


def without_terms(item: Found, times: list[tuple[int, int, Time]]) -> list[tuple[int, int, Time]]:
    """Return the times of a sentence but those in which somebody it names held an office: «умерла Линд, мэр с 1990 по 1997»."""
    held = [office for office in item.offices if office.person is not None and office.person.via == "name"]
    held = [office for office in held if not is_said_of(item, office)] if times else []
    return [each for each in times if not any(_is_term(item, office, each[0], each[2]) for office in held)]


def is_said_of(item: Found, office: Office) -> bool:
    """Say whether an office stands in the predicate of its holder: «Серов — министр», "Ann Lind is not a minister"."""
    subject = item.tree.child(office.word.id, "nsubj")
    if subject is None or office.person is None or office.person.head not in item.tree.words:
        return False
    return subject.id in (office.person.head, item.tree[office.person.head].head)


def relation_of(office: Office, pack: Pack) -> str:
    """Return what the title states: OWNS or FOUNDED for some, HEADS for a leader of something, else HOLDS_POSITION.

    Who was something once holds a title that says so: "the former president" heads nothing now.
    """
    if office.former or office.of is None or office.of.type == "Person":
        return "HOLDS_POSITION"
    if office.of.head == office.word.id and office.of.via == "demonym":  # a noun for a country's people
        return "CITIZEN_OF"
    stated: dict[str, str] = pack.words.get("positions", {}).get("relations", {})
    heads = office.head and not _has_portfolio(office, pack)
    return stated.get(office.word.lemma.lower()) or ("HEADS" if heads else "HOLDS_POSITION")


def _has_portfolio(office: Office, pack: Pack) -> bool:
    """Say whether a title is that of a minister of a country that a pronoun stands for: "its foreign minister"."""
    if office.of is None or office.of.type != "Country" or office.of.via != "pronoun":
        return False
    first = pack.word_set("positions", "first")
    lead = any(word.lemma.lower() in first for word in office.words)
    return not lead and office.word.lemma.lower() in pack.word_set("positions", "portfolio")


def _needs_object(office: Office, pack: Pack) -> bool:
    """Say whether a title states a relation that is one only to something: «основатель премии» is no office."""
    stated: dict[str, str] = pack.words.get("positions", {}).get("relations", {})
    return stated.get(office.word.lemma.lower()) in ("FOUNDED", "OWNS", "CITIZEN_OF", "BORN_IN", "LOCATED_IN")


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
    return stated(
        item,
        pack,
        relation,
        roles,
        start=start,
        end=end,
        predicate=office.word.lemma,
        source="positions",
    )


def places(items: Sequence[Found], pack: Pack) -> Iterator[Statement]:
    """Yield LOCATED_IN where a place hangs on a place by a preposition of place: «на площади Тянаньмэнь в китайской столице»."""
    markers, nouns = pack.word_set("located_markers"), pack.word_set("groups", "place")
    for item in items:
        for mention in item.mentions:
            if mention.type not in ("Place", "City", "Region", "Organization") or mention.via == "demonym":
                continue
            word = item.tree.words.get(mention.head)
            if word is None:
                continue
            heads = [word.id]
            parent = item.tree.parent(word)
            marker = item.tree.marker(word.id)
            bare = not marker or marker in pack.word_set("of_markers")
            if parent is not None and parent.lemma in nouns and bare:
                heads.append(parent.id)
            for head in heads:
                yield from _located(item, mention, head, markers, pack)
            yield from _within(item, mention, word, pack)


def _located(item: Found, mention: Mention, head: int, markers: frozenset[str], pack: Pack) -> Iterator[Statement]:
    land = mention.type in ("City", "Region")  # "attacked the town of Bunia in Congo"; but "sued Google in Texas"
    for child in (*item.tree.children(head, "nmod", "obl"), *_beside(item, head, land=land)):
        if _marker(item, child, pack) not in markers or child.feats.get("Case", "Loc") != "Loc":
            continue
        where = next((m for m in item.by_head.get(child.id, []) if m.type in _LAND and _other(m, mention)), None)
        if where is None or (where.start < mention.end and mention.start < where.end):
            continue
        marker = item.tree.child(child.id, "case")
        start, end = (marker.start, marker.end) if marker is not None else (child.start, child.end)
        yield _located_statement(item, mention, where, start, end, item.tree.marker(child.id), pack)


def _other(one: Mention, two: Mention) -> bool:
    """Say whether two places differ; those the gazetteer does not know have no key."""
    return one.key != two.key if one.key is not None else one.name != two.name


def _marker(item: Found, word: Word, pack: Pack) -> str:
    marker = item.tree.marker(word.id)
    return str(pack.words.get("marker_variants", {}).get(marker, marker))


def _within(item: Found, mention: Mention, word: Word, pack: Pack) -> Iterator[Statement]:
    """Yield where a city or region lies by the land named right behind it: «Остин, Техас», «в Кирове Калужской области»."""
    if mention.type == "Organization" or mention.via != "name":
        return
    for child in item.tree.children(word.id, "appos", "list", "nmod"):
        where = next((m for m in item.by_head.get(child.id, []) if _is_wider(m, mention, child)), None)
        if where is None or where.via != "name" or item.tree.marker(child.id):
            continue
        between = item.sentence.text[mention.end - item.sentence.start : where.start - item.sentence.start]
        mark = _BRACKETED.sub("", between).strip()  # «Аль-Айн (Al Ain) (ОАЭ)»
        fits = mention.country is None or mention.country == where.country
        beside = mark == "" and child.feats.get("Case") == "Gen" and mention.type == "City"
        if (mark in (",", "(") or beside) and fits and where.key != mention.key:
            yield _located_statement(item, mention, where, where.start, where.end, mark or child.lemma, pack)


def _is_wider(where: Mention, mention: Mention, child: Word) -> bool:
    """Say whether a place may hold another by its type; one no gazetteer knows only as an apposition of an unknown town."""
    if where.key is not None:
        return where.type in _WIDER[mention.type]
    return mention.type == "City" and where.type == "Place" and child.deprel == "appos"


def _located_statement(
    item: Found, mention: Mention, where: Mention, start: int, end: int, predicate: str, pack: Pack
) -> Statement:
    roles = {"subject": mention, "object": where}
    return stated(item, pack, "LOCATED_IN", roles, start=start, end=end, predicate=predicate, source="located_markers")


def _beside(item: Found, head: int, *, land: bool) -> Iterator[Word]:
    """Yield the adverbial right behind a place on the same verb: «прошёл на площади Тяньаньмэнь в столице»."""
    word = item.tree[head]
    if word.deprel.split(":")[0] not in (("obl", "obj", "nsubj") if land else ("obl",)):
        return
    behind = item.tree.after(head)
    for sibling in item.tree.children(word.head, "obl"):
        case = item.tree.child(sibling.id, "case")
        if case is not None and case.id == behind:
            yield sibling

"""Who a position of this document points to, with the reason.

The holder the document names, by title and land; else the dated table of office holders, if the text names that person
or the date of publication is known.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations
from typing import Self

from graphbuilder.extract.mentions import Draft, Found, Mentioned, Office, make_mention
from graphbuilder.extract.rules import Pack
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.holders import Holder, listed
from graphbuilder.model import Mention
from graphbuilder.names.person import may_be_one, parts_of, surname

_BODIES = ("Organization", "Country", "Region", "City")


@dataclass(frozen=True)
class Register:
    """The *persons* a document names and the offices it gives them: *known* are those with a holder."""

    pack: Pack
    published: str | None
    persons: tuple[Mention, ...]
    known: tuple[Office, ...]

    @classmethod
    def of(cls, items: Sequence[Found], pack: Pack, published: str | None) -> Self:
        """Take in every named person and every office with a named holder of the whole document."""
        mentions = (mention for item in items for mention in item.mentions)
        persons = tuple(mention for mention in mentions if mention.type == "Person" and mention.via == "name")
        offices = (office for item in items for office in item.offices)
        known = tuple(office for office in offices if office.person is not None and not office.former)
        return cls(pack, published, persons, known)

    @cached_property
    def by_surname(self) -> Mapping[str, Sequence[Mention]]:
        """The persons by surname, the fullest name first."""
        found: dict[str, list[Mention]] = defaultdict(list)
        for person in sorted(self.persons, key=lambda person: -len(person.name)):
            found[surname(person.name)].append(person)
        return found

    def holder_of(self, office: Office) -> tuple[Mention | None, str]:
        """Return the person an office without a name points to, and why; (None, "") if nobody may be named."""
        if office.plural or office.former:
            return None, ""
        lemma = office.word.lemma.lower()
        same = [other for other in self.known if other.word.lemma.lower() == lemma and other.person is not None]
        if office.of is None:
            narrowed = any(word.upos in ("NOUN", "PROPN") and word.head == office.word.id for word in office.words)
            if narrowed or lemma in self.pack.word_set("positions", "portfolio"):
                # «глава государства» is whoever is called so, "prime minister" no other minister
                same = [other for other in same if other.title.lower() == office.title.lower()]
            people = [other.person for other in same if other.person is not None]
            alone = bool(people) and all(may_be_one(a.name, b.name) for a, b in combinations(people, 2))
            return (people[0], f"the only {lemma} the document names") if alone else (None, "")
        for other in same:
            if other.country == office.country and _same_of(office, other):
                return other.person, f"the document names the {lemma}"
        if office.country is None or not office.head:
            return None, ""
        for holder in listed(lemma, office.country):
            person = self.named(holder) if holder.held(self.published) and _national(office, holder) else None
            if person is not None:
                day = self.published or "the date of the text"
                return person, f"holder of the office on {day}, named in the document"
        return None, ""

    def named(self, holder: Holder) -> Mention | None:
        """Return the person of the document who is a holder of the table; by surname alone where it names no other of it."""
        for name in holder.names:
            same = self.by_surname.get(surname(name), ())
            fitting = [person for person in same if may_be_one(person.name, name)]
            if fitting and (len(fitting) == len(same) or parts_of(fitting[0].name).full):
                return fitting[0]
        return None


def _same_of(office: Office, other: Office) -> bool:
    if office.of is None or other.of is None:
        return True
    return office.of.type == other.of.type and (
        office.of.key == other.of.key if office.of.key or other.of.key else office.of.name == other.of.name
    )


def _national(office: Office, holder: Holder) -> bool:
    """Say whether the office leads a land itself («глава КНДР», «глава Госсовета КНДР»), not its ministry or a firm."""
    if office.of is None or office.of.type == "Country":
        return office.of is not None
    return office.of.type == "Organization" and any(body in plain(office.of.name) for body in holder.bodies)


def link_offices(items: Sequence[Found], register: Register) -> tuple[Found, ...]:
    """Return *items* with a mention for each office without a named holder: the person it points to, or a Position.

    Needs names and offices, the register of the whole document.
    """
    return tuple(_linked(item, register) if item.offices else item for item in items)


def _linked(item: Found, register: Register) -> Found:
    draft = Draft.of(item)
    for number, office in enumerate(item.offices):
        if office.person is not None:
            continue
        person, reason = register.holder_of(office)
        if person is not None:
            mention = _of_person(draft, office, person, reason)
            # The table names leaders of countries: «глава Госсовета КНДР» leads the КНДР.
            of = _country_in(draft, office) if reason.startswith("holder") else None
            draft.offices[number] = replace(office, person=mention, of=of or office.of)
        elif office.plural and office.of is not None and office.of.type == "Country":
            _plural(draft, office, register)
            continue
        elif office.plural and len(office.words) > 1:
            continue  # «лидеры двух стран» are nobody in particular
        else:
            words, title = office.words, office.title
            mention = make_mention(draft.sentence, words, office.word, "Position", name=title, via="position")
            mention = replace(mention, country=office.country)
        draft.mentions.append(mention)
        draft.lead(office.word.id, mention)
    return draft.done()


def _of_person(item: Mentioned, office: Office, person: Mention, reason: str) -> Mention:
    """Return a mention, by the words of an office, of the person it points to."""
    mention = make_mention(item.sentence, office.words, office.word, "Person", name=person.name, via="position")
    return replace(mention, country=person.country, antecedent=person.id, reason=reason)


def _country_in(item: Mentioned, office: Office) -> Mention | None:
    """Return the country named within the words of an office."""
    ids = {word.id for word in office.words}
    lands = (m for m in item.mentions if m.head in ids and m.type == "Country" and m.country == office.country)
    return next(lands, None)


def _plural(item: Draft, office: Office, register: Register) -> None:
    """«лидеры России и КНДР» are the two persons where the document names both, else the countries act through them."""
    lands = list(_lands(item, office))
    singles = [replace(office, of=land, country=land.country, plural=False) for land in lands]
    persons = [register.holder_of(single) for single in singles]
    for land, (person, reason) in zip(lands, persons, strict=True):
        if all(found is not None for found, _ in persons) and person is not None:
            mention = replace(
                land, name=person.name, type="Person", key=None, via="position", antecedent=person.id, reason=reason
            )
            item.mentions.append(mention)
        else:
            mention = replace(land, via="metonym")
        item.by_head.setdefault(office.word.id, []).append(mention)


def _lands(item: Mentioned, office: Office) -> Iterator[Mention]:
    assert office.of is not None
    for number in item.tree.conjuncts(item.tree.first_conjunct(office.of.head)):
        yield from (mention for mention in item.by_head.get(number, []) if mention.type == "Country")


def own_offices(items: Sequence[Found]) -> tuple[Found, ...]:
    """Return *items* with offices that have a possessive given to what it stands for: «её основатель», "its president".

    Needs the mentions of pronouns.
    """
    return tuple(replace(item, offices=tuple(_owned(item, office) for office in item.offices)) for item in items)


def _owned(item: Mentioned, office: Office) -> Office:
    for child in item.tree.children(office.word.id, "det", "nmod", "amod") if office.of is None else ():
        body = next((m for m in item.by_head.get(child.id, ()) if m.via == "pronoun" and m.type in _BODIES), None)
        if body is not None:
            office = replace(office, of=body, country=body.country)
    return office

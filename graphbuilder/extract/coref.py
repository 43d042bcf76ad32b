"""Who a position of this document points to, with the reason.

The holder the document names, by title and land; else the dated table of office holders, if the text names that person
or the date of publication is known.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graphbuilder.extract.genders import surname
from graphbuilder.extract.mentions import Found, Office, make_mention
from graphbuilder.extract.rules import Pack
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.holders import Holder, holders
from graphbuilder.model import Mention

_BODIES = ("Organization", "Country", "Region", "City")


@dataclass
class Memory:
    """What the document has said so far."""

    pack: Pack
    published: str | None
    persons: dict[str, Mention] = field(default_factory=dict)
    known: list[Office] = field(default_factory=list)
    recent: list[list[Mention]] = field(default_factory=list)

    def learn(self, items: Sequence[Found]) -> None:
        """Take in every named person and every office with a named holder of the whole document."""
        for item in items:
            for mention in item.mentions:
                if mention.type == "Person" and mention.via == "name":
                    kept = self.persons.get(surname(mention.name))
                    if kept is None or len(mention.name) > len(kept.name):
                        self.persons[surname(mention.name)] = mention
            self.known += [office for office in item.offices if office.person is not None and not office.former]

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
            people = {surname(other.person.name) for other in same if other.person is not None}
            return (same[0].person, f"the only {lemma} the document names") if len(people) == 1 else (None, "")
        for other in same:
            if other.country == office.country and _same_of(office, other):
                return other.person, f"the document names the {lemma}"
        if office.country is None or not office.head:
            return None, ""
        for holder in holders():
            if holder.country != office.country or lemma not in holder.titles or not self._in_office(holder):
                continue
            if not _national(office, holder):
                continue
            for name in holder.names:
                person = self.persons.get(surname(name))
                if person is not None:
                    return (
                        person,
                        f"holder of the office on {self.published or 'the date of the text'}, named in the document",
                    )
        return None, ""

    def _in_office(self, holder: Holder) -> bool:
        return holder.end == "" if self.published is None else holder.held(self.published)


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


def link_offices(items: Sequence[Found], memory: Memory) -> None:
    """Give each office without a named holder a mention: of the person it points to, or a Position of its own."""
    for item in items:
        for number, office in enumerate(item.offices):
            if office.person is not None:
                continue
            person, reason = memory.holder_of(office)
            via = "position"
            if person is not None:
                mention = make_mention(item.sentence, office.words, office.word, "Person", name=person.name, via=via)
                mention = replace(mention, country=person.country, antecedent=person.id, reason=reason)
                # The table names leaders of countries: «глава Госсовета КНДР» leads the КНДР.
                of = _country_in(item, office) if reason.startswith("holder") else None
                item.offices[number] = replace(office, person=mention, of=of or office.of)
            elif office.plural and office.of is not None and office.of.type == "Country":
                _plural(item, office, memory)
                continue
            elif office.plural and len(office.words) > 1:
                continue  # «лидеры двух стран» are nobody in particular
            else:
                mention = make_mention(item.sentence, office.words, office.word, "Position", name=office.title, via=via)
                mention = replace(mention, country=office.country)
            item.mentions.append(mention)
            item.by_head.setdefault(office.word.id, []).insert(0, mention)


def _country_in(item: Found, office: Office) -> Mention | None:
    """Return the country named within the words of an office."""
    ids = {word.id for word in office.words}
    lands = (m for m in item.mentions if m.head in ids and m.type == "Country" and m.country == office.country)
    return next(lands, None)


def _plural(item: Found, office: Office, memory: Memory) -> None:
    """«лидеры России и КНДР» are the two persons where the document names both, else the countries act through them."""
    lands = list(_lands(item, office))
    singles = [replace(office, of=land, country=land.country, plural=False) for land in lands]
    persons = [memory.holder_of(single) for single in singles]
    for land, (person, reason) in zip(lands, persons, strict=True):
        if all(found is not None for found, _ in persons) and person is not None:
            mention = replace(
                land, name=person.name, type="Person", key=None, via="position", antecedent=person.id, reason=reason
            )
            item.mentions.append(mention)
        else:
            mention = replace(land, via="metonym")
        item.by_head.setdefault(office.word.id, []).append(mention)


def _lands(item: Found, office: Office) -> Iterator[Mention]:
    assert office.of is not None
    for number in item.tree.conjuncts(item.tree.first_conjunct(office.of.head)):
        yield from (mention for mention in item.by_head.get(number, []) if mention.type == "Country")


def own_offices(items: Sequence[Found]) -> None:
    """Give offices with a possessive what it stands for: «её основатель», "its president"."""
    for item in items:
        for number, office in enumerate(item.offices):
            if office.of is not None:
                continue
            for child in item.tree.children(office.word.id, "det", "nmod", "amod"):
                body = next(
                    (m for m in item.by_head.get(child.id, []) if m.via == "pronoun" and m.type in _BODIES), None
                )
                if body is not None:
                    item.offices[number] = replace(office, of=body, country=body.country)

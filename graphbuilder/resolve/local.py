"""Who is who within one document: mentions grouped into document-level entities."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.holders import OFFICES
from graphbuilder.model import Entity, EntityType, Extraction, Localised, Mention, Post, Statement, digest
from graphbuilder.names.organization import organization_key, organization_kinds
from graphbuilder.names.person import parts_of
from graphbuilder.names.places import find_place
from graphbuilder.resolve.display import best_name, by_language, known_entity
from graphbuilder.resolve.groups import is_abbreviation
from graphbuilder.resolve.naming import is_rest, renamed
from graphbuilder.resolve.near import Near, body_keys, family_keys, person_keys
from graphbuilder.resolve.posts import Posts
from graphbuilder.resolve.score import PLACES, score_names
from graphbuilder.resolve.senses import senses
from graphbuilder.resolve.traits import Traits, conflict, name_sex
from graphbuilder.resolve.union import Union
from graphbuilder.resolve.weights import threshold

_NAMING = ("name", "definite", "position")
#: A name and, where several bear it, the number of whom it means.
Named = tuple[str, int]


def localise(extraction: Extraction) -> Localised:
    """Return *extraction* with each mention tied to a document-level entity. Depends on nothing but the extraction.

    Joined are: mentions with one gazetteer key; a mention and its antecedent; one name in other words (surname and full
    name, initials, abbreviation and what it stands for) where only one entity of the document fits. A position nobody
    is said to hold stays a thing of its own.
    """
    document = _Document(extraction)
    document.join_given()
    document.join_names()
    document.join_introduced()
    document.join_persons()
    document.join_organizations()
    document.join_positions()
    return Localised(extraction, document.entities())


class _Document:
    """The mentions of one document on their way into groups; groups are sets of mention ids."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.mentions: dict[str, Mention] = {}
        meant = senses(extraction)
        for mention in (*extraction.mentions, *_in_statements(extraction.statements)):
            place = meant.get(mention.id) or meant.get(mention.antecedent or "")
            if place is not None:  # the id stays that of the text's reading
                mention = replace(mention, key=place.key, country=place.country)
            self.mentions.setdefault(mention.id, mention)
        self.traits = Traits(extraction)
        self.said = {mention.id: self.traits.of(mention) for mention in self.mentions.values()}
        self.aliases: dict[str, str] = {}
        longer = renamed(extraction, self.mentions, self.traits, self.aliases)
        #: Mentions whose text is only a part of the name.
        self.longer = {id for id, mention in longer.items() if mention.type == "Organization"}
        self.mentions |= longer
        self.union: Union[str] = Union()
        self.posts = Posts(extraction)
        self._starts: dict[str, int] | None = None

    def join_given(self) -> None:
        """Join what extraction says is one: keys and antecedents."""
        by_key: dict[str, str] = {}
        for mention in self.mentions.values():
            self.union.find(mention.id)
            if mention.key is not None:
                self.union.join(by_key.setdefault(mention.key, mention.id), mention.id)
        for mention in self.mentions.values():
            other = self.mentions.get(mention.antecedent or "")
            if other is not None and (mention.key is None or mention.key == other.key):
                self.union.join(other.id, mention.id)

    def join_names(self) -> None:
        """Join mentions of one type with one name, and unknown places by the name the gazetteer has for them.

        Of one name there may be two: a surname of a man and of a woman, a bank and a newspaper.
        """
        seen: dict[tuple[str, ...], str] = {}
        told: dict[tuple[str, ...], list[tuple[set[str], str]]] = defaultdict(list)
        for mention in sorted(self._naming(), key=lambda mention: (mention.start, mention.end)):
            if mention.type in ("Person", "Organization") and mention.via == "name" and mention.key is None:
                self._join_told(told[mention.type, plain(mention.name)], mention)
                continue
            family = "Place" if mention.type in PLACES else mention.type
            country = (mention.country or "") if mention.type in ("Position", "Group") else ""
            points = str(
                mention.type == "Position" and mention.via == "position" and self.posts.of(mention) is not None
            )
            self._join(seen.setdefault((family, plain(mention.name), country, points), mention.id), mention.id)

    def _join_told(self, known: list[tuple[set[str], str]], mention: Mention) -> None:
        """Join a mention to the last of its name that its traits do not contradict, and keep it from the others."""
        own = self.said[mention.id]
        fitting = next((one for one in reversed(known) if not conflict(own, one[0])), None)
        for traits, other in known:
            if conflict(own, traits):
                self.union.part(other, mention.id)
        if fitting is None:
            known.append((set(own), mention.id))
        else:
            self._join(fitting[1], mention.id)
            fitting[0].update(own)
            known.remove(fitting)
            known.append(fitting)

    def _traits_of(self, mention_id: str) -> frozenset[str]:
        """What the document says of the group that a mention is in."""
        return frozenset().union(*(self.said.get(name, frozenset()) for name in self.union.members(mention_id)))

    def join_persons(self) -> None:
        """Join the names of persons: full names that are spellings of each other, then what is shorter."""
        names = self._names(lambda mention: mention.type == "Person" and mention.via != "position")
        known = Near((name for name in names if parts_of(name[0]).full), family_keys, of=len(names))
        for number, name in enumerate(known.names):
            for other in known.before(number):
                score, features = score_names(name[0], other[0], "Person")
                if score >= threshold() or is_rest(name[0], other[0]) or is_rest(other[0], name[0]):
                    self._join(names[other], names[name])
                elif any(feature.endswith("_conflict") for feature in features):
                    self.union.part(names[other], names[name])
        full = Near(known.names, person_keys, of=len(names))
        shorter = [name for name in names if not parts_of(name[0]).full]
        for name in sorted(shorter, key=lambda name: (-len(parts_of(name[0]).initials), -len(name[0]), name)):
            fitting = self._bearers(name, names, full.of(name))
            if len(fitting) == 1:
                self._join(fitting.pop(), names[name])
            elif not fitting and parts_of(name[0]).initials and parts_of(name[0]).surname:
                full.add(name)
            elif not fitting and len(bodies := self._first_words(name, self._bodies())) == 1:
                self._join(bodies.pop(), names[name])  # "Alder" where the text has named Alder Pharmaceuticals
        self._join_forms(names, shorter)

    def _bodies(self) -> dict[Named, str]:
        return self._names(lambda mention: mention.type == "Organization" and mention.key is None)

    def _bearers(self, name: Named, names: Mapping[Named, str], full: list[Named]) -> set[str]:
        """The groups of full names that a shorter one may stand for."""
        short, mention = name[0], names[name]
        own = self._traits_of(mention)
        sex = next((trait for trait in own if trait.startswith("sex:")), None)
        free = []
        for other in full:
            theirs = self._traits_of(names[other])
            if sex and conflict({sex}, {trait for trait in theirs if trait.startswith("sex:")}):
                self.union.part(names[other], mention)
            elif self.union.may_join(names[other], mention):
                free.append(other)
        fitting = {self.union.find(names[o]) for o in free if _person_fits(short, o[0]) or is_rest(short, o[0])}
        fitting = fitting or {self.union.find(names[o]) for o in free if self._form_fits(mention, short, o[0])}
        if len(fitting) > 1 and self._masculine(short):
            fitting = {self.union.find(names[o]) for o in free if _person_fits(short, o[0]) and name_sex(o[0]) != "Fem"}
        return fitting

    def _join_forms(self, names: Mapping[Named, str], shorter: list[Named]) -> None:
        """Surnames without a full name: forms of one word."""
        forms = Near(shorter, family_keys, of=len(names))
        for number, name in enumerate(shorter):
            for other in forms.before(number):
                one = parts_of(name[0]).surname and _same_paradigm(name[0], other[0])
                if one and not conflict(self._traits_of(names[name]), self._traits_of(names[other])):
                    self._join(names[other], names[name])

    def _masculine(self, name: str) -> bool:
        """True where the surname *name* is declined though it ends in a consonant: «Бута» is no woman's."""
        texts = {mention.text for mention in self.mentions.values() if mention.name == name and mention.via == "name"}
        declined = any(plain(text) != plain(name) for text in texts)
        return declined and grammar.of(name).is_masculine_surname(name)

    def _form_fits(self, mention_id: str, name: str, full: str) -> bool:
        """A lone surname whose nominative was guessed wrong: the text's form fits the full name's surname."""
        text = plain(self.mentions[mention_id].text)
        own = grammar.of(text)
        if " " in text or not own.properties.case_marked:
            return False
        parts = parts_of(full)
        return any(plain(found) in (parts.surname, parts.first) for found in own.nominatives(text))

    def join_organizations(self) -> None:
        """Join the names of organizations: by their parts, abbreviations the text introduces, shortened names."""
        names = self._names(lambda mention: mention.type == "Organization")
        keys = {name: organization_key(name[0]) for name in names}
        listed = list(names)
        near = Near(listed, body_keys, of=len(listed))
        for number, name in enumerate(listed):
            for other in near.before(number):
                if conflict(self._traits_of(names[name]), self._traits_of(names[other])):
                    self.union.part(names[other], names[name])
                elif keys[name].tokens == keys[other].tokens or self._pair(name[0], other[0]) >= threshold():
                    self._join(names[other], names[name])
        for name in sorted(listed, key=lambda name: (-len(keys[name].words), name)):
            longer = {self.union.find(names[other]) for other in near.of(name) if _shortened(name[0], other[0])}
            longer = longer or self._first_words(name, names)
            if len(longer - {self.union.find(names[name])}) == 1:
                self._join((longer - {self.union.find(names[name])}).pop(), names[name])

    def _first_words(self, name: Named, names: Mapping[Named, str]) -> set[str]:
        """The bodies introduced under a longer name that one word, spoken of only later, is short for: Novo Nordisk, Novo."""
        first = plain(name[0])
        own = organization_key(name[0])
        if " " in first or own.generic or not own.core or is_abbreviation(name[0]) or organization_kinds(name[0]):
            return set()
        begun = self._begun().get(first, 0)
        found = set()
        for other, mention in names.items():
            longer = plain(other[0]).split()
            introduced = self.mentions[mention].start < begun
            if len(longer) > 1 and longer[0] == first and introduced:
                found.add(self.union.find(mention))
        return found

    def _begun(self) -> dict[str, int]:
        """Where each name stands first, by its plain form."""
        if self._starts is None:
            self._starts = {}
            for mention in self.mentions.values():
                if mention.via == "name":
                    name = plain(mention.name)
                    self._starts[name] = min(mention.start, self._starts.get(name, mention.start))
        return self._starts

    def _pair(self, name: str, other: str) -> float:
        return score_names(name, other, "Organization")[0]

    def join_introduced(self) -> None:
        """«Вооружённые силы Украины (ВСУ)»: what stands in brackets behind a name is a name of the same thing."""
        ordered = sorted((m for m in self.mentions.values() if m.via == "name"), key=lambda m: (m.start, m.end))
        text = self.extraction.document.text
        begins: dict[int, int] = {}
        for mention in ordered:  # the first that ends there is the longest
            begins.setdefault(mention.end, mention.start)
        widest = [mention for mention in ordered if mention.start == begins[mention.end]]
        for before, after in pairwise(widest):
            between = text[before.end : after.start]
            if before.type == "Person" == after.type and _called_also().fullmatch(between):
                self._join(before.id, after.id)
            introduced = _introduced().match(between)
            closed = text[after.end : after.end + 2].lstrip('»"”').startswith(")")
            if is_abbreviation(before.name) and is_abbreviation(after.name):
                continue  # «… организация ООН (ФАО)»: a part in brackets behind the end of its own name
            if introduced and closed and before.type == after.type and before.type not in PLACES:
                self._join(before.id, after.id)

    def join_positions(self) -> None:
        """Join a position to the person a statement of the document says holds it, if there is only one."""
        holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        titled: list[tuple[str, str]] = []
        for statement in self.extraction.statements:
            person, office = statement.roles.get("subject"), statement.roles.get("object")
            title = office if office is not None and office.type == "Position" else statement.roles.get("theme")
            if person is None or person.type != "Person" or title is None or title.type != "Position":
                continue
            titled.append((plain(title.name), self.union.find(person.id)))
            if statement.relation in OFFICES and statement.asserted and title is office:
                holders[plain(title.name), title.country or ""].add(self.union.find(person.id))
        for mention in self.mentions.values():
            if mention.type != "Position" or mention.via != "position" or mention.antecedent:
                continue
            found = {self.union.find(each) for each in holders.get((plain(mention.name), mention.country or ""), ())}
            if not mention.country:  # «президент» alone may be any president of the document
                bare = plain(mention.name)
                found |= (
                    {self.union.find(person) for title, person in titled if _has_title(title, bare)} if found else set()
                )
            same = [self.mentions[name] for name in self.union.members(mention.id)]
            if len(found) == 1 and not any(self._is_object(each) for each in same):
                self.union.join(found.pop(), mention.id)

    def _is_object(self, mention: Mention) -> bool:
        """The office in «Путин — президент» is the post itself."""
        return any(
            statement.relation in OFFICES and statement.roles.get("object", mention) is not mention
            and statement.roles["object"].id == mention.id
            for statement in self.extraction.statements
        )  # fmt: skip

    def entities(self) -> dict[str, Entity]:
        """Return the entity of each mention, by mention id."""
        found: dict[str, Entity] = {}
        taken: dict[str, int] = {}
        groups = [[self.mentions[name] for name in group] for group in self.union.sets(self.mentions).values()]
        for group in sorted(groups, key=lambda group: min((m.start, m.end, m.type, m.id) for m in group)):
            entity = self._entity(group)
            number = taken[entity.id] = taken.get(entity.id, 0) + 1
            if number > 1 and entity.id != (group[0].key or ""):
                id = digest(entity.id, number)
                entity = replace(entity, id=id, members=(id,))
            found.update({mention.id: entity for mention in group})
        return found

    def _entity(self, group: list[Mention]) -> Entity:
        keyed = next((mention for mention in group if mention.key), None)
        if keyed is not None and keyed.key is not None:
            return known_entity(keyed.key, keyed.type, keyed.name)
        named = [m for m in group if m.via == "name"] or [m for m in group if m.via == "definite"] or group
        named = [m for m in named if m.type != "Position"] or named
        counts = Counter(mention.type for mention in named)
        type = min(counts, key=lambda kind: (-counts[kind], kind))
        names = [mention.name for mention in named]
        name = best_name(names, type, self.extraction.document.language)
        further = {self.aliases[mention.id] for mention in group if mention.id in self.aliases}
        texts = {m.text for m in group if m.via not in ("pronoun", "position") and m.id not in self.longer}
        aliases = tuple(sorted({*names, *texts, *further}))
        countries = Counter(mention.country for mention in group if mention.country)
        country = min(countries, key=lambda code: (-countries[code], code)) if countries else None
        id = digest(self.extraction.document.id, type, plain(name))
        traits = frozenset(trait for mention in group for trait in self.said.get(mention.id, ()))
        return Entity(
            id,
            name,
            type,
            by_language(names, type, self.extraction.document.language),
            aliases,
            country,
            (id,),
            self._posts(type, group),
            traits=tuple(sorted(traits)),
        )

    def _posts(self, type: EntityType, group: list[Mention]) -> tuple[Post, ...]:
        if type == "Position":
            return self.posts.wanted(group)
        return self.posts.held({mention.id: mention for mention in group}) if type == "Person" else ()

    def _join(self, a: str, b: str) -> None:
        """Join two groups unless they have different gazetteer keys."""
        keys = {self.mentions[name].key for item in (a, b) for name in self.union.members(item)} - {None}
        if len(keys) < 2:
            self.union.join(a, b)

    def _naming(self) -> Iterable[Mention]:
        return (mention for mention in self.mentions.values() if mention.via in _NAMING and not mention.antecedent)

    def _names(self, wanted: Callable[[Mention], bool]) -> dict[Named, str]:
        """Distinct names of the mentions that fit, in text order, with one mention of each; two of one name are two."""
        found: dict[Named, str] = {}
        several: dict[str, list[str]] = defaultdict(list)
        for mention in sorted(self._naming(), key=lambda mention: (mention.start, mention.end)):
            if wanted(mention):
                apart = several[mention.name]
                if not any(self.union.find(other) == self.union.find(mention.id) for other in apart):
                    found[mention.name, len(apart)] = mention.id
                    apart.append(mention.id)
        return found


def _in_statements(statements: Iterable[Statement]) -> Iterable[Mention]:
    """Mentions of roles, participants and speakers: all should be among the extraction's mentions already."""
    for statement in statements:
        yield from statement.roles.values()
        yield from statement.participants
        yield from statement.involved
        yield from (speaker for speaker in (statement.speaker, *statement.speakers) if speaker)


def _person_fits(short: str, full: str) -> bool:
    one, other = parts_of(short), parts_of(full)
    if not one.surname:
        return bool(one.first) and one.first == other.first and one.patronymic in ("", other.patronymic)
    return score_names(short, full, "Person")[0] >= threshold()


def _same_paradigm(a: str, b: str) -> bool:
    """Two forms of one surname: the nominatives either may have meet («Путина», «Путин»)."""
    one, other = plain(a), plain(b)
    own = grammar.of(one + other)
    if " " in one or " " in other or not own.properties.case_marked:
        return False
    return one in {plain(found) for found in own.nominatives(other)} and one[:3] == other[:3]


def _shortened(short: str, full: str) -> bool:
    """«Генштаб» for «Генштаб Вооружённых сил России»: begins alike, and what it lacks names a land or a body."""
    one, other = organization_key(short), organization_key(full)
    if not one.core or len(one.words) >= len(other.words) or one.core[0] != (other.core or ("",))[0]:
        return False
    rest = other.tokens - one.tokens
    return one.tokens < other.tokens and any(":" in token for token in rest) and not find_place(full)


def _has_title(title: str, bare: str) -> bool:
    """Tell whether a whole title is the bare one with something more: «президент белоруссии», "turkish president"."""
    return title == bare or title.startswith(f"{bare} ") or title.endswith(f" {bare}")


@cache
def _called_also() -> re.Pattern[str]:
    """Return what stands between a person's name and another one of the same: ", also known as", «по прозвищу»."""
    listed = sorted(grammar.every("called_also"), key=len, reverse=True)
    after_comma = "|".join(map(re.escape, listed))
    phrases = "|".join(re.escape(phrase) for phrase in listed if " " in phrase)  # "Lind called Berg" is another thing
    return re.compile(rf"[»\"”]?(?:\s*[,(]\s*(?:{after_comma})|\s+(?:{phrases}))\s*,?\s*[«\"“]?", re.IGNORECASE)


@cache
def _introduced() -> re.Pattern[str]:
    """Return what stands between a name and another for the same: " (", «» (далее — «»."""
    words = "|".join(sorted(map(re.escape, grammar.every("introducing"))))
    return re.compile(rf"^[»\"”]?\s*\((?:(?:{words})\b\s*[—–-]?\s*)?[«\"“]?$")

"""Documents built by hand, small enough to know every node and edge of: Putin, Kim, Russia, the DPRK, Beijing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graphbuilder.model import (
    Document,
    Entity,
    Extraction,
    Judgement,
    Localised,
    Mention,
    Resolution,
    Sentence,
    Statement,
    Time,
)

#: Gazetteer things: the same id in every document.
GAZETTEER = {
    "Россия": Entity("country:RU", "Россия", "Country", {"ru": "Россия", "en": "Russia"}, ("РФ",), "RU"),
    "КНДР": Entity("country:KP", "КНДР", "Country", {"ru": "КНДР", "en": "DPRK"}, ("Северная Корея",), "KP"),
    "Китай": Entity("country:CN", "Китай", "Country", {"ru": "Китай", "en": "China"}, (), "CN"),
    "Пекин": Entity("city:beijing", "Пекин", "City", {"ru": "Пекин", "en": "Beijing"}, (), "CN"),
}
TYPES = {"Договор": "Agreement", "МИД": "Organization"}


class Article:
    """Builds one `Localised`: write sentences by `say`, each with its statements."""

    def __init__(self, name: str, *, published: str | None = "2025-09-03", source: str | None = "vot-tak.tv") -> None:
        self.id = name
        self._published = published
        self._source = source
        self._text = ""
        self._sentences: list[Sentence] = []
        self._statements: list[Statement] = []
        self._mentions: dict[str, Mention] = {}
        self._entities: dict[str, Entity] = {}

    def say(self, text: str) -> "Article":
        """Add a sentence."""
        start = len(self._text)
        index = len(self._sentences)
        self._sentences.append(Sentence(self.id, index, start, start + len(text), text, ()))
        self._text += text + " "
        return self

    def mention(self, name: str, *, text: str | None = None) -> Mention:
        """Mention *name* in the last sentence, by *text* where it is written otherwise."""
        sentence = self._sentences[-1]
        written = text or name
        start = sentence.start + max(0, sentence.text.find(written))
        entity = self.entity(name)
        made = Mention(
            self.id,
            sentence.index,
            start,
            start + len(written),
            written,
            entity.name,
            entity.type,
            country=entity.country,
        )
        self._mentions[made.id] = made
        self._entities[made.id] = entity
        return made

    def entity(self, name: str) -> Entity:
        """Return the document-level entity of *name*."""
        if name in GAZETTEER:
            return GAZETTEER[name]
        return Entity(
            f"{self.id}/{name}", name, TYPES.get(name, "Person"), names={"ru": name}, aliases=(f"тов. {name}",)
        )

    def state(
        self,
        relation: str,
        trigger: str,
        *,
        participants: Sequence[str] = (),
        speaker: str | None = None,
        time: str | None = None,
        roles: Mapping[str, str],
        **fields: str | float,
    ) -> "Article":
        """Add a statement about the last sentence; *roles* and *participants* are names."""
        sentence = self._sentences[-1]
        start = sentence.start + max(0, sentence.text.find(trigger))
        made = Statement(
            document=self.id,
            sentence=sentence.index,
            relation=relation,
            plover="CONSULT",
            predicate=trigger,
            start=start,
            end=start + len(trigger),
            trigger=trigger,
            roles={role: self.mention(name) for role, name in roles.items()},
            rule="ru/test.toml#rule",
            participants=tuple(self.mention(name) for name in participants),
            speaker=self.mention(speaker) if speaker else None,
            time=Time(time, time, "day") if time else None,
        )
        self._statements.append(replace(made, **fields))  # type: ignore[arg-type]
        return self

    def build(self) -> Localised:
        """Return the document with all that was added."""
        document = Document(
            self.id, self._text, title=f"Статья {self.id}", published=self._published, source=self._source
        )
        extraction = Extraction(
            document, tuple(self._sentences), tuple(self._mentions.values()), tuple(self._statements)
        )
        return Localised(extraction, dict(self._entities))


def first() -> Localised:
    """«Путин встретился с Ким Чен Ыном в Пекине» and more, on 3 September."""
    article = Article("d1").say("Путин встретился с Ким в Пекин.")
    article.state("MET", "встретился", roles={"subject": "Путин", "object": "Ким", "place": "Пекин"}, time="2025-09-03")
    article.say("КНДР не поставляла оружие Россия, заявил Ким.")
    article.state(
        "SUPPLIED", "поставляла", roles={"subject": "КНДР", "beneficiary": "Россия"}, polarity="negated", speaker="Ким"
    )
    article.say("Ким посетит Россия.")
    article.state("VISITED", "посетит", roles={"subject": "Ким", "place": "Россия"}, realis="planned")
    article.say("КНДР отправила бойцов в Россия.")
    article.state("SENT_TROOPS_TO", "отправила", roles={"subject": "КНДР", "destination": "Россия"})
    return article.build()


def second() -> Localised:
    """A meeting of three, a second meeting of Putin and Kim, and a statement no rule types."""
    article = Article("d2", published="2025-09-05T10:00:00+03:00", source="other.example")
    article.say("Путин, Ким и Си провели встречу.")
    article.state("MET", "встречу", roles={"subject": "Путин", "object": "Ким"}, participants=["Си"])
    article.say("КНДР отправила сапёров в Россия.")
    article.state("SENT_TROOPS_TO", "отправила", roles={"subject": "КНДР", "destination": "Россия"})
    article.say("Си похвалил Китай.")
    article.state("RELATED", "похвалил", roles={"subject": "Си", "object": "Китай"})
    return article.build()


def third() -> Localised:
    """A document without a source or a date that repeats the meeting."""
    article = Article("d3", published=None, source=None).say("Ким встретился с Путин.")
    article.state("MET", "встретился", roles={"subject": "Ким", "object": "Путин"})
    return article.build()


def members(batch: Iterable[Localised]) -> list[Entity]:
    """Return the document-level entities of *batch*, sorted by id."""
    found = {entity.id: entity for localised in batch for entity in localised.entities.values()}
    return [found[name] for name in sorted(found)]


def apart(known: Iterable[Entity]) -> Resolution:
    """Resolve nothing: every member is an entity of its own."""
    return Resolution({entity.id: replace(entity, members=(entity.id,)) for entity in known})


def by_name(known: Iterable[Entity]) -> Resolution:
    """Resolve members of one name and type to one entity, with a judgement for each that joins."""
    groups: dict[tuple[str, str], list[Entity]] = {}
    for entity in sorted(known, key=lambda entity: entity.id):
        groups.setdefault((entity.name, entity.type), []).append(entity)
    entities: dict[str, Entity] = {}
    judgements = []
    for group in groups.values():
        ids = tuple(entity.id for entity in group)
        aliases = tuple(sorted({alias for entity in group for alias in entity.aliases}))
        canonical = replace(group[0], id=f"e:{group[0].name}", aliases=aliases, members=ids)
        if group[0].id in {entity.id for entity in GAZETTEER.values()}:
            canonical = replace(canonical, id=group[0].id)
        entities |= dict.fromkeys(ids, canonical)
        judgements += [Judgement(ids[0], other, True, 0.9, "same name") for other in ids[1:]]
    return Resolution(entities, tuple(judgements))

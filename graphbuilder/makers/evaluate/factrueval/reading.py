"""One document as the contest reads it: types of names, whole phrases of organizations, names as this text writes them."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from graphbuilder.makers.evaluate.factrueval.bodies import Bodies, Body
from graphbuilder.model import Localised, Mention, Sentence, Word
from graphbuilder.names import nominative

NAMED = ("name", "metonym")


@cache
def mapping() -> Mapping[str, Any]:
    """Return ``mapping.toml``."""
    return tomllib.loads((Path(__file__).parent / "mapping.toml").read_text(encoding="utf-8"))


class Reading:
    """A localised document with the phrases of its organizations."""

    def __init__(self, localised: Localised) -> None:
        self.localised = localised
        self.sentences: dict[int, Sentence] = {s.index: s for s in localised.extraction.sentences}
        mentions: dict[int, list[Mention]] = {}
        for mention in localised.extraction.mentions:
            mentions.setdefault(mention.sentence, []).append(mention)
        words = mapping()["organization"]
        self.bodies = {
            index: Bodies(sentence, mentions.get(index, []), words) for index, sentence in self.sentences.items()
        }

    def body(self, mention: Mention) -> Body | None:
        """Return the organization's phrase that *mention* is or lies in."""
        bodies = self.bodies.get(mention.sentence)
        return bodies.of(mention) if bodies is not None else None

    def kind(self, mention: Mention) -> str | None:
        """Return the contest's type of the name that *mention* is; None where it is none."""
        kind = mapping()["names"].get(mention.type) if mention.via in NAMED else None
        if kind != "locorg":
            return kind
        sentence = self.sentences[mention.sentence]
        if self.is_phrase(mention):
            return "org"
        before = sentence.text[: mention.start - sentence.start].rstrip()
        words = {word.id: word for word in sentence.words}
        return "loc" if before.endswith("(") or _is_place(mention.head, words) else "locorg"

    def is_phrase(self, mention: Mention) -> bool:
        """Say whether a common noun heads the mention: «правительство Китая» for China."""
        words = self.sentences[mention.sentence].words
        return mention.via == "metonym" and any(w.id == mention.head and w.upos == "NOUN" for w in words)

    def is_land(self, mention: Mention) -> bool:
        """Say whether the phrase only stands for its country and is no organization to the contest: «власти Китая»."""
        head = next((w for w in self.sentences[mention.sentence].words if w.id == mention.head), None)
        return self.is_phrase(mention) and head is not None and head.lemma.lower() in mapping()["organization"]["not"]

    def nominative(self, mention: Mention) -> str:
        """Return the mention's own words in the nominative."""
        sentence = self.sentences[mention.sentence]
        words = [word for word in sentence.words if mention.start <= word.start and word.end <= mention.end]
        return nominative(words, mention.type) if words else mention.name

    def type(self, mention: Mention) -> str:
        """Return the type of what is mentioned: its entity's, or the mention's where it is none."""
        entity = self.localised.entities.get(mention.id)
        return entity.type if entity is not None else mention.type

    def name(self, mention: Mention) -> str:
        """Return the name of what is mentioned: of an organization its phrase, else the name the text gives it."""
        entity = self.localised.entities.get(mention.id)
        bodily = mention.type in ("Organization", "Work", "Product") or self.is_phrase(mention)
        body = self.body(mention) if bodily else None
        if body is not None:
            return self.body_name(body)
        if entity is None:
            return mention.name
        if mention.type != "Person" and mention.via == "name":
            return self.nominative(mention)
        name = self.written[entity.id]
        while mention.type == "Person" and " " in name and name[:1].islower():  # «шейх Али Хан»
            name = name.partition(" ")[2]
        return name

    def body_name(self, body: Body) -> str:
        """Return the name of an organization: its own where only a descriptor stands before it, else the whole phrase."""
        own = body.own
        if own is not None and body.is_simple:
            return self.nominative(own)
        if own is None and body.quoted:
            return nominative(body.quoted, "Organization")
        return nominative(body.words, "Organization")

    @cached_property
    def written(self) -> dict[str, str]:
        """The name of each entity, by its id, as this document writes it, in the nominative.

        Persons: the fullest. Others: the longest name the text gives («РФ» where it says nothing else), as the
        contest's gold knows no canonical names.
        """
        names = {entity.id: entity.name_ru or entity.name for entity in self.localised.entities.values()}
        best: dict[str, int] = {}
        for mention, entity_id in self._named():
            if len(mention.text) > best.get(entity_id, 0):
                best[entity_id] = len(mention.text)
                names[entity_id] = self.nominative(mention)
        return names

    def _named(self) -> Iterator[tuple[Mention, str]]:
        for mention in self.localised.extraction.mentions:
            entity = self.localised.entities.get(mention.id)
            if entity is None or entity.type == "Person" or mention.via not in NAMED or self.is_phrase(mention):
                continue
            yield mention, entity.id


def _is_place(head: int, words: Mapping[int, Word]) -> bool:
    """Say whether the word stands after a word of place, itself or what it is coordinated with or stands beside."""
    place = mapping()["place"]
    if any(w.deprel == "case" and w.head == head and w.lemma.lower() in place["prepositions"] for w in words.values()):
        return True
    word = words.get(head)
    parent = words.get(word.head) if word else None
    if word is None or parent is None or word.deprel not in place["through"]:
        return False
    if word.deprel == "conj":
        return parent.id < word.id and _is_place(parent.id, words)
    return parent.lemma.lower() in place["nouns"]

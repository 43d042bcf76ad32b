"""Offices as the contest writes them: who, the position without its place of work, and the place of work."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphbuilder.evaluate.factrueval.bodies import Bodies
from graphbuilder.evaluate.factrueval.inflect import to_nominative
from graphbuilder.evaluate.factrueval.reading import Reading, mapping
from graphbuilder.evaluate.factrueval.responses import Block
from graphbuilder.extract.coref import surname
from graphbuilder.model import Mention, Statement, Word
from graphbuilder.names import nominative
from graphbuilder.names.places import country as country_place
from graphbuilder.names.places import demonym

_ORGANIZED = ("Organization", "Country", "Region", "City", "Group", "Place", "Work")


class Occupations:
    """Turns statements on offices of one document into facts."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = mapping()["organization"]
        self._known: dict[tuple[str, str], str] = {}
        for statement in reading.localised.extraction.statements:
            if statement.rule.endswith("#positions") and (who := statement.roles.get("subject")):
                _, where = self._split(statement)
                if where:
                    self._known.setdefault((self._person(who), statement.predicate.lower()), where)

    def of(self, statement: Statement, rule: Mapping[str, Any]) -> Iterator[Block]:
        """Yield the fact of a statement, if it says who and where."""
        used: set[str] = set()
        who = next(
            (m for role in rule["who"] if (m := statement.roles.get(role)) is not None and m.type == "Person"), None
        )
        if who is None:
            return
        used.add(who.id)
        position, where = self._split(statement)
        if not where and not statement.rule.endswith("#positions"):
            place = next(
                (
                    m
                    for role in rule["where"]
                    if (m := statement.roles.get(role)) is not None and m.type in _ORGANIZED and m.id not in used
                ),
                None,
            )
            where = self.reading.name(place) if place is not None else ""
        if not where and position:
            where = self._elsewhere(who, statement, position)
        if where:
            values = [("who", self.reading.name(who)), ("where", where)]
            yield Block("occupation", (*values, *([("position", position)] if position else [])))

    def _person(self, who: Mention) -> str:
        return surname(self.reading.name(who))

    def _elsewhere(self, who: Mention, statement: Statement, position: str) -> str:
        """Return what the office is of where only another sentence, or the table of office holders, says it."""
        from graphbuilder.extract.coref import holders

        title = statement.predicate.lower()
        if known := self._known.get((self._person(who), title)):
            return known
        person = self._person(who)
        lands = {
            holder.country
            for holder in holders()
            if title in holder.titles and any(surname(name) == person for name in holder.names)
        }
        if len(lands) != 1:
            return ""
        place = country_place(lands.pop())
        entity = next((e for e in self.reading.localised.entities.values() if place and e.id == place.key), None)
        return self.reading.written.get(entity.id, "") if entity else (place.name_ru if place else "")

    def _split(self, statement: Statement) -> tuple[str, str]:
        """Return the position and the place of work of an office, as far as its own phrase says them."""
        position = next((m for m in statement.roles.values() if m.type == "Position" and m.head), None)
        bodies = self.reading.bodies.get(statement.sentence)
        if position is None or bodies is None or position.head not in bodies.tree.words:
            return "", ""
        head = bodies.tree[position.head]
        before, land = self._before(head, bodies)
        after, where = self._after(head, bodies, self.reading.name(statement.roles["subject"]))
        words = [*before, head, *after]
        sentence = bodies.tree.sentence
        text = sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]
        if land is not None and not where:
            where = land
        return to_nominative(text), where

    def _before(self, head: Word, bodies: Bodies) -> tuple[list[Word], str | None]:
        """Return the adjectives that are part of the title, and the land one of the others names."""
        words: list[Word] = []
        land = None
        number = head.id - 1
        while (word := bodies.tree.words.get(number)) is not None:
            joins = word.upos == "CCONJ" and words
            if word.upos != "ADJ" and not joins:
                break
            lemma = word.lemma.lower()
            place = demonym(lemma) if word.upos == "ADJ" else None
            if place is not None:
                land = self._written(place.key) or place.name_ru
                break
            if lemma in self.words["passing"]:
                break
            words.insert(0, word)
            number -= 1
        while words and words[0].upos == "CCONJ":
            words.pop(0)
        return words, land

    def _written(self, key: str) -> str:
        entity = next((e for e in self.reading.localised.entities.values() if e.id == key), None)
        return self.reading.written[entity.id] if entity else ""

    def _after(self, head: Word, bodies: Bodies, person: str) -> tuple[list[Word], str]:
        """Return the words of the title behind its noun, and the place of work that follows them."""
        words: list[Word] = []
        number, good = head.id, 0
        while (word := bodies.tree.words.get(number + 1)) is not None and number - head.id < 12:
            mention = bodies.mention(word)
            if mention is not None and mention.type == "Person":
                break
            first = bodies.ahead(word)
            if first is not None:
                phrase = bodies.phrase(first)
                body = next((b for b in bodies.all if b.head == first.id), None)
                name = self.reading.body_name(body) if body is not None else nominative(phrase, "Organization")
                return words[:good], name
            if mention is not None and mention.type in _ORGANIZED:
                return words[:good], self.reading.name(mention)
            if word.lemma.lower() in self.words["lands"]:
                break
            step = bodies.step(word, head, number)
            if step is None:
                break
            last, ends = step
            words += bodies.tree.between(number + 1, last)
            number = last
            good = len(words) if ends else good
        return words[:good], ""

"""Offices as the contest writes them: who, the position without its place of work, and the place of work."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from graphbuilder.lexicon.holders import holders
from graphbuilder.makers.evaluate.factrueval.bodies import Bodies
from graphbuilder.makers.evaluate.factrueval.inflect import to_nominative
from graphbuilder.makers.evaluate.factrueval.reading import Reading, mapping
from graphbuilder.makers.evaluate.factrueval.responses import Block
from graphbuilder.model import Mention, Statement, Word
from graphbuilder.names import nominative
from graphbuilder.names.person import surname
from graphbuilder.names.places import country as country_place
from graphbuilder.names.places import demonym

_ORGANIZED = frozenset({"Organization", "Country", "Region", "City", "Group", "Place", "Work"})
_LONGEST = 12


class Occupations:
    """Turns statements on offices of one document into facts."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = mapping()["organization"]
        self._known: dict[tuple[str, str], str] = {}
        self._definite = {
            (mention.sentence, mention.head): mention
            for mention in reading.localised.extraction.mentions
            if mention.via == "definite" and mention.type == "Organization" and mention.antecedent
        }
        for statement in reading.localised.extraction.statements:
            if statement.rule.endswith("#positions") and (who := statement.roles.get("subject")):
                _, where = self._split(statement)
                if where:
                    self._known.setdefault((surname(reading.name(who)), statement.predicate.lower()), where)

    def of(self, statement: Statement, rule: Mapping[str, Any]) -> Iterator[Block]:
        """Yield the fact of a statement, if it says who and where."""
        who = next((m for role in rule["who"] if (m := statement.roles.get(role)) and m.type == "Person"), None)
        if who is None or statement.predicate.lower() in self.words["no_occupation"]:
            return
        position, where = self._split(statement)
        if not where and not statement.rule.endswith("#positions"):
            roles = (statement.roles[role] for role in rule["where"] if role in statement.roles)
            able = _ORGANIZED - {"Country"} if statement.relation in rule.get("landless", ()) else _ORGANIZED
            place = next((m for m in roles if m.type in able and m.id != who.id), None)
            where = self.reading.name(place) if place is not None else ""
        if not where and position:
            where = self._elsewhere(who, statement, bare=" " not in position)
        if where:
            values = [("who", self.reading.name(who)), ("where", where)]
            yield Block("occupation", (*values, *([("position", position)] if position else [])))

    def _elsewhere(self, who: Mention, statement: Statement, *, bare: bool) -> str:
        """Return what an office is of that its own phrase does not say.

        Another sentence on the same office says it, the table of office holders, or, of a national office without any
        word beside it, the one country the document is mostly about.
        """
        title, person = statement.predicate.lower(), surname(self.reading.name(who))
        if known := self._known.get((person, title)):
            return known
        lands = {
            holder.country
            for holder in holders()
            if title in holder.titles and any(surname(name) == person for name in holder.names)
        }
        place = country_place(lands.pop()) if len(lands) == 1 else None
        if place is not None:
            return self._written(place.key) or place.name_ru
        return self._main_country if bare and title in self.words["national"] else ""

    @cached_property
    def _main_country(self) -> str:
        counts = Counter(
            entity.id
            for mention in self.reading.localised.extraction.mentions
            if (entity := self.reading.localised.entities.get(mention.id)) and entity.type == "Country"
        )
        ranked = counts.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return ""
        return self.reading.written.get(ranked[0][0], "")

    def _written(self, key: str) -> str:
        entity = next((e for e in self.reading.localised.entities.values() if e.id == key), None)
        return self.reading.written[entity.id] if entity else ""

    def _split(self, statement: Statement) -> tuple[str, str]:
        """Return the position and the place of work of an office, as far as its own phrase says them."""
        position = next((m for m in statement.roles.values() if m.type == "Position" and m.head), None)
        bodies = self.reading.bodies.get(statement.sentence)
        if position is None or bodies is None or position.head not in bodies.tree.words:
            return "", ""
        head = bodies.tree[position.head]
        before, land = self._before(head, bodies)
        after, where = self._after(head, bodies)
        words = [*before, head, *after]
        sentence = bodies.tree.sentence
        text = sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]
        public = head.lemma.lower() in self.words["public"]
        return to_nominative(text), where or ((land or "") if public else "")

    def _before(self, head: Word, bodies: Bodies) -> tuple[list[Word], str | None]:
        """Return the words before the noun that are part of the title, and the land an adjective names."""
        words: list[Word] = []
        while (word := bodies.tree.words.get((words[0] if words else head).id - 1)) is not None:
            following = words[0] if words else head
            glued = following.form[:1] == "-" or (word.form == "-" and word.end == following.start)  # «вице-мэр»
            if not glued and word.form != "-" and word.upos != "ADJ" and not (word.upos == "CCONJ" and words):
                break
            if word.form == "-" and not glued:
                break
            lemma = word.lemma.lower()
            place = demonym(lemma) if word.upos == "ADJ" else None
            if place is not None:
                return _trimmed(words), self._written(place.key) or place.name_ru
            if lemma in self.words["passing"]:
                break
            words.insert(0, word)
        return _trimmed(words), None

    def _after(self, head: Word, bodies: Bodies) -> tuple[list[Word], str]:
        """Return the words of the title behind its noun, and the place of work that follows them."""
        words: list[Word] = []
        number, good, joined = head.id, 0, False
        while (word := bodies.tree.words.get(number + 1)) is not None and number - head.id < _LONGEST:
            mention = bodies.mention(word)
            if mention is not None and mention.type == "Person":
                break
            noun = bodies.ahead(word)
            if noun is not None and self._is_place_of_work(noun, word, head, joined=joined):
                return words[:good], self._body(noun, bodies)
            before = bodies.tree[number]
            if mention is not None and mention.type in _ORGANIZED and before.upos != "ADP":
                return words[:good], self.reading.name(mention)
            if mention is None and word.upos in ("PROPN", "X") and word.form[:1].isupper() and number == head.id:
                return words[:good], self._unmarked(word, bodies)
            if word.lemma.lower() in self.words["lands"]:
                break
            step = bodies.step(word, head, number)
            if step is None:
                break
            last, ends = step
            joined = joined or word.upos == "ADP"
            words += bodies.tree.between(number + 1, last)
            number = last
            good = len(words) if ends else good
        return words[:good], ""

    def _is_place_of_work(self, noun: Word, first: Word, head: Word, *, joined: bool) -> bool:
        """Say whether a descriptor behind a title is what the office is of, not what it is for: «по делам разведки»."""
        if noun.feats.get("Case", "Gen") not in ("Gen", "Ins") or noun.head == head.head:
            return False
        whole = noun.head == head.id or first.form[:1].isupper() or demonym(first.lemma.lower()) is not None
        return whole or not joined

    def _body(self, noun: Word, bodies: Bodies) -> str:
        """Return the organization a descriptor heads: its name, or that of what a lone noun stands for; "" for nobody's."""
        body = next((body for body in bodies.all if body.head == noun.id), None)
        if body is not None:
            return self.reading.body_name(body)
        stands_for = self._definite.get((bodies.tree.sentence.index, noun.id))
        if stands_for is not None:
            return self.reading.name(stands_for)
        return "" if noun.lemma.lower() in self.words["private"] else nominative(bodies.phrase(noun), "Organization")

    def _unmarked(self, word: Word, bodies: Bodies) -> str:
        """Return a name behind a title that the parser did not mark."""
        last = word
        while (after := bodies.tree.words.get(last.id + 1)) is not None and bodies.mention(after) is None:
            if after.upos not in ("PROPN", "X") or not after.form[:1].isupper():
                break
            last = after
        return nominative(bodies.tree.between(word.id, last.id), "Organization")


def _trimmed(words: list[Word]) -> list[Word]:
    while words and words[0].upos in ("CCONJ", "PUNCT"):
        words = words[1:]
    return words

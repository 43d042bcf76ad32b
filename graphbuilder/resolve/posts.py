"""Offices as one document tells them: what a title names, who is said to hold it, and for which day its holder is wanted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon.holders import OFFICES, past, present
from graphbuilder.model import Entity, Extraction, Mention, Post, Statement, Word
from graphbuilder.resolve.groups import group_key

_BODIES = ("Country", "Region", "City", "Organization")


class Posts:
    """The offices of one document. An office is its title without the name of whom it is of, in lemmas."""

    def __init__(self, extraction: Extraction) -> None:
        self._document = extraction.document
        self._statements = extraction.statements
        self._words: dict[int, tuple[Word, ...]] = {each.index: each.words for each in extraction.sentences}
        self._near: dict[int, list[Mention]] = defaultdict(list)
        for mention in extraction.mentions:
            self._near[mention.sentence].append(mention)
        self._dates = self._said()

    def of(self, mention: Mention) -> Post | None:
        """Return the office that a Position mention names, without a day; None where it is not clear whose it is."""
        inside = [each for each in self._near[mention.sentence] if _within(each, mention) and each.type in _BODIES]
        target = max(inside, key=lambda each: (each.end - each.start, -each.start), default=None)
        if target is None or any(not _within(each, target) and each != target for each in inside):
            return None
        owner = _owner(target)
        words = [
            word
            for word in self._words.get(mention.sentence, ())
            if mention.start <= word.start and word.end <= mention.end
            and not (target.start <= word.start and word.end <= target.end)
        ]  # fmt: skip
        head = next((word for word in words if word.id == mention.head), None)
        if owner is None or (head is not None and head.feats.get("Number") == "Plur"):
            return None
        lemmas = [plain(word.lemma) for word in words if word.upos not in ("DET", "ADP", "PUNCT", "PART")]
        title = " ".join(lemma for lemma in lemmas if lemma not in present())
        once = past() & set(lemmas) or any(lemma.startswith(_prefixes()) for lemma in lemmas)
        return Post(title, owner) if title and not once else None  # many may have held it once

    def wanted(self, mentions: Iterable[Mention]) -> tuple[Post, ...]:
        """Return the office of a Position that *mentions* make up, on the days its holder is wanted for.

        Without a day where the text speaks of the office itself («Трамп — президент США») or no day is known.
        """
        listed = list(mentions)
        posts = {(post.title, post.of) for mention in listed if (post := self.of(mention))}
        if len(posts) != 1:
            return ()
        title, of = posts.pop()
        points = all(mention.via == "position" for mention in listed)
        days = {day for mention in listed for day in self._days(mention)} if points else {""}
        return tuple(Post(title, of, day) for day in sorted(days))

    def held(self, mentions: Mapping[str, Mention]) -> tuple[Post, ...]:
        """Return the offices the document says the person of *mentions* (by id) holds, each with its day."""
        found = set()
        for statement in self._statements:
            subject, office = statement.roles.get("subject"), _office(statement)
            if subject is None or office is None or subject.id not in mentions:
                continue
            post = self.of(office)
            for day in self._period(statement) if post else ():
                if post and day:
                    found.add(Post(post.title, post.of, day))
        return tuple(sorted(found, key=lambda post: (post.title, post.of, post.at)))

    def _said(self) -> dict[str, set[str]]:
        """The days of the statements each mention takes part in, where the text gives one."""
        found: dict[str, set[str]] = defaultdict(set)
        for statement in self._statements:
            if statement.time is not None:
                parties = (
                    *statement.roles.values(),
                    *statement.participants,
                    *statement.involved,
                    statement.speaker,
                    *statement.speakers,
                )
                for mention in parties:
                    if mention is not None:
                        found[mention.id] |= set(self._period(statement))
        return found

    def _days(self, mention: Mention) -> set[str]:
        return self._dates.get(mention.id) or {_day(self._document.published)}

    def _period(self, statement: Statement) -> tuple[str, ...]:
        time = statement.time
        return (_day(time.start), _day(time.end)) if time is not None else (_day(self._document.published),)


def _office(statement: Statement) -> Mention | None:
    """The Position mention of an asserted statement that somebody holds an office."""
    if statement.relation not in OFFICES or not statement.asserted:
        return None
    parties = (statement.roles.get("theme"), statement.roles.get("object"))
    return next((mention for mention in parties if mention is not None and mention.type == "Position"), None)


def _day(time: str | None) -> str:
    """The day of an ISO time; "" where there is none."""
    try:
        return date.fromisoformat((time or "")[:10]).isoformat()
    except ValueError:
        return ""


def _within(inner: Mention, outer: Mention) -> bool:
    return inner is not outer and outer.start <= inner.start and inner.end <= outer.end and inner.id != outer.id


def _owner(target: Mention) -> str | None:
    """What names the owner of an office alike in every document."""
    if target.key is not None:
        return target.key
    key = group_key(Entity("", target.name, target.type, country=target.country), frozenset())
    return "|".join(key) if key[1] != "of" else None


@cache
def _prefixes() -> tuple[str, ...]:
    return tuple(grammar.every("past_prefixes"))

"""What people decided: which of their judgements stand, and which members they keep apart."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from graphbuilder.model import Entity, Judgement
from graphbuilder.resolve.given import gives
from graphbuilder.resolve.links import PREFIX
from graphbuilder.resolve.union import Union


class Decisions:
    """Judgements of people, picked from any. *held* are the members kept apart from another: they leave their name's group."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        people = [each for each in judgements if each.human]
        self._about = [each for each in people if not each.b.startswith(PREFIX)]
        decided = (each for each in self._about if not gives(each.b))
        self._all = sorted(decided, key=lambda each: (each.at, min(each.a, each.b), max(each.a, each.b)), reverse=True)
        apart = [judgement for judgement in self._all if not judgement.same]
        self.held = frozenset(member for judgement in apart for member in (judgement.a, judgement.b))
        self._weights = Counter(member for judgement in apart for member in (judgement.a, judgement.b))

    def remembered(self, known: Collection[str]) -> dict[str, Entity]:
        """Return the members the judgements are about that are not *known* any more, by id."""
        about = (member for judgement in self._about for member in judgement.members if not gives(member.id))
        return {member.id: replace(member, posts=()) for member in about if member.id not in known}

    def weight(self, member: str) -> int:
        """How many *member* is kept apart from: `split` gives one that leaves more of them than those that stay."""
        return self._weights[member]

    def accepted(self, known: Collection[str]) -> list[Judgement]:
        """Return the judgements on *known* members that do not contradict a later one, latest first."""
        union: Union[str] = Union()
        kept = []
        for judgement in self._all:
            if judgement.a not in known or judgement.b not in known or judgement.a == judgement.b:
                continue
            holds = union.join(judgement.a, judgement.b) if judgement.same else union.part(judgement.a, judgement.b)
            if holds:
                kept.append(judgement)
        return kept

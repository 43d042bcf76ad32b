"""What people decided: which of their judgements stand, and which members they keep apart."""

from collections import Counter
from collections.abc import Collection, Iterable

from graphbuilder.model import Judgement
from graphbuilder.resolve.union import Union


class Decisions:
    """Judgements of people. *held* are the members kept apart from another: they leave their name's group."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._all = sorted(
            judgements, key=lambda each: (each.at, min(each.a, each.b), max(each.a, each.b)), reverse=True
        )
        apart = [judgement for judgement in self._all if not judgement.same]
        self.held = frozenset(member for judgement in apart for member in (judgement.a, judgement.b))
        self._weights = Counter(member for judgement in apart for member in (judgement.a, judgement.b))

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

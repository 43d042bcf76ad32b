"""Wikidata ids of members, by judgements whose second end is ``wikidata:Q…``."""

from collections import defaultdict
from collections.abc import Iterable

from graphbuilder.model import Judgement

PREFIX = "wikidata:"


class Links:
    """What judgements say of members and Wikidata ids; a person's word goes before that of a file."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self._by_member: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in judgements:
            if judgement.b.startswith(PREFIX) and judgement.same is not None:
                self._by_member[judgement.a].append(judgement)

    def only(self, members: Iterable[str]) -> str | None:
        """Return the one id that *members* have and nobody denied; None where there is none, or several."""
        judgements = [judgement for member in members for judgement in self._by_member.get(member, ())]
        denied = {judgement.b for judgement in judgements if not judgement.same}
        accepted = [judgement for judgement in judgements if judgement.same and judgement.b not in denied]
        ids = {judgement.b for judgement in accepted if judgement.human} or {judgement.b for judgement in accepted}
        return ids.pop().removeprefix(PREFIX) if len(ids) == 1 else None

"""One type a name in a document: where the parser wavers, the sum of its probabilities decides."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graphbuilder.extract.mentions import Found
from graphbuilder.model import Mention

_WAVERING = frozenset({"Person", "Organization", "Place"})


def agreed(items: Sequence[Found]) -> Sequence[Found]:
    """Give names of the same text, that no gazetteer knows, the type the document as a whole supports; in place."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in items:
        for mention in item.mentions:
            if _open(mention):
                votes[mention.name.lower()][mention.type] += mention.probability
    for item in items:
        for number, mention in enumerate(item.mentions):
            if _open(mention) and len(votes[mention.name.lower()]) > 1:
                ranked = sorted(votes[mention.name.lower()].items(), key=lambda pair: (-pair[1], pair[0]))
                _retype(item, number, replace(mention, type=ranked[0][0]))
    return items


def _open(mention: Mention) -> bool:
    return mention.via == "name" and mention.key is None and mention.type in _WAVERING


def _retype(item: Found, number: int, changed: Mention) -> None:
    old = item.mentions[number]
    item.mentions[number] = changed
    for mentions in item.by_head.values():
        for place, mention in enumerate(mentions):
            if mention is old:
                mentions[place] = changed

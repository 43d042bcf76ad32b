"""One type a name in a document: where the parser wavers, the sum of its probabilities decides.

A lone word that is part of a person's name in the document is that person: "Kim" after "Kim Jong Un" is no place.
"""

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace

from graphbuilder.extract.mentions import Found
from graphbuilder.model import Mention

_WAVERING = frozenset({"Person", "Organization", "Place"})
_DIRECTIONS = frozenset({"place:west", "place:east", "place:north", "place:south"})


def agreed(items: Sequence[Found]) -> Sequence[Found]:
    """Give names of the same text, that no gazetteer knows, the type the document as a whole supports; in place."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in items:
        for mention in item.mentions:
            if _open(mention):
                votes[mention.name.lower()][mention.type] += mention.probability
    persons = {
        part
        for item in items
        for mention in item.mentions
        if mention.type == "Person" and mention.via == "name" and mention.key is None
        for part in mention.text.split()
        if len(mention.text.split()) > 1 and part[:1].isupper()
    }
    for item in items:
        for number, mention in enumerate(item.mentions):
            if _is_part(item, mention, persons):
                _retype(item, number, replace(mention, type="Person", name=mention.text, key=None, country=None))
    for item in items:
        for number, mention in enumerate(item.mentions):
            if _open(mention) and len(votes[mention.name.lower()]) > 1:
                ranked = sorted(votes[mention.name.lower()].items(), key=lambda pair: (-pair[1], pair[0]))
                _retype(item, number, replace(mention, type=ranked[0][0]))
    return items


def _is_part(item: Found, mention: Mention, persons: Set[str]) -> bool:
    """Say whether a lone name that passes for a place is of a person: "Kim"; "West" only without an article."""
    if mention.via != "name" or mention.text not in persons:
        return False
    if mention.key is None:
        return mention.type == "Place"
    bare = item.tree.child(mention.head, "det") is None if mention.head in item.tree.words else False
    return mention.key in _DIRECTIONS and item.sentence.language == "en" and bare


def _open(mention: Mention) -> bool:
    return mention.via == "name" and mention.key is None and mention.type in _WAVERING


def _retype(item: Found, number: int, changed: Mention) -> None:
    old = item.mentions[number]
    item.mentions[number] = changed
    for mentions in item.by_head.values():
        for place, mention in enumerate(mentions):
            if mention is old:
                mentions[place] = changed

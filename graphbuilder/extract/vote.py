"""One type a name in a document: where the parser wavers, the sum of its probabilities decides.

A lone word that is part of a person's name in the document is that person: "Kim" after "Kim Jong Un" is no place.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from graphbuilder.extract.mentions import Found
from graphbuilder.extract.mentions.found import make
from graphbuilder.model import Mention

_WAVERING = frozenset({"Person", "Organization", "Place"})
#: What a place no gazetteer knows counts beside a person of that name.
_UNKNOWN_PLACE = 0.4
_DIRECTIONS = frozenset({"place:west", "place:east", "place:north", "place:south"})


def agreed(items: Sequence[Found]) -> Sequence[Found]:
    """Give names of the same text, that no gazetteer knows, the type the document as a whole supports; in place."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for item in items:
        for number, mention in enumerate(item.mentions):
            if _is_somebody(item, mention):
                _retype(item, number, replace(mention, type="Person"))
    for item in items:
        for mention in item.mentions:
            if _open(mention):
                votes[mention.name.lower()][mention.type] += mention.probability
    for kinds in votes.values():
        if "Person" in kinds and "Place" in kinds:
            kinds["Place"] *= _UNKNOWN_PLACE
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
    surnames = _surnames(items)
    for item in items:
        _unseen(item, surnames)
    return items


def _surnames(items: Sequence[Found]) -> dict[str, Mention]:
    """Return the surnames of the persons a document names in full, lower case, each with its person; of two of one name none."""
    found: dict[str, Mention] = {}
    for item in items:
        for mention in item.mentions:
            parts = mention.name.split()
            if mention.type == "Person" and mention.via == "name" and len(parts) > 1 and len(parts[-1]) > 3:
                found.setdefault(parts[-1].lower(), mention)
    return found


def _unseen(item: Found, surnames: Mapping[str, Mention]) -> None:
    """Add the persons of a document whom the parser did not see in a sentence: «Здоровенин был задержан»."""
    if not surnames:
        return
    spans = [(mention.start, mention.end) for mention in item.mentions]
    for word in item.sentence.words:
        if word.upos not in ("NOUN", "PROPN") or not word.form[:1].isupper() or word.form.isupper():
            continue
        name = word.lemma if word.lemma.lower() in surnames else word.form
        if name.lower() not in surnames or item.by_head.get(word.id):
            continue
        if any(start <= word.start < end for start, end in spans):
            continue
        beside = (item.tree.words.get(word.id + step) for step in (-1, 1))
        if any(one is not None and one.form[:1].isupper() and one.upos == "PROPN" for one in beside):
            continue  # part of a longer name
        if word.deprel.split(":")[0] not in ("flat", "compound", "appos") and not item.pack.grammar.knows(word.form):
            item.add(make(item.sentence, [word], word, name[:1].upper() + name[1:], "Person"))


def _is_somebody(item: Found, mention: Mention) -> bool:
    """Say whether a lone name that passes for a body is of somebody: the tagger takes it for an animate noun."""
    if (
        mention.type != "Organization"
        or mention.via != "name"
        or mention.key is not None
        or mention.country is not None
    ):
        return False
    words = [word for word in item.sentence.words if mention.start <= word.start < mention.end]
    if (
        len(words) != 1
        or words[0].upos != "PROPN"
        or words[0].form.isupper()
        or not item.pack.grammar.writes(words[0].form)
    ):
        return False
    return words[0].feats.get("Animacy") == "Anim" and words[0].feats.get("Number") == "Sing"


def _is_part(item: Found, mention: Mention, persons: Set[str]) -> bool:
    """Say whether a lone name that passes for a place is of a person: "Kim"; "West" only without an article."""
    if mention.via != "name" or mention.text not in persons:
        return False
    if mention.key is None:
        return mention.type == "Place"
    bare = item.tree.child(mention.head, "det") is None if mention.head in item.tree.words else False
    return mention.key in _DIRECTIONS and item.pack.properties.articles and bare


def _open(mention: Mention) -> bool:
    return mention.via == "name" and mention.key is None and mention.type in _WAVERING


def _retype(item: Found, number: int, changed: Mention) -> None:
    old = item.mentions[number]
    item.mentions[number] = changed
    for mentions in item.by_head.values():
        for place, mention in enumerate(mentions):
            if mention is old:
                mentions[place] = changed

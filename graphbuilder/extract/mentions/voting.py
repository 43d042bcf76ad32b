"""One type a name in a document: where the parser wavers, the sum of its probabilities decides.

A lone word that is part of a person's name in the document is that person: "Kim" after "Kim Jong Un" is no place.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import make
from graphbuilder.model import EntityType, Mention, Word

_WAVERING = frozenset({"Person", "Organization", "Place"})
#: What a place no gazetteer knows counts beside a person of that name.
_UNKNOWN_PLACE = 0.4
_DIRECTIONS = frozenset({"place:west", "place:east", "place:north", "place:south"})


def vote(drafts: Sequence[Draft]) -> None:
    """Give names of the same text, that no gazetteer knows, the type the document as a whole supports.

    Needs the drafts of all sentences of a document. Adds persons whom the parser missed where the document names them.
    """
    _retype(drafts, lambda draft, one: replace(one, type="Person") if _is_somebody(draft, one) else one)
    firms = {one.name.lower() for draft in drafts for one in draft.mentions if _is_firm(draft, one)}
    _retype(drafts, lambda _, one: replace(one, type="Organization") if _is_named(one, firms) else one)
    persons = _parts_of_persons(drafts)

    def of_person(draft: Draft, one: Mention) -> Mention:
        part = _is_part(draft, one, persons)
        return replace(one, type="Person", name=one.text, key=None, country=None) if part else one

    _retype(drafts, of_person)
    types = _types(drafts)
    _retype(drafts, lambda _, one: replace(one, type=types.get(one.name.lower(), one.type)) if _open(one) else one)
    surnames = _surnames(drafts)
    for draft in drafts:
        _unseen(draft, surnames)


def _types(drafts: Sequence[Draft]) -> dict[str, EntityType]:
    """Return the type of each name, lower case, that has several."""
    votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    for draft in drafts:
        for mention in draft.mentions:
            if _open(mention):
                votes[mention.name.lower()][mention.type] += mention.probability
    for kinds in votes.values():
        if "Person" in kinds and "Place" in kinds:
            kinds["Place"] *= _UNKNOWN_PLACE
    several = {name: kinds for name, kinds in votes.items() if len(kinds) > 1}
    return {name: min(kinds, key=lambda kind: (-kinds[kind], kind)) for name, kinds in several.items()}


def _parts_of_persons(drafts: Sequence[Draft]) -> set[str]:
    """Return the capitalised words of the names of persons that have several words."""
    return {
        part
        for draft in drafts
        for mention in draft.mentions
        if mention.type == "Person" and mention.via == "name" and mention.key is None
        for part in mention.text.split()
        if len(mention.text.split()) > 1 and part[:1].isupper()
    }


def _surnames(items: Sequence[Draft]) -> dict[str, Mention]:
    """Return the surnames of the persons a document names in full, lower case, each with its person; of two of one name none."""
    found: dict[str, Mention] = {}
    for item in items:
        for mention in item.mentions:
            parts = mention.name.split()
            if mention.type == "Person" and mention.via == "name" and len(parts) > 1 and len(parts[-1]) > 3:
                found.setdefault(parts[-1].lower(), mention)
    return found


def _unseen(item: Draft, surnames: Mapping[str, Mention]) -> None:
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


def _is_somebody(item: Draft, mention: Mention) -> bool:
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


def _is_firm(item: Draft, mention: Mention) -> bool:
    """Say whether what passes for a person is a firm by what stands beside: "shares of X", «стартап X»."""
    if mention.type != "Person" or mention.via != "name" or mention.head not in item.tree.words:
        return False
    head = item.tree[mention.head]
    if _is_called_firm(item, mention, head):
        return True
    above, relation = item.tree.parent(head), item.tree.base(head.id)
    if above is None or above.upos not in ("NOUN", "PROPN"):
        return False
    return relation in ("nmod", "compound") and above.lemma.lower() in item.pack.word_set("named", "stakes")


def _is_called_firm(item: Draft, mention: Mention, head: Word) -> bool:
    """Say whether the noun right before a name says that it is a firm's: "the mining group X"."""
    first = next(word for word in item.sentence.words if word.start >= mention.start)
    noun = item.tree.words.get(first.id - 1)
    if noun is None or noun.lemma.lower() not in item.pack.any_of(("named", "firms"), ("general_bodies",)):
        return False
    below = head.head == noun.id and item.tree.base(head.id) in ("appos", "flat", "nmod")
    if item.pack.properties.case_marked:
        return below and not item.pack.grammar.writes(head.form)
    return below or (noun.head == head.id and noun.upos == "NOUN" and item.tree.base(noun.id) in ("compound", "nmod"))


def _is_named(mention: Mention, names: Set[str]) -> bool:
    return mention.type == "Person" and mention.via == "name" and mention.name.lower() in names


def _is_part(item: Draft, mention: Mention, persons: Set[str]) -> bool:
    """Say whether a lone name that passes for a place is of a person: "Kim"; "West" only without an article."""
    if mention.via != "name" or mention.text not in persons:
        return False
    if mention.key is None:
        return mention.type == "Place"
    bare = item.tree.child(mention.head, "det") is None if mention.head in item.tree.words else False
    return mention.key in _DIRECTIONS and item.pack.properties.articles and bare


def _open(mention: Mention) -> bool:
    return mention.via == "name" and mention.key is None and mention.type in _WAVERING


def _retype(drafts: Sequence[Draft], change: Callable[[Draft, Mention], Mention]) -> None:
    for draft in drafts:
        for mention in tuple(draft.mentions):
            changed = change(draft, mention)
            if changed.type != mention.type:
                draft.exchange(mention, changed)

"""Mentions of parties and things that a text describes and does not name: «боевики», «45-летний мужчина», «договор»."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from graphbuilder.extract.coreference import TOLD
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.matching.fitting import fit
from graphbuilder.extract.mentions import is_no_title, is_owned, make_mention
from graphbuilder.extract.rules import Rule, load_pack
from graphbuilder.model import EntityType, Mention, Word

#: Why a common noun is a party: an entity of the text is the other one.
DESCRIBED = "described, not named"


def unnamed(number: int, role: str, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of a proper noun no parser named, where the role takes persons or bodies, but not both.

    "Alibaba was founded by …", "… was born in Lisbon".
    """
    word = context.found.tree[number]
    if not context.pack.properties.names_as_tagged or word.upos != "PROPN" or not word.form[:1].isupper():
        return None
    if word.feats.get("Number") == "Plur" or context.found.tree.child(number, "det") is not None:
        return None
    if word.form.lower() in _calendar(context.pack.language):
        return None
    takes = rule.types.get(role) or rule.relation.roles.get(role) or frozenset()
    kinds = [kind for kind in ("Person", "Organization") if kind in takes]
    words = context.found.tree.name_words(number)
    if len(kinds) != 1 or any(context.found.at(inner.id) is not None for inner in words):
        return None
    return make_mention(context.found.sentence, words, word, kinds[0], via="name")


def party_of(number: int, role: str, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of people or a body without a name; `nameless` statements of such alone are not made."""
    number = _counted(number, context)
    thing = thing_of(number, context)
    if thing is None:
        return None
    body = context.found.tree[number].lemma.lower() in context.pack.word_set("groups", "organization")
    if not body and not _is_person(number, context):
        return None
    found = _as(("Organization",) if body else ("Group", "Person"), thing, role, rule)
    return None if found is None else replace(found, reason=DESCRIBED)


def described(number: int, role: str, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of whatever a common noun describes that fits *role*: people, a body, what happens, a thing."""
    party = party_of(number, role, rule, context) if role in ("subject", "object") else None
    if party is not None:
        return party
    thing = thing_of(_counted(number, context), context)
    if thing is None:
        return None
    kinds: tuple[EntityType, ...] = (thing.type, "Event", "Product", "Work", "Agreement", "Place")
    made = next((replace(thing, type=kind) for kind in kinds if rule.relation.takes(role, kind)), None)
    return None if made is None else replace(made, reason=DESCRIBED)


def _as(kinds: Sequence[EntityType], thing: Mention, role: str, rule: Rule) -> Mention | None:
    """Return *thing* as the first of *kinds* where the role takes any of them."""
    fits = any(fit(replace(thing, type=kind), role, rule) is not None for kind in kinds)
    return replace(thing, type=kinds[0]) if fits else None


def nameless(roles: Mapping[str, Mention]) -> bool:
    """Say whether a statement has a party that is only described and none that is named or stands for a name."""
    parties = [roles[role] for role in ("subject", "object") if role in roles]
    bare = any(m.reason in (DESCRIBED, TOLD) for m in parties)
    return bare and all(m.via == "definite" or m.reason == TOLD for m in parties)


def occasion_of(number: int, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of an event that is described, not named, where the rule asks for events: «форум в Давосе»."""
    kinds = rule.types.get("object") or rule.relation.roles.get("object") or frozenset()
    word = context.found.tree[number]
    if "Event" not in kinds or word.lemma.lower() not in context.pack.word_set("groups", "event"):
        return None
    described = context.found.tree.children(number, "amod", "nmod", "compound", "flat", "appos")
    return thing_of(number, context) if described else None


def group_of(number: int, context: Context, *, soft: bool = False) -> Mention | None:
    """Make a mention of plural people who act: «боевики», «жители», "militants"; and of "police" and the like.

    The latter not where they are only *soft* fillers: «освободили в зале суда» frees no court.
    """
    if context.pack.properties.counted_people:
        number = _counted(number, context)  # "a group of protesters"
    word, pack = context.found.tree[number], context.pack
    if word.upos not in ("NOUN", "PROPN", "ADJ") or (word.upos == "ADJ" and not pack.properties.nominal_adjectives):
        return None  # "military aid" is nobody's in particular
    lemma = word.lemma.lower()
    people = lemma in pack.word_set("groups", "people") or lemma in pack.word_set("groups", "army")
    if word.feats.get("Animacy") == "Anim" and word.upos == "NOUN" and lemma not in pack.word_set("lists", "persons"):
        people = people or _is_person(number, context)  # «министры», «болельщики»: plural animates act
    plural = people and word.feats.get("Number") == "Plur" and word.upos != "ADJ"
    if not plural and (soft or lemma not in pack.word_set("lists", "collectives")):
        return None
    words = context.found.tree.phrase(
        number, skip=("acl", "punct", "conj", "appos", "parataxis", "case", "cc", "advmod", "nummod", "det")
    )
    return make_mention(context.found.sentence, words if len(words) <= 5 else (word,), word, "Group")


def crew_of(number: int, context: Context) -> list[Mention]:
    """Ships and planes act for the countries they are of: "French and Egyptian warships", "US jets"."""
    tree = context.found.tree
    if tree[number].lemma.lower() not in context.pack.word_set("lists", "vessels"):
        return []
    owners = [
        one for child in tree.children(number, "amod", "compound", "nmod:poss") for one in tree.conjuncts(child.id)
    ]
    found = [context.found.at(owner) for owner in owners]
    return [owner for owner in found if owner is not None and owner.type in ("Country", "Organization")]


def common_of(number: int, role: str, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of a common noun an entry's *common* lets act: people a text does not name, else what happens.

    «45-летний мужчина», «двое подростков» are a Group, which is one only within its document, wherever the role takes persons.
    """
    number = _counted(number, context)
    thing = thing_of(number, context)
    if thing is None:
        return None
    if not _is_person(number, context):
        if role == "subject" and "Event" not in rule.types.get(role, ()):
            return None  # «убита выстрелами», «назначен указом»: what does it is nobody
        owned = thing.type == "Product" and "Product" in rule.types.get(role, ())
        return fit(thing if owned else replace(thing, type="Event"), role, rule)
    return _as(("Group", "Person"), thing, role, rule)


def _counted(number: int, context: Context) -> int:
    """Return what is counted: «один из посетителей», "two of the men"."""
    tree = context.found.tree
    word = tree[number]
    if word.lemma.lower() in context.pack.word_set("quantifiers") or word.upos == "NUM":
        return next((child.id for child in tree.children(number, "nmod", "obl") if child.upos == "NOUN"), number)
    return number


def _is_person(number: int, context: Context) -> bool:
    """Say whether a noun names people: by the tagger (Russian tells animate nouns) or the list ``persons``."""
    word, pack = context.found.tree[number], context.pack
    lemma = word.lemma.lower()
    if lemma in pack.word_set("lists", "persons"):
        return True
    if lemma in pack.word_set("positions", "head") and word.feats.get("Number") == "Plur" and _alone(number, context):
        return False  # «лидеры двух стран» are those named before
    return word.feats.get("Animacy") == "Anim" and lemma not in pack.word_set("lists", "animals")


def trade_of(number: int, context: Context) -> Mention | None:
    """Make a mention of what somebody is by trade or title: «хранительница фондов», "career diplomat"."""
    thing = thing_of(number, context)
    if thing is None:
        return None
    sentence, head = context.found.sentence, context.found.tree[thing.head]
    if is_owned(context.found.tree, head) or is_no_title(head.lemma.lower(), context.pack):
        return None  # «её ученик» and "the buyer" are nobody's trade
    words = [word for word in sentence.words if thing.start <= word.start and word.end <= thing.end]
    return make_mention(sentence, words, head, "Position")


def _alone(number: int, context: Context) -> bool:
    """Say whether the phrase of a noun holds no entity."""
    below = context.found.tree.subtree(number, skip=("acl", "conj", "appos", "parataxis"))
    return not any(context.found.by_head.get(word.id) for word in below if word.id != number)


def thing_of(number: int, context: Context) -> Mention | None:
    """Make a mention of a common noun in a role of things: «боеприпасы», «договор о партнёрстве»."""
    if number not in context.things:
        context.things[number] = _thing(number, context)
    return context.things[number]


def _thing(number: int, context: Context) -> Mention | None:
    tree, pack = context.found.tree, context.pack
    word = tree[number]
    if word.upos != "NOUN" or _is_time(word, context):
        return None
    inner = next((c for c in tree.children(number, "nmod") if word.lemma.lower() in pack.word_set("quantifiers")), None)
    head = inner or word
    kind = "Product"
    for name, label in (("agreement", "Agreement"), ("event", "Event"), ("army", "Group"), ("people", "Group")):
        if head.lemma in pack.word_set("groups", name):
            kind = label
    words = tree.phrase(head.id, skip=("acl", "punct", "conj", "appos", "parataxis", "case", "cc", "advmod", "nummod"))
    words = (*_hyphened(words[0], context), *words)
    if words[0].feats.get("PronType") == "Art":
        words = words[1:]
    if len(words) > 8:
        words = (head,)
    return make_mention(context.found.sentence, words, head, kind)


def _hyphened(word: Word, context: Context) -> tuple[Word, ...]:
    """Return what is joined to the front of a word by hyphens: "32-year-" before "old man"."""
    tree, first = context.found.tree, word.id
    while first - 2 in tree.words and tree[first - 1].form == "-" and tree[first - 1].end == tree[first].start:
        if tree[first - 2].end != tree[first - 1].start:
            break
        first -= 2
    return tree.between(first, word.id - 1) if first < word.id else ()


def _is_time(word: Word, context: Context) -> bool:
    """Say whether a word only tells when: part of a date, a month, a day of the week."""
    if any(first <= word.id <= last for first, last, _ in context.times):
        return True
    return word.form.lower() in _calendar(context.pack.language)


@cache
def _calendar(language: str) -> frozenset[str]:
    time = load_pack(language).words.get("time", {})
    return frozenset(form for name in ("months", "weekdays") for forms in time.get(name, ()) for form in forms)

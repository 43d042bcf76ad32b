"""Fillers of roles: which words may fill one, as what mention, of a type the relation takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.context import Context
from graphbuilder.extract.mentions import make_mention
from graphbuilder.extract.referents import LAND, in_slot, resolve_word, same
from graphbuilder.extract.rules import Rule, load_pack
from graphbuilder.model import Mention, Word
from graphbuilder.names.places import country as country_place

#: Roles whose common nouns become mentions of their own; elsewhere only entities count.
_THINGS = ("theme", "instrument")
#: Why a common noun is a party: an entity of the text is the other one.
DESCRIBED = "described, not named"


def fill(
    role: str, slots: Sequence[str], rule: Rule, predicate: Predicate, context: Context, *, other: Sequence[Mention]
) -> list[Mention]:
    """Return the fillers of a role: those of its first slot that has any, *other* (who is the subject already) left out."""
    if not predicate.verb:
        slots = noun_slots(role, slots, rule, predicate)
    soft: Mapping[str, list[int]] = predicate.soft
    if role == "subject" and "subj" in slots:
        # An agent only, and only of an event noun: "deliveries of tanks by Germany", «отправка войск Германией».
        soft = {} if predicate.verb else {slot: ids for slot, ids in soft.items() if slot in ("by", "ins")}
    for table in (predicate.slots, soft):
        for slot in slots:
            filled: list[Mention] = []
            for number in in_slot(slot, table, context):
                if number != predicate.word.id or _may_name_itself(slot, rule):
                    filled += _accepted(role, number, slot, rule, context, soft=table is soft)
            filled = _besides(other, filled)
            if filled:
                return filled if role in ("subject", "object") else filled[:1]
    if role == "subject" and "subj" in slots and not predicate.verb and "ctrl" in predicate.slots:
        return fill(role, ("ctrl",), rule, predicate, context, other=other)
    if role == "object" and "obj" in slots and predicate.verb and "obj" not in predicate.slots:
        for number in _swallowed(rule, predicate, context):
            filled = _besides(other, _accepted(role, number, "obj", rule, context, soft=True))
            if filled:
                return filled
    return []


def _besides(other: Sequence[Mention], found: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in found if not any(same(mention, one) for one in other)]


def _swallowed(rule: Rule, predicate: Predicate, context: Context) -> Iterator[int]:
    """Yield what may be the missing object below another role: «обвинили в атаке власти КНДР», «избрал главой Яна Гуса»."""
    if not context.pack.words.get("government"):
        return
    below = [
        number
        for role, slots in rule.slots.items()
        for slot in slots
        if role not in ("subject", "object") and (":" in slot or slot == "ins") and ">" not in slot
        for number in predicate.slots.get(slot, ())
    ]
    while below:
        inner = [child for number in below for child in context.found.tree.children(number, "nmod", "appos")]
        bare = [child for child in inner if not context.found.tree.marker(child.id)]
        yield from (child.id for child in bare if "acc" in forms_cases(child.form) or _is_oblique_name(child))
        below = [child.id for child in bare]


def _is_oblique_name(word: Word) -> bool:
    """Say whether a name is in the accusative or genitive by the tagger, which tells more of names than a dictionary."""
    return word.upos == "PROPN" and word.feats.get("Animacy") == "Anim" and word.feats.get("Case") in ("Acc", "Gen")


def _may_name_itself(slot: str, rule: Rule) -> bool:
    """«сторонники реформы» support it; that «владельцы завода» own it says nothing."""
    return slot == "self" or (slot == "named" and rule.relation.family != "standing")


def noun_slots(role: str, slots: Sequence[str], rule: Rule, predicate: Predicate) -> Sequence[str]:
    """The genitive of an event noun is its object where the entry has a direct one («освобождение области»), else its subject."""
    if rule.verbs and "gen" not in slots:
        transitive = rule.noun_genitive != "subj" and "obj" in rule.slots.get("object", ())
        if role == "object" and "obj" in slots and transitive:
            return (*slots, "gen")
        if role == "theme" and "obj" in slots:
            return (*slots, "gen")
        if role == "subject" and "subj" in slots:
            return (*slots, "ins", "poss", "adj") if transitive else (*slots, "gen", "poss", "adj", "ins")
    return slots


def _accepted(role: str, number: int, slot: str, rule: Rule, context: Context, *, soft: bool) -> list[Mention]:
    own, accepted = resolve_word(number, context), []
    for mention in own:
        if slot == "adj" and mention.via not in ("demonym", "name", "metonym"):
            continue
        if slot == "named" and mention.via == "position":
            continue  # «основатель сайта» alone: who that is, is a guess
        fitted = _fit(mention, role, rule)
        if fitted is not None:
            accepted.append(fitted)
    if not accepted and role in ("subject", "object") and not own:
        group = _group(number, context, soft=soft and slot != "dat")
        acting = [group] if group is not None else _crew(number, context) if role == "subject" else []
        accepted += [fitted for fitted in (_fit(one, role, rule) for one in acting) if fitted is not None]
    may_be_common = (role in _THINGS and not soft) or role in rule.common
    if not accepted and may_be_common and not own:
        thing = _common(number, role, rule, context) if role in rule.common else _thing(number, context)
        if thing is not None:
            accepted.append(thing)
    if not accepted and role == "object" and not own:
        event = _occasion(number, rule, context)
        if event is not None:
            accepted.append(event)
    if not accepted and role in ("subject", "object") and not soft and not own:
        described = _described(number, role, rule, context) or _unnamed(number, role, rule, context)
        accepted += [described] if described is not None else []
    return accepted


def _unnamed(number: int, role: str, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of an English proper noun no parser named, where the role takes persons or bodies, but not both.

    "Alibaba was founded by …", "… was born in Lisbon".
    """
    word = context.found.tree[number]
    if context.pack.language != "en" or word.upos != "PROPN" or not word.form[:1].isupper():
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


def _described(number: int, role: str, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of people or a body without a name; `nameless` statements of such alone are not made."""
    number = _counted(number, context)
    thing = _thing(number, context)
    if thing is None:
        return None
    body = context.found.tree[number].lemma.lower() in context.pack.word_set("groups", "organization")
    if not body and not _is_person(number, context):
        return None
    found = _as(("Organization",) if body else ("Group", "Person"), thing, role, rule)
    return None if found is None else replace(found, reason=DESCRIBED)


def _as(kinds: Sequence[str], thing: Mention, role: str, rule: Rule) -> Mention | None:
    """Return *thing* as the first of *kinds* where the role takes any of them."""
    fits = any(_fit(replace(thing, type=kind), role, rule) is not None for kind in kinds)
    return replace(thing, type=kinds[0]) if fits else None


def nameless(roles: Mapping[str, Mention]) -> bool:
    """Say whether a statement has a party that is only described and none that is named or stands for a name."""
    parties = [roles[role] for role in ("subject", "object") if role in roles]
    return any(m.reason == DESCRIBED for m in parties) and all(m.via == "definite" for m in parties)


def _occasion(number: int, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of an event that is described, not named, where the rule asks for events: «форум в Давосе»."""
    kinds = rule.types.get("object") or rule.relation.roles.get("object") or frozenset()
    word = context.found.tree[number]
    if "Event" not in kinds or word.lemma.lower() not in context.pack.word_set("groups", "event"):
        return None
    described = context.found.tree.children(number, "amod", "nmod", "compound", "flat", "appos")
    return _thing(number, context) if described else None


def _fit(mention: Mention, role: str, rule: Rule) -> Mention | None:
    """Check the type; a capital that acts is its country (metonymy)."""
    wanted = rule.types.get(role)
    allowed = rule.relation.roles.get(role)
    place = rule.relation.plover == "ASSAULT" and "City" in (allowed or ("City",))
    acts = role in ("subject", "beneficiary") or (role == "object" and not place)
    if mention.type == "City" and acts and mention.country is not None and mention.key is not None:
        names_city = "City" in (wanted if wanted is not None else allowed or ())
        mention = mention if names_city else acting(mention)
    if role in ("place", "destination"):
        return mention if mention.type in LAND else None
    if mention.type == "Place" and mention.key is None and mention.via == "name":
        # A place no gazetteer knows may as well be a firm: let the relation decide.
        takes = wanted or allowed or frozenset()
        if "Organization" in takes and "Place" not in takes:
            mention = replace(mention, type="Organization")
    kind = "Person" if mention.type == "Position" and mention.via == "position" else mention.type
    if wanted is not None and kind not in wanted and mention.type not in wanted:
        return None
    if allowed is not None and kind not in allowed and mention.type not in allowed:
        return None
    return mention


def acting(mention: Mention) -> Mention:
    """Return the country of a capital that acts or speaks («Пхеньян заявил»); any other mention as it is."""
    if mention.type != "City" or not _is_capital(mention):
        return mention
    land = country_place(mention.country or "")
    if land is None:
        return mention
    return replace(mention, type="Country", key=land.key, name=_land_name(mention, land), via="metonym")


def _land_name(mention: Mention, land: object) -> str:
    """Return the name of a country in the language the mention is in."""
    russian = any("а" <= letter <= "я" for letter in mention.name.lower())
    return str(getattr(land, "name_ru" if russian else "name_en"))


def _is_capital(mention: Mention) -> bool:
    """Say whether a mention names the capital of its country."""
    from graphbuilder.names.places import capital

    place = capital(mention.country or "")
    return place is not None and place.key == mention.key


def _group(number: int, context: Context, *, soft: bool = False) -> Mention | None:
    """Make a mention of plural people who act: «боевики», «жители», "militants"; and of "police" and the like.

    The latter not where they are only *soft* fillers: «освободили в зале суда» frees no court.
    """
    if context.pack.language == "en":
        number = _counted(number, context)  # "a group of protesters"
    word, pack = context.found.tree[number], context.pack
    if word.upos not in ("NOUN", "PROPN", "ADJ") or (word.upos == "ADJ" and pack.language == "en"):
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


def _crew(number: int, context: Context) -> list[Mention]:
    """Ships and planes act for the countries they are of: "French and Egyptian warships", "US jets"."""
    tree = context.found.tree
    if tree[number].lemma.lower() not in context.pack.word_set("lists", "vessels"):
        return []
    owners = [
        one for child in tree.children(number, "amod", "compound", "nmod:poss") for one in tree.conjuncts(child.id)
    ]
    found = [context.found.at(owner) for owner in owners]
    return [owner for owner in found if owner is not None and owner.type in ("Country", "Organization")]


def _common(number: int, role: str, rule: Rule, context: Context) -> Mention | None:
    """Make a mention of a common noun an entry's *common* lets act: people a text does not name, else what happens.

    «45-летний мужчина», «двое подростков» are a Group, which is one only within its document, wherever the role takes persons.
    """
    number = _counted(number, context)
    thing = _thing(number, context)
    if thing is None:
        return None
    if not _is_person(number, context):
        return _fit(replace(thing, type="Event"), role, rule)
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


def _alone(number: int, context: Context) -> bool:
    """Say whether the phrase of a noun holds no entity."""
    below = context.found.tree.subtree(number, skip=("acl", "conj", "appos", "parataxis"))
    return not any(context.found.by_head.get(word.id) for word in below if word.id != number)


def _thing(number: int, context: Context) -> Mention | None:
    """Make a mention of a common noun in a role of things: «боеприпасы», «договор о партнёрстве»."""
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
    if len(words) > 8:
        words = (head,)
    return make_mention(context.found.sentence, words, head, kind)


def _is_time(word: Word, context: Context) -> bool:
    """Say whether a word only tells when: part of a date, a month, a day of the week."""
    if any(first <= word.id <= last for first, last, _ in context.times):
        return True
    return word.form.lower() in _calendar(context.pack.language)


@cache
def _calendar(language: str) -> frozenset[str]:
    time = load_pack(language).words.get("time", {})
    return frozenset(form for name in ("months", "weekdays") for forms in time.get(name, ()) for form in forms)

"""Rules over predicates: from slots to statements."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphbuilder.extract.arguments import Arguments, Predicate
from graphbuilder.extract.discourse import Reader, Stance
from graphbuilder.extract.mentions import Found, make_mention
from graphbuilder.extract.numbers import Counter
from graphbuilder.extract.rules import Condition, Pack, Rule
from graphbuilder.extract.when import time_of
from graphbuilder.lexicon import relations
from graphbuilder.model import ROLES, Mention, Quantity, Statement, Time, Word
from graphbuilder.names.places import country as country_place

#: Roles whose common nouns become mentions of their own; elsewhere only entities count.
_THINGS = ("theme", "instrument")
_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
_PARTIES = frozenset({"Person", "Organization", "Country", "Region", "Group"})
_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_OPEN = Rule("open", "", relations()["RELATED"], frozenset(), frozenset(), {}, (), {})
#: Mentions that may share a head: «российско-китайский», "US and British forces".
_SPLIT = frozenset({"demonym", "metonym", "position", "definite"})
_LAND = frozenset({"Country", "Region", "City", "Place"})


@dataclass(frozen=True)
class Context:
    """What the matcher needs of one sentence."""

    found: Found
    pack: Pack
    arguments: Arguments
    reader: Reader
    counter: Counter
    times: list[tuple[int, int, Time]]


def statements(context: Context) -> Iterator[Statement]:
    """Yield what the rules find in one sentence, in the order of its words; the first rule of a relation that fits wins."""
    for word in context.found.sentence.words:
        rules = _rules(word, context)
        if not rules:
            yield from _open(word, context)
            continue
        if _is_slot(word, context):
            continue
        predicate = context.arguments.of(word)
        if _is_light_noun(predicate, context):
            continue
        done: set[str] = set()
        for rule in rules:
            if rule.relation.name in done:
                continue
            made = list(_apply(rule, predicate, context))
            if made:
                done.add(rule.relation.name)
                yield from made


def _rules(word: Word, context: Context) -> Sequence[Rule]:
    lemma = word.lemma.lower()
    if word.upos in ("VERB", "AUX") or "VerbForm" in word.feats:
        return context.pack.verbs.get(lemma, ())
    if word.upos in ("NOUN", "PROPN"):
        return context.pack.nouns.get(lemma, ())
    if word.upos == "ADJ":
        return context.pack.verbs.get(lemma, ())
    return ()


def _open(word: Word, context: Context) -> Iterator[Statement]:
    """Yield the open statements of a verb no rule knows: relation RELATED between entities of its slots."""
    if word.upos != "VERB" or word.lemma in context.pack.word_set("light") | context.pack.word_set("speech", "verbs"):
        return
    predicate = context.arguments.of(word)
    parties: dict[str, list[Mention]] = {}
    for slot, numbers in predicate.slots.items():
        found = [
            mention for number in numbers for mention in resolve_word(number, context)[:1] if mention.type in _PARTIES
        ]
        if found:
            parties[slot] = found
    subjects = parties.pop("subj", [])
    objects = next((parties[slot] for slot in sorted(parties, key=lambda slot: (slot != "obj", slot))), [])
    for subject in subjects[:1]:
        for target in objects[:1]:
            if not _same(subject, target):
                yield _statement(_OPEN, predicate, context, {"subject": subject, "object": target})


def _is_slot(word: Word, context: Context) -> bool:
    """Say whether the noun only carries a role of its verb's rule: «направила на помощь Кремлю»."""
    governor = context.found.tree.parent(word)
    if word.upos != "NOUN" or governor is None or word.lemma not in context.pack.word_set("carriers"):
        return False
    slot = f"{context.found.tree.marker(word.id)} {word.lemma}"
    return any(
        slot in slots for rule in context.pack.verbs.get(governor.lemma.lower(), ()) for slots in rule.slots.values()
    )


def _is_light_noun(predicate: Predicate, context: Context) -> bool:
    """A noun inside a person's or firm's name is no event."""
    mention = context.found.at(predicate.word.id)
    return (
        not predicate.verb
        and mention is not None
        and mention.start <= predicate.word.start < mention.end
        and mention.via == "name"
        and mention.type in ("Person", "Organization", "Work")
    )


def _apply(rule: Rule, predicate: Predicate, context: Context) -> Iterator[Statement]:
    if not all(_holds(item, predicate, context) for item in rule.demands):
        return
    if any(_holds(item, predicate, context) for item in rule.refusals):
        return
    fillers: dict[str, list[Mention]] = {}
    for role, slots in sorted(rule.slots.items(), key=lambda pair: pair[0] != "subject"):
        other = fillers.get("subject", []) if role == "object" and not rule.relation.symmetric else []
        fillers[role] = _fill(role, slots, rule, predicate, context, other=other)
    subjects, objects = fillers.get("subject", []), fillers.get("object", [])
    if rule.relation.symmetric:
        if not subjects:  # "a talk with X and Y": not of X with Y
            return
        yield from _symmetric(rule, predicate, context, subjects, objects, fillers)
        return
    subjects = _distinct(subjects)
    objects = _distinct(objects)
    if not objects and len(subjects) > 1 and (predicate.slots.get("between") or predicate.slots.get("между:ins")):
        subjects, objects = subjects[:1], subjects[1:]  # "clashes between X and Y"
    if "subject" in rule.require and not subjects:
        return
    if "object" in rule.require and not objects:
        return
    if any(role not in ("subject", "object") and not fillers.get(role) for role in rule.require):
        return
    for subject in subjects or (None,):
        for target in objects or (None,):
            roles = _roles({"subject": subject, "object": target}, fillers)
            if roles:
                yield _statement(rule, predicate, context, roles)


def _symmetric(
    rule: Rule,
    predicate: Predicate,
    context: Context,
    subjects: list[Mention],
    objects: list[Mention],
    fillers: dict[str, list[Mention]],
) -> Iterator[Statement]:
    parties = _distinct([*subjects, *objects])
    persons = [party for party in parties if party.type == "Person"]
    # «российско-северокорейские переговоры Путина и Кима»: where people are named, their countries only describe.
    if len(persons) >= 2:
        parties = [party for party in parties if party.via != "demonym"]
    if len(parties) < 2:
        return
    roles = _roles({"subject": parties[0], "object": parties[1]}, fillers)
    made = _statement(rule, predicate, context, roles)
    yield replace(made, participants=tuple(parties[2:]))


def _roles(main: dict[str, Mention | None], fillers: dict[str, list[Mention]]) -> dict[str, Mention]:
    roles = {role: mention for role, mention in main.items() if mention is not None}
    used = list(roles.values())
    for role in ROLES[2:]:
        for mention in fillers.get(role, []):
            if role == "theme" and any(mention.id == other.id for other in used):
                continue  # what is said of the object already
            if role in ("theme", "destination", "beneficiary") or not any(_same(mention, other) for other in used):
                roles[role] = mention
                used.append(mention)
                break
    return roles


def _holds(condition: Condition, predicate: Predicate, context: Context) -> bool:
    for slot in condition.slots:
        for number in _numbers(slot, predicate.slots, context):
            if not condition.lemmas and not condition.types:
                return True
            if condition.lemmas and _lemmas(number, context) & condition.lemmas:
                return True
            if condition.types and any(m.type in condition.types for m in resolve_word(number, context)):
                return True
    return False


def _lemmas(number: int, context: Context) -> set[str]:
    """The lemma of an argument, seen through counting nouns: «13 тысяч бойцов» → тысяча, боец."""
    word = context.found.tree[number]
    lemmas = {word.lemma, word.lemma.lower()}
    if word.lemma.lower() in context.pack.word_set("quantifiers") or word.upos == "NUM":
        for child in context.found.tree.children(number, "nmod"):
            lemmas |= _lemmas(child.id, context)
    return lemmas


def resolve_word(number: int, context: Context, depth: int = 0) -> list[Mention]:
    """Return the mentions an argument word stands for: its own, its apposition's, or that behind a counting or carrying noun."""
    found, tree = context.found, context.found.tree
    if found.by_head.get(number):
        return _alike(found.by_head[number])
    word = tree[number]
    for child in tree.children(number, "appos", "flat", "compound"):
        mention = found.at(child.id)
        if mention is not None and mention.via == "name" and (child.deprel != "compound" or mention.type == "Person"):
            return [mention]
    if word.lemma in context.pack.word_set("groups", "place") | context.pack.word_set("region_nouns"):
        for child in tree.children(number, "nmod", "compound"):
            land = next((m for m in found.by_head.get(child.id, []) if m.type in _LAND and m.via == "name"), None)
            if land is not None and tree.marker(child.id) in ("", "of"):
                return [land]
    if depth < 3 and word.lemma.lower() in context.pack.word_set("quantifiers") | context.pack.word_set("carriers"):
        for child in tree.children(number, "nmod", "conj"):
            inner = resolve_word(child.id, context, depth + 1)
            if inner:
                return inner
    return []


def _alike(own: list[Mention]) -> list[Mention]:
    """Return the first mention of a word, and those that share the word with it: "US and British forces"."""
    first, starts = own[0], {own[0].start}
    kept = [first]
    for mention in own[1:] if first.via in _SPLIT else ():
        if mention.via == first.via and mention.type == first.type and mention.start not in starts:
            starts.add(mention.start)
            kept.append(mention)
    return kept


def _fill(
    role: str, slots: Sequence[str], rule: Rule, predicate: Predicate, context: Context, *, other: Sequence[Mention]
) -> list[Mention]:
    """Return the fillers of a role: those of its first slot that has any, *other* (who is the subject already) left out."""
    if not predicate.verb:
        slots = _noun_slots(role, slots, rule, predicate)
    soft: Mapping[str, list[int]] = predicate.soft
    if role == "subject" and "subj" in slots:
        # An agent only, and only of an event noun: "deliveries of tanks by Germany", «отправка войск Германией».
        soft = {} if predicate.verb else {slot: ids for slot, ids in soft.items() if slot in ("by", "ins")}
    for table in (predicate.slots, soft):
        for slot in slots:
            filled: list[Mention] = []
            for number in _numbers(slot, table, context):
                if number != predicate.word.id:
                    filled += _accepted(role, number, slot, rule, context, soft=table is soft)
            filled = [mention for mention in filled if not any(_same(mention, one) for one in other)]
            if filled:
                return filled if role in ("subject", "object") else filled[:1]
    return []


def _numbers(slot: str, table: Mapping[str, list[int]], context: Context) -> list[int]:
    """Return the fillers of a slot; ``A>B`` is slot B of the words in slot A («участие в боях в области»: ``в:loc>в:loc``).

    ``A>any`` is the nearest entity below the words in slot A: whom a threat, a refusal or a promise is about.
    """
    first, _, rest = slot.partition(">")
    numbers = table.get(first, [])
    if not rest:
        return numbers
    if rest == "any":
        return [found for number in numbers for found in _nearest(number, context)]
    inner = [context.arguments.of(context.found.tree[number]) for number in numbers]
    return [found for predicate in inner for found in _numbers(rest, predicate.slots, context)]


def _nearest(number: int, context: Context) -> list[int]:
    """Return the conjuncts of the first entity below a word, level by level; clauses that only describe are passed over."""
    tree, level = context.found.tree, [number]
    for _ in range(6):
        below = [child for one in level for child in tree.children(one)]
        below = [child for child in below if child.deprel.split(":")[0] not in ("parataxis", "punct", "case", "mark")]
        below = [child for child in below if not child.deprel.endswith("relcl") and not _aside(child, context)]
        for child in below:
            if any(m.via != "pronoun" for m in context.found.by_head.get(child.id, ())):
                return tree.conjuncts(child.id)
        level = [child.id for child in below]
    return []


def _aside(word: Word, context: Context) -> bool:
    """Say whether a phrase only tells when or roughly where: "near the border", "after the vote"."""
    return context.found.tree.marker(word.id) in context.pack.word_set("aside_markers")


def _noun_slots(role: str, slots: Sequence[str], rule: Rule, predicate: Predicate) -> Sequence[str]:
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
    accepted = []
    for mention in resolve_word(number, context):
        if slot == "adj" and mention.via not in ("demonym", "name", "metonym"):
            continue
        fitted = _fit(mention, role, rule)
        if fitted is not None:
            accepted.append(fitted)
    if not accepted and role in ("subject", "object") and not resolve_word(number, context):
        group = _group(number, context)
        acting = [group] if group is not None else _crew(number, context) if role == "subject" else []
        accepted += [fitted for fitted in (_fit(one, role, rule) for one in acting) if fitted is not None]
    may_be_common = (role in _THINGS and not soft) or role in rule.common
    if not accepted and may_be_common and not resolve_word(number, context):
        thing = _thing(number, context)
        if thing is not None:
            accepted.append(replace(thing, type="Event") if role in rule.common else thing)
    if not accepted and role == "object" and not resolve_word(number, context):
        event = _occasion(number, rule, context)
        if event is not None:
            accepted.append(event)
    return accepted


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
    acts = role in ("subject", "beneficiary") or (role == "object" and rule.relation.plover != "ASSAULT")
    if mention.type == "City" and acts and mention.country is not None and mention.key is not None:
        names_city = "City" in (wanted or ()) or (allowed is not None and "City" in allowed)
        if not names_city and _is_capital(mention):
            land = country_place(mention.country)
            if land is not None:
                mention = replace(mention, type="Country", key=land.key, name=_land_name(mention, land), via="metonym")
    if role in ("place", "destination"):
        return mention if mention.type in _LAND else None
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


def _land_name(mention: Mention, land: object) -> str:
    russian = any("а" <= letter <= "я" for letter in mention.name.lower())
    return str(getattr(land, "name_ru" if russian else "name_en"))


def _is_capital(mention: Mention) -> bool:
    from graphbuilder.names.places import capital

    place = capital(mention.country or "")
    return place is not None and place.key == mention.key


def _group(number: int, context: Context) -> Mention | None:
    """Make a mention of plural people who act: «боевики», «жители», "militants"; and of "police" and the like."""
    word, pack = context.found.tree[number], context.pack
    if word.upos not in ("NOUN", "PROPN", "ADJ"):
        return None
    lemma = word.lemma.lower()
    people = pack.word_set("groups", "people") | pack.word_set("groups", "army")
    plural = lemma in people and word.feats.get("Number") == "Plur" and word.upos != "ADJ"
    if not plural and lemma not in pack.word_set("lists", "collectives"):
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


def _thing(number: int, context: Context) -> Mention | None:
    """Make a mention of a common noun in a role of things: «боеприпасы», «договор о партнёрстве»."""
    tree, pack = context.found.tree, context.pack
    word = tree[number]
    if word.upos != "NOUN":
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


def _statement(rule: Rule, predicate: Predicate, context: Context, roles: dict[str, Mention]) -> Statement:
    stance = context.reader.of(predicate)
    first, last = _trigger(predicate)
    sentence = context.found.sentence
    speakers = speakers_of(stance, predicate, context)
    speakers = [
        m
        for m in speakers
        if not (roles.get("subject") is not None and m.id == roles["subject"].id and m.via == "demonym")
    ]
    if context.reader.hedged(predicate):
        stance.certainty = "uncertain"
    if rule.polarity == "negated":
        stance.negate()
    if rule.realis:
        stance.weaken(rule.realis)  # type: ignore[arg-type]
    return Statement(
        document=sentence.document,
        sentence=sentence.index,
        relation=rule.relation.name,
        plover=plover_of(rule.relation.plover, stance.realis, stance.polarity),
        predicate=predicate.word.lemma,
        start=first,
        end=last,
        trigger=sentence.text[first - sentence.start : last - sentence.start],
        roles=roles,
        rule=rule.id,
        polarity=stance.polarity,
        realis=stance.realis,
        certainty=stance.certainty,
        speaker=speakers[0] if speakers else None,
        speakers=tuple(speakers[1:]),
        time=time_of(predicate, context.found.tree, context.times),
        quantity=_quantity(rule, predicate, context),
    )


def plover_of(kind: str, realis: str, polarity: str = "affirmed") -> str:
    """Return the PLOVER type: by its manual planned cooperation is AGREE, a planned hostile act THREATEN; the relation stays."""
    if realis != "planned":
        return kind
    return "AGREE" if kind in _COOPERATION else "THREATEN" if kind in _HOSTILE and polarity == "affirmed" else kind


def _trigger(predicate: Predicate) -> tuple[int, int]:
    words = [predicate.word]
    if predicate.light is not None and abs(predicate.light.id - predicate.word.id) == 1:
        words.append(predicate.light)
    return min(word.start for word in words), max(word.end for word in words)


def speakers_of(stance: Stance, predicate: Predicate, context: Context) -> list[Mention]:
    """Return the mentions of those who say so, nearest first; a capital that speaks is its country."""
    numbers = [*stance.speakers, *context.reader.sources_of(predicate)]
    speakers: list[Mention] = []
    for number in numbers:
        for mention in resolve_word(number, context)[:1]:
            if mention.type == "City" and _is_capital(mention):
                land = country_place(mention.country or "")
                if land is not None:
                    mention = replace(
                        mention, type="Country", key=land.key, name=_land_name(mention, land), via="metonym"
                    )
            if mention.id not in {other.id for other in speakers}:
                speakers.append(mention)
    return speakers


def _quantity(rule: Rule, predicate: Predicate, context: Context) -> Quantity | None:
    for role in ("theme", "object", "subject"):
        slots = rule.slots.get(role, ())
        if not predicate.verb:
            slots = tuple(_noun_slots(role, slots, rule, predicate))
        for number in predicate.first(*slots) if slots else []:
            quantity = context.counter.under(number, context.found.tree)
            if quantity is not None:
                return quantity
    return context.counter.beside(predicate.word.id, context.found.tree)


def _distinct(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not any(_same(mention, other) for other in kept):
            kept.append(mention)
    return kept


def _same(a: Mention, b: Mention) -> bool:
    """Say whether two mentions are plainly one: the same span, gazetteer entry or referent."""
    if a.id == b.id or (a.key is not None and a.key == b.key):
        return True
    return (a.antecedent or a.id) == (b.antecedent or b.id) or (a.type == b.type and a.name == b.name)

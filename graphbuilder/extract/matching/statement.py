"""One statement of a rule: its roles, where it stands in the text, its stance, who says so, when and how much."""

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.marks import Stance
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.matching.fill import noun_slots
from graphbuilder.extract.matching.referents import resolve_word, same
from graphbuilder.extract.mentions import acting
from graphbuilder.extract.rules import Rule
from graphbuilder.extract.time import time_of
from graphbuilder.model import ROLES, Mention, Quantity, Statement

_HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "PROTEST"})
_COOPERATION = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})


def roles_of(main: dict[str, Mention | None], fillers: dict[str, list[Mention]]) -> dict[str, Mention]:
    roles = {role: mention for role, mention in main.items() if mention is not None}
    used = list(roles.values())
    for role in ROLES[2:]:
        for mention in fillers.get(role, []):
            if role == "theme" and any(mention.id == other.id for other in used):
                continue  # what is said of the object already
            if role == "place" and any(mention.sentence == o.sentence and mention.head == o.head for o in used):
                continue  # the word is a party already, taken for another thing there
            if role in ("theme", "destination", "beneficiary") or not any(same(mention, other) for other in used):
                roles[role] = mention
                used.append(mention)
                break
    return roles


def statement_of(rule: Rule, predicate: Predicate, context: Context, roles: dict[str, Mention]) -> Statement:
    stance = Stance() if _is_doer(rule, predicate, context) else context.factuality.of(predicate)
    first, last = _trigger(predicate)
    sentence = context.found.sentence
    speakers = speakers_of(stance, predicate, context)
    speakers = [
        m
        for m in speakers
        if not (roles.get("subject") is not None and m.id == roles["subject"].id and m.via == "demonym")
    ]
    if context.factuality.sources.hedge(predicate):
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


def _is_doer(rule: Rule, predicate: Predicate, context: Context) -> bool:
    """Say whether a noun only tells what somebody named is: «против основателя фонда Серова» doubts no founding."""
    if predicate.verb or rule.slots.get("subject", ())[:1] != ("named",):
        return False
    word = predicate.word
    beside = context.found.tree.child(word.id, "appos", "flat") is not None
    return beside or word.deprel in ("appos", "nmod:desc")


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
    numbers = [*stance.speakers, *context.factuality.sources.around(predicate)]
    speakers: list[Mention] = []
    for number in numbers:
        for mention in resolve_word(number, context)[:1]:
            mention = acting(mention)
            if mention.id not in {other.id for other in speakers}:
                speakers.append(mention)
    return speakers


def _quantity(rule: Rule, predicate: Predicate, context: Context) -> Quantity | None:
    for role in ("theme", "object", "subject"):
        slots = rule.slots.get(role, ())
        if not predicate.verb:
            slots = tuple(noun_slots(role, slots, rule, predicate))
        for number in predicate.first(*slots) if slots else []:
            quantity = context.counter.under(number, context.found.tree)
            if quantity is not None:
                return quantity
    return context.counter.beside(predicate.word.id, context.found.tree)

"""What the reader sees, as statements: its parties as mentions, its words as the trigger, its mode as the stance.

A guess becomes a statement only where both its parties can be told: a pronoun whose antecedent is known, a noun that the
relation takes for a party or a thing, and one of them by its name. The trigger is the word the guess rests on most that is no
party; time, quantity and speakers are those that rules would read there.
"""

from collections.abc import Mapping
from dataclasses import replace

from graphbuilder.extract.denial import Denial
from graphbuilder.extract.matching import Context, described, fit, resolve_word, same, statement_of, trade_of
from graphbuilder.extract.reader.candidates import Candidate
from graphbuilder.extract.reader.model import Guess
from graphbuilder.extract.relative import tells_of_what_is_owned
from graphbuilder.extract.rules import Rule
from graphbuilder.extract.tree import Tree
from graphbuilder.lexicon import Relation, relations
from graphbuilder.lexicon.holders import OFFICES
from graphbuilder.model import READER, Mention, Statement, Word

#: Relations to a place or body itself, never to the country a capital or a seat stands for: "Berlin's mayor".
_LITERAL = OFFICES | {"PART_OF", "LOCATED_IN", "LIVES_IN", "BORN_IN", "HEADQUARTERED_IN"}
#: What a relation to a trade takes: its words are what somebody is, no party of their own.
_TITLES = frozenset({"Position"})
_CARRIES = frozenset({"VERB", "NOUN", "ADJ", "AUX", "PROPN", "ADV", "PRON", "DET", "ADP"})


def statement(guess: Guess, context: Context, denial: Denial) -> Statement | None:
    """Return *guess* as a statement of the sentence of *context* and *denial*, None where a party of it cannot be told."""
    relation = relations().get(guess.relation)
    if relation is None:
        return None
    rule = as_rule(relation)
    roles: dict[str, Mention] = {}
    for role, candidate in (("subject", guess.subject), ("object", guess.object)):
        if candidate is None:
            continue
        if guess.mode != "negated" and denial.excludes(context.found.tree[candidate.word]):
            return None  # «встретился не с Керр, а с Громовым»
        mention = party(candidate, role, rule, context)
        if mention is None:
            return None
        roles[role] = mention
    if not roles or not _named(roles):
        return None
    if "subject" in roles and "object" in roles:
        ends = roles["subject"], roles["object"]
        if same(*ends) or _names_itself(*ends):
            return None
    if _is_out_of_place(relation, guess, context):
        return None
    _add_theme(roles, guess, context)
    made = statement_of(rule, context.arguments.of(_trigger(guess, context)), context, roles)
    if relation.family == "standing":
        # what somebody is, said beside a name, is nobody's opinion, nor what a clause denies
        polarity = "affirmed" if _in_one_phrase(guess, context) else made.polarity
        made = replace(made, speaker=None, speakers=(), polarity=polarity)
        guess = replace(guess, mode="actual") if guess.mode == "negated" else guess
    return _in_mode(replace(made, reader=guess.probability), guess)


def as_rule(relation: Relation) -> Rule:
    """The reader in a rule's place: it has no slots and takes what the relation takes."""
    return Rule(READER, "", relation, frozenset(), frozenset(), {}, (), {})


def party(candidate: Candidate, role: str, rule: Rule, context: Context) -> Mention | None:
    """Return who or what *candidate* is in *role*; None for a pronoun of nobody known and for what the relation does not take."""
    mention = candidate.mention
    if mention is None and role == "object" and rule.relation.roles.get(role) == _TITLES:
        return trade_of(candidate.word, context)  # not whom it stands beside: "the fisherman Olav Tveit"
    if mention is None:
        if candidate.kind == "Pronoun":
            return None
        mention = next(iter(resolve_word(candidate.word, context)), None)
    if mention is None:
        return described(candidate.word, role, rule, context)
    if mention.via == "pronoun" and mention.antecedent is None:
        return None
    fitting = fit(mention, role, rule)
    if fitting is not None and fitting.via == "metonym" and rule.relation.name in _LITERAL:
        return None
    return fitting


def _is_out_of_place(relation: Relation, guess: Guess, context: Context) -> bool:
    """Say whether the tree speaks against a guess."""
    if relation.name == "LOCATED_IN":
        return _is_elsewhere(guess, context)
    if relation.family == "standing":
        return False
    return _is_of_its_own(guess, context) or (relation.symmetric and _are_alike(guess, context))


def _are_alike(guess: Guess, context: Context) -> bool:
    """Say whether two parties are each a third one's: «подписал с Керр, а потом с Громовым»."""
    if guess.subject is None or guess.object is None:
        return False
    tree = context.found.tree
    first, second = (_top(tree, one.word) for one in (guess.subject, guess.object))
    nested = first.head == second.id or second.head == first.id
    joined = any(tree.base(one.id) in ("conj", "orphan") for one in (first, second))
    return tree.marker(first.id) == tree.marker(second.id) != "" and (joined or not nested)


def _top(tree: Tree, number: int) -> Word:
    """The word that stands in the sentence for one beside it: «с чемпионом Громовым»."""
    while tree.base(number) in ("appos", "flat") and tree[number].head in tree.words:
        number = tree[number].head
    return tree[number]


def _is_elsewhere(guess: Guess, context: Context) -> bool:
    """Say whether what should lie in a place is only near it, was left for it, or bears its name: "the La Fe hospital"."""
    if guess.subject is None or guess.object is None:
        return False
    tree, pack = context.found.tree, context.pack
    thing, place = tree[guess.subject.word], tree[guess.object.word]
    if tree.marker(place.id) in pack.word_set("beside_markers") or place.deprel == "compound":
        return True
    leaving = tree.marker(thing.id) in pack.word_set("leaving_markers")
    return leaving and thing.feats.get("Case", "Gen") == "Gen" and place.head == thing.head


def _is_of_its_own(guess: Guess, context: Context) -> bool:
    """Say whether what a party should have done was done by what is its own: "Anna, whose husband died"."""
    if guess.subject is None:
        return False
    tree, trigger = context.found.tree, _trigger(guess, context)
    noun, possessives = _top(tree, guess.subject.word), context.pack.word_set("relative_possessives")
    for verb in tree.children(noun.id, "acl"):
        inside = trigger.id in {word.id for word in tree.subtree(verb.id)}
        owned = inside and tells_of_what_is_owned(tree, noun, verb, possessives)
        if owned and not any(word.lemma.lower() in possessives for word in tree.children(trigger.id)):
            return True  # "Anna, whose resignation was expected" did resign
    return False


def _in_one_phrase(guess: Guess, context: Context) -> bool:
    """Say whether a party is an attribute of the other: what they are to each other no verb denies («МИД Грузии»)."""
    if guess.subject is None or guess.object is None:
        return False
    tree = context.found.tree
    ends = _top(tree, guess.subject.word), _top(tree, guess.object.word)
    return any(
        one.head == other.id and tree.base(one.id) in ("nmod", "amod", "compound", "appos", "flat")
        for one, other in (ends, ends[::-1])
    )


def _named(roles: Mapping[str, Mention]) -> bool:
    """Say whether a party has a name, or stands for one that has."""
    return any(
        mention.via in ("name", "demonym", "metonym")
        or (mention.via == "position" and mention.country is not None)  # «чиновник» is anybody
        or mention.antecedent is not None
        for mention in roles.values()
    )


def _names_itself(one: Mention, other: Mention) -> bool:
    """Say whether a nationality is part of the other party's own words: «кубинский народ»."""
    outer, inner = (one, other) if one.end - one.start > other.end - other.start else (other, one)
    return inner.via == "demonym" and outer.start <= inner.start and inner.end <= outer.end


def _add_theme(roles: dict[str, Mention], guess: Guess, context: Context) -> None:
    if guess.theme is None or "theme" in roles or any(mention.head == guess.theme for mention in roles.values()):
        return
    theme = context.found.at(guess.theme) or described(
        guess.theme, "theme", as_rule(relations()[guess.relation]), context
    )
    if theme is not None and not any(same(theme, other) for other in roles.values()):
        roles["theme"] = theme


def _trigger(guess: Guess, context: Context) -> Word:
    """The word the guess rests on most that may be a predicate; else what stands above its parties."""
    tree = context.found.tree
    words = [tree[number] for number in guess.words if number in tree.words]
    parties = {one.word for one in (guess.subject, guess.object) if one is not None}
    able = [word for word in words if word.upos in _CARRIES and word.id not in parties]
    if able:
        return able[0]
    first = guess.subject or guess.object
    head = tree[first.word] if first is not None else words[0]
    return next((word for word in tree.above(head.id) if word.id not in parties), head)


def _in_mode(made: Statement, guess: Guess) -> Statement:
    """What the reader says of plans; a denial is one where the marks of the clause or the reader say so."""
    denied = guess.mode == "negated" or made.polarity == "negated"
    realis = made.realis if denied else guess.mode
    return replace(
        made,
        polarity="negated" if denied else "affirmed",
        realis=realis,  # type: ignore[arg-type]
        certainty="uncertain" if guess.unsure > 0.5 else made.certainty,
    )

"""Where sports and the stage use the words of war, nobody is harmed: «защитник атаковал ворота», «певица взорвала зал».

Winning is of both: «ЦСКА победил «Зенит»» is BEAT, «армия победила мятежников» DEFEATED. Who it is and what stands beside the
word decides.
"""

from collections.abc import Mapping

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.mentions import tells_score
from graphbuilder.extract.rules import Rule
from graphbuilder.model import Mention

_VIOLENT = frozenset(
    {"ATTACKED", "KILLED", "INJURED", "CAPTURED", "DESTROYED", "DAMAGED", "STRUCK", "INVADED", "SEIZED"}
)
_HUMAN = ("Person", "Position", "Group")
#: Contests are between persons or between bodies, unless something says it is war.
_RIVALS = ("Person", "Organization")


def is_play(rule: Rule, predicate: Predicate, context: Context, roles: Mapping[str, Mention]) -> bool:
    """Say whether a rule of violence was met by a play: what it was done to is of the arena, or who did it.

    A player who attacks a person attacks; a player who attacks a club plays.
    """
    if rule.relation.name not in _VIOLENT:
        return False
    tree, pack = context.found.tree, context.pack
    things = pack.word_set("arena", "things")
    beside = [child.id for child in tree.children(predicate.word.id, "obj")]
    done_to = [roles[role].head for role in ("object", "theme") if role in roles]
    if any(tree[number].lemma.lower() in things for number in (*beside, *done_to) if number in tree.words):
        return True
    subject, target = roles.get("subject"), roles.get("object")
    if subject is None or target is None or target.type in _HUMAN or subject.head not in tree.words:
        return False
    return _is_called(subject, pack.word_set("arena", "people"), context)


def is_other_victory(rule: Rule, predicate: Predicate, context: Context, roles: Mapping[str, Mention]) -> bool:
    """Say whether a victory is not of the kind the rule's relation is: a contest is no war, a war no contest."""
    relation = rule.relation.name
    if relation not in ("BEAT", "DEFEATED"):
        return False
    war = _is_war(predicate, context, roles)
    if relation == "BEAT" and war:
        return True
    lemma = predicate.word.lemma.lower()
    contest = not war and _is_contest(lemma, predicate, context, roles)
    if relation == "DEFEATED":
        return contest
    words = context.pack.verbs if predicate.verb else context.pack.nouns
    either = any(other.relation.name == "DEFEATED" for other in words.get(lemma, ()))
    return either and not contest


def _is_war(predicate: Predicate, context: Context, roles: Mapping[str, Mention]) -> bool:
    """Say whether one who fights takes part, or the deed is done in a war."""
    tree, pack = context.found.tree, context.pack
    fighters = pack.any_of(("arena", "forces"), ("groups", "army"))
    parties = [roles[role] for role in ("subject", "object") if role in roles]
    if any(_is_called(one, fighters, context) for one in parties):
        return True
    wars, governor = pack.word_set("arena", "wars"), tree.parent(predicate.word)
    tops = [predicate.word] if predicate.verb or governor is None else [predicate.word, governor]
    return any(word.lemma.lower() in wars for top in tops for word in tree.children(top.id, "obl", "nmod", "obj"))


def _is_contest(lemma: str, predicate: Predicate, context: Context, roles: Mapping[str, Mention]) -> bool:
    """Say whether a contest is spoken of: by the verb, a score, a match, a player, two persons or two bodies."""
    tree, pack = context.found.tree, context.pack
    if lemma in pack.word_set("arena", "winning"):
        return True
    contests = pack.word_set("arena", "contests")
    governor = tree.parent(predicate.word)
    clause = tree.subtree(predicate.word.id if predicate.verb or governor is None else governor.id)
    if tells_score(context.found) or any(word.lemma.lower() in contests for word in clause if word != predicate.word):
        return True
    parties = [roles[role] for role in ("subject", "object") if role in roles]
    if any(_is_called(one, pack.word_set("arena", "people"), context) for one in parties):
        return True
    return len(parties) == 2 and parties[0].type == parties[1].type and parties[0].type in _RIVALS


def _is_called(one: Mention, names: frozenset[str], context: Context) -> bool:
    """Say whether a party is, or is called by the nouns beside it, one of those *names* are for."""
    tree = context.found.tree
    if one.head not in tree.words:
        return False
    head = tree[one.head]
    called = (head, *tree.children(head.id, "appos", "nmod", "amod"), *filter(None, [tree.parent(head)]))
    return any(word.lemma.lower() in names for word in called if word.upos in ("NOUN", "PROPN", "ADJ"))

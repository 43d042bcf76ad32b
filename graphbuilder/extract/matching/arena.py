"""Where sports and the stage use the words of war, nobody is harmed: «защитник атаковал ворота», «певица взорвала зал»."""

from collections.abc import Mapping

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.matching.context import Context
from graphbuilder.extract.rules import Rule
from graphbuilder.model import Mention

_VIOLENT = frozenset(
    {"ATTACKED", "KILLED", "INJURED", "CAPTURED", "DESTROYED", "DAMAGED", "STRUCK", "INVADED", "SEIZED"}
)
_HUMAN = ("Person", "Position", "Group")


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
    head = tree[subject.head]
    called = (head, *tree.children(head.id, "appos", "nmod", "amod"), *filter(None, [tree.parent(head)]))
    return any(word.lemma.lower() in pack.word_set("arena", "people") for word in called)

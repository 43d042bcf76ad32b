"""Offices a sentence predicates of a person: «стал президентом Чили», «занимает пост министра», "he was president of Yale".

The subject comes from the verb's slots, so pronouns, relative clauses and coordination count; the stance (denied, planned,
said by whom) is that of the verb.
"""

from collections.abc import Iterator
from dataclasses import replace

from graphbuilder.extract.arguments import Predicate
from graphbuilder.extract.matching import Context, resolve_word, speakers_of
from graphbuilder.extract.mentions import Office, is_said_of
from graphbuilder.extract.standing.offices import relation_of, stated
from graphbuilder.extract.time import time_of
from graphbuilder.model import Mention, Statement, Word


def predicated(context: Context) -> Iterator[Statement]:
    """Yield HEADS, HOLDS_POSITION, MEMBER_OF and their like of every office that stands in the predicate of its holder."""
    for office in context.found.offices:
        named = office.person is not None and office.person.via == "name"
        if not office.listed or (named and not is_said_of(context.found, office)):
            continue
        predicate = _predicate(office.word, context)
        for person in _subjects(predicate, office, context) if predicate is not None else ():
            yield from _statements(replace(office, person=person), predicate, context)  # type: ignore[arg-type]


def _predicate(word: Word, context: Context) -> Predicate | None:
    """Return what predicates the noun: a copular verb above it, a verb of holding over «пост», or the noun itself."""
    tree, pack = context.found.tree, context.pack
    first = tree[tree.first_conjunct(word.id)]
    relation, governor = first.deprel.split(":")[0], tree.parent(first)
    if governor is not None and relation in ("xcomp", "obl", "obj", "iobj") and _is_verb(governor):
        marker, predicative = tree.marker(first.id), pack.word_set("predicative_markers")
        if governor.lemma.lower() in pack.word_set("copular") and (not marker or marker in predicative):
            case = first.feats.get("Case")
            return context.arguments.of(governor) if case in (None, "Ins", "Nom") else None
        succeeds = (
            governor.lemma.lower() in pack.word_set("succeeding") and marker in predicative
        )  # "replaced Berg as head"
        return context.arguments.of(governor) if succeeds else None
    if governor is not None and relation == "nmod" and governor.lemma.lower() in pack.word_set("posts"):
        verb = tree.parent(governor)
        held = verb is not None and verb.lemma.lower() in pack.any_of(("holding",), ("succeeding",))
        return context.arguments.of(verb) if verb is not None and held and _is_verb(verb) else None
    if tree.child(first.id, "nsubj") is not None and not tree.marker(first.id):
        return context.arguments.of(first)
    return None


def _is_verb(word: Word) -> bool:
    return word.upos in ("VERB", "AUX")


def _subjects(predicate: Predicate, office: Office, context: Context) -> list[Mention]:
    """Return the persons the office is said of (members may be states and bodies); several only where the title is plural."""
    numbers = predicate.first("subj")
    if not numbers and not predicate.verb:
        children = context.found.tree.children(predicate.word.id, "nsubj")
        numbers = tuple(number for child in children for number in context.found.tree.conjuncts(child.id))
    relation = relation_of(context.found, office, context.pack)
    kinds = ("Person", "Country", "Organization", "Region") if relation == "MEMBER_OF" else ("Person",)
    persons = [m for number in numbers for m in resolve_word(number, context)[:1] if m.type in kinds]
    persons = [person for person in persons if person.head != office.word.id]
    return persons if office.plural or len(persons) == 1 else persons[:1]


def _statements(office: Office, predicate: Predicate, context: Context) -> Iterator[Statement]:
    stance = context.factuality.of(predicate)
    speakers = speakers_of(stance, predicate, context)
    for made in stated(context.found, office, context.pack):
        yield replace(
            made,
            polarity=stance.polarity,
            realis=made.realis if stance.realis == "actual" else stance.realis,
            certainty=stance.certainty,
            speaker=speakers[0] if speakers else None,
            speakers=tuple(speakers[1:]),
            time=time_of(predicate, context.found.tree, context.times),
        )

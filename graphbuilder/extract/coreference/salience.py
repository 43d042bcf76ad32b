"""Who is most in the reader's mind at a word: salience of entities (Lappin and Leass 1994).

An entity has a weight in each sentence that speaks of it, that of its best place there; weights halve with each sentence
between. So what a text goes on about beats who is named once, nearer by.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphbuilder.extract.coreference.genders import Genders, role_word
from graphbuilder.extract.mentions import Mentioned
from graphbuilder.model import Mention
from graphbuilder.names.person import surname

#: Being there at all, and the place in the clause: Lappin and Leass's sums for subjects, objects, others, owners.
PLACES = {"nsubj": 310, "obj": 280, "iobj": 270, "obl": 220, "root": 240, "parataxis": 200}
_ELSEWHERE, INNER = 200, 140
#: What it weighs that other sentences spoke of it too.
_GONE_ON = 0.5
#: What it weighs that one sentence speaks of it again, and that only a clause that describes or adds does.
_AGAIN, _ASIDE = 0.2, 0.85
_OWNED = ("nmod", "compound", "det", "amod")


@dataclass(frozen=True)
class Candidate:
    """Who may be meant: *number* is the word, *mentions* are empty for somebody or something without a name.

    *share* is how well it fits otherwise, of 1.
    """

    number: int
    mentions: tuple[Mention, ...]
    share: float = 1.0


@dataclass
class Standing:
    """How an entity stands: its *weight* and where it was named last (*back* sentences ago, at *number*)."""

    candidate: Candidate
    back: int
    weights: dict[int, float] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        own = list(self.weights.values())
        return max(own) + _GONE_ON * (sum(own) - max(own))


def place_weight(item: Mentioned, number: int) -> float:
    """Return the weight of a word's place in its sentence."""
    word = role_word(item, number)
    base = word.deprel.split(":")[0]
    if base in _OWNED:
        above = item.tree.parent(word)  # «по данным министра Йылмаза»: who tells is no bystander
        told = above is not None and above.lemma.lower() in item.pack.word_set("speech", "sources")
        return PLACES["obj"] if told else INNER
    verb = item.tree.parent(word)
    aside = verb is not None and item.tree.base(verb.id) in ("acl", "advcl")
    return PLACES.get(base, _ELSEWHERE) * (_ASIDE if aside else 1.0)


def key_of(mention: Mention, genders: Genders) -> str:
    """Return what mentions of one entity share: its gazetteer key; a person's surname, or full name where two share it."""
    if mention.key is not None:
        return mention.key
    if mention.type != "Person":
        return f"{mention.type}:{mention.name.lower()}"
    last = surname(mention.name)
    return last if len(genders.bearers(last)) < 2 else mention.name


def key(one: Candidate, item: Mentioned, genders: Genders) -> str:
    """Return the key of a candidate; that of one without a name is its noun."""
    if one.mentions:
        return "+".join(key_of(mention, genders) for mention in one.mentions)
    return f"noun:{item.tree[one.number].lemma.lower()}"


def ranked(found: Iterable[tuple[int, Mentioned, Candidate]], genders: Genders) -> Sequence[Standing]:
    """Return the entities that the candidates of each sentence are, the most salient first; of equals the last named."""
    standings: dict[str, Standing] = {}
    for back, item, one in found:
        own = standings.setdefault(key(one, item, genders), Standing(one, back))
        weight = place_weight(item, one.number) * one.share * 0.5**back
        before = own.weights.get(back, 0.0)
        own.weights[back] = max(before, weight) + _AGAIN * min(before, weight)
        if (-back, one.number) > (-own.back, own.candidate.number):
            own.candidate, own.back = one, back
    return sorted(standings.values(), key=lambda each: (-each.weight, each.back, -each.candidate.number))

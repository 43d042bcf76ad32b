"""What sort of thing a place in a clause takes, by the relations its verb makes: who founds is no city, what is signed no person.

The argument types are those of the lexicon's entries; a verb without an entry takes anything.
"""

from graphbuilder.extract.coreference.constraints import SUBJECT
from graphbuilder.extract.mentions import Mentioned
from graphbuilder.extract.rules import Pack, Rule
from graphbuilder.model import Mention, Word

_ACTING = frozenset({"Person", "Position", "Organization", "Country", "Region", "City", "Group"})
_BODIES = frozenset({"Organization", "Country", "Region", "City", "Group"})


class Sorts:
    """The sorts that the verbs of one language take."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._speech = pack.word_set("speech", "verbs")
        self._control = pack.word_set("object_control")  # who asks or orders acts
        self._told = pack.word_set("speech", "sources")
        self._positions = pack.any_of(("positions", "head"), ("positions", "other"), ("positions", "state"))
        self._kin = pack.word_set("family", "nouns")
        self._bodies = pack.any_of(("groups", "organization"), ("groups", "government"), ("groups", "army")) | {
            noun for noun, kind in pack.words.get("definite", {}).items() if kind != "Person"
        }

    def of(self, item: Mentioned, word: Word) -> frozenset[str] | None:
        """Return the types that the place of *word* takes; None where nothing tells."""
        above = item.tree.parent(word)
        if above is None:
            return None
        if word.deprel.startswith(("det", "nmod")):
            lemma = above.lemma.lower()
            if lemma in self._kin:
                return frozenset({"Person", "Position", "Group"})
            if lemma in self._told:
                return _ACTING  # «по её словам»
            return _BODIES | {"Person", "Position"} if lemma in self._positions else None
        lemma = above.lemma.lower()
        if word.deprel == "nsubj":
            return _ACTING if lemma in self._speech or lemma in self._control else self._taken(lemma, "subj")
        return self._taken(lemma, "obj") if word.deprel in ("obj", *SUBJECT) else None

    def _taken(self, lemma: str, slot: str) -> frozenset[str] | None:
        rules = self._pack.verbs.get(lemma, ())
        found = [_types(rule, role) for rule in rules for role, slots in rule.slots.items() if slot in slots]
        return frozenset().union(*found) if found and all(found) else None

    def takes(self, sort: frozenset[str], mention: Mention) -> bool:
        """Say whether something of a type is of a sort; a city acts as its country does."""
        return mention.type in sort or (mention.type == "City" and "Country" in sort)

    def is_acting(self, sort: frozenset[str]) -> bool:
        """Say whether only who acts is of a sort."""
        return sort <= _ACTING

    def is_body(self, lemma: str) -> bool:
        """Say whether a noun is one for bodies or lands."""
        return lemma in self._bodies


def _types(rule: Rule, role: str) -> frozenset[str]:
    return frozenset(rule.types.get(role) or rule.relation.roles.get(role) or ())

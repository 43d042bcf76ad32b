"""Elided subjects where verbs show gender: «Он родился в Риге. Учился в Москве, работал министром.»

The main verb of the sentence, in the singular and of the gender of the person the sentence before is about.
"""

from graphbuilder.extract.coreference.antecedents import Antecedents, is_subject
from graphbuilder.extract.coreference.constraints import SUBJECT
from graphbuilder.extract.mentions import Mentioned, standing_for
from graphbuilder.model import Mention, Word

_REASON = "subject left unsaid: that of the sentence before"


class ElidedSubjects:
    """Finds the elided subjects of one document."""

    def __init__(self, search: Antecedents) -> None:
        self.search = search

    def of(self, at: int) -> Mention | None:
        """Return a mention, at the main verb of a sentence without a subject, of whom the sentence before is about."""
        item = self.search.items[at]
        verb = next((word for word in item.sentence.words if word.head == 0), None)
        if at == 0 or verb is None or not _lacks_subject(item, verb) or self.search.quoted[at]:
            return None
        before = self.search.items[at - 1]
        if item.sentence.paragraph - before.sentence.paragraph > 1:
            return None
        person = self._topic(at - 1, before)
        gender = verb.feats["Gender"]
        if person is None or not self.search.has_gender(before, person, gender):
            return None
        return standing_for(item.sentence, verb, person, "pronoun", _REASON)

    def _topic(self, at: int, item: Mentioned) -> Mention | None:
        """Return the person who is the subject of the main clause."""
        root = next((word for word in item.sentence.words if word.head == 0), None)
        if root is None or root.id in self.search.quoted[at]:
            return None
        subject = item.tree.child(root.id, *SUBJECT)
        numbers = [subject.id] if subject is not None else [root.id] if root.id in item.elided else []
        numbers += [child.id for number in numbers for child in item.tree.children(number, "appos", "flat")]
        people = [m for number in numbers for m in item.by_head.get(number, []) if m.type == "Person"]
        together = subject is not None and item.tree.child(subject.id, "conj") is not None
        return people[0] if people and not together else None


def _lacks_subject(item: Mentioned, verb: Word) -> bool:
    """Say whether a past verb or short participle has no subject, and nobody is named who might be it."""
    feats = verb.feats
    past = feats.get("Tense") == "Past" and feats.get("VerbForm") == "Fin"
    short = feats.get("Variant") == "Short" and feats.get("VerbForm") == "Part"
    if not (past or short) or feats.get("Gender") not in ("Masc", "Fem") or feats.get("Number") != "Sing":
        return False
    if item.tree.child(verb.id, *SUBJECT, "csubj", "expl", "parataxis", "ccomp") is not None:
        return False
    free = [m for m in item.mentions if m.type in ("Person", "Position") and m.head in item.tree.words]
    if any(item.tree[m.head].feats.get("Case") == "Nom" and m.via in ("name", "position") for m in free):
        return False
    nominative = [
        w for w in item.tree.children(verb.id, "obj", "obl", "xcomp", "dep", "nmod") if w.feats.get("Case") == "Nom"
    ]
    return not nominative and not any(is_subject(item, m.head) for m in free if item.tree[m.head].head == verb.id)

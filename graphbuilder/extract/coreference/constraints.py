"""Constraints on coreference: whom a pronoun cannot stand for, by the syntax of its sentence."""

from collections.abc import Iterator

from graphbuilder.extract.coreference.genders import role_word
from graphbuilder.extract.mentions import Mentioned
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Word

SUBJECT = ("nsubj", "nsubj:pass")


class Constraints:
    """The constraints of one language: a pronoun is none of its fellow arguments, a possessive is not its own subject."""

    def __init__(self, pack: Pack) -> None:
        self._reflexive = bool(pack.word_set("reflexive"))
        self._drops = pack.properties.subject_drop
        self._object_control = pack.word_set("object_control")

    def forbid(self, item: Mentioned, word: Word, number: int) -> bool:
        """Say whether the pronoun *word* cannot be what the word *number* names."""
        return self._is_fellow(item, word, number) or self._is_own_subject(item, word, number)

    def _is_fellow(self, item: Mentioned, word: Word, number: int) -> bool:
        """A plain pronoun and a fellow argument of its verb are two: «он встретил его»."""
        if word.deprel.startswith(("det", "nmod")):
            return False
        other = role_word(item, number)
        verb = item.tree.words.get(other.head)
        if (
            verb is not None
            and verb.head == word.head
            and word.deprel in SUBJECT
            and verb.feats.get("VerbForm") == "Conv"
        ):
            return True  # «Победив его, он …»
        return other.head == word.head or (other.deprel in SUBJECT and other.head in self._controllers(item, word))

    def _is_own_subject(self, item: Mentioned, word: Word, number: int) -> bool:
        """«Иванов уволил его брата»: where a language says «свой», «его» is not the subject of its clause."""
        if not self._reflexive or not word.deprel.startswith(("det", "nmod")):
            return False
        subject = role_word(item, number)
        if subject.deprel not in SUBJECT:
            return False
        owned = item.tree.words.get(word.head)
        if owned is None or owned.upos == "VERB" or item.tree.marker(owned.id):
            return False
        verb = item.tree.words.get(item.tree[item.tree.first_conjunct(owned.id)].head)
        if verb is None or verb.id == subject.id or item.tree.first_conjunct(owned.id) == subject.id:
            return False
        return verb.id == subject.head or owned.id == subject.head or subject.head in self._sharing(item, verb)

    def _sharing(self, item: Mentioned, verb: Word) -> Iterator[int]:
        """Yield the verbs a verb without a subject of its own shares one with: «приехал и уволил его брата»."""
        while verb.deprel.split(":")[0] == "conj" and item.tree.child(verb.id, *SUBJECT) is None:
            above = item.tree.parent(verb)
            if above is None:
                return
            yield above.id
            verb = above

    def _controllers(self, item: Mentioned, word: Word) -> Iterator[int]:
        """Yield the verbs whose subject is also that of the verb *word* is an argument of.

        «обещала остановить его», "appointed Smith but fired him": whom it was, is somebody else.
        """
        verb = item.tree.words.get(word.head)
        while verb is not None and item.tree.child(verb.id, *SUBJECT) is None:
            relation = verb.deprel.split(":")[0]
            infinitive = relation == "xcomp" and verb.feats.get("VerbForm") == "Inf"
            converb = relation == "advcl" and verb.feats.get("VerbForm") == "Conv"
            elided = self._drops and verb.deprel.endswith("relcl") and verb.feats.get("Number") == "Sing"
            if not infinitive and not converb and not elided and (relation != "conj" or verb.upos != "VERB"):
                return
            below, verb = verb, item.tree.parent(verb)
            if relation == "conj" and verb is not None and _differ(verb, below):
                return  # «задержан школьник, его подозревают»: two subjects
            while elided and verb is not None and verb.upos != "VERB":  # «указ, которым уволил его»
                verb = item.tree.parent(verb)
            if verb is None or (infinitive and verb.lemma.lower() in self._object_control):
                return
            yield verb.id


def _differ(a: Word, b: Word) -> bool:
    """Say whether two verbs cannot have one subject, by number."""
    numbers = {a.feats.get("Number"), b.feats.get("Number")} - {None}
    return len(numbers) > 1

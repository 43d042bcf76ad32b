"""The slots of event nouns: genitives, possessives, adjectives, what hangs by them, who a noun for a doer stands for."""

from graphbuilder.extract.light import Light
from graphbuilder.extract.said import Said
from graphbuilder.extract.slots import Predicate
from graphbuilder.model import Word


class Nouns(Light, Said):
    """Adds the slots of event nouns."""

    def _noun(self, predicate: Predicate) -> None:
        word, tree = predicate.word, self.tree
        for child in tree.children(word.id):
            relation = child.deprel.split(":")[0]
            if self._is_reciprocal(child):
                predicate.mutual = self._reciprocal_slot(child)
            elif child.deprel in ("nmod:poss",) or (relation in ("det", "nmod") and child.feats.get("Poss") == "Yes"):
                self._put(predicate, "poss", child)
            elif relation == "nsubj" and not self._government:
                self._put(predicate, "subj", child)
            elif child.feats.get("VerbForm") == "Inf" and relation in ("nmod", "obl", "obj"):
                predicate.add("inf", self.tree.conjuncts(child.id))
            elif relation in ("nmod", "obl", "iobj", "obj", "nsubj"):
                slot = self._slot(child)
                if not self._carry(predicate, child):
                    # A bare noun below a noun is its genitive where the parser sees no oblique case: «операция ЦАХАЛ».
                    bare = slot in ("nom", "acc", "bare") and bool(self._government)
                    slot = "gen" if slot == "of" or bare else slot
                    self._put(predicate, slot, child)
                    for other, name in self._misplaced(child):
                        self._put(predicate, other, name)
                    self._maybe_dative(predicate, child, slot)
                    for other in self._other_slots(child):
                        predicate.soft.setdefault(other, []).extend(self._expand(child))
            elif relation in ("amod", "compound"):
                predicate.add("adj", self._hyphened(child))
                self._put(predicate, "adj", child)
            elif relation == "case" and not self._government:
                predicate.add("marker", [child.id])
            elif relation == "acl" and not child.deprel.endswith("relcl"):
                that = any(mark.lemma.lower() == "that" for mark in self.tree.children(child.id, "mark"))
                infinitive = child.feats.get("VerbForm") == "Inf" and not that
                predicate.add("inf" if infinitive else "clause", self.tree.conjuncts(child.id))
        if not self._government and word.deprel == "compound" and word.head in tree.words:
            predicate.add("head", [word.head])
        self._stray_conjuncts(predicate)
        self._name(predicate)
        self._light_verb(predicate)
        self._light_participle(predicate)
        self._light_relative(predicate)
        self._from_paper(predicate)
        self._suspect(predicate)
        self._intend(predicate)
        self._from_head(predicate)
        self._content(predicate)
        self._soften(predicate)
        self._adjacent(predicate)

    def _hyphened(self, child: Word) -> list[int]:
        """Return the first name of two joined before an event: "the Merkel-Macron talks"."""
        tree, hyphen = self.tree, self.tree.words.get(child.id - 1)
        first = tree.words.get(child.id - 2)
        if self._government or hyphen is None or first is None or hyphen.form not in ("-", "–", "/"):
            return []
        joined = first.deprel == "compound" and first.head in (child.id, child.head)
        return [first.id] if joined and first.upos == child.upos == "PROPN" else []

    def _name(self, predicate: Predicate) -> None:
        """Note who the noun stands for: its apposition, what it is in apposition to, the subject it is said of; itself last."""
        word, tree = predicate.word, self.tree
        beside = [child for child in tree.children(word.id, "appos", "flat") if child.upos in ("PROPN", "NOUN", "X")]
        predicate.add("named", (number for child in beside for number in self._expand(child)))
        base = self._one_of(word)
        relation, above = base.deprel.split(":")[0], tree.parent(base)
        if above is not None and (relation == "appos" or base.deprel == "nmod:desc"):
            predicate.add("named", [above.id])
        for subject in tree.children(base.id, "nsubj"):
            predicate.add("named", self._expand(subject))
        said = (
            above is not None and above.lemma.lower() in self._copular and relation in ("xcomp", "obl", "obj", "iobj")
        )
        if said and not tree.marker(word.id) and word.feats.get("Case") in ("Ins", "Nom", None):
            predicate.add("named", self.of(above).first("subj"))  # type: ignore[arg-type]
        if not predicate.slots["named"]:
            predicate.add("named", [word.id])
        predicate.add("self", [word.id])

    def _one_of(self, word: Word) -> Word:
        """Return the word that stands in the sentence for the noun: «режиссёр, один из создателей театра» is what he is."""
        above = self.tree.parent(word)
        if (
            above is None
            or word.deprel != "nmod"
            or self.tree.marker(word.id) not in ("из", "of")
            or above.upos != "NUM"
        ):
            return word
        beside = self.tree.parent(above) if above.deprel == "conj" else None
        return beside if beside is not None and beside.upos == "NOUN" else above

    def _from_head(self, predicate: Predicate) -> None:
        """ "mediation efforts between X and Y", "aid deliveries to Z": the second noun has the first one's arguments."""
        head = self.tree.parent(predicate.word)
        if head is None or predicate.word.deprel != "compound" or head.lemma.lower() not in self._vague:
            return
        outer = self.of(head)
        for slot, ids in outer.slots.items():
            others = [number for number in ids if number != predicate.word.id]
            if others and slot not in predicate.slots:
                predicate.add(slot, others)
        predicate.light = predicate.light or outer.light

    def _stray_conjuncts(self, predicate: Predicate) -> None:
        """«переговоры Путина и Ким Чен Ына»: a name coordinated with the event belongs to the name before it."""
        for child in self.tree.children(predicate.word.id, "conj"):
            if child.upos != "PROPN" or predicate.word.upos == "PROPN":
                continue
            for ids in predicate.slots.values():
                if ids and max(ids) < child.id and self.tree[max(ids)].upos == "PROPN":
                    ids += [number for number in self._expand(child) if number not in ids]

    def _adjacent(self, predicate: Predicate) -> None:
        """Note a prepositional phrase right behind the noun, or behind what hangs on it, that the parser hung higher:
        «после вторжения в Украину», «долг завода перед банком вырос».
        """
        word = predicate.word
        behind: set[int] = set()
        for above in self.tree.above(word.id):
            for child in self.tree.children(above.id, "obl", "nmod"):
                case = self.tree.child(child.id, "case")
                if case is None or case.id < word.id:
                    continue
                behind = behind or self._behind(word)
                if case.id in behind:
                    kept = predicate.soft.setdefault(self._slot(child), [])
                    kept += [number for number in self._expand(child) if number not in kept]

    def _behind(self, word: Word) -> set[int]:
        """Return the words right behind the phrase of a noun and behind the last word below it."""
        below = [one.id for one in self.tree.subtree(word.id, skip=("acl", "conj", "parataxis", "appos"))]
        return {self.tree.after(word.id), self.tree.after(max(below))}

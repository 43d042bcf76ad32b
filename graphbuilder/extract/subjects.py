"""Who does it where the verb does not say: voice, participles and relative clauses, coordination, control, raising."""

from graphbuilder.extract.slots import RELATIVE, Predicate, Slots
from graphbuilder.model import Word


class Subjects(Slots):
    """Adds the subject or object that a verb has from elsewhere in its sentence."""

    def _is_passive(self, word: Word) -> bool:
        if self.tree.child(word.id, "aux:pass", "nsubj:pass"):
            return not self._is_finite_active(word)
        if self._is_headline(word):
            return True
        if word.form.lower().endswith(self._active):  # «принадлежащий» is active, whatever the tagger says
            return False
        if word.upos == "VERB" and word.form.lower().endswith(self._passive):  # «контролируемая Серовым компания»
            return True
        if word.upos == "ADJ" and "Voice" not in word.feats and self._is_participle(word):
            return not word.form.lower().endswith("ся")
        if word.feats.get("Voice") == "Pass":  # English taggers take a bare past tense for a participle
            return bool(self._government) or not any(c.deprel == "nsubj" for c in self.tree.children(word.id))
        english_past = word.feats.get("VerbForm") == "Part" and word.feats.get("Tense") == "Past"
        return (
            self.pack.language == "en"
            and english_past
            and word.deprel.startswith("acl")
            and not word.deprel.endswith("relcl")
        )

    def _is_finite_active(self, word: Word) -> bool:
        """ "The Commission called on Hungary": a finite English verb without auxiliary or agent is active.

        So is one with an object, unless it may have two: "Norway detained Lind", but "Lind handed a fine".
        """
        if self._government or self.tree.child(word.id, "aux:pass", "obl:agent") is not None:
            return False
        if word.feats.get("VerbForm") == "Fin":
            return True
        alone = self.tree.child(word.id, "aux") is None and word.deprel in ("root", "ccomp", "conj", "parataxis")
        return alone and word.lemma not in self._ditransitive and self._object_behind(word) is not None

    def _object_behind(self, verb: Word) -> Word | None:
        return next((child for child in self.tree.children(verb.id, "obj") if child.id > verb.id), None)

    def _is_headline(self, word: Word) -> bool:
        """ "Minister arrested over bribes": a headline leaves out the auxiliary of verbs that always have an object."""
        if self._government or word.lemma not in self._undergone or word.feats.get("Tense") != "Past":
            return False
        if self.tree.child(word.id, "aux", "obj", "ccomp", "expl", "iobj") is not None or word.deprel != "root":
            return False
        if self.tree.sentence.words[-1].upos == "PUNCT":
            return False
        subject = self.tree.child(word.id, "nsubj")
        return subject is not None and subject.id < word.id and subject.upos != "PRON"

    def _from_noun(self, predicate: Predicate, passive: bool) -> None:
        """A participle or relative clause has the noun it modifies as an argument."""
        word = predicate.word
        if not word.deprel.startswith(("acl", "amod")) or word.head not in self.tree.words:
            return
        if word.deprel.endswith("relcl"):
            predicate.add("rel", [word.head])
        if word.deprel.endswith("relcl") and ("subj" in predicate.slots or "obj" in predicate.slots):
            if self._lacks_object(predicate):
                predicate.add("obj", [word.head])
            return
        form = word.feats.get("VerbForm", "")
        governor = self.tree[word.head]
        if form == "Inf" or governor.upos in ("VERB", "AUX") or self._of_place(word):
            return
        if form == "Ger" or self._is_participle(word) or word.deprel.endswith("relcl"):
            slot = "obj" if passive else "subj"
            if slot not in predicate.slots:
                author = self._author(governor) if slot == "subj" else []
                predicate.add(slot, author or [governor.id])

    def _lacks_object(self, predicate: Predicate) -> bool:
        """ "the guarantees Trump pledged", "the man police arrested": an English relative clause without pronoun and object."""
        word, tree = predicate.word, self.tree
        if self._government or word.upos != "VERB" or {"obj", "inf", "clause"} & predicate.slots.keys():
            return False
        if any(child.lemma.lower() in RELATIVE or child.upos in ("SCONJ", "ADV") for child in tree.children(word.id)):
            return False
        return tree[word.head].lemma.lower() not in self.pack.word_set("adverbial_nouns")

    def _stray_subject(self, predicate: Predicate) -> list[int]:
        """Return the noun between "after" and its verb that the parser hung on the verb above: "after Lind met Berg"."""
        word, tree = predicate.word, self.tree
        if self._government or not word.deprel.startswith("advcl") or word.feats.get("VerbForm") != "Fin":
            return []
        mark = tree.child(word.id, "mark")
        if mark is None or mark.lemma.lower() == "to" or not mark.id < word.id < mark.id + 8:
            return []
        for child in tree.children(word.head, "obl", "nsubj", "obj", "nmod"):
            bare = mark.id < child.id < word.id and not tree.marker(child.id) and child.upos in ("NOUN", "PROPN")
            if bare and all(between.upos not in ("VERB", "PUNCT") for between in tree.between(child.id, word.id - 1)):
                return self._expand(child)
        return []

    def _author(self, noun: Word) -> list[int]:
        """Who issues a paper says what it says: "issued a letter demanding that …"."""
        verb = self.tree.parent(noun)
        if noun.lemma.lower() not in self._documents or verb is None or verb.upos != "VERB":
            return []
        return self.of(verb).first("subj")

    def _inherited_subject(self, predicate: Predicate, passive: bool) -> None:
        """Take the subject from the governor where the verb has none: coordination, control, raising, converbs."""
        word = predicate.word
        slot = "obj" if passive else "subj"
        if slot in predicate.slots or word.head not in self.tree.words:
            return
        if stray := self._stray_subject(predicate):
            predicate.add(slot, stray)
            return
        governor = self.tree[word.head]
        relation = self.tree.relation(word)
        nonfinite = word.feats.get("VerbForm") in ("Inf", "Conv", "Ger") or (
            self.pack.language == "en" and word.feats.get("VerbForm") == "Part"
        )
        if relation == "conj" or (relation in ("xcomp", "advcl", "ccomp", "parataxis") and nonfinite):
            aim = relation == "advcl" and word.feats.get("VerbForm") == "Inf"  # "named Lind to lead the ministry"
            controls = aim and governor.lemma in self._object_control
            subject = self._subject_for(governor, "xcomp" if controls else relation)
        elif relation == "acl" and nonfinite:
            subject = self._subject_for(governor, "acl")
        elif relation in ("obj", "obl", "nmod", "csubj") and nonfinite:
            subject = self._subject_for(governor, relation)
        elif relation in ("ccomp", "advcl", "acl") and self._drops_subject(word):
            subject = self._matrix_subject(word, governor)
        else:
            return
        if relation != "conj":
            predicate.chain.append(governor)
        predicate.add(slot, subject)

    def _of_place(self, word: Word) -> bool:
        """Say whether a relative clause tells what was done at or in the noun: «прибыл в Киев, где встретился с мэром»,
        «письмо, в котором попросил о помощи».
        """
        if word.deprel != "acl:relcl":
            return False
        if any(child.lemma.lower() in self._places for child in self.tree.children(word.id, "advmod")):
            return True
        if not self._government or self.tree.child(word.id, "nsubj", "nsubj:pass", "csubj") is not None:
            return False
        within = self.tree.children(word.id, "obl")
        return any(one.lemma.lower() in self._relative and self.tree.marker(one.id) in self._located for one in within)

    def _drops_subject(self, word: Word) -> bool:
        """Say whether a finite Russian verb may leave out the subject of the verb above: «признался, что ранил его»."""
        if not self._government or word.feats.get("VerbForm", "Fin") != "Fin" or word.upos != "VERB":
            return False
        marks = {mark.lemma.lower() for mark in self.tree.children(word.id, "mark")}
        if self._of_place(word):
            return self.tree.child(word.id, "nsubj", "csubj", "expl") is None
        own = self.tree.child(word.id, "nsubj", "csubj", "expl")
        if word.lemma.lower() in self._impersonal:
            return False
        return own is None and bool(marks) and not marks & self.pack.word_set("condition_marks")

    def _matrix_subject(self, word: Word, governor: Word) -> list[int]:
        """Return the subject of the clause above where the verb agrees with it; «то» stands for the clause."""
        above = self.tree.parent(governor) if governor.upos in ("PRON", "DET", "ADP") else governor
        if above is not None and above.upos in ("PRON", "DET"):
            above = self.tree.parent(above)
        if self._of_place(word):
            above = next((one for one in self.tree.above(word.id) if self._is_verbal(one)), None)
        if above is None or not self._is_verbal(above) or (above.upos == "VERB" and self._is_passive(above)):
            return []
        subject = self.of(above).first("subj")
        if word.feats.get("Number") != above.feats.get("Number") or word.feats.get("Person", "3") != "3":
            return []
        genders = {word.feats.get("Gender"), above.feats.get("Gender")} - {None}
        return subject if len(genders) < 2 else []

    def _subject_for(self, governor: Word, relation: str) -> list[int]:
        predicate = self.of(governor)
        if relation in ("xcomp", "csubj") and self._government and not predicate.first("subj", "obj"):
            experiencer = predicate.first("dat")  # «министру удалось бежать», «ему пришлось уйти»
            if experiencer or governor.lemma.lower() in self._impersonal:
                return experiencer
        if relation == "xcomp" and governor.lemma in self._object_control:
            controlled = predicate.first("obj", "dat")
            if controlled:
                return controlled
        if predicate.verb and self._is_passive(governor):
            return predicate.first("obj", "subj") if relation in ("conj", "xcomp") else predicate.first("subj", "obj")
        own = predicate.first("subj", "poss", "gen", "adj")
        if own and self.tree[own[0]].lemma.lower() in self._reflexive:
            own = []  # «сообщил о своём решении уйти»: whose it is, the verb above tells
        if not self._government and own and own == predicate.slots.get("adj"):
            own = [number for number in own if self.tree[number].form[:1].isupper()]  # "the first country to leave"
        if own or predicate.verb:
            return own
        # «заявил о готовности помогать»: a noun without an owner belongs to the subject of its verb.
        above = self.tree.parent(self.tree[self.tree.first_conjunct(governor.id)])
        if above is None or above.id == governor.id or above.upos not in ("VERB", "AUX"):
            return []
        return self.of(above).first("subj")

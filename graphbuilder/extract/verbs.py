"""The slots of verbs: objects by their case, obliques by their preposition, the clauses they govern."""

from graphbuilder.extract.agreement import misread_subject, two_subjects
from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.said import Said
from graphbuilder.extract.slots import Predicate
from graphbuilder.extract.subjects import Subjects
from graphbuilder.model import Word

_SUBJECTS = ("nsubj", "csubj")


class Verbs(Subjects, Said):
    """Adds the slots of verbs."""

    def _verb(self, predicate: Predicate) -> None:
        word, tree = predicate.word, self.tree
        passive = self._is_passive(word)
        misread = misread_subject(tree, word, self._personal) if self._government and not passive else None
        known = self._two_subjects(word, passive)
        for child in tree.children(word.id):
            relation = child.deprel.split(":")[0]
            if self._is_reciprocal(child):
                predicate.mutual = self._reciprocal_slot(child)
            elif child.id in known:
                if known[child.id]:
                    self._put(predicate, known[child.id], child)
            elif misread is not None and child.deprel in ("nsubj", "obj"):
                self._put(predicate, "subj" if child is misread else "obj", child)
            elif relation in _SUBJECTS and child.feats.get("VerbForm") != "Inf":
                marked = child.deprel.endswith(":pass") and not self._is_finite_active(word)
                undergoes = passive or marked or self._is_indefinite(word, child)
                self._put(predicate, "obj" if undergoes else "subj", child)
            elif child.feats.get("VerbForm") == "Inf" and relation in ("obj", "iobj", "obl", "csubj", "nsubj"):
                predicate.add("inf", self.tree.conjuncts(child.id))
            elif relation in ("obj", "iobj"):
                slot = self._object_slot(child, relation)
                if slot == "obj" and self._is_second_object(child):
                    slot = "dat"
                slot = "subj" if slot == "ins" and passive else slot  # «судом признан виновным»
                self._put(predicate, slot, child)
                if self._case(child, "") == "gen":
                    self._maybe_dative(predicate, child, "gen")
                elif self._government and not child.feats.get("Case"):  # «принадлежит Alphabet»
                    for case in ("dat", "ins"):
                        predicate.soft.setdefault(case, []).extend(self._expand(child))
            elif relation == "obl":
                self._oblique(predicate, child, passive)
            elif relation == "xcomp" and child.upos in ("NOUN", "PROPN", "ADJ"):
                self._put(predicate, "xcomp", child)
            elif child.deprel == "compound:prt":
                predicate.add("prt", [child.id])
            elif relation == "advmod":
                predicate.add("adv", [child.id])
            elif relation in ("xcomp", "ccomp", "advcl"):
                self._governed(predicate, child, relation)
        self._shared_object(predicate, passive)
        self._raised_object(predicate, passive)
        if self._government and not passive and "obj" not in predicate.slots:
            self._object_of_office(predicate)
            self._object_of_date(predicate)
        if self._government and "dat" not in predicate.slots:
            self._before_object(predicate)
        self._from_noun(predicate, passive)
        if word.id in self.unsaid:
            predicate.add("obj" if passive else "subj", [word.id])
        self._inherited_subject(predicate, passive)
        self._institution(predicate)
        self._content(predicate)
        self._soften(predicate)

    def _two_subjects(self, verb: Word, passive: bool) -> dict[int, str]:
        found = two_subjects(self.tree, verb, passive) if self._government else {}
        # What takes place has no object: «здание ФСБ … произошло нападение» are two sentences in one.
        return {} if "obj" in found.values() and not passive and verb.lemma.lower() in self._occurring else found

    def _object_of_date(self, predicate: Predicate) -> None:
        """«В субботу Лаврова принял король»: a person is no genitive of a day but the object of the verb."""
        for day in self.tree.children(predicate.word.id, "obl"):
            if day.form.lower() not in self._days or day.feats.get("Case") not in ("Acc", "Gen"):
                continue
            self._object_below(predicate, day)

    def _before_object(self, predicate: Predicate) -> None:
        """«передала КНДР технологии»: an abbreviation between verb and object is no attribute of it but who gets it."""
        verb = predicate.word
        for child in self.tree.children(verb.id, "obj"):
            for name in self.tree.children(child.id, "amod", "nmod"):
                abbreviated = name.upos == "PROPN" and name.form.isupper() and len(name.form) > 1
                if abbreviated and verb.id < name.id < child.id and not self.tree.marker(name.id):
                    self._put(predicate, "dat", name)

    def _object_of_office(self, predicate: Predicate) -> None:
        """«назначил директором Петра Иванова»: a name in another case is no apposition of the office but who gets it."""
        for office in self.tree.children(predicate.word.id, "xcomp", "obl"):
            if office.upos != "NOUN" or office.feats.get("Case") != "Ins" or self.tree.marker(office.id):
                continue
            self._object_below(predicate, office)

    def _object_below(self, predicate: Predicate, word: Word) -> None:
        """Take the bare name of a person in genitive or accusative below *word* for the object of the verb."""
        for child in self.tree.children(word.id, "appos", "nmod"):
            person = child.upos == "PROPN" and child.feats.get("Animacy") == "Anim"
            if person and child.feats.get("Case") in ("Gen", "Acc") and not self.tree.marker(child.id):
                self._put(predicate, "obj", child)

    def _is_indefinite(self, verb: Word, subject: Word) -> bool:
        """«Саакашвили назначили послом»: one person is no subject of a plural verb; nobody in particular is."""
        if not self._government or verb.feats.get("Number") != "Plur" or subject.feats.get("Number") != "Sing":
            return False
        cases = forms_cases(subject.form)
        if subject.upos in ("NOUN", "PROPN") and "nom" not in cases and not self.tree.child(subject.id, "nummod"):
            return "acc" in cases  # «болельщика убили»
        person = subject.upos == "PROPN" and subject.feats.get("Animacy") == "Anim"
        alone = person and subject.deprel == "nsubj" and not self.tree.children(subject.id, "conj")
        return alone and "acc" in cases

    def _governed(self, predicate: Predicate, child: Word, relation: str) -> None:
        """Note the clause a predicate governs; parsers hang "committed to opening" and "called on X to leave" as advcl."""
        if relation == "ccomp":
            predicate.add("clause", self.tree.conjuncts(child.id))
            # «должен» is an adjective that heads its clause, "must" an auxiliary below it.
            bound = self.tree.children(child.id, "aux") + ([child] if self._government else [])
            if any(word.lemma.lower() in self._obligation for word in bound):
                predicate.add("must", self.of(child).first("subj", "obj"))
        elif relation == "xcomp" or (child.feats.get("VerbForm") in ("Part", "Ger") and self._is_content(child)):
            predicate.add("inf", self.tree.conjuncts(child.id))
        if not self._government and (relation != "advcl" or predicate.word.lemma in self._content_infinitive):
            self._told(predicate, child)

    def _told(self, predicate: Predicate, child: Word) -> None:
        """ "Told Serbia to choose", "plotted to kill": a content taken for a purpose, an object hung on the infinitive."""
        mark = self.tree.child(child.id, "mark")
        if mark is None or mark.lemma.lower() != "to" or child.id < predicate.word.id:
            return
        predicate.add("inf", self.tree.conjuncts(child.id))
        told = self.tree.child(child.id, "nsubj")
        controls = predicate.word.lemma in self._object_control and "obj" not in predicate.slots
        if told is not None and controls and predicate.word.id < told.id < mark.id:
            self._put(predicate, "obj", told)

    def _is_content(self, child: Word) -> bool:
        mark = self.tree.child(child.id, "mark")
        return mark is not None and mark.lemma.lower() in self.pack.word_set("content_marks")

    def _object_slot(self, child: Word, relation: str) -> str:
        """Take the case where the treebanks are divided: a dative or instrumental «object» is not a direct one."""
        case = self._case(child, "")
        if case in ("dat", "ins"):
            return case
        if self.tree.marker(child.id) in self._government:  # an oblique the parser took for an object
            return self._slot(child)
        if not self._government and relation == "iobj":  # "accused the United States": alone it is the direct one
            return "dat" if self.tree.child(child.head, "obj", "ccomp") is not None else "obj"
        return "dat" if relation == "iobj" and case != "acc" else "obj"

    def _is_second_object(self, child: Word) -> bool:
        """«продала Бразилии истребители», «передала КНДР системы»: of two objects the one that may be a dative is one."""
        if not self._government:
            return False
        others = [
            w for w in self.tree.children(child.head, "obj", "xcomp") if w is not child and w.upos in ("NOUN", "PROPN")
        ]
        cases = forms_cases(child.form)
        things = all(w.upos == "NOUN" and w.id > child.id and {"acc", "gen"} & forms_cases(w.form) for w in others)
        indeclinable = child.upos == "PROPN" and things
        return bool(others) and "dat" in cases and ("acc" not in cases or indeclinable)

    def _oblique(self, predicate: Predicate, child: Word, passive: bool) -> None:
        if (particle := self._particle(predicate.word, child)) is not None:
            predicate.add("prt", [particle.id])
            self._put(predicate, "obj", child)
            return
        slot = self._slot(child)
        source = slot in self.pack.word_set("speech", "source_markers")  # "was hit, according to X": X only says so
        agent = child.deprel == "obl:agent" and (slot not in ("dat", "gen") if self._government else slot == "by")
        if child.deprel == "obl:agent" and slot == "gen" and "dat" in forms_cases(child.form):
            slot = "dat"  # «вручена Организации»: an agent is never a genitive
        if passive and not source and (agent or slot in ("ins", "by")):
            slot = "subj"
            if predicate.word.lemma.lower() in self._naming:
                self._misplaced_predicate(predicate, child)
        if not self._carry(predicate, child):
            self._put(predicate, slot, child)
            for other in self._other_slots(child):
                predicate.soft.setdefault(other, []).extend(self._expand(child))

    def _misplaced_predicate(self, predicate: Predicate, agent: Word) -> None:
        """«признан виновным судом»: the adjective right behind the verb is said of its object, not of the court."""
        for child in self.tree.children(agent.id, "amod"):
            if child.id == predicate.word.id + 1:
                predicate.add("xcomp", [child.id])

    def _particle(self, verb: Word, child: Word) -> Word | None:
        """Return the particle of a phrasal verb that the parser took for a preposition: "called off talks"."""
        cases = [] if self._government else self.tree.children(child.id, "case")
        if len(cases) != 1 or cases[0].id != verb.id + 1 or self.tree.child(verb.id, "obj", "compound:prt") is not None:
            return None
        return cases[0] if f"{verb.lemma} {cases[0].lemma}".lower() in self._phrasal else None

    def _raised_object(self, predicate: Predicate, passive: bool) -> None:
        """«Петрова следует признать виновным»: the object before an impersonal verb is that of its infinitive."""
        word = predicate.word
        above = self.tree.parent(word)
        if passive or above is None or "obj" in predicate.slots or above.lemma.lower() not in self._impersonal:
            return
        if word.feats.get("VerbForm") == "Inf" and word.deprel in ("xcomp", "csubj"):
            for child in self.tree.children(above.id, "obj", "iobj"):
                if child.feats.get("VerbForm") != "Inf":
                    self._put(predicate, self._object_slot(child, "obj"), child)

    def _shared_object(self, predicate: Predicate, passive: bool) -> None:
        """«похитил и убил Серова»: what stands behind two verbs side by side is the object of both."""
        word = predicate.word
        behind = self.tree.child(word.id, "conj")
        if passive or "obj" in predicate.slots or behind is None or behind.upos != "VERB" or behind.id - word.id > 2:
            return
        if not self._is_passive(behind) and self.tree.child(behind.id, "nsubj") is None:
            for child in self.tree.children(behind.id, "obj"):
                if self._object_slot(child, "obj") == "obj":
                    self._put(predicate, "obj", child)

"""Syntax once, for all languages and rules: the arguments of a predicate as *slots*.

A slot says how an argument stands to its predicate after voice, coordination, control, relative clauses, participles,
converbs, light verbs and nominalisation are undone:

- ``subj``, ``obj`` deep subject and object; ``dat``, ``ins``, ``gen`` bare oblique cases
- ``PREP:case`` (Russian, «с:ins», «в:acc») or ``PREP`` (English, "with"); ``PREP noun`` through a carrier noun («на помощь»)
- ``adj`` an adjective of nationality that modifies an event noun; ``poss`` a possessive
- ``rel`` the noun that a relative clause only describes; ``adv`` an adverb of a verb («высоко оценил»)
- ``self`` the event noun («матч между А и Б»), ``suspect`` whom a verb of blame puts a deed on («осуждён за убийство»)
- ``ctrl`` whose event it is to be («отказался от встречи»)
- ``named`` who a noun for a doer stands for: «Иван Петров, противник референдума», «сторонник реформы Иван Петров»
- ``inf`` and ``clause`` the infinitive and the finite clause a predicate governs; of use as ``inf>obj``, ``clause>subj``;
  ``ann`` who announces the event («объявил о разрыве отношений»);
  ``must`` who in that clause is under an obligation ("said that X must leave"); ``prt`` the particle of "call off"

Slots of coordinated arguments hold every conjunct. Sources: UD v2 guidelines; the idea of undoing alternations before matching
is PredPatt's (White et al. 2016), that of case-marked slots is FrameBank's.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graphbuilder.extract.agreement import misread_subject
from graphbuilder.extract.case import case_of, forms_cases
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Word

_SUBJECTS = ("nsubj", "csubj")
_INFINITIVE = ("ть", "ться", "ти", "тись", "чь", "чься")
_RELATIVE = frozenset({"который", "кто", "что", "which", "who", "that", "whom", "whose"})


@dataclass
class Predicate:
    """A trigger and its slots: slot → word ids, in order of the text. *verb* is False for event nouns.

    *light* is the light verb an event noun hangs on («провели переговоры»), *chain* the words that govern the predicate and
    pass their subject down (control, raising, nominal heads), nearest first. *soft* are prepositional slots found one noun below:
    parsers often hang them there («поставляла боеприпасы для армии»).
    """

    word: Word
    verb: bool
    slots: dict[str, list[int]] = field(default_factory=dict)
    soft: dict[str, list[int]] = field(default_factory=dict)
    light: Word | None = None
    chain: list[Word] = field(default_factory=list)

    def add(self, slot: str, ids: Iterable[int]) -> None:
        have = self.slots.setdefault(slot, [])
        have += [number for number in ids if number not in have]

    def first(self, *slots: str) -> list[int]:
        """Return the fillers of the first of *slots* that has any."""
        return next((self.slots[slot] for slot in slots if self.slots.get(slot)), [])


class Arguments:
    """Finds the slots of the predicates of one sentence; verbs are computed once each."""

    def __init__(self, tree: Tree, pack: Pack) -> None:
        self.tree, self.pack = tree, pack
        self._known: dict[int, Predicate] = {}
        self._light = pack.word_set("light")
        self._light_markers = pack.word_set("light_markers")
        self._carriers = pack.word_set("carriers")
        self._government = pack.words.get("government", {})
        self._about = pack.word_set("about_markers")
        self._quantifiers = pack.word_set("quantifiers")
        self._vague = pack.word_set("vague_heads")
        self._stative = pack.word_set("stative")
        self._motion = pack.word_set("motion")
        self._scenes = pack.word_set("scene_markers")
        self._obligation = pack.word_set("modal", "obligation")
        self._active = tuple(sorted(pack.word_set("active_endings")))
        self._receiving, self._papers = pack.word_set("receiving"), pack.word_set("lists", "papers")
        self._blaming, self._blame = pack.word_set("blaming"), pack.word_set("blame")
        self._not_light = pack.word_set("not_light")
        self._intending = pack.word_set("intending")
        self._announcing = pack.word_set("announcing")
        self._phrasal = pack.word_set("phrasal")
        self._documents = pack.word_set("documents")
        self._copular = pack.word_set("copular")
        self._object_control = pack.word_set("object_control")

    def of(self, word: Word) -> Predicate:
        """Return the predicate of *word*, a verb (also a predicative adjective or participle) or an event noun."""
        if word.id not in self._known:
            predicate = Predicate(word, self._is_verbal(word))
            self._known[word.id] = predicate  # before its parts are found: cycles through control end here
            if predicate.verb:
                self._verb(predicate)
            else:
                self._noun(predicate)
        return self._known[word.id]

    # verbs

    def _is_verbal(self, word: Word) -> bool:
        """Verbs, participles, and adjectives that are said of something: "is ready to help"."""
        if word.upos in ("VERB", "AUX") or "VerbForm" in word.feats or self._is_participle(word):
            return True
        if word.upos != "ADJ":
            return False
        if self._government:  # a short form, «готов», «благодарна», or any that has a subject of its own
            return word.feats.get("Variant") == "Short" or self.tree.child(word.id, "nsubj") is not None
        return self.tree.child(word.id, "cop", "aux:pass") is not None

    def _is_participle(self, word: Word) -> bool:
        """Say whether a word is a participle; taggers call some adjectives but keep the infinitive as their lemma."""
        if word.feats.get("VerbForm") == "Part":
            return True
        return word.upos == "ADJ" and bool(self._government) and word.lemma.endswith(_INFINITIVE)

    def _verb(self, predicate: Predicate) -> None:
        word, tree = predicate.word, self.tree
        passive = self._is_passive(word)
        misread = misread_subject(tree, word) if self._government and not passive else None
        for child in tree.children(word.id):
            relation = child.deprel.split(":")[0]
            if misread is not None and child.deprel in ("nsubj", "obj"):
                self._put(predicate, "subj" if child is misread else "obj", child)
            elif relation in _SUBJECTS:
                marked = child.deprel.endswith(":pass") and not self._is_finite_active(word)
                undergoes = passive or marked or self._is_indefinite(word, child)
                self._put(predicate, "obj" if undergoes else "subj", child)
            elif child.feats.get("VerbForm") == "Inf" and relation in ("obj", "iobj", "obl", "csubj"):
                predicate.add("inf", self.tree.conjuncts(child.id))
            elif relation in ("obj", "iobj"):
                slot = self._object_slot(child, relation)
                if slot == "obj" and self._is_second_object(child):
                    slot = "dat"
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
        self._from_noun(predicate, passive)
        self._inherited_subject(predicate, passive)
        self._soften(predicate)

    def _is_indefinite(self, verb: Word, subject: Word) -> bool:
        """«Саакашвили назначили послом»: one person is no subject of a plural verb; nobody in particular is."""
        if not self._government or verb.feats.get("Number") != "Plur" or subject.feats.get("Number") != "Sing":
            return False
        cases = forms_cases(subject.form)
        if subject.upos == "NOUN" and "nom" not in cases and not self.tree.child(subject.id, "nummod"):
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

    def _is_content(self, child: Word) -> bool:
        mark = self.tree.child(child.id, "mark")
        return mark is not None and mark.lemma.lower() in self.pack.word_set("content_marks")

    def _is_passive(self, word: Word) -> bool:
        if self.tree.child(word.id, "aux:pass", "nsubj:pass"):
            return not self._is_finite_active(word)
        if word.form.lower().endswith(self._active):  # «принадлежащий» is active, whatever the tagger says
            return False
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
        """ "The Commission called on Hungary": a finite English verb without auxiliary or agent is active."""
        if self._government or word.feats.get("VerbForm") != "Fin":
            return False
        return self.tree.child(word.id, "aux:pass", "obl:agent") is None

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
        indeclinable = child.upos == "PROPN" and all(w.upos == "NOUN" and w.id > child.id for w in others)
        return bool(others) and "dat" in cases and ("acc" not in cases or indeclinable)

    def _put(self, predicate: Predicate, slot: str, child: Word) -> None:
        predicate.add(slot, self._expand(child))

    def _expand(self, child: Word) -> list[int]:
        """Return the conjuncts of an argument, a relative pronoun replaced by the noun its clause modifies."""
        if child.lemma.lower() in _RELATIVE or child.feats.get("PronType") == "Rel":
            for above in self.tree.above(child.id):
                if above.deprel.startswith("acl") and above.head in self.tree.words:
                    return [self._who(child, above.head)]
        return [
            number
            for number in self.tree.conjuncts(child.id)
            if number == child.id or self.tree[number].upos not in ("VERB", "AUX")
        ]

    def _who(self, pronoun: Word, noun: int) -> int:
        """Return whom "who" stands for: a name right before it wins over a common noun the parser hung the clause on."""
        if pronoun.lemma.lower() != "who" or self.tree[noun].upos == "PROPN":
            return noun
        before = self.tree.words.get(pronoun.id - 1)
        if before is not None and before.upos == "PUNCT":
            before = self.tree.words.get(before.id - 1)
        if before is None or before.upos != "PROPN":
            return noun
        while before.deprel.split(":")[0] in ("flat", "compound") and before.head in self.tree.words:
            before = self.tree[before.head]
        return before.id

    def _oblique(self, predicate: Predicate, child: Word, passive: bool) -> None:
        if (particle := self._particle(predicate.word, child)) is not None:
            predicate.add("prt", [particle.id])
            self._put(predicate, "obj", child)
            return
        slot = self._slot(child)
        source = slot in self.pack.word_set("speech", "source_markers")  # "was hit, according to X": X only says so
        agent = child.deprel == "obl:agent" and (slot != "dat" if self._government else slot == "by")
        if passive and not source and (agent or slot in ("ins", "by")):
            slot = "subj"
        if not self._carry(predicate, child):
            self._put(predicate, slot, child)
            for other in self._other_slots(child):
                predicate.soft.setdefault(other, []).extend(self._expand(child))

    def _particle(self, verb: Word, child: Word) -> Word | None:
        """Return the particle of a phrasal verb that the parser took for a preposition: "called off talks"."""
        cases = [] if self._government else self.tree.children(child.id, "case")
        if len(cases) != 1 or cases[0].id != verb.id + 1 or self.tree.child(verb.id, "obj", "compound:prt") is not None:
            return None
        return cases[0] if f"{verb.lemma} {cases[0].lemma}".lower() in self._phrasal else None

    def _slot(self, child: Word) -> str:
        marker = self.tree.marker(child.id)
        marker = self.pack.words.get("marker_variants", {}).get(marker, marker)
        case = self._case(child, marker)
        if not marker:
            return case or "bare"
        return f"{marker}:{case}" if case and " " not in marker else marker

    def _case(self, child: Word, marker: str) -> str:
        return case_of(child, marker, self._government) if self._government else ""

    def _carry(self, predicate: Predicate, child: Word) -> bool:
        """Open what stands behind a carrier noun: «на помощь Кремлю» gives slot «на помощь» filled by «Кремлю»; say if it did."""
        marker = self.tree.marker(child.id)
        if child.lemma not in self._carriers or not marker:
            return False
        inner = self.tree.children(child.id, "nmod", "iobj", "obl")
        for word in inner:
            if not self.tree.marker(word.id) or word is inner[0]:
                predicate.add(f"{marker} {child.lemma}", self._expand(word))
        return bool(inner)

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
        if form == "Inf" or governor.upos in ("VERB", "AUX"):
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
        if any(child.lemma.lower() in _RELATIVE or child.upos in ("SCONJ", "ADV") for child in tree.children(word.id)):
            return False
        return tree[word.head].lemma.lower() not in self.pack.word_set("adverbial_nouns")

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
        governor = self.tree[word.head]
        relation = self.tree.relation(word)
        nonfinite = word.feats.get("VerbForm") in ("Inf", "Conv", "Ger") or (
            self.pack.language == "en" and word.feats.get("VerbForm") == "Part"
        )
        if relation == "conj" or (relation in ("xcomp", "advcl", "ccomp", "parataxis") and nonfinite):
            subject = self._subject_for(governor, relation)
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

    def _drops_subject(self, word: Word) -> bool:
        """Say whether a finite Russian verb may leave out the subject of the verb above: «признался, что ранил его»."""
        if not self._government or word.feats.get("VerbForm", "Fin") != "Fin" or word.upos != "VERB":
            return False
        marks = {mark.lemma.lower() for mark in self.tree.children(word.id, "mark")}
        own = self.tree.child(word.id, "nsubj", "csubj", "expl")
        return own is None and bool(marks) and not marks & self.pack.word_set("condition_marks")

    def _matrix_subject(self, word: Word, governor: Word) -> list[int]:
        """Return the subject of the clause above where the verb agrees with it; «то» stands for the clause."""
        above = self.tree.parent(governor) if governor.upos in ("PRON", "DET", "ADP") else governor
        if above is not None and above.upos in ("PRON", "DET"):
            above = self.tree.parent(above)
        if above is None or not self._is_verbal(above) or (above.upos == "VERB" and self._is_passive(above)):
            return []
        subject = self.of(above).first("subj")
        if word.feats.get("Number") != above.feats.get("Number") or word.feats.get("Person", "3") != "3":
            return []
        genders = {word.feats.get("Gender"), above.feats.get("Gender")} - {None}
        return subject if len(genders) < 2 else []

    def _subject_for(self, governor: Word, relation: str) -> list[int]:
        predicate = self.of(governor)
        if relation == "xcomp" and governor.lemma in self._object_control:
            controlled = predicate.first("obj", "dat")
            if controlled:
                return controlled
        if predicate.verb and self._is_passive(governor):
            return predicate.first("obj", "subj") if relation in ("conj", "xcomp") else predicate.first("subj", "obj")
        own = predicate.first("subj", "poss", "gen", "adj")
        if not self._government and own and own == predicate.slots.get("adj"):
            own = [number for number in own if self.tree[number].form[:1].isupper()]  # "the first country to leave"
        if own or predicate.verb:
            return own
        # «заявил о готовности помогать»: a noun without an owner belongs to the subject of its verb.
        above = self.tree.parent(self.tree[self.tree.first_conjunct(governor.id)])
        if above is None or above.id == governor.id or above.upos not in ("VERB", "AUX"):
            return []
        return self.of(above).first("subj")

    def _soften(self, predicate: Predicate) -> None:
        """Note the prepositional phrases below the arguments, two nouns deep, as second choices."""
        for slot, ids in list(predicate.slots.items()):
            for number in (
                ids if slot not in ("inf", "clause", "subj", "named", "self", "ctrl", "suspect", "rel") else ()
            ):
                self._soft_below(predicate, number, 2, bare=":" not in slot)

    def _maybe_dative(self, predicate: Predicate, child: Word, slot: str) -> None:
        """A genitive whose form may be a dative is one as a second choice: «оказала помощь Молдавии»."""
        if slot == "gen" and self._government and "dat" in forms_cases(child.form):
            predicate.soft.setdefault("dat", []).extend(self._expand(child))

    def _soft_below(self, predicate: Predicate, number: int, depth: int, *, bare: bool = True) -> None:
        """Note what hangs below an argument; a noun without a preposition only with *bare*: «в зале филармонии» gives none."""
        if depth == 0 or number not in self.tree.words or number == predicate.word.id:
            return
        for child in self.tree.children(number, "nmod", "obl"):
            slot = self._slot(child)
            marked = bool(self.tree.marker(child.id))
            plain = bare or child.feats.get("Case") in ("Dat", "Ins")
            slots = [slot, *self._other_slots(child)] if marked else self._obliques(child) if plain else []
            for slot in slots:
                kept = predicate.soft.setdefault(slot, [])
                kept += [inner for inner in self._expand(child) if inner not in kept]
            self._soft_below(predicate, child.id, depth - 1, bare=bare and not marked)

    def _obliques(self, child: Word) -> list[str]:
        """Cases a bare noun below an argument may stand in by its form, beside the genitive: «поставлял ракеты Сирии»."""
        if not self._government:
            return []
        form = forms_cases(child.form)
        return [case for case in ("dat", "ins") if case in form and (case == "dat" or "gen" not in form)]

    def _other_slots(self, child: Word) -> list[str]:
        """Slots of a prepositional phrase in the other cases form and preposition allow: «в НАТО» goes to в:loc and в:acc."""
        marker = self.tree.marker(child.id)
        marker = self.pack.words.get("marker_variants", {}).get(marker, marker)
        form = forms_cases(child.form)
        return [f"{marker}:{case}" for case in self._government.get(marker, ()) if case in form]

    # event nouns

    def _noun(self, predicate: Predicate) -> None:
        word, tree = predicate.word, self.tree
        for child in tree.children(word.id):
            relation = child.deprel.split(":")[0]
            if child.deprel in ("nmod:poss",) or (relation in ("det", "nmod") and child.feats.get("Poss") == "Yes"):
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
                    self._maybe_dative(predicate, child, slot)
                    for other in self._other_slots(child):
                        predicate.soft.setdefault(other, []).extend(self._expand(child))
            elif relation in ("amod", "compound"):
                self._put(predicate, "adj", child)
            elif relation == "acl" and not child.deprel.endswith("relcl"):
                that = any(mark.lemma.lower() == "that" for mark in self.tree.children(child.id, "mark"))
                infinitive = child.feats.get("VerbForm") == "Inf" and not that
                predicate.add("inf" if infinitive else "clause", self.tree.conjuncts(child.id))
        self._stray_conjuncts(predicate)
        self._name(predicate)
        self._light_verb(predicate)
        self._light_participle(predicate)
        self._from_paper(predicate)
        self._suspect(predicate)
        self._intend(predicate)
        self._from_head(predicate)
        self._soften(predicate)
        self._adjacent(predicate)

    def _name(self, predicate: Predicate) -> None:
        """Note who the noun stands for: its apposition, what it is in apposition to, the subject it is said of; itself last."""
        word, tree = predicate.word, self.tree
        beside = [child for child in tree.children(word.id, "appos", "flat") if child.upos in ("PROPN", "NOUN", "X")]
        predicate.add("named", (number for child in beside for number in self._expand(child)))
        relation, above = word.deprel.split(":")[0], tree.parent(word)
        if above is not None and (relation == "appos" or word.deprel == "nmod:desc"):
            predicate.add("named", [above.id])
        for subject in tree.children(word.id, "nsubj"):
            predicate.add("named", self._expand(subject))
        said = (
            above is not None and above.lemma.lower() in self._copular and relation in ("xcomp", "obl", "obj", "iobj")
        )
        if said and not tree.marker(word.id) and word.feats.get("Case") in ("Ins", "Nom", None):
            predicate.add("named", self.of(above).first("subj"))  # type: ignore[arg-type]
        if not predicate.slots["named"]:
            predicate.add("named", [word.id])
        predicate.add("self", [word.id])

    def _light_participle(self, predicate: Predicate) -> None:
        """«нанесённый Россией удар», «совершённое им убийство»: the participle of a light verb brings its arguments."""
        for child in self.tree.children(predicate.word.id, "acl", "amod"):
            if child.lemma.lower() not in self._light or not self._government:
                continue
            for inner in self.tree.children(child.id, "obl", "obj", "iobj"):
                slot = self._slot(inner)
                slot = "subj" if slot == "ins" or inner.deprel == "obl:agent" else slot
                if slot not in predicate.slots:
                    self._put(predicate, slot, inner)

    def _intend(self, predicate: Predicate) -> None:
        """«подала заявку на сотрудничество», «отказался от встречи»: note as ``ctrl`` whose event it is to be."""
        word = self.tree[self.tree.first_conjunct(predicate.word.id)]
        if not self._intending or predicate.slots.get("subj"):
            return
        for above in self.tree.above(word.id):
            if above.lemma.lower() not in self._intending:
                return
            if above.upos in ("VERB", "AUX") or self._is_verbal(above):
                predicate.add("ctrl", self.of(above).first("subj"))
                return
            own = self.of(above).first("subj", "gen", "poss")
            verb = self.tree.parent(above)
            if verb is not None and not own and verb.upos in ("VERB", "AUX"):
                own = self.of(verb).first("subj")
            if own and own != [predicate.word.id]:
                predicate.add("ctrl", own)
                return

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
        """Note a prepositional phrase right behind the noun that the parser hung higher: «после вторжения в Украину»."""
        behind = self.tree.after(predicate.word.id)
        for above in self.tree.above(predicate.word.id):
            for child in self.tree.children(above.id, "obl", "nmod"):
                case = self.tree.child(child.id, "case")
                if case is not None and case.id == behind and case.id > predicate.word.id:
                    kept = predicate.soft.setdefault(self._slot(child), [])
                    kept += [number for number in self._expand(child) if number not in kept]

    def _counted(self, word: Word) -> Word:
        """Return the counting noun above an event: "a series of talks", "ten days of war games"."""
        above = self.tree.parent(word)
        if above is None or word.deprel.split(":")[0] != "nmod":
            return word
        marker = "" if self._government else "of"  # «серию ударов»
        counts = above.lemma.lower() in self._quantifiers and self.tree.marker(word.id) == marker
        return self._counted(above) if counts else word

    def _light_verb(self, predicate: Predicate) -> None:
        """Under a light verb the noun is the predicate: it takes the verb's subject and obliques."""
        word = self._counted(self.tree[self.tree.first_conjunct(predicate.word.id)])
        governor = self.tree.parent(word)
        if governor is None:
            return
        relation = word.deprel.split(":")[0]
        verbal = governor.upos in ("VERB", "AUX") or "VerbForm" in governor.feats or self._is_participle(governor)
        if verbal and relation in ("obj", "obl", "nsubj", "iobj", "xcomp"):
            predicate.chain.append(governor)
            marker = self.tree.marker(word.id)
            if governor.lemma in self._announcing and marker in self._about:
                predicate.add("ann", self.of(governor).first("subj"))
            if relation == "obl" and marker in self._scenes and "with" in predicate.slots:
                self._from_scene(predicate, governor)
            about = marker in self._about and not (marker == "on" and governor.lemma.lower() in self._motion)
            if governor.lemma not in self._light or about or self._is_idiom(governor):
                return
            if marker and self._light_markers and marker not in self._light_markers:
                return  # "opened a probe into the charges": the charges are nobody's here
            outer = self.of(governor)
            if predicate.word.id in outer.slots.get("subj", []):
                return
            predicate.light = governor
            if (
                governor.lemma.lower() in self._stative
                and not outer.slots.get("subj")
                and not predicate.slots.get("subj")
            ):
                predicate.add("subj", outer.first("obj"))  # "were engaged in talks"
            if governor.lemma in self._receiving:
                self._receive(predicate, outer)
                return
            for slot, ids in outer.slots.items():
                others = [number for number in ids if number != predicate.word.id and number != word.id]
                if others and slot not in predicate.slots:
                    predicate.add(slot, others)
            for slot, ids in outer.soft.items():
                own = predicate.soft.setdefault(slot, [])
                own += [number for number in ids if number not in (*own, predicate.word.id, word.id)]
        elif relation in ("nmod", "obl", "obj") and governor.upos in ("NOUN", "ADJ"):
            predicate.chain.append(governor)

    def _is_idiom(self, verb: Word) -> bool:
        """Say whether a word by its side takes the lightness from a verb: «имеет в виду»."""
        beside = self.tree.children(verb.id, "obl", "obj", "fixed", "advmod")
        return any(word.lemma.lower() in self._not_light for word in beside)

    def _from_scene(self, predicate: Predicate, governor: Word) -> None:
        """ "pledged in a meeting with X": who pledged was there."""
        there = self.of(governor).first("subj")
        if there and "subj" not in predicate.slots:
            predicate.add("subj", there)

    def _receive(self, predicate: Predicate, outer: Predicate) -> None:
        """«получил поддержку Франции»: the verb's subject is the one it is done to, the noun's genitive the doer."""
        doers = predicate.first("gen", "от:gen", "со сторона") or outer.first("от:gen", "со сторона")
        receiver = outer.first("subj")
        if doers:
            predicate.add("subj", doers)
        for slot in ("dat", "obj"):
            if slot not in predicate.slots:
                predicate.add(slot, receiver)

    def _from_paper(self, predicate: Predicate) -> None:
        """«выпустил заявление с осуждением»: what a paper or speech does, who made it does."""
        governor = self.tree.parent(predicate.word)
        if governor is None or governor.lemma.lower() not in self._papers or predicate.first("subj", "poss"):
            return
        if self.tree.marker(predicate.word.id) != "с":
            return
        above, author = self.tree.parent(governor), self.of(governor).first("gen", "poss", "от:gen", "adj")
        if above is not None and above.upos in ("VERB", "AUX") and not author:
            author = self.of(above).first("subj")
        if author:
            predicate.add("subj", author)

    def _suspect(self, predicate: Predicate) -> None:
        """«осуждён за убийство», «по подозрению в нападении»: note as ``suspect`` whom a verb of blame puts the deed on."""
        marker = self.tree.marker(predicate.word.id)
        if not self._blaming or marker not in ("в", "за"):
            return
        for above in self.tree.above(predicate.word.id):
            lemma = above.lemma.lower()
            if lemma in self._blaming:
                predicate.add("suspect", self.of(above).first("obj", "gen"))
                return
            if lemma not in self._blame:
                return

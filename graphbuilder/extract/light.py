"""Event nouns under another word that lends them its arguments: light verbs, papers, intentions, blame."""

from graphbuilder.extract.slots import Predicate, Slots
from graphbuilder.model import Word

#: Slots of a verb of taking place that are no party of what takes place.
_OWN_OF_VERB = frozenset(
    {
        "subj",
        "obj",
        "inf",
        "clause",
        "adv",
        "prt",
        "must",
        "rel",
        "named",
        "self",
        "ctrl",
        "suspect",
        "ann",
        "gen",
        "poss",
        "adj",
        "said",
        "about",
    }
)


class Light(Slots):
    """Adds what an event noun has from a word above it."""

    def _light_verb(self, predicate: Predicate) -> None:
        """Under a light verb the noun is the predicate: it takes the verb's subject and obliques."""
        word = self._counted(self.tree[self.tree.first_conjunct(predicate.word.id)])
        governor = self.tree.parent(word)
        if governor is None:
            return
        relation = word.deprel.split(":")[0]
        verbal = governor.upos in ("VERB", "AUX") or "VerbForm" in governor.feats or self._is_participle(governor)
        if relation == "nsubj" and governor.lemma.lower() in self._occurring:
            predicate.chain.append(governor)
            self._occur(predicate, word, governor)
        elif verbal and relation in ("obj", "obl", "nsubj", "iobj", "xcomp"):
            predicate.chain.append(governor)
            marker = self.tree.marker(word.id)
            if governor.lemma in self._announcing and marker in self._about:
                predicate.add("ann", self.of(governor).first("subj"))
            scene = marker in self._scenes or (marker == "for" and governor.lemma.lower() in self._motion)
            there = "with" in predicate.slots or (marker == "during" and "to" in predicate.slots)
            if relation == "obl" and scene and there and not predicate.first("poss", "by", "gen"):
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
            predicate.mutual = predicate.mutual or outer.mutual
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

    def _occur(self, predicate: Predicate, word: Word, verb: Word) -> None:
        """«между А и Б начались переговоры», «против А ведётся дело»: what stands by a verb of taking place is the event's."""
        outer = self.of(verb)
        predicate.mutual = predicate.mutual or outer.mutual
        for slot, ids in outer.slots.items():
            others = [number for number in ids if number not in (predicate.word.id, word.id)]
            party = slot == "у:gen" or (slot == "dat" and verb.lemma.lower() in self._awaiting)
            if party and not predicate.first("subj", "poss"):
                predicate.add("subj", others)  # «у министра состоится встреча», «министру предстоит встреча»
            elif others and slot not in _OWN_OF_VERB and slot not in predicate.slots:
                predicate.add(slot, others)

    def _counted(self, word: Word) -> Word:
        """Return the counting noun above an event: "a series of talks", "ten days of war games"."""
        above = self.tree.parent(word)
        if above is None or word.deprel.split(":")[0] != "nmod":
            return word
        marker = "" if self._government else "of"  # «серию ударов»
        counts = above.lemma.lower() in self._quantifiers and self.tree.marker(word.id) == marker
        return self._counted(above) if counts else word

    def _is_idiom(self, verb: Word) -> bool:
        """Say whether a word by its side takes the lightness from a verb: «имеет в виду»."""
        beside = self.tree.children(verb.id, "obl", "obj", "fixed", "advmod")
        return any(word.lemma.lower() in self._not_light for word in beside)

    def _from_scene(self, predicate: Predicate, governor: Word) -> None:
        """ "pledged in a meeting with X", "met X during a visit to Y": who did was there."""
        there = self.of(governor).first("subj")
        if there and "subj" not in predicate.slots:
            predicate.add("subj", there)

    def _receive(self, predicate: Predicate, outer: Predicate) -> None:
        """«получил поддержку Франции»: the verb's subject is the one it is done to, the noun's genitive the doer."""
        doers = predicate.first("gen", "от:gen", "со сторона") or outer.first("от:gen", "со сторона", "у:gen")
        receiver = outer.first("subj")
        if doers:
            predicate.add("subj", doers)
        for slot in ("dat", "obj"):
            if slot not in predicate.slots:
                predicate.add(slot, receiver)

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

    def _light_relative(self, predicate: Predicate) -> None:
        """«удар, который нанёс Израиль», "the deal that he struck": the light verb behind its noun brings its arguments."""
        below = [predicate.word, *self.tree.children(predicate.word.id, "nmod")]
        for verb in (clause for noun in below for clause in self.tree.children(noun.id, "acl")):
            lemma = verb.lemma.lower()
            if not verb.deprel.endswith("relcl") or lemma not in self._light or lemma in self._intending:
                continue
            outer = self.of(verb)
            carried = predicate.word.id in outer.slots.get("obj", ())
            if not carried or lemma in self._receiving or self.tree.children(verb.id, "aux") or self._is_denied(verb):
                continue
            for slot, ids in outer.slots.items():
                if slot not in predicate.slots and slot not in ("obj", "adv", "inf", "clause"):
                    predicate.add(slot, ids)

    def _is_denied(self, verb: Word) -> bool:
        return any(child.lemma.lower() in self.pack.word_set("negation") for child in self.tree.children(verb.id))

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

"""Looks for whom a pronoun or a noun that points back stands for.

The most salient agreeing entity that is not barred by syntax (`salience`, after Lappin & Leass 1994). Somebody without a
name may be the most salient: then the pronoun stands for nobody who has one. So it does where two are as good as each other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphbuilder.extract.coreference.candidates import Candidates
from graphbuilder.extract.coreference.constraints import SUBJECT, Constraints
from graphbuilder.extract.coreference.genders import Genders, role_word
from graphbuilder.extract.coreference.persons import is_open, opened_for
from graphbuilder.extract.coreference.salience import INNER, PLACES, Candidate, Standing, key, place_weight, ranked
from graphbuilder.extract.coreference.sorts import Sorts
from graphbuilder.extract.mentions import Mentioned
from graphbuilder.extract.modality import quoted
from graphbuilder.extract.rules import Pack
from graphbuilder.grammar.scripts.translit import consonants
from graphbuilder.model import Mention, Word
from graphbuilder.names.person import surname

_BACK = 4
#: From which share of its weight on a second entity may be meant as well.
_RIVAL = 0.7
#: How much likelier a subject is that of the sentence before, where gender does not tell.
_ALIKE = 1.3
_HERE, _BEFORE = "most salient agreeing mention of the sentence", "most salient agreeing mention before"


class Antecedents:
    """Looks for whom the pronouns of one document stand for."""

    def __init__(self, items: Sequence[Mentioned], pack: Pack) -> None:
        self.items, self.pack = items, pack
        self.genders = Genders(items)
        self.quoted = quoted([item.sentence for item in items])
        self._language = pack.properties
        self._gender_of: dict[str, str] = pack.words.get("pronoun_gender", {})
        self._constraints = Constraints(pack)
        self._speech = pack.word_set("speech", "verbs")
        self._emphatic = pack.word_set("emphatic")
        self._kin = pack.word_set("family", "nouns")
        self._sorts = Sorts(pack)
        self._candidates = Candidates(items, pack, self.genders, self._sorts)

    def of(self, at: int, word: Word, wanted: str) -> tuple[tuple[Mention, ...], str]:
        """Return what the pronoun *word* of sentence *at* stands for, and why; nothing where nobody is named."""
        item, gender = self.items[at], self.gender(word)
        if wanted == "person" and self._is_thing_before(item, word, gender):
            return (), "the thing that the verb before has for its object"
        if wanted == "other":
            return self._other(at, word)
        partners = self._partners(item, word, wanted)
        if partners:
            return partners, "named together with what is its own"
        beside = [item.tree.words.get(word.id + step) for step in (-1, 1)]
        himself = any(one is not None and one.lemma.lower() in self._emphatic for one in beside)
        standings = ranked(self._found(at, word, wanted, gender), self.genders)
        if himself:
            standings = sorted(standings, key=lambda one: (one.back, one.candidate.number if not one.back else 0))
        ahead = opened_for(item, word) if wanted == "person" and self._language.cataphora else None
        if ahead is not None and self.has_gender(item, ahead, gender) and not (standings and standings[0].back == 0):
            return (ahead,), "the subject its clause opens for"
        if not standings:
            return (), ""
        best = standings[0]
        if not himself and not self._is_sure(at, word, wanted, standings):
            return (), ""
        for mention in best.candidate.mentions:
            if wanted == "person" and mention.type == "Person" and gender in ("Masc", "Fem"):
                self.genders.learn(mention, gender)
        return best.candidate.mentions, _HERE if best.back == 0 else _BEFORE

    def _other(self, at: int, word: Word) -> tuple[tuple[Mention, ...], str]:
        """«Тот отказался»: the one of the sentence before who is not its subject."""
        tree, gender = self.items[at].tree, self.gender(word)
        if word.deprel not in ("nsubj", "obj", "iobj", "obl") or at == 0 or tree.child(word.id, "acl") is not None:
            return (), ""
        before = self.items[at - 1]
        found = [one for one in self._candidates.of(at - 1, "person", gender, None) if one.number in before.tree.words]
        subjects = {key(one, before, self.genders) for one in found if is_subject(before, one.number)}
        others = {key(one, before, self.genders): one for one in found if one.mentions}
        left = [one for name, one in others.items() if name not in subjects]
        return (left[0].mentions, "the other of the sentence before") if len(left) == 1 else ((), "")

    def _is_sure(self, at: int, word: Word, wanted: str, standings: Sequence[Standing]) -> bool:
        """Say whether the first of *standings* is clearly meant: a wrong antecedent is worse than none.

        A body is "it" or "they" as the subject or the object of a clause before, or where the pronoun's verb says that it acts.
        """
        best, *others = standings
        if wanted == "person":  # «она» of a woman is no thing named nearby, unless that is likelier still
            others = [one for one in others if not self._is_bare_thing(at, one)]
        if best.back == 0 and wanted == "person":  # of two in one sentence it is the later one
            others = [one for one in others if one.back > 0]
        elif best.back == 0 and is_subject(self.items[at], best.candidate.number):
            others = [one for one in others if one.back == 0]
        if others and others[0].weight >= _RIVAL * best.weight:
            return False
        if wanted == "person" or not best.candidate.mentions:
            return True
        sort = self._sorts.of(self.items[at], word)
        acting = sort is not None and self._sorts.is_acting(sort)
        place = place_weight(self.items[at - best.back], best.candidate.number)
        group = any(mention.type == "Group" or len(best.candidate.mentions) > 1 for mention in best.candidate.mentions)
        if wanted == "group" and not group:
            return acting and place >= PLACES["nsubj"] and best.back < 2
        return place >= PLACES["obj"] if not acting else place > INNER

    def _is_bare_thing(self, at: int, one: Standing) -> bool:
        """Say whether something without a name is no person, or one whose sex nothing shows."""
        word = self.items[at - one.back].tree[one.candidate.number]
        return not _is_named(one.candidate) and not (self._language.animacy and self._candidates.is_animate(word))

    def _found(
        self, at: int, word: Word, wanted: str, gender: str | None
    ) -> Iterator[tuple[int, Mentioned, Candidate]]:
        """Yield who and what may be meant, with how many sentences ago; nobody whom the clause of the pronoun bars."""
        item, sort = self.items[at], self._sorts.of(self.items[at], word)
        subject = word.deprel in SUBJECT and not self._language.gendered_things
        here = list(self._candidates.of(at, wanted, gender, sort))
        barred = {key(one, item, self.genders) for one in here if self._constraints.forbid(item, word, one.number)}
        for back in range(min(_BACK, at) + 1):
            other = self.items[at - back]
            if item.sentence.paragraph - other.sentence.paragraph > 1:
                break
            for one in here if back == 0 else self._candidates.of(at - back, wanted, gender, sort):
                if key(one, other, self.genders) in barred or not self._same_voice(at, word, at - back, one.number):
                    continue
                if back == 0 and not _is_before(word, one):
                    continue
                told = self._as_told(other, one)
                alike = subject and back == 1 and is_subject(other, one.number)
                yield back, other, replace(told, share=told.share * _ALIKE) if alike else told

    def _as_told(self, item: Mentioned, one: Candidate) -> Candidate:
        """Who only tells, and has no name, is less likely: «представитель сообщил, что Иванов задержан. Он …»."""
        kin = item.tree[one.number].lemma.lower() in self._kin
        tells = not _is_named(one) and not kin and self._speaks(item, one.number)
        return Candidate(one.number, one.mentions, one.share * 0.3) if tells else one

    def only_person(self, at: int, word: Word) -> Mention | None:
        """Return the person a noun for persons stands for: the only one of its gender named of late."""
        item, gender = self.items[at], self._candidates.noun_gender(self.items[at], word)
        if not self._language.gendered_things:
            gender = None
        found: dict[str, Mention] = {}
        for back in range(at, max(at - 3, -1), -1):
            other = self.items[back]
            if item.sentence.paragraph - other.sentence.paragraph > 1:
                break
            if back < at and is_open(other, word.lemma):
                return None  # «продюсер» again: whoever it was before
            for mention in other.mentions:
                if mention.type != "Person" or mention.via == "demonym" or mention.head not in other.tree.words:
                    continue
                if not self.has_gender(other, mention, gender):
                    continue
                if back == at and (
                    self._speaks(other, mention.head) or not self._may_be(at, word, _candidate(mention))
                ):
                    continue
                known = found.setdefault(consonants(surname(mention.name)), mention)
                if " " in mention.name and " " in known.name and consonants(known.name) != consonants(mention.name):
                    return None  # two of one family
        return next(iter(found.values())) if len(found) == 1 else None

    def _partners(self, item: Mentioned, word: Word, wanted: str) -> tuple[Mention, ...]:
        """«Иванов и его брат», «А, Б и их союзники»: what is named before the noun with the possessive."""
        owned = item.tree.words.get(word.head)
        if owned is None or not word.deprel.startswith(("det", "nmod")) or owned.deprel.split(":")[0] != "conj":
            return ()
        first = item.tree.first_conjunct(owned.id)
        before = [
            m for number in item.tree.conjuncts(first) if number < owned.id for m in item.by_head.get(number, [])[:1]
        ]
        people = [mention for mention in before if mention.type == "Person"]
        if wanted == "person":
            return tuple(people[-1:]) if len(people) == 1 == len(before) else ()
        return tuple(before) if wanted == "group" and len(before) > 1 and len({m.type for m in before}) == 1 else ()

    def _is_thing_before(self, item: Mentioned, word: Word, gender: str | None) -> bool:
        """«осудил решение и назвал его враждебным»: of two verbs side by side the second one's pronoun is the first's object."""
        verb = item.tree.parent(word)
        first = item.tree.parent(verb) if verb is not None and item.tree.base(verb.id) == "conj" else None
        if first is None or not self._language.gendered_things or item.tree.base(word.id) != "obj":
            return False
        if verb is not None and item.tree.child(verb.id, "nsubj") is not None:
            return False
        objects = [one for one in item.tree.children(first.id, "obj") if one.id < word.id and one.upos == "NOUN"]
        alike = {gender, "Neut", "Masc"} if gender in ("Neut", "Masc") else {gender}  # «его» is either's
        return any(
            one.feats.get("Animacy") == "Inan"
            and one.feats.get("Number") == "Sing"
            and one.feats.get("Gender") in alike
            and not item.by_head.get(one.id)
            for one in objects
        )

    def gender(self, word: Word) -> str | None:
        """Return the gender of a pronoun; parsers give none to possessives: «её»."""
        return word.feats.get("Gender") or self._gender_of.get(word.form.lower())

    def has_gender(self, item: Mentioned, mention: Mention, gender: str | None) -> bool:
        """Say whether a person may be of a gender: by verbs and name, else by the tagger."""
        return self._candidates.has_gender(item, mention, gender)

    def _may_be(self, at: int, word: Word, one: Candidate) -> bool:
        item = self.items[at]
        if not _is_before(word, one) or not self._same_voice(at, word, at, one.number):
            return False
        return not self._constraints.forbid(item, word, one.number)

    def _same_voice(self, at: int, word: Word, back: int, number: int) -> bool:
        """Who is quoted does not say «он» of himself, and «сказал он» is nobody the quotation speaks of."""
        item, inside = self.items[at], word.id in self.quoted[at]
        if back == at:
            if not inside:
                return number not in self.quoted[at]
            return number in self.quoted[at] or not self._speaks(item, number)
        if not inside:
            return number not in self.quoted[back]
        return number in self.quoted[back] or not self._speaks(self.items[back], number)

    def _speaks(self, item: Mentioned, number: int) -> bool:
        word = role_word(item, number)
        verb = item.tree.parent(word)
        return word.deprel in SUBJECT and verb is not None and verb.lemma.lower() in self._speech


def is_subject(item: Mentioned, number: int) -> bool:
    """Say whether a word, or the title it stands beside, is the subject of its clause."""
    return number in item.tree.words and role_word(item, number).deprel in SUBJECT


def _is_before(word: Word, one: Candidate) -> bool:
    return one.number < word.id and not any(mention.end > word.start for mention in one.mentions)


def _candidate(mention: Mention) -> Candidate:
    return Candidate(mention.head, (mention,))


def _is_named(one: Candidate) -> bool:
    return any(mention.type != "Position" for mention in one.mentions)

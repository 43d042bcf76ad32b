"""Looks for whom a pronoun or a noun that points back stands for.

The nearest agreeing mention of the sentence that is not barred by syntax, subjects first; else the most salient one of the
sentences before (salience as in Lappin & Leass 1994, without weights). Somebody without a name may be the nearest: then the
pronoun stands for nobody who has one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphbuilder.extract.coreference.constraints import SUBJECT, Constraints
from graphbuilder.extract.coreference.genders import Genders, role_word
from graphbuilder.extract.coreference.persons import is_open, is_said_of_person, opened_for, people, titles
from graphbuilder.extract.mentions import Mentioned
from graphbuilder.extract.modality import quoted
from graphbuilder.extract.rules import Pack
from graphbuilder.grammar.scripts.translit import consonants
from graphbuilder.model import Mention, Word
from graphbuilder.names.person import surname

_THINGS = ("Country", "Organization", "Region")
#: Where somebody without a name is in the reader's mind: not «сын политика», «работал учителем».
_PARTIES = ("nsubj", "obj", "iobj", "obl", "conj")
_BACK = 3
_HERE, _BEFORE = "nearest agreeing mention of the sentence", "most salient agreeing mention before"


@dataclass(frozen=True)
class Candidate:
    """Who may be meant: *number* is the word, *mentions* are empty for somebody without a name."""

    number: int
    mentions: tuple[Mention, ...]


class Antecedents:
    """Looks for whom the pronouns of one document stand for."""

    def __init__(self, items: Sequence[Mentioned], pack: Pack) -> None:
        self.items, self.pack = items, pack
        self.genders = Genders(items)
        self.quoted = quoted([item.sentence for item in items])
        self._language = pack.properties
        self._gender_of: dict[str, str] = pack.words.get("pronoun_gender", {})
        self._constraints = Constraints(pack)
        self._people_nouns: dict[int, list[Word]] = {}
        self._animals = pack.word_set("lists", "animals")
        self._speech = pack.word_set("speech", "verbs")
        self._human = pack.any_of(
            ("lists", "persons"),
            ("groups", "people"),
            ("positions", "head"),
            ("positions", "other"),
            ("family", "nouns"),
        )
        self._emphatic = pack.word_set("emphatic")
        self._kin = pack.word_set("family", "nouns")
        self._quantifiers = pack.word_set("quantifiers")

    def of(self, at: int, word: Word, wanted: str) -> tuple[tuple[Mention, ...], str]:
        """Return what the pronoun *word* of sentence *at* stands for, and why; nothing where nobody is named."""
        item, gender = self.items[at], self.gender(word)
        if wanted == "person" and self._is_thing_before(item, word, gender):
            return (), "the thing that the verb before has for its object"
        partners = self._partners(item, word, wanted)
        if partners:
            return partners, "named together with what is its own"
        here = [one for one in self._agreeing(at, wanted, gender) if self._may_be(at, word, one)]
        beside = [item.tree.words.get(word.id + step) for step in (-1, 1)]
        himself = any(one is not None and one.lemma.lower() in self._emphatic for one in beside)
        here.sort(key=lambda one: (self._rank(item, one), one.number if himself else -one.number))
        if here:
            return here[0].mentions, _HERE
        ahead = opened_for(item, word) if wanted == "person" and self._language.cataphora else None
        if ahead is not None and self.has_gender(item, ahead, gender):
            return (ahead,), "the subject its clause opens for"
        things = wanted == "person" and self._language.gendered_things and gender != "Neut"
        thing = self._thing(at, at, word, gender) if things else None
        if thing is not None:
            return (thing,), "nearest subject of the pronoun's gender"
        last: Mention | None = None
        for back in range(at - 1, max(at - 1 - _BACK, -1), -1):
            other = self.items[back]
            if item.sentence.paragraph - other.sentence.paragraph > 1:
                break
            before = [
                one for one in self._agreeing(back, wanted, gender) if self._same_voice(at, word, back, one.number)
            ]
            before.sort(key=lambda one: (self._rank(self.items[back], one), one.number))
            thing = self._thing(at, back, word, gender) if things and back == at - 1 else None
            if before and (before[0].mentions or thing is None):
                return before[0].mentions, _BEFORE
            last = last or thing
        return ((last,) if last is not None else ()), "nearest subject of the pronoun's gender"

    def only_person(self, at: int, word: Word) -> Mention | None:
        """Return the person a noun for persons stands for: the only one of its gender named of late."""
        item, gender = self.items[at], self._noun_gender(self.items[at], word)
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

    def _rank(self, item: Mentioned, one: Candidate) -> int:
        """Subjects come first; who only tells, and has no name, last: «представитель сообщил, что Иванов задержан. Он …»."""
        kin = item.tree[one.number].lemma.lower() in self._kin
        if not _is_named(one) and not kin and self._speaks(item, one.number):
            return 2
        return 0 if is_subject(item, one.number) else 1

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

    def _agreeing(self, at: int, wanted: str, gender: str | None) -> Iterator[Candidate]:
        item = self.items[at]
        if wanted == "group":
            yield from self._several(item)
            return
        for mention in item.mentions:
            if mention.via == "demonym" or mention.head not in item.tree.words:
                continue
            things = wanted == "thing" and mention.type in (*_THINGS, "City")
            if things or (wanted == "person" and mention.type == "Person" and self.has_gender(item, mention, gender)):
                yield Candidate(mention.head, (mention,))
        if wanted == "person":
            yield from self._unnamed(item, gender)

    def has_gender(self, item: Mentioned, mention: Mention, gender: str | None) -> bool:
        """Say whether a person may be of a gender: by verbs and name, else by the tagger."""
        if gender is None:
            return True
        return (self.genders.of(mention) or item.tree[mention.head].feats.get("Gender")) in (None, gender)

    def _several(self, item: Mentioned) -> Iterator[Candidate]:
        """Yield groups, bodies of several, and people named together."""
        for mention in item.mentions:
            head = item.tree.words.get(mention.head)
            if head is None or mention.via == "demonym":
                continue
            several = self._language.plural_bodies or (head.feats.get("Number") == "Plur" and is_subject(item, head.id))
            if mention.type == "Group" or (mention.type == "Organization" and several):
                yield Candidate(mention.head, (mention,))
            elif mention.type == "Person" and mention.via == "name" and item.tree.first_conjunct(head.id) == head.id:
                together = tuple(people(item, head.id))
                if len(together) > 1:
                    yield Candidate(together[-1].head, together)
        for word in self._nouns(item):
            if self._is_unnamed(item, word, "Plur") or self._counts_people(item, word):
                yield Candidate(word.id, ())

    def _unnamed(self, item: Mentioned, gender: str | None) -> Iterator[Candidate]:
        """Yield persons without a name: a title is one all the same."""
        for word in self._nouns(item):
            if gender in (None, self._noun_gender(item, word)) and self._is_unnamed(item, word, "Sing"):
                yield Candidate(word.id, tuple(titles(item, word)[:1]))

    def _nouns(self, item: Mentioned) -> list[Word]:
        """Return the nouns for people of a sentence, and those that count; looked for once."""
        index = item.sentence.index
        if index not in self._people_nouns:
            nouns = [word for word in item.sentence.words if word.upos == "NOUN"]
            self._people_nouns[index] = [
                w for w in nouns if self._is_animate(w) or w.lemma.lower() in self._quantifiers
            ]
        return self._people_nouns[index]

    def _noun_gender(self, item: Mentioned, word: Word) -> str | None:
        """«глава полиции приведена к присяге»: the verb tells more than the noun."""
        verb = item.tree.parent(word)
        feminine = verb is not None and verb.feats.get("Gender") == "Fem" and word.deprel in SUBJECT
        return "Fem" if feminine else word.feats.get("Gender")

    def _is_unnamed(self, item: Mentioned, word: Word, number: str) -> bool:
        if word.upos != "NOUN" or word.feats.get("Number") != number or not self._is_animate(word):
            return False
        if word.deprel.split(":")[0] not in _PARTIES or word.feats.get("Case") == "Ins":
            return False
        if word.lemma.lower() in self._animals or any(m.type != "Position" for m in item.by_head.get(word.id, [])):
            return False
        if role_word(item, word.id) is not word and any(m.type == "Person" for m in item.by_head.get(word.head, [])):
            return False
        if word.deprel in SUBJECT and is_said_of_person(item, word):
            return False
        if word.lemma.lower() in self._kin:
            return True
        # «адвокат Иванова заявил, что он …»: who speaks for somebody speaks of that one
        return not any(
            m.type == "Person" for below in item.tree.subtree(word.id) for m in item.by_head.get(below.id, [])
        )

    def _is_animate(self, word: Word) -> bool:
        """Taggers of some languages tell animate nouns; elsewhere lists do."""
        return word.feats.get("Animacy") == "Anim" if self._language.animacy else word.lemma.lower() in self._human

    def _counts_people(self, item: Mentioned, word: Word) -> bool:
        """«группа военных»."""
        if word.lemma.lower() not in self._quantifiers:
            return False
        return any(child.feats.get("Animacy") == "Anim" for child in item.tree.children(word.id, "nmod"))

    def _may_be(self, at: int, word: Word, one: Candidate) -> bool:
        item = self.items[at]
        if one.number >= word.id or any(mention.end > word.start for mention in one.mentions):
            return False
        if not self._same_voice(at, word, at, one.number):
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

    def _thing(self, at: int, where: int, word: Word, gender: str | None) -> Mention | None:
        """Where nouns have gender «она» may be a country: an agreeing subject, or a body that may own something here."""
        item, other = self.items[at], self.items[where]
        owned_noun = item.tree.words.get(word.head)
        if owned_noun is None or owned_noun.lemma.lower() in self._kin:  # a body has no sons
            return None
        ranked = sorted(other.mentions, key=lambda m: (not is_subject(other, m.head), m.start))
        for mention in ranked:
            head = other.tree.words.get(mention.head)
            if head is None or mention.type not in _THINGS or mention.via == "demonym":
                continue
            if where == at and not self._may_be(at, word, Candidate(head.id, (mention,))):
                continue
            own = (
                head.feats.get("Gender") if self.pack.grammar.writes(head.form) else gender
            )  # «её» of Facebook is the firm's
            if gender is not None and own == gender and is_subject(other, mention.head):
                return mention
            owned = word.deprel.split(":")[0] == "det" and where == at and mention.type == "Organization"
            if owned and (gender is None or own in (None, gender)):
                return mention
        return None


def is_subject(item: Mentioned, number: int) -> bool:
    """Say whether a word, or the title it stands beside, is the subject of its clause."""
    return number in item.tree.words and role_word(item, number).deprel in SUBJECT


def _candidate(mention: Mention) -> Candidate:
    return Candidate(mention.head, (mention,))


def _is_named(one: Candidate) -> bool:
    return any(mention.type != "Position" for mention in one.mentions)

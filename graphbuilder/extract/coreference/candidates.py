"""Who and what a sentence speaks of that a pronoun may stand for: by number, gender and sort, with a name or without.

Somebody or something without a name is a candidate like any other: where it is the likeliest, a pronoun stands for nobody
who has a name.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from graphbuilder.extract.coreference.constraints import SUBJECT
from graphbuilder.extract.coreference.genders import Genders, role_word
from graphbuilder.extract.coreference.persons import is_said_of_person, people, titles
from graphbuilder.extract.coreference.salience import Candidate
from graphbuilder.extract.coreference.sorts import Sorts
from graphbuilder.extract.mentions import Mentioned
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention, Word

#: What a thing with a name may be, and what of it acts by itself.
BODIES = ("Country", "Organization", "Region", "City")
_NAMED_THINGS = (*BODIES, "Place", "Product", "Work", "Event", "Agreement")
#: Where somebody or something without a name is in the reader's mind: not «сын политика», «работал учителем».
_PARTIES = ("nsubj", "obj", "iobj", "obl", "conj")
#: How likely «она» is a thing with a name, where a person is 1; of things without a name half of what they are otherwise.
_THING = 0.6
_THING_PLACES = ("nsubj", "obj", "iobj", "obl", "conj", "root")


class Candidates:
    """The candidates of the sentences of one document."""

    def __init__(self, items: Sequence[Mentioned], pack: Pack, genders: Genders, sorts: Sorts) -> None:
        self.items, self.genders, self._sorts = items, genders, sorts
        self._language, self._grammar = pack.properties, pack.grammar
        self._people_nouns: dict[int, list[Word]] = {}
        self._animals = pack.word_set("lists", "animals")
        self._human = pack.any_of(
            ("lists", "persons"),
            ("groups", "people"),
            ("positions", "head"),
            ("positions", "other"),
            ("family", "nouns"),
        )
        self._kin = pack.word_set("family", "nouns")
        self._quantifiers = pack.word_set("quantifiers")
        self._measures = pack.word_set("quantifiers") | frozenset(pack.words.get("time", {}).get("units", ()))

    def of(self, at: int, wanted: str, gender: str | None, sort: frozenset[str] | None) -> Iterator[Candidate]:
        """Yield what sentence *at* speaks of that agrees with a pronoun; *sort* is what its place in the clause takes."""
        item = self.items[at]
        if wanted == "group":
            yield from self._several(item, sort)
            return
        gendered = wanted == "person" and self._language.gendered_things
        for mention in item.mentions:
            if mention.via == "demonym" or mention.head not in item.tree.words:
                continue
            if wanted == "person" and mention.type == "Person":
                if self.has_gender(item, mention, gender):
                    yield Candidate(mention.head, (mention,), self._share(item, mention, gender, sort))
            elif mention.type in _NAMED_THINGS and (
                wanted == "thing" or (gendered and self._is_called(mention, gender))
            ):
                known = bool(self._callings.get(mention.key or mention.name.lower()))
                yield Candidate(mention.head, (mention,), (_THING if known else 0.4) * self._fitting(mention, sort))
        if wanted == "person":
            yield from self._unnamed(item, gender)
        if wanted == "thing" or gendered:
            yield from self._things(item, gender if gendered else None, sort)

    def has_gender(self, item: Mentioned, mention: Mention, gender: str | None) -> bool:
        """Say whether a person may be of a gender: by verbs and name, else by the tagger."""
        return gender is None or self._gender(item, mention) in (None, gender)

    def _gender(self, item: Mentioned, mention: Mention) -> str | None:
        return self.genders.of(mention) or item.tree[mention.head].feats.get("Gender")

    def _share(self, item: Mentioned, mention: Mention, gender: str | None, sort: frozenset[str] | None) -> float:
        """Somebody whose sex nothing shows is less likely than who is known to agree."""
        known = gender is None or self._gender(item, mention) is not None
        return self._fitting(mention, sort) * (1.0 if known else 0.75)

    def _fitting(self, mention: Mention, sort: frozenset[str] | None) -> float:
        return 1.0 if sort is None or self._sorts.takes(sort, mention) else 0.4

    def _is_called(self, mention: Mention, gender: str | None) -> bool:
        """Say whether a thing may have a gender: that of its name, or of a noun the text calls it by."""
        if gender is None:
            return True
        own = self._callings.get(mention.key or mention.name.lower())
        return not own or gender in own  # a name in another script has no gender: «её» may be of Facebook

    @cached_property
    def _callings(self) -> dict[str, set[str]]:
        """The genders of the nouns that stand for or beside each thing, by key or name; pronouns say nothing of it."""
        found: dict[str, set[str]] = {}
        for item in self.items:
            for mention in item.mentions:
                if mention.type not in _NAMED_THINGS or mention.head not in item.tree.words or mention.via == "demonym":
                    continue
                if mention.via == "pronoun":
                    continue
                words = [item.tree[mention.head], role_word(item, mention.head)]
                own = found.setdefault(mention.key or mention.name.lower(), set())
                own |= {
                    word.feats["Gender"]
                    for word in words
                    if "Gender" in word.feats
                    and word.feats.get("Number", "Sing") == "Sing"
                    and self._grammar.writes(word.form)
                }
        return found

    def _things(self, item: Mentioned, gender: str | None, sort: frozenset[str] | None) -> Iterator[Candidate]:
        """Yield things without a name; what cannot act is less likely where the pronoun's verb is said of who acts."""
        acting = sort is not None and self._sorts.is_acting(sort)
        for word in item.sentence.words:
            if word.upos != "NOUN" or word.feats.get("Number") == "Plur" or item.by_head.get(word.id):
                continue
            if gender is not None and word.feats.get("Gender") != gender:
                continue
            role = item.tree[item.tree.first_conjunct(word.id)].deprel
            if role.split(":")[0] not in _THING_PLACES or role in ("obl:tmod", "obl:npmod", "obl:unmarked"):
                continue
            lemma = word.lemma.lower()
            if self.is_animate(word) or lemma in self._measures:
                continue
            share = 1.0 if self._sorts.is_body(lemma) or not acting else 0.4
            yield Candidate(word.id, (), share * (0.5 if gender is not None else 1.0))

    def _several(self, item: Mentioned, sort: frozenset[str] | None) -> Iterator[Candidate]:
        """Yield groups, bodies of several, people named together and several without a name."""
        for mention in item.mentions:
            head = item.tree.words.get(mention.head)
            if head is None or mention.via == "demonym":
                continue
            several = self._language.plural_bodies or (
                head.feats.get("Number") == "Plur" and role_word(item, head.id).deprel in SUBJECT
            )
            if mention.type == "Group" or (mention.type == "Organization" and several):
                share = 1.0 if mention.type == "Group" else 0.6
                yield Candidate(mention.head, (mention,), share * self._fitting(mention, sort))
            elif mention.type == "Person" and mention.via == "name" and item.tree.first_conjunct(head.id) == head.id:
                together = tuple(people(item, head.id))
                if len(together) > 1:
                    yield Candidate(together[-1].head, together)
        acting = sort is not None and self._sorts.is_acting(sort)
        for word in item.sentence.words:
            if word.upos not in ("NOUN", "NUM", "PRON"):
                continue
            if self._is_unnamed(item, word, "Plur") or self._counts_people(item, word):
                yield Candidate(word.id, ())
            elif word.feats.get("Number") == "Plur" and self._is_bare(item, word):
                yield Candidate(word.id, (), 0.4 if acting else 0.9)

    def _is_bare(self, item: Mentioned, word: Word) -> bool:
        """Say whether a noun is a thing without a name, where it is in the reader's mind."""
        place = word.deprel.split(":")[0] in _PARTIES
        return place and word.upos == "NOUN" and not item.by_head.get(word.id) and not self.is_animate(word)

    def _unnamed(self, item: Mentioned, gender: str | None) -> Iterator[Candidate]:
        """Yield persons without a name: a title is one all the same."""
        for word in self._nouns(item):
            if (gender is None or self.noun_gender(item, word) in (None, gender)) and self._is_unnamed(
                item, word, "Sing"
            ):
                known = gender is None or self.noun_gender(item, word) is not None
                yield Candidate(word.id, tuple(titles(item, word)[:1]), 1.0 if known else 0.7)

    def _nouns(self, item: Mentioned) -> list[Word]:
        """Return the nouns for people of a sentence, and those that count; looked for once."""
        index = item.sentence.index
        if index not in self._people_nouns:
            nouns = [word for word in item.sentence.words if word.upos == "NOUN"]
            self._people_nouns[index] = [w for w in nouns if self.is_animate(w) or w.lemma.lower() in self._quantifiers]
        return self._people_nouns[index]

    def noun_gender(self, item: Mentioned, word: Word) -> str | None:
        """«глава полиции приведена к присяге»: the verb tells more than the noun."""
        verb = item.tree.parent(word)
        feminine = verb is not None and verb.feats.get("Gender") == "Fem" and word.deprel in SUBJECT
        return "Fem" if feminine else word.feats.get("Gender")

    def _is_unnamed(self, item: Mentioned, word: Word, number: str) -> bool:
        if word.upos != "NOUN" or word.feats.get("Number") != number or not self.is_animate(word):
            return False
        if word.deprel.split(":")[0] not in _PARTIES or word.feats.get("Case") == "Ins":
            return False
        if word.lemma.lower() in self._animals or any(m.type != "Position" for m in item.by_head.get(word.id, [])):
            return False
        if role_word(item, word.id) is not word and any(m.type == "Person" for m in item.by_head.get(word.head, [])):
            return False
        if word.deprel in SUBJECT and is_said_of_person(item, word):
            return False
        beside = item.tree.children(word.id, "appos", "flat")
        if any(m.type == "Person" for child in beside for m in item.by_head.get(child.id, ())):
            return False
        if word.lemma.lower() in self._kin:
            return True
        # «адвокат Иванова заявил, что он …»: who speaks for somebody speaks of that one
        return not any(
            m.type == "Person" for below in item.tree.subtree(word.id) for m in item.by_head.get(below.id, [])
        )

    def is_animate(self, word: Word) -> bool:
        """Say whether a noun is one for people: taggers of some languages tell animate nouns; elsewhere lists do."""
        return word.feats.get("Animacy") == "Anim" if self._language.animacy else word.lemma.lower() in self._human

    def _counts_people(self, item: Mentioned, word: Word) -> bool:
        """«группа военных»."""
        if word.lemma.lower() not in self._quantifiers:
            return False
        return any(child.feats.get("Animacy") == "Anim" for child in item.tree.children(word.id, "nmod"))

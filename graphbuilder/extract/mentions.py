"""Mentions: names typed by the parser and the gazetteer, nationalities, groups, positions and pronouns of one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention, Name, Sentence, Word
from graphbuilder.names.inflect import nominative
from graphbuilder.names.places import Place, capital, demonym, find_place, seat

_DIRECT = {"Person", "Event", "Product", "Agreement", "Work", "Organization"}
_LAND = {"Geopolitical", "Place", "Facility"}


@dataclass(frozen=True)
class Office:
    """A position noun in a sentence: who holds it (if the sentence says so), of what, and the words that say so.

    *listed* is False where only the parser takes the noun for a position.
    """

    word: Word
    words: tuple[Word, ...]
    title: str
    head: bool
    of: Mention | None
    country: str | None
    person: Mention | None = None
    former: bool = False
    plural: bool = False
    listed: bool = True


@dataclass
class Found:
    """What is mentioned in a sentence. *by_head* finds the mentions whose syntactic head is a word."""

    sentence: Sentence
    tree: Tree
    mentions: list[Mention] = field(default_factory=list)
    by_head: dict[int, list[Mention]] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    pronouns: list[Word] = field(default_factory=list)

    def add(self, mention: Mention) -> Mention:
        self.mentions.append(mention)
        self.by_head.setdefault(mention.head, []).append(mention)
        return mention

    def at(self, number: int) -> Mention | None:
        return next(iter(self.by_head.get(number, [])), None)


class Finder:
    """Finds the mentions of sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.groups = {kind: pack.word_set("groups", kind) for kind in pack.words.get("groups", {})}
        self.head_positions = pack.word_set("positions", "head")
        self.positions = self.head_positions | pack.word_set("positions", "other")
        self.carriers = pack.word_set("carriers")
        self.former = pack.word_set("positions", "former")

    def find(self, sentence: Sentence) -> Found:
        """Return all mentions of *sentence*; offices are found last, as they stand on the others."""
        found = Found(sentence, Tree(sentence))
        taken: set[int] = set()
        for name in self._merged(found.tree, sentence.names):
            self._name(found, name, taken)
        for word in sentence.words:
            if word.id not in taken:
                self._word(found, word)
        for word in sentence.words:
            if word.upos == "PROPN" and word.id not in taken and word.id not in found.by_head:
                self._titled(found, word)
        for word in sentence.words:
            if self._may_act(word) and word.id not in taken and word.id not in found.by_head:
                self._group(found, word)
                self._place_noun(found, word)
        titles = _titles(found.tree, sentence.names)
        for word in sentence.words:
            if (
                word.upos in ("NOUN", "PROPN")
                and (word.lemma.lower() in self.positions or word.id in titles)
                and self._not_in_name(found, word, taken)
            ):
                self._office(found, word)
        return found

    def _may_act(self, word: Word) -> bool:
        """Nouns; in English also "the Iraqi military", which taggers call an adjective, and "Army"."""
        if word.upos == "NOUN":
            return True
        adjective = word.upos == "ADJ" and word.deprel.split(":")[0] in ("nsubj", "obj", "obl", "nmod")
        return self.pack.language == "en" and (adjective or word.upos == "PROPN")

    # names

    def _merged(self, tree: Tree, names: Sequence[Name]) -> list[Name]:
        """Join neighbouring names that are one place together: «Северная» + «Корея»."""
        merged: list[Name] = []
        for name in names:
            before = merged[-1] if merged else None
            if before is not None and before.last + 1 == name.first and {before.type, name.type} <= _LAND:
                words = [tree[i] for i in range(before.first, name.last + 1)]
                if find_place(nominative(words, "Geopolitical")) or self._by_lemma(words):
                    merged[-1] = Name(before.first, name.last, name.type, min(before.probability, name.probability))
                    continue
            merged.append(name)
        return merged

    def _name(self, found: Found, name: Name, taken: set[int]) -> None:
        if name.type not in _DIRECT | _LAND:
            return
        words = [found.tree.words[i] for i in range(name.first, name.last + 1) if i in found.tree.words]
        words = self._trimmed(words)
        if len(words) == 1 and self.pack.language == "en" and name.type != "Organization" and _nation(words[0].lemma):
            return  # "Kyrgyz", "Palestinians": read as a nationality below
        if not any(word.form != word.form.lower() or word.form[0].isdigit() for word in words):
            return  # a name has a capital, a digit or quotes somewhere: the rest are the parser's slips
        head = _head(words)
        text = nominative(words, name.type)
        mention = self._mention(found.sentence, words, head, text, name)
        if mention.type == "Organization" and mention.key is None:
            mention = self._of_country(found, mention, words)
        taken.update(word.id for word in words)
        found.add(mention)

    def _of_country(self, found: Found, mention: Mention, words: Sequence[Word]) -> Mention:
        """A body of common words is named with the country behind it: «Генштаб Вооружённых сил» + «России»."""
        after = found.tree.words.get(words[-1].id + 1)
        if len(words) < 2 or after is None or after.feats.get("Case") != "Gen" or after.upos != "PROPN":
            return mention
        land = find_place(after.lemma, kinds=("Country",))
        if land is None or after.head not in {word.id for word in words}:
            return mention
        return replace(mention, name=f"{mention.name} {after.form}", country=land.country)

    def _trimmed(self, words: list[Word]) -> list[Word]:
        """Drop unpaired quotes, prepositions and punctuation at the edges of a name."""
        while words and (words[0].upos in ("PUNCT", "ADP", "DET") and words[0].form not in '«"“'):
            words = words[1:]
        while words and words[-1].upos in ("PUNCT", "ADP", "PART") and words[-1].form not in '»"”.':
            words = words[:-1]
        forms = "".join(word.form for word in words)
        if words and words[0].form in '«“"' and not any(mark in forms[1:] for mark in '»”"'):
            words = words[1:]
        if words and words[-1].form in '»”"' and not any(mark in forms[:-1] for mark in '«“"'):
            words = words[:-1]
        return words

    def _mention(self, sentence: Sentence, words: Sequence[Word], head: Word, text: str, name: Name) -> Mention:
        place = None
        kind, country, key, via = name.type, None, None, "name"
        if name.type == "Person" and len(words) == 1 and self._known_land(words[0]):
            name = Name(name.first, name.last, "Geopolitical", name.probability)
            kind = name.type
        if name.type in _LAND or name.type == "Organization":
            place = seat(text) or find_place(text) or self._by_lemma(words) or _nation(text.lower())
            if name.type == "Organization" and place is not None and place.type not in ("Country", "Organization"):
                place = None
        if place is not None:
            kind, country, key = place.type, place.country, place.key
            via = "metonym" if find_place(text) is None and seat(text) is not None else "name"
            text = (place.name_ru if sentence.language == "ru" else place.name_en) or text
        elif kind in _LAND:
            kind = "Organization" if len(words) == 1 and _abbreviation(words[0]) else self._land(words)
        if country is None and kind == "Organization" and self.pack.language == "en":
            country = _country_within(words)
        return _make(sentence, words, head, text, kind, via=via, country=country, key=key, probability=name.probability)

    def _known_land(self, word: Word) -> bool:
        """Countries and capitals are no persons, whatever the parser says of a lone word."""
        place = find_place(word.lemma, kinds=("Country", "City")) or find_place(
            nominative([word], "Geopolitical"), kinds=("Country", "City")
        )
        return place is not None and (place.type == "Country" or place.capital_of is not None)

    def _by_lemma(self, words: Sequence[Word]) -> Place | None:
        if len(words) > 3:
            return None
        return find_place(" ".join(word.lemma for word in words))

    def _land(self, words: Sequence[Word]) -> str:
        lemmas = {word.lemma.lower() for word in words}
        return "Region" if lemmas & self.pack.word_set("region_nouns") else "Place"

    # single words

    def _word(self, found: Found, word: Word) -> None:
        if word.upos == "PROPN" or (word.upos == "NOUN" and word.form.isupper() and len(word.form) > 1):
            kinds = self._kinds(found, word)
            place = find_place(word.lemma, kinds=kinds) or find_place(word.form, kinds=kinds)
            if place is not None and word.form[:1].isupper():
                found.add(_place_mention(found.sentence, [word], word, place, "name"))
            elif self.pack.language == "en" and word.form[:1].isupper():
                self._inhabitants(found, word)
        elif word.upos == "ADJ":
            self._demonyms(found, word)
        elif word.upos == "NOUN" and self.pack.language == "en" and word.form[:1].isupper():
            self._inhabitants(found, word)
        elif word.upos in ("PRON", "DET"):
            found.pronouns.append(word)

    def _titled(self, found: Found, word: Word) -> None:
        """ "King Charles", "Judge Rivera": who bears a title is a person, even where the parser saw no name."""
        titles = [child for child in found.tree.children(word.id, "nmod:desc") if child.id == word.id - 1]
        if titles and titles[0].lemma.lower() in self.positions and word.form[:1].isupper():
            words = found.tree.name_words(word.id)
            found.add(_make(found.sentence, words, word, nominative(words, "Person"), "Person"))

    def _kinds(self, found: Found, word: Word) -> tuple[str, ...]:
        """Lone proper nouns the parser gave no name may be countries; behind a preposition of place also cities."""
        markers = self.pack.word_set("city_markers")
        lone = word.deprel.split(":")[0] in ("nmod", "obl") and not found.tree.child(word.id, "compound", "flat")
        return ("Country", "Region", "City") if lone and found.tree.marker(word.id) in markers else ("Country",)

    def _inhabitants(self, found: Found, word: Word) -> None:
        """ "Palestinians", "Bosnian Serbs", "Serb forces": a nationality that is a noun; the adjective says of where."""
        place = _nation(word.lemma.lower())
        if place is None:
            return
        if word.deprel.split(":")[0] in ("compound", "amod") or word.feats.get("Number") != "Plur":
            found.add(_place_mention(found.sentence, [word], word, place, "demonym"))
            return
        before = next((_nation(c.lemma.lower()) for c in found.tree.children(word.id, "amod", "compound")), None)
        words = self._group_words(found, word)
        country = (before or place).country
        name = nominative(words, "Organization")
        found.add(_make(found.sentence, words, word, name, "Group", via="definite", country=country))

    def _demonyms(self, found: Found, word: Word) -> None:
        """«северокорейский», and each part of «российско-северокорейский» with its own span."""
        lemma = word.lemma.lower()
        place = _nation(lemma)
        if place is not None:
            found.add(_place_mention(found.sentence, [word], word, place, "demonym"))
            return
        if self.pack.language == "en" and word.form[:1].isupper():
            land = find_place(word.form, kinds=("Country",))  # names the tagger took for adjectives
            if land is not None:
                found.add(_place_mention(found.sentence, [word], word, land, "name"))
                return
        parts, forms = lemma.split("-"), word.form.split("-")
        places = [self._compound_part(part) for part in parts]
        if len(parts) < 2 or len(parts) != len(forms) or any(place is None for place in places):
            return
        start = word.start
        for form, place in zip(forms, places, strict=True):
            assert place is not None
            part = replace(word, start=start, end=start + len(form))
            found.add(_place_mention(found.sentence, [part], word, place, "demonym"))
            start += len(form) + 1

    def _compound_part(self, part: str) -> Place | None:
        """«российско-» in «российско-северокорейский»: put an adjective's ending back."""
        endings = self.pack.words.get("compound_endings", [""])
        for ending in endings:
            stem = part[:-1] if ending and part.endswith("о") else part
            place = _nation(stem + ending)
            if place is not None:
                return place
        return None

    # nouns that stand for a country's institutions

    def _group(self, found: Found, word: Word) -> None:
        kind = next((kind for kind, lemmas in self.groups.items() if word.lemma.lower() in lemmas), "")
        if not kind or kind in ("agreement", "event", "product"):
            return
        if kind == "government" and word.lemma in self.carriers and found.tree.marker(word.id):
            return
        owner = self._owner(found, word)
        if owner is None:
            self._staff(found, word, kind)
            return
        words = self._group_words(found, word)
        shared = self._sharing(found, owner)
        for number, one in enumerate((owner, *shared)):
            if not shared:
                self._owned(found, word, kind, one, words, words)
            else:  # "US and British forces": each with its own span
                adjective = found.tree[one.head]
                span = (adjective,) if number < len(shared) else found.tree.between(one.head, word.id)
                self._owned(found, word, kind, one, span, (adjective, word))

    def _sharing(self, found: Found, owner: Mention) -> list[Mention]:
        """Return the further owners coordinated with the first before the noun: "US and British forces"."""
        word = found.tree.words.get(owner.head)
        if self.pack.language != "en" or word is None or word.deprel.split(":")[0] not in ("amod", "compound"):
            return []
        numbers = [number for number in found.tree.conjuncts(word.id) if number != word.id]
        for sibling in found.tree.children(word.head, "amod", "compound"):  # "US and British": often hung side by side
            if sibling.id > word.id and found.tree.child(sibling.id, "cc") is not None:
                numbers.append(sibling.id)
        others = [found.at(number) for number in numbers]
        return [other for other in others if other is not None and other.country is not None]

    def _owned(
        self, found: Found, word: Word, kind: str, owner: Mention, words: Sequence[Word], naming: Sequence[Word]
    ) -> None:
        """Add the mention of one country's government, capital, army, people or body."""
        assert owner.country is not None
        sentence, name = found.sentence, nominative(naming, "Organization")
        if kind == "government" and owner.type == "Country":
            span = {"start": words[0].start, "end": words[-1].end, "text": _text(sentence, words)}
            found.add(replace(owner, **span, head=word.id, via="metonym"))  # type: ignore[arg-type]
        elif kind == "capital":
            place = capital(owner.country)
            if place is not None:
                found.add(_place_mention(sentence, words, word, place, "definite"))
        elif kind in ("army", "people", "organization"):
            key = f"army:{owner.country}" if kind == "army" else None
            label = "Group" if kind == "people" else "Organization"
            found.add(_make(sentence, words, word, name, label, via="definite", country=owner.country, key=key))

    def _staff(self, found: Found, word: Word, kind: str) -> None:
        """ "Hezbollah guerrillas", "UN peacekeepers": people of a body that is no country's."""
        if self.pack.language != "en" or kind not in ("army", "people", "organization"):
            return
        for child in found.tree.children(word.id, "compound", "nmod"):
            owner = found.at(child.id)
            if owner is None or owner.type != "Organization" or owner.via != "name":
                continue
            if found.tree.marker(child.id) in ("", "of", "from", "'s", "’s"):
                words = self._group_words(found, word)
                name = nominative(words, "Organization")
                found.add(_make(found.sentence, words, word, name, "Group", via="definite", country=owner.country))
                return

    def _place_noun(self, found: Found, word: Word) -> None:
        """«резиденция Дяоюйтай», «площадь Тяньаньмэнь»: what a place noun names is a place, whatever the parser took it for."""
        if word.lemma not in self.groups.get("place", ()):
            return
        for child in found.tree.children(word.id, "nmod", "appos", "flat"):
            mentions = found.by_head.get(child.id, [])
            if (
                found.tree.marker(child.id)
                or not mentions
                or mentions[0].type not in ("Person", "Organization")
                or mentions[0].via != "name"
            ):
                continue
            if " " in mentions[0].name or mentions[0].key is not None:
                continue
            changed = replace(mentions[0], type="Place")
            found.mentions[found.mentions.index(mentions[0])] = changed
            mentions[0] = changed

    def _owner(self, found: Found, word: Word, depth: int = 0) -> Mention | None:
        """Return the country behind a noun: its nationality, its genitive, or that of its genitive."""
        for child in found.tree.children(word.id, "amod", "nmod", "compound", "det", "appos"):
            marker = found.tree.marker(child.id)
            if marker not in ("", "of", "'s", "’s", "из", "from", "in"):
                continue
            if (
                self.pack.language == "ru"
                and child.deprel == "nmod"
                and "gen" not in forms_cases(child.form)
                and not marker
            ):
                continue  # «отправка войск Великобританией»: an instrumental owns nothing
            mention = found.at(child.id)
            if marker == "in" and (mention is None or mention.type not in ("Country", "Region")):
                continue  # "rebels in Yemen"
            if (
                mention is not None
                and mention.country is not None
                and mention.type in ("Country", "Organization", "Region", "Group")
            ):
                return mention
            if child.deprel.startswith("nmod") and depth < 2 and child.upos == "NOUN":
                deeper = self._owner(found, child, depth + 1)
                if deeper is not None:
                    return deeper
        return None

    def _group_words(self, found: Found, word: Word) -> tuple[Word, ...]:
        keep = ("amod", "nmod", "compound", "flat", "case", "det")
        ids = {word.id}
        for child in found.tree.children(word.id, *keep):
            if child.deprel.startswith("nmod") and found.tree.marker(child.id) not in ("", "of", "'s", "’s"):
                continue
            if child.deprel in ("case", "det") and child.id < word.id:
                continue
            ids.update(
                inner.id for inner in found.tree.subtree(child.id, skip=("acl", "punct", "conj", "appos", "parataxis"))
            )
        low = high = word.id
        while low - 1 in ids:
            low -= 1
        while high + 1 in ids:
            high += 1
        return tuple(found.tree[i] for i in range(low, high + 1))

    # positions

    def _not_in_name(self, found: Found, word: Word, taken: set[int]) -> bool:
        return word.id not in taken or all(mention.type != "Person" for mention in found.by_head.get(word.id, []))

    def _office(self, found: Found, word: Word) -> None:
        tree = found.tree
        person = self._holder(found, word)
        of = self._office_of(found, word, person) or self._next_mention(found, word, person)
        words = self._office_words(found, word, person)
        if (
            of is not None
            and words[-1].id == word.id
            and found.tree.words.get(word.id + 1) is not None
            and of.head == word.id + 1
        ):
            words = (*words, *found.tree.phrase(of.head, skip=("acl", "punct", "conj", "appos", "parataxis", "case")))
        head = word.lemma.lower() in self.head_positions and not self._is_portfolio(found, word, of)
        former = any(
            child.lemma.lower() in self.former for child in tree.children(word.id, "amod", "advmod", "compound")
        )
        title = nominative(words, "Position")
        office = Office(
            word=word,
            words=words,
            title=title,
            head=head,
            of=of,
            country=of.country if of else None,
            person=person,
            former=former or word.lemma.lower().startswith(("экс-", "ex-")),
            plural=word.feats.get("Number") == "Plur",
            listed=word.lemma.lower() in self.positions,
        )
        found.offices.append(office)
        if person is not None:
            found.by_head.setdefault(word.id, []).insert(0, person)

    def _is_portfolio(self, found: Found, word: Word, of: Mention | None) -> bool:
        """A foreign minister heads a ministry, not the country; a prime minister does."""
        if of is None or of.type != "Country" or word.lemma.lower() not in self.pack.word_set("positions", "portfolio"):
            return False
        first = self.pack.word_set("positions", "first")
        return not any(
            child.lemma.lower() in first for child in found.tree.children(word.id, "amod", "compound", "flat")
        )

    def _holder(self, found: Found, word: Word) -> Mention | None:
        tree = found.tree
        behind = self._named_behind(found, word)
        if behind is not None:
            return behind
        for child in tree.children(word.id, "appos", "flat", "nmod", "nsubj", "compound"):
            mention = next((m for m in found.by_head.get(child.id, []) if m.type == "Person"), None)
            if mention is None:
                continue
            agrees = child.deprel.split(":")[0] in ("appos", "flat", "compound")
            if agrees or (child.deprel.split(":")[0] == "nmod" and self._same_case(word, child)):
                return mention
            if child.deprel.startswith("nsubj") and self._predicative(tree, word):
                return mention
        parent = tree.parent(word)
        titles = word.deprel.split(":")[0] in ("appos", "flat", "compound", "amod") or word.deprel == "nmod:desc"
        if parent is not None and titles:
            return next((m for m in found.by_head.get(parent.id, []) if m.type == "Person"), None)
        return None

    def _named_behind(self, found: Found, word: Word) -> Mention | None:
        """A title right before a name belongs to it, wherever the tree hangs the two: "Foreign Minister Anna Lind"."""
        after = found.tree.words.get(word.id + 1)
        if self.pack.language != "en" or after is None or word.feats.get("Number") == "Plur":
            return None
        return next((m for m in found.mentions if m.type == "Person" and m.start == after.start), None)

    def _same_case(self, word: Word, child: Word) -> bool:
        case = word.feats.get("Case")
        return case is not None and case != "Gen" and case == child.feats.get("Case")

    def _predicative(self, tree: Tree, word: Word) -> bool:
        return tree.child(word.id, "nsubj") is not None and tree.child(word.id, "case") is None

    def _office_of(self, found: Found, word: Word, person: Mention | None) -> Mention | None:
        """Return what the office is of: the nearest organization or land below the noun; a named body before its country."""
        tree = found.tree
        for child in tree.children(word.id, "nmod", "amod", "compound", "obl", "det", "flat", "appos"):
            mentions = [
                m for m in found.by_head.get(child.id, []) if m is not person and m.type not in ("Person", "Position")
            ]
            if mentions:
                mention = mentions[0]
                if mention.country is None and mention.type == "Organization":
                    inner = self._owner(found, child)
                    if inner is not None:
                        return replace(mention, country=inner.country)
                return mention
            if child.deprel.split(":")[0] in ("nmod", "flat", "obl", "compound") and found.at(child.id) is None:
                deeper = self._office_of(found, child, person)
                if deeper is not None:
                    return deeper
        return None

    def _next_mention(self, found: Found, word: Word, person: Mention | None) -> Mention | None:
        """Return the genitive right behind the noun where the tree hangs it elsewhere."""
        after = found.tree.words.get(word.id + 1)
        if after is None or after.feats.get("Case") != "Gen":
            return None
        mention = found.at(after.id)
        if mention is None or mention is person or mention.type in ("Person", "Position"):
            return None
        if mention.country is None:
            owner = self._owner(found, after)
            mention = replace(mention, country=owner.country) if owner is not None else mention
        return mention

    def _office_words(self, found: Found, word: Word, person: Mention | None) -> tuple[Word, ...]:
        tree = found.tree
        skip: tuple[str, ...] = ("acl", "punct", "conj", "appos", "parataxis", "nsubj", "cop", "case", "advmod", "cc")
        if self.pack.language == "en":  # "president of France": the preposition joins the two
            skip = ("acl", "punct", "appos", "parataxis", "nsubj", "cop", "advmod")
        ids = {word.id}
        for child in tree.children(word.id, "nmod", "amod", "compound", "flat"):
            if (
                child.deprel.startswith("nmod")
                and not tree.marker(child.id)
                and child.feats.get("Case", "Gen") != "Gen"
            ):
                continue
            if person is not None and person.start <= child.start < person.end:
                continue
            ids.update(inner.id for inner in tree.subtree(child.id, skip=skip))
        low = high = word.id
        while low - 1 in ids:
            low -= 1
        while high + 1 in ids:
            high += 1
        return tuple(tree[i] for i in range(low, high + 1))


def _titles(tree: Tree, names: Sequence[Name]) -> set[int]:
    """Return the head nouns of what the parser took for positions: titles no list could hold in full."""
    spans = [[tree[i] for i in range(n.first, n.last + 1) if i in tree.words] for n in names if n.type == "Position"]
    return {_head(words).id for words in spans if words and _head(words).upos == "NOUN"}


def _abbreviation(word: Word) -> bool:
    """Lands are rarely unknown abbreviations; bodies often are."""
    return word.form.isupper() and 2 <= len(word.form) <= 6


def _country_within(words: Sequence[Word]) -> str | None:
    """Return the country a body's own name tells: "Latvian Constitutional Court", "Bank of Ghana"."""
    if len(words) < 2:
        return None
    for word in words:
        place = _nation(word.lemma.lower()) or find_place(word.form, kinds=("Country",))
        if place is not None and word.form[:1].isupper():
            return place.country
    return None


def _nation(lemma: str) -> Place | None:
    """Return the country of an adjective; those of cities are too often ordinary words («высокий», «братский»)."""
    place = demonym(lemma)
    return place if place is not None and place.type == "Country" else None


def _head(words: Sequence[Word]) -> Word:
    """Return the word of a span whose head lies outside it."""
    ids = {word.id for word in words}
    return next((word for word in words if word.head not in ids), words[0])


def _text(sentence: Sentence, words: Sequence[Word]) -> str:
    return sentence.text[words[0].start - sentence.start : _end(sentence, words) - sentence.start]


def _end(sentence: Sentence, words: Sequence[Word]) -> int:
    """Return where the last word ends; in "Iran's" both words have the token's span, and the name ends before the «'s»."""
    last = words[-1]
    end = last.start + len(last.form)
    begin = last.start - sentence.start
    own = sentence.text[begin : begin + len(last.form)] == last.form
    return end if own and end < last.end else last.end


def _make(
    sentence: Sentence,
    words: Sequence[Word],
    head: Word,
    name: str,
    kind: str,
    *,
    via: str = "name",
    country: str | None = None,
    key: str | None = None,
    probability: float = 1.0,
) -> Mention:
    return Mention(
        document=sentence.document,
        sentence=sentence.index,
        start=words[0].start,
        end=_end(sentence, words),
        text=_text(sentence, words),
        name=name,
        type=kind,
        head=head.id,
        via=via,
        country=country,
        key=key,
        probability=probability,
    )


def _place_mention(sentence: Sentence, words: Sequence[Word], head: Word, place: Place, via: str) -> Mention:
    name = (place.name_ru if sentence.language == "ru" else place.name_en) or place.name_ru or _text(sentence, words)
    return _make(sentence, words, head, name, place.type, via=via, country=place.country, key=place.key)


def make_mention(
    sentence: Sentence, words: Sequence[Word], head: Word, kind: str, *, name: str = "", via: str = "definite"
) -> Mention:
    """Return a mention of *words* that no name or gazetteer gave: a theme, a pronoun, a position."""
    return _make(sentence, words, head, name or nominative(words, kind), kind, via=via)

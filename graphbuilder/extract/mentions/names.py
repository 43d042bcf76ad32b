"""Names: what the parser named, trimmed, looked up in the gazetteer, with a type of the model."""

from collections.abc import Sequence
from dataclasses import replace

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import head_of, make, nation
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention, Name, Via, Word
from graphbuilder.names.given import is_given
from graphbuilder.names.inflect import nominative
from graphbuilder.names.organization import is_descriptor, is_eponym
from graphbuilder.names.places import Place, find_place, seat

_DIRECT = {"Person", "Event", "Product", "Agreement", "Work", "Organization"}
_LAND = {"Geopolitical", "Place", "Facility"}


def merged(tree: Tree, names: Sequence[Name]) -> list[Name]:
    """Join neighbouring names that are one: places the gazetteer knows («Северная» + «Корея»), parts of a person's name."""
    merged: list[Name] = []
    for name in names:
        before = merged[-1] if merged else None
        if before is not None and _is_rest(tree, before, name):
            merged[-1] = Name(before.first, name.last, name.type, min(before.probability, name.probability))
            continue
        if before is not None and before.last + 1 == name.first and {before.type, name.type} <= _LAND:
            words = [tree[i] for i in range(before.first, name.last + 1)]
            if find_place(nominative(words, "Geopolitical", tree.sentence.language)) or _by_lemma(words):
                merged[-1] = Name(before.first, name.last, name.type, min(before.probability, name.probability))
                continue
        merged.append(name)
    return merged


def _is_rest(tree: Tree, before: Name, name: Name) -> bool:
    """Tell whether the tree makes the second of two persons side by side a part of the first: "Recep" + "Tayyip Erdogan"."""
    if before.type != "Person" or name.type != "Person" or before.last + 1 != name.first:
        return False
    word = head_of([tree[i] for i in range(name.first, name.last + 1)])
    if not tree[name.first].form[0].isalpha():
        return False  # «Анна Линд» + «(Anna Lindh»
    if before.first <= word.head <= before.last:
        return word.deprel.split(":")[0] == "flat"
    first = head_of([tree[i] for i in range(before.first, before.last + 1)])  # «глава МИД» + «Цой» + «Сон Хи»
    return first.deprel == word.deprel == "appos" and first.head == word.head and _alike(first, word)


def _alike(first: Word, second: Word) -> bool:
    """Say whether two words agree in a case both have."""
    return first.feats.get("Case") is not None and first.feats.get("Case") == second.feats.get("Case")


def add_name(found: Draft, name: Name, taken: set[int]) -> None:
    if name.type not in _DIRECT | _LAND:
        return
    words = [found.tree.words[i] for i in range(name.first, name.last + 1) if i in found.tree.words]
    words = _trimmed(words)
    if name.type == "Person":
        words = _with_given(found, _hyphened(found, _without_others(words)), taken)
    if name.type == "Organization":
        words = _with_rest(found, words)
    nationality = len(words) == 1 and found.pack.properties.capitalised_adjectives and name.type != "Organization"
    if nationality and nation(words[0].lemma):
        return  # "Kyrgyz", "Palestinians": read as a nationality below
    if not any(word.form != word.form.lower() or word.form[0].isdigit() for word in words):
        return  # a name has a capital, a digit or quotes somewhere: the rest are the parser's slips
    head = head_of(words)
    text = nominative(words, name.type, found.sentence.language)
    if name.type == "Organization" and _is_title(found, words):
        text = " ".join(word.form for word in words)
    mention = _mention(found, words, head, text, name)
    if mention.type == "Organization" and mention.key is None:
        mention = _of_country(found, mention, words)
    taken.update(word.id for word in words)
    found.add(mention)


def _with_given(found: Draft, words: list[Word], taken: set[int]) -> list[Word]:
    """Add the given names right before a person's that the tagger left out and the tree has in it: "Harriet" + "Anne Wells"."""
    while words and (before := found.tree.words.get(words[0].id - 1)) is not None:
        inside = before.upos == "PROPN" and before.head in {word.id for word in words}
        if not inside or before.id in taken or not before.form[:1].isupper() or not is_given(before.form):
            break
        words = [before, *words]
    return words


def _hyphened(found: Draft, words: list[Word]) -> list[Word]:
    """Add the short second syllable of a given name the tokenizer cut off: "Moon Jae" + "-in", not "Trump" + "-era"."""
    if len(words) < 2:
        return words
    dash, after = (found.tree.words.get(words[-1].id + step) for step in (1, 2))
    if (
        dash is None
        or after is None
        or dash.form not in "-‐‑"
        or not words[-1].end == dash.start < after.start == dash.end
    ):
        return words
    syllable = after.form.isalpha() and after.form.islower() and len(after.form) <= 5 and len(words[-1].form) <= 5
    return [*words, dash, after] if syllable and after.form not in found.pack.word_set("suffixes") else words


def _with_rest(found: Draft, words: list[Word]) -> list[Word]:
    """Add what the parser left off a body's name: «Совет» + «Федерации», «Организация» + «Объединённых Наций»."""
    before, last = found.tree.words.get(words[0].id - 1) if words else None, head_of(words) if words else None
    if before is not None and last is not None and last.head == before.id and before.form[:1].isupper():
        body = before.lemma.lower() in found.pack.word_set("general_bodies") and last.upos == "NOUN"
        if body and last.feats.get("Case") == "Gen" and before.upos == "NOUN":
            return [before, *words]
    after = found.tree.words.get(words[-1].id + 1) if len(words) == 1 else None
    if after is None or words[0].upos != "NOUN" or after.upos != "PROPN" or after.feats.get("Case") != "Gen":
        return words
    named = any(name.first <= after.id <= name.last for name in found.sentence.names)
    alone = after.head == words[0].id and not found.tree.children(after.id) and not named
    return [*words, after] if alone and find_place(after.lemma) is None else words


def _without_others(words: list[Word]) -> list[Word]:
    """Drop common nouns behind a person's name that hang elsewhere: «выдало» + «Яна Гуса прокуратуре»."""
    ids = {word.id for word in words}
    while len(words) > 1 and words[-1].upos == "NOUN" and words[-1].form.islower() and words[-1].head not in ids:
        words = words[:-1]
    return words


def _is_title(found: Draft, words: Sequence[Word]) -> bool:
    """True where a name in quotes stands behind the noun for its kind, and so does not decline: «газету «Ведомости»»."""
    quote, noun = (found.tree.words.get(words[0].id - back) for back in (1, 2))
    return quote is not None and quote.form in '«“„"' and noun is not None and is_descriptor(noun.lemma)


def _of_country(found: Draft, mention: Mention, words: Sequence[Word]) -> Mention:
    """A body of common words is named with the country behind it: «Генштаб Вооружённых сил» + «России»."""
    after = found.tree.words.get(words[-1].id + 1)
    if len(words) < 2 or after is None or after.feats.get("Case") != "Gen" or after.upos != "PROPN":
        return mention
    land = find_place(after.lemma, kinds=("Country",))
    if land is None or after.head not in {word.id for word in words}:
        return mention
    return replace(mention, name=f"{mention.name} {after.form}", country=land.country)


def _trimmed(words: list[Word]) -> list[Word]:
    """Drop unpaired quotes, prepositions and punctuation at the edges of a name."""
    while words and (words[0].upos in ("PUNCT", "ADP", "DET", "PART") and words[0].form not in '«"“'):
        words = words[1:]
    while words and words[-1].upos in ("PUNCT", "ADP", "PART") and not _ends(words[-1]):
        words = words[:-1]
    forms = "".join(word.form for word in words)
    if words and words[0].form in '«“"' and not any(mark in forms[1:] for mark in '»”"'):
        words = words[1:]
    if words and words[-1].form in '»”"' and not any(mark in forms[:-1] for mark in '«“"'):
        words = words[:-1]
    return words


def _ends(word: Word) -> bool:
    """Say whether a mark or particle may end a name: a closing quote, a full stop, a syllable («Цой Сон Хи»)."""
    return word.form in '»"”.' or word.form[:1].isupper()


def _mention(found: Draft, words: Sequence[Word], head: Word, text: str, name: Name) -> Mention:
    via: Via
    place = None
    kind, country, key, via = name.type, None, None, "name"
    if name.type == "Person" and _known_land(words, found.sentence.language):
        name = Name(name.first, name.last, "Geopolitical", name.probability)
        kind = name.type
    elif name.type in ("Person", *_LAND) and is_eponym(text):
        name = Name(name.first, name.last, "Organization", name.probability)
        kind = name.type
    elif name.type == "Person" and len(words) > 1 and words[-1].form.lower() in found.pack.word_set("street_words"):
        name = Name(name.first, name.last, "Place", name.probability)  # "John Street"
        kind = name.type
    if name.type in _LAND or name.type == "Organization":
        place = seat(text) or find_place(text) or _by_lemma(words) or nation(text.lower())
        if name.type == "Organization" and place is not None and place.type not in ("Country", "Organization"):
            place = None
    if place is not None:
        kind, country, key = place.type, place.country, place.key
        via = "metonym" if find_place(text) is None and seat(text) is not None else "name"
        text = place.names.get(found.sentence.language, text)
    elif kind in _LAND and len(words) == 1 and found.pack.grammar.is_only_surname(words[0].form):
        kind = "Person"
    elif kind in _LAND:
        kind = "Organization" if len(words) == 1 and _abbreviation(words[0]) else _land(words, found.pack)
    if country is None and kind == "Organization" and found.pack.properties.capitalised_adjectives:
        country = _country_within(words)
    return make(
        found.sentence, words, head, text, kind, via=via, country=country, key=key, probability=name.probability
    )


def _known_land(words: Sequence[Word], language: str) -> bool:
    """Countries and capitals are no persons, whatever the parser says of their names: "Abu Dhabi"."""
    lone = find_place(words[0].lemma, kinds=("Country", "City")) if len(words) == 1 else None
    place = lone or find_place(nominative(words, "Geopolitical", language), kinds=("Country", "City"))
    return place is not None and (place.type == "Country" or place.capital_of is not None)


def _by_lemma(words: Sequence[Word]) -> Place | None:
    if len(words) > 3:
        return None
    return find_place(" ".join(word.lemma for word in words))


def _land(words: Sequence[Word], pack: Pack) -> str:
    lemmas = {word.lemma.lower() for word in words}
    return "Region" if lemmas & pack.word_set("region_nouns") else "Place"


def _abbreviation(word: Word) -> bool:
    """Lands are rarely unknown abbreviations; bodies often are."""
    return word.form.isupper() and 2 <= len(word.form) <= 6


def _country_within(words: Sequence[Word]) -> str | None:
    """Return the country a body's own name tells: "Latvian Constitutional Court", "Bank of Ghana"."""
    if len(words) < 2:
        return None
    for word in words:
        place = nation(word.lemma.lower()) or find_place(word.form, kinds=("Country",))
        if place is not None and word.form[:1].isupper():
            return place.country
    return None

"""Two names a parser took for one: «жена Башара Асада Асма» names her and him, «Из Праги Новак улетел» a city and him."""

from collections.abc import Iterable, Iterator

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.model import Name
from graphbuilder.names.inflect import nominative
from graphbuilder.names.places import find_place

#: What a verb may have several of, each another party.
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl"})


def apart(found: Draft, names: Iterable[Name]) -> Iterator[Name]:
    """Yield *names*, those of two as two: a kinsman in the case of the noun, behind whose kin it is in genitive; another
    argument of the verb; a place its preposition governs before who acts there."""
    kin = found.pack.word_set("family", "nouns")
    for name in names:
        at = place = None
        if name.type == "Person":
            at = _boundary(found, name, kin) or _argument(found, name)
            place = None if at else _end_of_place(found, name) or _end_of_country(found, name)
        if at is None and place is None:
            yield name
            continue
        second = at or place or name.last
        yield Name(name.first, second - 1, name.type if at else "Place", name.probability)
        yield Name(second, name.last, name.type, name.probability)


def _boundary(found: Draft, name: Name, kin: frozenset[str]) -> int | None:
    """Return the first word of the second person."""
    noun = found.tree.words.get(name.first - 1)
    case = noun.feats.get("Case") if noun is not None and noun.lemma.lower() in kin else None
    if case in (None, "Gen"):
        return None
    cases = [found.tree[number].feats.get("Case") for number in range(name.first, name.last + 1)]
    genitives = next((n for n, one in enumerate(cases) if one != "Gen"), len(cases))
    rest = cases[genitives:]
    return name.first + genitives if genitives and rest and set(rest) == {case} else None


def _argument(found: Draft, name: Name) -> int | None:
    """Return the first word of a second person who is another argument of the verb: «угрожал» + «Игорь Бойко Анне Юдиной»."""
    if not found.pack.properties.case_marked:
        return None
    first = found.tree[name.first]
    for number in range(name.first + 1, name.last + 1):
        word = found.tree[number]
        outside = not name.first <= word.head <= name.last and word.head == first.head
        if outside and found.tree.base(number) in _ARGUMENTS and word.feats.get("Case") != first.feats.get("Case"):
            return number
    return None


def _end_of_place(found: Draft, name: Name) -> int | None:
    """Return the first word of a person in nominative behind a word that a preposition governs and the verb has as well."""
    words = [found.tree[number] for number in range(name.first, name.last + 1)]
    governed = found.pack.properties.case_marked and found.tree.marker(words[0].id) and words[0].deprel == "obl"
    if not governed or words[0].feats.get("Case") in (None, "Nom"):
        return None
    second = next((word for word in words[1:] if word.deprel == "nsubj" and word.head == words[0].head), None)
    return second.id if second is not None and second.feats.get("Case") == "Nom" else None


def _end_of_country(found: Draft, name: Name) -> int | None:
    """Return the first word of a person behind the country of a title: «президент Эритреи» + «Исайяс Афеверки»."""
    words = [found.tree[number] for number in range(name.first, name.last + 1)]
    noun = found.tree.words.get(name.first - 1)
    if not found.pack.properties.case_marked or len(words) < 2 or noun is None or noun.upos != "NOUN":
        return None
    if words[0].feats.get("Case") != "Gen" or words[1].feats.get("Case") in (None, "Gen"):
        return None
    return (
        words[1].id
        if find_place(nominative(words[:1], "Geopolitical", found.sentence.language), kinds=("Country",))
        else None
    )

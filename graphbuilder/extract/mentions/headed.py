"""The noun before a name says what it names: «улица Кирова» is a street, «танкер «Берлин»» a ship, no person and no city.

So is what bears somebody's name («больница имени Пирогова»): who it is named after does nothing there, and nothing is
done to them. Which nouns say so and of what type, the language's ``named`` lists tell.
"""

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import make
from graphbuilder.model import EntityType, Mention, Word
from graphbuilder.names.organization import is_descriptor
from graphbuilder.names.places import find_place

_QUOTES = {"«": "»", "„": "“", "“": "”", '"': '"'}
_LAND = ("Country", "Region", "City", "Place")
#: The list of nouns, and what they make of a name.
_KINDS: dict[str, EntityType] = {
    "streets": "Place",
    "vessels": "Product",
    "honours": "Work",
    "contests": "Event",
    "houses": "Organization",
    "businesses": "Organization",
}
#: Of these a bare name in the genitive, or before them, is who they are named after.
_DEDICATED = ("streets", "honours", "houses")


#: Words in quotes a name has at most.
_LONGEST = 5


def add_headed(found: Draft) -> set[int]:
    """Put what is named by a noun for a street, a ship, a house or a prize in the place of its name.

    Returns the words of those names: no title among them is an office.
    """
    within = set[int]()
    for mention in list(found.mentions):
        if mention.via not in ("name", "metonym") or not _is_mistakable(found, mention):
            continue
        words = [word for word in found.sentence.words if mention.start <= word.start < mention.end]
        noun = _noun_of(found, mention, words) if words else None
        span = _span(found, noun, words) if noun is not None else []
        if noun is not None and span:
            _put(found, mention, noun, span)
            within.update(word.id for word in span[1:])
    return within


def _is_mistakable(found: Draft, mention: Mention) -> bool:
    """Say whether a name alone says of something that it is a land or a person."""
    if mention.type in (*_LAND, "Person"):
        return True
    if mention.type not in ("Organization", "Product", "Work") or " " in mention.name:
        return False
    place = find_place(mention.name)
    known = place is not None and (place.type == "Country" or place.capital_of is not None)
    return known or _is_living(found, mention)


def _is_living(found: Draft, mention: Mention) -> bool:
    feats = found.tree[mention.head].feats
    return feats.get("Animacy") == "Anim" and feats.get("Case") == "Gen"


def _noun_of(found: Draft, mention: Mention, words: list[Word]) -> Word | None:
    """Return the noun that says what the name of *words* names."""
    dedicated = _dedicated(found, mention)
    if dedicated is not None:
        return dedicated
    quote = found.tree.words.get(words[0].id - 1)
    quoted = quote is not None and quote.form in _QUOTES
    noun = found.tree.words.get(words[0].id - (2 if quoted else 1))
    if noun is None or noun.upos not in ("NOUN", "PROPN") or noun.feats.get("Number") == "Plur":
        return None
    if quoted:
        return noun if _kinds(found, noun) or is_descriptor(noun.lemma) else None
    return noun if _is_beside(found, mention, noun) else None


def _is_beside(found: Draft, mention: Mention, noun: Word) -> bool:
    """Say whether the noun right before a bare name names what it is of or after."""
    head, kinds = found.tree[mention.head], _kinds(found, noun)
    relation = found.tree.base(head.id)
    if found.tree.base(noun.id) == "compound" and noun.head == head.id:
        return "vessels" in kinds and noun.form.islower()  # "the yacht Sofia"
    if head.head != noun.id or found.tree.marker(head.id) or noun.form[:1].isupper():
        return False
    if relation in ("appos", "flat"):
        return bool(kinds) and mention.type != "Person"
    if relation != "nmod" or head.feats.get("Case") != "Gen":
        return False
    if mention.type in ("Country", "Organization") and not _is_living(found, mention):
        return False  # «рынок ЕС», «парки Франции»
    surname = "surname" in found.pack.grammar.name_kinds(
        head.form
    )  # «музей Чехова», though there is a town of that name
    living = mention.type == "Person" or surname or _is_living(found, mention)
    return "streets" in kinds or (living and bool(set(kinds) & set(_DEDICATED)))


def _dedicated(found: Draft, mention: Mention) -> Word | None:
    """«Больница имени Пирогова», «турнир памяти Яшина»: return what is named after somebody."""
    word = found.tree.parent(found.tree[mention.head])
    if word is None or word.lemma.lower().rstrip(".") not in found.pack.word_set("named", "after"):
        return None
    noun = found.tree.parent(word)
    if noun is None or noun.upos != "NOUN" or not noun.id < word.id or found.tree.marker(word.id):
        return None
    return noun


def _kinds(found: Draft, noun: Word) -> list[str]:
    return [name for name in _KINDS if noun.lemma.lower() in found.pack.word_set("named", name)]


def _put(found: Draft, mention: Mention, noun: Word, span: list[Word]) -> None:
    """Replace a name by what it names, on the noun unless that names another."""
    found.mentions[:] = [one for one in found.mentions if one is not mention]
    for own in found.by_head.values():
        own[:] = [one for one in own if one is not mention]
    kind = next((_KINDS[name] for name in _kinds(found, noun)), "Organization")
    rest = found.sentence.text[span[1].start - found.sentence.start : span[-1].end - found.sentence.start]
    head = found.tree[mention.head] if found.by_head.get(noun.id) else noun
    found.add(make(found.sentence, span, head, f"{noun.lemma} {rest}", kind, probability=mention.probability))


def _span(found: Draft, noun: Word, words: list[Word]) -> list[Word]:
    """Return the words from the noun to the end of the name, of one in quotes to the quote that closes it, if it is near."""
    opening = found.tree.words.get(words[0].id - 1)
    closing = _QUOTES.get(opening.form) if opening is not None and opening.id > noun.id else None
    if closing is None:
        return list(found.tree.between(noun.id, words[-1].id))
    for number in range(words[-1].id + 1, words[0].id + _LONGEST + 1):
        word = found.tree.words.get(number)
        if word is not None and word.form == closing:
            return list(found.tree.between(noun.id, number))
    return []

"""Names in quotes right behind the noun for their kind: in «газета «Ведомости»» the noun stands for what is named.

The case of such a name says nothing, so taggers guess it («Ведомости» may be a genitive) and hang the name anywhere.
A legal form or an abbreviation for a kind of body before the quotes is no name of its own: «ЧВК «Вагнер»» is one body.
"""

from dataclasses import replace

from graphbuilder.extract.case import forms_cases
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.model import Mention, Word
from graphbuilder.names.organization import is_descriptor, is_form

_QUOTES = '«„“"'
_REACH = 6
_MISTAKEN = ("Person", "Place", "Region", "City")


def add_branded(found: Draft) -> None:
    """Let each lone noun for a kind of body stand for the name in quotes behind it."""
    if not found.pack.properties.quoted_names:
        return
    for mention in list(found.mentions):
        noun = _noun_before(found, mention)
        if noun is not None and _names(found, noun, mention):
            _stand_for(found, noun, mention)
            continue
        maker = _maker_before(found, mention)
        if maker is not None and maker.id not in found.by_head:
            _stand_for(found, maker, mention)


def _maker_before(found: Draft, mention: Mention) -> Word | None:
    """Return the noun of a trade whose phrase ends right before a name: «производитель сетевого оборудования «Акрон»»."""
    if mention.via != "name" or mention.type not in ("Organization", "Product") or mention.key is not None:
        return None
    first = next((word for word in found.sentence.words if word.start >= mention.start), None)
    number = first.id - 1 if first is not None else 0
    if number in found.tree.words and found.tree[number].form in _QUOTES:
        number -= 1
    word = found.tree.words.get(number)
    if first is None or word is None or word.upos != "NOUN" or word.feats.get("Case") != "Gen":
        return None
    makers = found.pack.word_set("lists", "makers")
    for above in found.tree.above(word.id):
        if above.id < word.id and above.lemma.lower() in makers and above.feats.get("Number") != "Plur":
            below = {inner.id for inner in found.tree.subtree(above.id)}
            return above if mention.head in below and first.id - above.id <= _REACH else None
        if above.upos != "NOUN" or above.feats.get("Case") != "Gen":
            return None
    return None


def _noun_before(found: Draft, mention: Mention) -> Word | None:
    """Return the word before the opening quote of a name."""
    if mention.via != "name" or mention.key is not None:
        return None
    first = next((word for word in found.sentence.words if word.start >= mention.start), None)
    if first is None:
        return None
    quote = first if first.form in _QUOTES else found.tree.words.get(first.id - 1)
    noun = found.tree.words.get(quote.id - 1) if quote is not None and quote.form in _QUOTES else None
    return noun if noun is not None and noun.upos in ("NOUN", "PROPN") else None


def _names(found: Draft, noun: Word, mention: Mention) -> bool:
    """Say whether the quotes name the body of the noun; «завод «Роснефти»» is a plant of another's."""
    kind = is_descriptor(noun.lemma) or is_form(noun.lemma)
    if not kind and noun.lemma.lower() not in found.pack.word_set("groups", "organization"):
        return False
    if noun.feats.get("Number") == "Plur" or mention.type not in ("Organization", *_MISTAKEN):
        return False
    head = found.tree[mention.head]
    below = noun.id in {head.head, found.tree[head.head].head if head.head in found.tree.words else 0}
    for child in found.tree.children(noun.id, "appos"):
        if child.start > mention.end and found.at(child.id) is not None:
            return False  # «сообщает газета «Ведомости», Alphabet купила …»: who of the two is meant is open
    return below and ("nom" in forms_cases(head.form) or not found.pack.grammar.writes(head.form))


def _stand_for(found: Draft, noun: Word, mention: Mention) -> None:
    if mention.type in (*_MISTAKEN, "Product"):
        changed = replace(mention, type="Organization")
        found.exchange(mention, changed)
        mention = changed
    own = found.by_head.get(noun.id, [])
    if any(other.end - other.start > len(noun.form) for other in own):
        return  # the noun ends another name
    for other in own:
        found.mentions.remove(other)
    found.by_head[noun.id] = [mention]

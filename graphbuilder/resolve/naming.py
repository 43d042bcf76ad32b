"""Names that a document gives in more than one piece: a body with its town, a surname before the first name, one for several.

What an extraction calls a thing stays; the entity it becomes bears the whole name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from graphbuilder import grammar
from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.model import Extraction, Mention, Sentence, Word
from graphbuilder.names.given import is_given
from graphbuilder.names.organization import organization_key
from graphbuilder.names.person import parts_of
from graphbuilder.resolve.score import PLACES
from graphbuilder.resolve.traits import Traits, name_sex


def renamed(
    extraction: Extraction, mentions: Mapping[str, Mention], traits: Traits, aliases: dict[str, str]
) -> dict[str, Mention]:
    """Return the mentions whose names the document completes, by id; *aliases* gets further names of bodies."""
    found = dict(_towns(extraction, mentions))
    for mention in mentions.values():
        noun = traits.noun(mention) if mention.type == "Organization" and mention.via == "name" else None
        if noun is not None:
            quoted = extraction.document.text[mention.start - 1 : mention.start] in ("«", "“", "„", '"')
            name = mention.name if not quoted else f"«{mention.name}»" if _case_marked(noun) else f'"{mention.name}"'
            lemma = noun.lemma if noun.form.islower() else noun.lemma[:1].upper() + noun.lemma[1:]
            aliases[mention.id] = f"{lemma} {name}"
    found |= _families(extraction, mentions)
    return found


def is_rest(short: str, full: str) -> bool:
    """Say whether a name of several words is the end of a longer one: "Ruiz Mora", "Bucky Barton" of "James Bucky Barton".

    >>> is_rest("Ruiz Mora", "Carlos Ruiz Mora"), is_rest("Mora", "Carlos Ruiz Mora")
    (True, False)
    """
    words, longer = plain(short).split(), plain(full).split()
    return 1 < len(words) < len(longer) and longer[-len(words) :] == words


def _case_marked(word: Word) -> bool:
    return grammar.of(word.form).properties.case_marked


def _towns(extraction: Extraction, mentions: Mapping[str, Mention]) -> Iterator[tuple[str, Mention]]:
    """Yield bodies that the name of a place right behind tells from their like: «Городской суд» + «Казани»."""
    sentences = {sentence.index: sentence for sentence in extraction.sentences}
    places = {
        mention.start: mention for mention in mentions.values() if mention.type in PLACES and mention.via == "name"
    }
    for mention in mentions.values():
        if mention.type != "Organization" or mention.via not in ("name", "definite") or mention.key is not None:
            continue
        place = places.get(mention.end + 1)
        sentence = sentences.get(mention.sentence)
        if place is None or sentence is None or any(":" in token for token in organization_key(mention.name).tokens):
            continue
        if _is_of(sentence, mention, place):
            country = mention.country or place.country
            yield mention.id, replace(mention, name=f"{mention.name} {place.text}", country=country)


def _is_of(sentence: Sentence, body: Mention, place: Mention) -> bool:
    """Say whether a place's name is a genitive below the body's."""
    inside = {word.id for word in sentence.words if body.start <= word.start and word.end <= body.end}
    head = next((word for word in sentence.words if word.id == place.head), None)
    return head is not None and head.feats.get("Case") == "Gen" and head.head in inside


def _families(extraction: Extraction, mentions: Mapping[str, Mention]) -> dict[str, Mention]:
    """Return persons whose surname stands apart from their first name: before it, or once for several."""
    found: dict[str, Mention] = {}
    sentences = {sentence.index: sentence for sentence in extraction.sentences}
    named = sorted(
        (m for m in mentions.values() if m.type == "Person" and m.via == "name"), key=lambda m: (m.start, m.end)
    )
    text = extraction.document.text
    for before, after in pairwise(named):
        if text[before.end : after.start] != " ":
            continue
        surname, given = parts_of(before.name), parts_of(after.name)
        if not surname.first and surname.surname and given.first and given.patronymic and not given.surname:
            name = f"{after.name} {before.name}"
            found |= {before.id: replace(before, name=name), after.id: replace(after, name=name)}
    for index, mention in enumerate(named):
        if mention.id not in found and mention.sentence in sentences:
            found |= _shared(sentences[mention.sentence], mention, named[:index])
    return found


def _shared(sentence: Sentence, last: Mention, before: list[Mention]) -> dict[str, Mention]:
    """Return the persons that share the plural surname of the *last* of them: «Анна и Ольга Беловы»."""
    words = last.name.split()
    own = grammar.of(last.name)
    forms = {sex: own.one_of_family(words[-1], sex) for sex in ("Masc", "Fem")}
    noun = _family_noun(sentence, last, before)
    plural = last.text.split()[-1] if len(words) > 1 else ""
    if len(words) < 2 or (not any(own.one_of_family(plural, sex) for sex in forms) and not noun):
        return {}
    found = {}
    for mention in (*_coordinated(sentence, last, before), last):
        first = mention.name if mention is not last else " ".join(words[:-1])
        sex = name_sex(first) or "Masc"
        surname = own.one_of_family(plural, sex) or forms[sex] or words[-1]
        found[mention.id] = replace(mention, name=f"{first} {surname}")
    return found if len(found) > 1 or own.is_of_several(plural) else {}


def _coordinated(sentence: Sentence, last: Mention, before: list[Mention]) -> Iterator[Mention]:
    """Yield the lone first names that stand in a row before *last*, with commas and conjunctions between them."""
    end = last.start
    for mention in reversed(before):
        between = [w for w in sentence.words if mention.end <= w.start and w.end <= end]
        parts = parts_of(mention.name)
        if mention.sentence != last.sentence or " " in mention.name or not (parts.first or is_given(mention.name)):
            return
        if not between or not all(word.upos == "CCONJ" or word.form == "," for word in between):
            return
        yield mention
        end = mention.start


def _family_noun(sentence: Sentence, last: Mention, before: list[Mention]) -> bool:
    """Say whether a noun for persons of one family stands before the row: «братья», "sisters"."""
    row = list(_coordinated(sentence, last, before))
    start = row[-1].start if row else last.start
    words = [word for word in sentence.words if word.end <= start]
    return bool(row) and bool(words) and words[-1].lemma.lower() in grammar.every("family", "pairs")

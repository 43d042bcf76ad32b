"""Places of one name within a document: "Atlanta, Georgia" is not the country. Without a sign the likeliest stays.

Signs of a mention: a place of the same country right before or behind it ("Tbilisi, Georgia"), or a word that says it is
a region («штат Вашингтон»). A country's name without any is its namesake region where the document names cities or regions
of that land and nothing of the country itself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from graphbuilder.grammar.scripts.fold import plain
from graphbuilder.lexicon import read_toml
from graphbuilder.model import EntityType, Extraction, Mention
from graphbuilder.names.places import Place, articles, by_key, find_places
from graphbuilder.resources import LEXICON

_COMMA = re.compile(r",\s+")
_LAND = ("Country", "Region", "City")


def senses(extraction: Extraction) -> dict[str, Place]:
    """Return the places that mentions mean instead of what their key says, by mention id."""
    mentions = sorted((m for m in extraction.mentions if m.key), key=lambda m: (m.start, m.end))
    homonyms = {m.id: others for m in mentions if m.via == "name" and (others := _others(m))}
    if not homonyms:
        return {}
    text = extraction.document.text
    found: dict[str, Place] = {}
    plainly: dict[str, set[str]] = defaultdict(set)
    for index, mention in enumerate(mentions):
        if mention.id in homonyms:
            near = mentions[max(0, index - 1) : index] + mentions[index + 1 : index + 2]
            place = _by_sign(mention, homonyms[mention.id], near, text)
            if place is not None:
                found[mention.id] = place
                plainly[mention.key or ""].add(place.key)
    for mention in mentions:
        if mention.id in homonyms and mention.id not in found:
            meant = plainly.get(mention.key or "") or _by_document(mention, homonyms[mention.id], mentions)
            if len(meant) == 1 and (place := by_key(next(iter(meant)))) is not None:
                found[mention.id] = place
    return {id: place for id, place in found.items() if place.key != _key(id, mentions)}


def _key(id: str, mentions: Iterable[Mention]) -> str | None:
    return next(mention.key for mention in mentions if mention.id == id)


def _others(mention: Mention) -> list[Place]:
    """The places a name may mean, where there are several."""
    places = [place for place in find_places(mention.name) + find_places(mention.text) if place.type in _LAND]
    distinct = list({place.key: place for place in places}.values())
    return distinct if len(distinct) > 1 and mention.key in {place.key for place in distinct} else []


def _by_sign(mention: Mention, places: list[Place], near: list[Mention], text: str) -> Place | None:
    """The one place that what stands right beside the mention allows."""
    before = plain(text[max(0, mention.start - 20) : mention.start])
    words = before.rstrip()
    words = next((words.removesuffix(f" {each}") for each in articles() if words.endswith(f" {each}")), words)
    if any(re.search(rf"\b{re.escape(stem)}\w*$", words) for stem in _region_words()):
        return _one(place for place in places if place.type == "Region")
    for other in near:
        first, second = sorted((mention, other), key=lambda each: each.start)
        land = other.country
        if land is None or other.via != "name" or not _COMMA.fullmatch(text[first.end : second.start]):
            continue
        wider = first is other  # what stands behind the comma holds what stands before it
        fits = [place for place in places if place.country == land and _holds(place.type, other.type, wider=wider)]
        if (place := _one(iter(fits))) is not None:
            return place
    return None


def _holds(type: EntityType, other: str, *, wider: bool) -> bool:
    order = {"City": 0, "Region": 1, "Country": 2}
    if other not in order:
        return False
    return order[type] > order[other] if wider else order[type] < order[other]


def _by_document(mention: Mention, places: list[Place], mentions: list[Mention]) -> set[str]:
    """A country's namesake region, where the document names only cities or regions of that region's land."""
    regions = [place for place in places if place.type == "Region" and place.country != mention.country]
    if len(regions) != 1 or not (mention.key or "").startswith("country:"):
        return set()
    others = [each for each in mentions if each.name != mention.name]
    own = any(each.country == mention.country for each in others)
    theirs = any(each.country == regions[0].country and each.type in ("City", "Region") for each in others)
    return {regions[0].key} if theirs and not own else set()


def _one(places: Iterator[Place]) -> Place | None:
    found = list(places)
    return found[0] if len(found) == 1 else None


@cache
def _region_words() -> tuple[str, ...]:
    return tuple(plain(word) for word in read_toml(LEXICON / "gazetteer" / "senses.toml")["regions"])

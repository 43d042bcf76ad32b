"""Metonymy: a capital that acts or speaks is its country."""

from dataclasses import replace

from graphbuilder import grammar
from graphbuilder.model import Mention
from graphbuilder.names.places import Place, capital
from graphbuilder.names.places import country as country_place


def acting(mention: Mention) -> Mention:
    """Return the country of a capital that acts or speaks («Пхеньян заявил»); any other mention as it is."""
    if mention.type != "City" or not _is_capital(mention):
        return mention
    land = country_place(mention.country or "")
    if land is None:
        return mention
    return replace(mention, type="Country", key=land.key, name=_land_name(mention, land), via="metonym")


def _land_name(mention: Mention, land: Place) -> str:
    """Return the name of a country in the script the mention is in."""
    return land.names.get(grammar.of(mention.name).language, mention.name)


def _is_capital(mention: Mention) -> bool:
    """Say whether a mention names the capital of its country."""
    place = capital(mention.country or "")
    return place is not None and place.key == mention.key

"""Whether a mention fits a role, and as what: a capital that acts is its country."""

from dataclasses import replace

from graphbuilder import grammar
from graphbuilder.extract.referents import LAND
from graphbuilder.extract.rules import Rule
from graphbuilder.model import Mention
from graphbuilder.names.places import Place, capital
from graphbuilder.names.places import country as country_place


def fit(mention: Mention, role: str, rule: Rule) -> Mention | None:
    """Check the type; a capital that acts is its country (metonymy)."""
    wanted = rule.types.get(role)
    allowed = rule.relation.roles.get(role)
    place = rule.relation.plover == "ASSAULT" and "City" in (allowed or ("City",))
    acts = role in ("subject", "beneficiary") or (role == "object" and not place)
    if mention.type == "City" and acts and mention.country is not None and mention.key is not None:
        names_city = "City" in (wanted if wanted is not None else allowed or ())
        mention = mention if names_city else acting(mention)
    if role in ("place", "destination"):
        return mention if mention.type in LAND else None
    if mention.type == "Place" and mention.key is None and mention.via == "name":
        # A place no gazetteer knows may as well be a firm: let the relation decide.
        takes = wanted or allowed or frozenset()
        if "Organization" in takes and "Place" not in takes:
            mention = replace(mention, type="Organization")
    kind = "Person" if mention.type == "Position" and mention.via == "position" else mention.type
    if wanted is not None and kind not in wanted and mention.type not in wanted:
        return None
    if allowed is not None and kind not in allowed and mention.type not in allowed:
        return None
    return mention


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

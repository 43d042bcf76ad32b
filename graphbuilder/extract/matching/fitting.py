"""Whether a mention fits a role, and as what: a capital that acts is its country."""

from dataclasses import replace

from graphbuilder.extract.matching.referents import LAND
from graphbuilder.extract.mentions import acting
from graphbuilder.extract.rules import Rule
from graphbuilder.model import Mention


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

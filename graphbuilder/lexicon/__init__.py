"""Language knowledge as data: what relations there are and which words make them; `docs/lexicon.md` is its manual."""

from collections.abc import Mapping

from graphbuilder.lexicon.files import read_toml
from graphbuilder.lexicon.layers import Lexicon, Placed, Relation, active, expand, use

__all__ = ["Lexicon", "Placed", "Relation", "active", "expand", "read_toml", "relations", "use"]


def relations() -> Mapping[str, Relation]:
    """Return every relation by name: those of the shipped lexicon by topic, then those of the layers in force."""
    return active().relations

"""The closed sets of classes a joint model tells apart."""

from dataclasses import dataclass

#: Treebanks in whose style the model can annotate; a model knows them by their numbers here.
SOURCES = ("unknown", "UD_Russian-Taiga", "UD_Russian-GSD", "UD_Russian-PUD", "UD_English-EWT", "UD_English-GUM")


@dataclass(frozen=True)
class Inventory:
    """The classes; index 0 of tags, scripts and relations serves what was not seen."""

    tags: tuple[str, ...]
    scripts: tuple[str, ...]
    relations: tuple[str, ...]


def source_number(name: str) -> int:
    """Return the number of a treebank, 0 for one that is not listed."""
    return SOURCES.index(name) if name in SOURCES else 0

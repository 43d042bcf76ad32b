"""Finds cypher/, data/ and the lexicon in a checkout, an editable install and a wheel alike."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """Return the folder *name* (``cypher``, ``data/models`` …): beside the package in a checkout, inside it in a wheel."""
    inside, beside = _PACKAGE / "_shipped" / name, _PACKAGE.parent / name
    return inside if inside.is_dir() else beside


LEXICON = _PACKAGE / "lexicon"

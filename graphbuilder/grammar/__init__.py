"""What a language is: one folder with its word lists, its properties, and a module of what is algorithm in it.

A support library: imports only `model`, `errors` and `resources`, so that every stage may use it. Nothing outside a
language's folder knows a word of it, or asks which language it is; what stages need is a list, a property or an operation
of `Grammar`, with a default that holds for any language in Universal Dependencies.

A further language is a folder with ``grammar.toml``, word lists as ``lists.toml`` declares them, and, where the defaults
do not do, an ``__init__.py`` with ``GRAMMAR``, a subclass of `Grammar`; see docs/languages.md.
"""

from functools import cache
from pathlib import Path

from graphbuilder.errors import UnsupportedLanguage
from graphbuilder.grammar.base import Grammar

__all__ = ["Grammar", "add_folder", "get", "languages", "load"]

_FOLDERS = [Path(__file__).parent]


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are."""
    return tuple(sorted({path.parent.name for folder in _FOLDERS for path in folder.glob("*/grammar.toml")}))


@cache
def load(language: str) -> Grammar:
    """Return the grammar of *language*.

    Raises:
        UnsupportedLanguage: There is no folder of that language.
        LexiconError: One of its files is wrong; names file and key.
    """
    for folder in _FOLDERS:
        if (folder / language / "grammar.toml").is_file():
            return Grammar(folder / language)
    raise UnsupportedLanguage(f"no grammar of {language!r}; there are {', '.join(languages())}, see docs/languages.md")


@cache
def get(language: str) -> Grammar:
    """Return the grammar of *language*, one without words where it has no folder: for what needs none, as parsing."""
    return load(language) if language in languages() else Grammar(Path(language))


def add_folder(folder: Path) -> None:
    """Take the languages whose folders stand in *folder* beside those shipped, for this process."""
    if folder not in _FOLDERS:
        _FOLDERS.append(folder)
        get.cache_clear()

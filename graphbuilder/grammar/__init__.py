"""What a language is: one folder with its word lists, its properties, and a module of what is algorithm in it.

A support library: imports only `model`, `errors` and `resources`, so that every stage may use it. Nothing outside a
language's folder knows a word of it, or asks which language it is; what stages need is a list, a property or an operation
of `Grammar`, with a default that holds for any language in Universal Dependencies.

A further language is a folder with ``grammar.toml``, word lists as ``lists.toml`` declares them, and, where the defaults
do not do, an ``__init__.py`` with ``GRAMMAR``, a subclass of `Grammar`; see docs/languages.md.
"""

import os
import sys
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from graphbuilder.errors import LexiconError, UnsupportedLanguage
from graphbuilder.grammar.base import Grammar
from graphbuilder.grammar.scripts.letters import script_of

__all__ = ["DEFAULT", "Grammar", "every", "get", "languages", "load", "of", "use_folders"]

#: The language of a text that shows none.
DEFAULT = "ru"
_SHIPPED = Path(__file__).parent
VARIABLE = "GRAPHBUILDER_LANGUAGES"
_FOLDERS = [_SHIPPED, *map(Path, filter(None, os.environ.get(VARIABLE, "").split(os.pathsep)))]


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are: those shipped first, each folder's in the order of the alphabet."""
    found = [path.parent.name for folder in _FOLDERS for path in sorted(folder.glob("*/grammar.toml"))]
    return tuple(dict.fromkeys(found))


@cache
def load(language: str) -> Grammar:
    """Return the grammar of *language*.

    Raises:
        UnsupportedLanguage: There is no folder of that language.
        LexiconError: One of its files is wrong; names file and key.
    """
    for folder in _FOLDERS:
        if (folder / language / "grammar.toml").is_file():
            return _class(folder / language)(language, folder / language)
    raise UnsupportedLanguage(f"no grammar of {language!r}; there are {', '.join(languages())}, see docs/languages.md")


@cache
def get(language: str) -> Grammar:
    """Return the grammar of *language*, one without words where it has no folder: for what needs none, as parsing."""
    return load(language) if language in languages() else Grammar(language)


def of(text: str, language: str = "") -> Grammar:
    """Return the grammar of *language* where *text* is in its script, else of the first language in the script of *text*."""
    return _of(script_of(text), language)


@cache
def _of(script: str, language: str) -> Grammar:
    if language and get(language).properties.script == script:
        return get(language)
    found = (one for one in map(load, languages()) if one.properties.script == script)
    return next(found, get(""))


@cache
def every(*path: str) -> frozenset[str]:
    """Return the words of a list in all languages together: for names, which go from language to language."""
    return frozenset().union(*(load(language).word_set(*path) for language in languages()))


def use_folders(*folders: Path) -> None:
    """Take the languages whose folders stand in *folders* beside those shipped, and no others, here and in processes begun.

    What is loaded of a language already stays as it is, so this comes first; the environment variable
    GRAPHBUILDER_LANGUAGES (folders joined as in PATH) does it from the outside.
    """
    _FOLDERS[1:] = folders
    os.environ[VARIABLE] = os.pathsep.join(map(str, folders))
    for remembered in (languages, load, get, _of, every):
        remembered.cache_clear()


def _class(folder: Path) -> type[Grammar]:
    """Return the class of a language: ``GRAMMAR`` of its folder, the default where the folder has no module."""
    if not (folder / "__init__.py").is_file():
        return Grammar
    found = getattr(_module(folder), "GRAMMAR", None)
    if not isinstance(found, type) or not issubclass(found, Grammar):
        raise LexiconError(
            f"{folder.name}/__init__.py: no GRAMMAR; expected a subclass of graphbuilder.grammar.Grammar"
        )
    return found


def _module(folder: Path) -> ModuleType:
    name = f"{__name__}.{folder.name}"
    if folder.parent == _SHIPPED:
        return import_module(name)
    spec = spec_from_file_location(name, folder / "__init__.py", submodule_search_locations=[str(folder)])
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

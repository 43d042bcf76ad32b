"""Word lists of a language, read from its folder and checked against ``lists.toml``, which declares every list there is."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from graphbuilder import toml
from graphbuilder.errors import LexiconError
from graphbuilder.grammar.scripts.letters import unmarked

_KINDS = {"list": list, "table": dict, "number": int}
#: Files whose lists have no prefix; lists of any other file have its name before theirs.
_PLAIN = ("words", "time", "professions")
_OTHER = ("splitting", "names", "repairs")
#: The file with the properties of a language, which has no word lists.
PROPERTIES = "grammar"


def read_toml(path: Path) -> dict[str, Any]:
    """Read one TOML file.

    Raises:
        LexiconError: The file is missing or is not TOML; names file and place.
    """
    try:
        return toml.loads(path.read_text(encoding="utf-8"))
    except (OSError, toml.TOMLDecodeError) as error:
        raise LexiconError(f"{path.parent.name}/{path.name}: {error}; expected a TOML file") from None


@cache
def declared() -> Mapping[str, Mapping[str, str]]:
    """Return what ``lists.toml`` declares: kind (open, list, table, number) → path joined by dots → what it holds."""
    return read_toml(Path(__file__).parent / "lists.toml")


@cache
def _groups() -> frozenset[str]:
    """Names of tables that hold declared lists: ``modal``, ``modal.adjectives``."""
    names = [name for kind in declared().values() for name in kind]
    parts = [name.split(".") for name in names]
    return frozenset(".".join(part[:size]) for part in parts for size in range(1, len(part)))


def _nearest(name: str) -> str:
    known = [each for kind in declared().values() for each in kind]
    near = get_close_matches(name, known, n=1, cutoff=0.0)
    return f"the nearest in grammar/lists.toml is {near[0]!r}"


class WordLists(Mapping[str, Any]):
    """The lists of one language, as its files have them; a name that is not declared is refused.

    As a mapping it has the top level of ``words.toml``, ``time.toml`` and ``professions.toml`` together.

    Raises:
        LexiconError: A file has a list that is not declared, or one of another kind; names file, key and the nearest name.
    """

    def __init__(self, folder: Path | None) -> None:
        self._plain: dict[str, Any] = {}
        self._others: dict[str, Any] = {}
        self._sets: dict[tuple[str, ...], frozenset[str]] = {}
        for path in sorted(folder.glob("*.toml")) if folder is not None else ():
            if path.stem in _PLAIN:
                self._plain |= _checked(read_toml(path), path)
            elif path.stem in _OTHER:
                self._others |= _checked({path.stem: read_toml(path)}, path)
            elif path.stem != PROPERTIES:
                known = ", ".join((PROPERTIES, *_PLAIN, *_OTHER))
                raise LexiconError(f"{path.parent.name}/{path.name}: no file of a language; there are {known}")

    def __getitem__(self, name: str) -> Any:
        if name not in self._plain and name not in _groups():
            _declared(name)
        return self._plain[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)

    def table(self, *path: str) -> Mapping[str, Any]:
        """Return a declared table, e.g. ``table("time", "units")``; empty where the language has none."""
        found: Mapping[str, Any] = self._find(path)
        return found

    def entries(self, *path: str) -> tuple[Any, ...]:
        """Return a declared list in its order, of whatever it holds: ``entries("time", "months")``; empty where there is none."""
        return tuple(self._find(path))

    def set(self, *path: str) -> frozenset[str]:
        """Return a declared list as a set, e.g. ``set("modal", "plan")``; empty where the language has none."""
        found = self._sets.get(path)
        if found is None:
            found = self._sets[path] = frozenset(spelt(self._find(path)))
        return found

    def _find(self, path: tuple[str, ...]) -> Any:
        _declared(".".join(path))
        table: Any = self._others if path[0] in self._others else self._plain
        for key in path:
            table = table.get(key, {})
        return table


def spelt(lemmas: Iterable[str]) -> Iterator[str]:
    """Yield each lemma, and without the marks that print leaves off («ё» as «е»): taggers write either."""
    for lemma in lemmas:
        yield lemma
        if (plain := unmarked(lemma)) != lemma:
            yield plain


def _declared(name: str) -> None:
    if not any(name in kind for kind in declared().values()):
        raise LexiconError(f"no word list {name!r} is declared; {_nearest(name)}")


def _checked(table: dict[str, Any], path: Path) -> dict[str, Any]:
    _check(table, f"{path.parent.name}/{path.name}")
    return table


def _check(table: Mapping[str, Any], file: str, above: str = "") -> None:
    """Refuse what is not declared, or is of another kind, in a file's *table* below the name *above*."""
    for key, value in table.items():
        name = f"{above}.{key}" if above else key
        kind = next((kind for kind in _KINDS if name in declared()[kind]), None)
        if kind is not None:
            if not isinstance(value, _KINDS[kind]):
                raise LexiconError(f"{file}, {name}: expected a {kind}, got {type(value).__name__}")
        elif isinstance(value, dict) and (name in _groups() or name in declared()["open"]):
            _check(value, file, name)
        elif above not in declared()["open"] or not isinstance(value, list):
            raise LexiconError(f"{file}, {name}: no such word list; {_nearest(name)}")

"""One language: its word lists, properties and operations, with defaults that hold for any language."""

from pathlib import Path

from graphbuilder.grammar.properties import properties
from graphbuilder.grammar.wordlists import WordLists, read_toml


class Grammar:
    """The language whose folder is *folder*, called as its ISO 639-1 code."""

    def __init__(self, folder: Path) -> None:
        self.language = folder.name
        self.folder = folder
        path = folder / "grammar.toml"
        self.properties = properties(read_toml(path) if path.is_file() else {}, f"{folder.name}/{path.name}")
        self.words = WordLists(folder)
        self._joined: dict[tuple[tuple[str, ...], ...], frozenset[str]] = {}

    def word_set(self, *path: str) -> frozenset[str]:
        """Return a word list as a set, e.g. ``word_set("modal", "plan")``; empty where the language has none."""
        return self.words.set(*path)

    def any_of(self, *paths: tuple[str, ...]) -> frozenset[str]:
        """Return the words of several lists as one set, made once: ``any_of(("positions", "head"), ("family", "nouns"))``."""
        found = self._joined.get(paths)
        if found is None:
            found = self._joined[paths] = frozenset().union(*(self.words.set(*path) for path in paths))
        return found

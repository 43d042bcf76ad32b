"""One language: its word lists, properties and operations, with defaults that hold for any language."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graphbuilder.grammar.properties import properties
from graphbuilder.grammar.scripts.letters import script_of
from graphbuilder.grammar.tagging import Tagging
from graphbuilder.grammar.wordlists import PROPERTIES, WordLists, read_toml
from graphbuilder.model import Word

#: The cases slots are told apart by; a form that shows none may stand in any.
CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})


class Grammar:
    """The language of that ISO 639-1 code, with what its folder says; without a folder it has no words.

    What a language does not override is answered as for one that neither inflects nor has a dictionary.
    """

    def __init__(self, language: str, folder: Path | None = None) -> None:
        self.language, self.folder = language, folder
        table = read_toml(folder / f"{PROPERTIES}.toml") if folder is not None else {}
        self.properties = properties(table, f"{language}/{PROPERTIES}.toml")
        self.words = WordLists(folder)
        self._joined: dict[tuple[tuple[str, ...], ...], frozenset[str]] = {}

    def word_set(self, *path: str) -> frozenset[str]:
        """Return a word list as a set, e.g. ``word_set("modal", "plan")``; empty where the language has none."""
        return self.words.set(*path)

    def items(self, *path: str) -> tuple[Any, ...]:
        """Return a word list in its order, also one of lists: ``items("time", "months")``; empty where there is none."""
        return self.words.entries(*path)

    def table(self, *path: str) -> Mapping[str, Any]:
        """Return a table of words, e.g. ``table("time", "units")``; empty where the language has none."""
        return self.words.table(*path)

    def any_of(self, *paths: tuple[str, ...]) -> frozenset[str]:
        """Return the words of several lists as one set, made once: ``any_of(("positions", "head"), ("family", "nouns"))``."""
        found = self._joined.get(paths)
        if found is None:
            found = self._joined[paths] = frozenset().union(*(self.words.set(*path) for path in paths))
        return found

    def writes(self, text: str) -> bool:
        """Say whether *text* is in the language's script."""
        return script_of(text) == self.properties.script

    # Forms of words.

    def knows(self, form: str) -> bool:
        """Say whether the language's dictionary has *form*."""
        return False

    def cases(self, form: str) -> frozenset[str]:
        """Return the cases (of `CASES`) *form* may stand in."""
        return CASES

    def lemma(self, word: str) -> str:
        """Return the likeliest lemma of a word in small letters."""
        return word

    def lemmas(self, word: str) -> frozenset[str]:
        """Return all lemmas and nominatives a word in small letters may have, itself among them."""
        return frozenset({word})

    def bases(self, form: str) -> tuple[str, ...]:
        """Return words that *form* may be an inflected form of by its spelling, where there is no dictionary."""
        return ()

    def is_future(self, form: str) -> bool:
        """Say whether a verb's form is a future and nothing else."""
        return False

    def taggings(self, form: str) -> tuple[Tagging, ...]:
        """Return what a form can be in UD's terms, likeliest first; empty where the dictionary does not know it."""
        return ()

    def stems(self, form: str, upos: str, *, governs: bool) -> Sequence[str]:
        """Return lemmas that may lead to a form in small letters, likeliest first; *governs* where it has complements."""
        return ()

    def is_lemma(self, lemma: str, form: str) -> bool:
        """Say whether a dictionary has *lemma* as that of a noun in *form*, both in small letters; False without one."""
        return False

    # Names.

    def person_forms(self, words: Sequence[Word], family_first: Callable[[list[str]], bool]) -> list[str]:
        """Return the forms of a person's name in the nominative; *family_first* tells East Asian names by their parts."""
        return [word.form for word in words]

    def phrase_forms(self, words: Sequence[Word]) -> Iterator[list[str]]:
        """Yield the forms a name of words may have in the nominative, likeliest first; at least one."""
        yield [word.form for word in words]

    def stripped(self, name: str) -> str:
        """Return a name without what the language hangs on its end: "Obama's" → "Obama"."""
        return name

    def nominatives(self, name: str) -> frozenset[str]:
        """Return the nominatives that one word of a person's name may have."""
        return frozenset({name})

    def genitive(self, word: str) -> str:
        """Return a name's word in the genitive."""
        return word

    def from_genitive(self, word: str) -> str:
        """Return the nominative of a word in small letters that may be a name's genitive, else the word."""
        return word

    def army(self, country: str) -> str:
        """Return what a country's army is called."""
        return country

    def is_first_name(self, part: str) -> bool:
        """Say whether the dictionary has *part*, in small letters, as a first name in the nominative."""
        return False

    def is_surname(self, part: str) -> bool:
        """Say whether the dictionary has *part*, in small letters, as a surname in the nominative."""
        return False

    def is_patronymic(self, part: str) -> bool:
        """Say whether the dictionary has *part*, in small letters, as a patronymic."""
        return False

    def one_of_family(self, plural: str, sex: str) -> str | None:
        """Return the surname of one of several who share the *plural* one, a man or a woman (``Masc``, ``Fem``)."""
        return None

    def is_of_several(self, surname: str) -> bool:
        """Say whether a *surname* can be nothing but that of several, in the nominative."""
        return False

    def name_kinds(self, form: str) -> frozenset[str]:
        """Return what names *form* is in the dictionary, in any case: ``first``, ``surname``, ``patronymic``, ``place``."""
        return frozenset()

    def is_abbreviation(self, form: str) -> bool:
        """Say whether the dictionary has *form*, in small letters, as an abbreviation in capitals and nothing else."""
        return False

    def is_only_surname(self, form: str) -> bool:
        """Say whether the dictionary has *form* as a surname, in any case, and as no other name."""
        return False

    def name_gender(self, part: str) -> str | None:
        """Return ``Masc`` or ``Fem`` where a part of a person's name, a first name or a surname, shows it."""
        return None

    def first_name_gender(self, part: str) -> str | None:
        """Return ``Masc`` or ``Fem`` of a first name in small letters where the dictionary has it."""
        return None

    def is_masculine_surname(self, name: str) -> bool:
        """Say whether a surname that a text declines is a man's by its end."""
        return False

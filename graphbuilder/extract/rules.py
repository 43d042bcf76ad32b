"""Loads and checks the rules: one TOML file a topic under lexicon/<language>/, indexed by trigger lemma."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from graphbuilder import grammar
from graphbuilder.errors import LexiconError
from graphbuilder.grammar import Grammar
from graphbuilder.grammar.properties import Properties
from graphbuilder.grammar.wordlists import spelt
from graphbuilder.lexicon import Relation, read_toml, relations
from graphbuilder.model import ENTITY_TYPES, ROLES
from graphbuilder.resources import LEXICON

_KEYS = frozenset(
    {
        "name",
        "relation",
        "verbs",
        "nouns",
        "require",
        "types",
        "if",
        "unless",
        "accepts",
        "refuses",
        "noun_genitive",
        "realis",
    }
    | {"polarity", "share", "adjectives", "weight", "common", "mutual", "finite", *ROLES}
)


@dataclass(frozen=True)
class Condition:
    """A demand on one slot: filled by a word of one of *lemmas*, or by an entity of one of *types*; bare: filled at all."""

    slots: tuple[str, ...]
    lemmas: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()

    @cached_property
    def first_slots(self) -> frozenset[str]:
        """The slots as a predicate has them: of ``A>B`` only A."""
        return _first(self.slots)


@dataclass(frozen=True)
class Rule:
    """One lexicon entry. *slots* maps a role to the slots that fill it, best first (see `arguments`).

    *common* are roles that a common noun may fill, as it always may a theme or an instrument. *mutual*: coordinated subjects
    do it to each other where there is no object ("India and Pakistan exchanged fire"). *finite*: no participle that only
    describes («родственники погибших солдат»).
    """

    id: str
    language: str
    relation: Relation
    verbs: frozenset[str]
    nouns: frozenset[str]
    slots: Mapping[str, tuple[str, ...]]
    require: tuple[str, ...]
    types: Mapping[str, frozenset[str]]
    demands: tuple[Condition, ...] = ()
    refusals: tuple[Condition, ...] = ()
    noun_genitive: str = ""
    realis: str = ""
    polarity: str = ""
    common: frozenset[str] = frozenset()
    mutual: bool = False
    finite: bool = False
    accepts: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    source: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Roles in the order they are filled: the subject, what is required, the rest."""
        return tuple(sorted(self.slots, key=lambda role: (role != "subject", role not in self.require)))

    @cached_property
    def needed(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The roles a rule requires and has slots for, each with `first_slots`."""
        return tuple((role, self.first_slots[role]) for role in self.require if role in self.slots)

    @cached_property
    def first_slots(self) -> Mapping[str, frozenset[str]]:
        """The slots of each role as a predicate has them: of ``A>B`` only A."""
        return {role: _first(slots) for role, slots in self.slots.items()}


def _first(slots: Iterable[str]) -> frozenset[str]:
    return frozenset(slot.partition(">")[0] for slot in slots)


@dataclass(frozen=True)
class Pack:
    """The rules of one language by trigger lemma, and its grammar."""

    grammar: Grammar
    rules: tuple[Rule, ...]
    verbs: Mapping[str, tuple[Rule, ...]]
    nouns: Mapping[str, tuple[Rule, ...]]

    @property
    def language(self) -> str:
        """Its ISO 639-1 code."""
        return self.grammar.language

    @property
    def properties(self) -> Properties:
        """What is true of the language."""
        return self.grammar.properties

    @property
    def words(self) -> Mapping[str, Any]:
        """The word lists as files have them."""
        return self.grammar.words

    def word_set(self, *path: str) -> frozenset[str]:
        """Return a word list of the language as a set; see `Grammar.word_set`."""
        return self.grammar.words.set(*path)

    def any_of(self, *paths: tuple[str, ...]) -> frozenset[str]:
        """Return the words of several lists as one set; see `Grammar.any_of`."""
        return self.grammar.any_of(*paths)


@cache
def load_pack(language: str) -> Pack:
    """Load the rules of *language*.

    Raises:
        LexiconError: A file has an unknown key, relation, role, type or word list; names file and entry.
    """
    folder, own = LEXICON / language, grammar.load(language)
    rules = [rule for path in _rule_files(folder) for rule in _read_rules(path, language, own.words)]
    return Pack(own, tuple(rules), _index(rules, "verbs"), _index(rules, "nouns"))


def _rule_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _index(rules: Iterable[Rule], kind: str) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for lemma in sorted(getattr(rule, kind)):
            index[lemma] = (*index.get(lemma, ()), rule)
    return index


def _read_rules(path: Path, language: str, words: Mapping[str, Any]) -> list[Rule]:
    return [_rule(entry, f"{language}/{path.name}", language, words) for entry in read_toml(path).get("entry", [])]


def _rule(entry: Mapping[str, Any], file: str, language: str, words: Mapping[str, Any]) -> Rule:
    where = f"{file}, entry {entry.get('name', '?')!r}"
    if unknown := set(entry) - _KEYS:
        raise LexiconError(f"{where}: unknown keys {sorted(unknown)}; there are {', '.join(sorted(_KEYS))}")
    if entry.get("relation") not in relations():
        raise LexiconError(f"{where}: no relation {entry.get('relation')!r} in relations.toml")
    relation = relations()[entry["relation"]]
    slots = {role: tuple(entry[role]) for role in ROLES if role in entry}
    slots.setdefault("subject", ("subj",))
    slots.setdefault("place", tuple(words.get("place_slots", ())))
    if relation.symmetric:
        slots.setdefault("object", ())
    types = {role: frozenset(kinds) for role, kinds in entry.get("types", {}).items()}
    for role, kinds in types.items():
        if role not in ROLES or kinds - set(ENTITY_TYPES):
            raise LexiconError(
                f"{where}: types of role {role!r} must be roles and types of the model, got {sorted(kinds)}"
            )
    default = ("subject", "object") if entry.get("object") or relation.symmetric else ("subject",)
    return Rule(
        id=f"{file}#{entry['name']}",
        language=language,
        relation=relation,
        verbs=_expand(entry.get("verbs", ()), words, where),
        nouns=_expand(entry.get("nouns", ()), words, where),
        slots=slots,
        require=tuple(entry.get("require", default)),
        types=types,
        demands=tuple(_condition(item, words, where) for item in entry.get("if", ())),
        refusals=tuple(_condition(item, words, where) for item in entry.get("unless", ())),
        noun_genitive=entry.get("noun_genitive", ""),
        realis=entry.get("realis", ""),
        polarity=entry.get("polarity", ""),
        common=frozenset(entry.get("common", ())),
        mutual=bool(entry.get("mutual", False)),
        finite=bool(entry.get("finite", False)),
        accepts=_texts(entry.get("accepts", ())),
        refuses=_texts(entry.get("refuses", ())),
        source=entry,
    )


def _texts(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _expand(lemmas: Sequence[str], words: Mapping[str, Any], where: str) -> frozenset[str]:
    """Replace each ``@list`` by the word list of that name."""
    found: set[str] = set()
    for lemma in lemmas:
        if lemma.startswith("@"):
            lists = words.get("lists", {})
            if lemma[1:] not in lists:
                raise LexiconError(f"{where}: no word list {lemma!r}; lists in words.toml: {', '.join(sorted(lists))}")
            found.update(spelt(lists[lemma[1:]]))
        else:
            found.update(spelt([lemma]))
    return frozenset(found)


def _condition(item: Mapping[str, Any], words: Mapping[str, Any], where: str) -> Condition:
    slots = item["slot"]
    return Condition(
        (slots,) if isinstance(slots, str) else tuple(slots),
        _expand(item.get("lemma", ()), words, where),
        frozenset(item.get("type", ())),
    )

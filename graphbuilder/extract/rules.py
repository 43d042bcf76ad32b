"""The entries of the lexicon as rules, their words and slots checked, indexed by trigger lemma."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from graphbuilder import grammar
from graphbuilder.errors import LexiconError
from graphbuilder.grammar import Grammar
from graphbuilder.grammar.properties import Properties
from graphbuilder.grammar.wordlists import spelt
from graphbuilder.lexicon import Lexicon, Placed, Relation, active, expand
from graphbuilder.lexicon.files import nearest
from graphbuilder.lexicon.schema import Where, Yield
from graphbuilder.model import ROLES

#: Slots that are no prepositions; `arguments` says what each is.
SLOTS = frozenset(
    {
        *(
            "subj",
            "obj",
            "dat",
            "ins",
            "gen",
            "acc",
            "nom",
            "bare",
            "adj",
            "poss",
            "rel",
            "adv",
            "xcomp",
            "inf",
            "clause",
        ),
        *("marker", "head", "named", "self", "suspect", "ctrl", "ann", "said", "about", "must", "prt", "any"),
    }
)
_CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})


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
    source: Placed | None = None

    @property
    def own(self) -> bool:
        """Whether it comes from a user's own folder."""
        return self.source is not None and self.source.own

    @property
    def examples(self) -> tuple[tuple[str, Yield], ...]:
        """The sentences the rule makes its relation of, each with what it makes."""
        if self.source is None:
            return ()
        entry = self.source.entry
        texts, made = _several(entry.accepts), entry.yields
        return tuple(zip(texts, [made] if isinstance(made, Yield) else made, strict=True))

    @property
    def refuses(self) -> tuple[str, ...]:
        """Sentences like them that it makes nothing of."""
        return _several(self.source.entry.refuses) if self.source else ()

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

    @cached_property
    def language(self) -> str:
        """Its ISO 639-1 code."""
        return self.grammar.language

    @cached_property
    def properties(self) -> Properties:
        """What is true of the language."""
        return self.grammar.properties

    @cached_property
    def words(self) -> Mapping[str, Any]:
        """The word lists as files have them."""
        return self.grammar.words

    @cached_property
    def word_set(self) -> Callable[..., frozenset[str]]:
        """A word list of the language as a set, by its path; see `Grammar.word_set`."""
        return self.grammar.words.set

    @cached_property
    def any_of(self) -> Callable[..., frozenset[str]]:
        """The words of several lists as one set, by their paths; see `Grammar.any_of`."""
        return self.grammar.any_of

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Every lemma that the rules or the word lists of the language speak of."""
        conditions = (one for rule in self.rules for one in (*rule.demands, *rule.refusals))
        asked = frozenset(lemma for condition in conditions for lemma in condition.lemmas)
        return frozenset(self.verbs) | frozenset(self.nouns) | frozenset(_strings(self.words)) | asked


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def load_pack(language: str) -> Pack:
    """Load the rules of *language* from the lexicon in force.

    Raises:
        LexiconError: An entry has an unknown word list, slot or role; names file and entry.
    """
    return _pack(language, active())


@cache
def _pack(language: str, lexicon: Lexicon) -> Pack:
    own = grammar.load(language)
    rules = [rule_of(placed, own.words) for placed in lexicon.entries.get(language, ())]
    return pack_of(own, rules)


def pack_of(own: Grammar, rules: Sequence[Rule]) -> Pack:
    """Return *rules* of one language, indexed; they are tried in this order."""
    return Pack(own, tuple(rules), _index(rules, "verbs"), _index(rules, "nouns"))


def _index(rules: Iterable[Rule], kind: str) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, tuple[Rule, ...]] = {}
    for rule in rules:
        for lemma in sorted(getattr(rule, kind)):
            index[lemma] = (*index.get(lemma, ()), rule)
    return index


def rule_of(placed: Placed, words: Mapping[str, Any]) -> Rule:
    """Return the rule an entry stands for; *words* are the word lists of its language.

    Raises:
        LexiconError: It names a word list, slot or role there is not; names file and entry.
    """
    entry, relation, where = placed.entry, placed.relation, placed.where
    slots = {role: tuple(found) for role in ROLES if (found := getattr(entry, role)) is not None}
    slots.setdefault("subject", ("subj",))
    slots.setdefault("place", tuple(words.get("place_slots", ())))
    if relation.symmetric:
        slots.setdefault("object", ())
    for names in (*slots.values(), *(_several(item.slot) for item in (*entry.demands, *entry.refusals))):
        _check_slots(names, words, where)
    if len(_several(entry.accepts)) != (1 if isinstance(entry.yields, Yield) else len(entry.yields)):
        raise LexiconError(f"{where}: as many yields as sentences in accepts are expected, in their order")
    _check_roles((*placed.types, *(entry.require or ()), *entry.common), where)
    default = ("subject", "object") if entry.object or relation.symmetric else ("subject",)
    return Rule(
        id=placed.id,
        language=placed.language,
        relation=relation,
        verbs=_expand(entry.verbs, words, where),
        nouns=_expand(entry.nouns, words, where),
        slots=slots,
        require=default if entry.require is None else tuple(entry.require),
        types=placed.types,
        demands=tuple(_condition(item, words, placed.sets, where) for item in entry.demands),
        refusals=tuple(_condition(item, words, placed.sets, where) for item in entry.refusals),
        noun_genitive=entry.noun_genitive,
        realis=entry.realis,
        polarity=entry.polarity,
        common=frozenset(entry.common),
        mutual=entry.mutual,
        finite=entry.finite,
        source=placed,
    )


def _several(value: str | Sequence[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _check_roles(roles: Iterable[str], where: str) -> None:
    for role in roles:
        if role not in ROLES:
            raise LexiconError(f"{where}: no role {role!r}{nearest(role, ROLES)}; there are {', '.join(ROLES)}")


def _check_slots(slots: Iterable[str], words: Mapping[str, Any], where: str) -> None:
    """Refuse a slot that no predicate ever has: a misspelt name, a preposition the language has not, a case there is not."""
    prepositions = words.get("prepositions", ())
    for slot in slots:
        for part in slot.split(">"):
            word, colon, case = part.partition(":")
            known = case in _CASES if colon else part in SLOTS
            if not known and word.split()[0] not in prepositions:
                near = nearest(part, (*SLOTS, *prepositions))
                raise LexiconError(
                    f"{where}: no slot {part!r}{near}; a slot is one of {', '.join(sorted(SLOTS))}, or a word of the "
                    "list prepositions, with its case or a carrier noun where the language has them"
                )


def _expand(lemmas: Sequence[str], words: Mapping[str, Any], where: str) -> frozenset[str]:
    """Replace each ``@list`` by the word list of that name."""
    found: set[str] = set()
    for lemma in lemmas:
        if lemma.startswith("@"):
            lists = words.get("lists", {})
            if lemma[1:] not in lists:
                near = nearest(lemma[1:], lists)
                raise LexiconError(
                    f"{where}: no word list {lemma!r}{near}; lists there are: {', '.join(sorted(lists))}"
                )
            found.update(spelt(lists[lemma[1:]]))
        else:
            found.update(spelt([lemma]))
    return frozenset(found)


def _condition(item: Where, words: Mapping[str, Any], sets: Mapping[str, frozenset[str]], where: str) -> Condition:
    types = expand(item.type, sets, f"{where}, type") if item.type else frozenset()
    return Condition(_several(item.slot), _expand(item.lemma, words, where), types)

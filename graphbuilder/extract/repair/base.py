"""The pass over the repairs of a language, and what one of them is."""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graphbuilder.errors import LexiconError
from graphbuilder.extract.case import case_of
from graphbuilder.extract.rules import Pack, load_pack
from graphbuilder.extract.terms import Terms, terms_of
from graphbuilder.extract.tree import Tree
from graphbuilder.extract.voice import is_verbal
from graphbuilder.grammar import Grammar
from graphbuilder.model import Sentence, Word


@dataclass(frozen=True, slots=True)
class Site:
    """What a repair sees: the tree as earlier repairs left it, and the words of the language.

    *lemmas* are all that the lexicon and the word lists speak of, *events* the nouns the lexicon has entries of.
    """

    tree: Tree
    grammar: Grammar
    terms: Terms
    lemmas: frozenset[str]
    events: Container[str]


Mend = Callable[[Site, Word], Sequence[Word]]


@dataclass(frozen=True, slots=True)
class Repair:
    """A construction parsers get wrong. *mend* returns, for a word of one of the kinds *on*, the words as they should be.

    A kind is a relation without subtype or a part of speech.
    """

    name: str
    on: tuple[str, ...]
    mend: Mend


@dataclass(frozen=True, slots=True)
class Repaired:
    """A mended sentence, its tree, and the names of the repairs that changed it, one for each word they changed."""

    sentence: Sentence
    tree: Tree
    repairs: tuple[str, ...] = ()


#: All repairs by name.
REPAIRS: dict[str, Repair] = {}


def repair(name: str, *on: str) -> Callable[[Mend], Mend]:
    """Register a repair that looks at the words of the relations, or of the parts of speech, *on*."""

    def register(mend: Mend) -> Mend:
        REPAIRS[name] = Repair(name, on, mend)
        return mend

    return register


def recast(word: Word, *, deprel: str = "", head: int = 0, case: str = "") -> Word:
    """Return *word* in another relation, below another head, in another case if it has any; what is not given stays."""
    feats = {**word.feats, "Case": case} if case and "Case" in word.feats else word.feats
    return replace(word, deprel=deprel or word.deprel, head=head or word.head, feats=feats)


def verb_above(site: Site, word: Word) -> Word | None:
    """Return the verb a word hangs on, if it does on one."""
    above = site.tree.parent(word)
    return above if above is not None and is_verbal(site.tree, site.terms, above) else None


def direct_object(site: Site, verb: Word) -> Word | None:
    """Return the first direct object of a verb."""
    return next((child for child in site.tree.children(verb.id, "obj", "iobj") if is_direct(site, child)), None)


def is_direct(site: Site, word: Word) -> bool:
    """Say whether an object is a direct one: treebanks are divided about those in dative and instrumental."""
    case = case_of(word, "", site.terms.government) if site.terms.case_marked else ""
    if case in ("dat", "ins") or site.tree.marker(word.id) in site.terms.government:
        return False
    return word.feats.get("VerbForm") != "Inf" and (site.tree.base(word.id) == "obj" or case == "acc")


def repaired(sentence: Sentence, pack: Pack) -> Repaired:
    """Return *sentence* as the repairs of its language leave it, each made once, in the language's order."""
    tree, made = Tree(sentence), list[str]()
    known = load_pack(pack.language)  # of all entries, also where *pack* has few: what a tree is hangs on none of them
    site = Site(tree, pack.grammar, terms_of(pack.grammar), known.lemmas, known.nouns)
    kinds = tree.kinds()
    for kind, one in _steps(pack.grammar):
        words = kinds.get(kind)
        changed = _changes(one.mend, site, words) if words else None
        if changed:
            tree = Tree(
                replace(tree.sentence, words=tuple([changed.get(word.id, word) for word in tree.sentence.words]))
            )
            site, kinds = replace(site, tree=tree), tree.kinds()
            made += [one.name] * len(changed)
    return Repaired(tree.sentence, tree, tuple(made))


def _changes(mend: Mend, site: Site, words: Sequence[Word]) -> dict[int, Word]:
    """Return the words a repair changes, by their ids; what would leave no tree is not done."""
    found: dict[int, Word] = {}
    for word in words:
        if news := mend(site, word):
            changed = found | {new.id: new for new in news}
            if _is_tree(site.tree, changed):
                found = changed
    return found


def _is_tree(tree: Tree, changed: Mapping[int, Word]) -> bool:
    """Say whether every changed word still has a way up to the root."""
    for number in changed:
        seen = set[int]()
        while number and number not in seen:
            seen.add(number)
            word = changed.get(number) or tree.words.get(number)
            number = word.head if word is not None else 0
        if number:
            return False
    return True


@cache
def _steps(grammar: Grammar) -> Sequence[tuple[str, Repair]]:
    """Return the repairs of a language in its order, each once for every kind of words it looks at.

    Raises:
        LexiconError: There is no repair of one of the names.
    """
    names = grammar.items("repairs", "order")
    if unknown := [name for name in names if name not in REPAIRS]:
        raise LexiconError(
            f"{grammar.language}/repairs.toml: no repair {unknown[0]!r}; there are {', '.join(sorted(REPAIRS))}"
        )
    return tuple((kind, REPAIRS[name]) for name in names for kind in REPAIRS[name].on)

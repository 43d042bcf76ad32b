"""Which nouns are for positions: by the lists of the language, by the parser, by what they may be."""

from collections.abc import Sequence

from graphbuilder import grammar
from graphbuilder.extract.mentions.found import Draft
from graphbuilder.extract.mentions.make import head_of
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.tree import Tree
from graphbuilder.model import Mention, Name, Word


def is_position(lemma: str, pack: Pack) -> bool:
    """Say whether a lemma, in lower case, is a listed noun for a position."""
    return lemma in pack.any_of(("positions", "head"), ("positions", "other"), ("professions", "nouns"))


def outside_persons(found: Draft, word: Word, taken: set[int]) -> bool:
    """Say whether a word is no part of a person's name; a title that begins one ("King Charles") is a title still."""
    if word.id not in taken:
        return True
    if found.pack.properties.titles_in_names:
        within = (m for m in found.mentions if m.type == "Person" and m.start < word.start and word.end <= m.end)
        if any(m.type == "Organization" and m.start <= word.start < m.end for m in _named_by(found, word)):
            return False  # "King's College"
        return next(within, None) is None and all(m.type != "Person" for m in found.by_head.get(word.id, []))
    return all(mention.type != "Person" for mention in found.by_head.get(word.id, []))


def _named_by(found: Draft, owner: Word) -> list[Mention]:
    """Return the names of which a word in the possessive is a part."""
    if found.tree.base(owner.id) != "nmod" or not owner.deprel.endswith("poss"):
        return []
    return [m for m in found.mentions if m.via == "name" and m.head == owner.head]


def may_be_title(word: Word, pack: Pack) -> bool:
    """Say whether an unlisted noun may be a title: it is of a person and of no kin or following («фанат», «соперник»)."""
    if word.upos != "NOUN" or word.feats.get("Animacy") != "Anim" or word.feats.get("Number") == "Plur":
        return False
    return not is_no_title(word.lemma.lower(), pack)


def is_no_title(lemma: str, pack: Pack) -> bool:
    """Say whether a lemma, in lower case, is of persons and yet no title: kin, followings, what befell them («покупатель»)."""
    return lemma in pack.any_of(("positions", "not"), ("family", "nouns"))


def is_owned(tree: Tree, noun: Word) -> bool:
    """Say whether a noun tells what somebody is to whom a possessive stands for: "their captain", «её ученик»."""
    pronouns = grammar.get(tree.sentence.language).table("pronouns")
    return any(
        word.feats.get("Poss") == "Yes" or word.upos == "PRON" or word.form.lower() in pronouns  # «её» without features
        for word in tree.children(noun.id, "det", "nmod")
    )


def title_words(tree: Tree, names: Sequence[Name]) -> set[int]:
    """Return the head nouns of what the parser took for positions: titles no list could hold in full."""
    spans = [[tree[i] for i in range(n.first, n.last + 1) if i in tree.words] for n in names if n.type == "Position"]
    return {head_of(words).id for words in spans if words and head_of(words).upos == "NOUN"}

"""Kin: «жена Медведева Светлана», «его брат, Ван Бин», "Obama's daughter Malia". Who is kin of whom, from noun phrases.

The kinsman is the person in apposition to the noun of kinship (or its subject under a copula), the other the person who owns it.
"""

from collections.abc import Iterator, Sequence

from graphbuilder.extract.matching import owns_kin, same
from graphbuilder.extract.mentions import Found, end_of, make_mention
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.statement import statement_of
from graphbuilder.model import Mention, Statement, Word

_NAMED = ("appos", "flat", "nmod:desc", "nsubj")
_OWNERS = ("nmod", "det", "amod")
RELATION = "FAMILY_OF"


def kin(items: Sequence[Found], pack: Pack) -> Iterator[Statement]:
    """Yield FAMILY_OF of every noun of kinship that has both a person named by it and a person it belongs to."""
    nouns = pack.word_set("family", "nouns")
    for item in items:
        for word in () if item.tree.lemmas.isdisjoint(nouns) else item.sentence.words:
            if word.lemma.lower() not in nouns or word.upos not in ("NOUN", "PROPN"):
                continue
            one = _kin(item, word)
            other = _other(item, word, one)
            if one is not None and other is not None and not same(one, other):
                yield _statement(item, word, one, other, pack)


def _person(item: Found, number: int) -> Mention | None:
    return next((m for m in item.by_head.get(number, []) if m.type == "Person"), None)


def _kin(item: Found, word: Word) -> Mention | None:
    """Return who the noun names: what stands in apposition to it, or what it stands in apposition to."""
    for child in item.tree.children(word.id, *_NAMED):
        person = _person(item, child.id)
        if person is not None and not item.tree.marker(child.id) and _agrees(word, child):
            return person
    if word.deprel.split(":")[0] in ("appos", "flat") or word.deprel == "nmod:desc":
        person = _person(item, word.head) if word.head in item.tree.words else None
        if person is not None:
            return person
    behind = _behind(item, word)
    return _person(item, behind.id) if behind is not None else None


def _agrees(word: Word, child: Word) -> bool:
    """A name in apposition stands in the case of its noun; a name without a case may."""
    case = child.feats.get("Case")
    return case is None or "Case" not in word.feats or case == word.feats["Case"]


def _behind(item: Found, word: Word) -> Word | None:
    """Return the name right behind the phrase of the noun where the tree hangs it elsewhere: «дочь Обамы Малия»."""
    behind = item.tree.words.get(item.tree.after(word.id))
    if behind is None or behind.upos != "PROPN" or "Case" not in word.feats:
        return None
    return behind if behind.feats.get("Case") == word.feats["Case"] else None


def _other(item: Found, word: Word, kin: Mention | None) -> Mention | None:
    """Return whom the noun belongs to: its genitive, its possessive, or the subject a reflexive possessive points to."""
    beside = _beside(item, word, kin)
    if beside is not None:
        return beside
    apposed = [child for child in item.tree.children(word.id, "appos", "flat") if owns_kin(word, child)]
    for child in (*item.tree.children(word.id, *_OWNERS), *apposed):
        marker = item.tree.marker(child.id)
        if marker and marker not in item.pack.any_of(("of_markers",), ("clitics",)):
            continue
        person = _person(item, child.id)
        if person is not None and (kin is None or person.id != kin.id):
            return person
        if child.feats.get("Reflex") == "Yes":
            return _subject(item, word)
        if child.id < word.id and child.lemma.lower() in item.pack.word_set("relative_possessives"):
            return _last_person(item, child)
    return None


def _beside(item: Found, word: Word, kin: Mention | None) -> Mention | None:
    """Return the person the kinsman is coordinated with: "Peter Hill and his wife Ann", "Hill and husband Dan"."""
    above = item.tree.parent(word)
    titled = kin is not None and above is not None and above.id == kin.head and word.id < above.id
    head = above if titled and above is not None else word
    if head.deprel.split(":")[0] != "conj":
        return None
    owners = [*item.tree.children(word.id, *_OWNERS), *(item.tree.children(head.id, *_OWNERS) if titled else [])]
    owners = [
        child for child in owners if child.id < word.id and (child.upos in ("PRON", "DET") or child.id in item.by_head)
    ]
    relative = item.pack.word_set("relative_possessives")
    pronoun = all(child.upos in ("PRON", "DET") and child.lemma.lower() not in relative for child in owners)
    first = item.tree[item.tree.first_conjunct(head.id)]
    named = next((m for m in item.by_head.get(first.id, []) if m.type == "Person" and m.via == "name"), None)
    if named is None or not pronoun or named is kin or head.id not in item.tree.conjuncts(first.id)[1:2]:
        return None
    return named if owners or item.pack.properties.articles else None


def _last_person(item: Found, pronoun: Word) -> Mention | None:
    """Return the person named right before a relative possessive: "Ann Lind, whose brother …"."""
    before = [m for m in item.mentions if m.type == "Person" and m.via == "name" and m.end <= pronoun.start]
    last = max(before, key=lambda mention: mention.end, default=None)
    gap = item.sentence.text[last.end - item.sentence.start : pronoun.start - item.sentence.start] if last else "-"
    return last if not gap.strip(" ,") else None


def _subject(item: Found, word: Word) -> Mention | None:
    for above in item.tree.above(word.id):
        for child in item.tree.children(above.id, "nsubj"):
            person = _person(item, child.id)
            if person is not None:
                return person
    return None


def _statement(item: Found, word: Word, kin: Mention, other: Mention, pack: Pack) -> Statement:
    roles = {"subject": kin, "object": other, "theme": make_mention(item.sentence, [word], word, "Position")}
    return statement_of(
        item,
        pack,
        RELATION,
        roles,
        start=word.start,
        end=end_of(item.sentence, [word]),
        predicate=word.lemma,
        source="family",
        trigger=word.form,
    )

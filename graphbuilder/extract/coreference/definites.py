"""Definite nouns: «компания», «страна», "the company" stand for what the text has named before.

The noun must stand alone (no name, owner or other distinguishing word in its phrase). It points to the last entity that
was itself called by that noun («компания Boeing … компания»), or has it in its name ("Helvion Bank … the bank"), whatever
noun it is; else, of the nouns that ``[definite]`` lists, to the only entity of its type in the sentence before it and the two
last sentences of the paragraph. Of two lands the text may be about one, of two bodies one may be the last subject; else
nobody is named.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from graphbuilder.extract.coreference.antecedents import is_subject
from graphbuilder.extract.mentions import Draft, Found, Mentioned, drafted, standing_for
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Mention, Word
from graphbuilder.names.organization import organization_kinds

_OWN = ("nmod", "amod", "appos", "flat", "nummod", "acl", "compound", "det", "advmod")
#: Sentences a body is looked for in, and those that tell which country a text is about.
_WINDOW, _LOOK = 2, 12
_WIDE = {"Republic": ("Country", "Region")}


def link_definites(items: Sequence[Found], pack: Pack) -> tuple[Found, ...]:
    """Return *items* with a mention of what each lone definite noun stands for; ``[definite]`` lists the nouns.

    Needs the mentions of names. In the order of the text: a noun may point to what another one stands for.
    """
    kinds = {noun: kind for noun, kind in pack.words.get("definite", {}).items() if kind != "Person"}
    return drafted(items, partial(_link_all, kinds=kinds, pack=pack)) if kinds else tuple(items)


@dataclass
class _Known:
    """What the text has called entities so far: the last entity *by_noun*, the *nouns* of each, by key or folded name."""

    by_noun: dict[str, Mention] = field(default_factory=dict)
    nouns: dict[str, set[str]] = field(default_factory=dict)

    def note(self, noun: str, mention: Mention) -> None:
        self.by_noun[noun] = mention
        self.nouns.setdefault(_key(mention), set()).add(noun)


def _key(mention: Mention) -> str:
    return mention.key or mention.name.lower()


def _link_all(items: Sequence[Draft], kinds: Mapping[str, str], pack: Pack) -> None:
    known = _Known()
    for number, item in enumerate(items):
        _note_names(item, known, pack)
        for word in item.sentence.words:
            if word.upos != "NOUN":
                continue
            lemma = word.lemma.lower()
            named = _named_by(item, word, kinds.get(lemma), pack)
            if named is not None:
                known.note(lemma, named)
            elif item.at(word.id) is None and _stands_alone(item, word, pack):
                if lemma in kinds:
                    _link(items, number, word, kinds[lemma], known, pack)
                elif lemma in known.by_noun:
                    _call(item, word, known.by_noun[lemma])


def _note_names(item: Mentioned, known: _Known, pack: Pack) -> None:
    """Note the nouns that the names of bodies are made of: "University of Bergen", «Омский театр драмы»."""
    for mention in item.mentions:
        if mention.type != "Organization" or mention.via != "name":
            continue
        inside = [word for word in item.sentence.words if mention.start <= word.start and word.end <= mention.end]
        for word in inside if len(inside) > 1 else ():
            bare = not item.tree.marker(word.id) and word.feats.get("Case") != "Gen"
            lemma = pack.grammar.lemma(word.form.lower())
            if lemma not in pack.word_set("groups", "place") and (
                word.id == mention.head or (bare and word is inside[-1])
            ):
                known.note(lemma, mention)


def _named_by(item: Mentioned, word: Word, kind: str | None, pack: Pack) -> Mention | None:
    """Return the entity whose name stands with the noun: «компания Boeing», «Boeing, компания из Чикаго».

    *kind* is the type that the noun is listed with; of others any body or thing, where the name stands beside it.
    """
    beside = ("appos", "flat", "compound")
    near = [child.id for child in item.tree.children(word.id, *beside, *(("nmod", "nsubj") if kind else ()))]
    if not kind and (word.feats.get("Animacy") == "Anim" or word.feats.get("Number") == "Plur"):
        return None
    if word.deprel.split(":")[0] in ("appos", "flat", "compound"):
        near.append(word.head)
    for number in near:
        if not item.tree.marker(number):
            for mention in item.by_head.get(number, []):
                fits = mention.type == kind if kind else mention.type in ("Organization", "Product")
                if fits and mention.via == "name":
                    return mention
    return None


def _stands_alone(item: Mentioned, word: Word, pack: Pack) -> bool:
    """Say whether nothing in the phrase tells this one from others; "the" and «эта» point back."""
    if word.feats.get("Number") == "Plur" or word.deprel.split(":")[0] in ("appos", "flat", "compound", "conj", "root"):
        return False
    pointing = pack.word_set("pointing")
    own = item.tree.children(word.id, *_OWN)
    if any(child.lemma.lower() not in pointing for child in own):
        return False
    return not pack.properties.articles or bool(own)


def _call(item: Draft, word: Word, called: Mention) -> None:
    item.add(standing_for(item.sentence, word, called, "definite", f"called {word.lemma.lower()} before"))


def _link(items: Sequence[Draft], number: int, word: Word, kind: str, known: _Known, pack: Pack) -> None:
    item = items[number]
    called = known.by_noun.get(word.lemma.lower())
    if called is not None and item.sentence.index - called.sentence <= 8:
        _call(item, word, called)
        return
    candidates: dict[str, Mention] = {}
    back = _WINDOW if kind == "Organization" else 1  # lands are named in passing too often
    kinds = _WIDE.get(kind, (kind,))
    for other in items[max(0, number - back) : number + 1]:
        if item.sentence.paragraph - other.sentence.paragraph > 1:
            continue
        for mention in other.mentions:
            before = other is not item or mention.end <= word.start
            if (
                before
                and mention.type in kinds
                and mention.via in ("name", "definite")
                and _may_be(word, mention, known)
            ):
                candidates[_key(mention)] = mention
    if kind == "Organization" and not candidates:
        candidates = _alone(items[: number + 1], word, known)
    if kind == "Organization" and _is_open(items[max(0, number - back) : number], word, pack):
        return  # «суд … ведомство»: a body without a name is meant
    original, reason = _choice(items, number, word, kind, candidates, pack)
    if original is not None:
        item.add(standing_for(item.sentence, word, original, "definite", reason))


def _alone(items: Sequence[Mentioned], word: Word, known: _Known) -> dict[str, Mention]:
    """Return the body of the noun's kind, where the text names a single one: «авиакомпания «Север» … перевозчик»."""
    kinds, found = organization_kinds(word.lemma), {}
    for mention in (m for item in items for m in item.mentions if m.type == "Organization" and m.via == "name"):
        called = known.nouns.get(_key(mention), ())
        if kinds & organization_kinds(mention.name).union(*(organization_kinds(noun) for noun in called)):
            found[_key(mention)] = mention
    return found if len(found) == 1 else {}


def _is_open(items: Sequence[Mentioned], word: Word, pack: Pack) -> bool:
    """Say whether a body that nobody names is a subject of the sentences before, and may be called by the noun."""
    kinds = organization_kinds(word.lemma)
    bodies = pack.word_set("groups", "organization")
    return any(
        other.upos == "NOUN"
        and other.lemma.lower() in bodies
        and other.lemma != word.lemma
        and is_subject(item, other.id)
        and not item.by_head.get(other.id)
        and bool(kinds & organization_kinds(other.lemma))
        for item in items
        for other in item.sentence.words
    )


def _choice(
    items: Sequence[Mentioned], number: int, word: Word, kind: str, candidates: dict[str, Mention], pack: Pack
) -> tuple[Mention | None, str]:
    """Return which candidate is meant: the only one; of lands the one the text is about, of bodies the last subject."""
    if kind == "Country":
        main = _main_land(items[: number + 1])
        if main is not None and (main.key in candidates or not candidates):
            return main, "the country the text is about"
        if main is not None:
            return None, ""  # named in passing: «США опасаются голода в стране»
    if len(candidates) == 1:
        return next(iter(candidates.values())), f"the only {kind.lower()} just named"
    if word.lemma.lower() not in pack.word_set("general_bodies"):
        return None, ""
    before = {other.sentence.index: other for other in items[max(0, number - _WINDOW) : number]}
    near = [m for m in candidates.values() if m.sentence in before]
    subjects = [m for m in near if is_subject(before[m.sentence], m.head)]
    return (subjects[0], "the only subject of its kind") if len(subjects) == 1 else (None, "")


def _main_land(items: Sequence[Mentioned]) -> Mention | None:
    """Return the country that the text before names thrice at least, and twice as often as any other."""
    named: dict[str, list[Mention]] = {}
    for item in items[-_LOOK:]:
        for mention in item.mentions:
            if mention.type == "Country" and mention.key is not None:
                named.setdefault(mention.key, []).append(mention)
    main = foremost(Counter({key: len(mentions) for key, mentions in named.items()}))
    return next((mention for mention in reversed(named[main]) if mention.via == "name"), None) if main else None


def foremost(counts: Counter[str]) -> str | None:
    """Return what is counted thrice at least, and twice as often as anything else: what a text is about."""
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _may_be(word: Word, mention: Mention, known: _Known) -> bool:
    """Say whether a body may be called by the noun: a ministry is no firm, nor is what the text calls a fund an airline."""
    if mention.type != "Organization":
        return True
    noun = organization_kinds(word.lemma)
    called = known.nouns.get(_key(mention), ())
    body = organization_kinds(mention.name).union(*(organization_kinds(each) for each in called))
    return not noun or not body or bool(noun & body)

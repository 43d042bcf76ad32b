"""Definite nouns: «компания», «страна», "the company" stand for what the text has named before.

The noun must stand alone (no name, owner or other distinguishing word in its phrase). It points to the last entity that
was itself called by that noun («компания Boeing … компания»); else to the only entity of its type in the sentence before
it and the two last sentences of the paragraph. Of two lands the text may be about one, of two bodies one may be the last
subject; else nobody is named.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
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


def _link_all(items: Sequence[Draft], kinds: Mapping[str, str], pack: Pack) -> None:
    called: dict[str, Mention] = {}
    for number, item in enumerate(items):
        for word in () if item.tree.lemmas.isdisjoint(kinds) else item.sentence.words:
            lemma = word.lemma.lower()
            if lemma not in kinds or word.upos != "NOUN":
                continue
            named = _named_by(item, word, kinds[lemma])
            if named is not None:
                called[lemma] = named
            elif item.at(word.id) is None and _stands_alone(item, word, pack):
                _link(items, number, word, kinds[lemma], called.get(lemma), pack)


def _named_by(item: Mentioned, word: Word, kind: str) -> Mention | None:
    """Return the entity whose name stands with the noun: «компания Boeing», «Boeing, компания из Чикаго»."""
    near = [child.id for child in item.tree.children(word.id, "appos", "flat", "nmod", "compound", "nsubj")]
    if word.deprel.split(":")[0] in ("appos", "flat", "compound"):
        near.append(word.head)
    for number in near:
        if not item.tree.marker(number):
            for mention in item.by_head.get(number, []):
                if mention.type == kind and mention.via == "name":
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


def _link(items: Sequence[Draft], number: int, word: Word, kind: str, called: Mention | None, pack: Pack) -> None:
    item = items[number]
    if called is not None and item.sentence.index - called.sentence <= 8:
        item.add(standing_for(item.sentence, word, called, "definite", f"called {word.lemma.lower()} before"))
        return
    candidates: dict[str, Mention] = {}
    back = _WINDOW if kind == "Organization" else 1  # lands are named in passing too often
    kinds = _WIDE.get(kind, (kind,))
    for other in items[max(0, number - back) : number + 1]:
        if item.sentence.paragraph - other.sentence.paragraph > 1:
            continue
        for mention in other.mentions:
            before = other is not item or mention.end <= word.start
            if before and mention.type in kinds and mention.via in ("name", "definite") and _may_be(word, mention):
                candidates[mention.key or mention.name.lower()] = mention
    original, reason = _choice(items, number, word, kind, candidates, pack)
    if original is not None:
        item.add(standing_for(item.sentence, word, original, "definite", reason))


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


def _may_be(word: Word, mention: Mention) -> bool:
    """Say whether a body may be called by the noun: a ministry is no firm."""
    noun, body = organization_kinds(word.lemma), organization_kinds(mention.name)
    return mention.type != "Organization" or not noun or not body or bool(noun & body)

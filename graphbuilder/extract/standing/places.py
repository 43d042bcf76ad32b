"""What lies where, by places beside places: «на площади Тяньаньмэнь в китайской столице», «Остин, Техас»."""

import re
from collections.abc import Iterator, Sequence

from graphbuilder.extract.mentions import Found
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.statement import statement_of
from graphbuilder.model import Mention, Statement, Word

_LAND = ("Country", "Region", "City", "Place")
_BRACKETED = re.compile(r"\([^()]*\)")
_WIDER = {"Place": ("Country", "Region", "City"), "City": ("Country", "Region"), "Region": ("Country",)}


def places(items: Sequence[Found], pack: Pack) -> Iterator[Statement]:
    """Yield LOCATED_IN where a place hangs on a place by a preposition of place: «на площади Тянаньмэнь в китайской столице»."""
    markers, nouns = pack.word_set("located_markers"), pack.word_set("groups", "place")
    for item in items:
        for mention in item.mentions:
            if mention.type not in ("Place", "City", "Region", "Organization") or mention.via == "demonym":
                continue
            word = item.tree.words.get(mention.head)
            if word is None:
                continue
            heads = [word.id]
            parent = item.tree.parent(word)
            marker = item.tree.marker(word.id)
            bare = not marker or marker in pack.word_set("of_markers")
            if parent is not None and parent.lemma in nouns and bare:
                heads.append(parent.id)
            for head in heads:
                yield from _located(item, mention, head, markers, pack)
            yield from _within(item, mention, word, pack)


def _located(item: Found, mention: Mention, head: int, markers: frozenset[str], pack: Pack) -> Iterator[Statement]:
    land = mention.type in ("City", "Region")  # "attacked the town of Bunia in Congo"; but "sued Google in Texas"
    for child in (*item.tree.children(head, "nmod", "obl"), *_beside(item, head, land=land)):
        if _marker(item, child, pack) not in markers or child.feats.get("Case", "Loc") != "Loc":
            continue
        where = next((m for m in item.by_head.get(child.id, []) if m.type in _LAND and _other(m, mention)), None)
        if where is None or (where.start < mention.end and mention.start < where.end):
            continue
        marker = item.tree.child(child.id, "case")
        start, end = (marker.start, marker.end) if marker is not None else (child.start, child.end)
        yield _located_statement(item, mention, where, start, end, item.tree.marker(child.id), pack)


def _other(one: Mention, two: Mention) -> bool:
    """Say whether two places differ; those the gazetteer does not know have no key."""
    return one.key != two.key if one.key is not None else one.name != two.name


def _marker(item: Found, word: Word, pack: Pack) -> str:
    marker = item.tree.marker(word.id)
    return str(pack.words.get("marker_variants", {}).get(marker, marker))


def _within(item: Found, mention: Mention, word: Word, pack: Pack) -> Iterator[Statement]:
    """Yield where a city or region lies by the land named right behind it: «Остин, Техас», «в Кирове Калужской области»."""
    if mention.type == "Organization" or mention.via != "name":
        return
    for child in item.tree.children(word.id, "appos", "list", "nmod"):
        where = next((m for m in item.by_head.get(child.id, []) if _is_wider(m, mention, child)), None)
        if where is None or where.via != "name" or item.tree.marker(child.id):
            continue
        between = item.sentence.text[mention.end - item.sentence.start : where.start - item.sentence.start]
        mark = _BRACKETED.sub("", between).strip()  # «Аль-Айн (Al Ain) (ОАЭ)»
        fits = mention.country is None or mention.country == where.country
        beside = mark == "" and child.feats.get("Case") == "Gen" and mention.type == "City"
        if (mark in (",", "(") or beside) and fits and where.key != mention.key:
            yield _located_statement(item, mention, where, where.start, where.end, mark or child.lemma, pack)


def _is_wider(where: Mention, mention: Mention, child: Word) -> bool:
    """Say whether a place may hold another by its type; one no gazetteer knows only as an apposition of an unknown town."""
    if where.key is not None:
        return where.type in _WIDER[mention.type]
    return mention.type == "City" and where.type == "Place" and child.deprel == "appos"


def _located_statement(
    item: Found, mention: Mention, where: Mention, start: int, end: int, predicate: str, pack: Pack
) -> Statement:
    roles = {"subject": mention, "object": where}
    return statement_of(
        item, pack, "LOCATED_IN", roles, start=start, end=end, predicate=predicate, source="located_markers"
    )


def _beside(item: Found, head: int, *, land: bool) -> Iterator[Word]:
    """Yield the adverbial right behind a place on the same verb: «прошёл на площади Тяньаньмэнь в столице»."""
    word = item.tree[head]
    if word.deprel.split(":")[0] not in (("obl", "obj", "nsubj") if land else ("obl",)):
        return
    behind = item.tree.after(head)
    for sibling in item.tree.children(word.head, "obl"):
        case = item.tree.child(sibling.id, "case")
        if case is not None and case.id == behind:
            yield sibling

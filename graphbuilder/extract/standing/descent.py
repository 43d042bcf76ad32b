"""Where somebody descends from and where a body has its seat, by a noun beside them.

«писатель турецкого происхождения Керем Ак», "an American of Austrian descent", "the Iranian-American journalist Leila
Karimi" make ORIGIN (``descent``); «компания «Орбита»
со штаб-квартирой в Хельсинки» makes HEADQUARTERED_IN (``seats``).
"""

import re
from collections.abc import Iterator, Sequence

from graphbuilder.extract.mentions import Found
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.standing.statement import statement_of
from graphbuilder.model import Mention, Statement, Word

_GAP = re.compile(r"[\s,(»”\"]*")
_TOWNS = ("City", "Region", "Country")
_LANDS = ("Country", "Region")


def descent(items: Sequence[Found], pack: Pack) -> Iterator[Statement]:
    """Yield ORIGIN and HEADQUARTERED_IN of who or what a noun for descent or for a seat stands with."""
    nouns = (
        (pack.word_set("descent"), "ORIGIN", "Person", _LANDS, "descent"),
        (pack.word_set("seats"), "HEADQUARTERED_IN", "Organization", _TOWNS, "seats"),
    )
    for item in items:
        yield from _joined(item, pack)
        for word in item.sentence.words:
            for lemmas, relation, kind, lands, source in nouns:
                if word.lemma.lower() not in lemmas:
                    continue
                party = _beside(item, word, kind) or _right_before(item, word, kind)
                place = _below(item, word, lands, pack)
                if party is not None and place is not None:
                    roles = {"subject": party, "object": place}
                    start, end = word.start, word.end
                    yield statement_of(
                        item, pack, relation, roles, start=start, end=end, predicate=word.lemma, source=source
                    )


def _joined(item: Found, pack: Pack) -> Iterator[Statement]:
    """Yield ORIGIN of who has two nationalities joined by a hyphen: the first says where "Iranian-American" people come from."""
    for first in item.sentence.words:
        hyphen, second = (item.tree.words.get(first.id + step) for step in (1, 2))
        if hyphen is None or second is None or hyphen.form != "-" or first.upos != "ADJ" or second.deprel != "amod":
            continue
        lands = [_nation(item, word) for word in (first, second)]
        noun = item.tree.parent(second)
        person = _named(item, noun, "Person") if noun is not None else None
        if person is not None and lands[0] is not None and lands[1] is not None:
            roles = {"subject": person, "object": lands[0]}
            start, end = first.start, second.end
            yield statement_of(
                item, pack, "ORIGIN", roles, start=start, end=end, predicate=first.lemma, source="descent"
            )


def _nation(item: Found, word: Word) -> Mention | None:
    own = item.by_head.get(word.id, ())
    return next((one for one in own if one.type == "Country" and one.via == "demonym"), None)


def _below(item: Found, noun: Word, types: Sequence[str], pack: Pack) -> Mention | None:
    """Return the land of the noun: its adjective («турецкого происхождения»), or where it lies («штаб-квартирой в Вене»)."""
    setting = pack.word_set("seat_markers")
    for child in item.tree.children(noun.id, "amod", "nmod", "obl", "compound"):
        if item.tree.base(child.id) in ("nmod", "obl") and item.tree.marker(child.id) not in setting:
            continue
        for mention in item.by_head.get(child.id, ()):
            if mention.type in types and mention.via in ("name", "demonym"):
                return mention
    return None


def _beside(item: Found, noun: Word, kind: str) -> Mention | None:
    """Return who the phrase of the noun is about: the name it hangs on, that of its apposition, or what that stands by."""
    above = item.tree.parent(noun)
    if above is None or item.tree.base(noun.id) not in ("nmod", "obl") or above.id > noun.id:
        return None
    return _named(item, above, kind)


def _right_before(item: Found, noun: Word, kind: str) -> Mention | None:
    """Return the name that the preposition of the noun stands right behind, wherever a parser hangs the noun."""
    case = item.tree.child(noun.id, "case")
    if case is None:
        return None
    begin = item.sentence.start
    near = (one for one in item.mentions if one.type == kind and one.via == "name" and one.end <= case.start)
    return next((one for one in near if _GAP.fullmatch(item.sentence.text[one.end - begin : case.start - begin])), None)


def _named(item: Found, noun: Word, kind: str) -> Mention | None:
    beside = [noun, *item.tree.children(noun.id, "appos", "flat")]
    higher = item.tree.parent(noun)
    if higher is not None and item.tree.base(noun.id) in ("appos", "flat"):
        beside.append(higher)
    named = (one for word in beside for one in item.by_head.get(word.id, ()))
    return next((one for one in named if one.type == kind and one.via == "name"), None)

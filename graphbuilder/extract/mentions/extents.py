"""How far a title reaches in the text: its adjectives before the noun, all it is of behind it."""

from graphbuilder.extract.mentions.found import Draft
from graphbuilder.model import Mention, Word

_QUOTES = frozenset('«»"„“”')


def start_of(found: Draft, word: Word) -> int:
    """Return the id of the first adjective of a title."""
    first = word.id
    while (before := found.tree.words.get(first - 1)) is not None:
        further = found.tree.words.get(before.id - 1)
        joins = before.upos == "CCONJ" and further is not None and further.upos == "ADJ"
        inside = before.upos in ("ADJ", "DET", "ADV") or joins
        below = any(above.id == word.id for above in found.tree.above(before.id))
        if not inside or not below or _within(found, before) is not None:
            break
        first = before.id
    return first


def last_of(found: Draft, word: Word) -> int:
    """Return the id of the last word of a title with all it is of; names are never cut."""
    below = {inner.id for inner in found.tree.subtree(word.id, skip=("acl", "parataxis", "nsubj", "cop", "cc"))}
    number = good = word.id
    while (after := found.tree.words.get(number + 1)) is not None:
        mention = _within(found, after)
        if mention is not None and mention.type == "Person":
            break
        if mention is not None:
            inside = [w.id for w in found.sentence.words if mention.start <= w.start and w.end <= mention.end]
            if not (below & set(inside)) and after.id != good + 1:
                break
            number = good = max(inside)
        elif after.form in _QUOTES:
            number = after.id
            good = number if after.form in "»”" or good == number - 1 else good
        elif after.upos == "CCONJ" and _joins_common(found, after, below):
            number = after.id
        elif (after.id in below or _adjacent(found, word, after)) and after.upos not in ("PUNCT", "VERB", "AUX"):
            number = after.id
            good = number if after.upos not in ("ADP", "ADJ") else good
        else:
            break
    return good


def _adjacent(found: Draft, word: Word, after: Word) -> bool:
    """Say whether a common noun in the genitive stands right behind the title: its portfolio, wherever it hangs."""
    return (
        after.id == word.id + 1 and after.upos == "NOUN" and after.feats.get("Case") == "Gen" and after.form.islower()
    )


def _joins_common(found: Draft, conjunction: Word, below: set[int]) -> bool:
    """Say whether «и» joins two common nouns below the title: «министр связи и коммуникаций»."""
    word = found.tree.words.get(conjunction.head)
    if word is None or word.id not in below or word.upos not in ("NOUN", "ADJ") or word.deprel.split(":")[0] != "conj":
        return False
    return not any(office.word.id == word.id for office in found.offices)


def _within(found: Draft, word: Word) -> Mention | None:
    """Return the name a word is in, the longest."""
    inside = [m for m in found.mentions if m.via == "name" and m.start <= word.start and word.end <= m.end]
    return max(inside, key=lambda mention: mention.end - mention.start, default=None)


def is_closed(found: Draft, end: int) -> bool:
    """Say whether a title ends there: an apposition does before a mark or «и», a subject goes on to its verb."""
    after = found.tree.words.get(end + 1)
    return after is None or after.upos in ("PUNCT", "CCONJ")

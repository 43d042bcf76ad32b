"""What the lexicon lacks, and where rules and reader do not agree, counted over many texts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graphbuilder.model import READER, Extraction, Statement

#: A rule's statement that the reader gives less is one the two disagree on.
UNSHARED = 0.1
#: The share of right statements to ask of extractions for `disagreements`: less sure ones are for people to look at here.
SHARE = 0.6


@dataclass(frozen=True)
class Gap:
    """What occurs *count* times: *name* says what, between which *parties*, with the first sentence where it does."""

    count: int
    name: str
    parties: str
    sentence: str


def unknown_verbs(extractions: Iterable[Extraction]) -> list[Gap]:
    """Return the verbs that join entities and that no rule knows, most frequent first."""
    return _counted(
        (one.predicate, _types(one), sentence)
        for one, sentence in _statements(extractions)
        if one.relation == "RELATED"
    )


def disagreements(extractions: Iterable[Extraction]) -> list[Gap]:
    """Return what the reader says and no rule does, by relation and trigger («reader MET «встреча»»), and what an entry of
    the lexicon says and the reader does not share («rule MET встретиться-1»), most frequent first.

    The extractions are best made with ``precision=SHARE``: what is left out of them cannot be listed.
    """
    found = []
    for one, sentence in _statements(extractions):
        if one.rule == READER:
            found.append((f"reader {one.relation} «{one.trigger.lower()}»", _types(one), sentence))
        elif one.relation != "RELATED" and one.reader is not None and one.reader < UNSHARED:
            found.append((f"rule {one.relation} {one.rule}", _types(one), sentence))
    return _counted(found)


def _statements(extractions: Iterable[Extraction]) -> Iterable[tuple[Statement, str]]:
    for extraction in extractions:
        texts = {sentence.index: " ".join(sentence.text.split()) for sentence in extraction.sentences}
        for one in extraction.statements:
            yield one, texts[one.sentence]


def _types(one: Statement) -> str:
    parties = (one.roles.get(role) for role in ("subject", "object"))
    return "-".join("nobody" if party is None else party.type for party in parties)


def _counted(found: Iterable[tuple[str, str, str]]) -> list[Gap]:
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for name, parties, sentence in found:
        counts[name, parties] += 1
        first.setdefault((name, parties), sentence)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Gap(count, *key, first[key]) for key, count in ordered]

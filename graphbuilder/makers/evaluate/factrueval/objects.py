"""Task 2, objects: what is named in a document, each once, matched by its attributes."""

from collections.abc import Sequence

from graphbuilder.makers.evaluate.factrueval.matching import Outcome, best_pairs, tally
from graphbuilder.makers.evaluate.factrueval.responses import Block
from graphbuilder.makers.evaluate.factrueval.standard import INSIDE, Book, Mention, Thing
from graphbuilder.makers.evaluate.factrueval.strings import any_close, normalised


def score_objects(book: Book, response: Sequence[Block], *, extra_values_cost: bool = True) -> Outcome:
    """Count objects by type (per, loc, org); without *extra_values_cost* further values are not held against them."""
    gold = [thing for thing in book.objects or () if thing.attributes and thing.type != "project"]
    unscored = [_unscored(thing, book.mentions) for thing in gold]
    produced = [block for block in response if block.type.lower() in ("per", "loc", "org", "locorg")]
    kinds = ["loc" if block.type.lower() == "locorg" else block.type.lower() for block in produced]
    values = [[(key.lower(), normalised(value)) for key, value in block.values] for block in produced]

    def quality(one: int, two: int) -> float:
        if gold[one].type != kinds[two]:
            return 0.0
        return _agreement(gold[one], values[two], extra_values_cost)

    pairs = best_pairs(len(gold), len(produced), quality, unscored.__getitem__)
    wanted = [(thing.type, ", ".join(sorted(values)[0] for _, values in thing.attributes)) for thing in gold]
    answered = [(kind, ", ".join(value for _, value in one)) for kind, one in zip(kinds, values, strict=True)]
    return tally(wanted, answered, pairs, lambda one: not unscored[one], quality)


def _agreement(thing: Thing, values: Sequence[tuple[str, str]], extra_values_cost: bool) -> float:
    matched, extra = set(), 0
    for key, value in values:
        fits = [i for i, (name, known) in enumerate(thing.attributes) if name == key and any_close(known, value)]
        matched.update(fits)
        extra += not fits
    total = len(thing.attributes) + (extra if extra_values_cost else 0)
    return len(matched) / total if total else 0.0


def _unscored(thing: Thing, mentions: Sequence[Mention]) -> bool:
    """Not scored: what is only ever part of another name, and what only adjectives or descriptions mention."""
    if all(any(_lies_in(one, other) for other in mentions) for one in thing.mentions):
        return True
    return all(_is_all(one, "geo_adj") or _is_all(one, "descr") for one in thing.mentions)


def _lies_in(one: Mention, other: Mention) -> bool:
    if other is one or other.type not in INSIDE[one.type]:
        return False
    (first, last), (start, end) = one.bounds, other.bounds
    if (first, last) == (start, end):
        return one.type in ("per", "loc") and other.type == "org"
    return start <= first and last <= end


def _is_all(mention: Mention, kind: str) -> bool:
    return all(kind in span.type for span in mention.spans)

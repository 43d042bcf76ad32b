"""What is known of one sentence when rules are matched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.mentions import Found, without_tenures
from graphbuilder.extract.modality import Factuality
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.time import Counter, Times
from graphbuilder.model import Mention


@dataclass(frozen=True)
class Context:
    """What is known of one sentence: mentions, arguments, how far it stands behind what it says, numbers, times."""

    found: Found
    pack: Pack
    arguments: Arguments
    factuality: Factuality
    counter: Counter
    times: Times
    #: What words were found to stand for, as several rules ask of one: by word, see `resolve_word` and `thing_of`.
    resolved: dict[int, list[Mention]] = field(default_factory=dict)
    things: dict[int, Mention | None] = field(default_factory=dict)


def contexts(items: Sequence[Found], times: Sequence[Times], pack: Pack) -> Iterator[Context]:
    """Yield the context of each sentence of a document. The word lists are looked up for the first.

    Needs mentions with their antecedents, and the *times* of each sentence; those in which somebody held an office are none
    of what a predicate says.
    """
    if not items:
        return
    counter = Counter(pack)
    factuality = Factuality(items[0].tree, pack, Arguments(items[0].tree, pack))
    for item, near in zip(items, times, strict=True):
        arguments = Arguments(item.tree, pack, item.elided)
        about = factuality.among(item.tree, arguments)
        yield Context(item, pack, arguments, about, counter, without_tenures(item, near))

"""What the matcher needs of one sentence."""

from dataclasses import dataclass

from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.discourse import Reader
from graphbuilder.extract.mentions import Found
from graphbuilder.extract.numbers import Counter
from graphbuilder.extract.rules import Pack
from graphbuilder.model import Time


@dataclass(frozen=True)
class Context:
    """What the matcher needs of one sentence."""

    found: Found
    pack: Pack
    arguments: Arguments
    reader: Reader
    counter: Counter
    times: list[tuple[int, int, Time]]

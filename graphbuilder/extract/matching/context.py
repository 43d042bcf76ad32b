"""What the matcher needs of one sentence."""

from dataclasses import dataclass, field

from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.mentions import Found
from graphbuilder.extract.modality.factuality import Reader
from graphbuilder.extract.rules import Pack
from graphbuilder.extract.time.numbers import Counter
from graphbuilder.model import Mention, Time


@dataclass(frozen=True)
class Context:
    """What the matcher needs of one sentence."""

    found: Found
    pack: Pack
    arguments: Arguments
    reader: Reader
    counter: Counter
    times: list[tuple[int, int, Time]]
    #: What words were found to stand for, as several rules ask of one: by word, see `resolve_word` and `thing_of`.
    resolved: dict[int, list[Mention]] = field(default_factory=dict)
    things: dict[int, Mention | None] = field(default_factory=dict)

"""Examples with what the frozen part of the encoder makes of them, kept in one file: training then never runs that part again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from graphbuilder.extract.reader.layout import Row, row
from graphbuilder.makers.reader.corpus import Example, Gold
from graphbuilder.parse.joint.batch import by_size, make_input
from graphbuilder.parse.joint.inventory import source_number
from graphbuilder.parse.joint.model import BATCH_PIECES, JointModel
from graphbuilder.parse.joint.pieces import windows


@dataclass
class Prepared:
    """A sentence for training: *row* and *gold*, and its pieces' vectors (pieces, width) in float16 at the branch.

    *owner* is the word of each piece, from 1; 0 and the last are the marks around the sentence.
    """

    id: str
    portion: str
    language: str
    text: str
    forms: tuple[str, ...]
    row: Row
    gold: list[Gold]
    pieces: Tensor
    owner: Tensor
    lost: int = 0


@torch.inference_mode()
def prepared(examples: Iterable[Example], model: JointModel, below: int) -> Iterator[Prepared]:
    """Yield *examples* with the outputs of the encoder's layer *below*; those too long for one pass are left out."""
    kept = [one for one in examples if one.candidates]
    pieces = [model.pieces([word.form for word in one.sentence.words]) for one in kept]
    fitting = [number for number, found in enumerate(pieces) if len(windows(found)) == 1]
    lengths = [2 + sum(map(len, pieces[number])) for number in fitting]
    for group in by_size(lengths, BATCH_PIECES):
        numbers = [fitting[index] for index in group]
        yield from _batch([kept[n] for n in numbers], [pieces[n] for n in numbers], model, below)


def _batch(
    examples: Sequence[Example], pieces: Sequence[Sequence[tuple[int, ...]]], model: JointModel, below: int
) -> Iterator[Prepared]:
    language = examples[0].sentence.language
    data = make_input(pieces, [source_number(model.sources.get(language, ""))] * len(examples))
    found = model.network.encoder(data.ids, data.ids != 1)[below]
    for number, example in enumerate(examples):
        length = 2 + sum(map(len, pieces[number]))
        yield Prepared(
            example.id,
            example.portion,
            example.sentence.language,
            example.sentence.text,
            tuple(word.form for word in example.sentence.words),
            row(example.sentence, example.candidates),
            example.gold,
            found[number, :length].half(),
            data.words[number, :length].to(torch.int16),
            example.lost,
        )


def save(found: Sequence[Prepared], path: Path) -> None:
    """Write what `prepared` made; a cache, never shipped."""
    torch.save(list(found), path)


def read(path: Path) -> list[Prepared]:
    """Read a cache this program wrote."""
    found: list[Prepared] = torch.load(path, weights_only=False)
    return found

"""A trained joint model, ready to annotate sentences of words.

A model is a folder: ``model.safetensors`` (8 bits), ``tokenizer.json`` (word pieces), ``inventory.json`` (classes,
shape and, for each language, the treebank whose style to follow) and ``lemmas.json.xz``.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from graphbuilder.errors import ModelNotFound, ParseError
from graphbuilder.parse.edges import trimmed
from graphbuilder.parse.joint import decode, integer, lemmas, weights
from graphbuilder.parse.joint.batch import by_size, make_input
from graphbuilder.parse.joint.branch import Branch
from graphbuilder.parse.joint.dictionary import TagGuard
from graphbuilder.parse.joint.inventory import Inventory, source_number
from graphbuilder.parse.joint.names import TYPES
from graphbuilder.parse.joint.network import Joint, Shape, unfilled
from graphbuilder.parse.joint.pieces import PAD, Pieces, windows

#: Padded pieces in one forward pass: larger batches leave the processor's cache and are slower.
BATCH_PIECES = 1000
FILES = ("model.safetensors", "tokenizer.json", "inventory.json", "lemmas.json.xz")
#: The reader of relations: its branch here, its pair network in `graphbuilder.extract.reader`. Optional.
READER = "reader.safetensors"
FORMAT = 1
#: ``GRAPHBUILDER_ARITHMETIC`` is ``int8`` or ``float32``, see docs/models.md.
ARITHMETIC = ("int8", "float32")
#: Tags likelier than this are not looked up in the dictionary: half of all words, of which it would correct one in a thousand.
SURE = 0.9


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the model says of one sentence of n words: seven sequences of length n, and its names.

    *heads* count words from 1, 0 is the root. *names* are (first, last, type, probability), words from 1, both
    inclusive. *cuts* are the word indexes (from 0) where a sentence too long for the encoder was cut; each part has a
    root of its own. *vectors* (n, width) are for the reader of relations, None without one.
    """

    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    tag_probabilities: tuple[float, ...]
    arc_probabilities: tuple[float, ...]
    names: tuple[tuple[int, int, str, float], ...]
    cuts: tuple[int, ...] = ()
    vectors: Any = field(default=None, compare=False, repr=False)


class JointModel:
    """Encoder, heads, lemma lexicon and decoding. Thread-safe to read; annotations do not depend on the batch."""

    def __init__(
        self,
        network: Joint,
        inventory: Inventory,
        pieces: Pieces,
        lemmatizer: lemmas.Lemmatizer,
        sources: Mapping[str, str],
        branch: Branch | None = None,
    ) -> None:
        self.network = network.eval()
        self.branch = branch.eval() if branch is not None else None
        self.inventory, self.pieces, self.lemmatizer, self.sources = inventory, pieces, lemmatizer, sources
        self._tags = [tag.split("|", 1) for tag in inventory.tags]
        self._guards = {language: TagGuard(inventory.tags, language) for language in lemmatizer.guarded}
        relations = np.array([relation.split(":")[0] == "root" for relation in inventory.relations])
        self._not_root = torch.from_numpy(np.where(relations, -1e4, 0.0).astype(np.float32))
        self._only_root = torch.from_numpy(np.where(relations, 0.0, -1e4).astype(np.float32))

    @classmethod
    def load(cls, folder: Path) -> "JointModel":
        """Load a folder; raises `ModelNotFound` where a file is missing, `ParseError` where one is wrong."""
        folder = Path(folder)
        for name in FILES:
            if not (folder / name).is_file():
                raise ModelNotFound(f"no joint model in {folder}: {name} is missing; expected {', '.join(FILES)}")
        about = json.loads((folder / "inventory.json").read_text(encoding="utf-8"))
        if about.get("format") != FORMAT or tuple(about["names"]) != TYPES:
            raise ParseError(f"{folder / 'inventory.json'} was made by another version; export the model anew")
        network = read_network(folder / "model.safetensors", Shape(**about["shape"]))
        inventory = Inventory(tuple(about["tags"]), tuple(about["scripts"]), tuple(about["relations"]))
        lemmatizer = lemmas.Lemmatizer(lemmas.read(folder / "lemmas.json.xz"), about["guarded"])
        branch = read_branch(folder / READER, Shape(**about["shape"])) if (folder / READER).is_file() else None
        return cls(network, inventory, Pieces(folder / "tokenizer.json"), lemmatizer, about["sources"], branch)

    def annotate(self, sentences: Sequence[Sequence[str]], language: str) -> list[Annotation]:
        """Annotate *sentences* (word forms, none empty), in order. Sentences over 510 pieces are annotated in parts."""
        pieces = [self.pieces(words) for words in sentences]
        parts = [(number, span) for number, row in enumerate(pieces) for span in windows(row)]
        rows = [pieces[number][start:end] for number, (start, end) in parts]
        done: list[list[Annotation]] = [[] for _ in sentences]
        results: list[Annotation | None] = [None] * len(parts)
        for group in by_size([2 + sum(map(len, row)) for row in rows], BATCH_PIECES):
            forms = [sentences[parts[index][0]][slice(*parts[index][1])] for index in group]
            for index, annotation in zip(group, self._batch([rows[i] for i in group], forms, language), strict=True):
                results[index] = annotation
        for (number, _), result in zip(parts, results, strict=True):
            assert result is not None
            done[number].append(result)
        return [_joined(annotations) for annotations in done]

    @torch.inference_mode()
    def _batch(
        self, rows: Sequence[Sequence[tuple[int, ...]]], forms: Sequence[Sequence[str]], language: str
    ) -> Iterable[Annotation]:
        data = make_input(rows, [source_number(self.sources.get(language, ""))] * len(rows))
        network, lengths = self.network, [len(row) for row in rows]
        outputs, average = network.encoder(data.ids, data.ids != PAD), network.average(data.words, data.count)
        tree, tag, name = network.vectors(outputs, average, data.source)
        vectors = self._for_reader(outputs, data.ids != PAD, average)
        arcs = network.arcs(tree)
        for row, length in enumerate(lengths):
            arcs[row, :, length + 1 :] = -1e4
        arcs.diagonal(offset=1, dim1=1, dim2=2).fill_(-1e4)
        arcs = arcs.log_softmax(-1)
        heads = torch.zeros(len(rows), data.count, dtype=torch.long)
        for row, length in enumerate(lengths):
            heads[row, :length] = torch.from_numpy(decode.tree(arcs[row, :length, : length + 1].numpy()))
        relation_scores = network.relations(tree, heads)
        relation_scores += torch.where((heads == 0)[..., None], self._only_root, self._not_root)
        relation_probability, relations = relation_scores.softmax(-1).max(-1)
        arc_probability = arcs.gather(-1, heads[..., None])[..., 0].exp() * relation_probability
        tag_scores = network.tag(tag[:, 1:]).softmax(-1)
        tag_probability, tags = tag_scores.max(-1)
        if language in self._guards:
            self._correct(self._guards[language], forms, tags, tag_probability, tag_scores.numpy())
        scripts = network.script(tag[:, 1:]).argmax(-1)
        names = network.name(name[:, 1:]).log_softmax(-1).numpy()
        columns = [t.tolist() for t in (tags, scripts, heads, relations, tag_probability, arc_probability)]
        return [
            replace(
                self._annotation(forms[row], [c[row][:length] for c in columns], names[row, :length], language),
                vectors=None if vectors is None else vectors[row, :length].clone(),
            )
            for row, length in enumerate(lengths)
        ]

    def _for_reader(self, outputs: Sequence[Tensor], present: Tensor, average: Tensor) -> Tensor | None:
        """The word vectors (batch, n, width) of the branch, in half the bits: what lies beyond depends on the batch."""
        if self.branch is None:
            return None
        vectors: Tensor = self.branch(outputs[self.branch.below], present, average[:, 1:])
        return vectors.half()

    @staticmethod
    def _correct(
        guard: TagGuard, forms: Sequence[Sequence[str]], tags: Tensor, probability: Tensor, scores: decode.Floats
    ) -> None:
        """Replace in place each tag its form cannot have by the likeliest it can, where the model is not sure."""
        for row, words in enumerate(forms):
            for column in (probability[row, : len(words)] < SURE).nonzero()[:, 0].tolist():
                old = int(tags[row, column])
                new = guard.choose(words[column], old, scores[row, column])
                if new != old:
                    tags[row, column], probability[row, column] = new, float(scores[row, column, new])

    def _annotation(
        self, forms: Sequence[str], columns: Sequence[Sequence[float]], names: decode.Floats, language: str
    ) -> Annotation:
        tags, scripts, heads, relations, tag_probability, arc_probability = columns
        upos, feats = zip(*(self._tags[int(tag)] for tag in tags), strict=True)
        made = [
            self.lemmatizer(form, pos, features, self.inventory.scripts[int(script)], language)
            for form, pos, features, script in zip(forms, upos, feats, scripts, strict=True)
        ]
        return Annotation(
            upos,
            feats,
            tuple(made),
            tuple(int(head) for head in heads),
            tuple(self.inventory.relations[int(relation)] for relation in relations),
            tuple(_rounded(p) for p in tag_probability),
            tuple(_rounded(p) for p in arc_probability),
            tuple(
                (*trimmed(first, last, forms, language), kind, _rounded(p))
                for first, last, kind, p in decode.names(names, language)
            ),
        )


def read_network(path: Path, shape: Shape) -> Joint:
    """Return the network with the weights in *path*, its encoder computing as ``GRAPHBUILDER_ARITHMETIC`` says."""
    arithmetic = _arithmetic()
    packed, _ = weights.read_packed(path)
    with unfilled():
        network = Joint(shape)
    if arithmetic == "int8" and integer.exact():
        packed = integer.place(network, packed)
    network.load_state_dict(weights.unpack(packed), assign=True)
    return network


def _rounded(probability: float) -> float:
    """Three digits: what lies beyond them depends on the other sentences of the batch."""
    return min(1.0, round(float(probability), 3))


def _joined(parts: Sequence[Annotation]) -> Annotation:
    """Put the parts of a cut sentence together."""
    if len(parts) == 1:
        return parts[0]
    starts = np.cumsum([0, *(len(part.upos) for part in parts)]).tolist()
    moved = list(zip(starts, parts, strict=False))
    return Annotation(
        tuple(x for part in parts for x in part.upos),
        tuple(x for part in parts for x in part.feats),
        tuple(x for part in parts for x in part.lemmas),
        tuple(head and head + start for start, part in moved for head in part.heads),
        tuple(x for part in parts for x in part.relations),
        tuple(x for part in parts for x in part.tag_probabilities),
        tuple(x for part in parts for x in part.arc_probabilities),
        tuple((first + start, last + start, kind, p) for start, part in moved for first, last, kind, p in part.names),
        tuple(starts[1:-1]),
        None if parts[0].vectors is None else torch.cat([part.vectors for part in parts]),
    )


def read_branch(path: Path, shape: Shape) -> Branch:
    """Return the branch of the reader in *path*, computing as the encoder does."""
    packed, about = weights.read_packed(path)
    own = {name.removeprefix("branch."): tensor for name, tensor in packed.items() if name.startswith("branch.")}
    with unfilled():
        branch = Branch(shape, int(str(about["layers"])), int(str(about["below"])))
    if _arithmetic() == "int8" and integer.exact():
        own = integer.place(branch, own)
    branch.load_state_dict(weights.unpack(own), assign=True)
    return branch


def _arithmetic() -> str:
    """Return what ``GRAPHBUILDER_ARITHMETIC`` says, whole numbers if nothing; refuses anything else."""
    arithmetic = os.environ.get("GRAPHBUILDER_ARITHMETIC") or ARITHMETIC[0]
    if arithmetic not in ARITHMETIC:
        raise ParseError(f"GRAPHBUILDER_ARITHMETIC is {arithmetic!r}; expected {' or '.join(ARITHMETIC)}")
    return arithmetic

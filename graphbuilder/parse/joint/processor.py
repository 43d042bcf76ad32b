"""The joint model as a Stanza processor: an ordinary `stanza.Pipeline` and `Document` come out.

Importing this module registers the processor ``joint``. It sets upos, feats, lemma, head and deprel of words and
``ner`` (BIOES) of tokens; each sentence also keeps the model's whole answer, with probabilities, as
``sentence.annotation``.
"""

from pathlib import Path
from typing import Any

from stanza.models.common.doc import Document, Sentence
from stanza.pipeline.processor import Processor, register_processor

from graphbuilder.parse.joint.model import Annotation, JointModel
from graphbuilder.parse.joint.pieces import windows
from graphbuilder.parse.mending import Joined, mended

#: Comment on each part of a sentence that was too long for the encoder.
CUT = "# cut = yes"


@register_processor("joint")
class JointProcessor(Processor):  # type: ignore[misc]
    """Tags, lemmas, trees and names in one pass; ``joint_model_path`` names the model's folder or is a `JointModel`."""

    PROVIDES_DEFAULT = {"joint", "pos", "lemma", "depparse", "ner"}  # noqa: RUF012 (Stanza's own form)
    REQUIRES_DEFAULT = {"tokenize"}  # noqa: RUF012

    def __init__(self, config: dict[str, Any], pipeline: Any, device: Any) -> None:
        super().__init__(config, pipeline, device)
        model = config["model_path"]
        self.model = model if isinstance(model, JointModel) else JointModel.load(Path(model))
        self.language = str(config["lang"])

    def process(self, document: Document) -> Document:
        """Annotate one document; returns it, or a new one where a sentence had to be cut."""
        return self.bulk_process([document])[0]

    def bulk_process(self, documents: list[Document]) -> list[Document]:
        """Annotate all sentences of *documents* together."""
        documents = [self._fitting(self._mended(document)) for document in documents]
        sentences = [sentence for document in documents for sentence in document.sentences]
        forms = [[word.text for word in sentence.words] for sentence in sentences]
        for sentence, annotation in zip(sentences, self.model.annotate(forms, self.language), strict=True):
            _annotate(sentence, annotation)
        for document in documents:
            document.build_ents()
        return documents

    def _mended(self, document: Document) -> Document:
        """Undo plain slips of the tokenizer (see `mending`); other documents pass as they are."""
        before = [list(sentence.tokens) for sentence in document.sentences]
        after = mended(before, document.text, self.language)
        if after == before:
            return document
        return Document([_entries(tokens) for tokens in after], text=document.text)

    def _fitting(self, document: Document) -> Document:
        """Cut sentences longer than the encoder's window, between tokens; other documents pass as they are."""
        ranges = [self._ranges(sentence) for sentence in document.sentences]
        if all(len(parts) == 1 for parts in ranges):
            return document
        sentences, comments = [], []
        for sentence, parts in zip(document.sentences, ranges, strict=True):
            for start, end in parts:
                sentences.append(_entries(sentence.tokens[start:end]))
                comments.append([CUT] if len(parts) > 1 else [])
        return Document(sentences, text=document.text, comments=comments)

    def _ranges(self, sentence: Sentence) -> list[tuple[int, int]]:
        pieces = [
            tuple(piece for word in self.model.pieces([word.text for word in token.words]) for piece in word)
            for token in sentence.tokens
        ]
        return windows(pieces)


def _entries(tokens: list[Any]) -> list[dict[str, Any]]:
    """Return Stanza's dictionaries for *tokens*, numbered anew."""
    entries, number = [], 0
    for token in tokens:
        place = {"start_char": token.start_char, "end_char": token.end_char}
        if isinstance(token, Joined):
            number += 1
            entries.append({"id": (number,), "text": token.text} | place)
            continue
        if len(token.words) > 1:
            entries.append({"id": (number + 1, number + len(token.words)), "text": token.text} | place)
            place = {}
        for word in token.words:
            number += 1
            entries.append({"id": (number,), "text": word.text} | place)
    return entries


def _annotate(sentence: Sentence, annotation: Annotation) -> None:
    sentence.annotation = annotation
    for index, word in enumerate(sentence.words):
        word.upos = annotation.upos[index]
        word.feats = annotation.feats[index]
        word.lemma = annotation.lemmas[index]
        word.head = annotation.heads[index]
        word.deprel = annotation.relations[index]
    sentence.build_dependencies()
    owner = [number for number, token in enumerate(sentence.tokens) for _ in token.words]
    tags = ["O"] * len(sentence.tokens)
    for first, last, kind, _ in annotation.names:
        start, end = owner[first - 1], owner[last - 1]
        if any(tag != "O" for tag in tags[start : end + 1]):
            continue  # two names within one multi-word token: Stanza's tags can tell of the first only
        for number in range(start, end + 1):
            inner = ("B" if number == start else "E" if number == end else "I") if end > start else "S"
            tags[number] = f"{inner}-{kind}"
    for token, tag in zip(sentence.tokens, tags, strict=True):
        token.ner = tag

"""The stage: Documents → Sentences, through a Stanza pipeline of whichever models were asked for.

No other stage imports stanza. Documents are read in batches of paragraphs, so that a long one needs no
more memory than many short ones, and short ones share the encoder's batches. Batches are parsed in threads of one core each:
the encoder computes without Python's lock, and two batches side by side take less than one after the other on two cores.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from graphbuilder.errors import ParseError
from graphbuilder.model import Document, Name, Parsed, Sentence, Word
from graphbuilder.parse.segments import Segment, readable, segments

#: Characters handed to Stanza at a time, and the fewest worth a thread of their own.
BATCH_CHARACTERS = 30_000
LEAST_CHARACTERS = 2_000


@dataclass
class _Pending:
    """A document whose sentences are being collected; *left* segments are still to be parsed."""

    document: Document
    left: int
    sentences: list[Sentence] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A segment of a document and where it begins in the text of a batch."""

    pending: _Pending
    segment: Segment
    at: int


Batch = list[tuple[_Pending, Segment]]
Found = list[tuple[_Pending, Sentence]]


class Parser:
    """Parses documents of one *language*; made by `graphbuilder.parse.load`.

    *pipeline* is a Stanza pipeline; *name_type* maps its entity types to the types of `graphbuilder.model.Name`, None
    where there is no such type. *workers* batches are parsed at a time; each thread calls *begin* first.
    """

    def __init__(
        self,
        language: str,
        pipeline: Any,
        name_type: Callable[[str], str | None],
        *,
        workers: int = 1,
        begin: Callable[[], None] = lambda: None,
    ) -> None:
        self.language = language
        self.pipeline = pipeline
        self.name_type = name_type
        self.workers = max(1, workers)
        self.begin = begin

    def parse(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """Yield each document with its sentences, in the order given; what a document yields depends on it alone.

        Documents are read a few batches ahead of those that are yielded.
        """
        if self.workers == 1:
            yield from self._parse(documents, lambda batch: _done(self._run(batch)))
            return
        pool = ThreadPoolExecutor(self.workers, "parser", initializer=self.begin)
        try:
            yield from self._parse(documents, lambda batch: pool.submit(self._run, batch))
        finally:
            pool.shutdown(cancel_futures=True)

    def _parse(self, documents: Iterable[Document], start: Callable[[Batch], Future[Found]]) -> Iterator[Parsed]:
        waiting: deque[_Pending] = deque()
        running: deque[tuple[Batch, Future[Found]]] = deque()
        batch: Batch = []
        size = 0
        for document in documents:
            cut = list(segments(document.text))
            pending = _Pending(document, len(cut))
            waiting.append(pending)
            for segment in cut:
                batch.append((pending, segment))
                size += segment.end - segment.start
                if size >= BATCH_CHARACTERS:
                    running.append((batch, start(batch)))
                    batch, size = [], 0
                    if len(running) > self.workers:
                        self._collect(*running.popleft())
            yield from _finished(waiting)
        running.extend((part, start(part)) for part in _shared(batch, self.workers))
        while running:
            self._collect(*running.popleft())
            yield from _finished(waiting)
        yield from _finished(waiting)

    def _run(self, batch: Batch) -> Found:
        """Parse the segments of *batch* as the paragraphs of one text."""
        placed, parts, at = [], [], 0
        for pending, segment in batch:
            part = readable(pending.document.text[segment.start : segment.end])
            placed.append(_Placed(pending, segment, at))
            parts.append(part)
            at += len(part) + 2
        try:
            parsed = self.pipeline("\n\n".join(parts))
        except (RuntimeError, ValueError, AssertionError, IndexError) as error:
            paths = sorted({pending.document.path or pending.document.id for pending, _ in batch})
            raise ParseError(f"stanza cannot parse {', '.join(paths[:3])}: {error}") from error
        starts = [place.at for place in placed]
        found = []
        for sentence in parsed.sentences:
            place = placed[bisect_right(starts, sentence.tokens[0].start_char) - 1]
            found.append((place.pending, self._sentence(sentence, place)))
        return found

    def _collect(self, batch: Batch, result: Future[Found]) -> None:
        """Wait for *batch* and number its sentences within their documents."""
        for pending, sentence in result.result():
            pending.sentences.append(replace(sentence, index=len(pending.sentences)))
        for pending, _ in batch:
            pending.left -= 1

    def _sentence(self, sentence: Any, place: _Placed) -> Sentence:
        document, shift = place.pending.document, place.segment.start - place.at
        start, end = sentence.tokens[0].start_char + shift, sentence.tokens[-1].end_char + shift
        last = place.segment.cut and not document.text[end : place.segment.end].strip()
        return Sentence(
            document=document.id,
            index=0,  # numbered when its turn in the document comes
            start=start,
            end=end,
            text=document.text[start:end],
            words=tuple(_words(sentence, document.text, shift)),
            names=tuple(self._names(sentence)),
            language=self.language,
            paragraph=place.segment.paragraph,
            cut=last or sentence.has_comment("cut"),
            vectors=getattr(getattr(sentence, "annotation", None), "vectors", None),
        )

    def _names(self, sentence: Any) -> Iterator[Name]:
        annotation = getattr(sentence, "annotation", None)
        if annotation is not None:
            for first, last, kind, probability in annotation.names:
                yield Name(first, last, kind, probability)
            return
        for entity in sentence.ents:
            kind = self.name_type(entity.type)
            if kind is not None:
                yield Name(entity.tokens[0].words[0].id, entity.tokens[-1].words[-1].id, kind)


def _done(result: Found) -> Future[Found]:
    future: Future[Found] = Future()
    future.set_result(result)
    return future


def _shared(batch: Batch, workers: int) -> list[Batch]:
    """Divide the last batch among *workers*: whole segments, of about the same number of characters in all."""
    lengths = [segment.end - segment.start for _, segment in batch]
    share = max(LEAST_CHARACTERS, -(-sum(lengths) // workers))
    parts: list[Batch] = []
    size = share
    for entry, length in zip(batch, lengths, strict=True):
        if size >= share:
            parts.append([])
            size = 0
        parts[-1].append(entry)
        size += length
    return parts


def _finished(waiting: deque[_Pending]) -> Iterator[Parsed]:
    while waiting and waiting[0].left == 0:
        pending = waiting.popleft()
        yield Parsed(pending.document, tuple(pending.sentences))


def _words(sentence: Any, text: str, shift: int) -> Iterator[Word]:
    annotation = getattr(sentence, "annotation", None)
    for token in sentence.tokens:
        start, end = token.start_char + shift, token.end_char + shift
        for word in token.words:
            # The form is what the text has: Stanza puts blanks and over-long tokens in its own words.
            form = text[start:end] if len(token.words) == 1 else word.text
            yield Word(
                id=word.id,
                form=form,
                lemma=word.lemma or form,
                upos=word.upos or "X",
                head=word.head or 0,
                deprel=word.deprel or "dep",
                feats=_features(word.feats or "_"),
                xpos=word.xpos or "",
                start=start,
                end=end,
                tag_probability=annotation.tag_probabilities[word.id - 1] if annotation else 1.0,
                arc_probability=annotation.arc_probabilities[word.id - 1] if annotation else 1.0,
            )


@lru_cache(maxsize=20_000)
def _features(field: str) -> dict[str, str]:
    """Parse a FEATS column; words with the same features share one mapping, which nobody changes."""
    return dict(part.split("=", 1) for part in field.split("|")) if field != "_" else {}

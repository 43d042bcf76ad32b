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
from functools import cached_property, lru_cache
from typing import Any

from graphbuilder.budget import within
from graphbuilder.errors import ParseError
from graphbuilder.model import Document, Name, Parsed, Sentence, Word
from graphbuilder.names.places import find_place
from graphbuilder.parse.casing import Tags, recased, spellings
from graphbuilder.parse.cleaning import Cleaned, cleaned
from graphbuilder.parse.segments import Segment, segments

#: Seconds of computing that the models have for a batch, and for each thousand characters of it.
SECONDS, SECONDS_A_THOUSAND = 60.0, 4.0

#: Characters handed to Stanza at a time, and the fewest worth a thread of their own.
BATCH_CHARACTERS = 30_000
LEAST_CHARACTERS = 2_000


@dataclass
class _Pending:
    """A document whose sentences are being collected; *left* segments are still to be parsed."""

    document: Document
    left: int
    sentences: list[Sentence] = field(default_factory=list)

    @cached_property
    def spellings(self) -> dict[str, str]:
        return spellings(self.document.text)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A segment of a document, its text for the models, and where that begins in the text of a batch."""

    pending: _Pending
    segment: Segment
    at: int
    cleaned: Cleaned

    def span(self, token: Any) -> tuple[int, int]:
        """Return where a token of the batch stands in its document."""
        first, last = token.start_char - self.at, token.end_char - self.at - 1
        return self.segment.start + self.cleaned.starts[first], self.segment.start + self.cleaned.ends[last]

    def form(self, token: Any) -> str:
        """Return a token as the models read it, without what was added to the text."""
        form = self.cleaned.form(token.start_char - self.at, token.end_char - self.at)
        start, end = self.span(token)
        return self.pending.document.text[start:end] if "\ufffd" in form else form


Batch = list[tuple[_Pending, Segment]]
Found = list[tuple[_Pending, Sentence]]


class Parser:
    """Parses documents of one *language*; made by `graphbuilder.parse.load`.

    *pipeline* is a Stanza pipeline; *name_type* maps its entity types to the types of `graphbuilder.model.Name`, None
    where there is no such type. *workers* batches are parsed at a time; each thread calls *begin* first. *tags* says which
    parts of speech a word in small letters can be, for texts in capitals; without it they stay as they are.
    """

    def __init__(
        self,
        language: str,
        pipeline: Any,
        name_type: Callable[[str], str | None],
        *,
        workers: int = 1,
        begin: Callable[[], None] = lambda: None,
        tags: Tags | None = None,
    ) -> None:
        self.language = language
        self.pipeline = pipeline
        self.name_type = name_type
        self.workers = max(1, workers)
        self.begin = begin
        self.tags = tags

    def parse(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """Yield each document with its sentences, in the order given; what a document yields depends on it alone.

        Documents are read a few batches ahead of those that are yielded.
        """
        if self.workers == 1:
            yield from self._parse(documents, lambda batch: _done(self._in_time(batch)))
            return
        pool = ThreadPoolExecutor(self.workers, "parser", initializer=self.begin)
        try:
            yield from self._parse(documents, lambda batch: pool.submit(self._in_time, batch))
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

    def _in_time(self, batch: Batch) -> Found:
        """Parse *batch* within its time; TimeoutError where it takes longer."""
        size = sum(segment.end - segment.start for _, segment in batch)
        return within(SECONDS + SECONDS_A_THOUSAND * size / 1_000, self._run, batch)

    def _run(self, batch: Batch) -> Found:
        """Parse the segments of *batch* as the paragraphs of one text."""
        placed, parts, at = [], [], 0
        for pending, segment in batch:
            part = self._cleaned(pending, segment)
            placed.append(_Placed(pending, segment, at, part))
            parts.append(part.text)
            at += len(part.text) + 2
        try:
            parsed = self.pipeline("\n\n".join(parts))
        except (RuntimeError, ValueError, AssertionError, IndexError) as error:
            paths = sorted({pending.document.path or pending.document.id for pending, _ in batch})
            raise ParseError(f"stanza cannot parse {', '.join(paths[:3])}: {error}") from error
        starts = [place.at for place in placed]
        found = []
        for sentence in parsed.sentences:
            place = placed[bisect_right(starts, sentence.tokens[0].start_char) - 1]
            if any(map(place.form, sentence.tokens)):
                found.append((place.pending, self._sentence(sentence, place)))
        return found

    def _cleaned(self, pending: _Pending, segment: Segment) -> Cleaned:
        text = pending.document.text[segment.start : segment.end]

        def recase(text: str) -> str:
            return recased(text, self.language, self.tags, lambda: pending.spellings) if self.tags is not None else text

        return cleaned(text, self.language, self._knows, recase, closed=not segment.cut)

    def _knows(self, word: str) -> bool:
        return bool(self.tags and self.tags(word.lower())) or find_place(word) is not None

    def _collect(self, batch: Batch, result: Future[Found]) -> None:
        """Wait for *batch* and number its sentences within their documents."""
        for pending, sentence in result.result():
            pending.sentences.append(replace(sentence, index=len(pending.sentences)))
        for pending, _ in batch:
            pending.left -= 1

    def _sentence(self, sentence: Any, place: _Placed) -> Sentence:
        document = place.pending.document
        words, names = _without_added(tuple(_words(sentence, place)), tuple(self._names(sentence)))
        start, end = words[0].start, words[-1].end
        vectors = getattr(getattr(sentence, "annotation", None), "vectors", None)
        last = place.segment.cut and not document.text[end : place.segment.end].strip()
        return Sentence(
            document=document.id,
            index=0,  # numbered when its turn in the document comes
            start=start,
            end=end,
            text=document.text[start:end],
            words=words,
            names=names,
            language=self.language,
            paragraph=place.segment.paragraph,
            cut=last or sentence.has_comment("cut"),
            vectors=None if vectors is None else vectors[: len(words)],
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


def _without_added(words: tuple[Word, ...], names: tuple[Name, ...]) -> tuple[tuple[Word, ...], tuple[Name, ...]]:
    """Leave out the full stop that was added to the text: the last word, where it stands for nothing."""
    last = words[-1]
    if last.end > last.start or len(words) == 1:
        return words, names
    kept = words[:-1]
    if any(word.head == last.id for word in kept):
        own = [word for word in kept if word.head == last.id]
        root = own[0].id if last.head == 0 else last.head
        kept = tuple(
            word
            if word.head != last.id
            else replace(word, head=0, deprel="root")
            if word.id == root
            else replace(word, head=root)
            for word in kept
        )
    names = tuple(replace(name, last=min(name.last, len(kept))) for name in names if name.first <= len(kept))
    return kept, names


def _words(sentence: Any, place: _Placed) -> Iterator[Word]:
    annotation = getattr(sentence, "annotation", None)
    for token in sentence.tokens:
        start, end = place.span(token)
        for word in token.words:
            # The form is what the text has: Stanza puts blanks and over-long tokens in its own words.
            form = place.form(token) if len(token.words) == 1 else word.text
            yield Word(
                id=word.id,
                form=form,
                lemma=_lemma(word.lemma, form, added=form != token.text),
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


def _lemma(lemma: str | None, form: str, *, added: bool) -> str:
    """Return a word's lemma, without the full stop that was *added* to an abbreviation at the end of its text."""
    if not lemma:
        return form
    return lemma.removesuffix(".") or lemma if added and not form.endswith(".") else lemma


@lru_cache(maxsize=20_000)
def _features(field: str) -> dict[str, str]:
    """Parse a FEATS column; words with the same features share one mapping, which nobody changes."""
    return dict(part.split("=", 1) for part in field.split("|")) if field != "_" else {}

"""Annotated sentences as examples: candidates of the project's own parse, and what gold says of each pair of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphbuilder.extract import extract
from graphbuilder.extract.reader.candidates import Candidate, candidates
from graphbuilder.lexicon import relations
from graphbuilder.model import Document, Sentence, Word
from graphbuilder.parse import Parser, load


@dataclass(frozen=True)
class Gold:
    """One statement over candidates; *subject* and *object* are indexes, None nobody. *labels* are all right ones.

    *labels* is empty where annotation has a relation that the inventory lacks: nothing is taught of that pair.
    *right* is False where somebody taught that there is no such statement.
    """

    labels: tuple[str, ...]
    subject: int | None
    object: int | None
    mode: str = "actual"
    unsure: bool = False
    trigger: tuple[int, ...] = ()
    speaker: int | None = None
    theme: int | None = None
    right: bool = True


@dataclass
class Example:
    """A sentence with its candidates and gold; words are numbered from 0 in *trigger*, *speaker*, *theme*."""

    id: str
    portion: str
    sentence: Sentence
    candidates: list[Candidate]
    gold: list[Gold] = field(default_factory=list)
    lost: int = 0


def examples(annotated: Sequence[Mapping[str, Any]], parsers: Callable[[str], Parser] = load) -> Iterator[Example]:
    """Parse the sentences, find their candidates and put gold on them, language by language.

    *parsers* gives the parser of a language; who calls this often keeps them.
    """
    known = relations()
    for language in sorted({row["language"] for row in annotated}):
        mine = [row for row in annotated if row["language"] == language]
        documents = [Document(f"{number}", row["text"], language=language) for number, row in enumerate(mine)]
        for document, sentences in parsers(language).parse(documents):
            row = mine[int(document.id)]
            unread = [replace(sentence, vectors=None) for sentence in sentences]  # an earlier reader has no say
            extraction = extract(document, unread)
            for sentence in sentences:
                inside = [one for one in extraction.mentions if one.sentence == sentence.index]
                example = Example(row["id"], row["portion"], sentence, candidates(sentence, inside))
                _annotate(example, row["statements"], known)
                yield example


def _annotate(example: Example, statements: Iterable[Mapping[str, Any]], known: Mapping[str, Any]) -> None:
    words = example.sentence.words
    at = {candidate.word: index for index, candidate in enumerate(example.candidates)}
    for one in statements:
        spans = [one.get("subject"), one.get("object")]
        if any(span is not None and (len(span) == 3 or not _inside(span, example.sentence)) for span in spans):
            continue
        heads = [None if span is None else _head(words, span, at) for span in spans]
        if any(span is not None and head is None for span, head in zip(spans, heads, strict=True)):
            example.lost += 1
            continue
        names = [name for name in (one["relation"], one.get("also")) if name]
        example.gold.append(
            Gold(
                tuple(name for name in names if name in known),
                heads[0],
                heads[1],
                one["mode"],
                bool(one.get("unsure")),
                tuple(n for n, word in enumerate(words) if _covers(one.get("trigger"), word)),
                _word(words, one.get("speaker")),
                _word(words, one.get("theme")),
                one.get("right", True),
            )
        )


def _inside(span: Sequence[int], sentence: Sentence) -> bool:
    return sentence.start <= span[0] and span[1] <= sentence.end


def _covers(span: Sequence[int] | None, word: Word) -> bool:
    return span is not None and len(span) == 2 and word.start < span[1] and span[0] < word.end


def _head(words: Sequence[Word], span: Sequence[int], at: Mapping[int, int]) -> int | None:
    """The candidate whose word is the head of *span*, else the first one within it."""
    inside = [word for word in words if _covers(span, word)]
    numbers = {word.id for word in inside}
    tops = [word.id for word in inside if word.head not in numbers]
    return next((at[number] for number in (*tops, *(word.id for word in inside)) if number in at), None)


def _word(words: Sequence[Word], span: Sequence[int] | None) -> int | None:
    inside = [word for word in words if _covers(span, word)]
    numbers = {word.id for word in inside}
    return next((word.id - 1 for word in inside if word.head not in numbers), None)

"""Scores names against an IOB2 file (Universal NER): exact spans by type, and with ORG and LOC as one class."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.scores import Counts, Finding, Report
from graphbuilder.model import Document, Sentence, digest
from graphbuilder.parse.conllu import span

#: The parser's types → those of Universal NER; the others it does not annotate.
TYPES = {"Person": "PER", "Organization": "ORG", "Geopolitical": "LOC", "Place": "LOC", "Facility": "LOC"}
ONE_CLASS = {"ORG": "ORG+LOC", "LOC": "ORG+LOC"}

Parse = Callable[[Iterable[Document]], Iterator[tuple[Document, Sequence[Sentence]]]]
Spans = frozenset[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class NamedSentence:
    """A sentence of the file and its names as (start, end, type), offsets in its text."""

    id: str
    text: str
    names: Spans


def read_names(path: Path) -> list[NamedSentence]:
    """Read an IOB2 file: five columns (number, token, tag …), ``# text`` and ``# sent_id`` before each sentence.

    Raises:
        ReadError: It cannot be read, or tokens and text do not agree; names file and sentence.
    """
    try:
        blocks = path.read_text(encoding="utf-8").split("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {error}; expected an IOB2 file") from None
    return [_sentence(path, block) for block in blocks if block.strip()]


def _sentence(path: Path, block: str) -> NamedSentence:
    lines = block.strip().splitlines()
    notes = dict(line[2:].split(" = ", 1) for line in lines if line.startswith("# ") and " = " in line)
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    if short := next((row for row in rows if len(row) < 3), None):
        raise ReadError(f"{path}: «{short[0][:40]}» is no line of IOB2; expected number, token and tag, parted by tabs")
    text = notes.get("text") or " ".join(row[1] for row in rows)
    where = notes.get("sent_id", text[:40])
    found: list[tuple[int, int, str]] = []
    at = 0
    for row in rows:
        start = text.find(row[1], at)
        if start < 0:
            raise ReadError(f"{path}, {where}: «{row[1]}» is not in the text after {at}; expected IOB2 with its text")
        at = start + len(row[1])
        prefix, _, kind = row[2].partition("-")
        if prefix == "B":
            found.append((start, at, kind))
        elif prefix == "I" and found:
            found[-1] = (found[-1][0], at, found[-1][2])
    return NamedSentence(where, text, frozenset(span for span in found if span[2] in set(TYPES.values())))


def score_names(path: Path, language: str, parse: Parse) -> Report:
    """Parse each sentence of *path* by itself with *parse* and compare the names; the units are sentences."""
    gold = read_names(path)
    documents = [Document(digest(sentence.id, n), sentence.text, language=language) for n, sentence in enumerate(gold)]
    found = [_found(sentences) for _, sentences in parse(documents)]
    units: dict[str, list[Counts]] = defaultdict(list)
    findings: list[Finding] = []
    for sentence, names in zip(gold, found, strict=True):
        units["overall"].append(count(sentence.names, names))
        units["overall, ORG and LOC as one"].append(count(_folded(sentence.names), _folded(names)))
        for kind in sorted(set(TYPES.values())):
            units[kind].append(count(_only(sentence.names, kind), _only(names, kind)))
        findings += _findings(sentence, names)
    return Report("names", f"{language} {path.stem}", units, findings)


def count(gold: Spans, found: Spans) -> Counts:
    """Count exact matches."""
    both = float(len(gold & found))
    return Counts(both, len(found), both, len(gold))


def _found(sentences: Iterable[Sentence]) -> Spans:
    spans = set()
    for sentence in sentences:
        for name in sentence.names:
            if name.type in TYPES:
                spans.add((*span(sentence, name), TYPES[name.type]))
    return frozenset(spans)


def _folded(spans: Spans, fold: Mapping[str, str] = ONE_CLASS) -> Spans:
    return frozenset((start, end, fold.get(kind, kind)) for start, end, kind in spans)


def _only(spans: Spans, kind: str) -> Spans:
    return frozenset(span for span in spans if span[2] == kind)


def _findings(sentence: NamedSentence, names: Spans) -> Iterator[Finding]:
    for kind, spans in (("missed", sentence.names - names), ("false", names - sentence.names)):
        for start, end, label in sorted(spans):
            yield Finding(kind, sentence.id, f"{label} «{sentence.text[start:end]}»", sentence.text)

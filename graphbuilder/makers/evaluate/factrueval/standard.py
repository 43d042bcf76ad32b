"""The contest's standard: what a `Book` holds, and its layers of tokens, spans and mentions.

The layers are described in the contest's README. Types are those of its responses: per, loc, org, locorg. A layer that
is missing leaves its part of the book None: that part is not scored. Strings are normalised as the contest does it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.factrueval.strings import normalised

TYPES = {
    "Person": "per",
    "Organization": "org",
    "Org": "org",
    "LocOrg": "locorg",
    "Location": "loc",
    "Project": "project",
}
#: A name of the first type that lies inside one of the second types is part of it and not scored by itself.
INSIDE = {
    "per": ("loc", "org", "locorg"),
    "loc": ("loc", "org", "locorg"),
    "org": ("org", "locorg"),
    "locorg": ("org", "locorg"),
    "project": ("org", "locorg"),
}


@dataclass(frozen=True, slots=True)
class Token:
    """A token, offsets half open. *loose* punctuation stands directly at a neighbour and is left out of responses."""

    start: int
    end: int
    text: str
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a name or a job; *tokens* are indices."""

    id: str
    type: str
    tokens: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an object, of type per, loc, org, locorg or project."""

    id: str
    type: str
    spans: tuple[Span, ...]

    @property
    def tokens(self) -> frozenset[int]:
        """Indices of all its tokens."""
        return frozenset(token for span in self.spans for token in span.tokens)

    @property
    def bounds(self) -> tuple[int, int]:
        """First and last token."""
        return min(self.tokens), max(self.tokens)


@dataclass(frozen=True, slots=True)
class Thing:
    """One object of the coreference layer. *attributes*: firstname, lastname, patronymic, nickname or name; values."""

    id: str
    type: str
    mentions: tuple[Mention, ...]
    attributes: Sequence[tuple[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a fact with the values that count as right."""

    name: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact; *difficult* ones are not scored."""

    type: str
    arguments: tuple[Argument, ...]
    difficult: bool = False


@dataclass(slots=True)
class Book:
    """One document of the folder. *objects* and *facts* are None where the folder lacks the layer."""

    name: str
    text: str
    tokens: Sequence[Token] = ()
    mentions: Sequence[Mention] = ()
    objects: Sequence[Thing] | None = None
    facts: Sequence[Fact] | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)


def lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (place for messages, line) of every line, blank ones too."""
    try:
        content = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: {error}; expected a layer of a factRuEval-2016 document") from None
    for number, line in enumerate(content, 1):
        yield f"{path}, line {number}", line.strip()


def blocks(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the groups of lines between empty lines."""
    block: list[tuple[str, str]] = []
    for place, line in lines(path):
        if line:
            block.append((place, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def read_tokens(path: Path) -> tuple[list[Token], dict[str, int]]:
    """Read the tokens layer, and the index of each token by its id."""
    raw = []
    for place, line in lines(path):
        if line:
            try:
                identifier, start, length, text = line.split(" ")
                raw.append((int(start), int(start) + int(length), text, identifier))
            except ValueError:
                raise ReadError(f"{place}: «{line}»; expected id, start, length, text") from None
    raw.sort()
    tokens = []
    starts, ends = {start for start, *_ in raw}, {end for _, end, *_ in raw}
    for first, last, form, _ in raw:
        touches = first in ends or last in starts
        tokens.append(Token(first, last, form, last - first == 1 and not form.isalpha() and touches))
    return tokens, {identifier: index for index, (_, _, _, identifier) in enumerate(raw)}


def read_spans(path: Path, tokens: Sequence[Token], indices: Mapping[str, int]) -> Iterator[Span]:
    """Yield the spans layer: the parts of names and jobs."""
    for place, line in lines(path):
        if not line:
            continue
        left, _, right = line.partition("#")
        try:
            identifier, kind, _, _, _, count = left.split()[:6]
            members = tuple(sorted(indices[token] for token in right.split()[: int(count)]))
        except (ValueError, KeyError):
            raise ReadError(f"{place}: «{line}»; expected six fields, #, the ids of the tokens") from None
        yield Span(identifier, kind, members, normalised(" ".join(tokens[index].text for index in members)))


def read_mentions(path: Path, spans: Mapping[str, Span]) -> Iterator[Mention]:
    """Yield the objects layer: the mentions."""
    for place, line in lines(path):
        fields = line.partition("#")[0].split()
        if not fields:
            continue
        try:
            identifier, kind, *members = fields
            yield Mention(identifier, TYPES[kind], tuple(spans[member] for member in members))
        except (ValueError, KeyError):
            raise ReadError(f"{place}: «{line}»; expected id, type, ids of spans") from None

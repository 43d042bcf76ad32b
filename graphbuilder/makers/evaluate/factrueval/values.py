"""What counts as a right value: the names of an object, and of the arguments of a fact."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from graphbuilder.errors import ReadError
from graphbuilder.makers.evaluate.factrueval.standard import Argument, Book, Fact, Mention, Span, Thing, blocks
from graphbuilder.makers.evaluate.factrueval.strings import normalised

#: Orders in which the parts of a person's name may be given: f first, l last, p patronymic, n nickname.
PERSON = ("lfp", "fpl", "fp", "fl", "lf", "n", "f", "p", "l", "fn")
PARTS = {"f": "firstname", "l": "lastname", "p": "patronymic", "n": "nickname"}
#: Arguments that are marks of the annotation, not content.
MARKS = ("фаза", "phase", "модальность", "сложность")
_QUOTED = {'"': '"', "'": "'", "«": "»"}


def read_objects(path: Path, book: Book) -> list[Thing]:
    """Read the coreference layer."""
    mentions = {mention.id: mention for mention in book.mentions}
    things = []
    for block in blocks(path):
        place, head = block[0]
        identifier, *members = head.split()
        known = [mentions[member] for member in dict.fromkeys(members) if member in mentions]
        if not known:
            continue
        raw: dict[str, list[str]] = {}
        for _, line in block[1:]:
            name, _, value = line.partition(" ")
            if value.strip():
                raw.setdefault(name.lower(), []).append(normalised(value))
        things.append(Thing(identifier, _type(known, place), tuple(known), _attributes(raw, known, book)))
    return things


def _type(mentions: Sequence[Mention], place: str) -> str:
    """Geopolitical names count as places; a mixed object is a place as soon as one mention is."""
    kinds = {mention.type for mention in mentions}
    if kinds & {"loc", "locorg"}:
        return "loc"
    if len(kinds) > 1:
        raise ReadError(f"{place}: mentions of types {sorted(kinds)} in one object; expected one type")
    return kinds.pop()


def _attributes(
    raw: Mapping[str, Sequence[str]], mentions: Sequence[Mention], book: Book
) -> tuple[tuple[str, frozenset[str]], ...]:
    described = [value for name, values in raw.items() if name.startswith("descr") for value in values]
    attributes = []
    for name, values in raw.items():
        if name.startswith("descr") or name == "wikidata":
            continue
        known = [*values, *_in_quotes(values, mentions, book)] if name == "name" else list(values)
        more = [form for value in known for word in described for form in _with(value, word)]
        attributes.append((name.rstrip("0123456789"), frozenset([*known, *more])))
    return tuple(attributes)


def _with(value: str, descriptor: str) -> tuple[str, ...]:
    if f" {descriptor} " in f" {value} ":
        return ()
    return f"{value} {descriptor}", f"{descriptor} {value}"


def _in_quotes(values: Sequence[str], mentions: Sequence[Mention], book: Book) -> Iterator[str]:
    for span in (span for mention in mentions for span in mention.spans):
        first, last = span.tokens[0], span.tokens[-1]
        if "name" in span.type and span.text in values and first > 0 and last + 1 < len(book.tokens):
            left, right = book.tokens[first - 1].text, book.tokens[last + 1].text
            if _QUOTED.get(left) == right:
                yield normalised(f"{left}{span.text}{right}")


def read_facts(path: Path, book: Book) -> list[Fact]:
    """Read the facts layer; ``isPartOf`` is no fact: it lets a whole stand for its part as an Occupation's Where."""
    things = {thing.id: thing for thing in book.objects or ()}
    raw = list(blocks(path))
    wholes = _wholes(raw, things)
    facts = []
    for block in raw:
        place, head = block[0]
        try:
            kind = head.split()[1].lower()
        except IndexError:
            raise ReadError(f"{place}: «{head}»; expected the id and type of a fact") from None
        if kind == "ispartof":
            continue
        arguments, difficult = [], False
        for _, line in block[1:]:
            name, _, rest = line.partition(" ")
            name = {"job": "position"}.get(name.lower(), name.lower())
            difficult |= name == "сложность" and "повышенная" in rest
            if name not in MARKS:
                more = wholes if name == "where" else {}
                arguments.append(Argument(name, frozenset(_values(rest, things, book, more))))
        facts.append(Fact(kind, tuple(arguments), difficult))
    return facts


def _wholes(raw: Iterable[Sequence[tuple[str, str]]], things: Mapping[str, Thing]) -> dict[str, list[Thing]]:
    linked: dict[str, list[Thing]] = {}
    for block in raw:
        if not block[0][1].lower().endswith(" ispartof"):
            continue
        parties = [line.split()[1].removeprefix("obj") for _, line in block[1:] if len(line.split()) > 1]
        for party in parties:
            linked.setdefault(party, []).extend(
                things[other] for other in parties if other != party and other in things
            )
    return linked


def _values(rest: str, things: Mapping[str, Thing], book: Book, wholes: Mapping[str, Sequence[Thing]]) -> Iterator[str]:
    for alternative in rest.split("|"):
        first, _, described = alternative.strip().partition(" ")
        if first.startswith("obj") and first[3:].isdigit():
            yield normalised(described)
            if thing := things.get(first[3:]):
                yield from thing_values(thing, book)
            for whole in wholes.get(first[3:], ()):
                yield from _named(whole)
        elif first.startswith("span") and first[4:].isdigit():
            if span := book.spans.get(first[4:]):
                yield from _job(span)
        else:
            yield normalised(alternative)


def thing_values(thing: Thing, book: Book) -> Iterator[str]:
    """Yield every way to name an object: its mentions as they stand, its names, the orders of a person's name."""
    for mention in thing.mentions:
        tokens = sorted(mention.tokens)
        yield normalised(" ".join(book.tokens[index].text for index in tokens))
        yield normalised(book.text[book.tokens[tokens[0]].start : book.tokens[tokens[-1]].end])
    if thing.type == "per":
        for order in PERSON:
            parts = [
                [v for name, values in thing.attributes if name == PARTS[p] for v in sorted(values)] for p in order
            ]
            if all(parts):
                yield from (" ".join(words) for words in product(*parts))
    else:
        yield from _named(thing)


def _named(thing: Thing) -> Iterator[str]:
    yield from (value for name, values in thing.attributes if name == "name" for value in values)


def _job(span: Span) -> Iterator[str]:
    """Yield a job as it stands and in the nominative; the contest has a list of these, we inflect."""
    yield span.text
    yield nominative(span.text)


def nominative(phrase: str) -> str:
    """Put the words up to the first noun into the nominative singular: «первого заместителя министра» → «первый …»."""
    from graphbuilder.makers.evaluate.factrueval.inflect import to_nominative

    return normalised(to_nominative(phrase))

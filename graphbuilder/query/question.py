"""A stored question: one ``.cypher`` file whose header comment is its interface.

    // Кто с кем встречался и когда | Who met this person, and when      title, Russian | English
    // help: Встречи и переговоры … | Meetings and talks …               one line in each language
    // words: саммит, рандеву | summit, rendezvous                       optional: other words that ask for it
    // param person: entity | чьи встречи | whose meetings               no default: must be given
    // param limit: integer = 100 | сколько строк | how many rows
    // columns: date:date, other, places:names, evidence                 type after the colon, ``text`` where none
    // note: any text                                                     optional, may be repeated
    // finish: mediators limit                                           optional: step in Python, parameters it takes
    // example: person="Владимир Путин"
    // :param person => ['Владимир Путин']                               paste into Neo4j Browser

The folder is the topic, the file name the question's name. The text below the header is plain Neo4j 5 Cypher.
"""

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graphbuilder.errors import QueryError

#: Parameter types that name an entity, and the entity types each takes (none listed: any).
ENTITY_KINDS: dict[str, tuple[str, ...]] = {
    "entity": (),
    "person": ("Person",),
    "organization": ("Organization",),
    "country": ("Country",),
    "place": ("Place", "City", "Region", "Country"),
    "agreement": ("Agreement",),
    "position": ("Position",),
}
PARAMETER_TYPES = (
    *ENTITY_KINDS,
    "source",
    "run",
    "relation",
    "since",
    "until",
    "integer",
    "number",
    "share",
    "flag",
    "text",
)
COLUMN_TYPES = ("text", "names", "date", "moment", "integer", "number", "flag", "picture")

_PARAM = re.compile(
    r"(?P<name>[a-z_]+): (?P<type>[a-z]+)(?: =(?: (?P<default>[^|]*?))?(?P<optional>))?"
    r" \| (?P<ru>[^|]+) \| (?P<en>[^|]+)"
)
_COLUMN = re.compile(r"(?P<name>[a-z_]+)(?::(?P<type>[a-z]+))?")
_QUOTED = re.compile(r"//[^\n]*|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One blank of a question. *default* is the text of the header, None where a value must be given."""

    name: str
    type: str
    default: str | None
    ru: str
    en: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer; ``picture`` columns exist for Neo4j Browser and are left out of data frames."""

    name: str
    type: str = "text"


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question, ready to be asked. *cypher* is the whole file, header included."""

    name: str
    topic: str
    title_ru: str
    title_en: str
    help_ru: str
    help_en: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    example: tuple[tuple[str, str], ...]
    cypher: str
    finish: str | None = None
    finish_takes: tuple[str, ...] = ()
    words_ru: str = ""
    words_en: str = ""

    @property
    def command(self) -> str:
        """Return the example as a shell command."""
        given = " ".join(f"-p {name}={shlex.quote(value)}" for name, value in self.example)
        return f"graphbuilder query {self.name} {given}".rstrip()

    @property
    def params_lines(self) -> tuple[str, ...]:
        """Return the ``:param`` lines that let the file run in Neo4j Browser: the example over the defaults.

        The server reads what stands behind ``=>``, so whole numbers stay whole; ``:params {…}`` would make them decimals.
        """
        given = dict(self.example)
        return tuple(
            f":param {one.name} => {_literal(one, given.get(one.name, one.default or ''))}" for one in self.parameters
        )


def _literal(parameter: Parameter, text: str) -> str:
    if parameter.type in ("integer", "number", "share"):
        return text
    if parameter.type == "flag":
        return text.lower()
    quoted = "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return f"[{quoted}]" if parameter.type in ENTITY_KINDS or parameter.type == "source" else quoted


def parse(text: str, *, name: str, topic: str) -> Question:
    """Read a question from the text of its file.

    Raises:
        QueryError: A header line is missing, double or malformed; a parameter is undeclared or unused.
    """
    reader = _Header(name, text)
    ru, en = reader.pair("", reader.title)
    help_ru, help_en = reader.pair("help", reader.one("help"))
    words = reader.one("words", optional=True)
    words_ru, words_en = reader.pair("words", words) if words is not None else ("", "")
    finish, *takes = (reader.one("finish", optional=True) or "").split() or [""]
    question = Question(
        name=name,
        topic=topic,
        title_ru=ru,
        title_en=en,
        help_ru=help_ru,
        help_en=help_en,
        parameters=tuple(reader.parameters()),
        columns=tuple(reader.columns()),
        example=tuple(reader.example()),
        cypher=text,
        finish=finish or None,
        finish_takes=tuple(takes),
        words_ru=words_ru,
        words_en=words_en,
    )
    _check(question, reader)
    return question


def load(path: Path) -> Question:
    """Read the question in the file *path*; its folder is the topic."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path.name}: cannot be read ({error}); expected a UTF-8 text file") from None
    return parse(text, name=path.stem, topic=path.parent.name)


def placeholders(cypher: str) -> set[str]:
    """Return the names of the parameters *cypher* uses, comments and quoted text left aside."""
    return set(re.findall(r"\$(\w+)", _QUOTED.sub(" ", cypher)))


class _Header:
    """The comment lines at the top of a file, by keyword."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        lines: list[str] = []
        for line in text.splitlines():
            if not line.startswith("//"):
                break
            lines.append(line[2:].strip())
        if not lines:
            raise self.error("the file starts with no header comment; expected // Заголовок | Title")
        self.title, self.rest = lines[0], lines[1:]
        for line in self.rest:
            if not re.match(r"(help|words|note|param|columns|finish|example)\b|:param ", line):
                raise self.error(
                    f"header line «{line[:60]}»; expected help, words, note, param, columns, finish, example or :param"
                )

    def error(self, message: str) -> QueryError:
        return QueryError(f"cypher/{self.name}.cypher: {message}")

    def all(self, keyword: str) -> list[str]:
        return [line[len(keyword) :].lstrip(":").strip() for line in self.rest if re.match(rf"{keyword}\b", line)]

    def one(self, keyword: str, *, optional: bool = False) -> str | None:
        found = self.all(keyword)
        if len(found) > 1 or (not found and not optional):
            raise self.error(f"{len(found)} lines «// {keyword}:»; expected one")
        return found[0] if found else None

    def pair(self, keyword: str, text: str | None) -> tuple[str, str]:
        parts = [part.strip() for part in (text or "").split(" | ")]
        if len(parts) != 2 or not all(parts):
            raise self.error(f"{keyword or 'title'} «{text}»; expected Russian | English")
        return parts[0], parts[1]

    def parameters(self) -> Iterator[Parameter]:
        for line in self.all("param"):
            match = _PARAM.fullmatch(line)
            if match is None:
                raise self.error(f"param «{line}»; expected name: type = default | по-русски | in English")
            if match["type"] not in PARAMETER_TYPES:
                raise self.error(f"param {match['name']}: type {match['type']}; there are {', '.join(PARAMETER_TYPES)}")
            default = (match["default"] or "") if match["optional"] is not None else None
            yield Parameter(match["name"], match["type"], default, match["ru"].strip(), match["en"].strip())

    def columns(self) -> Iterator[Column]:
        if not self.all("columns"):
            raise self.error("no line «// columns:»; expected the names of the columns")
        for word in ", ".join(self.all("columns")).split(","):
            match = _COLUMN.fullmatch(word.strip())
            if match is None or (match["type"] or "text") not in COLUMN_TYPES:
                raise self.error(
                    f"column «{word.strip()}»; expected name:type with a type of {', '.join(COLUMN_TYPES)}"
                )
            yield Column(match["name"], match["type"] or "text")

    def example(self) -> Iterator[tuple[str, str]]:
        for word in shlex.split(self.one("example") or ""):
            key, equals, value = word.partition("=")
            if not equals:
                raise self.error(f"example «{word}»; expected name=value")
            yield key, value


def _check(question: Question, header: _Header) -> None:
    declared = [one.name for one in question.parameters]
    used = placeholders(question.cypher) | set(question.finish_takes)
    for names, message in (
        (_twice(declared), "declared twice"),
        (sorted(used - set(declared)), "used but not declared by a «// param» line"),
        (sorted(set(declared) - used), "declared but not used"),
        (sorted({key for key, _ in question.example} - set(declared)), "in the example but not declared"),
        (_twice([one.name for one in question.columns]), "a column declared twice"),
    ):
        if names:
            raise header.error(f"{', '.join(names)}: {message}")
    given = {key for key, _ in question.example}
    missing = [one.name for one in question.parameters if one.default is None and one.name not in given]
    if missing:
        raise header.error(f"{', '.join(missing)}: has no default and no value in the example")


def _twice(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})

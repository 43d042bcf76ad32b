"""What a graph says of somebody, or of two, to read and to hand on: Markdown or HTML, every sentence with its source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from graphbuilder.errors import BadParameter, ViewError
from graphbuilder.lexicon import relations
from graphbuilder.query import run
from graphbuilder.query.entities import Found, Reader
from graphbuilder.query.output import harmless, records
from graphbuilder.query.profile import meant

LANGUAGES = ("ru", "en")
#: Statements, links and offices that a report has at most.
MOST = 5_000
_WORDS = {
    "names": {"ru": "Имена", "en": "Names"},
    "offices": {"ru": "Должности", "en": "Offices"},
    "links": {"ru": "Связи", "en": "Links"},
    "told": {"ru": "Что о них сказано", "en": "What is told"},
    "none": {"ru": "Ничего.", "en": "Nothing."},
    "unknown": {"ru": "без даты", "en": "undated"},
    "negated": {"ru": "отрицается", "en": "denied"},
    "planned": {"ru": "планируется", "en": "planned"},
    "hypothetical": {"ru": "предположение", "en": "hypothetical"},
    "uncertain": {"ru": "под сомнением", "en": "doubted"},
    "said": {"ru": "по словам", "en": "according to"},
    "times": {"ru": "утверждений", "en": "statements"},
    "sources": {"ru": "источников", "en": "sources"},
}
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "blockquote{margin:.2rem 0 1rem;padding-left:1rem;border-left:3px solid #999}footer,small{color:#595959}"
    "@media(prefers-color-scheme:dark){body{background:#181818;color:#eee}small{color:#bbb}a{color:#9cf}}"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a report: what is said, on which *day*, with the *sentence* that says so and where that stands."""

    day: str
    said: str
    sentence: str
    source: str
    url: str | None
    statement: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a graph says under a *title*: names, offices and links, a line each, and all that is told."""

    title: str
    language: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    told: tuple[Told, ...]


def report(
    store: Reader, entity: str, other: str | None = None, *, language: str = "ru", min_confidence: float = 0.0
) -> Report:
    """Return what the graph says of *entity*, or of *entity* and *other* together; labels in *language*.

    Raises:
        BadParameter: The graph knows nobody of a name, or several; no labels in *language*.
    """
    if language not in LANGUAGES:
        raise BadParameter(f"no labels in {language!r}; expected one of {', '.join(LANGUAGES)}")
    one = _one(store, entity)
    sure = {"min_confidence": min_confidence, "limit": MOST}
    if other is not None:
        two = _one(store, other)
        rows = records(run(store, "pair-timeline", {"a": one.id, "b": two.id, **sure}))
        return Report(f"{one.name} – {two.name}", language, (), tuple(_told(rows, language)))
    rows = records(run(store, "everything", {"entity": one.id, **sure}))
    lists = (
        ("names", tuple(dict.fromkeys((one.name, *one.names)))),
        ("offices", tuple(_offices(store, one))),
        ("links", tuple(_links(store, one, language, min_confidence))),
    )
    return Report(one.name, language, lists, tuple(_told(rows, language)))


def write(found: Report, path: Path) -> Path:
    """Write *found* to *path*: HTML where that ends in .html, Markdown where in .md.

    Raises:
        BadParameter: Another ending. ViewError: The file cannot be written.
    """
    forms = {".html": as_html, ".htm": as_html, ".md": as_markdown}
    if path.suffix.lower() not in forms:
        raise BadParameter(f"{path}: expected a name that ends in .md or .html")
    try:
        path.write_text(forms[path.suffix.lower()](found), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ViewError(f"{path}: cannot be written ({error.strerror or error}); name another file") from None
    return path


def as_markdown(found: Report) -> str:
    """Return *found* as Markdown; text from documents is text in it, never markup."""
    lines = [f"# {_plain(found.title)}", ""]
    for name, items in found.lists:
        if items:
            lines += [f"## {_word(name, found.language)}", "", *(f"- {_plain(item)}" for item in items), ""]
    lines += [f"## {_word('told', found.language)}", ""]
    for one in found.told:
        source = f"[{_plain(one.source)}](<{one.url}>)" if one.url else _plain(one.source)
        lines += [f"**{_plain(one.day)}** {_plain(one.said)}", "", f"> {_plain(one.sentence)}"]
        lines += [">", f"> — {source} · `{one.statement}`", ""]
    return "\n".join(lines if found.told else [*lines, _word("none", found.language), ""])


def as_html(found: Report) -> str:
    """Return *found* as a page that asks the network for nothing."""
    parts = [
        f'<!doctype html><html lang="{found.language}"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width">',
        f"<title>{_safe(found.title)}</title><style>{_STYLE}</style></head><body><main><h1>{_safe(found.title)}</h1>",
    ]
    for name, items in found.lists:
        if items:
            listed = "".join(f"<li>{_safe(item)}</li>" for item in items)
            parts.append(f"<h2>{_word(name, found.language)}</h2><ul>{listed}</ul>")
    parts.append(f"<h2>{_word('told', found.language)}</h2>")
    for one in found.told:
        source = _safe(one.source)
        source = f'<a href="{escape(one.url)}" rel="noreferrer">{source}</a>' if one.url else source
        parts.append(
            f"<p><strong>{_safe(one.day)}</strong> {_safe(one.said)}</p><blockquote>{_safe(one.sentence)}"
            f"<br><small>— {source} · <code>{_safe(one.statement)}</code></small></blockquote>"
        )
    parts.append("" if found.told else f"<p>{_word('none', found.language)}</p>")
    return "\n".join([*parts, "</main></body></html>\n"])


def _one(store: Reader, name: str) -> Found:
    found = meant(store, name)
    if len(found) > 1:
        listed = ", ".join(f"{each.id} ({each.name})" for each in found[:8])
        raise BadParameter(f"{name}: {len(found)} have this name: {listed}; give an id")
    return found[0]


def _offices(store: Reader, one: Found) -> Iterator[str]:
    name, key = ("positions", "person") if one.type == "Person" else ("who-held", "of")
    for row in records(run(store, name, {key: one.id})):
        told = (
            row.get("person") if one.type != "Person" else None,
            row.get("position") or row.get("relation"),
            row.get("at"),
        )
        days = " – ".join(str(day) for day in (row.get("date"), row.get("date_to")) if day)
        yield ", ".join(str(part) for part in (*told, days) if part)


def _links(store: Reader, one: Found, language: str, least: float) -> Iterator[str]:
    for row in records(run(store, "neighbours", {"entity": one.id, "min_confidence": least})):
        counts = f"{row['statements']} {_word('times', language)}, {row['sources']} {_word('sources', language)}"
        yield f"{_label(row['relation'], language)} – {row['name']}: {counts}"


def _told(rows: Sequence[dict[str, Any]], language: str) -> Iterator[Told]:
    for row in sorted(rows, key=lambda row: (row["date"] or row["published"] or "9999", row["statement"])):
        days = list(dict.fromkeys(day for day in (row["date"], row["date_to"]) if day))
        source = row.get("source") or row.get("sources") or ""
        where = ", ".join(str(part) for part in (row["document"], source, (row["published"] or "")[:10]) if part)
        day = " – ".join(days) or (row["published"] or "")[:10] or _word("unknown", language)
        yield Told(day, _said(row, language), row["evidence"] or "", where, _address(row["url"]), row["statement"])


def _said(row: dict[str, Any], language: str) -> str:
    label = _label(row["relation"], language) if row["relation"] != "RELATED" else row.get("predicate") or ""
    told = " ".join(str(part) for part in (row["subject"], label, row["object"] or row.get("places")) if part)
    marks = [row[name] for name in ("polarity", "realis", "certainty")]
    notes = [_word(mark, language) for mark in marks if mark in _WORDS]
    notes += [f"{_word('said', language)} {row['speakers']}"] if row.get("speakers") else []
    return f"{told} ({'; '.join(notes)})" if notes else told


def _label(relation: str, language: str) -> str:
    known = relations().get(relation)
    return known.label.get(language, relation) if known else relation


def _word(name: str, language: str) -> str:
    return _WORDS[name][language]


def _address(url: object) -> str | None:
    """Return an address that may be followed, with all signs that could end a link written otherwise."""
    if not isinstance(url, str) or urlsplit(url).scheme not in ("http", "https"):
        return None
    return quote(url, safe="/:?#@!$&*+,;=%~-._")


def _safe(text: str) -> str:
    return escape(harmless(text))


def _plain(text: str) -> str:
    """Return *text* on one line, with every sign that Markdown might read as more than itself escaped."""
    line = " ".join(harmless(text).split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>()#+-!|~&." else sign for sign in line)

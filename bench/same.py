"""Says what a change of the code changes in mentions and statements.

    python bench/same.py record OUT.jsonl SOURCES… [--lines FILE.txt:500] [--parsed FILE]
    python bench/same.py compare BEFORE.jsonl AFTER.jsonl

SOURCES are texts as ``graphbuilder extract`` takes them; of ``--lines`` (repeatable) each of the first lines is a
document. ``--parsed`` keeps the
parsed sentences, so that both sides see the same trees whatever happened to the models. `compare` prints each mention and
statement that only one side has, with its sentence, then the counts, and ends with 1 where anything differs.
"""

import argparse
import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from graphbuilder.extract import extract
from graphbuilder.model import Document, Extraction, Mention, Sentence, Statement, digest
from graphbuilder.parse import parse
from graphbuilder.read import read
from graphbuilder.resolve import localise

Parsed = list[tuple[Document, tuple[Sentence, ...]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record")
    recording.add_argument("out", type=Path)
    recording.add_argument("sources", nargs="*")
    recording.add_argument("--lines", action="append", default=[], metavar="FILE:COUNT")
    recording.add_argument("--parsed", type=Path)
    comparing = commands.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    options = parser.parse_args()
    if options.command == "compare":
        sys.exit(compare(options.before, options.after))
    with options.out.open("w", encoding="utf-8") as target:
        for document, sentences in parsed(options):
            for row in rows(extract(document, sentences)):
                target.write(json.dumps(row, ensure_ascii=False) + "\n")


def parsed(options: argparse.Namespace) -> Parsed:
    """Return the documents with their sentences, from the file of an earlier run where there is one."""
    if options.parsed and options.parsed.exists():
        return list(map(completed, pickle.loads(options.parsed.read_bytes())))
    found = list(parse([*read(options.sources, on_error=lambda error: sys.exit(str(error))), *lines(options.lines)]))
    if options.parsed:
        options.parsed.write_bytes(pickle.dumps(found))
    return found


def completed(parsed: tuple[Document, tuple[Sentence, ...]]) -> tuple[Document, tuple[Sentence, ...]]:
    """Give sentences that an older version kept the fields they lack."""
    for sentence in parsed[1]:
        for one in fields(Sentence):
            if not hasattr(sentence, one.name):
                object.__setattr__(sentence, one.name, one.default)
    return parsed


def lines(wanted: list[str]) -> Iterator[Document]:
    for item in wanted:
        path, _, count = item.rpartition(":")
        for text in Path(path).read_text(encoding="utf-8").splitlines()[: int(count)]:
            cyrillic = sum("а" <= letter <= "я" for letter in text.lower()) * 2 > len(text) / 2
            language = "ru" if cyrillic else "en"
            yield Document(digest(text), text, language=language, published="2025-09-03", path=f"{Path(path).name}")


def rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """Yield what is compared: mentions with their group in the document, statements with all they say."""
    groups = localise(extraction).entities
    sentences = {sentence.index: sentence.text for sentence in extraction.sentences}
    document = extraction.document.id
    for mention in extraction.mentions:
        group = groups[mention.id]
        fields = ("start", "end", "text", "name", "type", "via", "country", "key", "antecedent")
        row = {name: getattr(mention, name) for name in fields} | {"entity": [group.name, group.type, group.country]}
        yield {"kind": "mention", "document": document, "sentence": sentences[mention.sentence], **row}
    for statement in extraction.statements:
        yield {"kind": "statement", "document": document, "sentence": sentences[statement.sentence], **said(statement)}


def said(statement: Statement) -> dict[str, Any]:
    fields = ("relation", "predicate", "start", "end", "trigger", "polarity", "realis", "certainty")
    row: dict[str, Any] = {name: getattr(statement, name) for name in fields}
    row["roles"] = {role: span(mention) for role, mention in sorted(statement.roles.items())}
    row["participants"] = [span(mention) for mention in statement.participants]
    row["speakers"] = [span(one) for one in (statement.speaker, *statement.speakers) if one is not None]
    row["time"] = [statement.time.start, statement.time.end] if statement.time else None
    row["quantity"] = [statement.quantity.value, statement.quantity.unit] if statement.quantity else None
    return row


def span(mention: Mention) -> list[Any]:
    return [mention.start, mention.end, mention.text, mention.type]


def compare(before: Path, after: Path) -> int:
    one, other = (Counter(path.read_text(encoding="utf-8").splitlines()) for path in (before, after))
    changed = 0
    for sign, only in (("-", one - other), ("+", other - one)):
        for line in sorted(only):
            row = json.loads(line)
            changed += only[line]
            rest = {key: value for key, value in row.items() if key not in ("document", "sentence") and value}
            print(f"{sign} {row['sentence']}\n    {json.dumps(rest, ensure_ascii=False)}")
    print(f"{before.name}: {sum(one.values())} rows; {after.name}: {sum(other.values())} rows; {changed} differ")
    return 1 if changed else 0


if __name__ == "__main__":
    main()

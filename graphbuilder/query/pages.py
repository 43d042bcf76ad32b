"""Writes docs/queries.md from the headers of the stored questions (``python -m graphbuilder.query.pages``)."""

import sys
from collections.abc import Iterator
from itertools import groupby

from graphbuilder.query.library import questions
from graphbuilder.query.question import Parameter, Question

_INTRODUCTION = """\
# Stored questions

One question is one file under `cypher/`; its header makes this page (`python -m graphbuilder.query.pages`). Ask it in
the terminal (`graphbuilder query NAME -p key=value`), in a notebook (`graph.query("NAME", key=value)`) or in Neo4j
Browser: run the `:param` lines of the header first, then the file. Browser compares names as they are displayed;
terminal and notebook take any alias, in any case, in either script (Путина, Putin).

`since` and `until` take a year, a month or a day and compare with the day of the event, or with the day of publication
where the text names none. `speakers` are those on whose word it is said; `polarity` is affirmed or negated, `realis`
actual, planned or hypothetical. `evidence` quotes the text. `min_confidence`, 0 to 1 (`--min-confidence` in the
terminal), leaves out statements below it.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    known = list(questions().values())
    for topic, group in groupby(known, key=lambda one: one.topic):
        yield f"- **{topic}**: " + ", ".join(f"[{one.name}](#{one.name})" for one in group)
    for topic, group in groupby(known, key=lambda one: one.topic):
        yield f"\n## {topic.capitalize()}"
        for one in group:
            yield from _question(one)
    yield ""


def _question(question: Question) -> Iterator[str]:
    yield f"\n### {question.name}\n"
    yield f"{question.title_ru}. {question.help_ru}.\n"
    yield f"{question.title_en}. {question.help_en}.\n"
    if question.words_ru:
        yield f"Also found by: {question.words_ru}; {question.words_en}.\n"
    if question.parameters:
        yield "| parameter | type | default | |\n| --- | --- | --- | --- |"
        yield from (_parameter(one) for one in question.parameters)
        yield ""
    columns = ", ".join(f"`{column.name}`" for column in question.columns if column.type != "picture")
    yield f"Columns: {columns}."
    if question.finish:
        yield f"\nThe last step, {question.finish}, runs in Python; Neo4j Browser shows what it starts from."
    yield f"\n```\n{question.command}\n```"


def _parameter(one: Parameter) -> str:
    default = "must be given" if one.default is None else f"`{one.default}`" if one.default else "any"
    return f"| `{one.name}` | {one.type} | {default} | {one.ru}; {one.en} |"


if __name__ == "__main__":
    sys.stdout.write(page())

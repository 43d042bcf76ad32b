"""The inventory as a guideline that two readers apply alike: `docs/relations.md` is made of it."""

from collections.abc import Iterator
from itertools import groupby

from graphbuilder.lexicon.layers import Relation, active

_HEAD = """# Relations

Generated from `graphbuilder/lexicon/relations/` by `graphbuilder lexicon relations`; a topic is a folder, a relation a file.

**NAME** (label ru / en) [subject → object]: what it is. *Not:* what it is not. `↔` marks symmetric relations. In brackets
behind: its PLOVER type, its counterparts in FollowTheMoney and Wikidata, where there are any. *Judges:* of a theme with
parties of its own, a deed or a statement, who does it is the object; whom it is done to is only involved.
"""


def guideline() -> str:
    """Return the guideline of the lexicon in force, as Markdown."""
    return "\n".join([_HEAD, *_lines(sorted(active().relations.values(), key=lambda one: (one.topic, one.name)))])


def _lines(relations: list[Relation]) -> Iterator[str]:
    for topic, members in groupby(relations, key=lambda one: one.topic):
        yield f"## {topic}\n"
        for one in members:
            yield _line(one)
        yield ""


def _line(one: Relation) -> str:
    declared = one.declaration
    labels = " / ".join(one.label[language] for language in sorted(one.label, reverse=True))
    excludes = f" *Not:* {declared.excludes}." if declared.excludes else ""
    judges = " *Judges.*" if one.judges else ""
    elsewhere = [name for name in (one.plover, declared.followthemoney, declared.wikidata) if name]
    behind = f" `{' · '.join(elsewhere)}`" if elsewhere else ""
    return f"- **{one.name}** ({labels}) [{declared.parties}]: {declared.definition}.{excludes}{judges}{behind}"

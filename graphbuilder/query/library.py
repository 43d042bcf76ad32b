"""The library of stored questions: every file under ``cypher/``, found by name."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graphbuilder.errors import QueryError, UnknownQuery
from graphbuilder.query.question import Question, load
from graphbuilder.resources import folder

#: Folders of ``cypher/`` that hold no questions.
NOT_QUESTIONS = ("schema", "browser")


def questions(root: Path | None = None) -> Mapping[str, Question]:
    """Return every stored question by name, ordered by topic and name.

    Raises:
        QueryError: A file's header is wrong, or two files share a name.
    """
    return _questions(root or folder("cypher"))


@cache
def _questions(root: Path) -> Mapping[str, Question]:
    found: dict[str, Question] = {}
    for path in sorted(root.glob("*/*.cypher")):
        if path.parent.name in NOT_QUESTIONS:
            continue
        question = load(path)
        if question.name in found:
            raise QueryError(
                f"cypher/{path.parent.name}/{path.name}: also in {found[question.name].topic}/; rename one"
            )
        found[question.name] = question
    return found


def question(name: str) -> Question:
    """Return the stored question called *name*.

    Raises:
        UnknownQuery: There is none; names the nearest one.
    """
    known = questions()
    if name in known:
        return known[name]
    from rapidfuzz import process

    near = process.extractOne(name, list(known), score_cutoff=60)
    hint = f"did you mean {near[0]}?" if near else "«graphbuilder queries» lists them"
    raise UnknownQuery(f"no stored query {name!r}; {hint}")

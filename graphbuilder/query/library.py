"""The library of stored questions: every file under ``cypher/``, found by name or by word."""

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


def search(words: str) -> list[Question]:
    """Return the questions whose name, title, help or topic has every word of *words*, in either language.

    A word matches where a word of the text begins with it, its last letters left aside («встречи» finds «встречался»).
    """
    wanted = [_stem(word) for word in words.casefold().split()]
    return [one for one in questions().values() if all(_has(one, word) for word in wanted)]


def _stem(word: str) -> str:
    return word if len(word) < 5 else word[: max(4, len(word) - 2)]


def _has(question: Question, stem: str) -> bool:
    text = " ".join(
        (question.name, question.topic, question.title_ru, question.title_en, question.help_ru, question.help_en)
    )
    return any(word.lstrip("«(\"'").startswith(stem) for word in text.casefold().replace("-", " ").split())

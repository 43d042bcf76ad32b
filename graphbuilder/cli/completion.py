"""What the shell completes: names of stored questions, their parameters, and the values of those that are closed lists."""

import os
import shlex
from collections.abc import Iterator

import typer

#: Set by the shell while it asks for completions.
ASKED = "_GRAPHBUILDER_COMPLETE"
#: The key in front of the word at the cursor, where the shell took ``key=value`` for three words.
_KEY = "_GRAPHBUILDER_COMPLETE_KEY"


def question_names(incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield the stored questions that begin with *incomplete*, each with its title."""
    from graphbuilder.query import questions

    yield from ((one.name, one.title_en) for one in questions().values() if one.name.startswith(incomplete))


def parameter_values(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """Yield ``key=`` for the parameters of the question named on the line, then values of relations and flags."""
    from graphbuilder.query import questions

    name = context.params.get("name") or next(iter(context.args), "")  # the latter while an option lacks its value
    question = questions().get(name)
    split = os.environ.get(_KEY)
    key, equals, begun = (split, "=", incomplete) if split else incomplete.partition("=")
    for one in question.parameters if question else ():
        if not equals:
            yield f"{one.name}=", one.en
        elif one.name == key:
            before = "" if split else f"{key}="
            yield from ((before + value, text) for value, text in _values(one.type, lower=begun.islower()))


def _values(kind: str, *, lower: bool) -> Iterator[tuple[str, str]]:
    from graphbuilder.lexicon import relations

    if kind == "relation":
        yield from ((one.name.lower() if lower else one.name, one.label["en"]) for one in relations().values())
    elif kind == "flag":
        yield from (("yes", ""), ("no", ""))


def join_words() -> None:
    """Undo that bash breaks words at signs of equality: ``-p relation=ME`` comes as ``-p relation = ME``.

    The word at the cursor stays by itself, since bash replaces only that; its key is put aside for `parameter_values`.
    """
    if os.environ.get(ASKED) != "complete_bash":
        return
    try:
        words, at = shlex.split(os.environ["COMP_WORDS"]), int(os.environ["COMP_CWORD"])
    except (KeyError, ValueError):
        return
    words += [""] * (at + 1 - len(words))
    before, word = words[:at], words[at]
    if word == "=":
        before, word = [*before, "="], ""
    if len(before) > 1 and before[-1] == "=":
        os.environ[_KEY] = before[-2]
        before = before[:-2]
    kept: list[str] = []
    for each in before:
        if kept and (each == "=" or kept[-1].endswith("=")):
            kept[-1] += each
        else:
            kept.append(each)
    os.environ["COMP_WORDS"], os.environ["COMP_CWORD"] = shlex.join([*kept, word]), str(len(kept))

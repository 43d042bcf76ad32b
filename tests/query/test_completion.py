"""The shell completes names of questions, parameters and relations, and a terminal is asked for what is missing."""

import os
import shutil
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pexpect

from graphbuilder.lexicon import relations
from graphbuilder.query import question, questions

#: A shell that finds the command as it is installed; `--show-completion` asks which shell called it.
COMMANDS = str(Path(sys.executable).parent)
BASH = shutil.which("bash") or "bash"
COMPLETE = """
eval "$(graphbuilder --show-completion; true)"
COMP_WORDS=({words})
COMP_CWORD={at}
_graphbuilder_completion graphbuilder
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def bash(words: str, at: int) -> set[str]:
    """Return what bash offers for the word number *at* of *words*, broken as bash breaks them."""
    done = subprocess.run(
        [BASH, "--norc", "-c", COMPLETE.format(words=words, at=at)],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "PATH": f"{COMMANDS}:{os.environ['PATH']}"},
    )
    assert done.stderr == ""
    return set(done.stdout.split())


def test_bash_completes_verbs_and_names_of_questions() -> None:
    assert bash("graphbuilder quer", 1) == {"query", "queries"}
    assert bash("graphbuilder query who", 2) == {name for name in questions() if name.startswith("who")}


def test_bash_completes_the_parameters_of_the_question_on_the_line() -> None:
    assert bash("graphbuilder query contested -p ''", 4) == {f"{one.name}=" for one in question("contested").parameters}


def test_bash_completes_relations_behind_the_sign_of_equality() -> None:
    assert bash("graphbuilder query contested -p relation '='", 5) == set(relations())
    wanted = {name for name in relations() if name.startswith("SI")}
    assert bash("graphbuilder query contested -p limit '=' 3 -p relation '=' SI", 10) == wanted
    assert bash("graphbuilder query contested -p relation '=' si", 6) == {name.lower() for name in wanted}


def test_other_shells_get_whole_words() -> None:
    line = {"_TYPER_COMPLETE_ARGS": "graphbuilder query contested -p relation=SIGNED_W"}
    env = {**os.environ, **line, "_GRAPHBUILDER_COMPLETE": "complete_zsh"}
    done = subprocess.run([f"{COMMANDS}/graphbuilder"], capture_output=True, text=True, timeout=300, env=env)
    assert "relation=SIGNED_WITH" in done.stdout


def terminal(news: str, *arguments: str) -> pexpect.spawn:
    """Start the command in a terminal of its own."""
    env = {**os.environ, "GRAPHBUILDER_GRAPH": news, "TERM": "dumb", "COLUMNS": "160"}
    command = ["-m", "graphbuilder.cli", *arguments]
    # A job in the background ignores Ctrl-C, and what it starts inherits that.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", timeout=120, preexec_fn=heed)


def test_a_terminal_is_asked_for_a_parameter_that_must_be_given(news: str) -> None:
    with terminal(news, "query", "who-met", "-f", "csv") as asked:
        asked.expect_exact("person (whose meetings, such as Ким Чен Ын): ")
        asked.sendline("Лаврова")
        asked.expect_exact("Путин")
        asked.expect(pexpect.EOF)
    assert asked.exitstatus == 0


def test_a_terminal_is_asked_for_nothing_where_all_is_given(news: str) -> None:
    with terminal(news, "query", "who-met", "-p", "person=Лаврова", "-f", "csv") as asked:
        asked.expect(pexpect.EOF)
        assert "such as" not in asked.before
    assert asked.exitstatus == 0


def test_ctrl_c_at_the_question_ends_the_command(news: str) -> None:
    with terminal(news, "query", "who-met") as asked:
        asked.expect_exact("such as")
        asked.sendintr()
        asked.expect(pexpect.EOF)
        assert "Traceback" not in asked.before
    assert asked.exitstatus == 130

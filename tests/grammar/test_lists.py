"""What is not declared is refused, in a language's files and in code, with the nearest name that is."""

from pathlib import Path

import pytest

from graphbuilder.errors import LexiconError
from graphbuilder.grammar import Grammar, every, get, languages, load, of
from graphbuilder.grammar.properties import Properties
from graphbuilder.grammar.wordlists import declared


def language(folder: Path, **files: str) -> Grammar:
    """Make a language of *files*, by name without the suffix."""
    for name, text in ({"grammar": ""} | files).items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Grammar("xx", folder)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"words": 'lihgt = ["fari"]'}, r"words.toml, lihgt: no such word list; the nearest .* is 'light'"),
        ({"words": "[modal]\nplans = []"}, r"words.toml, modal.plans: no such word list; .* 'modal.plan'"),
        ({"words": 'light = "fari"'}, r"words.toml, light: expected a list, got str"),
        ({"words": "government = []"}, r"words.toml, government: expected a table, got list"),
        ({"time": '[time]\nfew = "3"'}, r"time.toml, time.few: expected a number, got str"),
        ({"splitting": "before_name = []"}, r"splitting.toml, splitting.before_name: no such word list"),
        ({"verbs": ""}, r"verbs.toml: no file of a language; there are grammar, words"),
        ({"grammar": "article = true"}, r"xx/grammar.toml, article: no such property; the nearest is 'articles'"),
        ({"grammar": 'articles = "the"'}, r"xx/grammar.toml, articles: expected a bool, got 'the'"),
        ({"words": "light ="}, r"words.toml: .*; expected a TOML file"),
    ],
)
def test_a_file_with_what_nobody_asks_for_is_refused(tmp_path: Path, files: dict[str, str], message: str) -> None:
    with pytest.raises(LexiconError, match=message):
        language(tmp_path, **files)


def test_what_entries_share_may_have_any_name(tmp_path: Path) -> None:
    made = language(tmp_path, words='[lists]\ngifts = ["libro"]')
    assert made.words["lists"]["gifts"] == ["libro"]


def test_a_list_left_out_is_empty(tmp_path: Path) -> None:
    made = language(tmp_path)
    assert made.word_set("light") == made.word_set("modal", "plan") == frozenset()
    assert made.items("time", "months") == ()
    assert made.table("government") == {}
    assert made.properties == Properties()


@pytest.mark.parametrize("path", [("lihgt",), ("modal", "plans"), ("modal",), ("splitting", "name")])
def test_code_that_asks_for_an_undeclared_list_is_told_so(path: tuple[str, ...]) -> None:
    with pytest.raises(LexiconError, match=r"no word list .* is declared; the nearest in grammar/lists.toml is"):
        load("ru").word_set(*path)


def test_a_name_at_the_top_that_is_not_declared_is_no_list() -> None:
    with pytest.raises(LexiconError, match=r"no word list 'goverment' is declared; .* 'government'"):
        load("ru").words.get("goverment")


def test_each_declared_list_says_in_a_line_what_it_holds() -> None:
    told = [what for kind in declared().values() for what in kind.values()]
    assert all(what and "\n" not in what and not what.endswith(".") for what in told)
    assert len({name for kind in declared().values() for name in kind}) == len(told)


@pytest.mark.parametrize("code", languages())
def test_languages_have_a_script_and_the_lists_no_rule_can_do_without(code: str) -> None:
    own = load(code)
    assert own.properties.code3
    assert own.word_set("light")
    assert own.word_set("speech", "verbs")
    assert own.word_set("modal", "plan")
    assert len(own.items("time", "months")) == 12


def test_a_text_is_of_the_language_of_its_script() -> None:
    assert [of(text).language for text in ("Путин", "Putin", "«Alphabet» и Google")] == ["ru", "en", "ru"]
    assert of("Путин", "en").language == "ru"


def test_a_language_without_a_folder_has_no_words() -> None:
    assert get("uk").word_set("light") == frozenset()
    assert get("uk").lemma("кота") == "кота"


def test_words_of_all_languages_are_one_set() -> None:
    assert {"экс-", "ex-"} <= every("past_prefixes")

"""Text normalisation: deterministic, idempotent, and the identity on ordinary text."""

import sys
import time
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.read.normalise import COMBINING_RUN, folded, normalise

ORDINARY = st.text(alphabet="абвгдеёжзийАБЙ abcXYZ0123«»—–…!?.,:;'\"()\n№%$€")


@settings(deadline=None)  # the first call builds a table
@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(ORDINARY)
def test_ordinary_text_comes_out_unchanged(text: str) -> None:
    assert normalise(text) == text


@settings(deadline=None)
@given(st.text(st.characters()))
def test_the_result_is_composed_and_holds_no_control_character_but_breaks_and_tabs(text: str) -> None:
    result = normalise(text)
    assert unicodedata.is_normalized("NFC", result)
    assert not [c for c in result if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert "\ufeff" not in result
    result.encode("utf-8")


@given(
    st.lists(ORDINARY.map(lambda text: text.replace("\n", " ")), min_size=1),
    st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\x85"]),
)
def test_every_line_break_becomes_one_newline_and_none_is_lost(lines: list[str], sign: str) -> None:
    assert normalise(sign.join(lines)) == "\n".join(lines)


@given(ORDINARY)
def test_identity_ignores_white_space_and_composition(text: str) -> None:
    spread = unicodedata.normalize("NFD", text).replace(" ", " \u00a0\n ")
    assert folded(spread) == folded(text)


def test_invisible_characters_go_and_joiners_stay() -> None:
    assert normalise("Пу\u00adтин\u200b и\u202e Ким\ufeff") == "Путин и Ким"
    assert normalise("می\u200cخواهم") == "می\u200cخواهم"


def test_every_combining_mark_can_begin_the_search_for_long_runs() -> None:
    marks = [chr(code) for code in range(0x300, sys.maxunicode + 1) if unicodedata.combining(chr(code))]
    long = [mark * 4 * COMBINING_RUN for mark in marks]
    assert all(len(normalise(f"a{run}")) <= 2 * COMBINING_RUN + 1 for run in long)  # a few marks are two in NFC


def test_a_long_run_of_combining_marks_is_cut_and_costs_little_time() -> None:
    started = time.monotonic()
    result = normalise("а" + "\u0301\u0316" * 200_000 + " Путин")
    assert time.monotonic() - started < 5
    assert result.endswith(" Путин")
    assert len(result) < 60

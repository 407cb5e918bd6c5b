"""Page text cannot steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.render.safe import inert, inert_line


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b2J", "\\x9b2J"),
        ("over\rwritten", "over␍written"),
        ("back\x08space", "back␈space"),
        ("del\x7f", "del␡"),
        ("user\u202etxt.exe", "user\\u202etxt.exe"),
        ("\u2066isolate\u2069", "\\u2066isolate\\u2069"),
        ("\ud800", "\ufffd"),
    ],
)
def test_controls_are_made_visible(hostile: str, shown: str) -> None:
    assert inert(hostile) == shown


@pytest.mark.parametrize(
    "text", ["naïve – “quoted”", "橋が開いた", "שלום\u200f", "two\nlines\tand a tab", "👩‍🚒"]
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@given(st.text(st.characters()))
def test_nothing_that_steers_is_left(text: str) -> None:
    safe = inert(text)
    safe.encode()
    assert not [char for char in safe if unicodedata.category(char) == "Cc" and char not in "\n\t"]
    assert not set(safe) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(st.characters()))
def test_being_inert_is_lasting(text: str) -> None:
    assert inert(inert(text)) == inert(text)


@given(st.text(st.characters()))
def test_a_line_is_one_line(text: str) -> None:
    assert len(inert_line(text).splitlines()) <= 1

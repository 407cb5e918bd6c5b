"""Lines, cells and times of the terminal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_help import BERLIN, NOW, SEEN, visible

from watcher.render.terminal.screen import Look, cut, flow, pad, text, width_of
from watcher.render.words import ago, between, lasting


@given(st.text(st.characters(), max_size=300), st.integers(1, 220))
def test_no_line_is_wider_than_the_terminal(words: str, width: int) -> None:
    look = Look(width=width, colour=True)
    for line in visible(flow([text(words, "old")], look, first="  ")):
        assert width_of(line) <= max(look.columns, 3)


@given(st.lists(st.text("ab 橋é", max_size=30), max_size=5), st.integers(20, 60))
def test_folding_loses_no_word(parts: list[str], width: int) -> None:
    lines = flow([text(part) for part in parts], Look(width=width))
    assert "".join("".join(lines).split()) == "".join("".join(parts).split())


@given(st.text(st.characters(), max_size=60), st.integers(0, 40))
def test_a_padded_cell_has_its_width_exactly(words: str, width: int) -> None:
    assert width_of(pad(text(words).words.replace("\n", " ").replace("\t", " "), width)) == width


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [("harbour", 7, "harbour"), ("harbour", 6, "harbo…"), ("橋が開く", 5, "橋が…"), ("a", 0, "")],
)
def test_cutting_shows_that_something_is_missing(words: str, width: int, shown: str) -> None:
    assert cut(words, width) == shown


def test_paragraphs_keep_their_blank_line() -> None:
    assert flow([text("one\n\ntwo")], Look(), first="  ") == ["  one", "", "  two"]


# times


@pytest.mark.parametrize(
    ("earliest", "zone", "words"),
    [
        (None, UTC, "12 Jan 2021 10:17"),
        (SEEN - timedelta(minutes=15), UTC, "12 Jan 2021 between 10:02 and 10:17"),
        (SEEN - timedelta(minutes=15), BERLIN, "12 Jan 2021 between 11:02 and 11:17"),
        (SEEN - timedelta(days=1), UTC, "between 11 Jan 2021 10:17 and 12 Jan 2021 10:17"),
        (SEEN + timedelta(days=1), UTC, "before 12 Jan 2021 10:17 (clock set back)"),
    ],
)
def test_between_names_both_moments(earliest: datetime | None, zone: ZoneInfo, words: str) -> None:
    assert between(earliest, SEEN, zone) == words


def test_two_moments_of_one_minute_show_their_seconds() -> None:
    words = between(SEEN + timedelta(seconds=2), SEEN + timedelta(seconds=31), UTC)
    assert words == "12 Jan 2021 between 10:17:02 and 10:17:31"
    assert between(SEEN, SEEN + timedelta(milliseconds=5), UTC) == "12 Jan 2021 10:17:00"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=0), "0 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(seconds=119), "1 min 59 s"),
        (timedelta(minutes=61), "1 h 1 min"),
        (timedelta(hours=2, seconds=59), "2 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=5, seconds=-2), "5 days"),
        (timedelta(hours=2, seconds=-31), "1 h 59 min"),
        (timedelta(hours=44), "1 day 20 h"),
        (timedelta(days=3, hours=23), "3 days"),
        (timedelta(days=364), "364 days"),
        (timedelta(days=800), "2 years 69 days"),
    ],
)
def test_a_span_is_told_with_all_but_a_small_part_of_it(span: timedelta, words: str) -> None:
    assert lasting(span) == words
    if span:
        assert ago(NOW - span, NOW) == f"{words} ago"
        assert ago(NOW + span, NOW) == f"in {words}"

"""What holds of the recogniser on any blocks."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from steps import steps

from watcher.model.reading import NoteForm
from watcher.read.notes import find_notes, looks_like_note
from watcher.read.notes.prose import visible

PIECES = [
    "Update",
    "UPDATED",
    "Correction",
    "[Update",
    "]",
    "(",
    ")",
    ": ",
    ":",
    ". ",
    " - ",
    "—",
    "12 Jan",
    "13.01.21",
    "2/10",
    "10:20 p.m. ET",
    "2021-01-12",
    "Editor's note",
    "This story has been corrected",
    "An earlier version of this article",
    "said the captain was 45",
    "The ferry sails again.",
    "Picture credit: desk",
    "Original post:",
    "Revision history",
    "Aktualisiert",
    "Mise à jour",
    "追記",
    "更新于",
    "1月13日",
    "45日",
    "午後3時",
    "3.半",
    "تحديث",
    "עדכון",
    "“",
    "”",
    "...",
    "…",
    "\u200b",
    "*",
    "\n",
    " ",
    "0",
    "²",
    "٣",
]
BLOCKS = st.lists(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=9).map("".join)), max_size=9
)
LANGUAGES = st.sampled_from([None, "en", "de", "ja", "ar", "xx", "", "pt-BR", "zh_Hant"])
MOMENTS = st.one_of(st.none(), st.datetimes(timezones=st.just(UTC)))


@settings(max_examples=200)
@given(BLOCKS, LANGUAGES, MOMENTS, MOMENTS)
@example(["Revision history", "1 Jan Update"], "en", None, None)
@example(["Revision history", "1 Jan", "The fare.", "2 Jan", "The hour."], "en", None, None)
@example(["Correction: The fare was wrong.0001/1/1"], "en", None, None)
@example(["Correction: The fare was wrong. (3 May 2021)"], "en", None, None)
def test_it_never_raises_and_its_text_is_in_the_blocks(blocks, language, published, captured):
    found = find_notes(blocks, language=language, published_at=published, captured_at=captured)
    assert found == find_notes(blocks, language=language, published_at=published, captured_at=captured)
    for note in found:
        assert 0 <= note.first_block <= note.last_block < len(blocks)
        own = blocks[note.first_block : note.last_block + 1]
        assert all(
            any(part in block for block in own) for part in note.text.split("\n\n") if "\n\n" not in part
        )
        assert (note.form is NoteForm.STAMP) == (not note.text)
        above = blocks[: note.last_block + 1]  # the entries of a list of changes have the label of their head
        assert any(note.label in visible(block) for block in above)
        assert 0 <= note.start <= note.head_end <= len(own[0])
        assert 0 <= note.text_end <= len(own[-1])
        said = own[-1][: note.text_end].strip(" \t\r\n*_\u200b\u2060\ufeff")
        assert not said or note.text.split("\n\n")[-1] in said  # behind it may stand the day that closes it


@settings(max_examples=200)
@given(st.text(max_size=200), LANGUAGES)
def test_looking_never_raises(text, language):
    looks_like_note(text, language)


@given(st.dates(date(2000, 1, 2), date(2090, 12, 30)), st.integers(0, 300), st.integers(0, 300))
def test_a_year_is_found_again(published, after, more):
    """A day of the ten months after publication, printed without its year, comes back."""
    day = date.fromordinal(published.toordinal() + after)
    captured = date.fromordinal(day.toordinal() + more)
    found = find_notes(
        [
            "The ferry stayed in harbour on Monday because of the storm.",
            f"Update {day.day} {day:%B}: It sails again.",
        ],
        language="en",
        published_at=datetime(published.year, published.month, published.day, tzinfo=UTC),
        captured_at=datetime(captured.year, captured.month, captured.day, tzinfo=UTC),
    )
    assert found[0].stated_date == day


@pytest.mark.parametrize(
    "block",
    [
        " " * 60_000,
        "Update " * 9_000,
        "[" * 60_000,
        "(Update: a " * 6_000,
        "a. Note: " * 7_000,
        "1 " * 30_000,
        "x" * 60_000,
        "Update: 1" + " " * 60_000,
        "Updated " + "1 " * 30_000,
        "updated, added; earlier version " * 2_000,
    ],
)
@pytest.mark.timeout(60)
def test_one_monstrous_block_costs_little(block):
    """What grows with the square of the block takes hours, not seconds."""
    assert all(note.text in block for note in find_notes([block, block[: len(block) // 2]], language="en"))


def test_the_cost_grows_with_the_text():
    story = [
        "The ferry stayed in harbour.",
        "Update 12 Jan: It sails again.",
        "Correction: The captain is 54.",
    ]

    def cost(times: int) -> int:
        return steps(lambda: find_notes(story * times, language="en"))

    cost(1)
    assert cost(200) < 6 * cost(50)


def test_it_is_the_same_in_another_process():
    blocks = [
        "Updated 12 Jan The ferry stayed in harbour.",
        "Update 13 Jan: It sails again.",
        "This post has been updated.",
    ]
    code = (
        f"from watcher.read.notes import find_notes; print(find_notes({json.dumps(blocks)}, language='en'))"
    )
    root = Path(__file__).parents[2]
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert other.stdout.strip() == str(find_notes(blocks, language="en"))

"""What people are shown of a note: its date, its text, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from render_help import ARTICLE, NOTE, NOW, SEEN

from watcher.model import NoteRecord, Position
from watcher.render.terminal.screen import Look
from watcher.render.terminal.updates import updates_lines
from watcher.render.words import stated


def test_a_note_is_told_with_its_date_text_and_life() -> None:
    record = NoteRecord(
        1, 3, NOTE, NOTE, 2, SEEN, SEEN - timedelta(minutes=15), 4, NOW, edited=True, withdrawn=True
    )
    lines = list(updates_lines([(ARTICLE, record)], Look(width=200)))
    assert lines[0] == '12 Jan 2021  correction  "Correction"  year inferred'
    assert "    We have put it right." in lines
    assert lines[-1] == (
        "  first seen in version 2, 12 Jan 2021 between 10:02 and 10:17; edited since"
        "; withdrawn, last seen in version 4"
    )


def test_an_entry_that_the_next_page_shows_is_not_told_as_one_that_stands() -> None:
    record = NoteRecord(1, 3, NOTE, NOTE, 2, SEEN, SEEN - timedelta(minutes=15), 3, NOW)

    def life(newest: int) -> str:
        return [*updates_lines([(replace(ARTICLE, version=newest), record)], Look(width=200))][-1]

    assert life(4).endswith("; on another page after version 3")
    assert not life(3).endswith("; on another page after version 3")


@pytest.mark.parametrize(
    ("life", "words"),
    [
        (
            {"not_before": None, "first_seen_version": 1},
            "stood there at our first look, 12 Jan 2021 10:17",
        ),
        (
            {"not_before": None},
            "not new when it was first read as a note, in version 2, 12 Jan 2021 10:17",
        ),
        ({"original": replace(NOTE, position=Position.START)}, "; moved from start to end"),
        ({"returned": True}, "; was gone for a while and came back"),
        ({"withdrawn": True, "replaced_by": 9}, "; replaced by a newer note, last seen in version 4"),
        ({"edited": True, "original": replace(NOTE, text="Old words.")}, "at first: Old words."),
        ({"edited": True, "original": replace(NOTE, label="Update")}, 'at first: "Update", 12 Jan 2021'),
        (
            {"edited": True, "original": replace(NOTE, stated_date=None)},
            'at first: "Correction", no date stated',
        ),
    ],
)
def test_what_became_of_a_note(life: dict[str, Any], words: str) -> None:
    record = NoteRecord(1, 3, NOTE, NOTE, 2, SEEN, SEEN - timedelta(minutes=15), 4, NOW)
    shown = "\n".join(updates_lines([(ARTICLE, replace(record, **life))], Look(width=200)))
    assert words in shown


@pytest.mark.parametrize(("said", "shown"), [("2021-12", "Dec 2021"), ("2021", "2021"), (None, "")])
def test_a_month_that_a_note_states_is_written_as_people_do(said, shown):
    assert stated(replace(NOTE, stated_date=None, stated_month=said)) == shown

"""Notes as newsrooms write them in many languages, at each place of a story, and their look-alikes."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from watcher import find_notes
from watcher.model import NoteForm

FORMS = tomllib.loads(Path(__file__).with_name("notes_forms.toml").read_text(encoding="utf8"))
NOTES = [(language, *note) for language, forms in FORMS.items() for note in forms["notes"]]
LOOK_ALIKES = [(language, text) for language, forms in FORMS.items() for text in forms["look_alikes"]]
PUBLISHED, CAPTURED = datetime(2021, 4, 20, 9, tzinfo=UTC), datetime(2021, 6, 1, 9, tzinfo=UTC)
PLACES = ("start", "middle", "end")


def told(language: str, text: str, place: str):
    """The notes of a story with this text at a place."""
    blocks = list(FORMS[language]["story"])
    blocks.insert(PLACES.index(place), text)
    return find_notes(blocks, language=language, published_at=PUBLISHED, captured_at=CAPTURED)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("language", "kind", "day", "text"), NOTES)
def test_a_note_is_found_with_its_kind_and_date(language, kind, day, text, place):
    sections = [note for note in told(language, text, place) if note.form is NoteForm.SECTION]
    assert [note.first_block for note in sections] == [PLACES.index(place)]
    assert str(sections[0].stated_date or "") == day
    assert not kind or sections[0].kind == kind


@pytest.mark.parametrize("place", ["middle", "end"])
@pytest.mark.parametrize(("language", "text"), LOOK_ALIKES)
def test_a_look_alike_is_none(language, text, place):
    assert told(language, text, place) == ()

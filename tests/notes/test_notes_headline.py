"""Notes that stand in a headline."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher import read
from watcher.model import NoteForm, NoteKind, Position
from watcher.read.notes.dates.life import Life
from watcher.read.notes.headline import title_notes

UPDATE, CORRECTION = NoteKind.UPDATE, NoteKind.CORRECTION


@pytest.mark.parametrize(
    ("language", "title", "kind", "label"),
    [
        ("en", "UPDATE 2-Ferries return to the harbour", UPDATE, "UPDATE 2"),
        ("en", "CORRECTED-Ferries return to the harbour", CORRECTION, "CORRECTED"),
        ("en", "CORRECTED (OFFICIAL)-Ferries return", CORRECTION, "CORRECTED (OFFICIAL)"),
        ("en", "[Updated] Ferries return to the harbour", UPDATE, "Updated"),
        ("en", "Ferries return to the harbour [Updated]", UPDATE, "Updated"),
        ("en", "Ferries return to the harbour – UPDATED", UPDATE, "UPDATED"),
        ("en", "Update: Ferries return to the harbour", UPDATE, "Update"),
        ("en", "Correction: Ferries story", CORRECTION, "Correction"),
        ("de", "Fähren kehren zurück (Update)", UPDATE, "Update"),
        ("fr", "Les bacs reviennent (mis à jour)", UPDATE, "mis à jour"),
        ("ja", "【更新】渡し船が再開", UPDATE, "更新"),
        ("sv", "Rättelse: Färjorna", CORRECTION, "Rättelse"),
    ],
)
def test_a_label_of_the_headline_is_a_stamp(language, title, kind, label):
    (note,) = title_notes(title, language, Life())
    assert (note.kind, note.label, note.form, note.position) == (kind, label, NoteForm.STAMP, Position.TITLE)


def test_a_date_in_it_is_the_notes():
    (note,) = title_notes("Ferries return (updated 3 May 2021)", "en", Life())
    assert note.stated_date == date(2021, 5, 3)


@pytest.mark.parametrize(
    "title",
    [
        "Update your browser",
        "Software update: what is new",
        "Update on the talks: what we know",
        "The harbour budget - Correction",
        "Storm in the harbour – latest updates",
        "Editor’s note: on trust",
        "Note: the ferries",
        "Correction officers vote on Monday",
        "Corrections: May 3, 2024",
        "",
    ],
)
def test_other_headlines_carry_none(title):
    assert title_notes(title, "en", Life()) == ()


@given(st.text(max_size=120), st.sampled_from([None, "en", "de", "ja"]))
def test_it_never_raises_and_its_label_is_in_the_headline(title, language):
    assert all(note.label in title for note in title_notes(title, language, Life()))


@pytest.mark.parametrize(
    "label", ["[Updated] ", "Update: ", "Correction: ", "Retracted: ", "CLARIFICATION: "]
)
def test_it_is_read_from_a_page_once(label):
    """The headline over the text is the headline, not a note whose text is the headline."""
    title = f"{label}Ferries return to the harbour"
    page = f"<title>{title}</title><article><h1>{title}</h1>"
    page += "<p>The ferries sail again, the company said on Monday, and the harbour office agreed.</p>" * 3
    reading = read(page + "</article>", "https://news.example/ferries")
    assert [note.position for note in reading.notes] == [Position.TITLE]

"""What a full date heads without a sign between, as fact-checkers print what they changed."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import STORY, notes, the_note

from watcher.model import NoteKind


@pytest.mark.parametrize(
    ("language", "day", "text", "kind"),
    [
        ("en", "14 January 2021", "Corrects the spelling of a name in paragraph four", NoteKind.CORRECTION),
        ("en", "January 14, 2021", "Adds a link in the second paragraph", NoteKind.UPDATE),
        ("en", "January 14, 2021", "This article was updated to add a map", NoteKind.UPDATE),
        ("fr", "14 janvier 2021", "Ajout d'un lien dans le 3e paragraphe", NoteKind.UPDATE),
        ("fr", "14 janvier 2021 :", "Ajout d'un lien dans le 3e paragraphe", NoteKind.UPDATE),
        ("es", "14 de enero de 2021", "Corrige el año en el segundo párrafo", NoteKind.CORRECTION),
        ("pt", "14 de janeiro de 2021", "Corrige o ano no segundo parágrafo", NoteKind.CORRECTION),
        ("de", "14. Januar 2021", "Tippfehler im dritten Absatz korrigiert", NoteKind.UPDATE),
    ],
)
def test_a_line_on_the_story_has_the_day_it_stands_under(language, day, text, kind):
    note = the_note(*STORY, f"{day} {text}", language=language)
    assert (note.text, note.stated_date, note.kind) == (text, date(2021, 1, 14), kind)


def test_a_day_that_is_part_of_its_sentence_stays_there():
    text = "On January 14, 2021 this article was updated to add a map."
    note = the_note(*STORY, text)
    assert (note.text, note.stated_date) == (text, date(2021, 1, 14))


@pytest.mark.parametrize(
    "line",
    [
        "January 14, 2021 The town adds a link between the harbours",
        "January 14, 2021 Ferries: what has changed",
        "January 14 Removes barriers from all harbours",
    ],
)
def test_the_line_of_another_story_is_none(line):
    assert not notes(*STORY, line)


@pytest.mark.parametrize("sign", [": ", " – ", " - "])
def test_a_time_that_opens_the_text_under_a_label_is_the_notes(sign):
    note = the_note("Update:", f"12.55pm{sign}The ferry has been found, and nobody on it is hurt.", *STORY)
    assert (note.text, note.stated_time) == (
        "The ferry has been found, and nobody on it is hurt.",
        time(12, 55),
    )

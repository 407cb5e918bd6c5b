"""What a paragraph announces: somebody's text, or a post that the page shows and has no words of."""

from __future__ import annotations

import pytest
from notes_help import STORY, notes, the_note

from watcher.model import NoteKind


@pytest.mark.parametrize(
    ("language", "said", "note"),
    [
        (
            "en",
            "On Friday the board posted this note:",
            "Update: The ferry is cancelled until further notice.",
        ),
        (
            "en",
            "The board sent this message to all passengers:",
            "UPDATE 3:15 p.m.: All sailings are cancelled.",
        ),
        (
            "de",
            "Am Freitag veröffentlichte die Reederei diese Mitteilung:",
            "Update: Die Fähre fährt heute nicht mehr.",
        ),
        (
            "fr",
            "Vendredi, la compagnie a publié ce message :",
            "Mise à jour : Le bac ne part plus aujourd'hui.",
        ),
        ("es", "El viernes la compañía publicó este comunicado:", "Actualización: El ferry no sale hoy."),
    ],
)
def test_a_note_that_a_paragraph_announces_as_what_somebody_wrote_is_theirs(language, said, note):
    assert notes(*STORY, said, note, *STORY, language=language) == ()
    assert notes(*STORY, note, *STORY, language=language)


@pytest.mark.parametrize(
    "own", ["Update: This story has been updated.", "This story has been updated to add a map."]
)
def test_what_speaks_of_this_story_behind_such_a_paragraph_is_the_houses(own):
    assert notes(*STORY, "On Friday the board posted this note:", own)


def test_a_statement_that_is_to_be_read_below_belongs_to_the_update_that_says_so():
    said = "Update: The captain's lawyer has sent a statement to the Harbour Gull. Read it below."
    assert the_note(*STORY, said, *STORY[:2]).last_block == 5
    assert the_note(*STORY, said.removesuffix(" Read it below."), *STORY[:2]).last_block == 3


def test_a_note_that_ends_in_a_colon_announces_none_below_its_own_label_again():
    first = "Edit, 13 January: the same with the times of departure on Sundays:"
    found = notes(*STORY, first, "Edit, 15 January: a better table is on the board.")
    assert [note.label for note in found] == ["Edit", "Edit"]


def test_rows_that_open_with_a_number_belong_to_the_update_that_announces_them():
    rows = ["9:15 from the mole, on weekdays", "10:40 from the old quay"]
    assert the_note(*STORY, "Update: The boats now leave every hour.", *rows, *STORY).last_block == 3
    assert the_note(*STORY, "Update: The boats now leave at:", *rows, *STORY).last_block == 5


def test_a_title_over_what_was_said_wrongly_is_the_head_of_its_correction():
    said = "Last week, we incorrectly said that the ferry would sail in June. It will sail in July."
    note = the_note(*STORY, "One more thing", "Correction: ferries in the new harbour", said)
    assert note.text.endswith(said)


@pytest.mark.parametrize(
    "head", ["Update 3 May, with a new map", "Correction, 3 May, in the third paragraph"]
)
def test_a_label_says_what_its_note_has_behind_a_comma_after_its_day_too(head):
    assert (
        the_note(*STORY, f"{head}: The ferry will sail on Friday.").text == "The ferry will sail on Friday."
    )


@pytest.mark.parametrize(
    ("language", "said", "note"),
    [
        (
            "en",
            "On Friday evening the captain of the ferry wrote to all who follow him on the network:",
            "Update: He has deleted the post since.",
        ),
        (
            "en",
            "Two years ago the board of the company had promised this to all who live on the islands:",
            "Update: The board has answered since.",
        ),
        (
            "de",
            "Am Freitagabend schrieb der Kapitän der Nachtfähre im Netz an alle, die ihm dort folgen:",
            "Update: Er hat den Beitrag inzwischen gelöscht.",
        ),
        (
            "fr",
            "Vendredi, le capitaine a écrit à tous ceux qui le suivent :",
            "Mise à jour : Il a supprimé son message.",
        ),
    ],
)
def test_a_note_below_a_post_or_picture_that_is_no_text_is_the_storys(language, said, note):
    """Posts stand in frames of their own, of which a page has no words."""
    assert the_note(*STORY, said, note, *STORY, language=language).kind is NoteKind.UPDATE


def test_a_correction_below_a_letter_that_the_page_shows_as_a_picture_is_the_storys():
    said = "Here is the full text of the letter that the board sent to all passengers:"
    note = the_note(*STORY, said, "Correction: The letter was sent on Monday, not on Tuesday.", *STORY)
    assert note.kind is NoteKind.CORRECTION


@pytest.mark.parametrize(
    ("language", "announced", "signs"),
    [
        ("de", "Update: Die Reederei schreibt uns:", "„“"),
        ("en", "Update: The company writes to us:", "“”"),
        ("fr", "Mise à jour : la compagnie nous écrit :", "«»"),
    ],
)
def test_a_quotation_of_several_paragraphs_ends_with_its_closing_sign(language, announced, signs):
    said = (f"{signs[0]}{STORY[0]}", STORY[1], f"{STORY[2]}{signs[1]}")
    note = the_note(*STORY, announced, *said, *STORY, language=language)
    assert note.text.endswith("\n\n".join(said))
    open_for_ever = the_note(*STORY, announced, said[0], *STORY, language=language)
    assert open_for_ever.text.endswith(said[0])

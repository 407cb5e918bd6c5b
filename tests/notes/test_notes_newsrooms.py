"""Forms of newsrooms: stamps under headlines, signed updates, announced posts, asides on the text."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import LEAD, MORE, STORY, TAIL, notes, notes_in

from watcher.model import BlockKind, NoteForm, NoteKind

HEADING = BlockKind.HEADING


def test_a_dated_heading_between_headline_and_lede_is_the_stamp_of_the_story():
    (note,) = notes_in(
        (HEADING, "Harbour Closes After Storm"),
        "By Ada Finch",
        (HEADING, "Updated 4:25 pm, Tuesday, May 4, 2021"),
        LEAD,
        MORE,
    )
    assert (note.form, note.text, note.stated_date) == (NoteForm.STAMP, "", date(2021, 5, 4))


def test_the_next_field_of_a_line_is_no_text_of_its_stamp():
    (note,) = notes_in(
        "Ten Boats to See This Spring!", "Updated May 4, 2021 | Boats & Harbours , Spring", LEAD, MORE
    )
    assert (note.form, note.text) == (NoteForm.STAMP, "")


def test_a_rule_parts_what_was_updated_from_the_lede():
    (note,) = notes_in(
        "UPDATED Tuesday 5/4 at 3:55 p.m. The ferry has been repaired and sails again.",
        "————————",
        LEAD,
        MORE,
    )
    assert (note.form, note.text) == (NoteForm.SECTION, "The ferry has been repaired and sails again.")


def test_who_wrote_an_update_may_stand_behind_its_date():
    (first, second) = notes_in(
        LEAD,
        "UPDATE: Thursday, May 6, at 5:03 p.m. ET by Ada Finch",
        "The company tells when the ferry will sail:",
        "It sails on Friday.",
        "— Harbour Office (@harbouroffice) May 6, 2021",
        "---End of update---",
        "UPDATE: Wednesday, May 5, at 9:00 a.m. ET by Bo Lind",
        "The harbour has been closed for the night.",
        "---End of update---",
        "---Original Text---",
        MORE,
    )
    assert (first.label, first.stated_date, first.first_block, first.last_block) == (
        "UPDATE",
        date(2021, 5, 6),
        1,
        4,
    )
    assert (second.stated_date, second.text) == (
        date(2021, 5, 5),
        "The harbour has been closed for the night.",
    )


def test_who_posted_what_a_note_announces_is_part_of_it():
    (note,) = notes_in(
        LEAD,
        MORE,
        "UPDATE: The harbour office has a word on that:",
        "The ferry has been repaired and will sail again tomorrow.",
        "— Harbour Office (@harbouroffice) May 6, 2021",
        "Share this",
    )
    assert note.last_block == 4


@pytest.mark.parametrize(
    "text",
    [
        "Sources tell us that the ferry has been sold to a company from the south.",
        "By Monday morning all of the islands had been reached again.",
    ],
)
def test_a_sentence_that_opens_as_a_credit_does_ends_no_note(text):
    (note,) = notes_in(
        LEAD,
        MORE,
        "Update, May 6, 2021",
        "The ferry has been repaired and sails again today.",
        text,
        "By Ada Finch",
    )
    assert note.last_block == 4


def test_typos_corrected_since_publication_are_a_correction():
    (note,) = notes_in(
        LEAD, MORE, "Typos in the names of two harbours have been corrected since publication."
    )
    assert note.kind is NoteKind.CORRECTION


def test_a_page_that_is_updated_all_the_time_says_nothing_of_a_change():
    assert not notes_in(LEAD, "Note: This post is constantly updated with new ferries and their names.", MORE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Nota: he introducido modificaciones en el último párrafo por un descuido mío."),
        ("es", "Nota: días después de publicada la entrada, di con una lista de ferris."),
        ("es", "Nota: He acabado desactivando los enlaces porque están rotos."),
        ("es", "(Nota: Los enlaces de esta entrada fueron editados diez años más tarde.)"),
        ("fr", "Note : j'ai remplacé le lien vers les horaires, qui ne marchait plus."),
        ("de", "Hinweis: Ich habe den Link zum Fahrplan inzwischen ersetzt."),
        ("ko", "[이 기사는 월요일 자 기사를 일부 수정한 것입니다.]"),
    ],
)
def test_an_aside_that_says_what_was_changed_is_a_note(language, text):
    (note,) = notes(*STORY, text, *TAIL, language=language)
    assert note.text.rstrip(".)") in text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Nota: al final de cada parte aparece un enlace para continuar a la siguiente."),
        ("fr", "Note : j'ai pris le bateau de midi, qui était en retard."),
        ("de", "Hinweis: Ich habe den Link zum Fahrplan auf der Insel bekommen."),
    ],
)
def test_an_aside_on_something_else_is_none(language, text):
    assert not notes(*STORY, text, *TAIL, language=language)


@pytest.mark.parametrize(
    ("language", "head", "text"),
    [
        (
            "de",
            "Update, 14. Januar 2021",
            "Jetzt sind alle Inseln wieder zu erreichen, sagt die Reederei.",
        ),
        ("de", "Update, 14. Januar 2021", "Von den zwanzig Schiffen fahren zwölf wieder nach ihrem Plan."),
        ("fr", "Mise à jour, 14 janvier 2021", "Par la suite, toutes les îles ont été desservies."),
        ("es", "Actualización, 14 de enero de 2021", "Sigue sin conocerse la causa de la avería del ferry."),
    ],
)
def test_a_sentence_abroad_that_opens_as_the_tail_does_is_part_of_the_note(language, head, text):
    (note,) = notes(*STORY[:2], head, STORY[2], text, *TAIL, language=language)
    assert note.text.endswith(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Update: A spokeswoman has sent us the following statement:"),
        ("en", "Update: The company told us that it has no plans. Its full statement is below."),
        ("de", "Update: Die Reederei schickte uns am Abend folgende Stellungnahme:"),
        ("fr", "Mise à jour : La compagnie nous a envoyé ce communiqué :"),
        ("es", "Actualización: La compañía nos envió este comunicado:"),
    ],
)
def test_a_statement_that_ends_the_story_is_all_of_the_note_that_announces_it(language, text):
    said = ["We never sold the ferry to anybody at all.", "Our crews will sail as they always have."]
    (note,) = notes(*STORY, text, *said, *TAIL, language=language)
    assert note.text.endswith("\n\n".join(said))


def test_a_statement_in_the_middle_of_a_story_is_one_block():
    said = "We never sold the ferry to anybody at all."
    (note,) = notes(
        LEAD, MORE, "Update: A spokeswoman has sent us the following statement:", said, *STORY * 3
    )
    assert note.text.endswith(said)


def test_a_day_over_the_first_words_of_a_post_is_a_note():
    (note,) = notes_in((HEADING, "UPDATED 2021-05-04"), LEAD, "https://harbour.example/form", MORE)
    assert (note.form, note.stated_date) == (NoteForm.SECTION, date(2021, 5, 4))


@pytest.mark.parametrize(
    "text",
    [
        "The following ferry information has been updated periodically, most recently May 4, 2021.",
        "This posted has been corrected to show that the ferry sails on Friday.",
        (
            "Editor's Note: When we first published this article, there was one ferry. With its heir near, "
            "we thought this was a good time to update the piece."
        ),
        "Editor's note: Since this story's publication, two papers of the islands have told of the ferry.",
        "Note: This is an update of a post originally published May 3, 2019.",
        "[Ed. note: Shortly after this interview was conducted, the captain got a new ferry.]",
        "Editors’ update: By April the ferry had become the favourite of the islands.",
        "Later update: The ferry sails again, a spokesman for the harbour said.",
        "Update Notes: This post was first published in May 2019 and has new fares in it now.",
        "Section added on May 4, 2021: I have sailed with the new ferry as well, and it was not late.",
    ],
)
def test_what_newsrooms_say_of_their_updates(text):
    (note,) = notes_in(LEAD, text, MORE)
    assert note.form is NoteForm.SECTION


def test_a_bracket_over_the_lede_holds_a_note_with_its_text():
    told = "The office said it misspoke when it called the ferry late."
    (note,) = notes_in("By Ada Finch", f"(UPDATED on 5/4/21 at 3 p.m. ET. {told})", LEAD, MORE)
    assert (note.form, note.text, note.stated_date) == (NoteForm.SECTION, told, date(2021, 5, 4))


@pytest.mark.parametrize(("opens", "closes"), ["()", "[]"])
@pytest.mark.parametrize("before", ["", f"{MORE} "])
@pytest.mark.parametrize(
    "text",
    [
        "This was edited to add the name of the captain.",
        "This was updated in May 2021, in June and again in August 2021 to reflect the new fares.",
        "We misspelled the name of the ferry.",
    ],
)
def test_what_opens_a_note_opens_it_in_brackets_too(text, before, opens, closes):
    (note,) = notes_in(LEAD, f"{before}{opens}{text}{closes}", MORE)
    assert note.text == text


def test_a_link_that_was_replaced_is_a_note_in_spanish():
    text = "Nota: El enlace se rompió. Lo he reemplazado por un enlace a otro horario."
    assert notes(*STORY, text, *TAIL, language="es")

"""Where the head of a note ends, what may stand over it, and what behind the note."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import MORE, STORY, notes, the_note

from watcher.model.reading import BlockKind, NoteForm, NoteKind, Position


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "A correction was made on Jan. 12, 2021"),
        ("en", "Added on Jan. 12"),
        ("en", "Updated to add at 15:30 UTC, January 12"),
        ("en", "Article updated 12 January"),
        ("en", "Update to this story (12 January)"),
        ("en", "Notice of correction, 12 January"),
        ("de", "Anm.d.R. (12. Januar)"),
        ("fr", "MISE A JOUR LE 12 JANVIER"),
        ("fr", "Ajouté le 12 janvier"),
        ("pt", "Notícia actualizada em 12 de Janeiro"),
        ("sv", "Korrigerat 12 januari"),
        ("en", "Update & correction, January 12"),
        ("en", "An update to this story (January 12)"),
        ("en", "Clarification (added 12 January)"),
        ("fr", "Précision apportée le 12 janvier"),
        ("cs", "Aktualizováno 12. 1. v 16:20"),
        ("en", "Update January 12 (version 1.3)"),
    ],
)
def test_a_head_ends_before_the_text(language, head):
    text = "An earlier version of this article gave the wrong hour. The ferry left at nine."
    note = the_note(*STORY, f"{head}: {text}", language=language)
    assert (note.text, str(note.stated_date)) == (text, "2021-01-12")


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u2060"])
@pytest.mark.parametrize("head", ["{}Update:", "Update{}:", "Update:{}", "{}{}Updated 12 January:"])
def test_a_sign_that_nobody_sees_hides_no_label(head, unseen):
    note = the_note(*STORY, f"{head.replace('{}', unseen)} The ferry sails again, the company said.")
    assert note.text == "The ferry sails again, the company said."


def test_a_head_of_its_own_words_ends_before_a_statement():
    text = "In an earlier version of this article the hour was wrong."
    note = the_note(*STORY, f"Our readers told us on 12 January: {text}")
    assert (note.text, note.label) == (text, "Our readers told us on 12 January")
    assert str(note.stated_date) == "2021-01-12"


def test_a_note_that_ends_in_its_date():
    text = "※記事公開当初、便の時刻に誤りがありました。"
    note = the_note(*STORY, f"{text}（2021年1月12日 12:30）", language="ja")
    assert str(note.stated_date) == "2021-01-12"


def test_two_labels_are_one_head_and_the_stronger_names_the_kind():
    note = the_note(*STORY, "Update and correction: The ferry left at nine, not at ten.")
    assert (note.kind, note.label) == (NoteKind.CORRECTION, "Update and correction")


def test_a_heading_over_a_labelled_note_adds_nothing():
    note = the_note(*STORY, "Updates & Corrections", "Correction 12 January: The captain is 54 years old.")
    assert (note.text, str(note.stated_date)) == ("The captain is 54 years old.", "2021-01-12")


def test_a_label_alone_has_the_date_its_text_gives_to_the_change():
    note = the_note(*STORY, "Editor’s note", "This story was changed on Jan. 12 to take out a quotation.")
    assert str(note.stated_date) == "2021-01-12"


def test_an_explanation_under_its_own_head_has_several_paragraphs():
    told = ["After this article was published, we heard that a witness was not there.", "We took him out."]
    assert the_note(*STORY, "Editors’ Note: January 12, 2021", *told).text == "\n\n".join(told)


def test_what_rounds_a_correction_off_belongs_to_it():
    note = the_note(*STORY, "Correction: The captain is 54 years old.", "The Gull regrets the error.")
    assert note.text == "The captain is 54 years old.\n\nThe Gull regrets the error."


def test_short_items_under_corrections_are_their_text():
    note = the_note(*STORY, "Corrections", "• The captain is Ann Lund, not Ann Holm.", "• She is 54.")
    assert note.text == "• The captain is Ann Lund, not Ann Holm.\n\n• She is 54."


def test_a_fragment_in_brackets_above_the_story_is_a_note():
    note = the_note("[Actualizado el 12 de enero a las 9:15 h: el puerto reabre]", *STORY, language="es")
    assert (note.text, str(note.stated_time)) == ("el puerto reabre", "09:15:00")


def test_the_date_before_a_verb_that_ends_the_sentence():
    note = the_note(
        *STORY, "이 기사는 1월 12일 16시 20분 항만의 해명을 반영해 수정되었습니다.", language="ko"
    )
    assert str(note.stated_date) == "2021-01-12"


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ja", "訂正:便の数は三ではなく二でした。2021年1月12日に修正しました。", "2021-01-12"),
        ("ko", "정정: 여객선은 세 척이 아니라 두 척입니다. 2021년 1월 12일에 수정했습니다.", "2021-01-12"),
        ("zh", "更正：渡轮是两艘，不是三艘。2021年1月12日已更正。", "2021-01-12"),
        ("id", "Catatan: Artikel ini mengalami perubahan judul pada 12 Januari 2021.", "2021-01-12"),
        ("ja", "訂正:便の数は三ではなく二でした。港は2021年1月12日に開きました。", "None"),
    ],
)
def test_a_last_sentence_gives_the_day_of_the_change_that_its_verb_names(language, text, day):
    assert str(the_note(*STORY, text, language=language).stated_date) == day


@pytest.mark.parametrize(
    ("language", "block"),
    [
        ("pt", "Edição: Ana Ruiz e João Sá"),
        ("pl", "Korekta: Anna Nowak"),
        ("de", "Korrektur: Anna Neumann"),
        ("tr", "Düzeltme: Ayşe Yılmaz"),
    ],
)
def test_names_behind_a_task_are_a_credit(language, block):
    assert not notes(*STORY, block, language=language)


def test_what_was_added_above_the_story_is_the_story():
    assert not notes("Added 11 January, 11:55: The ferry stayed in harbour.", *STORY)


def test_notes_in_a_chain_above_the_story_all_stand_at_its_start():
    chain = [
        "Update 13 January: The ferry sails again, the company said.",
        "Update 12 January: It is repaired.",
    ]
    assert [note.position for note in notes(*chain, *STORY)] == [Position.START] * 2


@pytest.mark.parametrize(
    "block",
    [
        "Amendment 2: Would allow ferries to sail on Sundays, too.",
        "An earlier version of the report, published in 2019, put the number at three.",
        "In an earlier version of the story, the captain drowns and the ship sails on.",
    ],
)
def test_other_amendments_and_versions_are_no_notes(block):
    assert not [note for note in notes(*STORY, block, *STORY) if note.form is NoteForm.SECTION]


@pytest.mark.parametrize(
    "head",
    [
        "(Correction to my January 5 column:",
        "Correction to our report of 5 January:",
        "Corrections & Amplifications:",
    ],
)
def test_a_correction_says_to_what_it_is(head):
    assert the_note(*STORY, f"{head} The captain is 54, not 45.").text == "The captain is 54, not 45."


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "9:30 a.m. update from Captain Ada Finch:"),
        ("en", "13 January, update from the port:"),
        ("en", "Update 9:30 a.m. from Captain Ada Finch:"),
        ("de", "14.30 Uhr Update von der Feuerwehr:"),
    ],
)
def test_a_dated_label_says_from_whom_it_is(language, head):
    assert the_note(*STORY, f"{head} {MORE}", language=language).text == MORE


@pytest.mark.parametrize(
    "line",
    [
        "10:00 update from the press room: daily briefing",
        "Note: 19 January – 5 February free admission.",
        "Note: 19 January to 5 February free admission.",
    ],
)
def test_hours_and_days_of_what_is_on_head_no_note(line):
    assert notes(*STORY, line, *STORY) == notes(*STORY, line) == ()


def test_a_label_that_comes_again_in_its_block_opens_another_note():
    first, second = "The ferry left at nine.", "The captain is 54."
    block = f"CORRECTION, Jan. 12, 2021: {first} Correction, Jan. 13, 2021: {second}"
    found = notes(*STORY, block)
    assert [(note.text, note.stated_date.day) for note in found] == [(first, 12), (second, 13)]


def test_who_wrote_a_note_may_stand_between_its_label_and_the_label_again():
    text = "An earlier version of this story gave a wrong hour."
    note = the_note(*STORY, f"CORRECTION: Corrected by: Ada Finch @ 01/14/2021 11:10 AM CORRECTION: {text}")
    assert (note.text, str(note.stated_date)) == (text, "2021-01-14")


def test_who_posted_a_quoted_post_belongs_to_the_note():
    post = ["The ferry is full, said its captain today.", "— Ferry News (@ferrynews) January 12, 2021"]
    asked = "Update 13 Jan: The captain was asked on Monday."
    note = the_note(*STORY, asked, *post, "Photo: a local photographer")
    assert note.text.endswith(post[1])


@pytest.mark.parametrize(
    "behind", ["Thanks to Ada Finch.", "© Copyright 2021 The Gull, Inc.", "Ada Finch is a radio host."]
)
def test_thanks_and_rights_are_no_part_of_a_note(behind):
    assert the_note(*STORY, "Update: The ferry has sailed.", behind).text == "The ferry has sailed."


def test_a_label_over_the_line_of_rights_is_a_link():
    assert notes(*STORY, "Correction", "© The Harbour Post Ltd, all rights are reserved.") == ()


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""'])
def test_a_speaker_who_breaks_off_goes_on_in_the_next_block(opens, closes):
    said = f"Update: The captain said: {opens}We have seen a storm that no ferry of ours could sail in…"
    more = f"{opens}It was the worst that I saw in the twenty years of my service.{closes}"
    note = the_note(STORY[0], said, more, *STORY * 3)
    assert (note.first_block, note.last_block) == (1, 2)


def test_a_title_over_a_long_story_is_not_all_of_it():
    assert the_note("Update: Watch the captain tell of the storm", *STORY * 3).last_block == 0


def test_what_an_agency_corrects_may_stand_behind_the_place():
    text = "This Feb. 4 story corrects the second paragraph to drop a name."
    assert the_note(f"OSLO (Gull) - ({text})", *STORY).text == text


@pytest.mark.parametrize("head", ["Update.", "Upd.", "Upd.:", "EDIT."])
def test_a_full_stop_ends_a_head_before_a_sentence(head):
    note = the_note(*STORY, f"{head} The ferry sailed again in the morning.")
    assert note.text == "The ferry sailed again in the morning."


@pytest.mark.parametrize(
    "text",
    [
        "The tickets are valid again. They can be had at https://ferry.example/harbour/tickets",
        "Tickets are valid on every boat" + ", on every ferry, and on every train of the week" * 2,
    ],
)
def test_what_stands_under_a_dated_head_needs_no_full_stop(text):
    note = the_note(*STORY, "Update (13 January 2021)", text, STORY[1])
    assert note.text.startswith(text)


@pytest.mark.parametrize(
    ("block", "day"),
    [
        ("P.S. 2021-02-03. Naming boats is hard, and so is the winter timetable.", date(2021, 2, 3)),
        (
            'EDITED 2021-02-03: The "Old Quay" is the name of a bar. It now says "Stone Quay"',
            date(2021, 2, 3),
        ),
    ],
)
@pytest.mark.parametrize("above", [STORY[:2], []])
def test_full_stops_close_a_dated_head_and_tell_a_text(block, day, above):
    (note,) = notes(*above, block, STORY[2])
    assert (note.form, note.stated_date) == (NoteForm.SECTION, day)


@pytest.mark.parametrize(("heading", "found"), [("UPDATE Figures of the winter", 1), ("Update figures", 0)])
def test_a_shouted_label_in_a_heading_needs_no_colon(heading, found):
    kinds = [BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert len(notes(*STORY[:2], heading, STORY[2], kinds=kinds)) == found


def test_a_note_may_stand_behind_what_it_struck_out():
    block = "The ferry is full. ~~It leaves at nine.~~ Update: It leaves at ten, and the bar is open."
    (note,) = notes(STORY[0], block, STORY[1])
    assert note.text == "It leaves at ten, and the bar is open."


@pytest.mark.parametrize("written", ["[UPDATE] {}", "[Edit]{}[/Edit]"])
@pytest.mark.parametrize("before", ["The ferry is full. ", ""])
def test_a_label_in_brackets_of_its_own_stands_out_in_a_paragraph(before, written):
    text = "It leaves at ten from the old quay, where there is a bar, and not at nine as we had been told."
    (note,) = notes(STORY[0], before + written.format(text), STORY[1])
    assert note.text == text


@pytest.mark.parametrize("word", ["[update] of the board is full. It [update]d", "[Updated] The board told"])
def test_a_word_in_brackets_is_no_label(word):
    assert notes(STORY[0], f"The rule is old. The rule {word} the price of all tickets.", STORY[1]) == ()


@pytest.mark.parametrize("bullet", ["- ", "* ", "• "])
def test_an_item_of_a_list_that_no_element_tells_ends_in_its_block(bullet):
    note = the_note(*STORY, f"{bullet}Update 12 January: The ferry sails again.", STORY[-1])
    assert note.text == "The ferry sails again."


def test_numbered_items_are_notes_of_their_own():
    items = ["1. Update 12 January: The ferry sails again.", "2. Update 14 January: It is late."]
    found = notes(*STORY, *items, STORY[-1])
    assert [note.text for note in found] == ["The ferry sails again.", "It is late."]


def test_a_numbered_step_is_none():
    assert not notes(*STORY, "1. Update: the clock, which runs late", "2. Restart the program.", STORY[-1])


@pytest.mark.parametrize("head", ["3:11 p.m. update", "Update at 3:11 p.m.", "3:11 p.m. UPDATE"])
def test_a_label_behind_the_place_of_a_report_may_have_its_time_before_it(head):
    note = the_note(f"HARBOUR CITY, Fla. (WXYZ) - {head}: {STORY[0]}", *STORY[1:])
    assert (note.text, note.stated_time) == (STORY[0], time(15, 11))


@pytest.mark.parametrize(
    "text", ["11 a.m.: The ferry sails", "January 12 – It sails", "12 January: It sails"]
)
def test_a_day_or_time_alone_behind_that_place_opens_none(text):
    assert not notes(f"HARBOUR CITY — {text}, the company said on Monday.", *STORY[1:])


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Correction after publication"),
        ("de", "Korrektur nach Veröffentlichung"),
        ("de", "Nachträgliche Korrektur"),
        ("fr", "Correction après publication"),
        ("pt", "Correção pós-publicação"),
        ("nl", "Correctie na publicatie"),
    ],
)
def test_a_label_may_say_that_it_came_after_publication(language, label):
    note = the_note(*STORY, f"{label}: The captain is 54, not 45.", language=language)
    assert note.kind is NoteKind.CORRECTION
    assert note.label in label
    assert note.text == "The captain is 54, not 45."


def test_behind_a_label_a_sentence_on_the_time_since_then_is_its_text():
    told = "After publication the company wrote to us."
    assert the_note(*STORY, f"Update: {told}").text == told

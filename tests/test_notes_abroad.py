"""Forms that were met in other languages than English, most of them in blogs."""

from __future__ import annotations

import pytest
from notes_help import STORY, TAIL, notes, the_note

from watcher.model.reading import NoteForm

LONG = (*STORY, *STORY, *STORY)
RAPID = "The ferry sails again."


@pytest.mark.parametrize("head", ["[Update:]", "☝️UPDATE:", "🔔 Update:", "✏ Update:", "Update:"])
def test_pictures_before_a_head_and_a_bracket_around_it_are_none_of_the_text(head):
    assert the_note(*STORY, f"{head} {RAPID}", *LONG).text == RAPID


@pytest.mark.parametrize("end", [" 🎉", " :)", "! 😀"])
def test_a_text_that_ends_in_a_smile_is_no_title(end):
    note = the_note(*STORY, f"Update 2: The Ferry Sails Again And So Do We{end}", "Contents", *TAIL)
    assert note.text.endswith(end)


def test_a_text_with_an_address_is_no_title():
    note = the_note(*STORY, "Update: New Timetable: https://harbour.example/times", "Contents", *TAIL)
    assert note.text.startswith("New Timetable")


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("de", "Nachtrag", "Einige Fähren fahren wieder nach Plan."),
        ("ru", "Дополнение", "По словам капитана, паром снова ходит."),
        ("cs", "Doplnění", "Podle kapitána trajekt zase jezdí."),
        ("fi", "Lisäys", "Nyt lautta kulkee taas."),
        ("tr", "Güncelleme", "Bugün feribot yeniden çalışıyor."),
    ],
)
def test_the_capital_of_a_label_is_enough_before_words_that_open_sentences(language, label, text):
    assert the_note(*STORY, f"{label} {text}", *TAIL, language=language).text == text


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("de", "Nachtrag 12.1.2021"),
        ("fi", "Lisäys 12.1.2021"),
        ("zh", "2021.1.12补充"),
        ("ko", "2021-01-12 추가"),
    ],
)
def test_a_head_that_says_what_was_added_is_no_stamp_though_it_opens_the_story(language, head):
    note = the_note(head, *STORY, language=language)
    assert (note.form, note.text, str(note.stated_date)) == (NoteForm.SECTION, STORY[0], "2021-01-12")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "This article was updated on: 12 January 2021"),
        ("el", "το άρθρο ενημερώθηκε στις : 12/01/2021"),
    ],
)
def test_a_sentence_that_is_filled_in_like_a_form_is_a_stamp(language, text):
    note = the_note("Ferries", text, *STORY, language=language)
    assert (note.form, str(note.stated_date)) == (NoteForm.STAMP, "2021-01-12")


@pytest.mark.parametrize(
    "blocks",
    [
        ("Create – books a berth,", "Update – moves a booking,", "Delete – gives the berth back."),
        ("Safe: every boat has a radio", "Updated: the app reads new tides by itself", "Quick: no queues"),
    ],
)
def test_what_is_said_of_one_thing_of_many_is_no_note(blocks):
    assert not notes(*STORY, *blocks, *STORY)


def test_a_credit_and_a_source_around_a_note_are_no_such_things():
    blocks = ("Photo: Ada Finch", f"Update: {RAPID}", "Source: the harbour office")
    assert the_note(*STORY, *blocks).text == RAPID


def test_a_space_before_latin_letters_sets_no_label_off():
    story = "渡轮周一因暴风雨停在港口，公司说乘客两周内会收到退款。"
    assert not notes(story, "更新 ferry 模块，让它在启动的时候读取新的时刻表。", story, language="zh")
    assert notes(story, "更新 渡轮周二恢复运行，所有乘客都已经上船。", story, language="zh")


def test_a_price_is_no_entry_of_a_live_blog():
    price = "2.99 euros is what the crossing costs, and children travel free."
    assert the_note(price, f"[2021-01-12 Update] {RAPID}", *LONG).text == RAPID


LINES = ("oars, for the small boats", "sails, for the large ones", "engines, which are all of them old")


def test_lists_and_titles_do_not_end_a_story_whose_blocks_have_no_kinds():
    assert the_note(*STORY, f"Update: {RAPID}", STORY[0], *LINES, *LONG).text == RAPID


def test_what_stands_at_the_end_of_such_a_story_runs_to_it():
    assert the_note(*STORY, f"Update: {RAPID}", STORY[0], *LINES, *TAIL).text.endswith(STORY[0])


def test_an_update_goes_on_behind_its_colon_at_the_end_too():
    quote = "We are glad that it is over, and we thank all of those who waited …"
    assert the_note(*STORY, "UPDATE:", "The captain told us:", quote, *TAIL).text.endswith(quote)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("vi", "Chỉnh sửa lần cuối lúc 2021-01-12 09:22"),
        ("fa", "به روز شده در: ۱۲ ژانویه ۲۰۲۱"),
        ("en", "Updated on: 12 January 2021"),
        ("fr", "Mis à jour le : 12/01/2021"),
        ("es", "Actualizado el: 12/01/2021 - 15:30"),
        ("it", "Aggiornato il: 12 gennaio 2021"),
    ],
)
def test_stamps_whose_words_we_know_and_that_are_filled_in_like_forms(language, line):
    note = the_note(line, *STORY, language=language)
    assert (note.form, str(note.stated_date)) == (NoteForm.STAMP, "2021-01-12")

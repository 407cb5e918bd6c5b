"""What alerts say of notes: what of them is new, and what is to be known of them besides."""

import json
from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest
from alerts_help import NOW, article, capture, change, headline_edit, note, number_edit

from watcher.model import Disclosure, Edit, EditClass, EditKind, NoteKind, NotePair, NoteRecord, Op, Span
from watcher.model.reading import DateSource
from watcher.render.chat import slack_message
from watcher.render.mail.message import plain_message
from watcher.render.payload import change_events


def event_of(found, fates=()):
    (event,) = change_events(article(), found, capture(), fates=fates)
    return event


def mail_of(found, fates=()):
    return plain_message(event_of(found, fates))[1]


def reworded(old, new):
    return mail_of(change(notes_changed=(NotePair(old, new),)))


def record(one, **fields):
    seen = {"first_seen_version": 2, "first_seen_at": NOW, "last_seen_version": 2, "last_seen_at": NOW}
    return NoteRecord(1, 1, one, one, not_before=NOW - timedelta(days=1), **(seen | fields))


def test_a_reworded_note_shows_which_of_its_words_went_and_came():
    told = reworded(note("It is 14 weeks. It was said."), note("It is 16 weeks. It was said."))
    assert "Update note, 12 January 2021 (reworded, year inferred)" in told
    assert "It is [-14-]{+16+} weeks. It was said." in told


def test_its_paragraphs_stay_apart():
    told = reworded(note("It is 14.\n\nIt is so."), note("It is 16.\n\nIt is so."))
    assert "  It is [-14-]{+16+}.\n\n  It is so.\n" in told


def test_chat_messages_mark_its_words_too():
    event = event_of(change(notes_changed=(NotePair(note("It is 14."), note("It is 16.")),)))
    message = json.loads(slack_message(event, UTC))
    pieces = [piece for section in message["blocks"][0]["elements"] for piece in section["elements"]]
    styles = {piece["text"].strip(): piece.get("style") for piece in pieces}
    assert (styles["14"], styles["16"]) == ({"strike": True}, {"bold": True})


@pytest.mark.parametrize(
    ("fields", "before"),
    [
        ({"stated_date": date(2021, 1, 10)}, "dated 10 January 2021 before"),
        ({"stated_date": None}, "without a date before"),
        ({"label": "Bulletin"}, 'called "Bulletin" before'),
    ],
)
def test_a_note_whose_head_changed_says_what_that_was_and_is_not_called_reworded(fields, before):
    told = reworded(note("It is 14.", **fields), note("It is 14."))
    assert before in told
    assert "(reworded" not in told
    assert "[-" not in told


def test_a_note_that_states_a_day_before_it_was_there_says_so():
    new = note("It is 14.")
    told = mail_of(change(notes_added=(new,)), [record(new, backdated=True)])
    assert "states a day before we last saw the story without it" in told
    assert "states a day" not in mail_of(change(notes_added=(new,)), [record(new)])


@pytest.mark.parametrize(
    ("source", "doubt"),
    [
        (DateSource.DAY_INFERRED, " (day inferred)"),
        (DateSource.YEAR_INFERRED, " (year inferred)"),
        (DateSource.ORDER_INFERRED, " (order of day and month inferred)"),
        (DateSource.STATED, ""),
    ],
)
def test_what_of_a_date_is_not_printed_is_said(source, doubt):
    new = note("It is 14.", date_source=source, year_inferred=source is DateSource.YEAR_INFERRED)
    event = event_of(change(notes_added=(new,)), [record(new)])
    assert f"Update note, 12 January 2021{doubt}\n" in mail_of(change(notes_added=(new,)), [record(new)])
    assert event.data["notes"][0]["date_source"] == source.value


def test_a_note_that_came_back_is_not_called_added_nor_dated_back():
    new = note("It is 14.", kind=NoteKind.CORRECTION)
    told = mail_of(change(notes_added=(new,)), [record(new, returned=True, backdated=True)])
    assert told.startswith("Correction back\n")
    assert "(there again, year inferred)" in told
    assert "states a day" not in told


def test_a_webhook_gives_the_same_of_each_note():
    old, new = note("It is 14."), note("It was 12.", kind=NoteKind.CORRECTION)
    found = change(notes_added=(new, old), notes_changed=(NotePair(note("Is it?"), note("It is.")),))
    notes = event_of(found, [record(old, returned=True), record(new, backdated=True)]).data["notes"]
    assert [(one["backdated"], one["returned"]) for one in notes] == [
        (True, False),
        (False, True),
        (False, False),
    ]


def test_a_story_that_was_rewritten_is_called_so_and_shows_its_headlines():
    told = mail_of(change(headline_edit(), number_edit(), rewritten=True, headline_changed=True))
    assert told.startswith("Story rewritten · headline changed\n")
    assert "Headline edited:" in told
    assert "sacked" in told
    assert "1,400" not in told
    language = "The language changed from en to de."
    told = mail_of(change(number_edit(), rewritten=True, reasons=(language,)))
    assert told.startswith("Story rewritten\n")
    assert language in " ".join(told.split())


def test_a_story_rewritten_to_what_it_was_is_said_to_be_the_same_again():
    event = event_of(change(number_edit(), rewritten=True))
    back = replace(event, data=event.data | {"returns_to": 1})
    told = " ".join(plain_message(back)[1].split())
    assert "The story is the same as in version 1 again. Most of the story was replaced" in told


@pytest.mark.parametrize("verdict", [Disclosure.UNDISCLOSED, Disclosure.PARTLY])
def test_where_a_story_goes_on_is_said_once_and_before_its_edits(verdict):
    why = "The story goes on at https://news.example/quay?page=2; what is gone here may stand there."
    event = event_of(change(number_edit(), disclosure=verdict, reasons=(why, "The update came.")))
    told = " ".join(plain_message(event)[1].split())
    assert told.count("The story goes on at") == 1
    assert told.index(why) < told.index("1,200")


def test_a_note_that_stands_in_another_place_is_said_to_be_moved():
    words = "Update: It is 14."
    classes = frozenset({EditClass.NOTE, EditClass.MOVE})
    moved = Edit(EditKind.MOVE, classes, words, words, (Span(Op.EQUAL, words),), 1, 9)
    told = mail_of(change(moved))
    assert told.startswith("Note moved\n")
    assert "Note moved:\n" in told
    assert mail_of(change(moved, number_edit())).startswith("Text changed\n")


def test_a_note_that_came_alone_is_not_said_to_tell_what_changed():
    alone = change(notes_added=(note("It is forty, not fifty."),), disclosure=Disclosure.DISCLOSED)
    told = mail_of(alone)
    assert "Disclosed: the change is the note itself." in told
    assert "says what changed" not in told

"""What is told of a live blog when it is read again: entries come, change and go, with what is in them."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from liveblog import (
    ENTRIES,
    HEADED,
    NEW,
    SHAPES,
    STORY,
    URL,
    Entry,
    by_the_hour,
    in_articles,
    ld,
    page,
)

from watcher.compare import Hidden, compare, told_after
from watcher.model import Disclosure, EditClass, EventType, NoteForm
from watcher.read import read
from watcher.render.payload import change_type, told_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@SHAPES
def test_a_new_entry_on_top_is_one_note_and_nothing_else(shape: Callable[..., str]) -> None:
    change = compare(read(shape(ENTRIES), URL), read(shape([NEW, *ENTRIES]), URL))
    assert [note.stated_time for note in change.notes_added] == [time(11, 20)]
    assert not change.notes_changed
    assert not change.notes_removed
    assert change.disclosure is Disclosure.DISCLOSED
    assert change.classes == {EditClass.NOTE}
    assert not change.published_changed


@SHAPES
def test_an_edited_entry_is_one_note_changed(shape: Callable[..., str]) -> None:
    edited = [ENTRIES[0], ENTRIES[1]._replace(who="water"), *ENTRIES[2:]]
    change = compare(read(shape(ENTRIES), URL), read(shape(edited), URL))
    assert len(change.notes_changed) == 1
    assert not change.notes_added
    assert not change.notes_removed


@SHAPES
def test_what_is_edited_in_an_entry_is_edited_in_the_story_and_no_note_says_so(
    shape: Callable[..., str],
) -> None:
    edited = [ENTRIES[0], ENTRIES[1]._replace(who="water"), *ENTRIES[2:]]
    change = compare(read(shape(ENTRIES), URL), read(shape(edited), URL))
    assert change.disclosure is Disclosure.UNDISCLOSED
    assert (ENTRIES[1].text, edited[1].text) in [(edit.before, edit.after) for edit in change.substantive]
    assert EditClass.NOTE not in change.classes
    assert change_type(change) is EventType.ARTICLE_CHANGED


@SHAPES
def test_an_entry_that_is_taken_out_is_deleted_from_the_story(shape: Callable[..., str]) -> None:
    change = compare(read(shape(ENTRIES), URL), read(shape([ENTRIES[0], *ENTRIES[2:]]), URL))
    assert change.disclosure is Disclosure.UNDISCLOSED
    assert ENTRIES[1].text in [edit.before for edit in change.substantive]
    assert change_type(change) is EventType.ARTICLE_CHANGED


@SHAPES
@pytest.mark.parametrize("came", [1, 3])
def test_the_oldest_entries_that_go_on_to_the_next_page_as_newer_ones_come_are_nothing_to_tell(
    shape: Callable[..., str], came: int
) -> None:
    newer = [NEW._replace(at=f"2024-05-03T1{n}:20:00+02:00", head=f"Visit {n}") for n in (5, 3, 1)]
    shown = [*newer[-came:], *ENTRIES][: len(ENTRIES)]
    change = compare(read(shape(ENTRIES), URL), read(shape(shown), URL))
    assert len(change.notes_added) == came
    assert (change.notes_changed, change.notes_removed) == ((), ())
    assert change.disclosure is Disclosure.DISCLOSED
    gone = "oldest entry stands" if came == 1 else f"{came} oldest entries stand"
    assert f"The {gone} on this page no more, since newer ones came." in change.reasons
    assert told_edits(change) == ()


@SHAPES
def test_entries_of_two_times_are_two_however_alike_they_are(shape: Callable[..., str]) -> None:
    again = ENTRIES[1]._replace(at="2024-05-03T10:55:00+02:00", head=f"{ENTRIES[1].head} again")
    change = compare(read(shape(ENTRIES), URL), read(shape([again, *ENTRIES[:1], *ENTRIES[2:]]), URL))
    assert not change.notes_changed
    assert len(change.notes_added) == 1


def test_an_entry_that_only_gives_another_time_is_nothing_to_tell() -> None:
    later = [ENTRIES[0], ENTRIES[1]._replace(at="2024-05-03T10:06:00+02:00"), *ENTRIES[2:]]
    assert not compare(read(in_articles(ENTRIES), URL), read(in_articles(later), URL)).notable


@HEADED
def test_a_correction_among_the_entries_discloses_the_edit_of_the_one_that_it_puts_right(
    shape: Callable[..., str],
) -> None:
    put_right = NEW._replace(head="Correction: an earlier entry named the bus service. It was the water")
    edited = [put_right, *ENTRIES[:2], ENTRIES[2]._replace(who="water"), ENTRIES[3]]
    change = compare(read(shape(ENTRIES), URL), read(shape(edited), URL))
    assert change.disclosure is Disclosure.DISCLOSED
    assert len(change.notes_added) == 1


def corrected(entries: Sequence[Entry]) -> str:
    said = "Correction: An earlier version of this article misspelled the name of the engineer."
    return in_articles(entries).replace(f"{ENTRIES[-1].text}</p>", f"{ENTRIES[-1].text}</p><p>{said}</p>")


PUT_RIGHT = ENTRIES[-1]._replace(head="Correction: trains")


@pytest.mark.parametrize(
    ("shape", "last"),
    [(corrected, ENTRIES[-1]), (in_articles, PUT_RIGHT), (by_the_hour, PUT_RIGHT)],
    ids=["in an entry", "an entry", "an entry below its time"],
)
def test_a_correction_goes_on_with_its_entry_and_comes_back_with_it(
    shape: Callable[..., str], last: Entry
) -> None:
    whole, paged, again = (
        read(shape(entries), URL)
        for entries in ([*ENTRIES[:3], last], [NEW, *ENTRIES[:3]], [NEW, *ENTRIES[:3], last])
    )
    change = compare(whole, paged)
    assert (len(change.notes_added), change.notes_removed, told_edits(change)) == (1, (), ())
    assert "The oldest entry stands on this page no more, since newer ones came." in change.reasons
    hidden = Hidden(*[lambda: [note for note in whole.notes if note not in paged.notes]] * 2)
    change = told_after(paged, again, hidden=hidden)[1]
    assert (change.notes_added, change.notable) == ((), False)
    assert "The entry stands on this page again, as before." in change.reasons


def test_older_entries_that_a_long_page_shows_at_once_are_no_news_and_a_single_one_is() -> None:
    day = [
        Entry(f"2024-05-03T{20 - n:02}:00:00+02:00", f"Report {n} of the day", f"number {n}")
        for n in range(15)
    ]
    before = read(in_articles(day[:10]), URL)
    change = compare(before, read(in_articles(day), URL))
    assert (change.notes_added, change.notable) == ((), False)
    assert "The 5 older entries stand on this page now." in change.reasons
    assert len(compare(before, read(in_articles(day[:11]), URL)).notes_added) == 1


def test_an_entry_takes_the_place_of_none_that_is_taken_out() -> None:
    change = compare(read(in_articles(ENTRIES), URL), read(in_articles([NEW, *ENTRIES[1:]]), URL))
    assert not any("replaced" in reason for reason in change.reasons)


STAMP = "<p>Updated at 10.55 CEST</p>"


@SHAPES
def test_a_stamp_in_an_entry_is_a_stamp_and_goes_on_with_it(shape: Callable[..., str]) -> None:
    def stamped(html: str, text: str) -> str:
        return html.replace(f"{ENTRIES[-1].text}</p>", f"{text}</p>{STAMP}")

    plain, edited = read(shape(ENTRIES), URL), ENTRIES[-1].text.replace("northern", "southern")
    whole = read(stamped(shape(ENTRIES), ENTRIES[-1].text), URL)
    change = compare(plain, whole)
    assert [(note.form, note.stated_time) for note in change.notes_added] == [(NoteForm.STAMP, time(10, 55))]
    assert (change.disclosure, change.notes_changed) == (Disclosure.STAMP_ONLY, ())
    change = compare(plain, read(stamped(shape(ENTRIES), edited), URL))
    assert [(edit.before, edit.after) for edit in told_edits(change)] == [(ENTRIES[-1].text, edited)]
    change = compare(whole, read(shape([NEW, *ENTRIES[:3]]), URL))
    assert (len(change.notes_added), change.notes_removed, told_edits(change)) == (1, (), ())


def test_entries_that_only_a_script_would_show_are_notes_outside_the_blocks() -> None:
    reading = read(page(STORY, ld(ENTRIES)), URL)
    assert [note.first_block for note in reading.notes] == [-1] * 4
    change = compare(reading, read(page(STORY, ld([NEW, *ENTRIES])), URL))
    assert len(change.notes_added) == 1
    assert change.disclosure is Disclosure.DISCLOSED
    assert not change.edits
    edited = [ENTRIES[0]._replace(who="water"), *ENTRIES[1:]]
    change = compare(reading, read(page(STORY, ld(edited)), URL))
    assert (change.disclosure, change.notable) == (Disclosure.NONE, True)

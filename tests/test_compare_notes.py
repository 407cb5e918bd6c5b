"""Notes in two versions, and the verdict they lead to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from compare_help import body, margin, reading, section, stamp

from watcher import find_notes
from watcher.compare import compare
from watcher.compare.backdate import backdated
from watcher.compare.later import explains
from watcher.model import (
    Change,
    DateSource,
    Disclosure,
    EditClass,
    EditKind,
    Note,
    NoteForm,
    Position,
    Reading,
)

STORY = "The ferry carries 80 passengers. Captain Ida Holm steers it."
NOTE = "Update 12 Jan: The harbour office has sold all tickets."
TOLD = "The harbour office has sold all tickets."
DAY, NEXT = date(2021, 1, 12), date(2021, 1, 13)


def before() -> Reading:
    return reading(STORY)


def a_note_is_added() -> Reading:
    return reading(STORY, NOTE, notes=(section(TOLD, 1, day=DAY),))


def a_stamp_is_glued_to_the_first_sentence() -> Reading:
    return reading(f"Updated 12 Jan {STORY}", notes=(stamp(DAY, 0),))


def a_number_is_edited() -> Reading:
    return reading(STORY.replace("80", "60"))


def a_correction_explains_the_edit() -> Reading:
    told = "An earlier version said the ferry carries 80 passengers."
    return reading(
        STORY.replace("80", "60"),
        f"Correction 12 Jan: {told}",
        notes=(section(told, 1, day=DAY, kind="correction"),),
    )


def a_note_speaks_of_something_else() -> Reading:
    return reading(STORY.replace("80", "60"), NOTE, notes=(section(TOLD, 1, day=DAY),))


def a_stamp_comes_with_an_edit() -> Reading:
    return reading(f"Updated 12 Jan {STORY.replace('80', '60')}", notes=(stamp(DAY, 0),))


def only_quotation_marks_change() -> Reading:
    return reading(STORY.replace("ferry", "ferry "))


def the_margin_changes() -> Reading:
    return reading(STORY, margin("Most read"))


def the_page_says_it_was_modified() -> Reading:
    return replace(before(), modified_at=datetime(2021, 1, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("after", "disclosure"),
    [
        (before, "none"),
        (a_note_is_added, "disclosed"),
        (a_stamp_is_glued_to_the_first_sentence, "stamp_only"),
        (a_number_is_edited, "undisclosed"),
        (a_correction_explains_the_edit, "disclosed"),
        (a_note_speaks_of_something_else, "partly"),
        (a_stamp_comes_with_an_edit, "partly"),
        (only_quotation_marks_change, "none"),
        (the_margin_changes, "none"),
        (the_page_says_it_was_modified, "stamp_only"),
    ],
)
def test_the_verdict(after: type[Reading], disclosure: str) -> None:
    assert compare(before(), after()).disclosure == disclosure


def test_the_reasons_name_the_note_the_edit_and_what_they_share() -> None:
    reasons = " ".join(compare(before(), a_correction_explains_the_edit()).reasons)
    assert "“80” to “60”" in reasons
    assert "it names the old “80”" in reasons


def test_the_reasons_name_what_no_note_speaks_of() -> None:
    change = compare(before(), a_note_speaks_of_something_else())
    assert "No note speaks of the edit of “80” to “60”." in change.reasons


def test_a_note_needs_no_note_for_itself() -> None:
    change = compare(before(), a_note_is_added())
    (edit,) = change.edits
    assert (edit.kind, edit.classes, edit.new_block) == (EditKind.ADDITION, {EditClass.NOTE}, 1)
    assert (change.added_words, change.removed_words) == (len(edit.after.split()), 0)


def test_only_the_stamp_is_the_notes_own() -> None:
    (edit,) = compare(before(), a_stamp_is_glued_to_the_first_sentence()).edits
    assert (edit.after, edit.classes) == ("Updated 12 Jan", {EditClass.NOTE})


def test_an_edit_beside_a_glued_stamp_is_an_edit_of_the_story() -> None:
    change = compare(before(), a_stamp_comes_with_an_edit())
    assert [edit.classes for edit in change.edits] == [{EditClass.NOTE}, {EditClass.NUMBER}]


@pytest.mark.parametrize("printed", ["Updated at 11:45 p.m. ET ", "(Updated 12/1/2021) ", "Updated 12 Jan"])
def test_a_stamp_ends_where_it_says_it_ends(printed: str) -> None:
    new = reading(f"{printed}The ferry sails.", notes=(stamp(DAY, 0, printed=printed),))
    (edit,) = compare(reading("The ferry sails."), new).edits
    assert (edit.after, edit.classes) == (printed.strip(), {EditClass.NOTE})


def test_a_stamp_whose_date_moved_on_is_replaced() -> None:
    old = reading(f"Updated 12 Jan {STORY}", notes=(stamp(DAY, 0),))
    new = reading(f"Updated 13 Jan {STORY}", notes=(stamp(NEXT, 0),))
    change = compare(old, new)
    assert (change.notes_added, change.notes_removed) == ((stamp(NEXT, 0),), (stamp(DAY, 0),))
    assert not change.notes_changed
    assert change.classes == {EditClass.NOTE}


def notes(old: Note, new: Note) -> Change:
    return compare(reading(STORY, notes=(old,)), reading(STORY, notes=(new,)))


@pytest.mark.parametrize(
    "new",
    [
        section("The harbour office has sold all the tickets by now.", day=DAY),
        section(TOLD, day=DAY, label="Updated"),
        section(TOLD, day=NEXT),
        section(TOLD, day=DAY, kind="correction"),
        section(f"{TOLD} More will follow in March.", day=DAY),
    ],
    ids=["reworded", "label", "date", "kind", "continued"],
)
def test_a_note_is_followed(new: Note) -> None:
    old = section(TOLD, day=DAY)
    change = notes(old, new)
    assert [(pair.old, pair.new) for pair in change.notes_changed] == [(old, new)]
    assert not change.notes_added
    assert not change.notes_removed
    assert change.disclosure is Disclosure.DISCLOSED


@pytest.mark.parametrize(
    "new",
    [
        section(TOLD, 7, day=DAY),
        replace(section(TOLD, day=DAY), position=Position.START),
        section("The harbour  office has sold all tickets.", day=DAY),
        replace(section(TOLD, day=DAY), extent_certain=False),
        replace(section(TOLD, day=date(2022, 1, 12)), year_inferred=True),
    ],
    ids=["elsewhere", "position", "white space", "extent", "inferred year"],
)
def test_what_does_not_change_a_note(new: Note) -> None:
    change = notes(section(TOLD, day=DAY), new)
    assert not change.notes_changed
    assert not change.notes_added
    assert not change.notes_removed


def test_a_note_replaced_in_place_is_two_notes() -> None:
    old, new = section(TOLD, day=DAY), section("Fog keeps every boat in port tonight.", day=NEXT)
    change = notes(old, new)
    assert (change.notes_added, change.notes_removed) == ((new,), (old,))


@pytest.mark.parametrize(
    ("day", "text", "same"),
    [
        (DAY, "The road is open to all.", True),
        (NEXT, "The road is open to all.", True),
        (date(2021, 6, 8), "The road is open to all.", False),
        (date(2021, 6, 8), "The road is closed to all.", True),
        (date(2021, 6, 8), "The road is closed to all. Drivers wait.", True),
    ],
)
def test_words_that_are_alike_are_another_note_on_another_day(day: date, text: str, same: bool) -> None:
    change = notes(section("The road is closed to all.", day=DAY), section(text, day=day))
    assert bool(change.notes_changed) is same
    assert bool(change.notes_added) is bool(change.notes_removed) is not same


def test_a_stamp_does_not_become_a_section() -> None:
    change = notes(stamp(DAY), section(TOLD, day=NEXT))
    assert [note.form for note in change.notes_added] == [NoteForm.SECTION]


def test_a_second_note_leaves_the_first_alone() -> None:
    first, second = section(TOLD, day=DAY), section("Fog keeps every boat in port tonight.", day=NEXT)
    change = compare(reading(STORY, notes=(first,)), reading(STORY, notes=(second, first)))
    assert change.notes_added == (second,)
    assert not change.notes_changed


def test_notes_that_the_labels_count_are_never_one() -> None:
    text = "The ferry is late, and the company is sorry for the delay."
    old = section(text, 1, day=DAY, label="Update #2")
    new = section(text.replace("late", "very late"), 1, day=DAY, label="Update #3")
    change = compare(reading(STORY, old.text, notes=(old,)), reading(STORY, new.text, notes=(new,)))
    assert (change.notes_added, change.notes_changed, change.notes_removed) == ((new,), (), (old,))


def test_a_note_is_known_again_by_its_first_paragraph_however_far_each_goes() -> None:
    first, more = "The ferry sails again from Monday on.", "The harbour office has opened a second window."
    old = section(f"{first}\n\n{more}\n\n{STORY}", 1)
    new = section(f"{first}\n\nTickets are sold at the pier.", 1)
    change = compare(
        reading("Lede.", first, more, STORY, notes=(replace(old, last_block=3),)),
        reading("Lede.", first, "Tickets are sold at the pier.", notes=(replace(new, last_block=2),)),
    )
    assert [(pair.old.text, pair.new.text) for pair in change.notes_changed] == [(old.text, new.text)]


def test_an_undated_note_that_was_rewritten_is_still_the_note() -> None:
    old = section("the new ferry is called Ida and sails from today.", 1)
    new = section("the new ferry is called Ida and has two decks; ask the company for the fares it takes.", 1)
    change = compare(reading(STORY, old.text, notes=(old,)), reading(STORY, new.text, notes=(new,)))
    assert (change.notes_added, change.notes_removed) == ((), ())


def test_a_note_that_went_is_withdrawn() -> None:
    change = compare(a_note_is_added(), before())
    assert len(change.notes_removed) == 1
    assert change.disclosure is Disclosure.NONE
    assert any("withdrawn" in reason for reason in change.reasons)


def test_a_label_in_the_headline_is_a_note_not_a_new_headline() -> None:
    note = replace(stamp(DAY), label="UPDATED", position=Position.TITLE, stated_date=None, date_source=None)
    old, new = (
        reading(STORY, title="Ferry returns"),
        reading(STORY, title="[UPDATED] Ferry returns", notes=(note,)),
    )
    change = compare(old, new)
    assert not change.headline_changed
    assert change.classes == {EditClass.NOTE}


def test_a_corrected_sentence_and_its_correction_stay_apart() -> None:
    old = reading("The ferry carries 80 passengers, said Holm.", "It is white.")
    told = "We wrote that the ferry carries 80 passengers, said Holm."
    new = reading("It is white.", f"Correction: {told}", notes=(section(told, 1, kind="correction"),))
    kinds = {edit.kind: edit.classes for edit in compare(old, new).edits}
    assert kinds.keys() == {EditKind.DELETION, EditKind.ADDITION}


def test_a_note_in_brackets_inside_a_paragraph_is_only_the_brackets() -> None:
    told = "[Update: The boat was sold.]"
    found = find_notes([f"{STORY} {told} It was old."], language="en")
    new = reading(f"{STORY} {told} It was old.", notes=found)
    edits = [(edit.after, edit.classes) for edit in compare(before(), new).edits]
    assert edits == [(told, {EditClass.NOTE}), ("It was old.", {EditClass.TEXT})]


def test_notes_found_in_unchanged_text_cut_nothing() -> None:
    text = f"Updated 12 Jan {STORY}"
    assert not compare(reading(text), reading(text, notes=(stamp(DAY, 0),))).edits


def test_words_that_stood_there_before_are_no_new_note() -> None:
    plain, noted = reading(STORY, NOTE), a_note_is_added()
    assert not compare(plain, noted)
    assert not compare(noted, plain)
    assert compare(
        plain, reading(STORY, "Update", NOTE, notes=(replace(noted.notes[0], last_block=2),))
    ).notes_added


def test_a_later_correction_explains_an_earlier_edit() -> None:
    change = compare(before(), a_number_is_edited())
    note = section("We wrote that 80 passengers fit on board.", kind="correction", day=NEXT)
    explanation = explains(note, change, language="en")
    assert explanation
    assert explanation.covered == change.edits
    assert "“80”" in explanation.reasons[0]


def test_a_later_note_on_something_else_explains_nothing() -> None:
    change = compare(before(), a_number_is_edited())
    assert not explains(section("Fog keeps every boat in port tonight."), change, language="en")
    assert not explains(stamp(NEXT), change, language="en")


def at(day: int, hour: int = 0) -> datetime:
    return datetime(2021, 1, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("note", "last", "expected"),
    [
        (stamp(DAY), at(13), True),
        (stamp(DAY), at(12, 23), False),
        (replace(stamp(DAY), stated_timezone="PT"), at(13, 6), False),
        (replace(stamp(DAY), stated_timezone="PT"), at(13, 9), True),
        (replace(stamp(DAY), stated_timezone="+09:00"), at(12, 16), True),
        (stamp(DAY, source=DateSource.DAY_INFERRED), at(20), False),
        (stamp(DAY, source=DateSource.IMPLAUSIBLE), at(20), False),
        (stamp(date.max), at(20), False),
        (section(TOLD), at(20), False),
    ],
)
def test_backdated_when_the_stated_day_was_over(note: Note, last: datetime, expected: bool) -> None:
    assert backdated(note, last) is expected


def test_backdated_asks_for_the_zone_of_days_without_one() -> None:
    assert backdated(stamp(DAY), at(12, 20), zone=timezone(timedelta(hours=5)))


def test_links_of_a_note_are_the_notes_own() -> None:
    old = reading(body(NOTE, "https://a.example/"), notes=(section(TOLD, 0, day=DAY),))
    new = reading(body(NOTE, "https://b.example/"), notes=(section(TOLD, 0, day=DAY),))
    assert compare(old, new).classes == {EditClass.NOTE}


def test_an_edit_behind_an_uncertain_end_is_an_edit_of_the_story() -> None:
    def page(number: str) -> Reading:
        text = f"The story goes on with {number} boats."
        note = replace(section(f"{TOLD}\n\n{text}", 1, day=DAY), last_block=2, extent_certain=False)
        return reading(STORY, NOTE, text, notes=(note,))

    change = compare(page("80"), page("60"))
    assert not change.notes_changed
    assert change.classes == {EditClass.NUMBER}
    assert change.disclosure is Disclosure.UNDISCLOSED


def test_a_new_note_takes_all_its_paragraphs_whether_or_not_its_end_is_certain() -> None:
    more = "They will be paid back in full by March."
    note = replace(section(f"{TOLD}\n\n{more}", 1, day=DAY), last_block=2, extent_certain=False)
    change = compare(before(), reading(STORY, NOTE, more, notes=(note,)))
    assert change.classes == {EditClass.NOTE}
    assert change.disclosure is Disclosure.DISCLOSED


def test_an_edit_deep_in_a_long_section_changes_the_note_and_announces_nothing() -> None:
    def page(number: str) -> Reading:
        more = ["Fog is thick.", "The quay is empty.", "Boats wait.", f"They are {number}."]
        note = replace(section("\n\n".join([TOLD, *more]), 1, day=DAY), last_block=5)
        return reading(STORY, NOTE, *more, notes=(note,))

    change = compare(page("80"), page("60"))
    assert len(change.notes_changed) == 1
    assert change.classes == {EditClass.NUMBER}
    assert change.disclosure is Disclosure.UNDISCLOSED


@pytest.mark.parametrize(
    ("more", "disclosure"),
    [(" It now carries 60, not 80.", "disclosed"), (" They sold fast.", "partly")],
)
def test_a_continued_note_speaks_of_what_its_new_words_name(more: str, disclosure: str) -> None:
    told = "The crew of Captain Holm is new, and the ferry had room for 80 until now."

    def page(number: str, words: str) -> Reading:
        return reading(STORY.replace("80", number), f"Update: {words}", notes=(section(words, 1),))

    assert compare(page("80", told), page("60", told + more)).disclosure == disclosure


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("It carries 80.", "It carries 60.", "the edit of “80” to “60”"),
        ("It sails.", "It sails at nine.", "the addition of “at nine”"),
        ("It sails at nine.", "It sails.", "the deletion of “at nine”"),
        ("We call it old.", "We call it “old”.", "the edit of “We call it old” to “We call it ‘old’”"),
    ],
)
def test_an_edit_in_a_few_words(old: str, new: str, words: str) -> None:
    assert compare(reading(old), reading(new)).reasons[1] == f"No note speaks of {words}."


def test_many_edits_are_counted_not_listed() -> None:
    old, new = ([f"Boat {name} sails at {hour}." for name in "abcdefghij"] for hour in ("nine", "ten"))
    assert compare(reading(*old), reading(*new)).reasons[-1] == "The same holds for 5 more."

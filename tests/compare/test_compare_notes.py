"""Notes in two versions: which is which, and which words are theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from compare_help import body, found, reading, section, stamp
from noted import (
    DAY,
    NEXT,
    NOTE,
    STORY,
    TOLD,
    a_note_is_added,
    a_stamp_comes_with_an_edit,
    a_stamp_is_glued_to_the_first_sentence,
    before,
)

from watcher import find_notes
from watcher.compare import compare
from watcher.model import Change, Disclosure, EditClass, EditKind, Note, NoteForm, Position, Reading


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


@pytest.mark.parametrize(
    ("zoned", "same"),
    [
        (("10:00", "UTC", "11:00", "BST"), True),
        (("23:30", "UTC", "00:30", "CET"), True),
        (("10:00", "BST", "05:00", "ET"), True),
        (("10:00", "GMT", "05:00", "ET"), True),
        (("10:00", "UTC", "11:30", "BST"), False),
        (("10:00", "UTC", "11:00", "UTC"), False),
        (("10:00", "", "11:00", "BST"), False),
        (("10:00", "IST", "11:00", "BST"), False),
    ],
)
def test_a_stamp_in_another_zone_is_the_same_stamp(zoned: tuple[str, str, str, str], *, same: bool) -> None:
    first, one, second, two = zoned
    moved = NEXT if second < first and two == "CET" else DAY
    readings = []
    for day, clock, zone in ((DAY, first, one), (moved, second, two)):
        printed = f"Updated {clock} {zone}. "
        note = stamp(day, 0, printed=printed)
        note = replace(note, stated_time=time.fromisoformat(clock), stated_timezone=zone or None)
        readings.append(reading(f"{printed}{STORY}", notes=(note,)))
    change = compare(*readings)
    assert bool(change.notes_added or change.notes_changed or change.notes_removed) is not same
    assert change.notable is not same
    assert change.disclosure is (Disclosure.NONE if same else Disclosure.STAMP_ONLY)


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
        section("The harbour office in Marlow has now sold all tickets. More follow.", day=date(2021, 2, 20)),
    ],
    ids=["reworded", "label", "date", "kind", "continued", "more in it, later"],
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
        (NEXT, "The road is open to all.", False),
        (date(2021, 6, 8), "The road is open to all.", False),
        (NEXT, "The road is closed to all. Drivers wait.", True),
        (date(2021, 6, 8), "The road is closed to all.", True),
        (date(2021, 6, 8), "The road is closed to all. Drivers wait.", True),
        (date(2021, 6, 8), "The road is closed to 40, not to all.", False),
        (date(2021, 6, 8), "The road of €40m is closed to all.", False),
    ],
)
def test_words_that_are_alike_are_another_note_on_another_day(day: date, text: str, same: bool) -> None:
    change = notes(section("The road is closed to all.", day=DAY), section(text, day=day))
    assert bool(change.notes_changed) is same
    assert bool(change.notes_added) is bool(change.notes_removed) is not same


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("on 12 and 13 January 2021. It has 80 seats, not 60.", True),
        ("on 12 and 13 January 2021. It has 80 seats, not 60. It sails at 9 am, not at noon.", True),
        ("on 12 January 2021 and 13 January 2021. It has 80 seats, not 60.", True),
        ("on 13 January 2021. It has 80 seats, not 60. It sails at 9 am, not at noon.", False),
        ("on 13 January 2021. It has 12 seats and sails at noon.", False),
    ],
)
def test_a_note_that_names_a_second_day_of_its_own_is_the_same_note(text: str, same: bool) -> None:
    told = "This article was amended {}"
    old = found(STORY, told.format("on 12 January 2021. It has 80 seats, not 60."))
    change = compare(old, found(STORY, told.format(text)))
    assert bool(change.notes_changed) is same
    assert bool(change.notes_added) is bool(change.notes_removed) is not same


def test_words_that_are_alike_are_another_note_at_another_time() -> None:
    half_past, six = (
        replace(section(f"The road is {state} to all.", day=DAY), stated_time=time(hour))
        for state, hour in (("closed", 14), ("open", 18))
    )
    change = notes(half_past, six)
    assert (change.notes_added, change.notes_removed) == ((six,), (half_past,))


def test_a_note_whose_words_stand_in_another_one_was_not_withdrawn() -> None:
    one, two = "The ferry was built in 1931, not 1913.", "It carries 80 passengers, not 60."
    old = reading(STORY, notes=(section(one, day=DAY), section(two, day=DAY)))
    change = compare(old, reading(STORY, notes=(section(f"{one} {two}", day=DAY),)))
    assert not change.notes_withdrawn
    assert any("took in the" in reason for reason in change.reasons)
    assert not any("withdrawn" in reason for reason in change.reasons)
    alone = compare(old, reading(STORY, notes=(section(one, day=DAY),)))
    assert [note.text for note in alone.notes_withdrawn] == [two]


@pytest.mark.parametrize(
    ("links", "notable"),
    [
        (("https://a.example/1", "https://a.example/2"), True),
        (("https://a.example/?sid=8f3a9c1e77b04d2a", "https://a.example/?sid=1b7d0e6c93f2a85e"), False),
    ],
)
def test_a_note_that_leads_elsewhere_is_told_with_its_addresses(
    links: tuple[str, str], *, notable: bool
) -> None:
    sides = (reading(STORY, body(NOTE, link), notes=(section(TOLD, 1, day=DAY),)) for link in links)
    change = compare(*sides)
    assert change.notable is notable
    assert change.disclosure is Disclosure.NONE
    told = [edit.after for edit in change.substantive if not edit.of_note]
    assert [links[1].removeprefix("https://") in words for words in told] == [True] * notable


def test_a_note_that_loses_its_label_is_no_text_that_came() -> None:
    told = "The harbour office in Marlow has sold all tickets."
    labelled, bare = found(STORY, f"Update 12 January: {told}"), found(STORY, told)
    change = compare(labelled, bare)
    (edit,) = change.edits
    assert (edit.before, edit.after, edit.classes) == (f"Update 12 January: {told}", told, {EditClass.NOTE})
    assert change.disclosure is Disclosure.NONE
    assert compare(bare, labelled).disclosure is Disclosure.DISCLOSED


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


def test_links_of_a_note_are_the_notes_own() -> None:
    old = reading(body(NOTE, "https://a.example/"), notes=(section(TOLD, 0, day=DAY),))
    new = reading(body(NOTE, "https://b.example/"), notes=(section(TOLD, 0, day=DAY),))
    assert compare(old, new).classes == {EditClass.NOTE, EditClass.LINK}


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

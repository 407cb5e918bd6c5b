"""Which earlier edits a note speaks of, by its words alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from watcher import find_notes
from watcher.compare import compare
from watcher.decide.history.hindsight import Earlier, look_back
from watcher.model import (
    Block,
    BlockKind,
    Note,
    NoteForm,
    NoteKind,
    Position,
    Reading,
    Role,
)

AT = datetime(2021, 1, 14, 9, 0, tzinfo=UTC)


def reading(*texts: str, notes: tuple[Note, ...] = ()) -> Reading:
    blocks = tuple(Block(BlockKind.PARAGRAPH, Role.BODY, text) for text in texts)
    return Reading("https://news.example/a", title="Bridge", language="en", blocks=blocks, notes=notes)


def note(text: str, kind: NoteKind = NoteKind.CORRECTION, **parts) -> Note:
    return Note(
        kind,
        NoteForm.SECTION,
        "Note",
        None,
        None,
        None,
        year_inferred=False,
        text=text,
        position=Position.END,
        **parts,
    )


PLAIN = "The bridge opens in spring."
OLD = (PLAIN, "It cost 40 million crowns.", "Kari Nordmann drew it.")
NEW = (PLAIN, "It cost 60 million crowns.", "Kåre Nordmann drew it.")
COST = note("An earlier version said that it cost 40 million crowns.")
NAME = note("The drawings are by Kåre Nordmann, not by Kari.")


def earlier(*heard: Note) -> Earlier:
    return Earlier(2, AT, compare(reading(*OLD), reading(*NEW)), OLD, heard)


def brought(*notes: Note):
    return replace(compare(reading(*NEW), reading(*NEW)), notes_added=notes)


def said(one: Earlier, *notes: Note) -> list:
    later = AT + timedelta(days=2)
    return [
        (s.note, s.complete, s.delay.days) for s in look_back([one], brought(*notes), at=later, language="en")
    ]


def test_a_note_that_leaves_an_edit_out_is_not_complete():
    assert said(earlier(), COST) == [(COST, False, 2)]


def test_two_notes_complete_each_other():
    assert said(earlier(), COST, NAME) == [(COST, False, 2), (NAME, True, 2)]
    assert said(earlier(COST), NAME) == [(NAME, True, 2)]


def test_two_equal_numbers_of_another_matter_are_no_word_on_the_edit():
    rest = "Its ferries carried thousands of passengers every winter."
    was, now = (*OLD[:2], rest), (*NEW[:2], rest)
    one = Earlier(2, AT, compare(reading(*was), reading(*now)), was, ())
    other = note("The ferries carried 60 passengers, not 40 as we had it.")
    assert said(one, other) == []
    same = note("We had 40 million for the 60 million that the bridge cost.")
    assert said(one, same) == [(same, True, 2)]
    assert said(one, note("We had 40. It is 60.")) != []


@pytest.mark.parametrize(("low", "high", "speaks"), [("41,200", "42,100", True), ("2019", "2020", False)])
def test_two_long_numbers_are_of_one_matter_whatever_else_a_note_names(low, high, speaks):
    was, now = ((PLAIN, f"Each year {number} people drove across.") for number in (low, high))
    one = Earlier(2, AT, compare(reading(*was), reading(*now)), was, ())
    assert bool(said(one, note(f"We gave the traffic on the bridge as {low}. It is {high}."))) is speaks


def test_what_was_said_once_is_not_said_again():
    assert said(earlier(COST), replace(COST, text=COST.text + " We regret it.")) == []


@pytest.mark.parametrize(
    ("language", "old", "new", "told"),
    [
        (
            "fr",
            "Le ferry est parti lundi.",
            "Le ferry est parti mardi.",
            "Le ferry est parti mardi, et non lundi.",
        ),
        (
            "es",
            "El ferri zarpó el lunes.",
            "El ferri zarpó el martes.",
            "El ferri zarpó el martes, no el lunes.",
        ),
        (
            "en",
            "Of the repairs the county paid a third.",
            "Of the repairs the county did not pay a third.",
            "We said that the county had paid a third of the cost of the repairs. It has not.",
        ),
    ],
)
def test_a_correction_tells_the_sentence_again(language: str, old: str, new: str, told: str):
    was, now = reading("Nobody came.", old), reading("Nobody came.", new)
    one = Earlier(2, AT, compare(replace(was, language=language), replace(now, language=language)), ())
    change = replace(compare(now, now), notes_added=(note(told),))
    assert [said.complete for said in look_back([one], change, at=AT, language=language)] == [True]


def test_a_note_tells_of_its_own_edit_and_of_an_earlier_one_in_one_sentence():
    cost = "It cost {} million crowns.", "Some {} people came."
    v1, v2, v3 = (
        reading(*(text.format(n) for text, n in zip(cost, k, strict=True)))
        for k in ((40, 340), (40, 430), (60, 430))
    )
    told = note("It cost 60 million crowns, not 40, and 430 people came, not 340.")
    brought_now = replace(compare(v2, v3), notes_added=(told,))
    (heard,) = look_back([Earlier(2, AT, compare(v1, v2), ())], brought_now, at=AT, language="en")
    assert (heard.note, heard.complete) == (told, True)


def test_a_note_that_came_with_what_was_restored_speaks_of_its_deletion():
    note_of = note("A paragraph was removed by mistake and has been restored.", NoteKind.EDITORS_NOTE)
    gone, back = compare(reading(*OLD), reading(*OLD[:2])), compare(reading(*OLD[:2]), reading(*OLD))
    one, again = Earlier(2, AT, gone, OLD), replace(back, notes_added=(note_of,))
    (heard,) = look_back([one], again, at=AT + timedelta(days=2), language="en")
    assert (heard.note, heard.complete) == (note_of, True)
    assert look_back([one], replace(back, edits=(), notes_added=(note_of,)), at=AT, language="en") == ()


def test_a_note_speaks_of_the_edit_that_came_with_it_in_all_earlier_versions():
    was, now = reading(*OLD[:2]), reading(*NEW[:2])
    edited, undone = Earlier(2, AT, compare(was, now), OLD), Earlier(3, AT, compare(now, was), NEW)
    told = note("An earlier version gave the cost as 40 million. It is 60 million.")
    again = replace(compare(was, now), notes_added=(told,))
    heard = look_back([edited, undone], again, at=AT + timedelta(days=2), language="en")
    assert [(one.note, one.complete) for one in heard] == [(told, True)] * 2


def test_a_note_that_went_with_an_edit_and_is_back_does_not_speak_of_it():
    told = note("An earlier version gave the cost as 40 million. It is 60 million.")
    turned = compare(reading("It cost 60 million crowns."), reading("It cost 40 million crowns."))
    for gone, known in (((), 1), ((told,), 0)):
        one = Earlier(3, AT, replace(turned, notes_removed=gone), ())
        assert len(look_back([one], brought(told), at=AT, language="en")) == known


def test_a_stamp_says_nothing_of_earlier_edits():
    assert said(earlier(), replace(COST, form=NoteForm.STAMP, text="")) == []


def test_an_update_that_shares_a_name_with_an_edit_is_news():
    assert said(earlier(), note("Kåre Nordmann has now spoken of the cost.", NoteKind.UPDATE)) == []


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("This article was updated on 3 May to correct the number of crowns.", True),
        ("The number of crowns has been corrected.", True),
        ("This article was updated on 3 May to give more on the number of crowns.", False),
        ("The county has corrected the number of crowns in its leaflet.", False),
        ("This article was updated to fix an error in the number of crowns.", True),
        ("The law on the crowns was updated on Friday to fix the harbour.", False),
    ],
)
def test_an_update_that_says_it_corrects_the_story_is_joined(text: str, speaks: bool):
    assert bool(said(earlier(), note(text, NoteKind.UPDATE))) is speaks


def test_an_update_that_gives_the_old_and_the_new_value_is_joined():
    update = note("We wrote 40 million; it is 60 million.", NoteKind.UPDATE)
    assert said(earlier(), update) == [(update, False, 2)]
    old, new = (PLAIN, "Cracks are in three of its piers."), (PLAIN, "Cracks are in two of its piers.")
    piers = note("Two piers, not three, are cracked.", NoteKind.UPDATE)
    assert said(Earlier(2, AT, compare(reading(*old), reading(*new)), old), piers) == [(piers, True, 2)]


def test_a_number_is_known_in_another_case():
    old, new = (PLAIN, "Ещё девять получили травмы."), (PLAIN, "Ещё семь получили травмы.")
    told = note("В первой версии говорилось о девяти пострадавших. Их семь.")
    one = Earlier(2, AT, compare(reading(*old), reading(*new)), old)
    (found,) = look_back([one], brought(told), at=AT + timedelta(days=2), language="ru")
    assert found.reasons[0].endswith("it names the old “девяти” and the new “семь”.")


def test_what_a_note_puts_right_in_several_places_is_said_once():
    old = (PLAIN, "Kari Nordmann drew it.", "It was late, said Kari Nordmann.")
    new = tuple(text.replace("Kari", "Kåre") for text in old)
    one = Earlier(2, AT, compare(reading(*old), reading(*new)), old)
    (found,) = look_back([one], brought(NAME), at=AT + timedelta(days=2), language="en")
    assert (found.complete, len(found.reasons)) == (True, 1)


BOATS = "The fleet has {} boats."
SIZE = note("An earlier version said that the fleet has 62 boats. It has 26.")
BOTH = replace(SIZE, text=f"{SIZE.text} It also misspelt the name of Kåre Nordmann.")


@pytest.mark.parametrize(("told", "speaks"), [(SIZE, []), (BOTH, [BOTH])], ids=["of one thing", "of two"])
def test_what_a_note_says_of_the_edit_it_came_with_is_not_about_an_earlier_one(told, speaks):
    """A note that tells of two things may still speak of an earlier edit with the other."""
    old = (PLAIN, "It was still, said Kari Nordmann.", BOATS.format(62))
    new = (PLAIN, "The boats of the fleet lay still, said Kåre Nordmann.", BOATS.format(62))
    one = Earlier(2, AT, compare(reading(*old), reading(*new)), old)
    fixed = compare(reading(*new), reading(*new[:2], BOATS.format(26)))
    came = replace(fixed, notes_added=(told,))
    found = look_back([one], came, at=AT + timedelta(days=2), language="en")
    assert [s.note for s in found] == speaks


DRAWN = "Kåre Nordmann{} drew it in {} weeks."
WHO = ", who was misidentified in an earlier version of this article,"
WEEKS = "The weeks he drew, whose number was wrong in an earlier version of this article, are 8, not 9."


@pytest.mark.parametrize(
    ("after", "told", "speaks"),
    [
        ((PLAIN, DRAWN.format("", 8), WEEKS), WEEKS, True),
        ((PLAIN, *[DRAWN.format(WHO, 8)]), DRAWN.format(WHO, 8), False),
    ],
    ids=["all of a sentence that came with it", "the clause alone of one that stood there"],
)
def test_what_a_note_in_passing_says_of_earlier_edits(after, told, speaks):
    old, new = ((PLAIN, DRAWN.format("", weeks)) for weeks in (9, 8))
    one = Earlier(2, AT, compare(reading(*old), reading(*new)), old)
    came = compare(reading(*new), reading(*after))
    (passing,) = find_notes([told], language="en")
    found = look_back([one], replace(came, notes_added=(passing,)), at=AT + timedelta(days=2), language="en")
    assert bool(found) is speaks

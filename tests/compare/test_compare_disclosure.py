"""The verdict that notes and edits lead to, now, later and by the days that notes state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from compare_help import margin, reading, section, stamp
from noted import (
    DAY,
    NEXT,
    NOTE,
    STORY,
    TOLD,
    a_note_is_added,
    a_number_is_edited,
    a_stamp_comes_with_an_edit,
    a_stamp_is_glued_to_the_first_sentence,
    before,
)

from watcher.compare import compare
from watcher.compare.disclosure.backdate import backdated
from watcher.compare.disclosure.later import explains
from watcher.model import DateSource, EditClass, EditKind, Note, Reading


def a_correction_explains_the_edit() -> Reading:
    told = "An earlier version said the ferry carries 80 passengers."
    return reading(
        STORY.replace("80", "60"),
        f"Correction 12 Jan: {told}",
        notes=(section(told, 1, day=DAY, kind="correction"),),
    )


def a_note_speaks_of_something_else() -> Reading:
    return reading(STORY.replace("80", "60"), NOTE, notes=(section(TOLD, 1, day=DAY),))


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


def test_a_later_correction_explains_an_earlier_edit() -> None:
    change = compare(before(), a_number_is_edited())
    note = section("We wrote that 80 passengers fit on board.", kind="correction", day=NEXT)
    explanation = explains(note, change, language="en")
    assert explanation
    assert explanation.covered == change.edits
    assert "“80”" in explanation.reasons[0]


@pytest.mark.parametrize(
    ("language", "story", "respelt", "of_it", "of_another_thing"),
    [
        (
            "en",
            "The board asked Hugh Palister to go.",
            ("Palister", "Pallister"),
            "An earlier version misspelled Hugh Pallister’s surname.",
            "An earlier version misstated what Hugh Pallister had promised the fishermen.",
        ),
        (
            "en",
            "The board asked Hugh Palister to go.",
            ("Palister", "Pallister"),
            "An earlier version had Palister where it is Pallister.",
            "Hugh Pallister was born in Ledmouth, not in Holm, as an earlier version had it.",
        ),
        (
            "de",
            "Der Rat bat Torben Valk zu gehen.",
            ("Valk", "Falk"),
            "In einer früheren Version war Torben Falk falsch geschrieben.",
            "In einer früheren Version hieß es, Torben Falk habe den Fischern etwas zugesagt.",
        ),
        (
            "fr",
            "Le conseil a prié Yann Le Bras de partir.",
            ("Bras", "Braz"),
            "Dans une première version, Yann Le Braz était mal orthographié.",
            "Contrairement à ce que nous avions écrit, Yann Le Braz n’a rien promis aux pêcheurs.",
        ),
        (
            "es",
            "El consejo pidió a Tomás Ferrera que se fuera.",
            ("Ferrera", "Ferrer"),
            "El apellido de Tomás Ferrer estaba mal escrito.",
            "Una versión anterior decía que Tomás Ferrer había prometido algo a los pescadores.",
        ),
        (
            "ru",
            "Совет попросил уйти и Игоря Мальцова из порта.",
            ("Мальцова", "Мальцева"),
            "В предыдущей версии была неверно указана фамилия Игоря Мальцева.",
            "В предыдущей версии говорилось, что от Игоря Мальцева ждали извинений.",
        ),
    ],
)
def test_a_note_that_only_names_somebody_does_not_speak_of_how_his_name_is_written(
    language: str, story: str, respelt: tuple[str, str], of_it: str, of_another_thing: str
) -> None:
    change = compare(reading(story, language=language), reading(story.replace(*respelt), language=language))
    assert explains(section(of_it, kind="correction"), change, language=language)
    assert not explains(section(of_another_thing, kind="correction"), change, language=language)


PIERS = "A survey of the piles in March found worm in 14 of 40."
CHAIR = "“The piles were driven in 1931 and they are rotten,” said Philippa Drummond on 3 August."


@pytest.mark.parametrize(
    ("story", "edited", "kind", "note", "told"),
    [
        (PIERS, ("14", "16"), "correction", "The survey found worm in 16 piles.", True),
        (PIERS, ("14", "16"), "correction", "We have put right a number: it is 16, not 14.", True),
        (PIERS, ("14", "16"), "correction", "The ferry is 16 years old, not 26 as we said.", False),
        (PIERS, ("14", "16"), "correction", "One hundred and sixteen, not one hundred and fourteen.", False),
        (PIERS, ("14", "16"), "update", "On Thursday 16 boats left for the north basin.", False),
        (CHAIR, ("1931", "1913"), "correction", "The piles were driven in 1913.", True),
        (CHAIR, ("1931", "1913"), "correction", "The board was founded in 1913.", False),
        (CHAIR, ("3 August", "4 August"), "update", "A meeting will be held on 4 May.", False),
        (CHAIR, ("Philippa Drummond", "Ada Oakes"), "correction", "The remark was Ada Oakes’s.", True),
        (CHAIR, ("Philippa Drummond", "Ada Oakes"), "update", "Ada Oakes has left the town.", False),
        (CHAIR, ("rotten", "sound"), "correction", "That word was sound, not rotten.", True),
        (CHAIR, ("rotten", "sound"), "correction", "The new deck is sound.", False),
        (CHAIR, ("rotten", "seven"), "correction", "Of the boats seven were rotten.", False),
    ],
)
def test_a_number_or_name_that_a_later_note_has_too_is_not_enough(
    story: str, edited: tuple[str, str], kind: str, note: str, *, told: bool
) -> None:
    change = compare(reading(story), reading(story.replace(*edited)))
    assert bool(explains(section(note, kind=kind), change, language="en")) is told


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
        ("It can sail with two, by night:", "It can sail with two.", "the deletion of “, by night:”"),
    ],
)
def test_an_edit_in_a_few_words(old: str, new: str, words: str) -> None:
    assert compare(reading(old), reading(new)).reasons[1] == f"No note speaks of {words}."


def test_many_edits_are_counted_not_listed() -> None:
    old, new = (
        [f"Boat {name} carries {n + more}." for n, name in enumerate("abcdefghij")] for more in (20, 40)
    )
    assert compare(reading(*old), reading(*new)).reasons[-1] == "The same holds for 5 more."


def test_an_edit_made_all_through_a_story_is_listed_once() -> None:
    old, new = ([f"Boat {name} sails at {hour}." for name in "abcdefghij"] for hour in ("nine", "ten"))
    first = "No note speaks of the edit of “nine” to “ten”."
    assert compare(reading(*old), reading(*new)).reasons[1:] == (first,)

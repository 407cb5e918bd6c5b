"""What else changed in a sentence that a note speaks of, and what a note names without speaking of it."""

from __future__ import annotations

import pytest
from compare_help import found, reading, section

from watcher.compare import compare

RAIN = "It rained in the evening and nobody stayed to watch."


def said(old: str, new: str, note: str, *more: tuple[str, str]) -> tuple[str, list[str]]:
    """The verdict on a sentence, and others beside it, under a note; and what it says that none speaks of."""
    olds, news = zip((old, new), *more, strict=True)
    change = compare(found(*olds, RAIN), found(*news, RAIN, note))
    return str(change.disclosure), [
        why.removeprefix("No note speaks of the ") for why in change.reasons if why.startswith("No note")
    ]


@pytest.mark.parametrize(
    ("old", "new", "note", "left"),
    [
        (
            "The share rose by 12 percent in May.",
            "The share fell by 21 percent in May.",
            "Correction: It was 21 percent, not 12.",
            "edit of “rose” to “fell”.",
        ),
        (
            "The share rose 12 percent in May.",
            "The share fell 21 percent in May.",
            "Correction: It was 21 percent, not 12.",
            "edit of “rose” to “fell”.",
        ),
        (
            "Ida Holm, 54, has run the quay since 2011.",
            "Ida Holm, 45, has run the quay since 2016.",
            "Correction: An earlier version misstated the harbour master's age.",
            "edit of “2011” to “2016”.",
        ),
        (
            "The ship carried 4,000 tonnes of coal.",
            "The ship carried 4,500 crates of coal.",
            "Correction: The ship carried crates, not tonnes.",
            "edit of “4,000” to “4,500”.",
        ),
        (
            "Ida Halm gave the club 40 pounds.",
            "Jon Berg gave the club 50 pounds.",
            "Correction: It was Jon Berg, not Ida Halm, who gave.",
            "edit of “40” to “50”.",
        ),
        (
            "There are 40 boats and 300 men.",
            "There are 50 boats and 200 men.",
            "Correction: There are 50 boats, not 40.",
            "edit of “300” to “200”.",
        ),
        (
            "Ida Halm of Oslo won the race.",
            "Ida Holm of Bergen won the race.",
            "Correction: An earlier version misspelled the name of Ida Holm.",
            "edit of “Oslo” to “Bergen”.",
        ),
        (
            "Ida Halm of Oslo gave 40 pounds.",
            "Ada Halm of Oslo gave 50 pounds.",
            "Correction: An earlier version misspelled the first name of Ada Halm.",
            "edit of “40” to “50”.",
        ),
        (
            "The shop opens on 3 May and shuts on 9 June.",
            "The shop opens on 4 May and shuts on 9 July.",
            "Correction: The shop opens on 4 May, not 3 May.",
            "edit of “June” to “July”.",
        ),
        (
            "At noon Ida Halm, 54, joined the crew.",
            "At noon Jon Berg, 45, joined the crew.",
            "Correction: Ida Halm is 45, not 54.",
            "edit of “Ida Halm” to “Jon Berg”.",
        ),
        (
            "The share rose by 12 percent in May.",
            "The share fell by 21 percent in May.",
            "Correction: An earlier version gave the wrong percentage for the share.",
            "edit of “rose” to “fell”.",
        ),
        (
            "The share rose 5 percent in May.",
            "The share fell 7 percent in May.",
            "Correction: An earlier version gave a wrong percentage.",
            "edit of “rose” to “fell”.",
        ),
        (
            "Ida Halm, the mayor, welcomed the plan.",
            "Ida Holm, the mayor, rejected the plan.",
            "Correction: An earlier version misspelled the mayor's name.",
            "edit of “welcomed” to “rejected”.",
        ),
        (
            "The minister said that 40 people were hurt.",
            "The driver said that 90 people were hurt.",
            "Correction: An earlier version said that the minister spoke. It was the driver.",
            "edit of “40” to “90”.",
        ),
    ],
)
def test_another_place_of_a_sentence_is_not_told_by_a_note_on_one(
    old: str, new: str, note: str, left: str
) -> None:
    assert said(old, new, note) == ("partly", [left])


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (
            "“We will pay 40 pounds,” said Lund.",
            "“We may pay 50 pounds,” said Lund.",
            "Correction: An earlier version misquoted Lund.",
        ),
        (
            "The plan passed 7-2 on Monday.",
            "The plan failed 6-3 on Monday.",
            "Correction: An earlier version gave the wrong outcome of the vote.",
        ),
        (
            "The share rose by 12 percent in May.",
            "The share fell by 21 percent in May.",
            "Correction: It fell by 21 percent; we wrote that it rose by 12.",
        ),
        (
            "The bridge, built in 1890, is closed.",
            "The bridge, which was built in 1980, is closed.",
            "Correction: The bridge was built in 1980, not 1890.",
        ),
        (
            "One boat was lost, and it had no crew of nine.",
            "Two boats were lost, and they had no crew of 9.",
            "Correction: Two boats were lost, not one.",
        ),
        (
            "Holm says the wall is 40 feet high.",
            "Holm said the wall is 50 feet high.",
            "Correction: The wall is 50 feet high, not 40.",
        ),
        (
            "There are 40 boats and 300 men.",
            "There are 50 boats and 200 men.",
            "Correction: The figures of boats and men were wrong.",
        ),
        (
            "The share rose 5 percent in May.",
            "The share rose 7 percent in May.",
            "Correction: An earlier version gave a wrong percentage.",
        ),
        (
            "Police said on Monday that 12 people died in Oslo.",
            "Medics said on Tuesday that 14 people died in Oslo.",
            "Update: The number of the dead has risen to 14.",
        ),
        (
            "Ida Halm, who runs the shop, allegedly took 40 crates in May.",
            "Ida Halm runs the shop.",
            "Correction: This article was amended for legal reasons.",
        ),
    ],
    ids=[
        "misquoted",
        "outcome",
        "tells both",
        "adds words",
        "forms of words",
        "tenses",
        "figures",
        "sort",
        "news",
        "names nothing",
    ],
)
def test_what_goes_with_a_note_or_is_told_by_it_leaves_nothing_unsaid(old: str, new: str, note: str) -> None:
    assert said(old, new, note) == ("disclosed", [])


@pytest.mark.parametrize(
    ("note", "verdict"),
    [
        ("Correction: Ida Halmberg is 45, not 54.", "partly"),
        ("Correction: An earlier version misspelled the name of Ida Halmberg, who is 45.", "partly"),
        ("Correction: Ida Halmberg is 45, not 54. Ida Halmberg did not open the meeting.", "disclosed"),
        ("Correction: Ida Halmberg is 45, not 54. The meeting was opened by Jon Berg.", "disclosed"),
    ],
)
def test_a_name_in_a_note_on_another_thing_does_not_tell_that_it_was_replaced(
    note: str, verdict: str
) -> None:
    opened = ("On Monday Ida Halmberg opened the meeting.", "On Monday Jon Berg opened the meeting.")
    aged = ("Ida Halmberg, 54, runs the port.", "Ida Halmberg, 45, runs the port.")
    assert said(*aged, note, opened)[0] == verdict


def test_a_length_in_a_note_is_no_number_of_people() -> None:
    people = ("There are 4 people on board.", "There are 5 people on board.")
    note = "Correction: The river is 5km long, not 4km."
    told = said("The river is 4km long.", "The river is 5km long.", note, people)
    assert told == ("partly", ["edit of “4” to “5”."])


def test_what_somebody_is_called_is_how_the_name_is_written() -> None:
    boats = ("There are 40 boats.", "There are 50 boats.")
    note = "Correction: The owner is called Gerard Oake."
    told = said("The owner, Gerald Oake, sold it.", "The owner, Gerard Oake, sold it.", note, boats)
    assert told == ("partly", ["edit of “40” to “50”."])


@pytest.mark.parametrize(
    ("old", "new", "note"),
    [
        (
            "Ida Halm said that the trustees had not heard of the contract.",
            "Ida Halm said that the trustees had heard of the contract.",
            "An earlier version said that trustees had not heard of the contract. They had.",
        ),
        ("An inquest was opened.", "No inquest was opened.", "No inquest was opened, as we had said."),
    ],
)
def test_a_note_that_tells_a_sentence_again_with_its_not_speaks_of_that(
    old: str, new: str, note: str
) -> None:
    boats = ("There are 40 boats.", "There are 50 boats.")
    assert said(old, new, f"Correction: {note}", boats) == ("partly", ["edit of “40” to “50”."])


def test_the_name_that_a_note_gives_is_one_place_where_names_have_no_capitals() -> None:
    told = section("اسم مدير الميناء هو سامر الحداد.", 2, kind="correction", label="تصحيح")
    old = "قال مدير الميناء سامي الحداد إن العمل سيستمر 14 شهرا."
    new = old.replace("سامي", "سامر").replace("14", "24")
    rain = "هطل المطر في المساء ولم يبق أحد."
    now = reading(rain, new, f"تصحيح: {told.text}", language="ar", notes=(told,))
    change = compare(reading(rain, old, language="ar"), now)
    assert change.reasons[-1] == "No note speaks of the edit of “14” to “24”."


def test_what_a_note_speaks_of_is_named_without_the_place_that_it_does_not_speak_of() -> None:
    old, new = "Ida Halm of Oslo gave 40 pounds.", "Ada Halm of Oslo gave 50 pounds."
    note = "Correction: An earlier version misspelled the first name of Ada Halm."
    reasons = compare(found(old, RAIN), found(new, RAIN, note)).reasons
    assert "speaks of the edit of “Ida Halm” to “Ada Halm”: it names the new “Ada”." in reasons[1]


def test_the_other_place_is_found_in_any_language() -> None:
    told = section("Es waren 21 Prozent, nicht 12.", 2, kind="correction", label="Korrektur")
    old, new = "Der Preis stieg um 12 Prozent.", "Der Preis sank um 21 Prozent."
    rain = "Es regnete am Abend."
    now = reading(rain, new, f"Korrektur: {told.text}", language="de", notes=(told,))
    change = compare(reading(rain, old, language="de"), now)
    assert change.reasons[-1] == "No note speaks of the edit of “stieg” to “sank”."

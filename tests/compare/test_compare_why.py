"""Why a note speaks of an edit, and of which it does not."""

from __future__ import annotations

import pytest
from compare_help import found, reading, section

from watcher import read
from watcher.compare import compare
from watcher.compare.disclosure.later import explains
from watcher.model import Disclosure

MAYOR = "Mayor Ida Halm opened the meeting on Monday."
COST = "The council will spend 4.5 million pounds on the harbour."
RAIN = "It rained in the evening."


@pytest.mark.parametrize(
    ("old", "new", "note", "why"),
    [
        (
            COST,
            COST.replace("4.5", "5.4"),
            "Correction: We misstated the cost. It is 5.4 million pounds, not 4.5 million.",
            "it names the old “4.5” and the new “5.4”",
        ),
        (
            COST.replace("4.5 million", "4.5m"),
            COST.replace("4.5 million", "5.4m"),
            "Correction: We said that it would be 4.5 million pounds. It will be 5.4 million.",
            "it names the old “4.5” and the new “5.4”",
        ),
        (
            COST.replace("4.5 million", "4,500,000"),
            COST.replace("4.5 million", "5,400,000"),
            "Correction: We said that it would be 4.5 million pounds.",
            "it names the old “4.5 million”",
        ),
        (
            COST,
            COST.replace("million", "billion"),
            "Correction: We gave the cost as 4.5m and the fee as 2; they are 4.5bn and 3.",
            "it names the old “4.5m” and the new “4.5bn”",
        ),
        (
            "The trust runs three ships.",
            "The trust runs four ships.",
            "Correction: An earlier version said that it runs 3. It runs 4.",
            "it names the old “3” and the new “4”",
        ),
        (
            MAYOR,
            MAYOR.replace("Halm", "Holm"),
            "Correction: The mayor's name was misspelled in an earlier version.",
            "it speaks of a name and of “mayor”",
        ),
        (
            MAYOR,
            MAYOR.replace("Halm", "Holm"),
            "Correction: The mayor of the town is Ida Holm.",
            "it names the new “Holm”",
        ),
        (
            MAYOR,
            MAYOR.replace("Monday", "Tuesday"),
            "Correction: An earlier version gave the wrong day for the session.",
            "it speaks of a date or time, names nothing that stands there, and no other edit touches one",
        ),
        (
            RAIN,
            RAIN.replace("evening", "morning"),
            "Correction: An earlier version was wrong.",
            "it names nothing that stands there, and no other edit of substance came with it",
        ),
        (
            "It was a narrow vote, the clerk Ida Halmstad said.",
            "It was a clear vote, the clerk Ida Halmstad said.",
            "Correction: An earlier version was wrong on what Halmstad told us.",
            "it names “Halmstad”, and no other edit of substance came with it",
        ),
        (
            "“We will pay,” said Per Lund.",
            "“We will not pay,” said Per Lund.",
            "Correction: An earlier version misquoted Lund.",
            "it speaks of a quotation and of “Lund”",
        ),
        (
            RAIN,
            f"{RAIN} The minister said on Tuesday that he would visit the town in June.",
            "Update: This article has been updated with a comment from the minister.",
            "it speaks of what somebody said and of “minister”",
        ),
        (
            RAIN,
            RAIN.replace("evening", "morning"),
            "Update: This story has been updated throughout.",
            "it says “throughout”",
        ),
    ],
)
def test_why_a_note_speaks_of_an_edit(old: str, new: str, note: str, why: str) -> None:
    around = "Nobody came.", "The doors stayed shut."
    change = compare(found(old, *around), found(new, *around, note))
    assert change.disclosure is Disclosure.DISCLOSED
    assert change.reasons[1].endswith(f": {why}.")


def test_a_correction_of_a_name_leaves_the_number_without_a_note() -> None:
    note = "Correction: The mayor's name was misspelled in an earlier version."
    new = found(MAYOR.replace("Halm", "Holm"), COST.replace("4.5", "5.4"), RAIN, note)
    change = compare(found(MAYOR, COST, RAIN), new)
    assert change.disclosure is Disclosure.PARTLY
    assert "speaks of the edit of “Ida Halm” to “Ida Holm”" in change.reasons[1]
    assert change.reasons[-1] == "No note speaks of the edit of “4.5” to “5.4”."


LOAN = "The loan runs for 25 years, as Ida Halm had asked."


@pytest.mark.parametrize(
    ("edits", "verdict"),
    [
        ([("for 25 years", "for 35 years"), ("the 25 boats", "the 20 boats")], Disclosure.PARTLY),
        ([("for 25 years", "for 35 years"), ("first 25 years", "first 35 years")], Disclosure.DISCLOSED),
        ([("the 25 boats", "the 20 boats")], Disclosure.DISCLOSED),
    ],
)
def test_a_number_that_a_note_puts_right_in_one_place_says_nothing_of_another(edits, verdict) -> None:
    """Unless it was put right there, too, or the note can mean nothing else by it."""
    note = "Correction: An earlier version said that the loan runs for 25 years. It runs for 35."
    texts = [LOAN, "Not all of the 25 boats are hired.", "In the first 25 years nobody pays more."]
    after = list(texts)
    for old, new in edits:
        after = [text.replace(old, new) for text in after]
    assert compare(found(*texts), found(*after, note)).disclosure is verdict


@pytest.mark.parametrize("said", ["7-2", "7–2"])
def test_a_number_is_the_same_with_another_dash(said: str) -> None:
    note = f"Correction: An earlier version gave the vote as {said}."
    change = compare(found("They voted 7–2.", RAIN), found("They voted 6–3.", RAIN, note))
    assert change.disclosure is Disclosure.DISCLOSED
    assert change.reasons[-1].endswith(f"it names the old “{said}”.")


def test_of_a_name_that_a_note_has_as_it_stands_now_the_new_word_is_named() -> None:
    note = "Correction: An earlier version misspelled the name of Ida Halm."
    change = compare(found("Then Ida Holm spoke.", RAIN), found("Then Ida Halm spoke.", RAIN, note))
    assert change.reasons[-1].endswith("it names the new “Halm”.")


def test_a_name_is_shown_as_the_note_has_it() -> None:
    note = "Correction: An earlier version misspelled Halm’s name."
    change = compare(found("Then Ida Holm spoke.", RAIN), found("Then Ida Halm spoke.", RAIN, note))
    assert change.reasons[-1].endswith("it names the new “Halm”.")


def test_to_name_the_same_sort_of_thing_later_is_not_enough() -> None:
    change = compare(reading(MAYOR), reading(MAYOR.replace("Monday", "Tuesday")))
    note = section("An earlier version gave the wrong day for the concert.", kind="correction")
    assert not explains(note, change, language="en")


@pytest.mark.parametrize(
    ("language", "old", "new", "note"),
    [
        (
            "de",
            "Der Umbau kostet 4 Millionen.",
            "Der Umbau kostet 5 Millionen.",
            "Korrektur: Wir hatten 4 Millionen genannt.",
        ),
        (
            "de",
            "Lena Vogl sprach zuerst.",
            "Lena Vogt sprach zuerst.",
            "Korrektur: Der Nachname war falsch geschrieben.",
        ),
        (
            "fr",
            "Il a promis 3 000 euros.",
            "Il a promis 30 000 euros.",
            "Rectificatif : nous avions écrit 3 000 euros.",
        ),
        (
            "es",
            "El puente mide 300 metros.",
            "El puente mide 330 metros.",
            "Corrección: decía que mide 300 metros.",
        ),
        (
            "it",
            "Il ponte misura 300 metri.",
            "Il ponte misura 330 metri.",
            "Correzione: la cifra era sbagliata.",
        ),
        (
            "nl",
            "De brug is 300 meter lang.",
            "De brug is 330 meter lang.",
            "Correctie: er stond dat de brug 300 meter is.",
        ),
        (
            "nb",
            "Broen er 300 meter lang.",
            "Broen er 330 meter lang.",
            "Rettelse: det sto at broen er 300 meter.",
        ),
        (
            "ja",
            "橋の長さは300メートルだ。",
            "橋の長さは330メートルだ。",
            "訂正:以前の記事では300メートルとしていました。",
        ),
        (
            "zh",
            "大桥长300米。",
            "大桥长330米。",
            "更正:本文早前版本称大桥长300米。",
        ),
        (
            "ru",
            "Мост длиной 300 метров.",
            "Мост длиной 330 метров.",
            "Исправление: говорилось о 300 метрах.",
        ),
    ],
)
def test_corrections_in_other_languages_cover_their_edit(
    language: str, old: str, new: str, note: str
) -> None:
    text = note.partition(":")[2].strip()
    told = section(text, 1, kind="correction", label=note.partition(":")[0].strip())
    after = reading(new, note, language=language, notes=(told,))
    assert compare(reading(old, language=language), after).disclosure is Disclosure.DISCLOSED


def test_a_link_that_came_is_named_as_one() -> None:
    page = "<html lang='en'><article><h1>Ferry</h1><p>The board of the ferry met {} on Monday.</p></article>"
    whos = ("its owner", "<a href='/owner'>its owner</a>")
    old, linked = (read(page.format(who), "https://news.example/ferry") for who in whos)
    assert any(
        "the addition of the link to “news.example/owner”" in reason
        for reason in compare(old, linked).reasons
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("/owner", "/board", "of the link to “news.example/owner” to “news.example/board”"),
        (f"/{'a' * 80}/1", f"/{'a' * 80}/2", f"the edit of the link to “…{'a' * 57}/1” to “…{'a' * 57}/2”"),
    ],
    ids=["short", "alike for long"],
)
def test_a_link_that_leads_elsewhere_is_named_whole(old: str, new: str, says: str) -> None:
    page = "<html lang='en'><article><h1>Ferry</h1><p>The <a href='{}'>board</a> met on Monday.</p></article>"
    before, after = (read(page.format(link), "https://news.example/ferry") for link in (old, new))
    assert any(says in reason for reason in compare(before, after).reasons)


def test_a_note_that_names_a_number_of_another_place_does_not_speak_of_the_only_number_edited() -> None:
    told = "Clarification: This article has been updated to make clear that the number of gannets is a guess."
    gannets = "Two hundred gannets nest on the rock."
    change = compare(found(COST, gannets, RAIN), found(COST.replace("4.5", "5.4"), gannets, RAIN, told))
    assert change.disclosure is Disclosure.PARTLY


@pytest.mark.parametrize("label", ["UPDATE: ", "CORRECTED-", "UPDATE 2-", "Corrected: "])
def test_a_label_before_the_headline_is_no_edit_of_it(label: str) -> None:
    page = (
        "<html lang='en'><article><h1>{}Ferry stays in port</h1><p>The ferry met the ice at {}.</p></article>"
    )
    before, after = (
        read(page.format(*parts), "https://news.example/ferry") for parts in (("", 4), (label, 5))
    )
    change = compare(before, after)
    assert (change.headline_changed, [str(note.position) for note in change.notes_added]) == (
        False,
        ["title"],
    )
    assert not any("headline" in reason for reason in change.reasons)


def test_a_month_that_a_note_was_written_in_says_nothing_of_what_it_speaks_of() -> None:
    quote, other = "“It was worse in October,” said Ida Halm.", "Nobody said so in May."
    told = "This article was amended on 21 October 2021 to remove a quote."
    change = compare(found(RAIN, quote, other), found(RAIN, other, told))
    assert change.disclosure is Disclosure.DISCLOSED
    assert not any("both name" in reason for reason in change.reasons)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("58.3%", "53.8%", True),
        ("112", "121", True),
        ("1931", "1913", False),
        ("9.30", "9.50", False),
        pytest.param(f"{'x' * 4_000}121", f"{'x' * 4_000}112", True, id="a word that took minutes"),
    ],
)
def test_a_later_correction_with_the_old_number_and_the_new_may_tell_it_in_other_words(
    old: str, new: str, *, told: bool
) -> None:
    texts = (f"The board recorded {old} at the last count.", RAIN, "Boats leave from the northern basin.")
    change = compare(reading(*texts), reading(texts[0].replace(old, new), *texts[1:]))
    note = section(f"Of boats we said {old}, and it was {new}.", kind="correction")
    assert bool(explains(note, change, language="en", texts=texts)) is told


def test_a_colon_stands_behind_the_headline_of_a_live_entry() -> None:
    entry = section("Bridge shut\n\nA lorry was blown over.", 1)
    told = compare(
        reading("It rains."), reading("It rains.", "Bridge shut", "A lorry was blown over.", notes=(entry,))
    )
    assert "“Bridge shut: A lorry was blown over”" in told.reasons[0]


@pytest.mark.parametrize(
    ("name", "named"), [("NATO", True), ("WHO", True), ("Sailors", False), ("ALL", False), ("NO", False)]
)
def test_initials_are_a_name_at_the_beginning_of_a_sentence_as_well(name, named):
    told, added = f"Update: {name} answered.", f"{name} expects the storm."
    change = compare(found(RAIN, MAYOR), found(RAIN, MAYOR, added, COST, told))
    assert any(f"both name “{name}”" in reason for reason in change.reasons) is named

"""The day that closes a note, in brackets or in its last sentence."""

from __future__ import annotations

from datetime import date

import pytest
from notes_help import STORY, the_note


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The captain is 54{} (13 January 2021)",
        "Correction: The captain is 54{} [13 January 2021]",
        "Correction, 13 January: The captain is 54{} (13 January 2021)",
    ],
)
def test_the_day_in_brackets_that_closes_a_note_is_no_word_of_it(text):
    for stop in (".", ""):
        note = the_note(*STORY, text.format(stop))
        assert (note.stated_date, note.text) == (date(2021, 1, 13), f"The captain is 54{stop}")


@pytest.mark.parametrize("told", ["Correction: The captain is 54.", "Исправление: Капитану 54 года."])
def test_so_is_the_day_alone_behind_the_last_sentence(told):
    language, day = ("en", "13 January 2021") if told.isascii() else ("ru", "13 января 2021")
    note = the_note(*STORY, f"{told} {day}", language=language)
    assert (note.stated_date, note.text) == (date(2021, 1, 13), told.partition(" ")[2])


@pytest.mark.parametrize(
    "within", ["at 8 p.m.", "at 8 a.m. on", "on Wed.,", "in the U.S.", "for Harbour Inc. on"]
)
def test_a_day_that_goes_on_with_its_sentence_is_part_of_it(within):
    told = f"The captain speaks {within} Jan. 13, 2021."
    note = the_note(*STORY, f"Correction: {told}")
    assert (note.stated_date, note.text) == (None, told)


@pytest.mark.parametrize("day", ["3 May 1951", "20 March 2021", "Wednesday, 13 January"])
def test_a_day_in_brackets_without_its_year_or_on_which_no_note_can_be_written_is_part_of_it(day):
    note = the_note(*STORY, f"Correction: The captain misstated the day of the storm ({day}).")
    assert (note.stated_date, note.text.endswith(f"({day}).")) == (None, True)


def test_the_last_sentence_in_a_bracket_tells_the_day_of_the_change_as_one_without_does():
    told = "(In einer früheren Fassung stand ein falscher Name. Das haben wir am 13. Januar korrigiert.)"
    assert the_note(*STORY, told, language="de").stated_date == date(2021, 1, 13)


@pytest.mark.parametrize(
    ("language", "told", "day"),
    [
        ("en", "An earlier version of this story misspelled her name. She sails on 20 January.", None),
        ("en", "An earlier version of this story misspelled her name. It was altered on 20 January.", 20),
        ("en", "This story was updated to add the departure on 20 January.", None),
        ("en", "(An earlier version, corrected on January 20, misspelled the name of the captain.)", 20),
        ("en", "Correction: The ferry carries 40 cars, not 14. The error was fixed on 20 January.", 20),
        ("en", "Correction: The ferry carries 40 cars, not 14. The error cost a life on 20 January.", None),
        ("en", "Correction: The ferry carries 40 cars, not 14. The editors, 20 January 2021", 20),
        ("en", "Correction: The tour was wrong. Lund, 14 January 2021. Malmo, 20 January 2021.", None),
        ("en", "Update: The app works again. The error was fixed on 20 January 2021.", None),
        (
            "en",
            "Correction: The ferry carries 40 cars. The error was fixed on 20 January. We regret it.",
            None,
        ),
        ("en", "Correction: It has 40 seats. The error was fixed on 20 January. We regret the error.", 20),
        ("en", "Correction: This showed another ferry. The picture was removed on 20 January.", 20),
        ("en", "Correction: The port is in Lund. The statue was removed on 20 January.", None),
        ("en", "Correction: The picture was removed by the museum on 20 January.", None),
        ("nb", "Rettelse: Kartet viser at brua ble fjernet 20. januar.", None),
        ("nb", "Rettelse: Videoen ble slettet av politiet 20. januar.", None),
        ("en", "This story was updated to correct a name. The error was fixed on 20 January.", 20),
        ("de", "Korrektur: Die Fähre fasst 40 Autos. Der Fehler wurde am 20. Januar behoben.", 20),
        ("de", "Dieser Artikel wurde ergänzt um die Abfahrt am 20. Januar.", None),
        ("de", "Dieser Artikel wurde um die Abfahrt am 20. Januar ergänzt.", None),
        ("de", "Dieser Artikel wurde nachträglich am 20. Januar ergänzt.", 20),
        ("nb", "I en tidligere versjon av saken sto feil navn. Fergen går 20. januar.", None),
        ("nb", "Rettelse: Det sto feil navn. Bildet ble fjernet fra saken klokken 16.50, 20. januar.", 20),
        ("en", "Correction: We gave the wrong day. It is 20 January.", None),
        ("nb", "Rettelse: Det sto feil dag. Det er 20. januar.", None),
        ("nb", "Rettelse: Det sto feil navn. Statuen ble fjernet fra byen 20. januar.", None),
        ("nb", "Retting: Det heile namnet til kapteinen er fjerna 20. januar 2021.", 20),
        ("nb", "Rettelse: Havna lå et annet sted. Da vi så det, ble det rettet i saken 20. januar.", 20),
        ("nb", "Denne anmeldelsen av filmen ble oppdatert 20. januar.", 20),
        ("nb", "I en tidligere versjon av saken sto feil navn. Dette ble rettet 20. januar.", 20),
    ],
)
def test_a_day_is_that_of_a_sentence_only_where_it_tells_of_the_change(language, told, day):
    stated = the_note(*STORY, told, language=language).stated_date
    assert stated == (day and date(2021, 1, day))

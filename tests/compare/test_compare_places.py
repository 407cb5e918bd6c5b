"""Notes that say where something was changed: in which paragraph, as agencies do, or row of a table."""

from __future__ import annotations

import pytest
from compare_help import body, found, reading

from watcher import find_notes
from watcher.compare import compare
from watcher.compare.disclosure.places import paragraphs, without
from watcher.model import BlockKind, Disclosure, Reading

STORY = [
    "Shares of the shipyard fell {} percent on Thursday after it cut its forecast for the year.",
    "The yard, which has stood at the river since 1931, now expects to build four hulls.",
    "Its director blamed the price of steel and weak orders from abroad.",
    "“The second half will be harder,” she said in a call with {} analysts.",
]


def disclosed(note: str, *, first: tuple[str, str] = ("7", "7"), last: tuple[str, str] = ("30", "30")) -> str:
    def told(side: int) -> list[str]:
        return [STORY[0].format(first[side]), *STORY[1:3], STORY[3].format(last[side])]

    return str(compare(found(*told(0)), found(note, *told(1))).disclosure)


@pytest.mark.parametrize(
    "note",
    [
        "(Corrects size of fall in first paragraph)",
        "(Corrects first paragraph)",
        "(Corrects paragraph 1 to fix size of fall)",
        "(Corrects size of fall in paragraphs 1 and 3)",
        "(This May 3 story has been corrected to fix the size of the fall in the 1st paragraph)",
        "Correction: The percentage in the first paragraph was wrong.",
    ],
)
def test_a_note_speaks_of_the_edit_in_the_paragraph_that_it_counts_out(note: str) -> None:
    assert disclosed(note, first=("7", "9")) == Disclosure.DISCLOSED


@pytest.mark.parametrize(
    "note", ["(Corrects size of fall in first paragraph)", "(Corrects name in fourth paragraph)"]
)
def test_it_does_not_speak_of_an_edit_elsewhere_or_of_another_thing(note: str) -> None:
    assert disclosed(note, last=("30", "40")) == Disclosure.PARTLY


def test_of_two_edits_it_speaks_of_the_one_that_stands_there() -> None:
    note = "(Corrects size of fall in first paragraph)"
    assert disclosed(note, first=("7", "9"), last=("30", "40")) == Disclosure.PARTLY
    assert (
        disclosed("(Corrects paragraphs 1, 4)", first=("7", "9"), last=("30", "40")) == Disclosure.DISCLOSED
    )


def test_the_number_of_a_paragraph_is_no_value_of_the_story() -> None:
    assert disclosed("(Corrects spelling of name in paragraph 3)", first=("3", "4")) == Disclosure.PARTLY


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Corrects paragraphs 2-3 and the second graf", "en", {2, 3}),
        ("In an earlier version the 3rd paragraph said", "en-GB", {3}),
        ("Im zweiten Absatz hieß es, in Absatz 4 auch", "de", {2, 4}),
        ("au troisième paragraphe et au 5e paragraphe", "fr", {3, 5}),
        ("en el primer párrafo", "es", {1}),
        ("I andra stycket stod", "sv", {2}),
        ("I første avsnitt sto det", "nb", {1}),
        ("in de derde alinea", "nl", {3}),
        ("第2段落を訂正しました", "ja", {2}),
        ("第三段有误", "zh", {3}),
        ("It named 3 parties in its first round", "en", set()),
        ("The paragraph 1,200 people read", "en", set()),
        ("im zweiten Absatz", "en", set()),
    ],
)
def test_paragraphs_are_counted_in_many_languages(text: str, language: str, numbers: set[int]) -> None:
    assert paragraphs(text, language) == numbers
    assert not numbers or not paragraphs(without(text, language), language)


@pytest.mark.parametrize(
    ("note", "rows", "verdict"),
    [
        ("The figures for Lund in the table were corrected.", {"Lund"}, Disclosure.DISCLOSED),
        ("The figures for Lund in the table were corrected.", {"Umeå"}, Disclosure.PARTLY),
        ("The figures for Lund in the table were corrected.", {"Lund", "Umeå"}, Disclosure.PARTLY),
        ("The figures in the table were corrected.", {"Lund", "Umeå"}, Disclosure.DISCLOSED),
        ("The number of homes in Umeå was wrong.", {"Lund"}, Disclosure.PARTLY),
        ("As Umeå pointed out, it is 203, not 200.", {"Lund"}, Disclosure.DISCLOSED),
        ("The name of the minister at the table was wrong.", {"Lund"}, Disclosure.PARTLY),
        ("The name of the minister in the row was wrong.", {"Lund"}, Disclosure.PARTLY),
    ],
)
def test_a_note_speaks_of_the_rows_of_a_table_that_it_names(note, rows, verdict) -> None:
    def table(more: int, *notes: str) -> Reading:
        figures = {town: 200 + at * 10 + more * (town in rows) for at, town in enumerate(TOWNS)}
        lines = [body(f"{town} {homes}", kind=BlockKind.TABLE_ROW) for town, homes in figures.items()]
        texts = ["The storm hit three towns at the coast.", *(line.text for line in lines), *notes]
        head = body("Town Homes", kind=BlockKind.TABLE_ROW)
        return reading(texts[0], head, *lines, *notes, notes=find_notes([texts[0], head.text, *texts[1:]]))

    assert compare(table(0), table(3, f"Correction: {note}")).disclosure == verdict


TOWNS = ("Lund", "Umeå", "Varberg")

"""A line that only points to a note: of one note in two places, one is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_help import LONG, found

from watcher import find_notes, read
from watcher.compare import compare
from watcher.model import Change, Disclosure, EditClass

COST, TOLD = (
    "The works cost 4 million.",
    "Correction: An earlier version gave the cost as 4 million. It is 5.",
)
STORY = "The board met on Tuesday."


@pytest.mark.parametrize(
    "line",
    [
        "Correction appended",
        "CORRECTION APPENDED.",
        "(See correction below)",
        "Note: A correction has been added at the end of this story.",
        "This story contains a correction. See below.",
        "Please read the editor’s note at the bottom of the page",
    ],
)
def test_a_line_that_points_to_a_note_is_no_edit_that_a_note_must_speak_of(line: str) -> None:
    bare = found(STORY, COST.replace("4", "5"), TOLD)
    pointed = found(line, STORY, COST.replace("4", "5"), TOLD)
    assert compare(found(STORY, COST), pointed).disclosure is Disclosure.DISCLOSED
    change = compare(pointed, bare)
    assert (change.disclosure, change.notable) == (Disclosure.NONE, True)
    assert change.reasons == ("A line that points to a note came or went.",)
    assert [edit.before for edit in change.edits] == [line]


@pytest.mark.parametrize(
    ("head", "points"),
    [
        ("Corrections and updates", True),
        ("Corrections:", True),
        ("The works", False),
        ("Corrections that the mayor asks for", False),
        ("Mayor denies correction", False),
        ("Correction officer dead", False),
        ("Corrections due now", False),
    ],
)
def test_a_heading_over_notes_that_is_called_as_they_are_is_of_them(head: str, points: bool) -> None:
    told = "".join(f"<p>{text}</p>" for text in (STORY, COST, *LONG))
    bare, headed = (
        read(f"<article><h1>Harbour works</h1>{told}{over}<p>{TOLD}</p></article>", "https://news.example/a")
        for over in ("", f"<h3>{head}</h3>")
    )
    for change in (compare(bare, headed), compare(headed, bare)):
        assert (change.disclosure is Disclosure.NONE) is points


def test_a_line_on_an_update_points_to_any_note() -> None:
    said = "Update: The board meets again on Friday."
    for note in (said, TOLD):
        change = compare(found(STORY, COST, note), found("See update below", STORY, COST, note))
        assert change.reasons == ("A line that points to a note came or went.",)


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Corrections are in the hands of the board below", (COST, TOLD)),
        ("Correction appended", (COST,)),
        ("Correction appended", (COST, "Update: The board meets again on Friday.")),
        ("See the note on the harbour below", (COST, TOLD)),
    ],
)
def test_what_says_more_or_points_nowhere_is_text_of_the_story(line: str, rest: tuple[str, ...]) -> None:
    change = compare(found(line, STORY, *rest), found(STORY, *rest))
    assert change.disclosure is Disclosure.UNDISCLOSED
    assert EditClass.NOTE not in change.classes


def with_policy(line: str, *, language: str = "en", told: str = TOLD, above: bool = False) -> Change:
    """The cost is put right with a note, and a line comes behind that, or above it."""
    new = (STORY, COST.replace("4", "5"), *((line, told) if above else (told, line)))
    notes = find_notes(new, language=language)
    return compare(found(STORY, COST), replace(found(*new), language=language, notes=notes))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "When we learn of a mistake, we acknowledge it with a correction."),
        ("en", "If you spot an error, please let us know at desk@gazette.example."),
        ("en", "We strive for accuracy. Please report mistakes to the editor."),
        ("en", "Read more about our corrections policy here."),
        ("en", "To suggest a correction, write to us. Our address is desk@gazette.example."),
        ("en", "Spotted a mistake? Tell us."),
        ("en", "The Sound Gazette corrects significant errors. See our editorial standards."),
        ("de", "Wenn Sie einen Fehler entdecken, schreiben Sie uns."),
        ("fr", "Si vous repérez une erreur, signalez-la nous."),
        ("es", "Si detecta un error, escríbanos a corregir@gaceta.example."),
        ("it", "Se trovate un errore, scriveteci."),
        ("nl", "Ziet u een fout? Mail de redactie over de fout."),
        ("pt", "Encontrou um erro? Consulte a nossa política de correções."),
        ("sv", "Har du hittat ett fel? Läs vår rättelsepolicy."),
        ("zh", "如果您发现错误，欢迎指正。"),
        ("ja", "誤りがありましたらお知らせください。"),
    ],
)
def test_what_a_house_does_about_mistakes_is_no_edit_that_a_correction_must_speak_of(
    language: str, line: str
) -> None:
    change = with_policy(line, language=language, told=LABELLED.get(language, TOLD))
    (came,) = (edit for edit in change.edits if edit.after == line)
    assert EditClass.NOTE in came.classes


LABELLED = {
    "de": "Korrektur: Die Arbeiten kosten 5 Millionen, nicht 4.",
    "fr": "Correction : les travaux coûtent 5 millions, et non 4.",
    "es": "Corrección: las obras cuestan 5 millones, no 4.",
    "it": "Correzione: i lavori costano 5 milioni, non 4.",
    "nl": "Correctie: het werk kost 5 miljoen, geen 4.",
    "pt": "Correção: as obras custam 5 milhões e não 4.",
    "sv": "Rättelse: Arbetet kostar 5 miljoner, inte 4.",
    "zh": "更正：工程费用为500万，而非400万。",
    "ja": "【訂正】「400万」は「500万」の誤りでした。",
}


@pytest.mark.parametrize(
    "line",
    [
        "When the board learned of a mistake, it fell silent. It will meet again on Friday.",
        "When a doctor makes a mistake, she must tell the patient at once.",
        "If the court finds an error in the lease, the board must vote again.",
        "The board strives for accuracy in its sums.",
        "Please report mistakes to the editor. The board meets on Friday.",
        "The harbour office corrected its errors in May.",
        "The corrections policy of the prison is under review.",
        "Read the board's answer here.",
    ],
)
def test_what_says_more_behind_a_correction_is_an_edit(line: str) -> None:
    assert with_policy(line).disclosure is Disclosure.PARTLY


def test_such_a_line_anywhere_else_or_behind_an_update_is_an_edit() -> None:
    line = "Please report mistakes to the editor."
    assert with_policy(line, above=True).disclosure is Disclosure.PARTLY
    said = "Update: The works cost 5 million now."
    (came,) = (edit for edit in with_policy(line, told=said).edits if edit.after == line)
    assert EditClass.NOTE not in came.classes


@pytest.mark.parametrize("line", ["The original story follows.", "Original story:", "Earlier:"])
def test_a_line_behind_a_note_that_the_story_follows_is_of_the_note(line: str) -> None:
    told = "UPDATE: The council has voted to shut the library as well."
    behind, apart = found(told, line, STORY, *LONG), found(told, STORY, line, *LONG)
    assert compare(found(STORY, *LONG), behind).disclosure is Disclosure.DISCLOSED
    assert compare(found(STORY, *LONG), apart).disclosure is Disclosure.PARTLY


def test_a_line_behind_a_note_that_goes_on_with_the_story_is_of_the_story() -> None:
    told = "UPDATE: The council has voted to shut the library as well."
    old, new = (found(told, f"Earlier: {of} were hurt.", STORY, *LONG) for of in ("Twelve", "Twenty"))
    assert EditClass.NOTE not in compare(old, new).classes

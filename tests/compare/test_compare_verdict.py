"""The verdict on a change and its reasons: which note covers which edit, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_help import LONG, OTHER, body, found, reading, section
from noted import NOTE, STORY

from watcher import find_notes
from watcher.compare import compare
from watcher.model import BlockKind, Disclosure, EditClass, Reason, Says


def test_a_story_rewritten_whole_is_named_so_instead_of_its_edits() -> None:
    change = compare(reading(*LONG), reading(*OTHER))
    assert change.rewritten
    assert change.reasons == ("Most of the story was replaced.", "No note came with it.")


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("en-GB", "de", ("The language changed from en to de.",)),
        ("en", "en-US", ()),
        ("no", "nb-NO", ()),
        ("iw", "he", ()),
        ("be", "ru", ("The language changed from be to ru.",)),
    ],
)
def test_a_story_in_another_language_is_said_to_be_one(was: str, now: str, said: tuple[str, ...]) -> None:
    old, new = (replace(reading(*words), language=tag) for words, tag in ((LONG, was), (OTHER, now)))
    assert compare(old, new).reasons[:-1] == (*said, "Most of the story was replaced.")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("it was promised two years ago.", "it was promised two years ago!", "“ago.” to “ago!”"),
        ("it sails at half price now.", "it sails at “half price” now.", "“at half” to “at ‘half”"),
        ("it only sails at noon.", "it sails at noon only.", "“only sails at noon” to “sails at noon only”"),
    ],
)
def test_an_edit_of_signs_or_of_their_place_is_named_with_the_words_beside_them(
    old: str, new: str, words: str
) -> None:
    long = "The keeper of the pier told the board of the harbour on Monday evening that "
    change = compare(reading(long + old), reading(long + new))
    assert change.reasons[-1] == f"No note speaks of the edit of {words}."


LONG_TITLE = "The board of the harbour will sell the old ferry at last, two years late"


@pytest.mark.parametrize(
    ("title", "says"),
    [
        (f"{LONG_TITLE}, it says", "headline addition of “, it says”"),
        (LONG_TITLE.replace("two", "ten"), "headline edit of “two” to “ten”"),
        (f"{LONG_TITLE}!", "headline edit of “late” to “late!”"),
        ("The ferry is sold", f"headline edit of “{LONG_TITLE[:56]} …” to “The ferry is sold”"),
    ],
)
def test_an_edit_of_a_headline_is_named_by_what_can_be_seen_of_it(title: str, says: str) -> None:
    change = compare(reading(*LONG, title=LONG_TITLE), reading(*LONG, title=title))
    assert change.reasons[-1] == f"No note speaks of the {says}."


def test_words_that_were_struck_out_are_said_to_be() -> None:
    change = compare(reading(LONG[0], OTHER[0]), reading(LONG[0], f"~~{OTHER[0]}~~"))
    says = "striking out of “Two brothers opened a bakery beside the railway station this …”"
    assert change.reasons[-1] == f"No note speaks of the {says}."


NAMED = "Correction: An earlier version of this article misspelled the name of the harbour master."


@pytest.mark.parametrize(
    ("note", "verdict"),
    [
        (NAMED, Disclosure.PARTLY),
        ("Correction: The harbour master is Ingrid Solvey, not Ingrid Solvay.", Disclosure.PARTLY),
        (f"{NAMED} It also said that moorings would not be given up.", Disclosure.DISCLOSED),
        (
            "This article was amended: several errors were corrected throughout.",
            Disclosure.DISCLOSED,
        ),
    ],
    ids=["of another place", "not what went there", "of both", "of all"],
)
def test_a_sentence_that_says_the_contrary_is_not_told_by_a_note_on_another_place(
    note: str, verdict: Disclosure
) -> None:
    old = "The harbour master, Ingrid Solvay, told the meeting that no mooring would be given up by May."
    new = old.replace("Solvay", "Solvey").replace("no mooring", "moorings")
    change = compare(reading(LONG[0], old, LONG[1]), found(LONG[0], new, LONG[1], note))
    assert change.disclosure is verdict
    denied = "No note speaks of the edit of “no mooring” to “moorings”."
    assert (denied in change.reasons) == (verdict is Disclosure.PARTLY)


def test_a_not_before_what_was_wrong_speaks_of_no_other_in_any_language() -> None:
    about = "Die neue Mole wurde am Montag von der Stadt eröffnet, vor vielen Leuten, die im Regen warteten."
    old = "Dort können 21 Boote zugleich anlegen, sagte der Hafenmeister am Morgen den Leuten vor Ort."
    new = old.replace("21", "12").replace("zugleich", "nicht zugleich")
    said = "Hier stand eine falsche Zahl von Booten. Es sind 12, nicht 21."
    note = section(said, 2, kind="correction", label="Korrektur")
    now = reading(about, new, f"Korrektur: {said}", language="de", notes=(note,))
    change = compare(reading(about, old, language="de"), now)
    assert change.disclosure is Disclosure.PARTLY
    assert change.reasons[-1] == "No note speaks of the addition of “nicht”."


def test_a_note_on_a_story_rewritten_whole_covers_what_it_speaks_of() -> None:
    told = "This story now says that two brothers opened a bakery beside the railway station."
    new = reading(*OTHER, f"Update: {told}", notes=(section(told, 3),))
    change = compare(reading(*LONG), new)
    assert change.disclosure is Disclosure.PARTLY
    assert "Most of the story was replaced." in change.reasons
    assert change.reasons[-1] == "No note speaks of 5 of the edits."


@pytest.mark.parametrize(
    ("note", "verdict"),
    [
        ("Retraction: This article has been retracted because its account is wrong.", Disclosure.DISCLOSED),
        ("Correction: An earlier version of this article misspelled a name.", Disclosure.PARTLY),
    ],
)
def test_a_retraction_speaks_of_the_whole_story_that_is_gone(note: str, verdict: Disclosure) -> None:
    for left in (OTHER, ["The text was removed."]):
        change = compare(reading(*LONG), found(*left, note))
        assert change.disclosure is verdict
        assert (change.reasons[-1].endswith(" takes the story back.")) == (verdict is Disclosure.DISCLOSED)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Editor's note: This article has been removed pending an investigation.", Disclosure.DISCLOSED),
        ("Correction: An earlier version of this article misspelled a name.", Disclosure.PARTLY),
    ],
)
def test_what_stands_over_the_text_is_no_text_that_a_retraction_left(told: str, verdict: Disclosure) -> None:
    deck = replace(body("The council voted to close the port."), reason=Reason.DECK)
    head = body("What the council says", kind=BlockKind.HEADING)
    (note,) = find_notes([told], language="en")
    left = reading(deck, head, told, notes=(replace(note, first_block=2, last_block=2),))
    assert compare(reading(deck, LONG[0], head, *LONG[1:]), left).disclosure is verdict


@pytest.mark.parametrize(
    ("note", "left", "verdict"),
    [
        ("Retraction: We have retracted this story.", [], Disclosure.DISCLOSED),
        ("Retraction: We have retracted this story.", LONG[:2], Disclosure.UNDISCLOSED),
        ("Retraction: We have retracted this story.", OTHER, Disclosure.UNDISCLOSED),
        ("Correction: We misspelled a name in this story.", [], Disclosure.UNDISCLOSED),
    ],
)
def test_a_retraction_that_stood_there_speaks_of_a_text_of_which_nothing_is_left(
    note: str, left: list[str], verdict: Disclosure
) -> None:
    change = compare(found(note, *LONG), found(note, *left))
    assert change.disclosure is verdict
    assert any(why.says is Says.STOOD for why in change.reasons) is (verdict is Disclosure.DISCLOSED)


@pytest.mark.parametrize(
    "texts",
    [
        (STORY, "UPDATE 12 Jan: The harbour office has sold all tickets."),
        (STORY, "Update, 12 Jan – The harbour office has sold all tickets."),
        (STORY, "[Update 12 Jan: The harbour office has sold all tickets.]"),
        (STORY, "Update 12 Jan", "The harbour office has sold all tickets."),
        (STORY, "Update (January 12): The harbour office has sold all tickets."),
    ],
)
def test_a_note_in_another_form_is_the_same_note(texts: tuple[str, ...]) -> None:
    old, new = found(STORY, NOTE), found(*texts)
    assert len(new.notes) == 1
    change = compare(old, new)
    assert change.classes <= {EditClass.STYLE}
    assert not change.notable
    assert change.disclosure is Disclosure.NONE


def test_a_note_that_changed_its_place_is_moved_and_said_to_be() -> None:
    change = compare(found(STORY, NOTE), found(NOTE, STORY))
    assert change.classes == {EditClass.NOTE, EditClass.MOVE}
    assert change.disclosure is Disclosure.NONE
    assert change.reasons == ("A note stands in another place.",)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (NOTE.replace("Update", "Correction"), "label, before “Update”"),
        (NOTE.replace("12 Jan", "13 Jan"), "date, before 12 Jan 2021"),
        (NOTE.replace("all", "nearly all"), "words"),
        (NOTE.replace("Update 12", "Updated 13"), "label, before “Update”; date, before 12 Jan 2021"),
    ],
)
def test_the_reasons_say_what_of_a_note_changed(text: str, how: str) -> None:
    change = compare(found(STORY, NOTE), found(STORY, text))
    assert len(change.notes_changed) == 1
    assert change.disclosure is Disclosure.DISCLOSED
    assert change.reasons[0].endswith(f" was changed ({how}).")


def test_the_reasons_say_which_note_replaced_which() -> None:
    change = compare(found("Updated 1 June", STORY), found("Updated 8 August", STORY))
    assert change.disclosure is Disclosure.STAMP_ONLY
    (first, _) = change.reasons
    assert first == "The stamp of 8 Aug 2021 “Updated” replaced the stamp of 1 Jun 2021 “Updated”."
    change = compare(found("Updated 1 June at 11:30", STORY), found("Updated 1 June at 14:05", STORY))
    assert change.reasons[0] == "The stamp “Updated” of 1 Jun 2021 14:05 replaced that of 1 Jun 2021 11:30."


@pytest.mark.parametrize(
    ("old", "new", "disclosure"),
    [
        (("Updated 1 June", STORY, NOTE), ("Updated 8 August", STORY), Disclosure.NONE),
        (("Updated 1 June", STORY), ("Updated 8 August", STORY), Disclosure.STAMP_ONLY),
        ((STORY, NOTE), (STORY,), Disclosure.NONE),
    ],
)
def test_a_stamp_that_moves_is_not_all_when_a_note_goes_with_it(
    old: tuple[str, ...], new: tuple[str, ...], disclosure: Disclosure
) -> None:
    assert compare(found(*old), found(*new)).disclosure is disclosure

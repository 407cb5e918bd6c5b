"""A note and the one edit that came with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_help import body, found, reading, section
from noted import STORY

from watcher import find_notes
from watcher.compare import compare
from watcher.model import Disclosure

BOARD = "The board met on Tuesday. Ida Holm, the mayor, said the plan was {}. The works cost {} million."


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Correction: Because of an editing error, an earlier version gave the wrong outcome.", "disclosed"),
        ("Correction: An earlier version gave the wrong view of Ida Holm.", "disclosed"),
        ("Correction: An earlier version of this story misspelled the name of Jon Lund.", "partly"),
        ("Correction: The ferry carries 80 passengers, not 60.", "partly"),
        ("Correction: The caption of the photo has been corrected.", "partly"),
        ("Update: This story has been updated with a statement by the ferry company.", "partly"),
        ("Update: The outcome has been corrected.", "disclosed"),
        ("Update: The bank offers fixed-rate loans to fishermen.", "partly"),
        ("Update: The uncorrected figures are those of the bank.", "partly"),
        ("Edit: Talk of it in the forum", "partly"),
        ("Edit: I got the outcome wrong", "disclosed"),
        ("Edit: fixed.", "disclosed"),
        ("Edit: I previously had the opposite.", "disclosed"),
        ("EDIT 2: tweaked the sentence on the vote", "disclosed"),
        ("Amended 12 January: the outcome of the vote", "disclosed"),
        ("Update: Adds background, more details", "disclosed"),
        ("Update: Adds quotes from the mayor's office and more details", "disclosed"),
        ("Update: This story was updated to provide additional details.", "disclosed"),
        ("Update: This article now has new details.", "disclosed"),
        ("Update: The forum has a thread for more details.", "partly"),
        ("Update: The ferry is late, more details to follow.", "partly"),
        ("Update: The ferry is late. This story will be updated with more details.", "partly"),
        ("Update: More details here.", "partly"),
        ("Update: See the forum for more details.", "partly"),
    ],
)
def test_a_correction_speaks_of_the_only_edit_unless_it_names_another_thing(told: str, verdict: str) -> None:
    old, new = BOARD.format("approved", 4), BOARD.format("rejected", 4)
    change = compare(found(old), found(new, told))
    assert str(change.disclosure) == verdict
    alone = any("no other edit of substance came with it" in reason for reason in change.reasons)
    assert alone <= (verdict == "disclosed")


def test_a_length_in_metres_does_not_speak_of_millions() -> None:
    old = BOARD.format("approved", 4)
    told = "Correction: The ferry is 150 m long."
    assert compare(found(old), found(old.replace("million", "billion"), told)).disclosure == Disclosure.PARTLY


@pytest.mark.parametrize(
    ("now", "told", "verdict"),
    [
        ("not approved", "The works begin in 1979, not 1974.", "partly"),
        ("not approved", "An earlier version said the works began in 1974. They began in 1979.", "partly"),
        ("not approved", "The board meets at the port, not the library.", "partly"),
        ("not approved", "The plan of the board was misstated.", "disclosed"),
        ("rejected", "The number of works rises from 14 to 55.", "partly"),
        ("rejected", "The mayor was against the plan, not in favour.", "disclosed"),
        ("rejected", "The view of the mayor at the meeting of 2019 was misstated.", "disclosed"),
        ("rejected", "Between 10 May and 12 June the view of the mayor was misstated here.", "disclosed"),
    ],
)
def test_a_note_that_gives_an_old_and_a_new_of_its_own_speaks_of_no_other_edit(
    now: str, told: str, verdict: str
) -> None:
    old, new = BOARD.format("approved", 4), BOARD.format(now, 4)
    assert str(compare(found(old), found(new, f"Correction: {told}")).disclosure) == verdict


@pytest.mark.parametrize(
    ("edit", "told", "verdict"),
    [
        (("Tuesday", "Thursday"), "The board met on 12 November, not 10 November.", "disclosed"),
        (("Ida Holm", "Elizabeth Holm"), "The mayor is Liz, not Ide.", "disclosed"),
        (("4 million", "1910 million"), "The works cost nineteen hundred and ten million.", "disclosed"),
        (("4 million", "14 million"), "The board met on Tuesday, not Monday.", "partly"),
        (("4 million", "14 million"), "The works cost the board, not the town.", "partly"),
    ],
)
def test_an_old_and_a_new_may_be_those_of_the_edit_in_other_words(
    edit: tuple[str, str], told: str, verdict: str
) -> None:
    old = BOARD.format("approved", 4)
    assert str(compare(found(old), found(old.replace(*edit), f"Correction: {told}")).disclosure) == verdict


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Update: This story has been updated with comment from Ida Holm.", "partly"),
        ("Update: A remark by Ida Holm was removed.", "disclosed"),
        ("Update: This story has been updated with comment from Ida Holm and revised.", "disclosed"),
        (
            "Update: This story has been updated with comment from Ida Holm, and an error was corrected.",
            "disclosed",
        ),
    ],
)
def test_who_says_that_something_was_added_does_not_speak_of_what_went(told: str, verdict: str) -> None:
    rest = "The works cost 4 million, and the ferry sails again in May."
    old, new = f"{rest} Ida Holm, the mayor, said that the quay was never safe.", rest
    assert str(compare(found(old), found(new, told)).disclosure) == verdict


def test_who_says_that_a_comment_was_added_speaks_of_the_sentence_that_there_was_none() -> None:
    rest = "The works cost 4 million, and the ferry sails again in May."
    old, new = f"{rest} Ida Holm did not respond to questions.", f"Ida Holm calls the quay safe. {rest}"
    told = "Update: This story has been updated with comment from Ida Holm."
    assert str(compare(found(old), found(new, told)).disclosure) == "disclosed"


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Clarification: This story has been amended to make clear that the tugboat is hired.", "partly"),
        ("Clarification: This story has been amended to make clear that the question is open.", "disclosed"),
    ],
)
def test_a_note_about_what_stands_in_another_place_does_not_speak_of_the_only_edit(
    told: str, verdict: str
) -> None:
    tug = "A tugboat will tow the hull to Varsund in May."
    old, new = (BOARD.format(word, 4) for word in ("approved", "rejected"))
    assert str(compare(found(old, tug), found(new, tug, told)).disclosure) == verdict


def test_a_correction_that_names_nothing_does_not_speak_of_two_edits() -> None:
    told = "Correction: Because of an editing error, an earlier version gave the wrong outcome."
    old, new = BOARD.format("approved", 4), BOARD.format("rejected", 6)
    first, second = [old, "It opens in May."], [new, "It opens in autumn, with a feast.", told]
    assert compare(found(*first), found(*second)).disclosure is Disclosure.PARTLY


def test_a_word_that_stood_first_of_what_was_replaced_is_a_name() -> None:
    told = "Correction: A previous version of this story said the ferry leaves from Oslo."
    old, new = ("It leaves from Oslo at noon.", "It leaves from Bergen at noon.")
    change = compare(found(old, "It is full."), found(new, "It is empty.", told))
    assert any("it names the old “Oslo”" in reason for reason in change.reasons)


@pytest.mark.parametrize(
    "told", ["Update: A broken link has been fixed.", "Update: We fixed the link to the report."]
)
def test_an_update_may_speak_of_a_link_as_a_correction_does(told: str) -> None:
    old, new = (body("Read the report first.", f"https://a.example/{k}") for k in (1, 2))
    notes = find_notes(["Read the report first.", told], language="en")
    before, after = replace(reading(STORY), blocks=(old,)), replace(reading(STORY), blocks=(new, body(told)))
    assert compare(before, replace(after, notes=notes)).disclosure is Disclosure.DISCLOSED


def test_a_note_that_names_who_speaks_in_the_paragraph_speaks_of_the_edit_in_it() -> None:
    told = "Clarification: A quotation of Ida Holmgren has been amended at her request."
    said = "“We have known since March,” said Ida Holmgren. “Nobody was in {} danger.”"
    crew = "“We were {},” said the captain, Jon Lund."
    before, after = (
        found(said.format("any"), crew.format("calm")),
        (said.format("great"), crew.format("calm")),
    )
    assert compare(before, found(*after, told)).disclosure is Disclosure.DISCLOSED
    elsewhere = found(said.format("any"), crew.format("afraid"), told)
    assert compare(before, elsewhere).disclosure is Disclosure.PARTLY


def test_who_was_misquoted_may_stand_in_another_place_than_what_was_said() -> None:
    told = "Correction: An earlier version of this story misquoted Ida Holmgren."
    who, said = "Ida Holmgren runs the ferry.", "“I am {}sorry,” she told the board."
    before, after = found(who, said.format("")), found(who, said.format("not "), told)
    assert compare(before, after).disclosure is Disclosure.DISCLOSED


def test_several_days_are_how_long_something_takes() -> None:
    told = "Correction: The strike lasted several days, not one."
    before = ("The board meets on Monday.", "The quay opens on Monday.")
    after = ("The board meets on Friday.", "The quay opens on Sunday.")
    reasons = compare(found(*before), found(*after, told)).reasons
    assert sum(reason.startswith("No note") for reason in reasons) == len(after)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("Correction: Several figures in an earlier version were wrong.", ["Oslo"]),
        ("Correction: A figure in an earlier version was wrong.", ["Oslo", "12", "40"]),
    ],
)
def test_a_note_on_several_figures_speaks_of_each(told: str, left: list[str]) -> None:
    old, new = (("12", "40", "Oslo"), ("21", "48", "Bodø"))
    said = ("The quay has {} cranes.", "Some {} boats moor here.", "The owner lives in {} now.")
    before, after = (
        [one.format(word) for one, word in zip(said, words, strict=True)] for words in (old, new)
    )
    change = compare(found(*before), found(*after, told))
    unsaid = [reason for reason in change.reasons if reason.startswith("No note")]
    assert len(unsaid) == len(left)
    assert all(any(word in reason for reason in unsaid) for word in left)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("This article was amended on 14 January 2021 following a complaint.", "disclosed"),
        ("This article was amended on 14 January 2021: there are 40 boats.", "partly"),
        ("This article was amended on 14 January 2021, and it has 40 boats.", "partly"),
    ],
)
def test_the_day_of_a_note_names_no_thing_of_the_story(told: str, verdict: str) -> None:
    old, new = BOARD.format("approved", 4), BOARD.format("rejected", 4)
    assert str(compare(found(old), found(new, told)).disclosure) == verdict


def test_a_note_that_a_passage_was_removed_speaks_of_the_only_one_that_went() -> None:
    told = "Editor's note: A paragraph about the mayor has been removed for legal reasons."
    kept = "The works begin in May, and they will take two years."
    change = compare(found(kept, BOARD.format("good", 4)), found(kept, told))
    assert change.disclosure is Disclosure.DISCLOSED


@pytest.mark.parametrize(("word", "speaks"), [("still", False), ("almost", False), ("granite", True)])
def test_a_small_word_that_every_text_has_is_nothing_a_note_speaks_of(word: str, speaks: bool) -> None:
    told = f"Correction: The harbour is deeper now, and its wall is {word} made of stone."
    before, after = "Ferries use the pier.", f"Some ferries use the {word} pier."
    old = found("It rained in the evening.", before, "The gulls left the roof.")
    new = found("It rained in the evening.", after, "The gulls left the old roof.", told)
    reasons = compare(old, new).reasons
    assert any(f"both speak of “{word}”" in reason for reason in reasons) is speaks


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("Update: This story has been updated with the name of the new head.", "disclosed"),
        ("Update: This story has been updated with the date of the vote.", "partly"),
        ("Update: The police know the name of the new head.", "partly"),
    ],
)
def test_what_an_update_says_was_added_is_the_only_addition_of_its_sort(told: str, verdict: str) -> None:
    old, came = BOARD.format("approved", 4), "It will be led by Lotte Frank, who ran the port of Tarn."
    assert str(compare(found(old), found(old, came, told)).disclosure) == verdict


@pytest.mark.parametrize(
    ("word", "verdict"), [("costs", "partly"), ("cost and misstated what Ida Holm said", "disclosed")]
)
def test_a_note_of_which_a_word_was_mended_says_nothing_new(word: str, verdict: str) -> None:
    told = "Correction: An earlier version gave the wrong {}."
    old, new = BOARD.format("approved", 4), BOARD.format("rejected", 4)
    change = compare(found(old, told.format("cost")), found(new, told.format(word)))
    assert str(change.disclosure) == verdict


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (
            "Editor’s note: An earlier version wrongly said that the mayor was Tomas Brekke.",
            "it names the old “Tomas”",
        ),
        ("Editor’s note: Jonas Brekke has asked for an inquiry since this story came out.", ""),
    ],
)
def test_a_note_that_has_the_name_nobody_writes_any_more_speaks_of_it(told: str, why: str) -> None:
    old, new = (f"The mayor is {name} Brekke." for name in ("Tomas", "Jonas"))
    cost = BOARD.format("approved", 4), BOARD.format("approved", 6)
    reasons = " ".join(compare(found(old, cost[0]), found(new, cost[1], told)).reasons)
    assert (f"“Tomas Brekke” to “Jonas Brekke”: {why}" in reasons) is bool(why)


@pytest.mark.parametrize(
    ("language", "old", "told", "verdict"),
    [
        (
            "en",
            "Ingrid Solvay, the captain, saw {} seals.",
            "An earlier version misspelt the captain's name.",
            "partly",
        ),
        (
            "en",
            "Ingrid Solvay, the captain, saw {} seals.",
            "An earlier version told wrongly what the captain saw.",
            "disclosed",
        ),
        (
            "en",
            "The captain said it takes {} minutes.",
            "An earlier version gave the wrong time for the captain.",
            "disclosed",
        ),
        (
            "nb",
            "Kaptein Ida Holm så {} seler.",
            "I en tidligere versjon var etternavnet til kapteinen feil.",
            "partly",
        ),
        ("hu", "Ida Holm kapitány {} fókát látott.", "Korábban rosszul szerepelt a kapitány neve.", "partly"),
        ("de", "Der Kapitän zählte {} Robben.", "Der Kapitän klagte über Lärm, nicht über Müll.", "partly"),
        ("de", "Laut Zahlen: {} Robben.", "Die Zahlen kamen im Frühjahr, nicht im Herbst.", "partly"),
        ("pt", "O capitão viu {} focas.", "O capitão tem sete barcos, e não oito.", "partly"),
        ("ru", "Капитан видел {} тюленей.", "Капитан живёт в деревне, а не в городе.", "partly"),
        ("fr", "Le capitaine a vu {} phoques.", "Le capitaine travaille chez Quill.", "partly"),
        ("fr", "Le capitaine a vu {} phoques.", "C’était faux, dit le capitaine Quill.", "disclosed"),
        ("el", "Ο καπετάνιος είδε {} φώκιες.", "Ο καπετάνιος έχει φούρνο, όχι καφενείο.", "partly"),
        ("ko", "선장은 물개 {}마리를 봤다.", "물개는 340마리가 아니라 430마리입니다.", "disclosed"),
    ],
)
def test_a_correction_of_a_name_does_not_speak_of_a_number(
    language: str, old: str, told: str, verdict: str
) -> None:
    note = section(told, 1, kind="correction", label="Correction")
    before, after = old.format(340), old.format(430)
    now = reading(after, f"Correction: {told}", language=language, notes=(note,))
    assert str(compare(reading(before, language=language), now).disclosure) == verdict


def test_the_title_of_somebody_is_no_headline() -> None:
    told = section(
        "An earlier version gave the wrong title for Ida Holm.", 1, kind="correction", label="Correction"
    )
    old, new = (f"So said President {who} Ida Holm." for who in ("Emeritus", "Designate"))
    now = reading(new, "Correction: An earlier version gave the wrong title for Ida Holm.", notes=(told,))
    assert compare(reading(old), now).disclosure is Disclosure.DISCLOSED

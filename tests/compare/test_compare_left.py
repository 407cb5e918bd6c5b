"""A note that shares no word with an edit: what it says was wrong, and which of the edits that can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from compare_help import found

from watcher.compare import compare
from watcher.model import Disclosure, Says

STORY = (
    "“We had no choice,” said Ida Holm, 54, who runs the quay.",
    "The court at Tarn heard three witnesses in May, and it sat for 40 hours.",
    "Jon Lund, the new clerk of the quay, has lost half of the 14 boats since.",
    "The board votes on the plan on 22 June, and it opens the quay on 9 July.",
    "The yard did not respond to a request for comment.",
)
AGE, NAME = ("54,", "45,"), ("Jon Lund", "Tom Lund")
CLERK, COURT = ("new clerk", "former clerk"), ("court at Tarn", "court at Varn")
HEARD, VOTE, OPENS = ("three", "four"), ("22 June", "21 June"), ("9 July", "8 July")
BOATS, CHOICE = ("14 boats", "40 boats"), ("no choice", "every reason")
SHARE = ("half of", "a quarter of")
YARD = (STORY[4], "")
CAME = "“We are glad,” a spokesman for the yard said on Friday."
AMENDED = "This article was amended on 14 September 2021 to {}."
MISSTATED = "Correction: An earlier version misstated"


def left(note: str, *edits: tuple[str, str], came: tuple[str, ...] = ()) -> list[str]:
    """What is said of the edits that no note speaks of, when a note comes with them."""
    text = "\n".join(STORY)
    for old, new in edits:
        text = text.replace(old, new)
    after = [line for line in text.split("\n") if line]
    reasons = compare(found(*STORY), found(*after, *came, note)).reasons
    return [str(why) for why in reasons if why.says is Says.UNSPOKEN]


@pytest.mark.parametrize(
    ("note", "edits", "words"),
    [
        (f"{MISSTATED} the harbour master's age.", [AGE], []),
        (f"{MISSTATED} the harbour master's age.", [AGE, HEARD], ["four"]),
        (f"{MISSTATED} the harbour master's age.", [AGE, CHOICE], ["every reason"]),
        (f"{MISSTATED} the harbour master's age.", [BOATS], ["14"]),
        (f"{MISSTATED} the harbour master's age.", [NAME], ["Tom"]),
        (f"{MISSTATED} Jon Lund's age.", [AGE, HEARD], ["45", "four"]),
        (f"{MISSTATED} the role of Jon Lund.", [CLERK, HEARD], ["four"]),
        (f"{MISSTATED} the role of Jon Lund.", [HEARD, VOTE], ["four", "21"]),
        (f"{MISSTATED} how long the court sat.", [("40 hours", "14 hours"), VOTE], ["21"]),
        (f"{MISSTATED} the location of the court.", [COURT, BOATS], ["14"]),
        (f"{MISSTATED} the outcome.", [COURT, CLERK], ["Varn", "former"]),
        (f"{MISSTATED} the date on which the board votes.", [VOTE, ("in May", "in March")], ["March"]),
        ("Clarification: The boats are owned by Quill Ltd.", [BOATS], ["14"]),
        ("Clarification: The boats are owned by Quill Ltd.", [NAME, VOTE], ["21", "Tom"]),
        ("Clarification: The boats are owned by Quill Ltd.", [(STORY[1], ""), VOTE], ["deletion", "edit"]),
        ("Clarification: The boats are owned by Quill Ltd; we had that wrong.", [BOATS], []),
        ("Correction: A date and a number were wrong; the plan is put on 21 June.", [VOTE, BOATS], []),
        (f"{MISSTATED} the date of the court's hearing.", [VOTE, ("in May", "in March")], ["21"]),
        ("Correction: The board votes on 5/22.", [("22 June", "22 May")], []),
        ("(Corrects number of boats in paragraph 3)", [BOATS], []),
        ("(Corrects number of boats in paragraph 3)", [HEARD, ("40 hours", "14 hours")], ["four"]),
        ("(Corrects number in paragraph 5)", [HEARD], ["four"]),
        ("(Corrects spelling of name in paragraph 5)", [("Ida Holm", "Ida Holme")], ["Holme"]),
        ("Correction: A witness's name was misspelled here.", [("Ida Holm", "Ida Holme"), HEARD], ["four"]),
        ("Editor's note: This story was updated to add context on the vote.", [BOATS], ["14"]),
        ("Editor's note: This story was updated to add context, and a figure was corrected.", [BOATS], []),
        (f"{MISSTATED} the turnout.", [NAME], ["Tom"]),
        ("Correction: The clerk has lost 25 percent of the boats, not 50 percent.", [SHARE], []),
        ("Correction: The clerk has lost 20 percent of the boats, not 80 percent.", [SHARE], ["half"]),
        ("Correction: The clerk sold 25 of the boats, not 50 of them.", [SHARE], ["half"]),
        ("Correction: 25 percent of the witnesses were heard, not 33 percent.", [HEARD], []),
        ("Correction: 25 percent of the witnesses were heard, not 40 percent.", [HEARD], ["four"]),
        ("Update: We have changed the story to reflect how many boats there are.", [BOATS], []),
        ("Correction: The board votes in 5/2026.", [HEARD], ["four"]),
        ("(Corrects number in lead)", [BOATS], ["14"]),
        ("(Corrects number in last paragraph)", [BOATS], ["14"]),
        ("(Corrects number in penultimate paragraph)", [BOATS], []),
        ("(Corrects text in penultimate paragraph)", [VOTE, CLERK], ["former"]),
        ("(Corrects number in lead)", [AGE], []),
        ("Correction: We had this wrong. It is 64.", [CLERK], ["former"]),
        ("Correction: We had this wrong. It is 40.", [BOATS], []),
        ("Correction: We had this wrong. It is a quarter, or 25%.", [SHARE], []),
    ],
)
def test_a_note_means_the_edit_that_it_can_mean(note, edits, words):
    found = left(note, *edits)
    assert len(found) == len(words)
    assert all(word in line for word, line in zip(sorted(words), sorted(found), strict=True))


@pytest.mark.parametrize(
    ("note", "edits", "words"),
    [
        ("Editor's note: A paragraph has been removed for legal reasons.", [(STORY[1], "")], []),
        ("Editor's note: A paragraph has been removed for legal reasons.", [(STORY[1], ""), BOATS], ["14"]),
        ("A paragraph was removed from this article on 12 January 2021.", [(STORY[1], ""), BOATS], ["14"]),
        ("Editor's note: A paragraph has been removed for legal reasons.", [BOATS], ["14"]),
        ("Editor's note: A paragraph has been removed and replaced.", [BOATS], []),
        (
            "Editor's note: A paragraph was removed and has been restored.",
            [(STORY[1], ""), BOATS],
            ["court", "14"],
        ),
        ("Update: A paragraph has been removed for legal reasons.", [(STORY[1], "")], []),
        ("Update 13 Jan: The senator has withdrawn from the race.", [(STORY[1], "")], ["court"]),
        ("Update 13 Jan: The statue was removed from the square.", [(STORY[1], ""), BOATS], ["court", "14"]),
    ],
)
def test_who_says_that_a_passage_was_removed_speaks_of_the_one_that_went(note, edits, words):
    found = left(note, *edits)
    assert len(found) == len(words)
    assert all(word in line for word, line in zip(words, sorted(found), strict=True))


def test_who_says_that_a_passage_was_restored_speaks_of_the_one_that_came():
    assert (
        left("Editor's note: A paragraph was removed by mistake and has been restored.", came=(CAME,)) == []
    )
    assert left("Editor's note: A paragraph was removed for legal reasons.", came=(CAME,)) != []


@pytest.mark.parametrize(
    ("note", "edits", "words"),
    [
        ("Update: This story has been updated with comment from the yard.", [YARD], []),
        (
            "Update: This story has been updated with comment from the yard.",
            [YARD, (STORY[1], "")],
            ["court"],
        ),
        ("Update: This story has been updated with the number of boats.", [YARD], ["did not"]),
    ],
)
def test_who_says_that_somebody_speaks_now_speaks_of_the_sentence_that_he_did_not(note, edits, words):
    found = left(note, *edits, came=(CAME,))
    assert all(any(word in line for line in found) for word in words)
    assert bool(found) == bool(words)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("with the list of lost boats", Disclosure.DISCLOSED),
        ("with the list of witnesses", Disclosure.PARTLY),
        ("with a picture of the boats", Disclosure.PARTLY),
    ],
)
def test_who_says_what_was_added_speaks_of_the_sentence_that_denied_it(told, verdict):
    old, new = "The yard gave no list of the lost boats.", "The yard gave a list of the 14 lost boats."
    note = f"Update: This story has been updated {told}."
    assert compare(found(*STORY[:2], old), found(*STORY[:2], new, note)).disclosure is verdict


@pytest.mark.parametrize(("of", "verdict"), [(" percent", Disclosure.DISCLOSED), ("", Disclosure.PARTLY)])
def test_a_third_is_33_percent_and_no_33_boats(of, verdict):
    old, new = (f"{share}{of} of the boats were lost." for share in (25, 33))
    note = "Correction: A third of the boats were lost, not a quarter."
    assert compare(found(old), found(new, note)).disclosure is verdict


@pytest.mark.parametrize(
    ("old", "verdict"),
    [("{} die as quay falls", Disclosure.DISCLOSED), ("{} houses burn", Disclosure.PARTLY)],
)
def test_a_headline_tells_the_matters_of_its_story(old, verdict):
    new = "{} people died when the quay at Tarn fell into the water."
    told = f"{MISSTATED} the number of people who died."
    before, after = (
        replace(found(new.format(number), *note), title=old.format(number))
        for number, note in (("Six", ()), ("Nine", (told,)))
    )
    assert compare(before, after).disclosure is verdict


@pytest.mark.parametrize(("was", "now"), [("12.06", "12.07"), ("1.06", "1.07"), ("5/6", "5/7")])
def test_a_price_and_a_ratio_are_no_dates(was, now):
    old, new = (f"A hundred boats pay {what} crowns a day at the quay of Tarn." for what in (was, now))
    note = "Correction: The works at the yard end in July, not in June."
    assert compare(found(STORY[0], old), found(STORY[0], new, note)).disclosure is Disclosure.PARTLY


@pytest.mark.parametrize(
    ("came", "verdict"),
    [
        ("“We will pray,” he said.", Disclosure.DISCLOSED),
        ("“We will pray,” Dahl said.", Disclosure.DISCLOSED),
        ("“We will pay,” Dale said.", Disclosure.PARTLY),
        ("Police arrested two men.", Disclosure.PARTLY),
        ("The works will cost 300 jobs in Tarn, the county wrote.", Disclosure.PARTLY),
    ],
)
def test_whom_the_block_before_names_speaks_in_a_quotation_alone(came, verdict):
    story = (STORY[1], "Bishop Ole Dahl spoke to the crews at the quay in the morning.")
    note = "Update: This story has been updated with comment from the bishop."
    assert compare(found(*story, STORY[3]), found(*story, came, STORY[3], note)).disclosure is verdict


PLAY = (
    "The Reds beat the Blues at Tarn on Saturday, and the fans sang for an hour.",
    "The winning margin was 12 points. The attendance was 4,310, the best since spring.",
    "The council votes on Thursday, said the mayor.",
    "A report for the council was handed over on Monday, and its 40 pages are read in public.",
    "The talks on the port took 14 hours.",
)


@pytest.mark.parametrize(
    ("told", "edit", "speaks"),
    [
        ("The winning margin was incorrect.", ("12", "21"), True),
        ("The winning margin was incorrect.", ("4,310", "3,410"), False),
        ("The number of pages of the report was wrong.", ("14 hours", "41 hours"), False),
        ("The day on which the fans sang of a winning team was wrong.", ("Saturday", "Sunday"), True),
        ("The number of the fans was wrong.", ("14 hours", "41 hours"), True),
        ("The date of the council vote was wrong.", ("Thursday", "Friday"), True),
        ("The date of the council vote was wrong.", ("Monday", "Tuesday"), False),
        ("The date of the council meeting was wrong.", ("Monday", "Tuesday"), True),
    ],
)
def test_a_note_on_what_another_sentence_gives_does_not_speak_of_the_only_edit(told, edit, speaks):
    """Only where that sentence has a value of the sort, and all that the note names of the story."""
    after = [line.replace(*edit) for line in PLAY]
    change = compare(found(*PLAY), found(*after, f"Correction: {told}"))
    assert change.disclosure is (Disclosure.DISCLOSED if speaks else Disclosure.PARTLY)


SAID = "Correction: An earlier version said that the yard saves {}. It saves {}."


@pytest.mark.parametrize(
    ("language", "note", "edit", "told"),
    [
        ("en", SAID.format("£310", "£130"), ("£130", "£310"), False),
        ("en", SAID.format("£310", "£130"), ("£310", "£130"), True),
        ("en", "Correction: The yard saves £130, not £310.", ("£130", "£310"), False),
        ("en", "Correction: The yard saves £130, not £310.", ("£310", "£130"), True),
        ("en", "Correction: It saves £130. We incorrectly reported £310.", ("£130", "£310"), False),
        ("en", "Correction: It saves £130. We incorrectly reported £310.", ("£310", "£130"), True),
        ("en", "Correction: An earlier version misspelled Ida Holme as Ida Holm.", ("Holme", "Holm"), False),
        ("en", "Correction: An earlier version misspelled Ida Holme as Ida Holm.", ("Holm", "Holme"), True),
        ("en", "Correction: The saving, first misstated as £310, is £130.", ("£310", "£130"), True),
        ("en", "Correction: We originally gave Holm as the clerk, who is Holme.", ("Holm", "Holme"), True),
        ("en", "Correction: We have corrected the saving from £310 to £130.", ("£310", "£130"), True),
        (
            "de",
            "Korrektur: In einer früheren Fassung stand 310. Es sind 130.",
            ("130", "310"),
            False,
        ),
        (
            "de",
            "Korrektur: In einer früheren Fassung stand 310. Es sind 130.",
            ("310", "130"),
            True,
        ),
        ("de", "Korrektur: Es sind nicht 310, sondern 130 Euro.", ("310", "130"), True),
        ("es", "Corrección: Una versión anterior decía 310 euros. Son 130 euros.", ("130", "310"), False),
        ("tr", "Düzeltme: 310 değil, 130 avro.", ("310", "130"), True),
    ],
)
def test_an_edit_goes_the_way_that_the_note_says(language: str, note: str, edit: tuple[str, str], told: bool):
    sums = edit if edit[0][-1].isdigit() else ("£130", "£130")
    names = edit if edit[0].isalpha() else ("Holm", "Holm")
    old, new = (f"It saves {one} a year, said Ida {name}." for one, name in zip(sums, names, strict=True))
    change = compare(found(old, language=language), found(new, note, language=language))
    assert change.notes_added
    assert str(change.disclosure) == ("disclosed" if told else "partly")


@pytest.mark.parametrize(
    ("note", "edits", "words"),
    [
        ("Update: This story has been updated to include a response from Ida Holm.", [CHOICE], ["every"]),
        ("Update: adds comment from Ida Holm", [AGE], ["45"]),
        (
            "Update: adds comment from Ida Holm",
            [("said Ida Holm, 54, who", "said Ida Holm, 54, who said that it was all true and who")],
            [],
        ),
        ("Update: The court heard the three witnesses again.", [HEARD], ["four"]),
        ("Update: The 14 boats are back in the quay.", [BOATS], ["40"]),
        ("Update: 40 boats are back in the quay.", [BOATS], []),
        ("Update: There are more boats here than the 14 first reported.", [BOATS], []),
        ("Update: This story has been updated with the new number of boats.", [BOATS], []),
        (
            "Update: This story was updated with a response to our request.",
            [("did not respond to a request for comment", "did respond to a request")],
            [],
        ),
        ("Update: We had 14 boats here, which has been changed.", [BOATS], []),
        ("Correction: We wrote that there were 14 boats.", [BOATS], []),
        (AMENDED.format("include the year"), [("in May", "in May 2020")], []),
        (AMENDED.format("add a missing word"), [("half of", "not half of")], []),
        (AMENDED.format("include a response"), [("the quay.", "the quay and said that it was true.")], []),
        (AMENDED.format("include a response"), [("in May", "in May 2020")], ["2020"]),
    ],
)
def test_what_an_update_adds_or_tells_on_with_is_no_word_on_what_stood_there(note, edits, words):
    found = left(note, *edits)
    assert len(found) == len(words)
    assert all(word in line for word, line in zip(words, found, strict=True))


HOLM = (
    "Ida Holm won the vote in Tarn on 22 September.",
    "It was a narrow vote, Holm said, and she had hoped for more.",
    "The lease of the yard was put to Holm by three reporters.",
)


@pytest.mark.parametrize(
    ("told", "edit", "speaks"),
    [
        ("misstated who put the lease to Holm", ("three reporters", "two clerks"), True),
        ("misstated who put the lease to Holm", ("narrow", "clear"), False),
        ("misstated what Holm said of the outcome", ("narrow", "clear"), True),
        ("was wrong on the lease", ("September", "October"), False),
    ],
)
def test_a_name_that_stands_all_through_a_story_is_no_place(told, edit, speaks):
    """Nor is the day on which the note says that it was written."""
    after = [line.replace(*edit) for line in HOLM]
    note = f"This article was amended on 14 September 2021. An earlier version {told}."
    change = compare(found(*HOLM, *STORY[3:]), found(*after, *STORY[3:], note))
    assert change.disclosure is (Disclosure.DISCLOSED if speaks else Disclosure.PARTLY)


def test_a_note_that_gives_a_day_is_on_no_number_of_the_same_sentence() -> None:
    old, new = (f"The board voted 7–2 for the lease, which runs for {years} years." for years in (12, 20))
    told = "Correction: The date of the board vote was wrong; it was on 4 June."
    assert compare(found(*STORY, old), found(*STORY, new, told)).disclosure is Disclosure.PARTLY


def test_a_thing_is_named_in_any_form_of_its_word() -> None:
    """And the verb of a note may stand in any other sentence."""
    told = "Исправление: цена билета была указана неверно."
    old, new = ((f"Билет стоит {cost} евро.", "Зима была долгой, сказала Ида Хольм.") for cost in (14, 17))
    change = compare(found(*old, language="ru"), found(*new, told, language="ru"))
    assert change.disclosure is Disclosure.DISCLOSED

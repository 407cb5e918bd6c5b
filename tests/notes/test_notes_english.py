"""Forms of English newsrooms: what wires withdraw, chains above the story, dates that close a note."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import LEAD, MORE, notes_in

from watcher.model import BlockKind, NoteForm, NoteKind

OTHER = "Hotels on the islands reported that most of their guests had stayed on until the weekend."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "WITHDRAWN: Please disregard this story. It was based on a forecast that was never issued.",
            "retraction",
        ),
        (
            "(The story “Ferry to stay in harbour” issued on April 20 is withdrawn. None will follow.)",
            "retraction",
        ),
        ("(Writes through with result of vote, changes dateline)", "update"),
        ("The second paragraph should have said that two of four ferries stayed in harbour.", "correction"),
        ("(Corrected paragraph:) The company said that four ferries stayed in harbour.", "correction"),
        (
            "[Ed. note: We changed the headline of this story at 5 p.m. to make clear which ferry sails.]",
            "editors_note",
        ),
        ("(Drops extraneous word in headline)", "correction"),
        ("(In 3rd paragraph, corrects to five ferries, not six)", "correction"),
        ("(Story corrects number of ferries in paragraph 2.)", "correction"),
        ("(Corrected version of story first published on April 20.)", "correction"),
        ("(Clarifies in second paragraph that the company paid for the forecast)", "clarification"),
        ("In a story April 20 about the ferry, The Gull did not include the captain's name.", "correction"),
        ("Due to a reporting error, the number of ferries was wrong in an earlier version.", "correction"),
        ("This online version corrects the number of ferries that appeared in print.", "correction"),
        ("Headline and story updated with the captain's comment.", "update"),
        ("UPDATE / NOTE: The ferry has sailed again for months.", "update"),
        ("Corrected: The ferry was built in Lund, not in Bergen.", "correction"),
        ("The picture caption was amended on 3 May.", "amendment"),
        ("Story has been updated.", "update"),
        ("Updated story: The ferry sails at nine, the company says.", "update"),
        ("The spelling of the captain's name has been corrected.", "correction"),
        ("The captain's name was misspelled in an earlier version.", "correction"),
        ("This article has been revised for clarity.", "amendment"),
        (
            "Editor's note: The caption for one of the photographs was revised so that it names all four.",
            "editors_note",
        ),
        ("Author's update: The ferry sails at nine.", "update"),
        ("Editor's Note: This piece has been emended since its original posting.", "editors_note"),
        (
            "Editor's note: This updated version of the story clarifies that the ferry was never sold.",
            "editors_note",
        ),
        (
            "Editor's note: An early version of this story published before it was sold had another price.",
            "editors_note",
        ),
        (
            "This story has been updated with more comments and will continue to update throughout the day.",
            "update",
        ),
        ("This story has been updated to reflect the Post's decision to not comment.", "update"),
        ("For the record: An earlier version of this story gave another price.", "correction"),
        ("An earlier version of this story used an older version of the table.", "correction"),
        ("FOR THE RECORD: The ferry carries 380 people, not 830.", "correction"),
        ("Postscript (May 3, 2021): The captain has left the company.", "update"),
        ("Postscript: The captain's name in this story has been corrected.", "update"),
        ("This story has been updated as part of a review of how we name the islands.", "update"),
        ("Since this story went to press, the company has cancelled two more ferries.", "update"),
    ],
)
def test_what_desks_write_of_their_own_story_is_a_note(text, kind):
    (note,) = notes_in(LEAD, MORE, OTHER, text)
    assert (note.kind, note.form) == (kind, NoteForm.SECTION)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Summer 2021 Update: The ferry left its trial in June and takes passengers.", "update"),
        ("Late 2021 update: The ferry left its trial and takes passengers.", "update"),
        ("NOTE: This article does not describe the current timetable.", "other"),
        ("Note: updated May 2021 for the summer timetable", "update"),
        ("Updated: There is a newer version of this map, and of its legend.", "update"),
        ("Note: updated May 20, 2021 to cover the summer timetable.", "update"),
        (
            "April 20, 2021: This trip has been cancelled. If you have already booked, look for our mail.",
            "other",
        ),
    ],
)
def test_what_blogs_write_above_their_own_post_is_a_note(text, kind):
    (note,) = notes_in(text, LEAD, MORE, OTHER)
    assert (note.kind, note.form) == (kind, NoteForm.SECTION)


def test_an_update_above_its_post_may_go_on_with_a_list():
    told = "Update 20 June 2021 Both ferries sail again, and they carry cars!"
    (note,) = notes_in(
        told, (BlockKind.LIST_ITEM, "Ebba at nine"), (BlockKind.LIST_ITEM, "Ystad at ten"), LEAD, MORE
    )
    assert (note.form, note.stated_date) == (NoteForm.SECTION, date(2021, 6, 20))


@pytest.mark.parametrize(
    "text",
    [
        "Summer 2021 was cold, and an update of the timetable did not help the ferries.",
        "Note: the timetable of May 2021 was printed for the summer.",
        "The 2021 update of the timetable gave the ferries more time.",
    ],
)
def test_seasons_and_years_alone_are_no_notes(text):
    assert notes_in(LEAD, text, MORE) == ()


def test_the_title_of_another_story_may_have_its_weekday():
    title = "FRIDAY UPDATE: Captain turns over 13 boxes of old ropes"
    assert notes_in(LEAD, title, MORE, OTHER) == ()
    assert notes_in(LEAD, MORE, OTHER, f"{title}, the company says.")


def test_a_heading_may_call_itself_an_update_notice():
    (note,) = notes_in(LEAD, (BlockKind.HEADING, "Update notice"), OTHER, (BlockKind.HEADING, "Fares"), MORE)
    assert (note.kind, note.text) == (NoteKind.UPDATE, OTHER)


def test_the_day_a_withdrawn_story_was_issued_is_not_that_of_the_note():
    (note,) = notes_in("(The story “Ferry to stay” issued on April 20 is withdrawn.)", LEAD, MORE)
    assert note.stated_date is None


@pytest.mark.parametrize(
    "text",
    [
        "The town's site has no editor's note to explain why the story was removed.",
        "A photograph of the captain drew comments. The post has since been removed at the family's request.",
        "The Harbour Gull added an editor's note to the article about what the captain had said.",
        "The Gull's reporter had left the captain's name out of the article originally.",
        "The crew asked how the story was changed without their knowledge.",
        "The captain's diary adds a new dimension to this story, which the town has known for years.",
        "When the story broke initially on Friday, the answer came from a clerk of the company.",
        "The story was first reported by the Harbour Gull.",
        "A week after the Post first reported that the ferry leaks, the company sold it.",
        "Shortly after the article was published last summer, the captain left the company.",
        "Shortly after the interview was published, the company said that the captain was right.",
        "In May she was removed from the post that she had held for nine years.",
        "For the record: it is the crew's word for nonsense.",
        "Postscript: Nine years ago the captain said that the ferry would never leak.",
        "ADDENDA: A lot of you will have slept badly on the ferry, and I am sorry for them.",
        "5. Update: Two of the crew tell me that the ferry leaks. — Ada Finch (@adafinch) May 3, 2021",
        "The company called the paper's price wrong; the story was then updated with a line in small print.",
        "This video has been removed. The rights to it may have ended.",
        "Shortly after this video was posted to Gullview, the crew found the boat and its owner.",
        "I say that you were wrong on my ferry (“A time to go,” July 5, Page A6). It never was for sale.",
        "The captain's name was omitted in an earlier version of the law, she said.",
        "A step of the repair was missed in an earlier version.",
    ],
)
def test_what_others_did_to_their_texts_is_the_news(text):
    assert notes_in(LEAD, f"{OTHER} {text}", MORE) == ()
    assert notes_in(LEAD, text, MORE) == ()


@pytest.mark.parametrize(
    "note",
    [
        ("Editors’ Note: May 15, 2021", "An earlier version of this article did not name the captain."),
        ("Correction: May 15, 2021 An earlier version of this article did not name the captain.",),
        ("Clarification: The captain was not on board.",),
    ],
)
@pytest.mark.parametrize(
    "before",
    [
        "The Gull had to correct its story twice. The correction gives a flavour of why:",
        "The Gull added to its piece on Sunday that the captain was not on board, and declined to comment:",
    ],
)
def test_a_note_that_the_story_announces_is_that_of_another_house(before, note):
    assert notes_in(LEAD, before, *note, MORE) == ()


@pytest.mark.parametrize(
    "before", ["His answer on Monday was short:", "This story was changed to reflect a correction:"]
)
def test_a_colon_alone_or_a_word_on_this_story_announces_no_other_house(before):
    (note,) = notes_in(LEAD, OTHER, before, "Correction: The ferry sails at nine, not at ten.")
    assert note.kind is NoteKind.CORRECTION


def test_clarifications_may_be_the_title_of_a_chapter_and_stand_at_the_end():
    assert notes_in(LEAD, "Clarifications", OTHER, MORE) == ()
    (note,) = notes_in(LEAD, OTHER, "Clarifications", MORE)
    assert (note.kind, note.text) == (NoteKind.CLARIFICATION, MORE)


def test_what_was_removed_from_or_added_to_this_story_is_told():
    (removed,) = notes_in(
        LEAD, MORE, "This photograph has been removed: it showed another ferry. This story has been changed."
    )
    assert removed.text.startswith("This photograph")
    (added,) = notes_in(LEAD, MORE, "We added a comment of the captain to the article.")
    assert added.kind is NoteKind.UPDATE


@pytest.mark.parametrize(
    "head", ["UPDATE AND CORRECTION, May 3, 2021: ", "Update & Correction (May 3, 2021): "]
)
def test_two_labels_may_be_joined_in_capitals(head):
    (note,) = notes_in(LEAD, MORE, f"{head}The ferry sails at nine, and the crew is back.")
    assert (note.stated_date, note.text) == (
        date(2021, 5, 3),
        "The ferry sails at nine, and the crew is back.",
    )


@pytest.mark.parametrize("behind", [" ET.", " Eastern time", "."])
def test_noon_is_a_time_before_a_zone_and_at_the_end(behind):
    (stamp,) = notes_in(LEAD, MORE, f"Updated at noon{behind}")
    assert (stamp.form, stamp.stated_time) == (NoteForm.STAMP, time(12))


def test_a_label_behind_the_time_of_its_head_opens_the_note():
    text = "The original version of this article gave another hour."
    (note,) = notes_in(
        LEAD, MORE, f"CORRECTION: Corrected by: Ada Finch @ 05/24/2021 01:55 PM Correction: {text}"
    )
    assert (note.text, note.stated_date) == (text, date(2021, 5, 24))


@pytest.mark.parametrize(
    ("what", "day"), [("this article on 3 May", date(2021, 5, 3)), ("the archive on 3 May", None)]
)
def test_the_day_on_which_a_passage_was_taken_from_the_story_is_the_notes(what, day):
    (note,) = notes_in(LEAD, MORE, f"Editor's note: A paragraph was removed from {what}.")
    assert note.stated_date == day


def test_the_time_of_a_statement_behind_a_label_is_the_notes():
    text = "This story was updated at 6:45 p.m. to include the captain's comment."
    (note,) = notes_in(LEAD, MORE, f"Editor's note: {text}")
    assert (note.text, note.stated_time) == (text, time(18, 45))
    (event,) = notes_in(
        LEAD, MORE, "Correction: The timetable has been corrected at 6:45 p.m. by the harbour."
    )
    assert event.stated_time is None


def test_the_time_before_a_statement_is_its_time():
    (note,) = notes_in(LEAD, MORE, "(6:45 p.m.) This story has been updated with the captain's comment.")
    assert note.stated_time == time(18, 45)
    assert note.text.endswith("This story has been updated with the captain's comment.")


@pytest.mark.parametrize("bracket", ["(May 3, 2021)", "(Corrected on May 3, 2021)"])
def test_a_date_in_brackets_closes_a_correction(bracket):
    text = f"The ferry sails at nine. An earlier version of this article gave another time. {bracket}"
    (note,) = notes_in(LEAD, MORE, OTHER, "Corrections & Amplifications", text)
    assert note.stated_date == date(2021, 5, 3)
    assert note.text.removesuffix(" (Corrected on May 3, 2021)") == text.removesuffix(f" {bracket}")


def test_an_apology_tells_what_an_earlier_story_had_wrong():
    text = (
        "Our story of 4 May said that the captain owns a ferry. He does not. We are happy to make that clear."
    )
    (note,) = notes_in(LEAD, MORE, OTHER, f"Apology: {text}")
    assert (note.kind, note.text) == (NoteKind.CORRECTION, text)


def test_the_first_of_a_chain_in_brackets_above_the_story_is_a_note_too():
    first, second = notes_in(
        f"[Updated 10:47 p.m. ET] {LEAD}", OTHER, f"[Updated 9:40 p.m. ET] {MORE}", published="2021-05-03"
    )
    assert (first.form, first.text, second.text) == (NoteForm.SECTION, f"{LEAD}\n\n{OTHER}", MORE)


def test_a_stamp_in_brackets_before_a_story_alone_stays_one():
    (stamp,) = notes_in(f"[Updated 10:47 p.m. ET] {LEAD}", OTHER, MORE, published="2021-05-03")
    assert stamp.form is NoteForm.STAMP


@pytest.mark.parametrize(
    "text",
    [
        "Tap the pin to see a list of the places and notes you have added to this page.",
        "Here you can see every comment you've added to this story since you signed up.",
    ],
)
def test_what_a_reader_added_is_no_note(text):
    assert notes_in(LEAD, MORE, text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Editor's note: A paragraph about the forecast has been removed for legal reasons.",
            "editors_note",
        ),
        ("Editor's note: We have removed the name of the witness.", "editors_note"),
        ("Editor's note: The remarks of a minor were removed after publication.", "editors_note"),
        ("This article has been removed because it did not meet our standards.", "retraction"),
        ("This article was taken down on April 21 following a complaint.", "retraction"),
        ("This story was removed from our site at the request of the company.", "retraction"),
        ("We have taken down this article while we look into it.", "retraction"),
        ("This article has been removed from publication while we review it.", "retraction"),
        (
            "The Courier has retracted this story, published on 12 May, as it could not be verified.",
            "retraction",
        ),
        ("The Sound Gazette has removed this column, which did not meet its standards.", "retraction"),
    ],
)
def test_what_was_taken_out_of_a_story_is_a_note_and_that_all_of_it_was_a_retraction(
    text: str, kind: str
) -> None:
    (note,) = notes_in(LEAD, MORE, text)
    assert (note.kind.value, note.form) == (kind, NoteForm.SECTION)


@pytest.mark.parametrize(
    "text",
    [
        "Editor's note: Some names have been changed to protect those who spoke.",
        "The name plate of the ferry was removed by the harbour office.",
        "The paragraphs about the ferry were removed from the contract.",
        "This comment has been removed.",
        "“This story was taken down after I complained,” said the captain.",
        "The witness has retracted this story, which the police had published in May.",
        "The Harbour Board has retracted this story and will answer the council in May.",
        "The Senate has withdrawn this article, which the council published in May.",
        "Ida Holm has removed this column from the wall, which did not meet the standards.",
        "This article has been removed from the treaty that the council published.",
    ],
)
def test_what_others_took_out_is_none(text: str) -> None:
    assert notes_in(LEAD, MORE, text) == ()

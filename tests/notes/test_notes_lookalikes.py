"""What looks like a note in English news and is none, beside the notes that look like it."""

from __future__ import annotations

from datetime import date, time

import pytest
from notes_help import LEAD, MORE, STORY, notes, notes_in, the_note

from watcher import read
from watcher.model import BlockKind, NoteForm, NoteKind

OTHER = "Hotels on the islands reported that most of their guests had stayed on until the weekend."


@pytest.mark.parametrize(
    "text",
    [
        "Officials of the harbour declined to comment. The story was originally reported by the Gull.",
        "This story was first reported on June 20 by the Gull, a paper of the northern islands.",
        "The story was previously told in three books about the ferry.",
        "The student who wrote the original story said that she was surprised by the answer.",
        "Here’s what the original article said:",
        "The company had sold the ferry twice, The Post had earlier reported.",
        "Here's the original version of this story, which ran on May 24:",
        "In a story Sunday titled “Promise the Moon?” the captain points out that the company pays.",
        "In our first analysis of the fares, we referred to this group as the islanders, as we do here.",
        "Nothing of weight has changed in the story, but the coming month will be long.",
        "The islanders accused the company of misleading them with an earlier summary of the report.",
        "This piece was originally drafted in May, when no ferry sailed, and lay in a drawer since.",
        "This piece was originally blogged at the captain's old site in May.",
        "Did you see this news article from earlier this week? “Four captains apologized for the delay.”",
        "Since this story's publication, one thread of talk on the islands has been about the captain.",
    ],
)
def test_where_a_story_comes_from_is_no_correction(text):
    assert notes_in(LEAD, MORE, text, OTHER) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The story originally said that four ferries sail.",
        "The article was originally headlined “All ferries sail”.",
        "The original story said that four ferries sail; there are three.",
        "In our report of May 3, we said that four ferries sail. Three do.",
        "An article on Sunday said that the captain owns a ferry. He points out that he does not.",
    ],
)
def test_what_a_story_said_first_is_one(text):
    (note,) = notes_in(LEAD, MORE, OTHER, text)
    assert note.kind is NoteKind.CORRECTION


@pytest.mark.parametrize(
    "line",
    [
        "Updates: Follow our coverage of the storm",
        "An update from the harbour police: The mole is closed.",
        "Update: Sign up for the letter that we send to the islands",
        "Corrections and clarifications: how to contact the readers' editor",
        "If more islands want a stop, they may be added to this timetable.",
    ],
)
def test_a_label_before_an_appeal_opens_none(line):
    assert notes_in(LEAD, MORE, line, OTHER) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Fixes an issue where figures were missing", "Adds dark colours", "Fixes a crash in the date table"),
        ("- Removes the name of the harbour from maps", "- Removes the old quotes"),
    ],
)
def test_lines_that_open_with_the_same_verb_list_the_changes_of_a_product(lines):
    assert notes_in(LEAD, *lines, MORE) == ()


def test_one_such_line_is_what_a_wire_writes():
    (note,) = notes_in(LEAD, MORE, OTHER, "Corrects spelling of the captain's name in paragraph 2")
    assert note.kind is NoteKind.CORRECTION


def test_brackets_may_follow_each_other():
    shares, name = notes_in(LEAD, MORE, "(Updates with shares)", "(Updates with name of captain)", OTHER)
    assert (shares.text, name.text) == ("Updates with shares", "Updates with name of captain")


@pytest.mark.parametrize("apostrophe", "'’")
def test_what_belongs_to_an_update_is_the_news(apostrophe):
    text = (
        f"The May 2021 Update{apostrophe}s biggest addition is a map of all ferries. It shows where they are."
    )
    assert notes_in(LEAD, text, MORE) == ()


@pytest.mark.parametrize(
    "title",
    [
        "UPDATE: Forget the Ferry, Now the Harbour Is Under Attack From a Furious Seal",
        "Correction: Making a Mockery of Money and Harbours",
    ],
)
def test_a_headline_whose_words_have_capitals_is_that_of_another_story(title):
    assert notes_in(LEAD, title, MORE, OTHER) == ()
    assert notes_in(title, LEAD, MORE, OTHER) == ()


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The Harbour Gull Has Since Told Us That All Ferries Sail.",
        "Correction: Ada Finch and Ines Okafor own the ferry",
    ],
)
def test_capitals_of_a_sentence_or_of_names_are_no_headline(text):
    (note,) = notes_in(LEAD, MORE, OTHER, text)
    assert note.form is NoteForm.SECTION


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(Updated with shares.)", "update"),
        ("(Update with share move in sixth paragraph)", "update"),
        ("(Update adds comment of the harbour in fifth paragraph.)", "update"),
        ("(An earlier version corrected the place of the harbour.)", "correction"),
        ("(In April 20 story, corrects paragraph 6 to say that three ferries sail)", "correction"),
        ("Corrects previous versions with captain Ada Finch, not Eda Finch.", "correction"),
    ],
)
def test_what_a_wire_writes_in_brackets_is_a_note(text, kind):
    (note,) = notes_in(LEAD, MORE, text, OTHER)
    assert (note.kind, note.text) == (kind, text.strip("()"))


@pytest.mark.parametrize("head", [(BlockKind.HEADING, "Amplification"), "Amplification:", "Amendments:"])
def test_a_word_for_a_loud_sound_or_laws_is_a_note_only_where_it_tells_of_the_story(head):
    assert notes_in(LEAD, head, MORE, OTHER) == ()
    assert notes_in(LEAD, MORE, "Amplification: An earlier version of this article left out a ferry.")


def test_a_list_that_is_updated_in_brackets_is_none():
    assert notes_in(LEAD, f"{MORE} The list (updated with every storm) is long.", OTHER) == ()


@pytest.mark.parametrize(
    "head",
    ["Updated 5:09 a.m. Wednesday:", "Updated at 5:09 a.m."],
)
def test_a_stamp_over_words_that_open_the_story_again_is_a_note(head):
    (note,) = notes_in(head, OTHER, "Original Post:", LEAD, MORE, published="2021-05-05")
    assert (note.form, note.text, note.stated_time) == (NoteForm.SECTION, OTHER, time(5, 9))


def test_such_a_label_without_a_time_is_a_note_too():
    (note,) = notes_in(f"UPDATED: {OTHER}", "EARLIER: " + LEAD, MORE)
    assert (note.form, note.text) == (NoteForm.SECTION, OTHER)


NAMED = "Captain Ada Finch on Sunday tried to explain why the ferry had run aground near the pier."


@pytest.mark.parametrize(
    ("head", "below", "form"),
    [
        ("UPDATED: ", LEAD, NoteForm.SECTION),
        ("UPDATED – ", LEAD, NoteForm.SECTION),
        ("UPDATED: ", f"In May Captain Ada Finch ran the ferry aground. {MORE}", NoteForm.SECTION),
        ("UPDATED: ", f"In May the ship of Ada Finch, its captain, ran aground. {MORE}", NoteForm.SECTION),
        ("UPDATED: ", f"It was in the harbour that Ms. Finch said so. {MORE}", NoteForm.STAMP),
        ("UPDATED: ", f"She had said so in the harbour. {MORE}", NoteForm.STAMP),
        ("UPDATED: ", f"“It was dark in the harbour,” said one of the crew. {MORE}", NoteForm.STAMP),
        ("UPDATED: ", f"The “Anna”, a ferry, lay in the harbour. {MORE}", NoteForm.SECTION),
        ("UPDATED: ", f"Finches live in the harbour. {MORE}", NoteForm.SECTION),
        ("Updated: ", LEAD, NoteForm.STAMP),
        ("Updated at 10:50 a.m.: ", LEAD, NoteForm.SECTION),
        ("Updated at 10:50 a.m.: ", f"It was in the harbour that Ms. Finch said so. {MORE}", NoteForm.STAMP),
        ("[Updated at 10:50 a.m.] ", LEAD, NoteForm.STAMP),
    ],
)
def test_over_a_story_that_begins_anew_it_is_a_note_and_a_stamp_where_the_story_goes_on(head, below, form):
    (note,) = notes_in(head + NAMED, below, MORE)
    assert (note.form, note.text) == (form, NAMED if form is NoteForm.SECTION else "")


@pytest.mark.parametrize(
    "named", ["Ada Finch said", "The captain, Ada Finch, said", "Ada J. Finch Sunday said"]
)
def test_a_last_name_alone_goes_on_whatever_stands_behind_the_name(named):
    told = f"{named} that the ferry had run aground near the pier."
    (stamp,) = notes_in(f"UPDATED: {told}", f"In the harbour Finch said so once more. {MORE}", MORE)
    assert stamp.form is NoteForm.STAMP


def test_without_such_words_it_stays_a_stamp():
    (stamp,) = notes_in("Updated 5:09 a.m. Wednesday:", OTHER, LEAD, MORE, published="2021-05-05")
    assert stamp.form is NoteForm.STAMP


def test_a_time_behind_a_day_and_a_label_is_no_number():
    (note,) = notes_in(f"(May 3, 2021, update 2:09 p.m.) {OTHER}", LEAD, MORE)
    assert (note.text, note.stated_date, note.stated_time) == (OTHER, date(2021, 5, 3), time(14, 9))


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this post featured a history of the harbour. It has a post of its own now.",
        "This story has been edited from its original form, with comments of the captain.",
        "Since this published more than a year ago, the ferry has been repaired.",
    ],
)
def test_editors_tell_of_changes_in_many_words(text):
    (note,) = notes_in((BlockKind.PARAGRAPH, f"Editor's note: {text}"), LEAD, MORE)
    assert (note.kind, note.text) == (NoteKind.EDITORS_NOTE, text)


@pytest.mark.parametrize(
    "text",
    [
        "The company points to neither of the articles that misstated the fares, but to one that had them.",
        "The company also named a photo that the Post’s Ada Finch wrongly said was of the empty harbour.",
    ],
)
def test_other_articles_and_a_paper_called_post_are_not_the_story(text):
    assert notes_in(LEAD, f"{LEAD} {MORE} {OTHER} {text}", MORE) == ()


def test_a_readers_correction_stands_under_a_name_and_a_minute():
    head, text = "May 7, 2021 at 12:55 am", "Correction: It was the Gull that sailed, not the Tern."
    assert notes_in(LEAD, MORE, OTHER, "Carol of the islands says", head, text) == ()
    assert len(notes_in("The Gull sails again, its captain says", head, text, LEAD, MORE)) == 1


@pytest.mark.parametrize(
    ("named", "text", "found"),
    [
        ("editors-note", "This post originally appeared in the Harbour Gull, a paper of the islands.", 0),
        ("editors-note", "This story has been changed since it was first published in the Harbour Gull.", 1),
        ("corrections", "To report corrections and clarifications, contact the editor Ada Finch by mail.", 0),
        ("corrections", "The bridge to the islands is forty metres long; we had its length wrong by ten.", 1),
    ],
)
def test_a_box_for_notes_is_one_when_it_tells_of_a_change(named, text, found):
    story = "".join(f"<p>{each}</p>" for each in (LEAD, MORE, OTHER))
    box = f"<div class='{named}'>{text}</div>"
    page = f"<html lang='en'><body><article><h1>Ferry</h1>{story}{box}</article></body></html>"
    assert len(read(page, "https://gull.example/ferry").notes) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("* This post and its headline have been updated", "update"),
        ("This has been updated at 10:00 pm ET with the captain's statement", "update"),
        (
            "Editor's Note: The broadcast version of this story inadvertently failed to credit Ada Finch.",
            "editors_note",
        ),
        ("UPDATE: The captain denies. H/T Ada Finch", "update"),
    ],
)
def test_notes_of_few_words_are_notes(text, kind):
    (note,) = notes_in(LEAD, MORE, OTHER, text)
    assert (note.kind, note.form) == (kind, NoteForm.SECTION)


def test_an_editors_note_in_brackets_ends_a_paragraph():
    note = "[Editor's note: The original version has been changed to give the correct hour.]"
    (found,) = notes_in(LEAD, f"{MORE} {note}", OTHER)
    assert found.text == "The original version has been changed to give the correct hour."


@pytest.mark.parametrize(
    "text",
    [
        "The original version was changed to give the play another end.",
        "The story failed to mention that the ferry had been sold.",
        "This has been updated with a new engine and more seats for passengers.",
    ],
)
def test_the_same_words_of_other_things_are_the_news(text):
    assert notes_in(LEAD, text, MORE) == ()


def test_a_call_for_comments_ends_a_note_at_the_end():
    call = "Have something to add to this story? Share it in the comments."
    (note,) = notes_in(LEAD, MORE, f"Update, 5 p.m.: {OTHER}", "They will stay until Friday.", call)
    assert note.text == f"{OTHER}\n\nThey will stay until Friday."


@pytest.mark.parametrize("answer", ["Reply", "Reply Delete", "» reply"])
def test_a_text_over_the_word_that_answers_it_is_a_readers(answer):
    line, text = "May 3, 2021 at 5:10 am", "Correction: It was the captain, not the mate."
    assert not notes(*STORY, line, text, answer)


@pytest.mark.parametrize(("below", "found"), [("Ines Okafor, February 3, 2021, 6:11 am", 0), (MORE, 1)])
def test_a_text_between_two_lines_that_name_who_wrote_and_the_minute_is_a_readers(below, found):
    line, text = "Ada Finch, February 2, 2021, 5:10 am", "Correction: It was the captain, not the mate."
    assert len(notes(*STORY, line, text, below)) == found


def test_a_label_before_nothing_but_who_wrote_it_opens_no_note():
    assert not notes("Updated: by Ada Finch", *STORY)
    assert not notes("Cập nhật: bởi", *STORY, language="vi")
    (stamp,) = notes("Updated February 3, 2021: by Ada Finch", *STORY)
    assert (stamp.form, stamp.stated_date) == (NoteForm.STAMP, date(2021, 2, 3))


def test_what_a_story_says_of_itself_under_the_line_that_tells_its_age_is_a_note():
    note = the_note("By Ada Finch", "14 days ago", "(This story was updated to add new information.)", *STORY)
    assert note.text == "This story was updated to add new information."


def test_a_field_that_a_bar_closes_is_no_label():
    assert not notes("Privacy Policy |", "Corrections |", "Sign up for our free daily news update |")


@pytest.mark.parametrize(("count", "found"), [("24", 0), ("1.2k", 0), ("2021", 1)])
def test_a_text_whose_votes_or_answers_are_counted_below_it_is_no_note(count, found):
    assert len(notes(*STORY, "Update: The ferry has sailed with all who waited for it.", count)) == found


def test_the_hour_at_which_something_ends_makes_a_dated_line_one_of_a_timetable():
    told = "Live from the harbour: the captain speaks to the press after the ferry has come in."
    assert not notes(*STORY, f"February 4, 2021 12:30 PM - 1:00 PM {told}")


@pytest.mark.parametrize(
    ("below", "found"),
    [("May 13, 2020 | Posted by Ada Finch", 0), ("Posted May 13, 2020 3:25 pm", 0), (MORE, 1)],
)
def test_a_line_under_which_it_says_when_it_was_posted_is_a_title(below, found):
    title = "[UPDATE] The ferry fares: our first guide for the winter at the harbour!"
    assert len(notes(OTHER, title, below, LEAD)) == found


@pytest.mark.parametrize("head", ["Correction:", "Correction, 3 May 2021:"])
def test_a_thousand_labels_in_a_row_are_read(head):
    page = "".join(f"<p>{block}</p>" for block in [*STORY, *[head] * 1_100]).encode()
    assert read(page, "https://harbour-post.example/ferry").text

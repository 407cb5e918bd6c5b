"""What a note plainly is not on, though it is the only note, and the edit the only one."""

from __future__ import annotations

import pytest
from compare_help import found

from watcher.compare import compare
from watcher.model import Says

STORY = (
    "Six of nine members of the board voted to close the quay on Mill Street at noon on Monday.",
    "“We had no choice, and none of it adds up,” said Jon Lund, 54, who moved the motion.",
    "The quay opened in 1934 and lends 42,000 nets a year, so Mayor Ada Quill says.",
    "Ida Holm, a trustee, has asked the High Court to rule on it.",
    "The board says that it saves £310,000 a year, and that three guards stay.",
)
VOTE, SAID, OPENED, COURT = ("Six", "Five"), ("none of", "all of"), ("1934", "1936"), ("High", "Supreme")
JON, IDA, MOVED = ("Jon Lund", "Jan Lund"), ("Ida Holm", "Ada Holm"), ("moved", "opposed")
NETS, SAVES, DAY = ("42,000", "24,000"), ("£310,000", "£130,000"), ("Monday", "Friday")
HISTORY, ASKED = (STORY[2], ""), (STORY[3], "")
LAST_NAME = "Correction: An earlier version misspelled Ida Holm’s first name."
TO_REMOVE = "This article was amended on 12 January 2021 to remove a reference to a lawsuit."
TO_ADD = "This article was amended on 12 January 2021 to add that Ida Holm stood for the Greens."
LOANS = "Clarification: The 42,000 nets are those of herring boats alone."
STREET = "Correction: An earlier version said that the quay opened in Mill Lane. It was Mill Street in 1934."
SAVING = "UPDATE: The savings figure has been corrected to £130,000 after the board got in touch."
WRONG_DAY = "Correction: A previous version gave the wrong day for the meeting. It was on Friday."
CAPTION = "Correction: The caption of a photo misidentified Ida Holm."


def unspoken(note: str, *edits: tuple[str, str]) -> list[str]:
    """What is said of the edits that a note does not speak of which comes with them."""
    text = "\n".join(STORY)
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    after = [line for line in text.split("\n") if line]
    change = compare(found(*STORY), found(*after, note))
    assert change.notes_added
    return [str(why) for why in change.reasons if why.says is Says.UNSPOKEN]


@pytest.mark.parametrize(
    ("note", "edits", "words"),
    [
        (LAST_NAME, [IDA], []),
        (LAST_NAME, [JON], ["Jan"]),
        (LAST_NAME, [COURT], ["High"]),
        (LAST_NAME, [("a trustee", "a tenant")], ["trustee"]),
        ("Correction: A name was misspelled.", [JON], []),
        ("Correction: A name was misspelled.", [SAID], ["all"]),
        ("Correction: A name was misspelled.", [MOVED], ["moved"]),
        ("Correction: A name was misspelled and Lund's vote misstated.", [MOVED], []),
        ("Correction: A typo has been corrected.", [MOVED], []),
        ("Correction: Jon Lund is 54, not 45.", [JON], ["Jan"]),
        ("Correction: Jon Lund is 54, not 45.", [("54", "45")], ["45"]),
        ("Correction: Jon Lund is 45, not 54.", [("54", "45")], []),
        (TO_REMOVE, [VOTE], ["Six"]),
        (TO_REMOVE, [SAID], ["all"]),
        (TO_REMOVE, [("Ida Holm, a trustee,", "She")], []),
        ("This article was amended on 12 January 2021, and a word was removed.", [SAID], []),
        ("This article was amended to remove a slur and to correct what was said.", [SAID], []),
        (TO_ADD, [SAID], ["all"]),
        (TO_ADD, [COURT], ["High"]),
        (TO_ADD, [("a trustee,", "a trustee who stood for the Greens in the town,")], []),
        (LOANS, [NETS], ["42,000"]),
        (LOANS, [OPENED], ["1934"]),
        ("Clarification: An earlier version spoke of 42,000 nets.", [NETS], []),
        (STREET, [OPENED], ["1934"]),
        (STREET, [("Mill Street", "Mill Lane")], ["Street"]),
        (CAPTION, [COURT], ["High"]),
        (WRONG_DAY, [DAY], []),
        (WRONG_DAY, [VOTE], ["Six"]),
        (WRONG_DAY, [NETS], ["42,000"]),
        (SAVING, [SAVES], []),
        (SAVING, [SAVES, NETS], ["42,000"]),
        (SAVING, [SAVES, VOTE], ["Six"]),
        (SAVING, [HISTORY], ["deletion"]),
        ("This version corrects the amount of the saving.", [HISTORY], ["deletion"]),
        ("Correction: A figure was wrong and has been removed.", [HISTORY], []),
        ("Editor's note: A paragraph on Ida Holm was removed.", [ASKED], []),
        ("Update, 12 January: Ida Holm has filed her claim with the High Court.", [ASKED], ["deletion"]),
    ],
)
def test_a_note_speaks_of_no_other_sort_person_or_value_than_it_says(note, edits, words):
    found = unspoken(note, *edits)
    assert len(found) == len(words), found
    assert all(word in line for word, line in zip(words, found, strict=True))

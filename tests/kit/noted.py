"""A short story, and what becomes of it: notes, stamps and edits."""

from __future__ import annotations

from datetime import date

from compare_help import reading, section, stamp

from watcher.model import Reading

STORY = "The ferry carries 80 passengers. Captain Ida Holm steers it."
NOTE = "Update 12 Jan: The harbour office has sold all tickets."
TOLD = "The harbour office has sold all tickets."
DAY, NEXT = date(2021, 1, 12), date(2021, 1, 13)


def before() -> Reading:
    return reading(STORY)


def a_note_is_added() -> Reading:
    return reading(STORY, NOTE, notes=(section(TOLD, 1, day=DAY),))


def a_stamp_is_glued_to_the_first_sentence() -> Reading:
    return reading(f"Updated 12 Jan {STORY}", notes=(stamp(DAY, 0),))


def a_number_is_edited() -> Reading:
    return reading(STORY.replace("80", "60"))


def a_stamp_comes_with_an_edit() -> Reading:
    return reading(f"Updated 12 Jan {STORY.replace('80', '60')}", notes=(stamp(DAY, 0),))

"""The words that rows leave out never change: what was recorded with them comes back in them."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from anyvalues import EDITS, NOTES
from compare_help import reading, section, stamp
from hypothesis import given

from watcher.compare import compare
from watcher.compare.disclosure import wording as compare_wording
from watcher.compare.words.units import fold
from watcher.model import NoteKind, days
from watcher.store.packing import wording
from watcher.store.packing.brief import Side, brief, spoken
from watcher.store.packing.codec import plain, to_json
from watcher.store.packing.sheets import json_of, side_of

OLD = Side(["At ten the ferry left. So?"], [json_of(section("At ten."))])
NEW = Side(["At two the ferry left. So?", "Ms May came."], [json_of(section("At two."))])
TEN = [["equal", "At "], ["delete", "ten"], ["insert", "two"], ["equal", " the ferry left. So?"]]
CAME = {"kind": "addition", "classes": ["text"], "spans": [["insert", "Ms May came."]], "new_block": 1}
UNSAID = "No note speaks of the edit of “ten” to “two”."
WORDS_OF = {"added_words": 1, "removed_words": 1}


def edit_of_ten(kind="text", spans=TEN):
    return {"kind": "edit", "classes": [kind], "spans": spans, "old_block": 0, "new_block": 0}


@pytest.mark.parametrize(
    ("short", "said"),
    [
        (
            {"e": ["e text ~4", "a text"]},
            {
                "edits": [edit_of_ten(spans=[*TEN[:3], ["equal", " the ferry left."]]), CAME],
                "disclosure": "undisclosed",
                "reasons": [
                    "2 edits of substance and no note came with them.",
                    UNSAID,
                    "No note speaks of the addition of “Ms May came”.",
                ],
                "added_words": 4,
                "removed_words": 1,
            },
        ),
        (
            {"e": ["e style .3=4-3+3="], "removed_words": None},
            {
                "edits": [
                    edit_of_ten(
                        "style",
                        [
                            ["equal", "two "],
                            ["delete", "the"],
                            ["insert", "the"],
                            ["equal", " ferry left. So?"],
                        ],
                    )
                ],
                "reasons": ["Only details of form changed."],
                "added_words": 1,
            },
        ),
        (
            {
                "e": ["e note"],
                "reasons": ["+0 came.", "-0 went.", [0]],
                "notes_added": [0],
                "notes_removed": [0],
            },
            {
                "edits": [edit_of_ten("note")],
                "disclosure": "disclosed",
                "reasons": [
                    "The update “At two” came.",
                    "The update “At ten” went.",
                    "Nothing else of substance changed.",
                ],
                "notes_added": NEW.notes,
                "notes_removed": OLD.notes,
                **WORDS_OF,
            },
        ),
        (
            {
                "e": ["e text 0|0"],
                "disclosure": "partly",
                "reasons": [0, "~0.", [1]],
                "notes_changed": [[0, 0]],
            },
            {
                "edits": [edit_of_ten()],
                "disclosure": "partly",
                "reasons": [UNSAID, "The update “At two”.", UNSAID],
                "notes_changed": [[OLD.notes[0], NEW.notes[0]]],
                **WORDS_OF,
            },
        ),
        (
            {"e": ["e text 0=3-3+3="]},
            {
                "edits": [edit_of_ten()],
                "disclosure": "undisclosed",
                "reasons": ["One edit of substance and no note came with it.", UNSAID],
                **WORDS_OF,
            },
        ),
    ],
)
def test_what_goes_without_saying_never_changes(short, said):
    """Rows of all programs since are read by it; other rules need another sign."""
    written = spoken(json.dumps(short, separators=(",", ":")).encode(), OLD, NEW)
    assert written.decode() == json.dumps(said, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (section("It left at ten."), "update “It left at ten”"),
        (
            section("It left.", day=date(2021, 1, 14), kind="correction"),
            "correction of 14 Jan 2021 “It left”",
        ),
        (section("It left.", kind="editors_note"), "editor's note “It left”"),
        (stamp(date(2021, 12, 2)), "stamp of 2 Dec 2021 “Updated”"),
    ],
)
def test_nor_does_the_name_of_a_note(note, words):
    assert wording.name(json_of(note)) == words


LONG = "“So it goes,” he said, and nobody in the long queue at the pier had a word to add."


@pytest.mark.parametrize(
    ("kind", "classes", "spans", "said"),
    [
        ("edit", "text", ["=It is ", "+very ", "=late."], "the addition of “very”"),
        ("edit", "text", ["=It is ", "-very ", "=late."], "the deletion of “very”"),
        (
            "edit",
            "number",
            ["-Five", "+Six", "= people", "-go", "+left"],
            "the edit of “Five … go” to “Six … left”",
        ),
        ("edit", "style", ["=It is late", "-.", "+!"], "the edit of “It is late” to “It is late!”"),
        (
            "edit",
            "headline",
            ["=It is ", "-late", "+early"],
            "the headline edit of “It is late” to “It is early”",
        ),
        ("addition", "byline", ["+By Ms May"], "the byline addition of “By Ms May”"),
        ("addition", "link", ["+<https://a.example>"], "the addition of the link to “https://a.example”"),
        ("deletion", "link", ["-Ms May"], "the deletion of “Ms May”"),
        ("move", "move", ["=One.\n\nTwo."], "the move of “One. Two”"),
        (
            "addition",
            "text",
            [f"+{LONG}"],
            "the addition of “‘So it goes,’ he said, and nobody in the long queue at the …”",
        ),
        ("addition", "text", [f"+{'x' * 61}"], f"the addition of “{'x' * 60}…”"),
    ],
)
def test_nor_do_the_words_for_an_edit(kind, classes, spans, said):
    ops = {"=": "equal", "-": "delete", "+": "insert"}
    edit = {"kind": kind, "classes": [classes], "spans": [[ops[words[0]], words[1:]] for words in spans]}
    assert wording.unspoken(edit) == f"No note speaks of {said}."


@given(EDITS, NOTES)
def test_verdicts_are_still_said_in_these_words(edit, note):
    """Where they are not, a change takes 100 bytes more, until their new words have a sign of their own."""
    edit = replace(edit, before=fold(edit.before), after=fold(edit.after))  # as the comparison has them
    before = wording.unspoken(json.loads(to_json(edit)))
    better = re.search("edit of (“.*”) to (\\1|“”)|“” to", before, re.DOTALL)
    assert better or compare_wording.unspoken(edit) == before
    other = note.kind is NoteKind.OTHER  # "The other came" is what they were, few as they are
    assert wording.name(json_of(note)) == compare_wording.name(note) or other


def test_what_was_recorded_stays_when_verdicts_are_said_otherwise(monkeypatch):
    note = section("It left at ten.", 1, day=date(2021, 1, 14))
    old = reading("The ferry left.", "Ten people waited in the rain.")
    new = reading(
        "The ferry left.", "Update 14 Jan: It left at ten.", "Two people waited in the rain.", notes=(note,)
    )
    change, around = compare(old, new), (side_of(old), side_of(new))
    said = plain(change)
    short = brief(said, *around)
    assert "14 Jan" not in short.decode()
    for module, function in ((days, "day"), (compare_wording, "quote"), (compare_wording, "describe")):
        monkeypatch.setattr(module, function, lambda _: "something else")
    for function in ("name", "unspoken"):
        monkeypatch.setattr(compare_wording, function, lambda _: "something else")
    assert spoken(short, *around) == said
    other = plain(replace(change, reasons=("Another verdict on something else.",)))
    assert spoken(brief(other, *around), *around) == other

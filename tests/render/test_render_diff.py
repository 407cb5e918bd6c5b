"""A diff in the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from render_help import (
    ANSI,
    CHANGE,
    FIRST_BLOCK,
    LAST_BLOCK,
    NEW,
    NOTE,
    NUMBER_EDIT,
    OLD,
    PLAIN,
    SEEN,
    WIDTHS,
    diff,
    edit,
    snapshot,
    visible,
)

from watcher.model import (
    Change,
    EditClass,
    EditKind,
    NoteKind,
    Op,
    Span,
)
from watcher.render.terminal.diff_forms import stat_lines
from watcher.render.terminal.screen import Look, width_of


def test_changed_words_are_marked_in_their_context() -> None:
    lines = diff(CHANGE).splitlines()
    place = lines.index("~ It carried [-12-]{+15+} lorries.  (number)")
    assert lines[place - 1] == f"  {FIRST_BLOCK}"
    assert lines[place + 1] == f"  {LAST_BLOCK}"


def test_words_that_were_changed_and_stand_elsewhere_are_said_to_have_moved() -> None:
    moved = replace(NUMBER_EDIT, classes=NUMBER_EDIT.classes | {EditClass.MOVE})
    assert "~ It carried [-12-]{+15+} lorries.  (move, number)" in diff(replace(CHANGE, edits=(moved,)))


def test_the_head_says_which_versions_when_and_the_verdict_with_its_reasons() -> None:
    shown = diff(CHANGE)
    assert "version 1 to 2, 12 Jan 2021 between 10:02 and 10:17; +1 -1 words" in shown
    assert "disclosure: undisclosed" in " ".join(shown.split())
    assert "  no note mentions it" in shown


def test_a_text_that_stood_there_before_is_said_to_have() -> None:
    assert "The text is the same as in version 1 again." in diff(CHANGE, again=1)


def test_the_stat_counts_words_and_no_mark_between_them() -> None:
    more = edit(EditKind.EDIT, "Ana Lima", "Ana Lima, Bo Ek", EditClass.BYLINE, at=-1)
    more = replace(more, spans=(Span(Op.EQUAL, "Ana Lima"), Span(Op.INSERT, " , Bo Ek")))
    lines = stat_lines((snapshot(1), OLD), (snapshot(2), NEW), replace(CHANGE, edits=(more,)), PLAIN)
    assert "1 edit, +2 -0 words" in lines


def test_headline_and_byline_come_first_and_dates_with_them() -> None:
    headline = edit(EditKind.EDIT, OLD.title, "Ferry late", EditClass.HEADLINE, at=-1)
    byline = edit(EditKind.ADDITION, "", "Ana Lima", EditClass.BYLINE, at=-1)
    change = replace(CHANGE, edits=(headline, byline, NUMBER_EDIT), published_changed=True)
    lines = diff(change, new=replace(NEW, title="Ferry late", published_at=SEEN)).splitlines()
    assert lines.index(f"headline: [-{OLD.title}-]{{+Ferry late+}}") < lines.index("byline: {+Ana Lima+}")
    assert lines.index("published: {+12 Jan 2021 10:17+}") < lines.index(
        "~ It carried [-12-]{+15+} lorries.  (number)"
    )


def test_a_byline_whose_form_alone_changed_is_called_a_byline_too() -> None:
    change = replace(CHANGE, edits=(edit(EditKind.EDIT, "ANA LIMA", "Ana Lima", EditClass.STYLE, at=-1),))
    assert "byline: [-ANA LIMA-]{+Ana Lima+}" in diff(change, full=True).splitlines()


def test_cosmetic_and_furniture_edits_are_hidden_but_counted_unless_all_is_asked_for() -> None:
    style = edit(EditKind.EDIT, 'a "word"', "a “word”", EditClass.STYLE, at=0)
    margin = edit(EditKind.ADDITION, "", "Share this", EditClass.FURNITURE, at=2)
    change = replace(CHANGE, edits=(style, NUMBER_EDIT, margin))
    assert "“word”" not in diff(change)
    assert "2 cosmetic or furniture edits hidden; --full shows all." in diff(change)
    assert "{+a “word”+}" in diff(change, full=True)
    assert "{+Share this+}  (furniture)" in diff(change, full=True)


def test_a_paragraph_that_only_moved_is_shown_by_its_first_words() -> None:
    words = "Work on the pier begins in spring, the council said, and " + " ".join(["later"] * 90)
    moved = edit(EditKind.MOVE, words, words, EditClass.MOVE, at=1)
    for spans in ((), (Span(Op.EQUAL, words),)):
        change = replace(CHANGE, edits=(replace(moved, spans=spans),))
        assert "> moved: Work on the pier begins in spring, the council" in diff(change)
    assert diff(change).count("later") < 30


def test_a_long_paragraph_is_cut_around_its_changes() -> None:
    far = " ".join(["far"] * 200)
    spans = (Span(Op.EQUAL, f"{far} near "), Span(Op.INSERT, "not"), Span(Op.EQUAL, f" near {far}"))
    change = replace(CHANGE, edits=(replace(NUMBER_EDIT, spans=spans),))
    shown = " ".join(diff(change).split())
    assert "far near {+not+} near far" in shown
    assert shown.count("far") < 40
    assert diff(change, full=True).count("far") == 400


def test_white_space_at_the_ends_stands_outside_the_marks() -> None:
    spans = (Span(Op.DELETE, "old "), Span(Op.INSERT, "new "), Span(Op.EQUAL, "word"))
    change = replace(CHANGE, edits=(replace(NUMBER_EDIT, spans=spans),))
    assert "[-old-] {+new+} word" in diff(change)


def test_white_space_alone_is_marked_too() -> None:
    spans = (Span(Op.EQUAL, "one"), Span(Op.INSERT, " "), Span(Op.EQUAL, "two"))
    change = replace(CHANGE, edits=(replace(NUMBER_EDIT, spans=spans),))
    assert "one{+ +}two" in diff(change)


def test_notes_that_came_changed_and_went_are_named() -> None:
    change = replace(CHANGE, notes_added=(NOTE,), notes_removed=(replace(NOTE, kind=NoteKind.UPDATE),))
    shown = diff(change)
    assert "note added: correction 12 Jan 2021: An earlier version" in shown
    assert "note removed: update 12 Jan 2021" in shown


def test_no_difference_is_said() -> None:
    assert diff(Change()).splitlines()[-1] == "No difference."


@pytest.mark.parametrize("width", WIDTHS)
def test_a_diff_of_3000_edits_fits_every_width(width: int) -> None:
    change = replace(CHANGE, edits=(NUMBER_EDIT,) * 3000)
    lines = diff(change, Look(width=width, colour=True)).splitlines()
    assert max(map(width_of, visible(lines))) <= width


def test_colour_changes_nothing_but_colour() -> None:
    assert ANSI.sub("", diff(CHANGE, Look(colour=True))) == diff(CHANGE)
    assert ANSI.search(diff(CHANGE, Look(colour=True)))

"""Text for people: escaped, folded at any width, readable without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from render_help import (
    ANSI,
    ARTICLE,
    CHANGE,
    HOSTILE,
    LAST,
    NEW,
    NOTE,
    NOW,
    OLD,
    PLAIN,
    SEEN,
    WIDTHS,
    block,
    diff,
    edit,
    snapshot,
    visible,
)

from watcher.decide.history.gaps import gaps
from watcher.model import (
    Article,
    ArticleState,
    Change,
    Check,
    DeliveryState,
    Disclosure,
    EditClass,
    EditKind,
    LaterNote,
    NoteRecord,
    Op,
    Outcome,
    Progress,
    Role,
    Snapshot,
    Span,
    Why,
)
from watcher.model.between import Between
from watcher.model.glance import Glance
from watcher.render.html.words import last_note
from watcher.render.standing import Standing
from watcher.render.terminal.diff import diff_lines
from watcher.render.terminal.diff_forms import side_by_side_lines, stat_lines, words_lines
from watcher.render.terminal.history import history_lines
from watcher.render.terminal.lists import check_line, checks_summary, list_sheet
from watcher.render.terminal.screen import Look, width_of
from watcher.render.terminal.status import status_lines
from watcher.render.terminal.text import reading_lines, version_lines
from watcher.render.terminal.updates import undisclosed_lines, updates_lines
from watcher.render.words import moment
from watcher.store import open_store
from watcher.store.service import held_by

# history


def history(*snapshots: Snapshot, width: int = 80, article: Article = ARTICLE) -> str:
    return "\n".join(history_lines(article, snapshots, Look(width=width), now=NOW))


def test_a_row_says_when_how_much_and_the_verdict() -> None:
    change = replace(CHANGE, notes_added=(NOTE,))
    lines = history(snapshot(2, change), snapshot(1)).splitlines()
    first = next(line for line in lines if line.startswith("   1"))
    second = next(line for line in lines if line.startswith("   2"))
    assert first.split() == ["1", "11", "Jan", "2021", "10:17", "120", "first", "seen"]
    assert "12 Jan 2021 10:02–10:17" in second
    assert second.split()[-4:] == ["+1", "-1", "+-", "undisclosed"]
    assert "came between our looks at" in lines[3]
    assert any(line.startswith("      + correction 12 Jan 2021: An earlier version") for line in lines)


def test_a_return_and_a_gap_are_visible() -> None:
    last = SEEN - timedelta(days=6)
    back = snapshot(3, CHANGE, returns_to=1, not_before=last)
    versions = [snapshot(1, captured_at=last), snapshot(2, CHANGE, captured_at=last), back]
    unseen = gaps([], versions, every=None, now=NOW)
    shown = "\n".join(history_lines(ARTICLE, versions, PLAIN, now=NOW, between=Between(tuple(unseen))))
    assert "the same as version 1 again" in shown
    assert "nobody looked, 6 Jan 10:17 – 13 Jan 2021 10:17 (7 days)" in shown


def test_the_table_fits_its_width_whatever_the_moments() -> None:
    long_ago = replace(snapshot(2, CHANGE), not_before=SEEN - timedelta(days=1))
    for columns in (72, 80, 200):
        shown = history(snapshot(1), long_ago, width=columns).splitlines()
        assert all(len(row) <= columns for row in shown)
    assert any("11 Jan 10:17 – 12 Jan 2021 10:17" in row for row in shown)


def test_a_change_that_a_later_note_covers_says_so() -> None:
    note = LaterNote(3, SEEN, timedelta(hours=2), NOTE, complete=True)
    shown = history(snapshot(1), replace(snapshot(2, CHANGE), disclosed_later=note))
    assert "disclosed later" in shown
    assert "spoken of in version 3, seen 2 h later: correction" in shown
    shown = history(snapshot(1), replace(snapshot(2, CHANGE), disclosed_later=replace(note, complete=False)))
    assert "partly later" in shown
    later = replace(snapshot(2, CHANGE), disclosed_later=note)
    told = "\n".join(diff_lines((snapshot(1), OLD), (later, NEW), CHANGE, PLAIN))
    assert "  Spoken of in version 3, seen 2 h later: correction 12 Jan 2021" in told


def test_a_story_rewritten_whole_and_a_mended_spelling_are_named_in_the_table() -> None:
    assert "most of the story was replaced" in history(
        snapshot(1), snapshot(2, replace(CHANGE, rewritten=True))
    )
    typo = edit(EditKind.EDIT, "teh boat", "the boat", EditClass.TYPO)
    change = Change(edits=(typo,), disclosure=Disclosure.UNDISCLOSED)
    assert "only spelling or form changed" in history(snapshot(1), snapshot(2, change))


def test_a_silent_change_that_went_back_says_so() -> None:
    back = replace(snapshot(3, CHANGE), returns_to=1)
    shown = "\n".join(undisclosed_lines([(ARTICLE, back)], PLAIN))
    assert "The text is the same as in version 1 again." in shown


def test_a_story_rewritten_whole_is_no_list_of_edits() -> None:
    change = replace(CHANGE, rewritten=True)
    shown = diff(change)
    assert "not listed: version 1 has 120 words, version 2 120" in shown
    assert "~ " not in shown
    assert "~ " in diff(change, full=True)


def test_the_last_look_and_the_trouble_close_the_table() -> None:
    troubled = replace(ARTICLE, trouble="failed: the host does not answer")
    shown = " ".join(history(snapshot(1), article=troubled).split())
    assert shown.endswith(
        "7 checks, the last 13 Jan 2021 11:56 (4 min ago). Trouble: failed: the host does not answer."
    )


# updates, list, check, texts


@pytest.mark.parametrize(
    ("article", "word"),
    [
        (ARTICLE, "in 11 min"),
        (replace(ARTICLE, next_check_at=NOW), "due"),
        (replace(ARTICLE, state=ArticleState.PAUSED), "paused"),
        (replace(ARTICLE, trouble="blocked: too many requests"), "blocked: too many requests"),
    ],
)
@pytest.mark.parametrize("width", [40, 80])
def test_the_list_says_what_comes_next(article: Article, word: str, width: int) -> None:
    lines = list_sheet([Glance(article)], Look(width=width), now=NOW).lines()
    assert word in " ".join(" ".join(lines).split())


@pytest.mark.parametrize(("order", "width"), [("next", 80), ("changed", 140), ("next", 200)])
def test_the_list_says_why_then(order: str, width: int) -> None:
    article = replace(ARTICLE, next_reason="change seen 3h ago; the floor")
    (row,) = list_sheet([Glance(article)], Look(width=width), now=NOW, order=order).entries
    assert "change seen 3h ago; the" in row.lines[0]
    assert "Ferry leaves" in row.lines[0]
    assert len(row.lines) == 1


@pytest.mark.parametrize(
    ("states", "shown"), [(True, "correction 12 Jan"), (False, "correction seen 12 Jan")]
)
def test_the_list_says_whose_day_a_notes_is(states: bool, shown: str) -> None:
    note = LAST if states else replace(LAST, stated_date=None)
    assert f" {shown} " in "\n".join(list_sheet([Glance(ARTICLE, note)], Look(width=200), now=NOW).lines())
    assert last_note(note).replace(" 2021", "") == shown


def test_the_list_shows_an_article_without_a_title_by_its_address() -> None:
    lines = list_sheet([Glance(replace(ARTICLE, title=""))], Look(), now=NOW).lines()
    assert lines[1].count("news.example/ferry") == 1
    assert len(lines) == 2


def check(outcome: Outcome, error: str = "", change: Change | None = None) -> Check:
    return Check(ARTICLE, NOW, outcome, Progress(NOW, ""), error=error, change=change)


def test_a_check_is_told_in_a_line_and_a_pass_in_a_sentence() -> None:
    failed = check(Outcome.FAILED, "the host does not answer")
    changed = check(Outcome.CHANGED, change=CHANGE)
    assert check_line(failed, Look(width=200)) == [
        "failed       https://news.example/ferry  the host does not answer"
    ]
    assert "+1 -1 words, undisclosed" in check_line(changed, Look(width=200))[0]
    assert (
        checks_summary([failed, changed])
        == "2 articles checked: 1 changed, 1 failed; 1 article could not be read."
    )


def test_a_reading_shows_the_body_and_with_explain_the_margin() -> None:
    reading = replace(NEW, blocks=(*NEW.blocks, block("Share this", Role.MARGIN)), notes=(NOTE,))
    assert "Share this" not in "\n".join(reading_lines(reading, Look()))
    explained = "\n".join(reading_lines(reading, Look(), explain=True))
    assert "Share this" in explained
    assert "3 body blocks, 1 in the margin, 1 note." in explained
    assert "note: correction, section, end" in explained


# what holds for all of them


def everything(words: str, look: Look) -> list[str]:
    """Every view of an article all of whose texts are `words`."""
    note = replace(NOTE, label=words, text=words, stated_timezone=words)
    reading = replace(
        NEW,
        title=words,
        byline=words,
        site=words,
        language=words,
        blocks=(block(words),) * 3,
        notes=(note,),
        detail=words,
    )
    marked = edit(
        EditKind.EDIT,
        words,
        words,
        spans=(Span(Op.DELETE, words), Span(Op.INSERT, words), Span(Op.EQUAL, words)),
    )
    plain = edit(EditKind.MOVE, words, words, EditClass.MOVE)
    change = replace(
        CHANGE,
        edits=(marked, plain),
        reasons=(Why(words),),
        notes_added=(note,),
        notes_removed=(note,),
        headline_changed=True,
    )
    article = replace(ARTICLE, title=words, site=words, tags=(words,), trouble=words)
    second = snapshot(2, change, title=words)
    record = NoteRecord(1, 3, note, note, 2, SEEN, None, 2, SEEN)
    failed = replace(check(Outcome.FAILED, words), article=article)
    return [
        *diff_lines((snapshot(1), reading), (second, reading), change, look),
        *(
            row
            for form in (words_lines, stat_lines, side_by_side_lines)
            for row in form((snapshot(1), reading), (second, reading), change, look, full=True)
        ),
        *history_lines(article, [snapshot(1), second], look, now=NOW),
        *updates_lines([(article, record)], look),
        *list_sheet([Glance(article, LAST)], look, now=NOW).lines(),
        *list_sheet([Glance(article, LAST)], look, now=NOW, order="next").lines(),
        *check_line(failed, look),
        *version_lines(second, reading, look),
        *reading_lines(reading, look, explain=True),
    ]


@pytest.mark.parametrize("words", [HOSTILE, "\x1b]0;owned\x07", "one\rtwo", "\u2066isolated\u2069"])
def test_page_text_cannot_steer_the_terminal(words: str) -> None:
    shown = "\n".join(everything(words, Look()))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    coloured = ANSI.sub("", "\n".join(everything(words, Look(colour=True))))
    assert "\x1b" not in coloured


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "words",
    [
        "",
        "word " * 60,
        "שלום עולם " * 20,
        "橋が開いた" * 40,
        "👩‍🚒🚢" * 40,
        "https://news.example/" + "a" * 300,
    ],
    ids=["nothing", "long", "hebrew", "japanese", "emoji", "unbroken"],
)
def test_every_view_fits_every_width(words: str, width: int) -> None:
    for line in visible(everything(words, Look(width=width, colour=True))):
        assert width_of(line) <= width, line


@pytest.mark.parametrize(
    ("outbox", "words"),
    [
        ({}, "0 sent, 0 waiting, 0 given up"),
        ({DeliveryState.SENT: 1200, DeliveryState.DEAD: 2}, "1,200 sent, 0 waiting, 2 given up"),
        (
            {DeliveryState.FOLDED: 3, DeliveryState.HELD: 4, DeliveryState.PENDING: 5},
            "0 sent, 3 told in others, 4 held, 5 waiting, 0 given up",
        ),
    ],
)
def test_status_says_what_became_of_alerts(tmp_path, outbox, words):
    with open_store(state_dir=tmp_path) as store:
        standing = Standing(replace(store.status(NOW), outbox=outbox))
    assert f"alerts:   {words}" in "\n".join(status_lines(standing, Look(), now=NOW))


def test_status_says_in_the_readers_zone_since_when_the_daemon_runs(tmp_path):
    with open_store(state_dir=tmp_path) as store:
        standing = Standing(store.status(NOW), daemon=held_by("desk:7", NOW))
    look = Look(zone=timezone(timedelta(hours=5)))
    assert f"desk:7, since {moment(NOW, look.zone)}" in "\n".join(status_lines(standing, look, now=NOW))

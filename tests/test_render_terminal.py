"""Text for people: escaped, folded at any width, readable without colour."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watcher.decide.gaps import gaps
from watcher.model import (
    Article,
    ArticleState,
    Block,
    BlockKind,
    Change,
    Check,
    DateSource,
    Disclosure,
    Edit,
    EditClass,
    EditKind,
    LaterNote,
    Note,
    NoteForm,
    NoteKind,
    NoteRecord,
    Op,
    Outcome,
    Position,
    Progress,
    Reading,
    Role,
    Snapshot,
    Span,
)
from watcher.model.glance import Glance, LastNote
from watcher.render.terminal import Look, cut, flow, pad, text, width_of
from watcher.render.terminal_diff import diff_lines
from watcher.render.terminal_diff_forms import side_by_side_lines, stat_lines, words_lines
from watcher.render.terminal_history import history_lines
from watcher.render.terminal_list import check_line, checks_summary, list_sheet
from watcher.render.terminal_text import reading_lines, version_lines
from watcher.render.terminal_updates import undisclosed_lines, updates_lines
from watcher.render.terminal_words import ago, between, lasting, stated

NOW = datetime(2021, 1, 13, 12, 0, tzinfo=UTC)
SEEN = datetime(2021, 1, 12, 10, 17, tzinfo=UTC)
PLAIN = Look()
BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = "Bridge \x1b[2Jopens\u202e\x9b31m"
ANSI = re.compile(r"\x1b\[[0-9;]*m")
WIDTHS = [20, 33, 72, 80, 200]


def block(words: str, role: Role = Role.BODY) -> Block:
    return Block(BlockKind.PARAGRAPH, role, words)


def edit(
    kind: EditKind, before: str, after: str, *classes: EditClass, at: int = 1, spans: tuple[Span, ...] = ()
) -> Edit:
    return Edit(
        kind, frozenset(classes or {EditClass.TEXT}), before, after, spans, old_block=at, new_block=at
    )


FIRST_BLOCK = "The ferry left the harbour at dawn, an hour before the first lorries came."
LAST_BLOCK = "Nobody was hurt, the harbour master said."
NUMBER_EDIT = edit(
    EditKind.EDIT,
    "It carried 12 lorries.",
    "It carried 15 lorries.",
    EditClass.NUMBER,
    spans=(
        Span(Op.EQUAL, "It carried "),
        Span(Op.DELETE, "12"),
        Span(Op.INSERT, "15"),
        Span(Op.EQUAL, " lorries."),
    ),
)
NOTE = Note(
    kind=NoteKind.CORRECTION,
    form=NoteForm.SECTION,
    label="Correction",
    stated_date=date(2021, 1, 12),
    stated_time=None,
    stated_timezone=None,
    year_inferred=True,
    date_source=DateSource.YEAR_INFERRED,
    text="An earlier version gave the wrong number.\n\nWe have put it right.",
    position=Position.END,
)
OLD = Reading(
    url="https://news.example/ferry",
    title="Ferry leaves",
    blocks=(block(FIRST_BLOCK), block("It carried 12 lorries."), block(LAST_BLOCK)),
)
NEW = Reading(
    url="https://news.example/ferry",
    title="Ferry leaves",
    blocks=(block(FIRST_BLOCK), block("It carried 15 lorries."), block(LAST_BLOCK)),
)
ARTICLE = Article(
    id=3,
    url="https://news.example/ferry",
    host="news.example",
    title="Ferry leaves",
    site="Harbour News",
    tags=("sea",),
    version=2,
    checks=7,
    last_checked_at=NOW - timedelta(minutes=4),
    last_changed_at=SEEN,
    next_check_at=NOW + timedelta(minutes=11),
)

LAST = LastNote(NoteKind.CORRECTION, NoteForm.SECTION, date(2021, 1, 12), SEEN)


def snapshot(version: int, change: Change | None = None, **words: object) -> Snapshot:
    fields: dict[str, object] = {
        "article_id": 3,
        "version": version,
        "captured_at": SEEN + timedelta(days=version - 2),
        "not_before": SEEN + timedelta(days=version - 2, minutes=-15) if version > 1 else None,
        "title": "Ferry leaves",
        "byline": "",
        "published_at": None,
        "modified_at": None,
        "language": "en",
        "words": 120,
        "digest": "d",
        "reader_version": 1,
        "raw_hash": "r",
        "change": change,
    }
    return Snapshot(**(fields | words))  # type: ignore[arg-type]


CHANGE = Change(
    edits=(NUMBER_EDIT,),
    disclosure=Disclosure.UNDISCLOSED,
    reasons=("no note mentions it",),
    added_words=1,
    removed_words=1,
)


def diff(change: Change, look: Look = PLAIN, *, full: bool = False, new: Reading = NEW) -> str:
    return "\n".join(diff_lines((snapshot(1), OLD), (snapshot(2, change), new), change, look, full=full))


def visible(lines: list[str]) -> list[str]:
    return [ANSI.sub("", line) for line in lines]


# folding


@given(st.text(st.characters(), max_size=300), st.integers(1, 220))
def test_no_line_is_wider_than_the_terminal(words: str, width: int) -> None:
    look = Look(width=width, colour=True)
    for line in visible(flow([text(words, "old")], look, first="  ")):
        assert width_of(line) <= max(look.columns, 3)


@given(st.lists(st.text("ab 橋é", max_size=30), max_size=5), st.integers(20, 60))
def test_folding_loses_no_word(parts: list[str], width: int) -> None:
    lines = flow([text(part) for part in parts], Look(width=width))
    assert "".join("".join(lines).split()) == "".join("".join(parts).split())


@given(st.text(st.characters(), max_size=60), st.integers(0, 40))
def test_a_padded_cell_has_its_width_exactly(words: str, width: int) -> None:
    assert width_of(pad(text(words).words.replace("\n", " ").replace("\t", " "), width)) == width


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [("harbour", 7, "harbour"), ("harbour", 6, "harbo…"), ("橋が開く", 5, "橋が…"), ("a", 0, "")],
)
def test_cutting_shows_that_something_is_missing(words: str, width: int, shown: str) -> None:
    assert cut(words, width) == shown


def test_paragraphs_keep_their_blank_line() -> None:
    assert flow([text("one\n\ntwo")], Look(), first="  ") == ["  one", "", "  two"]


# times


@pytest.mark.parametrize(
    ("earliest", "zone", "words"),
    [
        (None, UTC, "12 Jan 2021 10:17"),
        (SEEN - timedelta(minutes=15), UTC, "12 Jan 2021 between 10:02 and 10:17"),
        (SEEN - timedelta(minutes=15), BERLIN, "12 Jan 2021 between 11:02 and 11:17"),
        (SEEN - timedelta(days=1), UTC, "between 11 Jan 2021 10:17 and 12 Jan 2021 10:17"),
    ],
)
def test_between_names_both_moments(earliest: datetime | None, zone: ZoneInfo, words: str) -> None:
    assert between(earliest, SEEN, zone) == words


def test_two_moments_of_one_minute_show_their_seconds() -> None:
    words = between(SEEN + timedelta(seconds=2), SEEN + timedelta(seconds=31), UTC)
    assert words == "12 Jan 2021 between 10:17:02 and 10:17:31"
    assert between(SEEN, SEEN + timedelta(milliseconds=5), UTC) == "12 Jan 2021 10:17:00"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=0), "0 s"),
        (timedelta(seconds=59), "59 s"),
        (timedelta(minutes=61), "1 h"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=3, hours=23), "3 days"),
        (timedelta(days=364), "364 days"),
        (timedelta(days=800), "2 years"),
    ],
)
def test_a_span_is_told_in_its_largest_unit(span: timedelta, words: str) -> None:
    assert lasting(span) == words
    if span:
        assert ago(NOW - span, NOW) == f"{words} ago"
        assert ago(NOW + span, NOW) == f"in {words}"


# diff


def test_changed_words_are_marked_in_their_context() -> None:
    lines = diff(CHANGE).splitlines()
    place = lines.index("~ It carried [-12-]{+15+} lorries.  (number)")
    assert lines[place - 1] == f"  {FIRST_BLOCK}"
    assert lines[place + 1] == f"  {LAST_BLOCK}"


def test_the_head_says_which_versions_when_and_the_verdict_with_its_reasons() -> None:
    shown = diff(CHANGE)
    assert "version 1 to 2, 12 Jan 2021 between 10:02 and 10:17; +1 -1 words" in shown
    assert "disclosure: undisclosed" in " ".join(shown.split())
    assert "  no note mentions it" in shown


def test_versions_that_are_no_neighbours_are_as_far_apart_as_their_captures() -> None:
    shown = diff_lines((snapshot(1), OLD), (snapshot(3), NEW), CHANGE, Look(width=200))
    assert "between 11 Jan 2021 10:17 and 13 Jan 2021 10:17" in shown[1]


def test_headline_and_byline_come_first_and_dates_with_them() -> None:
    headline = edit(EditKind.EDIT, "Ferry leaves", "Ferry late", EditClass.HEADLINE, at=-1)
    byline = edit(EditKind.ADDITION, "", "Ana Lima", EditClass.BYLINE, at=-1)
    change = replace(CHANGE, edits=(headline, byline, NUMBER_EDIT), published_changed=True)
    lines = diff(change, new=replace(NEW, published_at=SEEN)).splitlines()
    assert lines.index("headline: [-Ferry leaves-]{+Ferry late+}") < lines.index("byline: {+Ana Lima+}")
    assert lines.index("published: {+12 Jan 2021 10:17+}") < lines.index(
        "~ It carried [-12-]{+15+} lorries.  (number)"
    )


def test_cosmetic_and_furniture_edits_are_hidden_but_counted_unless_all_is_asked_for() -> None:
    style = edit(EditKind.EDIT, 'a "word"', "a “word”", EditClass.STYLE, at=0)
    margin = edit(EditKind.ADDITION, "", "Share this", EditClass.FURNITURE, at=2)
    change = replace(CHANGE, edits=(style, NUMBER_EDIT, margin))
    assert "“word”" not in diff(change)
    assert "2 cosmetic or furniture edits hidden; --full shows all." in diff(change)
    assert "{+a “word”+}" in diff(change, full=True)
    assert "{+Share this+}  (furniture)" in diff(change, full=True)


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
    back = snapshot(3, CHANGE, returns_to=1, not_before=SEEN - timedelta(days=6))
    versions = [snapshot(1), snapshot(2, CHANGE), back]
    unseen = gaps([], versions, every=None, now=NOW)
    shown = "\n".join(history_lines(ARTICLE, versions, PLAIN, now=NOW, gaps=unseen))
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
    assert "spoken of 2 h later, in version 3: correction" in shown
    shown = history(snapshot(1), replace(snapshot(2, CHANGE), disclosed_later=replace(note, complete=False)))
    assert "partly later" in shown
    later = replace(snapshot(2, CHANGE), disclosed_later=note)
    told = "\n".join(diff_lines((snapshot(1), OLD), (later, NEW), CHANGE, PLAIN))
    assert "  Spoken of 2 h later, in version 3: correction 12 Jan 2021" in told


def test_a_story_rewritten_whole_and_a_mended_spelling_are_named_in_the_table() -> None:
    assert "most of the story was replaced" in history(
        snapshot(1), snapshot(2, replace(CHANGE, rewritten=True))
    )
    typo = edit(EditKind.EDIT, "teh boat", "the boat", EditClass.TYPO)
    change = Change(edits=(typo,), disclosure=Disclosure.UNDISCLOSED)
    assert "only spelling or form was put right" in history(snapshot(1), snapshot(2, change))


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


def test_a_note_is_told_with_its_date_text_and_life() -> None:
    record = NoteRecord(
        1, 3, NOTE, NOTE, 2, SEEN, SEEN - timedelta(minutes=15), 4, NOW, edited=True, withdrawn=True
    )
    lines = list(updates_lines([(ARTICLE, record)], Look(width=200)))
    assert lines[0] == '12 Jan 2021  correction  "Correction"  year inferred'
    assert "    We have put it right." in lines
    assert lines[-1] == (
        "  first seen in version 2, 12 Jan 2021 between 10:02 and 10:17; edited since"
        "; withdrawn, last seen in version 4"
    )


@pytest.mark.parametrize(
    ("life", "words"),
    [
        ({"not_before": None}, "stood there at our first look, 12 Jan 2021 10:17"),
        ({"original": replace(NOTE, position=Position.START)}, "; moved from start to end"),
        ({"returned": True}, "; was gone for a while and came back"),
        ({"withdrawn": True, "replaced_by": 9}, "; replaced by a newer note, last seen in version 4"),
        ({"edited": True, "original": replace(NOTE, text="Old words.")}, "at first: Old words."),
        ({"edited": True, "original": replace(NOTE, label="Update")}, 'at first: "Update", 12 Jan 2021'),
    ],
)
def test_what_became_of_a_note(life: dict[str, Any], words: str) -> None:
    record = NoteRecord(1, 3, NOTE, NOTE, 2, SEEN, SEEN - timedelta(minutes=15), 4, NOW)
    shown = "\n".join(updates_lines([(ARTICLE, replace(record, **life))], Look(width=200)))
    assert words in shown


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
    article = replace(ARTICLE, next_reason="changed 3h ago; the floor")
    (row,) = list_sheet([Glance(article)], Look(width=width), now=NOW, order=order).entries
    assert "changed 3h ago; the" in row.lines[0]
    assert "Ferry leaves" in row.lines[0]
    assert len(row.lines) == 1


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
        reasons=(words,),
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


@pytest.mark.parametrize(("said", "shown"), [("2021-12", "Dec 2021"), ("2021", "2021"), (None, "")])
def test_a_month_that_a_note_states_is_written_as_people_do(said, shown):
    assert stated(replace(NOTE, stated_date=None, stated_month=said)) == shown

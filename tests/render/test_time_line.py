"""History as a time line and as a drawing: when we could not look, how much changed, what was not said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from render_help import ANSI, ARTICLE, NOTE, NOW, NUMBER_EDIT, SEEN, WIDTHS, edit, snapshot
from store_help import LEASE, add, at, changed, first, unchanged
from told import NEWEST, Desk, told

from watcher.decide.history.gaps import UNSEEN, gaps
from watcher.model import GOOD, Change, Disclosure, EditClass, EditKind, Op, Outcome, Says, Span, Why
from watcher.model.between import Between
from watcher.model.gap import Gap, Sight
from watcher.render.terminal.bars import bar, share
from watcher.render.terminal.graph import ASCII, graph_lines
from watcher.render.terminal.history import history_lines
from watcher.render.terminal.screen import Look, width_of
from watcher.render.words import gap_words
from watcher.store import open_store

SILENT = Change(edits=(NUMBER_EDIT,), disclosure=Disclosure.UNDISCLOSED, added_words=1, removed_words=1)
NONE = timedelta(0)


def sights(*ends: tuple[float, Outcome]) -> list[Sight]:
    return [Sight(at(60 * hours), outcome, "" if outcome in GOOD else "HTTP 503") for hours, outcome in ends]


def found(*ends: tuple[float, Outcome], every: timedelta | None = None, now: float = 1000) -> list[tuple]:
    """The gaps in hours."""
    looked = gaps(sights(*ends), [], every=every, now=at(60 * now))
    return [
        (
            (gap.since - at(0)) / timedelta(hours=1),
            gap.until and (gap.until - at(0)) / timedelta(hours=1),
            gap.looks,
        )
        for gap in looked
    ]


GOOD_ONE, BAD = Outcome.UNCHANGED, Outcome.FAILED


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([(0, GOOD_ONE), (1, GOOD_ONE)], []),
        ([(0, GOOD_ONE), (47, Outcome.NOT_MODIFIED)], []),
        ([(0, GOOD_ONE), (49, GOOD_ONE)], [(0, 49, 0)]),
        ([(0, GOOD_ONE), (1, BAD), (1.5, GOOD_ONE)], []),
        ([(0, GOOD_ONE), (1, BAD), (3, Outcome.SUSPECT), (5, GOOD_ONE)], [(0, 5, 2)]),
        ([(0, GOOD_ONE), (1, Outcome.GONE)], [(0, None, 1)]),
        ([(0, BAD), (5, Outcome.FIRST)], [(0, 5, 1)]),
        ([], []),
    ],
)
def test_a_gap_is_what_lies_between_two_good_looks_that_are_too_far_apart(ends, expected):
    assert found(*ends) == expected


def test_a_page_that_was_seen_and_not_believed_is_not_called_unseen():
    ends = [(0, GOOD_ONE), (1, BAD), (3, Outcome.SUSPECT), (5, GOOD_ONE), (6, Outcome.SUSPECT), (8, BAD)]
    told_gaps = gaps(sights(*ends), [], every=None, now=at(60 * 9))
    heads = [gap_words(gap, UTC).partition(",")[0] for gap in told_gaps]
    assert heads == ["what was seen is in doubt", "could not look"]


def test_an_article_that_is_asked_rarely_has_no_gaps_for_that():
    week = timedelta(days=7)
    assert found((0, GOOD_ONE), (24 * 7, GOOD_ONE), every=week) == []
    assert found((0, GOOD_ONE), (24 * 15, GOOD_ONE), every=week) == [(0, 360, 0)]


def test_what_the_log_has_forgotten_the_versions_still_tell():
    old = snapshot(2, not_before=at(0), captured_at=at(60 * 100))
    (gap,) = gaps(sights((200, GOOD_ONE)), [old], every=None, now=at(60 * 201))
    assert (gap.since, gap.until) == (at(0), at(60 * 100))
    came = snapshot(1, captured_at=at(0) + timedelta(seconds=1))  # by the look that saw it last
    (gap,) = gaps([], [came, old], every=None, now=NOW)
    assert gap.since == came.captured_at
    seen = replace(
        old, not_before=at(0) - timedelta(seconds=1)
    )  # a look begins before it ends, as the log has it
    (gap,) = gaps(sights((0, GOOD_ONE), (50, Outcome.GONE), (100, GOOD_ONE)), [seen], every=None, now=NOW)
    assert (gap.since, gap.looks) == (at(0), 1)
    assert (
        gaps(
            sights((0, GOOD_ONE), (1, GOOD_ONE)), [replace(old, not_before=at(60 * 99))], every=None, now=NOW
        )
        == []
    )


LOG = st.lists(st.tuples(st.integers(1, 400), st.sampled_from(list(Outcome))), min_size=1, max_size=30)


@given(LOG)
def test_gaps_hold_no_good_look_and_every_long_silence_is_in_one(log):
    hours, ends = 0, []
    for step, outcome in log:
        hours += step
        ends.append((hours / 4, outcome))
    looks = sights(*ends)
    now = looks[-1].at + timedelta(days=9)
    told_gaps = gaps(looks, [], every=None, now=now)
    good = [one.at for one in looks if one.outcome in GOOD]
    for gap in told_gaps:
        assert not [moment for moment in good if gap.since < moment < (gap.until or now)]
    for before, after in pairwise(good):
        if after - before > UNSEEN:
            assert (before, after) in [(gap.since, gap.until) for gap in told_gaps]


def test_the_store_tells_the_same_gaps_from_the_turns_of_its_log(tmp_path):
    with open_store(state_dir=tmp_path) as store:
        article = add(store)

        def visit(hours, make, *words):
            claimed = store.claim(article.id, at(60 * hours), owner="one", lease=LEASE, host_delay=NONE)
            store.record(make(claimed, 60 * hours, *words), channels=(), host_delay=NONE)

        def failed(claimed, minutes):
            bad = unchanged(claimed, minutes, Outcome.FAILED, failures=1)
            return replace(bad, error="HTTP 503")

        visit(0, first)
        for hours in (1, 2, 3):
            visit(hours, unchanged)
        for hours in (4, 6, 8):
            visit(hours, failed)
        visit(9, changed, "It sails after all.")
        visit(80, unchanged)
        for hours in (100, 120, 140):  # each soon enough after the one before
            visit(hours, unchanged)
        visit(150, failed)
        stored, now = store.article(article.id), at(60 * 155)
        told_gaps = [*store.between(stored, store.snapshots(article.id), now).gaps]
    assert told_gaps == [
        Gap(at(180), at(540), 3, "HTTP 503"),
        Gap(at(540), at(4800)),
        Gap(at(60 * 140), None, 1, "HTTP 503"),
    ]


# the time line


def line(*snapshots, width=80, gaps: tuple[Gap, ...] = (), now=NOW) -> str:
    return "\n".join(
        history_lines(ARTICLE, snapshots, Look(width=width), now=now, between=Between(tuple(gaps)))
    )


@pytest.mark.parametrize("width", [80, 200])
def test_the_head_of_a_single_version_is_whole(width):
    assert "  words    verdict\n" in line(snapshot(1, change=None), width=width)


@pytest.mark.parametrize("width", [72, 80, 200])
def test_a_silent_change_shows_what_was_not_said(width):
    shown = line(snapshot(1), snapshot(2, SILENT), width=width)
    assert "It carried [-12-]{+15+} lorries." in shown
    assert "undisclosed" in shown


def test_an_edit_in_several_places_shows_them_all():
    parts = (
        (Op.EQUAL, "The repairs will cost "),
        (Op.DELETE, "1,000"),
        (Op.INSERT, "1.000"),
        (Op.EQUAL, " crowns for each household of the town, said the board, and of that "),
        (Op.DELETE, "2.5"),
        (Op.INSERT, "25"),
        (Op.EQUAL, " per cent is for the new lights."),
    )
    spans = tuple(Span(*part) for part in parts)
    before, after = (
        "".join(words for op, words in parts if op is not gone) for gone in (Op.INSERT, Op.DELETE)
    )
    twice = edit(EditKind.EDIT, before, after, EditClass.NUMBER, spans=spans)
    for width in (72, 80, 100):
        shown = line(snapshot(1), snapshot(2, replace(SILENT, edits=(twice,))), width=width)
        assert "[-1,000-]{+1.000+}" in shown
        assert "[-2.5-]{+25+} per" in shown


def test_many_silent_edits_are_counted():
    edits = tuple(edit(EditKind.ADDITION, "", f"Sentence {number}.", at=number) for number in range(7))
    shown = line(snapshot(1), snapshot(2, replace(SILENT, edits=edits)))
    assert "Sentence 1." in shown
    assert "Sentence 2." not in shown
    assert "and 5 more edits that no note speaks of" in shown
    narrow = line(snapshot(1), snapshot(2, replace(SILENT, edits=edits)), width=20)
    assert max(map(len, narrow.splitlines())) <= 20


def test_of_a_change_told_in_part_what_is_left_out_is_named():
    reasons = (Why("The correction came."), Says.UNSPOKEN.of("the edit of “12” to “15”"))
    partly = replace(SILENT, disclosure=Disclosure.PARTLY, notes_added=(NOTE,), reasons=reasons)
    shown = line(snapshot(1), snapshot(2, partly))
    assert "No note speaks of the edit of “12” to “15”." in shown
    assert "+ correction 12 Jan 2021: An earlier version" in shown
    assert "[-12-]" not in shown


def test_a_new_byline_is_shown_and_so_is_a_note_that_moved():
    byline = edit(EditKind.EDIT, "Ada Brandt", "Ada Brandt, Ida Holm", EditClass.BYLINE, at=-1)
    shown = line(snapshot(1), snapshot(2, replace(SILENT, edits=(byline,))))
    assert "byline: [-Ada Brandt-]{+Ada Brandt, Ida Holm+}" in shown
    moved = edit(EditKind.MOVE, "Update: It sails.", "Update: It sails.", EditClass.NOTE, EditClass.MOVE)
    shown = line(snapshot(1), snapshot(2, Change(edits=(moved,))))
    assert "note moved: Update: It sails." in shown


def test_a_line_that_points_to_a_note_is_shown():
    pointer = edit(EditKind.DELETION, "Correction appended", "", EditClass.NOTE, EditClass.TEXT)
    change = Change(edits=(pointer,), disclosure=Disclosure.NONE)
    assert "pointer to a note: [-Correction appended-]" in line(snapshot(2, change))


def test_a_new_headline_is_shown_with_its_words_marked():
    headline = edit(EditKind.EDIT, "Ferry leaves", "Ferry returns", EditClass.HEADLINE, at=-1)
    change = replace(SILENT, edits=(headline,), headline_changed=True)
    assert "headline: [-Ferry leaves-]{+Ferry returns+}" in line(snapshot(1), snapshot(2, change))


def test_gaps_stand_where_they_were():
    over = timedelta(seconds=1)  # which a look takes to end when its page is captured
    gap = Gap(SEEN - timedelta(hours=20), SEEN + over, 33, "HTTP 503: a \x1b[2J rest")
    ongoing = Gap(SEEN + timedelta(hours=1), None)
    rows = line(snapshot(1), snapshot(2, SILENT), gaps=(gap, ongoing)).splitlines()
    places = [
        next(k for k, row in enumerate(rows) if part in row)
        for part in ("   1 ", "20 h, 33", "   2 ", "to this day")
    ]
    assert places == sorted(places)
    assert "\x1b" not in "".join(rows)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 1000), st.integers(2, 20))
def test_a_bar_is_never_longer_than_its_room_and_shows_both_sides(added, removed, whole, width):
    length = share(added, removed, whole, width)
    drawn = bar(added, removed, length, width, Look())
    assert len(drawn) == width
    assert ("+" in drawn, "-" in drawn) == (added > 0, removed > 0)
    assert length == width or max(added, removed) < whole or not length


def test_a_bar_fills_its_room_for_a_story_rewritten_whole_alone():
    assert share(300, 300, 300, 8) == 8
    assert share(60, 60, 300, 8) < 8
    assert share(1, 0, 300, 8) == 1


# the drawing

LIVES = st.lists(
    st.tuples(
        st.integers(0, 100_000),
        st.integers(0, 5_000),
        st.sampled_from(list(Disclosure)),
        st.booleans(),
    ),
    min_size=1,
    max_size=40,
)


def life(steps):
    moment, versions = SEEN, []
    for number, (minutes, words, disclosure, told_of) in enumerate(steps, 1):
        moment += timedelta(minutes=minutes)
        change = replace(SILENT, disclosure=disclosure, notes_added=(NOTE,) if told_of else ())
        versions.append(snapshot(number, change if number > 1 else None, captured_at=moment, words=words))
    return versions


@given(LIVES, st.sampled_from(WIDTHS), st.integers(-1000, 100_000))
def test_any_life_is_drawn_within_the_width(steps, width, later):
    versions = life(steps)
    now = versions[-1].captured_at + timedelta(minutes=later)
    gap = Gap(SEEN, None, 2)
    lines = graph_lines(ARTICLE, versions, Look(width=width, colour=True), now=now, gaps=[gap])
    plain = [ANSI.sub("", row) for row in lines]
    assert max(map(width_of, plain)) <= max(width, 20)
    assert any(row.startswith("unseen") for row in plain)
    assert any(row.startswith("version") and "1" in row for row in plain)
    assert "".join(row.translate(ASCII) for row in plain if row[:1] != "F").isascii()


def test_notes_and_silent_edits_are_marked_under_their_versions():
    told_of = replace(SILENT, disclosure=Disclosure.DISCLOSED, notes_added=(NOTE,))
    versions = [snapshot(1, words=100), snapshot(2, SILENT, words=200), snapshot(3, told_of, words=150)]
    lines = graph_lines(ARTICLE, versions, Look(width=80), now=NOW + timedelta(days=2))
    numbers = next(row for row in lines if row.startswith("version"))
    notes = next(row for row in lines if row.startswith("notes"))
    silent = next(row for row in lines if row.startswith("silent"))
    assert (notes.index("c"), silent.index("!")) == (numbers.index("3"), numbers.index("2", 9))
    assert [row.strip().split()[0] for row in lines if "┤" in row and row.strip()[0].isdigit()] == [
        "200",
        "100",
    ]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_the_demo_s_story_is_drawn(desk: Desk, columns: int):
    shown = desk.run("history", "ferry", "--graph", columns=columns)
    assert all(width_of(row) <= columns for row in shown.splitlines())
    assert shown.count("!") == 3  # versions 3 and 5, and the legend
    assert "No version yet" in desk.run("history", "never", "--graph")


def test_the_time_line_of_the_demo_names_the_silent_edit(desk: Desk):
    shown = desk.run("history", "ferry")
    assert "[-£14-]{+£17+}" in shown
    assert len([row for row in shown.splitlines() if row[:4].strip().isdigit()]) == NEWEST
    assert desk.json("history", "ferry")["gaps"] == []

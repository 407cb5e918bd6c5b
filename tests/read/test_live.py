"""Live blogs: every entry is a note with its time, whatever it carries; comments and teasers are none."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from liveblog import (
    COMMENTS,
    ENTRIES,
    HEADED,
    LEAD,
    NEW,
    SHAPES,
    STORY,
    URL,
    Entry,
    in_a_list,
    in_articles,
    page,
    without_times,
)

from watcher.compare import compare
from watcher.model import NoteKind, Role
from watcher.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@SHAPES
def test_every_entry_is_a_note_with_its_time_in_the_order_of_the_page(shape: Callable[..., str]) -> None:
    reading = read(shape(ENTRIES), URL)
    assert [note.kind for note in reading.notes] == [NoteKind.UPDATE] * 4
    assert [(note.stated_date, note.stated_time) for note in reading.notes] == [
        (date(2024, 5, 3), time.fromisoformat(one.clock)) for one in ENTRIES
    ]
    for note, one in zip(reading.notes, ENTRIES, strict=True):
        assert one.text in note.text.split("\n\n")
        block = next(i for i, block in enumerate(reading.blocks) if block.text == one.text)
        assert note.first_block <= block <= note.last_block
        assert reading.blocks[block].role is Role.BODY
    assert LEAD in reading.story


@SHAPES
@pytest.mark.parametrize(
    "entries",
    [
        [*ENTRIES[2:3], *ENTRIES[:2], *ENTRIES[3:]],
        [*ENTRIES, ENTRIES[0]._replace(at="2024-05-03T07:00:00+02:00")],
    ],
    ids=["one held on top", "two that say the same"],
)
def test_every_entry_is_found_wherever_it_stands(shape: Callable[..., str], entries: Sequence[Entry]) -> None:
    assert len(read(shape(entries), URL).notes) == len(entries)


@SHAPES
@pytest.mark.parametrize("said", ["This live blog is closed.", "Our reporters are there."])
def test_what_is_said_beside_the_headline_belongs_to_the_story(shape: Callable[..., str], said: str) -> None:
    html = shape(ENTRIES).replace(f"<p>{LEAD}</p>", f"<p>{LEAD}</p><p>{said}</p>")
    assert said in read(html, URL).text


@pytest.mark.parametrize(("called", "found"), [("LiveBlogPosts", 3), ("live-blog__list", 3), ("river", 0)])
def test_few_entries_below_a_long_summary_are_found_where_their_box_is_called_a_live_blog(
    called: str, found: int
) -> None:
    html = in_a_list(ENTRIES[:3]).replace("<ul>", f"{STORY}<ul class='{called}'>")
    assert len(read(html, URL).notes) == found


def test_a_list_of_key_events_on_top_is_not_taken_for_the_entries() -> None:
    events = "".join(
        f"<li><time datetime='{one.at}'>{one.clock}</time> <a href='#e{n}'>{one.head} in all of Holm</a></li>"
        for n, one in enumerate([NEW, *ENTRIES])
    )
    html = in_a_list(ENTRIES).replace(
        "<ul>", f"<section><h2>Key events</h2><ol>{events}</ol></section><ul class='live-blog'>"
    )
    assert [note.stated_time for note in read(html, URL).notes] == [
        time.fromisoformat(one.clock) for one in ENTRIES
    ]


def marked(entries: Sequence[Entry], held: Sequence[Entry] = (), called: str = "") -> str:
    """Boxes of which the newest is marked as important, below those that are held on top."""
    looks = [
        *("lp lp-pinned" for _ in held),
        *("lp lp-key" if one is ENTRIES[0] else "lp" for one in entries),
    ]
    boxes = "".join(
        f"<div class='{look}'><i><time datetime='{one.at}'>{one.clock}</time></i><p>{one.text}</p></div>"
        for look, one in zip(looks, (*held, *entries), strict=True)
    )
    return page(f"<div class='{called}'>{boxes}</div>")


@pytest.mark.parametrize("called", ["live-blog", "river"])
def test_entries_that_are_marked_as_important_are_entries_and_copies_on_top_are_none(called: str) -> None:
    plain = read(marked(ENTRIES, called=called), URL)
    assert [note.stated_time for note in plain.notes] == [time.fromisoformat(one.clock) for one in ENTRIES]
    held = read(marked(ENTRIES, [ENTRIES[2]], called), URL)
    assert len(held.notes) == len(ENTRIES)
    assert not compare(plain, held).notable
    older = ENTRIES[3]._replace(at="2024-05-03T07:15:00+02:00", head="Fog")
    assert len(read(marked(ENTRIES, [older], called), URL).notes) == len(ENTRIES) + 1


def test_an_entry_that_machines_are_told_in_one_paragraph_is_one_note() -> None:
    short = [NEW._replace(head="Help"), *ENTRIES]
    whole = f"Sand comes. {short[0].text}"
    html = (
        in_articles(short)
        .replace(f'"{short[0].text}"', f'"{whole}"')
        .replace(f"<p>{short[0].text}", f"<p>Sand comes.</p><p>{short[0].text}")
    )
    assert len(read(html, URL).notes) == len(short)


def test_an_entry_of_which_machines_are_told_a_short_headline_alone_is_one_note() -> None:
    said = re.sub(r', "articleBody": "[^"]*"', "", without_times(ENTRIES))
    assert [note.stated_time for note in read(said, URL).notes] == [
        time.fromisoformat(one.clock) for one in ENTRIES
    ]


@SHAPES
def test_what_an_entry_carries_is_not_in_its_note(shape: Callable[..., str]) -> None:
    reading = read(shape(ENTRIES), URL)
    printed = " ".join(note.text for note in reading.notes)
    for furniture in ("Ada Brandt", "Share", "Uhr", "ago", "10:42"):
        assert furniture not in printed


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("It stands <b>21:15</b> at the pumps.", "It stands 21:15 at the pumps."),
        ("The <em>9.15 Uhr</em> train is late.", "The 9.15 Uhr train is late."),
        ("It stands <b>21:15</b> at all <a href='/p'>the pumps.</a>", "It stands 21:15 at all the pumps."),
        ("It is shut till <strong>3 May 2024</strong> at least.", "It is shut till 3 May 2024 at least."),
        ("<b>10:42</b> The pumps are there.", "The pumps are there."),
        ("Holm town <span>10:42</span> Uhr", "Holm town Uhr"),
    ],
)
def test_a_time_between_words_of_a_sentence_is_text_and_its_edit_is_told(inside: str, said: str) -> None:
    """Each clock in an element of its own was the entry's: a score in bold was no text, nor its edits."""
    older = in_a_list(ENTRIES).replace("<p>The", f"<p>{inside}</p><p>The", 1)
    assert said in [block.text for block in read(older, URL).blocks]
    newer = older.replace("21:15", "22:15").replace("9.15", "9.45").replace("3 May 2024<", "4 May 2024<")
    assert len(compare(read(older, URL), read(newer, URL)).edits) == (older != newer)


@SHAPES
@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("<p>Ada Brandt wrote <i>5 minutes ago</i> on the flood</p>", "9 minutes"),
        ("<p>It was posted <i>5 minutes ago</i> in Holm.</p>", "9 minutes"),
        ("<p>Last changed <i>10:55</i> from our desk</p>", "11:05"),
        ("<div>Holm <i>10:55</i> the desk <p>It has rained for two days.</p></div>", "11:05"),
    ],
)
def test_a_line_that_says_when_an_entry_was_written_is_another_every_minute(
    shape: Callable[..., str], older: str, newer: str
) -> None:
    """Words around the time made it text, and each minute an edit that nobody disclosed."""
    page = shape(ENTRIES).replace("<p>The", f"{older}<p>The")
    later = re.sub(r"<i>5 minutes|<i>10:55", f"<i>{newer}", page)
    assert later != page
    assert not compare(read(page, URL), read(later, URL))


@HEADED
@pytest.mark.parametrize("head", ["Correction: trains", "Correction"])
def test_an_entry_that_opens_as_a_correction_is_one_note_of_that_kind(
    shape: Callable[..., str], head: str
) -> None:
    put_right = NEW._replace(head=head)
    reading = read(shape([put_right, *ENTRIES]), URL)
    assert [note.kind for note in reading.notes] == [NoteKind.CORRECTION] + [NoteKind.UPDATE] * 4
    said = reading.notes[0]
    assert (said.label, said.stated_date, said.stated_time) == ("Correction", date(2024, 5, 3), time(11, 20))
    assert put_right.text in said.text.split("\n\n")


def test_who_wrote_a_correction_may_stand_over_it() -> None:
    signed = f"<div>Ada Brandt, Holm</div><p>Correction: {NEW.text}"
    reading = read(in_a_list([NEW, *ENTRIES]).replace(f"<p>{NEW.text}", signed), URL)
    assert [note.kind for note in reading.notes] == [NoteKind.CORRECTION] + [NoteKind.UPDATE] * 4
    assert reading.notes[0].text == NEW.text


@SHAPES
@pytest.mark.parametrize("named", [True, False])
def test_comments_below_are_no_entries(shape: Callable[..., str], *, named: bool) -> None:
    box = "<section class='comments'>{}</section>" if named else "<div><h2>What readers say</h2>{}</div>"
    reading = read(shape(ENTRIES, behind=box.format(COMMENTS)), URL)
    assert len(reading.notes) == 4
    assert not any("reader" in note.text for note in reading.notes)


TEASERS = "".join(
    f"<li><h3><a href='/news/{n}'>Another story about pumps, number {n}</a></h3>"
    f"<time datetime='2024-05-0{n}T10:00Z'>{n} May</time><p>What happened in the harbour that day.</p></li>"
    for n in range(1, 6)
)


@pytest.mark.parametrize(
    "body",
    [
        STORY + f"<div>{COMMENTS}</div>",
        STORY + f"<ul>{TEASERS}</ul>",
        f"<ul>{TEASERS}</ul>",
        f"<ul>{TEASERS}</ul>".replace("h3", "div"),
        STORY,
    ],
    ids=["comments", "teasers", "a front page", "a front page of titles that are no headings", "a story"],
)
def test_other_lists_with_times_are_no_live_blog(body: str) -> None:
    assert read(page(body), URL).notes == ()


def test_a_correction_in_an_entry_is_a_note_of_its_own() -> None:
    entry = ENTRIES[1]
    said = "<p>Correction: An earlier version of this article misspelled the name of the engineer.</p>"
    html = in_articles(ENTRIES).replace(f"<p>{entry.text}</p>", f"<p>{entry.text}</p>{said}")
    kinds = [note.kind for note in read(html, URL).notes]
    assert kinds.count(NoteKind.UPDATE) == 4
    assert kinds.count(NoteKind.CORRECTION) == 1

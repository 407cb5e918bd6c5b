"""Live blogs: every entry is a note with its time, whatever it carries; comments and teasers are none."""

from __future__ import annotations

import json
import re
from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from liveblog import COMMENTS, ENTRIES, LEAD, NEW, URL, Entry, page

from watcher.compare import Hidden, compare, told_after
from watcher.model import Disclosure, EditClass, EventType, NoteForm, NoteKind, Role
from watcher.read import read
from watcher.render.payload import change_type, told_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def ld(entries: Sequence[Entry]) -> str:
    updates = [
        {"@type": "BlogPosting", "headline": one.head, "datePublished": one.at, "articleBody": one.text}
        for one in entries
    ]
    graph = {"@type": "LiveBlogPosting", "headline": "Flood in Holm", "liveBlogUpdate": updates}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [graph]})}</script>'


def in_articles(entries: Sequence[Entry], behind: str = "") -> str:
    """Boxes with a heading, an author, paragraphs and ways to share; JSON-LD says what the page is."""
    boxes = "".join(
        f"<article class='lb-post' id='e{one.clock}'><header><time datetime='{one.at}'>{one.clock}</time>"
        f"<span class='lb-author'>By Ada Brandt</span></header><h2>{one.head}</h2><p>{one.text}</p>"
        f"<p>Nobody was hurt, the {one.who} service added.</p>"
        "<div class='share'><a href='https://x.example'>Share</a> <a href='https://f.example'>Post</a></div></article>"
        for one in entries
    )
    return page(f"<div class='liveblog'>{boxes}</div>", ld(entries), behind)


def in_a_list(entries: Sequence[Entry], behind: str = "") -> str:
    """A plain list whose items open with a `time`; nothing says what the page is."""
    items = "".join(
        f"<li><p><time datetime='{one.at}'>{one.clock} Uhr</time></p><p>{one.text}</p></li>"
        for one in entries
    )
    return page(f"<ul>{items}</ul>", behind=behind)


def without_times(entries: Sequence[Entry], behind: str = "") -> str:
    """Boxes without a `time`, known by the words of JSON-LD."""
    boxes = "".join(
        f"<div class='entry'><span class='when'>{one.clock}</span><h3>{one.head}</h3><p>{one.text}</p></div>"
        for one in entries
    )
    return page(f"<div>{boxes}</div>", ld(entries), behind)


def by_the_hour(entries: Sequence[Entry], behind: str = "") -> str:
    """The entries of one hour in a section; the `time` in the heading prints how long ago it was."""
    boxes = "".join(
        f"<section><div class='event'><h3><time datetime='{one.at}'>{n + 2} min ago</time> {one.head}</h3>"
        f"<p>{one.text}</p></div></section>"
        for n, one in enumerate(entries)
    )
    return page(f"<div class='timeline live-ticker'>{boxes}</div>", behind=behind)


SHAPES = pytest.mark.parametrize("shape", [in_articles, in_a_list, without_times, by_the_hour])
HEADED = pytest.mark.parametrize("shape", [in_articles, without_times, by_the_hour])
Shape = "Callable[..., str]"


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


@SHAPES
def test_a_new_entry_on_top_is_one_note_and_nothing_else(shape: Callable[..., str]) -> None:
    change = compare(read(shape(ENTRIES), URL), read(shape([NEW, *ENTRIES]), URL))
    assert [note.stated_time for note in change.notes_added] == [time(11, 20)]
    assert not change.notes_changed
    assert not change.notes_removed
    assert change.disclosure is Disclosure.DISCLOSED
    assert change.classes == {EditClass.NOTE}
    assert not change.published_changed


@SHAPES
def test_an_edited_entry_is_one_note_changed(shape: Callable[..., str]) -> None:
    edited = [ENTRIES[0], ENTRIES[1]._replace(who="water"), *ENTRIES[2:]]
    change = compare(read(shape(ENTRIES), URL), read(shape(edited), URL))
    assert len(change.notes_changed) == 1
    assert not change.notes_added
    assert not change.notes_removed


@SHAPES
def test_what_is_edited_in_an_entry_is_edited_in_the_story_and_no_note_says_so(
    shape: Callable[..., str],
) -> None:
    edited = [ENTRIES[0], ENTRIES[1]._replace(who="water"), *ENTRIES[2:]]
    change = compare(read(shape(ENTRIES), URL), read(shape(edited), URL))
    assert change.disclosure is Disclosure.UNDISCLOSED
    assert (ENTRIES[1].text, edited[1].text) in [(edit.before, edit.after) for edit in change.substantive]
    assert EditClass.NOTE not in change.classes
    assert change_type(change) is EventType.ARTICLE_CHANGED


@SHAPES
def test_an_entry_that_is_taken_out_is_deleted_from_the_story(shape: Callable[..., str]) -> None:
    change = compare(read(shape(ENTRIES), URL), read(shape([ENTRIES[0], *ENTRIES[2:]]), URL))
    assert change.disclosure is Disclosure.UNDISCLOSED
    assert ENTRIES[1].text in [edit.before for edit in change.substantive]
    assert change_type(change) is EventType.ARTICLE_CHANGED


@SHAPES
@pytest.mark.parametrize("came", [1, 3])
def test_the_oldest_entries_that_go_on_to_the_next_page_as_newer_ones_come_are_nothing_to_tell(
    shape: Callable[..., str], came: int
) -> None:
    newer = [NEW._replace(at=f"2024-05-03T1{n}:20:00+02:00", head=f"Visit {n}") for n in (5, 3, 1)]
    shown = [*newer[-came:], *ENTRIES][: len(ENTRIES)]
    change = compare(read(shape(ENTRIES), URL), read(shape(shown), URL))
    assert len(change.notes_added) == came
    assert (change.notes_changed, change.notes_removed) == ((), ())
    assert change.disclosure is Disclosure.DISCLOSED
    gone = "oldest entry stands" if came == 1 else f"{came} oldest entries stand"
    assert f"The {gone} on this page no more, since newer ones came." in change.reasons
    assert told_edits(change) == ()


@SHAPES
def test_entries_of_two_times_are_two_however_alike_they_are(shape: Callable[..., str]) -> None:
    again = ENTRIES[1]._replace(at="2024-05-03T10:55:00+02:00", head=f"{ENTRIES[1].head} again")
    change = compare(read(shape(ENTRIES), URL), read(shape([again, *ENTRIES[:1], *ENTRIES[2:]]), URL))
    assert not change.notes_changed
    assert len(change.notes_added) == 1


def test_an_entry_that_only_gives_another_time_is_nothing_to_tell() -> None:
    later = [ENTRIES[0], ENTRIES[1]._replace(at="2024-05-03T10:06:00+02:00"), *ENTRIES[2:]]
    assert not compare(read(in_articles(ENTRIES), URL), read(in_articles(later), URL)).notable


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


@HEADED
def test_a_correction_among_the_entries_discloses_the_edit_of_the_one_that_it_puts_right(
    shape: Callable[..., str],
) -> None:
    put_right = NEW._replace(head="Correction: an earlier entry named the bus service. It was the water")
    edited = [put_right, *ENTRIES[:2], ENTRIES[2]._replace(who="water"), ENTRIES[3]]
    change = compare(read(shape(ENTRIES), URL), read(shape(edited), URL))
    assert change.disclosure is Disclosure.DISCLOSED
    assert len(change.notes_added) == 1


@SHAPES
@pytest.mark.parametrize("named", [True, False])
def test_comments_below_are_no_entries(shape: Callable[..., str], *, named: bool) -> None:
    box = "<section class='comments'>{}</section>" if named else "<div><h2>What readers say</h2>{}</div>"
    reading = read(shape(ENTRIES, behind=box.format(COMMENTS)), URL)
    assert len(reading.notes) == 4
    assert not any("reader" in note.text for note in reading.notes)


STORY = "".join(
    f"<p>On day {n} of the flood the council met in the school, heard the engineers, and sent for more pumps"
    " from the coast; the trains will not run before the tunnel is dry, and that will take weeks.</p>"
    for n in range(6)
)
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


def corrected(entries: Sequence[Entry]) -> str:
    said = "Correction: An earlier version of this article misspelled the name of the engineer."
    return in_articles(entries).replace(f"{ENTRIES[-1].text}</p>", f"{ENTRIES[-1].text}</p><p>{said}</p>")


PUT_RIGHT = ENTRIES[-1]._replace(head="Correction: trains")


@pytest.mark.parametrize(
    ("shape", "last"),
    [(corrected, ENTRIES[-1]), (in_articles, PUT_RIGHT), (by_the_hour, PUT_RIGHT)],
    ids=["in an entry", "an entry", "an entry below its time"],
)
def test_a_correction_goes_on_with_its_entry_and_comes_back_with_it(
    shape: Callable[..., str], last: Entry
) -> None:
    whole, paged, again = (
        read(shape(entries), URL)
        for entries in ([*ENTRIES[:3], last], [NEW, *ENTRIES[:3]], [NEW, *ENTRIES[:3], last])
    )
    change = compare(whole, paged)
    assert (len(change.notes_added), change.notes_removed, told_edits(change)) == (1, (), ())
    assert "The oldest entry stands on this page no more, since newer ones came." in change.reasons
    hidden = Hidden(*[lambda: [note for note in whole.notes if note not in paged.notes]] * 2)
    change = told_after(paged, again, hidden=hidden)[1]
    assert (change.notes_added, change.notable) == ((), False)
    assert "The entry stands on this page again, as before." in change.reasons


def test_older_entries_that_a_long_page_shows_at_once_are_no_news_and_a_single_one_is() -> None:
    day = [
        Entry(f"2024-05-03T{20 - n:02}:00:00+02:00", f"Report {n} of the day", f"number {n}")
        for n in range(15)
    ]
    before = read(in_articles(day[:10]), URL)
    change = compare(before, read(in_articles(day), URL))
    assert (change.notes_added, change.notable) == ((), False)
    assert "The 5 older entries stand on this page now." in change.reasons
    assert len(compare(before, read(in_articles(day[:11]), URL)).notes_added) == 1


def test_an_entry_takes_the_place_of_none_that_is_taken_out() -> None:
    change = compare(read(in_articles(ENTRIES), URL), read(in_articles([NEW, *ENTRIES[1:]]), URL))
    assert not any("replaced" in reason for reason in change.reasons)


STAMP = "<p>Updated at 10.55 CEST</p>"


@SHAPES
def test_a_stamp_in_an_entry_is_a_stamp_and_goes_on_with_it(shape: Callable[..., str]) -> None:
    def stamped(html: str, text: str) -> str:
        return html.replace(f"{ENTRIES[-1].text}</p>", f"{text}</p>{STAMP}")

    plain, edited = read(shape(ENTRIES), URL), ENTRIES[-1].text.replace("northern", "southern")
    whole = read(stamped(shape(ENTRIES), ENTRIES[-1].text), URL)
    change = compare(plain, whole)
    assert [(note.form, note.stated_time) for note in change.notes_added] == [(NoteForm.STAMP, time(10, 55))]
    assert (change.disclosure, change.notes_changed) == (Disclosure.STAMP_ONLY, ())
    change = compare(plain, read(stamped(shape(ENTRIES), edited), URL))
    assert [(edit.before, edit.after) for edit in told_edits(change)] == [(ENTRIES[-1].text, edited)]
    change = compare(whole, read(shape([NEW, *ENTRIES[:3]]), URL))
    assert (len(change.notes_added), change.notes_removed, told_edits(change)) == (1, (), ())


def test_entries_that_only_a_script_would_show_are_notes_outside_the_blocks() -> None:
    reading = read(page(STORY, ld(ENTRIES)), URL)
    assert [note.first_block for note in reading.notes] == [-1] * 4
    change = compare(reading, read(page(STORY, ld([NEW, *ENTRIES])), URL))
    assert len(change.notes_added) == 1
    assert change.disclosure is Disclosure.DISCLOSED
    assert not change.edits
    edited = [ENTRIES[0]._replace(who="water"), *ENTRIES[1:]]
    change = compare(reading, read(page(STORY, ld(edited)), URL))
    assert (change.disclosure, change.notable) == (Disclosure.NONE, True)

"""Live blogs whose markup does not help: microdata, clocks that are mere text, entries without boxes."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from liveblog import COMMENTS, ENTRIES, NEW, URL, Entry, page

from watcher.compare import compare
from watcher.model import Disclosure, EditClass, NoteKind, Role
from watcher.read import read

if TYPE_CHECKING:
    from collections.abc import Sequence

SHAPES = {
    "microdata": (
        "<div itemprop='liveBlogUpdate'><meta itemprop='datePublished' content='{one.at}'>"
        "<b>{one.clock}</b><p>{one.text}</p></div>"
    ),
    "microdata with a clock": "<li itemprop='liveBlogUpdate'><b>{one.clock}</b><p>{one.text}</p></li>",
    "clocks in boxes": "<div class='i'><span class='t'>{one.clock}</span><div><p>{one.text}</p></div></div>",
    "clocks of twelve hours": "<div class='i'><div>{one.clock}am</div><p>{one.text}</p></div>",
    "clocks in items": "<li><b>{one.clock}</b> {one.text}</li>",
    "bold clocks": "<p><strong>{one.clock}</strong> {one.text}</p>",
    "bold clocks with dots": "<p><strong>{one.dotted}</strong> {one.text}</p><p>Nobody was hurt.</p>",
    "clocks of twelve hours in headings": "<h3>{one.dotted}am: {one.head}</h3><p>{one.text}</p>",
    "clocks before dashes": "<p><strong>{one.clock}</strong> – {one.text}</p>",
    "clocks between marks": "<h2>+++ {one.dotted} Uhr: {one.head} +++</h2><p>{one.text}</p>",
    "clocks with zones and days": (
        "<div class='i'><i>{one.clock} a.m. ET, May 3, 2024</i><h3>{one.head}</h3><p>{one.text}</p></div>"
    ),
    "clocks with zones in brackets": (
        "<div class='i'><i>{one.clock} (IST), May 03</i><h3>{one.head}</h3><p>{one.text}</p></div>"
    ),
    "clocks as labels": "<p><strong>{one.clock} Uhr:</strong> {one.text}</p>",
    "clocks in headings": "<h2>{one.clock} - {one.head}</h2><p>{one.text}</p><p>Nobody was hurt.</p>",
    "times in headings": "<h3><time datetime='{one.at}'>{one.clock}</time> {one.head}</h3><p>{one.text}</p>",
    "clocks over paragraphs": "<p><b>{one.clock}</b></p><p>{one.text}</p><p>Nobody was hurt.</p>",
    "days with clocks": "<li><strong>3 May, {one.clock}</strong><p>{one.text}</p></li>",
    "clocks as words": "<p>{one.clock} – {one.text}</p>",
    "items that open with clocks": "<li>{one.clock} {one.text}</li>",
    "terms": "<dt>{one.clock}</dt><dd>{one.text}</dd>",
    "rows": "<tr><td>{one.clock}</td><td>{one.text}</td></tr>",
}
LIST = "<ul>{}</ul>"
BOXES = {
    "terms": "<dl>{}</dl>",
    "rows": "<table>{}</table>",
    **dict.fromkeys(("clocks in items", "days with clocks", "items that open with clocks"), LIST),
}
TITLED = "Flood in Holm: live updates"


def shaped(shape: str, entries: Sequence[Entry], behind: str = "", title: str = TITLED) -> str:
    inner = "".join(SHAPES[shape].format(one=one) for one in entries)
    html = page(BOXES.get(shape, "<div class='text'>{}</div>").format(inner), behind=behind)
    return html.replace("Flood in Holm", title)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_entry_is_a_note_with_its_time_in_the_order_of_the_page(shape: str) -> None:
    reading = read(shaped(shape, ENTRIES, behind=f"<section class='comments'>{COMMENTS}</section>"), URL)
    assert [note.kind for note in reading.notes] == [NoteKind.UPDATE] * len(ENTRIES)
    assert [note.stated_time for note in reading.notes] == [time.fromisoformat(one.clock) for one in ENTRIES]
    for note, one in zip(reading.notes, ENTRIES, strict=True):
        assert one.text in note.text
        assert ("Nobody" in note.text) == ("Nobody" in SHAPES[shape])
        assert one.clock not in note.text
        blocks = reading.blocks[note.first_block : note.last_block + 1]
        assert not note.text.startswith(("–", "+", "Uhr"))
        assert any(one.text in block.text and block.role is Role.BODY for block in blocks)
        assert not any(one.clock in block.text for block in reading.blocks)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_new_entry_on_top_is_one_note_and_nothing_else(shape: str) -> None:
    change = compare(read(shaped(shape, ENTRIES), URL), read(shaped(shape, [NEW, *ENTRIES]), URL))
    assert [note.stated_time for note in change.notes_added] == [time(11, 20)]
    assert not change.notes_changed
    assert not change.notes_removed
    assert change.classes == {EditClass.NOTE}


def ago(entries: Sequence[Entry], minute: int = 2) -> str:
    boxes = "".join(
        f"<div class='i'><span>{minute + 30 * n} minutes ago</span><p>{one.text}</p></div>"
        for n, one in enumerate(entries)
    )
    return page(f"<div>{boxes}</div>").replace("Flood in Holm", TITLED)


def test_minutes_that_go_by_are_no_change() -> None:
    before, after = read(ago(ENTRIES), URL), read(ago(ENTRIES, 7), URL)
    assert len(before.notes) == len(ENTRIES)
    assert not compare(before, after).notable


def test_where_only_minutes_are_told_the_oldest_entries_go_on_and_others_are_taken_out() -> None:
    box = "<div class='i'>"
    newest = f"{box}<span>1 minute ago</span><p>Nobody was hurt in the tunnel.</p></div>"
    latest = ago(ENTRIES[:3]).replace(box, newest + box, 1)
    change = compare(read(ago(ENTRIES), URL), read(latest, URL))
    assert [note.text for note in change.notes_added] == ["Nobody was hurt in the tunnel."]
    assert (change.notes_removed, change.disclosure) == ((), Disclosure.DISCLOSED)
    change = compare(read(ago(ENTRIES), URL), read(ago([*ENTRIES[:1], *ENTRIES[2:]]), URL))
    assert [edit.before for edit in change.substantive] == [ENTRIES[1].text]


@pytest.mark.parametrize(
    ("clock", "title"),
    [
        ("klo {}", "Tulva Holmissa hetki hetkeltä"),
        ("godz. {}", "Powódź w Holm. Relacja na żywo"),
        ("Ore {}", "La piena a Holm in diretta"),
        ("A las {}", "La riada en Holm, en directo"),
        ("Kl {}", "Översvämning minut för minut"),
        ("{} uur", "Overstroming in Holm: liveblog"),
        ("{} น.", "น้ำท่วม live"),
        ("{}時{}分", "ホルムの洪水【速報】"),
        ("오전 {}시 {}분", "홀름 홍수 실시간"),
    ],
)
@pytest.mark.parametrize("box", ["<div class='i'><i>{}</i><p>{}</p></div>", "<h3>{} – News</h3><p>{}</p>"])
def test_clocks_are_read_as_papers_of_many_countries_print_them(clock: str, title: str, box: str) -> None:
    def told(one: Entry) -> str:
        return clock.format(*(one.clock.split(":") if clock.count("{}") > 1 else [one.dotted]))

    html = page("".join(box.format(told(one), one.text) for one in ENTRIES)).replace("Flood in Holm", title)
    notes = read(html, URL).notes
    assert [note.stated_time for note in notes] == [time.fromisoformat(one.clock) for one in ENTRIES]
    assert not any(part in note.text for note in notes for part in ("klo", "godz", "uur", "分", "분"))


@pytest.mark.parametrize(
    "title",
    ["The Latest: Flood in Holm", "Flood in Holm, minuto per minuto", "Flood in Holm: minut för minut"],
)
def test_a_headline_says_in_many_ways_that_a_page_is_live(title: str) -> None:
    assert len(read(shaped("clocks over paragraphs", ENTRIES, title=title), URL).notes) == len(ENTRIES)


CLOCKS = pytest.mark.parametrize("shape", [shape for shape in SHAPES if "microdata" not in shape])


@CLOCKS
def test_a_box_that_is_called_after_live_blogs_says_it_as_well(shape: str) -> None:
    html = shaped(shape, ENTRIES, title="Flood in Holm").replace("<article>", "<article class='c-live-blog'>")
    assert len(read(html, URL).notes) == len(ENTRIES)


@CLOCKS
@pytest.mark.parametrize(
    "title", ["Flood in Holm", "Holm regatta: how to watch it live, and the full schedule"]
)
def test_where_nothing_says_so_clocks_are_no_entries(shape: str, title: str) -> None:
    assert read(shaped(shape, ENTRIES, title=title), URL).notes == ()


PROGRAMME = "".join(
    f"<tr><td>{hour}:15</td><td>The boat to the mill calls at the pier and at both of the islands.</td></tr>"
    for hour in (7, 12, 9, 18, 6)
)
LINKS = "".join(
    f"<li><b>1{n}:00</b> <a href='/n{n}'>Another story about the pumps of the tunnel, number {n}</a></li>"
    for n in range(6)
)
STORY = "".join(
    f"<p>On day {n} of the flood the council met in the school, heard the engineers, and sent for more pumps"
    " from the coast; the trains will not run before the tunnel is dry, and that will take weeks.</p>"
    for n in range(6)
)


@pytest.mark.parametrize(
    "body",
    [f"<table>{PROGRAMME}</table>", f"<ul>{LINKS}</ul>", f"{STORY}<ul>{LINKS}</ul>", STORY],
    ids=["times in no order", "links", "links behind a story", "a story"],
)
def test_other_rows_of_clocks_are_no_entries_on_a_page_that_is_called_live(body: str) -> None:
    assert read(page(body).replace("Flood in Holm", TITLED), URL).notes == ()


@pytest.mark.parametrize("shape", ["clocks in boxes", "clocks of twelve hours"])
def test_times_are_not_deleted_when_a_page_is_known_as_a_live_blog_by_its_third_entry(shape: str) -> None:
    two, three = (read(shaped(shape, ENTRIES[first:3]), URL) for first in (1, 0))
    assert (len(two.notes), len(three.notes)) == (0, 3)

    change = compare(two, three)
    assert change.disclosure is Disclosure.DISCLOSED
    assert [(edit.before, edit.after) for edit in change.substantive] == [("", ENTRIES[0].text)]

    back = compare(three, two)
    assert [(edit.before, edit.after) for edit in back.substantive] == [(ENTRIES[0].text, "")]

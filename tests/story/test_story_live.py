"""A live blog over many looks, by the real checker."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from checkroom import room
from liveblog import LEAD, Entry, page
from sqlalchemy import delete

from watcher.compare.hidden import LAST
from watcher.demo.site import Answer, NewsSite, Request
from watcher.model import Disclosure, EventType, Outcome
from watcher.past.reread import retold
from watcher.render.payload import told_edits
from watcher.store.schema import notes

if TYPE_CHECKING:
    from pathlib import Path

PATH = "/news/flood-in-holm"
SHOWN = 10


class Blog:
    """Shows the newest entries, the last one on top."""

    def __init__(self) -> None:
        self.last = self.shown = SHOWN
        self.out: set[int] = set()

    def __call__(self, request: Request) -> Answer:
        there = [number for number in range(self.last, 0, -1) if number not in self.out]
        numbers = there[: self.shown]
        return Answer(page(f"<ul>{''.join(map(self.item, numbers))}</ul>").encode())

    def item(self, number: int) -> str:
        at = f"2021-01-12T{number // 60:02}:{number % 60:02}:00Z"
        entry = Entry(at, f"Report {number}", f"number {number}")
        return f"<li><p><time datetime='{at}'>{entry.clock}</time></p><p>{entry.text}</p></li>"


class Stamped(Blog):
    """A story of which a name and the stamp are others with each look."""

    def __call__(self, request: Request) -> Answer:
        day = date(2019, 1, 1) + timedelta(days=self.last)
        boat = "".join(chr(ord("A") + int(digit)) for digit in str(self.last))
        pumps = f"<p>The pumps of the {boat} have moved 3,000 tons of water, says the fire service.</p>"
        return Answer(page(f"<p>Updated {day:%d %B %Y}</p>{pumps}<p>{LEAD}</p>").encode())


class Pinned(Blog):
    """Keeps its first entry at the end."""

    def __call__(self, request: Request) -> Answer:
        numbers = [*range(self.last, max(1, self.last - self.shown + 1), -1), 1]
        return Answer(page(f"<ul>{''.join(map(self.item, numbers))}</ul>").encode())


@pytest.mark.parametrize("kind", [Blog, Stamped, Pinned])
def test_what_a_look_costs_does_not_grow_with_the_notes_that_came_before(
    site: NewsSite, tmp_path: Path, kind: type[Blog]
) -> None:
    blog = site.pages[PATH] = kind()
    costs: list[int] = []
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        watch.visit(article)
        for looks in (12, 36):
            while blog.last < SHOWN + looks:
                blog.last += 1
                assert watch.visit(article).outcome is Outcome.CHANGED
            blog.last += 1
            check, cost = watch.cost(article)
            assert check.outcome is Outcome.CHANGED
            costs.append(cost)
        assert len(watch.store.note_records(article.id)) >= looks
    assert costs[1] < 1.25 * costs[0], costs


def test_entries_have_one_record_each_from_before_the_page_was_known_as_a_live_blog(
    site: NewsSite, tmp_path: Path
) -> None:
    blog = site.pages[PATH] = Blog()
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        for blog.last, blog.shown, came in ((2, 2, 0), (5, 5, 3), (5, 3, 0), (6, 4, 1), (6, 6, 0)):
            check = watch.visit(article)
            assert len(check.change.notes_added if check.change else ()) == came
            assert bool(check.events) == bool(came)
        records = watch.store.note_records(article.id)
        assert [record.first_seen_version for record in records] == [2, 2, 2, 2, 2, 4]
        assert [record.stood_at_first for record in records].count(True) == 2
        assert not any(record.withdrawn or record.edited for record in records)
        assert not list(watch.store.upkeep.flaws())
        assert not retold(watch.store, watch.store.find(article.url))
        with watch.store.database.writing() as db:  # as programs before this one left it
            db.execute(delete(notes).where(notes.c.not_before.is_(None)))
        assert not list(watch.store.upkeep.flaws())


def test_the_last_entry_but_one_is_taken_out_where_older_ones_went_to_the_next_page(
    site: NewsSite, tmp_path: Path
) -> None:
    blog = site.pages[PATH] = Blog()
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        watch.visit(article)
        blog.last += 5
        assert not watch.visit(article).change.notes_removed
        went = [note for note in watch.store.note_records(article.id) if note.hidden_in(2)]
        assert len(went) == 5
        assert watch.store.note_records(article.id, LAST)[::-1] == went[-LAST:]  # as a reread takes them
        blog.last += 1
        blog.out = {blog.last - SHOWN + 1}
        check = watch.visit(article)
        assert len(check.change.notes_added) == 1
        assert [edit.before for edit in told_edits(check.change)] == [
            f"The number {n} service said that the northern line stays shut, because of report {n}."
            for n in blog.out
        ]
        assert not retold(watch.store, watch.store.find(article.url))


@pytest.mark.parametrize("kind", [Blog, Pinned])
def test_entries_that_a_page_shows_again_are_no_news(
    site: NewsSite, tmp_path: Path, kind: type[Blog]
) -> None:
    blog = site.pages[PATH] = kind()
    with room(tmp_path) as watch:
        article = watch.add(site.url(PATH))
        watch.visit(article)
        for _ in range(3):
            blog.last += 1
            change = watch.visit(article).change
            assert change is not None
            assert (len(change.notes_added), change.notes_removed) == (1, ())
            assert change.disclosure is Disclosure.DISCLOSED
        blog.shown = blog.last
        check = watch.visit(article)
        assert check.change is not None
        assert (check.events, check.change.disclosure) == ((), Disclosure.NONE)
        assert "The 3 entries stand on this page again, as before." in check.change.reasons
        blog.last += 1
        watch.visit(article)
        blog.last, blog.shown = blog.last + 1, blog.last + 1
        check = watch.visit(article)
        assert [event.type for event in check.events] == [EventType.UPDATE_RECORDED]
        assert len(check.change.notes_added) == 1
        assert len(watch.store.note_records(article.id)) == blog.last
        assert not retold(watch.store, watch.store.find(article.url))

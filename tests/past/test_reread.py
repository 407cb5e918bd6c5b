"""`reread`: an upgrade of the reader tells stored histories anew, without alerts and without new numbers.

An older reader is played by one that missed things: it is put in the place of the real one while the story
is being watched.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from newsroom import (
    PATH,
    Desk,
    Postbox,
    Watch,
    byline_changes,
    correction_is_added,
    cost_is_corrected,
    headline_changes,
    nothing,
    number_is_edited,
    watch,
    watching,
)
from sqlalchemy import select
from teasers import with_teaser

import watcher.check.checker
import watcher.check.study
import watcher.past.reread
import watcher.read
from watcher.compare.digest import digest
from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Story
from watcher.model import Reading
from watcher.read import READER_VERSION, Look
from watcher.read import read as present_reader
from watcher.store import open_store
from watcher.store.schema import rereads

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDER = 0


def blinded(reading: Reading) -> Reading:
    """What a reader makes of a page that knew no notes and no bylines."""
    return replace(reading, notes=(), byline="")


def blind_to_notes(*args, **options):
    return blinded(present_reader(*args, **options))


class BlindLook(Look):
    """The same reader, as a visit asks it."""

    def reading(self, **options):
        return blinded(super().reading(**options))


def logged(store):
    """The rereads that stand in the store's log."""
    with store.database.reading() as db:
        return db.execute(select(rereads)).all()


def store_of(watched: Watch):
    return open_store(state_dir=watched.desk.home / "state")


def everything(watched: Watch) -> dict:
    """All that a user can see of the history."""
    desk = watched.desk
    return {"history": desk.history("ferry"), "notes": desk.json("updates")["notes"]}


@pytest.fixture(scope="module")
def past(tmp_path_factory) -> Iterator[Watch]:
    """A history of four versions, three of them by the older reader; to be copied."""
    desk = Desk(tmp_path_factory.mktemp("past"))
    with NewsSite() as site, WebhookReceiver() as hooks, Postbox() as mails:
        watched = watching(desk, site, hooks, mails)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(watcher.check.checker, "read", blind_to_notes)
            patch.setattr(watcher.check.study, "Look", BlindLook)
            patch.setattr(watcher.check.study, "READER_VERSION", OLDER)
            patch.setattr(watcher.past.reread, "READER_VERSION", OLDER)
            for happening in (headline_changes, number_is_edited, cost_is_corrected):
                assert watched.after(happening) == "changed"
        yield watched


@pytest.fixture
def upgraded(past, tmp_path) -> Watch:
    """A copy of it, with the present reader in force again."""
    shutil.copytree(past.desk.home, tmp_path, dirs_exist_ok=True)
    return replace(past, desk=Desk(tmp_path))


def test_a_dry_run_says_what_would_be_different_and_changes_nothing(upgraded):
    before = everything(upgraded)
    document = upgraded.desk.json("reread", "--dry-run")
    (article,) = document["articles"]
    assert (document["dry_run"], document["to_reader"]) == (True, READER_VERSION)
    assert article["from_reader"] == OLDER
    assert [one["version"] for one in article["differing"]] == [2, 3, 4]
    assert [note["kind"] for note in article["notes_added"]] == ["correction"]
    assert {"version": 4, "before": "undisclosed", "after": "disclosed"} in article["verdicts"]
    words = " ".join(upgraded.desk.run("reread", "--dry-run").out.split())
    assert "version 4: undisclosed becomes disclosed" in words
    assert "+ correction 14 Jan 2021: An earlier version" in words
    assert "1 article (4 versions) would be read again, 1 told differently; nothing was changed." in words
    assert everything(upgraded) == before


def test_the_history_is_then_as_the_present_reader_would_have_written_it(upgraded):
    upgraded.desk.run("reread")
    after = everything(upgraded)
    assert [one["version"] for one in after["history"]] == [1, 2, 3, 4]
    assert {one["byline"] for one in after["history"]} == {"Nora Quill"}
    assert [one["change"]["disclosure"] for one in after["history"][1:]] == [
        "undisclosed",
        "undisclosed",
        "disclosed",
    ]
    assert after["history"][2]["change"]["disclosed_later"]["version"] == 4
    (note,) = after["notes"]
    assert (note["kind"], note["first_seen_version"], note["withdrawn"]) == ("correction", 4, False)


def test_no_alerts_and_no_change_at_the_next_look(upgraded):
    told = [hook.document["data"]["to"] for hook in upgraded.hooks.hooks]
    upgraded.desk.run("reread")
    assert upgraded.desk.check(expect=0)
    assert [hook.document["data"]["to"] for hook in upgraded.hooks.hooks] == told == [2, 3, 4]
    assert len(everything(upgraded)["history"]) == 4


def test_the_two_readers_are_recorded(upgraded):
    upgraded.desk.run("reread")
    with store_of(upgraded) as store:
        (entry,) = logged(store)
        assert (entry.from_reader, entry.to_reader, entry.versions) == (OLDER, READER_VERSION, 4)
        assert {snapshot.reader_version for snapshot in store.snapshots(1)} == {READER_VERSION}
        assert store.article(1).digest == digest(store.reading(1, 4))


def test_what_is_done_is_not_done_again(upgraded):
    upgraded.desk.run("reread")
    assert "nothing to read again" in upgraded.desk.run("reread").out
    assert upgraded.desk.json("reread", "--all")["articles"][0]["differing"] == []
    assert upgraded.desk.json("reread", "ferry")["articles"][0]["verdicts"] == []


def notes_are_withdrawn(story: Story) -> Story:
    return replace(story, sections=())


def test_reading_again_by_the_same_reader_tells_the_same(watched):
    happenings = (number_is_edited, cost_is_corrected, nothing, notes_are_withdrawn)
    for happening in (*happenings, byline_changes, correction_is_added):
        watched.after(happening)
    before = everything(watched)
    watched.desk.run("reread", "--all")
    after = everything(watched)
    assert after == before


@pytest.mark.parametrize("linked", [False, True], ids=["plain text", "with a link"])
def test_what_was_learned_of_furniture_is_not_forgotten(desk, site, linked):
    room = Newsroom(FERRY)
    site.pages[PATH] = with_teaser(room, linked=linked)
    desk.configure(watch(site.url(PATH)))
    for happening in (*[nothing] * 6, number_is_edited, cost_is_corrected, byline_changes):
        room.edit(happening)
        desk.check(expect=0)
    before = desk.history("ferry"), desk.json("updates")["notes"]
    desk.run("reread", "--all")
    assert (desk.history("ferry"), desk.json("updates")["notes"]) == before
    assert desk.check(expect=0)[PATH]["outcome"] == "unchanged"


def test_a_version_that_reads_like_the_one_before_keeps_its_number(upgraded, monkeypatch):
    """The upgraded reader takes no notice of what made version 2."""

    def blind_to_headlines(*args, **options):
        return replace(present_reader(*args, **options), title="Ferry")

    monkeypatch.setattr(watcher.past.reread, "read", blind_to_headlines)
    upgraded.desk.run("reread")
    history = upgraded.desk.history("ferry")
    assert [one["version"] for one in history] == [1, 2, 3, 4]
    change = history[1]["change"]
    assert (change["headline_changed"], change["disclosure"]) == (False, "none")


def test_a_page_that_is_no_article_to_the_new_reader_changes_nothing(upgraded, monkeypatch):
    def sees_a_wall(html, *args, **options):
        reading = present_reader(html, *args, **options)
        walled = "£830,000" in reading.text and not reading.notes
        return replace(reading, blocks=(), obstacle="consent") if walled else reading

    monkeypatch.setattr(watcher.past.reread, "read", sees_a_wall)
    upgraded.desk.run("reread")
    changes = [one["change"] for one in upgraded.desk.history("ferry")]
    assert (changes[2]["classes"], changes[2]["removed_words"]) == ([], 0)
    assert "number" in changes[3]["classes"]


def test_a_poisonous_page_does_not_stop_the_others(upgraded, monkeypatch):
    def breaks(*args, **options):
        raise RuntimeError("broken")

    before = everything(upgraded)
    monkeypatch.setattr(watcher.past.reread, "read", breaks)
    ran = upgraded.desk.run("reread", expect=1)
    assert "could not be read again; its history is as it was" in ran.err
    assert everything(upgraded) == before


def test_a_version_that_came_meanwhile_is_read_too(upgraded):
    with store_of(upgraded) as store:
        article = replace(store.article(1), version=3)
        found = watcher.past.reread.retold(store, article)
        stale = replace(found, versions=found.versions[:3])
        assert not store.upkeep.rewrite(article, stale, now=article.added_at)
        assert logged(store) == []
        watcher.past.reread.reread(store, article, now=article.added_at)
        assert len(logged(store)) == 1

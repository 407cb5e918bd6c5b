"""A database of the first program is brought up to date with everything that is in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from newsroom import PATH, UNDATED, Desk, number_is_edited, watch, with_note

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Story

UNDO = """
DROP TABLE addresses; DROP TABLE merges; ALTER TABLE snapshots DROP COLUMN origin;
DROP INDEX ix_articles_queue; ALTER TABLE articles DROP COLUMN stride;
CREATE INDEX ix_articles_queue ON articles (host_id, next_check_at) WHERE state = 'active';
DROP INDEX ix_hosts_ready_at; ALTER TABLE hosts DROP COLUMN stride;
CREATE INDEX ix_hosts_ready_at ON hosts (ready_at);
ALTER TABLE hosts DROP COLUMN price; ALTER TABLE hosts DROP COLUMN ceiling;
DROP INDEX ix_notes_day; DROP INDEX ix_changes_silent; DROP INDEX ix_changes_silent_of;
DROP INDEX ix_articles_changed; DROP INDEX ix_articles_config;
ALTER TABLE notes DROP COLUMN day; ALTER TABLE changes DROP COLUMN captured_at;
DROP TABLE requests; ALTER TABLE snapshots DROP COLUMN request_id;
ALTER TABLE snapshots DROP COLUMN conditions;
DROP TABLE search;
DROP TABLE looks;
DROP TABLE robots; ALTER TABLE articles DROP COLUMN gone_count;
ALTER TABLE articles DROP COLUMN gone_noticed;
DROP TABLE restless; DROP TABLE standing;
ALTER TABLE articles DROP COLUMN page_fingerprint; ALTER TABLE articles DROP COLUMN scope_fingerprint;
DROP TABLE fragments; DROP TABLE bursts; DROP TABLE outages;
DROP INDEX ix_deliveries_held; DROP INDEX ix_deliveries_sent;
ALTER TABLE deliveries DROP COLUMN told_in; ALTER TABLE deliveries DROP COLUMN why;
ALTER TABLE channels DROP COLUMN failures; ALTER TABLE channels DROP COLUMN failing_since;
ALTER TABLE channels DROP COLUMN trouble; ALTER TABLE channels DROP COLUMN noticed;
DROP TABLE disclosures; DROP TABLE rereads;
ALTER TABLE changes DROP COLUMN substantive; ALTER TABLE changes DROP COLUMN added_words;
ALTER TABLE changes DROP COLUMN removed_words; ALTER TABLE notes DROP COLUMN backdated;
ALTER TABLE notes DROP COLUMN returned;
UPDATE watcher_revision SET version_num = '0001';
"""


def cost_is_corrected(story: Story) -> Story:
    text = "An earlier version of this article gave the cost as £380,000. It is £830,000."
    return with_note(story, "Correction 14 Jan 2021:", text)


@pytest.fixture
def desk(tmp_path) -> Desk:
    """A history of three versions as the first program left it."""
    desk = Desk(tmp_path)
    with NewsSite() as site:
        rooms = [site.pages.setdefault(path, Newsroom(FERRY)) for path in (PATH, UNDATED)]
        desk.configure(watch(site.url(PATH)), watch(site.url(UNDATED)))
        desk.check(expect=0)
        for happening in (number_is_edited, cost_is_corrected):
            rooms[0].edit(happening)
            desk.check(expect=0)
    return desk


def left_by_the_first_program(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db")) as raw:
        raw.executescript(UNDO)


def test_nothing_is_lost_and_reread_adds_what_was_not_recorded(desk):
    history, notes = desk.history(PATH), desk.json("updates")["notes"]
    report = desk.json("report")["outlets"]
    left_by_the_first_program(desk)
    for snapshot in desk.history(PATH):
        assert snapshot["change"] is None or snapshot["change"].pop("disclosed_later") is None
    (note,) = desk.json("updates")["notes"]
    assert note | {"backdated": True} == notes[0]
    assert len(desk.json("updates", "--undisclosed")["changes"]) == 1
    assert desk.json("report")["outlets"][0]["undisclosed"] == 1

    assert [one["url"] for one in desk.json("reread")["articles"]] == [note["url"]]
    assert (desk.history(PATH), desk.json("updates")["notes"]) == (history, notes)
    assert desk.json("report")["outlets"] == report
    assert desk.json("updates", "--undisclosed")["changes"] == []

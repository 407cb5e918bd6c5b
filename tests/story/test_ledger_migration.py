"""A database of the first program is brought up to date with everything that is in it."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime

import pytest
from newsroom import PATH, UNDATED, Desk, number_is_edited, watch, with_note
from sqlalchemy import select, text, update

from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY, Story
from watcher.store import open_store
from watcher.store.engine.columns import from_ticks
from watcher.store.packing import pages as pages_
from watcher.store.packing.codec import plain, sides, to_json
from watcher.store.packing.texts import Texts
from watcher.store.schema import events, notes, pages, snapshots

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNDO = """
CREATE TABLE changes (
    id INTEGER NOT NULL, article_id INTEGER NOT NULL, from_version INTEGER NOT NULL,
    to_version INTEGER NOT NULL, disclosure TEXT NOT NULL, change BLOB NOT NULL,
    PRIMARY KEY (id), UNIQUE (article_id, from_version, to_version)
) STRICT;
INSERT INTO changes (article_id, from_version, to_version, disclosure, change)
    SELECT article_id, version - 1, version, disclosure, change FROM snapshots WHERE version > 1;
DROP TABLE subscriptions; DROP TABLE counts;
DROP TABLE mementos; DROP TABLE saves;
DROP INDEX ix_articles_failing; DROP INDEX ix_articles_moved; DROP INDEX ix_articles_resting;
DROP TABLE items; DROP TABLE sources; ALTER TABLE articles DROP COLUMN watch_for;
ALTER TABLE articles DROP COLUMN stop; ALTER TABLE articles DROP COLUMN validators_lie;
DROP TABLE sizes;
DROP INDEX ix_pages_base; ALTER TABLE pages DROP COLUMN base; ALTER TABLE pages DROP COLUMN depth;
CREATE TABLE first_snapshots (
    id INTEGER NOT NULL, article_id INTEGER NOT NULL, version INTEGER NOT NULL, captured_at INTEGER NOT NULL,
    not_before INTEGER, title TEXT NOT NULL, byline TEXT NOT NULL, published_at INTEGER, modified_at INTEGER,
    language TEXT NOT NULL, words INTEGER NOT NULL, digest TEXT NOT NULL, reader_version INTEGER NOT NULL,
    returns_to INTEGER, page_id INTEGER NOT NULL, url TEXT NOT NULL, status INTEGER NOT NULL,
    charset TEXT NOT NULL, chain BLOB NOT NULL, headers BLOB NOT NULL, reading BLOB NOT NULL,
    request_id INTEGER, conditions TEXT, origin TEXT,
    PRIMARY KEY (id), UNIQUE (article_id, version)
) STRICT;
INSERT INTO first_snapshots
    SELECT s.id, s.article_id, version, captured_at, not_before, title, byline, published_at * 1000000,
    modified_at * 1000000, language, words, lower(hex(digest)), reader_version, returns_to, page_id, url,
    status, charset,
    (SELECT seal FROM articles a WHERE a.id = s.article_id), headers, reading, request_id, conditions, origin
    FROM snapshots s JOIN faces f ON f.id = s.face_id;
DROP TABLE snapshots; DROP TABLE faces; ALTER TABLE first_snapshots RENAME TO snapshots;
ALTER TABLE articles DROP COLUMN seal;
CREATE INDEX ix_snapshots_page_id ON snapshots (page_id);
DROP TABLE addresses; DROP TABLE merges; ALTER TABLE snapshots DROP COLUMN origin;
DROP INDEX ix_articles_queue; ALTER TABLE articles DROP COLUMN stride;
CREATE INDEX ix_articles_queue ON articles (host_id, next_check_at) WHERE state = 'active';
DROP INDEX ix_hosts_ready_at; ALTER TABLE hosts DROP COLUMN stride;
CREATE INDEX ix_hosts_ready_at ON hosts (ready_at);
ALTER TABLE hosts DROP COLUMN price; ALTER TABLE hosts DROP COLUMN ceiling;
DROP INDEX ix_notes_day;
DROP INDEX ix_articles_changed; DROP INDEX ix_articles_config;
ALTER TABLE notes DROP COLUMN day;
UPDATE changes SET disclosure = CASE disclosure WHEN 'd' THEN 'disclosed' WHEN 'p' THEN 'partly'
    WHEN 'u' THEN 'undisclosed' WHEN 's' THEN 'stamp_only' ELSE 'none' END;
DROP TABLE requests; ALTER TABLE snapshots DROP COLUMN request_id;
ALTER TABLE snapshots DROP COLUMN conditions;
DROP TABLE search;
DROP TABLE looks;
DROP TABLE robots; ALTER TABLE articles DROP COLUMN gone_count;
ALTER TABLE articles DROP COLUMN gone_noticed;
DROP TABLE restless; DROP TABLE standing;
ALTER TABLE articles DROP COLUMN page_fingerprint; ALTER TABLE articles DROP COLUMN scope_fingerprint;
DROP TABLE fragments; DROP TABLE marks; DROP TABLE bursts; DROP TABLE outages;
DROP INDEX ix_deliveries_held; DROP INDEX ix_deliveries_sent;
ALTER TABLE deliveries DROP COLUMN told_in; ALTER TABLE deliveries DROP COLUMN why;
ALTER TABLE channels DROP COLUMN failures; ALTER TABLE channels DROP COLUMN failing_since;
ALTER TABLE channels DROP COLUMN trouble; ALTER TABLE channels DROP COLUMN noticed;
ALTER TABLE channels DROP COLUMN rests_until; ALTER TABLE channels DROP COLUMN place;
DROP TABLE disclosures; DROP TABLE rereads;
ALTER TABLE notes DROP COLUMN backdated;
ALTER TABLE notes DROP COLUMN returned;
ALTER TABLE articles DROP COLUMN undisclosed;
ALTER TABLE notes ADD COLUMN stated TEXT;
UPDATE notes SET stated = date(stated_date + 2440587.5),
    form = CASE form WHEN 'st' THEN 'stamp' ELSE 'section' END,
    kind = CASE kind WHEN 'up' THEN 'update' WHEN 'co' THEN 'correction' ELSE kind END;
ALTER TABLE notes DROP COLUMN stated_date; ALTER TABLE notes RENAME COLUMN stated TO stated_date;
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
    as_the_first_program_wrote(desk)
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db")) as raw:
        raw.executescript(UNDO)


def as_the_first_program_wrote(desk: Desk) -> None:
    """Every row by itself, compressed without anything in front of it."""
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        for row in db.execute(select(pages.c.id)).all():
            body = squeezed(pages_.body(db, row.id))
            db.execute(update(pages).where(pages.c.id == row.id).values(body=body, base=None, depth=0))
        new = []
        for row in db.execute(select(snapshots.c.id, snapshots.c.article_id, snapshots.c.version)).all():
            texts = Texts(db, row.article_id)
            reading, headers = plain(texts.reading(row.version)), plain(texts.headers(row.version))
            values = {"reading": squeezed(reading), "headers": squeezed(headers), "base": None}
            new.append(update(snapshots).where(snapshots.c.id == row.id).values(values))
        for row in db.execute(select(snapshots).where(snapshots.c.disclosure.is_not(None))).all():
            data = json.loads(to_json(Texts(db, row.article_id).change(row.version, row.change)))
            for edit in data["edits"]:
                edit |= dict(zip(("before", "after"), sides(edit["spans"]), strict=True))
            packed = squeezed(json.dumps(data).encode())
            new.append(update(snapshots).where(snapshots.c.id == row.id).values(change=packed))
        for row in db.execute(select(events)).all():
            said = Texts(db, row.article_id).event_data(row.to_version, row.data)
            packed = squeezed(json.dumps(said).encode())
            new.append(update(events).where(events.c.id == row.id).values(data=packed))
            name = text("UPDATE events SET event_id = :name WHERE id = :number")
            new.append(name.bindparams(name=row.event_id, number=row.id))
        new += [
            update(notes).where(notes.c.id == row.id).values(note=squeezed(plain(as_it_stands(db, row))))
            for row in db.execute(select(notes)).all()
        ]
        for statement in new:
            db.execute(statement)


def as_it_stands(db, row):
    return Texts(db, row.article_id).note(row.last_seen_version, row.note)


def squeezed(data: bytes) -> bytes:
    return zstd.compress(data)


def test_verdicts_and_names_of_events_become_short_and_stay_what_they_are(desk):
    state = desk.home / "state"
    with open_store(state_dir=state) as store:
        told = store.outbox.last_events(9)
        verdicts = [s.change and s.change.disclosure for s in store.snapshots(1)]
    left_by_the_first_program(desk)
    with closing(sqlite3.connect(state / "watcher.db")) as raw:
        assert all(len(name) == 40 for (name,) in raw.execute("SELECT event_id FROM events"))
    with open_store(state_dir=state) as store:
        assert store.outbox.last_events(9) == told != []
        assert [s.change and s.change.disclosure for s in store.snapshots(1)] == verdicts
    with closing(sqlite3.connect(state / "watcher.db")) as raw:
        assert all(len(name) == 23 for (name,) in raw.execute("SELECT event_id FROM events"))
        assert {word for (word,) in raw.execute("SELECT disclosure FROM snapshots WHERE version > 1")} == {
            "u",
            "d",
        }


def test_nothing_is_lost_and_reread_adds_what_was_not_recorded(desk):
    history, notes = desk.history(PATH), desk.json("updates")["notes"]
    report = desk.json("report")["outlets"]
    left_by_the_first_program(desk)
    for snapshot in desk.history(PATH):
        assert snapshot["change"] is None or snapshot["change"].pop("disclosed_later") is None
    (note,) = desk.json("updates")["notes"]
    assert note | {"backdated": True} == notes[0]
    assert len(desk.json("updates", "--undisclosed")["changes"]) == 1
    assert [one["undisclosed"] for one in desk.json("list", "--undisclosed")["articles"]] == [1]
    assert desk.json("report")["outlets"][0]["undisclosed"] == 1

    assert [one["url"] for one in desk.json("reread")["articles"]] == [note["url"]]
    assert (desk.history(PATH), desk.json("updates")["notes"]) == (history, notes)
    assert desk.json("report")["outlets"] == report
    assert desk.json("updates", "--undisclosed")["changes"] == []
    assert desk.json("list", "--undisclosed")["articles"] == []


def test_what_the_first_program_wrote_is_read_word_for_word_and_goes_on(desk):
    before = everything(desk)
    left_by_the_first_program(desk)
    assert everything(desk) == before
    assert desk.json("verify")["flaws"] == []


def test_times_that_pages_claim_become_seconds_where_they_could_be_mistaken_for_such(desk):
    left_by_the_first_program(desk)
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db", isolation_level=None)) as raw:
        (claimed,) = raw.execute("SELECT published_at FROM snapshots WHERE version = 2").fetchone()
        raw.execute("UPDATE snapshots SET published_at = 3600000000, modified_at = 7 WHERE version = 1")
    with open_store(state_dir=desk.home / "state") as store:
        first, second = store.snapshots(1)[:2]
    assert first.published_at == datetime(1970, 1, 1, 1, tzinfo=UTC)
    assert first.modified_at == datetime(1970, 1, 1, 0, 0, 0, 7, tzinfo=UTC)
    assert second.published_at == from_ticks(claimed)


def everything(desk: Desk) -> list[object]:
    with open_store(state_dir=desk.home / "state") as store:
        return [
            (store.capture(article.id, version), store.snapshot(article.id, version).title)
            for article in store.articles()
            for version in range(1, article.version + 1)
        ] + [delivery.event for delivery in store.outbox.deliveries()]

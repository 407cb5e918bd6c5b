"""Two versions that are not neighbours: between which of our looks the one became the other."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from served import served
from told import Desk, told

from watcher.model import COSMETIC
from watcher.past.compared import compared
from watcher.render.picture import picture
from watcher.render.words import between
from watcher.store import open_archive
from watcher.web.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.store.archive import Archive

CAPTURED = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
BEFORE, AFTER = timedelta(seconds=-8), timedelta(hours=5)


def ticks(at: datetime) -> int:
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


@pytest.fixture(params=[BEFORE, AFTER], ids=["a slow answer", "seen again later"])
def seen(desk: Desk, request: pytest.FixtureRequest) -> datetime:
    """When version 1 is last sure to have stood: before a slow answer had come, or at a later look."""
    at: datetime = CAPTURED + request.param
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute("UPDATE snapshots SET captured_at = ? WHERE version = 1", (ticks(CAPTURED),))
        db.execute("UPDATE snapshots SET not_before = ? WHERE version = 2", (ticks(at),))
    return at


@pytest.fixture
def archive(desk: Desk) -> Iterator[Archive]:
    with open_archive(state_dir=desk.home / "state") as archive:
        yield archive


def test_the_older_one_was_last_seen_when_the_version_behind_it_says(
    archive: Archive, desk: Desk, seen: datetime
) -> None:
    for number in (2, 3, 5):
        assert compared(archive, 1, 1, number, cosmetic=COSMETIC).after[0].not_before == seen
    when = between(seen, archive.snapshot(1, 5).captured_at, UTC)
    for form in ((), ("--words",), ("--stat",), ("--side-by-side",)):
        assert when in " ".join(desk.run("diff", "1", "1..5", *form).split())
    (older, _), (newer, _), change = compared(archive, 1, 1, 5, cosmetic=COSMETIC)
    assert when in picture(archive.article(1), older, newer, change, UTC).when
    with served(Site(archive, UTC)) as web:
        assert when in web.get("/articles/1/diff/1..5").text


def test_the_newer_one_may_stand_first(archive: Archive, desk: Desk) -> None:
    found = compared(archive, 1, 5, 1, cosmetic=COSMETIC)
    assert (found.before[0].version, found.after[0].version, found.after[0].not_before) == (5, 1, None)
    said = desk.run("diff", "1", "5..1")
    with served(Site(archive, UTC)) as web:
        page = web.get("/articles/1/diff/5..1").text
    assert "version 5 to 1, backwards in time; " in said
    assert "backwards in time" in page
    for words in ("withdrawn", "No note", "disclosure"):
        assert words not in said
        assert words not in page


def test_a_version_behind_it_that_is_lost_leaves_its_own_capture(desk: Desk, archive: Archive) -> None:
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute("UPDATE snapshots SET origin = '{' WHERE version = 4")
    older = archive.snapshot(1, 3)
    assert compared(archive, 1, 3, 5, cosmetic=COSMETIC).after[0].not_before == older.captured_at

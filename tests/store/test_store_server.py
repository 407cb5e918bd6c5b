"""A PostgreSQL server that goes away and comes back, and many who want the same of it at once."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import postgresql
import pytest
from daemonprocess import until
from newsroom import PATH, Desk, note_is_added, watch
from sqlalchemy import create_engine, func, select, text, update
from store_help import (
    DELAY,
    LEASE,
    add,
    at,
    changed,
    claim_due,
    edit_of,
    enlist,
    first,
    note,
    take,
    unchanged,
    visit,
)

from watcher.compare.phrases import phrases
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.errors import StoreError, StoreUnsteady
from watcher.model import Added, ArticleState, Disclosure, Outcome
from watcher.store import open_store
from watcher.store.engine import engines
from watcher.store.engine.locks import KEEPING_HOUSE, MIGRATING
from watcher.store.engine.prepared import raw_of
from watcher.store.engine.steadfast import PATIENCE
from watcher.store.schema import articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from watcher.store import Store

STORIES = [f"https://h{n % 5}.example/{n}" for n in range(40)]


@pytest.fixture
def own_server() -> Iterator[postgresql.Server]:
    """One that may be restarted, for nobody else uses it."""
    if not postgresql.available():
        pytest.skip(postgresql.MISSING)
    for running in postgresql.running():
        if not running.is_ours:
            pytest.skip("WATCHER_TEST_POSTGRESQL names a server that is not ours to restart")
        yield running


def test_a_server_that_is_started_anew_costs_nobody_more_than_time(
    tmp_path: Path, own_server: postgresql.Server
) -> None:
    """All connections are cut in the middle of what was being done on them, as by a fail-over."""
    url, opened = own_server.database(durable=True), threading.Barrier(5)

    def work(number: int) -> None:
        with open_store(url, state_dir=tmp_path) as store:
            opened.wait(60)  # opening is no work on a connection: it is refused while the server starts
            for story in STORIES[number::4]:
                add(store, story, host=story.split("/")[2])
                time.sleep(0.05)

    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(work, number) for number in range(4)]
        opened.wait(60)
        time.sleep(0.1)
        own_server.restart()
        for job in jobs:
            job.result(60)
    with open_store(url, state_dir=tmp_path) as store:
        assert sorted(article.url for article in store.articles()) == sorted(STORIES)


def test_a_check_is_recorded_once_though_the_server_goes_away(
    tmp_path: Path, own_server: postgresql.Server
) -> None:
    with open_store(own_server.database(durable=True), state_dir=tmp_path) as store:
        add(store)
        (article,) = take(store)
        own_server.restart()
        assert store.record(first(article, 0), channels=[], host_delay=DELAY) == 1
        assert store.record(first(article, 0), channels=[], host_delay=DELAY) is None
        assert len(store.checks(article.id)) == 1


def test_a_server_that_vanished_is_given_up_in_time_for_another_try(tmp_path: Path, pg_url: str) -> None:
    """Both by who waits for its answer and by who has just asked: the one asks for a sign of life."""
    with open_store(pg_url, state_dir=tmp_path) as store, store.database.reading() as db:
        asked = {name: int(said) for name, said in raw_of(db).info.get_parameters().items() if said.isdigit()}
    silence = asked["keepalives_idle"] + asked["keepalives_interval"] * asked["keepalives_count"]
    for seconds in (silence, asked["tcp_user_timeout"] / 1000):
        assert 0 < seconds + asked["connect_timeout"] < PATIENCE


def test_many_who_add_the_same_at_once_add_it_once(tmp_path: Path, pg_url: str) -> None:
    def work(number: int) -> int:
        with open_store(pg_url, state_dir=tmp_path) as store:
            stories = STORIES[number * 7 :] + STORIES[: number * 7]
            added = [enlist(store, url, host=url.split("/")[2], now=at(0))[1] for url in stories]
        return added.count(Added.NEW)

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == len(STORIES)


def test_many_may_open_a_new_database_at_once(tmp_path: Path, server: postgresql.Server) -> None:
    url = server.database(empty=True)

    def work(_: int) -> bool:
        with open_store(url, state_dir=tmp_path) as store:
            return store.is_empty()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(4))) == [True] * 4
    server.drop(url)


@pytest.mark.parametrize("letters", ["SQL_ASCII", "LATIN1"])
def test_a_database_without_room_for_every_word_is_refused_with_what_to_do(
    tmp_path: Path, server: postgresql.Server, letters: str
) -> None:
    """The one ended each command with a traceback; in the other a story in Chinese was never written."""
    url = server.database(letters=letters)
    with pytest.raises(StoreError, match=f"its encoding is {letters}, .* ENCODING 'UTF8' TEMPLATE template0"):
        open_store(url, state_dir=tmp_path)
    server.drop(url)


def test_who_migrates_is_waited_for_and_who_keeps_house_is_not(tmp_path: Path, pg_url: str) -> None:
    with open_store(pg_url, state_dir=tmp_path) as store, open_store(pg_url, state_dir=tmp_path) as other:
        add(store)
        visit(store, 0, unchanged, Outcome.FAILED)
        with other.database.writing() as db:
            db.execute(select(func.pg_advisory_xact_lock(KEEPING_HOUSE)))
            store.upkeep.maintain(at(200 * 24 * 60))
            assert len(store.checks(1)) == 1
        store.upkeep.maintain(at(200 * 24 * 60))
        assert store.checks(1) == []
        with other.database.writing() as db:
            db.execute(select(func.pg_advisory_xact_lock(MIGRATING)))
            with open_store(pg_url, state_dir=tmp_path) as third:  # nothing to migrate, no lock
                assert not third.is_empty()


def test_workers_pass_over_hosts_that_another_one_is_taking(tmp_path: Path, pg_url: str) -> None:
    """Row by row: nobody waits for anybody."""
    with open_store(pg_url, state_dir=tmp_path) as store, open_store(pg_url, state_dir=tmp_path) as other:
        add(store, "https://a.example/1", host="a.example")
        add(store, "https://b.example/1", host="b.example", minutes=1)
        with other.database.writing() as db:
            db.exec_driver_sql("SELECT id FROM hosts WHERE name = 'a.example' FOR UPDATE")
            terms = {"owner": "one", "lease": LEASE, "host_delay": timedelta(seconds=2)}
            assert [one.host for one in claim_due(store, at(2), limit=5, **terms)] == ["b.example"]
        assert [one.host for one in claim_due(store, at(2), limit=5, **terms)] == ["a.example"]


def test_a_number_that_is_damaged_is_a_sentence(tmp_path: Path, pg_url: str, site: NewsSite) -> None:
    room = site.pages[PATH] = Newsroom(FERRY)
    desk = Desk(tmp_path, pg_url)
    desk.configure(watch(site.url(PATH)))
    desk.check()
    room.edit(note_is_added)
    desk.check()
    engine = create_engine(pg_url)
    with engine.begin() as db:
        db.execute(text("UPDATE notes SET last_seen_version = 2147483647"))
    engine.dispose()
    assert "a number in it is damaged; `watcher verify` says which" in desk.run("updates", expect=1).err
    assert desk.run("verify", expect=1).out


def test_who_stands_still_in_the_midst_of_writing_keeps_nobody_off(
    tmp_path: Path, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a process that was stopped, or whose machine left the network: the server takes it back."""
    monkeypatch.setattr(engines, "STILL", timedelta(seconds=1))
    with open_store(pg_url, state_dir=tmp_path) as store, open_store(pg_url, state_dir=tmp_path) as other:
        article = add(store)

        def stand_still() -> None:
            with other.database.writing() as db:
                db.execute(update(articles).values(title="half written"))
                db.exec_driver_sql("SELECT id FROM hosts FOR UPDATE")
                assert take(store) == []
                until(lambda: bool(take(store)), "the host")
                db.exec_driver_sql("SELECT 1")

        with pytest.raises(StoreUnsteady):
            stand_still()
        assert store.article(article.id).title == ""
        other.set_state(article.id, ArticleState.PAUSED)


@pytest.mark.parametrize(
    "look",
    [
        lambda store: store.glances.chosen(),
        lambda store: store.notes(),
        lambda store: store.search(phrases(["ferry"])),
        lambda store: store.report.changed(9),
        lambda store: store.report.undisclosed(),
        lambda store: store.upkeep.flaws(),
    ],
    ids=["glances", "notes", "search", "changed", "undisclosed", "flaws"],
)
def test_who_reads_may_take_his_time(
    look: Callable[[Store], Iterator[object]], tmp_path: Path, pg_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As who leafs through a long list in a terminal."""
    monkeypatch.setattr(engines, "STILL", timedelta(milliseconds=200))
    with open_store(pg_url, state_dir=tmp_path) as store:
        article = add(store)
        visit(store, 0, first, notes=[note()])
        silent = replace(edit_of("stays", "leaves"), disclosure=Disclosure.UNDISCLOSED)
        for minutes, text in ((60, "The ferry leaves port."), (120, "The ferry leaves.")):
            visit(store, minutes, changed, text, change=silent)
        whole = [*look(store)]
        found = look(store)
        assert next(found) == whole[0]
        time.sleep(0.5)
        assert [*found] == whole[1:]
        with store.history(article.id, at(200)) as history:
            time.sleep(0.5)
        assert len(history.versions) == 3

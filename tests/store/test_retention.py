"""What is old and pointed to by nothing is dropped; everything else stays, and the room is given back."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from newsroom import PATH, name_is_edited, number_is_edited
from sqlalchemy import select, update
from store_help import DELAY, Everyone, add, alert, at, changed, first, note, unchanged

from watcher.errors import NotKept
from watcher.model import ArticleState, Outcome
from watcher.model.retention import FOREVER, Keep, Retention
from watcher.store import open_store
from watcher.store.packing.texts import OWN_PAGE
from watcher.store.schema import pages, snapshots

if TYPE_CHECKING:
    from newsroom import Desk, Watch

pytestmark = pytest.mark.engines

DAY = 24 * 60
NINETY = timedelta(days=90)
RAW = Retention(Keep(raw=NINETY))
BOTH = Retention(Keep(raw=NINETY, texts=NINETY))
QUIET, BUSY = "https://quiet.example/1", "https://busy.example/1"


def page(seed: int) -> bytes:
    """One that cannot be made smaller."""
    return random.Random(seed).randbytes(20_000)


def seen(store, url, *, host, seed=1, minutes=0, **parts):
    """An article with one version, of this page."""
    add(store, url, host=host, minutes=minutes)
    article = claimed(store, store.find(url), minutes)
    check = first(article, minutes, raw=page(seed), **parts)
    store.record(check, channels=[], host_delay=DELAY)
    return store.article(article.id)


def claimed(store, article, minutes):
    return store.claim(article.id, at(minutes), owner="one", lease=DELAY, host_delay=DELAY)


def again(store, article, minutes, text="B", **parts):
    """A change of it."""
    check = changed(claimed(store, article, minutes), minutes, text, **parts)
    store.record(check, channels=[], host_delay=DELAY)
    return store.article(article.id)


def dropped(store, retention=RAW, days=91):
    """What a dry run says is dropped, and nothing else."""
    foretold, flaws = store.upkeep.prunable(at(days * DAY), retention), list(store.upkeep.flaws())
    assert store.upkeep.prune(at(days * DAY), retention) == foretold
    assert store.upkeep.prunable(at(days * DAY), retention) == []
    assert list(store.upkeep.flaws()) == flaws
    return [(one.host, one.pages, one.texts) for one in foretold]


def test_an_old_page_that_never_changed_is_dropped_and_its_text_stays(store):
    article = seen(store, QUIET, host="quiet.example")
    text = store.reading(article.id, 1)
    assert dropped(store, days=89) == []
    assert dropped(store) == [("quiet.example", 1, 0)]
    with pytest.raises(NotKept, match="is no longer kept; its text is"):
        store.raw(article.id, 1)
    assert store.reading(article.id, 1) == text


def test_a_text_that_leant_on_its_page_stands_alone_when_that_is_dropped(store):
    words = leaning(store)
    assert dropped(store) == [("quiet.example", 1, 0)]
    assert based(store) == [None]
    assert store.reading(1, 1).text == words


def test_a_damaged_page_in_which_a_text_stands_is_not_dropped(store):
    leaning(store)
    with store.database.writing() as db:
        body = db.execute(select(pages.c.body)).scalar_one()
        db.execute(update(pages).values(body=body[:-1] + bytes([body[-1] ^ 1])))
    assert store.upkeep.prune(at(91 * DAY), RAW) == []
    assert len(list(store.upkeep.flaws())) == 2  # its text and its page
    with store.database.writing() as db:
        db.execute(update(pages).values(body=body))
    assert list(store.upkeep.flaws()) == []


def leaning(store):
    """A version whose text leans on its page; the text."""
    add(store, QUIET, host="quiet.example")
    words = " ".join(f"word{number}" for number in range(900))
    check = first(claimed(store, store.find(QUIET), 0), 0, words, raw=f"<p>{words}</p>".encode())
    store.record(check, channels=[], host_delay=DELAY)
    assert based(store) == [OWN_PAGE]
    return words


def based(store):
    """What the texts lean on."""
    with store.database.reading() as db:
        return list(db.execute(select(snapshots.c.base).order_by(snapshots.c.id)).scalars())


def test_a_page_at_either_side_of_a_change_is_kept(store):
    article = seen(store, BUSY, host="busy.example")
    again(store, article, 60, raw=page(2))
    assert dropped(store, days=1000) == []
    assert (store.raw(article.id, 1), store.raw(article.id, 2)) == (page(1), page(2))


def test_a_page_with_a_note_is_kept(store):
    seen(store, QUIET, host="quiet.example", notes=(note(),))
    assert dropped(store) == []


def test_a_page_of_an_article_that_an_alert_speaks_of_is_kept(store):
    article = seen(store, QUIET, host="quiet.example")
    check = unchanged(claimed(store, article, 60), 60, Outcome.GONE)
    gone = replace(check, events=(alert(1, 1, 60),))
    store.record(gone, channels=[Everyone()], host_delay=DELAY)
    assert dropped(store) == []
    assert store.raw(article.id, 1) == page(1)


def test_a_page_that_another_article_has_too_is_kept(store):
    seen(store, QUIET, host="quiet.example")
    seen(store, BUSY, host="busy.example", minutes=80 * DAY)
    assert dropped(store) == []


def test_a_page_that_an_odd_one_leans_on_is_kept_as_long_as_that(store):
    article = seen(store, QUIET, host="quiet.example")
    now = claimed(store, article, 85 * DAY)
    odd = changed(now, 85 * DAY, "odd", raw=page(1) + b"more").capture
    check = replace(unchanged(now, 85 * DAY, Outcome.SUSPECT), aside=odd, code="challenge")
    store.record(check, channels=[], host_delay=DELAY)
    assert dropped(store) == []
    store.upkeep.maintain(at(120 * DAY))
    assert dropped(store, days=120) == [("quiet.example", 1, 0)]
    assert store.article(article.id).version == 1


def test_by_a_clock_that_jumped_nothing_is_old_until_it_has_stood_for_a_week(store):
    seen(store, QUIET, host="quiet.example")
    for day in (*range(80), 400, 406, 90, 91, 96):  # of a machine whose clock is years ahead for a week
        assert store.upkeep.keep_house(at(day * DAY), RAW) == []
    assert store.checks(1) != []
    (gone,) = store.upkeep.keep_house(at(98 * DAY), RAW)
    assert (gone.host, gone.pages) == ("quiet.example", 1)


def test_a_watch_that_runs_now_and_then_drops_what_is_old(store):
    seen(store, QUIET, host="quiet.example")
    for day in (0, 20, 40, 60, 80, 89):
        assert store.upkeep.keep_house(at(day * DAY), RAW) == []
    assert [one.pages for one in store.upkeep.keep_house(at(91 * DAY), RAW)] == [1]


def test_hosts_have_retentions_of_their_own(store):
    seen(store, QUIET, host="quiet.example", seed=1)
    seen(store, BUSY, host="busy.example", seed=2)
    quiet = {"quiet.example": Keep(raw=timedelta(days=7))}
    assert dropped(store, Retention(hosts=quiet), days=8) == [("quiet.example", 1, 0)]
    kept = {"busy.example": Keep(raw=FOREVER)}
    assert dropped(store, Retention(Keep(raw=NINETY), kept), days=1000) == []


def test_texts_are_kept_while_an_article_is_watched(store):
    article = seen(store, QUIET, host="quiet.example")
    assert dropped(store, BOTH) == [("quiet.example", 1, 0)]
    store.set_state(article.id, ArticleState.REMOVED)
    assert dropped(store, BOTH) == [("quiet.example", 0, 1)]
    with pytest.raises(NotKept, match="text of version 1"):
        store.reading(article.id, 1)
    assert len(store.snapshots(article.id)) == 1


def test_what_changes_after_its_page_was_dropped_stands_alone(store):
    article = seen(store, QUIET, host="quiet.example")
    dropped(store)
    article = again(store, article, 92 * DAY, raw=page(1) + b"more")
    assert store.raw(article.id, 2) == page(1) + b"more"
    assert len(store.snapshots(article.id)) == 2


def test_the_file_becomes_smaller_while_others_have_it_open(tmp_path):
    with open_store(state_dir=tmp_path) as daemon, open_store(state_dir=tmp_path) as ours:
        for number in range(60):
            seen(daemon, f"{QUIET}/{number}", host=f"{number}.example", seed=number)
        daemon.database.tidy()
        before = (tmp_path / "watcher.db").stat().st_size
        assert len(dropped(ours)) == 60
        assert (tmp_path / "watcher.db").stat().st_size < before - 900_000
        seen(daemon, QUIET, host="quiet.example", minutes=92 * DAY)


def test_the_command_says_what_it_would_drop_and_drops_it(watched: Watch) -> None:
    desk = watched.desk
    assert "All is kept for ever" in desk.run("prune").out
    config = (desk.home / "config.toml").read_text()
    (desk.home / "config.toml").write_text(f'{config}\n[retention]\nraw = "0.01s"\n')
    told = desk.run("prune", "--dry-run").out
    assert "127.0.0.1" in told
    assert "1 page and 0 texts" in told
    assert "would be dropped; nothing was changed" in told
    (host,) = desk.json("prune", "--dry-run")["hosts"]
    assert (host["pages"], host["texts"]) == (1, 0)
    assert "dropped." in desk.run("prune").out
    assert desk.json("prune")["hosts"] == []
    assert "Nothing to drop: a change, a note or an alert points to all that" in desk.run("prune").out
    assert "all is as it was written" in desk.run("verify").out


def of_another_reader(desk: Desk) -> None:
    """As after an upgrade: all versions were read by another reader."""
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db")) as db, db:
        for table in ("snapshots", "articles"):
            db.execute(f"UPDATE {table} SET reader_version = reader_version + 1")


def test_after_an_upgrade_what_cannot_be_read_again_is_no_edit(watched: Watch) -> None:
    """With its page gone, the older text is another reader's: what differs may be the readers."""
    desk = watched.desk
    config = (desk.home / "config.toml").read_text()
    (desk.home / "config.toml").write_text(f'{config}\n[retention]\nraw = "0.01s"\n')
    desk.run("prune")
    of_another_reader(desk)
    assert desk.json("reread", "--dry-run")["articles"] == []
    assert "is no longer kept" in desk.run("reread", PATH, expect=1).err
    assert watched.after(number_is_edited) == "changed"
    assert watched.hooks.hooks == []
    assert desk.json("diff", PATH)["edits"] == []
    assert desk.json("verify")["flaws"] == []
    assert watched.after(name_is_edited) == "changed"
    assert len(watched.hooks.hooks) == 1


def test_the_file_of_an_older_program_becomes_smaller_too(tmp_path):
    with open_store(state_dir=tmp_path) as store:
        seen(store, QUIET, host="quiet.example")
    with closing(sqlite3.connect(tmp_path / "watcher.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("PRAGMA auto_vacuum = NONE")
        db.execute("VACUUM")
    with open_store(state_dir=tmp_path) as store:
        before = (tmp_path / "watcher.db").stat().st_size
        dropped(store)
        assert (tmp_path / "watcher.db").stat().st_size < before
        assert store.reading(1, 1).text

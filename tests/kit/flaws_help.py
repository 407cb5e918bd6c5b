"""A database in which everything stands that a watch can see; its flaws, once it was altered."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from mishaps import challenge
from newsroom import (
    PATH,
    Desk,
    Postbox,
    correction_is_added,
    email,
    note_is_added,
    number_is_edited,
    watch,
    webhook,
    word_is_swapped,
)

from watcher.demo.receivers import WebhookReceiver
from watcher.demo.site import Newsroom, NewsSite
from watcher.demo.story import FERRY
from watcher.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from watcher.store.verify.flaws import Flaw


def all_seen(home: Path) -> Path:
    """The database of a watch that has seen everything: its file, closed."""
    desk = Desk(home)
    with NewsSite() as site, WebhookReceiver() as hooks, Postbox() as mails:
        room = site.pages[PATH] = Newsroom(FERRY)
        desk.configure(watch(site.url(PATH)), webhook(hooks.url("/hook")), email(mails.url))
        desk.check(expect=0)
        for happening in (note_is_added, number_is_edited, correction_is_added, word_is_swapped):
            room.edit(happening)
            desk.check(expect=0)
        desk.run("add", site.url("/feed.xml"))
        site.pages[PATH] = challenge
        desk.check(expect=1)
    with open_store(state_dir=desk.home / "state") as store, store.database.writing() as db:
        db.exec_driver_sql("INSERT INTO channels (name, reason) VALUES ('old', 'it was full')")
    return desk.home / "state" / "watcher.db"


def found(state: Path) -> list[Flaw]:
    """The flaws of the database in a folder."""
    with open_store(state_dir=state) as store:
        return list(store.upkeep.flaws())


def altered(state: Path, *statements: str) -> None:
    """Alter it behind the back of the program."""
    with closing(sqlite3.connect(state / "watcher.db", isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)

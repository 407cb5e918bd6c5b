"""A store moves to another engine and back, row by row, and nothing is lost on the way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from newsroom import PATH, Desk, Watch, note_is_added, number_is_edited
from sqlalchemy import make_url

from watcher.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import postgresql

LISTED = ("list", "updates", "sources", "report", "status")


@pytest.fixture
def nowhere(server: postgresql.Server) -> Iterator[str]:
    """The address of a database without any table, as users write it."""
    address = server.database(empty=True)
    yield address.replace("+psycopg", "")
    server.drop(address)


def answers(desk: Desk) -> dict[str, object]:
    """What the commands say of the store, but for where it is."""
    documents = {words: desk.json(words) for words in LISTED}
    documents |= {words: desk.json(words, PATH) for words in ("history", "diff", "show")}
    documents["search"] = desk.json("search", "£830,000")
    status = documents["status"]
    documents["status"] = {
        name: status[name] for name in ("articles", "versions", "due", "outbox", "failing")
    }
    return documents


def on(desk: Desk, url: str) -> Desk:
    """The same desk with its store elsewhere."""
    text = (desk.home / "config.toml").read_text()
    text = text.replace(f'[store]\nurl = "{desk.store}"\n', "")
    (desk.home / "config.toml").write_text(f'[store]\nurl = "{url}"\n{text}' if url else text)
    return Desk(desk.home, url)


def test_there_and_back_again(watched: Watch, nowhere: str) -> None:
    watched.after(note_is_added)
    watched.after(number_is_edited)
    desk = Desk(watched.desk.home)
    before = answers(desk)
    said = desk.run("store", "copy", "sqlite:", nowhere)
    assert "3 versions among them" in said.out
    assert make_url(nowhere).database in said.out

    desk = on(desk, nowhere)
    assert answers(desk) == before
    assert desk.json("verify")["flaws"] == []
    (desk.home / "state" / "watcher.db").rename(desk.home / "old.db")
    assert desk.check()[PATH]["outcome"] in {"unchanged", "not_modified"}
    there = answers(desk)

    desk.run("store", "copy", "postgresql:", "sqlite:")
    desk = on(desk, "")
    assert answers(desk) == there
    assert desk.json("verify")["flaws"] == []


def test_numbers_go_on_after_the_highest(watched: Watch, nowhere: str) -> None:
    desk = on(Desk(watched.desk.home), nowhere)
    desk.run("store", "copy", "sqlite:", "postgresql:")
    watched.room.edit(number_is_edited)
    assert desk.check()[PATH]["outcome"] == "changed"
    assert len(desk.json("history", PATH)["snapshots"]) == 2
    assert desk.json("verify")["flaws"] == []


def test_what_is_in_use_is_not_copied_to(watched: Watch, nowhere: str) -> None:
    desk = watched.desk
    desk.run("store", "copy", "sqlite:", nowhere)
    again = desk.run("store", "copy", "sqlite:", nowhere, expect=1)
    assert "is in use already; name an empty one" in again.err
    assert "is in use already" in desk.run("store", "copy", nowhere, "sqlite:", expect=1).err
    assert "are the same store" in desk.run("store", "copy", "sqlite:", "sqlite:", expect=1).err


def test_what_a_daemon_works_on_is_not_copied(watched: Watch, nowhere: str, tmp_path: Path) -> None:
    desk = watched.desk
    with open_store(state_dir=desk.home / "state") as store:
        store.lock_daemon("another one", store.articles()[0].added_at)
        assert "Another daemon" in desk.run("store", "copy", "sqlite:", nowhere, expect=1).err


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        ("postgresql:", "sqlite:new.db", "alone means the server of [store] url, and that names none"),
        ("sqlite:none.db", "sqlite:new.db", "There is no store none.db to copy."),
        ("mysql://db.example/news", "sqlite:new.db", "does not know"),
        ("sqlite:", "over there", "is not a database address"),
    ],
)
def test_an_address_that_will_not_do_is_a_sentence(
    watched: Watch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, target: str, says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert says in watched.desk.run("store", "copy", source, target, expect=1).err
    assert not (tmp_path / "new.db").exists()


def test_a_row_that_arrives_otherwise_is_noticed_and_nothing_is_left(
    watched: Watch, nowhere: str, tmp_path: Path
) -> None:
    """Something between the two stores that changes what is written: here a trigger of the server's."""
    desk = watched.desk
    open_store(nowhere, state_dir=tmp_path).close()
    with psycopg.connect(nowhere, autocommit=True) as db:
        body = "BEGIN NEW.title := 'X'; RETURN NEW; END"
        db.execute(f"CREATE FUNCTION spoil() RETURNS trigger AS $$ {body} $$ LANGUAGE plpgsql")
        db.execute("CREATE TRIGGER spoil BEFORE INSERT ON faces FOR EACH ROW EXECUTE FUNCTION spoil()")
        told = desk.run("store", "copy", "sqlite:", nowhere, expect=1)
        assert "What was written to the table faces is not what was read" in told.err
        assert db.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_copy_that_fails_leaves_no_file(watched: Watch, tmp_path: Path) -> None:
    desk = watched.desk
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db")) as db, db:
        db.execute("UPDATE faces SET title = CAST(x'ff' AS TEXT)")
    told = desk.run("store", "copy", "sqlite:", f"sqlite:{tmp_path}/new.db", expect=1)
    assert "a text in it is damaged" in told.err
    assert list(tmp_path.glob("new.db*")) == []

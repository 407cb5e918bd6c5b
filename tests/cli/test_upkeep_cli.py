"""The state of the watch kept in order from the command line: locked, verified, backed up, restored."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine
from daemonprocess import DaemonProcess, until
from newsroom import PATH, Desk, Watch, note_is_added, number_is_edited, watch
from nobody import NOBODY, only_root
from store_help import add, at

from watcher.cli.kit.bars import bar, go_to
from watcher.daemon.recall import Recall
from watcher.decide.trouble import Known
from watcher.model import Wanted
from watcher.store import copies, open_store

if TYPE_CHECKING:
    from pathlib import Path

STORY = "https://news.example/ferry"
OTHER = "https://news.example/bridge"
LISTED, OTHER_LISTED = (url.removeprefix("https://") for url in (STORY, OTHER))


def test_commands_that_read_do_not_wait_for_one_that_writes(desk: Desk) -> None:
    desk.configure(watch(STORY))
    desk.run("list")
    holder = sqlite3.connect(desk.home / "state" / "watcher.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert LISTED in desk.run("list").out
    desk.configure(watch(STORY), watch(OTHER))
    locked = desk.run("list")
    assert LISTED in locked.out
    assert OTHER_LISTED not in locked.out
    assert "another process holds it" in locked.err
    assert "What is new in" in locked.err
    holder.execute("ROLLBACK")
    assert OTHER_LISTED in desk.run("list").out
    holder.close()


# verify


def spoil(desk: Desk, statement: str) -> None:
    with closing(sqlite3.connect(desk.home / "state" / "watcher.db", isolation_level=None)) as db:
        db.execute(statement)


def test_verify_says_what_is_broken_and_ends_with_one(watched: Watch) -> None:
    desk = watched.desk
    watched.after(note_is_added)
    assert "2 versions looked at: all is as it was written." in desk.run("verify").out
    assert desk.json("verify") == {"schema_version": 1, "versions": 2, "flaws": []}
    spoil(
        desk, "UPDATE snapshots SET digest = CAST(substr(digest, 1, 20) || x'00' AS BLOB) WHERE version = 2"
    )
    broken = desk.run("verify", expect=1)
    assert f"{PATH} version 2: its text is not that of its digest" in broken.out
    assert "watcher reread --all http://" in broken.out
    flaws = desk.json("verify", expect=1)["flaws"]
    assert {flaw["version"] for flaw in flaws} == {2}
    assert set(flaws[0]) == {"url", "version", "what", "remedy"}


def test_what_verify_says_can_be_mended_is_mended(watched: Watch) -> None:
    watched.after(note_is_added)
    spoil(watched.desk, "UPDATE faces SET title = 'Another'")
    spoil(watched.desk, "UPDATE snapshots SET disclosure = 'undisclosed' WHERE version > 1")
    spoil(watched.desk, "UPDATE notes SET kind = 'correction'")
    assert len(watched.desk.json("verify", expect=1)["flaws"]) >= 3
    watched.desk.run("reread", "--all")
    assert watched.desk.json("verify")["flaws"] == []


@pytest.mark.parametrize("command", ["history", "diff", "show", "updates"])
def test_damage_is_a_sentence_for_every_reader(watched: Watch, command: str) -> None:
    watched.after(note_is_added)
    spoil(watched.desk, "UPDATE snapshots SET reading = x'28b52ffd'")
    spoil(watched.desk, "UPDATE snapshots SET change = x'00' WHERE version > 1")
    spoil(watched.desk, "UPDATE notes SET note = x'00'")
    told = watched.desk.run(command, *([PATH] if command != "updates" else []), expect=1)
    assert "is damaged" in told.err
    assert "watcher verify" in told.err


# backup and restore


def test_a_backup_is_taken_while_the_daemon_runs_and_can_be_put_back(watched: Watch, tmp_path: Path) -> None:
    desk, copy = watched.desk, tmp_path / "copy.db"
    watched.after(note_is_added)
    with DaemonProcess(desk.home) as daemon:
        until(lambda: "started" in daemon.log, "the daemon")
        assert f"Backed up to {copy} and verified." in desk.run("backup", str(copy)).out
        refused = desk.run("restore", str(copy), expect=1)
        assert "Another daemon" in refused.err
        assert not list((desk.home / "state").glob("*.restoring"))
        assert daemon.stop() == 0
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]
    before = desk.history(PATH)
    watched.after(number_is_edited)
    assert len(desk.history(PATH)) == 3
    told = desk.run("restore", str(copy)).out
    assert desk.history(PATH) == before
    (aside,) = (desk.home / "state").glob("watcher.db.before-restore-*")
    assert str(aside) in told
    assert desk.json("verify")["flaws"] == []
    desk.run("restore", str(aside))
    assert len(desk.history(PATH)) == 3
    assert copy.exists()


def test_a_backup_replaces_nothing_unasked(watched: Watch, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("somebody's letters")
    assert "--force replaces it" in watched.desk.run("backup", str(copy), expect=1).err
    assert copy.read_text() == "somebody's letters"
    watched.desk.run("backup", str(copy), "--force")
    assert copy.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (".", "is a folder; name a file in it"),
        ("nowhere/copy.db", "There is no folder"),
        ("state/watcher.db", "is the database itself"),
    ],
)
def test_a_backup_to_where_none_can_be_is_a_sentence(watched: Watch, target: str, says: str) -> None:
    told = watched.desk.run("backup", str(watched.desk.home / target), "--force", expect=1)
    assert says in " ".join(told.err.split())
    assert watched.desk.json("verify")["flaws"] == []


def test_a_copy_with_flaws_never_replaces_a_good_one(watched: Watch, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    watched.desk.run("backup", str(copy))
    good = copy.read_bytes()
    spoil(watched.desk, "UPDATE faces SET title = 'Another'")
    told = watched.desk.run("backup", str(copy), "--force", expect=1)
    assert "its title is not that of its text" in told.out
    assert copy.read_bytes() == good
    flawed = tmp_path / "copy.db.flawed"
    assert flawed.exists()
    refused = watched.desk.run("restore", str(flawed), expect=1)
    assert "Nothing was restored" in refused.out
    watched.desk.run("restore", str(copy))
    assert watched.desk.json("verify")["flaws"] == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "There is no backup"),
        (b"", "is not a database of watcher"),
        (
            b"the ferry stays in port\n" * 100,
            "is not a database of watcher; name what `watcher backup` wrote",
        ),
    ],
)
def test_only_a_backup_of_ours_is_restored(
    watched: Watch, tmp_path: Path, content: bytes | None, says: str
) -> None:
    copy = tmp_path / "copy.db"
    if content is not None:
        copy.write_bytes(content)
    assert says in watched.desk.run("restore", str(copy), expect=1).err
    assert watched.desk.json("verify")["flaws"] == []
    assert not list((watched.desk.home / "state").glob("*rest*"))


def test_a_damaged_database_is_replaced_and_kept(watched: Watch, tmp_path: Path) -> None:
    copy, file = tmp_path / "copy.db", watched.desk.home / "state" / "watcher.db"
    watched.desk.run("backup", str(copy))
    file.write_bytes(b"\xaa" * 8192)
    watched.desk.run("list", expect=1)
    watched.desk.run("restore", str(copy))
    assert len(watched.desk.history(PATH)) == 1
    (aside,) = file.parent.glob("watcher.db.before-restore-*")
    assert aside.read_bytes() == b"\xaa" * 8192


@only_root
def test_what_root_restores_is_of_the_user_whose_folder_it_is(watched: Watch, tmp_path: Path) -> None:
    """So that the daemon, which is that user's, can open it; nobody is given what a link leads to."""
    copy, state, other = tmp_path / "copy.db", watched.desk.home / "state", tmp_path / "other"
    watched.desk.run("backup", str(copy))
    os.chown(state, NOBODY, NOBODY)
    (state / "daemon.lock").unlink(missing_ok=True)
    other.touch()
    (state / "watch.json").unlink(missing_ok=True)
    (state / "watch.json").symlink_to(other)
    watched.desk.run("restore", str(copy))
    watched.desk.run("check")
    made = [state / name for name in ("watcher.db", "daemon.lock")]
    assert [(file.stat().st_uid, file.stat().st_gid) for file in made] == [(NOBODY, NOBODY)] * 2
    assert other.stat().st_uid == 0


def test_a_backup_is_restored_where_nothing_was(watched: Watch, tmp_path: Path) -> None:
    copy, state = tmp_path / "copy.db", watched.desk.home / "state"
    watched.desk.run("backup", str(copy))
    shutil.rmtree(state)
    assert watched.desk.run("restore", str(copy)).out == f"Restored from {copy}.\n"
    assert len(watched.desk.history(PATH)) == 1
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert {path.name for path in state.iterdir()} <= {
        "watcher.db",
        "watcher.db-wal",
        "watcher.db-shm",
        "daemon.lock",
    }


def test_a_bar_shows_how_far_a_copy_is(watched: Watch, tmp_path: Path) -> None:
    shares = []
    with open_store(state_dir=watched.desk.home / "state") as store:
        store.upkeep.back_up(
            tmp_path / "copy.db", force=False, step=lambda done, of: shares.append(done / of)
        )
    assert shares == sorted(shares)
    assert shares[0] <= 0.5
    assert shares[-1] == 1


def test_a_database_that_somebody_uses_is_not_replaced(watched: Watch, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    watched.desk.run("backup", str(copy))
    with closing(sqlite3.connect(watched.desk.home / "state" / "watcher.db")) as user:
        user.execute("SELECT count(*) FROM checks").fetchone()
        told = watched.desk.run("restore", str(copy), expect=1)
    assert "another process has it open" in told.err
    assert len(watched.desk.history(PATH)) == 1


def test_a_backup_is_of_one_moment_however_busy_the_writers(tmp_path: Path) -> None:
    """Each writing adds two articles at once; a copy with an odd number of them would be of no moment."""
    stop = threading.Event()

    def write() -> None:
        wanted: list[Wanted] = []
        while not stop.is_set():
            pair = (f"https://news.example/{len(wanted) + n}" for n in range(2))
            wanted += [Wanted(url, "news.example") for url in pair]
            store.sync(wanted, at(0))

    with open_store(state_dir=tmp_path / "state") as store:
        writer = threading.Thread(target=write)
        writer.start()
        try:
            for n in range(3):
                assert store.upkeep.back_up(tmp_path / f"{n}.db", force=False, step=lambda *_: None) == []
        finally:
            stop.set()
            writer.join()
    for n in range(3):
        with closing(sqlite3.connect(tmp_path / f"{n}.db")) as copy:
            assert copy.execute("SELECT count(*) % 2 FROM articles").fetchone() == (0,)


@pytest.mark.parametrize(("command", "where"), [("backup", "backups"), ("restore", "state")])
def test_a_disk_that_is_too_small_for_a_copy_is_named(
    watched: Watch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, where: str
) -> None:
    """SQLite itself says that the disk is full, of a file that may have ten pages."""

    def cramped(file: Path) -> sqlite3.Connection:
        opened = sqlite3.connect(file, isolation_level=None)
        if file.name.endswith((".part", ".restoring")):
            opened.execute("PRAGMA max_page_count = 10")
        return opened

    desk, copy = watched.desk, tmp_path / "backups" / "copy.db"
    copy.parent.mkdir()
    if command == "restore":
        desk.run("backup", str(copy))
    monkeypatch.setattr(copies, "_connected", cramped)
    told = " ".join(desk.run(command, str(copy), expect=1).err.split())
    folder = copy.parent if command == "backup" else desk.home / "state"
    assert where in folder.name
    assert f"{folder} has no room for the copy; nothing was changed; free some space" in told
    assert desk.json("verify")["flaws"] == []
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith("copy")) == []


def test_a_backup_of_a_damaged_file_names_that_file(watched: Watch, tmp_path: Path) -> None:
    file = watched.desk.home / "state" / "watcher.db"
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"\xaa" * 3000)
    told = " ".join(watched.desk.run("backup", str(tmp_path / "copy.db"), expect=1).err.split())
    assert f"{file}: the file is damaged; restore the newest backup" in told
    assert not list(tmp_path.glob("copy*"))


# The folder


def test_the_folder_and_its_files_are_closed_to_others(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir(mode=0o755)
    (state / ".gitignore").write_text("*")
    Recall(state).write(Known())
    open_store(state_dir=state).close()
    (state / "watcher.db").chmod(0o644)
    with open_store(state_dir=state) as store:
        add(store)
        store.lock_daemon("one", at(0))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in state.iterdir()}
        del modes[".gitignore"]
        assert set(modes) >= {"watcher.db", "watcher.db-wal", "daemon.lock", "watch.json"}
        assert set(modes.values()) == {0o600}
        assert stat.S_IMODE(state.stat().st_mode) == 0o700


def test_a_folder_with_other_things_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letters.txt").write_text("")
    open_store(state_dir=tmp_path).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "watcher.db").stat().st_mode) == 0o600


def test_the_time_that_is_left_is_told_from_the_steps_alone() -> None:
    """A minute goes by before the first of them; then a hundred take a second."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock, bar("", 1000, quiet=True) as shown:
        clock.shift(60)
        go_to(shown, 1)
        assert not shown.eta_known
        for done in (101, 201, 301):
            clock.shift(1)
            go_to(shown, done)
        assert shown.eta == pytest.approx(7, abs=0.2)

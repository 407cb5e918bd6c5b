"""A real PostgreSQL of our own: made once a test run, thrown away with it; a database for each test.

The programs are found where distributions put them. As root the server runs as another user, for PostgreSQL
refuses root. WATCHER_TEST_POSTGRESQL names a server that is there already, by the address of a database on it
whose user may create others.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, make_url, text

from watcher.store import open_store
from watcher.store.schema import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Engine

PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt")
MISSING = "no PostgreSQL server is installed (Debian: apt-get install postgresql)"
SETTINGS = {  # nothing outlives the run, so nothing is flushed
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "log_min_messages": "panic",
}
PATIENCE = 30
"""Seconds that a server may take to start."""


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest that is installed; None when there is none."""
    found = [
        initdb.parent
        for place in PLACES
        for initdb in sorted(Path(place).glob("**/bin/initdb"), reverse=True)
    ]
    here = shutil.which("initdb")
    found += [Path(here).parent] if here else []
    return next((folder for folder in found if (folder / "postgres").exists()), None)


class Server:
    """A server that runs until `stop`."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        given = os.environ.get("WATCHER_TEST_POSTGRESQL", "")
        self._home = None if given else Path(tempfile.mkdtemp(prefix="watcher-pg-"))
        self._admin = make_url(given or f"postgresql+psycopg://watcher@/postgres?host={self._home}")
        if self._home is not None:
            self._start(self._home)

    def stop(self) -> None:
        """End it, and remove all that it kept."""
        for engine in (self._engine, *([self._tidier] if "_tidier" in vars(self) else [])):
            engine.dispose()
        if self._process is not None and self._home is not None:
            self._process.send_signal(signal.SIGINT)  # at once, whoever is still connected
            self._process.wait(PATIENCE)
            shutil.rmtree(self._home, ignore_errors=True)

    def database(self, *, empty: bool = False, durable: bool = False, letters: str = "") -> str:
        """The address of a new database: with the tables of this program, or with none at all.

        With `durable` what is committed is there after `restart`; `letters` are those it has room for, such
        as "LATIN1".
        """
        name = f"watcher_{os.getpid()}_{next(self._numbers)}"
        template = "template0" if empty or letters else self._template
        terms = f"ENCODING '{letters}' LC_COLLATE 'C' LC_CTYPE 'C'" if letters else ""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" {terms}')
        if durable:
            self._run(f'ALTER DATABASE "{name}" SET synchronous_commit = on')
        return self._address(name)

    def emptied(self) -> str:
        """The address of a database without a row: always the same one, for a new one takes longer.

        Nothing is truncated: that makes 31 tables and their indexes new files, 40 times what it takes to look
        which have rows.
        """
        names = [*(table.name for table in reversed(metadata.sorted_tables)), "search"]
        looks = (f"(SELECT '{name}' FROM {name} LIMIT 1)" for name in names)
        with self._tidier.connect() as db:
            used = set(db.scalars(text(" UNION ALL ".join(looks))))
            counters = db.scalars(text("SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL"))
            again = [f"ALTER SEQUENCE {counter} RESTART" for counter in counters]
            for statement in (*(f"DELETE FROM {name}" for name in names if name in used), *again):
                db.execute(text(statement))
        return self._shared

    def drop(self, address: str) -> None:
        """Remove a database, whoever is connected to it."""
        self._run(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')

    def restart(self) -> None:
        """End all connections the hard way, as a fail-over does."""
        assert self._process is not None
        assert self._home is not None
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(PATIENCE)
        self._launch(self._home)

    @property
    def is_ours(self) -> bool:
        """Whether it may be restarted."""
        return self._process is not None

    @cached_property
    def _tidier(self) -> Engine:
        options = {"options": "-c lock_timeout=5s"}
        return create_engine(self._shared, isolation_level="AUTOCOMMIT", connect_args=options)

    @cached_property
    def _shared(self) -> str:
        return self.database()

    @cached_property
    def _template(self) -> str:
        """A database with our tables: copying it takes a tenth of the time that the migrations take."""
        address = self.database(empty=True)
        with tempfile.TemporaryDirectory() as state:
            open_store(address, state_dir=Path(state)).close()
        return str(make_url(address).database)

    @cached_property
    def _engine(self) -> Engine:
        return create_engine(self._admin, isolation_level="AUTOCOMMIT", pool_pre_ping=True)

    def _run(self, statement: str) -> None:
        with self._engine.connect() as db:
            db.execute(text(statement))

    def _address(self, name: str) -> str:
        url: URL = self._admin.set(database=name)
        return url.render_as_string(hide_password=False)

    def _start(self, home: Path) -> None:
        folder = programs()
        assert folder is not None, MISSING
        self._folder, self._user = folder, _unprivileged()
        if self._user:
            os.chown(home, pwd.getpwnam(self._user).pw_uid, -1)
        self._call(
            "initdb", "-D", str(home / "data"), "-U", "watcher", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        self._launch(home)

    def _launch(self, home: Path) -> None:
        options = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
        command = [str(self._folder / "postgres"), "-D", str(home / "data"), "-k", str(home), *options]
        self._process = subprocess.Popen(command, **self._as_user, cwd=home)
        until = time.monotonic() + PATIENCE
        while self._call("pg_isready", "-q", "-U", "watcher", "-d", "postgres", "-h", str(home), check=False):
            assert self._process.poll() is None, "the PostgreSQL server ended at once"
            assert time.monotonic() < until, "the PostgreSQL server does not start"
            time.sleep(0.05)

    def _call(self, program: str, *words: str, check: bool = True) -> int:
        command = [str(self._folder / program), *words]
        done = subprocess.run(command, **self._as_user, cwd="/", capture_output=True, check=False)
        assert not check or not done.returncode, done.stderr.decode()
        return done.returncode

    @property
    def _as_user(self) -> dict[str, object]:
        return {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid} if self._user else {}


def _unprivileged() -> str:
    """Whom the server runs as; "" for ourselves."""
    if os.geteuid():
        return ""
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def available() -> bool:
    """Whether tests can have a server."""
    return bool(os.environ.get("WATCHER_TEST_POSTGRESQL") or programs())


def running() -> Iterator[Server]:
    """A server for as long as the generator lives."""
    server = Server()
    try:
        yield server
    finally:
        server.stop()

"""Those who run `watcher serve`: health, metrics, what cannot be shown, the command itself."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from served import served
from structlog.testing import capture_logs
from told import NEWEST, Desk, copied, told

from watcher.store import open_archive
from watcher.web.app import EVERY_ANSWER
from watcher.web.site import Site


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return told(tmp_path_factory.mktemp("desk"))


def test_health_and_metrics(web: httpx.Client) -> None:
    assert web.get("/healthz").json() == {"status": "ok"}
    answer = web.get("/metrics")
    found = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert found["watcher_articles", "active"] == 2
    assert found["watcher_versions",] == NEWEST
    assert found["watcher_store_bytes",] > 10_000
    assert found["watcher_last_check_timestamp_seconds",] > 1_600_000_000


def test_a_database_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as broken:
        (tmp_path / "watcher.db").write_bytes(b"this is no database" * 1000)
        archive.database.engine.dispose()
        for side in tmp_path.glob("watcher.db-*"):
            side.unlink()
        assert (broken.get("/healthz").status_code, broken.get("/").status_code) == (503, 503)
        assert broken.get("/api/articles").json()["status"] == 503


def test_a_database_that_was_replaced_is_told(tmp_path: Path) -> None:
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as web:
        assert web.get("/healthz").status_code == 200
        copy = shutil.copy(tmp_path / "watcher.db", tmp_path / "copy")
        copy.replace(tmp_path / "watcher.db")
        assert (web.get("/healthz").status_code, web.get("/").status_code) == (503, 503)
        assert "put it back, or the newest backup in its place" in web.get("/api/articles").json()["detail"]


def test_a_page_that_cannot_be_made_is_told_and_harmless(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    copied(desk, tmp_path)
    with sqlite3.connect(tmp_path / "watcher.db") as db:
        db.execute("UPDATE snapshots SET reading = x'00' WHERE version = 2")
    db.close()
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as web:
        damaged = web.get("/articles/1/versions/2")
        assert damaged.status_code == 500
        assert "`watcher verify` says what" in damaged.text
        assert web.get("/articles/1/versions/1").status_code == 200
        monkeypatch.setattr(archive, "notes", None)
        broken = web.get("/notes")
        assert (broken.status_code, "the log has the details" in broken.text) == (500, True)
        for name, value in EVERY_ANSWER.items():
            assert damaged.headers[name] == broken.headers[name] == value


ARTICLE, VERSION = (
    "UPDATE articles SET tags = '[' WHERE id = 1",
    "UPDATE snapshots SET origin = '{' WHERE id = 2",
)


@pytest.mark.parametrize(
    ("damage", "rows", "path"),
    [
        *((ARTICLE, 1, path) for path in ("/", "/?order=title", "/api/articles?order=title")),
        *((ARTICLE, NEWEST - 1, path) for path in ("/feeds/all.atom", "/api/changes")),
        *((ARTICLE, 2, path) for path in ("/silent", "/api/changes?disclosure=undisclosed")),
        *((ARTICLE, 3, path) for path in ("/notes", "/api/notes")),
        *((VERSION, 1, path) for path in ("/articles/1", "/api/articles/1", "/feeds/articles/1.atom")),
        *(("UPDATE sources SET include = '['", 1, path) for path in ("/sources", "/api/sources")),
    ],
)
def test_damaged_rows_are_left_out_of_an_answer_that_says_so(
    desk: Desk, tmp_path: Path, damage: str, rows: int, path: str
) -> None:
    copied(desk, tmp_path)
    now = datetime.now(UTC)  # the time of a feed with nothing in it
    with open_archive(state_dir=tmp_path) as archive, served(Site(archive, UTC)) as web:
        sound = web.get(path)
        assert "watcher-damaged" not in sound.headers
        assert "left out here" not in sound.text
    with closing(sqlite3.connect(tmp_path / "watcher.db")) as db:
        assert db.execute(damage).rowcount == 1
        db.commit()
    with (
        open_archive(state_dir=tmp_path) as archive,
        served(Site(archive, UTC, clock=lambda: now)) as web,
        capture_logs() as said,
    ):
        for _ in range(2):  # the second time as it was kept, if it was
            answer = web.get(path)
            assert (answer.status_code, answer.headers["watcher-damaged"]) == (200, str(rows))
            words = "1 row is left out here" if rows == 1 else f"{rows} rows are left out here"
            on_page = words in answer.text
            assert on_page == answer.headers["content-type"].startswith("text/html")
        known = web.get(path, headers={"If-None-Match": answer.headers["etag"]})
        assert (known.status_code, known.headers["watcher-damaged"]) == (304, str(rows))
        assert web.get(path, headers={"If-None-Match": sound.headers["etag"]}).status_code == 200
    assert {line["event"] for line in said} == {"row_damaged"}


def test_the_command_serves_on_loopback_and_ends_when_told(desk: Desk) -> None:
    command = [
        sys.executable,
        "-m",
        "watcher",
        "--config",
        str(desk.home / "config.toml"),
        "serve",
        "--port",
        "0",
    ]
    env = os.environ | {"PYTHONUNBUFFERED": "1"}
    running = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=env
    )
    try:
        (url,) = re.findall(r"http://127\.0\.0\.1:\d+/", running.stdout.readline())
        answer = httpx.get(url)
        assert "Night ferry" in answer.text
        assert "server" not in answer.headers
        assert httpx.get(url, headers={"Host": "rebound.example"}).status_code == 400
    finally:
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=20)
    assert running.returncode in {0, -signal.SIGTERM}
    assert said == ""


def test_a_port_that_is_taken_is_one_sentence(desk: Desk) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        said = desk.run("serve", "--port", str(taken.getsockname()[1]), expect=1)
    assert said.count("\n") == 1
    assert "choose with --host and --port" in said

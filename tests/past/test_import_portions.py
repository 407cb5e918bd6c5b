"""Long lists are taken over in portions: one bad address spoils no other, and a kill loses nothing twice."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest
from import_help import articles, brought

from watcher.imports.bring import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SEVERAL = 2 * AT_ONCE + 3
"""Two whole portions, and what is left."""

FEEDS = [f"https://news.example/{name}.xml" for name in ("harbour", "ferries", "tides")]


def listed(count: int) -> str:
    return "".join(f"https://news.example/{number}\n" for number in range(count))


def test_what_is_wrong_with_some_addresses_is_told_and_all_others_come(newcomer, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text(
        f"no address\n{listed(SEVERAL)}https://user:pw@news.example/b\nhttps://www.news.example/7/\n"
    )
    said, code = brought(newcomer, file)
    assert (code, len(articles(newcomer))) == (1, SEVERAL)
    assert f"{SEVERAL + 1:,} articles: {SEVERAL:,} are new, 1 watched already" in said
    assert "left out: line 1: no address" in said
    assert "carries a name or password" in said
    assert newcomer.run("verify").code == 0


def test_an_article_that_is_damaged_is_told_and_its_portion_comes(newcomer, tmp_path):
    newcomer.run("import", str(written(tmp_path, 1)))
    with closing(sqlite3.connect(newcomer.home / "state" / "watcher.db")) as db, db:
        db.execute("UPDATE articles SET tags = 'odd'")
    said, code = brought(newcomer, written(tmp_path, 3))
    assert (code, "2 articles: 2 are new" in said) == (1, True), said
    assert "left out: https://news.example/0: it is watched" in said


def test_what_is_watched_already_stays_as_it_is(newcomer, tmp_path):
    newcomer.run("add", "--as", "article", "https://news.example/1", "--tag", "land")
    newcomer.run("pause", "https://news.example/1")
    file = tmp_path / "list.csv"
    file.write_text("url,tags\nhttps://news.example/0,sea\nhttps://news.example/1,sea\n")
    brought(newcomer, file)
    found = articles(newcomer)
    assert [(found[name]["tags"], found[name]["state"]) for name in "01"] == [
        (["sea"], "active"),
        (["land"], "paused"),
    ]


def test_what_was_removed_once_is_watched_again_as_it_was(newcomer, tmp_path):
    for number in range(2):
        newcomer.run("add", "--as", "article", f"https://news.example/{number}", "--tag", "land")
        newcomer.run("remove", f"https://news.example/{number}")
    file = tmp_path / "urls.yaml"
    jobs = ("url: https://news.example/0", "url: https://news.example/1\nenabled: false")
    file.write_text("\n---\n".join((*jobs, "url: https://news.example/2")) + "\n")
    told = "3 articles: 1 {0} new, 2 {0} watched again with the history they had, 0 watched already"
    assert told.format("would be") in brought(newcomer, file, "--dry-run")[0]
    assert articles(newcomer) == {}
    file.write_text(f"{file.read_text()}---\n{jobs[0]}\n")
    told = "3 articles: 1 is new, 2 are watched again with the history they had, 0 watched already; 1 more"
    assert told in brought(newcomer, file)[0]
    found = articles(newcomer)
    assert {name: (one["state"], one["tags"]) for name, one in found.items()} == {
        "0": ("active", ["land"]),
        "1": ("paused", ["land"]),
        "2": ("active", []),
    }
    assert "3 articles: 0 are new, 3 watched already; 1 more" in brought(newcomer, file)[0]
    assert newcomer.run("verify").code == 0


def test_a_source_that_was_removed_once_is_watched_again_as_it_was(newcomer, tmp_path):
    brought(newcomer, outline(tmp_path, FEEDS[:1], "land"))
    newcomer.run("remove", FEEDS[0])
    told = "3 sources: 2 {0} new, 1 {0} watched again with the history they had, 0 watched already"
    assert told.format("would be") in brought(newcomer, outline(tmp_path), "--dry-run")[0]
    assert newcomer.json("sources")["sources"] == []
    told = "3 sources: 2 are new, 1 is watched again with the history they had, 0 watched already"
    assert told in brought(newcomer, outline(tmp_path))[0]
    tags = {source["url"]: source["tags"] for source in newcomer.json("sources")["sources"]}
    assert tags == {FEEDS[0]: ["land"], FEEDS[1]: ["sea"], FEEDS[2]: ["sea"]}
    assert "3 sources: 0 are new, 3 watched already" in brought(newcomer, outline(tmp_path))[0]


def test_a_source_that_is_damaged_is_told_and_its_portion_comes(newcomer, tmp_path):
    brought(newcomer, outline(tmp_path, FEEDS[:1]))
    with closing(sqlite3.connect(newcomer.home / "state" / "watcher.db")) as db, db:
        db.execute("UPDATE sources SET tags = 'odd'")
    said, code = brought(newcomer, outline(tmp_path))
    assert (code, "2 sources: 2 are new" in said) == (1, True), said
    assert f"left out: {FEEDS[0]}: it is watched" in said


def outline(folder: Path, urls: Sequence[str] = FEEDS, tag: str = "sea") -> Path:
    feeds = "".join(f'<outline text="A feed" xmlUrl="{url}"/>' for url in urls)
    file = folder / "feeds.opml"
    file.write_text(f'<opml version="2.0"><body><outline text="{tag}">{feeds}</outline></body></opml>')
    return file


def test_a_kill_leaves_whole_portions_and_the_next_run_brings_the_rest(newcomer, tmp_path):
    file, database = written(tmp_path, 20 * AT_ONCE), newcomer.home / "state" / "watcher.db"
    command = [sys.executable, "-m", "watcher", "import", str(file)]
    with subprocess.Popen(command, cwd=newcomer.home) as running:
        until = time.monotonic() + 60
        while not watched_in(database) and time.monotonic() < until:
            time.sleep(0.01)
        running.kill()
    there = watched_in(database)
    assert there % AT_ONCE == 0
    assert 0 < there < 20 * AT_ONCE
    assert newcomer.run("verify").code == 0
    said, code = brought(newcomer, file)
    assert (code, f"{20 * AT_ONCE - there:,} are new, {there:,} watched already" in said) == (0, True), said
    assert newcomer.run("verify").code == 0


def watched_in(database: Path) -> int:
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as db:
        return int(db.execute("SELECT count(*) FROM articles").fetchone()[0])
    return 0


def written(folder: Path, count: int) -> Path:
    (folder / "list.txt").write_text(listed(count))
    return folder / "list.txt"


@pytest.mark.parametrize("name", ["-", "pipe"])
def test_a_list_that_can_be_read_once_comes_whole(newcomer, tmp_path, name):
    """What a file is, is seen from its beginning: of a pipe, that was gone when the list was read."""
    os.mkfifo(tmp_path / "pipe")
    given = "-" if name == "-" else str(tmp_path / "pipe")
    command = [sys.executable, "-m", "watcher", "import", given]
    with subprocess.Popen(command, cwd=newcomer.home, stdin=subprocess.PIPE, text=True) as running:
        assert running.stdin is not None
        with running.stdin if name == "-" else (tmp_path / "pipe").open("w") as way:
            way.write(listed(SEVERAL))
        if name != "-":
            running.stdin.close()
    assert running.returncode == 0
    assert len(articles(newcomer)) == SEVERAL

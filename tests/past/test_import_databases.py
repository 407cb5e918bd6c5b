"""The databases of diffengine and newsdiffs, as they make them."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from contextlib import closing

import pytest
from import_help import articles, brought, snapshot

DIFFENGINE = """
CREATE TABLE feed (url VARCHAR(255) NOT NULL PRIMARY KEY, name VARCHAR(255) NOT NULL,
  created DATETIME NOT NULL);
CREATE TABLE entry (id INTEGER NOT NULL PRIMARY KEY, url VARCHAR(255) NOT NULL, created DATETIME NOT NULL,
  checked DATETIME NOT NULL);
CREATE TABLE feedentry (id INTEGER NOT NULL PRIMARY KEY, feed_id VARCHAR(255) NOT NULL,
  entry_id INTEGER NOT NULL, created DATETIME NOT NULL);
CREATE TABLE entryversion (id INTEGER NOT NULL PRIMARY KEY, title VARCHAR(255) NOT NULL,
  url VARCHAR(255) NOT NULL, summary VARCHAR(255) NOT NULL, created DATETIME NOT NULL,
  archive_url VARCHAR(255), entry_id INTEGER NOT NULL);
CREATE TABLE diff (id INTEGER NOT NULL PRIMARY KEY, old_id INTEGER NOT NULL, new_id INTEGER NOT NULL,
  created DATETIME NOT NULL, tweeted DATETIME, blogged DATETIME);
INSERT INTO feed VALUES ('https://news.example/feed.xml', 'Gazette', '2019-01-01 00:00:00');
INSERT INTO entry VALUES (1, 'https://news.example/ferry', '2019-01-01 10:00:00', '2019-01-03 10:00:00');
INSERT INTO entryversion VALUES
 (1, 'Ferry to sail', 'https://news.example/ferry', '<div><p>The board decided on <b>Monday</b>.</p>
  <p>A ticket is to cost &pound;14.</p></div>', '2019-01-01 10:00:00.123456', NULL, 1),
 (2, 'Ferry to sail', 'https://news.example/ferry', '<div><p>The board decided on <b>Monday</b>.</p>
  <p>A ticket is to cost &pound;17.</p></div>', '2019-01-02 11:00:00', 'https://web.archive.org/x', 1);
"""


def test_a_database_of_diffengine_comes_with_feeds_articles_and_versions(newcomer, tmp_path):
    with closing(sqlite3.connect(tmp_path / "diffengine.db")) as db:
        db.executescript(DIFFENGINE)
    said, _ = brought(newcomer, tmp_path / "diffengine.db", expect=0)
    assert "1 article: 1 is new" in said
    assert "1 source: 1 is new" in said
    assert [source["title"] for source in newcomer.json("sources")["sources"]] == ["Gazette"]
    first, second = newcomer.history("ferry")
    assert (first["title"], second["change"]["disclosure"]) == ("Ferry to sail", "undisclosed")
    assert "on Monday." in newcomer.run("show", "ferry@1").out
    brought(newcomer, tmp_path / "diffengine.db", expect=0)
    assert len(newcomer.history("ferry")) == 2


NEWSDIFFS = """
CREATE TABLE "Articles" (id integer NOT NULL PRIMARY KEY, url varchar(255) NOT NULL UNIQUE,
  initial_date datetime NOT NULL, last_update datetime NOT NULL, last_check datetime NOT NULL,
  git_dir varchar(255) NOT NULL);
"""


FILES = {
    "http://news.example/ferry": "news.example/ferry",
    "https://news.example/ferry": "https:/news.example/ferry",
}
"""Where it keeps the text of an address."""

NAMED = ("Articles", "version")
LEFT_TO_DJANGO = ("frontend_article", "frontend_version")


def newsdiffs(folder, *, texts: bool, url="https://news.example/ferry", tables=NAMED):
    """Its tables as Django makes them, and the git repository of its texts (date, title, byline, text).

    Its database has the times of New York, as its settings say when they are left alone.
    """
    commits = ["0" * 40, "1" * 40]
    if texts:
        commits = repository(folder / "articles", FILES[url], ["£14", "£17"])
    with closing(sqlite3.connect(folder / "newsdiffs.db")) as db:
        db.executescript(NEWSDIFFS.replace("Articles", tables[0]))
        db.execute(
            f"CREATE TABLE {tables[1]} (id integer NOT NULL PRIMARY KEY, article_id integer NOT NULL, "
            "v varchar(255) NOT NULL UNIQUE, title varchar(255) NOT NULL, byline varchar(255) NOT NULL, "
            "date datetime NOT NULL, boring bool NOT NULL, diff_json varchar(255))"
        )
        day = "2013-05-01 10:00:00"
        db.execute(f"INSERT INTO {tables[0]} VALUES (1, ?, ?, ?, ?, '')",
                   (url, day, day, day))  # fmt: skip
        for number, commit in enumerate(commits):
            row = (commit, "Ferry to sail", "By Nora Quill", f"2013-05-0{number + 1} 10:00:00")
            db.execute(f"INSERT INTO {tables[1]} VALUES (NULL, 1, ?, ?, ?, ?, 0, NULL)", row)
        db.commit()
    return folder / "newsdiffs.db"


def repository(folder, name, fares):
    """A git repository with a commit for each fare; their numbers."""
    file = folder / name
    file.parent.mkdir(parents=True)

    def git(*words, at=""):
        command = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@x.example", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True,
                              env=os.environ | {"GIT_COMMITTER_DATE": at}).stdout.strip()  # fmt: skip

    git("init", "-q")
    commits = []
    for number, fare in enumerate(fares, 1):
        file.write_text(f"May 1, 2013\nFerry to sail\nBy Nora Quill\n{snapshot(fare)}")
        git("add", "-A")
        git("commit", "-q", "-m", "x", at=f"2013-05-0{number} 10:00:02 -0400")
        commits.append(git("rev-parse", "HEAD"))
    return commits


@pytest.mark.parametrize(("url", "tables"), [*zip(FILES, (NAMED, LEFT_TO_DJANGO), strict=True)])
def test_a_database_of_newsdiffs_comes_with_the_texts_and_moments_of_its_repository(
    newcomer, tmp_path, url, tables
):
    said, _ = brought(newcomer, newsdiffs(tmp_path, texts=True, url=url, tables=tables), expect=0)
    assert "2 versions came" in said
    first, second = newcomer.history("ferry")
    assert (first["captured_at"], second["captured_at"]) == ("2013-05-01T14:00:02Z", "2013-05-02T14:00:02Z")
    assert (first["title"], first["byline"]) == ("Ferry to sail", "Nora Quill")
    assert second["change"]["disclosure"] == "undisclosed"


def test_a_repository_that_names_a_command_to_get_the_rest_by_runs_none(newcomer, tmp_path):
    database = newsdiffs(tmp_path, texts=True)
    (git,) = tmp_path.rglob(".git")
    settings = {
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": "ssh://news.example/texts",
        "core.sshCommand": f"touch {tmp_path}/owned;",
    }
    for name, value in settings.items():
        subprocess.run(["git", "-C", str(git.parent), "config", name, value], check=True)
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("UPDATE version SET v = ? WHERE id = 1", ["a" * 40])
    said, _ = brought(newcomer, database, expect=1)
    assert "without 1 of its versions" in said
    assert not (tmp_path / "owned").exists()


def test_of_newsdiffs_without_its_repository_the_articles_come_and_the_loss_is_told(newcomer, tmp_path):
    said, code = brought(newcomer, newsdiffs(tmp_path, texts=False))
    assert (code, len(articles(newcomer))) == (1, 1)
    assert "without 2 of its versions, whose texts are not in a git repository" in said


def test_columns_that_hold_no_text_and_bytes_that_are_no_utf_8_cost_no_more_than_themselves(
    newcomer, tmp_path
):
    file = tmp_path / "diffengine.db"
    with closing(sqlite3.connect(file)) as db:
        db.executescript(DIFFENGINE.replace("NOT NULL", ""))
        db.execute("INSERT INTO entry (id, url) VALUES (98, NULL), (99, 'https://news.example/odd')")
        odd = "CAST(X'3c703e54686520626f6174ff207361696c73206174206e696e652e3c2f703e' AS TEXT)"
        for title, summary in (("7", odd), ("NULL", "X'00ff'"), ("'T'", "NULL")):
            db.execute(
                "INSERT INTO entryversion (title, url, summary, created, entry_id) VALUES "
                f"({title}, NULL, {summary}, '2021-01-11 10:00:00', 99)"
            )
        db.commit()
    said, code = brought(newcomer, file)
    assert (code, "an empty address" in said, "2 of its versions: it holds no text" in said) == (
        1,
        True,
        True,
    )
    assert "The boat\N{REPLACEMENT CHARACTER} sails" in newcomer.run("show", "odd").out

"""Other tools' files are taken over: each in the form that its tool writes, by the real command."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import PATH, number_is_edited, webhook

from watcher.demo.site import Newsroom
from watcher.demo.story import FERRY
from watcher.errors import UsageError
from watcher.imports.changedetection import backup
from watcher.imports.formats import Format, recognise
from watcher.imports.jobs import jobs
from watcher.imports.lists import opml, plain, table
from watcher.imports.xpath import css_of
from watcher.model import Selectors

JOBS = """
# as `urlwatch --add` and an editor leave it
kind: url
name: Ferry
url: https://news.example/ferry
filter:
- css: div.story
- html2text
- strip
---
kind: url
url: https://news.example/bridge
filter:
- xpath:
    exclude: //aside
    path: //div[@id="main"]/article
- grep: Current.*
tags: [sea, land]
---
command: ls -al
kind: shell
name: Home
---
data: a=b
kind: url
url: https://news.example/form
---
kind: browser
navigate: https://news.example/app
---
kind: url
url: https://news.example/off
enabled: false
filter: css:main,html2text
headers: {Cookie: secret}
"""


@pytest.fixture
def desk(desk, hooks):
    desk.configure(webhook(hooks.url("/hook")))
    return desk


def brought(desk, path, *words, expect=None):
    said = desk.run("import", str(path), *words, expect=expect)
    return " ".join((said.out + said.err).split()), said.code


def articles(desk):
    found = desk.json("list", "--sort", "added")["articles"]
    return {article["url"].removeprefix("https://news.example/"): article for article in found}


def test_a_job_list_comes_with_its_filters_and_what_cannot_come_is_told(desk, tmp_path):
    file = tmp_path / "urls.yaml"
    file.write_text(JOBS)
    said, code = brought(desk, file, "--dry-run")
    assert "4 articles: 4 would be new" in said
    assert desk.json("list")["articles"] == []
    said, code = brought(desk, file)
    assert code == 1
    assert "4 articles: 4 are new, 0 watched already" in said
    for words in (
        "without the filter grep",
        "Home: it runs a command",
        "/form: it sends a form",
        "its headers",
    ):
        assert words in said
    assert {name: article["state"] for name, article in articles(desk).items()} == {
        "ferry": "active", "bridge": "active", "app": "active", "off": "paused",
    }  # fmt: skip
    assert articles(desk)["bridge"]["tags"] == ["sea", "land"]
    said, _ = brought(desk, file)
    assert "4 articles: 0 are new, 4 watched already" in said
    assert len(articles(desk)) == 4


def test_a_filter_that_is_no_css_is_told_and_the_article_comes_without_it(desk, tmp_path):
    file = tmp_path / "urls.yaml"
    file.write_text("url: https://news.example/odd\nfilter:\n- css: {selector: 'p[', exclude: .ad}\n")
    said, code = brought(desk, file)
    assert (code, "1 are new" in said, '"p[" is not a CSS selector' in said) == (1, True, True), said


def test_the_filters_of_jobs_become_selectors():
    selectors = {article.url[21:]: article.selectors for article in jobs(JOBS).articles}
    assert selectors == {
        "ferry": Selectors(body="div.story"),
        "bridge": Selectors(body="div#main > article", drop=("aside",)),
        "app": None,
        "off": Selectors(body="main"),
    }


@pytest.mark.parametrize(
    ("path", "css"),
    [
        ("//article", "article"),
        ("//*[@id='story']", "#story"),
        ('//div[@class="a b"]//p', 'div[class="a b"] p'),
        ("//div[contains(@class,'story')]/p[2]", 'div[class*="story"] > p:nth-of-type(2)'),
        ("//div[contains(concat(' ', normalize-space(@class), ' '), ' story ')]", "div.story"),
        ("/html/body/main", "html > body > main"),
        (".//section[@data-x][starts-with(@id, 'c-')]", 'section[data-x][id^="c-"]'),
        ("//div[@id='a' and @class='b']", 'div#a[class="b"]'),
        ('//div[@title="it\'s ]"]', 'div[title="it\'s ]"]'),
        ("//div[last()]", ""),
        ("//a/@href", ""),
        ("//div[text()='x']", ""),
        ("//div | //p", ""),
        ("count(//p)", ""),
    ],
)
def test_an_xpath_is_the_css_that_selects_the_same_or_none(path, css):
    assert css_of(path) == css


SNAPSHOTS = {1_700_000_000: ("aa", "£14"), 1_700_090_000: ("bb", "£17"), 1_700_180_000: ("cc", "£17")}


def snapshot(fare: str) -> str:
    return (
        f"Night ferry sails again\nThe harbour board decided on Monday.\nA single ticket is to cost {fare}."
    )


def changedetection(path, *, old: bool):
    """A backup, in the form of 0.45 (all watches in one file) or of 0.50 and later."""
    watch = {
        "url": "https://news.example/ferry", "title": "Ferry", "paused": False,
        "include_filters": ["div.story", "xpath://div[@id='x']", "json:$.a"],
        "subtractive_selectors": [".ad"], "trigger_text": ["fare"],
        "time_between_check": {"weeks": None, "days": None, "hours": 1, "minutes": 30, "seconds": None},
        "time_between_check_use_default": False,
        "tag": "", "tags": ["t1"],
    }  # fmt: skip
    settings = {"application": {"tags": {"t1": {"title": "harbour"}} if old else {}}}
    with zipfile.ZipFile(path, "w") as archive:
        if old:
            archive.writestr(
                "url-watches.json", json.dumps({"watching": {"w1": watch}, "settings": settings})
            )
        else:
            archive.writestr("changedetection.json", json.dumps({"settings": settings}))
            archive.writestr("w1/watch.json", json.dumps(watch))
            archive.writestr("t1/tag.json", json.dumps({"title": "harbour"}))
        lines = [f"{at},{name}.txt" for at, (name, _) in SNAPSHOTS.items()] + ["1700200000,dd.txt.br"]
        archive.writestr("w1/history.txt", "\n".join(lines))
        for name, fare in SNAPSHOTS.values():
            archive.writestr(f"w1/{name}.txt", snapshot(fare))
        archive.writestr("w1/dd.txt.br", b"\x0b\x02\x80hello\x03 but broken")
        archive.writestr("url-list.txt", "https://news.example/ferry\r\n")
    return path


@pytest.mark.parametrize("old", [True, False])
def test_a_backup_of_changedetection_comes_with_tags_interval_and_text_snapshots(desk, tmp_path, old):
    file = changedetection(tmp_path / "backup.zip", old=old)
    assert recognise(file) is Format.CHANGEDETECTION
    said, _ = brought(desk, file)
    assert "2 versions came into histories, 1 were known" in said
    assert "without the filter json:$.a" in said
    assert "without its trigger words" in said
    assert "without 1 of its snapshots" in said
    article = articles(desk)["ferry"]
    assert (article["tags"], article["every_seconds"], article["version"]) == (["harbour"], 5400.0, 2)
    first, second = desk.history("ferry")
    assert first["captured_at"] == datetime.fromtimestamp(1_700_000_000, UTC).isoformat().replace(
        "+00:00", "Z"
    )
    assert first["origin"] == {
        "kind": "import", "name": "changedetection.io", "uri": None, "text_only": True,
    }  # fmt: skip
    assert first["title"] == "Ferry"
    assert "text only" in desk.run("history", "ferry").out
    (edit,) = [e for e in desk.json("diff", "ferry")["edits"] if e["classes"] != ["furniture"]]
    assert ("£14" in edit["before"], "£17" in edit["after"]) == (True, True)
    assert second["not_before"] == first["captured_at"]
    again, _ = brought(desk, file)
    assert "0 are new" in again
    assert "0 versions came into histories, 3 were known" in again
    assert len(desk.history("ferry")) == 2
    assert desk.run("verify").code == 0


def test_snapshots_of_moments_that_cannot_be_are_told_and_stay_behind(desk, tmp_path):
    file = changedetection(tmp_path / "backup.zip", old=True)
    with zipfile.ZipFile(file, "a") as archive:
        lines = (archive.read("w1/history.txt").decode(), "-5,aa.txt", "32472144000,aa.txt")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("w1/history.txt", "\n".join(lines))
    said, _ = brought(desk, file)
    assert "without 1 of its versions: it is dated 1969-12-31, when there was no web" in said
    assert "without 1 of its versions: it is dated 2999-01-01, which is still to come" in said
    assert len(desk.history("ferry")) == 2


def test_the_first_own_look_after_an_import_is_no_news(desk, site, hooks, tmp_path):
    """A text that another program kept compares with no page: neither is an edit, nor told."""
    room = site.pages[PATH] = Newsroom(FERRY)
    watch = {"url": site.url(PATH), "title": FERRY.title}
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("url-watches.json", json.dumps({"watching": {"w1": watch}}))
        archive.writestr("w1/history.txt", "1600000000,a.txt\n")
        archive.writestr("w1/a.txt", "Menu\nHome\nSport\nThe night ferry sails again.\nSubscribe now\n" * 3)
    brought(desk, tmp_path / "b.zip")
    assert desk.check(expect=0)[PATH]["outcome"] == "first"
    history = desk.history(site.url(PATH))
    assert [version["version"] for version in history] == [1, 2]
    change = history[1]["change"]
    assert (change["disclosure"], change["added_words"], change["classes"]) == ("none", 0, [])
    assert "Only the text" in change["reasons"][0]
    assert hooks.hooks == []
    room.edit(number_is_edited)
    assert desk.check(expect=0)[PATH]["outcome"] == "changed"
    assert len(hooks.hooks) == 1
    assert desk.run("verify").code == 0
    assert desk.run("reread", "--all").code == 0
    assert [v["change"] and v["change"]["disclosure"] for v in desk.history(site.url(PATH))][:2] == [
        None,
        "none",
    ]


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


def test_a_database_of_diffengine_comes_with_feeds_articles_and_versions(desk, tmp_path):
    with closing(sqlite3.connect(tmp_path / "diffengine.db")) as db:
        db.executescript(DIFFENGINE)
    said, _ = brought(desk, tmp_path / "diffengine.db", expect=0)
    assert "1 article: 1 are new" in said
    assert "1 source: 1 are new" in said
    assert [source["title"] for source in desk.json("sources")["sources"]] == ["Gazette"]
    first, second = desk.history("ferry")
    assert (first["title"], second["change"]["disclosure"]) == ("Ferry to sail", "undisclosed")
    assert "on Monday." in desk.run("show", "ferry@1").out
    brought(desk, tmp_path / "diffengine.db", expect=0)
    assert len(desk.history("ferry")) == 2


NEWSDIFFS = """
CREATE TABLE "Articles" (id integer NOT NULL PRIMARY KEY, url varchar(255) NOT NULL UNIQUE,
  initial_date datetime NOT NULL, last_update datetime NOT NULL, last_check datetime NOT NULL,
  git_dir varchar(255) NOT NULL);
"""


def newsdiffs(folder, *, texts: bool):
    """Its tables as Django makes them, and the git repository of its texts (date, title, byline, text)."""
    commits = ["0" * 40, "1" * 40]
    if texts:
        commits = repository(folder / "articles", "news.example/ferry", ["£14", "£17"])
    with closing(sqlite3.connect(folder / "newsdiffs.db")) as db:
        db.executescript(NEWSDIFFS.replace('"Articles"', "frontend_article"))
        db.execute(
            "CREATE TABLE frontend_version (id integer NOT NULL PRIMARY KEY, article_id integer NOT NULL, "
            "v varchar(255) NOT NULL UNIQUE, title varchar(255) NOT NULL, byline varchar(255) NOT NULL, "
            "date datetime NOT NULL, boring bool NOT NULL, diff_json varchar(255))"
        )
        day = "2013-05-01 10:00:00"
        db.execute("INSERT INTO frontend_article VALUES (1, ?, ?, ?, ?, '')",
                   ("https://news.example/ferry", day, day, day))  # fmt: skip
        for number, commit in enumerate(commits):
            row = (commit, "Ferry to sail", "By Nora Quill", f"2013-05-0{number + 1} 10:00:00")
            db.execute("INSERT INTO frontend_version VALUES (NULL, 1, ?, ?, ?, ?, 0, NULL)", row)
        db.commit()
    return folder / "newsdiffs.db"


def repository(folder, name, fares):
    """A git repository with a commit for each fare; their numbers."""
    file = folder / name
    file.parent.mkdir(parents=True)

    def git(*words):
        command = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@x.example", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    git("init", "-q")
    commits = []
    for fare in fares:
        file.write_text(f"May 1, 2013\nFerry to sail\nBy Nora Quill\n{snapshot(fare)}")
        git("add", "-A")
        git("commit", "-q", "-m", "x")
        commits.append(git("rev-parse", "HEAD"))
    return commits


def test_a_database_of_newsdiffs_comes_with_the_texts_of_its_repository(desk, tmp_path):
    said, _ = brought(desk, newsdiffs(tmp_path, texts=True), expect=0)
    assert "2 versions came" in said
    first, second = desk.history("ferry")
    assert (first["title"], first["byline"]) == ("Ferry to sail", "Nora Quill")
    assert second["change"]["disclosure"] == "undisclosed"


def test_a_repository_that_names_a_command_to_get_the_rest_by_runs_none(desk, tmp_path):
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
        db.execute("UPDATE frontend_version SET v = ? WHERE id = 1", ["a" * 40])
    said, _ = brought(desk, database, expect=1)
    assert "without 1 of its versions" in said
    assert not (tmp_path / "owned").exists()


def test_of_newsdiffs_without_its_repository_the_articles_come_and_the_loss_is_told(desk, tmp_path):
    said, code = brought(desk, newsdiffs(tmp_path, texts=False))
    assert (code, len(articles(desk))) == (1, 1)
    assert "without 2 of its versions, whose texts are not in a git repository" in said


OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Papers"><outline type="rss" text="Gazette" xmlUrl="https://news.example/feed.xml"
 htmlUrl="https://news.example/"/></outline>
<outline text="A story" type="link" url="https://news.example/ferry"/>
<outline text="Nothing"/></body></opml>"""


def test_an_outline_brings_sources_with_their_folders_as_tags(desk, tmp_path):
    (tmp_path / "feeds.opml").write_bytes(OPML)
    said, _ = brought(desk, tmp_path / "feeds.opml")
    (source,) = desk.json("sources")["sources"]
    assert (source["url"], source["title"], source["tags"]) == (
        "https://news.example/feed.xml",
        "Gazette",
        ["Papers"],
    )
    assert list(articles(desk)) == ["ferry"]
    assert "Nothing: it has no address" in said


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("url\nhttps://a.example/1\n", ["https://a.example/1"]),
        ("title;url;every\nX;https://a.example/1;30m\n", ["https://a.example/1"]),
        ('URL,Tags\n"https://a.example/1","sea, land"\n,\n', ["https://a.example/1"]),
        ("name\tlink\nX\thttps://a.example/1\n", ["https://a.example/1"]),
    ],
)
def test_a_table_needs_a_column_of_addresses(text, urls):
    assert [article.url for article in table(text).articles] == urls


def test_a_table_brings_intervals_and_tags_and_a_list_what_it_has():
    (article,) = table('url,every,tags\nhttps://a.example/1,30m,"sea;land"\n').articles
    assert (article.every, article.tags) == (timedelta(minutes=30), ("sea", "land"))
    (article,) = table("url,every\nhttps://a.example/1,soon\n").articles
    assert "soon" in article.losses[0]
    with pytest.raises(UsageError, match="no column"):
        table("name,address of page\nx,y\n")
    found = plain("# mine\nhttps://a.example/1 a remark\n\nnonsense\n")
    assert ([a.url for a in found.articles], len(found.left)) == (["https://a.example/1"], 1)
    with pytest.raises(UsageError, match="entities"):
        opml(b'<!DOCTYPE o [<!ENTITY a "b">]><opml/>')


def test_private_addresses_and_broken_ones_are_told_and_the_rest_comes(desk, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("https://news.example/a\nhttps://user:pw@news.example/b\nhttp://x..y/\n")
    said, code = brought(desk, file)
    assert (code, list(articles(desk))) == (1, ["a"])
    assert "carries a name or password" in said
    assert "pw" not in said


KEYS = (
    *("watching", "settings", "application", "tags", "tag", "title", "paused", "url", "include_filters"),
    *("subtractive_selectors", "time_between_check", "time_between_check_use_default", "hours", "weeks"),
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=8,
)
SETTINGS = st.fixed_dictionaries(
    {"watching": st.dictionaries(st.text(max_size=2), st.dictionaries(st.sampled_from(KEYS), ANY_JSON))},
    optional={"settings": ANY_JSON},
)


@given(SETTINGS | ANY_JSON)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_settings_of_a_backup_are_it_is_read(tmp_path, said):
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("url-watches.json", json.dumps(said))
    found = backup(tmp_path / "b.zip")
    assert len(found.left) + len(found.articles) >= (not isinstance(said, dict))


def test_a_damaged_file_in_a_backup_costs_what_it_held(desk, tmp_path):
    file = changedetection(tmp_path / "backup.zip", old=True)
    with zipfile.ZipFile(file) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    whole = file.read_bytes()
    for name, words in (("w1/aa.txt", "without 2 of its snapshots"), ("url-watches.json", "it is broken")):
        begin = whole.index(name.encode()) + len(name)
        file.write_bytes(whole[:begin] + b"\xff\xff\xff" + whole[begin + 3 :])
        said, code = brought(desk, file)
        assert (code, words in said) == (1, True), said


def test_columns_that_hold_no_text_and_bytes_that_are_no_utf_8_cost_no_more_than_themselves(desk, tmp_path):
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
    said, code = brought(desk, file)
    assert (code, "an empty address" in said, "2 of its versions: it holds no text" in said) == (
        1,
        True,
        True,
    )
    assert "The boat\N{REPLACEMENT CHARACTER} sails" in desk.run("show", "odd").out


def test_a_table_of_a_spreadsheet_is_read_in_its_own_encoding(desk, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("url;title\nhttps://news.example/wide;Fähre\n", encoding="utf-16")
    said, code = brought(desk, file)
    assert (code, "1 are new" in said) == (0, True), said


@pytest.mark.parametrize(
    ("name", "body"), [("x.opml", b"<opml><body/></opml>"), ("x.warc", b"WARC/1.0\r\n\r\n")]
)
def test_a_file_that_holds_nothing_is_said_to(desk, tmp_path, name, body):
    (tmp_path / name).write_bytes(body)
    said, code = brought(desk, tmp_path / name)
    assert (code, "there is nothing in it that could come" in said) == (0, True), said


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("x.csv", b"url,title\nhttps://news.example/a," + b"x" * 200_000, "broken after line 1"),
        ("y.yaml", b"url: " + b"[" * 400, "no YAML"),
        ("x.zip", b"PK\x03\x04 no archive", "none of"),
        ("x.db", b"SQLite format 3\x00 but broken", "none of"),
        ("x.yaml", b"url: [", "no YAML"),
        ("x.bin", b"\x00\x01\x02", "none of"),
        ("x.opml", b"<opml><body>", "broken"),
    ],
)
def test_a_file_that_is_none_of_them_is_refused_in_a_sentence(desk, tmp_path, name, body, words):
    (tmp_path / name).write_bytes(body)
    said, code = brought(desk, tmp_path / name)
    assert (code, words in said) == (1, True), said

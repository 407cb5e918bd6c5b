"""Other tools' files are taken over by the real command, and those that cannot be are told."""

from __future__ import annotations

import json
import sqlite3
import time
import zipfile
from contextlib import closing

import pytest
from import_help import brought
from newsroom import PATH, nothing, number_is_edited, word_is_swapped

from watcher.demo.site import Newsroom
from watcher.demo.story import FERRY


def test_the_first_own_look_after_an_import_is_no_news(newcomer, site, hooks, tmp_path):
    """A text that another program kept compares with no page: neither is an edit, nor told."""
    room = site.pages[PATH] = Newsroom(FERRY)
    watch = {"url": site.url(PATH), "title": FERRY.title}
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("url-watches.json", json.dumps({"watching": {"w1": watch}}))
        archive.writestr("w1/history.txt", "1600000000,a.txt\n")
        archive.writestr("w1/a.txt", "Menu\nHome\nSport\nThe night ferry sails again.\nSubscribe now\n" * 3)
    brought(newcomer, tmp_path / "b.zip")
    assert newcomer.check(expect=0)[PATH]["outcome"] == "first"
    history = newcomer.history(site.url(PATH))
    assert [version["version"] for version in history] == [1, 2]
    change = history[1]["change"]
    assert (change["disclosure"], change["added_words"], change["classes"]) == ("none", 0, [])
    assert "Only the text" in change["reasons"][0]
    assert hooks.hooks == []
    room.edit(number_is_edited)
    assert newcomer.check(expect=0)[PATH]["outcome"] == "changed"
    assert len(hooks.hooks) == 1
    assert newcomer.run("verify").code == 0
    assert newcomer.run("reread", "--all").code == 0
    assert [v["change"] and v["change"]["disclosure"] for v in newcomer.history(site.url(PATH))][:2] == [
        None,
        "none",
    ]


def test_texts_of_a_time_when_we_looked_ourselves_hide_nothing_that_we_saw(newcomer, site, hooks, tmp_path):
    """The other program ran beside ours: it looked before our first look, between two, and after the last."""
    room, moments = Newsroom(FERRY), ["1600000000"]
    site.pages[PATH] = room
    newcomer.run("add", site.url(PATH))
    newcomer.check(expect=0)
    for happens in (number_is_edited, nothing):
        moments.append(str(time.time()))
        room.edit(happens)
        newcomer.check(expect=0)
    moments.append(str(time.time()))
    before = newcomer.history(site.url(PATH))
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("url-watches.json", json.dumps({"watching": {"w1": {"url": site.url(PATH)}}}))
        archive.writestr("w1/history.txt", "".join(f"{at},{at}.txt\n" for at in moments))
        for at in moments:
            archive.writestr(f"w1/{at}.txt", f"Menu\nThe night ferry sails again, it said at {at}.\n")
    said, _ = brought(newcomer, tmp_path / "b.zip", expect=0)
    assert "1 version came" in said
    assert "3 are mere texts of a time when we looked" in said
    verdicts = [version["change"] and version["change"]["disclosure"] for version in before]
    after = newcomer.history(site.url(PATH))
    assert [version["change"] and version["change"]["disclosure"] for version in after[1:]] == [
        "none",
        *verdicts[1:],
    ]
    room.edit(word_is_swapped)
    assert newcomer.check(expect=0)[PATH]["outcome"] == "changed"
    assert len(hooks.hooks) == 2
    assert newcomer.run("verify").code == 0


@pytest.mark.parametrize("table", ["CacheEntry", "webchanges"])
def test_a_database_of_texts_without_addresses_names_the_file_that_can_be_imported(newcomer, tmp_path, table):
    with closing(sqlite3.connect(tmp_path / "kept.db")) as db:
        db.execute(f"CREATE TABLE {table} (guid TEXT)")
    said, code = brought(newcomer, tmp_path / "kept.db")
    assert (code, "not of which addresses" in said, "urls.yaml" in said) == (1, True, True), said


@pytest.mark.parametrize(
    ("name", "body"), [("x.opml", b"<opml><body/></opml>"), ("x.warc", b"WARC/1.0\r\n\r\n")]
)
def test_a_file_that_holds_nothing_is_said_to(newcomer, tmp_path, name, body):
    (tmp_path / name).write_bytes(body)
    said, code = brought(newcomer, tmp_path / name)
    assert (code, "there is nothing in it that could come" in said) == (0, True), said


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("x.csv", b"url,title\nhttps://news.example/a," + b"x" * 200_000, "broken after line 1"),
        ("y.yaml", b"url: " + b"[" * 400, "no YAML"),
        ("x.zip", b"PK\x03\x04 no archive", "none of"),
        ("x.txt", b"\n \n", "is empty"),
        ("x.db", b"SQLite format 3\x00 but broken", "none of"),
        ("x.yaml", b"url: [", "no YAML"),
        ("x.bin", b"\x00\x01\x02", "none of"),
        ("x.opml", b"<opml><body>", "broken"),
    ],
)
def test_a_file_that_is_none_of_them_is_refused_in_a_sentence(newcomer, tmp_path, name, body, words):
    (tmp_path / name).write_bytes(body)
    said, code = brought(newcomer, tmp_path / name)
    assert (code, words in said) == (1, True), said

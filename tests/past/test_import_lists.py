"""Outlines, tables and lists of addresses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from import_help import articles, brought

from watcher.errors import UsageError
from watcher.imports.lists import opml, plain, table

OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>
<outline text="Papers"><outline type="rss" text="Gazette" xmlUrl="https://news.example/feed.xml"
 htmlUrl="https://news.example/"/></outline>
<outline text="A story" type="link" url="https://news.example/ferry"/>
<outline text="Nothing"/></body></opml>"""


def test_an_outline_brings_sources_with_their_folders_as_tags(newcomer, tmp_path):
    (tmp_path / "feeds.opml").write_bytes(OPML)
    said, _ = brought(newcomer, tmp_path / "feeds.opml")
    (source,) = newcomer.json("sources")["sources"]
    assert (source["url"], source["title"], source["tags"]) == (
        "https://news.example/feed.xml",
        "Gazette",
        ["Papers"],
    )
    assert list(articles(newcomer)) == ["ferry"]
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


def test_a_list_is_read_as_people_write_it_and_each_address_counted_once(newcomer, tmp_path):
    """A dry run said that each of them would be new, and a comma became part of an address."""
    file = tmp_path / "list.txt"
    lines = ["- <https://news.example/a>", '"https://news.example/b",', "https://news.example/c,7.html; old"]
    file.write_text(
        "\n".join([*lines, "https://news.example/a?utm_source=x#top", "* https://news.example/a"])
    )
    told = "3 articles: 3 {0} new, 0 watched already; 2 more repeat one of them."
    assert told.format("would be") in brought(newcomer, file, "--dry-run")[0]
    assert told.format("are") in brought(newcomer, file)[0]
    assert list(articles(newcomer)) == ["a", "b", "c,7.html"]


@pytest.mark.parametrize(
    "line",
    [
        "https://new s.example/",
        "https://new s.example",
        "https://www.new s.example/ferry",
        "- <https://www.new s.example/ferry>",
        "https://news .example/ferry",
        "https://news. example/ferry",
        "https:// news.example/ferry",
        "news.example/ferry",
    ],
)
def test_a_line_whose_host_is_in_pieces_is_told_with_its_number_and_what_to_do(line):
    """It became the address of another host, or of none that there is: https://new/."""
    found = plain(f"https://news.example/a\n{line}\n")
    assert [one.url for one in found.articles] == ["https://news.example/a"]
    (left,) = found.left
    assert left.what == f"line 2: {line}"
    assert "write it without" in left.why or "give one like https://" in left.why


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        ("https://news.example The ferry sails", ["https://news.example"]),
        ("https://news.example Harbour.example on the ferry", ["https://news.example"]),
        ("https://www.news.example news.example/front", ["https://www.news.example"]),
        ("https://intranet The house's own news", ["https://intranet"]),
        ("https://news.example/a harbour.example/b, a copy", ["https://news.example/a"]),
        ("https://news.example/a see https://news.example/b", ["https://news.example/a"]),
        (
            "https://news.example/a https://news.example/b",
            ["https://news.example/a", "https://news.example/b"],
        ),
        (
            "<https://news.example/a>, <https://news.example/b>",
            ["https://news.example/a", "https://news.example/b"],
        ),
        (
            "https://news.example/a,https://news.example/b",
            ["https://news.example/a", "https://news.example/b"],
        ),
        (
            "https://news.example/go?to=https://news.example/b",
            ["https://news.example/go?to=https://news.example/b"],
        ),
    ],
)
def test_behind_an_address_may_stand_a_title_or_more_addresses(line, urls):
    found = plain(line)
    assert [one.url for one in found.articles] == urls
    assert not found.left


def test_a_list_that_is_piped_to_add_is_told_its_way(newcomer):
    assert "watcher import -" in newcomer.run("add", "-", expect=1).err


def test_private_addresses_and_broken_ones_are_told_and_the_rest_comes(newcomer, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("https://news.example/a\nhttps://user:pw@news.example/b\nhttp://x..y/\n")
    said, code = brought(newcomer, file)
    assert (code, list(articles(newcomer))) == (1, ["a"])
    assert "carries a name or password" in said
    assert "pw" not in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_of_a_spreadsheet_is_read_in_its_own_encoding(newcomer, tmp_path, encoding):
    file = tmp_path / "list.csv"
    file.write_text("url;tags\nhttps://news.example/fähre;Häfen\n", encoding=encoding)
    said, code = brought(newcomer, file)
    assert (code, "1 is new" in said) == (0, True), said
    assert [one["tags"] for one in articles(newcomer).values()] == [["Häfen"]]
    assert list(articles(newcomer)) == ["f%C3%A4hre"]

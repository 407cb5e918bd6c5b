"""Articles in feeds, good and broken ones. Bytes in, items out."""

from __future__ import annotations

import json

import pytest
from feed_help import NOON, RSS_ITEM, URL, atom, rss

from watcher.find import feed
from watcher.find.feed import MOST_ITEMS
from watcher.model.push import Hub


def test_an_rss_item_has_address_name_headline_and_day():
    listing = feed(rss(RSS_ITEM), URL)
    (item,) = listing.items
    assert (listing.title, listing.trouble, listing.remark) == ("The Sound Gazette", "", "")
    assert (item.url, item.id) == ("https://news.example/ferry?utm_source=rss", "442")
    assert (item.title, item.published_at, item.updated_at) == ("Ferry & bridge", NOON, None)


def test_an_atom_entry_has_both_days_and_its_links_are_resolved():
    entry = (
        '<entry><id>tag:news.example,2026:442</id><title type="html">&lt;b>Ferry&lt;/b> sails</title>'
        '<link rel="self" href="/api/442"/><link rel="alternate" href="ferry"/>'
        "<published>2026-05-01T12:00:00Z</published><updated>2026-05-01T14:00:00+02:00</updated></entry>"
    )
    (item,) = feed(atom(entry, base='xml:base="https://news.example/news/"'), URL).items
    assert (item.url, item.title) == ("https://news.example/news/ferry", "Ferry sails")
    assert (item.published_at, item.updated_at) == (NOON, NOON)


def test_a_json_feed_is_read_by_its_own_names():
    entries = [
        {"id": "1", "url": "/ferry", "title": "Ferry", "date_published": "2026-05-01T14:00:00+02:00"},
        {"id": "https://news.example/bridge", "date_modified": "2026-05-01T12:00:00Z"},
        {"id": "3"},
        "nonsense",
    ]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Sound", "items": entries})
    listing = feed(body.encode(), URL)
    assert [item.url for item in listing.items] == [
        "https://news.example/ferry",
        "https://news.example/bridge",
    ]
    assert (listing.items[0].published_at, listing.items[1].updated_at) == (NOON, NOON)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("<link>/a/b</link>", "https://news.example/a/b"),
        ("<link>a#top</link>", "https://news.example/a"),
        ("<link>  https://news.example/a </link>", "https://news.example/a"),
        ("<guid>https://news.example/a</guid>", "https://news.example/a"),
        ("<link>javascript:alert(1)</link>", None),
        ("<link>file:///etc/passwd</link>", None),
        ("<link></link><guid isPermaLink='false'>442</guid>", None),
        ("<link>http://[::1</link>", None),
    ],
)
def test_links_are_addresses_on_the_web_or_nothing(link, address):
    listing = feed(rss(RSS_ITEM, f"<item><title>x</title>{link}</item>"), URL)
    assert [item.url for item in listing.items[1:]] == ([address] if address else [])
    assert listing.remark == ("" if address else "1 item has no link")


@pytest.mark.parametrize(
    "day", ["soon", "Thu, 01 Jan 1970 00:00:00 GMT", "0000-00-00", "Fri, 99 May 2026", "32.13.2026", ""]
)
def test_a_wrong_day_is_no_day_and_the_item_stays(day):
    (item,) = feed(
        rss(f"<item><link>https://news.example/a</link><pubDate>{day}</pubDate></item>"), URL
    ).items
    assert item.published_at is None


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<!doctype html><html><head><title>Not found</title></head></html>", "a web page, not a feed"),
        (b"<urlset><url><loc>https://x.example/</loc></url></urlset>", "a sitemap, not a feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "neither XML nor JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": 3}', "no list of items"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "broken"),
        (b'{"error": "no"}', "neither XML nor JSON Feed"),
        (b"<rss><channel><item><title>cut off in the mid", "broken and no item"),
        (rss(RSS_ITEM, head='<!DOCTYPE rss [<!ENTITY a "aaaa">]>'), "entities"),
        (rss(RSS_ITEM, head='<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
    ],
)
def test_a_broken_feed_says_what_is_wrong_with_it(body, words):
    listing = feed(body, URL)
    assert words in listing.trouble
    assert listing.items == ()


def test_a_feed_that_is_broken_in_the_middle_gives_what_stands_before_that():
    listing = feed(rss(RSS_ITEM, "<item><link>https://news.example/b</link><title>a < b & c</title>"), URL)
    assert "https://news.example/ferry?utm_source=rss" in [item.url for item in listing.items]
    assert listing.remark


@pytest.mark.parametrize("end", [b"</item>", b"<title>B", b"<link>https://news.example/b</link>"])
def test_a_feed_that_breaks_off_says_so_and_gives_what_stands_before_that(end):
    whole = rss(RSS_ITEM, "<item><title>B</title><link>https://news.example/b</link></item>")
    listing = feed(whole[: whole.rindex(end) + len(end)], URL)
    assert listing.items[0].url == "https://news.example/ferry?utm_source=rss"
    assert "breaks off" in listing.trouble
    loose = whole.replace(b"<title>B", b"<title>B & C <br>")
    wide = loose.decode().replace("?>", ' encoding="utf-16"?>').encode("utf-16")
    others = (loose.replace(b"</rss>", b""), wide, whole + b"<script></script>")
    assert [feed(body, URL).trouble for body in (whole, loose, *others)] == [""] * 5


@pytest.mark.parametrize("reference", ["&#xd800;", "&#0;", "&#x1b;", "&#1114112;", f"&#{'9' * 40};", "&#;"])
def test_a_reference_to_no_character_is_left_out_and_costs_no_item(reference):
    item = f"<item><link>https://news.example/{reference}a</link><title>Quo{reference}ta &#38; more</title>"
    found = feed(f"<rss><channel><title>G{reference}</title>{item}</item></channel></rss>".encode(), URL)
    assert (found.title, found.trouble) == ("G", "")
    assert [(one.url, one.title) for one in found.items] == [("https://news.example/a", "Quota & more")]


def test_of_fifty_thousand_items_the_first_are_read_and_the_rest_counted():
    items = (f"<item><link>https://news.example/{number}</link></item>" for number in range(50_000))
    listing = feed(rss(*items), URL)
    assert (len(listing.items), listing.left) == (MOST_ITEMS, 50_000 - MOST_ITEMS)
    assert listing.items[0].url == "https://news.example/0"


@pytest.mark.parametrize(
    ("body", "hub"),
    [
        (
            (
                b'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="/hub"/>'
                b'<link rel="self" href="/me"/><entry><link href="/a"/></entry></feed>'
            ),
            Hub("https://news.example/hub", "https://news.example/me"),
        ),
        (
            (
                b'{"version": "https://jsonfeed.org/version/1.1", "items": [], '
                b'"hubs": [{"type": "rssCloud", "url": "https://c.example/"}, '
                b'{"type": "WebSub", "url": "https://hub.example/"}]}'
            ),
            Hub("https://hub.example/", URL),
        ),
        (b"<rss><channel><item><link>/a</link></item></channel></rss>", None),
        (
            b'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="hub" href="file:///etc/passwd"/></feed>',
            None,
        ),
    ],
)
def test_the_hub_of_a_feed_is_the_one_that_it_names(body, hub):
    assert feed(body, URL).hub == hub

"""Feeds, good ones: bytes."""

from __future__ import annotations

from datetime import UTC, datetime

URL = "https://news.example/feed.xml"


NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


RSS_ITEM = """<item><title>Ferry &amp; bridge</title><link>https://news.example/ferry?utm_source=rss</link>
<guid isPermaLink="false">442</guid><pubDate>Fri, 01 May 2026 14:00:00 +0200</pubDate></item>"""


def rss(*items: str, head: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>The Sound Gazette</title>'
        f"<link>https://news.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


def atom(*entries: str, base: str = "") -> bytes:
    space = f'xmlns="http://www.w3.org/2005/Atom" {base}'
    return f"<feed {space}><title>The Sound Gazette</title>{''.join(entries)}</feed>".encode()

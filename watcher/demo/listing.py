"""How the demo's site lists its stories: on its front page, in a section, in a feed and in a sitemap."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from watcher.demo.page import RELATED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.demo.story import Story

OUTLET = "The Sound Gazette"


class Listed(NamedTuple):
    """A story that is on line, and where."""

    url: str
    story: Story


def front_page(stories: Sequence[Listed], root: str) -> str:
    """The front page; it names the feed."""
    link = f'<link rel="alternate" type="application/rss+xml" title="{OUTLET}" href="{root}/feed.xml">'
    return _page(OUTLET, link, stories, root)


def section(stories: Sequence[Listed], root: str) -> str:
    """A section's front, which names no feed."""
    return _page(f"News | {OUTLET}", "", stories, root)


def _page(title: str, link: str, stories: Sequence[Listed], root: str) -> str:
    teasers = "".join(
        f'<article><h2><a href="{escape(url)}">{escape(story.title)}</a></h2>'
        f"<p>{escape(story.body[0].text[:120])}…</p></article>"
        for url, story in stories
    )
    most_read = "".join(
        f'<li><a href="{root}/archive/{n}">{escape(t)}</a></li>' for n, t in enumerate(RELATED)
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>{link}</head>
<body><header class="site-header"><a class="logo" href="/">{OUTLET}</a>
<nav><a href="/news">News</a> <a href="/tides">Tides and weather for us all</a></nav></header>
<main><h1>{title}</h1>{teasers}</main>
<aside class="sidebar"><h2>Most read</h2><ul>{most_read}</ul></aside>
<footer><a href="/corrections">Corrections and clarifications</a>
<a href="/privacy">Privacy policy</a></footer>
</body></html>"""


def feed(stories: Sequence[Listed], root: str) -> str:
    """An RSS feed."""
    items = "".join(
        f"<item><title>{escape(story.title)}</title><link>{escape(url)}</link><guid>{escape(url)}</guid>"
        f"<pubDate>{format_datetime(story.published_at)}</pubDate></item>"
        for url, story in stories
    )
    head = f"<title>{OUTLET}</title><link>{root}/</link><description>News from the Sound</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


def sitemap(stories: Sequence[Listed], _root: str) -> str:
    """A news sitemap."""
    urls = "".join(
        f"<url><loc>{escape(url)}</loc><news:news><news:publication><news:name>{OUTLET}</news:name>"
        f"<news:language>en</news:language></news:publication>"
        f"<news:publication_date>{story.published_at.isoformat()}</news:publication_date>"
        f"<news:title>{escape(story.title)}</news:title></news:news></url>"
        for url, story in stories
    )
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{urls}</urlset>'

"""Finds articles in what an outlet lists: bytes of a feed, sitemap or front page in, items out.

`kinds` says what bytes are; `feed`, `sitemap` and `front` read them. Nothing here asks anybody anything:
where a sitemap leads to others, `sitemap.walk` says which address it wants next.
"""

from watcher.find.feed import feed
from watcher.find.front import front
from watcher.find.kinds import Kind, kind_of
from watcher.find.pages import Linked, is_article, linked_feeds
from watcher.find.sitemap import sitemap, walk

__all__ = [
    "Kind",
    "Linked",
    "feed",
    "front",
    "is_article",
    "kind_of",
    "linked_feeds",
    "sitemap",
    "walk",
]

"""A live blog: its entries, the shapes that pages give them, and comments below it, which are no entries."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

URL = "https://www.harbour-post.example/news/flood-in-holm"


class Entry(NamedTuple):
    at: str
    head: str
    who: str

    @property
    def clock(self) -> str:
        return self.at[11:16]

    @property
    def dotted(self) -> str:
        return self.clock.replace(":", ".")

    @property
    def text(self) -> str:
        return (
            f"The {self.who} service said that the northern line stays shut, because of {self.head.lower()}."
        )


ENTRIES = [
    Entry("2024-05-03T10:42:00+02:00", "Water in the tunnel", "rail"),
    Entry("2024-05-03T10:05:00+02:00", "Mud on the platforms", "fire"),
    Entry("2024-05-03T09:30:00+02:00", "A missing bus", "bus"),
    Entry("2024-05-03T08:15:00+02:00", "Rain since midnight", "weather"),
]
NEW = Entry("2024-05-03T11:20:00+02:00", "A visit of the minister", "press")
LEAD = "Heavy rain has flooded the tunnel at Holm; the town waits for pumps from the coast."
COMMENTS = "".join(
    f"<div class='c1'><b>reader {n}</b> <time datetime='2024-05-03T1{n}:00Z'>1{n}:00</time>"
    f"<p>I have waited for the bus for {n} hours and nobody told us anything at all.</p>"
    "<a href='#'>Reply</a></div>"
    for n in range(9)
)


def page(entries: str, head: str = "", behind: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>Flood in Holm | Harbour Post</title>{head}</head><body>"
        "<nav><a href=/>Home</a> <a href=/news>News</a></nav><main><article><h1>Flood in Holm</h1>"
        f"<p>{LEAD}</p>{entries}</article>{behind}</main><footer>Harbour Post</footer></body></html>"
    )


def ld(entries: Sequence[Entry]) -> str:
    updates = [
        {"@type": "BlogPosting", "headline": one.head, "datePublished": one.at, "articleBody": one.text}
        for one in entries
    ]
    graph = {"@type": "LiveBlogPosting", "headline": "Flood in Holm", "liveBlogUpdate": updates}
    return f'<script type="application/ld+json">{json.dumps({"@graph": [graph]})}</script>'


def in_articles(entries: Sequence[Entry], behind: str = "") -> str:
    """Boxes with a heading, an author, paragraphs and ways to share; JSON-LD says what the page is."""
    boxes = "".join(
        f"<article class='lb-post' id='e{one.clock}'><header><time datetime='{one.at}'>{one.clock}</time>"
        f"<span class='lb-author'>By Ada Brandt</span></header><h2>{one.head}</h2><p>{one.text}</p>"
        f"<p>Nobody was hurt, the {one.who} service added.</p>"
        "<div class='share'><a href='https://x.example'>Share</a> <a href='https://f.example'>Post</a></div></article>"
        for one in entries
    )
    return page(f"<div class='liveblog'>{boxes}</div>", ld(entries), behind)


def in_a_list(entries: Sequence[Entry], behind: str = "") -> str:
    """A plain list whose items open with a `time`; nothing says what the page is."""
    items = "".join(
        f"<li><p><time datetime='{one.at}'>{one.clock} Uhr</time></p><p>{one.text}</p></li>"
        for one in entries
    )
    return page(f"<ul>{items}</ul>", behind=behind)


def without_times(entries: Sequence[Entry], behind: str = "") -> str:
    """Boxes without a `time`, known by the words of JSON-LD."""
    boxes = "".join(
        f"<div class='entry'><span class='when'>{one.clock}</span><h3>{one.head}</h3><p>{one.text}</p></div>"
        for one in entries
    )
    return page(f"<div>{boxes}</div>", ld(entries), behind)


def by_the_hour(entries: Sequence[Entry], behind: str = "") -> str:
    """The entries of one hour in a section; the `time` in the heading prints how long ago it was."""
    boxes = "".join(
        f"<section><div class='event'><h3><time datetime='{one.at}'>{n + 2} min ago</time> {one.head}</h3>"
        f"<p>{one.text}</p></div></section>"
        for n, one in enumerate(entries)
    )
    return page(f"<div class='timeline live-ticker'>{boxes}</div>", behind=behind)


SHAPES = pytest.mark.parametrize("shape", [in_articles, in_a_list, without_times, by_the_hour])


HEADED = pytest.mark.parametrize("shape", [in_articles, without_times, by_the_hour])


STORY = "".join(
    f"<p>On day {n} of the flood the council met in the school, heard the engineers, and sent for more pumps"
    " from the coast; the trains will not run before the tunnel is dry, and that will take weeks.</p>"
    for n in range(6)
)

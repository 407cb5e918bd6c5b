"""A live blog: its entries, the page around them, and comments below it, which are no entries."""

from __future__ import annotations

from typing import NamedTuple

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

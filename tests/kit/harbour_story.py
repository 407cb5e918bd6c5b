"""A story on the harbour, read with other things before, inside or behind it."""

from __future__ import annotations

from watcher.model import Reading
from watcher.read import read

STORY = [
    f"<p>Paragraph {n} tells what the council decided on the harbour, what it will cost the town, and who had"
    " asked for it during the long evening in the hall.</p>"
    for n in range(6)
]

TITLE = "Harbour to be rebuilt"

PICTURE = "The old ferry on its last way to the yard, seen from the tower"

ASKS = (
    "A video from another house stands here. Only when you click on it is it loaded, and your personal data"
    " go to that house; more of this is told under privacy."
)

BY = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Nomsa Dube"}}</script>'


def read_with(inside: str, *, before: str = "", behind: str = "", head: str = "") -> Reading:
    """The reading of a story with something between its paragraphs, before them or behind them."""
    half = "".join(STORY[:3])
    later = "".join(STORY[3:])
    return read(
        f"<html lang='en'><head><title>{TITLE}</title>{head}</head><body><main><article><h1>{TITLE}</h1>"
        f"<div class='article-body'>{before}{half}{inside}{later}{behind}</div></article></main>",
        "https://example.org/a",
    )


def boxed(inside: str = "", *, before: str = "") -> Reading:
    """The same of which each paragraph stands in a box of its own."""
    boxes = [f"<div>{paragraph}</div>" for paragraph in STORY]
    body = "".join([before, *boxes[:3], inside, *boxes[3:]])
    page = f"<title>{TITLE}</title><main><h1>{TITLE}</h1><article>{body}</article></main>"
    return read(page, "https://example.org/a")

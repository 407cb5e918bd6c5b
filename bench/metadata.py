"""How often headline, authors and day of publication are those the annotators saw, against trafilatura.

Usage: python -m bench.metadata

Headlines are the same when their words are, authors when the set of name words is. The labelled day is the
one that the page shows: of publication, or of the last change where it shows no other. Days are those of the
page's own zone, as the labels and the others have them; `read` gives moments in UTC, and how often those fall
on the labelled day stands beside it. "held out" is the half of the sites that no rule was made for.
"""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus
from watcher.read import read
from watcher.read.metadata import metadata
from watcher.read.page import grown

if TYPE_CHECKING:
    from collections.abc import Callable

    Facts = tuple[str, str, str]

LINK_WORDS = re.compile(r"\b(?:von|by|und|and|y|et|por|par)\b", re.IGNORECASE)


def ours(html: str, url: str) -> Facts:
    found = metadata(grown(html, None, None), url)
    at = found.published_at or found.modified_at or read(html, url).modified_at
    return found.title, found.byline, str(at or "")


def in_utc(html: str, url: str) -> Facts:
    found = read(html, url)
    return found.title, found.byline, str(found.published_at or found.modified_at or "")


def peers() -> dict[str, Callable[[str, str], Facts]]:
    if importlib.util.find_spec("trafilatura") is None:
        return {}
    import trafilatura  # noqa: PLC0415  an optional peer

    def theirs(html: str, url: str) -> Facts:
        found = trafilatura.extract_metadata(html, default_url=url if url.startswith("http") else None)
        return (found.title or "", found.author or "", found.date or "") if found else ("", "", "")

    return {"trafilatura": theirs}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def names(text: Any) -> set[str]:
    joined = "; ".join(text) if isinstance(text, list) else text or ""
    return set(words(LINK_WORDS.sub(" ", joined)))


def near(stated: str, found: str) -> bool:
    try:
        return abs(date.fromisoformat(found[:10]) - date.fromisoformat(stated[:10])) <= timedelta(days=1)
    except ValueError:
        return False


def main() -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    print(f"{'':24}{'titles':>10}{'authors':>10}{'days':>10}{'±1 day':>10}")
    for name, look in {"read": ours, "read, days of UTC": in_utc, **peers()}.items():
        right, all_of = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
        for page, html in _corpus.load("segments"):
            held = _corpus.held_out(page)
            title, author, day = look(html, page["url"] or "https://example.org/")
            judged = {
                "title": words(title) == words(page.get("title") or ""),
                "author": names(author) == names(page.get("author")),
                "date": day[:10] == (page.get("date") or "")[:10],
                "near": near(page.get("date") or "", day),
            }
            for key, verdict in judged.items():
                if page.get("date" if key == "near" else key):
                    all_of[key, held] += 1
                    right[key, held] += verdict
        for part, halves in (("", (False, True)), (", held out", (True,))):
            shares = (
                sum(right[key, half] for half in halves) / max(1, sum(all_of[key, half] for half in halves))
                for key in ("title", "author", "date", "near")
            )
            print(f"{name + part:24.24}{''.join(f'{share:10.3f}' for share in shares)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

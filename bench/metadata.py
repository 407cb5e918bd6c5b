"""How often headline, authors and day of publication are those the annotators saw, against trafilatura.

Usage: python -m bench.metadata

Headlines are the same when their words are, authors when the set of name words is. The labelled day is the
one that the page shows: of publication, or of the last change where it shows no other. Days are those of the
page's own zone, as the labels and the others have them; `read` gives moments in UTC, and how often those fall
on the labelled day stands beside it. "held out" is the half of the sites that no rule was made for.
"""

from __future__ import annotations

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
    found = metadata(grown(html, None, None).root, url)
    at = found.published_at or found.modified_at or read(html, url).modified_at
    return found.title, found.byline, str(at or "")


def in_utc(html: str, url: str) -> Facts:
    found = read(html, url)
    return found.title, found.byline, str(found.published_at or found.modified_at or "")


def peers() -> dict[str, Callable[[str, str], Facts]]:
    if not _corpus.peer("trafilatura"):
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


KEYS = ("title", "author", "date", "near")


def judged(page: dict[str, Any], facts: Facts) -> dict[str, bool]:
    """Which of the labelled facts were found, for those that are labelled."""
    title, author, day = facts
    verdicts = {
        "title": words(title) == words(page.get("title") or ""),
        "author": names(author) == names(page.get("author")),
        "date": day[:10] == (page.get("date") or "")[:10],
        "near": near(page.get("date") or "", day),
    }
    return {key: right for key, right in verdicts.items() if page.get("date" if key == "near" else key)}


def shares(look: Callable[[str, str], Facts], step: int = 1) -> dict[str, dict[str, float]]:
    """For each half of the sites and for both, the share of facts that were found."""
    right, all_of = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for page, html in _corpus.load("segments", step):
        half = "held out" if _corpus.held_out(page) else "tune"
        for key, verdict in judged(page, look(html, page["url"] or "https://example.org/")).items():
            for part in (half, "all"):
                all_of[key, part] += 1
                right[key, part] += verdict
    return {
        part: {key: right[key, part] / max(1, all_of[key, part]) for key in KEYS}
        for part in ("tune", "held out", "all")
    }


def main() -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    print(f"{'':26}{'titles':>10}{'authors':>10}{'days':>10}{'±1 day':>10}")
    for name, look in {"read": ours, "read, days of UTC": in_utc, **peers()}.items():
        for part, found in shares(look).items():
            print(f"{f'{name}, {part}':26.26}{''.join(f'{found[key]:10.3f}' for key in KEYS)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

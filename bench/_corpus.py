"""The labelled pages beside the project, and how a text is scored on them."""

from __future__ import annotations

import hashlib
import json
import re
import time
import zipfile
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PAGES = Path(__file__).parents[1].parent / "shared" / "corpora" / "pages"
TOKEN = re.compile(r"[฀-໿က-႟぀-ヿ㐀-鿿]|[^\W฀-໿က-႟぀-ヿ㐀-鿿]+")

WORDS = (
    *("harbour", "bridge", "orchard", "signal", "museum", "winter", "forest", "island", "kitchen"),
    "festival",
)
"""What is written into pages that are altered."""


def load(name: str, step: int = 1) -> Iterator[tuple[dict[str, Any], str]]:
    """Every `step`-th page of a set, as (labels, html)."""
    manifest = json.loads((PAGES / f"{name}.json").read_text(encoding="utf8"))
    with zipfile.ZipFile(PAGES / f"{name}-html.zip") as archive:
        for page in manifest["pages"][::step]:
            yield page, archive.read(page["path"]).decode(page["encoding"], "replace")


def digest() -> str:
    """Of the labels and the pages: figures of another corpus are not comparable."""
    files = sorted([*PAGES.glob("*.json"), *PAGES.glob("*.zip")])
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()[
        :16
    ]


def peer(name: str) -> bool:
    """Whether a library to compare with is installed; says so when it is not."""
    if find_spec(name) is not None:
        return True
    print(f"passed over: {name} is not installed, its rows are left out")
    return False


def held_out(page: dict[str, Any]) -> bool:
    """Whether a page's site belongs to the half that no rule may be made for."""
    url = page["url"]
    host = urlsplit(url).netloc or url.removeprefix("hard::").split("-")[0]
    return bool(hashlib.md5(host.encode(), usedforsecurity=False).digest()[0] % 2)


def fold(text: str) -> str:
    return " ".join((text or "").split())


@dataclass
class Score:
    """Pieces found and missed, wanted and not, and the time it took."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    pages: int = 0
    seconds: float = 0.0

    def add(self, page: dict[str, Any], text: str) -> None:
        folded = fold(text)
        wanted = sum(fold(piece) in folded for piece in page["with"])
        self.right += wanted
        self.missed += len(page["with"]) - wanted
        self.wrong += sum(fold(piece) in folded for piece in page["without"])

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    @property
    def milliseconds(self) -> float:
        return 1000 * self.seconds / max(1, self.pages)


def segments(extract: Callable[[str, str], str], step: int = 1) -> dict[str, Score]:
    """Scores on the pieces of text: of the half for tuning, the half held out, and both."""
    scores = {"tune": Score(), "held out": Score(), "all": Score()}
    for page, html in load("segments", step):
        began = time.process_time()
        text = extract(html, page["url"] or "https://example.org/")
        spent = time.process_time() - began
        for name in ("held out" if held_out(page) else "tune", "all"):
            scores[name].add(page, text)
            scores[name].pages += 1
            scores[name].seconds += spent
    return scores


def in_turns(extracts: Sequence[Callable[[str, str], object]], step: int, rounds: int) -> list[float]:
    """Milliseconds of CPU a page of each: page by page one after the other, of several rounds the least.

    What one is through with before the other begins is told apart by what else the machine did meanwhile: the
    share of one in the other came out between .88 and .96 within a day.
    """
    spent, pages = [0.0] * len(extracts), 0
    for page, html in load("segments", step):
        url = page["url"] or "https://example.org/"
        least = [inf] * len(extracts)
        for _ in range(rounds):
            for i, extract in enumerate(extracts):
                began = time.process_time()
                extract(html, url)
                least[i] = min(least[i], time.process_time() - began)
        spent = [sum(both) for both in zip(spent, least, strict=True)]
        pages += 1
    return [1000 * seconds / max(1, pages) for seconds in spent]


def fulltext(extract: Callable[[str, str], str]) -> tuple[float, float]:
    """Precision and recall over runs of four words, averaged over the pages with whole bodies."""
    precision, recall, count = 0.0, 0.0, 0
    for page, html in load("fulltext"):
        want, got = _runs(page["text"]), _runs(extract(html, page["url"] or "https://example.org/"))
        hit = sum((want & got).values())
        precision += hit / max(1, sum(got.values()))
        recall += hit / max(1, sum(want.values()))
        count += 1
    return precision / count, recall / count


def _runs(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = TOKEN.findall(text or "")
    return (
        Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)))
        if words
        else Counter()
    )

"""How the cost of a reading grows with the page: seconds, and seconds a megabyte, for many shapes of page.

Usage: python -m bench.linear [--large] [--all] [--runs]

From 0.1 to 1 MB, with --large to 10 MB, which takes minutes; a shape's seconds a megabyte must not grow with
the size. By default the shapes that say most; --all takes every shape, --runs texts that a regular expression
may go over again and again, where they may stand.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench._shapes import MARKUP, PLACES, RUNS, STORY
from watcher.read import read

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (100_000, 300_000, 1_000_000)
LARGE = (*SIZES, 3_000_000, 10_000_000)
SHORT = (10_000, 100_000, 1_000_000)
TELLING = (
    "paragraphs",
    "one paragraph",
    "no tags",
    "nested boxes",
    "nested boxes with text",
    "short lines",
    "links",
    "one table",
    "scripts",
    "null bytes",
)
PATIENCE = 60
"""Seconds after which a shape is not tried at a larger size."""


def main(options: list[str]) -> int:
    read(STORY, "https://harbour.example/")
    if "--runs" in options:
        return table({f"{run} in {place}": at(place, run) for place in PLACES for run in RUNS}, SHORT)
    names = MARKUP if "--all" in options else TELLING
    return table({name: MARKUP[name] for name in names}, LARGE if "--large" in options else SIZES)


def at(place: str, run: str) -> Callable[[int], str]:
    """A page of a size with one run of text at a place."""
    return lambda size: PLACES[place]((RUNS[run] * (size // len(RUNS[run]) + 1))[:size])


def table(shapes: dict[str, Callable[[int], str]], sizes: tuple[int, ...]) -> int:
    print(f"{'':30}" + "".join(f"{f'{size / 1e6:g} MB':>17}" for size in sizes))
    print(f"{'':30}" + f"{'s     s/MB':>17}" * len(sizes))
    grown = []
    for name, shape in shapes.items():
        rates: list[float] = []
        print(f"{name:30.30}", end="", flush=True)
        for size in sizes:
            spent = seconds(shape(size))
            rates.append(1e6 * spent / size)
            print(f"{spent:10.3f}{rates[-1]:7.2f}", end="", flush=True)
            if spent > PATIENCE:
                break
        print()
        if rates[-1] > 2 * max(rates[len(rates) // 2], 0.1):  # small pages may take a shorter way
            grown.append(name)
    print(f"\ngrowing faster than the page: {', '.join(grown) or 'none'}")
    return 1 if grown else 0


def seconds(html: str) -> float:
    began = time.process_time()
    read(html, "https://harbour.example/")
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

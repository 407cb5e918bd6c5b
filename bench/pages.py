"""How much of the story and how little else `read` takes from labelled pages, against trafilatura.

Usage: python -m bench.pages [--floors] [--pin]

trafilatura is a peer for development only: its rows are left out where it is not installed. Where it is,
`read` may cost no more than a part of its CPU. `--floors` reads every third page and fails when a figure lies
under its floor in `page_floors.json`; `--pin` writes the floors anew and refuses to lower one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus, metadata
from bench._floors import hold
from watcher.read import Look, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from bench._floors import Figures

FLOORS = Path(__file__).with_name("page_floors.json")
PEER, SHARE = "trafilatura", 0.9
"""With whose default `read` is compared, and what share of its CPU it may take."""
STEP = 3  # the floors are looked at on every third page: seconds, not half a minute
TURNS, ROUNDS = 8, 3  # the share is measured on every eighth page: a quarter of a minute


def ours(html: str, url: str) -> str:
    """With the deck: the labels of these sets have it in the text, those of other whole texts have not."""
    return read(html, url).story


def text(html: str, url: str) -> str:
    return read(html, url).text


def peers() -> dict[str, Callable[[str, str], str]]:
    if not _corpus.peer("trafilatura"):
        return {}
    import trafilatura  # noqa: PLC0415  an optional peer

    return {
        "trafilatura": lambda html, _: trafilatura.extract(html, include_comments=False) or "",
        "trafilatura, precision": lambda html, _: (
            trafilatura.extract(html, include_comments=False, favor_precision=True) or ""
        ),
    }


def table() -> int:
    """Print all figures; 1 when `read` is too slow beside its peer."""
    print(f"{'':26}{'F1':>8}{'prec.':>8}{'recall':>8}{'ms/page':>9}")
    extracts = {"read": ours, "read, no deck": text, **peers()}
    for name, extract in extracts.items():
        scores = _corpus.segments(extract)
        for part, score in scores.items():
            print(
                f"{f'{name}, {part}':26.26}{score.f1:8.4f}{score.precision:8.4f}{score.recall:8.4f}"
                f"{score.milliseconds:9.1f}"
            )
        precision, recall = _corpus.fulltext(extract)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{f'{name}, whole bodies':26.26}{f1:8.4f}{precision:8.4f}{recall:8.4f}")
    for level in ("page", "scope"):
        silent = _corpus.segments(lambda html, url, level=level: str(getattr(Look(html, url), level)))["all"]
        print(f"{f'fingerprint, {level}':26}{'':24}{silent.milliseconds:9.1f}")
    if PEER not in extracts:
        return 0
    own, peers_ = _corpus.in_turns([ours, extracts[PEER]], TURNS, ROUNDS)
    share = own / peers_
    print(
        f"\nCPU of read, metadata and notes included, in turns: {own:.1f} ms a page and {peers_:.1f},"
        f" {share:.2f} of {PEER}'s; at most {SHARE}"
    )
    return int(share > SHARE)


def measured() -> Figures:
    scores = _corpus.segments(ours, STEP)
    figures = {f"f1 {name}": score.f1 for name, score in scores.items()}
    precision, recall = _corpus.fulltext(ours)
    figures["f1 whole bodies"] = 2 * precision * recall / (precision + recall)
    for part, found in metadata.shares(metadata.ours, STEP).items():
        figures |= {f"{key} {part}": found[key] for key in ("title", "author", "date")}
    return {"corpus": _corpus.digest(), **{name: round(value, 4) for name, value in figures.items()}}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--pin", action="store_true")
    arguments = parser.parse_args()
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    if not (arguments.floors or arguments.pin):
        return table()
    return hold(measured(), FLOORS, pin=arguments.pin)


if __name__ == "__main__":
    sys.exit(main())

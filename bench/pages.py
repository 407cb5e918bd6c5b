"""How much of the story and how little else `read` takes from labelled pages, against trafilatura.

Usage: python -m bench.pages [--floors] [--pin]

trafilatura is a peer for development only: its rows are left out where it is not installed. `--floors` reads
every third page and fails when a figure lies under its floor in `page_floors.json`; `--pin` writes the floors
anew and refuses to lower one.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus
from watcher.read import Look, read

if TYPE_CHECKING:
    from collections.abc import Callable

FLOORS = Path(__file__).with_name("page_floors.json")
STEP = 3  # the floors are looked at on every third page: seconds, not half a minute


def ours(html: str, url: str) -> str:
    return read(html, url).text


def peers() -> dict[str, Callable[[str, str], str]]:
    if importlib.util.find_spec("trafilatura") is None:
        return {}
    import trafilatura  # noqa: PLC0415  an optional peer

    return {
        "trafilatura": lambda html, _: trafilatura.extract(html, include_comments=False) or "",
        "trafilatura, precision": lambda html, _: (
            trafilatura.extract(html, include_comments=False, favor_precision=True) or ""
        ),
    }


def table() -> None:
    print(f"{'':26}{'F1':>8}{'prec.':>8}{'recall':>8}{'ms/page':>9}")
    for name, extract in {"read": ours, **peers()}.items():
        for part, score in _corpus.segments(extract).items():
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


def measured() -> dict[str, float | str]:
    scores = _corpus.segments(ours, STEP)
    figures: dict[str, float | str] = {f"f1 {name}": round(score.f1, 4) for name, score in scores.items()}
    precision, recall = _corpus.fulltext(ours)
    figures["f1 whole bodies"] = round(2 * precision * recall / (precision + recall), 4)
    return {"corpus": _corpus.digest("segments"), **figures}


def fallen(now: dict[str, float | str]) -> list[str]:
    """The figures that lie under their floors, in words."""
    floors = json.loads(FLOORS.read_text(encoding="utf8")) if FLOORS.exists() else {}
    if floors and floors["corpus"] != now["corpus"]:
        return [f"the floors were pinned on another corpus: {floors['corpus']}, this one is {now['corpus']}"]
    return [
        f"{name}: {now[name]} lies under {floor}"
        for name, floor in floors.items()
        if name != "corpus" and now[name] < floor
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--pin", action="store_true")
    arguments = parser.parse_args()
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    if not (arguments.floors or arguments.pin):
        table()
        return 0
    now = measured()
    if faults := fallen(now):
        print("\n".join(faults))
        return 1
    print(json.dumps(now))
    if arguments.pin:
        FLOORS.write_text(json.dumps(now, indent=1) + "\n", encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

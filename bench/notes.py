"""How well notes are recognised, on the labelled development sets beside the project.

Usage: python -m bench.notes [--shared DIR] [--floors]

The items are parted by host (or source) into a half that rules may be made for and a half that is held out.
Matching follows the labels' own scorer: a found note is a labelled one when they share half of their words.
`--floors` fails when a figure lies under its floor.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from watcher.model.reading import NoteForm
from watcher.read.notes import find_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model.reading import Note

# Pinned a little under what was measured; raise them with every improvement, never lower them.
FLOORS = {
    "notes": {
        "f1": 0.97,
        "clean": 0.99,
        "kind": 0.98,
        "whole": 0.88,
        "date": 0.97,
        "time": 0.97,
        "stamps": 0.99,
    },
    "synthetic": dict.fromkeys(("f1", "kind", "whole", "date", "time", "stamps"), 0.995),
}
COLUMNS = ("f1", "clean", "kind", "whole", "date", "time", "stamps", "ms")
HALVES = ("all", "tune", "hold-out")


def main() -> int:
    """Print a line a set and half; the number of broken floors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    options.add_argument("--floors", action="store_true")
    chosen = options.parse_args()
    print(f"{'set':10} {'half':9} {'items':>5} " + " ".join(f"{key:>6}" for key in COLUMNS))
    broken = 0
    for name, floors in FLOORS.items():
        path = chosen.shared / "corpora" / "notes" / f"{name}.jsonl"
        if not path.exists():
            print(f"{name}: not there")
            continue
        items = [json.loads(line) for line in path.open(encoding="utf8")]
        for half in HALVES:
            figures = score([item for item in items if half in ("all", half_of(item))])
            print(
                f"{name:10} {half:9} {figures['items']:5.0f} "
                + " ".join(f"{figures[key]:6.3f}" for key in COLUMNS)
            )
            if half == "all":
                broken += sum(figures[key] < floor for key, floor in floors.items())
    print(f"{broken} figures under their floor")
    return broken if chosen.floors else 0


def half_of(item: dict[str, Any]) -> str:
    """Which half an item's host falls into, the same for ever."""
    source = item.get("url_host") or f"{item.get('source')} {item['lang']}"
    return HALVES[1 + hashlib.sha256(source.removeprefix("www.").encode()).digest()[0] % 2]


def score(items: list[dict[str, Any]]) -> dict[str, float]:
    """The figures of a set."""
    count: Counter[str] = Counter()
    spent = 0.0
    for item in items:
        start = time.process_time()
        found = recognised(item)
        spent += time.process_time() - start
        count.update(compared(item, found))
    precision, recall = (ratio(count, "found", ("found", "false")), ratio(count, "found", ("gold",)))
    return {
        "items": len(items),
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "clean": ratio(count, "clean", ("without",)),
        "kind": ratio(count, "kind", ("found",)),
        "whole": ratio(count, "whole", ("gold",)),
        "date": ratio(count, "date", ("dated",)),
        "time": ratio(count, "time", ("timed",)),
        "stamps": ratio(count, "stamp", ("stamps",)),
        "ms": 1000 * spent / max(len(items), 1),
    }


def ratio(count: Counter[str], part: str, whole: tuple[str, ...]) -> float:
    """A share; one of nothing is whole."""
    total = sum(count[key] for key in whole)
    return count[part] / total if total else 1.0


def recognised(item: dict[str, Any]) -> tuple[Note, ...]:
    """What we find in an item."""
    captured = item.get("fetched") or item.get("modified") or item.get("published")
    return find_notes(
        item["context"],
        language=item["lang"],
        published_at=moment(item.get("published")),
        captured_at=moment(captured),
    )


def moment(text: str | None) -> datetime | None:
    """A time of the set's metadata, which is as its page had it."""
    try:
        found = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def compared(item: dict[str, Any], found: tuple[Note, ...]) -> Counter[str]:
    """What was right in one item."""
    count: Counter[str] = Counter()
    wanted = [each for each in item["expected"] if each["kind"] != "stamp"]
    free = [each for each in wanted if not each.get("about_change", True)]
    notes = [each for each in wanted if each not in free and words(each["text"])]
    sections = [note for note in found if note.form is NoteForm.SECTION]
    left = list(sections)
    for each in notes:
        match = best(each, left)
        if match:
            left.remove(match)
        count.update(matched(each, match))
    for each in wanted:
        if each["position"] == "lede_stamp" and each not in notes and each not in free:
            count.update(stamped(each, [note for note in found if note.form is NoteForm.STAMP]))
    count["false"] += sum(not any(alike(note.text, whole_of(each)) >= 0.4 for each in free) for note in left)
    if item.get("class") in ("negative", "stamp"):
        count.update(without=1, clean=not sections)
    return count


def matched(each: dict[str, Any], match: Note | None) -> Iterator[str]:
    """Which figures one labelled note adds to."""
    yield "gold"
    if match:
        yield "found"
        kinds = {each["kind"], *(each.get("kind_alt") or ())}
        kinds |= {"correction", "update"} if each["kind"] == "amendment" else set()
        yield from ["kind"] * (match.kind in kinds)
        yield from ["whole"] * (alike(match.text, each["text"]) >= 0.97)
    yield from when(each, match)


def stamped(each: dict[str, Any], stamps: list[Note]) -> Iterator[str]:
    """Which figures one labelled lede stamp adds to."""
    yield "stamps"
    day = each.get("stated_date")
    near = [note for note in stamps if not day or day.startswith("--") or str(note.stated_date) == day]
    yield from ["stamp"] * bool(near)
    yield from when(each, near[0] if near else None)


def when(each: dict[str, Any], note: Note | None) -> Iterator[str]:
    """Whether day and time are right."""
    day, clock = each.get("stated_date"), each.get("stated_time")
    if day and not day.startswith("--"):
        yield "dated"
        yield from ["date"] * (note is not None and str(note.stated_date) == day)
    if clock:
        yield "timed"
        yield from ["time"] * (
            note is not None and note.stated_time is not None and f"{note.stated_time:%H:%M}" == clock
        )


def best(each: dict[str, Any], notes: list[Note]) -> Note | None:
    """The note most like a labelled one, when it shares half of its words."""
    scored = [
        (alike(f"{note.label} {note.text}", whole_of(each)), -index) for index, note in enumerate(notes)
    ]
    top = max(scored, default=(0.0, 0))
    return notes[-top[1]] if top[0] >= 0.5 else None


def whole_of(each: dict[str, Any]) -> str:
    """Label and text of a labelled note."""
    return f"{each.get('label') or ''} {each.get('text') or ''}"


def words(text: str | None) -> list[str]:
    """A text's words, folded."""
    return "".join(char if char.isalnum() else " " for char in (text or "").lower()).split()


def alike(one: str, other: str) -> float:
    """The share of words two texts have in common."""
    first, second = Counter(words(one)), Counter(words(other))
    return 2 * sum((first & second).values()) / max(sum(first.values()) + sum(second.values()), 1)


if __name__ == "__main__":
    sys.exit(main())

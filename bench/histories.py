"""Real articles with their published states: alarms under churn, changes seen, notes and dates, disclosure.

Usage: python -m bench.histories [--floors] [--pin] [--step N] [--shared DIR]

Each state is put on two pages with other furniture around it, as two polls would get it; a body without words
is passed over there. The articles are parted by repository into a half that rules may be made for and a half
that is held out. `notes` counts every label; `once` those left when a heading and the entry under it, which
the set labels as two, are one. Matching follows the labels' own scorer: a note is a labelled one when they
share three words of five. `--floors` reads every eighth article and fails when a figure lies under its floor
in `history_floors.json`; `--pin` writes the floors anew and refuses to lower one.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench._corpus import WORDS
from bench._floors import hold
from bench.notes import alike, moment, ratio, words
from watcher import compare, read
from watcher.model import Disclosure, EditClass, NoteForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model import Change, Note, Reading

FLOORS = Path(__file__).with_name("history_floors.json")
STEP = 8
HALVES = {"tune": False, "held out": True}
FIGURES = {
    "silent": ("silent", ("polls",)),
    "seen": ("seen", ("changed",)),
    "notes": ("found", ("labelled",)),
    "once": ("found", ("once",)),
    "dates": ("dated right", ("dated once",)),
    "disclosure": ("agrees", ("judged",)),
}
SHARED = 0.6  # of the words of two notes that are one


@dataclass(frozen=True, slots=True)
class History:
    """An article, its states and the labels of each pair of them."""

    article: dict[str, Any]
    pairs: list[dict[str, Any]]

    @property
    def held_out(self) -> bool:
        """Whether its repository belongs to the half that no rule may be made for."""
        return bool(hashlib.sha256(self.article["repo"].encode()).digest()[0] % 2)


def load(folder: Path, step: int) -> Iterator[History]:
    """Every `step`-th article of the set."""
    labels = {each["id"]: each["pairs"] for each in json.loads((folder / "labels.json").read_text("utf8"))}
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                article = json.loads(line)
                yield History(article, labels[article["id"]])


def page(history: History, state: dict[str, Any], poll: int) -> str:
    """A state as a poll gets it: one of three layouts an article, other furniture a poll."""
    article = history.article
    chance = random.Random(f"{article['id']} {state['committed_at']} {poll}")
    title = escape(state.get("title") or article["title"] or "Untitled")
    body, aside = state["body_html"], furniture(chance)
    layout = int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) % 3
    main = (
        f"<main><article><h1>{title}</h1><div class='entry-content'>{body}</div></article></main>{aside}",
        f"<div id='page'>{aside}<div class='post'><h1>{title}</h1><div class='text'>{body}</div></div></div>",
        f"<section itemprop='articleBody'><h1>{title}</h1>{body}</section><div>{aside}</div>",
    )[layout]
    published = moment(article.get("published"))
    stated = f'<meta property="article:published_time" content="{article["published"]}">' if published else ""
    head = f"<head><title>{title} | A site</title>{stated}</head>"
    return f"<html lang='{article['lang']}'>{head}<body>{main}</body></html>"


def furniture(chance: random.Random) -> str:
    """Other stories, counters and comments, new with every poll."""

    def headline() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(4, 8))).capitalize()

    others = "".join(f"<li><a href='/{chance.random()}'>{headline()}</a></li>" for _ in range(5))
    comment = f"<b>Reader {chance.randrange(999)}</b><p>{headline()}. Update: {headline()}!</p>"
    footer = f"© {chance.randrange(2015, 2027)} A site. Privacy policy updated {chance.randint(1, 28)} May."
    return (
        f"<nav><a href='/'>Home</a> <a href='/news'>News {chance.randrange(99)}</a></nav>"
        f"<aside class='sidebar'><h3>Most read</h3><ul>{others}</ul></aside>"
        f"<div class='comments'><div class='comment'>{comment}</div></div><footer>{footer}</footer>"
    )


def measured(histories: Sequence[History]) -> Counter[str]:
    """What was right in some articles."""
    count: Counter[str] = Counter()
    for history in histories:
        readings = []
        for state in history.article["revisions"]:
            first, second = (seen(history, state, poll, count) for poll in (0, 1))
            if plain(state["body_html"]):
                count.update(polls=1, silent=not of_the_story(compare(first, second)))
            readings.append(first)
        for pair in history.pairs:
            count.update(compared(history, pair, compare(readings[pair["from"]], readings[pair["to"]])))
    return count


def seen(history: History, state: dict[str, Any], poll: int, count: Counter[str]) -> Reading:
    """The reading of a state."""
    markup, began = page(history, state, poll), time.process_time()
    reading = read(markup, f"https://news.example/{history.article['id']}", captured_at=when(state))
    count.update(reads=1, microseconds=int(1e6 * (time.process_time() - began)))
    return reading


def when(state: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(state["committed_at"]).astimezone(UTC)


def of_the_story(change: Change) -> bool:
    """Whether a change has edits outside furniture."""
    return any(EditClass.FURNITURE not in edit.classes for edit in change.edits)


def compared(history: History, pair: dict[str, Any], change: Change) -> Counter[str]:
    """What was right in one pair of states."""
    old, new = (plain(history.article["revisions"][pair[side]]["body_html"]) for side in ("from", "to"))
    count = Counter(changed=old != new, seen=old != new and of_the_story(change))
    count += noted(pair, change)
    if count["seen"]:
        labelled = any(pair[key] for key in ("notes_added", "notes_changed", "notes_removed"))
        count.update(judged=1, agrees=labelled == (change.disclosure is not Disclosure.UNDISCLOSED))
    return count


def plain(markup: str) -> list[str]:
    """The words of a body."""
    return words(unescape(lxml.html.fragment_fromstring(markup or " ", create_parent="div").text_content()))


def noted(pair: dict[str, Any], change: Change) -> Counter[str]:
    """Which labelled notes of a pair were found, and with their dates."""
    count: Counter[str] = Counter()
    left = [*change.notes_added, *(both.new for both in change.notes_changed)]
    labels = [label for label in pair["notes_added"] if label["position"] != "title"]
    for label in labels:
        once, dated = not is_twice(label, labels), len(label["stated_date"] or "") == len("2021-05-03")
        match = best(label, left)
        count.update({"labelled": 1, "once": once, "found": match is not None, "dated once": once and dated})
        if match is not None:
            left.remove(match)
            count["dated right"] += dated and str(match.stated_date) == label["stated_date"]
    count["unlabelled"] += sum(note in left and note.form is NoteForm.SECTION for note in change.notes_added)
    return count


def is_twice(label: dict[str, Any], labels: Sequence[dict[str, Any]]) -> bool:
    """Whether a label is a heading with the entry under it, and the entry a label of its own."""
    entries = (each for each in labels if each is not label and each["container"] != "heading")
    return label["container"] == "heading" and any(
        held(each["text"], label["text"]) > 0.9 for each in entries
    )


def best(label: dict[str, Any], notes: Sequence[Note]) -> Note | None:
    """The note most like a labelled one, when it shares enough of its words."""
    scored = [(likeness(f"{note.label} {note.text}", label["text"]), -at) for at, note in enumerate(notes)]
    top = max(scored, default=(0.0, 0))
    return notes[-top[1]] if top[0] >= SHARED else None


def likeness(text: str, label: str) -> float:
    return max(alike(text, label), 0.9 * held(label, text))


def held(part: str, whole: str) -> float:
    """The share of a text's words that another has."""
    wanted, have = Counter(words(part)), Counter(words(whole))
    return sum((wanted & have).values()) / max(1, sum(wanted.values()))


def figures(count: Counter[str]) -> dict[str, float]:
    """The shares of a count."""
    return {name: round(ratio(count, part, whole), 4) for name, (part, whole) in FIGURES.items()}


def table(histories: Sequence[History]) -> None:
    print(f"{'half':9}{'articles':>9}" + "".join(f"{name:>11}" for name in FIGURES) + f"{'ms':>7}")
    halves = {name: [each for each in histories if each.held_out is held] for name, held in HALVES.items()}
    counts = {name: measured(chosen) for name, chosen in halves.items()}
    for name, count in {**counts, "all": sum(counts.values(), Counter[str]())}.items():
        shares = "".join(f"{share:11.4f}" for share in figures(count).values())
        milliseconds = count["microseconds"] / 1e3 / max(1, count["reads"])
        print(f"{name:9}{len(halves.get(name, histories)):9}{shares}{milliseconds:7.1f}")


def main() -> int:
    """Print the table, or hold the figures against their floors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared")
    options.add_argument("--step", type=int, default=1)
    options.add_argument("--floors", action="store_true")
    options.add_argument("--pin", action="store_true")
    chosen = options.parse_args()
    folder = chosen.shared / "corpora" / "histories"
    if not folder.exists():
        print("passed over: the labelled histories are not beside the project")
        return 0
    if not (chosen.floors or chosen.pin):
        table(list(load(folder, chosen.step)))
        return 0
    corpus = hashlib.sha256((folder / "labels.json").read_bytes()).hexdigest()[:16]
    now = {"corpus": corpus, **figures(measured(list(load(folder, STEP))))}
    return hold(now, FLOORS, pin=chosen.pin)


if __name__ == "__main__":
    sys.exit(main())

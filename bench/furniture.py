"""What furniture learned over time adds: labelled pages polled seven times, with and without the evidence.

Usage: python -m bench.furniture [STEP]   (every STEP-th page; 3 by default)

Every poll brings other words and numbers to nav, aside and footer elements and to blocks with an unwanted
piece. At the fifth poll one word of the story is replaced, at the sixth a dated update is added behind it;
both stay. An alarm is an alert at another poll; a change is seen when the alert of its poll shows it.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench import _corpus, churn, gate
from watcher.compare import compare
from watcher.decide.furniture import settle
from watcher.model import Article, Evidence
from watcher.read import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from watcher.model import Change, Reading

EDIT, UPDATE = 5, 6
POLLS = 7
SEEN = {EDIT: "zyxquartz", UPDATE: "quartzite talks"}


def main() -> int:
    if not _corpus.PAGES.exists():
        print("passed over: the labelled pages are not beside the project")
        return 0
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    counts = {name: Counter[str]() for name in ("without", "with")}
    for page, html in _corpus.load("segments", step):
        url = page["url"] or "https://example.org/"
        readings = [read(text, url) for text in polls(page, html)]
        for name, count in counts.items():
            tell(follow(readings, learn=name == "with"), count)
    print(
        f"{'alarms at poll':16}"
        + "".join(f"{poll:>8}" for poll in range(2, POLLS + 1))
        + f"{'edit':>10}{'update':>10}"
    )
    for name, count in counts.items():
        alarms = "".join(
            f"{'' if poll in SEEN else churn.share(count, f'alarm {poll}', f'poll {poll}'):>8}"
            for poll in range(2, POLLS + 1)
        )
        seen = "".join(f"{churn.share(count, f'seen {poll}', f'poll {poll}'):>10}" for poll in SEEN)
        print(f"{name + ' evidence':16}{alarms}{seen}")
    print(f"\npages: {counts['with']['poll 2']}")
    return 0


def polls(page: dict[str, Any], html: str) -> Iterator[str]:
    """The page as seven polls find it; none when it has nothing to churn or to edit."""
    tree = gate.parsed(html)
    inside, outside = churn.blocks(tree, page)
    if not inside or not outside:
        return
    chance = random.Random(page["id"])
    target, last = chance.choice(inside), inside[-1]
    for poll in range(1, POLLS + 1):
        now, found = churn.twin(tree, [target, last, *outside])
        for el in found[2:]:
            churn.churn(el, chance)
        if poll >= EDIT and not churn.replace_word(found[0], random.Random(page["id"])):
            return
        if poll >= UPDATE:
            found[1].addnext(update())
        yield churn.markup(now)


def update() -> HtmlElement:
    return lxml.html.fragment_fromstring(churn.UPDATE)


def follow(readings: list[Reading], *, learn: bool) -> Iterator[tuple[int, Change]]:
    """The change that each poll but the first brings against the version that is stored."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    evidence, version = Evidence(), readings[0] if readings else None
    for poll, found in enumerate(readings[1:], 2):
        assert version is not None
        before, after = version, found
        if learn:
            article = Article(1, after.url, "example.org", version=1, checks=poll - 1)
            settled = settle(article, before, after, evidence, now + poll * timedelta(minutes=15))
            assert settled.before is not None
            before, after, evidence = settled.before, settled.after, settled.evidence
        change = compare(before, after)
        if change.notable:
            version = after
        yield poll, change


def tell(changes: Iterator[tuple[int, Change]], count: Counter[str]) -> None:
    for poll, change in changes:
        count[f"poll {poll}"] += 1
        count[f"alarm {poll}"] += change.notable
        if poll in SEEN:
            told = [edit.after for edit in change.substantive] + [note.text for note in change.notes_added]
            count[f"seen {poll}"] += any(SEEN[poll] in text for text in told)


if __name__ == "__main__":
    sys.exit(main())

"""When to look again: delay until an edit is seen, versions never seen, at equal numbers of requests.

Usage: python -m bench.cadence [DAYS...]   (how long each post is watched; 730 and 365 by default)

Replays the real edit times of posts from their publication on. The law was tuned on the posts of one half;
the figures are those of the other. `newsdiffs` takes its own steps, and all others get as many requests as
these took:

  fixed        the same interval for every post
  newsdiffs    its steps by the time since the last change: 15 minutes to 30 days, and never again after 360
  decay        a tenth of the time since the last change
  watcher      `decide.schedule.stride` at one price for all posts, floor of five minutes, looks spread by up
               to a tenth
  clairvoyant  knows how often the post changes in its first hour, day, week, month, year: the law on that

The file holds posts that were edited; a watch list also holds those that never are, at 4.3 to one in the same
repositories. They cost requests and have no delay: the second table has them.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import sys
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from watcher.decide.policy import Policy
from watcher.decide.schedule.stride import stride

if TYPE_CHECKING:
    from collections.abc import Callable

    Interval = Callable[[float, float, int], float]
    """From seconds since the last change seen, seconds since publication and changes seen to the next
    look."""

TIMING = Path(__file__).parents[1].parent / "shared" / "corpora" / "histories" / "timing.json"
DAY = 86400.0
FLOOR = Policy().floor.total_seconds()
LONGEST = 60 * DAY
"""Of the law's intervals: two years on the requests of newsdiffs leave no room for a ceiling of a day."""

UNEDITED = 4.3
"""Posts without an edit for each one with: 19,653 of the 24,270 that were seen."""

ASKED = (5.0, 8.0, 20.0, 0.5)
"""Mean against fixed and newsdiffs, median against fixed, missed versions against fixed."""

NEWSDIFFS = ((3 / 24, 15 / 1440), (1, 60 / 1440), (7, 180 / 1440), (30, 3), (360, 30), (math.inf, math.inf))
"""Days since the last change, and days until the next look."""


@dataclass(frozen=True)
class Outcome:
    """What a schedule came to."""

    requests: float
    delays: list[float]
    missed: int

    @property
    def mean(self) -> float:
        return fmean(self.delays)

    @property
    def median(self) -> float:
        return median(self.delays)

    @property
    def late(self) -> float:
        return sorted(self.delays)[len(self.delays) * 9 // 10]


def main(arguments: list[str]) -> int:
    if not TIMING.exists():
        print("passed over: the edit histories are not beside the project")
        return 0
    posts = held_out()
    for days in [int(word) for word in arguments] or [730, 365]:
        watched = [[edit for edit in post if 0 < edit < days * DAY] for post in posts]
        for unedited in (0.0, UNEDITED):
            print_table(watched, days, round(unedited * len(posts)))
    print(f"\nasked: mean {ASKED[0]:g} x and {ASKED[1]:g} x, median {ASKED[2]:g} x, missed {ASKED[3]:g} x")
    return 0


def held_out() -> list[list[float]]:
    """Edit times of the posts that the law was not tuned on, whose first day is known to be their first."""
    found = json.loads(TIMING.read_text(encoding="utf8"))["articles"]
    kept = [post for post in found if post["born_in_git"] is not False]
    return [sorted(set(map(float, post["events"]))) for post in kept if _half(post["id"])]


def _half(name: str) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2


def print_table(posts: list[list[float]], days: int, unedited: int) -> None:
    edits = sum(map(len, posts))
    print(f"\n{edits} edits of {len(posts)} posts, {unedited} posts without, watched for {days} days")
    print(f"{'':12}{'requests':>10}{'mean':>9}{'median':>9}{'90th':>9}{'missed':>8}", end="")
    print(f"{'x fixed':>11}{'newsdiffs':>11}{'median':>8}{'missed':>8}")
    horizon = days * DAY
    steps = replay(lambda _: newsdiffs, posts, unedited, horizon)
    rows: dict[str, Outcome] = {}
    for name, schedule, price in PEERS:
        rows[name] = at_equal_requests(schedule, price, posts, unedited, horizon, steps.requests)
    rows = {"fixed": rows.pop("fixed"), "newsdiffs": steps, **rows}
    for name, row in rows.items():
        print_row(name, row, rows["fixed"], steps)


def print_row(name: str, row: Outcome, base: Outcome, steps: Outcome) -> None:
    hours = f"{row.mean / 3600:8.1f}h{row.median / 3600:8.2f}h{row.late / 3600:8.1f}h"
    times = f"{base.mean / row.mean:11.2f}{steps.mean / row.mean:11.2f}{base.median / row.median:8.1f}"
    print(
        f"{name:12}{row.requests:10.0f}{hours}{row.missed:8}{times}{row.missed / base.missed:8.2f}",
        flush=True,
    )


def fixed(price: float) -> Interval:
    return lambda _quiet, _age, _changes: price


def newsdiffs(quiet: float, _age: float, _changes: int) -> float:
    return next(wait for days, wait in NEWSDIFFS if quiet < days * DAY) * DAY


def decay(price: float) -> Interval:
    return lambda quiet, _age, _changes: max(FLOOR, quiet * price)


def ours(price: float) -> Interval:
    chance = random.Random(7)

    def interval(quiet: float, age: float, changes: int) -> float:
        wanted = min(max(stride(quiet, age, changes) * price, FLOOR), LONGEST)
        return wanted * (1 + chance.random() / 10)

    return interval


def at_equal_requests(
    schedule: Callable[[float], Interval] | None,
    price: float,
    posts: list[list[float]],
    unedited: int,
    horizon: float,
    requests: float,
) -> Outcome:
    """The schedule at the price at which it makes so many requests, within half a percent.

    `price` is a guess that is not much too cheap.
    """
    low, high = 0.0, math.inf
    for _ in range(40):
        plan = (lambda _post, price=price: schedule(price)) if schedule else knowing(price, horizon)
        found = replay(plan, posts, unedited, horizon)
        if abs(found.requests / requests - 1) < 0.005:
            break
        low, high = (price, high) if found.requests > requests else (low, price)
        guess = price * found.requests / requests
        price = guess if low < guess < high else (low + min(high, 4 * low + 1)) / 2
    return found


def knowing(price: float, horizon: float) -> Callable[[list[float]], Interval]:
    """The square-root law on the true rate in each part of a post's life; where nothing comes, no look."""
    edges = [0.0, *(days * DAY for days in PARTS if days * DAY < horizon), horizon]

    def plan(post: list[float]) -> Interval:
        counts = [bisect_right(post, b) - bisect_right(post, a) for a, b in pairwise(edges)]

        def interval(_quiet: float, age: float, _changes: int) -> float:
            at = bisect_right(edges, age) - 1
            while at < len(counts) and not counts[at]:
                at += 1
            if at == len(counts):
                return math.inf
            rate = counts[at] / (edges[at + 1] - edges[at])
            return max(edges[at] - age, 0.0) + max(FLOOR, price / math.sqrt(rate))

        return interval

    return plan


PEERS = (
    ("fixed", fixed, 3 * DAY),
    ("decay", decay, 0.2),
    ("watcher", ours, 6.0),
    ("clairvoyant", None, 40.0),
)
"""With the price to begin the search at."""


PARTS = (1 / 24, 1, 7, 30, 365)
"""Days from publication."""


def replay(
    plan: Callable[[list[float]], Interval], posts: list[list[float]], unedited: int, horizon: float
) -> Outcome:
    """Watch the posts from their publication to the horizon, where a last look ends the watch."""
    delays: list[float] = []
    requests = missed = 0.0
    for post in posts:
        looks, hidden = watch(plan(post), post, horizon, delays)
        requests, missed = requests + looks, missed + hidden
    if unedited:
        requests += unedited * watch(plan([]), [], horizon, delays)[0]
    return Outcome(requests, delays, int(missed))


def watch(interval: Interval, post: list[float], horizon: float, delays: list[float]) -> tuple[int, int]:
    """One post: how many looks it got and how many of its versions were never seen; adds the delays."""
    now = changed = 0.0
    looks = hidden = changes = seen = 0
    while now < horizon:
        now = min(now + interval(now - changed, now, changes), horizon)
        looks += 1
        stand = bisect_right(post, now)
        if stand > seen:
            delays += [now - edit for edit in post[seen:stand]]
            hidden += stand - seen - 1
            seen, changed, changes = stand, now, changes + 1
    return looks, hidden


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

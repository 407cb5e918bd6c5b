"""The numbers that decide, in one place, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from watcher.decide.hours import ALWAYS, Timetable
from watcher.decide.patience import ARTICLE_PATIENCE, Patience
from watcher.model import COSMETIC, EditClass


@dataclass(frozen=True, slots=True)
class Policy:
    """What the user may set, and what we chose.

    Attributes:
        floor: the shortest adaptive interval. Half of all silent edits come within 3.5 hours, 30 % within
            one; five minutes see them while a host of 40 articles still gets one request in 7 seconds.
        ceiling: the longest. A quarter to a half of all notes come after 30 days, so the cadence stretches
            to a day and never stops.
        timetable: when articles may be looked at.
        notice_after: checks in a row without a good reading, so many or for so long, raise one notice.
        gone_checks: 404 or 410 must be seen this often in a row,
        gone_after: and for this long, before an article is reported gone.
        confirm_checks: an odd reading must be seen this often in a row,
        confirm_after: and for this long, before it is believed. The looks are LOOK_AGAIN apart, or as far
            as the article's own fixed interval says: who asks every few seconds has said how fast the news
            is, and so has who looks three times by hand. A time on top would keep both waiting.
        unconditional_every: one check in so many asks for the whole page: servers lie about ETags.
        cosmetic: an edit of none but these classes is stored and counted, and raises no alert.
    """

    floor: timedelta = timedelta(minutes=5)
    ceiling: timedelta = timedelta(days=1)
    timetable: Timetable = ALWAYS
    notice_after: Patience = ARTICLE_PATIENCE
    gone_checks: int = 3
    gone_after: timedelta = timedelta(hours=24)
    confirm_checks: int = 3
    confirm_after: timedelta = timedelta(0)
    unconditional_every: int = 24
    cosmetic: frozenset[EditClass] = COSMETIC


SHRUNK_TO = 1 / 3
"""A body under this share of the old one's words is looked at again before it is believed. Truncated and
teaser pages keep less than a third; real cuts of that size are rare and can wait some minutes."""

SHRINK_MIN_WORDS = 40
"""Below this many words in the old version a third is a sentence or two, and says nothing. Five paragraphs
have fifty in Korean, and in Turkish, where a word says what takes two or three in English."""


def shrank(before: int, after: int) -> bool:
    """Whether so few of a story's words are left that the page may be broken, or cut off."""
    return before >= SHRINK_MIN_WORDS and after < before * SHRUNK_TO


LOOK_AGAIN = timedelta(minutes=2)
"""After an odd reading: long enough for a half-deployed page to settle, short enough to stay news. Three
looks are four minutes, which outlasts a deployment and a cache's hiccup."""

FAILURE_STEPS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=6),
)
"""How long to wait after the first, second, ... failure in a row; then the last for good."""

LINE_STEPS = 3
"""So many of these while our own line is down: no site is asked then, and all are to be seen soon after."""

BLOCK_HOST = timedelta(minutes=5)
"""How long a host that answers 429 without Retry-After is left alone."""

BLOCK_HOST_MAX = timedelta(days=1)
"""The longest Retry-After we obey to the letter; a broken header must not end the watch."""

FRESH_MAX = timedelta(minutes=15)
"""So far a site's own word on how long its answer is good (max-age) puts a check off: that long the caches of
browsers would show the same. Longer ones are left on from pictures and style sheets."""

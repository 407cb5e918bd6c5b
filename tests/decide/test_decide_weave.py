"""A history that several saw is true: whatever is told of it somebody has seen, and when they saw it."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from watcher.compare.digest import digest
from watcher.decide.history.reread import Version
from watcher.decide.history.weave import weave
from watcher.model import Block, BlockKind, Capture, Origin, OriginKind, Reading, Role

TEXTS = (
    "The ferry stays in port on Monday, the board said.",
    "Nobody knows why the crane fell into the dock last night.",
    "A lamp is lit at noon by three men in blue coats.",
)
READINGS = [
    Reading(url="https://news.example/a", blocks=(Block(BlockKind.PARAGRAPH, Role.BODY, text),))
    for text in TEXTS
]
START, END = datetime(2026, 1, 1, tzinfo=UTC), 200


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def minute(moment: datetime) -> int:
    return int((moment - START).total_seconds() // 60)


class Page:
    """A page whose text changes now and then, now and then back."""

    def __init__(self, chance: random.Random) -> None:
        self.turns = sorted(chance.sample(range(1, END), chance.randint(0, 5)))
        self.texts = [0]
        for _ in self.turns:
            self.texts.append(chance.choice([k for k in range(len(TEXTS)) if k != self.texts[-1]]))

    def text(self, when: int) -> int:
        return self.texts[sum(turn <= when for turn in self.turns)]

    def watched(self, looks: list[int]) -> list[tuple[int, int]]:
        """The versions that looks find: when each came, and when it was last seen."""
        found: list[tuple[int, int]] = []
        for look in looks:
            if found and self.text(found[-1][0]) == self.text(look):
                found[-1] = found[-1][0], look
            else:
                found.append((look, look))
        return found

    def capture(self, came: int, until: int, kind: OriginKind) -> Capture:
        reading = READINGS[self.text(came)]
        parts = {"origin": Origin(kind, "theirs"), "seen_until": at(until) if until > came else None}
        return Capture(reading, digest(reading), 1, b"", reading.url, at(came), **parts)


@pytest.mark.parametrize("seed", range(10))
def test_of_two_watches_and_an_archive_nothing_is_told_that_nobody_saw(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(30):
        page = Page(chance)
        ours, hers, old = (sorted(chance.sample(range(END), chance.randint(1, 12))) for _ in range(3))
        mine = page.watched(ours)
        befores = [None, *(at(last) for _, last in mine)]
        stored = [
            Version(number, at(came), before, *[READINGS[page.text(came)]] * 2, None)
            for number, ((came, _), before) in enumerate(zip(mine, befores, strict=False), 1)
        ]
        captures = [page.capture(*one, OriginKind.WARC) for one in page.watched(hers)]
        captures += [page.capture(one, one, OriginKind.ARCHIVE) for one in old]
        woven = weave(stored, captures, last_good_at=befores[-1])
        told = [strand.version for strand in woven.strands]
        assert sum(strand.capture is None for strand in woven.strands) == len(stored)
        for one in told:
            assert READINGS.index(one.new) == page.text(minute(one.captured_at))
        for older, newer in pairwise(told):
            assert newer.not_before is not None
            assert older.captured_at <= newer.not_before <= newer.captured_at
            assert minute(newer.not_before) in {*ours, *hers, *old}
            assert older.new == READINGS[page.text(minute(newer.not_before))] != newer.new


def test_a_capture_that_was_taken_in_before_is_known_by_its_moment_however_it_reads_now() -> None:
    stored = [
        Version(1, at(0), None, *[READINGS[0]] * 2, None),
        Version(2, at(9), at(5), *[READINGS[1]] * 2, None),
    ]
    again = [
        Capture(READINGS[2], digest(READINGS[2]), 1, b"", READINGS[2].url, at(minute))
        for minute in (0, 5, 9, 12)
    ]
    woven = weave(stored, again, last_good_at=at(12))
    assert [strand.was for strand in woven.strands] == [1, 2]
    assert (woven.known, woven.beside, woven.newer) == (4, (), False)

"""Machines that share a PostgreSQL: each look is made once, hosts are left alone, whoever dies or stops."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fleet import run

if TYPE_CHECKING:
    from pathlib import Path

DELAY = 0.5


def test_two_machines_whose_processes_die_and_stand_still_lose_and_double_nothing(
    tmp_path: Path, pg_url: str
) -> None:
    tally = run(tmp_path, pg_url, stories=120, a_host=6, changes=24, delay=DELAY, pause=1.0)
    assert tally.looks == tally.versions == Counter({1: 96, 2: 24})
    assert (tally.events, tally.ids, tally.again) == (24, Counter({1: 24}), 0)
    assert tally.gap >= DELAY
    assert tally.flaws == []
    assert tally.killed
    assert tally.stopped
    assert tally.exits == [0, 0]

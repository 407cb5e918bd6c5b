"""Reading many pages at once leaves the garbage collector as it was."""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from watcher.read.collector import collector_held

THREADS, TURNS = 8, 4000


@pytest.mark.parametrize("works", [True, False])
def test_threads_that_overlap_leave_the_collector_as_it_was(works):
    """Off for good, it lets a daemon grow by all the pages that it reads: their trees are cycles."""
    rest = sys.getswitchinterval()

    def turn(_: int) -> None:
        for _ in range(TURNS):
            with collector_held(), collector_held():
                pass

    try:
        sys.setswitchinterval(1e-6)
        gc.enable() if works else gc.disable()
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(turn, range(THREADS)))
        assert gc.isenabled() is works
    finally:
        sys.setswitchinterval(rest)
        gc.enable()


def test_it_is_at_rest_while_a_soup_grows():
    with collector_held():
        assert not gc.isenabled()
    assert gc.isenabled()

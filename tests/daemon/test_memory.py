"""What a process that works for months does about its memory."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc, weakref
import watcher.daemon.supervisor
from watcher.daemon.memory import settle
settle()
class Ring: pass
ring = Ring()
ring.itself = ring
gone = weakref.ref(ring)
del ring
gc.collect()
print(gc.get_freeze_count() > len(gc.get_objects()), gone() is None)
"""


def test_what_is_loaded_is_passed_over_by_the_collector_and_what_comes_later_is_not() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["True", "True"]

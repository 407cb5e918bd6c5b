"""The command `watcher` in a time that passes faster: `python -m bench._haste MOMENT SPEED WORDS...`.

MOMENT is what the steady clock of this machine said when the fast time began, which was now. The wall clock
is set on some hundred times a second, in this process and in those that it starts; the steady clock, and with
it the time limits of requests, stay as they are. What the daemon counts in wall time although it stands for
work of the machine is made longer by as much: a tick, a look at the outbox, and a lease.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from datetime import UTC, datetime, timedelta

import time_machine
from apscheduler.schedulers.base import BaseScheduler

STEP = 0.005


def fast(began: float, speed: float) -> float:
    """Seconds that have passed in the fast time."""
    return (time.monotonic() - began) * speed


def main(began: float, speed: float, words: list[str]) -> None:
    """Run the command in it."""
    start = time.time() - (time.monotonic() - began)
    moment = datetime.fromtimestamp(start + fast(began, speed), UTC)
    traveller = time_machine.travel(moment, tick=False).start()

    def pass_on() -> None:
        while True:
            time.sleep(STEP)
            traveller.move_to(start + fast(began, speed))

    def keep_time() -> None:
        threading.Thread(target=pass_on, daemon=True, name="haste").start()

    keep_time()
    os.register_at_fork(after_in_child=keep_time)

    from watcher.cli import main as command  # noqa: PLC0415
    from watcher.daemon import process, steady  # noqa: PLC0415  in the new time from its first line on

    process.TICK *= speed
    process.DELIVER *= speed
    process.LEASE *= speed
    steady.SET = timedelta.max
    look = BaseScheduler._process_jobs  # noqa: SLF001  it says how long to wait, in wall time
    BaseScheduler._process_jobs = lambda clock: (wait := look(clock)) and wait / speed  # noqa: SLF001
    sys.argv = ["watcher", *words]
    command()


if __name__ == "__main__":
    main(float(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])

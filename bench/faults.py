"""Leaves the daemon alone with failing sites, receivers and machines, kills it again and again, and counts.

    python -m bench.faults --articles 200 --kills 100

The daemon is a process; the site, the webhook receivers and the mail server are real ones on loopback. The
site answers now and then with an error, a challenge, half a page or not at all; receivers fail, hang, are
slow, cut the line before or after they took an alert in, or say 410; ten thousand alerts wait from before.
The clock jumps by hours, names are unknown, the disk is full (where a small file system may be mounted), the
database is locked. With `--workers 2` the daemon is two processes, which are killed one by one too, and what
is left of it works on beside the next. After each kill SQLite and `watcher verify` look at what is left.

The exit status is 1 when a change or an alert was lost, a change recorded twice, or one event has two ids.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import mkdtemp
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kit"))

from faultmachine import FAULTS
from faultrun import FaultRun

if TYPE_CHECKING:
    from faultcount import Aftermath

MOMENTS = ("any", "page", "any", "hook")
"""When it dies: at a random moment, while it works on a changed page, while an alert is being answered."""


def main() -> int:
    """Run, print the counts, and say with the exit status whether all was right."""
    options = _options()
    home = Path(mkdtemp(prefix="watcher-faults-"))
    began = time.monotonic()
    after = FaultRun(
        home,
        stories=options.articles,
        changes=options.changes,
        deaths=tuple(islice(cycle(MOMENTS), options.kills)),
        machine=tuple(options.machine.split(",")) if options.machine else (),
        bulk=options.outbox,
        workers=options.workers,
        every=options.every,
        longest=options.longest,
        patience=options.patience,
        seed=options.seed,
        tell=_tell,
    ).run()
    for name, value in _rows(after).items():
        print(f"{name:<52} {value}")
    for flaw in after.flaws[:20]:
        print(f"  {flaw}")
    print(f"{'seconds':<52} {time.monotonic() - began:.0f}")
    print(f"{'all right' if after.right else 'NOT RIGHT'}; the log: {home}/daemon.log")
    return 0 if after.right else 1


def _rows(after: Aftermath) -> dict[str, object]:
    owed = len(after.owed)
    received = {name: owed - lost for name, lost in after.lost_alerts.items()}
    return {
        "deaths": after.deaths,
        "faults of the machine": ", ".join(f"{name} {n}" for name, n in sorted(after.faults.items()))
        or "none",
        "changes served": owed,
        "changes recorded": sum(len(set(fares)) - 1 for fares in after.recorded.values()),
        "changes lost": after.lost_changes,
        "changes recorded twice": after.doubled_changes,
        "alerts owed to each channel": owed,
        **{f"alerts received at least once, {name}": number for name, number in received.items()},
        "alerts lost": sum(after.lost_alerts.values()),
        "alerts of what never happened": after.invented,
        "changes told under different ids": after.two_ids,
        "alerts received again, same id": after.again,
        "alerts refused, cut off or left hanging": after.refused,
        "alerts that waited from before, received": "{} of {}".format(*after.bulk),
        "alerts asked for by hand at the end": after.by_hand,
        "flaws found by SQLite and verify after deaths": len(after.flaws),
        "seconds from start to the first request, median": f"{median(after.back or [0]):.2f}",
        "seconds from start to the first request, most": f"{max(after.back, default=0):.2f}",
        "all stories came to their end": after.done,
        "exit status at the end": after.status,
    }


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in (
        ("articles", 200),
        ("changes", 3),
        ("kills", 100),
        ("outbox", 10_000),
        ("workers", 1),
        ("seed", 7),
        ("patience", 600),
    ):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--every", type=float, default=4.0, help="seconds between two looks at an article")
    parser.add_argument("--longest", type=float, default=5.0, help="seconds between two kills, at most")
    parser.add_argument("--machine", default=",".join(FAULTS), help="faults of the machine; empty: none")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

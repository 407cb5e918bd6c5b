"""Leaves the daemon alone for minutes with failing receivers and sudden deaths, and counts.

    python bench/daemon_faults.py --stories 6 --changes 12 --deaths 10

The receiver refuses one request in three at random, and the daemon is killed while it works on a changed page
and while an alert is being answered. `--patience` says how many seconds all of it may take.
"""

from __future__ import annotations

import argparse
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from faultrun import FaultRun, refuse_at_random


def main() -> int:
    """Run, print the counts, and say with the exit status whether all was right."""
    options = _options()
    began = time.monotonic()
    deaths = tuple(islice(cycle(("page", "hook")), options.deaths))
    with TemporaryDirectory(prefix="watcher-faults-") as home:
        after = FaultRun(
            Path(home),
            refuse_at_random(options.seed),
            stories=options.stories,
            changes=options.changes,
            deaths=deaths,
            patience=options.patience,
        ).run()
    refused = sum(hook.status != 204 for hook in after.hooks)
    doubled = len(after.hooks) - refused - len(after.expected)
    rows = {
        "changes published": len(after.expected),
        "changes recorded, each once": after.recorded == after.scripted,
        "alerts received under one id each": dict.fromkeys(after.expected, 1)
        == {key: len(ids) for key, ids in after.ids.items()},
        "webhooks refused": refused,
        "webhooks received again after a death": doubled,
        "mails received again after a death": len(after.mails) - len(set(after.mails)),
        "starts of the daemon": after.starts,
        "exit status at the end": after.status,
        "seconds": round(time.monotonic() - began),
    }
    for name, value in rows.items():
        print(f"{name:<40} {value}")
    return (
        0 if after.recorded == after.scripted and set(after.ids) == after.expected and not after.status else 1
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name, default in (("stories", 6), ("changes", 12), ("deaths", 10), ("seed", 7), ("patience", 900)):
        parser.add_argument(f"--{name}", type=int, default=default)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

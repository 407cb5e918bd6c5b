"""`watcher` with leases that are over after some seconds: python shortlease.py SECONDS WORDS..."""

import sys
from datetime import timedelta

from watcher import check, lane

check.LEASE = timedelta(seconds=float(sys.argv.pop(1)))
lane.LEASE_MARGIN = timedelta(seconds=1)

if __name__ == "__main__":
    from watcher.cli import main

    sys.exit(main())

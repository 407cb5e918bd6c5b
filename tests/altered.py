"""`watcher` with other seconds: python altered.py check.LEASE=3 daemon.process.TICK=60 -- WORDS..."""

from __future__ import annotations

import sys
from datetime import timedelta
from importlib import import_module


def alter(said: str) -> None:
    """Set a constant of a module, as a span if it is one."""
    name, _, value = said.partition("=")
    module, _, constant = name.rpartition(".")
    home = import_module(f"watcher.{module}")
    span = isinstance(getattr(home, constant), timedelta)
    setattr(home, constant, timedelta(seconds=float(value)) if span else float(value))


if __name__ == "__main__":
    end = sys.argv.index("--")
    for said in sys.argv[1:end]:  # the first one that another module takes its own from comes first
        alter(said)
    del sys.argv[1 : end + 1]
    from watcher.cli import main

    main()

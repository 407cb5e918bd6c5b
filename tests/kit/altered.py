"""`watcher` with other seconds: python altered.py check.LEASE=3 daemon.process.TICK=60 -- WORDS..."""

from __future__ import annotations

import sys
from datetime import timedelta
from importlib import import_module


def home_of(said: str) -> str:
    """The module whose constant it is."""
    return f"watcher.{said.partition('=')[0].rpartition('.')[0]}"


def alter(said: str) -> None:
    """Set a constant of a module, as a span if it is one."""
    name, _, value = said.partition("=")
    constant = name.rpartition(".")[2]
    home = import_module(home_of(said))
    span = isinstance(getattr(home, constant), timedelta)
    setattr(home, constant, timedelta(seconds=float(value)) if span else float(value))


if __name__ == "__main__":
    end = sys.argv.index("--")
    homes = {*map(home_of, sys.argv[1:end])}
    assert not homes & {*sys.modules}, "who was loaded before may have taken the numbers that stood there"
    for said in sys.argv[1:end]:  # the first one that another module takes its own from comes first
        alter(said)
    del sys.argv[1 : end + 1]
    from watcher.cli import main

    main()

"""Names of workers in leases, whether the one behind a name still lives, and what it takes."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from uuid import uuid4

from watcher.model.crew import Vitals

CPU, SINCE = slice(11, 13), 19
"""Behind the name in /proc/PID/stat: ticks used by the program and for it by the system, and the tick of the
machine in which it began; see proc(5)."""


def worker_name() -> str:
    """Names this process: host, process number, when it began, and a part that no second start repeats."""
    return f"{socket.gethostname()}:{os.getpid()}:{_began(os.getpid())}-{uuid4().hex[:8]}"


def is_dead(name: str) -> bool:
    """Whether a worker is surely no more: it was on this machine, and its process is gone or another one.

    In a container the numbers begin anew with each start, so the next daemon has that of the last one. Of
    workers elsewhere nothing is known, and without /proc nothing of a number that another process has taken
    over: their leases run out by themselves.
    """
    host, _, rest = name.rpartition(":")[0].rpartition(":")
    if host != socket.gethostname() or not rest.isdigit():
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except OSError:
        pass  # it lives, as somebody else
    then, now = name.rpartition(":")[2].partition("-")[0], _began(int(rest))
    return then.isdigit() and now not in {"", then}


def vitals(number: int) -> Vitals:
    """What a process takes; nothing is known when it is no more, is another user's, or there is no /proc."""
    place = Path(f"/proc/{number}")
    try:
        pages = int((place / "statm").read_text(encoding="ascii").split()[1])
        files = sum(1 for _ in (place / "fd").iterdir())
        ticks = sum(map(int, stat(number)[CPU]))
    except OSError:
        return Vitals()
    return Vitals(pages * os.sysconf("SC_PAGE_SIZE"), files, ticks / os.sysconf("SC_CLK_TCK"))


def _began(number: int) -> str:
    """When a process began, in whatever unit; "" when nobody can say."""
    try:
        return stat(number)[SINCE]
    except OSError:
        return ""


def stat(number: int) -> list[str]:
    """What stands behind the name in /proc/PID/stat; see proc(5).

    Raises:
        OSError: the process is no more, or there is no /proc.
    """
    text = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    return text.rpartition(")")[2].split()

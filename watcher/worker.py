"""Names of workers in leases, and whether the one behind a name still lives."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from uuid import uuid4

SINCE = 19
"""Place of the start time (in ticks since the machine's) behind the name in /proc/PID/stat; see proc(5)."""


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


def _began(number: int) -> str:
    """When a process began, in whatever unit; "" when nobody can say."""
    try:
        text = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return text.rpartition(")")[2].split()[SINCE]

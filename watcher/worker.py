"""Names of workers in leases, and whether the one behind a name still lives."""

from __future__ import annotations

import os
import socket
from uuid import uuid4


def worker_name() -> str:
    """Names this process: host, process number, and a part that no second start repeats."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"


def is_dead(name: str) -> bool:
    """Whether a worker is surely no more: it was on this machine and its process does not exist.

    Of workers elsewhere, and of a number that another process has taken over, nothing is known: their leases
    run out by themselves.
    """
    host, _, rest = name.rpartition(":")[0].rpartition(":")
    if host != socket.gethostname() or not rest.isdigit():
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False

"""Faults of the machine, for a process that does not know of them: put this folder on PYTHONPATH.

Python imports this at its start. `WATCHER_FAULTS` names a folder whose files say what is wrong now:
`clock` holds the seconds by which the wall clock is off, `no-dns` makes every name unknown. Names under
`.test` (RFC 6761) are this machine. The product itself is as it is.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER = Path(os.environ["WATCHER_FAULTS"]) if "WATCHER_FAULTS" in os.environ else None
LOOK = 0.05  # seconds between two looks for another time
_getaddrinfo = socket.getaddrinfo


def _resolve(host, *rest, **more):
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or not name.endswith(".test"):
        return _getaddrinfo(host, *rest, **more)
    if FOLDER is not None and (FOLDER / "no-dns").exists():
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return _getaddrinfo("127.0.0.1", *rest, **more)


def _offset() -> float:
    with suppress(OSError, ValueError):
        return float((FOLDER / "clock").read_text())
    return 0.0


def _keep_time() -> None:
    """Let the wall clock be off by what the file says; the monotonic clock goes on, as it does in life."""
    import time_machine  # noqa: PLC0415 - nobody else needs it

    true, off = time.monotonic, 0.0
    epoch = time.time() - true()  # what the true clock would say at monotonic zero
    traveller = None
    while True:
        wanted = _offset()
        if wanted != off:
            if traveller is not None:
                traveller.stop()
            off, moment = wanted, datetime.fromtimestamp(epoch + true(), UTC) + timedelta(seconds=wanted)
            traveller = time_machine.travel(moment, tick=True) if wanted else None
            if traveller is not None:
                traveller.start()
        time.sleep(LOOK)


if FOLDER is not None:
    socket.getaddrinfo = _resolve
    if _offset() or (FOLDER / "clock").exists():
        threading.Thread(target=_keep_time, daemon=True, name="clock").start()
        time.sleep(3 * LOOK)

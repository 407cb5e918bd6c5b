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
EPOCH = time.time() - time.monotonic()  # what the true clock would say at monotonic zero
_NOW = {"off": 0.0, "traveller": None}
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
    while True:
        _set_clock(_offset())
        time.sleep(LOOK)


def _set_clock(wanted: float) -> None:
    import time_machine  # noqa: PLC0415 - nobody else needs it

    if wanted == _NOW["off"]:
        return
    if _NOW["traveller"] is not None:
        _NOW["traveller"].stop()
    moment = datetime.fromtimestamp(EPOCH + time.monotonic(), UTC) + timedelta(seconds=wanted)
    traveller = time_machine.travel(moment, tick=True) if wanted else None
    if traveller is not None:
        traveller.start()
    _NOW.update(off=wanted, traveller=traveller)


def _begin() -> None:
    threading.Thread(target=_keep_time, daemon=True, name="clock").start()


if FOLDER is not None:
    socket.getaddrinfo = _resolve
    if _offset() or (FOLDER / "clock").exists():
        _begin()
        os.register_at_fork(after_in_child=_begin)  # no thread goes into a process that is forked
        time.sleep(3 * LOOK)

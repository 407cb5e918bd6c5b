"""A limit on the whole of a conversation, not on each read of it.

A socket's own timeout starts anew with every byte: a receiver that sends one byte a second would hold a
channel for ever.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from datetime import timedelta


class Deadline:
    """Cuts the watched connection when the time is up.

    Use it as a context manager; `passed` tells whether an error came from the cut.
    """

    def __init__(self, limit: timedelta) -> None:
        self._passed = threading.Event()
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(limit.total_seconds(), self._cut)
        self._timer.daemon = True

    @property
    def passed(self) -> bool:
        """Whether the time is up."""
        return self._passed.is_set()

    def watch(self, connection: object) -> None:
        """Take charge of a connection; the last one given counts."""
        if isinstance(connection, socket.socket):
            self._socket = connection
            if self.passed:
                self._cut()

    def _cut(self) -> None:
        self._passed.set()
        if self._socket is not None:
            # The base class's method: SSLSocket's own drops its TLS state under the reading thread.
            with contextlib.suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._timer.cancel()

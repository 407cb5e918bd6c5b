"""A server of the demo, at work in a thread for the length of a `with` block."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from socketserver import TCPServer

POLL = 0.01
"""Seconds after which the end of the block is noticed; for tests, that is waited for two thousand times."""


class Background:
    """Runs a server on a free port of 127.0.0.1 until the end of its `with` block."""

    def __init__(self, server: TCPServer) -> None:
        self._running = server
        self._thread = threading.Thread(target=server.serve_forever, args=(POLL,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._running.shutdown()
        self._running.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._running.server_address[1])

"""The real server on a free port, in a thread for the length of a `with` block."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import uvicorn

from watcher.web.app import application

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.sources.subscribing import Doorbell
    from watcher.web.site import Site


@contextmanager
def served(
    site: Site, *, hosts: Sequence[str] = ("*",), root_path: str = "", doorbell: Doorbell | None = None
) -> Iterator[httpx.Client]:
    """A client of the site; its `base_url` is where it stands."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        application(site, hosts=hosts, doorbell=doorbell), log_config=None, root_path=root_path
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}") as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()
        listener.close()

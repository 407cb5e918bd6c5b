"""Runs the application with uvicorn until it is told to stop."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import uvicorn

from watcher.errors import WatcherError, reason
from watcher.web.app import application

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.sources.subscribing import Doorbell
    from watcher.web.site import Site

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
"""Names of this machine for itself."""


def serve(
    site: Site,
    *,
    host: str,
    port: int,
    names: Sequence[str],
    prefix: str,
    said: Callable[[str], None],
    doorbell: Doorbell | None,
) -> None:
    """Serve until SIGINT or SIGTERM; answers under way are finished.

    Args:
        site: what is served.
        host: the address to listen on.
        port: the port; 0 takes a free one.
        names: names under which it may be asked, besides its own; when it listens elsewhere than on loopback
            and there are none, any will do.
        prefix: the path under which a proxy shows it; "" for none.
        said: told the address once it listens.
        doorbell: takes what hubs of feeds push; None: nothing is taken in.

    Raises:
        WatcherError: it cannot listen there.
    """
    listener = _listener(host, port)
    local = host in LOOPBACK
    hosts = [*LOOPBACK, host, *names] if local or names else ["*"]
    place = listener.getsockname()
    said(f"http://{f'[{place[0]}]' if ':' in place[0] else place[0]}:{place[1]}/")
    config = uvicorn.Config(
        application(site, hosts=hosts, doorbell=doorbell),
        log_config=None,
        access_log=False,
        server_header=False,
        root_path=prefix.rstrip("/"),
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[listener])


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as fault:
        words = f"It cannot listen on {host}, port {port} ({reason(fault)}); choose with --host and --port"
        raise WatcherError(words) from fault

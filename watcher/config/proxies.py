"""The proxies of whatever has none of its own: the configuration's, or those of the environment."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

from watcher.fetch.way import DIRECT, Proxies, of_environment

if TYPE_CHECKING:
    from collections.abc import Iterator


def proxies(setting: str) -> Proxies:
    """What `fetch.proxy` means; "" is the environment."""
    if setting:
        return Proxies({} if setting == DIRECT else {"http": setting, "https": setting})
    return of_environment()


def told(found: Proxies, setting: str) -> Iterator[str]:
    """Sentences on what is used, without passwords, and on what of the environment is not."""
    hosts = dict.fromkeys(urlsplit(address).netloc.rpartition("@")[2] for address in found.by_scheme.values())
    whence = "fetch.proxy" if setting else "of the environment"
    if hosts:
        yield f"Pages are asked for through the proxy {' and '.join(hosts)} ({whence})."
    elif not setting and any(scheme != "no" for scheme in getproxies_environment()):
        yield "The proxy of the environment is no HTTP proxy for pages, and is not used."

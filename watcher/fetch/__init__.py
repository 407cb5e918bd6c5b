"""From an address to what its server answers: politely, safely, and with an honest name for each failure.

A visit goes robots.txt -> the host's turn -> a checked connection -> the answer, capped -> redirects, each
again from the beginning. `flow` holds the way through redirects, `network` the check of addresses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.fetch.address import canonical, host_of
from watcher.fetch.policy import FetchPolicy

if TYPE_CHECKING:
    from watcher.fetch.fetcher import Fetcher
    from watcher.fetch.network import leased

__all__ = ["FetchPolicy", "Fetcher", "canonical", "host_of", "leased"]


def __getattr__(name: str) -> Any:
    """Bring httpx only for who fetches: reading the configuration needs addresses and the policy."""
    if name not in {"Fetcher", "leased"}:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from watcher.fetch import fetcher, network  # noqa: PLC0415 - the reason of this function

    return network.leased if name == "leased" else fetcher.Fetcher

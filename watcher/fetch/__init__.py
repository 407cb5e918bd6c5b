"""From an address to what its server answers: politely, safely, and with an honest name for each failure.

A visit goes robots.txt -> the host's turn -> a checked connection -> the answer, capped -> redirects, each
again from the beginning. `flow` holds the way through redirects, `network` the check of addresses.
"""

from watcher.fetch.address import canonical, host_of
from watcher.fetch.fetcher import Fetcher
from watcher.fetch.policy import FetchPolicy

__all__ = ["FetchPolicy", "Fetcher", "canonical", "host_of"]

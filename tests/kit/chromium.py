"""The browser that pages are looked at with."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest

from watcher.demo.site import Answer, NewsSite
from watcher.fetch import Fetcher, FetchPolicy
from watcher.fetch.network import CheckedNetwork
from watcher.fetch.policy import BrowserPolicy
from watcher.fetch.way import Way, Ways

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage")  # headless as root, in a container of little memory

needs_chromium = pytest.mark.skipif(
    not Path(CHROMIUM).exists(),
    reason=f"there is no browser {CHROMIUM}, and only one can say what it shows (.ci/run installs it)",
)


@contextmanager
def a_fetcher(site: NewsSite, tmp_path=None, ways: Ways | None = None, **limits):
    """A fetcher for which 127.0.0.2 and all real private networks are private, and 127.0.0.1 is not."""
    host = site.url("/").split("/")[2]
    browser = BrowserPolicy(
        program=CHROMIUM, flags=FLAGS, turns=tmp_path, **{"timeout": timedelta(seconds=15), **limits}
    )
    policy = FetchPolicy(
        obey_robots=True,
        per_host_delay=timedelta(0),
        ways=ways or Ways(hosts={host: Way(host, browser=True)}),
        browser=browser,
    )
    network = CheckedNetwork(public=lambda address: address == ip_address("127.0.0.1"))
    with Fetcher(policy, network=network) as fetcher:
        yield fetcher


def scripted(script: str, more: str = ""):
    body = f"<html><body><p id=said>no</p>{more}<script>{script}</script></body></html>"
    return lambda _: Answer(body.encode())

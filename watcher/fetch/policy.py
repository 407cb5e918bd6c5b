"""What the fetcher may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher import __version__
from watcher.fetch.way import Ways

if TYPE_CHECKING:
    from pathlib import Path

USER_AGENT = f"watcher/{__version__}"
"""Honest: what we are and which version (RFC 9110, section 10.1.5)."""


@dataclass(frozen=True)
class BrowserPolicy:
    """Which browser shows pages that have no text without it, and what it may take.

    Attributes:
        program: a Chromium; "" for one that is looked for.
        most: how many run at once, each with one page, in all processes that share `turns`.
        memory: bytes that one may take for itself.
        timeout: for a page with all that it asks for, its document excluded.
        flags: for the program.
        turns: the folder whose locks count the browsers; None where nobody else starts any.
    """

    program: str = ""
    most: int = 2
    memory: int = 1_000_000_000
    timeout: timedelta = timedelta(seconds=30)
    flags: tuple[str, ...] = ()
    turns: Path | None = None


@dataclass(frozen=True)
class FetchPolicy:
    """What the fetcher may do.

    Attributes:
        user_agent: how we introduce ourselves; its product token is what robots.txt is read for.
        timeout: for one visit, redirects included and waiting for one's turn excluded.
        max_bytes: of a page, after decompression.
        max_redirects: hops of one visit.
        allow_private_hosts: whether addresses inside private networks may be asked.
        obey_robots: whether robots.txt is asked for and obeyed.
        per_host_delay: between the end of one request to a host and the start of the next.
        contact: address or page of whoever runs this; goes into the user agent.
        proxy_resolves: whether proxies are told the names of sites, and find their addresses themselves.
        ways: how pages are asked for that need more.
        browser: what shows those that need one.
    """

    user_agent: str = USER_AGENT
    timeout: timedelta = timedelta(seconds=30)
    max_bytes: int = 10_000_000
    max_redirects: int = 10
    allow_private_hosts: bool = False
    obey_robots: bool = True
    per_host_delay: timedelta = timedelta(seconds=2)
    contact: str = ""
    proxy_resolves: bool = False
    ways: Ways = Ways()  # noqa: RUF009  a frozen value
    browser: BrowserPolicy = BrowserPolicy()

    @property
    def introduction(self) -> str:
        """The User-Agent header, in the printable ASCII that a header may hold."""
        known = not self.contact or self.contact in self.user_agent
        words = self.user_agent if known else f"{self.user_agent} (+{self.contact})"
        return "".join(char if char.isascii() and char.isprintable() else "?" for char in words)

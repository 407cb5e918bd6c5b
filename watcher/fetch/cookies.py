"""Cookies of one visit: some sites set one, redirect to themselves and want to see it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.fetch.headers import MAX_COOKIES, sendable
from watcher.lean.http import httpx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.fetch.way import Cookie


class Jar:
    """Cookies by host. It is never kept: nobody is recognised from one visit to the next."""

    def __init__(self) -> None:
        self._cookies = httpx.Cookies()
        self._empty = True  # as nearly always: httpx takes 0.2 ms to find that out

    def header(self, url: str) -> str:
        """The Cookie header for an address; "" when there is none, or none that can be sent."""
        if self._empty:
            return ""
        request = httpx.Request("GET", url)
        request.headers.encoding = "utf-8"  # httpx would take ASCII, and cookies may hold more
        self._cookies.set_cookie_header(request)
        cookies = str(request.headers.get("cookie", ""))
        return cookies if sendable(cookies, MAX_COOKIES) else ""

    def keep(self, url: str, answered: httpx.Headers) -> None:
        """Take the cookies of an answer."""
        if "set-cookie" not in answered:
            return
        self._empty = False
        request = httpx.Request("GET", url)
        self._cookies.extract_cookies(httpx.Response(200, headers=answered, request=request))


def joined(theirs: str, given: Sequence[Cookie]) -> str:
    """The Cookie header of a site's own cookies and the user's; what the site set anew is as it says."""
    known = {pair.partition("=")[0].strip() for pair in theirs.split(";")}
    ours = (f"{cookie.name}={cookie.value}" for cookie in given if cookie.name not in known)
    return "; ".join(filter(None, (*ours, theirs)))

"""Where an address leads: to another house, to another page of this one, or nowhere."""

from __future__ import annotations

from urllib.parse import urlsplit

_ACTS = frozenset({"javascript", "mailto", "tel"})


def host_of(url: str) -> str:
    """The name of an address's host, in a form in which the names of one house are equal."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def acts(link: str) -> bool:
    """Whether an address is that of something done on this page, and of no page."""
    return link.partition(":")[0].lower() in _ACTS


def stays(link: str, host: str) -> bool:
    """Whether a link leads to another page of the same host."""
    return not link.startswith("#") and not acts(link) and host_of(link) in {"", host}

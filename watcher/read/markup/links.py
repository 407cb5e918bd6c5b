"""Where an address leads: to another house, to another page of this one, or nowhere."""

from __future__ import annotations

from urllib.parse import urlsplit

_CODED = 3  # letters of the shortest word that is no code, as "co" is one in "example.co.uk"
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
    """Whether a link leads to another page of the same house."""
    if link.startswith("#") or acts(link):
        return False
    leads = host_of(link)
    return leads in {"", host} or _house(leads) == _house(host)


def _house(host: str) -> str:
    """What a house has registered of a host's name: its last two words, three where one is a code."""
    words = host.split(".")
    coded = len(words) >= _CODED and len(words[-2]) < _CODED
    return ".".join(words[-3:] if coded else words[-2:])

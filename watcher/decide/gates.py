"""Whether an address led to a gate: a page of another host that is told whence one came, to send one back.

So hotels ask for a name and a room, companies for a log-in, and houses for consent, in whatever words.
"""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import unquote, urljoin, urlsplit

GATE = "gate"
"""The code of such a page."""


def gate_at(asked: str, status: int, location: str) -> str | None:
    """The gate that answers for an address, "" for one that names none; None when the site itself does.

    Args:
        asked: the address.
        status: of the answer; 511 comes from the network alone (RFC 6585, section 6).
        location: where it sends; "" for nowhere.
    """
    if status == HTTPStatus.NETWORK_AUTHENTICATION_REQUIRED:
        return ""
    if not location:  # of nearly every answer
        return None
    try:
        return sent_away(asked, urljoin(asked, location)) or None
    except ValueError:  # an address that is none
        return None


def sent_away(asked: str, answered: str) -> str:
    """The host of the gate that answered in the place of an address; "" when none did.

    Args:
        asked: the address of an article.
        answered: the address that answered.
    """
    before, after = urlsplit(asked), urlsplit(answered)
    if before.netloc == after.netloc or len(before.path) <= 1:
        return ""
    told = unquote(unquote(after.query))  # often an address in an address
    return after.netloc if f"{before.netloc}{unquote(before.path)}".casefold() in told.casefold() else ""

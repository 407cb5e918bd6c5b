"""Which captures of others are good pages of an article: an archive keeps whatever it met."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from watcher.decide.judge import OBSTACLES
from watcher.decide.listing import is_listing
from watcher.decide.screen import WHOLE, phrase, went_home
from watcher.decide.twins import alike, believed, key

if TYPE_CHECKING:
    from watcher.model import Reading

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""There was no web before; a date without a year is read as 1900."""

BANNERS = re.compile(
    rb"BEGIN WAYBACK TOOLBAR INSERT|id=[\"']wm-ipp|_static/js/bundle-playback\.js|_wb_wombat|wbinfo\.top_url"
    rb"|id=[\"']_wb_frame_top_banner",
    re.IGNORECASE,
)
"""What archives put into pages they show: the Internet Archive's toolbar, pywb's banner and its script."""

HEAD, TAIL = 200_000, 20_000
"""Bytes at both ends of a page in which a banner stands."""


def undated(at: datetime | None, now: datetime) -> str:
    """Why a capture cannot be of that moment, in words; "" when it can.

    What is dated later than our own next look would stand behind it in the history, with an older number.
    """
    if at is None:
        return "it has no date"
    if at < EARLIEST:
        return f"it is dated {at:%Y-%m-%d}, when there was no web"
    return f"it is dated {at:%Y-%m-%d}, which is still to come" if at > now else ""


def unfit(
    url: str, answered: str, status: int, body: bytes, reading: Reading | None, own: Reading | None
) -> str:
    """Why a capture is no version of the article, in words; "" when it is one.

    Args:
        url: the article's address.
        answered: the address whose page the capture shows, after redirects; "" when nobody says.
        status: of its answer.
        body: the page.
        reading: what was read in it; None when the status says enough.
        own: our newest reading; None when we have none.
    """
    if status not in WHOLE:
        meaning = phrase(status)
        return f"it is an error: the server answered {status}" + (f" ({meaning})" if meaning else "")
    if answered and went_home(url, answered):
        return "it leads to the front page"
    if BANNERS.search(body[:HEAD]) or BANNERS.search(body[-TAIL:]):
        return "the archive's own banner stands in the page"
    if reading is None:
        return "it cannot be read"
    if reading.obstacle is not None:
        return OBSTACLES[reading.obstacle]
    if is_listing(reading) and not (own is not None and is_listing(own)):
        return "a page of other stories stands there"
    if answered and _is_elsewhere(url, answered) and not (own is not None and alike(reading, own)):
        return f"it leads to another page, {answered}"
    return ""


def _is_elsewhere(url: str, answered: str) -> bool:
    return key(answered) != key(url) and not believed(url, answered)

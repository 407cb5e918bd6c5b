"""Why the end of a story may stand where nobody looked, or have stood there: another page, or a break."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from watcher.decide.tail import broken_off, gained, lost, stops
from watcher.model import Says
from watcher.read.further import next_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.model import Change, Reading, Why


class End(NamedTuple):
    """What a page shows of where its story ends.

    Attributes:
        goes_on: the address of the page on which it goes on; "" for none.
        broken: whether the page ends without its last tags; None when it is no longer kept.
    """

    goes_on: str = ""
    broken: bool | None = None


def end_of(page: bytes, url: str, charset: str) -> End:
    """The end of a story by its page.

    Args:
        page: as received.
        url: its address.
        charset: of the Content-Type header.
    """
    return End(next_page(page, url, charset=charset), broken_off(page))


def told_of_end(
    before: Reading, after: Reading, change: Change, earlier: Callable[[], End], further: Callable[[], End]
) -> Change:
    """A change of the end of a story, with why the rest may stand, or have stood, where nobody looked.

    Args:
        before: the version before.
        after: what the page says now.
        change: between the two.
        earlier: finds what the page of the version before showed of its end.
        further: finds what the page shows of it now.
    """
    gone, why = bool(lost(before, change)), None
    if gone or stops(before, after, change):
        why = _gone(gone, earlier, further())
    if not gone and not why and gained(after, change):
        why = _come(earlier(), further)
    return replace(change, reasons=(why, *change.reasons)) if why else change


def _gone(whole: bool, earlier: Callable[[], End], now: End) -> Why | None:
    """Where what is gone may stand; a page that never had its last tags shows nothing by being without."""
    if whole and now.goes_on:
        return Says.GOES_ON.of(now.goes_on)
    if now.broken and earlier().broken is False:
        return Says.BREAKS_OFF.of()
    return None


def _come(earlier: End, further: Callable[[], End]) -> Why | None:
    """Where what is new may have stood before."""
    if earlier.goes_on and not further().goes_on:
        return Says.WENT_ON.of(earlier.goes_on)
    if earlier.broken and further().broken is False:
        return Says.BROKE_OFF.of()
    return None

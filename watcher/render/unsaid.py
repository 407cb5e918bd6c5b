"""What a change does not say of itself: the few lines of it that a time line shows."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import Disclosure, Says

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.model import Change, Edit, LaterNote, Snapshot, Why

MOST = 2
"""Edits shown under a change that no note speaks of; `diff` has them all."""


_OF_THE_PAGE = frozenset(
    {Says.LANGUAGE, Says.STOOD, Says.GOES_ON, Says.WENT_ON, Says.BREAKS_OFF, Says.BROKE_OFF}
)


class Unsaid(NamedTuple):
    """Of a silent change its first edits, of one told in part what is left out; how many more there are."""

    edits: Sequence[Edit] = ()
    reasons: Sequence[str] = ()
    more: int = 0


def unsaid(snapshot: Snapshot) -> Unsaid:
    """What no note says of the change that led to a version; the headline and byline stand for themselves."""
    change, later = snapshot.change, snapshot.disclosed_later
    if change is None or change.rewritten or (later and later.complete):
        return Unsaid()
    if change.disclosure is Disclosure.PARTLY:
        reasons = [why for why in reasons_left(change, later) if why.says is Says.UNSPOKEN]
        return Unsaid(reasons=reasons[:MOST], more=max(len(reasons) - MOST, 0))
    if change.disclosure in {Disclosure.UNDISCLOSED, Disclosure.STAMP_ONLY}:
        edits = _of_body(change)
        return Unsaid(edits=edits[:MOST], more=max(len(edits) - MOST, 0))
    return Unsaid()


def reasons_left(change: Change, later: LaterNote | None) -> list[Why]:
    """The reasons of a verdict that still hold: a later note may speak of what no note spoke of before."""
    if later is None:
        return [*change.reasons]
    if later.complete:  # what no note speaks of stands last
        return [*takewhile(lambda why: why.says is not Says.UNSPOKEN, change.reasons)]
    said = " ".join(later.reasons)
    return [why for why in change.reasons if why.says is not Says.UNSPOKEN or why.about[0] not in said]


def _of_body(change: Change) -> list[Edit]:
    return [edit for edit in change.weighty if not edit.of_head]


def of_the_page(reasons: Iterable[Why]) -> list[Why]:
    """The reasons that all edits are to be seen by: another language, an end elsewhere, an older note."""
    return [why for why in reasons if why.says in _OF_THE_PAGE]

"""What versions are marked with (see `watcher.store.alike`) while their history is told anew."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from watcher.decide.burst import says_no_more
from watcher.errors import DamagedRow
from watcher.store.packing.texts import Texts
from watcher.store.schema import snapshots

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from watcher.decide.history.reread import Revised
    from watcher.decide.history.weave import Strand
    from watcher.model import Change

__all__ = ["Mark", "Marks", "marks"]

_s = snapshots.c


class Mark(NamedTuple):
    """That the change which led to a version was one of many articles.

    Attributes:
        version: its number.
        digest: what it says.
        burst: what it is marked with.
        change: that change.
    """

    version: int
    digest: str
    burst: int
    change: Change

    def on(self, change: Change | None) -> int | None:
        """What the version is marked with when that change leads to it; None when more is changed by it."""
        return self.burst if change is not None and says_no_more(change, self.change) else None


def marks(db: Connection, article_id: int) -> dict[int, Mark]:
    """The marks of an article's versions, by their numbers; where the change is damaged it is its own."""
    query = select(_s.version, _s.digest, _s.burst, _s.change)
    texts, found = Texts(db, article_id), {}
    for row in db.execute(query.where(_s.article_id == article_id, _s.burst.is_not(None))):
        with suppress(DamagedRow):
            change = texts.change(row.version, row.change)
            found[row.version] = Mark(row.version, row.digest, row.burst, change)
    return found


class Marks:
    """The marks of a history that others come into, and those of the others."""

    def __init__(self, db: Connection, article_id: int, strands: Iterable[Strand]) -> None:
        self._own = marks(db, article_id)
        origins = (strand.capture.origin for strand in strands if strand.capture is not None)
        others = {origin.article_id for origin in origins if origin is not None} - {0}
        found = (mark for other in others for mark in marks(db, other).values())
        self._others = {mark.digest: mark for mark in found}

    def of(self, strand: Strand, revised: Revised) -> Mark | None:
        """That of a version as it is told now: its own, or that of another's version that says the same."""
        return self._own.get(strand.was) or self._others.get(revised.digest)

"""What versions are marked with (see `store.alike`, `decide.flapping`), also where a history is told anew."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import delete, select

from watcher.decide.burst import says_no_more
from watcher.errors import DamagedRow
from watcher.model import Disclosure
from watcher.store import untold
from watcher.store.engine.adding import insert_row
from watcher.store.packing.texts import Texts
from watcher.store.rows import MARKED
from watcher.store.schema import marks as marked
from watcher.store.schema import snapshots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from watcher.decide.history.reread import Revised
    from watcher.decide.history.weave import Strand
    from watcher.model import Change

_m, _s = marked.c, snapshots.c


class Mark(NamedTuple):
    """That the change which led to a version is no edit of its article.

    Attributes:
        version: its number.
        digest: what it says.
        burst: the change of many articles that it is; None: a turn of a page that goes to and fro.
        change: that change.
    """

    version: int
    digest: str
    burst: int | None
    change: Change

    def on(self, change: Change | None) -> bool:
        """Whether it holds of a version to which that change leads: not when more is changed by it."""
        return change is not None and says_no_more(change, self.change)


def put(db: Connection, article_id: int, version: int, burst: int | None) -> bool:
    """Mark a version that is not marked yet; whether it was."""
    ours = select(_m.id).where(_m.article_id == article_id, _m.version == version)
    if db.execute(ours).first() is not None:
        return False
    insert_row(db, marked, {"article_id": article_id, "version": version, "burst": burst})
    return True


def put_turns(db: Connection, article_id: int, versions: Sequence[int]) -> None:
    """Mark versions as turns of a page that goes to and fro; one that a note speaks of is told as ever."""
    if not versions:
        return
    silent = _s.disclosure == Disclosure.UNDISCLOSED.value
    which = select(_s.version).where(_s.article_id == article_id, _s.version.in_(versions), silent)
    for version in db.execute(which).scalars().all():
        put(db, article_id, version, None)
    untold.recount(db, article_id)


def taken(db: Connection, article_id: int) -> dict[int, Mark]:
    """The marks of an article whose history is about to be written anew: they are taken away from it."""
    found = marks(db, article_id)
    db.execute(delete(marked).where(_m.article_id == article_id))
    return found


def marks(db: Connection, article_id: int) -> dict[int, Mark]:
    """The marks of an article's versions, by their numbers; where the change is damaged it is its own."""
    query = select(_s.version, _s.digest, _m.burst, _s.change).join_from(marked, snapshots, MARKED)
    texts, found = Texts(db, article_id), {}
    for row in db.execute(query.where(_m.article_id == article_id)):
        with suppress(DamagedRow):
            change = texts.change(row.version, row.change)
            found[row.version] = Mark(row.version, row.digest, row.burst, change)
    return found


class Marks:
    """The marks of a history that others come into, taken away from it, and those of the others."""

    def __init__(self, db: Connection, article_id: int, strands: Sequence[Strand]) -> None:
        self._own = taken(db, article_id)
        origins = (strand.capture.origin for strand in strands if strand.capture is not None)
        others = {origin.article_id for origin in origins if origin is not None} - {0}
        found = (mark for other in others for mark in marks(db, other).values())
        self._others = {mark.digest: mark for mark in found}
        self._behind = {new.version.number for old, new in pairwise(strands) if old.capture is not None}

    def of(self, strand: Strand, revised: Revised) -> Mark | None:
        """That of a version as it is told now: its own, or that of another's version that says the same."""
        known = self._own.get(strand.was) or self._others.get(revised.digest)
        return self._brought(strand, revised) if known is None else known

    def _brought(self, strand: Strand, revised: Revised) -> Mark | None:
        """That it was a turn to whoever captured it, and the version before: else it is another change."""
        came = strand.capture is not None and strand.capture.flapping and revised.number in self._behind
        silent = revised.change is not None and revised.change.disclosure is Disclosure.UNDISCLOSED
        if revised.change is None or not (came and silent):
            return None
        return Mark(revised.number, revised.digest, None, revised.change)

"""What later notes said of earlier changes, for reading; `later` writes it down."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from watcher.model import LaterNote
from watcher.store.packing.codec import unpack
from watcher.store.schema import disclosures, notes, snapshots

if TYPE_CHECKING:
    from watcher.store.packing.texts import Texts

__all__ = ["HEARD", "later_notes"]

_d, _after = disclosures.c, snapshots.alias("after")
HEARD = (
    select(
        *(_d.to_version, _d.version, _d.delay, _d.complete, _d.reasons),
        *(notes.c.note, notes.c.last_seen_version),
    )
    .join_from(disclosures, notes, _d.note == notes.c.id)
    .where(_d.article_id == bindparam("of_article"))
    .order_by(_d.id)
)
"""The notes that speak of an article's changes, in the order they were heard."""

_CHANGED = (_after, (_after.c.article_id == _d.article_id) & (_after.c.version == _d.to_version))


def later_notes(texts: Texts) -> dict[int, LaterNote]:
    """For each version whose change was spoken of later: the note that completed it, else the first.

    The reasons are those of all its notes.
    """
    found: dict[int, LaterNote] = {}
    reasons: dict[int, tuple[str, ...]] = {}
    heard = HEARD.add_columns(_after.c.captured_at).join(*_CHANGED)
    for row in texts.db.execute(heard, {"of_article": texts.article_id}):
        known = reasons[row.to_version] = (
            *reasons.get(row.to_version, ()),
            *unpack(tuple[str, ...], row.reasons),
        )
        if row.to_version in found and not row.complete:
            found[row.to_version] = replace(found[row.to_version], reasons=known)
            continue
        found[row.to_version] = LaterNote(
            version=row.version,
            at=row.captured_at + row.delay,
            delay=row.delay,
            note=texts.note(row.last_seen_version, row.note),
            complete=row.complete,
            reasons=known,
        )
    return found

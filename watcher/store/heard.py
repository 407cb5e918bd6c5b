"""What later notes said of earlier changes, for reading; `later` writes it down."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from watcher.model import LaterNote
from watcher.store.engine.prepared import Prepared
from watcher.store.packing.codec import unpack
from watcher.store.rows import sound
from watcher.store.schema import disclosures, notes, snapshots

if TYPE_CHECKING:
    from sqlalchemy import Row

    from watcher.store.packing.texts import Texts

_d, _after = disclosures.c, snapshots.alias("after")
HEARD = (
    select(
        *(_d.to_version, _d.version, _d.delay, _d.complete, _d.reasons),
        *(notes.c.note, notes.c.last_seen_version, notes.c.original, notes.c.first_seen_version),
    )
    .join_from(disclosures, notes, _d.note == notes.c.id)
    .where(_d.article_id == bindparam("of_article"))
    .order_by(_d.id)
)
"""The notes that speak of an article's changes, in the order they were heard."""

_CHANGED = (_after, (_after.c.article_id == _d.article_id) & (_after.c.version == _d.to_version))
_HEARD = Prepared(HEARD.add_columns(_after.c.captured_at, _d.id).join(*_CHANGED))


def later_notes(texts: Texts) -> dict[int, LaterNote]:
    """For each version whose change was spoken of later: the note that completed it, else the first.

    The reasons are those of all its notes.
    """
    found: dict[int, LaterNote] = {}
    reasons: dict[int, tuple[str, ...]] = {}
    made, of_article = partial(_later, texts), texts.article_id
    heard = sound(texts.db, _HEARD, made, _d.id, "What was said later, row ", of_article=of_article)
    for to, later in heard:
        known = reasons[to] = (*reasons.get(to, ()), *later.reasons)
        latest = found[to] if to in found and not later.complete else later
        found[to] = replace(latest, reasons=known)
    return found


def _later(texts: Texts, row: Row[*tuple[Any, ...]]) -> tuple[int, LaterNote]:
    """In the words that it came with, where it was what came: it may have others by now."""
    note = texts.note(row.last_seen_version, row.note)
    if row.version == row.first_seen_version and row.original is not None:
        note = texts.first_note(row.first_seen_version, row.original, note)
    return row.to_version, LaterNote(
        version=row.version,
        at=row.captured_at + row.delay,
        delay=row.delay,
        note=note,
        complete=row.complete,
        reasons=unpack(tuple[str, ...], row.reasons),
    )

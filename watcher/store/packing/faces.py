"""What many versions of an article have in common, kept once: headline, authors, language, address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, select

from watcher.store.engine.adding import insert_row
from watcher.store.engine.prepared import Prepared
from watcher.store.schema import faces, snapshots

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from watcher.model import Reading

_f = faces.c
FACE = ("title", "byline", "language", "url", "status", "charset")
_FIND = Prepared(
    select(_f.id).where(
        _f.article_id == bindparam("article_id"), *(_f[name] == bindparam(name) for name in FACE)
    )
)
_ANSWERED = (
    select(_f.url, _f.status, _f.charset)
    .join_from(snapshots, faces, snapshots.c.face_id == _f.id)
    .where(snapshots.c.article_id == bindparam("article_id"), snapshots.c.version == bindparam("version"))
)


def face_of(db: Connection, article_id: int, reading: Reading, answered: tuple[str, int, str]) -> int:
    """The row of what a version has in common with others; a new one for what no other has.

    Args:
        db: the transaction.
        article_id: whose.
        reading: what was read.
        answered: by which address, with which HTTP status and charset.
    """
    values = (reading.title, reading.byline, reading.language, *answered)
    face: dict[str, Any] = dict(zip(FACE, values, strict=True))
    found = _FIND.scalar(db, article_id=article_id, **face)
    return int(found) if found is not None else insert_row(db, faces, {"article_id": article_id, **face})


def read_anew(db: Connection, article_id: int, version: int, reading: Reading) -> int:
    """The row for a stored version that reads otherwise now; which address answered, and how, stays."""
    row = db.execute(_ANSWERED, {"article_id": article_id, "version": version}).one()
    return face_of(db, article_id, reading, (row.url, row.status, row.charset))


def drop_unused(db: Connection, article_id: int) -> None:
    """Forget what no version has any more."""
    used = select(snapshots.c.face_id).where(snapshots.c.article_id == article_id)
    db.execute(delete(faces).where(_f.article_id == article_id, _f.id.not_in(used)))

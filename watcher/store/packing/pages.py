"""Pages as received. The same bytes are kept once, and each page of an article leans on an earlier one.

Frames are plain zstd with the other page as prefix: without us, `zstd -d --patch-from` reads them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select, update

from watcher.errors import DamagedRow, NotKept
from watcher.store.engine.adding import insert_once
from watcher.store.engine.prepared import Prepared
from watcher.store.packing import frames
from watcher.store.packing.bodies import DEEPEST, body, opened, rows_of
from watcher.store.schema import asides, pages, snapshots

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from watcher.model import Capture

_p, _s = pages.c, snapshots.c
SPREAD = 64
"""Every 64th version's page is a key frame, so that a damaged one costs no more than its 63 followers."""

WORTH = 2_500_000
"""Bytes that are decompressed for one page at most, itself included: 1.5 ms.

Each page leans on the version before until it would need more. Then it leans on the key frame, from which it
differs more: a page of 100 KB by 1.1 KB from one four to sixteen versions older, by 0.24 from the last."""

_FIND = Prepared(select(_p.id).where(_p.hash == bindparam("page_hash")))
_PAGE_OF = Prepared(
    select(_s.page_id).where(_s.article_id == bindparam("of_article"), _s.version == bindparam("of_version"))
)


def keep(db: Connection, capture: Capture, article_id: int, version: int) -> int:
    """The row of a version's page; a new one unless these bytes are known.

    Args:
        db: the transaction.
        capture: with the bytes as received.
        article_id: whose.
        version: which it is, or would be: a page kept aside leans on the same as the next version.
    """
    name, raw = capture.raw_hash, capture.raw
    found = _FIND.scalar(db, page_hash=name)
    if found is not None and _is_kept(db, found):
        return int(found)
    base, depth, lean = _support(db, article_id, version, len(raw))
    row = {"size": len(raw), "body": frames.squeeze(raw, lean), "base": base, "depth": depth}
    if found is None:
        return insert_once(db, pages, {"hash": name, **row}, "hash")[0]
    db.execute(update(pages).where(_p.id == found).values(**row))  # it came back after it was pruned
    return int(found)


def page_of(db: Connection, article_id: int, version: int) -> int | None:
    """The row of a stored version's page; None when there is no such version."""
    number: int | None = _PAGE_OF.scalar(db, of_article=article_id, of_version=version)
    return number


def _is_key(version: int) -> bool:
    """Whether a version's page stands alone."""
    return (version - 1) % SPREAD == 0


def front_of(version: int, raw: bytes) -> bytes:
    """What of a version's page its text may lean on: all of one that stands alone."""
    return raw if _is_key(version) else b""


def stored_front_of(db: Connection, article_id: int, version: int) -> bytes:
    """The same of a stored page; nothing when that cannot be had."""
    try:
        number = page_of(db, article_id, version) if _is_key(version) else None
        return b"" if number is None else body(db, number)
    except (NotKept, DamagedRow):
        return b""


def _is_kept(db: Connection, number: int) -> bool:
    kept = select(func.length(_p.body)).where(_p.id == number)
    return bool(db.execute(kept.with_for_update(read=True)).scalar())  # nor is it pruned meanwhile


def _support(db: Connection, article_id: int, version: int, size: int) -> tuple[int | None, int, bytes]:
    """The row to lean on, how deep that makes the new one, and its bytes; (None, 0, nothing): a key frame."""
    if _is_key(version) or (number := page_of(db, article_id, version - 1)) is None:
        return None, 0, b""
    try:
        rows = rows_of(db, number)
        if (rows[0].depth + 2) * size > WORTH or rows[0].depth + 1 > DEEPEST:
            rows = rows[-1:]
        return rows[0].id, rows[0].depth + 1, opened(rows)
    except (NotKept, DamagedRow):  # what is new must not be lost with it
        return None, 0, b""


def drop_orphans(db: Connection, numbers: Collection[int]) -> None:
    """Forget pages of which nothing speaks any more, and on which none leans."""
    speaks = [select(table.c.id).where(table.c.page_id == _p.id).exists() for table in (snapshots, asides)]
    other = pages.alias()
    leans = select(other.c.id).where(other.c.base == _p.id).exists()
    db.execute(delete(pages).where(_p.id.in_(numbers), ~speaks[0], ~speaks[1], ~leans))

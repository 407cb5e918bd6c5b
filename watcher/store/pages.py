"""Pages as received. The same bytes are kept once, and each page of an article leans on an earlier one.

Frames are plain zstd with the other page as prefix: without us, `zstd -d --patch-from` reads them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, func, literal_column, select, update

from watcher.errors import DamagedRow, NotKept
from watcher.store import frames
from watcher.store.prepared import Prepared
from watcher.store.rows import insert_once
from watcher.store.schema import asides, pages, snapshots

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection

    from watcher.model import Capture

_p, _s = pages.c, snapshots.c
SPREAD = 64
"""Every 64th version's page is a key frame, so that a damaged one costs no more than its 63 followers."""

WORTH = 2_500_000
"""Bytes that are decompressed for one page at most, itself included: 1.5 ms.

Each page leans on the version before until it would need more. Then it leans on the key frame, from which it
differs more: a page of 100 KB by 1.1 KB from one four to sixteen versions older, by 0.24 from the last."""

DEEPEST = 63
"""Pages that one leans on at most, so that no chain is endless: a damaged base may be its own."""

_FIND = Prepared(select(_p.id).where(_p.hash == bindparam("page_hash")))
_PAGE_OF = Prepared(
    select(_s.page_id).where(_s.article_id == bindparam("of_article"), _s.version == bindparam("of_version"))
)


def _chain() -> Any:
    """A page and all that it leans on, itself first."""
    top = select(_p.id, _p.base, _p.depth, _p.body, literal_column("0").label("step"))
    chain = top.where(_p.id == bindparam("page")).cte("chain", recursive=True)
    below = select(_p.id, _p.base, _p.depth, _p.body, chain.c.step + 1)
    below = below.where(_p.id == chain.c.base, chain.c.step < DEEPEST)
    return select(chain.union_all(below)).order_by("step")


_CHAIN = Prepared(_chain())


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


def _is_kept(db: Connection, number: int) -> bool:
    kept = select(func.length(_p.body)).where(_p.id == number)
    return bool(db.execute(kept.with_for_update(read=True)).scalar())  # nor is it pruned meanwhile


def _support(db: Connection, article_id: int, version: int, size: int) -> tuple[int | None, int, bytes]:
    """The row to lean on, how deep that makes the new one, and its bytes; (None, 0, nothing): a key frame."""
    before = {"of_article": article_id, "of_version": version - 1}
    if (version - 1) % SPREAD == 0 or (number := _PAGE_OF.scalar(db, **before)) is None:
        return None, 0, b""
    try:
        rows = _rows(db, number)
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


def body(db: Connection, number: int) -> bytes:
    """A page's bytes.

    Raises:
        NotKept: it was pruned.
        DamagedRow: it, or a page that it leans on, is not as it was written.
    """
    return opened(_rows(db, number))


def _rows(db: Connection, number: int) -> Sequence[Any]:
    """A page and what it leans on, itself first."""
    rows = _CHAIN.all(db, page=number)
    if not rows:
        raise DamagedRow(f"Page {number} is not there; `watcher verify` says more.")
    if not rows[0].body:
        raise NotKept("Its page is no longer kept.")
    return rows


def opened(rows: Sequence[Any]) -> bytes:
    """The bytes of the first of a chain's rows, out of those of the others."""
    if rows[-1].base is not None:
        raise DamagedRow(
            f"A page leans on page {rows[-1].base}, which is not there; `watcher verify` says more."
        )
    raw = b""
    for row in reversed(rows):
        raw = frames.expand(row.body, raw)
    return raw

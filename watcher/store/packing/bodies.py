"""The bytes of stored pages, each out of its row and those that it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, literal_column, select

from watcher.errors import DamagedRow, NotKept
from watcher.store.engine.prepared import Prepared
from watcher.store.packing import frames
from watcher.store.schema import pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_p = pages.c

DEEPEST = 63
"""Pages that one leans on at most, so that no chain is endless: a damaged base may be its own."""


def _chain() -> Any:
    """A page and all that it leans on, itself first."""
    top = select(_p.id, _p.base, _p.depth, _p.body, literal_column("0").label("step"))
    chain = top.where(_p.id == bindparam("page")).cte("chain", recursive=True)
    below = select(_p.id, _p.base, _p.depth, _p.body, chain.c.step + 1)
    below = below.where(_p.id == chain.c.base, chain.c.step < DEEPEST)
    return select(chain.union_all(below)).order_by("step")


_CHAIN = Prepared(_chain())


def body(db: Connection, number: int) -> bytes:
    """A page's bytes.

    Raises:
        NotKept: it was pruned.
        DamagedRow: it, or a page that it leans on, is not as it was written.
    """
    return opened(rows_of(db, number))


def rows_of(db: Connection, number: int) -> Sequence[Any]:
    """A page and what it leans on, itself first; raises what `body` does."""
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

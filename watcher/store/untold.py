"""The changes with edits of substance that no note speaks of, neither in their own version nor later.

Each article's row has their number, so that the watch list shows it, and is put in its order, at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, literal_column, select, update

from watcher.model import Disclosure
from watcher.store.engine.columns import Verdict
from watcher.store.engine.prepared import Prepared
from watcher.store.rows import MARKED
from watcher.store.schema import articles, disclosures, marks, snapshots

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

_a, _d, _s = articles.c, disclosures.c, snapshots.c

_UNDISCLOSED: ColumnElement[str] = literal_column(f"'{Verdict().to_stored(Disclosure.UNDISCLOSED.value)}'")
"""Literal, so that SQLite knows the partial index applies."""

_SPEAKS = (
    select(_d.id).where(_d.article_id == _s.article_id, _d.to_version == _s.version).correlate(snapshots)
)

_MARKED = select(marks.c.id).where(MARKED).correlate(snapshots)

UNTOLD = select(_s.id).where(
    _s.disclosure == _UNDISCLOSED,
    func.coalesce(_s.substantive, 1) > 0,
    ~_MARKED.exists(),
    ~_SPEAKS.exists(),
)
"""Their row numbers. Rows from before edits were counted say it by their verdict alone; what changed in many
articles alike is no change of one."""

_COUNT = Prepared(UNTOLD.with_only_columns(func.count()).where(_s.article_id == bindparam("of_article")))
_ONE_MORE = Prepared(
    update(articles).where(_a.id == bindparam("of_article")).values(undisclosed=_a.undisclosed + 1)
)


def count(db: Connection, article_id: int) -> int:
    """How many an article has, counted among its versions."""
    return int(_COUNT.scalar(db, of_article=article_id))


def count_in(db: Connection, article_id: int, row: dict[str, Any], *, heard: bool) -> None:
    """Bring the number up to date with a new version.

    Args:
        db: the transaction.
        article_id: whose.
        row: the version's columns.
        heard: whether it brought notes that speak of earlier changes. They are few; all is counted anew then.
    """
    if heard:
        recount(db, article_id)
    elif row["disclosure"] == Disclosure.UNDISCLOSED.value and row["substantive"]:
        _ONE_MORE.run(db, {"of_article": article_id})


def recount(db: Connection, article_id: int) -> None:
    """Write down how many there are."""
    which = update(articles).where(_a.id == article_id)
    db.execute(which.values(undisclosed=count(db, article_id)))

"""Whose histories are meant where many are handed on at once."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from sqlalchemy import select

from watcher.store.addresses import PARTS
from watcher.store.glance import tagged
from watcher.store.report import of_outlet
from watcher.store.schema import articles, hosts, snapshots

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection

_a, _s = articles.c, snapshots.c
_NEWEST_AT = select(_s.captured_at).where(_s.article_id == _a.id, _s.version == _a.version).scalar_subquery()


def numbers(
    db: Connection, *, outlet: str | None = None, tag: str | None = None, since: datetime | None = None
) -> array[int]:
    """The numbers of the articles that have a version, in the order they were added.

    Those that are no longer watched too, for what was seen of them stays seen; not those that became part of
    another one, whose history has theirs.

    Args:
        db: the transaction.
        outlet: only those whose outlet or host has these letters in its name.
        tag: only those with this tag.
        since: only those of which a version was captured then or later; UTC.
    """
    query = select(_a.id).outerjoin_from(articles, hosts).where(_a.version > 0, _a.id.not_in(PARTS))
    return array("q", db.execute(query.where(*_terms(outlet, tag, since)).order_by(_a.id)).scalars())


def _terms(outlet: str | None, tag: str | None, since: datetime | None) -> Iterator[ColumnElement[bool]]:
    if outlet is not None:
        yield of_outlet(outlet)
    if tag is not None:
        yield tagged(tag)
    if since is not None:
        yield since <= _NEWEST_AT

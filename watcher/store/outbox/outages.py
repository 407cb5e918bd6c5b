"""Hosts that cannot be read: one notice when it has lasted, one when it ends, for all of their articles.

A host with one watched article is left to that article's own notices. One that asks to be left alone for
hours is told of at once: there will be no other look before they are over.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, delete, insert, literal, select, update

from watcher.decide.outage import answers
from watcher.model import EventType
from watcher.model.days import day
from watcher.render.notices import host_event
from watcher.store.engine.prepared import Prepared
from watcher.store.outbox.deliveries import enqueue_for
from watcher.store.packing.codec import from_json
from watcher.store.schema import articles, hosts, outages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from watcher.decide.patience import Patience
    from watcher.model import Check
    from watcher.store.outbox.deliveries import Channel

LONG = timedelta(hours=1)
"""From here on a history tells that nobody could look."""

_o, _a = outages.c, articles.c
_KNOWN = Prepared(select(_o.host_id).where(_o.host_id == bindparam("of_host")))
_FIND = select(outages).where(_o.host_id == bindparam("of_host"))


def follow(
    db: Connection, check: Check, host_id: int, channels: Sequence[Channel], patience: Patience
) -> int | None:
    """What a visit says of its host.

    Args:
        db: the transaction.
        check: the visit.
        host_id: its article's host.
        channels: who may be told.
        patience: when a host's trouble is worth telling.

    Returns:
        The notice that stands for that of the article, if its trouble is the host's; None if it stands alone.
    """
    answered = answers(check)
    if answered and not _KNOWN.all(db, of_host=host_id):
        return None  # which is nearly always
    row = db.execute(_FIND, {"of_host": host_id}).one_or_none()
    match answered:
        case True if row is not None:
            return _ended(db, check, row, channels)
        case False:
            return _goes_on(db, check, host_id, row, channels, patience)
        case _:
            return None


def _ended(db: Connection, check: Check, row: Row[Any], channels: Sequence[Channel]) -> int | None:
    db.execute(delete(outages).where(_o.host_id == row.host_id))
    if row.notice is None:
        return None
    kind, since = EventType.HOST_RECOVERED, row.failing_since
    notice = _tell(db, check, kind, row.trouble, since=since, host_id=row.host_id, channels=channels)
    # Those that are still in trouble have it of their own now: their own notices are due again.
    theirs = (_a.host_id == row.host_id) & (_a.failing_since >= since) & _a.gone_since.is_(None)
    db.execute(update(articles).where(theirs, _a.id != check.article.id).values(noticed=False))
    own = check.article.failing_since
    return notice if own is not None and own >= since else None


def _goes_on(
    db: Connection,
    check: Check,
    host_id: int,
    row: Row[Any] | None,
    channels: Sequence[Channel],
    patience: Patience,
) -> int | None:
    now, article = check.checked_at, check.article
    began = now if row is None else row.failing_since
    if article.failing_since is not None and article.failing_since < began:
        return None  # the host has answered since: the trouble is its own, and it tells of it by itself
    if row is None:
        first = {"failures": 0, "failing_since": now, "first_article": article.id, "several": False}
        db.execute(insert(outages).values(host_id=host_id, trouble="", **first))
        row = db.execute(_FIND, {"of_host": host_id}).one()
    long = _is_long(check, began, patience)
    failures, several = row.failures + 1, long or row.several or article.id != row.first_article
    trouble = f"{check.outcome}: {check.error}"
    notice: int | None = row.notice
    if notice is None and several and (long or patience.over(failures, began, now)):
        kind, words = EventType.HOST_FAILING, f"{trouble}{_asked(check)}"
        notice = _tell(db, check, kind, words, since=began, host_id=host_id, channels=channels)
    values = {"failures": failures, "several": several, "trouble": trouble, "notice": notice}
    db.execute(update(outages).where(_o.host_id == host_id).values(**values))
    return notice


def _is_long(check: Check, began: datetime, patience: Patience) -> bool:
    """Whether the host says itself, for all of its articles, that it will not be read for long."""
    until = check.host_blocked_until
    return until is not None and until - check.checked_at >= LONG and until - began >= patience.span


def _asked(check: Check) -> str:
    """Until when there will be no other look, for a notice: `status` asks the host's row, which goes on."""
    until = check.host_blocked_until
    if until is None or until - check.checked_at < LONG:
        return ""
    return f"; it asked to be left alone until {day(until)} {until:%H:%M} UTC"


def _tell(
    db: Connection,
    check: Check,
    kind: EventType,
    trouble: str,
    *,
    since: datetime,
    host_id: int,
    channels: Sequence[Channel],
) -> int | None:
    watched = (_a.host_id == host_id) & (_a.state == "active")
    rows = db.execute(select(_a.site, _a.tags).where(watched)).all()
    event = host_event(
        kind,
        check.article.host,
        trouble,
        since,
        articles=len(rows),
        sites=sorted({row.site for row in rows if row.site}),
        tags=sorted({tag for row in rows for tag in from_json(tuple[str, ...], row.tags)}),
        at=check.checked_at,
    )
    return enqueue_for(db, event, channels, check.checked_at) or None


def is_told(db: Connection, host: str) -> bool:
    """Whether a host is in trouble, and somebody was told."""
    query = select(_o.notice).join_from(outages, hosts).where(hosts.c.name == host, _o.notice.is_not(None))
    return db.execute(query).first() is not None


def now_silent(db: Connection) -> list[tuple[str, datetime, int, str, bool]]:
    """Hosts in trouble: name, since when, failures in a row, what was said last, whether it was told."""
    query = select(hosts.c.name, _o.failing_since, _o.failures, _o.trouble, _o.notice.is_not(None))
    rows = db.execute(
        query.join_from(outages, hosts).where(_o.several == literal(1)).order_by(_o.failing_since)
    )
    return [(name, since, failures, trouble, bool(told)) for name, since, failures, trouble, told in rows]

"""Articles that are watched from now on, in portions: their rows, their addresses, their hosts' queues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from watcher.model import ArticleState
from watcher.store import addresses, schema
from watcher.store.bell import ring
from watcher.store.engine.adding import insert_new
from watcher.store.frontier.queues import host_numbers, lock_hosts, put_hosts
from watcher.store.rows import wishes
from watcher.store.schema import articles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.model import Wanted

NEW: dict[str, Any] = {
    "state": ArticleState.ACTIVE.value,
    "next_reason": "added",
    "title": "",
    "site": "",
    "language": "",
    "version": 0,
    "digest": "",
    "reader_version": 0,
    "body_hash": "",
    "etag": "",
    "last_modified": "",
    "checks": 0,
    "changes": 0,
    "failures": 0,
    "trouble": "",
    "noticed": False,
    "gone_count": 0,
    "gone_noticed": False,
    "suspect_digest": "",
    "suspect_count": 0,
    "moved_to": "",
    "page_fingerprint": "",
    "scope_fingerprint": "",
}
"""What an article's row holds before the first visit."""


def enter(
    db: Connection, wanted: Sequence[tuple[Wanted, datetime]], now: datetime, *, from_config: bool
) -> dict[str, int]:
    """Watch addresses that nobody watches.

    Args:
        db: the transaction.
        wanted: the addresses, no two of one article, and when each is looked at first.
        now: the moment.
        from_config: the configuration asks for them.

    Returns:
        By their addresses, the numbers of those that were added here: another worker may be faster.
    """
    numbers = host_numbers(db, [item.host for item, _ in wanted])
    queues = lock_hosts(db, numbers.values())
    same = {"added_at": now, "from_config": from_config}
    rows = [_row(item, at) | same | {"host_id": numbers[item.host]} for item, at in wanted]
    added = insert_new(db, articles, rows, "url")
    if added:
        led = [
            addresses.address_columns(number, url, addresses.Met.GIVEN, now) for url, number in added.items()
        ]
        db.execute(insert(schema.addresses), led)
        put_hosts(db, queues)
        ring(db)
    return added


def _row(wanted: Wanted, at: datetime) -> dict[str, Any]:
    row = NEW | wishes(wanted)
    row |= {"site": wanted.site, "watch_for": wanted.watch_for, "stop": wanted.stop}
    row |= {"url": wanted.url, "next_check_at": at}
    row["stride"] = wanted.every  # one that is looked at every second must not wait for minutes to be met
    return row | ({"state": ArticleState.PAUSED.value} if wanted.paused else {})

"""Subscriptions to feeds that push: every method of the front is one transaction."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from watcher.decide.twins import key
from watcher.model.push import Subscription
from watcher.store.asking import Front
from watcher.store.schema import items as item_table
from watcher.store.schema import listening, sources, subscriptions
from watcher.store.sources import items

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from typing import Any

    from sqlalchemy import Row, Select


_u, _s, _i = subscriptions.c, sources.c, item_table.c
_NAMES = tuple(field.name for field in fields(Subscription))
_OURS = select(subscriptions).join(sources, _s.id == _u.source_id).where(listening)

PUSHED = "its hub tells that something is new"
TOLD = "its feed's hub tells of it"

MOST_TOLD = 10
"""A push with more articles that are known is the whole feed, and tells of none of them."""


def _of(row: Row[*tuple[Any, ...]]) -> Subscription:
    return Subscription(**{name: getattr(row, name) for name in _NAMES})


class Subscriptions(Front):
    """Feeds that push."""

    def due(self, now: datetime) -> list[Subscription]:
        """Those whose hub is to be asked, the longest waiting first."""
        return self._listed(_OURS.where(_u.ask_at <= now).order_by(_u.ask_at, _u.id))

    def named(self, token: str) -> Subscription | None:
        """The one that our own address names; None when there is none, or its source is not watched."""
        found = self._listed(_OURS.where(_u.token == token))
        return found[0] if found else None

    def asked(self, source_id: int, now: datetime, again_at: datetime, trouble: str) -> None:
        """Note that the hub was asked: what it said, and when it is asked again if no lease comes of it."""
        self._change(source_id, asked_at=now, ask_at=again_at, trouble=trouble)

    def granted(self, source_id: int, until: datetime, renew_at: datetime) -> None:
        """Note a lease."""
        self._change(source_id, until=until, ask_at=renew_at, trouble="")

    def denied(self, source_id: int, trouble: str) -> None:
        """Note that the hub will not."""
        self._change(source_id, until=None, trouble=trouble)

    def pushed(
        self, source_id: int, urls: Sequence[str], now: datetime, *, floor: timedelta, apart: timedelta
    ) -> None:
        """Bring forward the next look at a source, and the next check of the articles that a push names.

        Args:
            source_id: the source.
            urls: canonical addresses that the push names.
            now: when it came.
            floor: no article is looked at again sooner.
            apart: nor the source.
        """
        with self.database.writing() as db:
            row = db.execute(select(_s.last_looked_at, _s.next_look_at).where(_s.id == source_id)).one()
            soon = max(now, row.last_looked_at + apart) if row.last_looked_at else now
            if row.next_look_at is None or row.next_look_at > soon:
                hint = {"next_look_at": soon, "next_reason": PUSHED}
                db.execute(update(sources).where(_s.id == source_id).values(**hint))
            known = select(_i.article_id).where(_i.source_id == source_id, _i.article_id.is_not(None))
            named = list(db.execute(known.where(_i.key.in_(map(key, urls)))).scalars())
            if len(named) <= MOST_TOLD:
                items.hasten(db, dict.fromkeys(named, now), now, floor, TOLD)
            ours = update(subscriptions).where(_u.source_id == source_id)
            db.execute(ours.values(pushes=_u.pushes + 1, pushed_at=now))

    def _listed(self, query: Select[Any]) -> list[Subscription]:
        with self.database.reading() as db:
            return [_of(row) for row in db.execute(query)]

    def _change(self, source_id: int, **values: Any) -> None:
        with self.database.writing() as db:
            db.execute(update(subscriptions).where(_u.source_id == source_id).values(**values))

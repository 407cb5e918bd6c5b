"""What sources have listed, and how it becomes articles: one look at a source is one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, select, update

from watcher.damage import sparing
from watcher.decide.choose import Choice, Known
from watcher.decide.schedule.cadence import is_over
from watcher.decide.twins import key
from watcher.model import Added, ArticleState, EventType
from watcher.store import addresses, articles
from watcher.store.addresses import Met
from watcher.store.outbox import outages
from watcher.store.outbox.deliveries import enqueue_for
from watcher.store.rows import ARTICLES, batched, sound_articles
from watcher.store.schema import articles as article_table
from watcher.store.schema import items
from watcher.store.sources import turns
from watcher.store.sources import watched as sources
from watcher.store.sources.hubs import keep_hub

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.model import Article, Event, Wanted
    from watcher.model.push import Hub
    from watcher.model.source import Item, Source, SourceProgress
    from watcher.store.outbox.deliveries import Channel

_i, _a = items.c, article_table.c
_KNOWN = select(_i.id, _i.key, _i.article_id, _i.updated_at, _i.name)

APART = timedelta(milliseconds=1)
"""Between the due times of articles that came at once, so that the first of them is looked at first."""

TOLD = "its feed or sitemap tells of a change"


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a source as it is recorded.

    Attributes:
        source: as it was claimed.
        looked_at: when the look ended; UTC.
        progress: what its row becomes.
        host: the politeness queue of the address that is asked from now on.
        choice: what follows for articles.
        wanted: how each new item is watched, in the order of `choice.new`.
        events: what is to be told.
        host_blocked_until: the host asked to be left alone until then.
        listed: the source said anew, and to its end, what it has.
        hub: whom it named then as the one that pushes.
    """

    source: Source
    looked_at: datetime
    progress: SourceProgress
    host: str
    choice: Choice = Choice()  # noqa: RUF009  a frozen value
    wanted: tuple[Wanted, ...] = ()
    events: tuple[Event, ...] = ()
    host_blocked_until: datetime | None = None
    listed: bool = False
    hub: Hub | None = None


def known(db: Connection, source_id: int, found: Sequence[Item]) -> tuple[dict[str, Known], dict[str, Known]]:
    """Those of the items that were seen before, by the keys of their addresses and by their names."""
    ours = _KNOWN.where(_i.source_id == source_id)
    by_key: dict[str, Known] = {}
    by_name: dict[str, Known] = {}
    for some in batched([key(item.url) for item in found]):
        by_key |= {row.key: _known(row) for row in db.execute(ours.where(_i.key.in_(some)))}
    for some in batched([item.id for item in found if item.id]):
        by_name |= {row.name: _known(row) for row in db.execute(ours.where(_i.name.in_(some)))}
    return by_key, by_name


def _known(row: Any) -> Known:
    return Known(row.id, row.key, row.article_id, row.updated_at)


def taken(db: Connection, source_id: int, since: datetime) -> int:
    """How many items of a source became articles since then."""
    ours = (_i.source_id == source_id) & _i.article_id.is_not(None) & (_i.first_seen_at > since)
    return db.execute(select(func.count()).where(ours)).scalar_one()


def articles_of(db: Connection, source_id: int) -> list[Article]:
    """The watched articles that a source has brought, in the order they came."""
    query = ARTICLES.join(items, _i.article_id == _a.id)
    ours = query.where(_i.source_id == source_id, _a.state != ArticleState.REMOVED.value).order_by(_i.id)
    return list(sound_articles(db, ours))


def record(
    db: Connection, look: Look, *, channels: Sequence[Channel], host_delay: timedelta, floor: timedelta
) -> int | None:
    """Write a look at a source down with all that follows from it.

    Args:
        db: the transaction.
        look: the look.
        channels: who may be told.
        host_delay: how long its host is left alone now.
        floor: no article is looked at again sooner, whatever its source says.

    Returns:
        How many articles are watched that were not; None when the lease was lost and nothing was written.
    """
    source, now = look.source, look.looked_at
    if not turns.give_back(db, source, now, host_delay, look.host_blocked_until):
        return None
    wanted = [(one, now + place * APART) for place, one in enumerate(look.wanted)]
    came = articles.add_missing(db, wanted, now)  # those that a user removed or paused stay so
    rows = [
        *(_row(item, article_id=one.id) for item, (one, _) in zip(look.choice.new, came, strict=True) if one),
        *(_row(item, why=why.value) for item, why in look.choice.left_out),
    ]
    if rows:
        db.execute(insert(items), [row | {"source_id": source.id, "first_seen_at": now} for row in rows])
    for one, item in look.choice.renamed:
        _rename(db, one, item, now)
    if look.choice.moved:
        moved = [{"number": one.id, "at": at} for one, at in look.choice.moved]
        db.execute(
            update(items).where(_i.id == bindparam("number")).values(updated_at=bindparam("at")), moved
        )
    told = {one.id for one in look.choice.told}
    said = {one.article_id: at for one, at in look.choice.moved if one.id in told and one.article_id}
    hasten(db, said, now, floor, TOLD)
    if look.listed:
        keep_hub(db, source.id, look.hub, now)
    sources.put_progress(db, source, _tell(db, look, channels), look.host, now)
    return sum(added is Added.NEW for _, added in came)


def _row(item: Item, *, article_id: int | None = None, why: str = "") -> dict[str, Any]:
    row = {"key": key(item.url), "url": item.url, "name": item.id, "updated_at": item.updated_at}
    return row | {"article_id": article_id, "why": why}


def _rename(db: Connection, one: Known, item: Item, now: datetime) -> None:
    """A feed gives an article another address: there it is asked from now on, and it stays the same."""
    assert one.article_id is not None
    db.execute(update(items).where(_i.id == one.id).values(key=key(item.url), url=item.url))
    addresses.put(db, one.article_id, item.url, Met.GIVEN, now)
    values = {"moved_to": item.url, "next_check_at": now, "next_reason": "its feed gives it another address"}
    articles.change(db, one.article_id, values)


def hasten(db: Connection, said: Mapping[int, datetime], now: datetime, floor: timedelta, why: str) -> None:
    """Bring the next check of articles forward that are said to have changed since our last one.

    Of one that became part of another, that of the other.

    Args:
        db: the transaction.
        said: when they changed, by the word of others, for each article's number.
        now: the moment.
        floor: no article is looked at again sooner.
        why: in words.
    """
    for some in batched(list(said)):
        for listed in sound_articles(db, ARTICLES.where(_a.id.in_(some))):
            article = listed
            with sparing(f"Article #{listed.id}"):
                article = addresses.followed(db, listed)
            if article.every or article.state is not ArticleState.ACTIVE or article.last_checked_at is None:
                continue
            soon = max(now, article.last_checked_at + floor)
            later = article.next_check_at is None or article.next_check_at > soon
            if later and said[listed.id] > article.last_checked_at:
                articles.change(db, article.id, {"next_check_at": soon, "next_reason": why})


def _tell(db: Connection, look: Look, channels: Sequence[Channel]) -> SourceProgress:
    """Put notices on their way, unless one about the whole host says the same; what its row becomes then."""
    progress = look.progress
    for event in look.events:
        if event.type is EventType.SOURCE_FAILING and outages.is_told(db, look.source.host):
            progress = replace(progress, noticed=False)
            continue
        enqueue_for(db, event, channels, look.looked_at)
    return progress


def rest(db: Connection, now: datetime) -> int:
    """End the watch of articles whose time is over where the user asked for that. How many those are."""
    ending = ARTICLES.where(_a.stop == 1, _a.watch_for.is_not(None), _a.state == ArticleState.ACTIVE.value)
    over = [article for article in sound_articles(db, ending) if is_over(article, now)]
    for article in over:
        articles.change(db, article.id, {"state": ArticleState.PAUSED.value, "next_reason": OVER})
    return len(over)


OVER = "watched for as long as its source asks for"

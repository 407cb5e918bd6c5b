"""Keeps the watch list in step with the articles of the configuration.

What the configuration asks for no longer is watched no longer, unless somebody else asked for it: a source,
or who added another address of the same story.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from watcher.decide.twins import key
from watcher.model import Article, ArticleState, Wanted
from watcher.store import addresses
from watcher.store.addresses import PARTS
from watcher.store.articles import add_each, by_address, change, differences, unreadable
from watcher.store.rows import ARTICLES, batched, sound_articles
from watcher.store.schema import articles, configured, items, sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

_a, _i = articles.c, items.c


def sync(db: Connection, wanted: Sequence[Wanted], now: datetime) -> None:
    """Make the articles of the configuration those that are watched because of it."""
    missing, dropped = _out_of_step(db, wanted, now)
    add_each(db, missing, now, from_config=True)
    besides = _asked_for_besides(db, {article.id for article in dropped}) if dropped else set()
    for article in dropped:
        values: dict[str, Any] = {"from_config": False}
        if article.id in besides:
            values |= differences(article, Wanted(article.url, article.host, tags=article.tags), now)
        else:
            values["state"] = ArticleState.REMOVED.value
        change(db, article.id, values)


def _asked_for_besides(db: Connection, dropped: Collection[int]) -> set[int]:
    """Those that a source lists, or one of whose parts was not of the configuration."""
    by_hand = set(db.execute(select(_a.id).where(_a.id.in_(PARTS), ~configured)).scalars())
    found = {whole for part, whole in addresses.wholes(db).items() if part in by_hand}
    listing = select(_i.article_id).join(sources, _i.source_id == sources.c.id)
    listing = listing.where(sources.c.state != ArticleState.REMOVED.value)
    for some in batched(sorted(dropped)):
        found |= set(db.execute(listing.where(_i.article_id.in_(some))).scalars())
    return found & set(dropped)


def as_asked(db: Connection, wanted: Sequence[Wanted], now: datetime) -> bool:
    """Whether `sync` has nothing to do."""
    return _out_of_step(db, wanted, now) == ([], [])


def _out_of_step(
    db: Connection, wanted: Sequence[Wanted], now: datetime
) -> tuple[list[Wanted], list[Article]]:
    """What is not watched as the configuration asks, and what it no longer asks for."""
    ours = sound_articles(db, ARTICLES.where(configured, _a.state != ArticleState.REMOVED.value))
    known = by_address(db, [item.url for item in wanted])
    wanted = _without(wanted, unreadable(db, [item.url for item in wanted if item.url not in known]))
    theirs = {known[item.url].id for item in wanted if item.url in known}
    return (
        [item for item in _speakers(wanted, known) if not _as_asked(known.get(item.url), item, now)],
        [article for article in ours if article.id not in theirs],
    )


def _without(wanted: Sequence[Wanted], urls: Collection[str]) -> Sequence[Wanted]:
    return [item for item in wanted if item.url not in urls] if urls else wanted


def _speakers(wanted: Sequence[Wanted], known: Mapping[str, Article]) -> Iterable[Wanted]:
    """Whose wishes hold where two addresses lead to one article: those of its own, else of the first."""
    found: dict[int | str, Wanted] = {}
    for item in sorted(wanted, key=lambda item: item.url not in known or known[item.url].url != item.url):
        found.setdefault(known[item.url].id if item.url in known else key(item.url), item)
    return found.values()


def _as_asked(old: Article | None, wanted: Wanted, now: datetime) -> bool:
    if old is None or not old.from_config or old.state is ArticleState.REMOVED:
        return False
    return not differences(old, wanted, now)

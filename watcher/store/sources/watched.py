"""The sources that are watched; `turns` says whose turn it is to be looked at."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from watcher.errors import UnknownSource
from watcher.model import Added, ArticleState, Validators
from watcher.model.source import Source, SourceKind, Wishes
from watcher.model.spelled import spellings
from watcher.store.articles import KEPT, in_states
from watcher.store.engine.adding import insert_once
from watcher.store.engine.faults import word_of
from watcher.store.frontier.queues import host_number
from watcher.store.packing.codec import from_json, to_json
from watcher.store.rows import batched, check_host, progress_columns, sound
from watcher.store.schema import articles, hosts, items, sources, subscriptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Column, Connection, Row, ScalarSelect, Select

    from watcher.model.source import SourceProgress, WantedSource

_s, _h, _i, _u = sources.c, hosts.c, items.c, subscriptions.c
_SEEN = select(func.count()).where(_i.source_id == _s.id).correlate(sources).scalar_subquery()
_LEFT_OUT = (
    select(func.count())
    .where(_i.source_id == _s.id, _i.article_id.is_(None))
    .correlate(sources)
    .scalar_subquery()
)
_WATCHED = (
    select(func.count(_i.article_id.distinct()))
    .join_from(items, articles, articles.c.id == _i.article_id)
    .where(_i.source_id == _s.id, articles.c.state != ArticleState.REMOVED.value)
    .correlate(sources)
)


def _of_hub(column: Column[Any]) -> ScalarSelect[Any]:
    return select(column).where(_u.source_id == _s.id).correlate(sources).scalar_subquery()


SELECT = select(
    sources,
    _h.name.label("host_name"),
    _SEEN.label("items"),
    _LEFT_OUT.label("left_out"),
    _WATCHED.scalar_subquery().label("articles"),
    _WATCHED.where(articles.c.version > 0).scalar_subquery().label("captured"),
    func.coalesce(_of_hub(_u.hub), "").label("hub"),
    _of_hub(_u.until).label("pushed_until"),
    func.coalesce(_of_hub(_u.trouble), "").label("hub_trouble"),
    func.coalesce(_of_hub(_u.pushes), 0).label("pushes"),
    _of_hub(_u.pushed_at).label("last_pushed_at"),
).outerjoin_from(sources, hosts)
_ODD = frozenset({"host", "kind", "state", "wishes", "validators", "arrivals", "lease"})
_PLAIN = tuple(field.name for field in fields(Source) if field.name not in _ODD)
"""The fields of a source that stand in columns of the same name, as they are."""

NEW: dict[str, Any] = {
    "state": ArticleState.ACTIVE.value,
    "next_reason": "added",
    "looks": 0,
    "arrivals": "[]",
    "failures": 0,
    "noticed": False,
    "quiet_noticed": False,
    **dict.fromkeys(("etag", "last_modified", "body_hash", "trouble"), ""),
}
"""What a source's row holds before the first look."""


def source_of(row: Row[*tuple[Any, ...]], lease: str = "") -> Source:
    """The source in a row of all its columns.

    Raises:
        DamagedRow: its kind, state, wishes or host are none.
    """
    check_host(row.host_name)
    return Source(
        **{name: getattr(row, name) for name in _PLAIN},
        host=row.host_name,
        kind=word_of(SourceKind, row.kind),
        state=word_of(ArticleState, row.state),
        wishes=_wishes_of(row),
        validators=Validators(row.etag, row.last_modified),
        arrivals=from_json(tuple[datetime, ...], row.arrivals),
        lease=lease,
    )


def _wishes_of(row: Row[*tuple[Any, ...]]) -> Wishes:
    tags, include, exclude = (
        from_json(tuple[str, ...], text) for text in (row.tags, row.include, row.exclude)
    )
    return Wishes(
        every=row.every,
        tags=tags,
        outlet=row.outlet,
        include=include,
        exclude=exclude,
        limit=row.most,
        watch_for=row.watch_for,
        stop=row.stop,
    )


def _wish_columns(wishes: Wishes) -> dict[str, Any]:
    return {
        "every": wishes.every,
        "tags": to_json(wishes.tags),
        "outlet": wishes.outlet,
        "include": to_json(wishes.include),
        "exclude": to_json(wishes.exclude),
        "most": wishes.limit,
        "watch_for": wishes.watch_for,
        "stop": wishes.stop,
    }


def add(
    db: Connection, wanted: WantedSource, now: datetime, *, from_config: bool = False
) -> tuple[Source, Added]:
    """Watch a source, and how it is watched now; of one that is already the wishes become those given."""
    found = _by_url(db, wanted.url)
    if found is None:
        about: dict[str, Any] = {
            "url": wanted.url,
            "at": wanted.at,
            "kind": wanted.kind.value,
            "title": wanted.title,
        }
        about |= {"host_id": host_number(db, wanted.host), "added_at": now, "next_look_at": now}
        row = NEW | _wish_columns(wanted.wishes) | about | {"from_config": from_config}
        number, is_new = insert_once(db, sources, row, "url")
        return one(db, number), Added.NEW if is_new else Added.ALREADY
    values: dict[str, Any] = _wish_columns(wanted.wishes) | {"next_look_at": now}
    if wanted.kind is not SourceKind.UNKNOWN:
        values |= {"kind": wanted.kind.value, "at": wanted.at, "host_id": host_number(db, wanted.host)}
    back = found.state is ArticleState.REMOVED
    values |= {"from_config": from_config or found.from_config}
    values |= {"state": ArticleState.ACTIVE.value, "next_reason": "added again"} if back else {}
    change(db, found.id, values)
    return one(db, found.id), Added.AGAIN if back else Added.ALREADY


def add_unwatched(
    db: Connection, wanted: Sequence[WantedSource], now: datetime, *, dry: bool
) -> list[Added | None]:
    """Watch those that nobody watches, removed ones again with the wishes they had.

    Args:
        db: the transaction.
        wanted: sources.
        now: the moment.
        dry: only say how each would be watched.

    Returns:
        How each is watched now; None where it is damaged: it is left as it is.
    """
    damaged_ones, found = _damaged(db, [item.url for item in wanted]), list[Added | None]()
    for item in wanted:
        if item.url in damaged_ones:
            found.append(None)
        elif find(db, item.url) is not None:
            found.append(Added.ALREADY)
        else:
            removed = _by_url(db, item.url)
            found.append(Added.NEW if removed is None else Added.AGAIN)
            if not dry:
                add(db, item if removed is None else replace(item, wishes=removed.wishes), now)
    return found


def sync(db: Connection, wanted: Sequence[WantedSource], now: datetime) -> None:
    """Make the sources of the configuration those that are watched because of it."""
    missing, dropped = _out_of_step(db, wanted)
    for item in missing:
        add(db, item, now, from_config=True)
    for source in dropped:
        change(db, source.id, {"from_config": False, "state": ArticleState.REMOVED.value})


def as_asked(db: Connection, wanted: Sequence[WantedSource]) -> bool:
    """Whether `sync` has nothing to do."""
    return _out_of_step(db, wanted) == ([], [])


def _out_of_step(db: Connection, wanted: Sequence[WantedSource]) -> tuple[list[WantedSource], list[Source]]:
    ours = {source.url: source for source in listed(db, tuple(ArticleState)) if source.from_config}
    unknown = [item.url for item in wanted if item.url not in ours]
    damaged_ones = _damaged(db, unknown)
    wanted = [item for item in wanted if item.url not in damaged_ones]
    asked = {item.url for item in wanted}

    def as_it_is(item: WantedSource) -> bool:
        source = ours.get(item.url)
        if source is None or source.state is ArticleState.REMOVED or source.wishes != item.wishes:
            return False
        return item.kind in {SourceKind.UNKNOWN, source.kind}

    return [item for item in wanted if not as_it_is(item)], [s for url, s in ours.items() if url not in asked]


def _damaged(db: Connection, urls: Sequence[str]) -> set[str]:
    """Those of these addresses whose source is there and cannot be read: it is left as it is."""
    found: set[str] = set()
    for some in batched(urls):
        there = set(db.execute(select(_s.url).where(_s.url.in_(some))).scalars())
        sound_ones = {source.url for source in _sound(db, SELECT.where(_s.url.in_(some)))}
        found |= there - sound_ones
    return found


def set_state(db: Connection, source_id: int, state: ArticleState) -> None:
    """Pause, resume or remove a source. What it has brought stays."""
    change(db, source_id, {"state": state.value})


def one(db: Connection, source_id: int) -> Source:
    """The source with this number."""
    return source_of(db.execute(SELECT.where(_s.id == source_id)).one())


def _by_url(db: Connection, url: str) -> Source | None:
    row = db.execute(SELECT.where(_s.url == url)).one_or_none()
    return None if row is None else source_of(row)


def listed(db: Connection, states: Sequence[ArticleState] = KEPT) -> list[Source]:
    """The sources in one of these states, in the order they were added."""
    return _sound(db, SELECT.where(in_states(_s.state, states)).order_by(_s.id))


def _sound(db: Connection, query: Select[*tuple[Any, ...]]) -> list[Source]:
    return list(sound(db, query, source_of, _s.id, "Source #"))


def of_article(db: Connection, article_id: int) -> list[Source]:
    """The sources in which an article was found, watched still or not, in the order they were added."""
    listing_it = select(_i.source_id).where(_i.article_id == article_id)
    return _sound(db, SELECT.where(_s.id.in_(listing_it)).order_by(_s.id))


def find(db: Connection, address: str) -> Source | None:
    """The watched source whose address is this one, by its own name or the one that is asked."""
    named = [name for one in spellings(address) for name in (one, one.rstrip("/"), f"{one}/")]
    query = SELECT.where(_s.url.in_(named) | _s.at.in_(named), _s.state != ArticleState.REMOVED.value)
    row = db.execute(query.order_by(_s.id).limit(1)).one_or_none()
    return None if row is None else source_of(row)


def meant(db: Connection, address: str) -> Source:
    """The source that a user means by an address, a part of it or of its title.

    Raises:
        UnknownSource: none is meant, or more than one.
    """
    if (exact := find(db, address.strip())) is not None:
        return exact
    parts = [part.lower() for part in spellings(address.strip()) if part]
    watched = listed(db)
    found = [
        one for one in watched if any(part in f"{one.url} {one.at} {one.title}".lower() for part in parts)
    ]
    if len(found) == 1:
        return found[0]
    among = found or watched
    names = "".join(f"\n  {one.url}  {one.title}" for one in among) or " none is watched yet"
    raise UnknownSource(f'"{address}" names {"several sources" if found else "no source"}; there are:{names}')


def put_progress(db: Connection, source: Source, progress: SourceProgress, host: str, now: datetime) -> None:
    """Write down what a look makes of a source's row."""
    values = progress_columns(progress)
    values |= {"arrivals": to_json(progress.arrivals), "kind": progress.kind.value}
    values |= {"looks": _s.looks + 1, "last_looked_at": now, "host_id": host_number(db, host)}
    change(db, source.id, values)


def change(db: Connection, source_id: int, values: dict[str, Any]) -> None:
    """Set columns of a source's row."""
    db.execute(update(sources).where(_s.id == source_id).values(**values))

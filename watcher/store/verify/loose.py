"""What can be wrong with rows that belong to no article: deliveries, addresses, what is known of sites."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from watcher.decide.twins import key
from watcher.model import DeliveryState
from watcher.model.history import Headers
from watcher.store import evidence
from watcher.store.engine.columns import storable
from watcher.store.packing.codec import from_json, unpack
from watcher.store.rows import MARKED
from watcher.store.schema import (
    addresses,
    articles,
    asides,
    bursts,
    deliveries,
    disclosures,
    events,
    faces,
    items,
    marks,
    metadata,
    notes,
    pages,
    requests,
    restless,
    robots,
    snapshots,
    sources,
    standing,
)
from watcher.store.sources import watched
from watcher.store.verify.flaws import Flaw, named, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Column

_m, _s = marks.c, snapshots.c

LEARNED: tuple[tuple[Column[bytes], Callable[[bytes], object]], ...] = (
    (restless.c.places, evidence.of_article),
    (standing.c.texts, evidence.of_host),
    (robots.c.text, partial(unpack, str)),
)
"""What is known of sites and the furniture of their pages, and how a look at a page reads it."""

READ_WHOLE = frozenset(
    {
        *(articles, snapshots, pages, faces, asides, notes, disclosures, events),
        *(addresses, items, sources, restless, standing, robots),
    }
)
"""Tables that some check reads whole; of any other it is asked at least whether its rows can be read."""


def loose_flaws(db: Connection) -> Iterator[Flaw]:
    """Deliveries that nobody could make, addresses under wrong keys, and rows that nobody else reads."""
    state, due = deliveries.c.state, deliveries.c.next_at
    lost = (state == DeliveryState.PENDING.value) & due.is_(None)
    lost |= (state == DeliveryState.SENT.value) & deliveries.c.sent_at.is_(None)
    for number in db.execute(select(deliveries.c.id).where(lost)).scalars():
        what = f"delivery {number} is neither sent nor will it be"
        yield Flaw(what, remedy=f"watcher alerts retry {number} sends it")
    for table in (addresses, items):
        for row in db.execute(select(table).execution_options(yield_per=500)):
            if storable(key(row.url)) != row.key:
                yield Flaw(f"the address {row.url} is known by another one's key")
    yield from _of_sites(db)
    yield from _of_requests(db)
    yield from _of_marks(db)
    for table in set(metadata.sorted_tables) - READ_WHOLE:
        for _ in db.execute(select(table).execution_options(yield_per=500)):
            pass  # that every row can be read is all there is to ask


def _of_sites(db: Connection) -> Iterator[Flaw]:
    """What is known of sites, and the sources of articles, that cannot be read."""
    for column, read in LEARNED:
        for packed in db.execute(select(column).execution_options(yield_per=50)).scalars():
            yield from _unreadable("what was learned of a site", read, packed)
    for row in db.execute(watched.SELECT.order_by(sources.c.id)):
        yield from _unreadable(f"the source {row.url}", watched.source_of, row)


def _of_requests(db: Connection) -> Iterator[Flaw]:
    """Headers that cannot be read, and versions whose request's headers are not there."""
    for (text,) in db.execute(select(requests.c.headers)):
        yield from _unreadable("the headers of a request", partial(from_json, Headers), text)
    lost = _s.request_id.is_not(None) & _s.request_id.not_in(select(requests.c.id))
    query = select(articles.c.url, _s.version).join_from(snapshots, articles).where(lost)
    for url, version in db.execute(query.order_by(_s.article_id, _s.version)):
        yield Flaw("the headers of its request are not there", url, version)


def _of_marks(db: Connection) -> Iterator[Flaw]:
    """Versions that are marked, and without a change, or one of many articles of which nothing is known."""
    known = select(bursts.c.id).where(bursts.c.articles > 0)
    changed = select(_s.id).where(MARKED, _s.disclosure.is_not(None)).correlate(marks)
    lost = _m.burst.is_not(None) & _m.burst.not_in(known) | ~changed.exists()
    query = select(articles.c.url, _m.version).join_from(marks, articles).where(lost)
    for url, version in db.execute(query.order_by(_m.article_id, _m.version)):
        what = "its change is said to be no edit of its article, and what else it was is not known"
        yield Flaw(what, url, version)


def _unreadable(what: str, read: Callable[[Any], object], stored: Any) -> Iterator[Flaw]:
    yield from map(Flaw, told(_tried(what, read, stored)))


def _tried(what: str, read: Callable[[Any], object], stored: Any) -> Iterator[str]:
    with named(what):
        read(stored)
    yield from ()

"""Marks that are found in what is stored: those of older programs and imports, and those that were lost."""

from __future__ import annotations

from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from watcher.decide.burst import ARTICLES, REMEMBERED, brief, fragments
from watcher.decide.flapping import LOOKBACK, turns
from watcher.decide.history.alike import Alike, Happened, alike, known_of
from watcher.errors import DamagedRow, NotKept, UnknownVersion
from watcher.model import Disclosure, EventType, Recent
from watcher.render.payload import told_in
from watcher.store import history, untold
from watcher.store.engine.adding import insert_row
from watcher.store.marks import put, put_turns
from watcher.store.packing.texts import Texts
from watcher.store.rows import MARKED
from watcher.store.schema import articles, bursts, events, hosts, marks, snapshots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Row, Select

    from watcher.model import Snapshot
    from watcher.store.database import Database

    Again = list[tuple[Happened, int]]
    Found = tuple[Happened, Row[*tuple[object, ...]]]

_a, _e, _m, _s = articles.c, events.c, marks.c, snapshots.c

_CHANGES = (
    select(_s.article_id, _s.version, _s.captured_at, _s.change, _m.burst)
    .join_from(snapshots, articles)
    .outerjoin(marks, MARKED)
    .order_by(_s.article_id, _s.version)
)
_OPEN = _CHANGES.where(_m.id.is_(None), _s.substantive > 0)
"""Changes that nobody knows yet as those of many articles, also of histories that were imported."""

_HOSTS = select(_a.host_id).where(_a.changes > 0).group_by(_a.host_id).having(func.count() >= ARTICLES)
_FLAPPED = select(_e.article_id, _e.occurred_at, _e.to_version, _e.data).where(
    _e.type == EventType.ARTICLE_FLAPPING.value, _e.article_id.is_not(None)
)


class Marked(NamedTuple):
    """How many versions were found to be no edits of their articles.

    Attributes:
        with_many: their changes came to many articles.
        flapping: they are turns of pages that go to and fro.
    """

    with_many: int
    flapping: int


def mark_past(database: Database, *, dry: bool) -> Marked:
    """Mark what came to many articles, and turns of pages that go to and fro, by what is stored of them.

    Args:
        database: where they are.
        dry: only count them.
    """
    with database.reading() as db:
        busy = db.execute(_HOSTS).scalars().all()
        flapping = db.execute(_FLAPPED.with_only_columns(_e.article_id).distinct()).scalars().all()
    total = turned = 0
    for host in busy:
        with database.reading(at_leisure=True) as db:
            changes = [one for one, _ in _happened(db, _OPEN.where(_a.host_id == host))]
            found = alike(changes)
            new = {mark for burst in found for mark in burst.marks}
            again = _again(db, host, [one for one in changes if (one.article, one.version) not in new])
        total += len(new) + len(again)
        if (found or again) and not dry:
            with database.writing() as db:
                _write(db, host, found, again)
    for number in flapping:
        with database.reading(at_leisure=True) as db:
            found_turns = _turns(db, number)
        turned += len(found_turns)
        if found_turns and not dry:
            with database.writing() as db:
                put_turns(db, number, found_turns)
    return Marked(total, turned)


def mark_again(db: Connection, article_id: int, host: int) -> None:
    """Mark versions of a history that is told anew by what is known of its host, and of its page.

    With what came into a history a change may become another one; with what is taken out, itself again.
    """
    changes = [one for one, _ in _happened(db, _OPEN.where(_s.article_id == article_id))]
    for one, burst in _again(db, host, changes):
        put(db, article_id, one.version, burst)
    put_turns(db, article_id, _turns(db, article_id))


def _happened(db: Connection, which: Select[*tuple[object, ...]]) -> Iterator[Found]:
    for number, some in groupby(db.execute(which).all(), key=lambda row: int(row.article_id)):
        texts = Texts(db, number)
        for row in some:
            with suppress(DamagedRow):
                data = told_in(texts.change(row.version, row.change))
                if parts := fragments(data):
                    yield Happened(row.captured_at, number, row.version, parts, brief(data)), row


def _again(db: Connection, host: int, changes: Sequence[Happened]) -> Again:
    """Those of the changes that a marked change says, too, with its mark; one of each mark speaks for it."""
    if not changes:
        return []
    first, last = min(one.at for one in changes), max(one.at for one in changes)
    near = (_a.host_id == host) & _s.captured_at.between(first - REMEMBERED, last + REMEMBERED)
    each = select(func.min(_s.id)).join_from(snapshots, articles).join(marks, MARKED)
    each = each.where(near, _m.burst.is_not(None)).group_by(_m.burst)
    known = {one: int(row.burst) for one, row in _happened(db, _CHANGES.where(_s.id.in_(each)))}
    found = ((one, known_of(one, known)) for one in changes)
    return [(one, known[of]) for one, of in found if of is not None]


def _turns(db: Connection, article_id: int) -> tuple[int, ...]:
    """The versions that were turns when its page was found to go to and fro, and are not marked."""
    texts, turned, found = Texts(db, article_id), history.turned(db, article_id), set[int]()
    for row in db.execute(_FLAPPED.where(_e.article_id == article_id)):
        with suppress(DamagedRow, NotKept, UnknownVersion, LookupError, TypeError):
            shown = texts.event_data(row.to_version, row.data)["change"]["to"]
            digest = history.snapshot(db, article_id, shown).digest
            ours = (_s.article_id == article_id) & (_s.captured_at <= row.occurred_at)
            newest = select(_s.version).where(ours).order_by(_s.version.desc()).limit(LOOKBACK)
            versions = history.some_snapshots(db, article_id, db.execute(newest).scalars().all())
            new = turns(Recent(tuple(versions[::-1]), turned), digest, row.occurred_at)
            found.update(one.version for one in versions if one.version in new and _is_silent(one))
    return tuple(sorted(found))


def _is_silent(version: Snapshot) -> bool:
    return version.change is not None and version.change.disclosure is Disclosure.UNDISCLOSED


def _write(db: Connection, host: int, found: Iterable[Alike], again: Again) -> None:
    db.execute(select(hosts.c.id).where(hosts.c.id == host).with_for_update())
    marked = {(one.article, one.version): burst for one, burst in again}
    for burst in found:
        row = {"hash": None, "notice": None, "articles": len(burst.articles), "last_at": burst.last_at}
        number = insert_row(db, bursts, row | {"host_id": host})
        marked |= dict.fromkeys(burst.marks, number)
    for (article_id, version), number in marked.items():
        put(db, article_id, version, number)
    for article_id in {article_id for article_id, _ in marked}:
        untold.recount(db, article_id)

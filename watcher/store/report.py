"""What changed in all articles: changes one by one, and figures that the database adds up without a text."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, func, or_, select, true, type_coerce

from watcher.model import Disclosure
from watcher.model.report import ArticleFigures
from watcher.model.spelled import spellings
from watcher.store.addresses import PARTS
from watcher.store.asking import Front, leafs, reads
from watcher.store.captured import in_archives
from watcher.store.engine.letters import has
from watcher.store.packing.codec import from_json
from watcher.store.packing.texts import Texts
from watcher.store.rows import MARKED, MOST, SNAPSHOT, VERSIONS, check_host, owner_of_row, snapshot_of, sound
from watcher.store.schema import articles, disclosures, hosts, marks, snapshots, watched
from watcher.store.untold import UNTOLD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from watcher.model import Article, Snapshot

_a, _d, _s = articles.c, disclosures.c, snapshots.c

_later = (
    select(
        _d.article_id,
        _d.to_version,
        func.max(_d.complete).label("complete"),
        func.min(_d.delay).label("delay"),
    )
    .group_by(_d.article_id, _d.to_version)
    .subquery("later")
)
_WEIGHTY = (Disclosure.DISCLOSED.value, Disclosure.PARTLY.value, Disclosure.UNDISCLOSED.value)
# Rows from before edits were counted say it by their verdict alone.
_SUBSTANCE = and_(_s.disclosure.in_(_WEIGHTY), func.coalesce(_s.substantive, 1) > 0)
_OWN = marks.c.id.is_(None)
_SPOKEN = _later.c.to_version.is_not(None)
_TOLD_LATER = and_(_s.disclosure != Disclosure.DISCLOSED.value, type_coerce(_later.c.complete, Integer) == 1)
_PARTLY = and_(
    or_(_s.disclosure == Disclosure.PARTLY.value, and_(_s.disclosure != Disclosure.DISCLOSED.value, _SPOKEN)),
    func.coalesce(_later.c.complete, 0) == 0,
)
_SILENT = and_(_s.disclosure == Disclosure.UNDISCLOSED.value, ~_SPOKEN)
_WORDS = func.coalesce(_s.added_words, 0) + func.coalesce(_s.removed_words, 0)
_JOINED = (_later.c.article_id == _s.article_id) & (_later.c.to_version == _s.version)


def _number(which: ColumnElement[bool], whose: ColumnElement[bool] = _OWN) -> ColumnElement[int]:
    return func.sum(case((and_(_SUBSTANCE, whose, which), 1), else_=0))


def _since(since: datetime | None) -> ColumnElement[bool]:
    return true() if since is None else _s.captured_at >= since


def _counted(db: Connection, since: datetime | None) -> dict[int, Any]:
    """Of the articles that changed, by their numbers, how often and how openly."""
    counts = (
        select(
            _s.article_id,
            func.count().label("changes"),
            _number(true()).label("substantive"),
            _number(_s.disclosure == Disclosure.DISCLOSED.value).label("disclosed"),
            _number(_TOLD_LATER).label("disclosed_later"),
            _number(_PARTLY).label("partly"),
            _number(_SILENT).label("undisclosed"),
            _number(true(), marks.c.burst.is_not(None)).label("with_many"),
            func.sum(case((and_(_SUBSTANCE, _OWN), _WORDS), else_=0)).label("words"),
        )
        .outerjoin_from(snapshots, _later, _JOINED)
        .outerjoin(marks, MARKED)
        .where(_s.disclosure.is_not(None), _since(since))
        .group_by(_s.article_id)
    )
    return {row["article_id"]: row for row in db.execute(counts).mappings()}


def _figures(db: Connection, since: datetime | None = None) -> list[ArticleFigures]:
    """The changes of every article that is watched or has a history, in figures.

    Args:
        db: the transaction.
        since: changes captured before do not count; UTC.
    """
    found, waited = _counted(db, since), _delays(db, since)
    known = select(_a.id, _a.url, _a.title, _a.site, hosts.c.name, _a.tags).outerjoin_from(articles, hosts)
    known = known.where(or_(_a.version > 0, _a.state != "removed"), _a.id.not_in(PARTS))
    query = known.order_by(_a.id)

    def made(row: Row[*tuple[Any, ...]]) -> ArticleFigures:
        number, url, title, site, host, tags = row
        check_host(host)
        told_at_once = int(found[number]["disclosed"]) if number in found else 0
        return ArticleFigures(
            url=url,
            title=title,
            outlet=site or host,
            host=host,
            tags=from_json(tuple[str, ...], tags),
            delays=(timedelta(0),) * told_at_once + tuple(waited.get(number, ())),
            **_sums(found.get(number)),
        )

    return list(sound(db, query, made, _a.id, "Article #"))


_VERDICTS = ("disclosed", "disclosed_later", "partly", "undisclosed", "with_many")
_SUMS = ("changes", "substantive", *_VERDICTS, "words")


def _sums(row: Any) -> dict[str, int]:
    return {} if row is None else {name: int(row[name] or 0) for name in _SUMS}


def _delays(db: Connection, since: datetime | None) -> dict[int, list[timedelta]]:
    """Of the changes that later notes speak of as a whole, how much later; those in part have no share."""
    query = (
        select(_s.article_id, _later.c.delay)
        .join_from(_later, snapshots, _JOINED)
        .outerjoin(marks, MARKED)
        .where(_SUBSTANCE, _OWN, _TOLD_LATER, _since(since))
    )
    found: dict[int, list[timedelta]] = defaultdict(list)
    for number, delay in db.execute(query):
        found[number].append(delay)
    return found


def _undisclosed(
    db: Connection, article_id: int | None = None, *, since: datetime | None = None
) -> Iterator[tuple[Article, Snapshot]]:
    """Versions whose edits of substance no note speaks of, then or later; newest first, one by one."""
    which = [_s.article_id.not_in(PARTS) if article_id is None else _s.article_id == article_id]
    if since is not None:
        which.append(_s.captured_at >= since)
    yield from _newest_first(db, UNTOLD.where(*which))


_NEWEST_FIRST = _s.captured_at.desc(), _s.id.desc()

AT_HAND = 32
"""Articles whose texts are remembered between their changes: those of a busy day alternate. 32 with chains of
30 texts of 6 KB are 20 MB."""


def _newest_first(db: Connection, which: Select[int]) -> Iterator[tuple[Article, Snapshot]]:
    """Their numbers are put in order first, without their contents; these are read as they are asked for."""
    owner = lru_cache(MOST)(partial(owner_of_row, db))
    texts = lru_cache(AT_HAND)(partial(Texts, db))
    archives = lru_cache(AT_HAND)(partial(in_archives, db))

    def made(row: Row[*tuple[Any, ...]]) -> tuple[Article, Snapshot]:
        article = owner(row.article_id)
        change = texts(row.article_id).change(row.version, row.change)
        return article, snapshot_of(row, change, archives=archives(row.article_id))

    numbers = which.order_by(*_NEWEST_FIRST).execution_options(yield_per=MOST)
    for some in db.execute(numbers).scalars().partitions():
        query = _CHANGES.where(_s.id.in_(some)).order_by(*_NEWEST_FIRST)
        yield from sound(db, query, made, _s.id, "The change with the number ")


def of_outlet(part: str) -> ColumnElement[bool]:
    """Articles, joined with their hosts, whose outlet or host has these letters in its name."""
    return has(_a.site, part) | or_(*(has(hosts.c.name, one) for one in spellings(part)))


def _newest(
    db: Connection, most: int, *, outlet: str | None = None, since: datetime | None = None
) -> Iterator[tuple[Article, Snapshot]]:
    """The newest changes of watched articles, each with its article; newest first.

    They are among the changes of as many articles that changed last, which an index knows.

    Args:
        db: the transaction.
        most: how many.
        outlet: only of articles whose outlet or host has these letters in its name.
        since: only those captured then or later; UTC.
    """
    meant = select(_a.id).where(watched, _a.last_changed_at.is_not(None))
    if outlet is not None:
        meant = meant.join(hosts).where(of_outlet(outlet))
    lately = meant.order_by(_a.last_changed_at.desc()).limit(most).subquery()
    query = select(_s.id).where(_s.disclosure.is_not(None), _s.article_id.in_(select(lately.c.id)))
    if since is not None:
        query = query.where(_s.captured_at >= since)
    yield from _newest_first(db, query.limit(most))


_CHANGES = select(*SNAPSHOT, _s.change, _s.id).select_from(VERSIONS)


class Report(Front):
    """What changed in all articles."""

    changed = leafs(_newest)
    figures = reads(_figures)
    undisclosed = leafs(_undisclosed)

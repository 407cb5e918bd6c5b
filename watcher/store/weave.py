"""Writes a history with other versions in it: some new, some gone, the rest under new numbers."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from watcher.decide.flapping import shown_again
from watcher.model import EventType
from watcher.store import search
from watcher.store.articles import READ_ANEW
from watcher.store.engine.adding import insert_row
from watcher.store.frontier.claims import lock
from watcher.store.frontier.queues import put_host
from watcher.store.marks import Marks
from watcher.store.packing import faces
from watcher.store.packing.codec import pack, unpack
from watcher.store.packing.leaning import lean_alerts, unlean
from watcher.store.packing.texts import Texts
from watcher.store.record import version_columns
from watcher.store.remarked import mark_again
from watcher.store.rewrite import log_reread, write_article, write_ledger, write_version
from watcher.store.schema import articles, checks, events, looks, saves, snapshots

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.decide.history.reread import Retold
    from watcher.decide.history.weave import Strand
    from watcher.model import Article

_a, _s, _e = articles.c, snapshots.c, events.c

FORGET = {**READ_ANEW, "page_fingerprint": "", "scope_fingerprint": ""}
"""The newest version may be another one now: the next look takes nothing for known."""

NOTHING = {
    **FORGET,
    **dict.fromkeys(("version", "changes", "undisclosed", "reader_version"), 0),
    **dict.fromkeys(("digest", "title"), ""),
    **dict.fromkeys(("last_changed_at", "last_good_at", "published_at", "modified_at", "seal")),
}
"""What is known of an article without a version."""


def restring(
    db: Connection,
    article: Article,
    strands: Sequence[Strand],
    retold: Retold,
    *,
    now: datetime,
) -> bool:
    """Make an article's history that of the strands. Alerts follow the numbers of their versions.

    Returns:
        Whether it was written; not when a new version has come since it was read.
    """
    host, stored = lock(db, article.id)
    if (stored.version, stored.selectors) != (article.version, article.selectors):
        return False
    if stored.version and strands:
        log_reread(db, article, retold, now)
    search.forget(db, article.id)
    known = Marks(db, article.id, strands)
    unlean(db, article.id)
    _renumber(db, article.id, {strand.was: strand.version.number for strand in strands if strand.was})
    texts = Texts(db, article.id)
    _write_versions(texts, strands, known, retold)
    mark_again(db, article.id, host.id)
    write_ledger(texts, retold)
    search.index(db, article.id)
    _write_article(db, stored, strands, retold)
    put_host(db, host)
    return True


def _renumber(db: Connection, article_id: int, numbers: Mapping[int, int]) -> None:
    """Versions that stay get their new numbers, by way of negative ones; the others go."""
    ours = _s.article_id == article_id
    db.execute(delete(snapshots).where(ours, _s.version.not_in(list(numbers))))
    for old, new in numbers.items():
        db.execute(update(snapshots).where(ours, _s.version == old).values(version=-new))
    db.execute(update(snapshots).where(ours).values(version=-_s.version))
    kept = sorted(numbers)

    def now_called(old: int) -> int:
        """The number of the version, or of the last one before it that is still there; 0 for none."""
        place = bisect_left(kept, old + 1)
        return numbers[kept[place - 1]] if place else 0

    _follow(db, article_id, now_called)
    _tell_of(db, article_id, now_called)


def _follow(db: Connection, article_id: int, now_called: Any) -> None:
    """What was looked at, and which version each check left."""
    for table in (looks, checks, saves):
        which = table.c.article_id == article_id
        for old in sorted(set(db.execute(select(table.c.version).where(which)).scalars()), reverse=True):
            if old and (new := now_called(old)) != old:
                db.execute(update(table).where(which, table.c.version == old).values(version=-new))
        db.execute(update(table).where(which, table.c.version < 0).values(version=-table.c.version))


def _tell_of(db: Connection, article_id: int, now_called: Any) -> None:
    """Alerts, sent or not, tell of versions by the numbers they have now."""
    which = (_e.article_id == article_id) & _e.to_version.is_not(None)
    rows = db.execute(select(_e.id, _e.from_version, _e.to_version, _e.data).where(which)).all()
    db.execute(update(events).where(which).values(from_version=None, to_version=None))
    for row in rows:
        old, new = now_called(row.from_version), now_called(row.to_version)
        pair = {"from": old, "to": new} if 0 < old < new else {"from": None, "to": None}
        data = unpack(dict[str, Any], row.data) | pair
        if data.get("change"):
            data["change"] |= pair
        values = {"from_version": pair["from"], "to_version": pair["to"], "data": pack(data)}
        db.execute(update(events).where(_e.id == row.id).values(**values))
    _show_again(db, article_id, now_called)


def _show_again(db: Connection, article_id: int, now_called: Any) -> None:
    """So do notices of a page that goes to and fro, though they lead to no version: it showed one's text."""
    flapped = (_e.article_id == article_id) & (_e.type == EventType.ARTICLE_FLAPPING.value)
    for row in db.execute(select(_e.id, _e.data).where(flapped)).all():
        data = unpack(dict[str, Any], row.data)
        if change := data.get("change"):
            pair = {side: now_called(change[side] or 0) or None for side in ("from", "to")}
            data |= {"from": pair["from"], "change": change | pair}
            if pair["from"] and pair["to"]:
                data["trouble"] = shown_again(pair["to"], pair["from"])
            db.execute(update(events).where(_e.id == row.id).values(data=pack(data)))


def _write_versions(texts: Texts, strands: Sequence[Strand], known: Marks, retold: Retold) -> None:
    db, article_id = texts.db, texts.article_id
    for strand, revised in zip(strands, retold.versions, strict=True):
        number = strand.version.number
        place = {"not_before": strand.version.not_before}
        if strand.capture is not None:
            row = version_columns(texts, number, strand.capture, None)
            insert_row(db, snapshots, row | place)
        else:
            which = (_s.article_id == article_id) & (_s.version == number)
            db.execute(update(snapshots).where(which).values(**place))
        write_version(texts, revised, retold.reader_version, known.of(strand, revised))
    lean_alerts(texts)
    faces.drop_unused(db, article_id)


def _write_article(db: Connection, stored: Article, strands: Sequence[Strand], retold: Retold) -> None:
    which = update(articles).where(_a.id == stored.id)
    if not strands:
        db.execute(which.values(**NOTHING))
        return
    newest, capture = strands[-1].version, strands[-1].capture
    seen = (capture and capture.seen_until) or newest.captured_at
    stood_at = stored.last_good_at or seen
    stays = capture is None and strands[-1].was == stored.version
    row = {
        "version": newest.number,
        "changes": newest.number - 1,
        "last_changed_at": newest.captured_at if newest.number > 1 else None,
        "last_good_at": stood_at if stays else max(seen, stood_at),
    }
    db.execute(which.values(**row, **FORGET))
    write_article(db, stored, retold)

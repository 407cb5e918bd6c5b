"""Puts a history that was told anew in the place of the old one. Versions, bytes and alerts stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, delete, exists, func, insert, or_, select, type_coerce, update

from watcher.store import search, untold
from watcher.store.engine.adding import insert_row
from watcher.store.frontier.claims import lock
from watcher.store.later import packed, together
from watcher.store.marks import put, taken
from watcher.store.note_rows import note_columns
from watcher.store.packing import faces
from watcher.store.packing.leaning import lean_alerts, unlean
from watcher.store.packing.pages import stored_front_of
from watcher.store.packing.texts import Texts
from watcher.store.record import change_figures
from watcher.store.rows import ARTICLES, sound_articles
from watcher.store.schema import articles, disclosures, notes, pages, rereads, snapshots
from watcher.store.verify.seals import kept_seal, seals_of

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.decide.history.reread import Retold, Revised
    from watcher.model import Article
    from watcher.store.marks import Mark

_a, _s = articles.c, snapshots.c
_PRUNED = exists().where(_s.article_id == _a.id, _s.page_id == pages.c.id, func.length(pages.c.body) == 0)
_READABLE = ARTICLES.where(_a.version > 0, ~_PRUNED).order_by(_a.id)


def outdated(db: Connection, reader_version: int) -> list[Article]:
    """The articles with anything in their history that is not of this reader, or not counted yet.

    Those with a page that was pruned are left out: they cannot be read again as a whole.
    """
    other = exists().where(_s.article_id == _a.id, _s.reader_version != reader_version)
    uncounted = exists().where(_s.article_id == _a.id, _s.disclosure.is_not(None), _s.substantive.is_(None))
    unlooked = exists().where(notes.c.article_id == _a.id, type_coerce(notes.c.backdated, Integer).is_(None))
    return list(sound_articles(db, _READABLE.where(or_(other, uncounted, unlooked))))


def with_history(db: Connection) -> list[Article]:
    """Every article that has a version, removed ones too, and all of whose pages are kept."""
    return list(sound_articles(db, _READABLE))


def rewrite(db: Connection, article: Article, retold: Retold, now: datetime) -> bool:
    """Write a history anew.

    Returns:
        Whether it was written; not when a new version has come since it was read.
    """
    _, stored = lock(db, article.id)
    if (stored.version, stored.selectors) != (len(retold.versions), article.selectors):
        return False
    log_reread(db, article, retold, now)
    search.exchange(db, article.id, [version.reading for version in retold.versions])
    marked = taken(db, article.id)
    unlean(db, article.id)
    texts = Texts(db, article.id)
    for version in retold.versions:
        write_version(texts, version, retold.reader_version, marked.get(version.number))
    lean_alerts(texts)
    faces.drop_unused(db, article.id)
    write_ledger(texts, retold)
    write_article(db, stored, retold)
    return True


def log_reread(db: Connection, article: Article, retold: Retold, now: datetime) -> None:
    """Note that a history is told anew, and the reader and the seal that it had."""
    oldest = select(func.min(_s.reader_version)).where(_s.article_id == article.id)
    row = {
        "article_id": article.id,
        "reread_at": now,
        "from_reader": db.execute(oldest).scalar_one(),
        "to_reader": retold.reader_version,
        "versions": len(retold.versions),
        "differing": len(retold.differing),
        "chain": kept_seal(db, article.id),
    }
    insert_row(db, rereads, row)


def write_version(texts: Texts, version: Revised, reader_version: int, mark: Mark | None) -> None:
    """Write what a version says, and the change that led to it, over what was there.

    All of the article's rows stand alone then (`unlean`); versions are written from the first to the newest.

    Args:
        texts: the article's.
        version: as it is told now.
        reader_version: of the reader that read it.
        mark: that its change is no edit of the article, if it still says no more; None: it was its own.
    """
    db, article_id, reading = texts.db, texts.article_id, version.reading
    page = stored_front_of(db, article_id, version.number)
    which = (_s.article_id == article_id) & (_s.version == version.number)
    row: dict[str, Any] = {
        "digest": version.digest,
        "reader_version": reader_version,
        "returns_to": version.returns_to,
        "face_id": faces.read_anew(db, article_id, version.number, reading),
        "published_at": reading.published_at,
        "modified_at": reading.modified_at,
        "words": reading.words,
        **texts.pack(
            version.number, reading, texts.headers(version.number), change=version.change, page=page
        ),
        **change_figures(version.change),
    }
    db.execute(update(snapshots).where(which).values(row))
    if mark is not None and mark.on(version.change):
        put(db, article_id, version.number, mark.burst)


def write_ledger(texts: Texts, retold: Retold) -> None:
    """Write the notes' lives and what they say of changes in the place of those that were there."""
    db, article_id = texts.db, texts.article_id
    db.execute(delete(disclosures).where(disclosures.c.article_id == article_id))
    db.execute(delete(notes).where(notes.c.article_id == article_id))
    numbers = {record.id: insert_row(db, notes, note_columns(texts, record)) for record in retold.notes}
    for record in retold.notes:
        if record.replaced_by is not None:
            heir = {"replaced_by": numbers[record.replaced_by]}
            db.execute(update(notes).where(notes.c.id == numbers[record.id]).values(heir))
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for version, note, said in retold.said:
        row: dict[str, Any] = {
            "article_id": article_id,
            "to_version": said.version,
            "note": numbers[note],
            "version": version,
            "delay": said.delay,
            "complete": said.complete,
            "reasons": said.reasons,
        }
        key = said.version, numbers[note]
        rows[key] = together(rows[key], row) if key in rows else row
    if rows:
        db.execute(insert(disclosures), [packed(row) for row in rows.values()])


def write_article(db: Connection, stored: Article, retold: Retold) -> None:
    """What the row says of the newest version; what a page no longer says stays known, as in a visit."""
    last, readings = retold.versions[-1], [version.reading for version in retold.versions]
    row = {
        "digest": last.digest,
        "reader_version": retold.reader_version,
        "seal": seals_of(db, stored.id)[-1],
        "undisclosed": untold.count(db, stored.id),
        "title": last.reading.title or stored.title,
        "site": last.reading.site or stored.site,
        "language": last.reading.language or stored.language,
        "published_at": next((r.published_at for r in reversed(readings) if r.published_at), None),
    }
    db.execute(update(articles).where(_a.id == stored.id).values(row))

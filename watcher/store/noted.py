"""Update notes over their lives: those of an article, and of all by their days."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from watcher.store.addresses import PARTS
from watcher.store.note_rows import NOTE, note_of
from watcher.store.packing.texts import Texts
from watcher.store.rows import batched, one, owner_of_row, sound
from watcher.store.schema import notes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row

    from watcher.model import Article, NoteKind, NoteRecord


def all_notes(
    db: Connection,
    article_id: int | None = None,
    *,
    kinds: Sequence[NoteKind] = (),
    since: datetime | None = None,
) -> Iterator[tuple[Article, NoteRecord]]:
    """Update notes with their articles, newest first by the day they state, else by when we saw them.

    A day after the other, as they are asked for.

    One that is damaged, or whose article is, is left out.

    Args:
        db: the transaction.
        article_id: whose; None for all.
        kinds: only of these kinds; all when there are none.
        since: only those first seen then or later; UTC.
    """
    terms = [notes.c.article_id.not_in(PARTS) if article_id is None else notes.c.article_id == article_id]
    if kinds:
        terms.append(notes.c.kind.in_([kind.value for kind in kinds]))
    if since is not None:
        terms.append(notes.c.first_seen_at >= since)
    owner = cache(partial(owner_of_row, db))
    day = db.execute(_NEWEST_DAY.where(*terms)).scalar()
    while day is not None:
        yield from _of_day(db, [notes.c.day == day, *terms], owner)
        day = db.execute(_NEWEST_DAY.where(notes.c.day < day, *terms)).scalar()
    yield from _of_day(db, [or_(notes.c.day.is_(None), ~_IS_DAY), *terms], owner)


_IS_DAY = notes.c.day.between(date.min, date.max)
_NEWEST_DAY = select(func.max(notes.c.day)).where(_IS_DAY)
_NOTES_GONE = select(*NOTE).order_by(notes.c.last_seen_version.desc(), notes.c.id.desc())
_NOTES = select(*NOTE).order_by(notes.c.article_id, notes.c.id)


def _of_day(
    db: Connection, which: Sequence[ColumnElement[bool]], owner: Callable[[int], Article]
) -> list[tuple[Article, NoteRecord]]:
    """Those of a day, that which was seen last first."""
    texts = lru_cache(1)(partial(Texts, db))  # of one article at a time

    def told(row: Row[*tuple[Any, ...]]) -> tuple[Article, NoteRecord]:
        article = owner(row.article_id)
        return article, note_of(texts(row.article_id), article, row)

    found: list[tuple[Article, NoteRecord]] = []
    for some in batched(db.execute(select(notes.c.id).where(*which)).scalars().all()):
        found += sound(db, _NOTES.where(notes.c.id.in_(some)), told, notes.c.id, "Note ")
    return sorted(found, key=_age, reverse=True)


def note_records(db: Connection, article_id: int, went_last: int = 0) -> list[NoteRecord]:
    """An article's notes in the order they were first seen; or so many that went last, not taken out."""
    article = one(db, article_id)
    query = select(*NOTE).where(notes.c.article_id == article_id).order_by(notes.c.id)
    if went_last:
        hidden = ~notes.c.withdrawn & (notes.c.last_seen_version < article.version)
        query = _NOTES_GONE.where(hidden, notes.c.article_id == article_id).limit(went_last)
    made = partial(note_of, Texts(db, article_id), article)
    return list(sound(db, query, made, notes.c.id, "Note "))


def _age(item: tuple[Article, NoteRecord]) -> tuple[time, datetime, int]:
    """Within a day."""
    record = item[1]
    return record.note.stated_time or time.min, record.first_seen_at, record.id

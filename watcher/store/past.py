"""The front for what archives hold and keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from watcher.model.past import Fate, Looked, Saved
from watcher.store.asking import Front
from watcher.store.rows import ARTICLES, batched, sound_articles
from watcher.store.schema import active, articles, mementos, saves, snapshots

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model import Article

_a, _m, _s, _v = articles.c, mementos.c, saves.c, snapshots.c

TRIES = 3
"""So often an archive is asked to keep one version: it may be down, or not want the page at all."""


BESIDES = 10
"""So many are looked at for one whose row is sound: a damaged one holds up no other."""


class Past(Front):
    """Captures that were looked at, and what archives were asked to keep."""

    def looked(self, article_id: int) -> list[Looked]:
        """The captures of an article that were looked at, oldest first."""
        query = select(mementos).where(_m.article_id == article_id).order_by(_m.captured_at, _m.id)
        with self.database.reading() as db:
            return [Looked(row.uri, row.captured_at, Fate(row.fate), row.why) for row in db.execute(query)]

    def note(self, article_id: int, looked: Sequence[Looked], now: datetime) -> None:
        """Note what became of captures, in the place of what was noted of them before."""
        rows = [
            {"article_id": article_id, "uri": one.uri, "captured_at": one.at, "fate": one.fate.value}
            | {"why": one.why, "looked_at": now}
            for one in looked
        ]
        with self.database.writing() as db:
            for some in batched([one.uri for one in looked]):
                db.execute(delete(mementos).where(_m.article_id == article_id, _m.uri.in_(some)))
            if rows:
                db.execute(insert(mementos), rows)

    def note_saved(self, article_id: int, saved: Saved) -> None:
        """Note what an archive answered."""
        row = {"article_id": article_id, "version": saved.version, "archive": saved.archive}
        row |= {"asked_at": saved.asked_at, "uri": saved.uri, "words": saved.words, "done": saved.done}
        with self.database.writing(durable=False) as db:
            db.execute(insert(saves).values(**row))

    def owed(self, archive: str, since: datetime) -> Article | None:
        """The article whose newest version, captured since then, an archive was not asked for yet."""
        asked = select(func.count()).where(
            _s.article_id == _a.id, _s.version == _a.version, _s.archive == archive
        )
        taken = asked.where(_s.done == 1)
        newest = (
            select(_v.id)
            .where(_v.article_id == _a.id, _v.version == _a.version)
            .where(_v.captured_at >= since, _v.origin.is_(None))
        )
        query = (
            ARTICLES.where(active, _a.version > 0)
            .where(func.coalesce(_a.last_changed_at, _a.added_at) >= since, newest.exists())
            .where(taken.correlate(articles).scalar_subquery() == 0)
            .where(asked.correlate(articles).scalar_subquery() < TRIES)
            .order_by(_a.last_good_at.desc(), _a.id)
            .limit(BESIDES)
        )
        with self.database.reading() as db:
            return next(sound_articles(db, query), None)

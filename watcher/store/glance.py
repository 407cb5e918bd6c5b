"""The watch list with what one wants to know of every article at a glance. No text is read for it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from watcher.model import NoteForm, NoteKind
from watcher.model.glance import Glance, LastNote
from watcher.store.articles import listed
from watcher.store.report import undisclosed_counts
from watcher.store.schema import notes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from watcher.model import ArticleState

_n = notes.c
_LAST = select(func.max(_n.id)).group_by(_n.article_id)
_NOTES = select(_n.article_id, _n.kind, _n.form, _n.stated_date, _n.first_seen_at).where(_n.id.in_(_LAST))


def glances(db: Connection, states: Sequence[ArticleState]) -> list[Glance]:
    """The articles in one of these states, in the order they were added."""
    last = {number: _note(*words) for number, *words in db.execute(_NOTES)}
    silent = undisclosed_counts(db)
    return [Glance(item, last.get(item.id), silent.get(item.id, 0)) for item in listed(db, states)]


def _note(kind: str, form: str, stated: str | None, seen: datetime) -> LastNote:
    return LastNote(NoteKind(kind), NoteForm(form), date.fromisoformat(stated) if stated else None, seen)

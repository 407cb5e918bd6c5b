"""The history of one article as one page that needs nothing else: no script, no request, no other file."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from watcher.render.html.changes import shown
from watcher.render.html.environment import page, style
from watcher.render.html.life import life
from watcher.render.html.links import InFile
from watcher.render.html.words import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from watcher.model.history import History
    from watcher.render.html.changes import Shown

__all__ = ["history_page"]


def history_page(history: History, *, zone: tzinfo, now: datetime) -> str:
    """The page.

    Args:
        history: what it shows.
        zone: in which times are told.
        now: when it is made.
    """
    article, snapshots = history.article, [version.snapshot for version in history.versions]
    return page(
        "history.html.jinja",
        zone,
        article=article,
        snapshots=snapshots,
        versions=history.versions,
        notes=history.notes,
        gaps=history.gaps,
        changes=list(_changes(history, zone)),
        life=life(snapshots, article.last_good_at),
        lang=language(article.language),
        links=InFile(),
        now=now,
        style=Markup(style()),  # noqa: S704  our own sheet
        style_hash=b64encode(sha256(style().encode()).digest()).decode(),
    )


def _changes(history: History, zone: tzinfo) -> Iterator[Shown]:
    for old, new in history.changes():
        if new.snapshot.change is not None:
            sides = (old.snapshot, old.reading), (new.snapshot, new.reading)
            yield shown(*sides, new.snapshot.change, zone)

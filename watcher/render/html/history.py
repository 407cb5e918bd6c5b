"""The history of one article as one page that needs nothing else: no script, no request, no other file."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from markupsafe import Markup

from watcher.render.html.changes import shown
from watcher.render.html.environment import page_parts, style
from watcher.render.html.life import life
from watcher.render.html.links import InFile
from watcher.render.html.words import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from watcher.model import Reading, Snapshot
    from watcher.model.history import History, Version
    from watcher.render.html.changes import Shown


def history_parts(history: History, *, zone: tzinfo, now: datetime) -> Iterator[str]:
    """The page, piece by piece.

    Args:
        history: what it shows.
        zone: in which times are told.
        now: when it is made.
    """
    article, snapshots = history.article, [version.snapshot for version in history.versions]
    return page_parts(
        "history.html.jinja",
        zone,
        article=article,
        snapshots=snapshots,
        versions=history.versions,
        notes=history.notes,
        moments=history.between.along(snapshots),
        changes=_Changes(history, zone),
        life=life(snapshots, article.last_good_at),
        lang=language(article.language),
        links=InFile(),
        now=now,
        style=Markup(style()),  # noqa: S704  our own sheet
        style_hash=b64encode(sha256(style().encode()).digest()).decode(),
    )


@dataclass(frozen=True, slots=True)
class _Changes:
    """The changes as they are shown, each made when its turn comes."""

    history: History
    zone: tzinfo

    def __bool__(self) -> bool:
        return any(new.snapshot.change for _, new in self.history.changes())

    def __iter__(self) -> Iterator[Shown]:
        for old, new in self.history.changes():
            if new.snapshot.change is not None:
                yield shown(self._side(old), self._side(new), new.snapshot.change, self.zone)

    def _side(self, version: Version) -> tuple[Snapshot, Reading]:
        return version.snapshot, self.history.reading(version.snapshot.version)

"""What the screens show: read from the archive, drawn as the commands draw it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from watcher.browse.pane import plain
from watcher.clock import utc_now
from watcher.model import COSMETIC
from watcher.past.compared import compared, side
from watcher.past.traced import traced
from watcher.render.terminal.blame import blame_lines
from watcher.render.terminal.diff_forms import FORMS
from watcher.render.terminal.history import time_line
from watcher.render.terminal.lists import list_sheet
from watcher.render.terminal.screen import Entry, Look, Piece, Sheet, flow
from watcher.render.terminal.text import version_lines
from watcher.render.terminal.updates import note_lines, updates_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Article, EditClass, NoteRecord
    from watcher.model.glance import Selection
    from watcher.store.archive import Archive

MOST_ARTICLES, MOST_NOTES = 1_000, 200
"""Who scrolled further would rather look for words."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the screens are filled from; every method makes a sheet for a look.

    Attributes:
        archive: what is known; for reading.
        look: colours and time zone.
        cosmetic: classes of edits that need no disclosure.
    """

    archive: Archive
    look: Look
    cosmetic: frozenset[EditClass] = COSMETIC

    def articles(self, which: Selection, look: Look) -> Sheet:
        """The watched articles that are meant; their numbers are the keys."""
        found = self.archive.glances.chosen(which)
        some = list(islice(found, MOST_ARTICLES))
        sheet = list_sheet(some, look, now=utc_now(), order=which.order)
        if not sheet.entries:
            return plain(["No watched article is like that."])
        more = f"There are more than these {MOST_ARTICLES:,}; / finds articles by words of their titles."
        rest = [Entry(flow([Piece(more)], look))] if next(found, None) else []
        return Sheet(sheet.head, [*sheet.entries, *rest])

    def time_line(self, article: Article, look: Look) -> Sheet:
        """An article's versions; their numbers are the keys."""
        now = utc_now()
        snapshots = self.archive.snapshots(article.id)
        if not snapshots:
            return plain(["No version yet."])
        between = self.archive.between(article, snapshots, now)
        return time_line(snapshots, look, between)

    def diff(self, article: Article, pair: tuple[int, int], form: str, look: Look, *, full: bool) -> Sheet:
        """What differs between two versions, the older one first."""
        found = compared(self.archive, article.id, *pair, cosmetic=self.cosmetic)
        return plain(FORMS[form](*found, look, full=full))

    def text(self, article: Article, version: int, look: Look) -> Sheet:
        """A version's text."""
        return plain(version_lines(*side(self.archive, article.id, version), look))

    def blame(self, article: Article, version: int, look: Look) -> Sheet:
        """Each paragraph of a version with the version that brought it."""
        return plain(blame_lines(article, traced(self.archive, article.id, version), look))

    def notes(self, article: Article, look: Look) -> Sheet:
        """An article's notes."""
        found = self.archive.notes(article.id)
        return plain(list(updates_lines(found, look)) or ["No update notes so far."])

    def latest_notes(self) -> Sequence[tuple[Article, NoteRecord]]:
        """The newest notes of all articles."""
        return list(islice(self.archive.notes(), MOST_NOTES))


def notes_sheet(notes: Sequence[tuple[Article, NoteRecord]], look: Look) -> Sheet:
    """Notes of several articles; their places in the list are the keys."""
    entries = [
        Entry([*note_lines(article, record, look), ""], place)
        for place, (article, record) in enumerate(notes)
    ]
    return Sheet([], entries) if entries else plain(["No update notes so far."])

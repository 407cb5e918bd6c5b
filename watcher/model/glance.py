"""An article as one line of the watch list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from watcher.model.article import Article
    from watcher.model.reading import NoteForm, NoteKind


@dataclass(frozen=True, slots=True)
class LastNote:
    """The update note that came last.

    Attributes:
        kind: update, correction, ...
        form: section or stamp.
        stated_date: the day it states, in its own zone; None when it states none.
        first_seen_at: when the version that brought it was captured; UTC.
    """

    kind: NoteKind
    form: NoteForm
    stated_date: date | None
    first_seen_at: datetime


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles of the watch list, in which order.

    Attributes:
        tag: only those with this tag.
        outlet: only those whose outlet or host has these letters in its name.
        changed_since: only those that changed then or later; UTC.
        undisclosed: only those with changes of substance that no note speaks of.
        words: only those with all of these in their address or title.
        order: changed, note, next, versions, undisclosed, title, outlet or added. The newest, the most, the
            first come first; those that are equal as they were added.
        offset: so many of them are passed over.
        source: only those that were found in the source with this number.
    """

    tag: str | None = None
    outlet: str | None = None
    changed_since: datetime | None = None
    undisclosed: bool = False
    words: tuple[str, ...] = ()
    order: str = "added"
    offset: int = 0
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Glance:
    """A watched article and what one wants to know of it at a glance.

    Attributes:
        article: the article.
        note: the note that was seen last, withdrawn or not; None when there was none.
        undisclosed: how many changes it had with edits of substance that no note speaks of to this day.
    """

    article: Article
    note: LastNote | None = None
    undisclosed: int = 0

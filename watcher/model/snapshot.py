"""A version as it is kept, and what later notes say of the change that made it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from watcher.model.change import Change, Disclosure

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from watcher.model.origin import Origin
    from watcher.model.past import Looked, Saved
    from watcher.model.reading import Note


_UNSAID = frozenset({Disclosure.UNDISCLOSED, Disclosure.PARTLY, Disclosure.STAMP_ONLY})


@dataclass(frozen=True, slots=True)
class LaterNote:
    """A note that came later than the change it speaks of.

    Attributes:
        version: the version that brought the note, or its present words.
        at: when that was captured; UTC.
        delay: from the capture of the change to that of the note.
        note: the note as it came; where new words of one speak of the change, as it stands or stood last.
        complete: no edit of substance is left that no note speaks of.
        reasons: which edits it speaks of and why, one a line.
    """

    version: int
    at: datetime
    delay: timedelta
    note: Note
    complete: bool = True
    reasons: tuple[str, ...] = ()


class Said(NamedTuple):
    """What a note says of a change that came before it: a `LaterNote` from the side of the note.

    Attributes:
        version: the version that the earlier change led to.
        note: the later note.
        delay: from the capture of the earlier change to that of the note.
        complete: no edit of substance is left that no note speaks of.
        reasons: which edits it speaks of and why, one a line.
    """

    version: int
    note: Note
    delay: timedelta
    complete: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A stored version of an article, without its bytes (ask the store for those).

    Attributes:
        version: 1, 2, ...
        captured_at: our fetch.
        not_before: the last moment the older version was seen; None for the first.
        returns_to: the earlier version whose content this one has again; None otherwise.
        change: the stored change from the version before; None for the first.
        disclosed_later: the later note that completes what is told of the change, else the first that
            speaks of it; None when there is none.
        origin: where it comes from when no check of the article brought it; None: our own check.
        stood_before: the first capture of an archive that says the same, from before this one and after what
            stood there before it; None when none is known.
        kept: the answers of archives that keep its page since they were asked to, oldest first.
        with_many: in how many articles of its host the same change was seen, which is no edit of this one
            then; None: it is its own.
        flapping: its change is no edit, for the page goes to and fro between texts, or a number in it counts.
    """

    article_id: int
    version: int
    captured_at: datetime
    not_before: datetime | None
    title: str
    byline: str
    published_at: datetime | None
    modified_at: datetime | None
    words: int
    digest: str
    reader_version: int
    raw_hash: str
    returns_to: int | None = None
    origin: Origin | None = None
    with_many: int | None = None
    flapping: bool = False
    change: Change | None = None
    disclosed_later: LaterNote | None = None
    stood_before: Looked | None = None
    kept: tuple[Saved, ...] = ()

    @property
    def of_many(self) -> bool:
        """Whether its change is called one of many articles: no note in this one says what changed."""
        return self.with_many is not None and self._unsaid

    @property
    def turns(self) -> bool:
        """Whether its change is called one that the page makes by itself, likewise."""
        return self.flapping and self._unsaid

    @property
    def _unsaid(self) -> bool:
        if self.change is None or self.disclosed_later is not None:
            return False
        return self.change.disclosure in _UNSAID


@dataclass(frozen=True, slots=True)
class Recent:
    """What was lately on a page.

    Attributes:
        versions: the newest first; with their changes when it ever went to and fro.
        turned: texts that it showed in its turns while it went to and fro, with when last; the latest first.
    """

    versions: tuple[Snapshot, ...] = ()
    turned: tuple[tuple[str, datetime], ...] = ()

    @property
    def flapped_at(self) -> datetime | None:
        """When it last went to and fro; None: never, or long ago."""
        return self.turned[0][1] if self.turned else None

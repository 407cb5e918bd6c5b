"""What is worth telling, and the attempts to tell it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from watcher.model.reading import Position

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.model.reading import Note


class EventType(StrEnum):
    """The types of alerts; the webhook's `type`."""

    UPDATE_RECORDED = "update.recorded"
    ARTICLE_CHANGED = "article.changed"
    HEADLINE_CHANGED = "article.headline_changed"
    ARTICLE_GONE = "article.gone"
    ARTICLE_RETURNED = "article.returned"
    ARTICLE_FAILING = "article.failing"
    ARTICLE_RECOVERED = "article.recovered"
    ARTICLE_FLAPPING = "article.flapping"
    ARTICLE_COUNTING = "article.counting"
    HOST_FAILING = "host.failing"
    HOST_RECOVERED = "host.recovered"
    TEMPLATE_CHANGED = "host.template_changed"
    SOURCE_FAILING = "source.failing"
    SOURCE_QUIET = "source.quiet"
    SOURCE_RECOVERED = "source.recovered"
    CHANNEL_DISABLED = "channel.disabled"
    CHANNEL_FAILING = "channel.failing"
    CHANNEL_RECOVERED = "channel.recovered"
    STORE_LOST = "store.lost"
    WATCH_FAILING = "watch.failing"
    WATCH_RECOVERED = "watch.recovered"
    DIGEST = "digest"
    TEST_PING = "test.ping"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing to tell, the same for every channel.

    Attributes:
        id: stable over all tries and channels; unique ("evt_" and a UUID).
        type: what it is.
        occurred_at: when we saw it; UTC.
        data: the webhook body's `data`; JSON values only. Events of articles have `url`, `title`, `from`,
            `to`, `change` and `notes`.
    """

    id: str
    type: EventType
    occurred_at: datetime
    data: dict[str, Any]


CHANGES = frozenset({EventType.UPDATE_RECORDED, EventType.ARTICLE_CHANGED, EventType.HEADLINE_CHANGED})
"""Events about what an article says; the others are about whether it can be read, hosts and channels."""


class DeliveryState(StrEnum):
    """Where a delivery stands. Held: it waits for its hour; folded: another event tells of it."""

    HELD = "held"
    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event on its way to one channel.

    Attributes:
        id: row number.
        event: what to tell.
        channel: the channel's name.
        attempts: tries so far.
        next_at: when to try again; None once sent or dead.
        error: what the last try said.
        why: why it was held or folded, in words; "" when it was neither.
        told_in: id of the event that tells of this one instead; "" when it goes alone.
    """

    id: int
    event: Event
    channel: str
    state: DeliveryState = DeliveryState.PENDING
    attempts: int = 0
    next_at: datetime | None = None
    sent_at: datetime | None = None
    error: str = ""
    why: str = ""
    told_in: str = ""


_ENDS = {Position.TITLE: "title", Position.LEDE: "start", Position.START: "start", Position.END: "end"}


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """A note over its whole life: one record however often it is reworded, moved or reformatted.

    Attributes:
        id: row number; 0 before it is stored.
        article_id: whose it is.
        note: as it stands now, or stood last.
        original: as it was first seen.
        first_seen_version: the version that brought it.
        first_seen_at: when that version was captured.
        not_before: the last moment it was not there; None when it stood at the first capture, or was not new
            when it was first read as a note.
        last_seen_version: the newest version that has it.
        last_seen_at: our last good look at that version.
        edited: its words or date changed after it was first seen.
        withdrawn: it is no longer in the newest version.
        replaced_by: id of the note that took its place; None otherwise.
        backdated: when it was first seen it stated a day that was over when we had last seen the story
            without it.
        returned: it was withdrawn and came back, perhaps a word or two aside.
    """

    id: int
    article_id: int
    note: Note
    original: Note
    first_seen_version: int
    first_seen_at: datetime
    not_before: datetime | None
    last_seen_version: int
    last_seen_at: datetime
    edited: bool = False
    withdrawn: bool = False
    replaced_by: int | None = None
    backdated: bool = False
    returned: bool = False

    @property
    def moved(self) -> bool:
        """It stands at another end of the story than at first, or came there from the headline.

        What is added before or behind a note makes it stand within the story, where it was all the time.
        """
        first, now = (_ENDS.get(note.position) for note in (self.original, self.note))
        return first != now and None not in {first, now}

    def hidden_in(self, version: int) -> bool:
        """Whether it went before a version without being taken out, as a live blog's to its next page."""
        return not self.withdrawn and self.last_seen_version != version

    @property
    def stood_at_first(self) -> bool:
        """It was there when we first looked, so nobody was alerted.

        Or its words were, where a later version is the first that is read with it: an entry of a page that
        had too few of them for a live blog, or one that other pages of the blog showed.
        """
        return self.not_before is None

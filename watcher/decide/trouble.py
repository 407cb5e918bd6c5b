"""Trouble of the watch itself: one notice when it has lasted, one when it is over, whoever looks.

What is known of it outlives whoever looked: a daemon that is started again goes on from there, and so does
one pass of many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.model import EventType

if TYPE_CHECKING:
    from datetime import datetime

PATIENCE = timedelta(minutes=10)
"""How long it must have lasted: a backup program is through by then, and a server has started again."""

CALM = timedelta(minutes=2)
"""How long all must be well until it is over: a process that dies every minute is well in between."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What ails the watch, or did just now.

    Attributes:
        words: what it is, for people.
        since: when it was first seen; UTC.
        last_at: when it was last seen; UTC.
        told: somebody has been told.
    """

    words: str
    since: datetime
    last_at: datetime
    told: bool = False

    @property
    def was_long(self) -> bool:
        """Whether it has lasted."""
        return self.last_at - self.since >= PATIENCE

    def by(self, now: datetime, set_by: timedelta) -> Trouble:
        """The same by a clock that was set by so much since then; nothing was seen later than now."""
        since, last_at = (min(at + set_by, now) for at in (self.since, self.last_at))
        return replace(self, since=since, last_at=last_at)


@dataclass(frozen=True, slots=True)
class Known:
    """What a machine's watch knows of itself.

    Attributes:
        trouble: what ails it; None for nothing.
        silent: hosts that do not answer while nobody does; see `Line`.
        dead: hosts that did not answer while others did.
        clock: seconds by which hosts say that our clock is ahead; see `Witnesses`. None while it is right.
    """

    trouble: Trouble | None = None
    silent: tuple[str, ...] = ()
    dead: tuple[str, ...] = ()
    clock: tuple[tuple[str, float], ...] = ()


def followed(trouble: Trouble | None, ails: str, now: datetime, *, begun: bool = False) -> Trouble | None:
    """What is known after one more look; None when all is well and nobody has to be told.

    Args:
        trouble: what was known.
        ails: what ails the watch now, in words; "" for nothing.
        now: the moment.
        begun: who looks all the time has just begun: where the last look is long ago nobody has looked since,
            and what ailed then, and was told to nobody, is another trouble.
    """
    if trouble is None:
        return Trouble(ails, now, now) if ails else None
    over = now - trouble.last_at >= CALM and not (trouble.told or trouble.was_long)
    if ails:
        return Trouble(ails, now, now) if over and begun else replace(trouble, words=ails, last_at=now)
    return None if over else trouble


def notice(trouble: Trouble | None, ails: str, now: datetime) -> EventType | None:
    """What is to be told of it now; its end also where all channels were down as long as it lasted."""
    if trouble is None:
        return None
    if ails:
        return EventType.WATCH_FAILING if trouble.was_long and not trouble.told else None
    return EventType.WATCH_RECOVERED if now - trouble.last_at >= CALM else None

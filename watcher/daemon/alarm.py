"""Notices that the watch itself has been in trouble for long: silence must not pass for "nothing changed"."""

from __future__ import annotations

import multiprocessing
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from watcher.errors import StoreError
from watcher.lean.log import structlog
from watcher.model import EventType
from watcher.model.forecast import scarce
from watcher.render.notices import watch_event
from watcher.render.standing import ailment
from watcher.render.words import lasting, size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.alerts import ChannelSpec
    from watcher.daemon.pulse import Pulse
    from watcher.deliver.courier import Courier
    from watcher.model import Event
    from watcher.store import Store

log = structlog.get_logger("watcher.daemon")

PATIENCE = timedelta(minutes=10)
"""How long it must have lasted: a backup program is through by then, and a server has started again."""

CALM = timedelta(minutes=2)
"""How long all must be well until it is over: a process that dies every minute is well in between."""

FAREWELL = timedelta(seconds=30)
"""How long channels may take to hear it: as long as a receiver is waited for."""

ROOM = 1_000
"""Bytes of the words that are kept of it."""


class Alarm:
    """What is known of the trouble, in memory that the processes share: the one that tells may die of it."""

    def __init__(self, context: Any = multiprocessing) -> None:
        self._since = context.RawValue("d", 0.0)
        self._last = context.RawValue("d", 0.0)
        self._told = context.RawValue("b", 0)
        self._words = context.RawArray("c", ROOM)

    def look(self, ails: str) -> EventType | None:
        """Take note of what ails the watch, "" for nothing; what is to be told now."""
        now = monotonic()
        if ails:
            self._since.value = self._since.value or now
            self._last.value = now
            self._words.value = ails.encode()[: ROOM - 1]
            return EventType.WATCH_FAILING if self._was_long() and not self._told.value else None
        if now - self._last.value < CALM.total_seconds():
            return None
        if self._told.value or self._was_long():  # all channels may have been down as long
            return EventType.WATCH_RECOVERED
        self._since.value = 0.0
        return None

    def _was_long(self) -> bool:
        since: float = self._since.value
        return since > 0 and self._last.value - since >= PATIENCE.total_seconds()

    def event(self, kind: EventType, place: str, at: datetime) -> Event:
        """What there is to tell."""
        since = at - timedelta(seconds=monotonic() - self._since.value)
        words = self._words.value.decode(errors="ignore")
        return watch_event(kind, place, words, since, at=at)

    def is_told(self, kind: EventType) -> None:
        """It is; the end of a trouble lets the next one begin."""
        self._told.value = kind is EventType.WATCH_FAILING
        if kind is EventType.WATCH_RECOVERED:
            self._since.value = 0.0


def mind(
    alarm: Alarm,
    store: Store,
    crew: Sequence[Pulse],
    courier: Courier,
    channels: Sequence[ChannelSpec],
    now: datetime,
    *,
    ahead: timedelta,
    silent: Sequence[str] = (),
) -> None:
    """Tell of a trouble that has lasted, past the outbox, which may be what ails; and of its end by that."""
    kind = alarm.look(ails(store, crew, now) or wrong_clock(ahead) or line_down(silent))
    if kind is None:
        return
    event = alarm.event(kind, store.database.place, now)
    if kind is EventType.WATCH_RECOVERED:
        store.outbox.enqueue(event, [spec.name for spec in channels if spec.wants(event)], now)
    elif not courier.announce(event, FAREWELL):
        return  # nobody has heard of it yet
    alarm.is_told(kind)
    log.warning(kind.replace(".", "_"), trouble=event.data["trouble"])


def ails(store: Store, crew: Sequence[Pulse], now: datetime) -> str:
    """What keeps changes from being seen or told, in words; "" when nothing does."""
    if any(pulse.dies_often for pulse in crew):
        return "A process of the daemon dies again and again; its log says how, and what it worked on."
    try:
        going = store.going(now)
        unwritable = store.database.unwritable()
    except StoreError as error:
        return str(error)
    if scarce(going.free):
        return f"The disk of the store is full but for {size(going.free or 0)}; what is seen cannot be kept."
    return unwritable or ailment(None, going.last_check_at, going.overdue, now)


def line_down(silent: Sequence[str]) -> str:
    """That no site can be reached from here, in words; "" when some can."""
    if not silent:
        return ""
    named = ", ".join(silent[:3])
    return (
        f"No site can be reached from this machine: of {len(silent)}, {named} first, none answers. "
        "What changes there meanwhile is seen when the line, or the proxy, is back."
    )


def wrong_clock(ahead: timedelta) -> str:
    """By how much the clock of this machine is wrong, in words; "" when it is not known to be."""
    if not ahead:
        return ""
    way = "ahead of" if ahead > timedelta(0) else "behind"
    return (
        f"The clock of this machine is {lasting(abs(ahead))} {way} those of all sites that answer; "
        "what is seen is told with wrong times."
    )

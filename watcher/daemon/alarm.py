"""Notices that the watch itself has been in trouble for long: silence must not pass for "nothing changed"."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.daemon.recall import MOST, WORDS
from watcher.daemon.steady import Steady
from watcher.decide.trouble import Known, followed, notice
from watcher.errors import StoreError
from watcher.lean.log import Complaints, structlog
from watcher.model import EventType
from watcher.model.forecast import scarce
from watcher.render.notices import watch_event
from watcher.render.standing import ailment
from watcher.render.words import lasting, size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.daemon.equipment import Equipment
    from watcher.daemon.pulse import Pulse
    from watcher.decide.trouble import Trouble
    from watcher.store import Store

log = structlog.get_logger("watcher.daemon")


class Alarm:
    """Tells of the trouble of a machine's watch, and remembers it for whoever looks next.

    What is to be told is remembered before it is told, and that it was told afterwards: who is killed in
    between tells it once more, as the same event.
    """

    def __init__(self) -> None:
        self._steady, self._looked = Steady(), False
        self._complaints = Complaints()

    def look(self, gear: Equipment, store: Store, crew: Sequence[Pulse], now: datetime) -> None:
        """Tell of a trouble that has lasted, past the outbox, which may be what ails; and of its end by that.

        Args:
            gear: has asked hosts, remembers, and tells channels.
            store: where what is seen is kept.
            crew: the processes of the daemon; none in a pass, which is one of many.
            now: the moment.
        """
        with gear.recall.alone() as alone:
            if alone:
                self._look(gear, store, crew, now)

    def _look(self, gear: Equipment, store: Store, crew: Sequence[Pulse], now: datetime) -> None:
        witnesses, line = gear.fetcher.witnesses, gear.fetcher.line
        trouble, set_by = gear.recall.read().trouble, self._steady.set_by()
        trouble = trouble and trouble.by(now, set_by)
        ahead, silent = witnesses.ahead, line.silent
        outside = wrong_clock(ahead) or line_down(silent)
        words = (ails(store, crew, now) or (outside if line.asked else ""))[:WORDS]
        due = None
        if words or line.asked or not outside:  # else it is memory alone that says so
            trouble = followed(trouble, words, now, begun=bool(crew) and not self._looked)
            due, self._looked = notice(trouble, words, now), True
        self._know(trouble, gear)
        if trouble and due and _told(due, trouble, gear, store, now):
            log.warning(due.replace(".", "_"), trouble=trouble.words)
            self._know(replace(trouble, told=True) if due is EventType.WATCH_FAILING else None, gear)

    def _know(self, trouble: Trouble | None, gear: Equipment) -> None:
        (silent, dead), clock = gear.fetcher.line.heard, gear.fetcher.witnesses.heard
        unwritten = gear.recall.write(Known(trouble, silent[:MOST], dead[:MOST], clock[:MOST]))
        if unwritten and self._complaints.are_due(unwritten):
            log.warning("not_remembered", error=unwritten)


def _told(kind: EventType, trouble: Trouble, gear: Equipment, store: Store, now: datetime) -> bool:
    """Tell it; False while nobody has heard of it."""
    event = watch_event(
        kind, store.database.place, socket.gethostname(), trouble.words, trouble.since, at=now
    )
    if kind is EventType.WATCH_FAILING:
        return gear.courier.announce(event)
    channels = gear.config.channels()
    store.outbox.enqueue(event, [spec.name for spec in channels if spec.wants(event)], now)
    return True


def ails(store: Store, crew: Sequence[Pulse], now: datetime) -> str:
    """What keeps changes from being seen or told, in words; "" when nothing does.

    A pass, which has no crew, has just written what it saw, and between two of them no looks are made.
    """
    if any(pulse.dies_often for pulse in crew):
        return "A process of the daemon dies again and again; its log says how, and what it worked on."
    try:
        going = store.going(now)
    except StoreError as error:
        return str(error)
    if scarce(going.free):
        return f"The disk of the store is full but for {size(going.free or 0)}; what is seen cannot be kept."
    if not crew:
        return ""
    return store.database.unwritable() or ailment(None, going.last_check_at, going.overdue, now)


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

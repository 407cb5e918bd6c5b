"""One channel's queue, and the thread that works on it: let go, claim, send, settle.

A crash between send and settle leaves the row as it was: it is sent again, with the same id.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from watcher.alerts import LONGEST_WAIT, next_try
from watcher.alerts.backoff import SCHEDULE
from watcher.deliver.tally import Tally
from watcher.errors import (
    ConfigError,
    DamagedRow,
    DeliveryDeferred,
    DeliveryError,
    DeliveryRefused,
    StoreError,
    our_lack,
)
from watcher.lean.log import Complaints, structlog
from watcher.model import Delivery, EventType
from watcher.render.notices import MOST_TOLD, channel_event, digest_event
from watcher.render.payload import disabled_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from watcher.alerts import Channel, ChannelSpec
    from watcher.decide.patience import Patience
    from watcher.deliver.tally import DeliverySummary
    from watcher.model import Event
    from watcher.store.outbox.channels import ChannelTrouble
    from watcher.store.outbox.dispatch import Outbox

log = structlog.get_logger("watcher.deliver")

LEASE_MARGIN = timedelta(seconds=15)
"""How much longer than an attempt a claim lasts: after a kill, the alert is late by both together."""

PATIENCE = 3
"""Failures in a row after which a channel rests: one or two are the receiver's hiccup."""

FIRST_REST = timedelta(seconds=5)
LONGEST_REST = timedelta(minutes=5)
"""Rests double from the one to the other: a dead receiver with a full outbox is asked now and then."""

HICCUP = timedelta(seconds=5)
"""The wait when a receiver fails that took something lately: the long ones are for one that is down."""

MOST_HASTENED = 6
"""Tries after which a success elsewhere no longer brings an alert forward: it may be the alert that does not
go down. Of alerts to a receiver that fails one request in three, one in 2,187 fails seven times in a row."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NEVER = datetime.max.replace(tzinfo=UTC)

INTERNAL = "this alert could not be prepared; the log has the details"


class Lane:
    """One channel's queue and the thread that works on it."""

    def __init__(
        self,
        outbox: Outbox,
        spec: ChannelSpec,
        *,
        open_: Callable[[], Channel],
        others: tuple[ChannelSpec, ...],
        owner: str,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
        stop: threading.Event,
        patience: Patience,
    ) -> None:
        self._outbox, self._spec, self._open, self._others = outbox, spec, open_, others
        self._patience = patience
        self._owner, self._clock, self._jitter, self._stop = owner, clock, jitter, stop
        self._channel: Channel | None = None
        self._thread: threading.Thread | None = None
        self._tally = Tally()
        self._complaints = Complaints()
        self._failures = 0
        self._works = self._looked = False
        self._rests_until = _LONG_AGO
        self._retries: list[datetime] = []
        self._lets_go_at = self._holds_until = _LONG_AGO
        self._ours_until = 0.0

    def start(self, until: datetime) -> None:
        """Begin a round unless one is under way; it stays for tries that fall due until then."""
        if self._stop.is_set() or self._busy:
            return
        # A daemon thread: a hung receiver must not keep the process from ending.
        self._thread = threading.Thread(
            target=self._round, args=(until,), name=f"deliver {self._spec.name}", daemon=True
        )
        self._thread.start()

    def join(self, until: float) -> None:
        """Wait for the round under way, on the clock that only runs forward."""
        if self._thread is not None:
            self._thread.join(max(until - monotonic(), 0))

    def report(self) -> DeliverySummary:
        """What came of it since the last report."""
        return self._tally.take((self._spec.name,) if self._busy else ())

    def announce(self, event: Event) -> bool:
        """Tell at once, once and past the outbox, which cannot be used; whether that was taken."""
        try:
            channel = self._open()
            channel.send(Delivery(0, event, self._spec.name))
            channel.close()
        except DeliveryError as error:
            log.warning("not_delivered", channel=self._spec.name, event_id=event.id, error=str(error))
        except Exception:  # the others are told all the same
            log.exception("delivery_failed", channel=self._spec.name, event_id=event.id)
        else:
            return True
        return False

    def wants(self, event: Event) -> bool:
        """Whether the channel is to be told of it."""
        return self._spec.wants(event)

    def close(self) -> None:
        """Let go of the channel's connections, unless it is at work."""
        if self._channel is not None and not self._busy:
            self._channel.close()

    @property
    def _busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _round(self, until: datetime) -> None:
        """Send what is due, then what falls due until the given moment."""
        self._retries.clear()
        try:
            self._look_for_a_new_place()
            while not self._stop.is_set():
                now = self._clock()
                self._let_go(now)
                if not self._resting(now) and (delivery := self._claimed(now)) is not None:
                    self._carry(delivery)
                elif not self._waited(now, until):
                    return
        except (StoreError, DamagedRow) as error:
            # The rows stay as they are; their lease runs out, and a later round finds them.
            if self._complaints.are_due(str(error)):
                log.warning("outbox_unusable", channel=self._spec.name, error=str(error))

    def _look_for_a_new_place(self) -> None:
        """What would not be taken, or not yet, goes at once where the address or the secret is another."""
        if self._looked:
            return
        name, place = self._spec.name, self._spec.place
        if self._outbox.readmit(name, place, self._clock(), most_attempts=len(SCHEDULE)):
            log.info("channel_readmitted", channel=name, reason="its address or secret is another")
        self._looked = True

    def _let_go(self, now: datetime) -> None:
        """Let go of what was held and may go by now, alone or as one."""
        if self._holds_until > now:
            return
        name, pace = self._spec.name, self._spec.pace
        held = self._outbox.held(name, now)
        self._lets_go_at = held.next_at or _NEVER
        if held.oldest is None:
            return
        sent = self._outbox.sent_lately(name, pace.most) if pace.most else []
        release = pace.release(held.oldest, held.count, sent, now)
        if release.at > now:
            self._lets_go_at = self._holds_until = release.at
        elif release.together:
            compose = partial(digest_event, name, why=release.why, at=now)
            self._outbox.bundle(name, now, compose, why=f"told in {release.why}", most_told=MOST_TOLD)
        else:
            self._outbox.let_go(name, now)

    def _resting(self, now: datetime) -> bool:
        return self._rests_until > now

    def _claimed(self, now: datetime) -> Delivery | None:
        """One at a time: what a hung receiver holds up is one row, not a batch."""
        lease = self._spec.timeout + LEASE_MARGIN
        quiet = self._spec.pace.quiet_until(now) is not None
        self._ours_until = monotonic() + lease.total_seconds()
        found = self._outbox.claim_deliveries(
            self._spec.name, now, owner=self._owner, lease=lease, limit=1, quiet=quiet
        )
        return found[0] if found else None

    def _waited(self, now: datetime, until: datetime) -> bool:
        """Sleep until there is something to try again, if that comes in time."""
        if self._resting(now):
            at = self._rests_until
        else:
            self._retries = [moment for moment in self._retries if moment > now]
            at = min([*self._retries, max(self._lets_go_at, now)])
        if at > until:
            return False
        self._stop.wait((at - now).total_seconds())
        return True

    def _carry(self, delivery: Delivery) -> None:
        """Send one event, and note what came of it; not after a stop that outlasted the lease."""
        try:
            self._channel = self._channel or self._open()
            if monotonic() >= self._ours_until:
                return
            self._channel.send(delivery)
        except Exception as error:  # noqa: BLE001  one poisonous event must not stop those behind it
            self._went_wrong(delivery, error)
        else:
            self._sent(delivery)

    def _went_wrong(self, delivery: Delivery, error: Exception) -> None:
        """What this machine lacks is told as that, and is no trouble of the channel's."""
        if lack := our_lack(error):
            self._failed(delivery, lack, None)
        elif isinstance(error, DeliveryRefused):
            self._refused(delivery, str(error))
        elif isinstance(error, DeliveryDeferred | ConfigError):  # or the environment is set up wrongly
            retry_after = getattr(error, "retry_after", None)
            self._failed(delivery, str(error), retry_after)
            self._channel_failed(str(error), asked_to_rest=retry_after is not None)
        else:
            log.error("delivery_failed", channel=self._spec.name, event_id=delivery.event.id, exc_info=error)
            self._failed(delivery, INTERNAL, None)

    def _sent(self, delivery: Delivery) -> None:
        """A success; after failures, or the first of this process, it proves that the channel is up again."""
        now = self._clock()
        self._outbox.settle(delivery.id, now=now, sent=True)
        self._tally.add("sent")
        event = delivery.event
        of = {"url": event.data["url"]} if "url" in event.data else {}
        log.info("delivered", channel=self._spec.name, event_id=event.id, type=str(event.type), **of)
        if self._failures or not self._works:
            self._outbox.hasten(self._spec.name, now, most_attempts=MOST_HASTENED)
            self._outbox.channel_well(self._spec.name, now, tell=partial(self._told_well, at=now))
        self._failures, self._works, self._rests_until = 0, True, _LONG_AGO

    def _failed(self, delivery: Delivery, error: str, retry_after: timedelta | None) -> None:
        now = self._clock()
        self._failures += 1
        self._works = self._works and self._failures < PATIENCE
        self._rests_until = self._rest(now, retry_after)
        at = self._next_try(delivery, now, retry_after)
        self._outbox.settle(delivery.id, now=now, sent=False, error=error, next_at=at)
        if at is not None:
            self._retries.append(at)
        self._told("dead" if at is None else "deferred", delivery, error)

    def _next_try(self, delivery: Delivery, now: datetime, retry_after: timedelta | None) -> datetime | None:
        at = next_try(delivery.attempts + 1, now, jitter=self._jitter(), retry_after=retry_after)
        hiccup = self._works and retry_after is None and delivery.attempts < MOST_HASTENED
        return min(at, now + HICCUP) if at is not None and hiccup else at

    def _rest(self, now: datetime, retry_after: timedelta | None) -> datetime:
        """Until when the whole channel is left alone: what the receiver asks for goes for all alerts."""
        rest = retry_after or timedelta(0)
        if self._failures >= PATIENCE:
            rest = max(rest, min(FIRST_REST * 2 ** min(self._failures - PATIENCE, 10), LONGEST_REST))
        return now + min(rest, LONGEST_WAIT)

    def _refused(self, delivery: Delivery, error: str) -> None:
        """Switch the channel off. The notice goes first: cut off in between, all of it is done again."""
        now = self._clock()
        notice = disabled_event(self._spec.name, error, at=now, cause=delivery.event.id)
        names = [spec.name for spec in self._others if spec.wants(notice)]
        self._outbox.enqueue(notice, names, now)
        self._outbox.disable_channel(self._spec.name, error, now, place=self._spec.place)
        self._outbox.settle(delivery.id, now=now, sent=False, error=error)
        self._told("dead", delivery, error)

    def _channel_failed(self, error: str, *, asked_to_rest: bool) -> None:
        """What the receiver asked for is kept in its row: the next process must know it too."""
        now = self._clock()
        tell = partial(self._told_failing, error, at=now)
        self._outbox.channel_failed(
            self._spec.name,
            error,
            now,
            patience=self._patience,
            tell=tell,
            rests_until=self._rests_until if asked_to_rest else None,
            place=self._spec.place,
        )

    def _told_failing(
        self, error: str, since: datetime, failures: int, *, at: datetime
    ) -> tuple[Event, list[str]]:
        return self._to_others(EventType.CHANNEL_FAILING, error, since, failures, at)

    def _told_well(self, trouble: ChannelTrouble, *, at: datetime) -> tuple[Event, list[str]]:
        """Told to itself, too, where it has missed something: nobody may have read the others."""
        kind, since = EventType.CHANNEL_RECOVERED, trouble.failing_since or at
        event, names = self._to_others(kind, trouble.trouble, since, trouble.failures, at, trouble.given_up)
        missed = trouble.given_up and self._spec.wants(event)
        return event, [*names, self._spec.name] if missed else names

    def _to_others(
        self, kind: EventType, error: str, since: datetime, failures: int, at: datetime, given_up: int = 0
    ) -> tuple[Event, list[str]]:
        how_often = {"failures": failures, "given_up": given_up}
        event = channel_event(kind, self._spec.name, error, since, **how_often, at=at)
        return event, [spec.name for spec in self._others if spec.wants(event)]

    def _told(self, kind: str, delivery: Delivery, error: str) -> None:
        self._tally.add(kind, (self._spec.name, error))
        log.warning(
            "not_delivered", channel=self._spec.name, event_id=delivery.event.id, error=error, state=kind
        )

"""What is known of channels: whether they are switched off, and whether alerts get through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, update

from watcher.damage import sparing
from watcher.model import DeliveryState
from watcher.store.engine.faults import damage_named
from watcher.store.schema import channels, deliveries, events

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from watcher.decide.patience import Patience
    from watcher.model import Event

    TellFailure = Callable[[datetime, int], tuple[Event, Sequence[str]]]
    TellTrouble = Callable[["ChannelTrouble"], tuple[Event, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class ChannelState:
    """What is known of a channel.

    Attributes:
        disabled_at: since when nothing is sent to it; None when it works.
        reason: why it was disabled, in words.
        rests_until: until when its receiver asked to be left alone; None when it did not.
        place: a digest of where it led when it was last in trouble; None when that is not known.
    """

    disabled_at: datetime | None = None
    reason: str = ""
    rests_until: datetime | None = None
    place: str | None = None

    @property
    def enabled(self) -> bool:
        """Whether alerts are sent to it."""
        return self.disabled_at is None

    def resting(self, now: datetime) -> bool:
        """Whether its receiver asked to be left alone, and that is not over."""
        return self.rests_until is not None and self.rests_until > now


def channel_state(db: Connection, name: str) -> ChannelState:
    """Whether a channel works."""
    query = select(channels.c.disabled_at, channels.c.reason, channels.c.rests_until, channels.c.place)
    row = _row(db, query, name)
    return ChannelState(*row) if row else ChannelState()


def _row(db: Connection, query: Select[*tuple[Any, ...]], name: str) -> Sequence[Any] | None:
    """A channel's row; one that is damaged is told, and as good as none."""
    with sparing(f'What is known of the channel "{name}"'), damage_named():
        return db.execute(query.where(channels.c.name == name)).one_or_none()
    return None


def set_channel(
    db: Connection, name: str, disabled_at: datetime | None, reason: str = "", place: str | None = None
) -> None:
    """Disable a channel, or enable it again (`disabled_at` None). What waits for it waits on."""
    values = {"disabled_at": disabled_at, "reason": reason, "place": place}
    changed = db.execute(update(channels).where(channels.c.name == name).values(**values))
    if not changed.rowcount and disabled_at is not None:
        db.execute(insert(channels).values(name=name, **values))


def readmit(db: Connection, name: str, place: str) -> bool:
    """Forget what keeps alerts from a channel if that was the word of another address; whether it was."""
    elsewhere = (channels.c.name == name) & (channels.c.place != place)
    known = dict.fromkeys(("disabled_at", "rests_until", "place"))
    return bool(db.execute(update(channels).where(elsewhere).values(reason="", **known)).rowcount)


def channel_failed(
    db: Connection,
    name: str,
    error: str,
    now: datetime,
    *,
    patience: Patience,
    tell: TellFailure,
    rests_until: datetime | None = None,
    place: str = "",
) -> tuple[Event, Sequence[str]] | None:
    """Note that a channel's try failed.

    Args:
        db: the transaction.
        name: the channel.
        error: what went wrong, in words.
        now: the moment.
        patience: when that is worth telling the others.
        tell: what to tell them, out of since when and how often it has failed.
        rests_until: until when its receiver asked to be left alone; it holds for every process.
        place: a digest of where it leads.

    Returns:
        What is to be told now, and to whom; that it was told is noted.
    """
    state = trouble_of(db, name)
    since, failures = state.failing_since or now, state.failures + 1
    due = not state.noticed and patience.over(failures, since, now)
    row = {"failures": failures, "failing_since": since, "trouble": error, "noticed": state.noticed or due}
    row |= {"place": place or None} | ({} if rests_until is None else {"rests_until": rests_until})
    _put_channel(db, name, row)
    return tell(since, failures) if due else None


def channel_well(db: Connection, name: str, *, tell: TellTrouble) -> tuple[Event, Sequence[str]] | None:
    """Note that a channel works; what is to be told of it, if the others were told that it did not."""
    state = trouble_of(db, name)
    if state.failures:
        known = ("failures", "failing_since", "trouble", "noticed", "rests_until", "place")
        _put_channel(db, name, dict.fromkeys(known))
    if not state.noticed or state.failing_since is None:
        return None
    return tell(replace(state, given_up=_given_up(db, name, state.failing_since)))


SPAN = timedelta(days=2)
"""No alert is older that waited when a trouble began; one that was given up in the trouble before is, for its
tries took three days."""


def _given_up(db: Connection, name: str, since: datetime) -> int:
    """How many alerts of a channel were given up that its trouble found waiting, or that came with it."""
    dead = (deliveries.c.channel == name) & (deliveries.c.state == DeliveryState.DEAD)
    query = select(func.count()).select_from(deliveries).join(events, events.c.id == deliveries.c.event)
    return int(db.execute(query.where(dead, events.c.occurred_at >= since - SPAN)).scalar_one())


@dataclass(frozen=True, slots=True)
class ChannelTrouble:
    """The tries of a channel that failed in a row.

    Attributes:
        failures: how many; 0: all is well.
        failing_since: the first of them.
        trouble: what the last one said.
        noticed: the other channels were told.
        given_up: alerts of that time that it never took.
    """

    failures: int = 0
    failing_since: datetime | None = None
    trouble: str = ""
    noticed: bool = False
    given_up: int = 0


_TROUBLE = select(channels.c.failures, channels.c.failing_since, channels.c.trouble, channels.c.noticed)


def trouble_of(db: Connection, name: str) -> ChannelTrouble:
    """How a channel stands."""
    row = _row(db, _TROUBLE, name)
    if row is None:
        return ChannelTrouble()
    failures, since, words, noticed = row
    return ChannelTrouble(failures or 0, since, words or "", bool(noticed))


def _put_channel(db: Connection, name: str, row: dict[str, Any]) -> None:
    if not db.execute(update(channels).where(channels.c.name == name).values(**row)).rowcount:
        db.execute(insert(channels).values({"name": name, "reason": "", **row}))

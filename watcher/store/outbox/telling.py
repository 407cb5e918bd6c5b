"""What a visit has to tell, and to whom: its events, its host's trouble, and bursts of the same change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from watcher.model import CHANGES, EventType
from watcher.store import alike
from watcher.store.alike import Scene
from watcher.store.outbox import bursts, outages
from watcher.store.outbox.deliveries import enqueue, holds_of
from watcher.store.outbox.holding import fold
from watcher.store.schema import deliveries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta

    from watcher.decide.patience import Patience
    from watcher.model import Check, Event
    from watcher.store.outbox.deliveries import Channel
    from watcher.store.packing.texts import Texts

_d = deliveries.c
_OF_HOSTS_TOO = frozenset({EventType.ARTICLE_FAILING, EventType.ARTICLE_RECOVERED})
_TWIN = "waits to see whether more articles of {host} change in the same way"


def tell(
    texts: Texts,
    check: Check,
    host_id: int,
    channels: Sequence[Channel],
    *,
    host_delay: timedelta,
    patience: Patience,
) -> None:
    """Put on its way what a visit has to tell.

    Args:
        texts: the article's, in the transaction that records the visit.
        check: the visit.
        host_id: its article's host.
        channels: who may be told.
        host_delay: how long the host is left alone between two looks.
        patience: when a host's trouble is worth telling.
    """
    db = texts.db
    notice = outages.follow(db, check, host_id, channels, patience)
    scene = Scene(check.article, host_id, check.checked_at, host_delay)
    if check.house:
        bursts.join(db, check.house, scene)
    for event in check.events:
        if event.type in CHANGES:
            _tell_change(texts, event, check.events, channels, scene)
        else:
            _tell_health(texts, check, event, channels, notice)


def _still_untold(names: Sequence[str], events: Sequence[Event], channels: Sequence[Channel]) -> list[str]:
    """The channels that no notice of the same visit shows the change: told twice, they would mute us."""
    showing = [event for event in events if event.type not in CHANGES and event.data.get("change")]
    told = {channel.name for event in showing for channel in channels if channel.wants(event)}
    return [name for name in names if name not in told]


def _tell_change(
    texts: Texts, event: Event, events: Sequence[Event], channels: Sequence[Channel], scene: Scene
) -> None:
    """A change without what is of many articles; held, or folded, by all that is in it."""
    db, holds = texts.db, holds_of(channels)
    told = alike.own(db, event, scene)
    names = _still_untold(_asking(channels, told), events, channels)
    until = bursts.twin_hold(db, event, scene)
    if until is not None:
        holds = dict.fromkeys(names, _TWIN.format(host=scene.article.host)) | holds
    number = enqueue(db, told, names, scene.now, texts=texts, holds=holds, not_before=until)
    if number:
        bursts.follow(db, event, number, scene)


def _asking(channels: Sequence[Channel], event: Event) -> list[str]:
    return [channel.name for channel in channels if channel.wants(event)]


def _tell_health(
    texts: Texts,
    check: Check,
    event: Event,
    channels: Sequence[Channel],
    notice: int | None,
) -> None:
    """A notice about an article; folded when the notice about its host says the same."""
    db, holds = texts.db, holds_of(channels)
    number = enqueue(db, event, _asking(channels, event), check.checked_at, texts=texts, holds=holds)
    if number and notice is not None and event.type in _OF_HOSTS_TOO:
        told = _d.channel.in_(select(_d.channel).where(_d.event == notice))
        same = "can be read again" if event.type is EventType.ARTICLE_RECOVERED else "is in the same trouble"
        fold(db, (_d.event == number) & told, notice, f"all of {check.article.host} {same}")

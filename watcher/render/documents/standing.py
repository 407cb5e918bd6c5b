"""The JSON documents of how the watch stands: alerts, channels, status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.documents import (
    SCHEMA_VERSION,
    Document,
    article_document,
    iso,
    iso_or_null,
    seconds,
)
from watcher.render.documents.sources import source_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from watcher.decide.trouble import Trouble
    from watcher.model import Delivery
    from watcher.model.forecast import CheckError, Forecast
    from watcher.render.standing import ChannelNow, Standing


def _delivery_document(delivery: Delivery) -> Document:
    """An alert on its way to a channel."""
    return {
        "id": delivery.id,
        "event_id": delivery.event.id,
        "type": delivery.event.type.value,
        "occurred_at": iso(delivery.event.occurred_at),
        "url": delivery.event.data.get("url"),
        "channel": delivery.channel,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "next_at": iso_or_null(delivery.next_at),
        "sent_at": iso_or_null(delivery.sent_at),
        "error": delivery.error or None,
        "why": delivery.why or None,
        "told_in": delivery.told_in or None,
    }


def _channel_document(channel: ChannelNow) -> Document:
    """A channel: whether alerts are sent to it, whether they get through, and what it holds."""
    return {
        "name": channel.name,
        "disabled_at": iso_or_null(channel.disabled_at),
        "reason": channel.reason or None,
        "failures": channel.failures,
        "failing_since": iso_or_null(channel.failing_since),
        "trouble": channel.trouble or None,
        "rests_until": iso_or_null(channel.rests_until),
        "held": channel.held,
        "release_at": iso_or_null(channel.release_at),
        "waits_for": channel.waits_for or None,
        "configured": not channel.stray,
        "stray": channel.stray,
    }


def alerts_document(channels: Iterable[ChannelNow], deliveries: Iterable[Delivery]) -> Document:
    """The channels, and the outbox in the order given (newest first)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "channels": [_channel_document(channel) for channel in channels],
        "deliveries": [_delivery_document(delivery) for delivery in deliveries],
    }


def _host_document(name: str, since: datetime, failures: int, trouble: str, told: bool) -> Document:
    return {
        "host": name,
        "failing_since": iso(since),
        "failures": failures,
        "trouble": trouble,
        "noticed": told,
    }


def alive_document(ailment: str) -> Document:
    """Whether checks are being made, and if not, why."""
    return {"schema_version": SCHEMA_VERSION, "alive": not ailment, "trouble": ailment or None}


def status_document(standing: Standing) -> Document:
    """How the watch stands."""
    store = standing.store
    return {
        "schema_version": SCHEMA_VERSION,
        "articles": {state.value: number for state, number in store.articles.items()},
        "versions": store.versions,
        "due": store.due,
        "overdue_seconds": seconds(store.overdue),
        "leased": store.leased,
        "daemon": standing.daemon,
        "last_check_at": iso_or_null(store.last_check_at),
        "failing_count": store.failing_count,
        "failing": [article_document(article) for article in store.failing],
        "moved_count": store.moved_count,
        "moved": [article_document(article) for article in store.moved],
        "hosts_blocked": [{"host": host, "until": iso(until)} for host, until in store.blocked],
        "outbox": {state.value: number for state, number in store.outbox.items()},
        "hosts_failing": [_host_document(*host) for host in store.silent],
        "sources_failing": [source_document(source) for source in standing.sources],
        "channels_disabled": [_channel_document(one) for one in standing.channels if one.disabled_at],
        "channels_failing": [_channel_document(one) for one in standing.channels if one.failures],
        "last_errors": [_delivery_document(delivery) for delivery in standing.unsent],
        "last_check_errors": [_error_document(error) for error in store.errors],
        "forecast": None if standing.forecast is None else _forecast_document(standing.forecast),
        "trouble": None if standing.trouble is None else _trouble_document(standing.trouble),
        "store": {
            "place": store.place,
            "bytes": store.size,
            "unwritable": standing.unwritable or None,
            "unfolded": standing.unfolded or None,
        },
    }


def _trouble_document(trouble: Trouble) -> Document:
    return {
        "trouble": trouble.words,
        "since": iso(trouble.since),
        "seen_at": iso(trouble.last_at),
        "told": trouble.told,
    }


def _error_document(error: CheckError) -> Document:
    return {
        "url": error.url,
        "checked_at": iso(error.at),
        "outcome": error.outcome.value,
        "code": error.code,
        "error": error.error,
    }


def _forecast_document(forecast: Forecast) -> Document:
    return {
        "requests_last_day": forecast.made,
        "requests_planned": round(forecast.planned, 1),
        "budget": forecast.budget or None,
        "hosts": [
            {"host": share.host, "requests_planned": round(share.requests, 1), "price": round(share.price, 3)}
            for share in forecast.hosts
        ],
        "bytes_a_day": None if forecast.growth is None else round(forecast.growth),
        "bytes_free": forecast.free,
        "full_in_seconds": seconds(forecast.full_in),
    }

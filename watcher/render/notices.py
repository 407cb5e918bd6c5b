"""Events that tell of several others, of a host or of a channel. Pure, as those of one article are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.model import Event, EventType
from watcher.render.documents import iso
from watcher.render.payload import cut, new_event

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model.source import Source

Data = dict[str, Any]

MOST_TOLD = 100
"""Events whose data a digest carries; how many more there are stands in it, and `alerts list` names them."""

ENTRY_ROOM = 4_000
"""Bytes of one event in a digest: its notes and first edits, not a whole rewritten story."""

MOST_ARTICLES = 50
"""Articles that a template change names one by one."""


def digest_event(channel: str, told: Sequence[Event], total: int, *, why: str, at: datetime) -> Event:
    """Alerts that were held, as one.

    Args:
        channel: whose they are.
        told: the events, oldest first; those after the hundredth are only counted.
        total: how many there are.
        why: what they waited for, in words.
        at: when they were put together; UTC.
    """
    shown = told[:MOST_TOLD]
    data = {
        "channel": channel,
        "reason": why,
        "count": total,
        "since": iso(told[0].occurred_at),
        "events": [_entry(event) for event in shown],
        "left_out": total - len(shown),
        "truncated": False,
    }
    return new_event(EventType.DIGEST, at, data, (channel, EventType.DIGEST, iso(at), *(e.id for e in shown)))


def _entry(event: Event) -> Data:
    about = {"id": event.id, "type": event.type.value, "timestamp": iso(event.occurred_at)}
    return about | {"data": cut(event, ENTRY_ROOM)}


def template_event(host: str, members: Sequence[Event], *, at: datetime) -> Event:
    """The same change in many articles of a host.

    Args:
        host: which.
        members: the events of the articles, oldest first, at least one; more may be added.
        at: when it was seen for what it is; UTC.
    """
    first = members[0]
    data = {
        "host": host,
        "site": first.data.get("site", ""),
        "count": 0,
        "articles": [],
        "since": iso(first.occurred_at),
        "seen_at": iso(at),
        "tags": [],
        "change": first.data["change"],
        "notes": first.data["notes"],
        "notes_changed": first.data.get("notes_changed", []),
        "notes_removed": first.data.get("notes_removed", []),
        "edits": first.data.get("edits", []),
        "edits_total": first.data.get("edits_total", 0),
        "again": False,
        "truncated": False,
    }
    kind = EventType.TEMPLATE_CHANGED
    data = with_articles(data, [member.data for member in members], at=at)
    return new_event(kind, at, data, (host, kind, first.id))


def template_event_again(former: Event, members: Sequence[Data], *, at: datetime) -> Event:
    """More articles that changed like those of a notice that is on its way.

    Args:
        former: the notice.
        members: of each article `url`, `title` and `tags`.
        at: when it was seen; UTC.
    """
    data = former.data | {"count": 0, "articles": [], "tags": [], "since": iso(at), "again": True}
    return new_event(
        former.type, at, with_articles(data, members, at=at), (data["host"], former.type, former.id)
    )


def with_articles(data: Data, members: Sequence[Data], *, at: datetime) -> Data:
    """A template change's data with more articles in it: of each `url`, `title` and `tags`."""
    added = [{"url": member["url"], "title": member["title"]} for member in members]
    tags = {*data["tags"], *(tag for member in members for tag in member.get("tags", ()))}
    return data | {
        "count": data["count"] + len(added),
        "articles": [*data["articles"], *added][:MOST_ARTICLES],
        "seen_at": iso(at),
        "tags": sorted(tags),
    }


def host_event(
    kind: EventType,
    host: str,
    trouble: str,
    since: datetime,
    *,
    articles: int,
    sites: Sequence[str],
    tags: Sequence[str],
    at: datetime,
) -> Event:
    """A host does not answer, or does again.

    Args:
        kind: which.
        host: its name.
        trouble: what it says, or said.
        since: when that began; UTC.
        articles: how many of its articles are watched.
        sites: their outlets' names.
        tags: the user's words for them.
        at: when it was seen; UTC.
    """
    data = {
        "host": host,
        "trouble": trouble,
        "since": iso(since),
        "seen_at": iso(at),
        "articles": articles,
        "sites": sorted(sites),
        "tags": sorted(tags),
    }
    return new_event(kind, at, data, (host, kind, iso(since)))


def source_event(kind: EventType, source: Source, trouble: str, since: datetime, *, at: datetime) -> Event:
    """A source cannot be read, brings nothing new, or does again.

    Args:
        kind: which.
        source: as it was.
        trouble: what is wrong with it, or was.
        since: when that began; UTC.
        at: when it was seen; UTC.
    """
    data = {
        "source": source.url,
        "title": source.title,
        "host": source.host,
        "kind": source.kind.value,
        "trouble": trouble,
        "since": iso(since),
        "seen_at": iso(at),
        "articles": source.articles,
        "tags": sorted(source.wishes.tags),
    }
    return new_event(kind, at, data, (source.url, kind, iso(since)))


def lost_event(place: str, message: str, *, at: datetime) -> Event:
    """The database is gone, and the watch has ended.

    Args:
        place: where it was.
        message: what happened and what to do, for people.
        at: when it was seen; UTC.
    """
    data = {"store": place, "message": message}
    return new_event(EventType.STORE_LOST, at, data, (place, EventType.STORE_LOST, iso(at)))


def watch_event(
    kind: EventType, place: str, machine: str, trouble: str, since: datetime, *, at: datetime
) -> Event:
    """The watch itself is in trouble, or is well again.

    Args:
        kind: which.
        place: where its database is.
        machine: whose trouble it is; several may share a database.
        trouble: what keeps changes from being seen or told, or did.
        since: when that began; UTC.
        at: when it was seen; UTC.
    """
    data = {"store": place, "machine": machine, "trouble": trouble, "since": iso(since), "seen_at": iso(at)}
    return new_event(kind, at, data, (place, machine, kind, iso(since)))


def channel_event(
    kind: EventType,
    channel: str,
    trouble: str,
    since: datetime,
    *,
    failures: int,
    given_up: int = 0,
    at: datetime,
) -> Event:
    """A channel's alerts do not get through, or do again; told to the others, and to itself what it missed.

    Args:
        kind: which.
        channel: its name.
        trouble: what the last try said.
        since: the first that failed; UTC.
        failures: how many did, in a row.
        given_up: alerts of that time that it will not get.
        at: when it was seen; UTC.
    """
    data = {"channel": channel, "reason": trouble, "since": iso(since), "failures": failures}
    data |= {"given_up": given_up} if given_up else {}
    return new_event(kind, at, data, (channel, kind, iso(since)))

"""The sources as a JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.documents.form import SCHEMA_VERSION, Document, iso_or_null, seconds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watcher.model.source import Source


def sources_document(sources: Iterable[Source]) -> Document:
    """Every watched source, in the order they were added; `at` is the address that is asked."""
    return {"schema_version": SCHEMA_VERSION, "sources": [source_document(source) for source in sources]}


def source_document(source: Source) -> Document:
    """One source."""
    wishes = source.wishes
    return {
        "id": source.id,
        "url": source.url,
        "title": source.title,
        "kind": source.kind.value,
        "at": source.at,
        "state": source.state.value,
        "from_config": source.from_config,
        "tags": list(wishes.tags),
        "outlet": wishes.outlet,
        "include": list(wishes.include),
        "exclude": list(wishes.exclude),
        "limit": wishes.limit,
        "every_seconds": seconds(wishes.every),
        "watch_for_seconds": seconds(wishes.watch_for),
        "afterwards": "stop" if wishes.stop else "stretch",
        "items": source.items,
        "left_out": source.left_out,
        "articles": source.articles,
        "captured": source.captured,
        "looks": source.looks,
        "added_at": iso_or_null(source.added_at),
        "last_looked_at": iso_or_null(source.last_looked_at),
        "last_good_at": iso_or_null(source.last_good_at),
        "last_new_at": iso_or_null(source.arrivals[-1] if source.arrivals else None),
        "next_look_at": iso_or_null(source.next_look_at),
        "next_reason": source.next_reason,
        "failures": source.failures,
        "failing_since": iso_or_null(source.failing_since),
        "trouble": source.trouble or None,
        "quiet": source.quiet_noticed,
        "hub": source.hub or None,
        "pushed_until": iso_or_null(source.pushed_until),
        "hub_trouble": source.hub_trouble or None,
        "pushes": source.pushes,
        "last_pushed_at": iso_or_null(source.last_pushed_at),
    }

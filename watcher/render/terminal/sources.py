"""What `add` finds at an address, and the list of sources, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import ArticleState
from watcher.model.source import SourceKind
from watcher.render.terminal.screen import Piece, cut, flow, line
from watcher.render.words import ago, count, lasting, moment, noted, of_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from watcher.model import Reading
    from watcher.model.source import Listing, Source
    from watcher.render.terminal.screen import Look

FIRST_LINES = 2
"""Paragraphs that show whether the right text was read."""

SHOWN = 3
"""Articles of a source that show whether the right ones were found."""

NAMES = {
    SourceKind.FEED: "feed",
    SourceKind.SITEMAP: "sitemap",
    SourceKind.FRONT: "page with links to articles",
    SourceKind.UNKNOWN: "source that nobody has looked at yet",
}


def article_found(reading: Reading, remark: str, look: Look) -> Iterator[str]:
    """An article: title, outlet and day, first lines, notes."""
    facts = [reading.site, f"{reading.published_at:%Y-%m-%d}" if reading.published_at else ""]
    about = ", ".join(filter(None, facts))
    head = [line(reading.title or "(no title)", "strong"), Piece("  "), line(about, "dim")]
    yield from flow(head, look)
    for block in reading.body[:FIRST_LINES]:
        yield "  " + cut(line(block.text).words, look.columns - 2)
    words = f"{count(reading.words, 'word')}, {count(len(reading.notes), 'note')}"
    yield from flow([line(words, "dim")], look, first="  ")
    for note in reading.notes:
        yield "  " + cut(line(noted(note)).words, look.columns - 2)
    if remark:
        yield from flow([line(remark, "warn")], look, first="  ")


def listing_found(url: str, at: str, listing: Listing, others: Sequence[str], look: Look) -> Iterator[str]:
    """A source: what it is, how many articles it has and three of them."""
    name = f' "{listing.title}"' if listing.title else ""
    what = (
        f"is a {NAMES[listing.kind]}{name}"
        if at == url
        else f"links to the {NAMES[listing.kind]}{name}, {at}"
    )
    more = f" ({listing.left:,} more are not looked at)" if listing.left else ""
    yield from flow([line(f"{url} {what}: {count(len(listing.items), 'article')}{more}")], look)
    for item in listing.items[:SHOWN]:
        yield "  " + cut(line(item.title or item.url).words, look.columns - 2)
    for odd in filter(None, (listing.trouble, listing.remark)):
        yield from flow([line(odd, "warn")], look, first="  ")
    if others:
        yield from flow([line(f"It also links to {', '.join(others)}", "dim")], look, first="  ")


def source_lines(sources: Sequence[Source], look: Look, *, now: datetime) -> Iterator[str]:
    """For each source its name, what it has brought, and how it is."""
    for source in sources:
        title = source.title or source.url
        yield from flow([line(title, "strong"), Piece("  "), line(NAMES[source.kind], "dim")], look)
        yield from flow([line(source.url, "dim")], look, first="  ")
        if source.at != source.url:
            yield from flow([line(f"asked at {source.at}", "dim")], look, first="  ")
        facts = ", ".join(source_facts(source, look.zone, now))
        yield from flow([line(facts)], look, first="  ", rest="    ")
        if ailment := source_ailment(source, look.zone, now):
            style = "bad" if source.trouble else "warn"
            yield from flow([line(ailment, style)], look, first="  ", rest="    ")


def source_facts(source: Source, zone: tzinfo, now: datetime) -> Iterator[str]:
    """What a source has brought, when it was read and when it is looked at next."""
    yield f"{count(source.items, 'item')} seen"
    yield f"{count(source.articles, 'article')} watched"
    if source.captured < source.articles:
        yield f"{source.captured:,} of them read so far"
    if source.left_out:
        yield f"{source.left_out:,} left out"
    yield f"read {ago(source.last_good_at, now)}" if source.last_good_at else "never read"
    if source.pushed_until is not None and source.pushed_until > now:
        last = f", last {ago(source.last_pushed_at, now)}" if source.last_pushed_at else ", nothing so far"
        yield f"pushed by its hub{last}"
    elif source.hub_trouble:
        yield f"not pushed: {source.hub_trouble}"
    if source.state is ArticleState.PAUSED:
        yield "paused"
    elif source.next_look_at is not None:
        yield f"next {moment(source.next_look_at, zone)} ({source.next_reason})"


def source_ailment(source: Source, zone: tzinfo, now: datetime) -> str:
    """What is wrong with a source; "" when all is well."""
    if source.trouble:
        since = f" for {lasting(now - source.failing_since)}" if source.failing_since else ""
        return f"trouble{since}: {of_address(source.url, source.trouble)}"
    quiet = source.quiet_noticed and source.arrivals
    return f"nothing new since {moment(source.arrivals[-1], zone)}" if quiet else ""

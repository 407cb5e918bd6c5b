"""Makes one article of two that are one, and two again when that was wrong. History is kept either way."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.compare.digest import digest
from watcher.decide.twins import alike, believed, key
from watcher.errors import BadAddress, UnknownArticle, UsageError
from watcher.fetch import canonical
from watcher.lean.log import structlog
from watcher.model import COSMETIC, ArticleState, Origin, OriginKind
from watcher.past.reread import versions
from watcher.past.weave import captured, put, take_out
from watcher.store.addresses import Merge, Met

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.decide.history.reread import Retold
    from watcher.decide.history.weave import Strand, Woven
    from watcher.model import Article, Capture, EditClass, Reading
    from watcher.model.haul import Report
    from watcher.store import Store

log = structlog.get_logger("watcher.unite")

WORDS = {
    Met.GIVEN: "its address is one of that article's",
    Met.REDIRECT: "its address leads there for good",
    Met.CLAIM: "the page names that article's address as its own",
}


def seek_twin(
    store: Store,
    article: Article,
    reading: Reading,
    moved_to: str,
    *,
    now: datetime,
    cosmetic: frozenset[EditClass] = COSMETIC,
) -> None:
    """Merge an article with the one that it turns out to be, after a good look at its page.

    Args:
        store: where both are.
        article: as it was before the look, or is.
        reading: what its page says.
        moved_to: where permanent redirects led; "" for nowhere.
        now: the moment.
        cosmetic: classes of edits that nobody is told of.
    """
    met = _met(article.url, reading.canonical_url, moved_to)
    keys = {key(article.url): Met.GIVEN} | {key(url): how for url, how in met}
    others = store.twins.others(article.id, list(keys))
    article = store.article(article.id) if others else article
    for other in others:
        pair = _elder(article, other)
        if pair is not None and _one_story(store, article, other, reading):
            how = WORDS[next((keys[k] for k in keys if k == key(other.url)), Met.CLAIM)]
            merge(store, *pair, how=how, now=now, cosmetic=cosmetic)
            return
    store.twins.put(article.id, met, now)


def standing_at(store: Store, article: Article, url: str) -> Reading | None:
    """What another article says whose own address this is; None where none is watched there."""
    found = (other for other in store.twins.others(article.id, [key(url)]) if key(other.url) == key(url))
    other = next(found, None)
    return store.reading(other.id, other.version) if other is not None and other.version else None


def _met(own: str, claimed: str, moved_to: str) -> list[tuple[str, Met]]:
    """Addresses other than its own that a look has brought up, the certain ones first."""
    found: dict[str, tuple[str, Met]] = {}
    if moved_to:
        found[key(moved_to)] = (moved_to, Met.REDIRECT)
    with suppress(BadAddress):
        address = canonical(claimed)
        if believed(own, address) or (moved_to and believed(moved_to, address)):
            found.setdefault(key(address), (address, Met.CLAIM))
    return [pair for name, pair in found.items() if name != key(own)]


def _one_story(store: Store, article: Article, other: Article, reading: Reading) -> bool:
    """Whether both say the same now, and one did from its first version on: addresses change their story."""
    theirs = store.reading(other.id, other.version)
    return alike(reading, theirs) and alike(store.reading(article.id, 1), theirs)


def _elder(one: Article, other: Article) -> tuple[Article, Article] | None:
    """Which of two goes on and which becomes part of it.

    None when a person wants both, or not even one, and as long as one of them cannot be read: then the other
    is what still can.
    """
    both = (one, other)
    if any(article.state is not ArticleState.ACTIVE or not article.version for article in both):
        return None
    if any(article.failures for article in both):
        return None
    if one.from_config and other.from_config:
        return None
    first, second = sorted(both, key=lambda article: (not article.from_config, article.id))
    return first, second


def merge(
    store: Store,
    into: Article,
    part: Article,
    *,
    how: str,
    now: datetime,
    cosmetic: frozenset[EditClass] = COSMETIC,
) -> Report:
    """Make an article part of another one: its versions come into the other's history, its own stays.

    What was captured after the other's last look is left to its next one, which comes now: were it a version
    without a look of its own, an edit would be one that nobody was told of, and what only that address shows
    (a print page without its author) would be told as an edit when it is seen to be gone. But what the other
    saw change from the very state that was seen here its own looks have told, and it comes in.

    Raises:
        UsageError: they are one already.
        StoreError: it could not be written; nothing of it was.
    """
    if into.id == part.id:
        raise UsageError(f"{part.url} and {into.url} are one article already, #{into.id}")
    if store.twins.merge_of(part.id) is not None:
        raise UsageError(f"#{part.id} is part of another article already; take it out first: watcher split")
    joined = Merge(part.id, into.id, now, how)

    captures = _captures(store, part)
    seen = [*_told(store, into, captures)]
    later = len(captures) - len(seen)

    def write(into: Article, woven: Woven, retold: Retold) -> bool:
        return store.twins.merge(joined, into, woven.strands, retold, look_again=later > 0)

    report = put(store, into, seen, now=now, cosmetic=cosmetic, write=write).report()
    log.info("merged", url=part.url, into=into.url, how=how)
    return replace(report, later=later)


def _told(store: Store, into: Article, captures: Sequence[Capture]) -> Iterator[Capture]:
    """Those of another article's captures of which the next look at this one has nothing to tell.

    Its states are what its own last look saw, and what came in from others since.
    """
    own = max((one.version for one in store.snapshots(into.id) if one.origin is None), default=0)
    states = {digest(version.new) for version in versions(store, into) if version.number >= own}
    told = False
    for capture in captures:
        ours = capture.origin is not None and capture.origin.ours
        told = ours and (told or capture.digest in states)
        if told or not _is_open(into, capture.captured_at):
            yield capture


def _is_open(article: Article, at: datetime) -> bool:
    """Whether what stood at a moment is for the article's own next look to tell."""
    is_read = article.state is ArticleState.ACTIVE and article.version and not article.failures
    return bool(is_read) and article.last_good_at is not None and at > article.last_good_at


def _captures(store: Store, part: Article) -> Sequence[Capture]:
    """Its versions as captures of somebody else, read by the present reader."""
    ours = Origin(OriginKind.MERGE, name=part.url)
    found = []
    for version in versions(store, part):
        stored = store.capture(part.id, version.number)
        origin = replace(stored.origin or ours, article_id=part.id)
        found.append(
            captured(
                version.new,
                stored.raw,
                stored.url,
                stored.captured_at,
                charset=stored.charset,
                status=stored.status,
                headers=stored.headers,
                origin=origin,
            )
        )
    return found


def split(
    store: Store, part: Article, *, now: datetime, cosmetic: frozenset[EditClass]
) -> tuple[Article, int]:
    """Watch an article by itself again that was part of another.

    Returns:
        The other, and how many versions were taken out of its history.

    Raises:
        UnknownArticle: it is not part of another one.
        StoreError: it could not be written; nothing of it was.
    """
    merge = store.twins.merge_of(part.id)
    if merge is None:
        raise UnknownArticle(f"{part.url} is not part of another article; nothing is to be split.")
    into = store.article(merge.into_id)
    theirs = {
        item.version
        for item in store.snapshots(into.id)
        if item.origin is not None and item.origin.article_id == part.id
    }

    def write(into: Article, strands: Sequence[Strand], retold: Retold) -> bool:
        return store.twins.split(merge, into, strands, retold, now=now)

    take_out(store, into, theirs, write, cosmetic=cosmetic)
    log.info("split", url=part.url, out_of=into.url)
    return into, len(theirs)

"""Reads stored histories again with the present reader: after an upgrade, nothing looks like an edit.

stored pages ──> read ──> retell ──> rewrite
                            │          └ one transaction an article; numbers, bytes and alerts stay
                            └ changes, verdicts and notes from the first version to the newest
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from watcher.decide.history.reread import Retold, Version, retell
from watcher.model import COSMETIC, Selectors
from watcher.past.ends import stored_end
from watcher.read import READER_VERSION, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from watcher.model import Article, Capture, EditClass, Reading
    from watcher.store import Store

TRIES = 3
"""A new version that comes while its article is being read again is rare; three in a row do not happen."""


def retold(store: Store, article: Article, *, cosmetic: frozenset[EditClass] = COSMETIC) -> Retold:
    """What the present reader makes of an article's stored pages; nothing is written."""
    records = store.note_records(article.id)
    return retell(versions(store, article), records, article_id=article.id, cosmetic=cosmetic)


def reread(
    store: Store, article: Article, *, now: datetime, cosmetic: frozenset[EditClass] = COSMETIC
) -> Retold:
    """Read an article's stored pages again and put the result in the place of the old one. No alerts.

    Raises:
        StoreError: it could not be written; nothing of it was.
    """
    for _ in range(TRIES):
        found = retold(store, article, cosmetic=cosmetic)
        if store.upkeep.rewrite(article, found, now=now):
            break
        article = store.article(article.id)
    return found


TEXT = Selectors(body="article")
"""How a page is read that was made from a mere text."""


def _hand_on(stored: Capture, article: Article) -> Selectors | None:
    """The selectors with which a stored page is read."""
    return TEXT if stored.origin is not None and stored.origin.text_only else article.selectors


def _read_again(stored: Capture, article: Article, published_at: datetime | None) -> Reading:
    """A stored page as this reader, with the article's selectors, reads it.

    Args:
        stored: with its page.
        article: whose it is.
        published_at: when the article was published, as far as that was known then.
    """
    return read(
        stored.raw,
        stored.url,
        captured_at=stored.captured_at,
        published_at=published_at,
        selectors=_hand_on(stored, article),
        charset=stored.charset or None,
    )


def read_so(stored: Capture, article: Article) -> bool:
    """Whether a version was read as its article is now."""
    return stored.reader_version == READER_VERSION and stored.reading.selectors == _hand_on(stored, article)


def reading_now(stored: Capture, article: Article) -> Reading:
    """The newest version as this reader, with the article's selectors, reads it.

    So neither an upgrade of the reader nor a new selector looks like an edit of the article.
    """
    if read_so(stored, article) or not stored.raw:
        return stored.reading
    return _read_again(stored, article, article.published_at)


def versions(store: Store, article: Article) -> Iterator[Version]:
    """One page at a time, each read as a visit would have, knowing what was known then."""
    published = None
    for snapshot in store.snapshots(article.id):
        stored = store.capture(article.id, snapshot.version)
        new = _read_again(stored, article, published)
        published = new.published_at or published
        yield Version(
            number=snapshot.version,
            captured_at=snapshot.captured_at,
            not_before=snapshot.not_before,
            old=stored.reading,
            new=new,
            change=snapshot.change,
            text_only=snapshot.origin is not None and snapshot.origin.text_only,
            ours=snapshot.origin is None or snapshot.origin.ours,
            end=partial(stored_end, store, article.id, snapshot.version),
        )

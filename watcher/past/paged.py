"""Where a story of several pages goes on, or went on before, when its end has changed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from watcher.decide.tail import told_of_pages
from watcher.errors import DamagedRow, NotKept
from watcher.find import next_page

if TYPE_CHECKING:
    from watcher.model import Article, Change, Reading, Response
    from watcher.store.archive import Archive

__all__ = ["stored_next", "with_pages"]


def with_pages(
    archive: Archive, article: Article, answer: Response, before: Reading, after: Reading, change: Change
) -> Change:
    """A change, with the page that the end of the story may stand on; pages are asked only when it matters.

    Args:
        archive: where the page of the version before is.
        article: whose.
        answer: the page now.
        before: what was read in the version before.
        after: what is read now.
        change: between the two.
    """
    earlier = partial(stored_next, archive, article.id, article.version)
    further = partial(next_page, answer.body, answer.url, charset=answer.charset)
    return told_of_pages(before, after, change, earlier, further)


def stored_next(archive: Archive, article_id: int, number: int) -> str:
    """Where the page of a version says that its story goes on; "" too when it is no longer kept."""
    with suppress(DamagedRow, NotKept):  # the change is told without it
        stored = archive.capture(article_id, number)
        return next_page(stored.raw, stored.url, charset=stored.charset)
    return ""

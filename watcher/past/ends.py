"""Why the end of a story may stand, or have stood, where nobody looked, when it has changed."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from watcher.decide.history.ends import End, end_of, told_of_end
from watcher.errors import DamagedRow, NotKept

if TYPE_CHECKING:
    from watcher.model import Article, Change, Reading, Response
    from watcher.store.archive import Archive


def with_end(
    archive: Archive, article: Article, answer: Response, before: Reading, after: Reading, change: Change
) -> Change:
    """A change, with where the end of the story may stand; pages are asked only when it matters.

    Args:
        archive: where the page of the version before is.
        article: whose.
        answer: the page now.
        before: what was read in the version before.
        after: what is read now.
        change: between the two.
    """
    earlier = partial(stored_end, archive, article.id, article.version)
    further = partial(end_of, answer.body, answer.url, answer.charset)
    return told_of_end(before, after, change, earlier, further)


def stored_end(archive: Archive, article_id: int, number: int) -> End:
    """What the page of a version shows of its end; nothing when it is no longer kept."""
    with suppress(DamagedRow, NotKept):  # the change is told without it
        stored = archive.capture(article_id, number)
        return end_of(stored.raw, stored.url, stored.charset)
    return End()

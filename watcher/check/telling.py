"""What of a visit is worth telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.decide.counting import notice_words
from watcher.model import EventType
from watcher.render.payload import change_events, notice_events

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.decide.conclude import Seen
    from watcher.model import Article, Change, Event
    from watcher.store import Store


def events_of(
    store: Store,
    article: Article,
    seen: Seen | None,
    change: Change | None,
    notice: tuple[EventType | None, str],
    now: datetime,
) -> tuple[Event, ...]:
    """All that is to be alerted, under the title that the article was first seen with.

    Args:
        store: in which earlier versions stand.
        article: as it was when the check began.
        seen: what was read in the page, if it was.
        change: which makes a version, if one does.
        notice: of a trouble or its end, and in words what the trouble is.
        now: the moment of the check; UTC.
    """
    kind, trouble = notice
    if change is None and kind is None:
        return ()
    first_title = store.first_title(article.id)
    again = store.returns_to(article, seen.capture.digest) if seen else None
    events: list[Event] = []
    if change is not None and seen is not None and seen.news:
        events += change_events(
            article,
            change,
            seen.capture,
            first_title=first_title,
            returns_to=again,
            said=seen.said,
            fates=seen.fates,
        )
    if kind is not None:
        shows = again if change is None else None
        back = seen.change if seen and (change or again) else None  # else it leads to no version
        if seen is not None and kind is EventType.ARTICLE_COUNTING:
            trouble = notice_words(seen.counting)
        events += notice_events(
            article, kind, trouble, now, first_title=first_title, change=back, shows=shows
        )
    return tuple(events)

"""An article that is watched, one that is new, what comes of a visit; edits of a change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from watcher.decide.policy import Policy
from watcher.decide.progress import follow_up
from watcher.decide.screen import Verdict, body_hash
from watcher.model import Article, Edit, EditClass, EditKind, Op, Response, Span, Validators

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
URL = "https://news.example/2026/03/ferry"
POLICY = Policy()


def answer(status: int = 200, body: bytes = b"new", url: str = URL, **more: object) -> Response:
    return Response(url=url, status=status, headers=(), body=body, fetched_at=NOW, **more)


WATCHED = Article(
    id=1,
    url=URL,
    host="news.example",
    version=2,
    checks=4,
    body_hash=body_hash(answer(body=b"old"), None),
    validators=Validators(etag='"a"'),
    published_at=NOW - timedelta(days=3),
    last_changed_at=NOW - timedelta(days=1),
    last_good_at=NOW - timedelta(hours=2),
)


NEW = Article(id=2, url=URL, host="news.example")


def following(article: Article, verdict: Verdict, *, now: datetime = NOW, came_back: Response | None = None):
    return follow_up(
        article,
        verdict,
        came_back or answer(),
        reading=None,
        fingerprints=("page", "scope"),
        now=now,
        policy=POLICY,
        jitter=0,
    )


def edit(before: str, after: str, *, classes: Iterable[EditClass] = (EditClass.TEXT,)) -> Edit:
    """The one became the other, as a whole."""
    spans = tuple(Span(op, text) for op, text in ((Op.DELETE, before), (Op.INSERT, after)) if text)
    kind = EditKind.EDIT if before and after else EditKind.ADDITION if after else EditKind.DELETION
    return Edit(kind, frozenset(classes), before, after, spans)


def own_edit(number: int) -> Edit:
    """One that no other article has."""
    return edit(f"It was the {number}th of its kind.", f"It was the {number + 1}th of its kind.")

"""What a visit comes to: all that is recorded of it, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watcher.decide.counting import turns
from watcher.decide.schedule.cadence import host_blocked_until
from watcher.model import GOOD, Check, EditClass, EventType, Outcome, Response

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from watcher.decide.screen import Verdict
    from watcher.errors import FetchError
    from watcher.model import (
        Article,
        Capture,
        Change,
        Event,
        Evidence,
        NoteRecord,
        Progress,
        Reading,
        Said,
        Snapshot,
    )

_ASIDE = frozenset({Outcome.SUSPECT, Outcome.BLOCKED})
"""Pages that were read and are no version: kept, so that the verdict on them can be checked."""

_VERSION = frozenset({Outcome.FIRST, Outcome.CHANGED})


@dataclass(frozen=True, slots=True)
class Seen:
    """What reading a page gave, set against the version before, and what it taught of furniture.

    `counting` are sentences that were found to count, `moving` whether what is taken for furniture may rest.
    What came after a version that others captured is no news where no look of ours ever brought one: nobody
    was watching. Nor is what differs from a version that was read in another way and whose page is no longer
    kept: what was edited cannot be told.
    """

    capture: Capture
    before: Reading | None
    change: Change | None
    learned: Evidence | None
    house: tuple[str, ...] = ()
    counting: tuple[str, ...] = ()
    moving: bool = False
    said: tuple[Said, ...] = ()
    fates: tuple[NoteRecord, ...] = ()
    news: bool = True
    alike: bool = True


def named_once(verdict: Verdict, seen: Seen, lately: Callable[[], Sequence[Snapshot]]) -> Verdict:
    """The verdict with the notice that sentences count, when it was just found that they do, and what moves.

    Who wants to know of furniture is told of every turn.

    Args:
        verdict: on the page.
        seen: what reading it gave.
        lately: the newest versions, oldest first; asked only for that.
    """
    verdict = replace(verdict, moving=seen.moving)
    silent = seen.change is not None and EditClass.FURNITURE in seen.change.cosmetic
    if not (seen.counting and silent and verdict.outcome in GOOD):
        return verdict
    return replace(verdict, notice=EventType.ARTICLE_COUNTING, turns=turns(lately(), seen.counting))


def news_of(verdict: Verdict, seen: Seen | None) -> Change | None:
    """The change that a visit found, when it makes a version."""
    return seen.change if seen is not None and verdict.outcome in _VERSION else None


def conclude(
    article: Article,
    answer: Response | FetchError,
    verdict: Verdict,
    seen: Seen | None,
    *,
    progress: Progress,
    events: tuple[Event, ...],
    now: datetime,
) -> Check:
    """The visit as it is recorded.

    Args:
        article: as it was when the check began.
        answer: what came.
        verdict: how the check ends.
        seen: what was read in it; None when it was not read.
        progress: what the article's row becomes.
        events: what is to be alerted.
        now: the moment of the check; UTC.
    """
    check = Check(
        article=article,
        checked_at=now,
        outcome=verdict.outcome,
        progress=progress,
        error=verdict.error,
        code=verdict.code,
        furniture=verdict.furniture,
        counted=verdict.counted,
        turns=verdict.turns,
        events=events,
        host_blocked_until=host_blocked_until(article, answer, now),
    )
    if isinstance(answer, Response):
        check = replace(check, status=answer.status, size=len(answer.body), stood_at=answer.asked_at)
    return check if seen is None else _with_page(check, seen)


def _with_page(check: Check, seen: Seen) -> Check:
    """The same with what is kept of the page, which its outcome decides."""
    new = check.outcome in _VERSION
    return replace(
        check,
        capture=seen.capture if new else None,
        aside=seen.capture if check.outcome in _ASIDE else None,
        change=seen.change if new else None,
        said=seen.said,
        house=seen.house if check.outcome is Outcome.UNCHANGED else (),
        evidence=seen.learned if check.outcome in GOOD else None,
    )

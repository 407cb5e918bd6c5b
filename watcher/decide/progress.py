"""What an article's row becomes, and which notices are due: one when trouble starts, one when it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from watcher.decide.flapping import FLAPPING
from watcher.decide.judge import ELSEWHERE
from watcher.decide.older import OLDER
from watcher.decide.schedule.cadence import next_check
from watcher.decide.schedule.common import hints_of
from watcher.decide.screen import body_hash
from watcher.decide.trust import lies, names_nothing
from watcher.errors import LineDown
from watcher.model import GOOD, EventType, Outcome, Progress, Response, Validators

if TYPE_CHECKING:
    from datetime import datetime

    from watcher.decide.policy import Policy
    from watcher.decide.schedule.cadence import Appointment
    from watcher.decide.screen import Verdict
    from watcher.errors import FetchError
    from watcher.model import Article, Reading


@dataclass(frozen=True, slots=True)
class Next:
    """What follows from a verdict.

    Attributes:
        progress: the article's row.
        notice: what to tell about the article's health; None for nothing.
    """

    progress: Progress
    notice: EventType | None = None


def follow_up(
    article: Article,
    verdict: Verdict,
    answer: Response | FetchError,
    *,
    reading: Reading | None,
    fingerprints: tuple[str, str],
    now: datetime,
    policy: Policy,
    jitter: float,
) -> Next:
    """Everything that a verdict changes on the article's row.

    Args:
        article: as it was when the check began.
        verdict: how the check ends.
        answer: what came.
        reading: what was read in it; None when it was not read.
        fingerprints: of the page and of the article's scope in it; the article's own when none were taken.
        now: the moment of the check.
        policy: when to tell of trouble.
        jitter: 0 to 1, for the next check.
    """
    dated = article if reading is None else _dated(article, reading)
    then = next_check(dated, verdict, now, policy, jitter=jitter, hints=hints_of(answer))
    if verdict.outcome in GOOD:
        well = _well(article, verdict, answer, reading, fingerprints, then)
        restless = verdict.counted or verdict.moving
        return Next(_forgetful(well) if restless else well, _ended(article) or verdict.notice)
    progress = _troubled(article, verdict, now, then)
    if verdict.code in {FLAPPING, OLDER}:  # it can be read: neither its start nor its end is one of trouble
        return Next(
            replace(progress, noticed=article.noticed, gone_noticed=article.gone_noticed), verdict.notice
        )
    notice = _started(article, verdict, progress, now, policy)
    told_gone = article.gone_noticed or notice is EventType.ARTICLE_GONE
    noticed = article.noticed or notice is not None
    return Next(replace(progress, noticed=noticed, gone_noticed=told_gone), notice)


def _dated(article: Article, reading: Reading) -> Article:
    """With the dates that its page claims now; when to look again rests on them from the first look on."""
    published, modified = reading.published_at, reading.modified_at
    return replace(
        article,
        published_at=published or article.published_at,
        modified_at=modified or article.modified_at,
    )


def _well(
    article: Article,
    verdict: Verdict,
    answer: Response | FetchError,
    reading: Reading | None,
    fingerprints: tuple[str, str],
    then: Appointment,
) -> Progress:
    """The row after a good reading: only then do validators and fingerprints move (urlwatch #292)."""
    assert isinstance(answer, Response)
    not_modified = answer.status == HTTPStatus.NOT_MODIFIED
    return Progress(
        next_check_at=then.at,
        next_reason=then.reason,
        stride=then.stride,
        body_hash=article.body_hash if not_modified else body_hash(answer, article.selectors),
        validators=_names(article, answer),
        validators_lie=lies(article, verdict.outcome, answer),
        moved_to=answer.moved_to or ("" if answer.url == article.url else article.moved_to),
        modified_at=(reading.modified_at if reading else None) or article.modified_at,
        page_fingerprint=fingerprints[0],
        scope_fingerprint=fingerprints[1],
    )


def _forgetful(well: Progress) -> Progress:
    """The row by which no page is known again: of what moves by itself it must be seen that it rests."""
    names = well.validators if well.validators_lie else Validators()
    return replace(well, body_hash="", validators=names, page_fingerprint="", scope_fingerprint="")


def _names(article: Article, answer: Response) -> Validators:
    if names_nothing(article, answer):
        return Validators()
    return (answer.status == HTTPStatus.NOT_MODIFIED and article.validators) or answer.validators


def _ended(article: Article) -> EventType | None:
    if not article.noticed:
        return None
    return EventType.ARTICLE_RETURNED if article.gone_noticed else EventType.ARTICLE_RECOVERED


def _troubled(article: Article, verdict: Verdict, now: datetime, then: Appointment) -> Progress:
    """The row without a good reading.

    Validators and body hash are dropped, for what came is not the article: the next request is unconditional.
    Those that lie are kept, for they are not asked with, and may come again.
    """
    gone_since, gone_count = _gone(article, verdict, now)
    again = verdict.mark and verdict.mark == article.suspect_digest and verdict.code != ELSEWHERE
    return Progress(
        next_check_at=then.at,
        next_reason=then.reason,
        stride=then.stride,
        validators=article.validators if article.validators_lie else Validators(),
        validators_lie=article.validators_lie,
        failures=article.failures + 1,
        failing_since=article.failing_since or now,
        trouble=f"{verdict.outcome}: {verdict.error}",
        gone_since=gone_since,
        gone_count=gone_count,
        suspect_digest=verdict.mark,
        suspect_count=article.suspect_count + 1 if again else int(verdict.mark != ""),
        moved_to=article.moved_to,
        modified_at=article.modified_at,
    )


def _gone(article: Article, verdict: Verdict, now: datetime) -> tuple[datetime | None, int]:
    """Since when and how often it was not there. A page speaks against it; no answer says nothing."""
    if verdict.outcome is Outcome.GONE:
        return article.gone_since or now, article.gone_count + 1
    if verdict.outcome is Outcome.SUSPECT and not article.gone_noticed:
        return None, 0
    return article.gone_since, article.gone_count


def _started(
    article: Article, verdict: Verdict, progress: Progress, now: datetime, policy: Policy
) -> EventType | None:
    """That it fails is told once, and that it is gone is told once, also of an article that failed before."""
    if verdict.outcome is Outcome.GONE:
        assert progress.gone_since is not None
        confirmed = progress.gone_count >= policy.gone_checks
        confirmed = confirmed and now - progress.gone_since >= policy.gone_after
        return EventType.ARTICLE_GONE if confirmed and not article.gone_noticed else None
    if verdict.code == LineDown.code:
        return None  # the watch tells of itself
    lasted = policy.notice_after.over(progress.failures, progress.failing_since or now, now)
    return EventType.ARTICLE_FAILING if lasted and not article.noticed else None

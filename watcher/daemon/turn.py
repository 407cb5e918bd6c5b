"""The turn of what was claimed: a visit begins with it, and whatever goes wrong is its trouble alone."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from watcher.clock import utc_now
from watcher.errors import DamagedRow, LeaseOver, StoreError
from watcher.fetch import host_of, leased
from watcher.lean.log import structlog
from watcher.model.crew import Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from watcher.check import Checker
    from watcher.model import Article, Claim
    from watcher.model.source import Source, SourceClaim
    from watcher.sources.polling import Poller
    from watcher.store import Store

log = structlog.get_logger("watcher.daemon")

DAMAGED = timedelta(hours=1)
"""How long an article or a source whose row is damaged is put off, that the others of its host have their
turn."""


def visit(store: Store, checker: Checker, claim: Claim, ours_until: float) -> Visit | None:
    """Check an article; None when that failed, or its hours are over.

    Args:
        store: where it was claimed.
        checker: checks it.
        claim: names it.
        ours_until: when the lease ends, by the monotonic clock.
    """
    with _apart("visit_failed", article=claim.article_id):
        with _put_off(partial(store.release, claim.article_id)):
            article = store.claimed(claim)
        return _visit(checker, article, ours_until)
    return None


def look(store: Store, poller: Poller, claim: SourceClaim, ours_until: float) -> None:
    """Look at a source; the arguments are those of a visit."""
    with _apart("look_failed", source=claim.source_id):
        with _put_off(partial(store.sources.release, claim)):
            source = store.sources.claimed(claim)
        _look(poller, source, ours_until)


@contextmanager
def _put_off(release: Callable[[datetime, tuple[datetime, str]], None]) -> Iterator[None]:
    """Read the row of what was claimed; where it is damaged, the claim is given back."""
    try:
        yield
    except DamagedRow:
        now = utc_now()
        release(now, (now + DAMAGED, "its row is damaged"))
        raise


def _visit(checker: Checker, article: Article, ours_until: float) -> Visit | None:
    began, late = monotonic(), utc_now() - (article.next_check_at or utc_now())
    with _apart("visit_failed", url=article.url), leased(article.host, ours_until):
        if not checker.put_off(article):
            outcome = checker.visit(article).outcome
            return Visit(outcome, max(late.total_seconds(), 0.0), monotonic() - began)
    return None


def _look(poller: Poller, source: Source, ours_until: float) -> None:
    with _apart("look_failed", url=source.url), leased(host_of(source.at), ours_until):
        poller.visit(source)


@contextmanager
def _apart(failed: str, **work: object) -> Iterator[None]:
    """Work on what is leased; whatever goes wrong is its trouble, not the daemon's."""
    try:
        yield
    except LeaseOver:
        log.warning("lease_lost", **work)
    except (StoreError, DamagedRow) as error:
        log.error("not_recorded", **work, error=str(error))  # it will be due again
    except Exception:
        log.exception(failed, **work)

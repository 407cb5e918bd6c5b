"""Jobs that are done again and again. APScheduler is only their clock: what is due stands in the store."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from watcher.clock import utc_now
from watcher.errors import DamagedRow, StoreError
from watcher.lean.log import Complaints, structlog

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from datetime import datetime

log = structlog.get_logger("watcher.daemon")


class Every(BaseTrigger):  # type: ignore[misc]  # it has no types
    """Again and again; after a turn that is late, the next one counts from there.

    APScheduler's own lists all turns that were missed, to make one of them. When the clock is set ahead, or
    the machine slept, those of a month are 10 million: 18 s of CPU and 600 MB for each job. A machine without
    a clock of its own, whose time jumps by years when it is told, would never come to an end.
    """

    def __init__(self, seconds: float) -> None:
        self._span = timedelta(seconds=seconds)

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """Always later than now."""
        following = (previous or now) + self._span
        return following if following > now else now + self._span


class Rounds:
    """A few jobs, each in turns of its own; the first turn is at once."""

    def __init__(self) -> None:
        # Its defaults skip runs on a busy machine; a late run is only late.
        self._clock = BackgroundScheduler(
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}, timezone="UTC"
        )
        self._complaints = Complaints()

    def add(self, name: str, job: Callable[[], None], seconds: float) -> None:
        """Have it done every so many seconds."""
        work = partial(self.guarded, name, job)
        self._clock.add_job(work, Every(seconds), id=name, next_run_time=utc_now())

    def begin(self) -> None:
        """Start."""
        self._clock.start()

    def hasten(self, names: Container[str] | None = None) -> None:
        """Do these now, or all of them; their next turns count from here."""
        for job in self._clock.get_jobs():
            if names is None or job.id in names:
                job.modify(next_run_time=utc_now())

    def end(self) -> None:
        """Let what is under way end, and begin no more."""
        self._clock.shutdown(wait=True)

    def guarded(self, name: str, job: Callable[[], None]) -> None:
        """Do a job: a full disk or a damaged row is told, and the next turn tries again."""
        try:
            job()
        except (StoreError, DamagedRow) as error:
            if self._complaints.are_due(f"{name}: {error}"):
                log.error("store", job=name, error=str(error))
        except Exception:  # the clock must go on
            log.exception("job_failed", job=name)

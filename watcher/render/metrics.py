"""The watch in figures, in the text format of Prometheus."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.model.crew import LATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from watcher.model import Outcome
    from watcher.model.crew import WorkerFigures
    from watcher.model.status import StoreStatus

GAUGE, COUNTER, HISTOGRAM = "gauge", "counter", "histogram"


class Metric(NamedTuple):
    """A figure and its help; `values` are by what stands behind its name: labels, or `_sum` and such."""

    name: str
    kind: str
    help: str
    values: Mapping[str, float | None]


def metrics_text(figures: StoreStatus, crew: Sequence[WorkerFigures] = ()) -> str:
    """The figures.

    Args:
        figures: of the store.
        crew: of the daemon's processes, where the one that is asked knows them.
    """
    lines = []
    for name, kind, words, values in (*_of_store(figures), *(_of_crew(crew) if crew else ())):
        lines += [f"# HELP {name} {words}", f"# TYPE {name} {kind}"]
        lines += [f"{name}{labels} {value}" for labels, value in values.items() if value is not None]
    return "\n".join(lines) + "\n"


def _of_store(figures: StoreStatus) -> Iterator[Metric]:
    yield Metric("watcher_articles", GAUGE, "Articles by state.", _by_state(figures.articles))
    yield _one("watcher_articles_due", "Articles whose time has come.", figures.due)
    yield _one("watcher_articles_leased", "Articles that are being looked at.", figures.leased)
    yield _one("watcher_articles_failing", "Articles that cannot be read.", figures.failing_count)
    late = figures.overdue.total_seconds()
    yield _one("watcher_overdue_seconds", "By how much the first host in the queue is late.", late)
    yield _one("watcher_hosts_blocked", "Hosts that asked to be left alone.", len(figures.blocked))
    yield _one("watcher_hosts_failing", "Hosts none of whose articles can be read.", len(figures.silent))
    yield _one("watcher_checks_last_day", "Checks in the last 24 hours, by whomever.", figures.made)
    yield _one("watcher_versions", "Versions stored.", figures.versions)
    yield Metric("watcher_deliveries", GAUGE, "Alerts by state.", _by_state(figures.outbox))
    yield _one("watcher_channels_disabled", "Channels that nothing is sent to.", figures.disabled)
    yield _one("watcher_store_bytes", "Size of the store.", figures.size)
    yield _one("watcher_store_growth_bytes_per_day", "By how much it grew lately.", figures.growth)
    yield _one("watcher_store_free_bytes", "What is free where the store is.", figures.free)
    checked = figures.last_check_at.timestamp() if figures.last_check_at else None
    yield _one("watcher_last_check_timestamp_seconds", "The newest check, since 1970, UTC.", checked)


def _of_crew(crew: Sequence[WorkerFigures]) -> Iterator[Metric]:
    outcomes: Counter[Outcome] = sum((Counter(one.outcomes) for one in crew), Counter())
    counts = {f'{{outcome="{outcome.value}"}}': number for outcome, number in outcomes.items()}
    yield Metric("watcher_checks_total", COUNTER, "Checks of this daemon by how they ended.", counts)
    took = sum(one.took_seconds for one in crew)
    yield Metric("watcher_check_seconds_total", COUNTER, "Time that checks took.", {"": took})
    yield Metric(
        "watcher_check_lateness_seconds", HISTOGRAM, "After its time a check began.", dict(_late(crew))
    )
    yield _each("watcher_worker_starts_total", COUNTER, "Starts of a process.", [one.starts for one in crew])
    idle = [one.idle for one in crew]
    yield _each("watcher_worker_idle_seconds", GAUGE, "Since its work last went round.", idle)
    living = [one.vitals for one in crew]
    memory = [one.memory for one in living]
    yield _each("watcher_worker_resident_bytes", GAUGE, "Memory of a process.", memory)
    files = [one.files for one in living]
    yield _each("watcher_worker_open_files", GAUGE, "Open files and sockets of a process.", files)
    cpu = [one.cpu for one in living]
    yield _each("watcher_worker_cpu_seconds_total", COUNTER, "CPU time of a process.", cpu)


def _late(crew: Sequence[WorkerFigures]) -> Iterator[tuple[str, float]]:
    number = sum(sum(one.outcomes.values()) for one in crew)
    for place, bound in enumerate(LATE):
        yield f'_bucket{{le="{bound}.0"}}', sum(one.late[place] for one in crew)
    yield '_bucket{le="+Inf"}', number
    yield "_sum", sum(one.late_seconds for one in crew)
    yield "_count", number


def _one(name: str, words: str, value: float | None) -> Metric:
    return Metric(name, GAUGE, words, {"": value})


def _each(name: str, kind: str, words: str, values: Sequence[float | None]) -> Metric:
    return Metric(name, kind, words, {f'{{worker="{place}"}}': one for place, one in enumerate(values)})


def _by_state(counts: Mapping[Any, int]) -> dict[str, float]:
    return {f'{{state="{state.value}"}}': number for state, number in counts.items()}

"""The watch in figures, in the text format of Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime, timedelta
    from typing import Protocol

    from watcher.model import ArticleState, DeliveryState

    class Figures(Protocol):
        """What is told, of all that is known."""

        @property
        def articles(self) -> Mapping[ArticleState, int]: ...
        @property
        def versions(self) -> int: ...
        @property
        def due(self) -> int: ...
        @property
        def overdue(self) -> timedelta: ...
        @property
        def failing_count(self) -> int: ...
        @property
        def blocked(self) -> tuple[tuple[str, datetime], ...]: ...
        @property
        def outbox(self) -> Mapping[DeliveryState, int]: ...
        @property
        def size(self) -> int: ...
        @property
        def last_check_at(self) -> datetime | None: ...


__all__ = ["metrics_text"]


class Metric(NamedTuple):
    """A figure and its help; `values` are by the text of their labels."""

    name: str
    help: str
    values: dict[str, float]


def metrics_text(figures: Figures) -> str:
    """The figures; times are seconds since 1970, UTC."""
    lines = []
    for name, words, values in _metrics(figures):
        lines += [f"# HELP {name} {words}", f"# TYPE {name} gauge"]
        lines += [f"{name}{labels} {value}" for labels, value in values.items()]
    return "\n".join(lines) + "\n"


def _metrics(figures: Figures) -> Iterator[Metric]:
    yield Metric("watcher_articles", "Articles by state.", _by_state(figures.articles))
    yield Metric("watcher_articles_due", "Articles whose time has come.", {"": figures.due})
    yield Metric("watcher_articles_failing", "Articles that cannot be read.", {"": figures.failing_count})
    overdue = figures.overdue.total_seconds()
    yield Metric("watcher_overdue_seconds", "By how much the first host in the queue is late.", {"": overdue})
    yield Metric("watcher_hosts_blocked", "Hosts that asked to be left alone.", {"": len(figures.blocked)})
    yield Metric("watcher_versions", "Versions stored.", {"": figures.versions})
    yield Metric("watcher_deliveries", "Alerts by state.", _by_state(figures.outbox))
    yield Metric("watcher_store_bytes", "Size of the store.", {"": figures.size})
    if figures.last_check_at is not None:
        checked = figures.last_check_at.timestamp()
        yield Metric("watcher_last_check_timestamp_seconds", "The newest visit.", {"": checked})


def _by_state(counts: Mapping[Any, int]) -> dict[str, float]:
    return {f'{{state="{state.value}"}}': number for state, number in counts.items()}

"""What a daemon lacks: something to watch, a channel that alerts wait for, the start that a setting takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from watcher.lean.log import structlog
from watcher.model import ArticleState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.config import Config
    from watcher.store import Store

log = structlog.get_logger("watcher.daemon")

IDLE_REMEDY = "watcher add https://news.example/story, or [[articles]] in the configuration"
STRAY_REMEDY = "watcher alerts retry --to CHANNEL sends them to another"


def lacks(store: Store, config: Config, later: Sequence[str]) -> dict[str, Callable[[], None]]:
    """What says each of them in the log, by name.

    Args:
        store: where all is kept.
        config: what is in force.
        later: settings that are not, until the daemon is started again.
    """
    return {
        "strays": partial(_name_strays, store, config),
        "nothing": partial(_say_if_idle, store),
        "restart": partial(_say_what_waits, later),
    }


def _say_if_idle(store: Store) -> None:
    if not (store.watched() or store.sources.all((ArticleState.ACTIVE,))):
        log.warning("nothing_is_watched", remedy=IDLE_REMEDY)


def _name_strays(store: Store, config: Config) -> None:
    """Alerts of a channel that was renamed or taken out of the configuration wait for a person."""
    stray = store.outbox.stray_alerts([spec.name for spec in config.channels()])
    for name, number in stray.items():
        log.warning("channel_not_configured", channel=name, waiting=number, remedy=STRAY_REMEDY)


def _say_what_waits(later: Sequence[str]) -> None:
    if later:
        log.warning("takes_a_restart", settings=list(later))

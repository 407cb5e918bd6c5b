"""What looks, asks and tells, as one reading of the configuration wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.check import Checker
from watcher.daemon.recall import Recall
from watcher.deliver.courier import Courier
from watcher.fetch import Fetcher
from watcher.past.saving import Keeper
from watcher.sources.polling import Poller
from watcher.sources.subscribing import Subscriber

if TYPE_CHECKING:
    from watcher.config import Config
    from watcher.model.past import Archive
    from watcher.store import Store


class Equipment:
    """What is made from one reading of the configuration; replaced as a whole at SIGHUP.

    Args:
        config: that reading.
        store: where all is kept.
        owner: names this process in leases.
        former: what worked before; what its requests said of our clock and line is so all the same.
    """

    def __init__(self, config: Config, store: Store, owner: str, former: Equipment | None = None) -> None:
        self.recall: Recall = former.recall if former else Recall(config.state_dir)
        heard = (former.fetcher.witnesses, former.fetcher.line) if former else self.recall.heard()
        self.config = config
        self.fetcher: Fetcher = Fetcher(config.fetch_policy(), shelf=store, queue=store, heard=heard)
        channels = config.channels()
        self.courier = Courier(
            store.outbox,
            channels,
            owner=owner,
            timezone=config.timezone,
            patience=config.file.schedule.channel_notice_after,
        )
        delay, policy = config.file.fetch.per_host_delay, config.check_policy()
        common = (store, self.fetcher, channels, policy, delay)
        patience = config.file.schedule.host_notice_after
        self.checker = Checker(*common, owner, host_patience=patience)
        allow_private = config.file.fetch.allow_private_hosts
        self.poller = Poller(*common, config.host_selectors, allow_private=allow_private)
        self.subscriber = Subscriber(store, self.fetcher, config.file.websub.callback)
        self.keeper = Keeper(
            store, [(archive, Fetcher(config.archive_policy(archive))) for archive in _kept_by(config)]
        )

    def close(self) -> None:
        """Let go of connections."""
        for _, fetcher in self.keeper.archives:
            fetcher.close()
        self.fetcher.close()
        self.courier.close()


def _kept_by(config: Config) -> list[Archive]:
    """The archives that are asked to keep each new version."""
    return [archive for archive in config.archives() if archive.keep and archive.save]

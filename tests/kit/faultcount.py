"""What was served, recorded, owed and received of a fault run, told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from faultreceivers import MAIL

from watcher.model import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.store import Store


@dataclass
class Aftermath:
    """What was left when the daemon was told to stop.

    Attributes:
        served: for each address, the fares that were ever served, in order.
        recorded: for each address, the fares that its versions give.
        heard: for each channel, each (address, version) and the ids it was taken in under.
        notices: for each channel, how many alerts of each other type it took in.
        again: how many alerts were taken in more than once, under the same id.
        refused: how many were refused, cut off or left hanging.
        bulk: how many of the alerts that waited at the beginning came through, of how many.
        flaws: what `verify` or SQLite said after a death, and at the end.
        deaths: how often the daemon was killed.
        by_hand: alerts that waited for hours and were asked for at the end, as a person would.
        faults: how often each thing was wrong with the machine.
        back: seconds from each start of the daemon to its first request, in sound weather.
        done: all stories came to their end.
        status: how the daemon ended at last.
    """

    served: dict[str, list[int]]
    recorded: dict[str, list[int]]
    heard: dict[str, dict[tuple[str, int], set[str]]]
    notices: dict[str, dict[str, int]]
    again: int
    refused: int
    bulk: tuple[int, int]
    flaws: list[str]
    deaths: int
    by_hand: int
    faults: dict[str, int]
    back: list[float]
    done: bool
    status: int

    @property
    def owed(self) -> set[tuple[str, int]]:
        """Every change there was, by (address, version)."""
        return {(url, n) for url, fares in self.served.items() for n in range(2, len(fares) + 1)}

    @property
    def lost_changes(self) -> int:
        return sum(len(set(fares) - set(self.recorded[url])) for url, fares in self.served.items())

    @property
    def doubled_changes(self) -> int:
        return sum(len(fares) - len(set(fares)) for fares in self.recorded.values())

    @property
    def lost_alerts(self) -> dict[str, int]:
        return {name: len(self.owed - set(heard)) for name, heard in self.heard.items()}

    @property
    def two_ids(self) -> int:
        """Changes that one channel, or two, heard of under different ids."""
        ids: dict[tuple[str, int], set[str]] = {}
        for heard in self.heard.values():
            for change, names in heard.items():
                ids.setdefault(change, set()).update(names)
        return sum(len(names) > 1 for names in ids.values())

    @property
    def invented(self) -> int:
        """Alerts of changes that never were."""
        return sum(len(set(heard) - self.owed) for heard in self.heard.values())

    @property
    def right(self) -> bool:
        wrong = self.lost_changes + self.doubled_changes + self.two_ids + self.invented + len(self.flaws)
        bulk = self.bulk[0] == self.bulk[1]
        return self.done and bulk and not (wrong or any(self.lost_alerts.values()) or self.status)


def changes_told(store: Store) -> Iterator[Event]:
    """The events of changes, as the store has them."""
    for item in store.outbox.deliveries(limit=1_000_000):
        if item.channel.startswith(MAIL) and item.event.data.get("change"):
            yield item.event


def by_change(taken: dict[str, list[tuple[str, int | None]]]) -> dict[tuple[str, int], set[str]]:
    heard: dict[tuple[str, int], set[str]] = {}
    for identity, times in taken.items():
        for url, to in times:
            if to is not None:
                heard.setdefault((url, to), set()).add(identity)
    return heard

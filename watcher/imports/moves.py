"""Where articles went, as a web archive file tells it: by permanent redirects, and by what a page claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watcher.decide.twins import key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from watcher.model import Article

    Steps = Mapping[str, set[str]]


def _steps() -> dict[str, set[str]]:
    return defaultdict(set)


@dataclass(slots=True)
class Moves:
    """Addresses that lead to others, by the keys of both."""

    _on: dict[str, set[str]] = field(default_factory=_steps)
    _back: dict[str, set[str]] = field(default_factory=_steps)
    _urls: dict[str, str] = field(default_factory=dict)

    def learn(self, url: str, to: str) -> None:
        """One canonical address leads to another."""
        here, there = key(url), key(to)
        if here != there:
            self._on[here].add(there)
            self._back[there].add(here)
            self._urls |= {here: url, there: to}

    def homes(self, watched: Callable[[Sequence[str]], Mapping[str, Article]]) -> dict[str, Article]:
        """Which other addresses are an article's, by their keys: where it went, and where it came from.

        Where two articles lead, neither stands: sites send all that they removed to one page.
        """
        known = {key(url): article for url, article in watched([*self._urls.values()]).items()}
        found: dict[str, dict[int, Article]] = defaultdict(dict)
        for start, article in known.items():
            for place in {*_reached(self._on, start), *_reached(self._back, start)} - {*known}:
                found[place][article.id] = article
        return {place: article for place, of in found.items() if len(of) == 1 for article in of.values()}


def _reached(steps: Steps, start: str) -> set[str]:
    """Every place to which steps lead from one."""
    reached, new = {start}, [start]
    while new:
        fresh = steps.get(new.pop(), set()) - reached
        reached |= fresh
        new += fresh
    return reached

"""Whether this machine's own line is down: then the silence of a site says nothing of the site."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST = 3
"""So many hosts must be silent, and none have answered since the first of them was."""


class Line:
    """What the latest requests say of our line. Thread-safe: any order of its steps will do.

    Args:
        silent: hosts that did not answer when nobody did, by what others remember.
        dead: those that did not answer while others did, likewise.

    Attributes:
        asked: a request has ended since; all else is memory.
    """

    def __init__(self, silent: Iterable[str] = (), dead: Iterable[str] = ()) -> None:
        self._silent: dict[str, str | None] = dict.fromkeys(silent)  # what answered in their place
        self._dead: dict[str, None] = dict.fromkeys(dead)
        self._gates: dict[str, None] = {}
        self.asked = False

    def reached(self, host: str) -> None:
        """Somebody answered, whatever it was: those that were silent just now are so by themselves."""
        if host in self._gates:
            return
        self.asked = True
        if self._silent:
            self._dead |= dict.fromkeys(self._silent)
            self._silent = {}
        self._dead.pop(host, None)

    def unreached(self, host: str) -> None:
        """No connection came about. Who was silent while others answered is no witness."""
        self._unheard(host, None)

    def stopped(self, host: str, gate: str) -> None:
        """A gate answered for a host, "" for one without an address: it may be our line's, as in a hotel."""
        self._gates[gate] = None
        self._unheard(host, gate)

    def _unheard(self, host: str, gate: str | None) -> None:
        self.asked = True
        if host not in self._dead:
            self._silent[host] = gate

    @property
    def silent(self) -> tuple[str, ...]:
        """The hosts that say that the line is down; none while it is not.

        A line has one gate. Others are of the sites, as where each asks for a log-in of its own.
        """
        hosts = self._silent.copy()
        gates = Counter(gate for gate in hosts.values() if gate is not None)
        ours = {None, *(gate for gate, _ in gates.most_common(1))}
        silent = tuple(host for host, gate in hosts.items() if gate in ours)
        return silent if len(silent) >= FEWEST else ()

    @property
    def heard(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What another one is made of that knows as much; of fewer than that their gates are not known."""
        unanswered = (host for host, gate in self._silent.copy().items() if gate is None)
        return self.silent or tuple(unanswered), tuple(self._dead.copy())

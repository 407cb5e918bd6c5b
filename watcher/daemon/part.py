"""What a process of the daemon is told of the whole when it begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.daemon.pulse import Pulse


def _nothing() -> None:
    """Nobody wants to look."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a process is to the whole.

    Attributes:
        pulse: says that its work goes round.
        chief: whether it also delivers, keeps house and shares out the budget: one process on a machine does.
        crew: the pulses of all processes of this daemon; none where it works alone.
        parent: the process that it ends with; 0 for none.
        look: called about once a second.
    """

    pulse: Pulse
    chief: bool = True
    crew: Sequence[Pulse] = ()
    parent: int = 0
    look: Callable[[], None] = _nothing

    @property
    def pulses(self) -> Sequence[Pulse]:
        """Those of all processes, also of one that works alone; the chief tells who asks for metrics."""
        return self.crew or (self.pulse,)

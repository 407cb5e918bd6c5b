"""What the time line of an article has between its versions."""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.model.counted import Counted
    from watcher.model.gap import Gap
    from watcher.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Between:
    """All that stands there, each kind oldest first.

    Attributes:
        gaps: when nobody could see what the article said.
        counted: what numbers were that are others at every look.
    """

    gaps: tuple[Gap, ...] = ()
    counted: tuple[Counted, ...] = ()

    def along(self, snapshots: Iterable[Snapshot]) -> Iterator[Snapshot | Gap | Counted]:
        """Versions, oldest first, with what stands between them: a gap before the version that ended it.

        A look is over a moment after its page was captured, so a gap ends a moment after the version that its
        last look brought.
        """
        left: list[Gap | Counted] = sorted([*self.gaps, *self.counted], key=attrgetter("since"))
        for snapshot in snapshots:
            while left and left[0].since < snapshot.captured_at:
                yield left.pop(0)
            yield snapshot
        yield from left


NOTHING = Between()

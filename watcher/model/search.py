"""What a search finds: where words stood, and from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from watcher.model.article import Article
    from watcher.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Appearance:
    """A run of versions that have the words in one passage.

    Attributes:
        came: the version that brought them.
        gone: the version that no longer has them; None: the newest has.
        text: the passage as it was in `came`.
        places: where in it the words stand: (start, end).
    """

    came: Snapshot
    gone: Snapshot | None
    text: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An article that has the words in some version, and its appearances of them, oldest first."""

    article: Article
    appearances: tuple[Appearance, ...]

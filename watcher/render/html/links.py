"""Where the parts of a page lead: to other places of one file, or to other pages of the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.render.html.words import dom_id

if TYPE_CHECKING:
    from watcher.model import Snapshot

__all__ = ["InFile"]


@dataclass(frozen=True, slots=True)
class InFile:
    """Places within the page of one article."""

    def change(self, snapshot: Snapshot) -> str:
        """What led to a version; where the first comes from."""
        return "#" + dom_id("c" if snapshot.change else "p", snapshot.version)

    def version(self, article_id: int, version: int) -> str:  # noqa: ARG002  the same as of the server's pages
        """A version of the article."""
        return "#" + dom_id("v", version)

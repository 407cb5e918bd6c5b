"""Where an article moved to, for all who show articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.terminal.screen import flow, line

if TYPE_CHECKING:
    from watcher.model import Article
    from watcher.render.terminal.screen import Look


def moved_lines(article: Article, look: Look, *, indent: str = "  ") -> list[str]:
    """The address it answers at by now, when its own one leads there for good."""
    if not article.moved_to:
        return []
    return flow([line(f"moved to {article.moved_to}", "dim")], look, first=indent)

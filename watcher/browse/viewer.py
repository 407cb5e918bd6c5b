"""The viewer on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding

from watcher.browse.article import ArticleScreen
from watcher.browse.articles import ArticlesScreen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from watcher.browse.sheets import Shelf


class Viewer(App[None]):
    """Walks through what was seen, in the terminal's own colours.

    Args:
        shelf: where from.
        number: an article to begin with; None: the watch list.
    """

    TITLE = "watcher"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", "quit"),
        Binding("ctrl+c", "quit", show=False, priority=True),
    ]
    CSS = """
    Title { height: 1; text-style: reverse; }
    #title { text-style: reverse bold; }
    #keys { height: auto; max-height: 4; padding: 0 1; }
    Pane, #panes, #seen { height: 1fr; width: 1fr; overflow-x: hidden; }
    Pane { scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    Input { border: none; height: 1; padding: 0 1; }
    #versions { height: 2fr; }
    #seen { height: 3fr; }
    .beside #panes { layout: horizontal; }
    .beside #versions { height: 1fr; min-width: 80; padding-right: 1; }
    .beside #seen { height: 1fr; }
    """

    def __init__(self, shelf: Shelf, number: int | None = None) -> None:
        super().__init__(ansi_color=True)
        self._shelf, self._number = shelf, number

    def on_mount(self) -> None:
        """Show the watch list, and an article on top of it when one was named."""
        self.theme = "ansi-dark"
        self.push_screen(ArticlesScreen(self._shelf))
        if self._number is not None:
            self.push_screen(ArticleScreen(self._shelf, self._number))

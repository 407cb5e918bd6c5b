"""The screen of the watch list."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding
from textual.widgets import Input

from watcher.browse.article import ArticleScreen
from watcher.browse.frame import Framed
from watcher.browse.notes import NotesScreen
from watcher.browse.pane import Choice
from watcher.model.glance import Selection
from watcher.render.words import ORDERS

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from watcher.browse.sheets import Shelf


class ArticlesScreen(Framed):
    """The watched articles, to be sorted, sifted and opened."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "sift", "find"),
        Binding("s", "sort", "sort"),
        Binding("u", "silent", "undisclosed changes"),
        Binding("n", "notes", "notes"),
        Binding("r", "again", "reload"),
        Binding("escape", "all", "all", show=False),
    ]

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._which = Selection(order=next(iter(ORDERS)))

    def between(self) -> ComposeResult:
        """The list, and a place to type words in when they are asked for."""
        yield Choice(self._shelf.look, id="articles")
        yield Input(placeholder="words of the title or address; enter shows them, esc all", id="words")

    def on_mount(self) -> None:
        """Show the list."""
        self.query_one(Input).display = False
        self._ask()

    def _ask(self, **terms: Any) -> None:
        self._which = replace(self._which, **terms)
        self.query_one(Choice).show(partial(self._shelf.articles, self._which))
        silent = ", with undisclosed changes" if self._which.undisclosed else ""
        words = f", with “{' '.join(self._which.words)}”" if self._which.words else ""
        self.entitle(f"watcher · articles by {ORDERS[self._which.order]}{silent}{words}")

    def action_sort(self) -> None:
        """Put another thing first."""
        orders = list(ORDERS)
        self._ask(order=orders[(orders.index(self._which.order) + 1) % len(orders)])

    def action_silent(self) -> None:
        """Only the articles with changes that no note speaks of, or all again."""
        self._ask(undisclosed=not self._which.undisclosed)

    def action_again(self) -> None:
        """Read the list anew."""
        self._ask()

    def action_sift(self) -> None:
        """Ask for words."""
        words = self.query_one(Input)
        words.display = True
        words.focus()

    def action_all(self) -> None:
        """Show all articles again."""
        words = self.query_one(Input)
        words.value = ""
        self._sift(Input.Submitted(words, ""))

    @on(Input.Submitted)
    def _sift(self, event: Input.Submitted) -> None:
        event.input.display = bool(event.value.strip())
        self.query_one(Choice).focus()
        self._ask(words=tuple(event.value.split()))

    def action_notes(self) -> None:
        """The newest notes of all articles."""
        self.app.push_screen(NotesScreen(self._shelf))

    @on(Choice.Chosen)
    def _open(self, event: Choice.Chosen) -> None:
        self.app.push_screen(ArticleScreen(self._shelf, event.key))

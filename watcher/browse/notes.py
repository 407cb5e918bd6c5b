"""The screen of the newest notes of all articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding

from watcher.browse.article import ArticleScreen
from watcher.browse.frame import Framed
from watcher.browse.pane import Choice
from watcher.browse.sheets import notes_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from watcher.browse.sheets import Shelf
    from watcher.model import Article, NoteRecord
    from watcher.render.terminal.screen import Look, Sheet


class NotesScreen(Framed):
    """What the outlets wrote, newest first; each opens its article where the note came."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "app.pop_screen", "back")]

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._notes: Sequence[tuple[Article, NoteRecord]] = ()

    def between(self) -> ComposeResult:
        """The notes."""
        yield Choice(self._shelf.look, id="notes")

    def on_mount(self) -> None:
        """Show them."""
        self.entitle("watcher · update notes, newest first")
        self.query_one(Choice).show(self._sheet)

    def _sheet(self, look: Look) -> Sheet:
        self._notes = self._notes or self._shelf.latest_notes()
        return notes_sheet(self._notes, look)

    @on(Choice.Chosen)
    def _open(self, event: Choice.Chosen) -> None:
        article, record = self._notes[event.key]
        self.app.push_screen(ArticleScreen(self._shelf, article.id, record.first_seen_version))

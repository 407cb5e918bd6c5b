"""The screen of one article: its time line, and beside or below it what changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Container

from watcher.browse.frame import Framed, Title
from watcher.browse.pane import Choice, Pane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from watcher.browse.pane import Make
    from watcher.browse.sheets import Shelf

BESIDE_FROM = 150
"""Columns; with fewer the text stands below the time line, which is a table of 72 columns."""


class ArticleScreen(Framed):
    """An article's versions, and of the one under the cursor what changed, its text or where that came from.

    Args:
        shelf: where from.
        number: the article's.
        version: where the cursor begins; 0: at the newest.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back"),
        Binding("d", "see('')", "diff"),
        Binding("s", "see('side_by_side')", "side by side"),
        Binding("w", "see('words')", "words"),
        Binding("t", "see('text')", "text"),
        Binding("b", "see('blame')", "blame"),
        Binding("n", "see('notes')", "notes"),
        Binding("m", "mark", "compare from here"),
        Binding("f", "full", "in full"),
        Binding("r", "again", "reload"),
        Binding("tab", "app.focus_next", "other pane"),
    ]

    def __init__(self, shelf: Shelf, number: int, version: int = 0) -> None:
        super().__init__()
        self._shelf = shelf
        self._article = shelf.archive.article(number)
        self._version = version
        self._seen, self._full = "", False

    def between(self) -> ComposeResult:
        """The time line, what is seen of a version, and its name."""
        with Container(id="panes"):
            yield self._opened(Choice(self._shelf.look, id="versions", last=True))
            with Container(id="seen"):
                yield Title(id="what")
                yield Pane(self._shelf.look, id="text")

    def _opened(self, versions: Choice) -> Choice:
        versions.key = self._version or None
        return versions

    def on_mount(self) -> None:
        """Show the newest."""
        self.action_again()

    def on_resize(self, event: events.Resize) -> None:
        """Put the panes where they have room."""
        self.set_class(event.size.width >= BESIDE_FROM, "beside")

    def action_again(self) -> None:
        """Read the article anew."""
        self._article = self._shelf.archive.article(self._article.id)
        self.entitle(f"{self._article.title or '(no title)'} · {self._article.outlet}")
        self._versions.show(partial(self._shelf.time_line, self._article), stay=True)
        self._tell()

    def action_see(self, what: str) -> None:
        """Show another thing of the version under the cursor."""
        self._seen = what
        self._tell()

    def action_mark(self) -> None:
        """Compare with this version from now on, or with the one before again."""
        versions = self._versions
        versions.mark(None if versions.marked == versions.key else versions.key)
        self._tell()

    def action_full(self) -> None:
        """Cosmetic and furniture edits too, or not."""
        self._full = not self._full
        self._tell()

    def action_back(self) -> None:
        """From the text to the time line, from there to where one came from."""
        if self._versions.has_focus:
            self.dismiss()
        else:
            self._versions.focus()

    @property
    def _versions(self) -> Choice:
        return self.query_one("#versions", Choice)

    @on(Choice.Moved)
    def _tell(self) -> None:
        if self._versions.key is not None:
            words, make = self._asked(self._versions.key)
            self.query_one("#what", Title).say(words)
            self.query_one("#text", Pane).show(make)

    def _asked(self, version: int) -> tuple[str, Make]:
        """What is to be seen of a version, in words and as what makes it."""
        shelf, article, seen = self._shelf, self._article, self._seen
        if seen == "notes":
            return "notes of all versions", partial(shelf.notes, article)
        if seen == "blame":
            return f"where the words of version {version} come from", partial(shelf.blame, article, version)
        older, newer = sorted((version, self._versions.marked or version))
        older = older if older < newer else version - 1
        if seen == "text" or not older:
            return f"version {version}", partial(shelf.text, article, version)
        words = f"from version {older} to {newer}{', in full' if self._full else ''}"
        return words, partial(shelf.diff, article, (older, newer), seen, full=self._full)

    @on(Choice.Chosen)
    def _chosen(self) -> None:
        self.query_one("#text", Pane).focus()

"""What every screen has: a title at the top, its keys at the bottom."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.text import Text
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from watcher.render.terminal.screen import line, pad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

NAMES = {"escape": "esc", "slash": "/"}
"""Keys that people call otherwise than textual does."""


class Title(Widget):
    """One line over the whole width; its words are made inert, and no markup is looked for in them."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  textual's word
        super().__init__(id=id)
        self._words = ""

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = line(words).words
        self.refresh()

    def render(self) -> Text:
        """The line."""
        return Text(pad(f" {self._words}", self.size.width), no_wrap=True)


class Keys(Static):
    """The keys that do something now, in as many lines as they need."""

    def on_mount(self) -> None:
        """Follow the focus: other panes have other keys."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.tell())
        self.tell()

    def on_resize(self) -> None:
        """Fold anew."""
        self.tell()

    def tell(self) -> None:
        """Show them."""
        active = groupby(self.screen.active_bindings.values(), key=attrgetter("node"))
        groups = [[one.binding for one in group] for _, group in active]
        shown = [one for group in reversed(groups) for one in group if one.show]  # what leads out comes first
        words = {one.description: NAMES.get(one.key, one.key) for one in shown}
        items = [Text.assemble((key, "bold"), f" {name}") for name, key in words.items()]
        self.update(Text("\n").join(_folded(items, self.size.width)))


def _folded(items: Iterable[Text], width: int) -> Iterator[Text]:
    """The items in lines, none of them parted."""
    row = Text()
    for item in items:
        if row and len(row) + len(item) + 2 > width:
            yield row
            row = Text()
        row = Text("  ").join([row, item]) if row else item
    yield row


class Framed(Screen[None]):
    """A screen with a title and its keys; what is between them it composes itself."""

    def between(self) -> ComposeResult:
        """What is between title and keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, contents, keys."""
        yield Title(id="title")
        yield from self.between()
        yield Keys(id="keys")

    def entitle(self, words: str) -> None:
        """Say what is shown."""
        self.query_one(Title).say(words)

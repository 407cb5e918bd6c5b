"""Lines on the screen: folded for the pane's width, made beside the keys, walked through by entries."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from watcher.errors import WatcherError
from watcher.render.terminal.screen import Entry, Look, Sheet, fill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType

    Make = Callable[[Look], Sheet]

PAUSE = 0.03
"""Seconds before a sheet is made: who holds a key down passes entries that need not be drawn."""

EMPTY = Sheet([], [])
_HERE, _THERE = Style(reverse=True), Style(bold=True)
"""The cursor of the pane that has the keys, and of another."""


def plain(lines: Sequence[str]) -> Sheet:
    """Lines to read, none of which can be chosen."""
    return Sheet([], [Entry(lines)])


class Pane(ScrollView, can_focus=True):
    """A sheet, below its heading, which stays in sight.

    The lines are made inert by whoever makes them; of their codes only colours are understood.

    Args:
        look: colours and time zone.
        id: its name on the screen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
    ]
    GUTTER: ClassVar[int] = 0

    def __init__(self, look: Look, *, id: str) -> None:  # noqa: A002  textual's word
        super().__init__(id=id)
        self._look = look
        self._make: Make = lambda _: EMPTY
        self._width = 0
        self.sheet = EMPTY
        self.rows: list[str] = []
        self.starts: list[int] = []

    def show(self, make: Make, *, stay: bool = False) -> None:
        """Show what `make` makes for the pane's width; it is called in a thread, and again at other widths.

        Args:
            make: a WatcherError that it raises is shown instead.
            stay: whether the place in the text stays, as far as there is one.
        """
        self._make = make
        if not stay:
            self.scroll_home(animate=False)
        if self.columns:
            self._redraw()

    def on_resize(self) -> None:
        """Fold anew."""
        if self.columns != self._width:
            self._redraw()

    @property
    def columns(self) -> int:
        """The room for words, beside the scroll bar."""
        return int(self.scrollable_content_region.width)

    def _redraw(self) -> None:
        self._width = self.columns
        self.run_worker(self._draw(), exclusive=True)

    async def _draw(self) -> None:
        await asyncio.sleep(PAUSE)
        look = replace(self._look, width=self._width - self.GUTTER)
        self.put(await asyncio.to_thread(_made, self._make, look))

    def put(self, sheet: Sheet) -> None:
        """Show a sheet that is folded already."""
        self.sheet = sheet
        self.rows = [row for entry in sheet.entries for row in entry.lines]
        self.starts = list(accumulate((len(entry.lines) for entry in sheet.entries), initial=0))
        self.virtual_size = Size(self.columns, len(sheet.head) + len(self.rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of the pane, `y` from its top."""
        head = self.sheet.head
        if y < len(head):
            return self.strip(" " * self.GUTTER + head[y])
        place = y - len(head) + self.scroll_offset.y
        return self.row(place) if place < len(self.rows) else Strip.blank(self.columns)

    def row(self, place: int) -> Strip:
        """A line of the sheet."""
        return self.strip(self.rows[place])

    def strip(self, row: str) -> Strip:
        """A line of ours as the screen's; no markup is looked for in it."""
        parts = Text.from_ansi(row, end="").render(self.app.console)
        return Strip(parts).adjust_cell_length(self.columns)


class Choice(Pane):
    """A sheet of which one entry is chosen with the cursor.

    Args:
        look: colours and time zone.
        id: its name on the screen.
        last: whether the cursor begins at the end.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "leap(-1)", show=False),
        Binding("pagedown,space", "leap(1)", show=False),
        Binding("home", "move(-999999)", show=False),
        Binding("end", "move(999999)", show=False),
        Binding("enter", "choose", "open"),
    ]
    GUTTER = 2

    class Moved(Message):
        """The cursor stands on another entry."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    class Chosen(Message):
        """The entry under the cursor is wanted."""

        def __init__(self, key: int) -> None:
            super().__init__()
            self.key = key

    def __init__(self, look: Look, *, id: str, last: bool = False) -> None:  # noqa: A002  textual's word
        super().__init__(look, id=id)
        self._last = last
        self._places: dict[int, tuple[int, int]] = {}
        self.key: int | None = None
        self.marked: int | None = None

    def put(self, sheet: Sheet) -> None:
        """Show a sheet; the cursor stays on its entry while that is there."""
        super().put(sheet)
        self._places = {
            entry.key: (start, start + len(entry.lines))
            for entry, start in zip(sheet.entries, self.starts, strict=False)
            if entry.key is not None
        }
        if self.key not in self._places and (keys := list(self._places)):
            self._go(keys[-1 if self._last else 0])
        self.call_after_refresh(self._follow)

    def row(self, place: int) -> Strip:
        """A line of the sheet behind its sign: the cursor's, the mark's or none."""
        at = bisect_right(self.starts, place) - 1
        key = self.sheet.entries[at].key
        if key is None or self.starts[at] != place:
            return self.strip(f"  {self.rows[place]}")
        if key == self.key:
            words = Text.from_ansi(self.rows[place]).plain
            return self.strip(f"> {words}").apply_style(_HERE if self.has_focus else _THERE)
        return self.strip(f"{'*' if key == self.marked else ' '} {self.rows[place]}")

    def on_focus(self) -> None:
        """Have the keys."""
        self.refresh()

    def on_blur(self) -> None:
        """Have them no more."""
        self.refresh()

    def action_move(self, by: int) -> None:
        """Go some entries on."""
        keys = list(self._places)
        if self.key in self._places:
            self._go(keys[min(max(keys.index(self.key) + by, 0), len(keys) - 1)])

    def action_leap(self, way: int) -> None:
        """Go on by a screen, and by an entry at least."""
        if self.key not in self._places:
            return
        here = self._places[self.key][0]
        low, high = sorted((here, here + way * self._room()))
        passed = [key for key, (start, _) in self._places.items() if low < start < high and key != self.key]
        self.action_move(way * max(len(passed), 1))

    def action_choose(self) -> None:
        """Ask for the entry under the cursor."""
        if self.key is not None:
            self.post_message(self.Chosen(self.key))

    def mark(self, key: int | None) -> None:
        """Put the mark on an entry, or take it away."""
        self.marked = key
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to what is clicked at; ask for it when the cursor stands there already."""
        place = event.y - len(self.sheet.head) + self.scroll_offset.y
        for key, (start, end) in self._places.items():
            if start <= place < end and event.y >= len(self.sheet.head):
                self._go(key) if key != self.key else self.action_choose()
                return

    def _go(self, key: int) -> None:
        if key != self.key:
            self.key = key
            self.post_message(self.Moved(key))
        self._follow()
        self.refresh()

    def _room(self) -> int:
        return int(self.size.height) - len(self.sheet.head)

    def _follow(self) -> None:
        """Bring the entry under the cursor into sight."""
        if self.key not in self._places:
            return
        start, end = self._places[self.key]
        top, room = self.scroll_offset.y, self._room()
        if start < top or end - start > room:
            self.scroll_to(y=start, animate=False)
        elif end > top + room:
            self.scroll_to(y=end - room, animate=False)


def _made(make: Make, look: Look) -> Sheet:
    try:
        return make(look)
    except WatcherError as error:
        return plain(fill(str(error), look, style="bad"))

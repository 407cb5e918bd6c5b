"""How words get onto a terminal: escaped, coloured, and folded at its width."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.render.safe import inert, inert_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import tzinfo

NARROWEST, WIDEST = 12, 200  # a line longer than this is not read, it is searched for
_COLOURS = {  # SGR codes: the terminal's own 16 colours, so that its theme keeps them readable
    "strong": "1",
    "dim": "2",
    "old": "31",
    "new": "32",
    "warn": "33",
    "bad": "1;31",
    "good": "32",
    "name": "36",
}
_SPACES = re.compile(r"(\s+)")


@dataclass(frozen=True, slots=True)
class Look:
    """Where the words will stand.

    Attributes:
        width: columns; kept between 12 and 200.
        colour: whether ANSI codes may be used.
        zone: the time zone of people's times.
    """

    width: int = 80
    colour: bool = False
    zone: tzinfo = UTC

    @property
    def columns(self) -> int:
        """The width within its bounds."""
        return min(max(self.width, NARROWEST), WIDEST)

    def paint(self, words: str, style: str) -> str:
        """The words in a style; they must be inert already."""
        if not (self.colour and style and words):
            return words
        return f"\x1b[{_COLOURS[style]}m{words}\x1b[0m"


class Piece(NamedTuple):
    """Words of one style; made by `text` and `line`, which escape them."""

    words: str
    style: str = ""


class Entry(NamedTuple):
    """Lines that belong together.

    Attributes:
        lines: one or more.
        key: the number of what they are about; None for what stands between.
    """

    lines: Sequence[str]
    key: int | None = None


class Sheet(NamedTuple):
    """Entries under a heading: printed by a command, walked through in the viewer."""

    head: Sequence[str]
    entries: Sequence[Entry]

    def lines(self) -> list[str]:
        """All of it."""
        return [*self.head, *(row for entry in self.entries for row in entry.lines)]


def text(words: str, style: str = "") -> Piece:
    """Page text as a piece; line feeds stay."""
    return Piece(inert(words), style)


def line(words: str, style: str = "") -> Piece:
    """Page text as a piece for a place of one line."""
    return Piece(inert_line(words), style)


def width_of(words: str) -> int:
    """Columns the words take: two for wide characters, none for those that combine.

    Tables of terminals differ for some emoji sequences; there it may be a column off, never a line.
    """
    return len(words) if words.isascii() else sum(map(_columns, words))


@lru_cache(maxsize=4096)  # texts have few letters: it saves a quarter of a long diff
def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(words: str, width: int) -> str:
    """The words shortened to a width, with an ellipsis when something is missing."""
    if width_of(words) <= width:
        return words
    return _head(words, width - 1).rstrip() + "…" if width > 0 else ""


def _head(words: str, width: int) -> str:
    return words[: _reach(words, width)]


def _reach(words: str, width: int, start: int = 0) -> int:
    """The place up to which words are no wider than so many columns."""
    plain = words[start : start + width + 1]  # with the sign behind them, which may combine with the last
    if plain.isascii():
        return start + min(len(plain), width)
    used = 0
    for place in range(start, len(words)):
        used += _columns(words[place])
        if used > width:
            return place
    return len(words)


def pad(words: str, width: int, *, right: bool = False) -> str:
    """The words cut and padded to a width exactly."""
    words = cut(words, width)
    space = " " * (width - width_of(words))
    return space + words if right else words + space


def flow(pieces: Iterable[Piece], look: Look, *, first: str = "", rest: str | None = None) -> list[str]:
    """The pieces folded into lines at the look's width, each line opening with `first` or `rest`."""
    rest = first if rest is None else rest
    lines: list[str] = []
    for paragraph in _paragraphs(pieces):
        opening = rest if lines else first
        lines += _fold(paragraph, look, opening, rest)
    return lines


def fill(words: str, look: Look, *, indent: str = "", style: str = "") -> list[str]:
    """Page text folded into lines; blank lines between its paragraphs stay."""
    return flow([text(words, style)], look, first=indent)


def _paragraphs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    paragraph: list[Piece] = []
    for piece in pieces:
        head, *others = piece.words.split("\n")
        paragraph.append(Piece(head, piece.style))
        for other in others:
            yield paragraph
            paragraph = [Piece(other, piece.style)]
    yield paragraph


def _fold(pieces: Iterable[Piece], look: Look, first: str, rest: str) -> list[str]:
    lines: list[str] = []
    room = max(look.columns - width_of(first), 1)
    row: list[Piece] = []
    used = 0
    narrowest = max(look.columns - max(width_of(first), width_of(rest)), 1)
    for space, atom in _atoms(pieces, narrowest):
        gap = space if row else ""
        size = sum(width_of(piece.words) for piece in atom)
        if row and used + len(gap) + size > room:
            lines.append(_join(row, look, rest if lines else first))
            row, used, room, gap = [], 0, max(look.columns - width_of(rest), 1), ""
        if gap:
            style = atom[0].style if row[-1].style == atom[0].style else ""
            row.append(Piece(gap, style))
        row += atom
        used += len(gap) + size
    return [*lines, _join(row, look, rest if lines else first)]


def _atoms(pieces: Iterable[Piece], room: int) -> Iterator[tuple[str, list[Piece]]]:
    """Runs without white space, whatever their styles, and the space before each: none, one or two."""
    atom: list[Piece] = []
    space = ""
    for piece in pieces:
        for part in _SPACES.split(piece.words):
            if part and not part.isspace():
                atom.append(Piece(part, piece.style))
            elif part:
                yield from _broken(atom, room, space)
                atom, space = [], "  " if part == "  " else " "
    yield from _broken(atom, room, space)


def _broken(atom: Sequence[Piece], room: int, space: str) -> Iterator[tuple[str, list[Piece]]]:
    """An atom, in parts when it is wider than a line."""
    if sum(width_of(piece.words) for piece in atom) <= room:
        if atom:
            yield space, list(atom)
        return
    for piece in atom:
        words, start = piece.words, 0
        while start < len(words):
            end = max(_reach(words, room, start), start + 1)
            yield space, [Piece(words[start:end], piece.style)]
            start, space = end, ""


def _join(row: Sequence[Piece], look: Look, opening: str) -> str:
    """A line: neighbours of one style are painted together."""
    merged: list[Piece] = []
    for piece in row:
        if merged and merged[-1].style == piece.style:
            merged[-1] = Piece(merged[-1].words + piece.words, piece.style)
        else:
            merged.append(piece)
    return (opening + "".join(look.paint(*piece) for piece in merged)).rstrip()

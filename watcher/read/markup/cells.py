"""Which rows of tables hold data: old pages are laid out in tables, too."""

from __future__ import annotations

from watcher.lean.soup import NavigableString, Tag

_STRUCTURE = frozenset({"table", "ul", "h1", "h2", "h3"})
_WORDS = 25  # a table with a longer cell than this lays out a page; it is no data


def is_data(row: Tag) -> bool:
    """Whether a row's cells hold values rather than parts of a page."""
    cells = [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in {"td", "th"}]
    return len(cells) > 1 and all(_is_value(cell) for cell in cells)


def _is_value(cell: Tag) -> bool:
    words = 0
    parts = list(cell.contents)
    while parts:
        part = parts.pop()
        if isinstance(part, Tag):
            if part.name in _STRUCTURE:
                return False
            parts += part.contents
        elif type(part) is NavigableString:
            words += len(part.split())
            if words > _WORDS:
                return False
    return True

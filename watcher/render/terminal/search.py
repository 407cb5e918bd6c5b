"""What a search found: when words came, when they went, and what was said of that."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from watcher.compare.phrases import places
from watcher.render.terminal.diff import edit_pieces
from watcher.render.terminal.screen import Piece, flow, text
from watcher.render.terminal.verdict import article_lines, verdict
from watcher.render.words import between, count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.compare.phrases import Phrase
    from watcher.model import Edit, Snapshot
    from watcher.model.search import Appearance, Found
    from watcher.render.terminal.screen import Look

WORDS_AROUND = 10
MOST_SHOWN = 5
"""Appearances in one article; words that come and go more often are counted, and `--json` has them all."""

_CAME, _GONE = Piece("+ ", "new"), Piece("- ", "old")


def search_lines(asked: Sequence[Phrase], found: Iterable[Found], look: Look) -> Iterator[str]:
    """Each article with the versions that brought or lost the words, as they are found.

    Args:
        asked: what was looked for.
        found: where it stood.
        look: where it will stand.
    """
    for number, one in enumerate(found):
        yield from [""] if number else []
        yield from article_lines(one.article, look)
        for appearance in islice(one.appearances, MOST_SHOWN):
            yield from _appearance_lines(asked, appearance, one.article.version, look)
        if (rest := len(one.appearances) - MOST_SHOWN) > 0:
            yield from flow([Piece(f"and {count(rest, 'more time', 'more times')}", "dim")], look, first="  ")


def _appearance_lines(asked: Sequence[Phrase], one: Appearance, newest: int, look: Look) -> Iterator[str]:
    yield from _event(_CAME, one.came, look)
    edit = _edit(asked, one.came, "after")
    yield from _inside(
        edit_pieces(edit, context=WORDS_AROUND) if edit else _excerpt(one.text, one.places), look
    )
    if one.gone is None:
        stands = f"= stands in version {newest}, the newest"
        yield from flow([Piece(stands, "dim")], look, first="  ") if newest > one.came.version else ()
        return
    yield from _event(_GONE, one.gone, look)
    if edit := _edit(asked, one.gone, "before"):
        yield from _inside(edit_pieces(edit, context=WORDS_AROUND), look)


def _event(sign: Piece, snapshot: Snapshot, look: Look) -> list[str]:
    """A version with when it came and the verdict on it."""
    when = between(snapshot.not_before, snapshot.captured_at, look.zone)
    pieces = [sign, Piece(f"version {snapshot.version}", "strong"), Piece(f", {when}, ")]
    if snapshot.change is None:
        pieces.append(Piece("there at our first look" if snapshot.version == 1 else "not compared", "dim"))
    else:
        pieces.append(verdict(snapshot.change, snapshot))
    return flow(pieces, look, first="  ", rest="    ")


def _inside(pieces: Iterable[Piece], look: Look) -> list[str]:
    return flow(pieces, look, first="      ")


def _edit(asked: Sequence[Phrase], snapshot: Snapshot, side: str) -> Edit | None:
    """The edit that brought or took the words, when it has word marks or is short enough to show."""
    edits = snapshot.change.edits if snapshot.change else ()
    other = "before" if side == "after" else "after"
    for edit in edits:
        if places(asked, getattr(edit, side)) and not places(asked, getattr(edit, other)):
            return edit
    return None


def _excerpt(words: str, where: Sequence[tuple[int, int]]) -> list[Piece]:
    """The first place in a passage, with some words around it."""
    start, end = where[0]
    before, after = words[:start].split(), words[end:].split()
    head = " ".join(["…", *before[-WORDS_AROUND:]] if len(before) > WORDS_AROUND else before)
    tail = " ".join([*after[:WORDS_AROUND], "…"] if len(after) > WORDS_AROUND else after)
    space = (" " if words[:start][-1:].isspace() else "", " " if words[end:][:1].isspace() else "")
    return [text(head + space[0]), text(words[start:end], "strong"), text(space[1] + tail)]

"""Other forms of a diff: the changed words alone, figures, and the two texts side by side."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from watcher.compare.edits.between import edit_words
from watcher.model import EditKind, Op, Role
from watcher.render.safe import inert_line
from watcher.render.terminal.bars import bar
from watcher.render.terminal.diff import (
    GUTTER,
    diff_lines,
    edit_pieces,
    framed,
    marked,
    shown_edits,
    span_pieces,
)
from watcher.render.terminal.screen import Look, Piece, cut, flow, line, pad, width_of
from watcher.render.words import class_words, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.model import Block, Change, Edit, Reading, Snapshot

    Side = tuple[Snapshot, Reading]

WORDS_AROUND = 3
WORDS_WHOLE = 12  # of a text that came or went whole no more than a line is shown
BAR = 16
_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_TWO_FROM = 60  # columns; two columns narrower than 28 are not read


def words_lines(before: Side, after: Side, change: Change, look: Look, *, full: bool = False) -> list[str]:
    """The changed words with a few around them, and what they touch: a line or two an edit."""
    edits = [edit for edit in shown_edits(change, full=full) if not edit.of_head]
    body = [row for edit in edits for row in words_row(edit, look)]
    return framed(before, after, change, look, [*body, *([""] if body else [])], full=full)


def words_row(edit: Edit, look: Look, indent: str = "", around: int = WORDS_AROUND) -> list[str]:
    """The changed words of an edit with a few around them, and what they touch."""
    rest = indent + "  "
    names = class_words(edit)
    tail = [Piece(f"  ({names})", "dim")] if names else []
    if edit.spans and edit.before and edit.after:
        return flow(
            [GUTTER[edit.kind], *edit_pieces(edit, context=around), *tail],
            look,
            first=indent,
            rest=rest,
        )
    parts = [GUTTER[edit.kind]]
    if edit.kind is EditKind.MOVE:
        parts += [Piece("moved: ", "name"), line(_opening(edit.after))]
    else:
        parts += [marked(Op.DELETE, _opening(edit.before))] if edit.before else []
        parts += [marked(Op.INSERT, _opening(edit.after))] if edit.after else []
    return flow([*parts, *tail], look, first=indent, rest=rest)


def _opening(words: str) -> str:
    parts = words.split()
    rest = len(parts) - WORDS_WHOLE
    return " ".join(parts) if rest <= 1 else f"{' '.join(parts[:WORDS_WHOLE])} … and {rest} words"


def stat_lines(before: Side, after: Side, change: Change, look: Look, *, full: bool = False) -> list[str]:
    """A line an edit: how many words came and went, a bar of them, what it touches, how it begins."""
    edits = shown_edits(change, full=full)
    sizes = [(edit_words(edit, Op.INSERT), edit_words(edit, Op.DELETE)) for edit in edits]
    most = max((sum(size) for size in sizes), default=1) or 1
    numbers = [f"+{added} -{removed}" for added, removed in sizes]
    figures = max(map(len, numbers), default=0)
    width = max(min(BAR, look.columns - figures - 30), 4)
    rows = []
    for edit, size, number in zip(edits, sizes, numbers, strict=True):
        name = class_words(edit)
        opening = inert_line(edit.after or edit.before)
        tail = f"{name}: {opening}" if name else opening
        sign = GUTTER[edit.kind]
        length = max(-(-sum(size) * width // most), sum(map(bool, size)))
        head = look.paint(sign.words, sign.style) + pad(number, figures) + "  "
        tail = cut(tail, look.columns - figures - width - 6)
        rows.append((head + bar(*size, length, width, look) + "  " + tail).rstrip())
    total = f"{count(len(edits), 'edit')}, +{sum(a for a, _ in sizes)} -{sum(r for _, r in sizes)} words"
    body = [*rows, *flow([Piece(total, "strong")], look), ""]
    return framed(before, after, change, look, body, full=full)


def side_by_side_lines(
    before: Side, after: Side, change: Change, look: Look, *, full: bool = False
) -> list[str]:
    """Old text left, new text right, each edit with the paragraph before it; one column if narrow."""
    if look.columns < _TWO_FROM:
        return diff_lines(before, after, change, look, full=full)
    half = Look(width=(look.columns - 3) // 2, colour=look.colour, zone=look.zone)
    edits = [edit for edit in shown_edits(change, full=full) if not edit.of_head]
    body = list(_two_columns(edits, before[1], after[1], half))
    heads = (look.paint(f"version {snapshot.version}", "dim") for snapshot in (before[0], after[0]))
    top = [_row((next(heads), next(heads)), half)] if body else []
    return framed(before, after, change, look, [*top, *body], full=full)


def _two_columns(edits: Sequence[Edit], old: Reading, new: Reading, half: Look) -> Iterator[str]:
    shown: set[int] = set()
    for edit in edits:
        for index in _before(edit, old, new):
            if index not in shown:
                shown.add(index)
                words = cut(inert_line(new.blocks[index].text), half.columns)
                yield _row((half.paint(words, "dim"),) * 2, half)
        shown.add(edit.new_block)
        left, right = (_side(edit, op, half) for op in (Op.DELETE, Op.INSERT))
        for pair in zip_longest(left, right, fillvalue=""):
            yield _row(pair, half)
        yield ""


def _before(edit: Edit, old: Reading, new: Reading) -> Sequence[int]:
    """The place in the new text of the nearest body block before an edit."""
    if edit.new_block >= 0:
        return _nearest(new.blocks, edit.new_block)
    stood = _nearest(old.blocks, edit.old_block)
    places = {block.text: index for index, block in enumerate(new.blocks)}
    return [places[old.blocks[index].text] for index in stood if old.blocks[index].text in places]


def _nearest(blocks: Sequence[Block], index: int) -> list[int]:
    return [place for place in range(index - 1, -1, -1) if blocks[place].role is Role.BODY][:1]


def _side(edit: Edit, op: Op, half: Look) -> list[str]:
    """One side of an edit, its own words marked; nothing where it had no text."""
    words = edit.before if op is Op.DELETE else edit.after
    if not words:
        return []
    gutter = GUTTER[edit.kind]
    names = class_words(edit)
    tail = [Piece(f"  ({names})", "dim")] if names and (op is Op.INSERT or not edit.after) else []
    if edit.kind is EditKind.MOVE and edit.before == edit.after:
        return flow([gutter, Piece("moved: ", "name"), line(words), *tail], half, rest="  ")
    if not edit.spans:
        return flow([gutter, marked(op, words), *tail], half, rest="  ")
    spans = [span for span in edit.spans if span.op in {op, Op.EQUAL}]
    pieces = [piece for span in spans for piece in span_pieces(span)]
    return flow([gutter, *pieces, *tail], half, rest="  ")


def _row(sides: tuple[str, str], half: Look) -> str:
    left, right = sides
    space = half.columns - width_of(_ANSI.sub("", left))
    return f"{left}{' ' * max(space, 0)} | {right}".rstrip()


FORMS = {"": diff_lines, "words": words_lines, "stat": stat_lines, "side_by_side": side_by_side_lines}
"""What draws a diff in each of its forms; the first is the usual one."""

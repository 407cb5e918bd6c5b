"""The versions of an article as a time line that is read at a glance."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from watcher.model import EditKind, Op, Snapshot
from watcher.model.between import NOTHING, Between
from watcher.model.gap import Gap
from watcher.render.terminal.bars import bar, share
from watcher.render.terminal.diff import edit_pieces
from watcher.render.terminal.diff_forms import words_row
from watcher.render.terminal.screen import Entry, Look, Piece, Sheet, cut, flow, line, pad, width_of
from watcher.render.terminal.verdict import article_lines, said_later, verdict
from watcher.render.unsaid import of_the_page, unsaid
from watcher.render.verdicts import mark, of_form
from watcher.render.words import (
    ago,
    asides,
    before_words,
    between,
    between_versions,
    count,
    kept_words,
    moment,
    noted,
    of_address,
    origin_words,
    span,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model import Article, Change, Edit
    from watcher.model.counted import Counted

_TABLE_FROM = 72  # columns; below it a version's cells go on one flowing line
_BAR = 8
_WHEN, _SIZE = "came between our looks at", "words"


class _Row(NamedTuple):
    """The cells of a version; of its bar what came, what went, and its length."""

    version: str
    when: str
    size: str
    bar: tuple[int, int, int]
    verdict: Piece


def history_lines(
    article: Article,
    snapshots: Sequence[Snapshot],
    look: Look,
    *,
    now: datetime,
    between: Between = NOTHING,
) -> list[str]:
    """The article, its time line, and our last look at it.

    Args:
        article: whose.
        snapshots: its versions.
        look: where it will stand.
        now: the moment.
        between: what stands between them.
    """
    rows = time_line(snapshots, look, between).lines()
    return [
        *article_lines(article, look),
        "",
        *rows,
        *([""] if snapshots else []),
        *_last_look(article, look, now),
    ]


def time_line(snapshots: Sequence[Snapshot], look: Look, between: Between) -> Sheet:
    """One entry a version, oldest first: a row, under it what was said of the change and what was not.

    What stands between them has entries of its own.
    """
    versions = sorted(snapshots, key=lambda item: item.version)
    rows = [_cells(item, before, look) for before, item in pairwise([None, *versions]) if item]
    widths = _widths(rows)
    wide = look.columns >= max(_TABLE_FROM, sum(widths) + _VERDICT)
    left, entries = iter(rows), []
    for item in between.along(versions):
        if isinstance(item, Snapshot):
            lines = _version_lines(item, next(left), widths if wide else None, look)
            entries.append(Entry(list(lines), item.version))
        else:
            entries.append(Entry(_between_lines(item, look)))
    return Sheet([_heading(widths, look)] if wide and rows else [], entries)


def _heading(widths: tuple[int, int, int], look: Look) -> str:
    cells = pad("ver", 4, right=True), pad(_WHEN, widths[0]), pad(_SIZE, widths[1] + 2 + widths[2])
    return look.paint("  ".join([*cells, "verdict"]), "dim")


_VERDICT = 4 + 4 * 2 + 15
"""Columns of the number, of the spaces between the cells, and of the longest verdict."""


def _widths(rows: Sequence[_Row]) -> tuple[int, int, int]:
    """The columns of when, size and bar."""
    when = max([len(_WHEN), *(width_of(row.when) for row in rows)])
    size = max([len(_SIZE), *(len(row.size) for row in rows)])
    return when, size, max((row.bar[2] for row in rows), default=0)


def _between_lines(one: Gap | Counted, look: Look) -> list[str]:
    style = "warn" if isinstance(one, Gap) else "dim"
    return flow([line(between_versions(one, look.zone), style)], look, first="   . . . ", rest="         ")


def _cells(item: Snapshot, before: Snapshot | None, look: Look) -> _Row:
    change = item.change
    when = (span if look.columns >= _TABLE_FROM else between)(item.not_before, item.captured_at, look.zone)
    if change is None:
        said = Piece("first seen" if item.version == 1 else "")
        return _Row(str(item.version), when, f"{item.words:,}", (0, 0, 0), said)
    size = f"+{change.added_words:,} -{change.removed_words:,}"
    whole = max(item.words, before.words if before else 0)
    sides = change.added_words, change.removed_words
    marks = (*sides, share(*sides, whole, _BAR))
    return _Row(str(item.version), when, size, marks, verdict(change, item))


def _version_lines(item: Snapshot, row: _Row, widths: Sequence[int] | None, look: Look) -> Iterator[str]:
    if widths is not None:
        cells = pad(row.version, 4, right=True), pad(row.when, widths[0]), pad(row.size, widths[1])
        yield "  ".join([*cells, bar(*row.bar, widths[2], look), look.paint(*row.verdict)]).rstrip()
    else:
        pieces = [Piece(f"{row.version}  {row.when}, {row.size} words, "), row.verdict]
        yield from flow(pieces, look, rest="   ")
    yield from _details(item, look)


def _details(item: Snapshot, look: Look) -> Iterator[str]:
    indent = "      " if look.columns >= _TABLE_FROM else "   "
    if item.returns_to is not None:
        yield from flow([Piece(f"the same as version {item.returns_to} again", "warn")], look, first=indent)
    if item.origin is not None:
        yield from flow([Piece(origin_words(item.origin), "dim")], look, first=indent, rest=indent + "  ")
    seen = [before_words(item.stood_before, look.zone)] if item.stood_before else []
    for words in (*seen, *(kept_words(one, look.zone) for one in item.kept)):
        yield from flow([Piece(words, "dim")], look, first=indent, rest=indent + "  ")
    if item.change is not None:
        yield from _change_details(item, item.change, look, indent)


def _change_details(item: Snapshot, change: Change, look: Look, indent: str) -> Iterator[str]:
    for name, edit in asides(change):
        if edit.kind is EditKind.MOVE:
            yield indent + look.paint(
                cut(f"{name}: {line(edit.after).words}", look.columns - len(indent)), "warn"
            )
            continue
        pieces = [Piece(f"{name}: ", "name"), *edit_pieces(edit, cut_long=False)]
        yield from flow(pieces, look, first=indent, rest=indent + "  ")
    if change.rewritten:
        yield indent + look.paint("most of the story was replaced", "warn")
    elif of_form(change):
        yield indent + look.paint("only spelling or form changed", "dim")
    for why in of_the_page(change.reasons):
        yield from flow([line(why, "warn")], look, first=indent, rest=indent + "  ")
    if told := mark(item):
        yield from flow([Piece(told.clause, "dim")], look, first=indent, rest=indent + "  ")
    yield from _note_lines(change, look, indent)
    if item.disclosed_later is not None:
        words = said_later(item.disclosed_later)
        yield from flow([Piece(words, "good")], look, first=indent, rest=indent + "  ")
    yield from _unsaid_lines(item, look, indent)


def _note_lines(change: Change, look: Look, indent: str) -> Iterator[str]:
    """What the outlet said: notes that came, changed, went."""
    for sign, notes, style in (
        ("+", change.notes_added, "good"),
        ("~", [pair.new for pair in change.notes_reworded], "warn"),
        ("-", change.notes_withdrawn, "bad"),
    ):
        for note in notes:
            yield indent + look.paint(cut(f"{sign} {noted(note)}", look.columns - len(indent)), style)


def _unsaid_lines(item: Snapshot, look: Look, indent: str) -> Iterator[str]:
    """What it did not say."""
    found = unsaid(item)
    for reason in found.reasons:
        yield from flow([line(reason, "warn")], look, first=indent, rest=indent + "  ")
    for edit in found.edits:
        yield from _shortly(edit, look, indent)
    if found.more:
        words = f"and {count(found.more, 'more edit')} that no note speaks of"
        yield from flow([line(words, "dim")], look, first=indent, rest=indent + "  ")


_ROWS = 3
"""Lines of a time line that an edit in several places may take."""


def _shortly(edit: Edit, look: Look, indent: str) -> list[str]:
    """An edit's words, where there is a table on one line; one in several places has more, to show all."""
    if look.columns < _TABLE_FROM:
        return words_row(edit, look, indent)
    narrower = replace(look, width=look.columns - 2)
    rows = words_row(edit, narrower, indent)
    if len(rows) > 1 and _places(edit) > 1:
        rows = words_row(edit, narrower, indent, around=1)
        return rows if len(rows) <= _ROWS else [*rows[: _ROWS - 1], _cut_short(rows[_ROWS - 1])]
    return rows if len(rows) == 1 else [_cut_short(rows[0])]


def _cut_short(row: str) -> str:
    return f"{row.removesuffix(' …')} …"


def _places(edit: Edit) -> int:
    """In how many places its words differ."""
    return sum(1 for same, _ in groupby(edit.spans, key=lambda span: span.op is Op.EQUAL) if not same)


def _last_look(article: Article, look: Look, now: datetime) -> list[str]:
    words = "Never looked at."
    if article.last_checked_at is not None:
        last = f"{moment(article.last_checked_at, look.zone)} ({ago(article.last_checked_at, now)})"
        words = f"{count(article.checks, 'check')}, the last {last}."
    if article.trouble:
        words += f" Trouble: {line(of_address(article.url, article.trouble)).words}."
    return flow([Piece(words, "warn" if article.trouble else "dim")], look)

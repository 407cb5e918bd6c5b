"""The versions of an article as a table that is read at a glance."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.model import Disclosure, OriginKind
from watcher.render.terminal import Piece, cut, flow, line, pad, width_of
from watcher.render.terminal_moved import moved_lines
from watcher.render.terminal_words import ago, between, count, lasting, moment, noted, span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model import Article, Change, LaterNote, Origin, Snapshot
    from watcher.render.terminal import Look

__all__ = ["VERDICTS", "article_lines", "history_lines", "said_later", "verdict"]

VERDICTS = {  # what a reader of the table must see at once: was it told or not
    Disclosure.DISCLOSED: "good",
    Disclosure.PARTLY: "warn",
    Disclosure.UNDISCLOSED: "bad",
    Disclosure.STAMP_ONLY: "warn",
    Disclosure.NONE: "dim",
}
GAP = timedelta(days=2)  # twice the slowest pace of our own: longer means that we could not look
_TABLE_FROM = 72  # columns; below it a version's cells go on one flowing line


def history_lines(article: Article, snapshots: Sequence[Snapshot], look: Look, *, now: datetime) -> list[str]:
    """One row a version, oldest first, with the new headline and the notes under the row."""
    versions = sorted(snapshots, key=lambda item: item.version)
    lines = [*article_lines(article, look), ""]
    cells = [_cells(item, look) for item in versions]
    when = max((width_of(row[1]) for row in cells), default=0)
    when = max(when, len("came between our looks at"))
    if look.columns >= _TABLE_FROM and cells:
        heads = ("ver", "came between our looks at", "words", "verdict")
        lines.append(look.paint(_row(heads, when), "dim"))
    for item, row in zip(versions, cells, strict=True):
        lines += _version_lines(item, row, when, look)
    return [*lines, *([""] if versions else []), *_last_look(article, look, now)]


def article_lines(article: Article, look: Look) -> list[str]:
    """An article's title and address."""
    title = line(article.title or "(no title)", "strong")
    site = [Piece("  "), line(article.site, "dim")] if article.site else []
    address = flow([line(article.url, "dim")], look)
    return [*flow([title, *site], look), *address, *moved_lines(article, look, indent="")]


def _cells(item: Snapshot, look: Look) -> tuple[str, str, str, str]:
    change = item.change
    when = (span if look.columns >= _TABLE_FROM else between)(item.not_before, item.captured_at, look.zone)
    if change is None:
        return str(item.version), when, f"{item.words:,}", "first seen" if item.version == 1 else ""
    size = f"+{change.added_words:,} -{change.removed_words:,}"
    return str(item.version), when, size, verdict(change, item.disclosed_later)


def verdict(change: Change, later: LaterNote | None) -> str:
    """The verdict in words, with what a later note makes of it."""
    if later is not None:
        return "disclosed later" if later.complete else "partly later"
    return change.disclosure.value.replace("_", " ")


def _row(cells: Sequence[str], when: int) -> str:
    version, seen, size, verdict = cells
    row = f"{pad(version, 4, right=True)}  {pad(seen, when)}  {pad(size, 13)}  {verdict}"
    return row.rstrip()


def _version_lines(item: Snapshot, cells: Sequence[str], when: int, look: Look) -> Iterator[str]:
    style = VERDICTS[item.change.disclosure] if item.change else ""
    style = "warn" if item.disclosed_later else style
    if item.not_before and item.captured_at - item.not_before > GAP:
        words = f"not seen for {lasting(item.captured_at - item.not_before)}"
        yield look.paint(f"      {words}", "warn")
    row = _row(cells, when)
    if look.columns >= _TABLE_FROM and width_of(row) <= look.columns:
        head, verdict, _ = row.rpartition(cells[3]) if cells[3] else (row, "", "")
        yield head + look.paint(verdict, style)
    else:
        version, seen, size, verdict = cells
        pieces = [Piece(f"{version}  {seen}, {size} words, "), Piece(verdict, style)]
        yield from flow(pieces, look, rest="   ")
    yield from _details(item, look)


def _details(item: Snapshot, look: Look) -> Iterator[str]:
    indent = "      " if look.columns >= _TABLE_FROM else "   "
    if item.returns_to is not None:
        yield from flow([Piece(f"the same as version {item.returns_to} again", "warn")], look, first=indent)
    if item.origin is not None:
        yield from flow([Piece(origin_words(item.origin), "dim")], look, first=indent, rest=indent + "  ")
    if item.change is not None:
        yield from _change_details(item, item.change, look, indent)


def _change_details(item: Snapshot, change: Change, look: Look, indent: str) -> Iterator[str]:
    if change.headline_changed:
        yield indent + cut(f"headline: {line(item.title).words}", look.columns - len(indent))
    if change.rewritten:
        yield indent + look.paint("most of the story was replaced", "warn")
    elif change.disclosure is Disclosure.UNDISCLOSED and not change.substantive:
        yield indent + look.paint("only spelling or form was put right", "dim")
    room = look.columns - len(indent)
    for sign, notes, style in (
        ("+", change.notes_added, "good"),
        ("~", [pair.new for pair in change.notes_changed], "warn"),
        ("-", change.notes_removed, "bad"),
    ):
        for note in notes:
            yield indent + look.paint(cut(f"{sign} {noted(note)}", room), style)
    if item.disclosed_later is not None:
        words = said_later(item.disclosed_later)
        yield from flow([Piece(words, "good")], look, first=indent, rest=indent + "  ")


CAPTURED_BY = {
    OriginKind.ARCHIVE: "captured by the archive",
    OriginKind.WARC: "captured in the web archive file",
    OriginKind.IMPORT: "captured by",
    OriginKind.MERGE: "captured at the address",
}


def origin_words(origin: Origin) -> str:
    """Who captured a version that no check of the article did."""
    place = f", {origin.uri}" if origin.uri else ""
    only = " (text only)" if origin.text_only else ""
    return line(f"{CAPTURED_BY[origin.kind]} {origin.name}{place}{only}").words


def said_later(later: LaterNote) -> str:
    """Which note speaks of a change, and how much later."""
    what = "spoken of" if later.complete else "partly spoken of"
    return f"{what} {lasting(later.delay)} later, in version {later.version}: {noted(later.note)}"


def _last_look(article: Article, look: Look, now: datetime) -> list[str]:
    words = "Never looked at."
    if article.last_checked_at is not None:
        last = f"{moment(article.last_checked_at, look.zone)} ({ago(article.last_checked_at, now)})"
        words = f"{count(article.checks, 'check')}, the last {last}."
    if article.trouble:
        words += f" Trouble: {line(article.trouble).words}."
    return flow([Piece(words, "warn" if article.trouble else "dim")], look)

"""The watch list and the outcomes of a pass, one line an article."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.model import GOOD, ArticleState, NoteForm, Outcome
from watcher.model.days import day_of_year, month_of
from watcher.render.terminal.moved import moved_lines
from watcher.render.terminal.screen import Entry, Piece, Sheet, flow, line, pad, width_of
from watcher.render.verdicts import term
from watcher.render.words import ago, count, of_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from watcher.model import Article, Check
    from watcher.model.glance import Glance, LastNote
    from watcher.render.terminal.screen import Look

_TABLE_FROM = 72
_WIDE_FROM = 140  # columns; from here on one line has room for why and for trouble
_MOST = {"outlet": 16, "why": 24, "why, or trouble": 30}
"""The most columns that these take where there are no more than they need."""

_LATELY = timedelta(days=300)  # a day this near needs no year
_OUTCOMES = {
    Outcome.FIRST: "good",
    Outcome.CHANGED: "strong",
    Outcome.UNCHANGED: "dim",
    Outcome.NOT_MODIFIED: "dim",
    Outcome.SUSPECT: "warn",
}


def list_sheet(glances: Sequence[Glance], look: Look, *, now: datetime, order: str = "changed") -> Sheet:
    """One line an article; where it has no room for trouble or a new address, these stand under it.

    Where it has no room for all there is to say, `order` tells what is asked for: who sorts by the next look
    wants to know why it is then.
    """
    if look.columns < _TABLE_FROM:
        return Sheet([], [Entry(list(_narrow(one, look, now)), one.article.id) for one in glances])
    wide = look.columns >= _WIDE_FROM
    names, cells = _WIDE if wide else _NEXT if order == "next" else _SHORT
    rows = [[Piece(name, "dim") for name in names]]
    rows += [cells(glance, now) for glance in glances]
    widths = _widths(rows, look)
    entries = [
        Entry([_painted(row, widths, look), *_under(one.article, look, trouble=not wide)], one.article.id)
        for one, row in zip(glances, rows[1:], strict=True)
    ]
    return Sheet([_painted(rows[0], widths, look)], entries)


_RIGHT = 2  # the first two columns are numbers


def _widths(rows: Sequence[Sequence[Piece]], look: Look) -> list[int]:
    """Every column as wide as its cells, outlet and why not too wide, the title over what is left."""
    spare = max(look.columns - _WIDE_FROM, 0) // 3
    widths = [
        min(max(width_of(cell.words) for cell in column), _MOST.get(column[0].words, look.columns) + spare)
        for column in zip(*rows, strict=True)
    ]
    return [*widths[:-1], max(look.columns - sum(widths[:-1]) - _GAP * (len(widths) - 1), 1)]


_GAP = 2


def _painted(row: Sequence[Piece], widths: Sequence[int], look: Look) -> str:
    cells = [
        Piece(pad(words, width, right=place < _RIGHT), style)
        for place, ((words, style), width) in enumerate(zip(row, widths, strict=True))
    ]
    return (" " * _GAP).join([*(look.paint(*cell) for cell in cells[:-1]), _last(cells[-1], look)])


def _last(cell: Piece, look: Look) -> str:
    return look.paint(cell.words.rstrip(), cell.style)


def _under(article: Article, look: Look, *, trouble: bool) -> Iterator[str]:
    yield from moved_lines(article, look, indent=_INDENT)
    if trouble and article.trouble:
        yield from flow([_trouble(article)], look, first=_INDENT)


_INDENT = " " * 9


def _short_cells(glance: Glance, now: datetime) -> list[Piece]:
    number, version, changed = _figures(glance, now)
    note = Piece(_note_day(glance.note, now), "good")
    return [number, version, changed, note, _next_cell(glance.article, now), *_named(glance.article)]


def _next_cells(glance: Glance, now: datetime) -> list[Piece]:
    number, version, _ = _figures(glance, now)
    why = line(_reason(glance.article), "dim")
    return [number, version, _next_cell(glance.article, now), why, *_named(glance.article)]


def _reason(article: Article) -> str:
    return article.next_reason if article.state is ArticleState.ACTIVE else ""


def _wide_cells(glance: Glance, now: datetime) -> list[Piece]:
    article = glance.article
    return [
        *_figures(glance, now),
        Piece(str(glance.undisclosed or ""), "bad"),
        Piece(_note_words(glance.note, now), "good"),
        _next_cell(article, now),
        _trouble(article) if article.trouble else line(_reason(article), "dim"),
        *_named(article),
    ]


_SHORT = ("id", "ver", "change seen", "note", "next", "outlet", "title"), _short_cells
_NEXT = ("id", "ver", "next", "why", "outlet", "title"), _next_cells
_WIDE = (
    ("id", "ver", "change seen", "und.", "last note", "next", "why, or trouble", "outlet", "title"),
    _wide_cells,
)


def _figures(glance: Glance, now: datetime) -> tuple[Piece, Piece, Piece]:
    article = glance.article
    changed = Piece(_changed(article, now), "bad" if glance.undisclosed else "")
    return Piece(f"#{article.id}", "dim"), Piece(str(article.version or "-")), changed


def _next_cell(article: Article, now: datetime) -> Piece:
    return Piece(_next(article, now), "" if article.state is ArticleState.ACTIVE else "warn")


def _named(article: Article) -> tuple[Piece, Piece]:
    return Piece(_outlet(article), "dim"), Piece(_name(article), "strong")


def _narrow(glance: Glance, look: Look, now: datetime) -> Iterator[str]:
    article = glance.article
    yield from flow([Piece(f"#{article.id} "), Piece(_name(article), "strong")], look, rest="  ")
    yield from flow([line(article.url if article.title else _outlet(article), "dim")], look, first="  ")
    words = (
        f"version {article.version or '-'}, change seen {_changed(article, now)}, next {_next(article, now)}"
    )
    note = f", {_note_words(glance.note, now)}" if glance.note else ""
    yield from flow([Piece(words + note)], look, first="  ")
    yield from moved_lines(article, look)
    if article.trouble:
        yield from flow([_trouble(article)], look, first="  ")


def _trouble(article: Article) -> Piece:
    return line(of_address(article.url, article.trouble), "warn")


def _note_day(note: LastNote | None, now: datetime) -> str:
    """The day it states, else that on which we saw it, and that we did; in few letters."""
    if note is None:
        return ""
    when = note.stated_date or note.first_seen_at.date()
    near = abs(now.date() - when) <= _LATELY
    shown = day_of_year(when) if near else month_of(when)
    return shown if note.stated_date else f"seen {shown}"


def _note_words(note: LastNote | None, now: datetime) -> str:
    if note is None:
        return ""
    kind = note.kind.words
    stamp = " stamp" if note.form is NoteForm.STAMP else ""
    return f"{kind}{stamp} {_note_day(note, now)}"


def _outlet(article: Article) -> str:
    return line(article.outlet).words


def _name(article: Article) -> str:
    """Title and tags; without a title the address, whose scheme says nothing."""
    tags = "".join(f" +{tag}" for tag in article.tags)
    return line(f"{article.title or article.url.partition('://')[2]}{tags}").words


def _changed(article: Article, now: datetime) -> str:
    return ago(article.last_changed_at, now) if article.last_changed_at else "-"


def _next(article: Article, now: datetime) -> str:
    if article.state is not ArticleState.ACTIVE:
        return article.state.value
    if article.next_check_at is None or article.next_check_at <= now:
        return "due"
    return ago(article.next_check_at, now)


def check_line(check: Check, look: Look) -> list[str]:
    """How one visit ended."""
    style = _OUTCOMES.get(check.outcome, "bad")
    head = pad(check.outcome.value.replace("_", " "), 12)
    pieces = [line(check.article.url)]
    if check.outcome is Outcome.CHANGED and check.change:
        change = check.change
        size = f"+{change.added_words} -{change.removed_words} words"
        pieces.append(Piece(f"  version {check.version}, {size}, {term(change.disclosure)}"))
    if check.error:
        pieces += [Piece("  "), line(of_address(check.article.url, check.error), style)]
    first, *others = flow(pieces, look, first=f"{head} ", rest="  ")
    return [look.paint(head, style) + first[len(head) :], *others]


def checks_summary(checks: Sequence[Check]) -> str:
    """The pass in one sentence."""
    counts = {outcome: sum(check.outcome is outcome for check in checks) for outcome in Outcome}
    parts = [f"{number} {outcome.value.replace('_', ' ')}" for outcome, number in counts.items() if number]
    failed = sum(check.outcome not in GOOD for check in checks)
    tail = f"; {count(failed, 'article')} could not be read" if failed else ""
    return f"{count(len(checks), 'article')} checked: {', '.join(parts)}{tail}."

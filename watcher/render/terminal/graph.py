"""An article's life as a drawing: its length over time, and under it what was said and what was not.

Time is not to scale. Most of a story's edits come within hours and the rest within months: each quiet time
gets columns by its logarithm, so that edits of the first hour and notes of the third month can both be seen.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta
from itertools import accumulate, pairwise
from math import log1p
from typing import TYPE_CHECKING

from watcher.model import Disclosure, NoteForm, NoteKind
from watcher.model.days import day
from watcher.render.terminal.screen import Piece, flow, pad, width_of
from watcher.render.terminal.verdict import article_lines
from watcher.render.verdicts import of_form
from watcher.render.words import count, moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from watcher.model import Article, Note, Snapshot
    from watcher.model.gap import Gap
    from watcher.render.terminal.screen import Look

ASCII = str.maketrans("─│╭╮╰╯┤└┬…–", "-|++++|++.-")
"""For terminals that know no other characters."""

HEIGHT = 8
_MARGIN = 9  # columns: a number of words, or the name of a track
_BRIEF = timedelta(minutes=1)  # the least that counts as time between two versions

_NOTES = (  # the more telling first: of several in one column the first is drawn
    (NoteKind.RETRACTION, "r"),
    (NoteKind.CORRECTION, "c"),
    (NoteKind.AMENDMENT, "a"),
    (NoteKind.CLARIFICATION, "l"),
    (NoteKind.EDITORS_NOTE, "e"),
    (NoteKind.UPDATE, "u"),
    (NoteKind.OTHER, "o"),
)
_STAMP = "s"
_SILENT, _LATE, _UNSEEN = "!", "~", "x"
_LEGEND = {
    **{sign: kind.words for kind, sign in _NOTES},
    _STAMP: "stamp",
    _SILENT: "edits no note speaks of",
    _LATE: "told in part, or later",
    _UNSEEN: "nobody could look",
}


def graph_lines(
    article: Article,
    snapshots: Sequence[Snapshot],
    look: Look,
    *,
    now: datetime,
    gaps: Sequence[Gap] = (),
) -> list[str]:
    """The drawing.

    Args:
        article: whose life.
        snapshots: its versions; at least one.
        look: where it will stand.
        now: the moment, where the drawing ends.
        gaps: when nobody could look.
    """
    versions = sorted(snapshots, key=lambda item: item.version)
    scale = _Scale([one.captured_at for one in versions], now, max(look.columns - _MARGIN - 1, 4))
    places = [scale.column(one.captured_at) for one in versions]
    tracks = {
        "notes": _marked((place, _note_sign(one)) for place, one in zip(places, versions, strict=True)),
        "silent": _marked((place, _silent_sign(one)) for place, one in zip(places, versions, strict=True)),
        "unseen": _spans(gaps, scale, now),
    }
    return [
        *article_lines(article, look),
        "",
        *_curve([one.words for one in versions], places, scale.width),
        _axis(places, scale.width),
        *_labels(versions, places, scale.width, look),
        *(_track(name, marks, scale.width, look) for name, marks in tracks.items() if marks),
        "",
        *_legend({sign for marks in tracks.values() for sign in marks.values()}, versions, look),
    ]


class _Scale:
    """Which column a moment has."""

    def __init__(self, moments: Sequence[datetime], now: datetime, width: int) -> None:
        self.width = width
        self._moments = [*moments, max(now, moments[-1] + _BRIEF)]
        spans = (later - sooner for sooner, later in pairwise(self._moments))
        self._ends = [0.0, *accumulate(log1p(max(span / _BRIEF, 0)) + 0.5 for span in spans)]

    def column(self, at: datetime) -> int:
        """From 0 on; what lies outside is drawn at the edge."""
        place = min(max(bisect_right(self._moments, at) - 1, 0), len(self._moments) - 2)
        start, end = self._moments[place], self._moments[place + 1]
        inside = min(max((at - start) / max(end - start, _BRIEF), 0.0), 1.0)
        reached = self._ends[place] + inside * (self._ends[place + 1] - self._ends[place])
        return round(reached / self._ends[-1] * (self.width - 1))


def _curve(words: Sequence[int], places: Sequence[int], width: int) -> list[str]:
    """The length as a line of steps, the longest on top; the numbers at the side are words."""
    low, high = min(words), max(words)
    height = min(high - low + 1, HEIGHT)
    levels = [round((number - low) / max(high - low, 1) * (height - 1)) for number in words]
    grid = [[" "] * width for _ in range(height)]
    for place, (start, level) in enumerate(zip(places, levels, strict=True)):
        end = places[place + 1] if place + 1 < len(places) else width
        grid[level][start:end] = "─" * (end - start)
        if place and levels[place - 1] != level:
            _step(grid, start, levels[place - 1], level)
    rows = []
    for level in range(height - 1, -1, -1):
        number = f"{low + round(level * (high - low) / max(height - 1, 1)):,}"
        label = number if level in {0, height - 1} else ""
        rows.append(f"{pad(label, _MARGIN - 2, right=True)} ┤{''.join(grid[level])}".rstrip())
    return rows


def _step(grid: list[list[str]], column: int, old: int, new: int) -> None:
    up = new > old
    for level in range(min(old, new) + 1, max(old, new)):
        grid[level][column] = "│"
    grid[old][column] = "╯" if up else "╮"
    grid[new][column] = "╭" if up else "╰"


def _axis(places: Sequence[int], width: int) -> str:
    marks = ["─"] * width
    for place in places:
        marks[place] = "┬"
    return f"{' ' * (_MARGIN - 1)}└{''.join(marks)}"


def _labels(versions: Sequence[Snapshot], places: Sequence[int], width: int, look: Look) -> list[str]:
    """Numbers and moments of versions, where there is room for them."""
    numbers = ""
    for place, words in (
        *zip(places, (str(one.version) for one in versions), strict=True),
        (width - 3, "now"),
    ):
        numbers = _with(numbers, place, words, width)
    moments, shown = "", ""
    for place, one in zip(places, versions, strict=True):
        at = one.captured_at.astimezone(look.zone)
        longer = _with(moments, place, f"{at:%H:%M}" if day(at) == shown else day(at), width)
        moments, shown = longer, day(at) if longer != moments else shown
    return [f"{pad('version', _MARGIN)}{numbers}".rstrip(), f"{pad('', _MARGIN)}{moments}".rstrip()]


def _with(line: str, place: int, words: str, width: int) -> str:
    """The line with a label at its place; as it was, if it has no room for it."""
    free = place > width_of(line) or not line
    return pad(line, place) + words if free and place + width_of(words) <= width else line


def _track(name: str, marks: dict[int, str], width: int, look: Look) -> str:
    style = {"notes": "good", "silent": "bad", "unseen": "warn"}[name]
    line = "".join(marks.get(place, " ") for place in range(width)).rstrip()
    return pad(name, _MARGIN) + look.paint(line, style)


def _marked(signs: Iterable[tuple[int, str]]) -> dict[int, str]:
    """The most telling sign of each column."""
    order = [*(sign for _, sign in _NOTES), _STAMP, _SILENT, _LATE]
    found: dict[int, str] = {}
    for place, sign in signs:
        if sign and order.index(sign) <= order.index(found.get(place, order[-1])):
            found[place] = sign
    return found


def _note_sign(one: Snapshot) -> str:
    """The most telling of the notes that came, or changed, with a version."""
    signs = {_sign(note) for note in one.change.notes_told} if one.change else set()
    return next((sign for _, sign in (*_NOTES, (None, _STAMP)) if sign in signs), "")


def _sign(note: Note) -> str:
    return _STAMP if note.form is NoteForm.STAMP else dict(_NOTES)[note.kind]


def _silent_sign(one: Snapshot) -> str:
    change = one.change
    if change is None or of_form(change):
        return ""
    if one.of_many or one.turns:
        return ""
    if one.disclosed_later is not None or change.disclosure is Disclosure.PARTLY:
        return _LATE
    return _SILENT if change.disclosure is Disclosure.UNDISCLOSED else ""


def _spans(gaps: Iterable[Gap], scale: _Scale, now: datetime) -> dict[int, str]:
    ends = (sorted(map(scale.column, (gap.since, gap.until or now))) for gap in gaps)
    return {place: _UNSEEN for start, end in ends for place in range(start, end + 1)}


def _legend(signs: set[str], versions: Sequence[Snapshot], look: Look) -> list[str]:
    named = [f"{sign} {words}" for sign, words in _LEGEND.items() if sign in signs]
    span = f"{moment(versions[0].captured_at, look.zone)} to now"
    pieces = [
        Piece(f"{count(len(versions), 'version')}, words over time, {span}; quiet times are drawn short.")
    ]
    return [*flow([Piece("   ".join(named))], look), *flow(pieces, look)] if named else flow(pieces, look)

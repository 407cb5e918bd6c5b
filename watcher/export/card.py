"""A picture of one change, drawn without a browser. Needs Pillow (an extra)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, NamedTuple

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from watcher.export.fonts import Face, face
from watcher.export.order import is_leftward, runs
from watcher.model import Op, Span
from watcher.render.picture import alt_text, left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.render.picture import Picture

WIDTH = 1200
SHORTEST, TALLEST = 630, 1500
"""As posts show pictures, from two to one to four to five. What does not fit is left out, and said."""

MARGIN, FOOT = 80, 150
PAPER, INK, SOFT, LINE = "#fdfcf9", "#1d1c1a", "#5f5b54", "#d9d4c8"
MARKS = {Op.DELETE: ("#fbd9d5", "#6d1512", "#c0473e"), Op.INSERT: ("#c9efd3", "#0d3f1e", "#2d8a4e")}
"""Ground, ink and line; the same as in the pages' style sheet."""

PAD = 5
"""Pixels by which a mark's ground reaches beyond its letters."""

SMOOTH = 4
"""Round corners are drawn so many times larger, for Pillow draws them with steps."""


class Atom(NamedTuple):
    """What is never broken at a line's end: a word, or one sign of a script without spaces."""

    op: Op
    text: str
    spaced: bool = False


class Row(NamedTuple):
    """A line of text: where it stands, from which side it is read, in what letters and ink."""

    indent: int
    y: int
    leftward: bool
    letters: Face
    ink: str
    atoms: Sequence[Atom]


@dataclass(slots=True)
class Sheet:
    """What is to be drawn, from top to bottom; the paper is cut when its height is known.

    Attributes:
        y: where the next line goes.
        rows: the lines of text.
        strokes: straight lines, with their width and ink.
    """

    y: int = MARGIN
    rows: list[Row] = field(default_factory=list)
    strokes: list[tuple[tuple[int, int, int, int], int, str]] = field(default_factory=list)


def draw(shown: Picture, target: IO[bytes]) -> set[str]:
    """Write the picture as PNG; its words are in it as text, too (Description).

    Returns:
        Signs that no font of the system has; they are drawn as empty boxes.
    """
    sheet = laid_out(shown)
    height = min(max(sheet.y + FOOT, SHORTEST), TALLEST)
    image = Image.new("RGB", (WIDTH, height), PAPER)
    pen = ImageDraw.Draw(image)
    for row in sheet.rows:
        _line(pen, row)
    for place, width, ink in sheet.strokes:
        pen.line(place, fill=ink, width=width)
    _foot(image, shown)
    about = PngInfo()
    about.add_itxt("Description", alt_text(shown))
    image.save(target, "PNG", optimize=True, pnginfo=about)
    return set().union(*(row.letters.lacks(atom.text) for row in sheet.rows for atom in row.atoms))


def laid_out(shown: Picture) -> Sheet:
    """All but the foot, which stands at the bottom of whatever height this takes."""
    sheet = Sheet()
    _head(sheet, shown)
    _body(sheet, shown)
    return sheet


def _head(sheet: Sheet, shown: Picture) -> None:
    small = face("sans", 27)
    _put(sheet, small, SOFT, _plain(shown.outlet), leading=54, most=1)
    _put(sheet, face("serif", 50, bold=True), INK, _plain(shown.title), leading=62, most=3)
    sheet.y += 14
    _put(sheet, small, SOFT, _plain(shown.when), leading=40, most=2)
    sheet.y += 26
    sheet.strokes.append(((MARGIN, sheet.y, WIDTH - MARGIN, sheet.y), 2, LINE))
    sheet.y += 42


def _plain(words: str) -> list[Span]:
    return [Span(Op.EQUAL, words)]


def _body(sheet: Sheet, shown: Picture) -> None:
    """The edits, then the notes, as far as there is room; then how much is left out."""
    edits = shown.left + sum(not _passage(sheet, spans, note=False) for spans in shown.edits)
    said = [_plain(f"{name}: {text}") for name, text in shown.notes]
    notes = sum(not _passage(sheet, spans, note=True) for spans in said)
    _put(sheet, face("sans", 26), SOFT, _plain(left_out(edits, notes)), leading=40, most=1)


def _passage(sheet: Sheet, spans: Sequence[Span], *, note: bool) -> bool:
    """An edit, or a note with a bar beside it; whether there was room for it."""
    leading, gap = 56, 24
    room = (TALLEST - FOOT - sheet.y - 3 * gap) // leading
    if room < 2:  # noqa: PLR2004  a single line of an edit says nothing
        return False
    top = sheet.y
    _put(sheet, face("serif", 36), INK, spans, leading=leading, most=room, indent=32 if note else 0)
    if note:
        x = WIDTH - MARGIN - 2 if sheet.rows[-1].leftward else MARGIN + 2
        sheet.strokes.append(((x, top + 2, x, sheet.y - 8), 4, INK))
    sheet.y += gap
    return True


def _put(
    sheet: Sheet,
    letters: Face,
    ink: str,
    spans: Iterable[Span],
    *,
    leading: int,
    most: int,
    indent: int = 0,
) -> None:
    """Fold the spans into lines; the last has an ellipsis when there are more."""
    room = WIDTH - 2 * MARGIN - indent - letters.width("…")
    atoms = list(_atoms(spans))
    leftward = is_leftward("".join(atom.text for atom in atoms))
    lines = list(_folded(letters, atoms, room))
    for number, line in enumerate(lines[:most], start=1):
        cut = [Atom(Op.EQUAL, "…")] if number == most < len(lines) else []
        sheet.rows.append(Row(indent, sheet.y, leftward, letters, ink, [*line, *cut]))
        sheet.y += leading


def _atoms(spans: Iterable[Span]) -> Iterator[Atom]:
    spaced = False
    for op, text in spans:
        for word in _words(text):
            if not word.isspace():
                yield Atom(op, word, spaced)
            spaced = word.isspace()


_STICKY = re.compile(r" (?=…)")
"""The space before an ellipsis: it must not stand alone on a line."""


def _words(text: str) -> Iterator[str]:
    """Words, white space, and the single signs of scripts without spaces."""
    word = ""
    for sign in _STICKY.sub("\u00a0", text):
        alone = sign == " " or unicodedata.east_asian_width(sign) in "WF"
        if alone:
            yield from ([word] if word else [])
            yield sign
            word = ""
        else:
            word += sign
    yield from ([word] if word else [])


def _folded(letters: Face, atoms: Iterable[Atom], room: float) -> Iterator[list[Atom]]:
    line: list[Atom] = []
    used = 0.0
    for atom in atoms:
        for piece in _broken(letters, atom, room):
            size = letters.width(piece.text) + _gap(letters, line[-1] if line else None, piece)
            if line and used + size > room:
                yield line
                line, used, size = [], 0.0, letters.width(piece.text)
            line.append(piece)
            used += size
    if line:
        yield line


def _broken(letters: Face, atom: Atom, room: float) -> Iterator[Atom]:
    """An atom that is wider than a line, in parts."""
    while (width := letters.width(atom.text)) > room and len(atom.text) > 1:
        most = max(int(len(atom.text) * room / width) - 1, 1)
        yield atom._replace(text=atom.text[:most])
        atom = Atom(atom.op, atom.text[most:])
    yield atom


def _gap(letters: Face, before: Atom | None, atom: Atom) -> float:
    """The space between two atoms; marks that touch are set apart by their grounds."""
    if before is None:
        return 0.0
    touching = before.op is not atom.op
    return letters.width(" ") if atom.spaced else 2.0 * PAD if touching else 0.0


class Placed(NamedTuple):
    """An atom on its line: from where to where, and where its mark begins and ends."""

    atom: Atom
    start: float
    reach: tuple[float, float]


def _line(pen: ImageDraw.ImageDraw, row: Row) -> None:
    """One line: the grounds of all its marks, then the letters over them."""
    placed = list(_placed(row))
    for atom, _, reach in placed:
        _ground(pen, row, atom.op, reach)
    for atom, start, reach in placed:
        ink = row.ink if atom.op is Op.EQUAL else MARKS[atom.op][1]
        _write(pen, (start, row.y), row.letters, atom.text, ink)
        if atom.op is Op.DELETE:
            through = row.y + row.letters.size * 0.72
            pen.line((reach[0], through, reach[1], through), fill=MARKS[atom.op][2], width=3)


def _placed(row: Row) -> Iterator[Placed]:
    """The atoms of a line, from the side on which it begins."""
    leftward = row.leftward
    x = float(WIDTH - MARGIN - row.indent if leftward else MARGIN + row.indent)
    before: Atom | None = None
    for atom in _as_they_stand(row):
        gap, width = _gap(row.letters, before, atom), row.letters.width(atom.text)
        start = x - gap - width if leftward else x + gap
        joined = gap if before is not None and before.op is atom.op else 0.0
        low, high = (0.0, joined) if leftward else (joined, 0.0)
        yield Placed(atom, start, (start - PAD - low, start + width + PAD + high))
        x = start if leftward else start + width
        before = atom


def _as_they_stand(row: Row) -> Iterator[Atom]:
    """The atoms in the order in which they are drawn, each with the space that is then before it."""
    for run in runs([atom.text for atom in row.atoms], leftward=row.leftward):
        read = row.atoms[min(run) : max(run) + 1]
        spaces = [atom.spaced for atom in (read if run.step > 0 else (read[0], *read[:0:-1]))]
        yield from (row.atoms[place]._replace(spaced=space) for place, space in zip(run, spaces, strict=True))


def _ground(pen: ImageDraw.ImageDraw, row: Row, op: Op, reach: tuple[float, float]) -> None:
    """A mark's ground, and the line under what came."""
    if op is Op.EQUAL:
        return
    ground, _, line = MARKS[op]
    start, end = reach
    pen.rectangle((start, row.y - 2, end, row.y + row.letters.size * 1.34), fill=ground)
    if op is Op.INSERT:
        under = row.y + row.letters.size * 1.26
        pen.line((start, under, end, under), fill=line, width=3)


def _write(pen: ImageDraw.ImageDraw, place: tuple[float, float], letters: Face, text: str, ink: str) -> None:
    x, y = place
    for font, part in letters.runs(text):
        pen.text((x, y + letters.size), part, font=font, fill=ink, anchor="ls")
        x += font.getlength(part)


def _foot(image: Image.Image, shown: Picture) -> None:
    """The verdict, and who says so."""
    y = image.height - 104
    if shown.verdict:
        _chip(image, (MARGIN, y), shown.verdict, filled=shown.key == "undisclosed")
    letters = face("sans", 24)
    place = WIDTH - MARGIN - letters.width("watcher"), y + 12
    _write(ImageDraw.Draw(image), place, letters, "watcher", SOFT)


def _chip(image: Image.Image, place: tuple[int, int], words: str, *, filled: bool) -> None:
    letters = face("sans", 26, bold=True)
    size = round(letters.width(words)) + 48, 52
    large = Image.new("RGB", (size[0] * SMOOTH, size[1] * SMOOTH), PAPER)
    edge = (0, 0, large.width - 1, large.height - 1)
    ground = INK if filled else PAPER
    round_ = ImageDraw.Draw(large).rounded_rectangle
    round_(edge, radius=large.height // 2, fill=ground, outline=INK, width=2 * SMOOTH)
    image.paste(large.resize(size, Image.Resampling.LANCZOS), place)
    ink = PAPER if filled else INK
    _write(ImageDraw.Draw(image), (place[0] + 24, place[1] + 8), letters, words, ink)

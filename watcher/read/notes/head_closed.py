"""What closes the head of a note, and where its text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.brackets import CLOSERS
from watcher.read.notes.dates.heads import date_after_colon
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from watcher.read.notes.dates.known import Names
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.labels import Label

# Signs and pictures that stand before a label: arrows, shapes and dingbats, pictographs, all but brackets.
PICTURES = "\u2139\u2190-\u21ff\u2300-\u27ff\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
COLON = re.compile(
    rf"[\s*_]*(?:\.?[:：][\s*_]*[-–—―─]*|[!！]|。|[{PICTURES}]{{1,4}}(?:\s?[:：])?"
    r"|={2,}|(?<=\s)[•·»](?=\s)|\+{2,}|[-–—―─]{1,3}(?=\s|$)"
    r"|(?<=\s)[-–—―─]{1,3}|(?:[—―─]|--)(?=[\"“‘(]?[^\W\d_a-z])|(?:\.|\.{3}|…)(?=\s|$)|/{2,3}(?=\s)|[|])[\s*_]*"
)
SPACE = re.compile(r"[\s*_]*")
_PAUSE = re.compile(r"[\s*_]*(?:,\s+|[，、])?")
"""What may part "Update" from its sentence; behind "For the record, I ..." the sentence goes on."""
_AFTER_CLOSE = re.compile(r"[\s*_]*[:：.!|–—-]*[\s*_]*")
# What may part a full date that is a head from the text.
_COMMA = re.compile(r"\s*[,،，、]\s*")
# The same behind a label of a script without spaces ("2021.03.17 更新，……").
_DENSE_COMMA = re.compile(r"\s?[，、]\s?(?=\S)")
# What may follow the date inside a bracket of its own ("Correction (May 3, updated)", "訂正（5月3日追記）",
# "Update (May 3, fares and times): ...").
_IN_BRACKET = re.compile(
    r"(?:[\s,،，、]*[^\W\d_]{1,12}\s*|\s?[,،;؛]\s(?:[^()\[\].:]|[.:](?=\w)){1,60}|\w{0,4}[、，][^()（）\[\].:：]{1,40})(?=([)）\]】]))"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The head of a note.

    Attributes:
        label: the label as printed.
        means: what the label means.
        start: where the note starts in its block, the bracket included.
        text_start: where its text starts.
        stated: the date of the head.
        closed: what ends the head: "colon" (or dash, full stop), "bracket", "date", "label", "none".
        bracket: the bracket that holds the whole note and is still open, or "".
        date_first: the date stands before the label.
        between: the label stands between two days, that of publication and that of the change: a stamp.
    """

    label: str
    means: Label
    start: int
    text_start: int
    stated: Stated | None = None
    closed: str = "none"
    bracket: str = ""
    date_first: bool = False
    between: bool = False


def skip(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where a pattern that stands at a place ends; the place itself when it does not."""
    match = pattern.match(text, at)
    return match.end() if match else at


def closed(text: str, at: int, opening: Opening, known: Names) -> Opening:
    """What ends the head, and where the text begins."""
    inner = at
    at, opening = _inner_bracket(text, at, opening)
    if at > inner and opening.stated is None and (later := date_after_colon(text, at, known)):
        at, opening = later.end, replace(opening, stated=later)
    if at > inner and opening.stated and (comma := _COMMA.match(text, at)):
        return replace(opening, text_start=comma.end(), closed="colon")
    colon = COLON.match(text, at) or _comma_behind(text, at, opening)
    if colon is None:
        closed = "date" if opening.stated else "label"
        closed = "bracket" if opening.bracket == "" and text[at - 1 : at] in CLOSERS.values() else closed
        pause = _PAUSE if opening.means.kind is NoteKind.UPDATE else SPACE
        return replace(opening, text_start=skip(pause, text, at), closed=closed)
    at, opening = _bracket_behind_colon(text, colon.end(), opening)
    sign = colon[0].strip(" *_")
    if opening.stated is None and sign in ":：-–—.!" and (later := date_after_colon(text, at, known)):
        return _dated_behind_colon(text, at, opening, later, sign)
    return replace(opening, text_start=at, closed="colon")


def _dated_behind_colon(text: str, at: int, opening: Opening, later: Stated, sign: str) -> Opening:
    """A head whose date stands behind its colon; behind a full stop the sentence may open with its day."""
    closed, dated = _inner_bracket(text, later.end, replace(opening, stated=later))
    end = skip(_COMMA, text, skip(_AFTER_CLOSE, text, closed))
    glued = closed == later.end and not text[closed:end].strip(" *_")
    if glued and end < len(text) and sign == ".":
        return replace(dated, stated=None, text_start=at, closed="colon")
    return replace(dated, text_start=end, closed="date" if glued else "colon")


def _comma_behind(text: str, at: int, opening: Opening) -> re.Match[str] | None:
    """The comma that parts a full date and a Chinese or Japanese label from what was written then."""
    dated = opening.date_first and opening.stated is not None and opening.stated.year is not None
    return _DENSE_COMMA.match(text, at) if dated and WIDE.search(opening.label) else None


def _inner_bracket(text: str, at: int, opening: Opening) -> tuple[int, Opening]:
    """A bracket that closes right after the head: around the date, or around the whole head."""
    more = _IN_BRACKET.match(text, at) if opening.stated else None
    if more and more[1] != CLOSERS.get(opening.bracket):
        at = more.end()
    spaced = skip(SPACE, text, at)
    char = text[spaced : spaced + 1]
    if char and char in CLOSERS.values():
        if opening.bracket and CLOSERS[opening.bracket] == char:
            opening = replace(opening, bracket="")
        return spaced + 1, opening
    return at, opening


def _bracket_behind_colon(text: str, at: int, opening: Opening) -> tuple[int, Opening]:
    """Where the text begins when the head's bracket closes right behind its colon ("[Update:] The ...")."""
    closer = CLOSERS.get(opening.bracket)
    if closer is None or text[at : at + 1] != closer:
        return at, opening
    return skip(_AFTER_CLOSE, text, at + 1), replace(opening, bracket="")

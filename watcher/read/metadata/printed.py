"""When a story was published as it is printed near the headline, for pages that state it to no machine."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, timezone
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from watcher.model.zones import zones_of
from watcher.read.markup.tree import SILENT, brief, fold
from watcher.read.metadata.others import in_form, of_others
from watcher.read.notes.dates.order import MONTH_FIRST_ZONES, month_first
from watcher.read.notes.dates.written import read_date
from watcher.read.notes.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.read.notes.dates.stated import Stated

_LONGEST = 90  # characters of a line that prints a date; longer ones are sentences about other days
NEAR = 60  # elements from the headline within which its own line of date and author stands
_REACH = 800  # elements looked at on either side of the headline

WEST, EAST = timedelta(hours=-11), timedelta(hours=14)
"""How far the clocks of zones are behind UTC's, and before it."""
_QUARTER = timedelta(minutes=15)  # by which zones differ

_MODIFIED = re.compile(
    r"updat|modif|aktualis|geändert|actuali[sz]|atualiz|aggiornat|bijgewerkt|oppdatert|uppdaterad|opdateret|zaktualiz"
    r"|aktualiz|обновл|оновл|更新|mise à jour|änderung|edited|revis|stand:|©|copyright",
    re.IGNORECASE,
)
_MADE = re.compile(r"publi|creat|veröffentlicht|erstellt|erschienen|posted|gepostet", re.IGNORECASE)
# It opens with a digit, so that all else is passed over fast: every text near the headline is searched.
_YEAR = re.compile(r"\d(?:(?<=1)9\d\d|(?<=2)0\d\d|[./]\d\d(?!\d))")
_START = re.compile(r"(?<![^\W_])[^\W_]")
_OPENS = re.compile(
    r"\(?[^\s(][^()–—:-]{7,25}(?:\)|\s[-–—]\s|[:–—])"
)  # a date before a paragraph's first sentence
_DATED = re.compile(r"dat(?:e|um)|fecha|created|publish|calendar", re.IGNORECASE)
_CHANGED = re.compile(r"updated|modif", re.IGNORECASE)
_FOREIGN = ("nav", "select", "blockquote", "pre", "code")
# What a sentence stands in, however many elements it is cut into; a line of date and author has fewer words.
_RUNNING = ("p", "li", "dd")
_STOPS = (".", "!", "?", "。", "！", "？")
_WORDS = 6
_PARTS = re.compile(r"[|•·]")  # what parts the items of a line
_PARAGRAPH = 400  # characters of a paragraph that tell whether it is one
_BESIDE = 20  # elements before the headline in which an `aside` is the story's own line
_SHORT = 45  # characters of a line that says when and by whom, and no more
# What else is worth so many elements more from the headline: to stand before it, to be a sentence, to be told
# to be published.
_ABOVE, _SENTENCE, _PUBLISHED = 10, 40, 60
_PART = 12  # characters of a part of a date that stands in an element of its own
_SPLIT = 40  # characters of the box that holds all of its parts


def printed(
    order: Sequence[HtmlElement],
    heading: HtmlElement | None,
    language: str,
    domain: str,
    *,
    near: bool = False,
) -> Printed | None:
    """The first day printed alone in a line after the headline, or else before it.

    Args:
        order: the page's elements, in document order.
        heading: what prints the headline.
        language: of the page, BCP 47.
        domain: its host; it tells which of day and month comes first.
        near: look no farther than the headline's own line of date and author.
    """
    american = bool(month_first(language or None, domain))
    lines = sorted(_lines(order, heading, NEAR if near else _REACH), key=_rank)
    named = () if near else (line for el in order if _called(el) is _Called.DATE for line in _of(el, _REACH))
    for line in chain(lines, named):
        for text in line.readings():
            if found := day_in(text, language, american=american):
                return found if found.clock else line.timed(found, language, american=american)
    return None


class Printed(NamedTuple):
    """A day, and what is printed of its hour.

    Attributes:
        day: at midnight UTC.
        clock: the time of day, by the clock of the paper.
        zone: the name of that clock, as printed.
    """

    day: datetime
    clock: time | None = None
    zone: str | None = None

    @property
    def at(self) -> datetime:
        """The moment, where one zone alone has the name that is printed; else the day."""
        zones = zones_of(self.zone)
        if self.clock is None or len(zones) != 1:
            return self.day
        return datetime.combine(self.day, self.clock, tzinfo=zones[0])

    def zone_of(self, at: datetime) -> timezone | None:
        """The zone in which a moment has the hour that is printed, to the minute; None where none has."""
        if self.clock is None:
            return None
        shown = datetime.combine(self.day, self.clock.replace(second=0), tzinfo=UTC)
        shift = shown - at.replace(second=0, microsecond=0)
        return timezone(shift) if WEST <= shift <= EAST and not shift % _QUARTER else None


class _Called(Enum):
    """What a box that holds a date is called after; worth so many elements more from the headline."""

    DATE = -40
    OTHERWISE = 0
    OF_CHANGE = 15


class _Line(NamedTuple):
    """A text with a year in it.

    Attributes:
        text: folded.
        away: by how many elements it stands behind the headline.
        box: what holds it.
        called: what the box is called after.
    """

    text: str
    away: int
    box: HtmlElement
    called: _Called

    def readings(self) -> Iterator[str]:
        """The line, and with what stands beside it, where day, month and year are elements of their own."""
        yield self.text
        above = self.box.getparent()
        if abs(self.away) <= NEAR and len(self.text) <= _PART and above is not None:
            whole = brief(above, _SPLIT)
            if len(whole) <= _SPLIT:
                yield whole

    def timed(self, found: Printed, language: str, *, american: bool) -> Printed:
        """A day with the hour that stands beside it in an element of its own, if one does."""
        above = self.box.getparent()
        whole = "" if above is None else brief(above, _SHORT)
        if abs(self.away) > NEAR or not len(self.text) < len(whole) <= _SHORT:
            return found
        more = day_in(whole, language, american=american)
        return more if more and more.day == found.day else found


def _rank(line: _Line) -> int:
    """How little a line looks like the story's own: far from the headline, or before it, or a sentence."""
    made = _PUBLISHED if _MADE.search(line.text) else 0
    return away(line.away) - made + line.called.value + (_SENTENCE if len(line.text) > _SHORT else 0)


def away(steps: int) -> int:
    """How far from the headline something is that stands so many elements behind it, or before it."""
    return steps if steps >= 0 else _ABOVE - 2 * steps


def tells_of_change(text: str) -> bool:
    """Whether the words before a date say that it is the day of a change."""
    told = list(_MODIFIED.finditer(text))
    return bool(told) and not _MADE.search(text, told[-1].end())


@lru_cache(maxsize=4_096)
def day_in(text: str, language: str = "", *, american: bool = False) -> Printed | None:
    """The full date that a short line prints, with its hour; None where it tells of none but a change's.

    Args:
        text: the line.
        language: of the page, BCP 47; the names of other languages are known too.
        american: the page writes the month first.
    """
    if len(text) > _LONGEST:
        opens = _OPENS.match(text)
        text = opens[0] if opens else ""
    if not _YEAR.search(text):
        return None
    for tag in dict.fromkeys((language, "")):
        spoken = words(tag, text)
        known = spoken.names
        at = 0
        for start in _START.finditer(text):
            if start.start() < at or (found := read_date(text, start.start(), known)) is None:
                continue
            if day := not tells_of_change(text[at : start.start()]) and _made(found, american=american):
                return Printed(day, found.time, found.zone)
            at = found.end
    return None


def _made(found: Stated, *, american: bool) -> datetime | None:
    if not (found.year and found.month and found.day):
        return None
    turned = found.swapped and (american or found.zone in MONTH_FIRST_ZONES)
    month, day = (found.day, found.month) if turned else (found.month, found.day)
    try:
        return datetime(found.year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _lines(order: Sequence[HtmlElement], heading: HtmlElement | None, reach: int) -> Iterator[_Line]:
    """Texts with a year around the headline."""
    at = order.index(heading) if heading in order else 0
    first = max(0, at - reach)
    for place, el in enumerate(order[first : at + reach], first):
        if ((text := el.text) and _YEAR.search(text)) or ((text := el.tail) and _YEAR.search(text)):
            yield from _of(el, place - at)


def _of(el: HtmlElement, away: int) -> list[_Line]:
    texts = [
        (text, holder)
        for text, holder in ((el.text, el), (el.tail, el.getparent()))
        if text and _YEAR.search(text)
    ]
    if not texts or el.tag in SILENT or el.tag in _FOREIGN or _elsewhere(el, away):
        return []
    called = _called(el)
    return [_Line(fold(text), away, el, called) for text, holder in texts if not _in_sentence(holder, text)]


def _in_sentence(holder: HtmlElement | None, text: str) -> bool:
    """Whether a text is part of a sentence, which tells of other days, and not of when it was published."""
    above = () if holder is None else chain((holder,), holder.iterancestors())
    paragraph = next((at for at in above if at.tag in _RUNNING), None)
    if holder is None or paragraph is None or _OPENS.match(text.lstrip()):
        return False
    whole, line = brief(paragraph, _PARAGRAPH), fold(text)
    apart = holder is not paragraph or (len(holder) > 0 and holder[0].tag == "br")
    if (apart and len(line) <= _SHORT and whole.startswith(line)) or _PARTS.search(line):
        return False
    ends = len(whole) >= _PARAGRAPH or whole.rstrip(" \"'”’»)").endswith(_STOPS)
    around = whole[: whole.find(line) + len(line) + _LONGEST][-2 * _LONGEST - len(line) :]
    return ends and len(whole.split()) >= _WORDS and not _MADE.search(around)


def _called(el: HtmlElement) -> _Called:
    name = el.get("class") or ""
    if not _DATED.search(name):
        return _Called.OTHERWISE
    return _Called.OF_CHANGE if _CHANGED.search(name) and not _MADE.search(name) else _Called.DATE


def _elsewhere(el: HtmlElement, away: int) -> bool:
    """Whether a text is none of the story's own: a menu's, a quoted post's, another story's."""
    beside = _FOREIGN if -_BESIDE <= away <= NEAR else (*_FOREIGN, "aside")
    return of_others(el) or in_form(el) or next(el.iterancestors(*beside), None) is not None

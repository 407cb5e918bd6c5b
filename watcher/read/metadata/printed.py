"""The publication day as it is printed near the headline, for pages that state none to machines."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import chain
from typing import TYPE_CHECKING

from watcher.read.metadata.others import of_others
from watcher.read.notes.dates import names, read_date
from watcher.read.notes.order import month_first
from watcher.read.notes.words import words
from watcher.read.tree import SILENT, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from watcher.read.notes.dates import Stated

_LONGEST = 90  # characters of a line that prints a date; longer ones are sentences about other days
_NEAR = 60  # elements from the headline within which its own line of date and author stands
_REACH = 800  # elements looked at on either side of the headline

_MODIFIED = re.compile(
    r"updat|modif|aktualis|geändert|actuali[sz]|atualiz|aggiornat|bijgewerkt|oppdatert|uppdaterad|opdateret|zaktualiz"
    r"|aktualiz|обновл|оновл|更新|mise à jour|änderung|edited|revis|stand:|©|copyright",
    re.IGNORECASE,
)
_MADE = re.compile(r"publi|creat|veröffentlicht|erstellt|erschienen|posted", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d|\d[./]\d\d(?!\d)")
_START = re.compile(r"(?<![^\W_])[^\W_]")
_OPENS = re.compile(
    r"\(?[^\s(][^()–—:-]{7,25}(?:\)|\s[-–—]\s|[:–—])"
)  # a date before a paragraph's first sentence
_DATED = re.compile(r"dat(?:e|um)|fecha|created|publish|calendar", re.IGNORECASE)
_FOREIGN = ("nav", "aside", "select")


def printed(
    order: Sequence[HtmlElement],
    heading: HtmlElement | None,
    language: str = "",
    domain: str = "",
    *,
    near: bool = False,
) -> datetime | None:
    """The first day printed alone in a line after the headline, or else before it; midnight UTC.

    Args:
        order: the page's elements, in document order.
        heading: what prints the headline.
        language: of the page, BCP 47.
        domain: its host; it tells which of day and month comes first.
        near: look no farther than the headline's own line of date and author.
    """
    american = bool(month_first((), language or None, domain))
    lines = sorted(_lines(order, heading, _NEAR if near else _REACH), key=_rank)
    if near:
        return next((day for text, _ in lines if (day := day_in(text, language, american=american))), None)
    named = (text for el in order if _DATED.search(el.get("class") or "") for text in _texts(el))
    each = chain((text for text, _ in lines), named)
    return next((day for text in each if (day := day_in(text, language, american=american))), None)


def _rank(line: tuple[str, int]) -> tuple[int, int]:
    """Lines that say "published" first, then those near the headline, behind it before those above it."""
    text, away = line
    if _MADE.search(text):
        return 0, abs(away)
    return (1 if 0 <= away <= _NEAR else 2 if abs(away) <= _NEAR else 3 if away >= 0 else 4), abs(away)


def tells_of_change(text: str) -> bool:
    """Whether the words before a date say that it is the day of a change."""
    told = list(_MODIFIED.finditer(text))
    return bool(told) and not _MADE.search(text, told[-1].end())


def day_in(text: str, language: str = "", *, american: bool = False) -> datetime | None:
    """The full date that a short line prints; None when it prints none or only tells of a change.

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
        known = names(spoken.languages, spoken.between)
        at = 0
        for start in _START.finditer(text):
            if start.start() < at or (found := read_date(text, start.start(), known)) is None:
                continue
            if day := not tells_of_change(text[at : start.start()]) and _made(found, american=american):
                return day
            at = found.end
    return None


def _made(found: Stated, *, american: bool) -> datetime | None:
    if not (found.year and found.month and found.day):
        return None
    turned = american and found.swapped
    month, day = (found.day, found.month) if turned else (found.month, found.day)
    try:
        return datetime(found.year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _lines(
    order: Sequence[HtmlElement], heading: HtmlElement | None, reach: int
) -> Iterator[tuple[str, int]]:
    """Texts with a digit near the headline, and by how many elements they stand behind it."""
    at = order.index(heading) if heading in order else 0
    for place in range(max(0, at - reach), min(len(order), at + reach)):
        for text in _texts(order[place]):
            yield text, place - at


def _texts(el: HtmlElement) -> list[str]:
    texts = [text for text in (el.text, el.tail) if text and _YEAR.search(text)]
    if not texts or el.tag in SILENT or of_others(el) or _in_form(el):
        return []
    return [] if next(el.iterancestors(*_FOREIGN), None) is not None else [fold(text) for text in texts]


def _in_form(el: HtmlElement) -> bool:
    """Whether it stands in a form that is one: some servers write the whole page into one."""
    form = next(el.iterancestors("form"), None)
    return form is not None and next(form.iter("h1", "article"), None) is None

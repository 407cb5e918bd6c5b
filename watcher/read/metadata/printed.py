"""The publication day as it is printed near the headline, for pages that state none to machines."""

# ruff: noqa: E501  the forms of a date are clearest on one line each

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import chain, islice
from typing import TYPE_CHECKING

from watcher.read.tree import SILENT, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST = 90  # characters of a line that prints a date; longer ones are sentences about other days
_REACH = 400  # elements looked at on either side of the headline

# Stems by which the months start in the languages of Latin script; the longest that fits wins.
_MONTHS = (
    "jan jän gen ene sty led",
    "feb fév fev lut úno",
    "mar mär mrz maa maar bře",
    "apr avr abr kwi dub",
    "may mai mei mag maj maí kvě máj",
    "jun juin giu cze čer",
    "jul juil lug lip čec",
    "aug aoû aou ago sie srp",
    "sep set wrz zář",
    "oct okt oca out ott paź říj",
    "nov lis",
    "dec dez déc dic gru pro",
)
_STEMS = {stem: number for number, stems in enumerate(_MONTHS, 1) for stem in stems.split()}
_NAME = "|".join(sorted(map(re.escape, _STEMS), key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"{_YEAR}\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]",
        rf"\b(?P<day>\d\d?)(?:\.|st|nd|rd|th|er|º|°)?\s?(?:de |of |di )?\s?(?P<name>{_NAME})\w*\.?,?\s(?:de |del )?{_YEAR}\b",
        rf"\b(?P<name>{_NAME})\w*\.?\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s{_YEAR}\b",
        r"\b(?P<day>\d\d?)\s?[.]\s?(?P<month>\d\d?)\s?[.]\s?(?P<year>(?:(?:19|20)\d\d)|\d\d)\b",
        rf"\b(?P<day>\d\d?)[/-](?P<month>\d\d?)[/-]{_YEAR}\b",
        rf"\b(?P<day>\d\d?)[\s-](?P<name>{_NAME})[a-z]*[\s-]{_YEAR}\b",
    )
)
_MODIFIED = re.compile(
    r"updat|modif|aktualis|geändert|actuali[sz]|mise à jour|änderung|stand:|©|copyright", re.IGNORECASE
)
_DATED = re.compile(r"dat(?:e|um)|fecha|created|publish|calendar", re.IGNORECASE)
_FOREIGN = frozenset({"nav", "aside", "form", "select"})


def printed(root: HtmlElement, heading: HtmlElement | None) -> datetime | None:
    """The first day printed alone in a line after the headline, or else before it; midnight UTC."""
    body = root.find("body")
    if body is None:
        return None
    lines = list(_lines(body, heading))
    behind = [text for text, after in lines if after]
    before = [text for text, after in lines if not after]
    named = (text for el in body.iter("*") if _DATED.search(el.get("class") or "") for text in _texts(el))
    return next((day for text in chain(behind, before, named) if (day := day_in(text))), None)


def day_in(text: str) -> datetime | None:
    """The full date that a short line prints; None when it prints none or only tells of a change."""
    if len(text) > _LONGEST or _MODIFIED.search(text):
        return None
    for form in _FORMS:
        if found := form.search(text):
            parts = found.groupdict()
            month = int(parts["month"]) if parts.get("month") else _STEMS[parts["name"].lower()]
            year = int(parts["year"]) if len(parts["year"]) > 2 else 2000 + int(parts["year"])  # noqa: PLR2004
            return _made(year, month, int(parts["day"]))
    return None


def _made(year: int, month: int, day: int) -> datetime | None:
    for one, two in ((month, day), (day, month)):
        try:
            return datetime(year, one, two, tzinfo=UTC)
        except ValueError:
            continue
    return None


def _lines(body: HtmlElement, heading: HtmlElement | None) -> Iterator[tuple[str, bool]]:
    """Short texts with a digit near the headline, and whether they stand behind it."""
    if heading is None:
        yield from ((text, True) for el in islice(body.iter(), _REACH) for text in _texts(el))
        return
    place = {el: i for i, el in enumerate(body.iter())}
    at = place.get(heading, 0)
    for el, i in place.items():
        if abs(i - at) <= _REACH:
            for text in _texts(el):
                yield text, i >= at


def _texts(el: HtmlElement) -> Iterator[str]:
    if el.tag in SILENT or not isinstance(el.tag, str) or next(el.iterancestors(*_FOREIGN), None) is not None:
        return
    for text in (el.text, el.tail):
        if text and any(char.isdigit() for char in text) and len(text) < 4 * _LONGEST:
            yield fold(text)

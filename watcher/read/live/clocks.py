"""Times of day that a page prints in elements of their own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.read.markup.tree import brief, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

DATE = (
    r"(?:[^\W\d]{2,12}\.?,?\s)?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)?\s?[^\W\d]{3,12}\.?|[^\W\d]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]?)"
    r"(?:,?\s?\d{2,4})?"
)
_AT = r"(?:um|at|om|à|às|kl\.?|klo|alle|ore|ora|a las|(?:o\s)?godz\.?|saat|kell|ob|в|о|στις|pukul|lúc)\s"
BEFORE = re.compile(rf"^{_AT}", re.IGNORECASE)
"""The words before a clock, in many languages; none is needed to read it."""
_LEAD = rf"(?:{_AT}|[ap]m\s|(?:上午|下午|午前|午後|오전|오후)\s?)?"
_HALVES = {
    **dict.fromkeys(("am", "上午", "午前", "오전"), "a"),
    **dict.fromkeys(("pm", "下午", "午後", "오후"), "p"),
}
_DAY = rf"(?:{DATE}\s?[,|–-]?\s)?"
_CLOCK = re.compile(
    rf"^\W*(?:{_DAY}"
    rf"{_LEAD}\d{{1,2}}\s?[:.h時时시]\s?\d{{2}}[分분]?(?::\d{{2}})?\s*"
    r"(?:uhr|uur|horas?|h|am|pm|[ap]\.m\.|น\.)?(?:\s?\(?[A-Z]{2,4}\)?)?"
    rf"(?:\s?[,|–-]?\s{DATE})?"
    r"|(?:vor|il y a|hace|há)\s\d+\s?\w+"
    r"|\d+\s?\w+\s(?:ago|geleden|fa|siden|sedan|temu)"
    r"|\d+\s?(?:分|時間|分钟|小时)前"
    r")\W*$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"^\W*(?P<day>{_DAY})(?P<at>{_LEAD})"
    r"(?P<hour>\d{1,2})\s?[:.h時时시]\s?(?P<minute>\d{2})(?:\s*(?P<half>[ap])\.?m\b|[分분]|h?\b)",
    re.IGNORECASE,
)
PARTING = " –—-:|,.·"
"""What parts a printed time from its entry."""
_A_DAY = 4  # entries a day at least of a live blog that prints no days
LINE = 80  # characters of a line that only says when and by whom
_LONGEST = 32  # characters of such a line
_TAGS = ("span", "div", "p", "strong", "b", "em", "i", "small", "td", "th", "dt", "a", "h2", "h3", "h4", "h5")


def said(time: HtmlElement) -> str:
    """What a time states, to machines if it does, or prints."""
    return fold(time.get("datetime")) or brief(time, LINE)


def printed(body: HtmlElement) -> list[HtmlElement]:
    """The elements that print a time of day and nothing else, the outermost of each."""
    found: dict[HtmlElement, None] = {}
    for el in body.iter(*_TAGS):
        text = brief(el, _LONGEST)
        if 0 < len(text) <= _LONGEST and is_clock(text) and el.getparent() not in found:
            found[el] = None
    return list(found)


def is_clock(text: str) -> bool:
    """Whether a line is a time of day, with its day or without, or says how long ago something was.

    The score of a set ("25:18") is none.
    """
    return _CLOCK.match(text) is not None and (_OPENS.match(text) is None or opening(text) != "")


def opening(text: str) -> str:
    """The time of day that a text opens with, and the day before it; "" when it opens with none."""
    found = _OPENS.match(text)
    return text[found.start("day") : found.end()] if found and _minute(found) is not None else ""


def _minute(found: re.Match[str]) -> int | None:
    """Of the day; None when no clock shows it."""
    hour, minute = int(found["hour"]), int(found["minute"])
    if half := found["half"] or _HALVES.get(found["at"].strip().lower()):
        hour = hour % 12 + 12 * (half.lower() == "p")
    return 60 * hour + minute if hour < 24 and minute < 60 else None  # noqa: PLR2004  a day's


def has_day(text: str) -> bool:
    """Whether the time of day that a text opens with stands behind its day."""
    return bool((found := _OPENS.match(text)) and found["day"])


def in_step(texts: Sequence[str]) -> bool:
    """Whether times run on, or back, over midnight once for a day; those that only say how long ago do.

    Where no days are printed as many may have passed as make few entries a day.
    """
    found = [match for text in texts if (match := _OPENS.match(text))]
    minutes = [minute for match in found if (minute := _minute(match)) is not None]
    days = {match["day"] for match in found}
    up = sum(one > two for one, two in pairwise(minutes))
    down = sum(one < two for one, two in pairwise(minutes))
    return min(up, down) <= max(1, len(days) - 1, len(minutes) // _A_DAY)

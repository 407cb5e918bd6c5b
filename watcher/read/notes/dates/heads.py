"""The date of a note's head: right behind the label, behind a word or remark of its own, behind the colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.notes.dates import written
from watcher.read.notes.dates.stated import Stated

if TYPE_CHECKING:
    from watcher.read.notes.dates.known import Names

# Six digits in a head: year, month and day.
_SIX = re.compile(r"[\s,(\[]{1,3}(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\s?[)\]:：])")
# The word and the colon before a date that is filled in ("Updated on: 3 May").
_FORM = re.compile(r"\s([^\W\d_]{1,9})\s?[:：]\s*")
# A word between a label and the number a date begins with, and what closes a head behind it.
_LOOSE = re.compile(r"(?:\s[^\W\d_]{1,14})\s(?=\d)")
_HEAD_ENDS = re.compile(r"[\s*_]*(?:[:：)\]）】]|$)")
# What a label says of its note in brackets before the day, and what may stand behind that.
_REMARK_FIRST = re.compile(r"\s?\([^():]{2,40}[,،;]\s(?=\d)")
_IN_CLOSED = re.compile(r"(?:\s[^\W\d_]{1,12})?\)\s?[:–—-]")
# What is written as a day. Its year stands within ten signs, and a month has few letters: without spaces a
# word is as long as its text.
_NO_DAY = re.compile(r"[\s,(]*(?=\S{0,6}\d{4}|\d\d.\d\d.\d\d)\d{1,4}([-./])\d{1,2}\1\d{1,4}(?!\d)")
_NO_DAY_NAMED = re.compile(
    r"[\s,(]*(?:\d\d\.?\s([^\W\d_]{3,20})|([^\W\d_]{3,20})\.?\s\d\d(?!\d))(?:,?\s\d{4}\b)?"
)
# The word that leads a date into the sentence ("On 3 May 2021, ...").
_WORD = re.compile(r"\s*([^\W\d_]+)")


def read_head_date(text: str, at: int, known: Names) -> Stated | None:
    """A date that belongs to the head, behind a colon of its own, too; a zone alone is none."""
    form = _FORM.match(text, at)
    at = form.end() if form and form[1].casefold() in known.between else at
    stated = written.read_date(text, at, known)
    return stated if stated and (stated.has_date or stated.time) else None


def loosely_dated(text: str, at: int, known: Names) -> Stated | None:
    """A full date that closes the head behind a word that nobody told us of ("Update as per 3.5.2021:")."""
    loose = _LOOSE.match(text, at)
    stated = written.read_date(text, loose.end(), known) if loose else None
    full = stated is not None and stated.year is not None and stated.day is not None
    return stated if stated and full and _HEAD_ENDS.match(text, stated.end) else None


def dated_behind_remark(text: str, at: int, known: Names) -> Stated | None:
    """A day that closes a bracket behind a remark ("Nachtrag (dritte Runde, 3.5.2021): ...")."""
    remark = _REMARK_FIRST.match(text, at)
    stated = written.read_date(text, remark.end(), known) if remark else None
    return stated if stated and stated.day and _IN_CLOSED.match(text, stated.end) else None


def six_digits(text: str, at: int) -> Stated | None:
    """As in "Update (080916)", "Update, 080916: ..."."""
    day = _SIX.match(text, at)
    return day and Stated(day.end(), year=2000 + int(day[1]), month=int(day[2]), day=int(day[3]))


def date_after_colon(text: str, at: int, known: Names) -> Stated | None:
    """As in "UPDATE: 9 p.m. -- ...": the sentence starts after the date; a full date may have a comma.

    So may a day and its hour in a script without spaces.
    """
    stated = read_head_date(text, at, known)
    if stated is None:
        return None
    rest = text[stated.end :].lstrip(" *_")
    goes_on = rest[:1].islower() or (stated.weekday is not None and _is_caseless(rest[:1]))
    if not rest or not (goes_on or rest[0] in ",，"):
        return stated
    word = _WORD.match(text, at)
    moment = stated.year or (stated.time and rest[0] == "，")
    full = bool(stated.day and moment) and not (word and word[1].casefold() in known.between)
    return stated if full and rest[0] in ",，" else None


def _is_caseless(letter: str) -> bool:
    """Whether a letter is of a script without capitals, which do not tell a sentence from what goes on."""
    return letter.isalpha() and letter.upper() == letter.lower()


def skip_impossible(text: str, at: int, known: Names) -> int:
    """The end of what is written as a day and is none ("32 May", "2021-13-45"); else the place itself."""
    if numbers := _NO_DAY.match(text, at):
        return numbers.end()
    named = _NO_DAY_NAMED.match(text, at)
    return named.end() if named and known.month(named[1] or named[2]) else at

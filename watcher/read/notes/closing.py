"""The day that closes a note: alone, where it is none of its words, or in its last sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.read.notes.dates import written
from watcher.read.notes.dates.resolve import resolve
from watcher.read.notes.patterns import DATE_START
from watcher.read.notes.prose import SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.page import Page

# What may stand around the date that a note ends in.
_BEFORE_DATE, _AFTER_DATE = " ([（［【〔–—-", " .,)]）］】〕*_"
# A full date in brackets is that of the note.
_OPEN = ("(", "[", "（", "［")
# How many words such a sentence, or its last clause, has before the date, and a verb that stands behind it:
# in 1,443 corrections of a house 8 lost four days, and 10 took no other.
FEW_WORDS, VERB = 10, 2
# A date with weekday, time and zone, and the bracket and full stop behind it, is shorter.
LAST_DATE = 80
# Where a sentence ends, be it in a number: the date that is looked for begins behind it.
_ENDS = re.compile(SENTENCES.pattern + r"|(?<=\d)\.\s+(?=[^\W\d_a-z])")
# What a text ends in, but for abbreviations ("9 a.m. 3 May 2021" is one date).
_CLOSED = re.compile(r"(?:[^\W_]{2}|[\"”»’)\]])[.!?]$|[。！？।؟]$")
# What parts the clauses of a sentence, and what parts a note from its day.
_CLAUSE = re.compile(r"[,;]\s")
_DASHED = re.compile(r"\s(?:[–—]|--?)\s$")
# Who signs a note, or where, before the full date that closes it ("The editors, 3 May 2021").
_SIGNED = re.compile(r"[\s*_–—-]*(?:[^\W\d_]+\.?\s?){1,3},\s$")
_LAST_BRACKET = re.compile(r"\s*[(\[（［]([^()\[\]（）［］]{3,40}?)\.?[)\]）］][\s.*_]*$")


def closing_day(page: Page, text: str) -> tuple[int, Stated] | None:
    """Where a text ends but for the full day that closes it, and that, when a note can be of that day."""
    closing = _in_bracket(page, text) or _behind_text(page, text)
    if closing is None or not (closing[1].day and closing[1].year):
        return None
    day = resolve(closing[1], page.life).day
    return closing if day is None or page.life.holds(day) else None


def _in_bracket(page: Page, text: str) -> tuple[int, Stated] | None:
    bracket = _LAST_BRACKET.search(text)
    stated = written.read_date(text, bracket.start(1), page.words.names) if bracket else None
    return (bracket.start(), stated) if bracket and stated and stated.end >= bracket.end(1) else None


def _behind_text(page: Page, text: str) -> tuple[int, Stated] | None:
    """A date behind the last sentence, where no bracket or word is, with its weekday and time.

    A small letter goes on with the sentence: "He joined Harbour Inc. on 3 May 2021". Behind words on the
    story a dash closes it, too ("Comment from the port added – 07:49 3/5/21").
    """
    dates = list(_last_dates(page, text))
    for at, stated in dates:
        told = text[:at].rstrip(_BEFORE_DATE)
        whole = (stated.weekday, stated.time) == (dates[0][1].weekday, dates[0][1].time)
        ends = _CLOSED.search(told) or (_DASHED.search(text, 0, at) and page.is_about_story(told))
        closed = not text[at].islower() and ends
        if whole and closed and not text[stated.end :].strip(_AFTER_DATE):
            return len(told), stated
    return None


def less_closing_day(page: Page, note: Candidate, text: str) -> str:
    """A note's text without the day that closes it; another day than that of its head is part of it."""
    closing = closing_day(page, text)
    if closing is None:
        return text
    at, stated = closing
    named = note.stated and resolve(note.stated, page.life).day
    own = note.stated is None or (not note.sentence and named == resolve(stated, page.life).day)
    return text[:at] if own else text


def last_date(page: Page, text: str) -> Stated | None:
    """The full date that a text ends in, but for a verb: some languages have it there."""
    return next((each for _, each in _last_dates(page, text) if each.year and each.day), None)


def last_day(page: Page, text: str) -> Stated | None:
    """The day or time that a few words about a change end in ("Our readers told us on 3 May")."""
    dates = (each for at, each in _last_dates(page, text) if len(text[:at].split()) <= FEW_WORDS)
    return next((each for each in dates if each.day or each.time), None)


def closing_date(page: Page, text: str, *, sentence: bool, mends: bool) -> Stated | None:
    """The date a note's last sentence gives to the change ("The change was made on 3 May").

    Where the verb comes last it is the verb that names the change ("... am 3. Mai korrigiert").

    Args:
        page: the note's.
        text: the note's.
        sentence: its only sentence may be the one.
        mends: a mistake it speaks of is the story's; in an update it may be one in the news.
    """
    text = _less_apology(page, text)
    ends = [end.end() for end in _ENDS.finditer(text.rstrip()[:-1])]
    for at, stated in _last_dates(page, text):
        verb = text[stated.end :].strip(_AFTER_DATE)
        start = max((end for end in ends if end <= at), default=0)
        before = text[start:at]
        mended = mends and page.words.says_mended(f"{before.rstrip()} {verb}".rstrip())
        if not (start or sentence or mended):
            continue
        if verb and not (mended or page.words.names_change(verb)):
            continue
        if stated.day or stated.time:
            told = mended or page.words.tells_when(before, verb)
            signed = not verb and _is_signature(page, text[:start], before)
            return stated if _tells_when(page, before, stated, told=told, signed=signed) else None
    return None


def _less_apology(page: Page, text: str) -> str:
    """A text without the last sentence, when that only rounds it off ("We regret the error.")."""
    end = max((each.end() for each in SENTENCES.finditer(text.rstrip()[:-1])), default=0)
    return text[:end].rstrip() if end and page.words.closes.matches(text[end:]) else text


def _tells_when(page: Page, before: str, stated: Stated, *, told: bool, signed: bool) -> bool:
    """Whether the change was made on the date of a sentence, by the words before that.

    Args:
        page: the note's.
        before: those words.
        stated: the date.
        told: the sentence speaks of the change.
        signed: it says who signs.
    """
    few = len(_CLAUSE.split(before)[-1].split()) <= FEW_WORDS
    added = stated.day is not None and page.words.names_means(before)
    full = stated.year and stated.day and (signed or before.rstrip().endswith(_OPEN))
    return bool((told and few and not added) or full) or not before.strip(_BEFORE_DATE)


def _is_signature(page: Page, above: str, before: str) -> bool:
    """Whether somebody signs before a date; behind another full date it is the next of a list."""
    return _SIGNED.fullmatch(before) is not None and last_date(page, above) is None


def _last_dates(page: Page, text: str) -> Iterator[tuple[int, Stated]]:
    """The dates that a text can end in but for a verb, the longest first, and where each begins."""
    if written.DIGIT.search(text, max(0, len(text) - LAST_DATE)) is None:
        return
    for place in DATE_START.finditer(text, max(0, len(text) - LAST_DATE)):
        stated = written.read_date(text, place.start(), page.words.names)
        if stated and len(text[stated.end :].strip(_AFTER_DATE).split()) <= VERB:
            yield place.start(), stated

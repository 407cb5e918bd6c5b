"""The stamp of the last change behind the publication's ("Published 3 May 10:00, updated 4 May 9:30")."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.candidate import Candidate
from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.lookalikes import in_lede
from watcher.read.notes.opening import read_opening
from watcher.read.notes.patterns import DATE_START
from watcher.read.notes.posted import tells_ago
from watcher.read.notes.prose import ends_sentence
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.labels import Label
    from watcher.read.notes.page import Page

# Both stamps, with a name before them, are shorter.
LONGEST = 160
# So many words may stand before the first date: in the story's head a name too, elsewhere "published on".
WORDS_BEFORE, ELSEWHERE = 6, 3
_CLOSING = re.compile(r"\s*[)）\]】]?\W*$")
# Where a label may begin: with a word, or right behind a number or a zone.
_PLACE = re.compile(
    r"(?<![^\W\d_])[^\W\d_]|(?<=[\u3040-\u30ff\u4e00-\u9fff])[\u4e00-\u9fff]"
    r"|(?<=\d)[A-Z]|(?<=[A-Z]{2})[A-Z](?=[a-z])"
)
_NUMBER = re.compile(r"(?<!\d)\d")
_COUNT = re.compile(r"(?:[^\W\d]+\s)?\d{1,3}\s[^\W\d]")
_COLON = re.compile(r"\s*[:：–—-]?\s*")
_WORD = re.compile(r"\w+")
# What Chinese and Japanese write behind the day of publication, as a verb ("4月20日公開").
_VERB = re.compile(r"(?<=日)[\u4e00-\u9fff]{2,3}$")
_BETWEEN = " \t\r\n.,،;؛|｜/／()（）[]•·・–—-:："
_LENGTH = re.compile(r"(?:\w+:?\s)?\d{1,5}\s?[^\W\d][^\d]{0,14}")
"""How long the story is to read ("4 min read")."""
_PARTED = re.compile(r"(?:\s*[|｜•·・]|\s[^\W\d_]{2,10}\s?[:：])\s*\d{0,4}\D{2,70}\d{0,4}")
"""Another field of the line, behind a sign or a word of its own ("| 5 comments", "By: Ada Finch")."""
_SEPARATED = re.compile(r"[|｜•·・–—/-]\s*$")


def second_stamp(page: Page, index: int) -> Candidate | None:
    """The stamp at the end of a line that holds nothing but a name and stamps; None when there is none.

    What stands before its label has to end in a date, or to be set off from it in the story's head: a title
    that speaks of an update is neither.
    """
    text = page.text(index)
    if len(text) > LONGEST or _NUMBER.search(text) is None:
        return None
    labels = (page.words.label_at(text, place.start()) for place in _PLACE.finditer(text) if place.start())
    stamps = (_stamp_of(page, index, text, label) for label in labels if label)
    return next((stamp for stamp in stamps if stamp), None)


def _stamp_of(page: Page, index: int, text: str, label: re.Match[str]) -> Candidate | None:
    means = page.words.means(label)
    if means.weak or not (means.done or means.stamp or means.kind is NoteKind.UPDATE):
        return None
    start, stated = _stamp_at(page, text, label)
    if stated and not stated.has_date and not _says_story(page, text[:start]):
        before = _date_at_end(page, text[:start].rstrip(_BETWEEN))
        stated = replace(before, time=stated.time, zone=stated.zone, end=stated.end) if before else None
    if stated is None or tells_ago(text, page.words, *label.span()):
        return None
    named = stated.year and (
        _follows_name(page, index, text, start) or _follows_count(page, index, text, start)
    )
    field = _is_field(page, text[:start], means) or (means.stamp and _closes(page, text[:start]))
    if not (named or field or _follows_stamp(page, index, text[:start])):
        return None
    end = max(stated.end, label.end())
    return Candidate(index, start, end, end, means.kind, label["label"], stated, stamp=True)


def _is_field(page: Page, before: str, means: Label) -> bool:
    """Whether a stamp is set off in a line of such fields: by its label, or as the line opens with a day."""
    opened = means.done and (first := read_head_date(before, 0, page.words.names)) and first.has_date
    return bool(means.stamp or opened) and _SEPARATED.search(before) is not None


def _closes(page: Page, before: str) -> bool:
    """Whether what stands before a stamp is a sentence on the story ("This page is being updated.")."""
    return ends_sentence(before) and page.words.this.search(before) is not None


def _stamp_at(page: Page, text: str, label: re.Match[str]) -> tuple[int, Stated | None]:
    """Where the stamp of a label begins, and its date: behind it, or before it, mostly in brackets."""
    at = label.start()
    closes = _CLOSING.match(text, label.end())
    bracket = max(text.rfind(sign, 0, at) for sign in "(（[")
    if closes and bracket < 0 and WIDE.match(text, at):
        return _date_before(page, text, at)
    if bracket < 0 or not closes:
        return at, _last_date(page, text, label.end())
    if not text[bracket + 1 : at].strip(_BETWEEN):
        return _date_before(page, text, bracket)
    stated = read_head_date(text, bracket + 1, page.words.names)
    return bracket, stated if stated and not text[stated.end : at].strip(_BETWEEN) else None


def _date_before(page: Page, text: str, at: int) -> tuple[int, Stated | None]:
    """Where the date begins that ends right before a label, and the date, as in "4月20日公開 5月3日更新"."""
    for place in DATE_START.finditer(text, 0, at):
        stated = read_head_date(text, place.start(), page.words.names)
        if stated and stated.has_date and not text[stated.end : at].strip(_BETWEEN):
            return place.start(), stated
    return at, None


def _last_date(page: Page, text: str, at: int) -> Stated | None:
    """The date behind a label, when it is the last of the line."""
    colon = _COLON.match(text, at)
    stated = read_head_date(text, colon.end() if colon else at, page.words.names)
    if stated is None:
        return None
    rest = text[stated.end :].strip(_BETWEEN)
    ends = not rest or _LENGTH.fullmatch(rest) or _PARTED.fullmatch(text, stated.end)
    return stated if ends else None


def _follows_name(page: Page, index: int, text: str, at: int) -> bool:
    """Whether only a name stands before a full date in the head ("By Ada Finch updated 3 May 2021").

    A full stop behind the date ends a sentence about something else ("The law was amended 3 May 2021.").
    """
    before = text[:at]
    if ends_sentence(text) and not any(word[0].isupper() for word in before.split()[1:]):
        return False
    head = in_lede(page, index) and not page.is_kind(index, BlockKind.HEADING)
    few = len(_WORD.findall(before)) <= WORDS_BEFORE and not _NUMBER.search(before)
    return head and few and not ends_sentence(before)


def _follows_count(page: Page, index: int, text: str, at: int) -> bool:
    """Whether a number of something stands before a full date in the head, in whatever tongue a page counts.

    "2 days ago Updated 3 May 2021", "12 comments Updated ...": so it is printed where each has an element.
    """
    before = text[:at].strip(_BETWEEN)
    counts = _COUNT.match(before) is not None and len(_WORD.findall(before)) <= ELSEWHERE
    head = in_lede(page, index) and not page.is_kind(index, BlockKind.HEADING)
    return head and counts and text[at].isupper()


def _follows_stamp(page: Page, index: int, before: str) -> bool:
    own = before.rstrip(_BETWEEN)
    first = _NUMBER.search(own)
    if first is None:
        return _says_story(page, own) or (in_lede(page, index) and _SEPARATED.search(before) is not None)
    if len(_WORD.findall(own[: first.start()])) > (WORDS_BEFORE if in_lede(page, index) else ELSEWHERE):
        return False
    return _date_at_end(page, own) is not None


def _says_story(page: Page, before: str) -> bool:
    """Whether nothing stands before a stamp but the story itself ("This post was last updated at 5:30")."""
    own = before.strip(_BETWEEN)
    opening = read_opening(own, page.words)  # behind a label: "Editor's note: This post was last ..."
    said = own[opening.text_start :] if opening and opening.label else own
    names_story = len(said.split()) <= WORDS_BEFORE and bool(page.words.itself.matches(said))
    return names_story and not (page.words.denies.search(own) or page.words.bodies.search(own))


def _date_at_end(page: Page, own: str) -> Stated | None:
    """The date that a text ends in."""
    own = _VERB.sub("", own)
    found = (read_head_date(own, word.start(), page.words.names) for word in DATE_START.finditer(own))
    ends = [stated for stated in found if stated and stated.end == len(own)]
    return next((stated for stated in ends if stated.has_date), ends[0] if ends else None)

"""Notes without a label of their own: blocks that say of themselves that the story was changed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.began import EDGES, said, statement_of
from watcher.read.notes.behind_day import behind_day
from watcher.read.notes.brackets import CLOSERS, aside_around, closing_place
from watcher.read.notes.candidate import Candidate
from watcher.read.notes.closing import last_day
from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.dates.written import DIGIT, FARTHEST
from watcher.read.notes.head_closed import skip
from watcher.read.notes.lookalikes import in_lede, is_changelog
from watcher.read.notes.opening import read_opening
from watcher.read.notes.patterns import DATELINE, OPENS_BOX
from watcher.read.notes.posted import says_ago
from watcher.read.notes.prose import COLONS, first_sentence, is_language
from watcher.read.notes.quotes import in_quotes
from watcher.read.notes.statements import REACH, Statement

if TYPE_CHECKING:
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.page import Page

# A stamp run into the lede: the first sentence of both together is this long, and the block that long.
GLUED, WITH_LEDE = 150, 350
# So many words may stand behind the date of a stamp that is a sentence: some languages have the verb there.
AFTER_LAST = 2
_GLUE = re.compile(r"(?<=[^\W\d_A-Z]) (?=[A-ZÀ-ÝА-Я])")
# A clause that a colon closes, and what may open the next ("A correction was made on 3 May: In an").
_CLAUSE = re.compile(r"([^:：]{1,80})((?:(?<!\d)[:：]|[:：](?!\d))\s*)\W*(?:\w{1,9}\W+){0,3}$")
_ANY_HEAD = re.compile(r"[^:：.]{1,60}[:：]\s+(?=\w)")
# A word or two and the colon behind a statement that is filled in with a date.
_FORM = re.compile(r"(?:\s?[^\W\d]+){0,2}\s?[:：]\s*\d")
# The end of a date at the head of a line: a capital follows, and no month.
_DATE_END = re.compile(r"\d[^\w\s]?\s(?=[A-ZÀ-ÖØ-Þ])(?!\w+[.,]?\s\d)")
_SPACE = re.compile(r"\s*")
_LEAD = re.compile(rf"[\s*_•·※＊>#–—|-]*{OPENS_BOX}")


def sentence(page: Page, index: int) -> Candidate | None:
    """A block that says of itself that the story was changed."""
    text = page.text(index)
    start = _past_place(text, skip(_LEAD, text, 0))
    day = _day_before(page, text, start)
    start = skip(_SPACE, text, day.end) if day else start
    bracket = text[start : start + 1] in CLOSERS
    own = text[start:]
    found = statement_of(page, own) if bracket else _spoken(page, index, own) or _behind_clause(page, own)
    found = found or behind_day(page, own) or (_logged(page, own) if day else None)
    found = _beside_brackets(page, own, found) if found and not bracket else found
    if found is None or _is_pointer(page, index) or page.is_original(index) or not is_language(text):
        return None
    if says_ago(own, page.words, found):
        return None
    if in_quotes(own, found.start, found.end) or (
        not bracket and found.start == 0 and is_changelog(page, index)
    ):
        return None
    if bracket and 0 < closing_place(text, start) < start + found.end - 1:
        bracket = False
    new = said(page, index, start, found, bracket=bracket)
    if day:
        new = replace(new, start=0, stated=new.stated or day)
    if last := last_change(page, text, new.stated, start + found.end):
        return Candidate(index, start, last.end, last.end, NoteKind.UPDATE, new.label, last, stamp=True)
    end = _glued_end(page, index, start + found.end)
    return _headed(page, replace(new, text_end=end), start + found.start)


def _day_before(page: Page, text: str, at: int) -> Stated | None:
    """The full date that heads a sentence without a sign between ("3 May 2021 Corrects the year")."""
    if not text[at : at + 1].isalnum() or DIGIT.search(text, at, at + FARTHEST) is None:
        return None
    stated = read_head_date(text, at, page.words.names)
    full = stated is not None and stated.year is not None and stated.day is not None
    led = text[at:].partition(" ")[0].casefold() in page.words.between
    behind = text[stated.end :].lstrip() if stated else ""
    return stated if full and not led and behind[:1].isupper() else None


def may_be_logged(page: Page, text: str) -> bool:
    """Whether a line may say under its date what was done to the story; cheap."""
    end = _DATE_END.search(text, 0, FARTHEST)
    return end is not None and page.words.logged.search(text[end.end() :]) is not None


def _logged(page: Page, own: str) -> Statement | None:
    """What was done to the story, in a line under its date ("Corrects a name in the third paragraph")."""
    told = page.words.logged.search(own)
    return Statement(told.start(), told.end(), NoteKind.UPDATE) if told else None


def _past_place(text: str, at: int) -> int:
    """Where a bracket begins behind the place a story is written from; the same place when none does."""
    place = DATELINE.match(text, at)
    return place.end() if place and text[place.end() : place.end() + 1] in CLOSERS else at


def _spoken(page: Page, index: int, own: str) -> Statement | None:
    """The statement of a block's first sentence, or of the next when the first tells of publication.

    Or of both, when the first tells what an article said and another what is right.
    """
    first = first_sentence(own)
    found = page.statement(first) or page.printed(own)
    if found or len(first) == len(own) or len(own) > REACH:
        return found
    later = page.statement(own)
    return later if later and (page.is_tail(index) or later.kind is NoteKind.OTHER) else None


def _beside_brackets(page: Page, own: str, found: Statement) -> Statement | None:
    """The statement of a sentence, without what stands in a bracket inside it: that is a note of its own."""
    around = aside_around(own, found.start)
    if around is None:
        return found
    start, end = around
    return page.statement(first_sentence(f"{own[:start]}{' ' * (end - start)}{own[end:]}"))


def _behind_clause(page: Page, own: str) -> Statement | None:
    """The statement behind the place a story is written from, or behind a head that nobody told us of.

    It names the story: "Its answer was short: We regret the error" is the news.
    """
    clause = DATELINE.match(own) or _ANY_HEAD.match(own)
    at = clause.end() if clause else 0
    behind = first_sentence(own[at:])
    found = page.statement(behind) if at else None
    if found is None or page.words.story.search(behind) is None:
        return None
    return replace(found, start=found.start + at, end=found.end + at)


def _headed(page: Page, note: Candidate, at: int) -> Candidate:
    """A note whose statement stands behind a clause of its own, which is its head.

    As in "We printed a correction on 3 May: An earlier version ...", and behind labels nobody told us of.
    """
    head = _CLAUSE.match(page.text(note.block)[note.text_start : at])
    if head is None:
        return note
    stated = note.stated or last_day(page, head[1])
    return replace(note, text_start=note.text_start + head.end(2), label=head[1].strip(EDGES), stated=stated)


def last_change(page: Page, text: str, stated: Stated | None, at: int) -> Stated | None:
    """When the last change was, if a sentence tells only that ("Denne side blev senest ændret 3. maj").

    So does one that is filled in like a form ("This article was updated on: 3 May 2021").
    """
    form, told = _FORM.match(text, at), page.words.lasts.search(text)
    if len(text) > GLUED or not (form or told):
        return None
    behind = read_head_date(text, told.end(), page.words.names) if told else None
    when = stated or last_day(page, text) or behind
    return when if when and len(text[when.end :].split()) <= AFTER_LAST else None


def _glued_end(page: Page, index: int, at: int) -> int:
    """Where the note ends that runs into the lede without a full stop ("Updated throughout The ...")."""
    text = page.text(index)
    if not in_lede(page, index) or len(text) < WITH_LEDE or len(first_sentence(text)) < GLUED:
        return len(text)
    places = (match.end() for match in _GLUE.finditer(text, at, at + GLUED))
    return next((place for place in places if page.words.opener.matches(text, place)), len(text))


def _is_pointer(page: Page, index: int) -> bool:
    """As in "This post was revised to reflect the following correction:" points at the note below."""
    if not page.text(index).rstrip().endswith(COLONS):
        return False
    ahead = read_opening(page.text(index + 1), page.words)
    return ahead is not None and not ahead.means.weak

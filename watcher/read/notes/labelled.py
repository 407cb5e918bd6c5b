"""Which labelled heads open a note, which a stamp, and which are look-alikes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.alone import alone
from watcher.read.notes.began import as_stamp, new_candidate, stamp_of_two
from watcher.read.notes.candidate import OWN_BLOCK, Candidate
from watcher.read.notes.dates.resolve import is_late
from watcher.read.notes.heads_alike import opens_again
from watcher.read.notes.labels import is_roman
from watcher.read.notes.lookalikes import (
    ends_in_date,
    ends_in_full_stop,
    in_lede,
    is_chapter,
    is_credit,
    is_live,
    is_part,
    is_phrase,
    is_text,
    opens_sentence,
    says_something,
)
from watcher.read.notes.opening import dated_by_verb, is_head, read_opening
from watcher.read.notes.posted import is_posted, is_posted_title
from watcher.read.notes.prose import COLONS, ends_sentence, is_prose
from watcher.read.notes.titles import is_title
from watcher.read.notes.verbs import as_sentence, done, goes_on, stamp_or_one_of_many
from watcher.read.notes.weak import later, weak
from watcher.read.words.wide import SIGNS, WIDE, size

if TYPE_CHECKING:
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

# A stamp goes on as a sentence with so many words; fewer say who did it ("Last updated 3 May by Ada Finch").
WORDS_BEHIND_STAMP = 5
# Among the first so many characters a text says how long ago it was posted.
FIRST_WORDS = 40
# Letters behind it that make a sentence; the name of who wrote it has fewer.
SAID_BEHIND_AGO = 20
# How many words the name behind a head has.
NAMES_BEHIND = (1, 2)
_VERSION = re.compile(r"\s\d{1,2}\.\d{1,2}$")
# The same, where words stand without spaces, or take their particle ("更新3.2修复了").
_DENSE_VERSION = re.compile(rf"(?<![\d./-])\d{{1,2}}\.\d{{1,2}}(?=[{SIGNS}])")
# A verb that quotes: the note of another ("The 28 March correction reads: “...").
_QUOTES = re.compile(r"\w+[:,]? [“„«\"]")
# What follows a word that is part of a Japanese or Chinese sentence.
_PARTICLES = frozenset("にをのがはでと的后後之")


def judge(page: Page, index: int, opening: Opening) -> Candidate | None:
    """The note or stamp a head opens; None when it only looks like one."""
    text = page.text(index)
    rest = text[opening.text_start :].strip(" *_")
    means = opening.means
    word = _is_quoted(text, opening, rest) or _is_word(page, opening, rest)
    if _is_ago(page, opening, rest) or word or is_posted(page, index) or is_chapter(page, index, opening):
        return None
    if _is_stamp(page, index, opening, rest):
        return _stamp(page, index, opening)
    if means.dated and not _is_dated(page, index, opening, rest):
        return None
    if means.casual and is_phrase(page, index, opening, rest):
        return None
    if is_head(text, opening):
        return alone(page, index, opening)
    if means.weak or means.kind is NoteKind.EDITORS_NOTE:
        return weak(page, index, opening, rest) or later(page, index, opening, rest)
    if (opening.date_first and is_live(page, index)) or _is_listed(page, index, opening, rest):
        return None
    if means.done:
        return done(page, index, opening, rest)
    return _named(page, index, opening, rest)


def _is_ago(page: Page, opening: Opening, rest: str) -> bool:
    """Whether a head says how long ago it was written; behind a noun a sentence may begin so, too."""
    verb = opening.means.done or opening.means.stamp
    ago = None if is_prose(rest) and not verb else page.words.ago.search(_beginning(rest))
    if ago is None or verb:
        return ago is not None
    return not ends_sentence(rest) or size(rest[ago.end() :]) < SAID_BEHIND_AGO


def _beginning(rest: str) -> str:
    """The first words of a text, each of them whole: "agora" does not begin with "ago"."""
    return rest if len(rest) <= FIRST_WORDS else rest[:FIRST_WORDS].rpartition(" ")[0] or rest[:FIRST_WORDS]


def _is_stamp(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether a head is only ever a stamp: by its label, who wrote it, or the two days it stands between."""
    means = opening.means
    if opening.label and _names_writer(page, rest):
        return True
    told = opening.closed == "bracket" and is_text(rest) and not in_lede(page, index)
    return (means.stamp and not told) or (opening.between and means.kind is NoteKind.UPDATE)


def _is_dated(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether a word that needs a date opens a note: with one, and with something to say.

    Above the story it has a year and no time, as stamps have, and a colon behind it.
    """
    stated = opening.stated
    full = stated is not None and stated.year is not None and stated.time is None
    above = in_lede(page, index) and not (full and opening.closed == "colon")
    head = is_head(page.text(index), opening)
    dated = stated is not None and (opening.closed in ("colon", "bracket") or head) and not above
    return dated and (head or says_something(page, index, rest))


def _stamp(page: Page, index: int, opening: Opening) -> Candidate | None:
    rest = page.text(index)[opening.text_start :].strip(" *_")
    if opening.stated:
        colon = any(sign in page.text(index)[opening.stated.end : opening.text_start] for sign in COLONS)
        told = colon and opening.stated.has_date and ends_sentence(rest)
        if told and says_something(page, index, rest):
            return new_candidate(page, index, opening)
        whole = ends_sentence(rest) and len(rest.split()) >= WORDS_BEHIND_STAMP
        if opening.closed == "date" and whole and goes_on(page, opening, rest):
            return as_sentence(page, index, opening)
        return stamp_or_one_of_many(page, index, opening, rest)
    if rest:
        return None
    return stamp_of_two(page, index, opening)


def _is_listed(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether a label without a date is one of a list of other things."""
    own = opening.stated is not None or is_roman(opening.label) or page.is_about_story(rest)
    return not own and is_part(page, index, rest)


def _named(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    if opening.stated:
        return _dated(page, index, opening, rest)
    if opening.closed == "bracket" and is_posted_title(page, index):
        return None
    if opening.closed in ("colon", "bracket"):
        if _is_other_line(page, index, opening, rest) or is_title(page, index, opening, rest):
            return None
        return new_candidate(page, index, dated_by_verb(page.text(index), opening, page.words))
    titled = page.is_kind(index, BlockKind.HEADING) and page.is_prose(index + 1)
    opens = opens_sentence(page, page.text(index), opening, rest, titled=titled)
    line = page.ends_line(index, opening.text_start) and is_text(rest)
    return new_candidate(page, index, opening) if opens or line else None


def _is_other_line(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether a label with its colon is a law's number, or names who did something, or ends a sentence."""
    names = is_credit(opening, rest) and not page.is_kind(index, BlockKind.HEADING)
    if (_is_numbered_law(opening) or names) and not page.is_about_story(rest):
        return True
    if _is_credited(page, opening) and not ends_sentence(rest):
        return True
    told = (opening.means.kind in OWN_BLOCK and ends_sentence(rest)) or is_text(rest)
    return ends_in_full_stop(page.text(index), opening) and not (told or opening.label.isupper())


def _is_credited(page: Page, opening: Opening) -> bool:
    """Whether a label says from whom it is: without a sentence behind it that is announced."""
    return page.words.credit.search(f"{opening.label}:") is not None


def _dated(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """The same with a date; behind that the label may be a verb ("3 May: Updated to add a map")."""
    if opening.date_first and opening.closed in ("date", "label"):
        if rest[:1].islower() and _says_verb(page, opening, f"{opening.label} {rest}"):
            return as_sentence(page, index, opening)
        if _is_subject(page, opening, rest):
            return None
    if opening.closed == "date" and not opening.bracket:
        return _glued(page, index, opening, rest)
    if opening.date_first and _names_weekday(opening) and is_title(page, index, opening, rest):
        return None
    if opening.date_first and _is_credited(page, opening) and not ends_sentence(rest):
        return None
    if not is_prose(rest) and ends_in_date(rest) and page.says_changed(rest) is None:
        return as_stamp(page, index, opening)
    return new_candidate(page, index, opening)


def _says_verb(page: Page, opening: Opening, told: str) -> bool:
    """Whether label and text are a sentence on the story, or a line on what was done, under a full date."""
    full = opening.stated is not None and opening.stated.year is not None
    return page.says_changed(told) is not None or (full and page.words.logged.search(told) is not None)


def _is_quoted(text: str, opening: Opening, rest: str) -> bool:
    """Whether a label in corner brackets is a word of a sentence ("「訂正」として")."""
    return text[: opening.text_start].endswith(("」", "』")) and rest[:1] in _PARTICLES


def _is_word(page: Page, opening: Opening, rest: str) -> bool:
    """Whether what follows speaks of the label as a word; a correction may be of one."""
    return opening.means.kind is NoteKind.UPDATE and page.words.of_word.matches(rest) != []


def _is_numbered_law(opening: Opening) -> bool:
    """As in "Amendment 2: Would raise the pay"; an "Edit 2" is none."""
    means = opening.means
    return means.kind is NoteKind.AMENDMENT and not means.told and opening.label[-1:].isdigit()


def _is_subject(page: Page, opening: Opening, rest: str) -> bool:
    """Whether date and label are what a sentence speaks of ("Sept. 2 updates closely followed").

    Behind a label of a script without capitals a Latin letter says nothing of that.
    """
    small = rest[:1].islower() and not WIDE.search(opening.label)
    goes_on = small or rest[:1] in _PARTICLES
    return goes_on and (_QUOTES.match(rest) is not None or page.says_changed(rest) is None)


def _is_told(page: Page, opening: Opening) -> bool:
    """Whether a label with its date is hardly a stamp: by its word, or as it was put there much later."""
    return opening.means.told or is_late(opening.stated, page.life)


def _is_name(rest: str) -> bool:
    """Whether nothing but who wrote it follows a head ("Update 3 May 2021 Ada")."""
    return len(rest.split()) in NAMES_BEHIND and not ends_sentence(rest) and rest.replace(" ", "").isalpha()


def _names_writer(page: Page, rest: str) -> bool:
    """Whether all that follows a head is who wrote it ("Updated: by Ada Finch"), the name in it or not."""
    words = rest.split()
    few = len(words) <= max(NAMES_BEHIND) + 1 and words[:1] and words[0].casefold() in page.words.signs
    return bool(few) and not ends_sentence(rest)


def _names_weekday(opening: Opening) -> bool:
    """Whether a weekday is all the date of a head: a sentence may go on behind it."""
    stated = opening.stated
    return stated is not None and stated.weekday is not None and not (stated.day or stated.time)


def _glued(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """Label and date run into text without a sign: a note, before the lede only over another paragraph.

    "Update 5.3 of the program" is a version.
    """
    text, again = page.text(index), opens_again(page, index)
    lede = in_lede(page, index) and not again
    if _is_version(text, opening, rest) or (_names_weekday(opening) and not rest[:1].isupper()):
        return None
    if not lede and _is_name(rest) and page.is_prose(index + 1):
        return alone(page, index, replace(opening, text_start=len(text)))
    if opening.means.adds and is_text(rest):
        return new_candidate(page, index, opening)
    if goes_on(page, opening, rest) and ends_sentence(rest):
        return as_sentence(page, index, opening)
    row = _is_of_row(page, index, opening)
    if lede and not row and _stamps_lede(page, index, opening, rest):
        return as_stamp(page, index, opening)
    told = (row or not lede) and rest[:1].isalpha() and not ends_in_date(rest)
    says = told and (row or again or not rest[:1].isupper() or says_something(page, index, rest))
    if says or is_prose(rest) or page.says_changed(rest):
        return new_candidate(page, index, opening)
    return as_stamp(page, index, opening)


def _is_of_row(page: Page, index: int, opening: Opening) -> bool:
    """Whether a block beside it has the same label and another time, and a text behind them, too."""
    for text in (page.text(index - 1) if index else "", page.text(index + 1)):
        beside = read_opening(text, page.words)
        if beside is None or beside.stated is None or is_head(text, beside):
            continue
        if beside.label.casefold() == opening.label.casefold() and beside.closed == opening.closed:
            return opening.stated is not None and beside.stated.time != opening.stated.time
    return False


def _is_version(text: str, opening: Opening, rest: str) -> bool:
    """Whether what looks like a label's day is a program's version."""
    end = opening.stated.end if opening.stated else 0
    if rest[:1].islower() and _VERSION.search(text[:end]):
        return True
    return any(version.end() == end for version in _DENSE_VERSION.finditer(text[: end + 1]))


def _stamps_lede(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether the story itself follows a label and its day: no word of a change, and no second paragraph."""
    if opening.means.kind is not NoteKind.UPDATE or page.says_changed(rest):
        return False
    below = index + 1
    while page.is_kind(below, BlockKind.LIST_ITEM):  # an update may go on with a list
        below += 1
    return not (_is_told(page, opening) and is_prose(rest) and page.is_prose(below))

"""A head alone in its block: a stamp, or a label whose text follows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.began import as_stamp, new_candidate, stamp_of_two, takes_back
from watcher.read.notes.contrast import puts_right
from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.dates.resolve import NEWS, is_late
from watcher.read.notes.head_closed import skip
from watcher.read.notes.heads_alike import (
    WORDS_OF_A_SENTENCE,
    is_between,
    is_chained,
    is_in_row,
    opens_again,
    original_ahead,
)
from watcher.read.notes.lookalikes import (
    BARS,
    HEADLINE,
    LEDE,
    WORDS_OF_A_CLAUSE,
    behind_summary,
    holds_address,
    in_lede,
    is_dense_clause,
    is_menu,
    is_operation,
)
from watcher.read.notes.opening import is_head, read_opening
from watcher.read.notes.policies import heads_release, is_general
from watcher.read.notes.prose import COLONS, PROSE_DENSE, ends_in_colon, ends_sentence, has_sentences

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

# How the line opens that says whose a page is.
_RIGHTS = "©"
_LEAD = re.compile(r"[\s*_•·–—|(-]*")
_DATE_COLON = re.compile(r"[\s*_)\]]*(?:[:：]|\s[–—-](?=\s))[\s*_]*")
_BRACKETED = re.compile(r"\s?[(（[][^()（）\[\]]{4,40}[)）\]]\W*$")
# What makes a day that of an update, where stamps have "on".
_OF_DAY = re.compile(r"\s(?:of|du|vom|van|del|dell['’]|fra|från|от|від)\s?(?=\w)", re.IGNORECASE)
# The colon of a label that stands before its text instead ("Update on 3 May" over ": The bridge is open").
_COLON_FIRST = re.compile(r"\s*[:：]\s*")


def alone(page: Page, index: int, opening: Opening) -> Candidate | None:
    """Only a head in the block: a stamp, or a label whose text follows."""
    dated = opening.stated is not None
    if opening.means.weak or (not dated and page.text(index).rstrip().endswith(BARS)):
        return None
    if opening.means.done:
        return _done(page, index, opening) if dated else stamp_of_two(page, index, opening)
    return _dated(page, index, opening) if dated else _undated(page, index, opening)


def _undated(page: Page, index: int, opening: Opening) -> Candidate | None:
    """A label alone; its date may stand alone in the next block, or be that of a stamp."""
    kind, following = opening.means.kind, index + 1
    if _opens_note(page, following) or is_operation(page, index):
        return None
    stamp = _stamp_at(page, following)
    if stamp or page.date_alone(following):
        apart = original_ahead(page, following) or {index, following}.issubset(page.layout.boxed)
        over_story = in_lede(page, index) and not apart
        if kind is NoteKind.UPDATE and (over_story or not page.is_prose(index + 2)):
            return stamp_of_two(page, index, opening)
        following += 1
    if kind is NoteKind.EDITORS_NOTE and not _says_changed(page, following):
        return None
    if not _has_text(page, index, following, opening) or _lists_things(page, following, opening):
        return None
    note = _with_next(page, following, new_candidate(page, index, replace(opening, stated=stamp)))
    return _with_third(page, note) if kind is NoteKind.EDITORS_NOTE else note


def _with_third(page: Page, note: Candidate) -> Candidate:
    """An editor's note with the paragraph below its first, when only that says that the story was changed."""
    below = page.text(note.text_block + 1)
    if _tells_change(page, page.text(note.text_block)) or page.statement(below) is None:
        return note
    return replace(note, last=note.text_block + 1, stated=note.stated or page.stated_by(below))


def _lists_things(page: Page, following: int, opening: Opening) -> bool:
    """Whether names of things follow a word in the plural ("Updates:" over "The map as of today")."""
    text = page.text(following)
    return (
        opening.means.log
        and opening.means.kind is NoteKind.UPDATE
        and not (ends_sentence(text) or page.is_prose(following) or page.is_about_story(text))
    )


def _dated(page: Page, index: int, opening: Opening) -> Candidate | None:
    """A label and a date: an update over the lede is the story's stamp, unless something gives it a text."""
    update = opening.means.kind is NoteKind.UPDATE
    if not _has_text(page, index, index + 1, opening):
        return as_stamp(page, index, opening) if update or _names_day(opening) else None
    if update and _is_above(page, index, opening) and not _has_its_own(page, index, opening):
        return as_stamp(page, index, opening)
    return _with_next(page, index + 1, new_candidate(page, index, opening))


def _has_text(page: Page, index: int, following: int, opening: Opening) -> bool:
    """Whether the block that follows a head can be its text; over the line of rights a label is a link."""
    text = page.text(following)
    if text.startswith(_RIGHTS):
        return False
    follows = (
        _can_follow(page, following, opening)
        or heads_title(page, index, opening.stated)
        or is_between(page, following, opening)
        or _is_set_off(page, following)
        or (ends_sentence(text) and _leads_on(page, index, opening, text))
    )
    general = is_general(page, opening, text) or heads_release(page, index, opening, text)
    return follows and not general and not is_menu(page, following, opening)


def _is_set_off(page: Page, following: int) -> bool:
    """Whether a block is a short sentence right below which the story opens again, or a rule stands."""
    text = page.text(following)
    told = ends_sentence(text) and (is_dense_clause(text) or len(text.split()) >= WORDS_OF_A_CLAUSE)
    return told and page.is_original(following + 1) and not page.is_tail(following)


def _leads_on(page: Page, index: int, opening: Opening, text: str) -> bool:
    """Whether a head's own sentence follows: in its box, in a chain of dated notes, or about a change."""
    chained = opening.stated is not None and is_chained(page, index, opening)
    return _in_one_box(page, index) or chained or page.is_about_story(text)


def _is_above(page: Page, index: int, opening: Opening) -> bool:
    """Whether a head stands over the story, where stamps stand."""
    return in_lede(page, index) or (not opening.means.told and behind_summary(page, index))


def _has_its_own(page: Page, index: int, opening: Opening) -> bool:
    """Whether an update over the story has a text: by its label, its number or day, or by what follows."""
    means = opening.means
    goes_on = any(page.is_prose(index + 1 + step) for step in range(1, LEDE))
    later = (means.told or _is_behind_day(opening)) and is_late(opening.stated, page.life) and goes_on
    shouted = opening.label.isupper() and not page.text(index).isupper()
    return means.adds or shouted or opening.label[-1:].isdigit() or later or _text_ahead(page, index, opening)


def _stamp_at(page: Page, index: int) -> Stated | None:
    """The date of a stamp that a block is, and nothing else ("Last updated: 3 May", under "Updates")."""
    opening = read_opening(page.text(index), page.words)
    stamp = opening is not None and opening.means.stamp and is_head(page.text(index), opening)
    return opening.stated if opening and stamp else None


def _says_changed(page: Page, index: int) -> bool:
    """Whether a block or the next says that the story was changed, or the block what is right."""
    return (
        _tells_change(page, page.text(index))
        or page.says_changed(page.text(index + 1), aside=True) is not None
    )


def _tells_change(page: Page, text: str) -> bool:
    return page.says_changed(text, aside=True) is not None or puts_right(text, page.words)


def _opens_note(page: Page, index: int) -> bool:
    """Whether a block has a label and a text of its own: a heading over it adds nothing."""
    text = page.text(index)
    opening = read_opening(text, page.words)
    if opening is None or not opening.label or opening.means.weak or opening.date_first:
        return False
    return opening.closed == "colon" and not is_head(text, opening)


def _done(page: Page, index: int, opening: Opening) -> Candidate | None:
    """A verb and a date ("Updated 3 May"): a stamp, unless it heads a text."""
    heading = _heads_text(page, index, opening)
    later = _is_behind_day(opening) and is_late(opening.stated, page.life, by=NEWS)
    set_off = _is_set_off(page, index + 1)
    over_text = (page.is_prose(index + 1) or set_off) and not _opens_note(page, index + 1)
    chained = page.is_prose(index + 1) and is_chained(page, index, opening)
    chained = chained or is_in_row(page, index, opening)
    told = page.is_prose(index + 2) and (over_text or _can_follow(page, index + 1, opening))
    parted = not in_lede(page, index) and ends_in_colon(page.text(index))
    ahead = over_text and (parted or opens_again(page, index))
    update = opening.means.kind is NoteKind.UPDATE
    mends = not (update or _opens_note(page, index + 1)) and page.statement(page.text(index + 1)) is not None
    if heading or chained or ahead or mends or (later and (told or set_off)):
        return _with_next(page, index + 1, new_candidate(page, index, opening))
    return as_stamp(page, index, opening) if update or _names_day(opening) else None


def _heads_text(page: Page, index: int, opening: Opening) -> bool:
    """Whether a dated label is the heading of a text; a time of day over the lede is the story's stamp.

    Some houses print that as a heading, too: 8 stories of 5 houses in 3,900 pages were read as its note.
    """
    if not page.is_kind(index, BlockKind.HEADING):
        return False
    if page.is_prose(index + 1):
        return not (in_lede(page, index) and opening.stated and opening.stated.time)
    return ends_sentence(page.text(index + 1)) and not page.is_kind(index + 1, BlockKind.HEADING)


def _is_behind_day(opening: Opening) -> bool:
    """Whether a label stands behind its day, where no stamp has it."""
    behind = opening.means.behind and opening.date_first
    return behind and opening.stated is not None and opening.stated.bare_day is not None


def _names_day(opening: Opening) -> bool:
    """Whether a head has a date that can be nothing else ("Corrected 7 March 2024")."""
    return opening.stated is not None and opening.stated.day is not None


def _text_ahead(page: Page, index: int, opening: Opening) -> bool:
    """Whether a dated label before the lede has a text.

    It shares a box with it or stands under it as under a heading, its day stands in brackets, a colon parts
    the two, on either side, it says itself that the story was changed, the story is opened again, or more
    labels follow.
    """
    together = (
        _in_one_box(page, index) or page.is_kind(index, BlockKind.HEADING) or _encloses(page, index, opening)
    )
    ahead = page.text(index + 1)
    parted = ends_in_colon(page.text(index)) or _COLON_FIRST.match(ahead) is not None
    told = parted or page.statement(ahead) is not None or _is_of_day(page, index, opening)
    return together or told or original_ahead(page, index) or is_chained(page, index, opening)


def _is_of_day(page: Page, index: int, opening: Opening) -> bool:
    """Whether a label names its day as its own ("Mise à jour du 3 mai"): a stamp says on which day."""
    return _day_follows(page, index, opening, _OF_DAY)


def _encloses(page: Page, index: int, opening: Opening) -> bool:
    """Whether a label has its day in brackets ("Aggiornamento (3 maggio)"): stamps have it without."""
    return _day_follows(page, index, opening, _BRACKETED)


def _day_follows(page: Page, index: int, opening: Opening, joint: re.Pattern[str]) -> bool:
    """Whether a head has its day behind its label, and between them what is asked for."""
    behind = page.text(index)[opening.start :].partition(opening.label)[2]
    return _names_day(opening) and not opening.date_first and joint.match(behind) is not None


def _in_one_box(page: Page, index: int) -> bool:
    """Whether a block and the next stand in a box, or a quotation, of their own."""
    quoted = page.is_kind(index, BlockKind.QUOTE) and page.is_kind(index + 1, BlockKind.QUOTE)
    return quoted or index in page.layout.boxed


def _with_next(page: Page, following: int, head: Candidate) -> Candidate:
    """A head whose text is the next block; a date that opens that block is the head's ("3 May: ...")."""
    text = page.text(following)
    start = skip(_COLON_FIRST, text, 0)
    kind = NoteKind.RETRACTION if takes_back(page, text[start:], head.kind) else head.kind
    new = replace(head, kind=kind, alone=True, bracket=False, text_block=following)
    new = replace(new, text_start=start, text_end=len(text))
    if head.stated is None and (told := page.stated_by(text)):
        return replace(new, stated=told)
    stated = None if head.stated else read_head_date(text, skip(_LEAD, text, 0), page.words.names)
    if stated is None or not (colon := _DATE_COLON.match(text, stated.end)):
        return new
    if read_head_date(text, colon.end(), page.words.names):
        return new  # from one day or hour to another: "10:00 – 12:00 the road is shut"
    return replace(new, stated=stated, text_start=colon.end())


def _can_follow(page: Page, index: int, opening: Opening) -> bool:
    """Whether a block can be the text under a head; under a date, what ends as no sentence is a title.

    What says that something was added has a text.
    """
    text = page.text(index).strip()
    may = opening.stated is None or page.is_item(index)
    told = ends_sentence(text) or has_sentences(text) or len(text) > HEADLINE
    ends = told or (opening.means.adds and len(text) >= PROSE_DENSE)
    words = (may or ends) and (is_dense_clause(text) or len(text.split()) >= WORDS_OF_A_SENTENCE)
    return page.is_prose(index) or text.endswith(COLONS) or words or holds_address(text)


def heads_title(page: Page, index: int, stated: Stated | None) -> bool:
    """Whether a head stands over the title of its text ("Update 3 May" over "The harbour"), no stamp's place.

    It ends in a colon, or stands below some of the story as a heading or with a day that it calls its own:
    titles of other stories have one, too.
    """
    own = page.text(index)
    dated = stated is not None and stated.day is not None and not in_lede(page, index)
    named = page.is_kind(index, BlockKind.HEADING) or _OF_DAY.search(own) is not None
    heads = (dated and named) or ends_in_colon(own)
    titled = page.is_title(index + 1) and page.is_prose(index + 2)
    return heads and titled and not page.is_tail(index + 1)

"""How a note opens: a label, a date, what closes the two, and where the text begins."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.brackets import CLOSERS
from watcher.read.notes.dates import written
from watcher.read.notes.dates.heads import (
    dated_behind_remark,
    loosely_dated,
    read_head_date,
    six_digits,
    skip_impossible,
)
from watcher.read.notes.head_closed import COLON, PICTURES, SPACE, Opening, closed, skip
from watcher.read.notes.labels import WEAK, joined
from watcher.read.notes.patterns import DATELINE, OPENS_BOX
from watcher.read.notes.remarks import AUTHOR, REMARK_LATER, SIGNED_HEAD, past_author, past_remark

if TYPE_CHECKING:
    from watcher.read.notes.dates.known import Names
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.labels import Label
    from watcher.read.notes.words import Words

_DECOR = re.compile(rf"(?:\*\d{{1,3}}\s)?[\s*_+=•·・※＊>#~|/…—–―{PICTURES}-]*{OPENS_BOX}[\s*_※]*")
# What may stand before the date of an entry.
BULLET = " *_•·–—-|(["
_NUMBER = re.compile(
    r"\s{0,3}[(（]\d{1,2}[)）]|\s{0,3}(?:#|no\.?|nr\.?|№|その)?\s{0,3}(?:\d{1,2}\b|[IVX]{1,4}\b(?=\s*(?:[^\w\s]|$)))(?!\s?[.:/]\d)|[一二三四五六七八九十]{1,2}(?=\s?[:：）])|\s?[①-⑳]",
    re.IGNORECASE,
)
# What counts a label behind a date ("3 May: Update 2"): no time of day ("3 May, update 2:10 p.m.").
_COUNTED = re.compile(r"\s?\d{1,2}(?=\s*(?:[:：](?!\d)|[)\]]|$))")
# A label that is counted before it ("2. Update: ..."), where the first has no number, or that a year stands
# before ("2021 Update: ...").
_ORDINAL = re.compile(r"(?:[2-9](?:\.|[ºªe]|[eè]me|nd|rd|th)|(?:19|20)\d\d)\s(?=[^\W\d_])")
# The number of an item where no element says that it is one: behind it a label has a date, or what follows is
# the step of a recipe ("1. Update the system: ...").
_ITEM = re.compile(r"\d{1,2}[.)]\s(?=[^\W\d_])")
# A season and a year begin with so many letters before the first digit.
PERIOD = 12
# What may stand between a date and the label after it, and after a date that is the whole head.
_DATE_LABEL = re.compile(r"[\s*_:：,،;؛|•·/–—.\]）)-]*")
_DATE_COLON = re.compile(r"[\s*_)\]]*(?:[:：]|\s[-–—](?=\s))[\s*_]*")
# Without a label a colon or a dash closes a date that opens a note; with its day and clock that is shorter.
_CLOSES_DATE, _LONGEST_DATE = re.compile(r"[:：]|\s[-–—]\s"), 100
_FIELDS = "|•·"  # what parts the fields of a line
# Labels of which a head may say by whom, or to what, the note is ("Correction to our report of 3 May: ...").
_CREDITED = frozenset({NoteKind.UPDATE, NoteKind.CORRECTION, NoteKind.CLARIFICATION, NoteKind.AMENDMENT})
# What makes a label behind it a thing that is announced ("An update from the police:").
_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)
# What says nothing behind a head.
_NOTHING = "[]().:|-–—$ ）】*_"
# What a head ends in that is a date alone.
_SIGNS = (*_NOTHING, "：")
# A year alone: it is no date, and parts a label from its text ("UPD (2024): ...", "Update 2024: ...").
_YEAR = re.compile(
    r"\s?(?:\((?:19|20)\d\d\)|\[(?:19|20)\d\d\])(?=[\s*_]*[:：–—-])"
    r"|,?\s(?:19|20)\d\d(?:[-/.](?:0?[1-9]|1[0-2]))?(?:\s(?:года?|г\.|року|р\.))?(?=\s?[:：]|\s[–—-]\s)"
    r"|\s(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?=\s*$)"
)
# A wire headline writes its number and hyphen without a space: "UPDATE 2-Shares fall".
_WIRE = re.compile(r"\s?\d{0,2}-(?!\d{4}-\d)\w")


def may_be_head(text: str, labelled: bool) -> bool:
    """Whether a block may be the head of a note and nothing else: one without a label ends in a sign."""
    return labelled or text.rstrip().endswith(_SIGNS)


def is_head(text: str, opening: Opening | None) -> bool:
    """Whether a block is the head of a note and nothing else."""
    return opening is not None and not text[opening.text_start :].strip(_NOTHING)


@lru_cache(maxsize=256)  # a page asks for that of each block two or three times
def read_opening(
    text: str, words: Words, at: int = 0, *, labels_too: bool = True, dates_too: bool = True
) -> Opening | None:
    """The head of a note at a place of a text; None when there is no label and no date with a colon.

    Args:
        text: the text.
        words: the words of the page's language.
        at: the place.
        labels_too: whether the text may hold a label.
        dates_too: whether a date may open a note.
    """
    start = at
    at = skip(_DECOR, text, at)
    bracket = text[at] if at < len(text) and text[at] in CLOSERS else ""
    if bracket:
        at = skip(_DECOR, text, at + 1)
    if labels_too and (match := _first_label(text, at, words)):
        opening = Opening("", words.means(match), start, 0, bracket=bracket)
        signed = _signed_head(text, at, match, opening, words)
        return signed or _after_label(text, at, match, opening, words)
    if not dates_too:
        return None
    past = DATELINE.match(text) if labels_too and at == 0 else None
    at = past.end() if past else at
    if not written.DIGIT.search(text, at, at + written.FARTHEST):
        return None
    if not (labels_too or _CLOSES_DATE.search(text, at, at + _LONGEST_DATE)):
        return None
    dated = _date_first(text, at, words, Opening("", WEAK, start, 0, bracket=bracket))
    return dated if past is None or (dated and dated.label) else None


def dated_by_verb(text: str, opening: Opening, words: Words) -> Opening:
    """The head with the day of the verb right behind its colon ("Update: Amended 06/11/21, ...")."""
    verb = read_opening(text, words, opening.text_start, dates_too=False)
    if opening.stated or verb is None or verb.stated is None or not verb.means.done:
        return opening
    return replace(opening, stated=verb.stated)


def _first_label(text: str, at: int, words: Words) -> re.Match[str] | None:
    """The label at a place; at the beginning of a text it may stand behind where a story is written from."""
    found = words.label_at(text, at) or words.label_at(text, _past_count(text, at, words))
    found = found or _dated_item(text, at, words)
    dateline = DATELINE.match(text) if found is None and at == 0 else None
    return words.label_at(text, skip(SPACE, text, dateline.end())) if dateline else found


def _dated_item(text: str, at: int, words: Words) -> re.Match[str] | None:
    """The label of a numbered item that has a date ("1. Update 3 May: ...")."""
    item = _ITEM.match(text, at)
    label = words.label_at(text, item.end()) if item else None
    return label if label and read_head_date(text, label.end(), words.names) else None


def _past_count(text: str, at: int, words: Words) -> int:
    """Where a label may begin behind what counts it, or its season or year ("Summer 2021 Update: ...")."""
    if written.DIGIT.search(text, at, at + PERIOD) is None:
        return at
    return skip(_ORDINAL, text, max((each.end() for each in words.period.matches(text, at)), default=at))


def _signed_head(text: str, at: int, match: re.Match[str], opening: Opening, words: Words) -> Opening | None:
    """A dated head behind which nothing stands but who wrote the note."""
    author = AUTHOR.search(text, match.end()) if len(text) <= SIGNED_HEAD else None
    if author is None or author[1] not in words.signs:
        return None
    head = text[: author.start()]
    signed = _after_label(head, at, match, opening, words)
    dated = signed is not None and signed.stated is not None and is_head(head, signed)
    return replace(signed, text_start=len(text)) if signed and dated else None


def _after_label(text: str, at: int, match: re.Match[str], opening: Opening, words: Words) -> Opening | None:
    known, end = words.names, match.end()
    if other := words.joined_label(text, end):
        end, opening = other.end(), replace(opening, means=joined(opening.means, words.means(other)))
    if _WIRE.match(text, end) and not text[end : end + 1].isspace():
        return None
    stated = read_head_date(text, end, known) or six_digits(text, end)
    slipped = end if stated else skip_impossible(text, end, known)
    if stated is None and slipped == end and (number := _NUMBER.match(text, end)):
        if _WIRE.match(text, end):
            return None
        end = number.end()
        stated = read_head_date(text, end, known)
    means = opening.means
    if stated is None and (credited := _past_credit(text, at, end, means, words)) > end:
        end = credited
        stated = read_head_date(text, end, known)
    stated = stated or loosely_dated(text, end, known) or dated_behind_remark(text, end, known)
    counted = _past_count(text, at, words) == match.start()
    opening = replace(opening, label=text[at if counted else match.start() : end].strip(" *_"), stated=stated)
    end = skip(REMARK_LATER if stated else _YEAR, text, stated.end if stated else end)
    end = past_remark(text, _past_credit(text, at, end, means, words) if stated else end, words)
    behind = past_author(text, end, words) if stated else max(slipped, end)
    return closed(text, behind, opening, known)


def _past_credit(text: str, at: int, end: int, means: Label, words: Words) -> int:
    """The end of what a label says of whom it is from, or to what ("Update from the museum: ...")."""
    if means.kind not in _CREDITED or means.stamp or _ARTICLE.match(text, at):
        return end
    return max((credit.end() for credit in words.credit.matches(text, end)), default=end)


def _date_first(text: str, at: int, words: Words, opening: Opening) -> Opening | None:
    known = words.names
    stated = read_head_date(text, at, known)
    if stated is None:
        return None
    after = skip(_DATE_LABEL, text, stated.end)
    if (match := words.label_at(text, after)) and not words.means(match).weak:
        if _is_verb(text, at, stated, match, words):
            return None
        number = _COUNTED.match(text, match.end())
        end = number.end() if number else match.end()
        own = read_head_date(text, end, known) or _last_date(text, end, known)
        credited = end if own else _past_credit(text, at, end, words.means(match), words)
        named, end = number or credited > end, credited
        between = own is not None and own.has_date and stated.has_date
        stated = _both(stated, own, end)
        opening = replace(
            opening,
            label=text[match.start() : end].strip() if named else match["label"],
            means=words.means(match),
            stated=stated,
            date_first=True,
            between=between,
        )
        return closed(text, max(stated.end, end), opening, known)
    colon = _DATE_COLON.match(text, stated.end)
    if colon:
        return replace(opening, stated=stated, text_start=colon.end(), closed="colon", date_first=True)
    return None


def _last_date(text: str, at: int, known: Names) -> Stated | None:
    """The date behind a label's colon when nothing follows it: a second stamp."""
    stated = read_head_date(text, skip(COLON, text, at), known)
    rest = text[stated.end :].strip() if stated else ""
    return stated if not rest.strip(" .,|)]") or rest[0] in _FIELDS else None


def _both(before: Stated, after: Stated | None, end: int) -> Stated:
    """The date of a label that has one on either side ("3 May, updated 10:20"): the later counts."""
    if after is None:
        return replace(before, end=end)
    return after if after.has_date else replace(before, time=after.time, zone=after.zone, end=after.end)


def _is_verb(text: str, at: int, stated: Stated, label: re.Match[str], words: Words) -> bool:
    """Whether a label right behind a day is the verb of their sentence, and tells of no note.

    As in "Den 3 maj uppdaterades appen" and "3. mai rettet klinikken tallene": no means of a change stands
    behind it, and the day is not that of a log, which has a year and no word before it.
    """
    logged = stated.year is not None and text[at:].partition(" ")[0].casefold() not in words.between
    if stated.day is None or logged or not text[stated.end : label.start()].isspace():
        return False
    behind = text[label.end() :].lstrip(" ")
    return label[0][:1].islower() and behind[:1].islower() and not words.tells_whereby(behind)

"""Where notes may begin, block by block, and which of the look-alikes are none."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes import dates
from watcher.read.notes.opening import CLOSERS, read_head_date, read_opening, skip
from watcher.read.notes.page import ELLIPSIS, REACH, SENTENCE_END, is_prose
from watcher.read.notes.resolve import resolve

if TYPE_CHECKING:
    from watcher.read.notes.dates import Stated
    from watcher.read.notes.opening import Opening
from watcher.read.notes.page import Page


@dataclass(frozen=True, slots=True)
class Candidate:
    """A note, or the head of one.

    Attributes:
        block: the block it opens in.
        start: where it starts in that block.
        text_start: where its text starts.
        text_end: where its text ends in that block.
        kind: its kind.
        label: its label as printed.
        stated: the date of its head.
        stamp: it has no text.
        sentence: the label is part of the sentence, the sentence is the text.
        alone: its block holds the head only; the text follows.
        bracket: it is held by a bracket, which ends it.
        inside: it stands inside another block's text.
        about_story: its text says what was done to the story.
        entry: it is a dated entry under a common head.
        text_block: the block `text_start` and `text_end` are places in; its own unless the head stands alone.
        last: the last block, where that is known at once.
    """

    block: int
    start: int
    text_start: int
    text_end: int
    kind: NoteKind
    label: str = ""
    stated: Stated | None = None
    stamp: bool = False
    sentence: bool = False
    alone: bool = False
    bracket: bool = False
    inside: bool = False
    about_story: bool = False
    entry: bool = False
    text_block: int = -1
    last: int = -1


# Kinds whose text is their own block whatever follows (102 of 103 real ones).
OWN_BLOCK = frozenset(
    {
        NoteKind.CORRECTION,
        NoteKind.CLARIFICATION,
        NoteKind.AMENDMENT,
        NoteKind.RETRACTION,
        NoteKind.EDITORS_NOTE,
    }
)
# The shortest first sentence: nearer full stops are those of abbreviations.
SHORT_SENTENCE = 12
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s+(?=[^a-z\s])|[。！？]")
_CODE = re.compile(r"\w\(['\"]")
# A sentence end or an opening bracket: a note may begin right after it.
_JOINT = re.compile(r"(?<=[.!?。！？…)\]”\"])\s+(?=\S)|\s*(?=[\[(（【［〔])")
# Another stamp after the first: "Published: 2 Feb 2025 21:52".
_LAST_DATE = re.compile(r"^\D{0,25}\d[\d.:/ ,-]{7,}\W*$")
_LEAD = re.compile(r"[\s*_•·※>#–—|-]*(?:\[!\w+\]\s*)?")
_FULL_DATE = re.compile(r"\W{0,3}(?:\d{4}\D\d|\d{1,2}\D{1,12}\d{1,4})")
_BULLET = " *_•·–—-|(["
_BARE_CLOCK = re.compile(r"^\W{0,3}\d{1,2}[.:]\d{2}\b")
# A note that speaks of the story itself does so in its first words.
ABOUT = 120
# A bare date this long after publication cannot be that of an event the story tells.
WEEK = timedelta(days=7)
# How many blocks one entry of a revision history may have.
ENTRY = 6
# So many words under a label are a sentence even without a full stop.
WORDS_OF_A_SENTENCE = 6
# How many blocks a lede may lie behind a headline, a caption and a byline.
LEDE = 4


def candidates(page: Page) -> list[Candidate]:
    """Every note of the page, in order, before their ends are known."""
    found: list[Candidate] = []
    index = 0
    while index < len(page.texts):
        here = _log(page, index) or _in_block(page, index)
        found += here
        index = max([index, *(each.last for each in here)]) + 1
    return found


def _log(page: Page, index: int) -> list[Candidate]:
    """The dated entries under a head such as "Revision history"; the first takes the head along."""
    opening = read_opening(page.text(index), page.words)
    if (
        opening is None
        or not opening.means.log
        or opening.stated
        or page.text(index)[opening.text_start :].strip()
    ):
        return []
    entries: list[Candidate] = []
    while entry := _entry(page, (entries[-1].last if entries else index) + 1, opening):
        entries.append(entry)
    if entries:
        entries[0] = replace(entries[0], block=index, label=opening.label)
    return entries


def _entry(page: Page, index: int, head: Opening) -> Candidate | None:
    """A date with its text, in one block or in two and more."""
    text = page.text(index)
    start = len(text) - len(text.lstrip(_BULLET))
    stated = read_head_date(text, start, dates.names(page.words.languages, page.words.between))
    if stated is None:
        return None
    text_start = stated.end + len(text[stated.end :]) - len(text[stated.end :].lstrip(_BULLET + ":：)],."))
    new = Candidate(
        index, start, text_start, len(text), head.means.kind, stated=stated, entry=True, last=index
    )
    if text_start < len(text):
        return replace(new, text_block=index)
    if not page.text(index + 1) or page.is_tail(index + 1):
        return None
    own = (0, len(page.text(index + 1)))
    return replace(
        new, text_block=index + 1, text_start=own[0], text_end=own[1], last=_entry_end(page, index)
    )


def _entry_end(page: Page, index: int) -> int:
    """Where the text under a date ends: at the next date when one is near, else after one block."""
    near = range(index + 2, min(index + 2 + ENTRY, len(page.texts)))
    following = next((ahead for ahead in near if page.date_alone(ahead)), index + 2)
    return following - 1


def _in_block(page: Page, index: int) -> list[Candidate]:
    text = page.text(index)
    if not text.strip() or not (page.words.hints.search(text.lower()) or _FULL_DATE.match(text)):
        return []
    if _is_comment(page, index):
        return []
    opening = read_opening(text, page.words)
    first = _judge(page, index, opening) if opening else None
    if first is None:
        first = _sentence(page, index)
    if first is not None:
        return [_bounded(page, first)]
    return _inside(page, index)


def _is_comment(page: Page, index: int) -> bool:
    before = page.text(index - 1)
    return len(before) < 80 and page.words.comment.search(before) is not None and not is_prose(before)  # noqa: PLR2004


def _judge(page: Page, index: int, opening: Opening) -> Candidate | None:
    text = page.text(index)
    rest = text[opening.text_start :].strip(" *_")
    means = opening.means
    if (means.done or means.stamp or not is_prose(rest)) and page.words.ago.search(rest[:40]):
        return None
    if means.stamp:
        return _stamp(page, index, opening)
    if not rest.strip("[]().:|-–—$ ）】"):
        return _alone(page, index, opening)
    if means.weak or means.kind is NoteKind.EDITORS_NOTE:
        return _weak(page, index, opening, rest) or _later(page, index, opening, rest)
    if opening.date_first and _is_live(page, index):
        return None
    if means.done:
        return _done(page, index, opening, rest)
    return _named(page, index, opening, rest)


def _new(page: Page, index: int, opening: Opening, kind: NoteKind | None = None) -> Candidate:
    text = page.text(index)
    return Candidate(
        block=index,
        start=opening.start,
        text_start=opening.text_start,
        text_end=len(text),
        kind=kind or opening.means.kind,
        label=opening.label,
        stated=opening.stated,
        bracket=bool(opening.bracket),
        about_story=page.says_changed(text[opening.text_start :][:ABOUT], labelled=True) is not None,
    )


def _as_stamp(page: Page, index: int, opening: Opening) -> Candidate:
    new = _new(page, index, opening, NoteKind.UPDATE if opening.means.kind is NoteKind.OTHER else None)
    end = opening.stated.end if opening.stated else opening.text_start
    return replace(new, stamp=True, text_start=end, text_end=end, bracket=False)


def _stamp(page: Page, index: int, opening: Opening) -> Candidate | None:
    if opening.stated:
        return _as_stamp(page, index, opening)
    if page.text(index)[opening.text_start :].strip():
        return None
    return _stamp_of_two(page, index, opening)


def _stamp_of_two(page: Page, index: int, opening: Opening) -> Candidate | None:
    """As in "Updated" in one element, its date in the next."""
    stated = page.date_alone(index + 1)
    if stated is None:
        return None
    return replace(_as_stamp(page, index, opening), stated=stated, last=index + 1)


def _weak(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    kind = page.says_changed(rest, labelled=True)
    if kind is None or opening.closed not in ("colon", "bracket", "date"):
        return None
    return _new(page, index, opening, kind if opening.means.weak else NoteKind.EDITORS_NOTE)


def _later(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """A full date before the text, after the story's publication, alone among the blocks around it."""
    if opening.label or opening.stated is None or opening.stated.year is None or not is_prose(rest):
        return None
    day, life = resolve(opening.stated, page.life).day, page.life
    if day is None or life.published is None or day - life.published < WEEK or not life.holds(day):
        return None
    around = (page.text(index + step).lstrip(_BULLET) for step in (-2, -1, 1, 2))
    return None if any(text[:1].isdigit() for text in around) else _new(page, index, opening, NoteKind.UPDATE)


def _alone(page: Page, index: int, opening: Opening) -> Candidate | None:
    """Only a head in the block: a stamp, or a label whose text follows."""
    means = opening.means
    if means.weak:
        return None
    if means.done:
        if means.kind is NoteKind.UPDATE and opening.stated:
            return _as_stamp(page, index, opening)
        return _stamp_of_two(page, index, opening) if not opening.stated else None
    following = index + 1
    if opening.stated is None and page.date_alone(following):
        if means.kind is NoteKind.UPDATE:
            return _stamp_of_two(page, index, opening)
        following += 1
    if not _can_follow(page, following):
        return _as_stamp(page, index, opening) if opening.stated and means.kind is NoteKind.UPDATE else None
    if (
        opening.stated
        and means.kind is NoteKind.UPDATE
        and _in_lede(page, index)
        and not _original_ahead(page, index)
        and not _again(page, index, opening)
    ):
        return _as_stamp(page, index, opening)
    new = replace(_new(page, index, opening), alone=True, bracket=False, text_block=following)
    return replace(new, text_start=0, text_end=len(page.text(following)))


def _can_follow(page: Page, index: int) -> bool:
    text = page.text(index).strip()
    return page.is_prose(index) or text.endswith((":", "：")) or len(text.split()) >= WORDS_OF_A_SENTENCE


def _in_lede(page: Page, index: int) -> bool:
    """Whether no running text of the story stands before the block."""
    return index <= LEDE and not any(page.is_prose(before) for before in range(index))


def _original_ahead(page: Page, index: int) -> bool:
    return any(page.is_original(ahead) for ahead in range(index + 1, min(index + 13, len(page.texts))))


def _again(page: Page, index: int, opening: Opening) -> bool:
    """Whether the same label opens a later block: a chain of notes, no stamp."""
    label = opening.label.casefold()
    later = (
        page.text(ahead).lstrip(" *_•([").casefold()
        for ahead in range(index + 1, min(index + 13, len(page.texts)))
    )
    return any(text.startswith(label) for text in later)


def _is_live(page: Page, index: int) -> bool:
    """Whether blocks around open with a bare time: entries of a live blog."""
    around = (page.text(index + step) for step in (-3, -2, -1, 1, 2, 3))
    bare = (text for text in around if _BARE_CLOCK.match(text))
    return any(not page.words.label.match(text.lstrip("0123456789.:apmAPM -–—")) for text in bare)


def _done(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    changed = page.says_changed(rest, labelled=True)
    if opening.stated:
        if opening.closed == "colon" and (changed or (is_prose(rest) and not _in_stamp_line(rest))):
            return _new(page, index, opening)
        if opening.closed == "date" and rest[:1].islower() and (opening.bracket or is_prose(rest)):
            return replace(
                _new(page, index, opening), sentence=True, text_start=_label_at(page.text(index), opening)
            )
        if not _in_lede(page, index) and (changed or is_prose(rest)) and rest[:1].isupper():
            return _new(page, index, opening)
        return _as_stamp(page, index, opening)
    if opening.closed != "colon":
        return None
    if opening.means.kind is not NoteKind.UPDATE:
        return _new(page, index, opening) if changed else None
    if changed or not _in_lede(page, index):
        return _new(page, index, opening) if changed or not _is_title(page, index, rest) else None
    return _as_stamp(page, index, opening) if len(page.texts) > 1 and is_prose(rest) else None


def _label_at(text: str, opening: Opening) -> int:
    """Where the label itself stands, past bracket and bullet."""
    return max(text.find(opening.label, opening.start), opening.start)


def _in_stamp_line(rest: str) -> bool:
    return rest[:1] in "/|"


def _named(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    if opening.stated:
        if opening.closed == "date" and not opening.bracket:
            return _glued(page, index, opening, rest)
        if not is_prose(rest) and _LAST_DATE.search(rest) and page.says_changed(rest, labelled=True) is None:
            return _as_stamp(page, index, opening)
        return _new(page, index, opening)
    if opening.closed in ("colon", "bracket"):
        if _full_stop(page.text(index), opening) and not opening.label.isupper():
            return None
        return None if _is_title(page, index, rest) else _new(page, index, opening)
    return _new(page, index, opening) if _opens_sentence(page, opening, rest) else None


def _full_stop(text: str, opening: Opening) -> bool:
    """Whether the head ends in a full stop, which many a sentence fragment does ("Afternoon update.")."""
    return text[: opening.text_start].rstrip(" *_").endswith(".") and not opening.label.endswith(".")


def _glued(page: Page, index: int, opening: Opening, rest: str) -> Candidate | None:
    """Label and date run into text without a sign: a stamp before the lede, a note elsewhere."""
    if (
        _in_lede(page, index)
        and opening.means.kind is NoteKind.UPDATE
        and not page.says_changed(rest, labelled=True)
    ):
        return _as_stamp(page, index, opening)
    if is_prose(rest) or page.says_changed(rest, labelled=True):
        return _new(page, index, opening)
    return _as_stamp(page, index, opening)


def _opens_sentence(page: Page, opening: Opening, rest: str) -> bool:
    """As in "UPDATE The road is open." — no sign at all between label and text."""
    if opening.means.kind is NoteKind.OTHER or not is_prose(rest):
        return False
    shouted = opening.label.isupper() and not rest[:12].isupper() and rest[:1].isupper()
    return shouted or (
        rest[:1].isupper() and page.words.opener.match(rest) is not None and not opening.label.islower()
    )


def _is_title(page: Page, index: int, rest: str) -> bool:
    """Whether "Update: ..." is the title of another story: no sentence, and no running text around it."""
    if page.says_changed(rest, labelled=True) or rest.endswith((":", "：")):
        return False
    if (SENTENCE_END.search(rest) and not ELLIPSIS.search(rest)) or len(rest) > 200:  # noqa: PLR2004  titles are shorter
        return False
    return page.is_title(index - 1) or page.is_title(index + 1)


def _sentence(page: Page, index: int) -> Candidate | None:
    """A block that says of itself that the story was changed."""
    text = page.text(index)
    start = skip(_LEAD, text, 0)
    bracket = text[start : start + 1] in CLOSERS
    own = text[start:]
    found = page.statement(own if bracket else _first_sentence(own))
    if found is None or _is_pointer(page, index) or page.is_original(index) or _CODE.search(text):
        return None
    stated = page.date_in(text, start + bracket + found.start, start + bracket + found.end)
    return Candidate(
        index, start, start, len(text), found.kind, stated=stated, sentence=True, bracket=bracket
    )


def _first_sentence(text: str) -> str:
    """Up to the first sentence end that is none of an abbreviation or a number."""
    end = _NEXT_SENTENCE.search(text, SHORT_SENTENCE)
    return text[: end.start() + 1] if end else text


def _is_pointer(page: Page, index: int) -> bool:
    """As in "This post was revised to reflect the following correction:" points at the note below."""
    if not page.text(index).rstrip().endswith((":", "：")):
        return False
    ahead = read_opening(page.text(index + 1), page.words)
    return ahead is not None and not ahead.means.weak


def _inside(page: Page, index: int) -> list[Candidate]:
    """Notes inside a block: in brackets, or after a sentence."""
    text = page.text(index)
    if not SENTENCE_END.search(text) and not is_prose(text):
        return []
    for joint in _JOINT.finditer(text):
        if joint.end() == 0 or _quoted(text, joint.end()):
            continue
        if (found := _inside_at(page, index, joint.end())) is not None:
            return [found]
    return []


def _inside_at(page: Page, index: int, at: int) -> Candidate | None:
    text = page.text(index)
    opening = read_opening(text, page.words, at)
    if opening is None or opening.means is None or not opening.label:
        return _inside_sentence(page, index, at)
    rest = text[opening.text_start :]
    if opening.closed != "colon" or not rest.strip() or opening.means.stamp:
        return None
    if not opening.bracket and (
        text[opening.text_start - 1 : opening.text_start] == "." or not opening.label[:1].isupper()
    ):
        return None
    changed = page.says_changed(rest, labelled=True)
    if (opening.means.weak or opening.means.kind is NoteKind.EDITORS_NOTE) and changed is None:
        return None
    if (
        not opening.bracket
        and ":" not in text[at : opening.text_start]
        and "：" not in text[at : opening.text_start]
    ):
        return None
    new = _new(page, index, opening, changed if opening.means.weak else None)
    return _bounded(page, replace(new, inside=True, start=at))


def _inside_sentence(page: Page, index: int, at: int) -> Candidate | None:
    """The last sentence, or one in brackets, that says the story was changed."""
    text = page.text(index)
    bracket = text[at : at + 1] in CLOSERS
    tail = text[at:]
    if not bracket and (len(tail) > 300 or len(text) < 200):  # noqa: PLR2004  a short end of a long block
        return None
    found = page.statement(_first_sentence(tail[:REACH]))
    if found is None or _CODE.search(text):
        return None
    stated = page.date_in(text, at + found.start, at + found.end)
    new = Candidate(
        index, at, at, len(text), found.kind, stated=stated, sentence=True, bracket=bracket, inside=True
    )
    return _bounded(page, new)


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    curly = before.count("“") > before.count("”") or before.count("«") > before.count("»")
    return curly or before.count('"') % 2 == 1


def _bounded(page: Page, found: Candidate) -> Candidate:
    """A note in brackets ends where its bracket closes."""
    if not found.bracket:
        return found
    text = page.text(found.block)
    at = next((place for place in range(found.start, len(text)) if text[place] in CLOSERS), -1)
    end = _matching(text, at) if at >= 0 else -1
    return replace(found, text_end=end) if end >= found.text_start else replace(found, bracket=False)


def _matching(text: str, at: int) -> int:
    """Where the bracket at a place closes; -1 when it never does."""
    opener, closer, depth = text[at], CLOSERS[text[at]], 0
    for place in range(at, len(text)):
        depth += (text[place] == opener) - (text[place] == closer)
        if depth == 0:
            return place
    return -1

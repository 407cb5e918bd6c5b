"""Notes without a label of their own, and notes inside another block's text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.began import new_candidate
from watcher.read.notes.brackets import CLOSERS, closing_place
from watcher.read.notes.candidate import Candidate
from watcher.read.notes.lookalikes import in_lede, is_changelog, is_phrase, opens_sentence
from watcher.read.notes.opening import DATELINE, read_opening, skip
from watcher.read.notes.prose import COLONS, END, LONG, ends_sentence, is_prose
from watcher.read.notes.statements import PRINTED, REACH

if TYPE_CHECKING:
    from watcher.read.notes.opening import Opening
    from watcher.read.notes.page import Page
    from watcher.read.notes.stated import Stated
    from watcher.read.notes.statements import Statement

# The shortest first sentence: nearer full stops are those of abbreviations.
SHORT_SENTENCE = 12
_NEXT_SENTENCE = re.compile(
    r"[.!?。！？।؟](?:(?<=[^\W\d_]{2}[.!?])(?<!\b[DJMS]r\.)(?<!\bMrs\.)(?<!\b(?:Ms|St)\.)(?<!\b(?:Gov|Sen|Rep|Gen|Rev)\.)"
    r"\s+(?=[^a-z\s\d])|(?<=[。！？।؟]))"
)
# A sentence at the end of a block is looked at up to this length; labels inside a text, this far ahead.
SHORT_END, LOOK = 300, 700
# A stamp run into the lede: the first sentence of both together is this long.
GLUED = 150
# So many words may stand behind the date of a stamp that is a sentence: some languages have the verb there.
AFTER_LAST = 2
# A text without a full stop at its end is looked into from this length on.
FRAGMENT = 80
_GLUE = re.compile(r"(?<=[^\W\d_A-Z]) (?=[A-ZÀ-ÝА-Я])")
# The share of digits in a text from which it is a string of dates and numbers. Half of a sentence
# of Chinese may be digits that only states a day ("本文于2021年5月3日修订").
DIGITS = 0.55
# A line of a program speaks of notes in its own way.
_CODE = re.compile(r"\w\(['\"]")
_STRING = re.compile(r"(['\"`]).*\1$")
# A sentence end, of struck-out words as well, or an opening bracket: a note may begin right after it.
# The first sign is one of a class: what makes the search fast.
_JOINT = re.compile(
    r"[.!?。！？।؟…)\]”\":~\s\[(（【［〔]"
    r"(?:(?<=[.!?。！？।؟…)\]”\":~])\s{1,9}(?=\S)|(?<=\s)[-–—]\s{1,9}(?=\S)|(?<=[\[(（【［〔])|(?<=[。！？])(?=[^\s。！？）」』】]))"
)
# A label in capitals, or behind a time, stands out without a sentence end before it ("#52 EDIT: done").
_SHOUT = re.compile(r"\s[A-ZÀ-ÖØ-ÞА-Я]{3,14}(?:\s?#?\d{1,2})?:\s|(?<=\d [AP]M)\s[A-Z][a-z]{3,14}:\s")
# A clause that a colon closes, and what may open the next ("A correction was made on 3 May: In an").
_CLAUSE = re.compile(r"([^:：]{1,80})((?:(?<!\d)[:：]|[:：](?!\d))\s*)\W*(?:\w{1,9}\W+){0,3}$")
_ANY_HEAD = re.compile(r"[^:：.]{1,60}[:：]\s+(?=\w)")
_LAST_TAG = re.compile(r"\s*\[/[^\W\d_]+\]")
_LAST_BRACKET = re.compile(r"(?<=\S)\s*[\[(（【][^\[(（【]*[\])）】]\s*$")
# A word or two and the colon behind a statement that is filled in with a date.
_FORM = re.compile(r"(?:\s?[^\W\d]+){0,2}\s?[:：]\s*\d")
# A date that is filled in behind a label and its colon ("Update: 3 May 2021 The ...").
_FILLED = re.compile(r"\s?[:：]\s*\d")
_EDGES = " *_([（【"
_ADDRESS = re.compile(r"\((?:https?:|www\.|[/#.])")
_LEAD = re.compile(r"[\s*_•·※＊>#–—|-]*(?:\[!\w+\]\s*)?")


def sentence(page: Page, index: int) -> Candidate | None:
    """A block that says of itself that the story was changed."""
    text = page.text(index)
    start = _past_place(text, skip(_LEAD, text, 0))
    bracket = text[start : start + 1] in CLOSERS
    own = text[start:]
    found = page.statement(own) if bracket else _spoken(page, index, own) or _behind_clause(page, own)
    if found is None or _is_pointer(page, index) or page.is_original(index) or not _is_language(text):
        return None
    if _is_quoted(own, found.start, found.end) or (
        not bracket and found.start == 0 and is_changelog(page, index)
    ):
        return None
    if bracket and 0 < closing_place(text, start) < start + found.start:
        bracket = False
    stated = page.date_of(text, found, start)
    label = text[start + found.start : start + found.end].strip(_EDGES)
    if last := _last(page, text, stated, start + found.end):
        return Candidate(index, start, last.end, last.end, NoteKind.UPDATE, label, last, stamp=True)
    end = _glued_end(page, index, start + found.end)
    new = Candidate(index, start, start + bracket, end, found.kind, label, stated, sentence=True)
    return _headed(page, replace(new, bracket=bracket), start + found.start)


def _past_place(text: str, at: int) -> int:
    """Where a bracket begins behind the place a story is written from; the same place when none does."""
    place = DATELINE.match(text, at)
    return place.end() if place and text[place.end() : place.end() + 1] in CLOSERS else at


def _spoken(page: Page, index: int, own: str) -> Statement | None:
    """The statement of a block's first sentence, or of the next when the first tells of publication.

    Or of both, when the first tells what an article said and another what is right.
    """
    first = _first_sentence(own)
    found = page.statement(first) or page.printed(own)
    if found or len(first) == len(own) or len(own) > REACH:
        return found
    later = page.statement(own)
    return later if later and (page.is_tail(index) or later.kind is NoteKind.OTHER) else None


def _behind_clause(page: Page, own: str) -> Statement | None:
    """The statement behind the place a story is written from, or behind a head that nobody told us of.

    It names the story: "Its answer was short: We regret the error" is the news.
    """
    clause = DATELINE.match(own) or _ANY_HEAD.match(own)
    at = clause.end() if clause else 0
    behind = _first_sentence(own[at:])
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
    stated = note.stated or page.closing_date(head[1], sentence=True)
    return replace(note, text_start=note.text_start + head.end(2), label=head[1].strip(_EDGES), stated=stated)


def _last(page: Page, text: str, stated: Stated | None, at: int) -> Stated | None:
    """When the last change was, if a sentence tells only that ("Denne side blev senest ændret 3. maj").

    So does one that is filled in like a form ("This article was updated on: 3 May 2021").
    """
    form = _FORM.match(text, at)
    if len(text) > GLUED or not (form or page.words.lasts.search(text)):
        return None
    when = stated or page.closing_date(text, sentence=True)
    return when if when and len(text[when.end :].split()) <= AFTER_LAST else None


def _glued_end(page: Page, index: int, at: int) -> int:
    """Where the note ends that runs into the lede without a full stop ("Updated throughout The ...")."""
    text = page.text(index)
    if not in_lede(page, index) or len(text) < LOOK // 2 or len(_first_sentence(text)) < GLUED:
        return len(text)
    places = (match.end() for match in _GLUE.finditer(text, at, at + GLUED))
    return next((place for place in places if page.words.opener.matches(text, place)), len(text))


def _is_language(text: str) -> bool:
    """Whether a text is written for readers: no line or string of a program, no row of dates."""
    digits = sum(char.isdigit() for char in text)
    return not (_CODE.search(text) or _STRING.match(text)) and digits < len(text) * DIGITS


def _first_sentence(text: str) -> str:
    """Up to the first sentence end that is none of an abbreviation or a number."""
    end = _NEXT_SENTENCE.search(text, SHORT_SENTENCE)
    return text[: end.start() + 1] if end else text


def _is_pointer(page: Page, index: int) -> bool:
    """As in "This post was revised to reflect the following correction:" points at the note below."""
    if not page.text(index).rstrip().endswith(COLONS):
        return False
    ahead = read_opening(page.text(index + 1), page.words)
    return ahead is not None and not ahead.means.weak


def inside(page: Page, index: int, *, speaks: bool) -> list[Candidate]:
    """Notes inside a block: in brackets, after a sentence, after a dash.

    Args:
        page: the page.
        index: the block.
        speaks: the block may hold a statement, not only labels.
    """
    text = page.text(index)
    whole = ends_sentence(text) or is_prose(text)
    if not whole and len(text) < FRAGMENT:
        return []
    found: list[Candidate] = []
    quotes = _Quotes(text)
    for at in _joints(text):
        if not at or (found and at < found[-1].text_end):
            continue
        if not page.words.may_label(text, at) and not (speaks and len(text) - at <= SHORT_END):
            continue
        if not (whole or ends_sentence(text[max(0, at - 2 * END) : at].rstrip())) or quotes.open_at(at):
            continue
        if not _is_link(text, at) and (new := _inside_at(page, index, at)) is not None:
            found.append(new)
    return found


def _is_link(text: str, at: int) -> bool:
    """Whether a bracket holds the words of a link of Markdown ("[Update: The figures](https://...)")."""
    end = closing_place(text, at) if text[at] == "[" else -1
    return end >= 0 and _ADDRESS.match(text, end + 1) is not None


def headed(page: Page, index: int) -> list[Candidate]:
    """A note in brackets at the end of a heading ("The bridge (updated 3 May)")."""
    text = page.text(index)
    bracket = _LAST_BRACKET.search(text)
    opening = read_opening(text, page.words, bracket.start()) if bracket else None
    if bracket is None or opening is None or not opening.label or opening.means.weak:
        return []
    if opening.stated is None or not opening.stated.has_date:
        return []
    new = replace(new_candidate(page, index, opening), inside=True, text_start=opening.text_start)
    rest = text[opening.text_start :].strip("])）】 ")
    if rest:
        return [bounded(page, new)]
    if opening.means.adds:  # what was added is the chapter; its title stands before the label
        return [replace(new, start=0, text_start=0, text_end=bracket.start(), inside=False, bracket=False)]
    end = opening.stated.end
    return [replace(new, stamp=True, text_start=end, text_end=end, bracket=False)]


def _joints(text: str) -> list[int]:
    """Where a note may begin inside a text."""
    ends = (joint.end() for joint in _JOINT.finditer(text))
    shouts = (shout.start() + 1 for shout in _SHOUT.finditer(text)) if ":" in text else ()
    return sorted({*(end - (text[end - 1] in CLOSERS) for end in ends), *shouts})


class _Quotes:
    """Whether a quotation is open at a place: what follows is the note of another.

    Asked from the front to the back: the signs before a place are counted on from the place before.
    """

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._counts = dict.fromkeys('„“”"「」', 0)

    def open_at(self, at: int) -> bool:
        for sign in self._counts:
            self._counts[sign] += self._text.count(sign, self._at, at)
        self._at = at
        low, high, closed, straight, corner, shut = self._counts.values()
        return (low > high if low else high > closed) or straight % 2 == 1 or corner > shut


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a statement stands in a quotation, be it with its last words only."""
    quotes = _Quotes(text)
    return quotes.open_at(start) or quotes.open_at(end)


def _inside_at(page: Page, index: int, at: int) -> Candidate | None:
    text = page.text(index)
    opening = read_opening(text, page.words, at, dates_too=False)
    if opening is None or not opening.label or opening.means.stamp or _lacks_date(opening):
        return _inside_sentence(page, index, at)
    rest = text[opening.text_start : opening.text_start + LOOK]
    if not rest.strip() or not _stands_out(page, text, at, opening, rest):
        return None
    if opening.means.casual and is_phrase(page, index, opening, rest):
        return None
    aside = bool(opening.bracket) and opening.means.kind is NoteKind.EDITORS_NOTE
    changed = page.says_changed(rest, aside=aside)
    if opening.means.done and changed is None and not is_prose(rest):
        return None
    if (opening.means.weak or opening.means.kind is NoteKind.EDITORS_NOTE) and changed is None:
        return None
    new = new_candidate(page, index, opening, changed if opening.means.weak else None)
    return bounded(page, replace(new, inside=True, start=at))


def _lacks_date(opening: Opening) -> bool:
    """Whether a word that only opens a note with a date has none ("Another added: ...")."""
    return opening.means.dated and opening.stated is None


def _stands_out(page: Page, text: str, at: int, opening: Opening, rest: str) -> bool:
    """Whether a label inside a text is a label there: in a bracket, with a colon and a capital."""
    head = text[at : opening.text_start]
    filled = opening.closed == "date" and _FILLED.match(head.partition(opening.label)[2]) is not None
    colon = filled or (opening.closed == "colon" and not head.rstrip(" *_").endswith("."))
    if opening.bracket:
        return colon
    before = text[max(0, at - END) : at].rstrip()
    if before.endswith(("-", "–", "—")):
        return colon and opening.label.isupper()
    if colon and (":" in head or "：" in head):
        return not opening.label[:1].islower()
    if not before.endswith((".", "!", "?")):
        return False
    if head[:1] in CLOSERS:
        return opening.closed == "bracket" and rest[:1].isupper() and not opening.means.done
    return opening.closed == "label" and opens_sentence(page, text, opening, rest)


def _refers(page: Page, text: str, at: int, found: Statement) -> bool:
    """Whether a statement speaks of the sentences before it: it says so, or they are what was corrected.

    That they are when it only rounds them off ("The Gull regrets the error.").
    """
    corrects = found.kind is NoteKind.CORRECTION and len(text) < REACH
    closes = len(text) < PRINTED and page.words.closes.matches(text[at:]) != []
    return corrects or closes or page.words.refers.search(text, at) is not None


def _inside_sentence(page: Page, index: int, at: int) -> Candidate | None:
    """The last sentence, or one in brackets, that says the story was changed.

    With the sentences before it when it points at them.
    """
    text = page.text(index)
    bracket = text[at : at + 1] in CLOSERS
    if not bracket and (len(text) - at > SHORT_END or text[at : at + 1].islower()):
        return None
    first = _first_sentence(text[at : at + REACH])
    found = page.statement(first)
    if found is None or not _is_language(text[max(0, at - 1) : at + LOOK]):
        return None
    if text[:at].rstrip().endswith(COLONS) and not page.words.story.search(first):
        return None
    if _is_quoted(text, at + found.start, at + found.end):
        return None
    refers = not bracket and _refers(page, text, at, found)
    if not (bracket or refers or len(text) >= LONG):
        return None
    stated = page.date_of(text, found, at)
    label = text[at + found.start : at + found.end].strip(_EDGES)
    new = Candidate(index, at, at + bracket, len(text), found.kind, label, stated, sentence=True)
    if refers:
        return replace(new, start=0, text_start=0)
    return bounded(page, replace(new, bracket=bracket, inside=True))


def bounded(page: Page, found: Candidate) -> Candidate:
    """A note in brackets ends where its bracket closes, one between two labels in them at the second."""
    text = page.text(found.block)
    if not found.bracket:
        tag = _LAST_TAG.search(text, found.text_start) if "[/" in text else None
        return replace(found, text_end=tag.start()) if tag else found
    at = next((place for place in range(found.start, len(text)) if text[place] in CLOSERS), -1)
    end = closing_place(text, at) if at >= 0 else -1
    if end >= found.text_start:
        return replace(found, text_end=end)
    return replace(found, bracket=False, closer=CLOSERS[text[at]] if at >= 0 and not found.inside else "")

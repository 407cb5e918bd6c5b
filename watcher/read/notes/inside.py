"""Notes inside another block's text: in brackets, behind a sentence, at the end of a heading."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.began import new_candidate, said, statement_of
from watcher.read.notes.brackets import CLOSERS, closing_place
from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.lookalikes import is_phrase, opens_sentence
from watcher.read.notes.opening import read_opening
from watcher.read.notes.patterns import DATE_START
from watcher.read.notes.posted import says_ago
from watcher.read.notes.prose import COLONS, END, LONG, ends_sentence, first_sentence, is_language, is_prose
from watcher.read.notes.quotes import Quotes, in_quotes
from watcher.read.notes.statements import PRINTED, REACH

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page
    from watcher.read.notes.statements import Statement

# A sentence at the end of a block is looked at up to this length; labels inside a text, this far ahead.
SHORT_END, LOOK = 300, 700
# A date before a label is at most this long.
LED = 40
# A text without a full stop at its end is looked into from this length on.
FRAGMENT = 80
# A sentence end, of struck-out words as well, or an opening bracket: a note may begin right after it.
# The first sign is one of a class: what makes the search fast.
_JOINT = re.compile(
    r"[.!?。！？।؟…)\]”\":~\s\[(（【［〔]"
    r"(?:(?<=[.!?。！？।؟…)\]”\":~])\s{1,9}(?=\S)|(?<=\s)[-–—]\s{1,9}(?=\S)|(?<=[\[(（【［〔])|(?<=[。！？])(?=[^\s。！？）」』】]))"
)
# A label in capitals, or behind a time, stands out without a sentence end before it ("#52 EDIT: done").
_SHOUT = re.compile(r"\s[A-ZÀ-ÖØ-ÞА-Я]{3,14}(?:\s?#?\d{1,2})?:\s|(?<=\d [AP]M)\s[A-Z][a-z]{3,14}:\s")
_LEADS = (".", "!", "?", "-", "–", "—")
_LAST_TAG = re.compile(r"\s*\[/[^\W\d_]+\]")
_LAST_BRACKET = re.compile(r"(?<=\S)\s*[\[(（【][^\[(（【]*[\])）】]\s*$")
# A date that is filled in behind a label and its colon ("Update: 3 May 2021 The ...").
_FILLED = re.compile(r"\s?[:：]\s*\d")
_ADDRESS = re.compile(r"\((?:https?:|www\.|[/#.])")


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
    quotes = Quotes(text)
    for at in _joints(text):
        if not at or (found and at < found[-1].text_end):
            continue
        near = text[at] in CLOSERS or len(text) - at <= SHORT_END
        if not page.words.may_label(text, at) and not (speaks and near):
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


def _inside_at(page: Page, index: int, at: int) -> Candidate | None:
    text = page.text(index)
    opening = read_opening(text, page.words, at, dates_too=False)
    if opening is None or not opening.label or opening.means.stamp or _lacks_date(opening):
        return _inside_sentence(page, index, at)
    rest = text[opening.text_start : opening.text_start + LOOK]
    if not rest.strip() or not _stands_out(page, text, at, opening, rest):
        # A house that signs its notes may open a sentence with its verb ("We regret the mix-up.").
        signed = opening.closed == "label" and not opening.means.done and " " in opening.label
        return _inside_sentence(page, index, at) if signed else None
    if opening.means.casual and is_phrase(page, index, opening, rest):
        return None
    aside = bool(opening.bracket) and opening.means.kind is NoteKind.EDITORS_NOTE
    changed = page.says_changed(rest, aside=aside)
    if opening.means.done and changed is None and not is_prose(rest):
        return None
    if (opening.means.weak or opening.means.kind is NoteKind.EDITORS_NOTE) and changed is None:
        return None
    new = new_candidate(page, index, opening, changed if opening.means.weak else None)
    if opening.stated is None and opening.label.isupper():
        new, at = _led(page, new, at)
    return bounded(page, replace(new, inside=True, start=at))


def _led(page: Page, new: Candidate, at: int) -> tuple[Candidate, int]:
    """A label with the date before it, behind a sentence or a dash ("Roads are shut. 2 p.m. UPDATE: ...")."""
    text = page.text(new.block)
    for place in DATE_START.finditer(text, max(0, at - LED), at):
        stated = read_head_date(text, place.start(), page.words.names)
        before = text[: place.start()].rstrip()
        if stated and not text[stated.end : at].strip() and before.endswith(_LEADS):
            return replace(new, stated=stated), place.start()
    return new, at


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
    end = closing_place(text, at) if bracket else -1
    first = first_sentence(text[at : min(at + REACH, end + 1 or len(text))])
    found = statement_of(page, first)
    if found is None or not is_language(text[max(0, at - 1) : at + LOOK]):
        return None
    if says_ago(first, page.words, found):
        return None
    if text[:at].rstrip().endswith(COLONS) and not page.words.story.search(first):
        return None
    if in_quotes(text, at + found.start, at + found.end):
        return None
    if not bracket and (own := _runs_in(page, first, found)):
        at, found = at + own, replace(found, start=0, end=found.end - own)
    refers = not bracket and _refers(page, text, at, found)
    if not (bracket or refers or len(text) >= LONG):
        return None
    new = said(page, index, at, found, bracket=bracket)
    if refers:
        return replace(new, start=0, text_start=0)
    return bounded(page, replace(new, inside=True))


def _runs_in(page: Page, first: str, found: Statement) -> int:
    """Where in a sentence another begins with the story in it, whose first has lost its full stop.

    As in "... at harbour.example/gifts This story was amended on 3 May": no sentence goes on with a capital.
    """
    this = found.start and first[found.start].isupper() and page.words.this.matches(first, found.start)
    return found.start if this else 0


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

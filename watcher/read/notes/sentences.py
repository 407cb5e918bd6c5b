"""Notes without a label of their own, and notes inside another block's text."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from watcher.model.reading import NoteKind
from watcher.read.notes.candidate import Candidate
from watcher.read.notes.labelled import new_candidate
from watcher.read.notes.opening import CLOSERS, read_opening, skip
from watcher.read.notes.page import REACH, SENTENCE_END, is_prose

if TYPE_CHECKING:
    from watcher.read.notes.page import Page

# The shortest first sentence: nearer full stops are those of abbreviations.
SHORT_SENTENCE = 12
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s+(?=[^a-z\s])|[。！？]")
# A line of a program speaks of notes in its own way.
_CODE = re.compile(r"\w\(['\"]")
# A sentence end or an opening bracket: a note may begin right after it.
_JOINT = re.compile(r"(?<=[.!?。！？…)\]”\"])\s+(?=\S)|\s*(?=[\[(（【［〔])")
_LEAD = re.compile(r"[\s*_•·※>#–—|-]*(?:\[!\w+\]\s*)?")


def sentence(page: Page, index: int) -> Candidate | None:
    """A block that says of itself that the story was changed."""
    text = page.text(index)
    start = skip(_LEAD, text, 0)
    bracket = text[start : start + 1] in CLOSERS
    own = text[start:]
    found = page.statement(own if bracket else _first_sentence(own))
    if found is None or _is_pointer(page, index) or page.is_original(index) or not _is_language(text):
        return None
    stated = page.date_in(text, start + bracket + found.start, start + bracket + found.end)
    return Candidate(
        index, start, start, len(text), found.kind, stated=stated, sentence=True, bracket=bracket
    )


def _is_language(text: str) -> bool:
    """Whether a text is written for readers: no line of a program, no string of dates."""
    digits = sum(char.isdigit() for char in text)
    return _CODE.search(text) is None and digits * 3 < len(text)


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


def inside(page: Page, index: int) -> list[Candidate]:
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
    new = new_candidate(page, index, opening, changed if opening.means.weak else None)
    return bounded(page, replace(new, inside=True, start=at))


def _inside_sentence(page: Page, index: int, at: int) -> Candidate | None:
    """The last sentence, or one in brackets, that says the story was changed."""
    text = page.text(index)
    bracket = text[at : at + 1] in CLOSERS
    tail = text[at:]
    if not bracket and (len(tail) > 300 or len(text) < 200):  # noqa: PLR2004  a short end of a long block
        return None
    found = page.statement(_first_sentence(tail[:REACH]))
    if found is None or not _is_language(text):
        return None
    stated = page.date_in(text, at + found.start, at + found.end)
    new = Candidate(
        index, at, at, len(text), found.kind, stated=stated, sentence=True, bracket=bracket, inside=True
    )
    return bounded(page, new)


def _quoted(text: str, at: int) -> bool:
    before = text[:at]
    curly = before.count("“") > before.count("”") or before.count("«") > before.count("»")
    return curly or before.count('"') % 2 == 1


def bounded(page: Page, found: Candidate) -> Candidate:
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

"""Sentences that a day opens ("On 3 May this article was updated"); many languages put the verb behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from watcher.read.notes.dates.heads import read_head_date
from watcher.read.notes.dates.resolve import resolve
from watcher.read.notes.dates.written import DIGIT, FARTHEST, read_date
from watcher.read.notes.prose import first_sentence

if TYPE_CHECKING:
    from watcher.read.notes.page import Page
    from watcher.read.notes.statements import Statement
    from watcher.read.notes.words import Words

# So many spaces stand between that verb and its story ("rättades ett fel i den här artikeln").
TURNED = 6
_SPACE = re.compile(" ")
# What stands behind what is none of the page's stories: "artikel 5", "la nota del examen".
_OF_ANOTHER = re.compile(r"\s(?:\d|(?:of|del?|du|d[eo]s|da|do|della|dei|van|der)\s)")


def behind_day(page: Page, own: str) -> Statement | None:
    """The statement behind the day its sentence opens with, on which a note of the story can be written.

    Some languages have the verb before its subject there ("Am 3. Mai wurde dieser Artikel ergänzt").
    """
    stated = read_head_date(own, 0, page.words.names) if DIGIT.search(own, 0, FARTHEST) else None
    day = resolve(stated, page.life).day if stated and stated.day else None
    if stated is None or day is None or not page.life.holds(day):
        return None
    behind = first_sentence(own)[stated.end :].lstrip(" ,")
    past = own.index(behind, stated.end)
    found = page.statement(behind) or _turned(page, behind)
    named = found and page.words.itself.search(behind)
    if found is None or (named and _OF_ANOTHER.match(behind, named.end())):
        return None
    return replace(found, start=found.start + past, end=found.end + past)


def _turned(page: Page, text: str) -> Statement | None:
    """The statement of a clause that opens with its verb, before the story of which it is said."""
    verb = max(page.words.turned.matches(text), key=re.Match.end, default=None)
    ends = _story_ends(text, verb.end(), page.words) if verb else ()
    said = (
        page.statement(f"{text[verb.end() : end].lstrip()} {verb[0]}{text[end:]}")
        for end in ends
        if verb and _tells_done(page, text, end)
    )
    found = next(filter(None, said), None)
    return found and replace(found, start=0)  # the verb is part of it


def _story_ends(text: str, start: int, words: Words) -> list[int]:
    """Where words for the story end that stand near a place, be they behind one for its title."""
    last = next(islice(_SPACE.finditer(text, start), TURNED, None), None)
    near = range(start, last.start() if last else len(text))
    names = (words.itself, words.story)
    return sorted({named.end() for at in near for name in names for named in name.matches(text, at)})


def _tells_done(page: Page, text: str, end: int) -> bool:
    """Whether what was done, by what means, or at what time follows right behind a place.

    Of a law it would be said whose it is, or which.
    """
    rest = text[end:].lstrip(" ")
    behind = rest.partition(" ")[0]
    when = read_date(text, end, page.words.names)
    done = (when and when.time) or page.words.tells_whereby(rest) or page.words.names_change(behind)
    return bool(done) or not (behind[:1].isalnum() or behind[:1] == ",")

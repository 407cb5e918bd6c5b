"""Stamps in what is cut away around a headline: beside the buttons to share, in the line above it.

Of 1,269 pages nine had theirs there, and nothing else in such boxes read as one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from watcher.model.reading import NoteForm
from watcher.read.boxes.trim import holding
from watcher.read.boxes.zones import TITLES
from watcher.read.markup.tree import INLINE, brief
from watcher.read.notes import find_notes
from watcher.read.words import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from watcher.read.boxes.locate import Place

_LINE = 100  # characters of a stamp, with the day of publication before it
_BOX = 300  # characters of a box around the line
_PARTS = 60  # elements of such a box
_TIME = 4  # blanks in a time behind a day: " at 6.05 p.m. GMT."
_ABOVE = 2  # boxes around the headline over which its dates may stand
_DIGIT = re.compile(r"\d")
_DATED = frozenset({"author", "filing"})  # furniture that is called after who wrote the story, and when
_CUT = frozenset({"navigation", "share"})  # furniture that is cut away whole, and may hold the story's dates
_OWN = _DATED | _CUT | {""}  # other has dates of its own, or none that is seen


def lift_stamps(place: Place, language: str | None) -> None:
    """Put each stamp that would be cut away in front of its box, or behind the headline it stands above."""
    heading = place.opening
    if heading is None or heading.tag not in TITLES:
        return
    story = holding(place)
    for box in list(_dropped(place, heading, story)):
        if (stamp := _stamp_in(box, language)) is not None:
            box.addprevious(_taken(stamp))
    for box in _above(place, heading, story):
        if (stamp := _stamp_in(box, language)) is not None:
            heading.addnext(_taken(stamp))


def _dropped(place: Place, heading: HtmlElement, story: set[HtmlElement]) -> Iterator[HtmlElement]:
    """The furniture between the headline and the text that is not looked into."""
    dropped = {el for el, zone in place.zones.items() if zone in _CUT} - story
    behind = False
    for el in place.scope.iter("*") if dropped else ():
        if el is place.core:
            return
        behind = behind or el is heading
        if behind and el in dropped:
            yield el


def _above(place: Place, heading: HtmlElement, story: set[HtmlElement]) -> Iterator[HtmlElement]:
    """What stands before the headline in its box, and in the next around it.

    Beside the box of the whole story the page has dates of its own: of its weather, of its prices.
    """
    for el in islice((heading, *heading.iterancestors()), _ABOVE):
        if el is place.scope:
            return
        named = _DATED if el in story else _OWN
        yield from [box for box in el.itersiblings("*", preceding=True) if place.zones.get(box, "") in named]


def _stamp_in(box: HtmlElement, language: str | None) -> HtmlElement | None:
    """The innermost element of a small box whose text is a stamp, a date that it stands beside with it."""
    text = brief(box, _BOX)
    if len(text) > _BOX or not _DIGIT.search(text):
        return None
    parts = list(islice(box.iter("*"), _PARTS))
    found = next((el for el in reversed(parts) if _is_stamp(brief(el, _LINE), language)), None)
    return None if found is None or _opens(found, box) else found


def _opens(stamp: HtmlElement, box: HtmlElement) -> bool:
    """Whether a sentence goes on behind it in its paragraph: then it is the label of a note."""
    whole = stamp
    while whole is not box and whole.tag in INLINE:
        whole = whole.getparent()
    told = brief(whole, _BOX).partition(brief(stamp, _LINE))[2]
    return lines.is_sentence(told) and told.count(" ") > _TIME


def _is_stamp(text: str, language: str | None) -> bool:
    if len(text) > _LINE or not _DIGIT.search(text):
        return False
    notes = find_notes([text], language=language)
    return bool(notes) and all(note.form is NoteForm.STAMP for note in notes)


def _taken(stamp: HtmlElement) -> HtmlElement:
    """A stamp taken from its place, as a paragraph."""
    line = stamp.makeelement("p")
    line.text = brief(stamp, _LINE)
    stamp.clear(keep_tail=True)
    return line

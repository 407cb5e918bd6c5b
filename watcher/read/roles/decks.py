"""The deck: what stands between headline and text and says what the story is about.

It is printed with the headline, and whoever labels the whole text of a page leaves both out. A lead over
the core is one, and so is what opens the core in a box that is called one: 59 of the 71 decks of 125 pages of
sites never seen before, and three paragraphs of their stories. Where nothing calls it one, what stands
around it does: the text that machines are told, who signed it, the place the text begins with, large or bold
print, a box of its own. Over 1,780 pages, few of them newsrooms', these signs name 56 blocks more, six of
which begin the story as well.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.notes.patterns import DATELINE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.read.roles.seen import Seen
    from watcher.read.roles.told import Told

_TOLD = 3  # paragraphs behind it from which there is a text that it can stand over
_MOST = 700  # characters of a deck; what is longer is taken for the story's beginning
_PLACE = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я][\w/. -]{2,30}[.:–—-]")  # where it is written from, in a block of its own
_PLACED = re.compile(
    r"(?![a-zß-öø-ÿа-я])[^\W\d_][\w/.,،() -]{2,40}(?: [–—-]{1,2}|\):) "
)  # the same before the first words, in any script
_LINES = 5  # blocks of a deck: the points of a summary
# What else holds a block, a note or an entry, is no deck.
_PLAIN = frozenset({Reason.LEAD, Reason.PROSE, Reason.STATED})
# Who wrote it and when.
SIGNED = frozenset({Reason.AUTHOR, Reason.FILING, Reason.DATE, Reason.MOMENT, Reason.STAMP})
_HEADS = frozenset({"h2", "h3", "h4"})
_PICTURED = SIGNED | {Reason.CAPTION, Reason.CREDIT}


def name_deck(seen: Sequence[Seen], told: Told, is_note: Callable[[str], bool]) -> None:
    """Name the blocks of the deck; where its words stand in the text once more, they are the text's, too.

    Args:
        seen: all blocks of the page, judged.
        told: what the page tells of itself.
        is_note: whether a text has the form of an update note: it is none of the deck, wherever it stands.
    """
    heads = takewhile(lambda one: one.why in _PLAIN, _deck(seen, told))
    found = [one for one in heads if not is_note(one.raw.text)]
    said = {one.raw.text for one in found}
    for one in seen:
        if one.reason is Reason.REPEATED and one.raw.core and one.raw.text in said:
            one.reason = None
    for one in found:
        one.why = Reason.DECK


def _deck(seen: Sequence[Seen], told: Told) -> list[Seen]:
    at = [i for i, one in enumerate(seen) if not one.reason]
    body = [seen[i] for i in at]
    if len(body) <= _TOLD:
        return []
    heads = _untold(body, told) or _led(seen, at, told) or _unnamed(seen, at, told)
    text = sum(one.raw.kind is BlockKind.PARAGRAPH or one.raw.tag == "p" for one in body[len(heads) :])
    fits = text >= _TOLD and sum(len(one.raw.text) for one in heads) <= _MOST
    return heads if fits else []


def _led(seen: Sequence[Seen], at: Sequence[int], told: Told) -> list[Seen]:
    """The leads that open the body: with a name, else one, and those in its box that are signed together."""
    heads = list(takewhile(_leads, (seen[i] for i in at)))
    named = list(takewhile(lambda one: one.raw.lead, heads))
    if named or not heads:
        return named
    if heads[0].raw.tag in _HEADS and _between(seen, at, 2) & SIGNED:
        return heads[:2]  # a line that says more than the headline, and a deck under it
    beside = [one for one in heads if one.raw.box == heads[0].raw.box and not one.raw.core]
    points = _points(beside) == beside or told.is_summary(heads[0].raw.text)
    if not (points and _between(seen, at, len(beside)) & _PICTURED):
        beside = heads[:1]
    below = _points(heads[len(beside) :])
    signed = _between(seen, at, len(beside) + len(below)) & SIGNED
    return beside + [one for one in below if signed or one.raw.lead]


def _points(heads: Sequence[Seen]) -> list[Seen]:
    """The points of a list with which some blocks begin."""
    return list(takewhile(lambda one: one.raw.kind is BlockKind.LIST_ITEM, heads))


def _leads(one: Seen) -> bool:
    """Whether a block leads to the text; one that begins with the place it is written from opens it."""
    leads = one.why is Reason.LEAD or (one.why is Reason.PROSE and one.raw.lead)
    return leads and DATELINE.match(one.raw.text) is None


def _between(seen: Sequence[Seen], at: Sequence[int], n: int) -> set[Reason | None]:
    """Why what stands between the first blocks of the body and the next one is margin."""
    return {one.reason for one in seen[at[n - 1] : at[n]]} if 0 < n < len(at) else set()


def _untold(body: Sequence[Seen], told: Told) -> list[Seen]:
    """The blocks above the one with which the text begins that machines are told."""
    for n, one in enumerate(body[: _LINES + 1]):
        if told.begins_with(one.raw.text):
            return list(takewhile(lambda one: not _PLACE.fullmatch(one.raw.text), body[:n]))
    return []


def _unnamed(seen: Sequence[Seen], at: Sequence[int], told: Told) -> list[Seen]:
    """The block that opens the core, where a sign tells that it belongs to the headline."""
    first, second = (seen[i] for i in at[:2])
    if first.why is not Reason.PROSE or first.raw.links or _PLACED.match(first.raw.text):
        return []
    below = _between(seen, at, 1)
    if _printed_large([seen[i] for i in at], below) or DATELINE.match(second.raw.text):
        return [first]
    signed = bool(below & SIGNED)
    if first.raw.strong and signed:
        return [first]
    apart = first.raw.look != second.raw.look or (first.raw.strong and not second.raw.strong)
    placed = _PLACE.fullmatch(second.raw.text) is not None
    return [first] if (apart or signed or placed) and told.is_summary(first.raw.text) else []


def _printed_large(body: Sequence[Seen], below: set[Reason | None]) -> bool:
    """Whether a heading heads no text: a name or a picture stands below, or it is a paragraph itself.

    Above a picture it may be the first of the text's own headings: where others are of its level.
    """
    tag, large = body[0].raw.tag, body[0].raw.kind is BlockKind.PARAGRAPH
    if tag not in _HEADS or body[1].raw.tag in _HEADS:
        return False
    alone = all(one.raw.tag != tag for one in body[1:])
    return large or bool(below & SIGNED) or (alone and bool(below & _PICTURED))

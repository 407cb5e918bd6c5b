"""The deck: what stands between headline and text and says what the story is about.

It is printed with the headline, and whoever labels the whole text of a page leaves both out. A lead over
the core is one, and so is what opens the core in a box that is called one: 59 of the 71 decks of 125 pages of
sites never seen before, and three paragraphs of their stories.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from watcher.model import DECK, BlockKind
from watcher.read.notes.opening import DATELINE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from watcher.read.roles.seen import Seen

_TOLD = 3  # paragraphs behind it from which there is a text that it can stand over
_MOST = 700  # characters of a deck; what is longer is taken for the story's beginning


def name_deck(seen: Sequence[Seen], is_note: Callable[[str], bool]) -> None:
    """Name the blocks of the deck; where its words stand in the text once more, they are the text's, too.

    Args:
        seen: all blocks of the page, judged.
        is_note: whether a text has the form of an update note: it is none of the deck, wherever it stands.
    """
    found = [one for one in _deck(seen) if not is_note(one.raw.text)]
    said = {one.raw.text for one in found}
    for one in seen:
        if one.reason == "repeated" and one.raw.core and one.raw.text in said:
            one.reason = ""
    for one in found:
        one.why = DECK


def _deck(seen: Sequence[Seen]) -> list[Seen]:
    body = [one for one in seen if not one.reason]
    heads = list(takewhile(_leads, body))
    named = list(takewhile(lambda one: one.raw.lead, heads))
    heads = named or heads[:1]  # without a name it is one block, and what follows the text
    told = sum(one.raw.kind is BlockKind.PARAGRAPH for one in body[len(heads) :])
    fits = told >= _TOLD and sum(len(one.raw.text) for one in heads) <= _MOST
    return heads if fits else []


def _leads(one: Seen) -> bool:
    """Whether a block leads to the text; one that begins with the place it is written from opens it."""
    leads = one.why == "lead" or (one.why == "prose" and one.raw.lead and one.raw.core)
    return leads and DATELINE.match(one.raw.text) is None

"""The core's last blocks: what is no sentence trails behind the story; biographies and credits go with it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model import BlockKind, Reason
from watcher.read.roles.seen import MANY
from watcher.read.words import biographies, lines, signoffs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.markup.blocks import Raw
    from watcher.read.roles.seen import Seen, Story

_BIO = 4  # blocks from the core's end that may tell of its authors and of those who helped
_LAST = 2  # blocks at a longer story's end that may say who somebody is whom nothing before names
# Lines after which a story does not go on.
_CLOSING = frozenset({Reason.CREDIT, Reason.APPEAL, Reason.AUTHOR})


def endings(story: Story, authors: Sequence[str], title: str) -> Iterator[tuple[Seen, Reason]]:
    """Such blocks, each with the reason.

    Args:
        story: whose.
        authors: names of its authors.
        title: its headline.
    """
    core = story.core
    left = [(i, one) for i, one in enumerate(core, story.first) if not one.reason]
    told = [one for _, one in left]
    yield from _makers(story.seen[story.last + 1 :], authors)
    yield from _makers(told[1:][-_BIO:], authors)
    if len(told) > 1 and lines.is_mailed(told[-1].raw):
        yield told[-1], Reason.AUTHOR
    if len(told) > _BIO:
        yield from _presented(told, title)
    for before, one in reversed(list(pairwise(core))):
        if one.reason or not one.raw.link_chars or before.reason not in _CLOSING:
            break
        yield one, Reason.BEHIND_CREDIT
    yield from ((one, Reason.AUTHOR) for one in _addresses(core))
    if sum(i in story.home and _trails(one.raw) for i, one in left) >= MANY:
        return  # such lines are what is told
    for i, one in reversed(left):
        if one.reason:
            continue
        led = one.raw.link_chars * 2 >= len(one.raw.text) and not lines.shows_address(one.raw)
        own = i in story.home and not led
        if own or not _trails(one.raw):
            break
        yield one, Reason.TRAILS


def _makers(ending: Sequence[Seen], authors: Sequence[str]) -> Iterator[tuple[Seen, Reason]]:
    """What tells of the story's authors, and of those who helped."""
    last = True
    for one in reversed(ending):
        if biographies.introduces(one.raw.text, authors, last=last):
            yield one, Reason.AUTHOR
        elif signoffs.signs_off(one.raw.text):
            yield one, Reason.CREDIT
        elif lines.ended(one.raw.text) and not lines.shows_address(one.raw):
            last = False


def _presented(told: Sequence[Seen], title: str) -> Iterator[tuple[Seen, Reason]]:
    """Who somebody is of whom the story does not tell; of its own people the same is a sentence of it."""
    for at in range(len(told) - _LAST, len(told)):
        if biographies.presents(told[at].raw.text, (title, *(one.raw.text for one in told[:at]))):
            yield told[at], Reason.AUTHOR


def _addresses(core: Sequence[Seen]) -> Iterator[Seen]:
    """The lines behind those that say whom to ask in which nothing but an address stands."""
    for before, one in pairwise(core):
        if before.reason is Reason.AUTHOR and not one.reason and lines.is_address(one.raw):
            yield one


def _trails(raw: Raw) -> bool:
    """Whether a block is a short line that is no sentence."""
    short = raw.kind is BlockKind.PARAGRAPH and len(raw.text) < lines.HEADING
    return short and not lines.ended(raw.text)

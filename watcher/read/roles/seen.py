"""A block while it is judged, and what it is to its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from watcher.model import BlockKind, Reason
from watcher.read.words import appeals, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.read.boxes.home import Home
    from watcher.read.markup.blocks import Raw
    from watcher.read.markup.tree import Zone

_Place = TypeVar("_Place")

_DAY = 40  # characters below which a day, a time and a zone fit
FEW = 3  # so many equal blocks are a stencil
_POINT = 4  # words of a point; a name with its count or score has fewer
# Why the days of a row of events are out.
_DAYS = frozenset({Reason.DATE, Reason.FILING, Reason.MOMENT})
_DIGIT = re.compile(r"\d")
_VALUE = re.compile(r"[^\W\d]\s?(?::\s|：)")  # what stands between a name and its value
MANY = 12  # blocks of one box from which all lines of it are the story's


@dataclass(slots=True)
class Seen:
    """A block and what is held of it so far.

    Attributes:
        raw: the block.
        reason: why it is in the margin; None for the body.
        why: it is in the body.
        fixed: it stays there.
        late: it goes on outside the story's box where the story ended inside.
        apart: it stands in a box that the story ends with.
        other: it stands in a sidebar behind the story, under a heading of its own.
    """

    raw: Raw
    reason: Reason | None = None
    why: Reason = Reason.PROSE
    fixed: bool = False
    late: bool = False
    apart: bool = False
    other: bool = False

    @property
    def list_box(self) -> int | None:
        """The number of the box in which it is an item of a list; None for what is none."""
        return self.raw.box if self.raw.kind is BlockKind.LIST_ITEM else None


class Story(NamedTuple):
    """A story among the blocks of its page, while rules judge them one after the other.

    Attributes:
        seen: all blocks of the page; what is judged of one is seen before the next is looked at.
        home: the story's own box.
        first: index of the core's first block.
        last: of its last one.
    """

    seen: Sequence[Seen]
    home: Home
    first: int
    last: int

    @property
    def core(self) -> Sequence[Seen]:
        """The blocks of the core."""
        return self.seen[self.first : self.last + 1]


@lru_cache
def of_box(called: Zone) -> Reason | None:
    """Why a block is in the margin that stands in furniture with this name; None for ""."""
    return Reason(called) if called else None


def lengths(raws: Iterable[Raw], by: Callable[[Raw], _Place]) -> Counter[_Place]:
    """How many characters of text some blocks hold, by what tells where each of them stands."""
    chars: Counter[_Place] = Counter()
    for raw in raws:
        chars[by(raw)] += len(raw.text)
    return chars


def lists(seen: Sequence[Seen]) -> Iterator[list[int]]:
    """The indexes of the items of each list; what stands between items of one box parts them into two."""
    for box, run in groupby(range(len(seen)), key=lambda i: seen[i].list_box):
        if box is not None:
            yield list(run)


def goes_on(before: Seen, raw: Raw) -> bool:
    """Whether a paragraph behind the story's box follows on its last one: sentences without any link.

    On the development pages the two that do so and are labelled are the story's. A short one may be what an
    outlet says under all of its stories: it follows on a whole one that stands so, and on nothing else.
    """
    follows = not before.reason and not before.raw.zone and (before.raw.core or before.late)
    plain = not raw.core and not raw.links and not raw.hint and raw.tag == "p"
    says = lines.late(raw) or (before.late and lines.tells(raw))
    return follows and plain and says and not appeals.asks(raw.text)


def informs(texts: Sequence[str]) -> bool:
    """Whether the lines of a box tell something: all are sentences, one of several is, or two are points."""
    sentences = [lines.is_sentence(text) for text in texts]
    if texts and (all(sentences) or (any(sentences) and len(texts) > 1)):
        return True
    return sum(map(_is_point, texts)) > 1


def _is_point(text: str) -> bool:
    """Whether a line tells something without a full stop: it has some words, or gives a name its value."""
    return len(text.split()) >= _POINT or _VALUE.search(text) is not None


def plain(one: Seen) -> bool:
    """Whether a line is no furniture by itself: a day may head others; beside a picture is a caption."""
    raw = one.raw
    if raw.links or raw.pictured:
        return False
    return one.reason in _DAYS and _DIGIT.search(raw.text) is not None if one.reason else not raw.hint


def quoted_with(before: Seen, one: Seen) -> bool:
    """Whether a line says whose the quotation above it is: it begins with a dash, in the same box."""
    quotes = one.raw.kind is before.raw.kind is BlockKind.QUOTE and one.raw.box == before.raw.box
    return quotes and not before.reason and one.raw.text.startswith(("—", "–"))

"""A history with captures of others in it: what of them is new, and where it stands.

Our own versions stay, whatever others saw. A capture of another that says what its neighbour in time says is
known already: it only tells that the neighbour stood then. One that differs while we saw the same text before
and after it is another's view of the page (a region, a test, a wrong clock) and no version. One of the very
moment at which a stored version came, or was last seen, is that version, however it was told when it came.
Mere texts come from before our first look alone: no edit is told between a text and a page, so they would
hide what we saw change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare import compare
from watcher.compare.digest import digest
from watcher.decide.history.ends import end_of
from watcher.decide.history.reread import Version
from watcher.decide.judge import visible
from watcher.model import COSMETIC
from watcher.model.haul import Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from watcher.model import Capture, EditClass, Reading


@dataclass(frozen=True, slots=True)
class Strand:
    """A version of the history as it is to be.

    Attributes:
        version: as it is to be told; its number is the new one.
        was: its number so far; 0 when it is new.
        capture: what is new; None for a version that is stored.
    """

    version: Version
    was: int = 0
    capture: Capture | None = None


class Woven(NamedTuple):
    """The history as it is to be, oldest first, and what was not taken into it.

    Attributes:
        strands: all versions.
        known: captures that say what a version says.
        beside: captures that differ from what we saw before and after them.
        texts: mere texts of a time when we looked ourselves.
        newer: a version came, or one is known to have stood for longer.
    """

    strands: tuple[Strand, ...]
    known: int
    beside: tuple[Capture, ...]
    texts: int
    newer: bool

    def report(self) -> Report:
        """What became of the captures."""
        added = sum(strand.capture is not None for strand in self.strands)
        return Report(added, self.known, len(self.beside), self.texts)


@dataclass(slots=True)
class _Entry:
    """A version or capture in the order of time; `seen` are moments at which it was seen to stand.

    What stood between two of them nobody knows, if somebody else saw another text there.
    """

    at: datetime
    seen: list[datetime]
    reading: Reading
    digest: str
    version: Version | None = None
    capture: Capture | None = None

    @property
    def last(self) -> datetime:
        """The last moment of all."""
        return max(self.seen)

    def last_by(self, moment: datetime) -> datetime:
        """The last one that is no later than a moment behind its capture."""
        return max((at for at in self.seen if at <= moment), default=min(self.at, moment))


def weave(
    stored: Sequence[Version],
    captures: Sequence[Capture],
    *,
    last_good_at: datetime | None,
    cosmetic: frozenset[EditClass] = COSMETIC,
    whole: bool = False,
) -> Woven:
    """Put captures of others into a history.

    Args:
        stored: the versions there are, oldest first, each read by the present reader.
        captures: of others, in any order; each is a good page of the article.
        last_good_at: when the newest stored version was last seen to stand.
        cosmetic: classes of edits that nobody is told of.
        whole: the captures are the versions of a history; what they differ in from one to the next is
            believed to have made them such, were it furniture alone.
    """
    loom = _Loom(cosmetic, whole=whole)
    ours = _ours(stored, last_good_at)
    theirs = [_theirs(capture) for capture in captures]
    for entry in sorted([*ours, *theirs], key=lambda entry: (entry.at, entry.capture is not None)):
        loom.take(entry)
    strands = _numbered(loom.kept())
    ends = {version.number: version.not_before for version in stored}
    newer = any(one.capture or one.version.not_before != ends[one.was] for one in strands)
    return Woven(strands, loom.known, tuple(loom.beside), loom.texts, newer)


def _ours(stored: Sequence[Version], last_good_at: datetime | None) -> list[_Entry]:
    ends = [*(version.not_before for version in stored[1:]), last_good_at]
    return [
        _Entry(
            version.captured_at,
            [end or version.captured_at],
            version.new,
            digest(version.new),
            version=version,
        )
        for version, end in zip(stored, ends, strict=False)
    ]


def _theirs(capture: Capture) -> _Entry:
    at, until = capture.captured_at, capture.seen_until
    seen = [at] if until is None else [until] if until < at else [at, until]
    return _Entry(at, seen, capture.reading, digest(capture.reading), capture=capture)


class _Loom:
    """Takes entries in the order of time."""

    def __init__(self, cosmetic: frozenset[EditClass], *, whole: bool) -> None:
        self.known = self.texts = 0
        self.beside: list[Capture] = []
        self._looked = False
        self._cosmetic, self._whole = cosmetic, whole
        self._kept: list[_Entry] = []

    def take(self, entry: _Entry) -> None:
        before = self._kept[-1] if self._kept else None
        if entry.capture is None or before is None:
            self._kept.append(entry)
            self._looked |= entry.version is not None and entry.version.ours
        elif self._same(before, entry):
            _stood_longer(before, entry)
            self.known += 1
        elif self._that(before, entry):
            self.known += 1
        elif self._looked and _is_text(entry.capture):
            self.texts += 1
        elif before.version is not None and entry.at < before.last:
            self.beside.append(entry.capture)
        else:
            self._kept.append(entry)

    def kept(self) -> list[_Entry]:
        """Without those that say what our version right after them says: ours is the one that was told."""
        found: list[_Entry] = []
        for entry in reversed(self._kept):
            after = found[-1] if found else None
            if entry.capture is not None and after and after.version and self._same(entry, after):
                _stood_longer(after, entry)
                self.known += 1
            else:
                found.append(entry)
        return found[::-1]

    def _that(self, before: _Entry, entry: _Entry) -> bool:
        """Whether a capture is a sight of the stored one before it: a tool may tell it by other words later.

        Two histories of our own have moments of their own, and what one of them saw stays.
        """
        return not self._whole and before.version is not None and entry.at in (before.at, *before.seen)

    def _same(self, one: _Entry, other: _Entry) -> bool:
        versions = self._whole and one.capture is not None and other.capture is not None
        if one.digest == other.digest and not versions:
            return True
        change = compare(one.reading, other.reading, cosmetic=self._cosmetic)
        return not (change if versions else visible(change))


def _is_text(capture: Capture) -> bool:
    return capture.origin is not None and capture.origin.text_only


def _stood_longer(kept: _Entry, other: _Entry) -> None:
    """Another capture says the same."""
    if other.capture is not None and not _can_be_split(other.capture):
        kept.seen += other.seen


def _can_be_split(capture: Capture) -> bool:
    """Whether it may be taken out again: then nothing of the versions that stay may rest on it."""
    return capture.origin is not None and capture.origin.ours


def _numbered(kept: Sequence[_Entry]) -> tuple[Strand, ...]:
    strands: list[Strand] = []
    for number, entry in enumerate(kept, 1):
        seen = kept[number - 2].last_by(entry.at) if number > 1 else None
        if entry.version is not None:
            told = entry.version._replace(number=number, not_before=seen)
            strands.append(Strand(told, was=entry.version.number))
        else:
            assert entry.capture is not None
            strands.append(Strand(_version(entry.capture, number, seen), capture=entry.capture))
    return tuple(strands)


def _version(capture: Capture, number: int, seen: datetime | None) -> Version:
    end = partial(end_of, capture.raw, capture.url, capture.charset)
    reading, at, text = capture.reading, capture.captured_at, _is_text(capture)
    return Version(number, at, seen, reading, reading, None, text, end)


def without(stored: Sequence[Version], numbers: set[int]) -> tuple[Strand, ...]:
    """The history without some of its versions; the text before them is known to have stood no longer."""
    strands: list[Strand] = []
    seen: datetime | None = None
    for version in stored:
        seen = seen or version.not_before
        if version.number not in numbers:
            number = len(strands) + 1
            told = version._replace(number=number, not_before=seen if number > 1 else None)
            strands.append(Strand(told, was=version.number))
            seen = None
    return tuple(strands)

"""Entries of a live blog over two versions: which are one, and which only left this page, or came back."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from watcher.compare.edits.across import REWORDED
from watcher.compare.edits.align import similar
from watcher.compare.edits.chronicle import bare, entries, inside, is_entry, printed_at
from watcher.compare.edits.moments import one_moment
from watcher.compare.words.units import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from watcher.compare.edits.chronicle import Chronicle
    from watcher.compare.edits.matched import Matched
    from watcher.compare.hidden import Hidden
    from watcher.model import Note, Reading

    Sides = tuple[Sequence[Note], Sequence[Note]]

PINNED = 2
"""Entries that a live blog may keep at its end, as its first, while those above go on to its next page. Then
no more of them go than newer ones came: a page that shows fewer is another matter."""

_PAGE = 3
"""Entries from which a page is one of several: a list that is shorter is no live blog's."""

_LONG = 10
"""Entries from which a page may be one of several whose first entry stays at the end, although none went
before: sites show ten at least."""

_ZONES = 30
"""Minutes by whose multiples all clocks of a page move when it prints those of another zone."""


class Clocks:
    """Which entries of two versions may be one by their times.

    Two that were written at two times are two, however alike they are. But one may be given another time:
    then it stands between the same others as before. Where no entry stands at its time any more, all clocks
    are another zone's, or all entries are others.
    """

    def __init__(self, old: Sequence[Note], new: Sequence[Note]) -> None:
        olds, news = bare(old), bare(new)
        self._both = set(map(printed_at, olds)) & set(map(printed_at, news))
        self._above = self._counted(olds) | self._counted(news)

    def fits(self, old: Note, new: Note) -> bool:
        """Whether nothing speaks against it."""
        if (
            not (is_entry(old) and is_entry(new))
            or printed_at(old) == printed_at(new)
            or one_moment(old, new)
        ):
            return True
        if not self._both:
            return not (printed_at(old) - printed_at(new)).seconds % (60 * _ZONES)
        ours = {printed_at(old), printed_at(new)}
        return ours.isdisjoint(self._both) and self._above[id(old)] == self._above[id(new)]

    def _counted(self, notes: Iterable[Note]) -> dict[int, int]:
        """How many of the times that both versions have stand above each: clocks alone pass midnight."""
        found: dict[int, int] = {}
        above: set[datetime] = set()
        for note in notes:
            found[id(note)] = len(above)
            above |= {printed_at(note)} & self._both
        return found


def without_turned(found: Matched, at: Chronicle, both: Sides, hidden: Hidden) -> Matched:
    """Without the oldest entries of a live blog that stand on its next page now, and what stood in them.

    They went since newer ones came, or since the page shows fewer. A single one may have been taken out as
    well, unless others went before it.
    """
    old, new = both
    went, came = entries(found.removed, old), entries(found.added, new)
    left = [*bare(pair.old for pair in found.kept), *came]
    if not went or not left:
        return found
    newer = bool(came) and max(map(at, came)) > max(map(at, bare(old)))
    stay = sorted(map(at, left))[: PINNED + 1]
    for kept, oldest in enumerate(stay):
        turned = [note for note in went if at(note) < oldest]
        if newer:
            pages = not kept or (len(turned) <= len(came) and _pinned(stay[kept - 1], len(old), hidden))
        else:
            pages = not kept and len(left) >= _PAGE and (len(turned) > 1 or bool(bare(hidden.last())))
        if turned and pages:
            gone = (*turned, *inside(found.removed, turned))
            return found._replace(removed=_less(found.removed, gone), turned=gone)
    return found


def _pinned(last: datetime, many: int, hidden: Hidden) -> bool:
    """Whether an entry keeps its place at the end: what went before is newer, or none went from a long page.

    Else those above it were taken out.
    """
    before = [printed_at(note) for note in bare(hidden.last())]
    return min(before) > last if before else many >= _LONG


def without_shown(
    found: Matched, at: Chronicle, both: Sides, known: Callable[[Sequence[Note]], Sequence[Note]]
) -> Matched:
    """Without the entries of a live blog that stood on its next page, when more of them are shown.

    Older ones that nobody has seen come up, too, where others were taken out above them, or where a long page
    shows several more. What stands in an entry comes with it.

    Args:
        found: the notes of two versions.
        at: when each of their entries was written.
        both: the notes of the earlier version, and those of the later one.
        known: which of some notes stood in versions before, and went without being taken out.
    """
    kept, gone = bare(pair.new for pair in found.kept), bare(found.removed)
    past = [at(note) for note in (*kept, *gone)]
    if not past:
        return found
    oldest, newest = min(past), max(past)
    older = [note for note in entries(found.added, both[1]) if at(note) < newest]
    if not older:
        return found
    shown = tuple(known(older))
    refilled = _less((note for note in older if at(note) < oldest), shown)
    if not kept or (len(refilled) > len(gone) and (len(kept) < _LONG or len(refilled) == 1)):
        refilled = ()
    shown, refilled = ((*some, *inside(found.added, some)) for some in (shown, refilled))
    rest = _less(found.added, (*shown, *refilled))
    return found._replace(added=rest, shown=shown, refilled=refilled)


def _less(notes: Iterable[Note], gone: Iterable[Note]) -> tuple[Note, ...]:
    out = {id(note) for note in gone}
    return tuple(note for note in notes if id(note) not in out)


def stood(notes: Sequence[Note], reading: Reading, other: Reading) -> tuple[Note, ...]:
    """Those of the notes of one reading whose words stand in the other, where they are not known for notes.

    Not known for one that metadata told. What another entry says there is no other's. Where no entry is known
    as one, as before the third came, most of its words are enough: it is the entry that stood there, edited.
    """
    if not notes:
        return ()
    entries = bare(other.notes)
    held = {at for note in entries for at in note.places}
    free = [fold(block.text) for at, block in enumerate(other.blocks) if at not in held]
    everywhere = frozenset(fold(block.text) for block in other.blocks)
    texts = {True: frozenset(free), False: everywhere}
    found = [note for note in notes if _whole(note, reading, texts[is_entry(note)])]
    if not entries:
        free = [
            *(Counter(free) - Counter(chain.from_iterable(_own(note, reading) for note in found))).elements()
        ]
        found += _edited(_less(bare(notes), found), reading, free)
    return tuple(found)


def _whole(note: Note, reading: Reading, texts: frozenset[str]) -> bool:
    own = _own(note, reading)
    return bool(own) and texts.issuperset(own)


def _own(note: Note, reading: Reading) -> list[str]:
    blocks = reading.blocks[note.first_block : note.last_block + 1] if note.first_block >= 0 else ()
    return [fold(block.text) for block in blocks]


def _edited(notes: Sequence[Note], reading: Reading, free: Sequence[str]) -> list[Note]:
    """The notes most of whose letters stand in blocks like some of these."""
    texts = [_own(note, reading) for note in notes]
    pieces = [*chain.from_iterable(texts)]
    alike = {i for i, _, _ in similar(pieces, free, least=REWORDED)}
    found, at = [], 0
    for note, own in zip(notes, texts, strict=True):
        held = sum(len(text) for k, text in enumerate(own, at) if k in alike)
        at += len(own)
        if own and 2 * held >= sum(map(len, own)):
            found.append(note)
    return found

"""Which notes are the same in two versions."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from watcher.compare.edits.align import likeness
from watcher.compare.edits.chronicle import Chronicle, is_entry
from watcher.compare.edits.likely import may_pair
from watcher.compare.edits.live import Clocks, stood, without_shown, without_turned
from watcher.compare.edits.matched import Matched
from watcher.compare.edits.moments import one_moment
from watcher.compare.edits.passing import clause
from watcher.compare.edits.stamps import without_counting
from watcher.compare.words.units import COLONS, features, fold, has_digit, normal
from watcher.model import DateSource, NoteForm, NotePair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from watcher.compare.hidden import Hidden
    from watcher.model import Note, Reading

_Stated = tuple[object, ...]

REWORDED = 0.5
"""Likeness of texts from which two notes are one, whatever their labels and dates."""

OTHER_TIME = 0.9
"""The same when they print another day or time: "Update 1 June: The road is closed" and "Update 2 June: The
road is open" are two notes, however alike. In labelled histories the six notes whose day was mended as a slip
kept their words, all but a sign."""

SAME_HEAD, SAME_LABEL = 0.25, 0.4
"""The same when kind and date agree; when neither has a date."""


def match(old: Reading, new: Reading, hidden: Hidden) -> Matched:
    """The notes that came, changed and went.

    A note all of whose words stood there before is not new, even if we see only now that it is one; nor has
    it gone when its words are still there.

    Args:
        old: the earlier reading.
        new: the later reading.
        hidden: the notes that stood in versions before and went without being taken out.
    """
    found = without_counting(pair(old.notes, new.notes), new)
    at, both = Chronicle(old.notes, new.notes, found.kept), (old.notes, new.notes)
    found = without_turned(found, at, both, hidden)
    found = without_shown(found, at, both, partial(_known, hidden))
    came, went = stood(found.added, new, old), stood(found.removed, old, new)
    return found._replace(
        added=tuple(note for note in found.added if note not in came),
        removed=tuple(note for note in found.removed if note not in went),
        stood=(*came, *went),
    )


def _known(hidden: Hidden, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Those of some notes that are among the hidden ones."""
    known = {_identity(note) for note in hidden.notes()}
    return tuple(note for note in notes if _identity(note) in known)


def pair(old: Sequence[Note], new: Sequence[Note]) -> Matched:
    """Pair notes: the same first, then the most alike.

    A stamp whose date moved on is another stamp: the old one was withdrawn, the new one replaces it.
    """
    pairs: dict[int, int] = {}
    _pair_same(old, new, pairs)
    likely = may_pair(
        [(i, note.text) for i, note in enumerate(old) if i not in pairs],
        [(j, note.text) for j, note in enumerate(new) if j not in pairs.values()],
    )
    fits = Clocks(old, new).fits
    likely = [(i, j) for i, j in likely if fits(old[i], new[j])]
    for test in (_reprinted, _reworded, _same_head):
        _pair(old, new, pairs, likely, test)
    found = [NotePair(old[i], new[j]) for i, j in sorted(pairs.items(), key=lambda places: places[1])]
    changed = tuple(both for both in found if differs(*_surely(both)))
    return Matched(
        added=tuple(note for j, note in enumerate(new) if j not in pairs.values()),
        changed=changed,
        removed=tuple(note for i, note in enumerate(old) if i not in pairs),
        kept=tuple(found),
        speaking=tuple(both for both in changed if _speaks(both)),
    )


_PARAGRAPHS = 3
"""Paragraphs up to which a section is all note. In labelled histories longer ones are read, and edited, as
parts of the story."""


def _speaks(pair: NotePair) -> bool:
    if pair.new.of_story or is_entry(pair.new):
        return False
    return not any(map(_long, pair)) or differs(*_heads(pair))


def _long(note: Note) -> bool:
    return note.text.count("\n\n") >= _PARAGRAPHS


def _heads(pair: NotePair) -> NotePair:
    return NotePair(*map(less_tail, pair))


_TITLE, _ITEM = 60, 100
"""Characters of a first paragraph without a full stop that only titles the note; of the items of a list.

A paragraph of 120 that stood first in a longer list was taken for all that its note announced.
"""


def head(note: Note) -> str:
    """What of a note is surely its own, however far it goes.

    Its first paragraph, with the list that this announces or the paragraph that it titles.
    """
    first, *rest = note.text.split("\n\n")
    if first.endswith(COLONS) and all(len(each) <= _ITEM for each in rest):
        return note.text
    titles = len(first) <= _TITLE and not first.endswith((".", "。", "…", ")", *COLONS))
    return "\n\n".join([first, *rest[:titles]])


def less_tail(note: Note) -> Note:
    """The note with its head alone for a text."""
    return replace(note, text=head(note))


def _surely(pair: NotePair) -> NotePair:
    """What is compared of a note in both versions: where its end is uncertain, only what is surely its own.

    Otherwise an edit of the story behind it, or round it, would pass for a change of the note.
    """
    if all(map(clause, pair)):
        return NotePair(*(replace(note, text=clause(note)) for note in pair))
    if pair.old.extent_certain and pair.new.extent_certain:
        return pair
    return _heads(pair)


def own(reading: Reading, kept: Iterable[Note], changed: Iterable[Note]) -> tuple[tuple[int, Note], ...]:
    """A reading's notes with the last block that is surely theirs, less those made in passing.

    Args:
        reading: what a page says.
        kept: those of its notes that the other reading has as well. A note that is new takes all its blocks.
        changed: those that read otherwise there, or went; where they are text of the story, its blocks are no
            note's.
    """
    known = {id(note) for note in kept if not note.of_story and (not note.extent_certain or _long(note))}
    story = {id(note) for note in changed if note.of_story}
    return tuple(
        (_last_sure(reading, note) if id(note) in known else note.last_block, note)
        for note in reading.notes
        if id(note) not in story and not clause(note)
    )


def _last_sure(reading: Reading, note: Note) -> int:
    """The block in which its head ends; where the label stands alone that begins in the next one."""
    first, *more = head(note).split("\n\n")
    paragraph = fold(first)
    blocks = reading.blocks[note.first_block : note.last_block + 1]
    places = (k for k, block in enumerate(blocks, note.first_block) if paragraph in fold(block.text))
    begins = next(places, note.last_block) if paragraph else note.last_block
    return min(begins + len(more), note.last_block)


def _pair_same(old: Sequence[Note], new: Sequence[Note], pairs: dict[int, int]) -> None:
    """The notes that are the same word for word; they are nearly all, and cost nothing this way."""
    places: dict[_Stated, list[int]] = {}
    for j in reversed(range(len(new))):
        places.setdefault(_identity(new[j]), []).append(j)
    for i, note in enumerate(old):
        if places.get(_identity(note)):
            pairs[i] = places[_identity(note)].pop()


def _identity(note: Note) -> _Stated:
    words = normal(fold(note.text))
    return (note.form, _label(note), words, note.year_inferred, note.date_source, *_stated(note))


def _pair(
    old: Sequence[Note],
    new: Sequence[Note],
    pairs: dict[int, int],
    likely: Sequence[tuple[int, int]],
    test: Callable[[Note, Note], float],
) -> None:
    used = set(pairs.values())
    free = ((i, j) for i, j in likely if i not in pairs and j not in used)
    scored = [(-test(old[i], new[j]), abs(i - j), i, j) for i, j in free]
    for score, _, i, j in sorted(scored):
        if score < 0 and i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)


def is_again(old: Note, new: Note) -> bool:
    """Whether a note that was withdrawn has come back, a word or two aside."""
    same_head = old.form is new.form and old.kind is new.kind and _stated(old) == _stated(new)
    return same_head and bool(old.text) and likeness(old.text, new.text) >= OTHER_TIME


def _reprinted(old: Note, new: Note) -> float:
    """The same words, other label, date or kind."""
    return float(bool(old.text) and not other_words(old, new))


def _reworded(old: Note, new: Note) -> float:
    if not old.text or not new.text or _other_number(old, new):
        return 0.0
    other = _of_other_time(old, new)
    grown = _grown(*_first(old, new), numbers=not other or _says_its_day(old))
    score = max(likeness(*_first(old, new)), 0.9 * grown, _whole(old, new))
    return score if score >= (OTHER_TIME if other else REWORDED) else 0.0


def _of_other_time(old: Note, new: Note) -> bool:
    """Whether both print a day or a time, and not the same."""
    (_, day, time), (_, later_day, later_time) = _stated(old), _stated(new)
    if day and later_day and day != later_day:
        return True
    return bool(time and later_time and time != later_time) and not one_moment(old, new)


def _says_its_day(note: Note) -> bool:
    """Whether a note is a sentence with its day in it: where those words stand, that day stands still."""
    return bool(note.label) and fold(note.text).startswith(fold(note.label))


def _grown(old: str, new: str, *, numbers: bool) -> float:
    """Whether one text is the beginning of the other: a note that was continued, or cut.

    Or whether all that was said is said still, with more among it ("on 8 June" became "on 8 and 9 June"), be
    it `numbers`: where a note of another day has some more of them among its words, it tells of another day.
    """
    before, after = normal(fold(old)), normal(fold(new))
    short, long = sorted((before, after), key=len)
    if len(short) <= 20:  # noqa: PLR2004  more than a label
        return 0.0
    stands = long.startswith(short.rstrip(".")) or _stands(features(before), features(after), numbers=numbers)
    return float(stands)


def _stands(words: Iterable[str], after: Iterable[str], *, numbers: bool) -> bool:
    """Whether words stand in a text in their order, others between them: `numbers`, too, or none."""
    rest = iter(after)
    for word in words:
        for other in rest:
            if other == word:
                break
            if not numbers and has_digit(other):
                return False
        else:
            return False
    return True


def _same_head(old: Note, new: Note) -> float:
    if NoteForm.STAMP in (old.form, new.form):
        same = _stated(old) == _stated(new) and _stated(old) != _NOTHING
        return float((same or one_moment(old, new)) and old.kind == new.kind)
    if old.kind is not new.kind or _stated(old) != _stated(new) or _other_number(old, new):
        return 0.0
    score = likeness(*_first(old, new))
    return score if score >= (SAME_HEAD if old.stated_date else SAME_LABEL) else 0.0


def _first(old: Note, new: Note) -> list[str]:
    """The first paragraphs: how far a note goes is often uncertain, and where it begins is not."""
    return [note.text.partition("\n\n")[0] for note in (old, new)]


def _whole(old: Note, new: Note) -> float:
    return likeness(old.text, new.text) if old.extent_certain and new.extent_certain else 0.0


_NUMBER = re.compile(r"\d+(?=\W*$)")


def _other_number(old: Note, new: Note) -> bool:
    """Whether the labels count the notes and count them as two ("Update 2", "Update 3")."""
    one, two = (_NUMBER.search(note.label) for note in (old, new))
    return one is not None and two is not None and int(one[0]) != int(two[0])


_NOTHING: _Stated = (None, None, None)


def _stated(note: Note) -> _Stated:
    """The date as it is printed: what we inferred does not count, it depends on more than the note.

    Day and month in numbers have an order that is inferred; without it, the two are one set.
    """
    day = note.stated_date
    if day is None or note.date_source is DateSource.DAY_INFERRED:
        return (note.stated_month, None, note.stated_time)
    parts: object = (day.month, day.day)
    if note.date_source is DateSource.ORDER_INFERRED:
        parts = tuple(sorted((day.month, day.day)))
    return (None if note.year_inferred else day.year, parts, note.stated_time)


def differs(old: Note, new: Note) -> bool:
    """Whether a note's words, label or date changed: not its place, not its style."""
    return (
        other_words(old, new)
        or other_label(old, new)
        or (_printed_other(old, new) and not one_moment(old, new))
    )


def other_words(old: Note, new: Note) -> bool:
    """Whether a note has other words behind its head, their style aside."""
    return normal(fold(old.text)) != normal(fold(new.text))


def other_label(old: Note, new: Note) -> bool:
    """Whether a note has another label."""
    return _label(old) != _label(new)


def _label(note: Note) -> str:
    return normal(fold(note.label)).casefold()


def _printed_other(old: Note, new: Note) -> bool:
    if is_entry(old) and is_entry(new) and not (old.prints_day and new.prints_day):
        return old.stated_time != new.stated_time  # a page that prints the day from the next one on
    if old.year_inferred == new.year_inferred and old.date_source == new.date_source:
        return _stated(old) != _stated(new)
    return (old.stated_date, old.stated_time) != (new.stated_date, new.stated_time)

"""Follows update notes over the versions of an article: one record for a note's whole life."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.disclosure.backdate import backdated
from watcher.compare.edits.chronicle import is_entry
from watcher.compare.edits.days import without_day
from watcher.compare.edits.notes import differs, is_again, other_words
from watcher.decide.history.shelf import Shelf, said_by
from watcher.model import DateSource, NoteRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from watcher.model import Change, Note


LAST_ZONE = timezone(timedelta(hours=-12))
"""Where a day ends last. A note that prints no zone is held to that: a desk in California that dates a note
of its evening does not date it back, though it is tomorrow in UTC."""


class Past(NamedTuple):
    """An article's records that did not stand in the version before, which are given when they are needed.

    Attributes:
        gone: of those that were withdrawn the ones that `may_be` a note: a stamp of the minute leaves one
            behind with every version.
        hidden: the others: a live blog that is watched for a week has thousands on its next pages.
    """

    gone: Callable[[Note], Sequence[NoteRecord]]
    hidden: Callable[[], Sequence[NoteRecord]]


NO_PAST = Past(lambda _: (), tuple)


def may_be(note: Note, *, kind: str, form: str, stated_date: date | None, changed: bool) -> bool:
    """Whether a withdrawn note of this shape may be this one, come back; without words only of its day.

    Where that is not known now, it may have been inferred then. One that was `changed` since it came may be
    back as it was at first, when it had another shape.
    """
    if changed and note.text:
        return True
    if (kind, form) != (note.kind, note.form):
        return False
    return bool(note.text) or note.stated_date in {None, stated_date}


class Stage(NamedTuple):
    """A version as the ledger sees it.

    Attributes:
        version: its number.
        at: when it was captured; UTC.
        not_before: the last moment the version before was seen; None for the first.
        notes: that stand in it.
        change: the difference to the version before; None for the first that is an article.
    """

    version: int
    at: datetime
    not_before: datetime | None
    notes: tuple[Note, ...]
    change: Change | None


def carried(book: Mapping[int, NoteRecord], stage: Stage, *, article_id: int) -> dict[int, NoteRecord]:
    """A ledger that is told from its beginning, one version further.

    Args:
        book: the records so far, by id; ids count from 1 within it, and `replaced_by` means one of those.
        stage: the version.
        article_id: whose.
    """
    written = follow([*book.values()], stage, article_id=article_id)
    told, first = dict(book), len(book) + 1
    for record in [record for record in written if record.id]:
        heir = record.replaced_by
        named = first - heir - 1 if heir is not None and heir < 0 else heir
        told[record.id] = replace(record, replaced_by=named)
    for number, record in enumerate((record for record in written if not record.id), first):
        told[number] = replace(record, id=number)
    return told


def follow(
    records: Sequence[NoteRecord], stage: Stage, *, article_id: int, past: Past = NO_PAST
) -> tuple[NoteRecord, ...]:
    """Carry the ledger of one article over to a new version.

    Args:
        records: the article's records so far: all of them, or those that stood in the version before.
        stage: the new version; the notes of the first are recorded as having stood there.
        article_id: whose notes they are.
        past: the other records.

    Returns:
        The records to write: changed ones with their id, new ones with id 0. A `replaced_by` of -k means
        the k-th new record of the result.
    """
    book = _Book(records, past, version=stage.version, at=stage.at)
    change, not_before = stage.change, stage.not_before
    if change is None:
        for note in stage.notes:
            book.add(_new(article_id, note, stage, None))
        return book.written()
    for old, new in change.notes_changed:
        book.keep(old, new, edited=True)
    told = {*change.notes_added, *(pair.new for pair in change.notes_changed)}
    for note in sorted(stage.notes, key=book.stands_elsewhere):
        if note not in told:
            known = book.keep(note, note, edited=False)
            if not known and note.of_story and not book.revive(note):
                book.stood(_new(article_id, note, stage, None))
    for note in change.notes_removed:
        book.withdraw(note, not_before)
    book.fold_copies(not_before)
    for note in change.notes_added:
        if not book.revive(note):
            book.add(_new(article_id, note, stage, not_before))
    book.hand_over()
    return book.written()


def _new(article_id: int, note: Note, stage: Stage, not_before: datetime | None) -> NoteRecord:
    return NoteRecord(
        id=0,
        article_id=article_id,
        note=note,
        original=note,
        first_seen_version=stage.version,
        first_seen_at=stage.at,
        not_before=not_before,
        last_seen_version=stage.version,
        last_seen_at=stage.at,
        backdated=not_before is not None and backdated(_latest(note, stage.at), not_before, zone=LAST_ZONE),
    )


def _latest(note: Note, at: datetime) -> Note:
    """The note with the latest year it can mean, where it prints none: no claim that a year would refute."""
    day = note.stated_date
    if day is None or note.date_source is not DateSource.YEAR_INFERRED:
        return note
    try:
        this_year = day.replace(year=at.year)
        last_year = day.replace(year=at.year - 1)
    except ValueError:  # 29 February
        return note
    fits = this_year if this_year <= at.date() + timedelta(days=1) else last_year
    return replace(note, stated_date=max(day, fits))


class _Book:
    """The records of one article while they are being carried over."""

    def __init__(self, records: Sequence[NoteRecord], past: Past, *, version: int, at: datetime) -> None:
        self._old = {record.id: record for record in records}
        self._now = dict(self._old)
        self._new: list[NoteRecord] = []
        self._touched: set[int] = set()
        self._version, self._at = version, at
        self._standing = Shelf(record for record in records if not record.withdrawn)
        self._past = past

    @cached_property
    def _all(self) -> Shelf:
        """All that were not withdrawn, also those that did not stand in the version before."""
        self._called(self._past.hidden())
        return Shelf(sorted((r for r in self._old.values() if not r.withdrawn), key=attrgetter("id")))

    def _gone(self, note: Note) -> list[NoteRecord]:
        """Of those that were withdrawn before the ones that may be this note, the first ones first."""
        self._called(self._past.gone(note))
        past = (record for record in self._old.values() if record.withdrawn)
        return sorted((record for record in past if record.id not in self._touched), key=attrgetter("id"))

    def _called(self, records: Iterable[NoteRecord]) -> None:
        """Past records, which are carried over with the others from now on."""
        found = {record.id: record for record in records if record.id not in self._old}
        self._old |= found
        self._now |= found

    def keep(self, old: Note, new: Note, *, edited: bool) -> bool:
        """Carry over the record of a note; False when there is none."""
        record = self._find(old)
        if record is None:
            return False
        self._write(
            replace(
                record,
                note=_as_dated(new, record.note),
                edited=record.edited or edited,
                last_seen_version=self._version,
                last_seen_at=self._at,
            )
        )
        return True

    def stands_elsewhere(self, note: Note) -> bool:
        """Whether no record of a note stood where it stands: of copies, the one that did is known first."""
        return not self._standing.in_place(note)

    def fold_copies(self, seen: datetime | None) -> None:
        """A note of the version before that is kept where it stood as well goes on as that one."""
        before = max((record.last_seen_version for record in self._old.values()), default=0)
        kept = {said_by(self._now[key].note): key for key in self._touched}
        for key in self._old.keys() - self._touched:
            record = self._old[key]
            heir = kept.get(said_by(record.note))
            if heir is not None and record.last_seen_version == before and not record.withdrawn:
                gone = replace(record, withdrawn=True, last_seen_at=_last(record, seen))
                self._write(replace(gone, replaced_by=heir))

    def withdraw(self, note: Note, seen: datetime | None) -> None:
        """It was seen last when the version before was, which may be long after that was captured.

        Or earlier than that, when the look that captured it was the last one: it began before it saw it.
        """
        record = self._find(note)
        if record is not None:
            self._write(replace(record, withdrawn=True, last_seen_at=_last(record, seen)))

    def revive(self, note: Note) -> bool:
        """A note that comes back is the same note, as it was when it went or as it was at first."""
        past = self._gone(note)
        exact = (r for r in past if said_by(r.note) == said_by(_as_dated(note, r.note)))
        again = (r for r in past if is_again(r.note, note) or is_again(r.original, note))
        record = next(exact, None) or next(again, None)
        if record is None:
            return False
        note = _as_dated(note, record.note)
        other = differs(record.note, note)
        back = replace(record, note=note, withdrawn=False, replaced_by=None, returned=True)
        back = replace(back, edited=back.edited or other)
        self._write(replace(back, last_seen_version=self._version, last_seen_at=self._at))
        return True

    def stood(self, record: NoteRecord) -> None:
        """A new record of a note that stood there before it could be known as one."""
        self._new.append(record)

    def add(self, record: NoteRecord) -> None:
        """A new record takes the place of a note withdrawn in the same version that stood where it stands.

        But an entry of a live blog stands beside the others.
        """
        self._new.append(record)
        if is_entry(record.note):
            return
        for old in self._now.values():
            left_now = old.withdrawn and not self._old[old.id].withdrawn and not is_entry(old.note)
            if left_now and old.replaced_by is None and _place(old.note) == _place(record.note):
                self._write(replace(old, replaced_by=-len(self._new)))
                return

    def hand_over(self) -> None:
        """A note whose words another one took in was replaced by that."""
        left = [r for key, r in self._now.items() if r.withdrawn and not self._old[key].withdrawn]
        ours = [(r.id, r.note) for r in self._now.values() if not r.withdrawn]
        hosts = [*ours, *((-number, r.note) for number, r in enumerate(self._new, 1))]
        for old in (record for record in left if record.replaced_by is None):
            heir = next((number for number, note in hosts if note.takes_in(old.note)), None)
            if heir is not None:
                self._write(replace(old, replaced_by=heir))

    def written(self) -> tuple[NoteRecord, ...]:
        changed = [self._now[key] for key in sorted(self._touched) if self._now[key] != self._old[key]]
        return (*changed, *self._new)

    def _write(self, record: NoteRecord) -> None:
        self._now[record.id] = record
        self._touched.add(record.id)

    def _find(self, note: Note) -> NoteRecord | None:
        """The record of a note of the version before."""
        named = self._standing.named(note, self._touched)
        return (
            named
            or self._all.named(note, self._touched)
            or self._all.alike(note, self._touched)
            or self._standing.again(note, self._touched)
            or self._standing.headed(note, self._touched)
        )


def _as_dated(note: Note, known: Note) -> Note:
    """A note whose day is no less plausible than when it was seen before: pages change their publication.

    Nor is one inferred that was known to be none, or lost that was, when the same words came back.
    """
    if note.date_source is DateSource.DAY_INFERRED and known.stated_date is None:
        return without_day(note)
    lost = note.stated_date is None and known.date_source is DateSource.DAY_INFERRED
    if lost and note.stated_time == known.stated_time and not other_words(known, note):
        return replace(note, stated_date=known.stated_date, date_source=known.date_source)
    same = (note.stated_date, note.stated_time) == (known.stated_date, known.stated_time)
    doubted = note.date_source is DateSource.IMPLAUSIBLE
    return replace(note, date_source=known.date_source) if same and doubted else note


def _last(record: NoteRecord, seen: datetime | None) -> datetime:
    """When a note was there last, that was gone at the next look."""
    return max(seen or record.last_seen_at, record.first_seen_at)


def _place(note: Note) -> tuple[object, ...]:
    return (note.form, note.position)

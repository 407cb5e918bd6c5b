"""Whether times and notes are those that the versions themselves tell: nothing else repeats them."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from functools import reduce
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from watcher.decide.history.ledger import Stage, carried
from watcher.decide.history.shelf import said_by
from watcher.model import GOOD
from watcher.store.frontier.wrong_clock import SKEW
from watcher.store.schema import checks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row

    from watcher.model import NoteRecord
    from watcher.store.verify.inspection import Inspection

    Rows = Row[*tuple[Any, ...]]
    Key = tuple[int, object]

LONGEST = timedelta(minutes=5)
"""From the begin of a look to its end: as long as its lease at most."""

LIKE_LIFE = {
    "not_before": "the last moment without a note",
    "last_seen_version": "the last version with a note",
    "withdrawn": "whether a note still stands",
}
"""Columns of a note that follow from the versions, and what they say. Whether it was edited or dated back is
a judgement, and programs before this one may have judged otherwise."""


def time_flaws(db: Connection, older: Rows | None, row: Rows) -> Iterator[str]:
    """Of a version's times: the older version was last seen between its own capture and this one's.

    Or when the look that captured it began: a slow answer may be of another text by the time it has arrived.
    A clock that was set back puts it elsewhere; then it was last seen when it was captured, or a look that
    began at that moment is in the log, for as long as looks are kept. By how much the clocks of two machines
    may differ says nothing.

    Args:
        db: to look into the log.
        older: the version before; None for the first.
        row: the version.
    """
    if older is None:
        if row.not_before is not None:
            yield "a version before it is said to have been seen, and there is none"
    elif row.not_before is None:
        yield "it is not said when the version before was last seen"
    elif not (_between(older, row) or _looked(db, row)):
        yield "the version before is said to have been last seen at a time that lies not between the two"


def _between(older: Rows, row: Rows) -> bool:
    within = older.captured_at - LONGEST <= row.not_before <= row.captured_at + SKEW
    return bool(within or row.not_before == older.captured_at)


def _looked(db: Connection, row: Rows) -> bool:
    """Whether a good look that began at that moment is in the log."""
    c, began = checks.c, row.not_before
    query = select(c.outcome).where(
        c.article_id == row.article_id, c.checked_at >= began, c.checked_at <= began + LONGEST
    )
    return bool({*db.execute(query).scalars()} & {outcome.value for outcome in GOOD})


def life_flaws(written: Sequence[Rows], rows: Sequence[Rows], glass: Inspection) -> Iterator[str]:
    """Of an article's notes: that just those are written down that stood in its versions, and when they did.

    Where a version cannot be read nothing can be said; that it cannot is told of the version. Programs before
    this one wrote nothing down of what a page showed before it was known as a live blog.

    Args:
        written: its notes, in the order they came.
        rows: all versions, oldest first.
        glass: that has read them.
    """
    stages = _stages(rows, glass)
    if stages is None:
        return
    start: dict[int, NoteRecord] = {}
    told = reduce(lambda book, stage: carried(book, stage, article_id=rows[0].article_id), stages, start)
    stood: dict[Key, list[NoteRecord]] = defaultdict(list)
    for record in told.values():
        stood[record.first_seen_version, said_by(record.note)].append(record)
    often = Counter(said_by(record.note) for record in told.values())
    for row in written:
        said = said_by(glass.texts.note(row.last_seen_version, row.note))
        same = stood[row.first_seen_version, said]
        yield from _differences(row, same.pop(0) if same else None, glass, alone=often[said] == 1)
    for (version, _), left in stood.items():
        came = (one for one in left if not one.stood_at_first or version == stages[0].version)
        yield from (f"a note that came with version {version} is not written down" for _ in came)


def _differences(row: Rows, record: NoteRecord | None, glass: Inspection, *, alone: bool) -> Iterator[str]:
    """What is written of a note, and is not so; which of several that say the same stands is a judgement."""
    if record is None:
        yield f"a note is said to have come with version {row.first_seen_version}, which did not bring it"
        return
    for name, words in LIKE_LIFE.items():
        if (alone or name == "not_before") and getattr(row, name) != getattr(record, name):
            yield f"{words} of version {row.first_seen_version} is not what the versions say"
    if row.original is None or not alone:
        return
    first = glass.texts.first_note(row.first_seen_version, row.original, record.note)
    if not first.says(record.original):  # a number has no checksum
        yield f"how a note of version {row.first_seen_version} stood at first is not what the versions say"


def _stages(rows: Sequence[Rows], glass: Inspection) -> list[Stage] | None:
    """The versions as the ledger has seen them; None when one or what led to it cannot be read."""
    stages: list[Stage] = []
    for row in rows:
        number = row.version
        if number not in glass.notes or (number > 1 and number not in glass.changes):
            return None
        if (stood := glass.notes[number]) is not None:
            led = glass.changes[number] if stages else None
            stages.append(Stage(number, row.captured_at, row.not_before, stood, led))
    return stages or None

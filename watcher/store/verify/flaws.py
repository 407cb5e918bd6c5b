"""What can be wrong with what is kept of one article, version by version: pure questions to its rows."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

from watcher.compare.digest import digest
from watcher.errors import DamagedRow, StoreError
from watcher.read import READER_VERSION
from watcher.store.engine.columns import storable
from watcher.store.engine.faults import short
from watcher.store.note_rows import day_of, note_shape
from watcher.store.packing.codec import unpack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Row

    from watcher.model import Change, Reading
    from watcher.store.packing.texts import Texts

    Rows = Row[*tuple[Any, ...]]

Value = TypeVar("Value")

RESTORE = "restore the newest backup that has it whole: watcher restore FILE"
REREAD = "watcher reread --all {url} tells it anew from the stored pages"
TOUCH = "watcher pause {url}, then watcher resume {url}, puts it in order"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is not as it was written.

    Attributes:
        what: what is wrong, in words.
        url: the article; "" when it is about no single one.
        version: which of its versions; None when it is about none.
        remedy: what to do.
    """

    what: str
    url: str = ""
    version: int | None = None
    remedy: str = RESTORE


@contextmanager
def named(name: str) -> Iterator[None]:
    """Say what it is that cannot be read; whatever the damage makes of it, that is one sentence."""
    try:
        yield
    except DamagedRow as fault:
        raise DamagedRow(f"{name} cannot be read ({short(fault.__cause__ or fault)})") from fault


def opened(kind: type[Value], packed: Any, name: str) -> Value:
    """A packed value."""
    with named(name):
        return unpack(kind, packed)


def page_flaws(row: Rows, raw: bytes) -> Iterator[str]:
    """Of a stored page: `hash`, `size`."""
    if sha256(raw).hexdigest() != row.hash:
        yield "the bytes of its page are not those of its SHA-256"
    if len(raw) != row.size:
        yield "its page has another length than was noted"


LIKE_READING = ("title", "byline", "language", "published_at", "modified_at", "words")
"""Columns of a version that repeat what its reading says."""


def reading_flaws(row: Rows, reading: Reading, columns: tuple[str, ...] = LIKE_READING) -> Iterator[str]:
    """Of what was read in a page: `digest` and the columns that repeat the reading."""
    ours = digest(reading)
    if row.digest[:2] == ours[:2] and row.digest != ours:  # the first two digits: how it was made
        yield "its text is not that of its digest"
    for name in columns:
        if name == "words" and row.reader_version != READER_VERSION:
            continue  # what is a word is counted anew by each reader
        value = getattr(reading, name)
        said = storable(value) if isinstance(value, str) else value
        if getattr(row, name) != said:
            called = "number of words" if name == "words" else name.replace("_", " ")
            yield f"its {called} is not that of its text"


def change_flaws(row: Rows, change: Change) -> Iterator[str]:
    """Of a change: the columns that repeat it."""
    said: dict[str, Any] = {"disclosure": change.disclosure.value}
    if row.added_words is not None:  # older programs did not count them
        said |= {"added_words": change.added_words, "removed_words": change.removed_words}
    for name, value in said.items():
        if getattr(row, name) != value:
            yield f"the {name.replace('_', ' ')} of the change that led to it is not what the change says"


def note_flaws(
    texts: Texts, row: Rows, newest: int, seen_at: dict[int, Any], siblings: set[int]
) -> Iterator[str]:
    """Of a note: the versions and notes it points to, and the columns that repeat it."""
    with named("a note"):
        note = texts.note(row.last_seen_version, row.note)
    if row.original is not None:
        with named("a note as it was first seen"):
            texts.first_note(row.first_seen_version, row.original, note)
    if not 1 <= row.first_seen_version <= row.last_seen_version <= newest:
        seen = f"{row.first_seen_version} to {row.last_seen_version}"
        yield f"a note was seen in versions {seen}, which do not all exist"
    elif row.first_seen_at != seen_at.get(row.first_seen_version):
        yield "a note was first seen when its version was not captured"
    if row.replaced_by is not None and row.replaced_by not in siblings:
        yield "a note was replaced by one that does not exist"
    shape = note_shape(note) | {"day": day_of(note.stated_date, row.first_seen_at)}
    for name, value in shape.items():
        if getattr(row, name) != value:
            yield f"the {name.replace('_', ' ')} of a note is not what the note says"


def told(flaws: Iterator[str]) -> Iterator[str]:
    """Flaws in words; bytes that cannot be read are the last of them."""
    try:
        yield from flaws
    except DamagedRow as fault:
        yield str(fault)


def unreadable(fault: Exception) -> str:
    """Rows that the database itself cannot give."""
    cause = fault.__cause__ or fault if isinstance(fault, DamagedRow) else fault
    said = str(fault) if isinstance(fault, StoreError) else short(getattr(cause, "orig", cause))
    return f"its rows cannot be read ({said})"

"""A short name for what a reading says: two readings without a difference have the same."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from watcher.compare.links import targets
from watcher.compare.words.units import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model import Reading

VERSION = 1
"""Goes into every digest. A new one makes every stored digest obsolete: bump it only when the same reading
must get another name."""


def digest(reading: Reading) -> str:
    """A hash of title, byline and body, strict but for white space: "01" and 40 hexadecimal digits.

    Two readings have the same digest if and only if `compare` finds no edit between them other than
    furniture (as long as no block changes its role, and no link is only signed or written anew). Empty fields
    are left out, so that a field added later does not give every article a new name.
    """
    hashed = hashlib.blake2b(digest_input(reading), digest_size=20)
    return f"{VERSION:02x}{hashed.hexdigest()}"


def digest_input(reading: Reading) -> bytes:
    """The bytes that are hashed: names and values, a unit separator between, a record separator behind."""
    fields = (f"{name}\x1f{value}\x1e" for name, value in _fields(reading) if value)
    return "".join(fields).encode("utf-8", "surrogatepass")


def _fields(reading: Reading) -> Iterator[tuple[str, str]]:
    yield "title", fold(reading.title)
    yield "byline", fold(reading.byline)
    for block in reading.body:
        said = fold(block.text)
        yield "block", said
        yield "links", "\x1f".join(targets(block.links)) if said and block.links else ""
    for note in reading.notes:
        if note.first_block < 0:  # told by metadata, not by any block
            yield "note", "\x1f".join((note.kind, note.label, str(note.stated_date or ""), fold(note.text)))

"""What an article's versions say: each text leans on the one before, from key frame to key frame.

page 1 <── version 1 <── 2 <── 3 ... <── 32      33 <── 34 ...
                         │     ├ the alert about the change from 2 to 3 leans on that
                         │     └ a note is one of those of a text that it stands in
                         └ the reading, the response headers, and the change that led to it

What a page says stands in the page: a key frame leans on its own if that is a key frame too. A damaged row
costs its own version and those up to the next key frame, their changes and notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, select

from watcher.errors import DamagedRow, NotKept
from watcher.model import Change, Note
from watcher.model.history import Headers
from watcher.store.engine.prepared import Prepared
from watcher.store.packing import brief, codec, places, sheets
from watcher.store.packing.bodies import body
from watcher.store.schema import snapshots

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    from watcher.model import Reading

CHAIN = 32
"""Versions from one key frame to the next. Of 20 versions of 18 KB any is there in 0.4 ms, and each but the
first takes 0.2 KB; alone it would take 6."""

OWN_PAGE = 0
"""The base of a text that leans on the page it was read from: 1 KB, and 4.6 alone."""

WORTH = 1_000_000
"""Bytes that are decompressed for one text at most, itself and a page included: 0.5 ms.

A text leans on the one before until it would need more; then on the key frame, from which it differs more.
Of 300 pages of today 5 are too long to be leant on; a text and page of half a megabyte take 5.5 KB, not 38.5.
"""

_s = snapshots.c
_ROWS = Prepared(
    select(_s.version, _s.base, _s.reading, _s.headers, _s.page_id)
    .where(_s.article_id == bindparam("of_article"))
    .where(_s.version.between(bindparam("first"), bindparam("last")))
    .order_by(_s.version)
)
_CHANGE = Prepared(
    select(_s.change, _s.disclosure).where(
        _s.article_id == bindparam("of_article"), _s.version == bindparam("to")
    )
)


class _Row(NamedTuple):
    """What of a version's row is its text."""

    version: int
    base: int | None
    reading: bytes | None
    headers: bytes
    page_id: int


class Texts:
    """The texts of one article, as one transaction sees them; what was read once is remembered.

    Methods raise DamagedRow when a row, or one that it leans on, is not as it was written, and NotKept when a
    text was pruned.

    Attributes:
        db: the transaction.
        article_id: whose they are.
    """

    def __init__(self, db: Connection, article_id: int) -> None:
        self.db, self.article_id = db, article_id
        self._rows: dict[int, _Row] = {}
        self._bases: dict[int, int | None] = {}
        self._plain: dict[int, bytes] = {}
        self._pages: dict[int, int] = {}  # the sizes of those that key frames lean on
        self._sides: dict[int, brief.Side] = {}
        self._notes: dict[int, Callable[[int], Note]] = {}
        self._spoken = (0, b"")  # the change that was asked for last: its alert leans on it

    def plain(self, version: int) -> bytes:
        """What it says; see `sheets`."""
        if version not in self._plain:
            self._plain[version] = self._opened(version)
        return self._plain[version]

    def reading(self, version: int) -> Reading:
        """What was read."""
        return sheets.reading_of(self.plain(version))

    def passages(self, version: int) -> tuple[str, ...]:
        """What of it is searched."""
        return sheets.passages_of(self.plain(version))

    def known(self, version: int) -> Reading | None:
        """What was read, if that is known: not before the first version, nor of what is damaged or pruned."""
        try:
            return self.reading(version) if version else None
        except (DamagedRow, NotKept):
            return None

    def headers(self, version: int) -> Headers:
        """The response headers."""
        said = sheets.headers_of(self.plain(version))
        return codec.unpack(Headers, self._row(version).headers) if said is None else said

    def pack(
        self, version: int, reading: Reading, headers: Headers, *, change: Change | None, page: bytes
    ) -> dict[str, Any]:
        """The columns of a version's text, which those that follow may lean on.

        Args:
            version: whose.
            reading: what was read.
            headers: the response headers.
            change: what led to it; None for the first version.
            page: the bytes of its page, if it may lean on them.
        """
        self._sides[version] = sheets.side_of(reading)
        said = sheets.written(reading, headers)
        if change is not None:
            said = sheets.with_change(said, self._brief(version, codec.plain(change)))
        base, packed = self._packed(version, said, page)
        self._plain[version], self._bases[version], self._spoken = said, base, (0, b"")
        self._notes.pop(version, None)
        return {"base": base, "reading": packed, "headers": None, "change": None}

    def _brief(self, to: int, said: bytes) -> bytes:
        """A change's JSON in short, if both its texts can be had."""
        try:
            return brief.brief(said, *self._around(to))
        except (DamagedRow, NotKept):
            return said

    def _packed(self, version: int, said: bytes, page: bytes) -> tuple[int | None, bytes]:
        """What a text leans on, and its frame."""
        base = self._support(version)
        if base is not None:
            return base, codec.squeeze(said, self.plain(base), codec.LED)
        packed = codec.squeeze(said, page) if page and len(page) + len(said) <= WORTH else said
        # A page in another encoding, or of scripts, does not resemble its text.
        if 4 * len(packed) >= len(said):
            return None, codec.squeeze(said)
        self._pages[version] = len(page)
        return OWN_PAGE, packed

    def change(self, to: int, packed: bytes | None) -> Change:
        """The change that led to a version; of older programs it has a frame of its own."""
        return codec.value_of(Change, self._said(to, packed))

    def note(self, version: int, packed: bytes) -> Note:
        """A note that stands in a version, out of its row."""
        if codec.mark_of(packed) == codec.NUMBERED:
            return self._numbered(version, packed[1:])
        return codec.unpack(Note, packed, self.plain(version) if codec.leans(packed) else b"")

    def _numbered(self, version: int, number: bytes) -> Note:
        if version not in self._notes:
            self._notes[version] = sheets.notes_of(self.plain(version))
        return self._notes[version](int.from_bytes(number))

    def first_note(self, version: int, packed: bytes, now: Note) -> Note:
        """A note as it stood when it came; of older programs it leans on what it is now."""
        if codec.mark_of(packed) == codec.LEANING:
            return codec.unpack(Note, packed, codec.plain(now))
        return self.note(version, packed)

    def pack_note(self, version: int, note: Note) -> bytes:
        """A note that stands in a version for its row."""
        try:
            number = self._side(version).notes.index(sheets.json_of(note))
        except (ValueError, DamagedRow, NotKept):  # what is new must not be lost with it
            return codec.pack(note)
        return codec.NUMBERED + number.to_bytes(1 + number // 256)

    def event_data(self, to: int | None, packed: bytes) -> dict[str, Any]:
        """What an alert tells, out of its row."""
        return codec.unpack(dict[str, Any], packed, self._change(to) if codec.leans(packed) else b"")

    def pack_event(self, to: int | None, data: Mapping[str, Any]) -> bytes:
        """What an alert tells for its row; it leans on the change that led to a version, if that is there."""
        return codec.pack(dict(data), self._if_whole(self._change, to), codec.TOLD)

    def _change(self, to: int | None) -> bytes:
        """What an alert leans on: the newer text and the change."""
        if to is None:
            return b""
        row = _CHANGE.first(self.db, of_article=self.article_id, to=to)
        if row is None or row.disclosure is None:
            return b""
        return self.plain(to) + self._said(to, row.change)

    def _said(self, to: int, packed: bytes | None) -> bytes:
        """The JSON of the change that led to a version."""
        if packed is not None:
            return self._said_apart(to, packed)
        if to != self._spoken[0]:
            self._spoken = to, self._said_within(to)
        return self._spoken[1]

    def _said_within(self, to: int) -> bytes:
        """The same out of the text that it stands behind."""
        said = sheets.change_of(self.plain(to))
        if said is None:
            raise DamagedRow(f"The change that led to version {to} is not there; `watcher verify` says more.")
        return brief.spoken(said, *self._around(to)) if brief.is_brief(said) else said

    def _said_apart(self, to: int, packed: bytes) -> bytes:
        """The same as older programs kept it."""
        if not codec.leans(packed):
            return codec.expand(packed)
        said = codec.expand(packed, self.plain(to - 1) + self.plain(to))
        if codec.mark_of(packed) != codec.PLACED:
            return said
        return places.spoken(said, *(side.texts for side in self._around(to)))

    def _around(self, to: int) -> tuple[brief.Side, brief.Side]:
        """The texts before and after a change."""
        return self._side(to - 1), self._side(to)

    def _side(self, version: int) -> brief.Side:
        if version not in self._sides:
            self._sides[version] = sheets.side_in(self.plain(version))
        return self._sides[version]

    def _if_whole(self, lean: Callable[[Any], bytes], to: int | None) -> bytes:
        """What may be leant on; nothing when it cannot be had: what is new must not be lost with it."""
        try:
            return lean(to)
        except (DamagedRow, NotKept):
            return b""

    def _support(self, version: int) -> int | None:
        """The version to lean on; None for a key frame."""
        said = self._if_whole(self.plain, version - 1) if (version - 1) % CHAIN else b""
        if not said:
            return None
        chain = self._chain(version - 1)
        needed = self._pages.get(chain[-1], 0) + (len(chain) + 1) * len(said)
        return chain[0] if needed <= WORTH else chain[-1]

    def _chain(self, version: int) -> list[int]:
        """A version that can be read and all that it leans on, itself first."""
        chain = [version]
        while base := self._base(chain[-1]):
            chain.append(base)
        return chain

    def _base(self, version: int) -> int | None:
        return self._bases[version] if version in self._bases else self._row(version).base

    def _opened(self, version: int) -> bytes:
        row = self._row(version)
        if row.reading is None:
            raise NotKept(f"The text of version {version} is no longer kept.")
        if row.base is not None and row.base >= version:
            raise DamagedRow(f"Version {version} leans on version {row.base}; `watcher verify` says more.")
        return codec.expand(row.reading, self._front(row))

    def _front(self, row: _Row) -> bytes:
        """What a text leans on."""
        if row.base is None:
            return b""
        return self.plain(row.base) if row.base else self._page(row)

    def _page(self, row: _Row) -> bytes:
        try:
            page = body(self.db, row.page_id)
        except NotKept as fault:
            raise DamagedRow(
                f"The text of version {row.version} leans on its page, which is no longer there."
            ) from fault
        self._pages[row.version] = len(page)
        return page

    def _row(self, version: int) -> _Row:
        if version not in self._rows:
            self._load(version)
        try:
            return self._rows[version]
        except KeyError:
            raise DamagedRow(f"Version {version} is not there; `watcher verify` says more.") from None

    def _load(self, version: int) -> None:
        """Read the rows of a chain; of others only its neighbours are of use to what comes next."""
        first = version - (version - 1) % CHAIN
        last = first + CHAIN - 1
        near = range(first - 1, last + 2)
        self._plain = {number: said for number, said in self._plain.items() if number in near}
        self._sides = {number: side for number, side in self._sides.items() if number in near}
        self._notes = {number: note for number, note in self._notes.items() if number in near}
        rows = _ROWS.all(self.db, of_article=self.article_id, first=first, last=last)
        self._rows = {row.version: row for row in map(_Row._make, rows)}

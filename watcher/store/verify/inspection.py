"""One article's versions under the glass: each text and page is rebuilt, and what cannot be is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from watcher.errors import DamagedRow
from watcher.model.history import Headers
from watcher.store.engine.prepared import Prepared
from watcher.store.packing import bodies, codec
from watcher.store.packing.texts import Texts
from watcher.store.rows import origin_of
from watcher.store.schema import faces, pages, snapshots
from watcher.store.verify.flaws import REREAD, RESTORE, Flaw, page_flaws, reading_flaws, told
from watcher.store.verify.losses import Losses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, Row

    from watcher.model import Change, Note

_s, _p = snapshots.c, pages.c
_VERSIONS = Prepared(
    select(*(column for column in _s if column.name not in {"reading", "headers"}))
    .add_columns(*(column for column in faces.c if column.name not in {"id", "article_id"}))
    .add_columns(_p.hash, _p.size, _p.base.label("page_base"), _p.depth, func.length(_p.body).label("kept"))
    .outerjoin_from(snapshots, pages, _s.page_id == _p.id)
    .outerjoin(faces, _s.face_id == faces.c.id)
    .where(_s.article_id == bindparam("of_article"))
    .order_by(_s.version)
)


class Inspection:
    """Looks at the versions of an article, oldest first.

    Attributes:
        number: the article.
        texts: what its versions say.
        notes: what stands in each version that can be read; None in one that is no article for its reader.
        changes: those that led to versions, as far as they can be read; without their edits.
    """

    def __init__(self, db: Connection, article_id: int, url: str) -> None:
        self._db, self.number, self._url = db, article_id, url
        self.texts = Texts(db, article_id)
        self._lost_texts = Losses("its text cannot be read")
        self._lost_pages = Losses("its page cannot be decompressed")
        self._first_with: dict[int, int] = {}
        self.notes: dict[int, tuple[Note, ...] | None] = {}
        self.changes: dict[int, Change] = {}

    def rows(self) -> Sequence[Row[Any]]:
        """The versions, without their contents."""
        return _VERSIONS.all(self._db, of_article=self.number)

    def flaws(self, row: Row[Any], expected: int) -> Iterator[Flaw]:
        """What is wrong with a version.

        Args:
            row: the version.
            expected: which it should be.
        """
        if row.version != expected:
            yield self.flaw(f"it stands where version {expected} should", row.version)
        if row.returns_to is not None and not 1 <= row.returns_to < row.version:
            yield self.mendable(f"it returns to version {row.returns_to}, which is none", row.version)
        yield from (self.flaw(what, row.version) for what in told(self._of_page(row)))
        yield from (self.mendable(what, row.version) for what in told(self._of_text(row)))
        yield from (self.flaw(what, row.version) for what in _of_request(row))

    def costs(self) -> Iterator[Flaw]:
        """The rows that are damaged, with all that leans on them. Asked for last."""
        for losses in (self._lost_texts, self._lost_pages):
            yield from (self.flaw(what, version) for version, what in losses.told())

    def change(self, row: Row[Any]) -> Change:
        """The change that led to a version; of it is remembered what the ledger asks for."""
        found = self.texts.change(row.version, row.change)
        self.changes[row.version] = replace(found, edits=())
        return found

    def is_lost(self, packed: bytes | None, *versions: int) -> bool:
        """Whether a change, alert or note cannot be read because the texts it leans on, or is in, cannot."""
        return (packed is None or codec.leans(packed)) and any(
            version in self._lost_texts for version in versions
        )

    def flaw(self, what: str, version: int | None = None, remedy: str = RESTORE) -> Flaw:
        """Something that is wrong with the article; what to do may name its address."""
        return Flaw(what, self._url, version, remedy.format(url=self._url))

    def mendable(self, what: str, version: int | None = None) -> Flaw:
        """What can be made anew from the page, unless the reading of rows itself fails on it."""
        return self.flaw(what, version, RESTORE if "cannot be read" in what else REREAD)

    def _of_page(self, row: Row[Any]) -> Iterator[str]:
        if row.hash is None:
            yield "its page is not there"
            return
        base = None if row.page_base is None else self._first_with.get(row.page_base)
        self._first_with.setdefault(row.page_id, row.version)
        if not row.kept or self._first_with[row.page_id] != row.version:
            return  # pruned; or looked at with an earlier version
        if (row.page_base is None) != (row.depth == 0):
            yield "its page does not know what it leans on"
        raw = self._lost_pages.read(row.version, base, lambda: bodies.body(self._db, row.page_id))
        if raw is not None:
            yield from page_flaws(row, raw)

    def _of_text(self, row: Row[Any]) -> Iterator[str]:
        said = self._lost_texts.read(row.version, row.base, lambda: self.texts.plain(row.version))
        if said is None:
            return
        try:
            reading = self.texts.reading(row.version)
            self.texts.headers(row.version)
        except DamagedRow as fault:
            yield f"its text cannot be read ({fault.__cause__ or fault})"
            return
        self.notes[row.version] = None if reading.obstacle else reading.notes
        yield from reading_flaws(row, reading)


def _of_request(row: Row[Any]) -> Iterator[str]:
    try:
        codec.from_json(Headers, row.conditions or "[]")
    except (ValueError, TypeError):
        yield "the headers of its request cannot be read"
    try:
        origin_of(row.origin)
    except DamagedRow:
        yield "who captured it cannot be read"

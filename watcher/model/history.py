"""An article with all that is known of it: what is shown and handed to others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model.between import NOTHING, Between

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from watcher.model.article import Article
    from watcher.model.event import NoteRecord
    from watcher.model.origin import Origin
    from watcher.model.reading import Reading
    from watcher.model.snapshot import Snapshot

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a version comes from, so that others can check what is said of it.

    Attributes:
        version: 1, 2, ...
        url: the address that answered.
        status: HTTP status.
        captured_at: our fetch; UTC.
        charset: of the Content-Type header; "" when it named none.
        asked: the request's headers; without Host, which the address tells, and without cookies. None: it
            was captured by a program that did not keep them.
        headers: the answer's headers, without cookies. None: they were pruned with the text.
        size: bytes of the page, decompressed.
        raw_hash: SHA-256 of these bytes.
        digest: content digest of the reading.
        reader_version: of the reader that read it.
        seal: SHA-256 over the seal of the version before, digest, page hash and time.
        origin: who captured it when no check of the article did; None: our own check.
    """

    version: int
    url: str
    status: int
    captured_at: datetime
    charset: str
    asked: Headers | None
    headers: Headers | None
    size: int
    raw_hash: str
    digest: str
    reader_version: int
    seal: str
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """A version and where it comes from."""

    snapshot: Snapshot
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class History:
    """An article with all its versions, oldest first, and its notes in the order they were first seen.

    Attributes:
        reading: gives what was read in a version, asked when its turn comes: the texts of a long history are
            ten times all the rest of it.
        between: what stands between the versions.
    """

    article: Article
    versions: tuple[Version, ...]
    notes: tuple[NoteRecord, ...]
    reading: Callable[[int], Reading]
    between: Between = NOTHING

    def changes(self) -> Iterator[tuple[Version, Version]]:
        """Each version with the one before it; not those between which one is left out."""
        pairs = zip(self.versions, self.versions[1:], strict=False)
        return (pair for pair in pairs if pair[1].snapshot.version == pair[0].snapshot.version + 1)

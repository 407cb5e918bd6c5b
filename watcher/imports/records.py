"""The records of a web archive file (WARC), by warcio (an extra; imported only here)."""

from __future__ import annotations

import json
import re
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from gzip import BadGzipFile, GzipFile
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from watcher.errors import BadAddress, MissingExtra, TooLarge, Undecodable, UsageError
from watcher.export.warc import CAPTURED_BY, SEEN_UNTIL
from watcher.fetch import canonical
from watcher.fetch.address import redirect_target
from watcher.fetch.decode import decoded
from watcher.fetch.flow import PERMANENT
from watcher.fetch.media import GZIP
from watcher.find.feed import iso_moment
from watcher.model import Origin, OriginKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from io import BufferedReader
    from pathlib import Path

INFO = 10_000
"""Bytes of what a file says of itself that are read."""


@dataclass(slots=True)
class Records:
    """The records of a file, and what it says of itself as it is read.

    Attributes:
        path: the file.
        broken: where it is cut or damaged, in words; "" for a whole one.
        history: the article whose history the record is of, when whoever wrote it says so; "" else.
    """

    path: Path
    broken: str = ""
    history: str = ""

    def read(self) -> Iterator[tuple[Any, int]]:
        """One record after the other, with how many hundredths of the file were read by then.

        Raises:
            MissingExtra: warcio is not installed.
            UsageError: the file cannot be read.
        """
        try:
            from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an extra
            from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415  the same
        except ImportError:
            raise MissingExtra("A web archive file", "warc") from None
        self.broken = self.history = ""
        try:
            with self.path.open("rb") as file:
                size = self.path.stat().st_size
                packed = file.peek(len(GZIP)).startswith(GZIP)
                for record in ArchiveIterator(_Members(file, self) if packed else file, arc2warc=True):
                    if record.rec_type == "warcinfo":
                        self.history = _history(record)
                    yield record, 100 * file.tell() // size
        except (ArchiveLoadFailed, EOFError, ValueError) as error:
            self.broken = _broken(error)
        except OSError as error:
            raise UsageError(f"{self.path} cannot be read: {error.strerror or error}") from None


class _Members:
    """A compressed file as if it were not, however many records stand in one gzip member.

    warcio knows only files with a member for each record; it leaves others after the first record.
    """

    def __init__(self, file: BufferedReader, records: Records) -> None:
        self._file, self._records = GzipFile(fileobj=file), records

    def read(self, size: int) -> bytes:
        """Some more of it; nothing from where it is cut or damaged."""
        try:
            return b"" if self._records.broken else self._file.read1(size)
        except (EOFError, BadGzipFile, zlib.error) as error:
            self._records.broken = _broken(error)
            return b""


def _broken(error: Exception) -> str:
    return f"the file is broken; what stands before that came ({' '.join(str(error).split())[:100]})"


def _history(record: Any) -> str:
    """The address whose history the records that follow are, as `export` writes it; "" when it is none."""
    said = record.content_stream().read(INFO).decode("utf-8", "replace")
    match = re.search(r"^isPartOf:[ \t]*(\S+)[ \t]*\r?$", said, re.MULTILINE)
    with suppress(BadAddress):
        return canonical(match[1]) if match else ""
    return ""


def address(record: Any) -> str | None:
    """Which address answered; None for what is no answer, or of none."""
    if record.rec_type == "response" and record.http_headers is not None:
        with suppress(BadAddress):
            return canonical(record.rec_headers.get_header("WARC-Target-URI") or "")
    return None


def status(record: Any) -> int:
    """Of an answer; 0 when it has none that can be read."""
    said = record.http_headers.get_statuscode() or ""
    return int(said) if re.fullmatch("[1-9][0-9]{2}", said) else 0


def leads_to(record: Any, url: str) -> str:
    """Where a permanent redirect leads; "" when it is none."""
    if status(record) in PERMANENT:
        with suppress(BadAddress):
            return canonical(redirect_target(record.http_headers.get_header("location") or "", url))
    return ""


VISIT = timedelta(minutes=5)
"""The longest that a visit takes from its question to its answer, as long as the lease that it has."""


def seen_until(record: Any, at: datetime, now: datetime) -> datetime | None:
    """When the version was last seen to stand, as our own export says; None when that cannot be.

    It may be before the capture by as long as a visit takes: a slow answer may be as old as the question.
    """
    until = iso_moment(record.rec_headers.get_header(SEEN_UNTIL) or "")
    return until if until and at - VISIT < until <= now else None


def captured_by(record: Any) -> Origin | None:
    """Who captured it, where our own export passes on what it was given; None when it does not."""
    with suppress(ValueError, TypeError, RecursionError):
        kind, name, uri = json.loads(record.rec_headers.get_header(CAPTURED_BY) or "[]")
        if isinstance(name, str) and isinstance(uri, str) and kind in {OriginKind.ARCHIVE, OriginKind.WARC}:
            return Origin(OriginKind(kind), name, uri)
    return None


def unpacked(record: Any, most: int) -> bytes:
    """A page without its encoding: warcio undoes the common ones, and Brotli where that is installed.

    Raises:
        TooLarge: it has more bytes than that.
        Undecodable: in an encoding that is not known here, or broken; or only a part of it is there.
    """
    body: bytes = record.content_stream().read(most + 1)
    if len(body) > most:
        raise TooLarge(f"it is larger than {most:,} bytes")
    if _is_cut(record):
        raise Undecodable("only a part of it was kept")
    encoding = (record.http_headers.get_header("content-encoding") or "").strip().lower()
    if encoding == "br" and find_spec("brotli") is None:
        raise Undecodable("it is packed with brotli: pip install brotli reads it")
    return b"".join(decoded([body], encoding, most)) if encoding == "zstd" else body


def _is_cut(record: Any) -> bool:
    """Whether its crawler says so, or the file ends before it: part of a page is no page."""
    while record.raw_stream.read(1 << 16):
        pass  # what stands behind the page, as the end of its chunks
    missing = getattr(record.raw_stream, "limit", 0)  # without one, no length was stated
    return bool(missing or record.rec_headers.get_header("WARC-Truncated"))

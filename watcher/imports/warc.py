"""Captures of watched articles out of a web archive file (WARC), by warcio (an extra; imported only here)."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from gzip import BadGzipFile, GzipFile
from importlib.util import find_spec
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from watcher.decide.past import undated, unfit
from watcher.decide.twins import alike, believed, key
from watcher.errors import BadAddress, MissingExtra, TooLarge, Undecodable, UsageError, WrongType
from watcher.fetch import canonical
from watcher.fetch.address import redirect_target
from watcher.fetch.decode import decoded
from watcher.fetch.flow import PERMANENT
from watcher.fetch.headers import SECRETS, media_type
from watcher.fetch.headers import charset as charset_of
from watcher.fetch.media import GZIP, PAGES, refuse_content
from watcher.find.feed import iso_moment
from watcher.imports.moves import Moves
from watcher.imports.shelf import Shelf
from watcher.model import COSMETIC, Capture, Origin, OriginKind
from watcher.model.haul import Brought, Haul, Left, Report
from watcher.past.weave import captured, put, told
from watcher.read import read
from watcher.render.words import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from io import BufferedReader
    from pathlib import Path

    from watcher.model import Article, EditClass, Reading
    from watcher.store import Store

TYPES = PAGES | {""}
"""What a page calls itself, also when it does not say."""

KEPT_NAME = "x-archive-orig-"
"""Before a header that spoke of the body as it was sent; our own exports and others write it so."""


INFO = 10_000
"""Bytes of what a file says of itself that are read."""

OWN = 50
"""Articles whose newest text is remembered: captures of one often follow one another."""


@dataclass(slots=True)
class Gathered:
    """What a file has of watched articles, and what it has besides.

    Attributes:
        name: of the file.
        captures: of them, by the numbers of the articles.
        own: the text of a version of an article that we read ourselves; None for version 0.
        unfit: of each article, why captures are none, and of how many that is so.
        moves: which addresses lead to others.
        passed: hashes of the keys of addresses whose captures were passed over.
        led: of each article, where its addresses led for good, and how many captures say so.
        whole: the article whose history the records are, when whoever wrote them says so; "" else.
        came: of each article, the keys of the addresses whose captures are set aside.
    """

    name: str
    captures: Shelf
    own: Callable[[int, int], Reading | None]
    articles: dict[int, Article] = field(default_factory=dict)
    unfit: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unwatched: int = 0
    broken: str = ""
    moves: Moves = field(default_factory=Moves)
    passed: set[int] = field(default_factory=set)
    led: dict[int, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    whole: str = ""
    came: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def haul(self) -> Haul:
        """What of it cannot come."""
        left = [Left(self.name, self.broken)] if self.broken else []
        if self.unwatched:
            words = "of no watched article; watcher add takes its address first"
            left.append(Left(count(self.unwatched, "capture"), words))
        return Haul("web archive file", left=tuple(left))

    def losses(self, number: int) -> list[str]:
        """Of an article, what cannot come and why; that it moved is no loss when captures came from there."""
        lost = self.unfit[number].copy()
        if not self.came[number] - {key(url) for url, _ in self.led[number]}:
            for (_, to), times in self.led[number].items():
                lost[f"it leads to {to}, of which nothing is there"] += times
        return [f"{count(of, 'capture')}: {why}" for why, of in lost.items()]


@dataclass(frozen=True, slots=True)
class Unpacker:
    """Takes captures of watched articles out of files.

    Attributes:
        most: bytes of a page.
        dry: only say what would be done.
    """

    store: Store
    now: datetime
    most: int
    cosmetic: frozenset[EditClass] = COSMETIC
    dry: bool = False

    @contextmanager
    def gathered(self, path: Path, step: Callable[[int], None]) -> Iterator[Gathered]:
        """Read a file to its end, and set aside what it has of watched articles.

        A history is told with all captures of it at once, and they may stand anywhere in the file.

        Args:
            path: the file.
            step: is told the share that was read, in hundredths, with each record.

        Raises:
            MissingExtra: warcio is not installed.
            UsageError: the file cannot be read.
        """
        with TemporaryFile() as aside:
            found = Gathered(path.name, Shelf(aside), lru_cache(OWN)(self._own))
            for record, share in _records(path, found):
                self._take(record, found)
                step(share)
            if homes := self._homes(found):
                for record, share in _records(path, found):
                    self._take_moved(record, homes, found)
                    step(share)
            yield found

    def bring(self, found: Gathered) -> Iterator[Brought]:
        """Put it into the histories, one after the other."""
        for number in found.articles:
            yield self._bring(found, number)

    def _take(self, record: Any, found: Gathered) -> None:
        if record.rec_type == "warcinfo":
            found.whole = _whole(record)
        if (url := _address(record)) is None:
            found.unwatched += record.rec_type == "response"
            return
        article, to = self._watched(url), _leads_to(record, url)
        if to:
            found.moves.learn(url, to)
        if found.whole:
            found.moves.learn(found.whole, url)
        if article is None:
            found.unwatched += 1
            found.passed.add(hash(key(url)))
            return
        found.articles.setdefault(article.id, article)
        if to:
            found.led[article.id][url, to] += 1
            return
        made = self._capture(record, article, found.own(article.id, article.version), found.name)
        _keep(found, article, url, made)
        if isinstance(made, Capture) and (claimed := _claimed(article.url, made.reading)):
            found.moves.learn(url, claimed)

    def _homes(self, found: Gathered) -> dict[str, Article]:
        """Whose the addresses are that were passed over and belong to an article, by their keys."""
        homes = found.moves.homes(self.store.with_urls)
        return {place: article for place, article in homes.items() if hash(place) in found.passed}

    def _take_moved(self, record: Any, homes: dict[str, Article], found: Gathered) -> None:
        """A capture of where an article went, or came from: that it is the article says its text, too."""
        url = _address(record)
        article = homes.get(key(url)) if url else None
        if url is None or article is None:
            return
        found.unwatched -= 1
        found.articles.setdefault(article.id, article)
        if _leads_to(record, url):
            return
        other = found.captures.last(article.id)
        own = found.own(article.id, article.version) or (other.reading if other else None)
        made = self._capture(record, article, own, found.name)
        if isinstance(made, Capture) and own is not None and not alike(made.reading, own):
            made = f"it is of {url}, where another text stands"
        _keep(found, article, url, made)

    def _own(self, number: int, version: int) -> Reading | None:
        return self.store.reading(number, version) if version else None

    def _watched(self, url: str) -> Article | None:
        found = self.store.with_url(url)
        return self.store.followed(found) if found else None

    def _capture(self, record: Any, article: Article, own: Reading | None, name: str) -> Capture | str:
        """The capture, or why it is none."""
        headers = tuple((str(key).lower(), str(value)) for key, value in record.http_headers.headers)
        kind = next((value for key, value in headers if key == "content-type"), "")
        at = iso_moment(record.rec_headers.get_header("WARC-Date") or "")
        status = _status(record.http_headers.get_statuscode() or "")
        if media_type(kind) not in TYPES:
            return f"it is {media_type(kind)}, no web page"
        why = undated(at, self.now)
        if at is None or why:
            return why
        try:
            body = _unpacked(record, self.most)
            refuse_content(kind, body)
        except (TooLarge, Undecodable, WrongType) as error:
            return str(error)
        url = canonical(record.rec_headers.get_header("WARC-Target-URI"))
        charset = charset_of(kind)
        hand = {"selectors": article.selectors, "charset": charset or None}
        reading = read(body, url, captured_at=at, published_at=article.published_at, **hand)  # type: ignore[arg-type]
        if why := unfit(article.url, url, status, body, reading, own):
            return why
        origin = Origin(OriginKind.WARC, name, record.rec_headers.get_header("WARC-Record-ID") or "")
        named = ((key.removeprefix(KEPT_NAME), value) for key, value in headers)
        kept = tuple(pair for pair in named if pair[0] not in SECRETS)
        return captured(reading, body, url, at, charset=charset, status=status, headers=kept, origin=origin)

    def _bring(self, found: Gathered, number: int) -> Brought:
        article, captures = found.articles[number], found.captures.of(number)
        report = Report()
        if captures and self.dry:
            woven, _ = told(self.store, article, captures, cosmetic=self.cosmetic)
            report = woven.report()
        elif captures:
            report = put(self.store, article, captures, now=self.now, cosmetic=self.cosmetic)
        return Brought(article.url, versions=report, losses=tuple(found.losses(number)))


def _keep(found: Gathered, article: Article, url: str, made: Capture | str) -> None:
    if isinstance(made, str):
        found.unfit[article.id][made] += 1
    else:
        found.captures.put(article.id, made)
        found.came[article.id].add(key(url))


def _address(record: Any) -> str | None:
    """Which address answered; None for what is no answer, or of none."""
    if record.rec_type == "response" and record.http_headers is not None:
        with suppress(BadAddress):
            return canonical(record.rec_headers.get_header("WARC-Target-URI") or "")
    return None


def _whole(record: Any) -> str:
    """The address whose history the records that follow are, as `export` writes it; "" when it is none."""
    said = record.content_stream().read(INFO).decode("utf-8", "replace")
    match = re.search(r"^isPartOf:[ \t]*(\S+)[ \t]*\r?$", said, re.MULTILINE)
    with suppress(BadAddress):
        return canonical(match[1]) if match else ""
    return ""


def _leads_to(record: Any, url: str) -> str:
    """Where a permanent redirect leads; "" when it is none."""
    if _status(record.http_headers.get_statuscode() or "") in PERMANENT:
        with suppress(BadAddress):
            return canonical(redirect_target(record.http_headers.get_header("location") or "", url))
    return ""


def _claimed(own: str, reading: Reading) -> str:
    """The address that a page says is its own, where that can be believed."""
    with suppress(BadAddress):
        claimed = canonical(reading.canonical_url)
        return claimed if believed(own, claimed) else ""
    return ""


def _unpacked(record: Any, most: int) -> bytes:
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


def _status(text: str) -> int:
    return int(text) if re.fullmatch("[1-9][0-9]{2}", text) else 0


def _records(path: Path, found: Gathered) -> Iterator[tuple[Any, int]]:
    """The records of a file, and how many hundredths of it were read by then."""
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415  the same
    except ImportError:
        raise MissingExtra("A web archive file", "warc") from None
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            packed = file.peek(len(GZIP)).startswith(GZIP)
            for record in ArchiveIterator(_Members(file, found) if packed else file, arc2warc=True):
                yield record, 100 * file.tell() // size
    except (ArchiveLoadFailed, EOFError, ValueError) as error:
        found.broken = _broken(error)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from None


class _Members:
    """A compressed file as if it were not, however many records stand in one gzip member.

    warcio knows only files with a member for each record; it leaves others after the first record.
    """

    def __init__(self, file: BufferedReader, found: Gathered) -> None:
        self._file, self._found = GzipFile(fileobj=file), found

    def read(self, size: int) -> bytes:
        """Some more of it; nothing from where it is cut or damaged."""
        try:
            return b"" if self._found.broken else self._file.read1(size)
        except (EOFError, BadGzipFile, zlib.error) as error:
            self._found.broken = _broken(error)
            return b""


def _broken(error: Exception) -> str:
    return f"the file is broken; what stands before that came ({' '.join(str(error).split())[:100]})"

"""Captures of watched articles out of a web archive file (WARC)."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from watcher.decide.history.captures import undated, unfit
from watcher.decide.twins import alike, believed, key
from watcher.errors import BadAddress, TooLarge, Undecodable, WrongType
from watcher.export.warc import FLAPPING
from watcher.fetch import canonical
from watcher.fetch.headers import SECRETS, media_type
from watcher.fetch.headers import charset as charset_of
from watcher.fetch.media import PAGES, refuse_content
from watcher.find.feed import iso_moment
from watcher.imports.moves import Moves
from watcher.imports.records import Records, address, captured_by, leads_to, seen_until, status, unpacked
from watcher.imports.shelf import Shelf
from watcher.model import COSMETIC, Capture, Origin, OriginKind
from watcher.model.haul import Brought, Haul, Left, Report
from watcher.past.weave import captured, put, told
from watcher.read import read
from watcher.render.words import count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from watcher.model import Article, EditClass, Reading
    from watcher.model.history import Headers
    from watcher.store import Store

TYPES = PAGES | {""}
"""What a page calls itself, also when it does not say."""

KEPT_NAME = "x-archive-orig-"
"""Before a header that spoke of the body as it was sent; our own exports and others write it so."""


OWN = 50
"""Articles whose newest text is remembered: captures of one often follow one another."""


@dataclass(slots=True)
class Gathered:
    """What a file has of watched articles, and what it has besides.

    Attributes:
        records: of the file.
        captures: of them, by the numbers of the articles.
        own: the text of a version of an article that we read ourselves; None for version 0.
        unfit: of each article, why captures are none, and of how many that is so.
        moves: which addresses lead to others.
        passed: hashes of the keys of addresses whose captures were passed over.
        led: of each article, where its addresses led for good, and how many captures say so.
        histories: of each article, the histories that the captures are said to be of; "" for none.
        came: of each article, the keys of the addresses whose captures are set aside.
    """

    records: Records
    captures: Shelf
    own: Callable[[int, int], Reading | None]
    articles: dict[int, Article] = field(default_factory=dict)
    unfit: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    unwatched: int = 0
    moves: Moves = field(default_factory=Moves)
    passed: set[int] = field(default_factory=set)
    led: dict[int, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    histories: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    came: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def haul(self) -> Haul:
        """What of it cannot come."""
        broken = self.records.broken
        left = [Left(self.records.path.name, broken)] if broken else []
        if self.unwatched:
            words = "of no watched article; watcher add takes its address first"
            left.append(Left(count(self.unwatched, "capture"), words))
        return Haul("web archive file", left=tuple(left))

    def is_history(self, number: int) -> bool:
        """Whether the captures of an article are its history, by the word of whoever wrote them."""
        histories = self.histories[number]
        return len(histories) == 1 and "" not in histories

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
            records = Records(path)
            found = Gathered(records, Shelf(aside), lru_cache(OWN)(self._own))
            for record, share in records.read():
                self._take(record, found)
                step(share)
            if homes := self._homes(found):
                for record, share in records.read():
                    self._take_moved(record, homes, found)
                    step(share)
            yield found

    def bring(self, found: Gathered) -> Iterator[Brought]:
        """Put it into the histories, one after the other."""
        for number in found.articles:
            yield self._bring(found, number)

    def _take(self, record: Any, found: Gathered) -> None:
        if (url := address(record)) is None:
            found.unwatched += record.rec_type == "response"
            return
        article, to = self._watched(url), leads_to(record, url)
        if to:
            found.moves.learn(url, to)
        if found.records.history:
            found.moves.learn(found.records.history, url)
        if article is None:
            found.unwatched += 1
            found.passed.add(hash(key(url)))
            return
        found.articles.setdefault(article.id, article)
        if to:
            found.led[article.id][url, to] += 1
            return
        made = self._capture(record, article, found.own(article.id, article.version), found)
        _keep(found, article, url, made)
        if isinstance(made, Capture) and (claimed := _claimed(article.url, made.reading)):
            found.moves.learn(url, claimed)

    def _homes(self, found: Gathered) -> dict[str, Article]:
        """Whose the addresses are that were passed over and belong to an article, by their keys."""
        homes = found.moves.homes(self.store.with_urls)
        return {place: article for place, article in homes.items() if hash(place) in found.passed}

    def _take_moved(self, record: Any, homes: dict[str, Article], found: Gathered) -> None:
        """A capture of where an article went, or came from: that it is the article says its text, too."""
        url = address(record)
        article = homes.get(key(url)) if url else None
        if url is None or article is None:
            return
        found.unwatched -= 1
        found.articles.setdefault(article.id, article)
        if leads_to(record, url):
            return
        other = found.captures.last(article.id)
        own = found.own(article.id, article.version) or (other.reading if other else None)
        made = self._capture(record, article, own, found)
        if isinstance(made, Capture) and own is not None and not alike(made.reading, own):
            made = f"it is of {url}, where another text stands"
        _keep(found, article, url, made)

    def _own(self, number: int, version: int) -> Reading | None:
        return self.store.reading(number, version) if version else None

    def _watched(self, url: str) -> Article | None:
        found = self.store.with_url(url)
        return self.store.followed(found) if found else None

    def _capture(self, record: Any, article: Article, own: Reading | None, found: Gathered) -> Capture | str:
        """The capture, or why it is none."""
        headers = _headers(record)
        kind = next((value for name, value in headers if name == "content-type"), "")
        at = iso_moment(record.rec_headers.get_header("WARC-Date") or "")
        if media_type(kind) not in TYPES:
            return f"it is {media_type(kind)}, no web page"
        why = undated(at, self.now)
        if at is None or why:
            return why
        body = self._body(record, kind)
        if isinstance(body, str):
            return body
        url, charset = canonical(record.rec_headers.get_header("WARC-Target-URI")), charset_of(kind)
        reading = read(
            body,
            url,
            captured_at=at,
            published_at=article.published_at,
            selectors=article.selectors,
            charset=charset or None,
        )
        if why := unfit(article.url, url, status(record), body, reading, own):
            return why
        origin, until = _witness(record, found.records, at, self.now)
        return captured(
            reading,
            body,
            url,
            at,
            charset=charset,
            status=status(record),
            headers=_kept(headers),
            origin=origin,
            seen_until=until,
            flapping=bool(found.records.history) and record.rec_headers.get_header(FLAPPING) == "yes",
        )

    def _body(self, record: Any, kind: str) -> bytes | str:
        """The page, or why it is none."""
        try:
            body = unpacked(record, self.most)
            refuse_content(kind, body)
        except (TooLarge, Undecodable, WrongType) as error:
            return str(error)
        return body

    def _bring(self, found: Gathered, number: int) -> Brought:
        article, captures = found.articles[number], found.captures.of(number)
        report, whole = Report(), found.is_history(number)
        if captures and self.dry:
            woven, _ = told(self.store, article, captures, cosmetic=self.cosmetic, whole=whole)
            report = woven.report()
        elif captures:
            woven = put(self.store, article, captures, now=self.now, cosmetic=self.cosmetic, whole=whole)
            report = woven.report()
        return Brought(article.url, versions=report, losses=tuple(found.losses(number)))


def _headers(record: Any) -> Headers:
    return tuple((str(name).lower(), str(value)) for name, value in record.http_headers.headers)


def _kept(headers: Headers) -> Headers:
    """Those that may be stored, under the names that they were sent with."""
    named = ((name.removeprefix(KEPT_NAME), value) for name, value in headers)
    return tuple((name, value) for name, value in named if name not in SECRETS)


def _witness(record: Any, records: Records, at: datetime, now: datetime) -> tuple[Origin, datetime | None]:
    """Who captured it, and when it was last seen: an archive of ours says both, any other is the witness."""
    origin = Origin(OriginKind.WARC, records.path.name, record.rec_headers.get_header("WARC-Record-ID") or "")
    if not records.history:
        return origin, None
    return captured_by(record) or origin, seen_until(record, at, now)


def _keep(found: Gathered, article: Article, url: str, made: Capture | str) -> None:
    if isinstance(made, str):
        found.unfit[article.id][made] += 1
    else:
        found.captures.put(article.id, made)
        found.came[article.id].add(key(url))
        found.histories[article.id].add(found.records.history)


def _claimed(own: str, reading: Reading) -> str:
    """The address that a page says is its own, where that can be believed."""
    with suppress(BadAddress):
        claimed = canonical(reading.canonical_url)
        return claimed if believed(own, claimed) else ""
    return ""

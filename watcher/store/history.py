"""What is known of an article: versions, texts, bytes, notes, visits."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from watcher.damage import sparing
from watcher.decide.flapping import FLAPPING, LOOKBACK
from watcher.decide.history.ahead import stood_before
from watcher.errors import NotKept, UnknownVersion
from watcher.model import Capture, Reading, Recent
from watcher.store.captured import in_archives, known_captures
from watcher.store.engine.prepared import Prepared
from watcher.store.heard import later_notes
from watcher.store.packing import bodies
from watcher.store.packing.pages import page_of
from watcher.store.packing.texts import Texts
from watcher.store.rows import (
    SNAPSHOT,
    VERSIONS,
    batched,
    complete,
    one,
    origin_of,
    snapshot_of,
    sound,
)
from watcher.store.schema import articles, asides, faces, failing, hosts, snapshots

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy import Column, Connection, Row

    from watcher.model import Article, Change, Snapshot

_s = snapshots.c
_SNAPSHOTS = select(*SNAPSHOT, _s.change, _s.disclosure).select_from(VERSIONS).order_by(_s.version)
_ALL = Prepared(_SNAPSHOTS.where(_s.article_id == bindparam("of_article"), _s.version >= bindparam("first")))
_PLACES = [f"asked_{place}" for place in range(32)]
"""A prepared statement asks for so many versions by their numbers, fewer by naming one of them again."""

_SOME = Prepared(
    _SNAPSHOTS.where(_s.article_id == bindparam("of_article"), _s.version.in_(map(bindparam, _PLACES)))
)
_SAME = Prepared(
    select(_s.version)
    .where(_s.article_id == bindparam("of_article"), _s.digest == bindparam("of_digest"))
    .where(_s.version <= bindparam("newest"))
    .order_by(_s.version.desc())
    .limit(1)
)
_LAST = Prepared(
    select(*SNAPSHOT)
    .select_from(VERSIONS)
    .where(_s.article_id == bindparam("of_article"))
    .order_by(_s.version.desc())
    .limit(LOOKBACK)
)
_TURNED = Prepared(
    select(asides.c.digest, asides.c.captured_at)
    .where(asides.c.article_id == bindparam("of_article"), asides.c.code == FLAPPING)
    .order_by(asides.c.captured_at.desc())
    .limit(LOOKBACK)
)
_ELSEWHERE = Prepared(
    select(articles.c.id)
    .join_from(articles, hosts, articles.c.host_id == hosts.c.id)
    .where(failing, articles.c.suspect_digest == bindparam("mark"), hosts.c.name != bindparam("host"))
    .limit(1)
)
_FIRST_TITLE = Prepared(
    select(faces.c.title)
    .join_from(snapshots, faces, _s.face_id == faces.c.id)
    .where(_s.article_id == bindparam("of_article"), _s.version == 1)
)
_CAPTURE = Prepared(
    select(_s.digest, _s.reader_version, _s.captured_at, _s.page_id, _s.origin, faces)
    .outerjoin_from(snapshots, faces, _s.face_id == faces.c.id)
    .where(_s.article_id == bindparam("of_article"), _s.version == bindparam("of_version"))
)


def all_snapshots(db: Connection, article_id: int, first: int = 1) -> list[Snapshot]:
    """Every version from one on that can be read, oldest first."""
    made, (key, what) = _making(db, article_id), _named(article_id)
    return list(sound(db, _ALL, made, key, what, of_article=article_id, first=first))


def some_snapshots(db: Connection, article_id: int, versions: Sequence[int]) -> list[Snapshot]:
    """Those of these versions that there are, oldest first in each portion."""
    made, (key, what) = _making(db, article_id), _named(article_id)
    found: list[Snapshot] = []
    for some in batched(versions, len(_PLACES)):
        asked = dict(zip(_PLACES, chain(some, repeat(some[0])), strict=False))
        found += sound(db, _SOME, made, key, what, of_article=article_id, **asked)
    return found


def _making(db: Connection, article_id: int) -> Callable[[Row[*tuple[Any, ...]]], Snapshot]:
    """What makes a version of its row, with its change, what was said of it later, and who saw it before."""
    texts = Texts(db, article_id)
    later, archives = later_notes(texts), in_archives(db, article_id)

    def made(row: Row[*tuple[Any, ...]]) -> Snapshot:
        return snapshot_of(row, _change(texts, row), later.get(row.version), archives)

    return made


def _named(article_id: int) -> tuple[Column[int], str]:
    """What tells an article's versions apart, and how they are named where one is left out."""
    return _s.version, version_of(article_id)


def version_of(article_id: int) -> str:
    """What names a version, in front of its number."""
    return f"Of article #{article_id} version "


def _bare(row: Row[*tuple[Any, ...]]) -> Snapshot:
    return snapshot_of(row, None)


def _change(texts: Texts, row: Row[*tuple[Any, ...]]) -> Change | None:
    return None if row.disclosure is None else texts.change(row.version, row.change)


def recent(db: Connection, article_id: int) -> Recent:
    """The last versions of an article, and what its page showed lately in going to and fro between them.

    Only of a page that ever did are their changes read: that costs more than all the rest of the question.
    """
    versions = list(sound(db, _LAST, _bare, *_named(article_id), of_article=article_id))
    shown = turned(db, article_id)
    if shown:
        versions = some_snapshots(db, article_id, [version.version for version in versions])[::-1]
    return Recent(tuple(versions), shown)


def turned(db: Connection, article_id: int) -> tuple[tuple[str, datetime], ...]:
    """The texts that a page showed in its turns, with when last; the latest first."""
    return tuple((row.digest, row.captured_at) for row in _TURNED.all(db, of_article=article_id))


def suspected_elsewhere(db: Connection, article: Article, mark: str) -> bool:
    """Whether an article of another host has the same odd reading now."""
    return _ELSEWHERE.scalar(db, mark=mark, host=article.host) is not None


def first_title(db: Connection, article_id: int) -> str:
    """The title an article was first seen with; "" before that."""
    return _FIRST_TITLE.scalar(db, of_article=article_id) or ""


def snapshot(db: Connection, article_id: int, version: int) -> Snapshot:
    """One version; UnknownVersion when there is none."""
    query = _SNAPSHOTS.where(_s.article_id == article_id, _s.version == version)
    row = db.execute(query).one_or_none()
    if row is None:
        raise unknown(db, article_id, version)
    return _making(db, article_id)(row)


def moments(db: Connection, article_id: int) -> list[tuple[int, datetime]]:
    """Every version with when it was captured, oldest first."""
    query = select(_s.version, _s.captured_at).where(_s.article_id == article_id).order_by(_s.version)
    return [(number, captured) for number, captured in db.execute(query)]


def returns_to(db: Connection, article: Article, digest: str) -> int | None:
    """The newest earlier version with this content, unless it stands there now and never went."""
    terms = {"of_article": article.id, "of_digest": digest, "newest": article.version}
    same = _SAME.scalar(db, **terms) if article.version else None
    return None if same == article.version else same


def version_at(db: Connection, article_id: int, moment: datetime) -> int:
    """The newest version that was captured by a moment, or of which an archive shows that it stood then.

    Raises:
        UnknownVersion: we had not looked yet.
    """
    query = select(_s.version).where(_s.article_id == article_id, _s.captured_at <= moment)
    found = db.execute(query.order_by(_s.version.desc()).limit(1)).scalar() or 0
    if _seen_by_others(db, article_id, found + 1, moment):
        return int(found) + 1
    if found:
        return int(found)
    article = one(db, article_id)
    began = f"; it was first captured {snapshot(db, article_id, 1).captured_at:%Y-%m-%d %H:%M} UTC"
    raise UnknownVersion(f"{article.url} has no version of that time{began if article.version else ''}.")


def _seen_by_others(db: Connection, article_id: int, version: int, moment: datetime) -> bool:
    """Whether an archive has a capture from before a moment that says what a later version of ours says."""
    query = select(_s.not_before, _s.captured_at).where(_s.article_id == article_id, _s.version == version)
    times = db.execute(query).one_or_none()
    before = stood_before(known_captures(db, article_id), *times) if times else None
    return before is not None and before.at <= moment


def reading(db: Connection, article_id: int, version: int) -> Reading:
    """What was read in a version; UnknownVersion when there is none."""
    _page_of(db, article_id, version)
    return Texts(db, article_id).reading(version)


def readings(db: Connection, article_id: int, last: int | None = None) -> dict[int, Reading]:
    """What was read in the versions up to the last, oldest first; those that are damaged are left out."""
    texts, found = Texts(db, article_id), dict[int, Reading]()
    numbers = select(_s.version).where(_s.article_id == article_id).order_by(_s.version)
    for version in db.execute(numbers).scalars().all():
        if last is None or version <= last:
            with sparing(f"{version_of(article_id)}{version}"):
                found[version] = texts.reading(version)
    return found


def raw(db: Connection, article_id: int, version: int) -> bytes:
    """A version's page as received, decompressed; UnknownVersion when there is none."""
    return _kept(db, article_id, version, _page_of(db, article_id, version))


def _page_of(db: Connection, article_id: int, version: int) -> int:
    number = page_of(db, article_id, version)
    if number is None:
        raise unknown(db, article_id, version)
    return number


def _kept(db: Connection, article_id: int, version: int, page: int) -> bytes:
    try:
        return bodies.body(db, page)
    except NotKept:
        url = one(db, article_id).url
        raise NotKept(f"The page of version {version} of {url} is no longer kept; its text is.") from None


def newest(db: Connection, article: Article, reader_version: int) -> Capture | None:
    """The newest version, to compare with; None before the first.

    Its page comes with it when it has to be read again: another reader read it, or with other selectors, or
    its text is damaged (it is of reader 0 then). A page that was pruned is empty.
    """
    if not article.version:
        return None
    row = _captured(db, article.id, article.version)
    reading = Texts(db, article.id).known(article.version)
    version = row.reader_version if reading else 0
    reading = reading or Reading(url=row.url)
    found = _capture(row, reading, version)
    if version == reader_version and reading.selectors == article.selectors:
        return found
    try:
        return replace(found, raw=bodies.body(db, row.page_id))
    except NotKept:
        if version:
            return found
        raise


def capture(db: Connection, article_id: int, version: int) -> Capture:
    """A version as it was captured, to read it again; UnknownVersion when there is none."""
    row = _captured(db, article_id, version)
    texts = Texts(db, article_id)
    found = _capture(row, texts.reading(version), row.reader_version)
    page = _kept(db, article_id, version, row.page_id)
    return replace(found, raw=page, headers=texts.headers(version))


def _captured(db: Connection, article_id: int, version: int) -> Any:
    row = _CAPTURE.first(db, of_article=article_id, of_version=version)
    if row is None:
        raise unknown(db, article_id, version)
    complete(row.page_id, row.url)
    return row


def _capture(row: Any, reading: Reading, reader_version: int) -> Capture:
    """A version without its page and headers."""
    return Capture(
        reading=reading,
        digest=row.digest,
        reader_version=reader_version,
        raw=b"",
        url=row.url,
        captured_at=row.captured_at,
        charset=row.charset,
        status=row.status,
        origin=origin_of(row.origin),
    )


def unknown(db: Connection, article_id: int, version: int) -> UnknownVersion:
    """The error for a version that is not there; UnknownArticle when there is not even an article."""
    article = one(db, article_id)
    if not article.version:
        return UnknownVersion(f"{article.url} has no version yet; `watcher check {article.url}` looks now.")
    has = "version 1 only" if article.version == 1 else f"versions 1 to {article.version}"
    return UnknownVersion(f"{article.url} has no version {version}; it has {has}.")

"""Where versions come from: request, answer, hashes and seals, without the pages themselves."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from watcher.damage import sparing
from watcher.errors import NotKept
from watcher.model.history import Headers, History, Provenance, Version
from watcher.store import history, noted
from watcher.store.engine.adding import insert_once
from watcher.store.engine.prepared import Prepared
from watcher.store.packing.codec import from_json, to_json
from watcher.store.packing.texts import Texts
from watcher.store.rows import VERSIONS, complete, one, origin_of, sound
from watcher.store.schema import faces, pages, requests, snapshots
from watcher.store.verify.seals import seals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Row

CONDITIONS = frozenset({"if-none-match", "if-modified-since"})
"""What differs from one request to the next; all else is the same for every request of a program."""

FROM_ADDRESS = frozenset({"host"})
"""What the address says already."""

_s = snapshots.c
_VERSIONS = (
    select(
        _s.version,
        faces.c.url,
        faces.c.status,
        _s.captured_at,
        faces.c.charset,
        requests.c.headers.label("asked"),
        _s.conditions,
        pages.c.size,
        pages.c.hash,
        _s.digest,
        _s.reader_version,
        _s.origin,
    )
    .select_from(VERSIONS)
    .outerjoin(requests, _s.request_id == requests.c.id)
    .where(_s.article_id == bindparam("of_article"))
    .order_by(_s.version)
)
_SAME = Prepared(select(requests.c.id).where(requests.c.headers == bindparam("these")))


def request_columns(db: Connection, asked: Headers) -> dict[str, Any]:
    """A request's headers as columns of a version; the part that is always the same is kept once."""
    if not asked:
        return {}
    usual = to_json([pair for pair in asked if pair[0] not in CONDITIONS | FROM_ADDRESS])
    own = [pair for pair in asked if pair[0] in CONDITIONS]
    number = _SAME.scalar(db, these=usual)
    number = number or insert_once(db, requests, {"headers": usual}, "headers")[0]
    return {"request_id": number, "conditions": to_json(own) if own else None}


def _provenances(db: Connection, article_id: int) -> list[Provenance]:
    """Of every version that can be read, oldest first."""
    texts, found = Texts(db, article_id), []
    query, named = _VERSIONS.params(of_article=article_id), history.version_of(article_id)
    rows = list(sound(db, query, _as_it_is, _s.version, named))
    sealed = seals(_unbroken(rows))
    for row, seal in zip(rows, [*sealed, *[""] * (len(rows) - len(sealed))], strict=True):
        with sparing(f"{history.version_of(article_id)}{row.version}"):
            found.append(_of(row, seal, _answered(texts, row.version)))
    return found


def _as_it_is(row: Row[*tuple[Any, ...]]) -> Row[*tuple[Any, ...]]:
    return row


def _unbroken(rows: Iterable[Any]) -> Iterator[Any]:
    """The first versions of which none is left out: the seal of any later one cannot be told."""
    for place, row in enumerate(rows, 1):
        if row.version != place or row.hash is None:
            return
        yield row


def provenance(db: Connection, article_id: int, version: int) -> Provenance:
    """Of one version; UnknownVersion when there is none."""
    rows = db.execute(_VERSIONS.where(_s.version <= version), {"of_article": article_id}).all()
    if not rows or rows[-1].version != version:
        raise history.unknown(db, article_id, version)
    return _of(rows[-1], seals(rows)[-1], _answered(Texts(db, article_id), version))


def _answered(texts: Texts, version: int) -> Headers | None:
    """The answer's headers, which are kept as long as the text."""
    try:
        return texts.headers(version)
    except NotKept:
        return None


def whole(db: Connection, article_id: int) -> History:
    """All that is known of an article; a version is in it when all of it that is kept can be read."""
    snapshots, texts = history.all_snapshots(db, article_id), Texts(db, article_id)
    came = {found.version: found for found in _provenances(db, article_id) if _is_sound(texts, found.version)}
    versions = (Version(each, came[each.version]) for each in snapshots if each.version in came)
    notes = tuple(noted.note_records(db, article_id))
    return History(one(db, article_id), tuple(versions), notes, Texts(db, article_id).reading)


def _is_sound(texts: Texts, version: int) -> bool:
    with sparing(f"{history.version_of(texts.article_id)}{version}"):
        with suppress(NotKept):
            texts.reading(version)
        return True
    return False


def _of(row: Row[*tuple[Any, ...]], seal: str, headers: Headers | None) -> Provenance:
    complete(row.hash, row.url)
    return Provenance(
        version=row.version,
        url=row.url,
        status=row.status,
        captured_at=row.captured_at,
        charset=row.charset,
        asked=_asked(row.asked, row.conditions),
        headers=headers,
        size=row.size,
        raw_hash=row.hash,
        digest=row.digest,
        reader_version=row.reader_version,
        seal=seal,
        origin=origin_of(row.origin),
    )


def _asked(usual: str | None, conditions: str | None) -> Headers | None:
    if usual is None:
        return None
    return from_json(Headers, usual) + (from_json(Headers, conditions) if conditions else ())

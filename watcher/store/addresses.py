"""Which addresses lead to which article, and which articles are one.

An address that a user gave, or that a permanent redirect leads to, names its article for certain. What a page
merely claims to be its address names it only for somebody who looks at both (see `watcher.decide.twins`).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, select, update

from watcher.damage import sparing
from watcher.decide.twins import key
from watcher.model import Article, ArticleState
from watcher.store.engine.adding import insert_row
from watcher.store.engine.faults import damaged
from watcher.store.engine.prepared import Prepared
from watcher.store.rows import ARTICLES, article_of, batched, sound, sound_articles
from watcher.store.schema import addresses, articles, merges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Row

_a, _d, _m = articles.c, addresses.c, merges.c

_MERGED = (
    select(_m.article_id, _m.into_id)
    .join(articles, _m.article_id == _a.id)
    .where(_m.split_at.is_(None), _a.state == ArticleState.REMOVED.value)
)
PARTS = _MERGED.with_only_columns(_m.article_id)
"""Articles that became part of another one: its history has theirs, which counts once."""
_HOW = Prepared(select(_d.how).where(_d.key == bindparam("key"), _d.article_id == bindparam("article_id")))
_SHARED = Prepared(
    select(_d.id).where(_d.key == bindparam("key"), _d.article_id != bindparam("article_id")).limit(1)
)
_BY_KEY = (
    ARTICLES.add_columns(_d.key, _d.url.label("met")).join(addresses, _d.article_id == _a.id).order_by(_a.id)
)


class Met(StrEnum):
    """How an address was met."""

    GIVEN = "given"
    REDIRECT = "redirect"
    CLAIM = "claim"


CERTAIN = (Met.GIVEN, Met.REDIRECT)
"""Who is asked for such an address means the article."""


@dataclass(frozen=True, slots=True)
class Merge:
    """An article that is part of another one.

    Attributes:
        article_id: which.
        into_id: of which.
        merged_at: when; UTC.
        how: why, in words.
    """

    article_id: int
    into_id: int
    merged_at: datetime
    how: str


def named(db: Connection, urls: Iterable[str]) -> dict[str, Article]:
    """For each of the addresses that names one for certain, its article."""
    keys = {url: name for url in urls if (name := _key(url))}
    found: dict[str, Article] = {}
    for some in batched(sorted(set(keys.values()))):
        query = _BY_KEY.where(_d.key.in_(some), _d.how.in_(CERTAIN))
        for name, article in sound(db, query, _with_key, _a.id, "Article #"):
            found.setdefault(name, article)
    return dict(_followed(db, ((url, found[name]) for url, name in keys.items() if name in found)))


def _with_key(row: Row[*tuple[Any, ...]]) -> tuple[str, Article]:
    return row.key, article_of(row)


def _followed(db: Connection, found: Iterable[tuple[str, Article]]) -> Iterator[tuple[str, Article]]:
    for url, article in found:
        with sparing(f"Article #{article.id}"):
            article = followed(db, article)  # noqa: PLW2901 - what it is part of takes its place
        yield url, article


def known(db: Connection, urls: Iterable[str]) -> set[str]:
    """Those of the addresses that lead to an article for certain, whether it can be read or not."""
    keys = {url: name for url in urls if (name := _key(url))}
    found: set[str] = set()
    for some in batched(sorted(set(keys.values()))):
        found |= set(db.execute(select(_d.key).where(_d.key.in_(some), _d.how.in_(CERTAIN))).scalars())
    return {url for url, name in keys.items() if name in found}


def _key(url: str) -> str:
    with suppress(ValueError):
        return key(url)
    return ""


def followed(db: Connection, article: Article) -> Article:
    """The article itself, or the one that it has become part of."""
    while article.state is ArticleState.REMOVED and (merge := in_force(db, article.id)) is not None:
        article = _part_of(db, merge)
    return article


def _part_of(db: Connection, merge: Merge) -> Article:
    row = db.execute(ARTICLES.where(_a.id == merge.into_id)).one_or_none()
    if row is None:
        raise damaged(ValueError(f"it is part of article #{merge.into_id}, which is not there"))
    return article_of(row)


def is_noted(db: Connection, article_id: int, url: str, met: Met) -> bool:
    """Whether an address of an article is known, and as certain as this."""
    known = _HOW.scalar(db, key=key(url), article_id=article_id)
    return known is not None and (known in CERTAIN or met is Met.CLAIM)


def address_columns(article_id: int, url: str, met: Met, now: datetime) -> dict[str, Any]:
    """What is written down of an address of an article."""
    return {"key": key(url), "article_id": article_id, "url": url, "how": met.value, "found_at": now}


def put(db: Connection, article_id: int, url: str, met: Met, now: datetime) -> None:
    """Note an address of an article. What is certain stays so."""
    name = key(url)
    which = (_d.key == name) & (_d.article_id == article_id)
    known = _HOW.scalar(db, key=name, article_id=article_id)
    if known is None:
        insert_row(db, addresses, address_columns(article_id, url, met, now))
    elif known == Met.CLAIM and met is not Met.CLAIM:
        db.execute(update(addresses).where(which).values(how=met.value))


def is_shared(db: Connection, article_id: int, name: str) -> bool:
    """Whether any other article is known by a key."""
    return _SHARED.scalar(db, key=name, article_id=article_id) is not None


def others(db: Connection, article_id: int, keys: Sequence[str]) -> list[Article]:
    """Other watched articles that are known by one of these keys, the oldest first."""
    query = ARTICLES.join(addresses, _d.article_id == _a.id)
    found = sound_articles(db, query.where(_d.key.in_(keys), _a.id != article_id).order_by(_a.id))
    ends = (article for _, article in _followed(db, (("", article) for article in found)))
    watched = {a.id: a for a in ends if a.state is not ArticleState.REMOVED and a.id != article_id}
    return [watched[number] for number in sorted(watched)]


def listed(db: Connection, article_id: int) -> list[str]:
    """The addresses that lead to an article for certain, those of its parts too."""
    parts = select(_m.article_id).where(_m.into_id == article_id, _m.split_at.is_(None))
    query = select(_d.url).where((_d.article_id == article_id) | _d.article_id.in_(parts))
    return list(dict.fromkeys(db.execute(query.where(_d.how.in_(CERTAIN)).order_by(_d.id)).scalars()))


def in_force(db: Connection, article_id: int) -> Merge | None:
    """What an article is part of."""
    query = select(merges).where(_m.article_id == article_id, _m.split_at.is_(None)).order_by(_m.id.desc())
    row = db.execute(query.limit(1)).one_or_none()
    return None if row is None else Merge(row.article_id, row.into_id, row.merged_at, row.how)


def parts(db: Connection, article_id: int) -> list[Article]:
    """What is part of an article."""
    query = ARTICLES.join(merges, _m.article_id == _a.id).where(_m.into_id == article_id)
    return list(sound_articles(db, query.where(_m.split_at.is_(None)).order_by(_a.id)))


def wholes(db: Connection) -> dict[int, int]:
    """Of each article that became part of another one, which one that is in the end, by their numbers."""
    found = {row.article_id: row.into_id for row in db.execute(_MERGED)}
    for part, whole in found.items():
        while whole in found:
            whole = found[whole]  # noqa: PLW2901 - what it is part of takes its place
        found[part] = whole
    return found


def apart(db: Connection, one: int, other: int) -> bool:
    """Whether somebody took these two apart again: then only a person may merge them."""
    pair = (_m.article_id.in_((one, other))) & (_m.into_id.in_((one, other)))
    return db.execute(select(_m.id).where(pair, _m.split_at.is_not(None)).limit(1)).first() is not None


def join(db: Connection, merge: Merge) -> None:
    """Note that an article is part of another."""
    row = {"article_id": merge.article_id, "into_id": merge.into_id}
    insert_row(db, merges, row | {"merged_at": merge.merged_at, "how": merge.how})


def part(db: Connection, merge: Merge, now: datetime) -> None:
    """Note that it is not, after all."""
    which = (_m.article_id == merge.article_id) & (_m.into_id == merge.into_id) & _m.split_at.is_(None)
    db.execute(update(merges).where(which).values(split_at=now))


def fill(db: Connection) -> None:
    """Note the addresses of the articles of a store that an older program made."""
    for row in db.execute(select(_a.id, _a.url, _a.moved_to, _a.added_at)).all():
        put(db, row.id, row.url, Met.GIVEN, row.added_at)
        if row.moved_to:
            put(db, row.id, row.moved_to, Met.REDIRECT, row.added_at)

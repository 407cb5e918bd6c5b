"""Rows to the model's values and back: articles and versions. Those of notes are `note_rows`'."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Select, bindparam, literal_column, select

from watcher.damage import leave_out, sparing
from watcher.decide.history.ahead import stood_before
from watcher.errors import DamagedRow, UnknownArticle
from watcher.model import (
    Article,
    ArticleState,
    Change,
    LaterNote,
    Origin,
    Selectors,
    Snapshot,
    Validators,
)
from watcher.store.captured import NO_ARCHIVES
from watcher.store.engine.faults import damage_named, damaged, word_of
from watcher.store.engine.prepared import Prepared
from watcher.store.packing.codec import from_json, to_json
from watcher.store.schema import articles, bursts, faces, hosts, marks, pages, snapshots

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Row

    from watcher.model import Progress, Wanted
    from watcher.model.source import SourceProgress
    from watcher.store.captured import InArchives

_FIELDS = tuple(field.name for field in fields(Article))
_ELSEWHERE: dict[str, ColumnElement[Any]] = {
    "host": hosts.c.name.label("host_name"),
    "validators": articles.c.etag,
    "price": hosts.c.price,
    "ceiling": hosts.c.ceiling,
    "lease": literal_column("''").label("no_lease"),
}
"""The fields of an article that stand in no column of their name."""

ARTICLE: tuple[ColumnElement[Any], ...] = (
    *(_ELSEWHERE[name] if name in _ELSEWHERE else articles.c[name] for name in _FIELDS),
    articles.c.last_modified,
)
"""What `article_of` needs; select it first, from articles joined with hosts."""

ARTICLES = select(*ARTICLE).outerjoin_from(articles, hosts)
"""All of them, those too whose host is not there."""

MOST = 200
"""Rows read at once where there may be very many; SQLite takes some thousand numbers in one query."""


Item = TypeVar("Item")


def batched(items: Sequence[Item], most: int = MOST) -> Iterator[Sequence[Item]]:
    """Row numbers, or what else rows are asked for by, in portions."""
    return (items[k : k + most] for k in range(0, len(items), most))


def sound(
    db: Connection,
    query: Select[*tuple[Any, ...]] | Prepared,
    make: Callable[[Row[*tuple[Any, ...]]], Item],
    key: Column[int],
    what: str,
    **params: Any,
) -> Iterator[Item]:
    """What is made of rows, less what is damaged: that is left out, and told.

    Args:
        db: the transaction.
        query: asks for the rows.
        make: makes something of one; raises DamagedRow.
        key: what of the query tells its rows apart.
        what: names a row, in front of that.
        params: those of the query.
    """
    for row in _rows(db, query, key, what, params):
        try:
            with damage_named():
                made = make(row)
        except DamagedRow as fault:
            leave_out(f"{what}{getattr(row, key.name)}", fault)
        else:
            yield made


def _rows(
    db: Connection,
    query: Select[*tuple[Any, ...]] | Prepared,
    key: Column[int],
    what: str,
    params: dict[str, Any],
) -> Sequence[Row[*tuple[Any, ...]]]:
    """All at once; one by one where that cannot be, to see which is damaged."""
    with suppress(DamagedRow), damage_named():
        return query.all(db, **params) if isinstance(query, Prepared) else db.execute(query, params).all()
    asked = query.statement if isinstance(query, Prepared) else query
    assert isinstance(asked, Select)
    found: list[Row[*tuple[Any, ...]]] = []
    for number in db.execute(asked.with_only_columns(key), params).scalars().all():
        with sparing(f"{what}{number}"), damage_named():
            found += db.execute(asked.where(key == number), params).all()
    return found


def sound_articles(db: Connection, query: Select[*tuple[Any, ...]]) -> Iterator[Article]:
    """The articles in rows that start with `ARTICLE`, less those that are damaged."""
    return sound(db, query, article_of, articles.c.id, "Article #")


def check_host(name: str | None) -> None:
    """Raise a DamagedRow for an article whose host is not there."""
    if name is None:
        raise damaged(ValueError("its host is not there"))


def article_of(row: Sequence[Any], lease: str = "") -> Article:
    """The watched article in a row that starts with `ARTICLE`.

    By place, not by name, and into the article at once: every check reads one, and of a frozen class
    `__init__` sets field by field through `object`.

    Raises:
        DamagedRow: its state, wishes or host are none.
    """
    article = object.__new__(Article)
    values = vars(article)
    values.update(zip(_FIELDS, row, strict=False))
    check_host(values["host"])
    values["state"] = _STATES.get(values["state"]) or word_of(ArticleState, values["state"])
    if values["selectors"] is not None:
        values["selectors"] = from_json(Selectors, values["selectors"])
    values["tags"] = () if values["tags"] == NO_TAGS else from_json(tuple[str, ...], values["tags"])
    values["validators"] = Validators(values["validators"], row[len(_FIELDS)])
    values["lease"] = lease
    return article


_STATES = {state.value: state for state in ArticleState}
NO_TAGS = "[]"


_ONE = Prepared(ARTICLES.where(articles.c.id == bindparam("article_id")))


def one(db: Connection, article_id: int) -> Article:
    """The article with this number."""
    row = _ONE.first(db, article_id=article_id)
    if row is None:
        raise unknown(article_id)
    return article_of(row)


def owner_of_row(db: Connection, article_id: int) -> Article:
    """The article that a row belongs to.

    Raises:
        DamagedRow: there is none, or it is damaged itself.
    """
    try:
        with damage_named():
            return one(db, article_id)
    except UnknownArticle as fault:
        raise damaged(fault) from fault


def unknown(article_id: int) -> UnknownArticle:
    """What to raise where no article has this number."""
    return UnknownArticle(f"No article has the number {article_id}.")


def wishes(of: Article | Wanted) -> dict[str, Any]:
    """The columns that hold what the user asked for."""
    return {
        "every": of.every,
        "selectors": None if of.selectors is None else to_json(of.selectors),
        "tags": to_json(of.tags),
    }


def progress_columns(progress: Progress | SourceProgress) -> dict[str, Any]:
    """The columns that a check, or a look at a source, sets anew; validators live in two."""
    columns = {field.name: getattr(progress, field.name) for field in fields(progress)}
    validators: Validators = columns.pop("validators")
    return columns | {"etag": validators.etag, "last_modified": validators.last_modified}


SNAPSHOT: tuple[ColumnElement[Any], ...] = (
    snapshots.c.article_id,
    snapshots.c.version,
    snapshots.c.captured_at,
    snapshots.c.not_before,
    faces.c.title,
    faces.c.byline,
    snapshots.c.published_at,
    snapshots.c.modified_at,
    snapshots.c.words,
    snapshots.c.digest,
    snapshots.c.reader_version,
    pages.c.hash.label("raw_hash"),
    snapshots.c.returns_to,
    snapshots.c.origin,
    bursts.c.articles.label("with_many"),
    (marks.c.id.is_not(None) & marks.c.burst.is_(None)).label("flapping"),
)
"""The fields of a snapshot, in their order; select it from `VERSIONS`."""

MARKED = (marks.c.article_id == snapshots.c.article_id) & (marks.c.version == snapshots.c.version)
"""That a version's change is no edit of its article."""

VERSIONS = (
    snapshots.outerjoin(pages, snapshots.c.page_id == pages.c.id)
    .outerjoin(faces, snapshots.c.face_id == faces.c.id)
    .outerjoin(marks, MARKED)
    .outerjoin(bursts, marks.c.burst == bursts.c.id)
)
"""All of them, those too whose page or face is not there."""


_SNAPSHOT_FIELDS = tuple(column.name for column in SNAPSHOT)


def snapshot_of(
    row: Sequence[Any],
    change: Change | None,
    later: LaterNote | None = None,
    archives: InArchives = NO_ARCHIVES,
) -> Snapshot:
    """The version in a row that starts with `SNAPSHOT`, with what is known beside.

    Args:
        row: that.
        change: the stored change that led to it.
        later: what was said of that later.
        archives: what these have of its article.

    Raises:
        DamagedRow: its page or face is not there, or its origin is none.
    """
    values: dict[str, Any] = dict(zip(_SNAPSHOT_FIELDS, row, strict=False))
    complete(values["raw_hash"], values["title"])
    values["origin"] = origin_of(values["origin"])
    values["flapping"] = bool(values["flapping"])
    values["stood_before"] = stood_before(archives.known, values["not_before"], values["captured_at"])
    values["kept"] = tuple(archives.kept.get(values["version"], ()))
    return Snapshot(**values, change=change, disclosed_later=later)


def complete(page: object, face: object) -> None:
    """Raises DamagedRow when what a version has of its page or its face is None."""
    for found, part in ((page, "page is"), (face, "title and address are")):
        if found is None:
            raise damaged(ValueError(f"its {part} not there"))


def origin_of(text: str | None) -> Origin | None:
    """Who captured a version, from its column.

    Raises:
        DamagedRow: it says nothing of the kind.
    """
    return None if text is None else from_json(Origin, text)

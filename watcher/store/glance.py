"""The watch list with what one wants to know of every article at a glance. No text is read for it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from watcher.model import NoteForm, NoteKind
from watcher.model.glance import Glance, LastNote, Selection
from watcher.store.articles import contains
from watcher.store.asking import Front, leafs, reads
from watcher.store.engine.faults import word_of
from watcher.store.packing.codec import to_json
from watcher.store.report import of_outlet
from watcher.store.rows import ARTICLES, MOST, sound, sound_articles
from watcher.store.schema import articles, hosts, items, notes, watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Row, Select

EVERYTHING = Selection()

_a, _n = articles.c, notes.c
_NAMED = func.lower(case((_a.title == "", _a.url), else_=_a.title))
_OUTLET = func.lower(case((_a.site == "", hosts.c.name), else_=_a.site))
_LAST = select(func.max(_n.id))

_ORDERS: dict[str, ColumnElement[Any]] = {
    "changed": _a.last_changed_at.desc().nulls_last(),
    "note": _LAST.where(_n.article_id == _a.id).scalar_subquery().desc().nulls_last(),
    "next": _a.next_check_at.asc().nulls_last(),
    "versions": _a.version.desc(),
    "undisclosed": _a.undisclosed.desc(),
    "title": _NAMED.asc(),
    "outlet": _OUTLET.asc(),
    "added": _a.id.asc(),
}


def _chosen(db: Connection, which: Selection = EVERYTHING) -> Iterator[Glance]:
    """The watched articles that are meant, each with its last note and its undisclosed changes, one by one.

    They are put in order by the database first, by their numbers alone.
    """
    query = _meant(which).execution_options(yield_per=MOST)
    for some in db.execute(query).scalars().partitions():
        yield from _numbered(db, some)


def _numbers(db: Connection, which: Selection) -> array[int]:
    """Those articles by their numbers alone: what it takes to leaf through them without asking anew."""
    return array("q", db.execute(_meant(which)).scalars())


def _meant(which: Selection) -> Select[int]:
    """Their numbers, in their order."""
    query = select(_a.id).outerjoin_from(articles, hosts).where(*_terms(which))
    return query.order_by(_ORDERS[which.order], _a.id).offset(which.offset or None)


def _terms(which: Selection) -> Iterator[ColumnElement[bool]]:
    yield watched
    if which.tag is not None:
        yield tagged(which.tag)
    if which.outlet is not None:
        yield of_outlet(which.outlet)
    if which.changed_since is not None:
        yield _a.last_changed_at >= which.changed_since
    yield from map(contains, which.words)
    if which.source is not None:
        yield _a.id.in_(select(items.c.article_id).where(items.c.source_id == which.source))
    if which.undisclosed:
        yield _a.undisclosed > 0


def tagged(tag: str) -> ColumnElement[bool]:
    """Articles with this tag; not by LIKE, to which "Sea" is "sea"."""
    return func.replace(_a.tags, to_json(tag), "") != _a.tags


def _numbered(db: Connection, some: Sequence[int]) -> list[Glance]:
    """Articles by their numbers, in that order; those that are watched no more are left out."""
    found = ARTICLES.where(_a.id.in_(some), watched)
    known = {article.id: article for article in sound_articles(db, found)}
    newest = _LAST.where(_n.article_id.in_(some)).group_by(_n.article_id)
    said = select(_n.article_id, _n.kind, _n.form, _n.stated_date, _n.first_seen_at)
    last = dict(sound(db, said.where(_n.id.in_(newest)), _note, _n.article_id, "The last note of article #"))
    untold = select(_a.id, _a.undisclosed).where(_a.id.in_(some))
    silent = {number: count for number, count in db.execute(untold)}  # noqa: C416 - rows are no pairs to mypy
    return [Glance(known[one], last.get(one), silent.get(one, 0)) for one in some if one in known]


def _note(row: Row[*tuple[Any, ...]]) -> tuple[int, LastNote]:
    number, kind, form, stated, seen = row
    return number, LastNote(word_of(NoteKind, kind), word_of(NoteForm, form), stated, seen)


class Glances(Front):
    """The watch list at a glance."""

    chosen = leafs(_chosen)
    numbered = reads(_numbered)
    numbers = reads(_numbers)

"""What archives have of an article's versions: captures that say what one says, and pages that they keep."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, literal, select

from watcher.model.past import Fate, Looked, Saved
from watcher.store.engine.prepared import Prepared
from watcher.store.schema import mementos, saves

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection, Row

_m, _s = mementos.c, saves.c
_KNOWN = Prepared(
    select(_m.uri, _m.captured_at)
    .where(_m.article_id == bindparam("of_article"), _m.fate == Fate.KNOWN.value)
    .order_by(_m.captured_at, _m.id)
)

_KEPT = Prepared(
    select(saves)
    .where(_s.article_id == bindparam("of_article"), _s.done == literal(1), _s.uri != literal(""))
    .order_by(_s.id)
)


class InArchives(NamedTuple):
    """What archives have of an article.

    Attributes:
        known: captures that say what a version says, oldest first.
        kept: by version the answers of those that keep its page since they were asked to, oldest first.
    """

    known: Sequence[Looked]
    kept: Mapping[int, Sequence[Saved]]


NO_ARCHIVES = InArchives((), {})


def in_archives(db: Connection, article_id: int) -> InArchives:
    """What archives have of an article."""
    kept: dict[int, list[Saved]] = defaultdict(list)
    for row in _KEPT.all(db, of_article=article_id):
        kept[row.version].append(saved_of(row))
    return InArchives(known_captures(db, article_id), kept)


def saved_of(row: Row[*tuple[object, ...]]) -> Saved:
    """An archive's answer in a row."""
    return Saved(row.archive, row.version, row.asked_at, row.uri, row.words, row.done)


def known_captures(db: Connection, article_id: int) -> list[Looked]:
    """Those of an article, oldest first."""
    found = _KNOWN.all(db, of_article=article_id)
    return [Looked(row.uri, row.captured_at, Fate.KNOWN) for row in found]

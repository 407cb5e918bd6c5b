"""Later notes and the earlier changes they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, bindparam, select, type_coerce, update

from watcher.decide.history.hindsight import OPEN, Earlier, look_back, with_words
from watcher.store.engine.adding import insert_row
from watcher.store.heard import HEARD
from watcher.store.packing.codec import pack, unpack
from watcher.store.schema import disclosures, snapshots

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import BindParameter, Connection

    from watcher.model import Change, Note, Said
    from watcher.store.packing.texts import Texts

MOST = 50
"""How many open changes a note is held against, the newest first."""

_OURS: BindParameter[int] = bindparam("of_article")
_d, _s = disclosures.c, snapshots.c
_COMPLETE = select(_d.to_version).where(_d.article_id == _OURS, type_coerce(_d.complete, Integer) == 1)
_OPEN = (
    select(_s.version, _s.change, _s.captured_at)
    .where(_s.article_id == _OURS, _s.disclosure.in_([verdict.value for verdict in OPEN]))
    .where(_s.version < bindparam("newer"), _s.version.not_in(_COMPLETE))
    .order_by(_s.version.desc())
    .limit(MOST)
)


def said(texts: Texts, change: Change, *, version: int, at: datetime, language: str) -> tuple[Said, ...]:
    """Which earlier changes the notes of a new version speak of.

    Args:
        texts: the article's.
        change: what brought the notes.
        version: the new version.
        at: when it was captured; UTC.
        language: of the article.
    """
    if not with_words(change):
        return ()
    return look_back(_open_changes(texts, version), change, at=at, language=language)


def _open_changes(texts: Texts, newer: int) -> list[Earlier]:
    """The changes before a version that no note speaks of in full."""
    heard: dict[int, tuple[Note, ...]] = {}
    for row in texts.db.execute(HEARD, {"of_article": texts.article_id}):
        heard[row.to_version] = (*heard.get(row.to_version, ()), texts.note(row.last_seen_version, row.note))
    rows = texts.db.execute(_OPEN, {"of_article": texts.article_id, "newer": newer}).all()
    return [
        Earlier(
            version=row.version,
            captured_at=row.captured_at,
            change=texts.change(row.version, row.change),
            texts=tuple(block.text for block in texts.reading(row.version - 1).body),
            heard=heard.get(row.version, ()),
        )
        for row in rows
    ]


def put(
    db: Connection, article_id: int, version: int, found: Sequence[Said], numbers: Mapping[Note, int]
) -> None:
    """Write down what notes say of earlier changes, beside what they said of them before."""
    for said in found:
        if (number := numbers.get(said.note)) is None:
            continue
        which = {"article_id": article_id, "to_version": said.version, "note": number}
        row: dict[str, Any] = {"version": version, "delay": said.delay, "complete": said.complete}
        row["reasons"] = said.reasons
        asked = select(_d.id, _d.version, _d.delay, _d.complete, _d.reasons).filter_by(**which)
        known = db.execute(asked).first()
        if known is None:
            insert_row(db, disclosures, which | packed(row))
        else:
            before = {"version": known.version, "delay": known.delay, "complete": known.complete}
            before["reasons"] = unpack(tuple[str, ...], known.reasons)
            more = packed(together(before, row))
            db.execute(update(disclosures).where(_d.id == known.id).values(more))


def together(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """What one note says of one change, when it first did and after it was reworded.

    It speaks of all of the change from the version on whose words do.
    """
    if before["complete"]:
        return dict(before)
    new = tuple(why for why in now["reasons"] if why not in before["reasons"])
    since = now if now["complete"] else before
    return {**before, **since, "reasons": (*before["reasons"], *new)}


def packed(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as it is stored."""
    return {**row, "reasons": pack(row["reasons"])}

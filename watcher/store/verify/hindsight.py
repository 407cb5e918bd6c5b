"""Whether it is so what is written of notes that speak of earlier changes: how much later, of how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, select

from watcher.decide.history.hindsight import Earlier, look_back
from watcher.errors import NotKept
from watcher.store.engine.prepared import Prepared
from watcher.store.schema import disclosures, notes
from watcher.store.verify.flaws import opened, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from watcher.model import Said
    from watcher.store.packing.texts import Texts
    from watcher.store.verify.inspection import Inspection

    Rows = Row[*tuple[Any, ...]]

_d = disclosures.c
_SAID = Prepared(
    select(disclosures, notes.c.id.label("known"), notes.c.note.label("words"), notes.c.last_seen_version)
    .outerjoin_from(disclosures, notes, (_d.note == notes.c.id) & (_d.article_id == notes.c.article_id))
    .where(_d.article_id == bindparam("of_article"))
    .order_by(_d.id)
)


def hindsight_flaws(
    db: Connection, rows: Sequence[Rows], glass: Inspection
) -> Iterator[tuple[int | None, str]]:
    """Of what was said later of an article's changes: the version that it is of, and what is wrong.

    Args:
        db: where it is written.
        rows: all its versions, oldest first.
        glass: that has read them.
    """
    versions = {row.version: row for row in rows}
    said = _SAID.all(db, of_article=glass.number)
    for row in said:
        to = row.to_version
        if row.known is None or not 1 < to <= row.version <= len(rows):
            yield None, f"a later note is said to speak of version {to}, and one of them is not there"
        elif not glass.is_lost(None, to - 1, to, row.version - 1, row.version):
            yield from ((to, what) for what in told(_differences(glass.texts, row, said, versions)))


def _differences(
    texts: Texts, row: Rows, said: Sequence[Rows], versions: Mapping[int, Rows]
) -> Iterator[str]:
    """What is written of one change and one note, and is not so.

    How much a note says of a change is a judgement: a program that gives other reasons may judge otherwise.
    """
    earlier, later = versions[row.to_version], versions[row.version]
    if row.delay != later.captured_at - earlier.captured_at:
        yield "how much later a note came that speaks of it is not what the versions say"
    reasons = opened(tuple[str, ...], row.reasons, "what a later note says of it")
    same = {one.complete for one in _said_anew(texts, earlier, later, said) if one.reasons == reasons}
    if same and row.complete not in same:
        yield "whether a later note speaks of all of it is not what the versions say"


def _said_anew(texts: Texts, earlier: Rows, later: Rows, said: Sequence[Rows]) -> tuple[Said, ...]:
    """What the notes of a version say of an earlier change, after those that spoke of it before."""
    to = earlier.version
    heard = (one for one in said if one.to_version == to and one.version < later.version and one.known)
    try:
        before = texts.reading(to - 1)
        language = texts.reading(later.version).language or texts.reading(later.version - 1).language
        one = Earlier(
            version=to,
            captured_at=earlier.captured_at,
            change=texts.change(to, earlier.change),
            texts=tuple(block.text for block in before.body),
            heard=tuple(texts.note(other.last_seen_version, other.words) for other in heard),
        )
        change = texts.change(later.version, later.change)
    except NotKept:
        return ()
    return look_back([one], change, at=later.captured_at, language=language)

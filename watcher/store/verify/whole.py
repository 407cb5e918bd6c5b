"""Whether what is kept is what was written: bytes, texts, seals, and what points to what.

the file ──> each article: versions, changes, notes, events ──> events and deliveries of no article
   │            └ a transaction of its own, one version in memory at a time
   └ SQLite's own check, foreign keys, and rows with words that no program writes
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import BindParameter, Connection, bindparam, func, select
from sqlalchemy.exc import DBAPIError, NoResultFound

from watcher.errors import DamagedRow, StoreError, StoreFull, StoreLocked, StoreLost, StoreUnsteady
from watcher.model import ArticleState, Reading, Selectors
from watcher.store import untold
from watcher.store.engine.prepared import Prepared
from watcher.store.frontier.queues import EARLIEST
from watcher.store.packing.bodies import body
from watcher.store.packing.codec import from_json
from watcher.store.rows import origin_of
from watcher.store.schema import (
    articles,
    asides,
    events,
    hosts,
    notes,
    pages,
    rereads,
    snapshots,
)
from watcher.store.verify.file import of_file
from watcher.store.verify.flaws import (
    TOUCH,
    Flaw,
    change_flaws,
    named,
    note_flaws,
    opened,
    page_flaws,
    reading_flaws,
    told,
    unreadable,
)
from watcher.store.verify.hindsight import hindsight_flaws
from watcher.store.verify.inspection import Inspection
from watcher.store.verify.lives import life_flaws, time_flaws
from watcher.store.verify.loose import loose_flaws
from watcher.store.verify.seals import seals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.model import Change
    from watcher.store.database import Database

_a = articles.c
_OF_ARTICLE: BindParameter[int] = bindparam("of_article")
_ARTICLE = Prepared(select(articles).where(_a.id == _OF_ARTICLE))
_HOST = Prepared(select(hosts).where(hosts.c.id == bindparam("host_id")))
_RETOLD = Prepared(select(func.max(rereads.c.versions)).where(rereads.c.article_id == _OF_ARTICLE))
_EVENTS = Prepared(select(events).where(events.c.article_id == _OF_ARTICLE))
_NOTES = Prepared(select(notes).where(notes.c.article_id == _OF_ARTICLE).order_by(notes.c.id))
_ASIDES = Prepared(
    select(asides, pages.c.hash, pages.c.size)
    .outerjoin_from(asides, pages)
    .where(asides.c.article_id == _OF_ARTICLE)
)
UNTOLD = "no alert was ever written for it; see what changed with: watcher diff {url}"

ODD = (
    StoreError,
    DamagedRow,
    DBAPIError,
    NoResultFound,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What rows may lead to that no program has written. SQLite keeps a text where a number should be, and a page
of the file that was written to another's place makes rows of one table those of another."""


KNOWN_OF = ("title", "language")
"""What an article's row repeats of its newest version, or of one before it that still said it."""


def size(db: Connection) -> int:
    """How many versions there are to look at: the steps of `flaws`."""
    return db.execute(select(func.count()).select_from(snapshots)).scalar_one()


def flaws(database: Database, step: Callable[[], None]) -> Iterator[Flaw]:
    """Everything that is wrong, as it is found.

    Args:
        database: what to look at; it may be written to meanwhile.
        step: called after each version.
    """
    yield from _safely(database, "", lambda db: of_file(db, database))
    for number, url in _listed(database):
        yield from _safely(database, url, partial(_of_article, number=number, url=url, step=step))
    yield from _safely(database, "", _of_no_article)
    yield from _safely(database, "", loose_flaws)


def _listed(database: Database) -> list[tuple[int, str]]:
    """The articles; those whose address cannot be read go by their number."""
    with database.reading() as db:
        try:
            return [
                (row.id, row.url or f"#{row.id}") for row in db.execute(select(_a.id, _a.url).order_by(_a.id))
            ]
        except DBAPIError:
            return [(number, f"#{number}") for number in db.execute(select(_a.id).order_by(_a.id)).scalars()]


def _safely(database: Database, url: str, look: Callable[[Connection], Iterator[Flaw]]) -> Iterator[Flaw]:
    """What one look finds; that the rows cannot be read is a flaw too, and ends no other look.

    Where nobody can look for the moment, nothing is known of them.
    """
    try:
        with database.reading(at_leisure=True) as db:
            yield from look(db)
    except (StoreLocked, StoreFull, StoreLost, StoreUnsteady):
        raise
    except ODD as fault:
        yield Flaw(unreadable(fault), url)


def _of_article(db: Connection, number: int, url: str, step: Callable[[], None]) -> Iterator[Flaw]:
    article = _ARTICLE.first(db, of_article=number)
    newest, glass = None, Inspection(db, number, url)
    yield from map(glass.flaw, told(_of_wishes(article)))
    rows = glass.rows()
    for expected, row in enumerate(rows, 1):
        yield from glass.flaws(row, expected)
        yield from (glass.flaw(what, row.version) for what in time_flaws(db, newest, row))
        newest = row
        step()
    yield from glass.costs()
    yield from _of_row(db, article, rows, glass)
    yield from _of_changes(db, rows, glass)
    written = _NOTES.all(db, of_article=number)
    yield from _of_notes(db, rows, written, glass)
    yield from map(glass.mendable, told(life_flaws(written, rows, glass)))
    yield from _of_asides(db, glass)
    yield from _of_queue(db, article, glass)


def _of_row(db: Connection, article: Any, rows: Sequence[Any], glass: Inspection) -> Iterator[Flaw]:
    """What an article's row says of its versions."""
    newest = rows[-1] if rows else None
    if (article.seal or "") != next(reversed(seals(rows)), ""):
        what = "its seal does not fit: it, or what stood before it, was altered or left out"
        yield glass.flaw(what, newest and newest.version)
    if (article.version, article.changes) != (len(rows), max(len(rows) - 1, 0)):
        what = f"it is said to have version {article.version} and {article.changes} changes"
        yield glass.flaw(f"{what}; {len(rows)} versions are there")
    if article.undisclosed != (silent := untold.count(db, article.id)):
        what = f"it is said to have {article.undisclosed} changes that no note speaks of; {silent} are there"
        yield glass.mendable(what)
    if newest is None:
        return
    if (article.digest, article.reader_version) != (newest.digest, newest.reader_version):
        yield glass.mendable("the article knows another text as its newest", newest.version)
    for name in KNOWN_OF:
        if (said := getattr(newest, name)) and said != getattr(article, name):
            yield glass.mendable(f"the article knows another {name} than its newest", newest.version)


def _of_wishes(article: Any) -> Iterator[str]:
    """What a person said of an article: that another hand altered it shows only where it cannot be read."""
    for name, kind in (("tags", tuple[str, ...]), ("selectors", Selectors)):
        if (text := getattr(article, name)) is not None:
            with named(f"what it says of its {name}"):
                from_json(kind, text)
    yield from ()


def _of_changes(db: Connection, rows: Sequence[Any], glass: Inspection) -> Iterator[Flaw]:
    """Each version but the first has its change, and each change a person could see its event.

    An alert is looked at with its change, on which it leans.
    """
    retold, unwatched = _retold(db, glass.number), _unwatched(rows)
    alerts: dict[int | None, list[Any]] = defaultdict(list)
    for alert in _EVENTS.all(db, of_article=glass.number):
        alerts[alert.to_version].append(alert)
    alerted = {(alert.from_version, alert.to_version) for some in alerts.values() for alert in some}
    for row in rows:
        yield from _of_led(row, glass, silent=_is_silent(row, retold, unwatched, alerted))
        yield from _of_events(alerts.pop(row.version, ()), len(rows), glass)
    for some in alerts.values():
        yield from _of_events(some, len(rows), glass)


def _is_silent(row: Any, retold: int, unwatched: set[int], alerted: set[tuple[int, int]]) -> bool:
    """Whether nobody is owed an alert about what led to a version.

    What another brought, or another article that is part of this one, was told by that one, if by any.
    """
    came = row.origin is not None
    told = (row.version - 1, row.version) in alerted
    return came or told or row.version <= retold or row.version - 1 in unwatched


def _of_led(row: Any, glass: Inspection, *, silent: bool) -> Iterator[Flaw]:
    """Of the change that led to a version."""
    if (row.version > 1) != (row.disclosure is not None):
        there = "is not there" if row.disclosure is None else "is there, and no version before"
        yield glass.mendable(f"the change that led to it {there}", row.version)
    if row.disclosure is None or glass.is_lost(row.change, row.version - 1, row.version):
        return  # with its texts; that is told
    broken = list(told(_of_change(row, glass)))
    yield from (glass.mendable(what, row.version) for what in broken)
    if not broken and not silent and _notable(row, glass.changes[row.version]):
        remedy = f"{UNTOLD} {row.version - 1}..{row.version}"
        yield glass.flaw("the change that led to it was never told", row.version, remedy)


def _of_change(row: Any, glass: Inspection) -> Iterator[str]:
    with named("the change that led to it"):
        change = glass.change(row)
    yield from change_flaws(row, change)


def _notable(row: Any, change: Change) -> bool:
    """Whether a person could see something in it, as the program counted that recorded it."""
    return bool(row.substantive or change.notes_added or change.notes_reworded or change.notes_withdrawn)


def _retold(db: Connection, number: int) -> int:
    """Up to which version the history was told anew by a reader that alerts nobody."""
    return _RETOLD.scalar(db, of_article=number) or 0


def _unwatched(rows: Sequence[Any]) -> set[int]:
    """Versions that others captured: nobody need be told of what came after them.

    No look of ours may have come before; and where one did, older programs told nobody either.
    """
    return {row.version for row in rows if (by := origin_of(row.origin)) is not None and not by.ours}


def _of_notes(
    db: Connection, rows: Sequence[Any], written: Sequence[Any], glass: Inspection
) -> Iterator[Flaw]:
    newest, seen_at = len(rows), {row.version: row.captured_at for row in rows}
    siblings = {row.id for row in written}
    for row in written:
        if glass.is_lost(row.note, row.first_seen_version, row.last_seen_version):
            continue  # with its text; that is told
        yield from map(glass.mendable, told(note_flaws(glass.texts, row, newest, seen_at, siblings)))
    for version, what in hindsight_flaws(db, rows, glass):
        yield glass.mendable(what, version)


def _of_asides(db: Connection, glass: Inspection) -> Iterator[Flaw]:
    for row in _ASIDES.all(db, of_article=glass.number):
        for what in told(_of_aside(db, row)):
            yield glass.flaw(f"of an odd page that was kept aside, {what}")


def _of_aside(db: Connection, row: Any) -> Iterator[str]:
    with named("its page"):
        raw = body(db, row.page_id)
    yield from page_flaws(row, raw)
    yield from reading_flaws(row, opened(Reading, row.reading, "its text"), ())


def _of_queue(db: Connection, article: Any, glass: Inspection) -> Iterator[Flaw]:
    """Whether its host's queue knows when it is due: one that does not is never looked at again."""
    host = _HOST.first(db, host_id=article.host_id)
    if host is None or article.state != ArticleState.ACTIVE.value:
        return
    due, stride = EARLIEST.first(db, host_id=host.id) or (None, None)
    ready = None if due is None else max(due, host.next_at, host.blocked_until, host.leased_until)
    if (host.due_at, host.ready_at, host.stride) != (due, ready, stride):
        yield glass.flaw("its host's queue does not know when it is due", remedy=TOUCH)


def _of_events(rows: Iterable[Any], newest: int, glass: Inspection) -> Iterator[Flaw]:
    for row in rows:
        sides = () if row.to_version is None else (row.from_version, row.to_version)
        if glass.is_lost(row.data, *sides):
            continue  # with its change; that is told
        try:
            with named("an alert"):
                data = glass.texts.event_data(row.to_version, row.data)
        except DamagedRow as fault:
            yield glass.flaw(str(fault), row.to_version)
            continue
        if row.to_version is None:
            continue
        pair = (row.from_version, row.to_version)
        if pair != (data.get("from"), data.get("to")) or not row.to_version <= newest:
            what = f"an alert is about versions {pair[0]} to {pair[1]}, and says another thing"
            yield glass.flaw(what, row.to_version)


def _of_no_article(db: Connection) -> Iterator[Flaw]:
    rows = db.execute(select(events).where(events.c.article_id.is_(None))).all()
    yield from _of_events(rows, 0, Inspection(db, 0, ""))

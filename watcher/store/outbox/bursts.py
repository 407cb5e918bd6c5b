"""The same change in many articles of a host is told as one.

The first change goes out at once. The next ones whose every fragment was seen in another article are held for
a few looks at the host. With the fifth article, all that are still here fold into one notice, which is held
until no more articles join; later ones join the notice, or a second one when the first is on its way. In
those a whole paragraph is the house's own text by then and no change, but they are counted. What changes in
which articles alike is seen in `watcher.store.alike`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from watcher.decide.burst import AGAIN, LONGEST_SETTLE, WINDOW, fragments, wait
from watcher.render.notices import template_event, template_event_again, with_articles
from watcher.store import alike
from watcher.store.outbox.deliveries import add_deliveries, enqueue
from watcher.store.outbox.holding import fold
from watcher.store.outbox.rows import event_of
from watcher.store.packing.codec import pack
from watcher.store.schema import bursts, deliveries, events
from watcher.store.schema import fragments as seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from watcher.model import Event
    from watcher.store.alike import Burst, Scene

_d, _e, _s, _b = deliveries.c, events.c, seen.c, bursts.c

_MORE = "waits for more articles that changed in the same way"


def twin_hold(db: Connection, event: Event, scene: Scene) -> datetime | None:
    """Until when a change waits because all of it was seen in other articles; None: not at all."""
    hold = wait(scene.delay).twin
    parts = fragments(event.data)
    if not parts or not hold:
        return None
    return scene.now + hold if alike.seen_elsewhere(db, parts, scene) else None


def follow(db: Connection, event: Event, number: int, scene: Scene) -> None:
    """Note what changed, and fold the change with its likes when there are enough of them.

    Args:
        db: the transaction.
        event: a change that is on its way.
        number: its row.
        scene: where it was seen.
    """
    common = alike.see(db, event, number, scene)
    terms = alike.these(scene, common)
    if common and db.execute(_TOLD, terms).first() is not None:  # else a burst costs no more than its marks
        members = list(db.execute(_MEMBERS, terms))
        if any(member.id == number for member in members):
            _tell(db, members, common, scene)


_IN_NONE = alike.WHOLE.where(_s.told_in.is_(None))
"""The changes that consist of nothing but common fragments and are in no notice yet."""

_TOLD = select(_d.id).where(_d.event.in_(_IN_NONE)).limit(1)
_MEMBERS = select(events).where(_e.id.in_(_IN_NONE)).order_by(_e.id)


def _channels(db: Connection, members: list[Row[Any]]) -> list[str]:
    """The channels that were to be told of the members."""
    which = _d.event.in_([row.id for row in members])
    return list(db.execute(select(_d.channel).where(which).distinct().order_by(_d.channel)).scalars())


def _tell(db: Connection, members: list[Row[Any]], common: Mapping[str, Burst], scene: Scene) -> None:
    """Fold the members into the notice that is still here, or into a new one."""
    known = _notices(common)
    here = _here(db, known)
    told = [event_of(db, row) for row in members]
    if here is None:
        event = template_event(scene.article.host, told, at=scene.now)
        event = replace(event, data=event.data | {"again": bool(known)})
        notice, until = enqueue(db, event, [], scene.now), _first_until(db, known, scene)
    else:
        notice, until = here.id, _held_until(db, here, scene)
        _add(db, here, [event.data for event in told], scene)
    _fold(db, members, notice, scene, held_until=until)
    counted = _s.event.in_([row.id for row in members])
    db.execute(update(seen).where(counted).values(told_in=notice))
    _remember(db, common, notice)


def _notices(common: Mapping[str, Burst]) -> list[int]:
    """The notices that tell of bursts, the oldest first."""
    return sorted({burst.notice for burst in common.values() if burst.notice is not None})


def join(db: Connection, texts: Iterable[str], scene: Scene) -> None:
    """Count an article to which only texts came that are the house's own, in the notice that tells of them.

    Args:
        db: the transaction.
        texts: whole blocks.
        scene: where they were seen.
    """
    common = alike.come(db, texts, scene)
    if not (known := _notices(common)):
        return
    article = scene.article
    about = {"url": article.url, "title": article.title, "tags": article.tags}
    here = _here(db, known)
    notice = _second(db, known[-1], about, scene) if here is None else here.id
    if here is not None:
        _add(db, here, [about], scene)
        _hold(db, notice, _held_until(db, here, scene))
    _remember(db, common, notice)


def _add(db: Connection, here: Row[Any], more: Sequence[dict[str, Any]], scene: Scene) -> None:
    """Tell of more articles in a notice that is still here."""
    data = with_articles(event_of(db, here).data, more, at=scene.now)
    db.execute(update(events).where(_e.id == here.id).values(data=pack(data)))


def _second(db: Connection, notice: int, about: dict[str, Any], scene: Scene) -> int:
    """Another notice, after one that is on its way, for the same channels."""
    former = event_of(db, db.execute(select(events).where(_e.id == notice)).one())
    names = list(db.execute(select(_d.channel).where(_d.event == notice)).scalars())
    event = template_event_again(former, [about], at=scene.now)
    until = _first_until(db, [notice], scene)
    return enqueue(db, event, names, scene.now, holds=dict.fromkeys(names, _MORE), not_before=until)


def _hold(db: Connection, notice: int, until: datetime) -> None:
    db.execute(update(deliveries).where(_d.event == notice, _d.state == "held").values(next_at=until))


def _here(db: Connection, known: Iterable[int]) -> Row[Any] | None:
    """The notice of these that nobody has begun to send."""
    return next(filter(None, (_still_here(db, notice) for notice in known)), None)


def _first_until(db: Connection, known: Sequence[int], scene: Scene) -> datetime:
    """Until when a new notice waits: one after others for an hour, and one after those for a day."""
    if not known:
        return _settled(scene, scene.now)
    former = event_of(db, db.execute(select(events).where(_e.id == known[-1])).one())
    return scene.now + (WINDOW if former.data["again"] else AGAIN)


def _held_until(db: Connection, here: Row[Any], scene: Scene) -> datetime:
    """Until when a notice that is still here waits, now that one more article joined it."""
    if not event_of(db, here).data["again"]:
        return _settled(scene, here.occurred_at)
    held = select(func.max(_d.next_at)).where(_d.event == here.id)
    until: datetime = db.execute(held).scalar_one()
    return until


def _settled(scene: Scene, began: datetime) -> datetime:
    return min(scene.now + wait(scene.delay).settle, began + LONGEST_SETTLE)


def _remember(db: Connection, common: Mapping[str, Burst], notice: int) -> None:
    which = _b.id.in_([burst.id for burst in common.values()])
    db.execute(update(bursts).where(which).values(notice=notice))


def _still_here(db: Connection, notice: int) -> Row[Any] | None:
    """A notice that nobody has begun to send: what is on its way must not change any more."""
    query = select(_d.state, _d.attempts, _d.lease).where(_d.event == notice).with_for_update()
    rows = db.execute(query).all()
    if not rows or any(row.state != "held" or row.attempts or row.lease for row in rows):
        return None
    return db.execute(select(events).where(_e.id == notice)).one()


def _fold(
    db: Connection, members: list[Row[Any]], notice: int, scene: Scene, *, held_until: datetime
) -> None:
    """Put the members' deliveries into the notice, and send it to every channel that was to have one."""
    which = _d.event.in_([row.id for row in members])
    names = _channels(db, members)
    known = set(db.execute(select(_d.channel).where(_d.event == notice)).scalars())
    why = f"several articles of {scene.article.host} changed in the same way"
    holds = dict.fromkeys(names, _MORE)
    add_deliveries(db, notice, [name for name in names if name not in known], held_until, holds=holds)
    _hold(db, notice, held_until)
    fold(db, which, notice, why)

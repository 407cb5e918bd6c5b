"""The same change in many articles of a host: seen, and told as one.

The first change goes out at once. The next ones whose every fragment was seen in another article are held for
a few looks at the host. With the fifth article, all that are still here fold into one notice, which is held
until no more articles join; later ones join the notice, or a second one when the first is on its way. Of a
whole paragraph three articles are enough: in the next ones it is the house's own text and no change, but they
are counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, delete, func, insert, select, update

from watcher.decide.burst import (
    AGAIN,
    ARTICLES,
    BLOCKS,
    BRIEF,
    LONGEST_SETTLE,
    WINDOW,
    arrived,
    blocks,
    brief,
    fragments,
    wait,
)
from watcher.render.notices import template_event, template_event_again, with_articles
from watcher.store.engine.prepared import Prepared, inserting
from watcher.store.outbox.deliveries import add_deliveries, enqueue
from watcher.store.outbox.holding import fold
from watcher.store.outbox.rows import event_of
from watcher.store.packing.codec import pack
from watcher.store.schema import bursts, deliveries, events
from watcher.store.schema import fragments as seen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime, timedelta

    from sqlalchemy import BindParameter, Connection, Row

    from watcher.model import Article, Event

_d, _e, _s, _b = deliveries.c, events.c, seen.c, bursts.c

_MORE = "waits for more articles that changed in the same way"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a change was seen.

    Attributes:
        article: whose it is.
        host_id: the row of the article's host.
        now: when.
        delay: how long the host is left alone between two looks.
    """

    article: Article
    host_id: int
    now: datetime
    delay: timedelta


def twin_hold(db: Connection, event: Event, scene: Scene) -> datetime | None:
    """Until when a change waits because all of it was seen in other articles; None: not at all."""
    hold = wait(scene.delay).twin
    parts = fragments(event.data)
    if not parts or not hold:
        return None
    found = db.execute(_ELSEWHERE, _these(scene, parts) | {"of_article": scene.article.id}).scalar()
    return scene.now + hold if found == len(parts) else None


def follow(db: Connection, event: Event, number: int, scene: Scene) -> None:
    """Note what changed, and fold the change with its likes when there are enough of them.

    Args:
        db: the transaction.
        event: a change that is on its way.
        number: its row.
        scene: where it was seen.
    """
    parts = fragments(event.data)
    if not parts:
        return
    row = {"host_id": scene.host_id, "article_id": scene.article.id, "event": number, "seen_at": scene.now}
    for part in sorted(parts):
        _SEEN.run(db, row | {"hash": part, "parts": len(parts)})
    known = _known(db, parts, scene, lately=brief(event.data))
    if common := _common(db, parts, event, scene) | known.keys():
        members = _members(db, common, scene)
        if any(member.id == number for member in members) and _channels(db, members):
            _tell(db, members, common, known, scene)


def _these(scene: Scene, parts: Iterable[str]) -> dict[str, Any]:
    """What the queries below are asked of: fragments that were seen on the host lately."""
    return {"of_host": scene.host_id, "parts": sorted(parts), "after": scene.now - WINDOW}


# Made once: building a statement takes longer than running it.
_SEEN = inserting(seen)
_OF_HOST: BindParameter[int] = bindparam("of_host")
_PARTS: BindParameter[str] = bindparam("parts", expanding=True)
_LATELY = (_s.host_id == _OF_HOST) & _s.hash.in_(_PARTS) & (_s.seen_at > bindparam("after"))
_SEEN_IN = func.count(_s.article_id.distinct())
_ELSEWHERE = select(func.count(_s.hash.distinct())).where(_LATELY, _s.article_id != bindparam("of_article"))
_JUST_IN = func.count(case((_s.seen_at > bindparam("soon"), _s.article_id)).distinct())
_BRIEF, _BLOCK = (_s.hash.in_(bindparam(name, expanding=True)) for name in ("brief", "whole"))
_COMMON = (
    select(_s.hash)
    .where(_LATELY)
    .group_by(_s.hash)
    .having(
        (_JUST_IN >= ARTICLES) | (~_BRIEF & (_SEEN_IN >= ARTICLES)) | (_BLOCK & (_SEEN_IN >= BLOCKS)),
    )
)
_KNOWN = Prepared(
    select(_b.hash, _b.notice, _b.last_at).where(_b.host_id == _OF_HOST, _b.last_at > bindparam("after"))
)
_COUNTED = select(_s.id).where(_LATELY, _s.article_id == bindparam("of_article"), _s.parts == 0).limit(1)
_WHOLE = select(_s.event).where(_LATELY).group_by(_s.event, _s.parts).having(func.count() == _s.parts)
_MEMBERS = select(events).where(_e.id.in_(_WHOLE)).order_by(_e.id)


def _common(db: Connection, parts: Iterable[str], event: Event, scene: Scene) -> set[str]:
    """The fragments that changed in enough articles."""
    kinds = {"brief": sorted(brief(event.data)), "whole": sorted(blocks(event.data))}
    return set(db.execute(_COMMON, _these(scene, parts) | kinds | {"soon": scene.now - BRIEF}).scalars())


def _known(
    db: Connection, parts: Collection[str], scene: Scene, *, lately: Collection[str] = ()
) -> dict[str, int]:
    """The fragments of bursts that go on, and the notices that tell of them."""
    known, ended = _KNOWN.all(db, of_host=scene.host_id, after=scene.now - WINDOW), scene.now - BRIEF
    goes_on = (row for row in known if row.hash not in lately or row.last_at > ended)
    return {row.hash: row.notice for row in goes_on if row.hash in parts}


def _members(db: Connection, common: Iterable[str], scene: Scene) -> list[Row[Any]]:
    """The changes that consist of nothing but common fragments and are in no notice yet, oldest first."""
    return list(db.execute(_MEMBERS, _these(scene, common)))


def _channels(db: Connection, members: list[Row[Any]]) -> list[str]:
    """The channels that were to be told of the members."""
    which = _d.event.in_([row.id for row in members])
    return list(db.execute(select(_d.channel).where(which).distinct().order_by(_d.channel)).scalars())


def _tell(
    db: Connection,
    members: list[Row[Any]],
    common: Iterable[str],
    known: Mapping[str, int],
    scene: Scene,
) -> None:
    """Fold the members into the notice that is still here, or into a new one."""
    here = _here(db, known)
    told = [event_of(db, row) for row in members]
    if here is None:
        event = template_event(scene.article.host, told, at=scene.now)
        event = replace(event, data=event.data | {"again": bool(known)})
        notice, until = enqueue(db, event, [], scene.now), _first_until(db, known, scene)
    else:
        notice, until = here.id, _held_until(db, here, scene)
        data = with_articles(event_of(db, here).data, [event.data for event in told], at=scene.now)
        db.execute(update(events).where(_e.id == notice).values(data=pack(data)))
    _fold(db, members, notice, scene, held_until=until)
    db.execute(delete(seen).where(_s.event.in_([row.id for row in members])))  # they are counted
    _remember(db, common, notice, scene)


def join(db: Connection, texts: Iterable[str], scene: Scene) -> None:
    """Count an article to which only texts came that are the house's own, in the notice that tells of them.

    Args:
        db: the transaction.
        texts: whole blocks.
        scene: where they were seen.
    """
    known = _known(db, set(map(arrived, texts)), scene)
    if not known or _counted(db, known, scene):
        return
    article = scene.article
    about = {"url": article.url, "title": article.title, "tags": article.tags}
    here = _here(db, known)
    notice = _second(db, max(known.values()), about, scene) if here is None else here.id
    if here is not None:
        data = with_articles(event_of(db, here).data, [about], at=scene.now)
        db.execute(update(events).where(_e.id == notice).values(data=pack(data)))
        _hold(db, notice, _held_until(db, here, scene))
    row = {"host_id": scene.host_id, "article_id": article.id, "event": notice, "seen_at": scene.now}
    db.execute(insert(seen), [row | {"hash": part, "parts": 0} for part in known])  # no change, but counted
    _remember(db, known, notice, scene)


def _counted(db: Connection, known: Iterable[str], scene: Scene) -> bool:
    """Whether an article was counted already: what stands there is found anew at every look."""
    return db.execute(_COUNTED, _these(scene, known) | {"of_article": scene.article.id}).first() is not None


def _second(db: Connection, notice: int, about: dict[str, Any], scene: Scene) -> int:
    """Another notice, after one that is on its way, for the same channels."""
    former = event_of(db, db.execute(select(events).where(_e.id == notice)).one())
    names = list(db.execute(select(_d.channel).where(_d.event == notice)).scalars())
    event = template_event_again(former, [about], at=scene.now)
    until = _first_until(db, {"": notice}, scene)
    return enqueue(db, event, names, scene.now, holds=dict.fromkeys(names, _MORE), not_before=until)


def _hold(db: Connection, notice: int, until: datetime) -> None:
    db.execute(update(deliveries).where(_d.event == notice, _d.state == "held").values(next_at=until))


def _here(db: Connection, known: Mapping[str, int]) -> Row[Any] | None:
    """The notice of these bursts that nobody has begun to send."""
    return next(filter(None, (_still_here(db, notice) for notice in sorted({*known.values()}))), None)


def _first_until(db: Connection, known: Mapping[str, int], scene: Scene) -> datetime:
    """Until when a new notice waits: one after others for an hour, and one after those for a day."""
    if not known:
        return _settled(scene, scene.now)
    former = event_of(db, db.execute(select(events).where(_e.id == max(known.values()))).one())
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


def _remember(db: Connection, common: Iterable[str], notice: int, scene: Scene) -> None:
    for part in sorted(common):
        row = {"notice": notice, "last_at": scene.now}
        which = (_b.host_id == scene.host_id) & (_b.hash == part)
        if not db.execute(update(bursts).where(which).values(**row)).rowcount:
            db.execute(insert(bursts).values(host_id=scene.host_id, hash=part, **row))


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


def prune(db: Connection, now: datetime) -> int:
    """Drop old fragments and ended bursts; how many."""
    old = delete(seen).where(_s.seen_at < now - WINDOW)
    ended = delete(bursts).where(_b.last_at < now - WINDOW)
    return int(db.execute(old).rowcount) + int(db.execute(ended).rowcount)

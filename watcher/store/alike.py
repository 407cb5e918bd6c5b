"""The same change in many articles of a host: seen, counted, and marked on the versions that it led to.

fragments of a change ──> seen in how many articles? ──> a burst ──> of ARTICLES: all its versions are marked,
                            └ few: the article's own                   earlier ones, too

Whether anybody is alerted makes no difference here; `watcher.store.outbox.bursts` folds the alerts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, delete, func, select, update

from watcher.decide.burst import (
    ARTICLES,
    BRIEF,
    REMEMBERED,
    WINDOW,
    Spread,
    arrived,
    brief,
    fragments,
    is_burst,
    is_everywhere,
    without,
)
from watcher.store import marks, untold
from watcher.store.engine.adding import insert_row
from watcher.store.engine.prepared import Prepared, inserting
from watcher.store.schema import active, articles, bursts, events
from watcher.store.schema import fragments as seen
from watcher.store.schema import marks as marked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import datetime, timedelta

    from sqlalchemy import BindParameter, Connection

    from watcher.model import Article, Event

    Bursts = dict[str, "Burst"]

_a, _b, _e, _m, _s = articles.c, bursts.c, events.c, marked.c, seen.c


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


@dataclass(frozen=True, slots=True)
class Burst:
    """A fragment that changes in many articles of a host.

    Attributes:
        id: its row.
        articles: in how many it was seen.
        last_at: when it was last seen in one more; UTC.
        notice: the event that tells of it; None: nobody was told.
        fresh: they have just become so many.
    """

    id: int
    articles: int
    last_at: datetime
    notice: int | None = None
    fresh: bool = False

    @property
    def ripe(self) -> bool:
        """Whether they are enough for it to be no article's own."""
        return self.articles >= ARTICLES


def see(db: Connection, event: Event, number: int, scene: Scene) -> Bursts:
    """Note what changed, and mark its version, and earlier ones, when it is no article's own.

    Args:
        db: the transaction.
        event: a change.
        number: its row.
        scene: where it was seen.

    Returns:
        Its fragments that are to be told as one change of many articles.
    """
    parts = fragments(event.data)
    if not parts:
        return {}
    _note(db, parts, scene, event=number, parts=len(parts))
    shy, going = brief(event.data), _going(db, scene)
    known = [
        p for p in parts if p in going and going[p].last_at > scene.now - (BRIEF if p in shy else WINDOW)
    ]
    told = _counted_on(db, going, known, number, scene)
    quiet: Bursts = {}
    for part, spread in _spread(db, parts.difference(told), scene):
        if is_burst(spread, brief=part in shy):
            told[part] = _again(db, part, going, spread, scene)
        elif part in shy and is_everywhere(spread, _looked_at(db, spread.since, scene)):
            quiet[part] = _again(db, part, going, spread, scene)
        elif part not in shy and part in going and going[part].ripe:
            quiet[part] = _late(db, going[part], scene)
    found = told | quiet
    if any(burst.fresh for burst in found.values()):
        _look_back(db, going | found, scene)
    elif all(part in found and found[part].ripe for part in parts):
        _mark(db, scene.article.id, event.data["to"], found.values())
    return told


def own(db: Connection, event: Event, scene: Scene) -> Event:
    """A change without the edits that are of many articles, where it has something of its own besides.

    Args:
        db: the transaction.
        event: a change, which nobody has noted yet.
        scene: where it was seen.
    """
    parts, shy = fragments(event.data), brief(event.data)
    going = _going(db, scene) if len(parts) > 1 else {}
    common = frozenset(
        part
        for part in parts & going.keys()
        if going[part].ripe and going[part].last_at > scene.now - (BRIEF if part in shy else REMEMBERED)
    )
    return event if common == parts else replace(event, data=without(event.data, common))


def come(db: Connection, texts: Iterable[str], scene: Scene) -> Bursts:
    """Count an article to which only texts came that are the house's own; the bursts it is new in.

    Args:
        db: the transaction.
        texts: whole blocks.
        scene: where they were seen.
    """
    going = _going(db, scene)
    lately = {part for part, burst in going.items() if burst.last_at > scene.now - WINDOW}
    known = {part: going[part] for part in lately.intersection(map(arrived, texts))}
    if not known or _still_there(db, known, scene):
        return {}
    _note(db, known, scene, event=None, parts=0)
    return {part: _counted(db, burst, burst.articles + 1, scene) for part, burst in known.items()}


def seen_elsewhere(db: Connection, parts: Collection[str], scene: Scene) -> bool:
    """Whether all of a change was seen in other articles, and nobody was told of it yet as one of many."""
    terms = these(scene, parts) | {"of_article": scene.article.id}
    return bool(db.execute(_ELSEWHERE, terms).scalar() == len(parts))


def these(scene: Scene, parts: Iterable[str]) -> dict[str, Any]:
    """What queries with `LATELY` are asked of: fragments that were seen on the host within the window."""
    return {"of_host": scene.host_id, "hashes": sorted(parts), "after": scene.now - WINDOW}


# Made once: building a statement takes longer than running it.
_SEEN = inserting(seen)
_OF_HOST: BindParameter[int] = bindparam("of_host")
_HASHES: BindParameter[str] = bindparam("hashes", expanding=True)
LATELY = (_s.host_id == _OF_HOST) & _s.hash.in_(_HASHES) & (_s.seen_at > bindparam("after"))
_IN = func.count(_s.article_id.distinct())
_JUST_IN = func.count(case((_s.seen_at > bindparam("soon"), _s.article_id)).distinct())
_SPREAD = select(_s.hash, _IN, _JUST_IN, func.min(_s.seen_at)).where(LATELY).group_by(_s.hash)
_ELSEWHERE = select(func.count(_s.hash.distinct())).where(
    LATELY, _s.article_id != bindparam("of_article"), _s.told_in.is_(None)
)
_HERE = select(_s.hash).where(LATELY, _s.article_id == bindparam("of_article"), _s.event != bindparam("but"))
_GOING = Prepared(
    select(_b.hash, _b.id, _b.articles, _b.last_at, _b.notice).where(
        _b.host_id == _OF_HOST, _b.hash.is_not(None), _b.last_at > bindparam("after")
    )
)
_STILL_THERE = (
    update(seen)
    .where(LATELY, _s.article_id == bindparam("of_article"), _s.parts == 0)
    .values(seen_at=bindparam("now", type_=seen.c.seen_at.type))
)
_LOOKED_AT = select(func.count()).where(
    _a.host_id == _OF_HOST, active, _a.added_at < bindparam("since"), _a.last_good_at >= bindparam("since")
)
WHOLE = select(_s.event).where(LATELY).group_by(_s.event, _s.parts).having(func.count() == _s.parts)
_MEMBERS = (
    select(_s.event, _s.hash, _e.article_id, _e.to_version)
    .join_from(seen, events, _s.event == _e.id)
    .where(_s.event.in_(WHOLE), _e.to_version.is_not(None))
)


def _note(db: Connection, hashes: Iterable[str], scene: Scene, **about: int | None) -> None:
    row = {"host_id": scene.host_id, "article_id": scene.article.id, "told_in": None, "seen_at": scene.now}
    _SEEN.run_each(db, [row | about | {"hash": part} for part in sorted(hashes)])


def _going(db: Connection, scene: Scene) -> Bursts:
    """The bursts of the host that go on, or may."""
    found = _GOING.all(db, of_host=scene.host_id, after=scene.now - REMEMBERED)
    return {row.hash: Burst(row.id, row.articles, row.last_at, row.notice) for row in found}


def _spread(db: Connection, parts: Collection[str], scene: Scene) -> Iterator[tuple[str, Spread]]:
    if parts:
        for part, *how_far in db.execute(_SPREAD, these(scene, parts) | {"soon": scene.now - BRIEF}):
            yield part, Spread(*how_far)


def _looked_at(db: Connection, since: datetime, scene: Scene) -> int:
    """How many of the host's articles were looked at since then, that were watched before."""
    return int(db.execute(_LOOKED_AT, {"of_host": scene.host_id, "since": since}).scalar_one())


def _counted_on(
    db: Connection, going: Mapping[str, Burst], parts: Collection[str], number: int, scene: Scene
) -> Bursts:
    """Count an article in bursts that go on, unless it is in them already with another of its changes."""
    if not parts:
        return {}
    terms = these(scene, parts) | {"of_article": scene.article.id, "but": number}
    before = set(db.execute(_HERE, terms).scalars())
    return {
        part: _counted(db, going[part], going[part].articles + (part not in before), scene) for part in parts
    }


def _again(db: Connection, part: str, going: Mapping[str, Burst], spread: Spread, scene: Scene) -> Burst:
    """A burst that begins, or begins again after a while: then nobody was told of it yet."""
    burst = going.get(part) or _begun(db, part, scene)
    late = burst.ripe and burst.last_at < spread.since
    articles = burst.articles + _is_new(db, burst, scene) if late else spread.articles
    return replace(_counted(db, burst, articles, scene), notice=None)


def _late(db: Connection, burst: Burst, scene: Scene) -> Burst:
    """A burst of which nobody is told together any more, with one more article."""
    articles = burst.articles + _is_new(db, burst, scene)
    db.execute(update(bursts).where(_b.id == burst.id).values(articles=articles))
    return replace(burst, articles=articles)


def _is_new(db: Connection, burst: Burst, scene: Scene) -> bool:
    """Whether no version of an article is marked with a burst yet."""
    query = select(_m.id).where(_m.article_id == scene.article.id, _m.burst == burst.id).limit(1)
    return db.execute(query).first() is None


def _begun(db: Connection, part: str, scene: Scene) -> Burst:
    """A new burst; one of the same fragment that is over is another."""
    db.execute(update(bursts).where(_b.host_id == scene.host_id, _b.hash == part).values(hash=None))
    row = {"host_id": scene.host_id, "hash": part, "notice": None, "articles": 0, "last_at": scene.now}
    return Burst(insert_row(db, bursts, row), 0, scene.now)


def _counted(db: Connection, burst: Burst, number: int, scene: Scene) -> Burst:
    """A burst that was seen in so many articles now."""
    number = max(number, burst.articles)
    db.execute(update(bursts).where(_b.id == burst.id).values(articles=number, last_at=scene.now))
    counted = replace(burst, articles=number, last_at=scene.now)
    return replace(counted, fresh=counted.ripe and not burst.ripe)


def _still_there(db: Connection, parts: Iterable[str], scene: Scene) -> bool:
    """Whether an article was counted already: what stands there is found anew at every look."""
    terms = these(scene, parts) | {"of_article": scene.article.id, "now": scene.now}
    return bool(db.execute(_STILL_THERE, terms).rowcount)


def _look_back(db: Connection, known: Mapping[str, Burst], scene: Scene) -> None:
    """Mark all versions of the window that have become no article's own just now."""
    ripe = {part: burst for part, burst in known.items() if burst.ripe}
    members: dict[tuple[int, int], list[Burst]] = defaultdict(list)
    for row in db.execute(_MEMBERS, these(scene, ripe)):
        members[row.article_id, row.to_version].append(ripe[row.hash])
    for (article_id, version), its in members.items():
        if any(burst.fresh for burst in its):
            _mark(db, article_id, version, its)


def _mark(db: Connection, article_id: int, version: int, its: Collection[Burst]) -> None:
    """Of several bursts that make up a change, that in the fewest articles: in these all of it was seen."""
    least = min(its, key=lambda burst: (burst.articles, burst.id))
    if marks.put(db, article_id, version, least.id):
        untold.recount(db, article_id)


def prune(db: Connection, now: datetime) -> int:
    """Drop old fragments and bursts that are over, but for those that versions are marked with; how many."""
    old = delete(seen).where(_s.seen_at < now - WINDOW)
    few = delete(bursts).where(_b.last_at < now - WINDOW, _b.articles < ARTICLES)
    ended = update(bursts).where(_b.last_at < now - REMEMBERED, _b.hash.is_not(None)).values(hash=None)
    return sum(int(db.execute(each).rowcount) for each in (old, few, ended))

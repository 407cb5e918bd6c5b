"""What the articles of each host ask for, and what the budget gives them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select, update

from watcher.damage import sparing
from watcher.decide.schedule.budget import Demand, Own
from watcher.decide.twins import key
from watcher.store.engine.faults import damage_named
from watcher.store.rows import batched, sound
from watcher.store.schema import active, addresses, articles, hosts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import timedelta

    from sqlalchemy import Connection, Row

    from watcher.decide.schedule.budget import Terms

_a, _h = articles.c, hosts.c

# Answered from the index of the queue alone; strides are rounded, so that these are few rows a host.
_KINDS = (
    select(_a.host_id, _a.every, _a.stride, func.count().label("number"))
    .where(active)
    .group_by(_a.host_id, _a.every, _a.stride)
)
_SINGLE = select(_a.id, _a.host_id, _a.url, _a.every, _a.stride).join(addresses).where(active).distinct()
_SET = update(hosts).where(_h.id == bindparam("of_host"))

NOTABLE = 0.01
"""A price that moved by less stays as it is: most rows of most rounds need no writing."""


def demands(db: Connection, apart: Collection[str] = ()) -> list[Demand]:
    """What every host's active articles ask for.

    Args:
        db: where they are.
        apart: keys of the addresses of those that are told one by one.
    """
    strides: dict[int, Counter[timedelta]] = defaultdict(Counter)
    fixed: dict[int, Counter[timedelta]] = defaultdict(Counter)
    new: Counter[int] = Counter()
    own: dict[int, list[Own]] = defaultdict(list)

    def count(host: int, every: timedelta | None, stride: timedelta | None, number: int) -> None:
        if every is not None:
            fixed[host][every] += number
        elif stride is not None:
            strides[host][stride] += number
        else:
            new[host] += number

    with sparing("What some hosts ask for"), damage_named():
        for kind in db.execute(_KINDS):
            count(*kind)
        for _, host, url, every, stride in _singles(db, apart):
            if key(url) in apart and (interval := every or stride):
                count(host, every, stride, -1)
                own[host].append(Own(url, interval, fixed=every is not None))
    names = sound(db, select(_h.id, _h.name), tuple, _h.id, "Host #")
    return [
        Demand(name, +strides[host], +fixed[host], new[host], tuple(own[host]))
        for host, name in names
        if host in strides or host in fixed or host in new
    ]


def _singles(db: Connection, keys: Collection[str]) -> Iterator[Row[*tuple[Any, ...]]]:
    """The articles that have an address with one of these keys."""
    for some in batched(sorted(keys)):
        yield from db.execute(_SINGLE.where(addresses.c.key.in_(some)))


def set_terms(db: Connection, terms: Mapping[str, Terms]) -> int:
    """Give hosts their terms; how many got others than they had."""
    rows = sound(db, select(_h.id, _h.name, _h.price, _h.ceiling), tuple, _h.id, "Host #")
    changed = [
        {"of_host": host, "price": terms[name].price, "ceiling": terms[name].ceiling}
        for host, name, price, ceiling in rows
        if name in terms and _differ(terms[name], price, ceiling)
    ]
    if changed:
        db.execute(_SET, changed)
    return len(changed)


def _differ(terms: Terms, price: float, ceiling: timedelta | None) -> bool:
    return abs(terms.price / price - 1) > NOTABLE or terms.ceiling != ceiling

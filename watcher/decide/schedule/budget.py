"""Requests a day, shared out over the hosts: at which price everybody's wishes come to what there is.

Every article asks for looks at a stride of its own; the price stretches all strides alike, so the budget goes
to where a request shortens the delay most, whichever host that is on. A host that cannot take what its
articles would get at this price has a higher one of its own, and what it leaves goes to the others.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from watcher.decide.hours import ALL_DAY, ALWAYS, Open, Timetable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

DAY = timedelta(days=1)

PLANNED = 0.9
"""Share of a budget that is planned with: looks after trouble, first looks and a stride that was kept since
the last look, when the article was younger, come on top."""

CEILING_SHARE = 0.5
"""At most so much of a budget goes into keeping the ceiling. Without this a budget that just suffices to look
at everything once a day would leave nothing for the stories of the hour."""

TAKEN = 0.1
"""So much of a budget is left to the adaptive articles where fixed intervals ask for all of it or more."""

VISIT = timedelta(seconds=1)
"""What a request takes besides the pause after it, when it is counted how many a host can be asked in a
day."""

LOWEST, HIGHEST = 1e-4, 1e6
"""Prices: a ten-thousandth of every stride is under every floor, a millionfold over every life."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What the user gives, and within which limits.

    Attributes:
        per_day: requests in all; 0: as many as the strides ask for.
        per_host: requests to a host; 0: no more than its delay allows.
        hosts: the same for single hosts, by name.
        delay: between two requests to a host.
        floor: the shortest interval.
        ceiling: the longest.
        timetable: when articles may be looked at: what is asked of hours in which nobody looks, others get.
    """

    per_day: int = 0
    per_host: int = 0
    hosts: Mapping[str, int] = field(default_factory=dict)
    delay: timedelta = timedelta(seconds=2)
    floor: timedelta = timedelta(minutes=5)
    ceiling: timedelta = DAY
    timetable: Timetable = ALWAYS

    def most(self, host: str) -> float:
        """Requests a day that a host can take."""
        able = PLANNED * (DAY / (self.delay + VISIT)) * self.timetable.open(host).share
        return min(able, self.hosts.get(host) or self.per_host or able)


class Own(NamedTuple):
    """What an article asks for that has hours of its own.

    Attributes:
        url: its address.
        interval: between two looks at it, or its stride.
        fixed: it is not adaptive.
    """

    url: str
    interval: timedelta
    fixed: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """What the articles of a host ask for.

    Attributes:
        host: its name.
        strides: of its adaptive articles, and how many have each.
        fixed: the intervals of those that have a fixed one, and how many have each.
        new: how many were never looked at.
        own: those that have hours of their own, one by one; none of them is in `strides` or `fixed`.
    """

    host: str
    strides: Mapping[timedelta, int]
    fixed: Mapping[timedelta, int] = field(default_factory=dict)
    new: int = 0
    own: Sequence[Own] = ()

    @property
    def adaptive(self) -> int:
        """How many adaptive articles there are."""
        return sum(self.strides.values()) + sum(not one.fixed for one in self.own)

    def wishes(self, timetable: Timetable) -> Wishes:
        """The strides of its adaptive articles, by how much of a day they may be looked at."""
        found: Wishes = {timetable.open(self.host): Counter(self.strides)}
        for one in self.own:
            if not one.fixed:
                found.setdefault(timetable.open(self.host, one.url), Counter())[one.interval] += 1
        return found

    def kept(self, budget: Budget) -> float:
        """Requests a day that the fixed intervals take, whatever the budget."""
        table = budget.timetable
        alike = ((table.open(self.host), every, number) for every, number in self.fixed.items())
        own = ((table.open(self.host, one.url), one.interval, 1) for one in self.own if one.fixed)
        return sum(number * hours.looks(every.total_seconds()) for hours, every, number in (*alike, *own))


Wishes: TypeAlias = dict[Open, Counter[timedelta]]
"""How many articles have a stride, by how much of a day they may be looked at."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a host's articles get.

    Attributes:
        price: what their strides are multiplied by.
        ceiling: the longest interval.
        requests: what that comes to in a day, fixed intervals and first looks included.
    """

    price: float
    ceiling: timedelta
    requests: float


def share_out(demands: Sequence[Demand], budget: Budget) -> dict[str, Terms]:
    """The terms of every host, by name."""
    shares = [_share(demand, budget) for demand in demands]
    price, ceiling = 1.0, budget.ceiling
    if budget.per_day:
        left = _left(budget.per_day, sum(share.kept for share in shares))
        ceiling = _kept_ceiling(budget, sum(demand.adaptive for demand in demands), left)
        price = _price(_spending(shares, budget, ceiling), left)
    return {
        demand.host: _terms(demand, share, budget, price, ceiling)
        for demand, share in zip(demands, shares, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Limit:
    """A host's own lowest price, and its ceiling at that."""

    price: float = LOWEST
    ceiling: timedelta = timedelta(0)


_FREE = _Limit()


class _Share(NamedTuple):
    """What a host asks for by the timetable, and how much of that it may have."""

    wishes: Wishes
    kept: float
    limit: _Limit


def _share(demand: Demand, budget: Budget) -> _Share:
    wishes, kept = demand.wishes(budget.timetable), demand.kept(budget)
    left, floor = _left(budget.most(demand.host), kept), budget.floor.total_seconds()
    if sum(strides.total() * hours.looks(floor) for hours, strides in wishes.items()) <= left:
        return _Share(wishes, kept, _FREE)  # not even at the floor does it reach its limit
    ceiling = _kept_ceiling(budget, demand.adaptive, left)
    price = _price(lambda price: _requests(wishes, budget, price, ceiling), left)
    return _Share(wishes, kept, _Limit(price, ceiling))


def _left(most: float, fixed: float) -> float:
    """What of a budget the adaptive articles get."""
    return PLANNED * max(most - fixed, TAKEN * most)


def _kept_ceiling(budget: Budget, articles: int, left: float) -> timedelta:
    """The ceiling, or a longer one when that would take more than its share of the budget."""
    return max(budget.ceiling, articles * DAY / (CEILING_SHARE * left))


def _spending(shares: Iterable[_Share], budget: Budget, ceiling: timedelta) -> Callable[[float], float]:
    """What all hosts together ask for, by the price. Those of one timetable and no limit are as one."""
    together: Wishes = defaultdict(Counter)
    limited = []
    for wishes, _, limit in shares:
        if limit is not _FREE:
            limited.append((wishes, limit.price, max(ceiling, limit.ceiling)))
            continue
        for hours, strides in wishes.items():
            together[hours].update(strides)

    def spent(price: float) -> float:
        own = (_requests(one, budget, max(price, least), most) for one, least, most in limited)
        return _requests(together, budget, price, ceiling) + sum(own)

    return spent


def _requests(wishes: Wishes, budget: Budget, price: float, ceiling: timedelta) -> float:
    """What articles ask for in a day at a price."""
    floor, most = budget.floor.total_seconds(), max(ceiling, budget.floor).total_seconds()
    asked = 0.0
    for hours, strides in wishes.items():
        kinds = (
            (min(max(one.total_seconds() * price, floor), most), number) for one, number in strides.items()
        )
        if hours == ALL_DAY:  # nearly all are; a search for a price asks it a dozen times
            asked += DAY.total_seconds() * sum(number / interval for interval, number in kinds)
        else:
            asked += sum(number * hours.looks(interval) for interval, number in kinds)
    return asked


def _price(requests: Callable[[float], float], wanted: float) -> float:
    """The lowest price at which no more than so many requests are asked for, within a percent."""
    low, high = math.log(LOWEST), math.log(HIGHEST)
    while high - low > 0.01:  # noqa: PLR2004  a percent
        middle = (low + high) / 2
        low, high = (middle, high) if requests(math.exp(middle)) > wanted else (low, middle)
    return math.exp(high)


def _terms(demand: Demand, share: _Share, budget: Budget, price: float, ceiling: timedelta) -> Terms:
    price, ceiling = max(price, share.limit.price), max(ceiling, share.limit.ceiling)
    asked = _requests(share.wishes, budget, price, ceiling)
    return Terms(price, ceiling, asked + share.kept + demand.new)

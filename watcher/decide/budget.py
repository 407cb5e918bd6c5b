"""Requests a day, shared out over the hosts: at which price everybody's wishes come to what there is.

Every article asks for looks at a stride of its own; the price stretches all strides alike, so the budget goes
to where a request shortens the delay most, whichever host that is on. A host that cannot take what its
articles would get at this price has a higher one of its own, and what it leaves goes to the others.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

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
    """

    per_day: int = 0
    per_host: int = 0
    hosts: Mapping[str, int] = field(default_factory=dict)
    delay: timedelta = timedelta(seconds=2)
    floor: timedelta = timedelta(minutes=5)
    ceiling: timedelta = DAY

    def most(self, host: str) -> float:
        """Requests a day that a host can take."""
        able = PLANNED * (DAY / (self.delay + VISIT))
        return min(able, self.hosts.get(host) or self.per_host or able)


@dataclass(frozen=True, slots=True)
class Demand:
    """What the articles of a host ask for.

    Attributes:
        host: its name.
        strides: of its adaptive articles, and how many have each.
        fixed: requests a day of those with a fixed interval.
        new: how many were never looked at.
    """

    host: str
    strides: Mapping[timedelta, int]
    fixed: float = 0.0
    new: int = 0

    @property
    def adaptive(self) -> int:
        """How many adaptive articles there are."""
        return sum(self.strides.values())


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
    limits = [_limits(demand, budget) for demand in demands]
    price, ceiling = 1.0, budget.ceiling
    if budget.per_day:
        left = _left(budget.per_day, sum(demand.fixed for demand in demands))
        ceiling = _kept_ceiling(budget, sum(demand.adaptive for demand in demands), left)
        price = _price(_spending(demands, limits, budget, ceiling), left)
    return {
        demand.host: _terms(demand, limit, budget, price, ceiling)
        for demand, limit in zip(demands, limits, strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Limit:
    """A host's own lowest price, and its ceiling at that."""

    price: float = LOWEST
    ceiling: timedelta = timedelta(0)


_FREE = _Limit()


def _limits(demand: Demand, budget: Budget) -> _Limit:
    left = _left(budget.most(demand.host), demand.fixed)
    if demand.adaptive * (DAY / budget.floor) <= left:
        return _FREE  # not even at the floor does it reach its limit
    ceiling = _kept_ceiling(budget, demand.adaptive, left)
    return _Limit(_price(lambda price: _requests(demand.strides, budget, price, ceiling), left), ceiling)


def _left(most: float, fixed: float) -> float:
    """What of a budget the adaptive articles get."""
    return PLANNED * max(most - fixed, TAKEN * most)


def _kept_ceiling(budget: Budget, articles: int, left: float) -> timedelta:
    """The ceiling, or a longer one when that would take more than its share of the budget."""
    return max(budget.ceiling, articles * DAY / (CEILING_SHARE * left))


def _spending(
    demands: Iterable[Demand], limits: Iterable[_Limit], budget: Budget, ceiling: timedelta
) -> Callable[[float], float]:
    """What all hosts together ask for, by the price. Those without a limit of their own are as one."""
    together: Counter[timedelta] = Counter()
    limited = []
    for demand, limit in zip(demands, limits, strict=True):
        if limit is _FREE:
            together.update(demand.strides)
        else:
            limited.append((demand.strides, limit.price, max(ceiling, limit.ceiling)))

    def spent(price: float) -> float:
        own = (_requests(strides, budget, max(price, least), longest) for strides, least, longest in limited)
        return _requests(together, budget, price, ceiling) + sum(own)

    return spent


def _requests(strides: Mapping[timedelta, int], budget: Budget, price: float, ceiling: timedelta) -> float:
    """What articles ask for in a day at a price."""
    floor, longest = budget.floor.total_seconds(), ceiling.total_seconds()
    looks = (
        number / min(max(stride.total_seconds() * price, floor), max(longest, floor))
        for stride, number in strides.items()
    )
    return DAY.total_seconds() * sum(looks)


def _price(requests: Callable[[float], float], wanted: float) -> float:
    """The lowest price at which no more than so many requests are asked for, within a percent."""
    low, high = math.log(LOWEST), math.log(HIGHEST)
    while high - low > 0.01:  # noqa: PLR2004  a percent
        middle = (low + high) / 2
        low, high = (middle, high) if requests(math.exp(middle)) > wanted else (low, middle)
    return math.exp(high)


def _terms(demand: Demand, limit: _Limit, budget: Budget, price: float, ceiling: timedelta) -> Terms:
    price, ceiling = max(price, limit.price), max(ceiling, limit.ceiling)
    asked = _requests(demand.strides, budget, price, ceiling)
    return Terms(price, ceiling, asked + demand.fixed + demand.new)

"""Runs a transaction again when the server went away, or when it and another one met.

A fail-over takes a server seconds to half a minute; two transactions that want each other's rows, or add the
same row, are told so at once. Every method of the store is one transaction that may be made twice: what it
writes is guarded by numbers, names and leases, and the second time finds it done.
"""

from __future__ import annotations

import random
from functools import partial, wraps
from inspect import isgeneratorfunction
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from watcher.errors import StoreMet, StoreUnsteady
from watcher.hub import aside

if TYPE_CHECKING:
    from collections.abc import Callable

Params = ParamSpec("Params")
Result = TypeVar("Result")
Kind = TypeVar("Kind", bound=type)

PATIENCE = 40.0
"""Seconds for which tries are made: a stand-by is promoted in less."""

FIRST, LONGEST = 0.02, 2.0
"""Seconds before the second try, and at most between two; each wait is twice the one before, less a random
part, so that those who met do not meet again."""


def steadfast(kind: Kind) -> Kind:
    """Make the public methods of a store steadfast, those that give their results at once.

    On a file nothing is gained: SQLite waits by itself, and nobody comes between.
    """
    for name, method in list(vars(kind).items()):
        public = callable(method) and not name.startswith("_") and name not in LOCAL
        if public and not isgeneratorfunction(method):
            setattr(kind, name, _again(method))
    return kind


TRIES = 10
"""Of a transaction that meets others: more would be a mistake of ours, which a user should see."""

LOCAL = frozenset({"close", "lock_daemon", "back_up", "flaws"})
"""What is not one transaction."""


def _again(method: Callable[Params, Result]) -> Callable[Params, Result]:
    @wraps(method)
    def run(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        store: Any = args[0]
        if store.database.file is not None:
            return method(*args, **kwargs)
        return aside(partial(tried, *args, **kwargs))  # a server's answer takes time

    def tried(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        until, wait, met = monotonic() + PATIENCE, FIRST, 0
        while True:
            try:
                return method(*args, **kwargs)
            except StoreUnsteady as fault:
                met += isinstance(fault, StoreMet)
                if monotonic() > until or met >= TRIES:
                    raise
            sleep(wait * random.uniform(0.5, 1.0))  # noqa: S311 - nothing is secret about it
            wait = min(2 * wait, LONGEST)

    return run

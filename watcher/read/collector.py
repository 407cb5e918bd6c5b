"""Python's garbage collector, held while pages are read."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TURN = [True]
"""Empty while somebody holds the collector: no other thread comes between when one takes from a list."""


@contextmanager
def collector_held() -> Iterator[None]:
    """No garbage collection while a soup grows: it would walk the whole tree again and again in vain.

    One holds it at a time, and only who holds it lets it go; who reads meanwhile loses at most the saving.
    """
    try:
        turn = _TURN.pop()
    except IndexError:
        yield
        return
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
        _TURN.append(turn)

"""Cost without a clock: the same on every machine, however busy it is."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def steps(call: Callable[[], object]) -> int:
    """How many lines of Python a call runs; none of what others have left to be cleared away."""
    count = 0

    def line(*_: object) -> object:
        nonlocal count
        count += 1
        return line

    before, collects = sys.gettrace(), gc.isenabled()
    gc.disable()
    sys.settrace(line)
    try:
        call()
    finally:
        sys.settrace(before)
        if collects:
            gc.enable()
    return count

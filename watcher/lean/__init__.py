"""Libraries without what they load for commands of their own: rich and pygments, 5 MB of memory a process."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["without"]


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Whoever looks for these modules meanwhile hears that there are none; those that are loaded stay."""
    missing = [name for name in names if name not in sys.modules]
    sys.modules |= dict.fromkeys(missing)  # type: ignore[arg-type]  # None stands for a module that is not there
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]

"""httpx, whose command line wants rich and pygments."""

from __future__ import annotations

from watcher.lean import without

with without("rich", "pygments"):
    import httpx

__all__ = ["httpx"]

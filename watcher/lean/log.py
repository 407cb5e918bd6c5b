"""structlog, which prints tracebacks with rich wherever that is installed; ours are plain."""

from __future__ import annotations

from watcher.lean import without

with without("rich"):
    import structlog

__all__ = ["structlog"]

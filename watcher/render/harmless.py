"""Data of an event whose texts can steer nothing that prints them."""

from __future__ import annotations

from typing import Any

from watcher.render.safe import inert

__all__ = ["harmless"]


def harmless(value: Any) -> Any:
    """The same data with every control character in its texts made visible."""
    if isinstance(value, dict):
        return {key: harmless(item) for key, item in value.items()}
    if isinstance(value, list):
        return [harmless(item) for item in value]
    return inert(value) if isinstance(value, str) else value

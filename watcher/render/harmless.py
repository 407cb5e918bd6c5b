"""Data of an event whose texts do no harm: to what prints them, and to what keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watcher.render.safe import inert

if TYPE_CHECKING:
    from collections.abc import Callable


def harmless(data: Any) -> Any:
    """The same data with every control character in its texts made visible."""
    return _with_texts(data, inert)


def wholesome(data: Any) -> Any:
    """The same data with texts that every store and encoding takes: no NUL, no half of a surrogate pair."""
    return _with_texts(data, lambda text: text.encode("utf-8", "replace").decode().replace("\0", "\ufffd"))


def _with_texts(value: Any, made: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: _with_texts(item, made) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_with_texts(item, made) for item in value]
    return made(value) if isinstance(value, str) else value

"""Functions of a text that remember what they made of the last short ones."""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Made = TypeVar("_Made")

_REMEMBERED = 1024
"""Texts that are remembered: those of one comparison come several times, those of the next are others."""

_WHOLE = 10_000
"""Characters above which a text is not worth the memory."""

_CACHES: list[Callable[[], None]] = []


def remembering(make: Callable[[str], _Made]) -> Callable[[str], _Made]:
    """The function, made to remember: a check asks the same of one paragraph of both versions, and often."""
    short = lru_cache(maxsize=_REMEMBERED)(make)
    _CACHES.append(short.cache_clear)

    @wraps(make)
    def made(text: str) -> _Made:
        return short(text) if len(text) <= _WHOLE else make(text)

    return made


def forget() -> None:
    """Drop all that is remembered; for measurements."""
    for clear in _CACHES:
        clear()

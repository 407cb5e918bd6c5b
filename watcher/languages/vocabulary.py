"""The words that notes are written with in each language, read when its first page comes."""

from __future__ import annotations

from functools import cache
from typing import Any

from watcher.languages.files import languages, table
from watcher.tongue import tag_of

# Romanian is printed with either of two letters for each of these.
_TWINS = str.maketrans("șțȘȚ", "şţŞŢ")


@cache
def section(tag: str) -> dict[str, Any]:
    """The words of one language; to read all of them takes longer than to read ten pages."""
    return _as_printed(table(tag, "notes"))


def _as_printed(words: dict[str, Any]) -> dict[str, Any]:
    """The words of a language with those that are printed in two ways written both ways."""
    return {key: _twinned(value) for key, value in words.items()}


def _twinned(value: Any) -> Any:
    """Words, or a pattern, that hold with either of two letters that look alike."""
    if isinstance(value, list):
        return list(dict.fromkeys([*value, *(text.translate(_TWINS) for text in value)]))
    other = value.translate(_TWINS)
    return value if other == value else f"(?:{value}|{other})"


def all_of(tags: tuple[str, ...], key: str) -> list[str]:
    """What some languages say under one key."""
    return [text for tag in tags for text in section(tag).get(key, ())]


def primary(language: str | None) -> str:
    """The primary tag a language's section is named by; empty when we have none."""
    tag = tag_of(language)
    return tag if tag in languages() else ""

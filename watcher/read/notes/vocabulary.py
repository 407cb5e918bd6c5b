"""What stands in `languages.toml`: the words of each language, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from watcher.read.notes.tongue import tag_of


@cache
def sections() -> dict[str, dict[str, Any]]:
    """The words of all languages, by the tag of each."""
    text = files(__package__).joinpath("languages.toml").read_text(encoding="utf8")
    return tomllib.loads(text)


def section(tag: str) -> dict[str, Any]:
    """The words of one language."""
    return sections()[tag]


def all_of(tags: tuple[str, ...], key: str) -> list[str]:
    """What some languages say under one key."""
    return [text for tag in tags for text in sections()[tag].get(key, ())]


def primary(language: str | None) -> str:
    """The primary tag a language's section is named by; empty when we have none."""
    tag = tag_of(language)
    return tag if tag in sections() else ""

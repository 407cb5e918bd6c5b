"""What houses shorten or write out: "Gov.", "Governor", "&", "and", "UN", "United Nations"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.units import caseless, normal
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAY_BE = re.compile(r"[.&]|[^\W\d_a-z]")
"""Stands in all that is short: a point, a capital; most runs of words have none."""


def same_in_full(old: str, new: str, language: str) -> bool:
    """Whether two runs are the same when what is short in them is written out.

    Args:
        old: as it is printed.
        new: as it is printed.
        language: of the article.
    """
    if not (_MAY_BE.search(old) or _MAY_BE.search(new)):
        return False
    full = lexicon_of(language).abbreviations
    return _in_full(old, full) == _in_full(new, full)


_SHORT = re.compile(r"&|(?<![\w.])[^\W\d_]+(?:\.[^\W\d_]+)*(?!\w)\.?")
"""The sign, a word, or some with points between them."""

_PART = re.compile(r"([^.]+)\.?")


def _in_full(text: str, full: Mapping[str, str]) -> str:
    def written(short: re.Match[str]) -> str:
        named = _named(short[0].rstrip("."), full)
        return f" {named} " if named else _PART.sub(part_written, short[0])

    def part_written(part: re.Match[str]) -> str:
        return f" {_named(part[1], full) or part[0]} "  # a point behind another word ends a sentence

    return " ".join(caseless(_SHORT.sub(written, normal(text))).split())


def _named(short: str, full: Mapping[str, str]) -> str:
    """What a short form stands for; "" for another word. Capitals count before small letters."""
    return full.get(short.replace(".", "")) or full.get(short.casefold()) or ""

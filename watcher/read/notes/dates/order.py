"""Whether a page writes the month or the day first in its numeric dates."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from watcher.read.notes.dates.monthnames import fold, months
from watcher.read.notes.vocabulary import primary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from watcher.read.notes.dates.stated import Stated

# Only full dates are evidence: "13/25" may be a score.
_FULL = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)?\d\d(?![\d/.-])")
_NAMED = re.compile(r"([^\W\d_]{3,})\.?\s(?:\d{1,2},?\s)?((?:19|20)\d\d)\b")
DAY_FIRST_DOMAINS = frozenset({"uk", "ie", "au", "nz", "in", "za", "eu", "sg", "my", "hk", "pk", "ng", "ke"})
# Zones of the clocks of those who write the month first.
MONTH_FIRST_ZONES = frozenset(
    {"ET", "EST", "EDT", "CT", "CST", "CDT", "MT", "MST", "MDT", "PT", "PST", "PDT", "AKST", "HST"}
)
LAST_MONTH = 12


def order_of(blocks: Sequence[str], language: str | None, domain: str) -> Callable[[Stated], bool | None]:
    """Tells of a date that can be read both ways whether it puts the month first; None when nothing tells."""
    general = cache(partial(month_first, blocks, language, domain))

    def tell(stated: Stated) -> bool | None:
        told = general()
        return _by_names(blocks, primary(language) or "en", stated) if told is None else told

    return tell


def _by_names(blocks: Iterable[str], language: str, stated: Stated) -> bool | None:
    """By the month that the page also names in words, with the same year ("the December 2014 report")."""
    table = months(language)
    named = (match for text in blocks for match in _NAMED.finditer(text) if match[2] == str(stated.year))
    seen = {table.get(fold(match[1])) for match in named}
    day_first, month_first = stated.month in seen, stated.day in seen
    return month_first if day_first != month_first else None


def month_first(blocks: Iterable[str], language: str | None, domain: str) -> bool | None:
    """True, False, or None when nothing on the page, in its language or in its domain tells."""
    if (seen := _seen(blocks)) is not None:
        return seen
    tag, _, region = (language or "").replace("_", "-").partition("-")
    if tag.lower() not in ("", "en"):
        return tag.lower() in ("ja", "zh", "ko", "hu")
    if (
        region.upper() in ("GB", "AU", "NZ", "IE", "IN", "ZA")
        or domain.rpartition(".")[2] in DAY_FIRST_DOMAINS
    ):
        return False
    return True if region.upper() == "US" else None


def _seen(blocks: Iterable[str]) -> bool | None:
    for text in blocks:
        for match in _FULL.finditer(text):
            first, second = int(match[1]), int(match[2])
            if first > LAST_MONTH >= second > 0:
                return False
            if second > LAST_MONTH >= first > 0:
                return True
    return None

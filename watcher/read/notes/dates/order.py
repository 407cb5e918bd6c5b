"""Whether a page writes the month or the day first in its numeric dates."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from watcher.languages.vocabulary import primary
from watcher.read.notes.dates.monthnames import fold, months
from watcher.tongue import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


class Order:
    """Whether a page puts the month first in dates that can be read both ways.

    Args:
        blocks: of the page.
        language: of the page, BCP 47; None where it is not known.
        domain: its host; "" where it is not known.
    """

    def __init__(self, blocks: Sequence[str] = (), language: str | None = None, domain: str = "") -> None:
        self._blocks, self._language, self._domain = blocks, language, domain

    @cached_property
    def sure(self) -> bool | None:
        """As another date of the page shows, or as its language has it; None when neither tells."""
        seen = _seen(self._blocks)
        return _of_language(self._language) if seen is None else seen

    def usual(self, stated: Stated) -> bool | None:
        """As is usual where its English is written, or by the months it names; None when nothing tells."""
        told = _of_country(self._language, self._domain)
        return _by_names(self._blocks, primary(self._language) or "en", stated) if told is None else told


def _by_names(blocks: Iterable[str], language: str, stated: Stated) -> bool | None:
    """By the month that the page also names in words, with the same year ("the December 2014 report")."""
    table = months(language)
    named = (match for text in blocks for match in _NAMED.finditer(text) if match[2] == str(stated.year))
    seen = {table.get(fold(match[1])) for match in named}
    day_first, month_first = stated.month in seen, stated.day in seen
    return month_first if day_first != month_first else None


def month_first(language: str | None, domain: str) -> bool | None:
    """True, False, or None when neither the language nor the domain of a page tells."""
    told = _of_language(language)
    return _of_country(language, domain) if told is None else told


def _of_language(language: str | None) -> bool | None:
    tag = tag_of(language)
    return None if tag in ("", "en") else tag in ("ja", "zh", "ko", "hu")


def _of_country(language: str | None, domain: str) -> bool | None:
    region = (language or "").replace("_", "-").partition("-")[2].upper()
    if region in ("GB", "AU", "NZ", "IE", "IN", "ZA") or domain.rpartition(".")[2] in DAY_FIRST_DOMAINS:
        return False
    return True if region == "US" else None


def _seen(blocks: Iterable[str]) -> bool | None:
    for text in blocks:
        for match in _FULL.finditer(text):
            first, second = int(match[1]), int(match[2])
            if first > LAST_MONTH >= second > 0:
                return False
            if second > LAST_MONTH >= first > 0:
                return True
    return None

"""Whether a page writes the month or the day first in its numeric dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Only full dates are evidence: "13/25" may be a score.
_FULL = re.compile(r"(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)?\d\d(?![\d/.-])")
DAY_FIRST_DOMAINS = frozenset({"uk", "ie", "au", "nz", "in", "za", "eu", "sg", "my", "hk", "pk", "ng", "ke"})
LAST_MONTH = 12


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

"""What parts the things of a row: "the date, the place and the name"."""

from __future__ import annotations

import re
from functools import cache

from watcher.cldr import own_part


@cache
def joined(tag: str) -> re.Pattern[str]:
    """What joins two of a row."""
    pattern = own_part(tag).get("list_patterns", {}).get("standard", {}).get("2", "") if tag else ""
    word = re.escape(pattern.removeprefix("{0}").removesuffix("{1}").strip())
    return re.compile(rf",?\s{word}\s|,\s" if word else r",\s", re.IGNORECASE)

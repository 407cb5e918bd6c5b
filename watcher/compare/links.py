"""What a link points to, without what only tracks the reader."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|cmpid?|icid|ncid|ref(?:_?src)?"
    r"|s?id_?session|session_?id|phpsessid|jsessionid|sid|token|nonce|_|cb|rnd|rand|ts|at_\w+|ito|smid|spm|__\w+",
    re.IGNORECASE,
)
"""Query parameters of campaigns, sessions and cache busters: another value leads to the same page."""


def targets(links: Sequence[str]) -> tuple[str, ...]:
    """The pages that links lead to: each once, in order."""
    return tuple(dict.fromkeys(target for target in map(_target, links) if target))


@lru_cache(maxsize=4096)
def _target(link: str) -> str:
    """Without scheme, fragment and tracking; "" for what leads to no page (mailto:, javascript:)."""
    try:
        parts = urlsplit(link.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return link.strip()
    if parts.scheme not in {"http", "https", ""}:
        return ""
    query = urlencode(
        [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
    )
    return f"{host}{parts.path.rstrip('/')}{'?' if query else ''}{query}"

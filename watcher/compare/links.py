"""What a link points to, without what only tracks the reader."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from watcher.compare.pieces import Piece

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|cmpid?|icid|ncid|ref(?:_?src)?"
    r"|s?id_?session|session_?id|phpsessid|jsessionid|sid|token|nonce|_|cb|rnd|rand|ts|at_\w+|ito|smid|spm|__\w+",
    re.IGNORECASE,
)
"""Query parameters of campaigns, sessions and cache busters: another value leads to the same page."""


_SIGNED = re.compile(
    r"(?<=[?&])(?:(?:session|sess)(?:_?(?:id|key|token))?|(?:access|auth|csrf)_?token|sig(?:nature)?|hmac|jwt"
    r"|expires?|policy|key-pair-id|x-(?:amz|goog|oss)-[\w-]+)=[^&]*&?|;(?:jsessionid|phpsessid|sid)=[^/?;]*",
    re.IGNORECASE,
)
"""Names of more sessions, and of signatures, which storage makes anew for each reader. They are part of what
digests were made of, and stay so: another digest would say of old versions that their text is another one."""


def targets(links: Sequence[str]) -> tuple[str, ...]:
    """The pages that links lead to, as they are part of a digest: each once, in order."""
    return tuple(dict.fromkeys(target for target in map(_target, links) if target))


def pages(links: Sequence[str]) -> tuple[str, ...]:
    """The pages that links lead to, whoever asks and whenever: each once, in order."""
    return tuple(dict.fromkeys(_SIGNED.sub("", target).rstrip("?&") for target in targets(links)))


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


def relinked(
    olds: Sequence[Piece], news: Sequence[Piece], pairs: Collection[tuple[int, int]]
) -> Iterator[tuple[Piece, Piece]]:
    """Pieces of the body that say the same and lead elsewhere.

    Args:
        olds: the old pieces.
        news: the new pieces.
        pairs: blocks (old, new) that differ only in form.
    """
    blocks = {piece.block: piece for piece in olds}
    stay = {new: old for old, new in pairs}
    left = _without_same(olds, news), _without_same(news, olds)
    before: dict[str, list[Piece]] = {}
    for piece in reversed(left[0]):
        before.setdefault(piece.text, []).append(piece)
    for piece in left[1]:
        same = before.get(piece.text)
        old = same.pop() if same else blocks.get(stay.get(piece.block, -1))
        if old and pages(old.links) != pages(piece.links):
            yield old, piece


def _without_same(some: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """The body's pieces that have no twin, words and links, among the others."""
    there = Counter((piece.text, pages(piece.links)) for piece in others if not piece.margin)
    left = []
    for piece in some:
        key = piece.text, pages(piece.links)
        if not piece.margin and not there[key]:
            left.append(piece)
        elif not piece.margin:
            there[key] -= 1
    return left

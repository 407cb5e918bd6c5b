"""What stands in a quotation: the words of others."""

from __future__ import annotations

import re

# The two angled marks, which some languages open with and others close with: the first of a text that a word
# touches on one side only tells.
_OPENS_LEFT, _OPENS_RIGHT = re.compile(r"«(?<!\w«)"), re.compile(r"»(?<!\w»)(?=\w)")
# The sign that English closes with, where Swedish and Finnish open with it; Hebrew sets it within words.
_OPENS_HIGH = re.compile(r"”(?<![\w.,!?…]”)(?=\w)(?![\u0590-\u05ff])")
# A quotation in single marks that a colon announces, and what closes it; "'90s" and "'s avonds" open none.
_ANNOUNCED, _SHUT = re.compile(r"[:：]\s?['‘](?=\w)(?!\d|[a-z]\b)"), re.compile(r"['’](?!\w)")


class Quotes:
    """Whether a quotation is open at a place: what follows is the note of another.

    Asked from the front to the back: the signs before a place are counted on from the place before.
    """

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        left, right = _OPENS_LEFT.search(text), _OPENS_RIGHT.search(text)
        danish = right is not None and (left is None or right.start() < left.start())
        self._counts = dict.fromkeys([*'„“”"「」〈〉', *("»«" if danish else "«»"), "''"], 0)

    def open_at(self, at: int) -> bool:
        """Whether one is open at a place that is none before the last asked for."""
        for sign in self._counts:
            self._counts[sign] += self._text.count(sign, self._at, at)
        self._at = at
        low, high, closed, straight, *paired, typed = self._counts.values()
        alike = closed and not (low or high) and _OPENS_HIGH.match(self._text, self._text.rfind("”", 0, at))
        curled = low > high + closed if low else high > closed or bool(alike)  # low ones close in either way
        angled = any(opened > shut for opened, shut in zip(paired[::2], paired[1::2], strict=True))
        return curled or angled or straight % 2 == 1 or typed % 2 == 1


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether a statement stands in a quotation, be it with its last words only."""
    quotes = Quotes(text)
    return quotes.open_at(start) or quotes.open_at(end) or _is_announced(text, start)


def _is_announced(text: str, at: int) -> bool:
    """Whether a place is in single marks that open behind a colon; elsewhere they may be apostrophes."""
    opens = [mark.end() for mark in _ANNOUNCED.finditer(text, 0, at)]
    return bool(opens) and _SHUT.search(text, opens[-1], at) is None

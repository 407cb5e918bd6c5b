"""What stands in a quotation: the words of others."""

from __future__ import annotations


class Quotes:
    """Whether a quotation is open at a place: what follows is the note of another.

    Asked from the front to the back: the signs before a place are counted on from the place before.
    """

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0
        self._counts = dict.fromkeys('„“”"「」〈〉', 0)

    def open_at(self, at: int) -> bool:
        """Whether one is open at a place that is none before the last asked for."""
        for sign in self._counts:
            self._counts[sign] += self._text.count(sign, self._at, at)
        self._at = at
        low, high, closed, straight, *paired = self._counts.values()
        curled = low > high if low else high > closed
        return curled or straight % 2 == 1 or paired[0] > paired[1] or paired[2] > paired[3]


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether a statement stands in a quotation, be it with its last words only."""
    quotes = Quotes(text)
    return quotes.open_at(start) or quotes.open_at(end)

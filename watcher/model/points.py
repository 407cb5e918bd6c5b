"""Points: what Hebrew and Arabic put on and between letters, which few print and hardly anybody types."""

from __future__ import annotations

import unicodedata

POINTS = dict.fromkeys(i for i in range(0x591, 0x700) if unicodedata.category(chr(i)) == "Mn") | {0x640: None}
"""For `str.translate`: vowels, doubled letters, signs of recitation, and the line that stretches a word."""


def unpointed(text: str) -> str:
    """A text in one spelling (NFC), without points."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(POINTS)

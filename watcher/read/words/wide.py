"""How much a text tells where a sign is a syllable or a word: in Chinese, Japanese and Korean.

Three rules count otherwise, each with its reason beside it: the survey of a page, which weighs whole blocks
(`boxes.survey`), the label before a colon (`labels`), and the headline among sections' names
(`metadata.titles`).
"""

from __future__ import annotations

import re

SIGNS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""For patterns: kana, the characters of Chinese, and the syllables of Korean."""

WIDE = re.compile(f"[{SIGNS}]")
LETTERS = 2.5
"""Of other scripts, that say as much as one such sign."""

_MOST = 110  # letters: no rule asks for more, and the signs of a longer text need not be counted


def size(text: str) -> int:
    """How much a text tells, in letters."""
    if text.isascii() or len(text) >= _MOST:
        return len(text)
    return len(text) + int((LETTERS - 1) * len(WIDE.findall(text)))

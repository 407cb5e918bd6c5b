"""Brackets of all scripts, and where they close."""

from __future__ import annotations

import re

CLOSERS = {
    "[": "]",
    "(": ")",
    "（": "）",
    "【": "】",
    "［": "］",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "＜": "＞",
    "〈": "〉",
    "《": "》",
    "{": "}",
    "<": ">",
}
# A smile, up to which a text is looked at.
_SMILE = re.compile(r"\s[:;]-?[)\]]$")


# Those that hold an aside, where others hold names, quotations and tags.
_ASIDES = "([（［【〔"


def aside_around(text: str, at: int) -> tuple[int, int] | None:
    """Where the bracket opens and closes that holds a place of a text; None when none does."""
    opens = (place for place in range(at - 1, -1, -1) if text[place] in _ASIDES)
    around = ((place, closing_place(text, place)) for place in opens)
    return next((pair for pair in around if pair[1] >= at), None)


def closing_place(text: str, at: int) -> int:
    """Where the bracket at a place closes, with a smile only when by nothing else; -1 when it never does."""
    opener, closer, depth, smile = text[at], CLOSERS[text[at]], 0, -1
    for place in range(at, len(text)):
        if text[place] == closer and depth == 1 and _SMILE.search(text, max(at, place - 3), place + 1):
            smile = place if smile < 0 else smile
            continue
        depth += (text[place] == opener) - (text[place] == closer)
        if depth == 0:
            return place
    return smile

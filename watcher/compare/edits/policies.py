"""Lines behind corrections that say how a house deals with mistakes, or ask its readers to tell of them.

A house prints them with every correction; they tell of no edit, and no note has to speak of them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from watcher.compare.words.units import sentences
from watcher.languages.lexicon import lexicon_of
from watcher.languages.vocabulary import all_of, primary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.edits.pieces import Piece


def behind_notes(pieces: Sequence[Piece], language: str) -> Iterator[int]:
    """The places of the pieces that do so, in a row right behind a note; elsewhere they may be text."""
    says = _policies(language)
    behind = False
    for at, piece in enumerate(pieces):
        policy = behind and not piece.note and _is_one(says, piece.text)
        if policy:
            yield at
        behind = piece.note or policy


def _is_one(says: re.Pattern[str], text: str) -> bool:
    """Whether each sentence says so, but those behind the first that give an address."""
    first, *more = (text[low:high] for low, high in sentences(text))
    return says.match(first) is not None and all(says.match(one) or _ADDRESS.search(one) for one in more)


_ADDRESS = re.compile(r"\S@\w[\w-]*\.\w|https?://|\bwww\.")


@lru_cache(maxsize=64)
def _policies(language: str) -> re.Pattern[str]:
    """Sentences of such lines, from their beginning; those that speak of mistakes and invite to name them."""
    tag = primary(language)
    mistake, invites = (all_of((tag,), key) if tag else [] for key in ("mistake", "invites"))
    wrong, asks = "".join(mistake), "|".join(invites)
    calls = [rf"(?=.*(?:{wrong}))(?=.*?(?:{asks}))"] if wrong and asks else []
    return re.compile("|".join(lexicon_of(language).policies + tuple(calls)) or "(?!)", re.IGNORECASE)

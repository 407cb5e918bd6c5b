"""Whether one word is another, misspelt."""

from __future__ import annotations

import re
import unicodedata

_PLAIN, _LONG = 5, 8
"""Letters from which one wrong letter, and two, make a misspelling; shorter words are too close to others."""

LONGEST = 40
"""Letters above which a run is no word, and not worth counting apart."""

_PAIRS = frozenset(
    {"woman women", "women woman", "former farmer", "farmer former", "hundred hundreds", "affect effect"}
)


def misspelt(old: str, new: str) -> bool:
    """Whether two words are one, misspelt: few letters apart, the first and the ending the same.

    "legal" and "illegal", "million" and "billion", "death" and "deaths" are two words each.
    """
    if _swapped(old, new) or re.sub(r"(.)\1+", r"\1", old) == re.sub(r"(.)\1+", r"\1", new):
        return True
    short = min(len(old), len(new))
    if short < _PLAIN or old[0] != new[0] or f"{old} {new}" in _PAIRS:
        return False
    if old.startswith(new) or new.startswith(old) or old[-1] != new[-1]:
        return False
    if max(len(old), len(new)) > LONGEST:
        return False
    return distance(old, new) <= (2 if short >= _LONG else 1)


def same_letters(old: str, new: str) -> bool:
    """Whether two words differ in accents only: in most languages they are two words ("wurde", "würde")."""
    return _bare(old) == _bare(new)


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if not unicodedata.combining(char))


def _swapped(old: str, new: str) -> bool:
    if len(old) != len(new) or len(old) < 3:  # noqa: PLR2004  "no" and "on"
        return False
    wrong = [k for k in range(len(old)) if old[k] != new[k]]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and sorted(old) == sorted(new)  # noqa: PLR2004


def distance(one: str, two: str) -> int:
    """Letters to insert, delete, replace or swap to make one word the other (optimal string alignment)."""
    rows: list[list[int]] = [list(range(len(two) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]

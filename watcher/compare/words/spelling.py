"""Whether one word is another, misspelt."""

from __future__ import annotations

import re
import unicodedata

from watcher.compare.words.misspellings import DOUBLES, ENDINGS, slips, two_words

_SWAP = 6
"""Letters from which two swapped ones make a slip; shorter pairs ("form" and "from") are often two words."""

_ENDS, _LONG = 7, 8
"""Letters from which a broken ending tells, and from which two letters may be wrong."""

_FAR = 3
"""Letters by which a listed slip may differ from the word it stands for."""

_THREEFOLD = re.compile(r"([^\W\d_])\1\1")

LONGEST = 40
"""Letters above which a run is no word, and not worth counting apart."""


def misspelt(old: str, new: str, language: str) -> bool:
    """Whether the old word was surely no word, and the new one is what it stood for.

    Where another reading is possible ("contract" and "contact", "legal" and "illegal") it is no misspelling:
    a person must see it.

    Args:
        old: the word that went, in lower case.
        new: the word that came.
        language: its primary tag.
    """
    short, long = sorted((len(old), len(new)))
    if long > LONGEST:
        return False
    if old in slips(language):
        return distance(old, new) <= _FAR
    if tuple(sorted((old, new))) in two_words():
        return False
    swapped = short >= _SWAP and _swapped(old, new)
    return swapped or _doubled(old, new, language) or _ending_mended(old, new, language)


def _doubled(old: str, new: str, language: str) -> bool:
    """One letter more or less of those that stand twice; hardly a word has one three times."""
    long = min(len(old), len(new)) >= DOUBLES.get(language, LONGEST)
    threefold = _THREEFOLD.search(old) is not None and _THREEFOLD.search(new) is None
    return (long or threefold) and re.sub(r"(.)\1+", r"\1", old) == re.sub(r"(.)\1+", r"\1", new)


def _ending_mended(old: str, new: str, language: str) -> bool:
    if language != "en" or not new.endswith(ENDINGS) or old.endswith(ENDINGS):
        return False
    short = min(len(old), len(new))
    same = old[0] == new[0] and old[-1] == new[-1]
    return same and short >= _ENDS and distance(old, new) <= (2 if short >= _LONG else 1)


def same_letters(old: str, new: str) -> bool:
    """Whether two words differ in accents only: in most languages they are two words ("wurde", "würde")."""
    return _bare(old) == _bare(new)


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if not unicodedata.combining(char))


def _swapped(old: str, new: str) -> bool:
    if len(old) != len(new):
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

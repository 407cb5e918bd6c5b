"""Whether one word is another, misspelt."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from watcher.compare.words.misspellings import DOUBLES, ENDINGS, SOUNDS, slips, two_words

_SWAP = 8
"""Letters from which two swapped ones make a slip; shorter pairs ("form" and "from", "salves" and "slaves")
are often two words. Of 300 English pairs of words that differ so, 30 have as many."""

_ENDS = 7
"""Letters from which a broken ending tells."""

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
        return _distance(old, new) <= _FAR
    if tuple(sorted((old, new))) in two_words():
        return False
    swapped = language == "en" and short >= _SWAP and _swapped(old, new)
    return swapped or _doubled(old, new, language) or _ending_mended(old, new, language)


_CONTRACTED = re.compile(
    r"(?:ai|are|ca|could|did|does|do|had|has|have|is|might|must|need|should|was|were|wo|would)n't"
    r"|(?:i|you|he|she|it|we|they|that|there|who)'(?:d|ll|m|re|ve)"
    r"|(?:he|here|how|it|let|she|that|there|what|when|where|who)'s"
)


def contracted(old: str, new: str) -> bool:
    """Whether an apostrophe came to an English verb or "not" that is joined, or went: "dont", "it's crew".

    An owner's is another matter: "the sailors" are more than "the sailor's".
    """
    short, long = sorted((old.replace("’", "'"), new.replace("’", "'")), key=len)
    return short == long.replace("'", "") and _CONTRACTED.fullmatch(long) is not None


def _doubled(old: str, new: str, language: str) -> bool:
    """One letter more or less of those that stand twice; hardly a word has one three times."""
    if re.sub(r"(.)\1+", r"\1", old) != re.sub(r"(.)\1+", r"\1", new):
        return False
    if _THREEFOLD.search(old) and not _THREEFOLD.search(new):
        return True
    long = min(len(old), len(new)) >= DOUBLES.get(language, LONGEST)
    return (
        long and not (_doubles(old) ^ _doubles(new)) & SOUNDS.get(language, _VOWELS) and not _short(old, new)
    )


def _doubles(word: str) -> frozenset[str]:
    return frozenset(one for one, two in pairwise(word) if one == two)


_VOWELS = frozenset("aeiou")


def _short(old: str, new: str) -> bool:
    """Whether a letter twice may only say that the vowel before it is short: "planing", "planning"."""
    shorter, longer = sorted((old, new), key=len)
    cut = next((k for k in range(1, len(longer)) if longer[k] == longer[k - 1] != shorter[k : k + 1]), 0)
    return longer[cut + 1 :] in _FORMS and sum(map(_VOWELS.__contains__, longer[:cut])) == 1


_FORMS = frozenset({"ed", "er", "ers", "ing", "ings"})
"""English endings before which a letter is doubled in words of one vowel ("plan"), and not in "plane"."""


def _ending_mended(old: str, new: str, language: str) -> bool:
    """A letter more, less or swapped: where one is another letter, "electron" is "election"."""
    if language != "en" or not new.endswith(ENDINGS) or old.endswith(ENDINGS):
        return False
    same = old[0] == new[0] and old[-1] == new[-1] and min(len(old), len(new)) >= _ENDS
    return same and (len(old) != len(new) or _swapped(old, new)) and _distance(old, new) == 1


_ABROAD = (
    (re.compile(r"(?<=\w{3})is(?=(?:e[drs]?|ers|ing|ations?|able)$)"), "iz"),
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|er|ers|ing|able|ful|less|hood|ites?)?$)"), "or"),
    (re.compile(r"(?<=\w\w[bt])(?<!^timb)re(?=s?$)"), "er"),
)
"""Endings that differ across the ocean: "organise", "harbour", "centre"; "timbre" is no timber."""


def spelt_abroad(old: str, new: str) -> bool:
    """Whether two English words in lower case are one, as it is spelt on either side of the ocean."""
    return _at_home(old) == _at_home(new)


def _at_home(word: str) -> str:
    for abroad, here in _ABROAD:
        word = abroad.sub(here, word)
    return word


def same_letters(old: str, new: str) -> bool:
    """Whether two words differ in accents only: in most languages they are two words ("wurde", "würde")."""
    return _bare(old) == _bare(new)


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(char for char in parts if not unicodedata.combining(char))


def _swapped(old: str, new: str) -> bool:
    return sorted(old) == sorted(new) and _distance(old, new) == 1


def near(one: str, two: str) -> bool:
    """Whether words differ in so few letters that they may be forms or spellings of one ("rise", "rose")."""
    return max(len(one), len(two)) <= LONGEST and _distance(one, two) <= _FEW


_FEW = 2


def _distance(one: str, two: str) -> int:
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

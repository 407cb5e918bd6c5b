"""Whether one word is another, misspelt.

A typo is cosmetic: nobody is alerted. So it must be sure that the old word was none. Among 31,000 English
words thousands are one letter apart ("executed" and "expected", "county" and "country", "protect" and
"protest"): without a dictionary, closeness alone proves nothing. Sure are listed slips, consonants doubled,
and in long English words letters swapped or a broken ending; their exceptions are listed, too. Letters
swapped make another word more often elsewhere ("acusado" and "causado", "bleiben" and "blieben"): of the
25,000 most used words of a language up to 120 pairs differ in nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.compare.words.replacing import Replacements, replaced, replacements
from watcher.languages.lexicon import lexicon_of

if TYPE_CHECKING:
    from watcher.languages.lexicon import Lexicon

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
        language: of both.
    """
    spoken = lexicon_of(language)
    short, long = sorted((len(old), len(new)))
    if long > LONGEST:
        return False
    if old in spoken.misspellings:
        return _distance(old, new) <= _FAR
    if not spoken.confusables.isdisjoint({f"{old}/{new}", f"{new}/{old}"}):
        return False
    swapped = 0 < spoken.swaps <= short and _swapped(old, new)
    return swapped or _doubled(old, new, spoken) or _ending_mended(old, new, spoken.endings)


def contracted(old: str, new: str, language: str) -> bool:
    """Whether an apostrophe came to a verb or "not" that is joined, or went: "dont", "it's crew".

    An owner's is another matter: "the sailors" are more than "the sailor's".
    """
    short, long = sorted((old.replace("’", "'"), new.replace("’", "'")), key=len)
    return short == long.replace("'", "") and any(each.fullmatch(long) for each in _contractions(language))


@lru_cache(maxsize=64)
def _contractions(language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, lexicon_of(language).contractions))


def _doubled(old: str, new: str, spoken: Lexicon) -> bool:
    """One letter more or less of those that stand twice; hardly a word has one three times."""
    if re.sub(r"(.)\1+", r"\1", old) != re.sub(r"(.)\1+", r"\1", new):
        return False
    if _THREEFOLD.search(old) and not _THREEFOLD.search(new):
        return True
    if min(len(old), len(new)) < (spoken.doubles or LONGEST) or _short(old, new):
        return False
    return (_doubles(old) ^ _doubles(new)).isdisjoint(spoken.doubled_sounds)


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


def _ending_mended(old: str, new: str, endings: tuple[str, ...]) -> bool:
    """A letter more, less or swapped: where one is another letter, "electron" is "election"."""
    if not new.endswith(endings) or old.endswith(endings):
        return False
    same = old[0] == new[0] and old[-1] == new[-1] and min(len(old), len(new)) >= _ENDS
    return same and (len(old) != len(new) or _swapped(old, new)) and _distance(old, new) == 1


def spelt_abroad(old: str, new: str, language: str) -> bool:
    """Whether two words in lower case are one, as it is spelt on either side of the ocean."""
    abroad = _abroad(language)
    return replaced(old, abroad) == replaced(new, abroad)


@lru_cache(maxsize=64)
def _abroad(language: str) -> Replacements:
    return replacements(lexicon_of(language).abroad)


def same_letters(old: str, new: str) -> bool:
    """Whether two words differ in accents only."""
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

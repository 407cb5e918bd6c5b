"""Whether two runs are the same words as two houses write them: "e-mail", "email", "Gov.", "Governor".

Style books differ in hyphens, points ("U.S.") and what they shorten, and houses change over from one to the
other. Nobody reads another thing there, unless the hyphen makes a word of its own ("re-sign", "resign") or
the word is of a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watcher.compare.words.numerals import digits_of, number_words
from watcher.compare.words.replacing import Replacements, replaced, replacements
from watcher.compare.words.shortened import same_in_full
from watcher.compare.words.telling import telling_words
from watcher.compare.words.units import normal
from watcher.languages.lexicon import lexicon_of
from watcher.tongue import primary

_PARTED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([- ])(?=([^\W\d_]+))")
"""Two words apart. Of letters alone: of "5-4" and "54" no style book makes one."""

_NEW_WORDS = frozenset({"re", "un", "in", "im", "dis"})
"""What a hyphen parts from a word that means another thing without it: "re-cover", "un-ionised"."""

_LONGER = 5
"""Letters from which a word with a hyphen is one without it, too: a co-op is no coop."""

_LONGEST = 200
"""Characters above which a run is no word or two, and hardly the same in another spelling."""


_POINTED = re.compile(r"(?<!\w)(?:[^\W\d_]\.){2,}")
"""Initials with points: "U.S."."""


def same_words(old: str, new: str, language: str) -> bool:
    """Whether two runs differ in points of initials or short forms, or, in lower case, in hyphens alone.

    The first letter may be a capital: only in names has a word behind a hyphen one, too ("Al-Said").
    """
    if max(len(old), len(new)) > _LONGEST:
        return False
    if _pointless(old) == _pointless(new) or same_in_full(old, new, language):
        return True
    if not (old[1:].islower() and new[1:].islower()):
        return False
    one, two = normal(old), normal(new)
    if _PARTED.sub(r"\1", one) != _PARTED.sub(r"\1", two):
        return False
    here, there = _cuts(one), _cuts(two)
    whole = ("", "", "")
    places = [frozenset({here.get(at, whole), there.get(at, whole)}) for at in {*here, *there}]
    others = [cuts for cuts in places if len({sign for _, sign, _ in cuts}) > 1]
    return all(_harmless(cuts, language, lone=len(others) == 1) for cuts in others)


def _pointless(text: str) -> str:
    plain = _POINTED.sub(lambda initials: initials[0].replace(".", ""), _DECADE.sub("", text))
    return plain.translate(_YO)


_YO = str.maketrans("ёЁ", "еЕ")
"""A letter whose points Russian papers print or leave out: "Шмелёв", "Шмелев"."""


_DECADE = re.compile(r"(?<=\d0)['’](?=s\b)")
"""What some put before the ending of a decade: "the 1990's"."""


def same_denial(old: str, new: str, language: str) -> bool:
    """Whether two runs differ in nothing but a "not" that is joined: "doesn't" and "does not"."""
    joined = _joined(language)
    if not joined or old.casefold() == new.casefold():
        return False
    one, two = (replaced(text.casefold().replace("’", "'"), joined) for text in (old, new))
    return one == two


@lru_cache(maxsize=64)
def _joined(language: str) -> Replacements:
    return replacements(lexicon_of(language).joined_negation)


def _cuts(text: str) -> dict[int, tuple[str, str, str]]:
    """Where two words stand apart, in letters: the first, what parts them, and the second."""
    return {m.end(1) - k: (m[1], m[2], m[3]) for k, m in enumerate(_PARTED.finditer(text))}


def _harmless(cuts: frozenset[tuple[str, str, str]], language: str, *, lone: bool) -> bool:
    """Whether two words mean the same with one sign between them as with another, or with none."""
    signs = {sign for _, sign, _ in cuts}
    words = {word for left, _, right in cuts for word in (left, right, f"{left}-{right}")}
    if lone and signs == {" ", "-"} and all(_counts(left, right, language) for left, _, right in cuts):
        return True
    if signs == {" ", ""} or not words.isdisjoint(telling_words(language)):
        return False
    joined = (left + right for left, sign, right in cuts if sign and "" in signs)
    return words.isdisjoint(_NEW_WORDS if "" in signs else ()) and all(len(w) >= _LONGER for w in joined)


def _counts(left: str, right: str, language: str) -> bool:
    """Whether two English words are one number, or how many of something a thing has: "a three-step plan".

    Not so where another hyphen changes with it: "twenty four-seat boats" are not "twenty-four seat boats".
    """
    below = digits_of(language) if primary(language) == "en" else {}
    return f"{left}-{right}" in below or (left in below and right not in number_words(language))

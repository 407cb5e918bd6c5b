"""Pieces of text of which every text holds some that a pattern matches, found in the pattern itself.

Whether a text holds a piece is found out far faster than whether a pattern matches it. A pattern has several
sets of which one piece must be there: each run of its letters is one, and so is each group, its alternatives
united. The rarest is that whose words are longest: "(?:was|were) updated (?:on|at)" is known by " updated ",
and then by "was" or "were", by "on" or "at". To find them takes a twelfth of the time of compiling.
"""

from __future__ import annotations

import re
from operator import itemgetter
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.read.notes.labels import caseless

if TYPE_CHECKING:
    from collections.abc import Mapping

# What stands for a sign and does not say for which, or says how often one is there; what stands for another
# pattern; a group that holds no other; what need not be there.
_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[1-9][\d,]*\}")
_NAME = re.compile(r"\{([a-z]+)\}")
_GROUP = re.compile(r"\((?P<never>\?<?!)?(?:\?(?:<?=|>|[a-z-]*:|p<\w+>))?(?P<inside>[^()]*)\)")
_MAYBE = re.compile(r".(?:[?*]|\{0?,\d*\})")
_GAP = "\0"
# Signs that no language has: each stands for a group.
_FIRST, _LAST = "\ue000", "\uf8ff"
_GROUPS = re.compile(rf"[{_FIRST}-{_LAST}]")
_APART = re.compile(rf"[{_GAP}^$.+*?{_FIRST}-{_LAST}]+")
# A word of so many letters stands in few texts; up to so many it is the rarer the longer it is.
_RARE, _RAREST = 6, 8
# A set beside the rarest tells little where it has single letters, which nearly every text holds.
_TELLING = 2
# Signs that say as much as three letters: of Korean, and those of Chinese and Japanese that are no endings.
_DENSE = re.compile("[\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class _Set(NamedTuple):
    """Pieces of which one must be there; sets of rarer ones, and of fewer, are greater."""

    rarity: int = 0
    fewness: int = 0
    pieces: frozenset[str] = frozenset()


# Of two as rare that of the left comes first, so that every process finds the same.
_RANK, _PIECES = itemgetter(0, 1), itemgetter(2)


class Derived:
    """The pieces of the patterns of one language.

    Args:
        section: what a name in braces stands for in them.
    """

    def __init__(self, section: Mapping[str, Any]) -> None:
        self._section = section
        self._named: dict[str, _Set] = {}
        self._held: dict[frozenset[str], tuple[str, ...]] = {}

    def sets(self, pattern: str) -> tuple[tuple[str, ...], ...]:
        """Those of a pattern, without their case, the rarest first; none where a text need not hold any."""
        return tuple(self._kept(each.pieces) for each in _of_all(*self._parted(pattern)))

    def _kept(self, pieces: frozenset[str]) -> tuple[str, ...]:
        """A set as it is kept for good: each once, in a quarter of the memory."""
        if pieces not in self._held:
            self._held[pieces] = tuple(map(intern, pieces))
        return self._held[pieces]

    def _parted(self, pattern: str) -> tuple[str, list[str | _Set]]:
        """A pattern with a sign for each of its groups, and these."""
        groups: list[str | _Set] = []

        def aside(group: str | _Set) -> str:
            groups.append(group)
            return chr(ord(_FIRST) + len(groups) - 1)

        def inside(group: re.Match[str]) -> str:
            return _GAP if group["never"] else aside(group["inside"])

        whole, text = "", _SIGN.sub(_GAP, caseless(pattern))
        text = _NAME.sub(lambda name: aside(self._of_name(name[1])), text)
        while whole != text:
            whole, text = text, _GROUP.sub(inside, text)
        return whole, groups

    def _of_name(self, name: str) -> _Set:
        if name not in self._named:
            self._named[name] = _of_any(*self._parted(self._section.get(name, "")))
        return self._named[name]


def _of_all(text: str, groups: list[str | _Set]) -> list[_Set]:
    """The sets of a pattern, the rarest first; one at most of alternatives outside its groups."""
    own = _MAYBE.sub(_GAP, text)
    if "|" in own:
        return [each for each in (_of_any(text, groups),) if each.pieces]
    runs = (_Set(_rarity(run), -1, frozenset([run])) for run in _APART.split(own) if run.strip())
    inside = (_of_group(groups[ord(sign) - ord(_FIRST)], groups) for sign in _GROUPS.findall(own))
    found = sorted(filter(_PIECES, dict.fromkeys((*runs, *inside))), key=_RANK, reverse=True)
    return [each for each in found if each is found[0] or each.rarity >= _TELLING]


def _of_group(group: str | _Set, groups: list[str | _Set], least: int = 1) -> _Set:
    return _of_any(group, groups, least) if isinstance(group, str) else group


def _of_any(text: str, groups: list[str | _Set], least: int = 1) -> _Set:
    """The pieces of alternatives, of each its own; none where one of them is less rare than is asked for."""
    each: list[_Set] = []
    for one in _MAYBE.sub(_GAP, text).split("|"):
        each.append(_of_one(one, groups))
        if each[-1].rarity < least:
            return _Set()
    pieces = frozenset[str]().union(*(one.pieces for one in each))
    return _Set(min(each).rarity, -len(pieces), pieces)


def _of_one(text: str, groups: list[str | _Set]) -> _Set:
    """Those of its letters outside all groups, or of a group where these are not rare."""
    run = max(_APART.split(text), key=len)
    best = _Set(_rarity(run), -1, frozenset([run])) if run.strip() else _Set()
    for sign in _GROUPS.findall(text) if best.rarity < _RARE else ():
        group = groups[ord(sign) - ord(_FIRST)]
        best = max(best, _of_group(group, groups, best.rarity or 1))
    return best


def _rarity(run: str) -> int:
    """How few texts hold some words: the fewer the longer the longest is, and the more they are."""
    words = run.split()
    longest = max(words, key=len)
    dense = 0 if longest.isascii() else 2 * len(_DENSE.findall(longest))
    return min(len(longest) + dense + len(words) - 1, _RAREST)

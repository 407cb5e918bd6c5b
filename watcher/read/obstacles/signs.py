"""The signs of walls, challenges and error pages, in all languages at once: a wall need not speak its page's.

They stand in the files of `watcher.languages`, and are read when the first page comes.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from watcher.languages.files import languages
from watcher.languages.walls import walls_of
from watcher.model import Obstacle
from watcher.read.notes.labels import caseless
from watcher.read.notes.pieces import Derived
from watcher.read.words.sought import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    FindBy = Callable[[re.Pattern[str], str], re.Match[str] | None]

# In the order in which they are believed.
_KINDS = (
    Obstacle.CHALLENGE,
    Obstacle.NOT_FOUND,
    Obstacle.CONSENT,
    Obstacle.LOGIN,
    Obstacle.SCRIPT_ONLY,
    Obstacle.EMPTY,
)


class _Signs:
    """Signs, each looked for only where a text holds its pieces: nearly no text does, and all are read.

    Args:
        listed: those of each language, by what they are signs of.
    """

    def __init__(self, listed: Sequence[Mapping[str, Iterable[str]]]) -> None:
        signs = dict.fromkeys((kind, sign) for kind in _KINDS for own in listed for sign in own.get(kind, ()))
        derived = Derived({})
        self._kinds, self._signs = zip(*signs, strict=True)
        self._known = Known([derived.sets(sign) for sign in self._signs])

    def first(self, text: str, find: FindBy) -> dict[Obstacle, str]:
        """Of each kind the first that is found in a text."""
        found: dict[Obstacle, str] = {}
        for place, _ in self._known.within(caseless(text)):
            kind = self._kinds[place]
            if kind not in found and (match := find(_compiled(self._signs[place]), text)):
                found[kind] = match.group()
        return found


class _Words(NamedTuple):
    heads: _Signs
    texts: _Signs
    sorry: re.Pattern[str]
    consenting: str


def straight(text: str) -> str:
    """The text with typewriter apostrophes, as the signs have them."""
    return text.replace("’", "'")


def said(text: str) -> dict[Obstacle, str]:
    """Of each kind the first sign in a text."""
    return _words().texts.first(straight(normalize("NFC", text)), re.Pattern.search)


def headed(line: str) -> dict[Obstacle, str]:
    """Of each kind the first sign that a line begins with as a heading."""
    return _words().heads.first(straight(line), re.Pattern.match)


def named(text: str) -> dict[Obstacle, str]:
    """Of each kind the first that would be a sign if it were a heading."""
    return _words().heads.first(text, re.Pattern.search)


def without_sorry(line: str) -> str:
    """A heading without the words that it may have before its sign."""
    return _words().sorry.sub("", line)


@cache
def consenting() -> re.Pattern[str]:
    """What consent walls speak of."""
    return re.compile(_words().consenting, re.IGNORECASE)


@cache
def _words() -> _Words:
    """Those of all languages, first of English, in which most are."""
    walls = [walls_of(tag) for tag in sorted(languages(), key=lambda tag: tag != "en")]
    sorry = "|".join(own.sorry for own in walls if own.sorry)
    return _Words(
        _Signs([own.heads for own in walls]),
        _Signs([own.texts for own in walls]),
        re.compile(rf"^\W*(?:(?:{sorry})\W+)+\b", re.IGNORECASE),
        "|".join(own.consenting for own in walls if own.consenting),
    )


@cache
def _compiled(sign: str) -> re.Pattern[str]:
    """When it is first looked for, which most never are."""
    return re.compile(sign, re.IGNORECASE)

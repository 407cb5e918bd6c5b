"""Names of several words stay in one span, and so do those of several signs in scripts without spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.kinds import in_name
from watcher.compare.words.spans import Group
from watcher.compare.words.spelt import is_number
from watcher.compare.words.telling import OPENERS
from watcher.compare.words.units import QUOTES, is_word, tokens
from watcher.compare.words.wholes import held

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.compare.words.kinds import Context
    from watcher.compare.words.units import Token


def whole_names(found: Sequence[Group], before: str, after: str, about: Context) -> list[Group]:
    """Widen replaced runs to whole names: of "Anna Berg" becoming "Anna Borg" both words are replaced."""
    olds, news = (_Side(tokens(text), held(text, about.language)) for text in (before, after))
    kept: list[Group] = []
    ends = [*(one.a for one in found), len(olds.units)]
    for k, one in enumerate(found):
        low = kept[-1].b if kept else 0
        wide = _widened(one, olds, news, about, (low, ends[k + 1]))
        if kept and kept[-1].b >= wide.a:
            last = kept.pop()
            wide = Group(last.a, wide.b, last.c, wide.d)
        kept.append(wide)
    return kept


class _Side(NamedTuple):
    """The units of a text, and the places before which none of its wholes may be cut."""

    units: Sequence[Token]
    held: frozenset[int]


def _widened(one: Group, olds: _Side, news: _Side, about: Context, limits: tuple[int, int]) -> Group:
    a, b, c, d = one
    while a > limits[0] and c > 0 and (_one_name(olds, a, about) or _one_name(news, c, about)):
        a, c = a - 1, c - 1
    while b < limits[1] and d < len(news.units) and (_one_name(olds, b, about) or _one_name(news, d, about)):
        b, d = b + 1, d + 1
    return Group(a, b, c, d)


def _one_name(side: _Side, at: int, about: Context) -> bool:
    """Whether the unit before a place and the one behind it are words of one name or number."""
    units = side.units
    if 0 < at < len(units) and _one_number(units, at, about):
        return True
    if at in side.held or not 0 < at < len(units):
        return at in side.held
    left, right = units[at - 1], units[at]
    together = right.start - left.end == 1 and _of_name(units, at - 1) and _of_name(units, at)
    return together and not (_first(units, at - 1) and _no_name(left.text.casefold(), about))


def _one_number(units: Sequence[Token], at: int, about: Context) -> bool:
    """Whether a place is in a number of several words: "vinte e seis", "two hundred"."""
    if about.numbers.isdisjoint((units[at - 1].text.casefold(), units[at].text.casefold())):
        return False
    around = (units[low:high] for low, high in ((at - 1, at + 1), (at - 1, at + 2), (max(0, at - 2), at + 1)))
    return any(is_number(" ".join(unit.text for unit in some), about.language) for some in around)


def _of_name(units: Sequence[Token], at: int) -> bool:
    text = units[at].text
    return (text[0].isupper() and is_word(text)) or in_name(units, at)


def _no_name(word: str, about: Context) -> bool:
    """Whether a word with a capital at the start of a sentence is an ordinary one."""
    return word in about.written or word in OPENERS


def _first(units: Sequence[Token], at: int) -> bool:
    return at == 0 or units[at - 1].text in {".", "!", "?", ":"} or units[at - 1].text in QUOTES

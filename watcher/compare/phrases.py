"""Words that one looks for: in which passages of a reading they stand, and since when."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.compare.words.units import JOINERS, MARKS, UNSPACED
from watcher.model import Role
from watcher.model.points import POINTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from watcher.model import Reading

# A price and a share keep their sign, so that "£17" is neither "17%" nor any other 17.
_UNIT = re.compile(rf"[{UNSPACED}][{MARKS}]*|(?:[^\W_{UNSPACED}]|[{MARKS}{JOINERS}])+|[$€£¥₹%‰]")
_OTHERS = re.compile("[\xad\u0131\u0300-\u1fff\u200c\u200d\u2060\u2c00-\U00010fff]")
"""Where all of them are, and no quotation marks: a text without is folded in a sixth of the time."""
_LONGEST = 60  # characters of a unit that count; what is longer is no word


class Unit(NamedTuple):
    """The smallest thing to look for: a word, a number, a sign of price or share; with its place."""

    folded: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Words in a row, folded; `open_end`: the last one may go on ("resign*")."""

    words: tuple[str, ...]
    open_end: bool = False


def phrases(asked: Iterable[str]) -> tuple[Phrase, ...]:
    """What is asked for: each text a phrase, one that ends in "*" with an open end; none without a word."""
    found = (
        Phrase(tuple(unit.folded for unit in units(text)), text.rstrip().endswith("*")) for text in asked
    )
    return tuple(phrase for phrase in found if phrase.words)


def units(text: str) -> Iterator[Unit]:
    """The units of a text: no capitals, no accents, parts of compounds apart, Han characters one by one."""
    for match in _UNIT.finditer(text):
        if folded := _unit(match.group()):
            yield Unit(folded, match.start(), match.end())


def _unit(word: str) -> str:
    """As it is looked for; "" for marks alone."""
    return _folded(word)[:_LONGEST]


@cache
def _alike() -> dict[int, str | None]:
    """Signs that are left away, and that stand for others; made when a text has some.

    Digits of any script, the Turkish "ı", and letters of which Arabic and Persian keyboards have one each
    (Lucene's ArabicNormalizer does the same). What is indexed hangs on it: when it changes, a migration makes
    the index anew (`FILLED_SINCE`).
    """
    away = dict.fromkeys((*range(0x300, 0x370), *map(ord, JOINERS)))
    digits = {i: str(unicodedata.decimal(chr(i))) for i in range(0x80, 0x11000) if chr(i).isdecimal()}
    return away | POINTS | digits | str.maketrans("ıیىکة", "iييكه")


def _folded(text: str) -> str:
    """Forgiving: "cafe" finds "Café". Marks that spell a word (Hindi, Thai) stay."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", apart.translate(_alike()) if _OTHERS.search(apart) else apart)


def passages(reading: Reading) -> tuple[str, ...]:
    """The texts that are searched: headline, byline and the paragraphs of the body."""
    return (
        reading.title,
        reading.byline,
        *(block.text for block in reading.blocks if block.role is Role.BODY),
    )


def index_words(old: Reading | None, new: Reading) -> frozenset[str]:
    """The words of the passages that came or went with a version: all that an index must know of it.

    Where none of them holds the words one looks for, they stand in the version as they did in the one before.
    """
    before, after = set(passages(old) if old else ()), set(passages(new))
    pieces = {piece for text in before ^ after for piece in text.split()}  # no word has a space in it
    plain = {piece for piece in pieces if piece.isascii() and piece.isalnum()}  # two in three of them
    words = {piece[:_LONGEST].lower() for piece in plain}
    others = set().union(*map(_UNIT.findall, pieces - plain))
    return frozenset(words.union(filter(None, map(_unit, others))))


def looking_for(asked: Sequence[Phrase]) -> Callable[[Iterable[str]], str]:
    """What finds the first passage in which all phrases stand; "" for none.

    It remembers what it has looked through: the versions of an article have most passages in common.
    """

    @cache
    def have(text: str) -> bool:
        return _has_letters(asked, text) and bool(places(asked, text))

    return lambda texts: next(filter(have, texts), "")


def _has_letters(asked: Sequence[Phrase], text: str) -> bool:
    """Whether the words are in a text as letters, be it inside others: a hundred times faster to say no."""
    folded = _folded(text)
    return all(word in folded for phrase in asked for word in phrase.words)


def places(asked: Sequence[Phrase], text: str) -> tuple[tuple[int, int], ...]:
    """Where the phrases stand in a text, as (start, end) in order; none unless all of them do."""
    found = list(units(text))
    each = [_places(phrase, found) for phrase in asked]
    return tuple(sorted({place for one in each for place in one})) if all(each) else ()


def _places(phrase: Phrase, found: Sequence[Unit]) -> list[tuple[int, int]]:
    length = len(phrase.words)
    rows = (found[k : k + length] for k in range(len(found) - length + 1))
    return [(row[0].start, row[-1].end) for row in rows if _same(phrase, row)]


def _same(phrase: Phrase, row: Sequence[Unit]) -> bool:
    *head, last = (unit.folded for unit in row)
    *words, end = phrase.words
    return head == words and (last.startswith(end) if phrase.open_end else last == end)

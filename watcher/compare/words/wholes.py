"""What stays whole in scripts that set no spaces: names, numbers, days, and Japanese words of Chinese signs.

A unit there is a single sign. Which signs are one word no rule tells without a dictionary; which are a name
is told by what stands round it, as readers tell it: a title before, an honorific or a verb of speech behind,
the suffix of a town. Names of countries and great cities come from CLDR.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from watcher.cldr import place_names
from watcher.compare.words.numerals import number_words
from watcher.compare.words.telling import calendar_words
from watcher.compare.words.units import UNSPACED, is_unspaced, tokens
from watcher.languages.called import called_of
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from watcher.languages.called import Called

_HAN = r"[々\u3400-\u4dbf\u4e00-\u9fff]"
_KATAKANA = r"[\u30a1-\u30fa\u30fc]"
_ANY = re.compile(f"[{UNSPACED}]")

_LONGEST = 20
"""Signs of a part of a foreign name, at most. Without a bound a long run is tried from each of its signs."""


class Whole(NamedTuple):
    """A part of a text that no span cuts.

    Attributes:
        start: where it starts.
        end: where it ends.
        kind: what it is: a name, a date, or only text.
    """

    start: int
    end: int
    kind: EditClass


@lru_cache(maxsize=256)
def wholes(text: str, language: str) -> tuple[Whole, ...]:
    """The wholes of a text in order, none in another: where two meet, names come first."""
    found: list[Whole] = []
    if not _ANY.search(text):
        return ()
    taken = bytearray(len(text))
    for kind, pattern in _patterns(primary(language)):
        for match in pattern.finditer(text):
            start, end = match.span("whole")
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append(Whole(start, end, kind))
    return tuple(sorted(found))


def held(text: str, language: str) -> frozenset[int]:
    """The units of a text, by their number, that stand in a whole behind its first one."""
    inside = {place for one in wholes(text, language) for place in range(one.start + 1, one.end)}
    return frozenset(k for k, unit in enumerate(tokens(text) if inside else ()) if unit.start in inside)


def kind_at(text: str, language: str, place: int) -> EditClass | None:
    """What the name or day is that a place of a text is in; None for any other."""
    found = wholes(text, language)
    at = bisect_right(found, place, key=lambda one: one.start) - 1
    is_in = at >= 0 and place < found[at].end and found[at].kind is not EditClass.TEXT
    return found[at].kind if is_in else None


@lru_cache(maxsize=16)
def _patterns(tag: str) -> tuple[tuple[EditClass, re.Pattern[str]], ...]:
    told = {"zh": _chinese, "ja": _japanese}.get(tag)
    own = told(called_of(tag)) if told else ()
    days = [name for name in calendar_words(tag) if _ANY.match(name) and len(name) > 1]
    places = [name for name in place_names(tag) if _ANY.match(name) and len(name) > 1]
    listed = (EditClass.DATE, days), (EditClass.NAME, places)
    named = [(kind, f"(?P<whole>{_any(names)})") for kind, names in listed if names]
    return tuple((kind, re.compile(text)) for kind, text in (*named[:1], *own, *named[1:], *_words(tag)))


def _any(words: Iterable[str]) -> str:
    """One of some words; their first signs are told before, so that most places are passed at once."""
    each = sorted(words, key=lambda word: (-len(word), word))
    return f"(?=[{_set(word[0] for word in each)}])(?:{'|'.join(map(re.escape, each))})"


def _set(signs: Iterable[str]) -> str:
    return "".join(sorted(set(signs)))


def _chinese(own: Called) -> Iterator[tuple[EditClass, str]]:
    one, two, behind = (_any(words) for words in (own.surname_signs, own.surnames, own.behind))
    surname, title = f"(?:{two}|{one})", _any(own.titles)
    given = f"(?![{own.particles}]){_HAN}"
    goes_on = rf"(?=$|\W|[{own.particles}]|{behind})"
    name = f"(?P<whole>{surname}{given}(?:{given})??)"
    yield EditClass.NAME, f"{title}{name}{goes_on}"
    yield EditClass.NAME, rf"(?:^|[^\w·]|[{own.leads}]){name}(?={behind})"
    yield EditClass.NAME, f"[{own.bearers}]{name}{goes_on}"
    yield EditClass.NAME, f"{title}(?P<whole>{surname}{given}{given})"
    last = f"[{_set(own.given)}]"
    yield EditClass.NAME, f"(?P<whole>{surname}(?:{given}{last}|{last}{goes_on}))"
    yield EditClass.NAME, f"(?P<whole>{surname}某{{1,2}})"  # how papers leave a given name out
    foreign = f"[{_set(own.foreign)}]"
    yield EditClass.NAME, f"(?P<whole>{foreign}{{1,{_LONGEST}}}(?:[·•・]{foreign}+)+)"
    yield EditClass.NAME, f"{title}(?P<whole>{foreign}{{2,}})"
    yield EditClass.NAME, f"(?P<whole>{_any(own.place_names)}[{own.places}]?)"
    core = f"(?![{own.particles}]){_HAN}(?![{_set(own.no_places)}]){_HAN}"
    yield EditClass.NAME, f"(?P<whole>{core}[{own.places}])(?![{own.no_place_behind}])"


def _japanese(own: Called) -> Iterator[tuple[EditClass, str]]:
    surname, titles = _any(own.surnames), _any(own.titles)
    longer = _any(name for name in own.surnames if len(name) > 1)
    honorific = _any(own.honorifics)
    given = rf"(?:{_HAN}{{1,3}}?|[ぁ-ん]{{2,4}}?)"
    part = f"{_KATAKANA}{{1,{_LONGEST}}}"
    yield EditClass.NAME, f"(?P<whole>{surname} ?{given}?)(?={honorific}|{titles})"
    yield EditClass.NAME, rf"(?P<whole>{part}(?:[・=＝]{_KATAKANA}+)+)"
    yield (
        EditClass.NAME,
        rf"(?P<whole>{part})(?<={_KATAKANA}{{2}})(?={honorific}|{_any(own.heads_of_state)})",
    )
    no_name = f"[{_set(own.no_names)}]"
    yield (
        EditClass.NAME,
        rf"(?<!{_HAN})(?P<whole>{_HAN}{{2,5}}(?:[ぁ-ん]{{2,3}}?)?)(?<!{no_name})(?={honorific})",
    )
    yield EditClass.NAME, rf"(?<!{_HAN})(?P<whole>{_HAN}{{2,4}}[{own.given}])(?={titles})"
    yield EditClass.NAME, rf"(?<!{_HAN})(?P<whole>{longer}(?![{own.places}]){_HAN}{{1,3}})(?!{_HAN})"
    yield EditClass.NAME, rf"(?<!{_HAN})(?P<whole>{_any(own.place_names)}[{own.places}]?)"
    core = rf"{_HAN}{{0,2}}(?![{_set(own.no_places)}]){_HAN}"
    yield EditClass.NAME, rf"(?<!{_HAN})(?P<whole>{core}[{own.places}])"


def _words(tag: str) -> Iterator[tuple[EditClass, str]]:
    """Numbers in signs, and in Japanese words of a few Chinese signs between letters."""
    if signs := _set(word for word in number_words(tag) if len(word) == 1 and _ANY.match(word)):
        yield EditClass.TEXT, f"(?P<whole>[{signs}]{{2,}})"
    if tag == "ja":
        yield EditClass.TEXT, rf"(?<!{_HAN})(?P<whole>{_HAN}{{2,4}})(?!{_HAN})"


def unspaced_classes(old: str, new: str, language: str) -> frozenset[EditClass]:
    """The classes of words of several characters, in scripts that do not show where a word begins."""
    return frozenset(kind for word, kind in _run_together(language) if old.count(word) != new.count(word))


@lru_cache(maxsize=64)
def _run_together(language: str) -> tuple[tuple[str, EditClass], ...]:
    spoken = lexicon_of(language)
    tables = ((spoken.negation, EditClass.NEGATION), (spoken.attribution, EditClass.ATTRIBUTION))
    listed = [(word, kind) for words, kind in tables for word in sorted(words) if len(word) > 1]
    days = [(name, EditClass.DATE) for name in sorted(calendar_words(language)) if len(name) >= _WHOLE]
    return tuple((word, kind) for word, kind in (*listed, *days) if is_unspaced(word))


_WHOLE = 4
"""Letters of a month or weekday that is known in a text without spaces: shorter ones stand in other words."""

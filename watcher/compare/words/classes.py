"""What an edit touches: a verdict from the words that came and went, without any model."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from watcher.compare.words.denials import denied
from watcher.compare.words.garbled import decoded
from watcher.compare.words.houses import same_denial, same_words
from watcher.compare.words.kinds import NOUNS_UPPER, kind_of, speaks
from watcher.compare.words.remeasured import remeasured
from watcher.compare.words.signs import (
    label_case,
    of_signs,
    only_counts,
    only_divides,
    turned,
    ways_of_numbers,
)
from watcher.compare.words.spans import replaced
from watcher.compare.words.spelling import contracted, misspelt, near, same_letters, spelt_abroad
from watcher.compare.words.telling import OPENERS, calendar_words, telling_words
from watcher.compare.words.units import (
    SMALL,
    beyond,
    caseless,
    has_digit,
    is_unspaced,
    is_word,
    normal,
    quote_marks,
    quoted,
    text_at,
    tokens,
)
from watcher.compare.words.values import same_value
from watcher.compare.words.when import HOURS_BEFORE
from watcher.compare.words.wholes import kind_at, unspaced_classes
from watcher.languages.lexicon import lexicon_of
from watcher.model import EditClass
from watcher.tongue import primary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.compare.words.kinds import Context
    from watcher.compare.words.spans import Group
    from watcher.compare.words.units import Token

    Quotes = Sequence[tuple[int, int]]


_PRINTED = attrgetter("text")
_WHO = frozenset({EditClass.NAME, EditClass.TEXT})
_POSSESSIVE = re.compile(r"['’]s$")
_OF_DATE = 8
"""Units of a date with what is behind it: "3rd of September, 2026."."""
_BEHIND = (1, 3)
"""Units behind a run that may say what it is: a year, the "p.m" of an hour."""


class _Touched:
    """The classes of one pair of texts.

    Args:
        old: the old text; empty for an addition.
        new: the new text; empty for a deletion.
        found: the replaced runs of their units.
        about: the article's context.
        quotes: where in each of them somebody else's words stand, as (start, end).
    """

    def __init__(
        self, old: str, new: str, found: Sequence[Group], about: Context, quotes: tuple[Quotes, Quotes]
    ) -> None:
        self.texts = old, new
        self.sides = tokens(old), tokens(new)
        self.places = tuple({token.start: k for k, token in enumerate(side)} for side in self.sides)
        self.found, self.about, self.quotes = found, about, quotes
        self.marks = quote_marks(old), quote_marks(new)

    def classes(self) -> frozenset[EditClass]:
        """The classes of all replaced runs."""
        found = {kind for each in self._runs() for kind in each}
        if self.marks[0] != self.marks[1]:
            found.add(EditClass.QUOTATION)
        return frozenset(found - {EditClass.STYLE} or found)

    def _runs(self) -> Iterator[set[EditClass]]:
        """The classes of each run, and of two at once between which units change places."""
        k = 0
        while k < len(self.found):
            some = self.found[k : k + 2]
            turned = self._exchanged(*some) if len(some) > 1 else set()
            yield turned or self._run(some[0])
            k += 2 if turned else 1

    def _exchanged(self, one: Group, two: Group) -> set[EditClass]:
        """The classes of two runs between which units change places; empty where none do."""
        if self._redated(one, two):
            return {EditClass.STYLE}
        return self._reordered(one, two) if self._turned(one, two) else set()

    def _redated(self, one: Group, two: Group) -> bool:
        """Whether two runs with what is behind them are one date or time: "3 May 2026", "May 3, 2026"."""
        return any(self._one_value(one, two, more) for more in _BEHIND)

    def _one_value(self, one: Group, two: Group, more: int) -> bool:
        before = text_at(self.sides[0], one.a - 1), text_at(self.sides[1], one.c - 1)
        ahead = all(has_digit(text) or text.casefold() in HOURS_BEFORE for text in before)
        went, came = (
            side[low - ahead : high + more]
            for side, low, high in zip(self.sides, (one.a, one.c), (two.b, two.d), strict=True)
        )
        if len(went) > _OF_DATE or not any(has_digit(token.text) for token in went):
            return False
        return _same_value(_text(went), _text(came), self.about)

    def _turned(self, one: Group, two: Group) -> bool:
        """Whether what goes before the units between two runs comes behind them, or the reverse.

        Only of as many can either be kept; where more stand between, the fewer moved whichever is older.
        """
        gone = [[t.text for t in self.sides[0][run.a : run.b]] for run in (one, two)]
        come = [[t.text for t in self.sides[1][run.c : run.d]] for run in (two, one)]
        return gone == come and [] in gone and sum(map(len, gone)) == two.a - one.b

    def _reordered(self, one: Group, two: Group) -> set[EditClass]:
        """What it is that units change places with their neighbours.

        Which of both the spans keep depends on which text is the older; the classes do not.
        """
        went, came = self.sides[0][one.a : two.b], self.sides[1][one.c : two.d]
        stayed = self.sides[0][one.b : two.a]
        moved = self.sides[0][one.a : one.b] or self.sides[1][one.c : one.d]
        if signs := [t for some in (moved, stayed) if not any(is_word(t.text) for t in some) for t in some]:
            return of_signs(signs)
        kinds = {kind for _, kind in self._kinds(went, 0) + self._kinds(came, 1)}
        found = kinds if len(kinds) == 1 else {EditClass.TEXT} | kinds & {EditClass.NEGATION}
        return found | self._quotation(went, 0) | self._quotation(came, 1)

    def _run(self, run: Group) -> set[EditClass]:
        went, came = self.sides[0][run.a : run.b], self.sides[1][run.c : run.d]
        gone, come = beyond(went, came, _PRINTED), beyond(came, went, _PRINTED)
        if not gone and not come:
            return {EditClass.TEXT} if [t.text for t in went] != [t.text for t in came] else set()
        if self._redated(run, run):
            return {EditClass.STYLE}
        if formal := self._formal(went, came):
            return formal
        words = [t for t in (*gone, *come) if is_word(t.text)]
        if not words:
            return self._of_signs(gone, come)
        if self._typo(went, came):
            return {EditClass.TYPO}
        within = self._quotation(gone, 0) | self._quotation(come, 1)
        if remeasured(self.sides, run, self.about.language):
            return {EditClass.NUMBER} | within
        if self._respelt(went, came):
            return {EditClass.NAME} | within
        found = _weighed(self._kinds(gone, 0) + self._kinds(come, 1))
        words_gone, words_come = ([token.text.casefold() for token in side] for side in (gone, come))
        if denied(words_gone, words_come, self.about.language):
            found.add(EditClass.NEGATION)
        if found & _WHO and self._speaker(run):
            found.add(EditClass.ATTRIBUTION)
        return found | within

    def _of_signs(self, gone: Sequence[Token], come: Sequence[Token]) -> set[EditClass]:
        """What it is that signs gave way to others."""
        went, came = map(ways_of_numbers, (gone, come), self.texts)
        tells = went != came or turned(gone, come, self.texts)
        return {EditClass.TEXT} if tells else of_signs([*gone, *come])

    def _formal(self, went: Sequence[Token], came: Sequence[Token]) -> set[EditClass]:
        """What it is when the same words stand in another form; empty when they do not."""
        if _same_style(went, came, self.about):
            return {EditClass.STYLE}
        if spaced := self._spaced(went, came):
            return {spaced}
        if same_denial(_text(went), _text(came), self.about.language):
            return {EditClass.TEXT} | self._quotation(went, 0) | self._quotation(came, 1)
        return set()

    def _speaker(self, run: Group) -> bool:
        """Whether another person or body says so now."""
        if run.a == run.b or run.c == run.d:
            return False
        language = self.about.language
        return speaks(self.sides[0], run.a, run.b, language) and speaks(self.sides[1], run.c, run.d, language)

    def _quotation(self, units: Sequence[Token], at: int) -> set[EditClass]:
        inside = (low <= t.start < high for t in units if is_word(t.text) for low, high in self.quotes[at])
        return {EditClass.QUOTATION} if any(inside) else set()

    def _kinds(self, units: Sequence[Token], at: int) -> list[tuple[str, EditClass]]:
        return [(t.text, self._kind(t, at)) for t in units if is_word(t.text)]

    def _kind(self, unit: Token, at: int) -> EditClass:
        whole = kind_at(self.texts[at], self.about.language, unit.start) if is_unspaced(unit.text) else None
        return whole or kind_of(self.sides[at], self.places[at][unit.start], self.about)

    def _typo(self, went: Sequence[Token], came: Sequence[Token]) -> bool:
        if len(went) != len(came):
            return self._stutter(went, came)
        return all(self._near(a.text, b.text) for a, b in zip(went, came, strict=True) if a.text != b.text)

    def _respelt(self, went: Sequence[Token], came: Sequence[Token]) -> bool:
        """A word with a capital that a few letters make another: at the start of a sentence, too, a name."""
        if len(went) != 1 or len(came) != 1:
            return False
        old, new = (_POSSESSIVE.sub("", side[0].text) for side in (went, came))
        if primary(self.about.language) in NOUNS_UPPER and not self._named(went[0]):
            return False
        if not (old.isalpha() and new.isalpha() and old[0].isupper() and new[0].isupper()):
            return False
        known = {old.casefold(), new.casefold()} & self.about.written
        counts = any(self._counts(word.casefold()) for word in (old, new))
        calendar = calendar_words(self.about.language).keys() & {old.casefold(), new.casefold()}
        if known or counts or calendar or min(len(old), len(new)) <= SMALL:
            return False
        return near(old, new)

    def _named(self, unit: Token) -> bool:
        """Whether a word that went is a name's where every noun has a capital: beside one ("Lena Vogl")."""
        side, k = self.sides[0], self.places[0][unit.start]
        beside = (text_at(side, k - 1), text_at(side, k + 1))
        return any(word[:1].isupper() and word.casefold() not in OPENERS for word in beside)

    def _stutter(self, went: Sequence[Token], came: Sequence[Token]) -> bool:
        """A word printed twice ("the the") that is there once now."""
        side, run = self.sides[0], went
        if came or len(run) != 1:
            return False
        k = side.index(run[0])
        near = {side[m].text.casefold() for m in (k - 1, k + 1) if 0 <= m < len(side)}
        return run[0].text.casefold() in near and not has_digit(run[0].text)

    def _near(self, old: str, new: str) -> bool:
        """Whether a word is another one's misspelling that was put right."""
        if normal(old) == normal(new):
            return True
        one, two = caseless(old), caseless(new)
        if one == two:
            return True
        if contracted(one, two, self.about.language):
            return True
        if not (old.replace("-", "").isalpha() and new.replace("-", "").isalpha()) or is_unspaced(old):
            return False
        if old[0].isupper() or new[0].isupper() or self._counts(one) or self._counts(two):
            return False
        if same_letters(one, two):
            return lexicon_of(self.about.language).optional_accents
        mended, language = one not in self.about.new_words, self.about.language
        return spelt_abroad(one, two, language) or (mended and misspelt(one, two, language))

    def _spaced(self, went: Sequence[Token], came: Sequence[Token]) -> EditClass | None:
        """What it is when nothing but white space came or went: "750 GB" style, "user base" a typo.

        "not able" and "notable" are not the same, nor are "a part" and "apart"; a capital inside the joined
        word can mean nothing else ("Circle CI", "CircleCI").
        """
        if "".join(t.text for t in went) != "".join(t.text for t in came):
            return None
        found = EditClass.STYLE
        for one, two in (*pairwise(went), *pairwise(came)):
            if one.text[-1].isdigit() and two.text[0].isdigit():
                return None
            if one.text[-1].isalpha() and two.text[0].isalpha():
                words = one.text.casefold(), two.text.casefold()
                inside = one.text[0].isupper() and two.text[0].isupper()
                if not inside and any(len(word) < SMALL or self._counts(word) for word in words):
                    return None
                found = EditClass.TYPO
        return found

    def _counts(self, word: str) -> bool:
        return word in telling_words(self.about.language)


def _weighed(kinds: Sequence[tuple[str, EditClass]]) -> set[EditClass]:
    """The classes of some words, less that of the small words that only come along with others."""
    found = {kind for _, kind in kinds}
    if len(found) > 1 and all(len(word) <= SMALL for word, kind in kinds if kind is EditClass.TEXT):
        found.discard(EditClass.TEXT)
    return found


def _same_style(went: Sequence[Token], came: Sequence[Token], about: Context) -> bool:
    old, new = _text(went), _text(came)
    alike = normal(old) == normal(new) or _same_value(old, new, about)
    return alike or same_words(old, new, about.language)


def _same_value(old: str, new: str, about: Context) -> bool:
    """Whether two texts say the same in another form; an American dollar may be a bare one."""
    if (_DOLLAR in old) != (_DOLLAR in new) and about.one_dollar:
        old, new = (text.replace(_DOLLAR, _DOLLAR[-1]) for text in (old, new))
    return same_value(old, new, about.language)


_DOLLAR = "US$"


def _text(units: Sequence[Token]) -> str:
    """The units as they stand, white space as one space."""
    parts: list[str] = []
    for k, token in enumerate(units):
        if k and units[k - 1].end < token.start:
            parts.append(" ")
        parts.append(token.text)
    return "".join(parts)


def touched(
    old: str, new: str, about: Context, quotes: tuple[Quotes, Quotes] | None = None
) -> frozenset[EditClass]:
    """The classes of an edit of one text into another.

    Args:
        old: the old text; empty for an addition.
        new: the new text; empty for a deletion.
        about: the article's context.
        quotes: where in each somebody else's words stand; None where only quotation marks tell.
    """
    if normal(old) == normal(new) or only_divides(old, new) or only_counts(old, new, about.language):
        return frozenset({EditClass.STYLE})
    one, two = decoded(old), decoded(new)
    if (one == old) != (two == new):
        return touched(one, two, about) - {EditClass.STYLE} | {EditClass.TYPO}
    if caseless(old) == caseless(new):
        return frozenset({EditClass.STYLE if label_case(old, new, about.language) else EditClass.TYPO})
    quotes = quotes or (quoted(old), quoted(new))
    found = _Touched(old, new, replaced(old, new), about, quotes).classes()
    return (found | unspaced_classes(old, new, about.language)) or frozenset({EditClass.TEXT})

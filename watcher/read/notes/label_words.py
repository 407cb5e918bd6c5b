"""The labels of one page's languages, and where they stand in its texts."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache, cached_property

from watcher.languages.vocabulary import all_of
from watcher.model.reading import NoteKind
from watcher.read.notes.labels import (
    WEAK,
    WORD,
    Label,
    caseless,
    first_word,
    fold,
    labels_of,
    without_accents,
)
from watcher.read.notes.patterns import UNSPACED, Patterns, pattern
from watcher.read.words.sought import Sought

# What may stand around or before a label inside a text.
BRACKETS = frozenset("[(（【［〔「『{<＜〈《*_•▪►※>#")


@cache
def whole(word: str) -> re.Pattern[str]:
    """A word that is no part of another; its pattern begins with its letters, for which Python looks fast."""
    return re.compile(rf"{word}(?<![^\W\d_]{word})(?![^\W\d_])")


def patterns_of(key: str) -> cached_property[Patterns]:
    """The patterns of one key of the vocabulary, put together when first asked for."""
    return cached_property(lambda words: Patterns(tuple(pattern(tags, key) for tags in words.groups)))


@dataclass(frozen=True)
class LabelWords:
    """The labels of a page's own language and of English, or of all when it is unknown.

    Each language's patterns are compiled when first asked for and shared by the pages that use them.

    Attributes:
        languages: whose words these are, the page's own first.
        groups: the languages whose patterns are compiled together.
    """

    languages: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    @cached_property
    def labels(self) -> dict[str, Label]:
        """Each label, folded, with its accents and without, and what it means."""
        known = {text: label for tag in reversed(self.languages) for text, label in labels_of(tag)}
        return {without_accents(text): label for text, label in known.items()} | known

    @cached_property
    def _starts(self) -> tuple[frozenset[str], frozenset[str]]:
        """How labels and the words before them start: by word, without spaces by letter."""
        before = all_of(self.languages, "before")
        texts = [*self.labels, *before, *map(without_accents, before)]
        return frozenset(first_word(text, 0) for text in texts), self.label_letters

    @cached_property
    def label_letters(self) -> frozenset[str]:
        """The letters that labels written without spaces, and the words before them, start with."""
        tags = tuple(tag for tag in self.languages if tag in UNSPACED)
        texts = [*all_of(tags, "before"), *(text for tag in tags for text, _ in labels_of(tag))]
        return frozenset(text[0] for text in texts if not text.isascii())

    @cached_property
    def _longest(self) -> dict[str, list[list[str]]]:
        """The longest word of each label, folded, and the words of each label that has it."""
        found: dict[str, list[list[str]]] = defaultdict(list)
        for text in (*self.labels, *self._signing):
            parts = WORD.findall(text)
            found[max(parts, key=len)].append(parts)
        return found

    @cached_property
    def _sought(self) -> Sought:
        return Sought(self._longest)

    def labels_within(self, page: str) -> list[str]:
        """The longest words of the labels of which a page's text, folded, has all words."""
        found = self._sought.within(page)
        return [
            word
            for word in found
            if any(all(part in page for part in parts) for parts in self._longest[word])
        ]

    def may_label(self, text: str, at: int) -> bool:
        """Whether a label may stand at a place, a bracket before it or not; cheap."""
        return text[at : at + 1] in BRACKETS or self._starts_label(text, at)

    def _starts_label(self, text: str, at: int) -> bool:
        return first_word(text, at) in self._starts[0] or text[at : at + 1] in self._starts[1]

    def label_at(self, text: str, at: int) -> re.Match[str] | None:
        """The longest label at a place, with the words before it ("Latest update", "Article updated")."""
        starts = self._starts_label(text, at)
        plain = max(self._label.matches(text, at), key=re.Match.end, default=None) if starts else None
        if plain and not self.means(plain).weak:
            return plain
        longer = (self._label_after_word if starts else self._signed).matches(text, at)
        if not longer and self.story.matches(text, at):
            longer = self._label_after_story.matches(text, at)
        return max(longer, key=re.Match.end, default=plain)

    _label = patterns_of("label")
    _label_after_word = patterns_of("label_after_word")
    _label_after_story = patterns_of("label_after_story")
    story = patterns_of("story")
    """What the page may call its story."""

    @cached_property
    def _signed(self) -> Patterns:
        """A label that is a verb behind the outlet's name ("DR retter: ...")."""
        groups = (tags for tags in self.groups if all_of(tags, "signed_correction"))
        return Patterns(tuple(pattern(tags, "signed") for tags in groups))

    def means(self, match: re.Match[str]) -> Label:
        """What a label that was found means."""
        if match.re in self._signed.each:
            corrects = match["label"].lower() in all_of(self.languages, "signed_correction")
            return Label(NoteKind.CORRECTION if corrects else NoteKind.CLARIFICATION)
        means = self.labels.get(fold(match["label"]), WEAK)
        longer = match.start("label") > match.start()
        return replace(means, of_story=True) if longer and match.re in self._label_after_story.each else means

    @cached_property
    def _signing(self) -> list[str]:
        keys = ("signed_correction", "signed_clarification")
        return [caseless(verb) for key in keys for verb in all_of(self.languages, key)]

    def single(self, key: str) -> frozenset[str]:
        """The words of one key of the vocabulary, folded."""
        return frozenset(text.casefold() for text in all_of(self.languages, key))

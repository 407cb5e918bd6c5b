"""What texts may claim of their story: the patterns of statements, and which of them are worth a try.

A pattern is run where a text holds a piece of each of its sets: nearly no block does, and compiling is dear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from watcher.languages.vocabulary import section
from watcher.model.reading import NoteKind
from watcher.read.notes.label_words import whole
from watcher.read.notes.labels import caseless
from watcher.read.notes.patterns import filled
from watcher.read.notes.pieces import Derived
from watcher.read.notes.prose import visible
from watcher.read.words.sought import Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from watcher.read.notes.words import Words

# What points at the story, or at what else the paper printed.
_NAMES = ("{story}", "{self}", "{firm}", "{piece}", "{item}", "{about}")
# Which statement names the kind when a sentence makes several: the rarer and more definite first.
# Last, what says that the story is out of date.
_BY_STRENGTH = ("retraction", "correction", "clarification", "update", "amendment", "other")


@dataclass(frozen=True, slots=True)
class Claim:
    """One pattern of a statement.

    Attributes:
        kind: what it says was done.
        pieces: sets, the rarest first: a text it matches holds one of each, whatever its case.
        text: it as written.
        language: the tag of what its names stand for.
        own: it points at the story itself; other ones are enough only behind a label.
        printed: it names an article by the day or issue it stood in.
    """

    kind: NoteKind
    pieces: tuple[tuple[str, ...], ...]
    text: str
    language: str
    own: bool
    printed: bool

    @property
    def pattern(self) -> re.Pattern[str]:
        """It compiled, when it is first looked for, which most never are."""
        return _compiled(self.text, self.language)


@cache
def _compiled(text: str, language: str) -> re.Pattern[str]:
    return re.compile(filled(text, section(language)), re.IGNORECASE)


@cache
def claims_of(tag: str) -> tuple[Claim, ...]:
    """The statements of a language, the stronger kinds first."""
    words = section(tag)
    derived = Derived(words)
    return tuple(
        Claim(
            NoteKind(kind),
            derived.sets(text),
            text,
            tag,
            _points_at_itself(text),
            any(name in text for name in ("{day}", "{issue}", "{item}")),
        )
        for kind in _BY_STRENGTH
        for text in words.get(f"says_{kind}", ())
    )


def _points_at_itself(text: str) -> bool:
    return text.startswith("^") or any(name in text for name in _NAMES)


@cache
def _claims(tags: tuple[str, ...]) -> tuple[Claim, ...]:
    return tuple(claim for tag in tags for claim in claims_of(tag))


@cache
def _known(tags: tuple[str, ...]) -> Known:
    return Known([claim.pieces for claim in _claims(tags)])


@dataclass(frozen=True, slots=True)
class Possible:
    """What the texts of one page may claim.

    Attributes:
        claims: those of each language, its stronger kinds first.
        whose: the rarest pieces that stand in it, and the places of the claims whose pieces they are.
        more: of each claim the other sets, as far as they stand in the page.
    """

    claims: Sequence[Claim]
    whose: Mapping[str, Sequence[int]]
    more: Sequence[Sequence[Collection[str]]]

    def within(self, text: str) -> list[Claim]:
        """What one of the texts may claim, in their order: it holds a piece of each set."""
        folded = caseless(text) if self.whose else ""
        places = {place for piece, own in self.whose.items() if piece in folded for place in own}
        return [self.claims[place] for place in sorted(places) if self._holds(folded, self.more[place])]

    def is_near(self, text: str) -> bool:
        """Whether a text holds a piece of any claim."""
        folded = caseless(text)
        return any(piece in folded for piece in self.whose)

    def _holds(self, folded: str, sets: Sequence[Collection[str]]) -> bool:
        return all(any(piece in folded for piece in each) for each in sets)


def possible(groups: Iterable[tuple[str, ...]], folded: str) -> Possible:
    """What a text without its case may claim.

    Args:
        groups: languages that are looked for together: English by itself, or it were held with each other.
        folded: the text.
    """
    claims: list[Claim] = []
    more: list[list[list[str]]] = []
    whose: dict[str, list[int]] = defaultdict(list)
    for tags in groups:
        for place, (rarest, *others) in _known(tags).within(folded):
            for piece in rarest:
                whose[piece].append(len(claims))
            claims.append(_claims(tags)[place])
            more.append(others)
    return Possible(claims, whose, more)


class Pieces:
    """What a page holds of the words by which notes are known: few, and the only ones to look for in it.

    Whoever asks for one text after the other, for the body, and for the labels, asks for the same page.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._possible: dict[tuple[str, ...], Possible] = {}
        self._labels: dict[tuple[str, ...], Collection[str]] = {}

    def of(self, words: Words) -> Possible:
        """What it may claim in some languages."""
        if words.languages not in self._possible:
            self._possible[words.languages] = possible(words.groups, self._text)
        return self._possible[words.languages]

    def may_hold_label(self, text: str, words: Words) -> bool:
        """Whether a label of some languages may stand anywhere in one of the page's texts; cheap."""
        if words.languages not in self._labels:
            self._labels[words.languages] = words.labels_within(self._text)
        known, folded = self._labels[words.languages], caseless(text)
        held = any(word in folded and whole(word).search(folded) for word in known)
        letters = words.label_letters
        return held or (bool(letters) and not letters.isdisjoint(text))

    @cached_property
    def _text(self) -> str:
        return caseless(visible("\n".join(self._texts)))

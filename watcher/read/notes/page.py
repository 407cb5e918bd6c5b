"""The blocks a note is looked for in, and what one can ask of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind
from watcher.read.notes import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from watcher.model.reading import NoteKind
    from watcher.read.notes.dates import Stated
    from watcher.read.notes.resolve import Life
    from watcher.read.notes.words import Patterns, Words

_SENTENCE_END = re.compile(r"[.!?。！？؟।][\"”“»’')\]）】]*\s*$")
_ELLIPSIS = re.compile(r"(?:\.\.\.|…)[\"”’')\]]*\s*$")
# How many of the last characters tell how a text ends.
END = 12
# Shorter blocks are captions, names and titles; letters of Chinese and Japanese say more each.
PROSE, PROSE_DENSE, LONG = 40, 18, 160
# A text up to this length that breaks off is the teaser of another story.
TEASER = 400
# How far into a block a statement about the story itself may stand.
REACH = 220
# How much of a text is read for one: the longest statement, from there on.
OWN_REACH, LABELLED_REACH = 340, 600
_REST_OF_WORD = re.compile(r"[^\W\d_]*")
_WORD_START = re.compile(r"(?<!\w)\w")
_DENSE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Page:
    """An article's blocks.

    Attributes:
        texts: the blocks' texts.
        kinds: what each block is; empty when unknown.
        words: the words of its language.
        life: what is known of its dates.
    """

    texts: Sequence[str]
    kinds: Sequence[BlockKind]
    words: Words
    life: Life
    _story: tuple[int, int] | None = None
    _prose: dict[int, bool] = field(default_factory=dict)
    _statements: dict[tuple[str, bool], Statement | None] = field(default_factory=dict)

    @property
    def story(self) -> tuple[int, int]:
        """The first and the last block of running text that is no tail."""
        if self._story is None:
            indexes = range(len(self.texts))
            first = next(
                (at for at in indexes if self.is_prose(at) and not self.is_tail(at)), len(self.texts)
            )
            last = next((at for at in reversed(indexes) if self.is_prose(at) and not self.is_tail(at)), -1)
            self._story = (first, last)
        return self._story

    def _tells(self, index: int) -> bool:
        return self.is_prose(index) and not self.is_tail(index)

    def text(self, index: int) -> str:
        """A block's text; empty outside the page."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def is_kind(self, index: int, kind: BlockKind) -> bool:
        """Whether a block is surely of this kind."""
        return 0 <= index < len(self.kinds) and self.kinds[index] is kind

    def is_prose(self, index: int) -> bool:
        """Whether a block is running text rather than a title, a name or a menu entry."""
        if index not in self._prose:
            self._prose[index] = not self.is_kind(index, BlockKind.HEADING) and is_prose(self.text(index))
        return self._prose[index]

    def is_title(self, index: int) -> bool:
        """Whether a block is a title, a name or the cut opening of another story."""
        text = self.text(index).strip()
        return bool(text) and not text.endswith((":", "：")) and not self.is_prose(index)

    def is_tail(self, index: int) -> bool:
        """Whether a block belongs to what follows the story: credit, source, author, share, comments."""
        return self.words.tail.search(self.text(index).lstrip(" *_•–—-(|>")[:400]) is not None

    def is_original(self, index: int) -> bool:
        """Whether a block opens the story again after a note."""
        text = self.text(index)
        return self.words.original.search(text[:200]) is not None or _is_rule(text)

    def date_alone(self, index: int) -> Stated | None:
        """The date a block consists of; None when it holds anything else."""
        text = self.text(index).strip().strip("()[]|")
        if not text or len(text) > 60:  # noqa: PLR2004  a date with weekday, time and zone fits well in 60
            return None
        known = dates.names(self.words.languages, self.words.between)
        stated = dates.read_date(text, 0, known)
        if stated is None or not (stated.has_date or stated.time):
            return None
        return stated if not text[stated.end :].strip(" .,|()[]•·") else None

    def statement(self, text: str) -> Statement | None:
        """The first statement in a text that this story was changed."""
        return self._statement(text[:OWN_REACH], labelled=False)

    def date_in(self, text: str, start: int, end: int) -> Stated | None:
        """The date of a statement: after it, among its words, or before it at the start of the text."""
        known = dates.names(self.words.languages, self.words.between)
        places = (end, *(match.start() for match in _WORD_START.finditer(text, start, end)))
        found = (dates.read_date(text, place, known) for place in places)
        own = next((each for each in found if each and (each.month or each.time)), None)
        before = dates.read_date(text, 0, known) if own is None else None
        return before if before and before.month and start - before.end in range(3) else own

    def is_about_story(self, text: str) -> bool:
        """Whether a labelled text speaks of the story rather than of the news."""
        return (
            self.words.labelled.search(text) is not None or self.says_changed(text, labelled=True) is not None
        )

    def says_changed(self, text: str, *, labelled: bool) -> NoteKind | None:
        """The kind of change a text speaks of; only statements about the story itself unless labelled."""
        found = self._statement(text[: LABELLED_REACH if labelled else OWN_REACH], labelled=labelled)
        return found.kind if found else None

    def _statement(self, text: str, *, labelled: bool) -> Statement | None:
        key = (text, labelled)
        if key not in self._statements:
            self._statements[key] = statement(text, self.words, labelled=labelled)
        return self._statements[key]


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, a closing quotation mark or bracket included."""
    return _SENTENCE_END.search(text[-END:]) is not None


def breaks_off(text: str) -> bool:
    """Whether a text ends in an ellipsis."""
    return _ELLIPSIS.search(text[-END:]) is not None


def is_prose(text: str) -> bool:
    """Whether a text is running text: sentences rather than a title or a name."""
    text = text.strip()
    if len(text) >= LONG and not (len(text) < TEASER and breaks_off(text)):
        return True
    least = PROSE_DENSE if _DENSE.search(text) else PROSE
    return len(text) >= least and ends_sentence(text) and not breaks_off(text)


def _is_rule(text: str) -> bool:
    bare = text.strip()
    return len(bare) > 2 and not bare.strip("-–—_*=~#· ")  # noqa: PLR2004  three signs make a rule


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A statement that the story was changed: where it stands and of what kind it is."""

    start: int
    end: int
    kind: NoteKind


def statement(text: str, words: Words, *, labelled: bool) -> Statement | None:
    """The first statement in a text that the story was changed; any admission of a fault when labelled."""
    folded = text.lower()
    found = _matches(text, folded, words.says)
    loose = _matches(text, folded, words.admits)
    found += [each for each in loose if labelled or _names_story(text, each[0], words)]
    sure = [
        Statement(match.start(), _word_end(text, match.end()), kind)
        for match, kind in found
        if not _denied(text, match, words)
    ]
    first = min(sure, key=lambda each: each.start, default=None)
    return first if first and (labelled or first.start < REACH) else None


def _matches(
    text: str, folded: str, each: Iterable[tuple[NoteKind, tuple[str, ...], Patterns]]
) -> list[tuple[re.Match[str], NoteKind]]:
    """The first match of each kind's patterns, of those whose hints the text holds."""
    held = ((kind, patterns) for kind, hints, patterns in each if any(hint in folded for hint in hints))
    return [(match, kind) for kind, patterns in held if (match := patterns.search(text))]


def _word_end(text: str, at: int) -> int:
    """The end of the word a pattern ends in: many give only its stem."""
    rest = _REST_OF_WORD.match(text, at) if at and text[at - 1].isalpha() else None
    return rest.end() if rest and not _DENSE.match(text, at - 1) else at


def _names_story(text: str, match: re.Match[str], words: Words) -> bool:
    return words.story.search(text, match.end(), match.end() + 40) is not None


def _denied(text: str, match: re.Match[str], words: Words) -> bool:
    return words.denies.search(text[max(0, match.start() - 40) : match.end() + 60]) is not None

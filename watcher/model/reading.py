"""What a page says: the article, its blocks and its update notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from watcher.model.reason import Reason
from watcher.remember import remembering

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime, time

STRIKE = "~~"
"""Stands before and behind words that a page shows struck out, in the text of a block."""


class BlockKind(StrEnum):
    """What a block is in the page."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    CODE = "code"
    TABLE_ROW = "table_row"


class Role(StrEnum):
    """Whether a block is surely the article's, or may be furniture (kept, compared, never alerted)."""

    BODY = "body"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, quote or list item of an article.

    Attributes:
        kind: what it is in the page.
        role: body or margin.
        text: its visible text, white space folded to single spaces.
        links: the addresses it links to, in order, absolute.
        reason: why it has its role, or that it is of the deck; None when nobody said.
        restless: it has a link whose address is another one at every check: tokens of it are no edit.
        counting: which of its numbers are others at every check, and no edits; the first is 1.

    What stands behind the links is never compared.
    """

    kind: BlockKind
    role: Role
    text: str
    links: tuple[str, ...] = ()
    reason: Reason | None = field(default=None, compare=False)
    restless: bool = field(default=False, compare=False)
    counting: tuple[int, ...] = field(default=(), compare=False)

    @property
    def is_deck(self) -> bool:
        """Whether it is of the deck: compared and told as the text is, and printed with the headline."""
        return self.reason is Reason.DECK


class NoteKind(StrEnum):
    """What a note says of itself."""

    UPDATE = "update"
    CORRECTION = "correction"
    AMENDMENT = "amendment"
    CLARIFICATION = "clarification"
    EDITORS_NOTE = "editors_note"
    RETRACTION = "retraction"
    OTHER = "other"

    @property
    def words(self) -> str:
        """How people are told of a note of this kind."""
        return {"editors_note": "editor's note", "other": "note"}.get(self.value, self.value)

    @property
    def backward(self) -> bool:
        """Whether such a note says that something was wrong in the story; any other may speak of news."""
        return self not in {NoteKind.UPDATE, NoteKind.OTHER}


class NoteForm(StrEnum):
    """Section: label and text. Stamp: label and date only ("Updated 13 Jan")."""

    SECTION = "section"
    STAMP = "stamp"


class Position(StrEnum):
    """Where in the article a note stands."""

    LEDE = "lede"
    INLINE = "inline"
    START = "start"
    END = "end"
    TITLE = "title"


class DateSource(StrEnum):
    """How the day of a note was reached."""

    STATED = "stated"
    YEAR_INFERRED = "year_inferred"
    DAY_INFERRED = "day_inferred"
    ORDER_INFERRED = "order_inferred"
    IMPLAUSIBLE = "implausible"


_SENTENCE = 15
"""Characters from which words that stand in two notes are no accident."""


@dataclass(frozen=True, slots=True)
class Note:
    """An update note: the outlet's own dated statement inside the article.

    Attributes:
        kind: update, correction, ...
        form: section or stamp.
        label: the label as printed, without date and punctuation; empty when there is only a date.
        stated_date: the day the note states, in its own zone; None when it states none.
        stated_time: the time of day it states; None when it states none.
        stated_timezone: the zone as printed ("ET", "GMT", "+01:00"); None when none is printed.
        year_inferred: the year is not printed.
        text: the whole text without label and date, paragraphs joined by a blank line.
        position: where it stands.
        date_source: how the day was reached; None without a day.
        stated_month: year and month ("2021-03") or year when it states no day; else None.
        extent_certain: whether we are sure where it ends.
        first_block: index of its first block among the blocks it was found in; -1 outside them.
        last_block: index of its last block; -1 outside them.
        start: where in the text of its first block it begins, bullet and bracket included; -1 outside blocks.
        head_end: where in that text its head ends, label, date and what closes them: what follows is its
            text, behind a stamp the story's. The sentence of a note in sentence form begins there.
        text_end: where in the text of its last block it ends; the bracket that closes it lies behind.
    """

    kind: NoteKind
    form: NoteForm
    label: str
    stated_date: date | None
    stated_time: time | None
    stated_timezone: str | None
    year_inferred: bool
    text: str
    position: Position
    date_source: DateSource | None = None
    stated_month: str | None = None
    extent_certain: bool = True
    first_block: int = -1
    last_block: int = -1
    start: int = -1
    head_end: int = -1
    text_end: int = -1

    @property
    def places(self) -> range:
        """The indices of its blocks; none for one that stands outside them."""
        return range(self.first_block, self.last_block + 1) if self.first_block >= 0 else range(0)

    @property
    def of_story(self) -> bool:
        """Whether it is text of the story with a time, as an entry of a live blog: no word calls it a note.

        That it came is told as a note; what is done to it afterwards is done to the story.
        """
        return self.is_bare and self.head_end == self.start >= 0

    @property
    def is_bare(self) -> bool:
        """Whether it is an update that no label calls one."""
        return self.kind is NoteKind.UPDATE and self.form is NoteForm.SECTION and not self.label

    @property
    def prints_day(self) -> bool:
        """Whether its day is printed, be it in part, and not that of its publication or of its neighbours."""
        return self.stated_date is not None and self.date_source is not DateSource.DAY_INFERRED

    def says(self, other: Note) -> bool:
        """Whether another is the same but for its blocks' numbers: a paragraph above it makes them others."""
        return self == replace(other, first_block=self.first_block, last_block=self.last_block)

    def takes_in(self, other: Note) -> bool:
        """Whether all words of another note stand in this one, as where two corrections become one."""
        said, whole = (" ".join(note.text.split()).rstrip(".。") for note in (other, self))
        return len(said) >= _SENTENCE and said != whole and said in whole


class Obstacle(StrEnum):
    """What a page is when it is not an article."""

    CHALLENGE = "challenge"
    CONSENT = "consent"
    LOGIN = "login"
    SCRIPT_ONLY = "script_only"
    NOT_FOUND = "not_found"
    EMPTY = "empty"
    SELECTOR = "selector"


@dataclass(frozen=True, slots=True)
class Selectors:
    """A user's own hand on the reading of one article or host (CSS).

    Attributes:
        body: what holds the body, instead of our guess.
        drop: what to remove before reading.
        title: what holds the title.
    """

    body: str = ""
    drop: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page says: the article in it.

    Attributes:
        url: the address it was read from.
        canonical_url: what the page calls its own address; `url` when it names none.
        title: the headline without the site's name.
        byline: the authors' names, joined by ", ".
        site: the outlet's name.
        published_at: the publication time the page claims; UTC.
        modified_at: the time of the last change the page claims; UTC.
        language: BCP 47, lower case primary tag ("en", "pt-br").
        blocks: body and margin, in document order.
        notes: the update notes, in document order.
        obstacle: what the page is instead of an article; None for an article.
        detail: the words for `obstacle`; which selector matched nothing.
        sources: for each metadata field, where it was found ("json-ld", "og", "meta", "time", "url").
        selectors: the user's hand it was read with.
    """

    url: str
    canonical_url: str = ""
    title: str = ""
    byline: str = ""
    site: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    language: str = ""
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    obstacle: Obstacle | None = None
    detail: str = ""
    sources: tuple[tuple[str, str], ...] = ()
    selectors: Selectors | None = None

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks that are surely the article's, those of its deck first."""
        return tuple(block for block in self.blocks if block.role is Role.BODY)

    @property
    def text(self) -> str:
        """The body's text without the deck, blocks joined by a blank line."""
        return _joined(block for block in self.body if not block.is_deck)

    @property
    def deck(self) -> str:
        """What stands between headline and text and says what the story is about; "" for nothing."""
        return _joined(block for block in self.body if block.is_deck)

    @property
    def story(self) -> str:
        """All that the article says below its headline: the deck and the text."""
        return _joined(self.body)

    @property
    def noted(self) -> frozenset[int]:
        """The indices of the blocks that its sections take; entries of a live blog are the story's."""
        sections = (note for note in self.notes if note.form is NoteForm.SECTION and not note.of_story)
        return frozenset(place for note in sections for place in note.places)

    @property
    def words(self) -> int:
        """How many words the text has."""
        return _count(block for block in self.body if not block.is_deck)

    @property
    def story_words(self) -> int:
        """How many words the deck and the text have, which show whether it is a story, and all of it."""
        return _count(self.body)


def _joined(blocks: Iterable[Block]) -> str:
    return "\n\n".join(block.text for block in blocks)


def _count(blocks: Iterable[Block]) -> int:
    return sum(_words_in(block.text) for block in blocks)


_UNPARTED = re.compile(
    "[々〆\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e01-\u0e2e\u0e81-\u0eae\u1000-\u102a\u1780-\u17b3]"  # of alphabets, consonants: a syllable each
    "|[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]+"
)
"""What counts as a word in scripts that put no spaces between them, as it does where edits are counted."""
_WORDLIKE = re.compile(r"[^\W_]")


@remembering
def _words_in(text: str) -> int:
    if text.isascii() or not _UNPARTED.search(text):
        return len(text.split())
    parted = _UNPARTED.sub(" x ", text).split()
    return sum(1 for part in parted if _WORDLIKE.search(part))

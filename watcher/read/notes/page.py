"""The blocks a note is looked for in, and what one can ask of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.dates import written
from watcher.read.notes.opening import BULLET, read_opening
from watcher.read.notes.original import opens_story
from watcher.read.notes.patterns import DATE_START
from watcher.read.notes.prose import COLONS, LONG, SENTENCES, is_prose, is_rule, visible
from watcher.read.notes.statements import PRINTED, Statement, statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import time

    from watcher.read.notes.claims import Pieces, Possible
    from watcher.read.notes.dates.life import Life
    from watcher.read.notes.dates.stated import Stated
    from watcher.read.notes.layout import Layout
    from watcher.read.notes.words import Words

_BULLETS = ("• ", "· ", "- ", "– ", "* ")
# How much of a text is read for one: the longest statement, from there on.
OWN_REACH, LABELLED_REACH = 340, 600
# Characters of a lead, at most.
LEAD = 200
# So many letters of a word tell whether it speaks of publication.
PUBLICATION = 9
# The date before which this stands is that of the publication.
_PUBLICATION = re.compile(
    r"\b(?:publi|posted|appeared|veröffentl|erschien|gepublic|offentlig|опубл)\w*(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
# The same behind the date, as German and Dutch have it.
_PUBLISHED = re.compile(r"(?i)\W*(?:(?:auf |in )?\S+\s)?(?:ver(?:öffentl|schen)|erschien|publizier|gepublic)")
# What joins a story or its title to the day it appeared ("our story of 3 May", "an article on Monday").
_OF = "of|from|du|vom|van|del|do|da|fra|från|z|ze|od|от|від|den|dated"
_OF_DAY = re.compile(rf"(\S+)\s(?:\(|(?:{_OF})\s){{1,2}}$", re.IGNORECASE)
_ON_DAY = re.compile(r"\ban?\s(?:\w+\s)?(\S+)\s(?:on\s)?$", re.IGNORECASE)
# What joins an issue to a weekday behind a statement ("wrongly given in the edition" of Monday).
_OF_ISSUE = re.compile(rf"\b(?:{_OF}|de|di)\s\S+$", re.IGNORECASE)
# The way to what was done on a day, behind it ("— See all updates"), and how long both are together.
_WAY, _LONGEST_WAY = re.compile(r"\s*[|–—-]\s*([^\W\d]+(?:\s+[^\W\d]+){0,4})\W*"), 60
_WORD = re.compile(r"[^\W\d]+")
# What stands before the day that names a story ("the May 3 article").
_NAMED = re.compile(r"\b(?:the|an?|our)\s$", re.IGNORECASE)
# So many letters before a day hold the word for the story.
NAME = 60
_QUOTES = tuple("”“\"»«’'")
# The day of a version is that of the change.
_VERSIONS = ("vers", "fass", "wers", "верс", "edit")
# What may stand between the day a sentence opens with and its statement ("On 3 May the title of this ...").
_FEW_BETWEEN = re.compile(r"(?:\s[^\W\d_]+){1,4}\s?")


@dataclass(slots=True)
class Page:
    """An article's blocks.

    Attributes:
        texts: the blocks' texts.
        words: the words of its language.
        around: the pieces of statements that these blocks, or those among which they stand, hold.
        life: what is known of its dates.
        layout: what the markup tells of the blocks.
        headed: the last block that is a heading of a text.
    """

    texts: Sequence[str]
    words: Words
    around: Pieces
    life: Life
    layout: Layout
    headed: dict[str, int] = field(init=False)
    _story: tuple[int, int] | None = None
    _opening: tuple[int, ...] | None = None
    _prose: dict[int, bool] = field(default_factory=dict)
    _statements: dict[tuple[str, bool, bool], Statement | None] = field(default_factory=dict)
    _written: Sequence[str] = ()

    def __post_init__(self) -> None:
        """A sign that nobody sees hides no label."""
        self._written, self.texts = self.texts, [visible(text) for text in self.texts]
        blocks = enumerate(zip(self.texts, self.layout.kinds, strict=False))
        self.headed = {text: at for at, (text, kind) in blocks if kind is BlockKind.HEADING}

    @property
    def story(self) -> tuple[int, int]:
        """The first and the last block of running text that is no tail."""
        if self._story is None:
            indexes = range(len(self.texts))
            first = next(filter(self._tells, indexes), len(self.texts))
            last = next(filter(self._tells, reversed(indexes)), -1)
            self._story = (first, last)
        return self._story

    @property
    def opening(self) -> tuple[int, ...]:
        """The first two blocks of running text."""
        if self._opening is None:
            self._opening = tuple(islice(filter(self.is_prose, range(len(self.texts))), 2))
        return self._opening

    @property
    def possible(self) -> Possible:
        """What its texts may claim."""
        return self.around.of(self.words)

    def _tells(self, index: int) -> bool:
        return self.is_prose(index) and not self.is_tail(index)

    def text(self, index: int) -> str:
        """A block's text; empty outside the page."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def written(self, index: int) -> str:
        """A block's text with the signs that nobody sees: each stands where `text` has a space."""
        return self._written[index]

    def is_kind(self, index: int, kind: BlockKind) -> bool:
        """Whether a block is surely of this kind."""
        kinds = self.layout.kinds
        return 0 <= index < len(kinds) and kinds[index] is kind

    def is_item(self, index: int) -> bool:
        """Whether a block is an item of a list: by its element, or by the bullet that it opens with."""
        return self.is_kind(index, BlockKind.LIST_ITEM) or self.text(index).startswith(_BULLETS)

    def same_kind(self, index: int, other: int) -> bool:
        """Whether two blocks can be of one list: both items, or neither; as far as kinds are known."""
        return self.is_kind(index, BlockKind.LIST_ITEM) is self.is_kind(other, BlockKind.LIST_ITEM)

    def is_prose(self, index: int) -> bool:
        """Whether a block is running text rather than a title, a name or a menu entry."""
        if index not in self._prose:
            self._prose[index] = not self.is_kind(index, BlockKind.HEADING) and is_prose(self.text(index))
        return self._prose[index]

    def is_title(self, index: int) -> bool:
        """Whether a block is a title, a name or the cut opening of another story."""
        text = self.text(index).strip()
        return bool(text) and not text.endswith(COLONS) and not self.is_prose(index)

    def is_tail(self, index: int) -> bool:
        """Whether a block belongs to what follows the story: a footnote, credit, author, share, comments."""
        told = self.words.tail.search(self.text(index).lstrip(" *_•–—-(|>")[:400])
        return told is not None or index in self.layout.footnotes

    def is_original(self, index: int) -> bool:
        """Whether a block opens the story again after a note."""
        return opens_story(self.text(index), self.words)

    def is_parted(self, index: int) -> bool:
        """Whether a rule parts a block from those before it, or the block is one drawn with signs."""
        return index in self.layout.ruled or is_rule(self.text(index))

    def ends_line(self, index: int, at: int) -> bool:
        """Whether a line of a block ends right before a place."""
        lines = self.layout.lines
        line = lines[index] if index < len(lines) else 0
        return line > 0 and line in range(len(self.text(index)[:at].rstrip()), at + 1)

    def date_alone(self, index: int) -> Stated | None:
        """The date a block consists of; None when it holds anything else."""
        text = self.text(index).strip().strip("()[]|")
        if not text or len(text) > 60:  # noqa: PLR2004  a date with weekday, time and zone fits well in 60
            return None
        stated = written.read_date(text, 0, self.words.names)
        if stated is None or not (stated.has_date or stated.time):
            return None
        return stated if not text[stated.end :].strip(" .,|()[]•·") else None

    def date_before_log(self, index: int) -> Stated | None:
        """The date that a block opens with, before the way to a log of updates and nothing else."""
        text = self.text(index)
        stated = written.read_date(text, 0, self.words.names) if len(text) <= _LONGEST_WAY else None
        way = _WAY.fullmatch(text, stated.end) if stated and stated.has_date else None
        if way is None:
            return None
        labels = (self.words.label_at(text, word.start()) for word in _WORD.finditer(text, way.start(1)))
        return stated if any(label and self.words.means(label).log for label in labels) else None

    def is_time(self, index: int) -> bool:
        """Whether a block is nothing but a time of day, as it opens what was written then ("9:11 Uhr")."""
        stated = self.date_alone(index)
        return stated is not None and stated.time is not None and not stated.has_date

    def names_day(self, text: str) -> bool:
        """Whether a text names a full day anywhere."""
        places = DATE_START.finditer(text) if written.DIGIT.search(text) else ()
        found = (written.read_date(text, place.start(), self.words.names) for place in places)
        return any(stated and stated.day and stated.year for stated in found)

    def opens_with_date(self, index: int) -> bool:
        """Whether a block opens with a date or a number: one of a list of days."""
        text = self.text(index).lstrip(BULLET)
        if text[:1].isdigit():
            return True
        stated = written.read_date(text, 0, self.words.names)
        return stated is not None and stated.day is not None

    def entry_time(self, index: int) -> time | None:
        """The time that opens a block before what parts it from a text: an entry of those written in turn."""
        opening = read_opening(self.text(index), self.words, labels_too=False)
        return opening.stated.time if opening and opening.stated else None

    def is_on_top(self, index: int) -> bool:
        """Whether nothing stands before a block but title, byline and a lead."""
        before = [self.text(each) for each in self.opening if each < index]
        return not before or (len(before) == 1 and len(before[0]) <= LEAD)

    def statement(self, text: str, *, labelled: bool = False) -> Statement | None:
        """The first statement in a text that this story was changed; any at all when it is labelled."""
        return self._statement(text[:OWN_REACH], labelled=labelled)

    def printed(self, text: str) -> Statement | None:
        """That a text says what an earlier article had wrong, and what is right, as papers print it."""
        own = text.lstrip(BULLET)
        found = self.words.printed.matches(own[:PRINTED])
        end = len(text) - len(own) + found[0].end() if found else 0
        return Statement(0, end, NoteKind.CORRECTION, printed=True) if found else None

    def _date_in(self, text: str, opens: int, start: int, end: int) -> Stated | None:
        """The date of a statement: after it, among its words, or before it where the text opens."""
        itself = self.words.itself.search(text, start, end)
        if itself is None and (named := self.words.itself.search(text, max(start - LONG, 0), start)):
            start = start if SENTENCES.search(text, named.end(), start) else named.end()
        story = range(*itself.span()) if itself else range(0)
        ends = (end, *(match.end() for match in self.words.itself.matches(text, end + 1)))
        places = (at for at in (*ends, *self._date_starts(text, start, end)) if at not in story)
        found = [(at, each) for at in places if (each := written.read_date(text, at, self.words.names))]
        published = {each.end for at, each in found if self._tells_publication(text, at, each)}
        added = {each.end for at, each in found if self._is_of_means(text[start:at], text[each.end : end])}
        noted = ((at, each) for at, each in found if each.end not in published | added)
        dated = (each for at, each in noted if each.definite or (at in ends and _is_day(text, each)))
        own, before = next(dated, None), self._date_before(text, opens, start, published)
        if own and before and before.bare_day and not own.has_date:  # "On 3 May this was updated at 12:30"
            return replace(before, end=own.end, time=own.time, zone=own.zone)
        return own or before

    def _is_of_means(self, before: str, behind: str) -> bool:
        """Whether a date that stands before the verb of a statement is of what the story tells now."""
        return self.words.names_change(behind) and self.words.names_means(before)

    def _date_starts(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where dates may begin among the words of a statement; without a digit it has none."""
        if written.DIGIT.search(text, start, end):
            yield from (match.start() for match in DATE_START.finditer(text, start, end))

    def _date_before(self, text: str, opens: int, start: int, published: set[int]) -> Stated | None:
        """The date before a statement, with which its text opens: a few words may part them."""
        before = written.read_date(text, opens, self.words.names)
        if before is None or before.end in published or not before.definite:
            return None
        few = before.day and _FEW_BETWEEN.fullmatch(text, before.end, start)
        return before if few or start - before.end in range(3) else None

    def _tells_publication(self, text: str, at: int, stated: Stated) -> bool:
        """Whether a date that is read from a place, with the words before it, is that of the publication."""
        starts = (match.start() for match in DATE_START.finditer(text, at, stated.end))
        return any(self._is_publication(text, start, stated) for start in starts)

    def _is_publication(self, text: str, at: int, stated: Stated) -> bool:
        """Whether the date at a place is that of the publication: so it says, or the story is named by it."""
        told = _PUBLICATION.search(text[: at + PUBLICATION]) or _PUBLISHED.match(text, stated.end)
        before, story, english = text[max(at - NAME, 0) : at], self.words.story, self.words.in_english
        if told or (english and _NAMED.search(before) and story.matches(text, stated.end + 1)):
            return True
        of_day = _OF_DAY.search(before) or (_ON_DAY.search(before) if english else None)
        if of_day is None or of_day[1].lower().startswith(_VERSIONS):
            return False
        return of_day[1].endswith(_QUOTES) or bool(story.matches(before, of_day.start(1)))

    def stated_by(self, text: str, at: int = 0) -> Stated | None:
        """The date of a statement in a labelled text ("this article was amended on 9 May to ...")."""
        found = self.statement(text[at:], labelled=True)
        stated = self.date_of(text, found, at) if found else None
        return stated if stated and (stated.has_date or self.statement(text[at:]) == found) else None

    def date_of(self, text: str, found: Statement, at: int) -> Stated | None:
        """The date of a statement that was found in a text from a place on."""
        start, end = at + found.start, at + found.end
        right = found.printed or self.words.tells_right.search(text, start, end)
        return None if right else self._date_in(text, at, start, end)

    def is_about_story(self, text: str) -> bool:
        """Whether a labelled text speaks of the story rather than of the news."""
        return self.words.labelled.search(text) is not None or self.says_changed(text) is not None

    def says_changed(self, text: str, *, aside: bool = False) -> NoteKind | None:
        """The kind of change a text speaks of.

        Args:
            text: what stands behind a label.
            aside: it is one that is also put before other asides: what is out of date counts as well.
        """
        found = self._statement(text[:LABELLED_REACH], labelled=True, aside=aside)
        return found.kind if found else None

    def _statement(self, text: str, *, labelled: bool, aside: bool = False) -> Statement | None:
        key = (text, labelled, aside)
        if key not in self._statements:
            self._statements[key] = statement(text, self.words, self.possible, labelled=labelled, aside=aside)
        return self._statements[key]


def _is_day(text: str, stated: Stated) -> bool:
    """Whether a weekday behind a statement is its day, and names no issue or thing ("Friday's story")."""
    names = _OF_ISSUE.search(text[: stated.end]) or text[stated.end : stated.end + 1] in {"'", "’", "-"}
    return stated.weekday is not None and not names

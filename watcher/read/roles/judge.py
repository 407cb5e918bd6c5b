"""Body or margin: what each block is, and why.

Two questions of each block: what it says it is (its box, its words, its links), and what stands around it.
A block that is surely no story is margin; a heading is what it heads; behind the core only prose is believed,
and nothing once a heading has announced other things. A block with the form of an update note is body all the
same, wherever it stands, unless it stands in what belongs to others (comments, related stories) or is a mere
link beside the body.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from watcher.model import Block, BlockKind, Reason, Role
from watcher.read.boxes.home import Home
from watcher.read.markup.marks import is_footnote
from watcher.read.notes import Layout, looks_like_note, notes_under_labels
from watcher.read.notes.candidate import OWN_BLOCK
from watcher.read.notes.posted import is_ago, is_today
from watcher.read.roles.above import above
from watcher.read.roles.asides import asides
from watcher.read.roles.asking import asking
from watcher.read.roles.beside import beside
from watcher.read.roles.decks import SIGNED, name_deck
from watcher.read.roles.endings import endings
from watcher.read.roles.footnotes import footnotes
from watcher.read.roles.headings import idle
from watcher.read.roles.headlines import headlines, opening
from watcher.read.roles.inserts import inserts, wares
from watcher.read.roles.leads import leads
from watcher.read.roles.noted import (
    BY_PLACE,
    headed_beside,
    is_day,
    is_news,
    is_stamp,
    is_story_beside,
    label_and_text,
    leads_on,
    more_of_notes,
    share_boxes,
    stamps_of_two,
)
from watcher.read.roles.placeholders import placeholders
from watcher.read.roles.pointers import pointers
from watcher.read.roles.recipes import recipe_parts
from watcher.read.roles.reprints import counted, reprints, shown
from watcher.read.roles.results import results
from watcher.read.roles.seen import (
    FEW,
    Seen,
    Story,
    goes_on,
    of_box,
)
from watcher.read.roles.set_apart import names_of, set_apart
from watcher.read.roles.tables import rows
from watcher.read.roles.tails import tails
from watcher.read.roles.teasers import teasers
from watcher.read.roles.told import Told
from watcher.read.roles.weights import doubted
from watcher.read.words import biographies, lines, phrases
from watcher.read.words.furniture import FOREIGN
from watcher.read.words.lines import way_out
from watcher.read.words.wide import WIDE, size
from watcher.tongue import from_middle, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from watcher.read.markup.blocks import Raw
    from watcher.read.metadata import Metadata
    from watcher.read.notes import Pieces

_SAMPLE, _AROUND = 100, 4  # characters of so many blocks on either side of the middle tell the language
# What the words of a note's blocks say of them: a date may stand alone.
_OF_A_NOTE = frozenset({None, Reason.DATE})


def roles(raws: Sequence[Raw], facts: Metadata, pieces: Pieces) -> list[Block]:
    """Give every block its role and the reason.

    Args:
        raws: the blocks.
        facts: what the page says of itself.
        pieces: of statements, that the blocks hold.
    """
    seen = _Judge(facts, pieces).judge(raws)
    return [
        Block(
            one.raw.kind,
            Role.MARGIN if one.reason else Role.BODY,
            one.raw.text,
            one.raw.links,
            one.reason or one.why,
        )
        for one in seen
    ]


def selected(raws: Sequence[Raw]) -> list[Block]:
    """The blocks that a user's selector chose: all of them body."""
    return [Block(raw.kind, Role.BODY, raw.text, raw.links, Reason.SELECTED) for raw in raws]


class _Judge:
    """Judges the blocks of one page."""

    def __init__(self, facts: Metadata, pieces: Pieces) -> None:
        self._pieces = pieces
        self._title, self._parts, self._ratings = facts.title, facts.parts, facts.ratings
        self._told = Told(facts)
        self._language = facts.language or None
        self._signers = [name for name in facts.byline.split(", ") if " " in name or WIDE.match(name)]
        self._authors = [name for name in self._signers if " " in name]
        self._house = facts.house
        self._outlet = names_of(facts)
        self._home = Home([], ())
        self._headed = False

    def judge(self, raws: Sequence[Raw]) -> list[Seen]:
        seen = [Seen(raw) for raw in raws]
        self._home = Home(raws, self._house)
        if self._language:  # without it the words of every language are looked for
            core = from_middle((raw.text for raw in raws if raw.core), _SAMPLE, _AROUND)
            self._language = language_of(core, self._language)
        cores = [i for i, raw in enumerate(raws) if raw.core]
        first, last = (cores[0], cores[-1]) if cores else (0, len(raws) - 1)
        self._labelled(seen)
        own = footnotes(raws, self._home) | results(raws, self._home, self._ratings)
        for i, why in (recipe_parts(seen, self._parts) | own).items():
            seen[i].fixed, seen[i].why = True, why
        for one in headed_beside(seen):
            one.other = True
        self._alone(seen, first)
        for one in set_apart(seen, self._home, self._outlet) if cores else ():
            one.apart = True
        for one, reason in self._ruled_out(Story(seen, self._home, first, last)):
            self._out(one, reason)
        for one in shown(seen):
            one.reason = None
        for one in more_of_notes(seen, self._is_note):
            one.reason, one.why = None, Reason.NOTE
        for pair in stamps_of_two(seen[: first + 1], self._language, self._pieces):
            for one in pair:
                one.why, one.reason = Reason.NOTE, Reason.STAMP
        name_deck(seen, self._told, self._reads_as_note)
        return seen

    def _ruled_out(self, story: Story) -> Iterator[tuple[Seen, Reason]]:
        """What each rule puts out, with the reason; the next one sees what became of it."""
        yield from leads(story, self._told, headed=self._headed)
        yield from opening(story, self._told, headed=self._headed)
        for rule in (inserts, beside, asking, wares, tails, above):
            yield from rule(story)
        yield from endings(story, self._authors, self._title)
        doubts = doubted(story.seen, story.home, self._title, self._authors)
        yield from ((one, Reason.UNLIKE) for one in doubts)
        yield from ((one, Reason.TITLE) for one in headlines(story.seen))
        yield from ((one, Reason.HEADS_NOTHING) for one in idle(story.seen, story.home))

    def _out(self, one: Seen, reason: Reason) -> None:
        """Put a block into the margin, unless it is a note; a headline is none, whatever its label."""
        if one.reason or one.fixed:
            return
        if reason is Reason.TITLE and self._told.is_title(one.raw.text):
            one.reason = reason
            return
        out, foreign = way_out(one.raw), one.raw.zone in FOREIGN
        leaves = out or (bool(one.raw.zone) and one.raw.link_chars * 3 > len(one.raw.text))
        own = not foreign and not (leaves and (one.raw.zone or not one.raw.core))
        if own and self._notes(one):
            one.fixed = True
            one.why = Reason.NOTE
            one.reason = Reason.STAMP if self._is_stamp(one.raw) else None
        elif reason in BY_PLACE and self._told.states(one.raw):
            one.fixed, one.why = True, Reason.STATED
        elif reason in SIGNED and not (own or out or foreign) and self._is_stamp(one.raw):
            one.fixed, one.why, one.reason = True, Reason.NOTE, Reason.STAMP  # beside links to its authors
        else:
            one.reason = reason

    def _notes(self, one: Seen) -> bool:
        """Whether a block reads as a note of this story, which the news in a sidebar is none of."""
        if self._told.is_note(one.raw):
            return True
        news = one.other and is_news(one.raw, self._language, self._pieces)
        return not news and self._reads_as_note(one.raw.text)

    def _is_note(self, raw: Raw) -> bool:
        return self._reads_as_note(raw.text) and not self._is_stamp(raw)

    def _is_stamp(self, raw: Raw) -> bool:
        return is_stamp(raw, self._language, self._pieces)

    def _reads_as_note(self, text: str) -> bool:
        return looks_like_note(text, self._language, self._pieces)

    def _labelled(self, seen: Sequence[Seen]) -> None:
        """A label alone in its block keeps its text: "Correction" over a sentence, in a box of its own."""
        texts, kinds = [one.raw.text for one in seen], [one.raw.kind for one in seen]
        boxed = cache(lambda: share_boxes(seen))
        heads = [i for i, pair in enumerate(pairwise(seen)) if leads_on(*pair)]

        def layout() -> Layout:
            footnotes = {i for i, one in enumerate(seen) if is_footnote(one.raw.links)}
            return Layout(kinds, boxed(), footnotes=footnotes)

        for note, *more in notes_under_labels(texts, kinds, heads, layout, self._language, self._pieces):
            both = label_and_text(seen, note, more)
            leads = any(way_out(one.raw) for one in both)
            if not leads and is_story_beside(seen, note.first_block, note.first_block + len(both)):
                own = note.first_block in boxed() or (bool(more) and not both[0].raw.zone)
                self._keep_note(both, sure=note.kind in OWN_BLOCK, boxed=own)

    def _keep_note(self, both: Sequence[Seen], *, sure: bool, boxed: bool) -> None:
        """Keep a label and its text: of a sure kind wherever they stand, others in the story or its boxes.

        The text ends before a line that asks for something, or tells whose a picture is.
        """
        head = both[0].raw
        near = (head.core and not head.zone) or (boxed and not (head.far and head.zone))
        told = list(takewhile(lambda one: lines.words(one.raw) in _OF_A_NOTE, both[1:]))
        if sure or (near and not all(is_day(one.raw) for one in told)):
            for one in both if sure else (both[0], *told):
                one.fixed, one.why = True, Reason.NOTE
        elif near:
            both[0].reason = Reason.LABEL

    def _alone(self, seen: list[Seen], opens: int) -> None:
        """What each block is by itself; with one of them the core opens."""
        times = counted([one.raw.text for one in seen])
        before: set[str] = set()
        raws = [one.raw for one in seen]
        own = asides(raws, self._home)
        named = dict.fromkeys(teasers(raws, self._home) | self._home.cards, Reason.TEASER)
        named |= dict.fromkeys(pointers(raws, self._house), Reason.POINTER)
        named |= rows(raws)
        named |= dict.fromkeys(placeholders(raws, self._home), Reason.CONSENT)
        named |= reprints(raws)
        for i, one in enumerate(seen):
            again, first = one.raw.text in before, i == opens or not before
            whole = i in self._home and not self._home.parted
            reason = self._own(one.raw, times[one.raw.text], again=again, first=first, home=whole)
            if not reason or reason is Reason.LINK_ONLY:
                reason = named.get(i, reason)
            one.late = i > 0 and one.raw.text not in before and goes_on(seen[i - 1], one.raw)
            if i in own:
                one.fixed, one.why = True, Reason.ASIDE
            elif reason and not (self._keeps(i, reason) or (one.late and reason is Reason.OUTSIDE)):
                self._out(one, reason)
            if not one.reason:
                before.add(one.raw.text)
            if one.raw.entry and not one.reason:
                one.fixed, one.why = True, Reason.ENTRY

    def _keeps(self, i: int, reason: Reason) -> bool:
        """Whether the story's own box makes a block the story's all the same."""
        if reason is Reason.LINK_ONLY:
            return self._home.owns_links(i)
        if reason is Reason.DATE:
            return self._home.owns_line(i)
        if reason is Reason.CREDIT:
            return self._home.owns_point(i)
        return reason is Reason.APPEAL and self._home.owns_appeal(i)

    def _own(self, raw: Raw, times: int, *, again: bool, first: bool, home: bool) -> Reason | None:
        if raw.entry:
            return of_box(raw.zone) or lines.words(raw)
        if raw.zone or raw.far:
            return of_box(raw.zone) or Reason.OUTSIDE
        if self._entitles(raw, first=first):
            return Reason.TITLE
        if raw.kind in {BlockKind.CODE, BlockKind.TABLE_ROW}:
            return Reason.LABEL if phrases.LABEL.match(raw.text) else None
        if lines.signs(raw, self._signers) or biographies.goes_on(raw.text):
            return Reason.AUTHOR
        if first and lines.heads_off(raw):
            return Reason.AUTHOR
        if not home and (reason := _recurs(raw, times, again=again)):
            return reason
        return Reason.MOMENT if self._tells_when(raw, counts=not first and home) else lines.words(raw)

    def _tells_when(self, raw: Raw, *, counts: bool) -> bool:
        """Whether a block says when and no more; a story that counts up days, or hours, may do so."""
        if raw.kind is BlockKind.PARAGRAPH and is_ago(raw.text, self._language):
            return True
        return not counts and (lines.moment(raw) or is_today(raw.text, self._language))

    def _entitles(self, raw: Raw, *, first: bool) -> bool:
        """Whether a block prints the headline; where one outside the story does, none of the story is it."""
        may = raw.kind is BlockKind.HEADING or first or not raw.core
        may &= not (raw.core and self._headed)
        behind = raw.tag == "h1" and self._told.ends_in_title(raw.text)  # however long, with its kicker
        if not (may and (behind or self._told.is_title(raw.text, part=not self._headed))):
            return False
        self._headed = self._headed or (not raw.core and raw.hint != "hidden")
        return True


def _recurs(raw: Raw, times: int, *, again: bool) -> Reason | None:
    """Why a text that stands on the page more than once is none of the story's; None when it may be."""
    if times >= FEW and raw.kind is BlockKind.PARAGRAPH:
        return Reason.STENCIL
    return Reason.REPEATED if again and size(raw.text) >= lines.PROSE else None

"""What tells a labelled note from the title of another story: "Update: Ferry to sail again"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.brackets import CLOSERS
from watcher.read.notes.labels import WORD
from watcher.read.notes.lookalikes import (
    HEADLINE,
    MENDS,
    WORDS_OF_A_CLAUSE,
    ends_in_full_stop,
    holds_address,
    is_dense_clause,
)
from watcher.read.notes.prose import COLONS, SENTENCES, breaks_off, ends_sentence, has_sentences
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

_QUOTES = "'\"‘“„«‚"
# From this length on the words of headlines in capitals have one ("Ferry to Sail With a Crew of Ten").
_CAPITALISED = 5
# What stands in stories, and not under the titles of others.
_SHOWN = (BlockKind.CODE, BlockKind.QUOTE, BlockKind.TABLE_ROW)
# A title is no longer.
_TITLE = 200


def is_title(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether "Update: ..." is the title of another story: no sentence, and no running text around it."""
    if opening.means.kind is NoteKind.AMENDMENT or (opening.means.adds and _adds_clause(page, index, rest)):
        return False
    mends = opening.means.kind in MENDS and page.says_changed(page.text(index + 1)) is not None
    if mends or _reads_as_text(rest) or _fills_bracket(opening, rest) or page.is_about_story(rest):
        return False
    sides = (_is_like_title(page, index, near) for near in (index - 1, index + 1))
    if opening.label.isupper() and ends_in_full_stop(page.text(index), opening):
        return all(sides)  # most titles have a colon there
    update = opening.means.kind is NoteKind.UPDATE and not opening.bracket
    appeal = update and page.words.tail.search(rest) is not None  # "Updates: Follow us live on the storm"
    if appeal or (update and _is_headline(page, rest)) or _is_capitalised(rest):
        return not page.is_kind(index, BlockKind.HEADING)
    if page.is_kind(index, BlockKind.HEADING) and _heads_chapter(page, index):
        return False
    return any(sides)


def _heads_chapter(page: Page, index: int) -> bool:
    """Whether a heading stands over text: prose, what announces some, or in a story what no teaser is."""
    below = index + 1
    if page.is_prose(below) or page.text(below).rstrip().endswith(COLONS):
        return True
    shown = any(page.is_kind(below, kind) for kind in _SHOWN)
    short = not page.is_kind(below, BlockKind.HEADING) and ends_sentence(page.text(below))
    return page.is_prose(index - 1) and (shown or (short and page.is_prose(below + 1)))


def _reads_as_text(rest: str) -> bool:
    """Whether a text is written as no title is: it goes on, announces, ends a sentence, or holds several."""
    if rest[:1].islower() or rest.endswith(COLONS) or len(rest) > _TITLE:
        return True
    if ends_sentence(rest) and not breaks_off(rest):
        return True
    return "。" in rest or "；" in rest or holds_address(rest) or has_sentences(rest)


def _fills_bracket(opening: Opening, rest: str) -> bool:
    """Whether a clause stands in one bracket with its label, as no title does ("[Update: it is open]")."""
    held = opening.bracket and rest.rstrip().endswith(CLOSERS[opening.bracket])
    return bool(held) and (len(rest.split()) > WORDS_OF_A_CLAUSE or is_dense_clause(rest))


def _adds_clause(page: Page, index: int, rest: str) -> bool:
    """Whether a clause without a full stop follows a label that says so ("Addendum: the road is open").

    Over running text it is the title of a last chapter.
    """
    clause = len(rest.split()) > WORDS_OF_A_CLAUSE or is_dense_clause(rest)
    return clause and not page.is_prose(index + 1)


def _is_like_title(page: Page, index: int, near: int) -> bool:
    """Whether a block is a title of the kind that another may be; a chapter's heading is none."""
    heading = page.is_kind(near, BlockKind.HEADING) and not page.is_kind(index, BlockKind.HEADING)
    titled = page.is_title(near) and not holds_address(page.text(near))
    return titled and page.same_kind(index, near) and not heading


def _is_headline(page: Page, rest: str) -> bool:
    """Whether a text reads as a headline, of which "Update:" is a common beginning.

    Headlines do without the small words of sentences; that is known of the languages that name such words.
    """
    end = SENTENCES.search(rest)
    if end and page.words.tail.search(rest[end.end() :]):  # thanks behind a short sentence
        return False
    opens = rest.lstrip(_QUOTES)[:1].isupper()
    if not opens or len(rest) > HEADLINE or len(rest.split()) < WORDS_OF_A_CLAUSE:
        return False
    return page.words.knows_running and page.words.running.search(rest) is None


def _is_capitalised(rest: str) -> bool:
    """Whether all words but the small ones open with a capital, as in the headlines of some houses.

    Names in Latin letters say nothing of a text in signs that have no capitals.
    """
    if WIDE.search(rest):
        return False
    words = [word for word in WORD.findall(rest) if len(word) >= _CAPITALISED]
    return len(words) > WORDS_OF_A_CLAUSE and all(word[0].isupper() and not word.isupper() for word in words)

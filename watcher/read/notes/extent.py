"""Where a note ends."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.again import AGAIN, is_opened, says_again
from watcher.read.notes.alone import heads_title
from watcher.read.notes.announced import limit_of, with_announced
from watcher.read.notes.candidate import OWN_BLOCK
from watcher.read.notes.chains import CHAINED, is_chain, is_of_single, is_remark, newest_first, next_below
from watcher.read.notes.dates.resolve import NEWS, is_late
from watcher.read.notes.ends import (
    NEAR_END,
    closing_at,
    goes_on,
    is_listed,
    less_tail,
    parted_end,
    parted_from_above,
    points_below,
    tail_from,
)
from watcher.read.notes.lookalikes import HEADLINE, holds_address
from watcher.read.notes.patterns import DATELINE
from watcher.read.notes.prose import COLONS, ends_in_colon, ends_sentence, is_banner

if TYPE_CHECKING:
    from watcher.read.notes.candidate import Candidate
    from watcher.read.notes.page import Page

# A label and a text this short, without a full stop, may be a title over the note proper.
TITLE = 60
# More blocks behind a chain that opens a page are the story.
SHORT_STORY = 2
# Kinds that houses explain in several paragraphs, under a head of its own.
_LONG = frozenset({NoteKind.EDITORS_NOTE, NoteKind.RETRACTION})
# Kinds that under a heading run as its chapter does.
_CHAPTERS = frozenset({NoteKind.UPDATE, NoteKind.AMENDMENT})
# How many notes stand above a story; a longer chain is the story, and would be walked for each of its notes.
MOST_ABOVE = 30
# How many blocks a bracket may hold.
BRACKETED = 8


def last_block(page: Page, notes: list[Candidate], place: int) -> tuple[int, bool]:
    """The last block of a note, and whether that is sure; none reaches over a rule."""
    end, certain = _last_block(page, notes, place)
    first = _behind_head(notes[place])
    return next((at - 1 for at in range(first, end + 1) if page.is_parted(at)), end), certain


def _last_block(page: Page, notes: list[Candidate], place: int) -> tuple[int, bool]:
    note = notes[place]
    if note.stamp:
        return max(note.block, note.last), True
    if note.closer and (end := _closing_block(page, notes, place)):
        return end, True
    if note.bracket or note.inside or (is_banner(page.text(note.block)) and not note.alone):
        return note.block, True
    if note.entry:
        return max(note.block, note.last), True
    if page.is_kind(note.block, BlockKind.QUOTE) and (end := _quote_end(page, notes, place)):
        return end, True
    if _titles_section(page, note):
        return _section_end(page, notes, place), False
    if note.alone:
        end, certain = _after_head(page, notes, place)
        heading = note.kind in _CHAPTERS and page.is_kind(note.block, BlockKind.HEADING)
        if heading and not page.is_on_top(note.block):
            end = max(end, _section_end(page, notes, place))
        return max(end, note.last), certain or end < note.last
    if note.sentence or note.kind in OWN_BLOCK or note.about_story or is_listed(page, note.block):
        return _own_end(page, notes, place), True
    return _update(page, notes, place)


def _own_end(page: Page, notes: list[Candidate], place: int) -> int:
    """Its own block, and what that announces; an explanation runs to words that open the story again."""
    note, first = notes[place], _behind_head(notes[place])
    explains = note.kind in _LONG and page.is_on_top(note.block)
    near = range(first, min(limit_of(page, notes, place), first + NEAR_END)) if explains else ()
    told = next((index for index in near if says_again(page, index)), None)
    if told is not None:
        return less_tail(page, first, told)
    return with_announced(page, notes, place, _past_title(page, note))


def _titles_section(page: Page, note: Candidate) -> bool:
    """Whether the note is a heading with a title of its own ("Update: The bridge is open!")."""
    own = page.text(note.block)[note.text_start : note.text_end]
    heading = page.is_kind(note.block, BlockKind.HEADING) and not page.is_kind(
        note.block + 1, BlockKind.HEADING
    )
    titled = own.rstrip().endswith(("!", "?")) or not ends_sentence(own)
    return heading and not note.alone and not note.sentence and titled


def _section_end(page: Page, notes: list[Candidate], place: int) -> int:
    """The last block before the next heading, note, or what follows the story.

    A section that would be all of the story is none: the heading says the news.
    """
    first = max(notes[place].block, notes[place].text_block)
    limit = limit_of(page, notes, place)
    stops = (at for at in range(first + 1, limit) if page.is_kind(at, BlockKind.HEADING) or page.is_tail(at))
    end = next(stops, limit) - 1
    all_of_it = end + 1 == len(page.texts) and page.is_on_top(notes[place].block)
    return first if all_of_it else end


def _quote_end(page: Page, notes: list[Candidate], place: int) -> int | None:
    """The last block of the quotation that a note opens; None when it is too long to be all note."""
    first = notes[place].block
    if _quoted_with(page, first, first - 1):
        return None
    limit = limit_of(page, notes, place)
    end = next((at for at in range(first + 1, limit) if not _quoted_with(page, first, at)), limit) - 1
    return end if first < end < first + BRACKETED else None


def _quoted_with(page: Page, index: int, other: int) -> bool:
    """Whether two blocks can be of one quotation: as far as quotations are known."""
    quotes = page.layout.quotes
    both = page.is_kind(index, BlockKind.QUOTE) and page.is_kind(other, BlockKind.QUOTE)
    return both and (not quotes or quotes[index] == quotes[other])


def _closing_block(page: Page, notes: list[Candidate], place: int) -> int | None:
    """The later block in which the note's bracket closes."""
    note = notes[place]
    limit = min(limit_of(page, notes, place), note.block + 1 + BRACKETED)
    return next(
        (at for at in range(note.block + 1, limit) if page.text(at).rstrip().endswith(note.closer)), None
    )


def _past_title(page: Page, note: Candidate) -> int:
    """The note's own block; the next when the first only titles it ("Erratum: the text was changed")."""
    text = page.text(note.block)[note.text_start : note.text_end].strip()
    following = page.text(note.block + 1)
    bare = len(text) < TITLE and not text.endswith((".", "!", "?", ")", "。", "”", '"', *COLONS))
    titles = bare and not note.sentence and page.is_prose(note.block + 1)
    return note.block + (titles and page.says_changed(following) is not None)


def _after_head(page: Page, notes: list[Candidate], place: int) -> tuple[int, bool]:
    note = notes[place]
    first = note.block + 1
    first += page.date_alone(first) is not None
    first += first == note.block + 1 and heads_title(page, note.block, note.stated)
    if note.kind in OWN_BLOCK:
        end = with_announced(page, notes, place, first)
        if (closing := closing_at(page, end, first + BRACKETED)) is not None:
            return closing, True
        rest = tail_from(page, end + 1, limit_of(page, notes, place)) - 1
        long = note.kind in _LONG and rest - end < SHORT_STORY
        return (rest, False) if long else (end, True)
    end, certain = _update(page, notes, place)
    return max(end, min(first, len(page.texts) - 1)), certain


def _update(page: Page, notes: list[Candidate], place: int) -> tuple[int, bool]:
    """Where an update ends; under a heading that is a note itself it is that chapter."""
    note = notes[place]
    if page.is_kind(note.block - 1, BlockKind.HEADING) and place and notes[place - 1].block == note.block - 1:
        return _section_end(page, notes, place), False
    following = next_below(notes, place)
    limit = following.block if following else len(page.texts)
    single = following is None and is_of_single(notes, place) and not is_opened(page, _behind_head(note))
    if single or is_remark(notes, place):
        return with_announced(page, notes, place, note.block), False
    if (end := _shown_end(page, notes, place, limit)) is not None:
        return end, True
    if page.is_on_top(note.block) and not is_chain(notes, place) and not _closes_page(page, note, limit):
        return _over_story(page, notes, place, limit), False
    return _up_to_tail(page, notes, place, limit)


def _closes_page(page: Page, note: Candidate, limit: int) -> bool:
    """Whether a label alone, below a paragraph, heads the end of the page: what it leaves is no story."""
    first = _behind_head(note) + 1
    rest = range(first, tail_from(page, first, limit))
    inside = note.alone and page.story[0] < note.block and limit == len(page.texts)
    return inside and sum(map(page.is_prose, rest)) <= SHORT_STORY


def _over_story(page: Page, notes: list[Candidate], place: int, limit: int) -> int:
    """Where an update ends with which the story begins; a headline of its own has what stands under it."""
    note = notes[place]
    if _is_headline(page, note):
        end = max(tail_from(page, note.block + 1, limit) - 1, note.block)
        if end - note.block <= NEAR_END:  # more is the story, over which a link or title stands
            return end
    return _with_more(page, notes, place, limit)


def _up_to_tail(page: Page, notes: list[Candidate], place: int, limit: int) -> tuple[int, bool]:
    """Where an update ends behind which nothing shows it: where the story does, when that is near."""
    note = notes[place]
    tail = tail_from(page, _behind_head(note), limit)
    chain = is_chain(notes, place)
    opens = chain and _opens_story(page, notes, place)
    near = (chain and not opens) or tail - note.block - 1 <= (SHORT_STORY if opens else NEAR_END)
    ends = near and not goes_on(page, tail) and not is_late(note.stated, page.life, by=NEWS)
    titled = _is_headline(page, note) and not ends_in_colon(page.text(note.block))
    if not ((note.stated is not None or note.alone or titled) and ends):
        return _with_more(page, notes, place, limit), False
    end = max(tail - 1, note.block)
    if ends_in_colon(page.text(end)):
        end = with_announced(page, notes, place, end)
    return end, not newest_first(notes, place)


def _with_more(page: Page, notes: list[Candidate], place: int, limit: int) -> int:
    """One paragraph, what it announces, and those below that open with a pronoun for whom it speaks of."""
    note = notes[place]
    end = with_announced(page, notes, place, note.block + note.alone)
    while end + 1 < limit and page.words.takes_up.search(page.text(end + 1)) and not page.is_tail(end + 1):
        end = with_announced(page, notes, place, end + 1)
    return end


def _shown_end(page: Page, notes: list[Candidate], place: int, limit: int) -> int | None:
    """Where the page itself shows that an update ends: at a rule, the next note, or words that go on."""
    note, following = notes[place], next_below(notes, place)
    if points_below(page, own := _behind_head(note) - 1):
        return own
    set_off = parted_from_above(page, note.block) and not page.is_on_top(note.block)
    if (end := parted_end(page, _behind_head(note), limit, set_off=set_off)) is not None:
        return end
    if following is not None and _follows(page, notes[0], note, following):
        end = _before_label(page, following.block)
        marker = _marker(page, note, end + 1)
        stop = marker if marker is not None else _next_label(page, note, end + 1)
        return max(stop - 1, note.block)
    marker = _marker(page, note, limit)
    if marker is not None and (page.is_on_top(note.block) or says_again(page, marker)):
        return less_tail(page, _behind_head(note), marker)
    return _over_place(page, note, limit) if page.is_on_top(note.block) else None


def _over_place(page: Page, note: Candidate, limit: int) -> int | None:
    """Where an update ends over a paragraph that opens with the place a story is written from: its first."""
    first = _behind_head(note)
    near = range(first, min(limit, first + NEAR_END + 1))
    more = next((at for at in near if not _goes_on_here(page, at)), first)
    return more - 1 if more > first and page.is_prose(more) else None


def _goes_on_here(page: Page, index: int) -> bool:
    """Whether a block is a paragraph, be it a short one, and none that opens with such a place."""
    text = page.text(index)
    short = ends_sentence(text) and not page.is_kind(index, BlockKind.HEADING)
    return (page.is_prose(index) or short) and DATELINE.match(text) is None


def _behind_head(note: Candidate) -> int:
    """The first block that may be none of the note's: its head has one or more."""
    return max(note.block, note.text_block) + 1


def _opens_story(page: Page, notes: list[Candidate], place: int) -> bool:
    """Whether nothing but a chain of notes stands before a note: the story follows its last."""
    if place > MOST_ABOVE:
        return False
    chain = [note for note in notes[: place + 1] if not note.stamp and not note.inside]
    steps = (later.block - note.block for note, later in pairwise(chain))
    return page.is_on_top(chain[0].block) and all(step <= NEAR_END for step in steps)


def _follows(page: Page, first: Candidate, note: Candidate, following: Candidate) -> bool:
    """Whether a note is the next update: the one before runs up to it.

    However far, where all that stands above the words that open the story again are updates.
    """
    if following.kind is not NoteKind.UPDATE or following.sentence:
        return False
    if note is first and _frames(page, note, following):
        return False
    near = following.block - note.block <= CHAINED
    return near or (page.is_on_top(first.block) and is_opened(page, following.block + 1))


def _frames(page: Page, note: Candidate, following: Candidate) -> bool:
    """Whether one update opens the page and the next is its last paragraph: the story lies between them."""
    first, last = _behind_head(note), max(following.block, following.text_block)
    between = sum(map(page.is_prose, range(first, following.block)))
    return page.is_on_top(note.block) and page.story[1] <= last and between > SHORT_STORY


def _is_headline(page: Page, note: Candidate) -> bool:
    """Whether the note's own block only titles it ("(Update 3 May) Second train stopped")."""
    own = page.text(note.block)[note.text_start : note.text_end].strip()
    short = len(own) < HEADLINE and not (ends_sentence(own) or holds_address(own)) and not own[:1].islower()
    told = page.is_prose(note.block + 1) or page.text(note.block + 1).rstrip().endswith(COLONS)
    return not note.alone and short and told and (note.stated is not None or not _is_told(page, own))


def _is_told(page: Page, own: str) -> bool:
    """Whether a line has the small words of sentences, which headlines do without, as far as we know them."""
    return page.words.knows_running and page.words.running.search(own) is not None


def _before_label(page: Page, index: int) -> int:
    """The block before a label, less a heading that belongs to the label."""
    end = index - 1
    return end - 1 if page.is_kind(end, BlockKind.HEADING) else end


def _next_label(page: Page, note: Candidate, limit: int) -> int:
    """Where a note ends that runs up to the next: at a title after a text, or before a story."""
    first = _behind_head(note)
    title = tail_from(page, first, limit)
    own = page.text(note.block)[note.text_start : note.text_end]
    goes_on = sum(map(page.is_prose, range(title + 1, limit))) > 1
    if goes_on if note.alone else ends_sentence(own):
        return title
    return next(filter(page.is_tail, range(first, limit)), limit)


def _marker(page: Page, note: Candidate, limit: int) -> int | None:
    """The block that opens the story again, or what stood above it before; a date alone does the latter.

    So does a time before a text, below a note with one ("Update, 12:30: ..." over "Wednesday, 4:30: ...").
    Words that do so are surer than a date: posts that a note shows have one.
    """
    first = _behind_head(note)
    near = range(first, min(limit, first + AGAIN))
    if (told := next((index for index in near if says_again(page, index)), None)) is not None:
        return told + points_below(page, told)
    dated = note.stated is not None and note.stated.time is not None
    opens = (
        at for at in near if page.is_original(at) or page.date_alone(at) or (dated and page.entry_time(at))
    )
    return next(opens, None)

"""What tells a labelled note from its look-alikes: links, menus, live blogs, stamps, fragments."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.opening import is_head, read_opening
from watcher.read.notes.prose import (
    COLONS,
    SENTENCES,
    TEASER,
    ends_sentence,
    has_sentences,
    is_prose,
)
from watcher.read.words.wide import WIDE

if TYPE_CHECKING:
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

# Headlines are shorter, and have at least so many words.
HEADLINE, WORDS_OF_A_CLAUSE = 110, 3
# How many blocks a lede may lie behind a headline, a caption and a byline.
LEDE = 4
# So many signs are one in a script without spaces.
SIGNS_OF_A_CLAUSE = 8
# How many words the names of those who worked on a story have, and how long a word between them is.
NAMES, JOINER = range(2, 9), 2
# A summary under the headline is shorter.
SUMMARY = 300
# So far above notes of others stands what announces them.
ANNOUNCED = 40
# The next chapter begins within so many blocks.
CHAPTER = 40
# Another stamp after the first: "Published: 2 Feb 2025 21:52".
SHORT_STAMP = 100
_LAST_DATE = re.compile(
    r"^\D{0,25}(?!\d{1,3}(?:[., ]\d{3})+\W*$)\d(?:[\d.:/ ,-]{7,}|\d?[:.]\d\d\s?(?:[ap]\.?m)?)\W*$",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(r"^\W{0,3}(?:[01]?\d|2[0-4])[.:][0-5]\d\b")
# A label of a script without spaces, which a space sets off.
_DENSE_LABEL = re.compile(r"[぀-ヿ一-鿿][①-⑳\d]{0,2}$")
# The number of a chapter, which may be read as a day.
_POINT = re.compile(r"[ *_]*(\d{1,2})\.(\d{1,2})(?![.\d])")
# What makes the word before a comma what a Chinese sentence speaks of ("更新，是老城的主题").
_IS = "是"
# How a text that was cut ends, or the link behind it ("... Read on »"). Dots without a bracket, and before no
# link, are an author's own ("Details below ...").
_CUT = re.compile(
    r"[\[(]\s?(?:\.{3}|…)\s?[\])]\s*$"
    r"|(?:\.{3}|…)\s*(?:\[[^\W\d_][^\]]{2,25}\]|(?:[^\W\d_]+\s){1,3}[»›→>]{1,2})\s*$"
)
_ADDRESS = re.compile(r"https?://\S|\S@\w[\w-]*\.\w")
_BULLETS = " *_•·-–—"
# The number of a change in a list of them: an update is "#12", and hardly any is "#112".
_CHANGE = re.compile(r"\(#\d{2,}\)|#\d{3,}\b")
# What a house may head with a word in the plural at the end of a story, where it is no title of a chapter.
MENDS = (NoteKind.CORRECTION, NoteKind.CLARIFICATION)
_EDGES = " *_"
# What parts the fields of a line.
BARS = ("|", "•", "·")
# What parts the items of an enumeration, which end in it ("Update: edits a task,").
_PARTS = (",", ";", "，", "；", "、")
# An item of a list of terms ("Secure: ..."): a few words and what parts them from what they mean; a speaker's
# words stand in quotation marks.
_TERM = re.compile(r"\W{0,3}[^\W\d_]+(?:[ -][^\W\d_]+){0,4}(?:\s?[:：]|\s[–—-])\s?(?=[^\s\d:\"“„«‘'])")
# Another dated entry in the same block: a timetable.
_NEXT_ENTRY = re.compile(r"\b(?:19|20)\d\d\s*[:：–—-]\s")


def is_timetable(rest: str) -> bool:
    """Whether another dated entry follows in the same block, or the hour at which something ends."""
    return _NEXT_ENTRY.search(rest) is not None or _BARE_CLOCK.match(rest) is not None


def is_quoted(page: Page, index: int) -> bool:
    """Whether a block is of another's text: of a quotation that is announced, or that opens with no label."""
    if not page.is_kind(index, BlockKind.QUOTE):
        return False
    first = index
    while page.is_kind(first - 1, BlockKind.QUOTE):
        first -= 1
    if page.text(first - 1).rstrip().endswith(COLONS):
        return True
    opening = read_opening(page.text(first), page.words) if first < index else None
    return first < index and (opening is None or not opening.label)


def is_announced(page: Page, index: int) -> bool:
    """Whether a block is a note of others, announced in the paragraph before ("The correction reads:")."""
    above = (page.text(at).rstrip(" *_") for at in range(index - 1, max(index - ANNOUNCED, 0) - 1, -1))
    before = next((text for text in above if not is_head(text, read_opening(text, page.words))), "")
    if not before.endswith(COLONS) or len(before.split()) <= WORDS_OF_A_CLAUSE:
        return False
    if _are_of_one_chain(page, before, page.text(index)):
        return False
    last = max((end.end() for end in SENTENCES.finditer(before[:-1])), default=0)
    own = page.words.this.search(before, last) or page.statement(before)
    return own is None and page.words.names_change(before[last:])


def _are_of_one_chain(page: Page, before: str, text: str) -> bool:
    """Whether two blocks open with the same label and a date each ("Edit, 3 May: ...")."""
    one, other = (read_opening(each, page.words) for each in (before, text))
    if one is None or other is None or not (one.stated and other.stated):
        return False
    return one.label.casefold() == other.label.casefold() != ""


def is_told(page: Page, index: int) -> bool:
    """Whether the paragraph before a block announces somebody's text; what they "wrote" is a post, mostly."""
    before = page.text(index - 1).rstrip(" *_")
    if not before.endswith(COLONS) or len(before.split()) <= WORDS_OF_A_CLAUSE:
        return False
    own = page.statement(before) or page.statement(page.text(index))
    if own or is_head(before, read_opening(before, page.words)):
        return False
    last = max((end.end() for end in SENTENCES.finditer(before[:-1])), default=0)
    return page.words.announces.search(before, last) is not None


def is_listed_title(page: Page, index: int) -> bool:
    """Whether an item of a list is the title of a chapter that follows: a table of contents."""
    return page.is_kind(index, BlockKind.LIST_ITEM) and page.headed.get(page.text(index), -1) > index


def is_teaser(rest: str) -> bool:
    """Whether a text is the cut beginning of another story ("Updated: The road is open to all who […]").

    A speaker who breaks off goes on in the next block.
    """
    return len(rest) < TEASER and _CUT.search(rest) is not None and not has_open_quotation(rest)


def has_open_quotation(text: str) -> bool:
    """Whether a quotation that a text opens is not closed in it."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def in_lede(page: Page, index: int) -> bool:
    """Whether no running text of the story stands before the block."""
    return index <= LEDE and not any(page.is_prose(before) for before in range(index))


def behind_summary(page: Page, index: int) -> bool:
    """Whether only a short paragraph stands before the block, and the story goes on behind it.

    Some houses print the stamp between the summary and the story.
    """
    before = [at for at in range(index) if page.is_prose(at)]
    short = len(before) == 1 and len(page.text(before[0])) < SUMMARY
    return index <= LEDE and short and page.is_prose(index + 1) and page.is_prose(index + 2)


def ends_in_date(rest: str) -> bool:
    """Whether all that follows is a word or two and a date: a second stamp."""
    return len(rest) < SHORT_STAMP and _LAST_DATE.search(rest) is not None


def holds_address(text: str) -> bool:
    """Whether a text holds an address, as no title does."""
    return _ADDRESS.search(text) is not None


def is_changelog(page: Page, index: int) -> bool:
    """Whether a line opens with the verb that says what was done, as another does: changes of a product.

    As in "Fixes a crash" and "Fixes the date in the table"; one of this story says so.
    """
    verb = _opening_word(page.text(index))
    if not page.possible.is_near(verb) or page.words.itself.search(page.text(index)):
        return False
    same = (text for text in page.texts if _opening_word(text) == verb)
    return next(islice(same, 1, None), None) is not None


def is_numbered_change(page: Page, index: int) -> bool:
    """Whether an item of a list cites the number of a change, as one beside it does: what a program got.

    As in "Updates to fix the build (#1203)" under "tools: ask before a file is lost (#1187)".
    """
    return _cites_change(page, index) and any(_cites_change(page, at) for at in (index - 1, index + 1))


def _cites_change(page: Page, index: int) -> bool:
    return page.is_kind(index, BlockKind.LIST_ITEM) and _CHANGE.search(page.text(index)) is not None


def _opening_word(text: str) -> str:
    return text.lstrip(_BULLETS).partition(" ")[0]


def is_part(page: Page, index: int, rest: str) -> bool:
    """Whether a labelled text is one of an enumeration, or its label one of the terms of a list.

    Both blocks around open with a term that is no label and not what follows a story, and neither is a
    chapter's heading; or it is one of three without a full stop that open with the same word, as changelogs
    list things ("Updated: the clock").
    """
    heading = page.is_kind(index, BlockKind.HEADING)
    near = [at for at in (index - 1, index + 1) if page.is_kind(at, BlockKind.HEADING) is heading]
    terms = len(near) > 1 and all(_is_term(page, at) for at in near)
    listed = terms or rest.rstrip().endswith(_PARTS)
    return listed or any(_is_row(page, first) for first in range(index - 2, index + 1))


def _is_row(page: Page, first: int) -> bool:
    row = [page.text(index) for index in range(first, first + 3)]
    words = set(map(_opening_word, row))
    return len(words) == 1 and not any(ends_sentence(text) for text in row)


def _is_term(page: Page, index: int) -> bool:
    """Whether a block opens with a term of a list; a program's dash is none ("git diff-tree --cc")."""
    text = page.text(index)
    if _TERM.match(text) is None or page.is_kind(index, BlockKind.CODE):
        return False
    return not page.is_tail(index) and page.words.label_at(text.lstrip(), 0) is None


def is_phrase(page: Page, index: int, opening: Opening, rest: str) -> bool:
    """Whether a word that may be no label is none: no date, no correction shouted, no word on the story."""
    shouted = opening.means.kind is NoteKind.CORRECTION and opening.label.isupper()
    text = rest if rest.strip(" .:") else page.text(index + 1)
    return opening.stated is None and not shouted and not page.is_about_story(text)


def is_credit(opening: Opening, rest: str) -> bool:
    """Whether only names stand behind a label that is also a task ("Edição: Ana Ruiz e Juan Pérez")."""
    names = rest.split()
    if opening.means.kind is NoteKind.UPDATE or len(names) not in NAMES or ends_sentence(rest):
        return False
    return all(name[0].isupper() or len(name) <= JOINER for name in names)


def ends_in_full_stop(text: str, opening: Opening) -> bool:
    """Whether the head ends in a full stop, which many a fragment does ("Afternoon update."), or in a bar."""
    closed = text[: opening.text_start].rstrip(" *_").endswith((".", "|"))
    return closed and opening.label[-1:] not in ".0123456789"


def is_menu(page: Page, following: int, opening: Opening) -> bool:
    """Whether "Corrections" is the link to a policy, "Changes" the title of a chapter."""
    means = opening.means
    headed = opening.stated is not None or opening.closed != "label" or means.kind is NoteKind.UPDATE
    listed = means.kind is NoteKind.CORRECTION and page.is_kind(following, BlockKind.LIST_ITEM)
    amends = means.kind is NoteKind.AMENDMENT and not means.told
    topic = (listed or amends) and not opening.label.isupper()
    text = page.text(following)
    last = means.kind in MENDS and " " not in opening.label and following == page.story[1]
    tells = (page.is_item(following) and ends_sentence(text)) or last
    return (means.log or topic) and not headed and not tells and not page.is_about_story(text)


def is_chapter(page: Page, index: int, opening: Opening) -> bool:
    """Whether the day before a label is a chapter's number: a line without a label has the one beside it."""
    one = _POINT.match(page.text(index)) if opening.date_first and opening.label else None
    near = page.texts[max(index - CHAPTER, 0) : index + CHAPTER] if one else ()
    others = ((_POINT.match(text), text) for text in near)
    beside = (text for other, text in others if one and other and _is_beside(one, other))
    return any(read_opening(text, page.words) is None for text in beside)


def _is_beside(one: re.Match[str], other: re.Match[str]) -> bool:
    return one[1] == other[1] and abs(int(one[2]) - int(other[2])) == 1


def is_operation(page: Page, index: int) -> bool:
    """Whether a label is one of what can be done with something, each with a chapter or line of its own.

    Two others stand near: one alone may be a button ("Read").
    """
    near = {page.text(index + step).strip(_EDGES).casefold() for step in (*range(-4, 0), *range(1, 5))}
    return len(page.words.operations & near) > 1


def is_live(page: Page, index: int) -> bool:
    """Whether blocks around open with a bare time: entries of a live blog."""
    around = (page.text(index + step) for step in (-3, -2, -1, 1, 2, 3))
    bare = (text for text in around if _BARE_CLOCK.match(text))
    return any(page.words.label_at(text.lstrip("0123456789.:apmAPM -–—"), 0) is None for text in bare)


def says_something(page: Page, index: int, rest: str) -> bool:
    """Whether what follows a dated head is a text rather than a second stamp, a name or a title.

    Behind a bar stands the next field of a line ("Updated 3 May 2021 | Food & Drink").
    """
    if page.text(index).strip(_EDGES).removesuffix(rest).rstrip().endswith(BARS) and not is_text(rest):
        return False
    if rest[:1] in "/|" or ends_in_date(rest) or page.words.tail.search(rest):
        return False
    return is_text(rest) or (not in_lede(page, index) and len(rest.split()) > 1)


def is_text(rest: str) -> bool:
    """Whether what follows a dated head is running text or a short sentence: no name, no second stamp."""
    told = ends_sentence(rest) or rest.endswith(COLONS) or has_sentences(rest)
    clause = len(rest.split()) >= WORDS_OF_A_CLAUSE or is_dense_clause(rest)
    return (told and clause and not ends_in_date(rest)) or is_prose(rest)


def is_dense_clause(text: str) -> bool:
    """Whether a text is long enough for a clause in a script that sets no spaces between words."""
    return WIDE.search(text) is not None and len(text) >= SIGNS_OF_A_CLAUSE


def opens_sentence(page: Page, text: str, opening: Opening, rest: str, *, titled: bool = False) -> bool:
    """As in "UPDATE The road is open." — no sign at all between label and text, or a comma.

    In a heading that stands over a text no sentence needs to follow.
    """
    whole = ends_sentence(rest) or rest.endswith(COLONS) or len(rest) > TEASER
    told = whole or has_sentences(rest)
    if opening.means.kind is NoteKind.OTHER or not (told or titled):
        return False
    shouted = opening.label.isupper() and not rest[:12].isupper() and rest[:1].isupper() and (whole or titled)
    opener = opening.means.adds or page.words.opener.matches(rest) != []
    opens = rest[:1].isupper() and not opening.label.islower() and opener
    return shouted or (told and (opens or _is_set_off(text, opening, rest)))


def _is_set_off(text: str, opening: Opening, rest: str) -> bool:
    """Whether a space or a comma parts a label from its own script; before Latin letters it always stands."""
    before = text[opening.text_start - 1]
    parted = before.isspace() or (before == "，" and rest[:1] != _IS)
    return parted and _DENSE_LABEL.search(opening.label) is not None and not rest[:1].isascii()

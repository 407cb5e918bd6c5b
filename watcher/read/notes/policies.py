"""What a house says of corrections in general, or of a program's: no word on this story.

Its policy, a call upon readers, what the word means, a chapter on what a new version mends.
A correction names what was wrong, or what is right: a number, a name, the words that were printed, or this
story.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model.reading import BlockKind, NoteKind
from watcher.read.notes.began import ABOUT
from watcher.read.notes.contrast import puts_right
from watcher.read.notes.labels import WORD, fold
from watcher.read.notes.prose import SENTENCES
from watcher.read.notes.statements import says_whenever

if TYPE_CHECKING:
    from watcher.read.notes.head_closed import Opening
    from watcher.read.notes.page import Page

_CORRECTS = (NoteKind.CORRECTION, NoteKind.CLARIFICATION)
# A number, or words that somebody printed.
_PARTICULAR = re.compile(r"[\d\"“”„«»「」『』]|(?<!\w)['‘]\w")
# The name of a program and its version, or a version alone; no amount of money, no day, no share.
_VERSIONED = re.compile(
    r"(?<![\w.,])(?:v\d{1,3}(?:\.\d{1,4}){1,3}|[A-Z][\w+#-]*\s(?:v(?:ersion)?\.?\s?)?\d{1,3}(?:\.\d{1,4}){1,3})"
    r"(?![\d%]|[.,]\d|\.\s[a-zß-ÿ]|\s?(?:[%€$£億亿万]|[mb]n?\b|[mb]ill?i|mi[loð]|mrd|mld|тыс|мл|crore|lakh))"
)
# What stands before a sentence.
_SAID = re.compile(r".*(?:[.!?](?=\s)|[。！？])", re.DOTALL)
# How near another story of a list stands.
NEAR = 12
# Where names cannot be told: nouns have capitals, or the script has none.
_NOUNS_UPPER = "de"
# An article before the word that a text explains ("A correction is ...") has no more letters.
ARTICLE = 4


def speaks_of_corrections(page: Page, opening: Opening, text: str) -> bool:
    """Whether a label stands before a call upon readers to tell of mistakes, or before a policy.

    A correction may end in such a call.
    """
    rest = text[opening.text_start :].strip(" *_")
    if opening.means.kind not in _CORRECTS or not rest:
        return False
    call = page.words.invites.search(rest[:ABOUT]) if opening.means.kind is NoteKind.CORRECTION else None
    said = _SAID.match(rest, 0, call.start()) if call else None
    corrects = said and (_PARTICULAR.search(said[0]) or puts_right(said[0], page.words))
    return (call is not None and not corrects) or is_general(page, opening, rest)


def is_general(page: Page, opening: Opening, text: str) -> bool:
    """Whether a text under a word for corrections is of no correction: it speaks of mistakes, and of none.

    As under "Corrections", in the plural, a policy; or it explains the word.
    """
    if opening.stated or opening.means.kind not in _CORRECTS or _PARTICULAR.search(text):
        return False
    explains = _explains(opening.label, text)
    named = page.words.languages[0] != _NOUNS_UPPER and text.upper() != text.lower()
    about = page.words.mistakes.search(text) or (named and page.words.story.search(text))
    if not (explains or (opening.means.log and about)):
        return False
    if says_whenever(text, 0, len(text), page.words):
        return True
    return not (named and _names_any(text)) and not page.is_about_story(text)


def heads_release(page: Page, index: int, opening: Opening, text: str) -> bool:
    """Whether a word in the plural heads one chapter of several where a version of a program is announced.

    As "Corrections" does over what a release mends; what stands there of this very story is a note. Numbers
    with a point stand behind names in any news ("Magnitude 6.3"): there the word heads a note at the end.
    """
    if not opening.means.log or opening.stated or page.statement(text) or page.printed(text):
        return False
    if not any(page.is_kind(at, BlockKind.HEADING) for at in range(index + 1, len(page.texts))):
        return False
    first = page.opening[0] if page.opening else -1
    return any(_VERSIONED.search(page.text(at)) for at in range(first + 1))


def is_indexed(page: Page, index: int) -> bool:
    """Whether a block is of a list of stories: under a day and a title, as another near it is.

    As the corrections of a year are listed; the first takes the head of the list along.
    """
    near = range(max(index - NEAR, 0), min(index + NEAR, len(page.texts)))
    pairs = [at for at in near if page.date_alone(at) and page.is_title(at + 1) and page.is_prose(at + 2)]
    return len(pairs) > 1 and any(at in pairs for at in (index - 2, index + 1))


def _explains(label: str, text: str) -> bool:
    """Whether a text opens with the label again, behind an article ("Correction" over "A correction is")."""
    article, _, rest = text.partition(" ")
    return len(article) <= ARTICLE and fold(rest).startswith(f"{fold(label)} ")


def _names_any(text: str) -> bool:
    """Whether a word inside a sentence has a capital; one all in capitals is short for a thing."""
    starts = {0, *(end.end() for end in SENTENCES.finditer(text))}
    inner = (word for word in WORD.finditer(text) if word.start() not in starts)
    return any(word[0][0].isupper() and not word[0].isupper() for word in inner)

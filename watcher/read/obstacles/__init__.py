"""What a page is when it is not an article: a challenge, a wall, an error page, an empty shell.

Two things are held together: the signs that a page shows (in its title and headings, and in what opens it),
and the body that was found. An article about cookies is an article, and so is one that ends at a paywall
after three paragraphs; a page of five lines that asks for a password is none, and neither is one that is
headed "Page not found", whatever else it offers to read.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from watcher.model import Obstacle
from watcher.read.obstacles.shown import OPENING, Shown, visible
from watcher.read.obstacles.signs import consenting, headed, said, straight, without_sorry
from watcher.read.words.wide import LETTERS, WIDE

__all__ = ["Signs", "obstacle", "signs", "visible"]

_STORY = 120  # words of body from which a page holds a story, unless it is headed as something else
_BRIEF = 40  # the same where a sign stands on the page, but not in the body: banners show them as well
_SHORT = 60  # the same for a page that says it is an article
_LONG = 600  # words of a body that is believed whatever it is headed
_LITTLE = 25  # words on the whole page below which it is empty, or waits for its script
_FEW = 240  # words on the whole page: it is no page with menus and teasers
_WORD = 6  # characters of a word where words are not parted
_HEADING = 70  # characters of a heading that may be a sign and nothing else
_SAYS = re.compile(r", ?\w+ \w")  # behind a sign: who says so, as a story has it
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])|\n+")
# Of readers of a story, too, in a box beside it; and a story may be called "Not a robot".
_ASKED = frozenset({Obstacle.LOGIN, Obstacle.CONSENT, Obstacle.CHALLENGE})
_COVERED = 0.5  # the share of a heading's characters that a sign must be
_TERMS = 3  # different words of that kind at least
_CONSENT = 0.05  # the share of a body's words that speak of consent, partners and data


class Signs(NamedTuple):
    """What of `Shown` makes a difference.

    Attributes:
        heads: what headings say the page is, and their words.
        texts: the same of its opening, one of each kind.
        little: hardly anything is shown.
        few: no more than a short story is.
    """

    heads: tuple[tuple[Obstacle, str], ...]
    texts: tuple[tuple[Obstacle, str], ...]
    little: bool
    few: bool
    scripted: bool
    hollow: bool
    article: bool
    unfree: bool
    stub: bool
    teases: bool
    front: bool


def signs(shown: Shown) -> Signs:
    """The signs that a page shows: equal ones make equal obstacles, whatever else changed on it."""
    return Signs(
        heads=tuple(found for head in shown.heads if (found := _headed(head))),
        texts=shown.texts,
        little=shown.words < _LITTLE,
        few=shown.words < _FEW,
        scripted=shown.scripted,
        hollow=shown.hollow,
        article=shown.article,
        unfree=shown.unfree,
        stub=shown.stub,
        teases=shown.teases,
        front=shown.front,
    )


def obstacle(seen: Signs, body: str) -> tuple[Obstacle | None, str]:
    """What stands in the way of the article, and the words that tell; None when there is a story.

    Args:
        seen: the signs of the page.
        body: the text that was found to be the article's.
    """
    size = _size(body[: _LONG * _WORD])  # of more it makes no difference how long it is
    if seen.stub and size < _LONG:
        return Obstacle.LOGIN, "the story ends at a wall after its first lines"
    for kind, words in _found(seen, body[:OPENING], size):
        return kind, f"the page says {words!r}"
    if seen.unfree and size < _STORY:
        return Obstacle.LOGIN, "the page says that its text is not free"
    if seen.front and seen.teases and not seen.article:
        return Obstacle.NOT_FOUND, "the page is the front page"
    if size:
        return None, ""
    if seen.scripted and (seen.little or seen.hollow):
        return Obstacle.SCRIPT_ONLY, "it holds little but scripts"
    return Obstacle.EMPTY, "it is all but empty" if seen.little else "no paragraph of a story"


def _found(seen: Signs, body: str, size: int) -> list[tuple[Obstacle, str]]:
    """The signs that are believed for a body of this size, the surest first."""
    if size >= _LONG:
        return []
    heads = [found for found in seen.heads if size < (_SHORT if seen.article else _LONG)]
    if size >= _STORY:
        return [*(found for found in heads if _believed(found[0], seen)), *_asking(seen, body)]
    inside = [found for found in said(body).items() if _speaks(found[0], seen, body)]
    alone = not size or (seen.few and _is_brief(body))
    around = [found for found in seen.texts if size < _BRIEF and (alone or found[0] is Obstacle.LOGIN)]
    return [*heads, *inside, *around]


def _speaks(kind: Obstacle, seen: Signs, body: str) -> bool:
    """Whether a sign in a body is what the page says to its reader, and not what a story tells.

    A short story tells of maintenance, robots and addresses for sale as others do, and of subscribers. Only
    walls stand on pages that say they are an article, behind what may be read.
    """
    if kind is Obstacle.CONSENT and not _consenting(body):
        return False
    return not seen.article or _told(body, behind=kind is Obstacle.LOGIN) < _LITTLE


def _told(body: str, *, behind: bool) -> int:
    """How many words stand in sentences that show no sign; or in those behind all that show one."""
    sentences = reversed(_SENTENCE.split(body))
    plain = takewhile if behind else filter
    return sum(map(_size, plain(lambda sentence: not said(sentence), sentences)))


def _size(text: str) -> int:
    return max(len(text.split()), len(text) // _WORD)


def _is_brief(body: str) -> bool:
    """Whether a text is shorter than stories are, where a sign tells much, too."""
    return len(body) + (LETTERS - 1) * len(WIDE.findall(body)) < _BRIEF * _WORD


def _believed(kind: Obstacle, seen: Signs) -> bool:
    """Whether a page with much to read is what its heading says: if what it offers is other stories."""
    return kind is Obstacle.CHALLENGE or (kind is Obstacle.NOT_FOUND and seen.teases)


def _asking(seen: Signs, body: str) -> list[tuple[Obstacle, str]]:
    """The sign of a page that does nothing but ask for consent, at length; stories tell of advertising."""
    asks = [found for found in seen.texts if found[0] is Obstacle.CONSENT]
    return asks if not seen.article and _consenting(body) and Obstacle.CONSENT in said(body) else []


def _headed(head: str) -> tuple[Obstacle, str] | None:
    """What a heading says the page is, when it says nothing else."""
    if not head or len(head) > _HEADING:
        return None
    bare = straight(without_sorry(head)).strip(" .!?…()")
    for kind, words in headed(bare).items():
        if len(words) >= _COVERED * len(bare):
            return None if _SAYS.match(bare, len(words)) else (kind, head)
    whole = (kind for kind, words in said(bare).items() if words == bare and kind not in _ASKED)
    return next(((kind, head) for kind in whole), None)


def _consenting(body: str) -> bool:
    found = [word.lower() for word in consenting().findall(body)]
    return len(found) >= _CONSENT * _size(body) and len(set(found)) >= _TERMS

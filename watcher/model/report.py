"""How often stories change and how often that is told, in figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """One article's changes.

    Attributes:
        url: the article's address.
        title: its newest headline.
        outlet: the site's name for itself; its host when it has none.
        host: its politeness queue.
        tags: the user's words for it.
        changes: all, cosmetic ones too.
        substantive: those with edits of substance of its own; the following four are parts of them.
        disclosed: a note of the same version covers them.
        disclosed_later: a note of a later version does.
        partly: notes speak of some of their edits.
        undisclosed: no note speaks of them.
        with_many: changes of substance that were seen in many articles of the host alike; no part of these.
        words: words that came and went in changes of substance of its own, with the notes that came along.
        delays: for each change that a note discloses, the time from edit to note; nothing when both came
            between the same two looks.
    """

    url: str
    title: str
    outlet: str
    host: str
    tags: tuple[str, ...] = ()
    changes: int = 0
    substantive: int = 0
    disclosed: int = 0
    disclosed_later: int = 0
    partly: int = 0
    undisclosed: int = 0
    with_many: int = 0
    words: int = 0
    delays: tuple[timedelta, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """The articles of one outlet, host or tag. What has the name of a field of `ArticleFigures` is its sum.

    Attributes:
        name: of the outlet.
        articles: how many are in it.
        share: part of the substantive changes that notes cover, at once or later; None without any.
        delay: median time from edit to note; None without any.
        most_rewritten: its articles with the most words changed, the first the most.
    """

    name: str
    articles: int
    changes: int
    substantive: int
    disclosed: int
    disclosed_later: int
    partly: int
    undisclosed: int
    with_many: int
    share: float | None
    delay: timedelta | None
    most_rewritten: tuple[ArticleFigures, ...]

"""What stands over everything about an article, and the verdict on a change in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.render.terminal.moved import moved_lines
from watcher.render.terminal.screen import Piece, flow, line
from watcher.render.verdicts import WORDS, known_beside, term
from watcher.render.words import later_words, noted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model import Article, Change, LaterNote, Snapshot
    from watcher.render.terminal.screen import Look

# What a reader of the table must see at once: was it told or not.
_STYLES = {"disclosed": "good", "later": "warn", "partly": "warn", "undisclosed": "bad", "stamp": "warn"}


def article_lines(article: Article, look: Look) -> list[str]:
    """An article's title and address."""
    title = line(article.title or "(no title)", "strong")
    site = [Piece("  "), line(article.site, "dim")] if article.site else []
    address = flow([line(article.url, "dim")], look)
    return [*flow([title, *site], look), *address, *moved_lines(article, look, indent="")]


def verdict(change: Change, led_to: Snapshot | None) -> Piece:
    """The verdict in words.

    Args:
        change: between two versions.
        led_to: the version that it led to, where it is the recorded one: what a later note and other articles
            make of it.
    """
    told = WORDS[change.disclosure]._replace(word=term(change.disclosure))
    told = (led_to and known_beside(led_to)) or told
    return Piece(told.word, _STYLES.get(told.key, "dim"))


def said_later(later: LaterNote) -> str:
    """Which note speaks of a change, and how much later."""
    return f"{later_words(later)}: {noted(later.note)}"


def returned(led_to: Snapshot, look: Look, *, indent: str) -> Iterator[str]:
    """That a version has the text of an earlier one; nothing where it is new."""
    if led_to.returns_to is not None:
        words = f"The text is the same as in version {led_to.returns_to} again."
        yield from flow([Piece(words, "warn")], look, first=indent)

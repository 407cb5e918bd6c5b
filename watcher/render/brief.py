"""An event in a few paragraphs of styled pieces: what a chat message can hold, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.render.harmless import harmless
from watcher.render.mail.view import view
from watcher.render.words import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from watcher.model import Event

Data = dict[str, Any]
Paragraph = tuple["Piece", ...]

MOST_PARAGRAPHS = 24
MOST_CHARACTERS = 2_400
LONGEST_PIECE = 600
"""A chat message is read in passing: the whole change is a click away."""

LONGEST_NAME = 100
MOST_NAMED = 40
"""Alerts that a digest names one by one where it cannot show what they say."""

_CUT = "…"


class Style(StrEnum):
    """How a piece looks. Marks do not lean on colour: what went is struck through, what came is bold."""

    PLAIN = "plain"
    STRONG = "strong"
    INSERT = "insert"
    DELETE = "delete"
    DIM = "dim"


class Piece(NamedTuple):
    """A run of text in one style."""

    text: str
    style: Style = Style.PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """An event in brief.

    Attributes:
        what: what happened, in a few words.
        title: of the article; "" when it is about none.
        link: to it; "" for none.
        paragraphs: the rest, in order.
    """

    what: str
    title: str
    link: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def headline(self) -> str:
        """What happened to what, in one line: for notifications."""
        return f"{self.what}: {self.title}" if self.title else self.what


def brief(event: Event, timezone: tzinfo) -> Brief:
    """The event in brief, its texts inert and no longer than a chat takes.

    Args:
        event: what to tell.
        timezone: in which times are told.
    """
    shown = _nameable(view(harmless(event.data), event.type, timezone))
    title = shorter(shown["title"] or (shown["url"] if not shown["entries"] else ""), 200)
    told = tuple(_paragraphs(shown))
    if shown["entries"] and not _short(told):
        told = tuple(_paragraphs(shown, named_only=True))  # to be named is worth more than to be quoted
    else:
        told = tuple(_within_limits(told))
    return Brief(shown["what"], title, shown["link"], told)


def _nameable(shown: Data) -> Data:
    """What is shown of a digest, without the entries that a chat message cannot even name."""
    left = max(len(shown["entries"]) - MOST_NAMED, 0)
    return shown | {"entries": shown["entries"][:MOST_NAMED], "entries_left": shown["entries_left"] + left}


def _short(paragraphs: tuple[Paragraph, ...]) -> bool:
    size = sum(len(piece.text) for paragraph in paragraphs for piece in paragraph)
    return len(paragraphs) <= MOST_PARAGRAPHS and size <= MOST_CHARACTERS


def shorter(text: str, length: int) -> str:
    """The text in at most so many characters."""
    return text if len(text) <= length else text[: length - 1] + _CUT


def _paragraphs(shown: Data, *, named_only: bool = False) -> Iterator[Paragraph]:
    if shown["message"]:
        yield (Piece(shown["message"]),)
    for note in shown["notes"]:
        yield from _note(note)
    for edit in shown["edits"]:
        yield from _edit(edit)
    if shown["edits_left"]:
        yield (Piece(f"… and {count(shown['edits_left'], 'more edit')}", Style.DIM),)
    for item in shown["entries"]:
        yield _named(item)
        yield from () if named_only else _said(item)
    for article in shown["articles"]:
        yield (Piece(article["title"], link=article["link"]),)
    if shown["articles_left"]:
        yield (Piece(f"… and {shown['articles_left']} more", Style.DIM),)
    if shown["entries_left"]:
        yield _unnamed(shown["entries_left"])
    yield from _verdict_and_facts(shown)


def _verdict_and_facts(shown: Data) -> Iterator[Paragraph]:
    if shown["verdict"]:
        yield (Piece(" ".join([shown["verdict"], *shown["reasons"][:3]])),)
    if shown["context"]:
        yield (Piece(shown["context"], Style.DIM),)
    for fact in shown["facts"]:
        yield (Piece(f"{fact['name']}: {fact['text']}", Style.DIM),)


def _note(note: Data) -> Iterator[Paragraph]:
    style = Style.DELETE if note["withdrawn"] else Style.PLAIN
    yield (Piece(note["heading"], Style.STRONG),)
    if note["spans"]:
        yield tuple(_marked(note["spans"]))
        return
    for paragraph in note["paragraphs"]:
        yield (Piece(paragraph, style),)


def _edit(edit: Data) -> Iterator[Paragraph]:
    classes = f" ({edit['classes']})" if edit["classes"] else ""
    yield (Piece(f"{edit['name']}{classes}: ", Style.DIM), *_marked(edit["spans"]))


def _marked(spans: list[Data]) -> Iterator[Piece]:
    for span in spans:
        style = Style.PLAIN if span["op"] == "equal" else Style(span["op"])
        parts = Piece(span["lead"]), Piece(span["text"], style), Piece(span["tail"])
        yield from (piece for piece in parts if piece.text)


def _named(item: Data) -> Paragraph:
    """What an event of a digest is, and of what."""
    head = Piece(f"{item['what']}: " if item["title"] else item["what"], Style.STRONG)
    return (head, Piece(shorter(item["title"], LONGEST_NAME), link=item["link"]))


def _said(item: Data) -> list[Paragraph]:
    """The first thing that it says."""
    said = [
        *(p for note in item["notes"] for p in _note(note)),
        *(p for e in item["edits"] for p in _edit(e)),
    ]
    return said[:2]


def _unnamed(left: int) -> Paragraph:
    return (Piece(f"… and {left} more; `watcher alerts list` has them all", Style.DIM),)


def _within_limits(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    room = MOST_CHARACTERS
    for number, paragraph in enumerate(paragraphs):
        if number == MOST_PARAGRAPHS or room <= 0:
            yield (
                Piece(f"{_CUT} shortened; the rest is in `watcher history` and `watcher diff`", Style.DIM),
            )
            return
        cut = []
        for piece in paragraph:
            text = shorter(piece.text, max(min(LONGEST_PIECE, room), 1))
            room -= len(text)
            cut.append(piece._replace(text=text))
            if room <= 0:
                break
        yield tuple(piece for piece in cut if piece.text)

"""An event in a few paragraphs of styled pieces: what a chat message can hold, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.render.harmless import harmless
from watcher.render.mail.view import view
from watcher.render.words import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from watcher.model import Event

Data = dict[str, Any]
Paragraph = tuple["Piece", ...]

MOST_PARAGRAPHS = 24
MOST_CHARACTERS = 2_400
LONGEST_PIECE = 600
"""A chat message is read in passing: the whole change is a click away."""

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
    shown = view(harmless(event.data), event.type, timezone)
    title = shorter(shown["title"] or (shown["url"] if not shown["entries"] else ""), 200)
    return Brief(shown["what"], title, shown["link"], tuple(_within_limits(_paragraphs(shown))))


def shorter(text: str, length: int) -> str:
    """The text in at most so many characters."""
    return text if len(text) <= length else text[: length - 1] + _CUT


def _paragraphs(shown: Data) -> Iterator[Paragraph]:
    if shown["message"]:
        yield (Piece(shown["message"]),)
    for note in shown["notes"]:
        yield from _note(note)
    for edit in shown["edits"]:
        yield from _edit(edit)
    if shown["edits_left"]:
        yield (Piece(f"… and {count(shown['edits_left'], 'more edit')}", Style.DIM),)
    for item in shown["entries"]:
        yield from _item(item)
    for article in shown["articles"]:
        yield (Piece(article["title"], link=article["link"]),)
    left = shown["entries_left"] or shown["articles_left"]
    if left:
        yield (Piece(f"… and {left} more", Style.DIM),)
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


def _item(item: Data) -> Iterator[Paragraph]:
    """An event of a digest: its headline, and the first thing it says."""
    head = [Piece(f"{item['what']}: " if item["title"] else item["what"], Style.STRONG)]
    yield (*head, Piece(item["title"], link=item["link"]))
    said = [
        *(p for note in item["notes"] for p in _note(note)),
        *(p for e in item["edits"] for p in _edit(e)),
    ]
    yield from said[:2]


def _within_limits(paragraphs: Iterator[Paragraph]) -> Iterator[Paragraph]:
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

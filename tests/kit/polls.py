"""A story of six paragraphs that is polled again and again, something else among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from looks_help import Looks

from watcher.model import Block, BlockKind, Reading, Role
from watcher.read.notes import find_notes

if TYPE_CHECKING:
    from collections.abc import Sequence

STORY = tuple(
    f"Paragraph {word} of the story says what the harbour board decided on Monday about {word} things."
    for word in ("one", "two", "three", "four", "five", "six")
)


def reading(*texts: str, links: Sequence[str] = ()) -> Reading:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Role.BODY, text, (f"/{text[:9]}",) if text in links else ())
        for text in texts
    )
    return Reading(
        url="https://news.example/ferry", language="en", blocks=blocks, notes=find_notes(texts, language="en")
    )


def around(teaser: str, story: Sequence[str] = STORY) -> tuple[str, ...]:
    return (*story[:3], teaser, *story[3:])


class Polls(Looks):
    """The same looks, told the texts of each page."""

    def poll(self, *texts: str, links: Sequence[str] = (), still: int = 0) -> bool:
        """Whether the poll alerts; `still` polls before it found nothing new."""
        return self.see(reading(*texts, links=links), still=still)

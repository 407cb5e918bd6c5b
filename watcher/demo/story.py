"""An invented news story as a value, and what the newsroom does to it over four days.

It has what makes real ones hard: an announcement glued to the first sentence, update sections of several
paragraphs without a year, curly and straight quotes, brackets inside quotations, en dashes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NamedTuple


class Piece(NamedTuple):
    """A block of the story: the element it stands in, and its text."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """An update note as printed: a bold label, and its paragraphs, of which the first follows the label."""

    label: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """What a record of the note should say."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Story:
    """What the newsroom means to publish; `page` wraps it into what a web site serves.

    Attributes:
        title: the headline, without the site's name.
        byline: who wrote it.
        site: the outlet.
        published_at: UTC.
        body: the story as first published.
        stamp: "Updated 12 Jan", printed in front of the first sentence; "" for none.
        glue: what stands between the stamp and the first sentence.
        sections: notes at the end of the body, oldest first.
    """

    title: str
    byline: str
    site: str
    published_at: datetime
    body: tuple[Piece, ...]
    stamp: str = ""
    glue: str = " "
    sections: tuple[Section, ...] = ()

    @property
    def text(self) -> str:
        """What a perfect reader reads: every block of the article and nothing around it.

        A stamp is set apart from the sentence by a space, as the eye sets it apart, whatever the glue.
        """
        first, *rest = (piece.text for piece in self.body)
        notes = (
            (f"{section.label} {section.paragraphs[0]}", *section.paragraphs[1:]) for section in self.sections
        )
        opening = f"{self.stamp} {first}" if self.stamp else first
        return "\n\n".join((opening, *rest, *(paragraph for note in notes for paragraph in note)))


def paragraphs(text: str) -> tuple[str, ...]:
    """Blocks of text set apart by blank lines; lines within a block are joined by a space."""
    return tuple(" ".join(block.split()) for block in text.split("\n\n"))


MARKS = {"##": "h2", ">": "blockquote"}


def pieces(text: str) -> tuple[Piece, ...]:
    """The same with elements: "## " opens a heading, "> " a quotation, everything else a paragraph."""
    blocks = ((block.partition(" "), block) for block in paragraphs(text))
    return tuple(
        Piece(MARKS[mark], words) if mark in MARKS else Piece("p", block)
        for (mark, _, words), block in blocks
    )


FERRY = Story(
    title="Night ferry to cross Marlow Sound again after eleven years",
    byline="Nora Quill",
    site="The Sound Gazette",
    published_at=datetime(2021, 1, 11, 9, 30, tzinfo=UTC),
    body=pieces("""
        The night ferry between Port Anselm and Gull Island will sail again this spring, eleven years after
        the last boat was tied up, the harbour board decided on Monday.

        The board voted 7–2 to lease the Marigold, a vessel of 420 tonnes, and to run four crossings a night –
        two in each direction – until the end of September.

        “We were told every winter that it could not be done,” said Ingrid Solvay, who chairs the board. “Then
        somebody [the island’s school nurse] sat down and did the sums.”

        A single ticket is to cost £14, and islanders will travel at half price. The lease comes to £380,000 a
        year, of which the county pays 60%; the price of fuel fell 1.5% last year.

        ## The last boat leaves at 18:40

        Not everybody is pleased. "Nobody has asked who clears the slipway at four in the morning," said Tom
        Arkwright, a fisherman (he has kept a berth there since 1989). "I know the answer [it is me] already."

        The old service ended in 2010 after the engine failed three times in one month. Since then the last
        boat has left at 18:40, and a missed connection has meant a night in a hotel.

        > “It is not a luxury – it is the way home,” said one of the 212 letters that the board received.

        The timetable will be published “as soon as the tide tables allow it”, the board said, and the booking
        office opens a month before the first crossing.
    """),
)

UPDATE_12 = Section(
    "Update 12 Jan:",
    paragraphs("""
        The county has confirmed that its share of the lease is secured for three years, and that a second
        vessel may be hired “if the bookings are there”.

        The decision was taken behind closed doors on Tuesday morning; the minutes [four pages] have been seen
        by this newspaper.

        “Three years is longer than most of us dared to ask for,” Ingrid Solvay said.
    """),
)

CORRECTION_14 = Section(
    "Correction 14 Jan:",
    paragraphs("""
        An earlier version of this article gave the board’s vote on the lease as 7–2. It was 6–3.
    """),
)


def update_of_12_january(story: Story) -> Story:
    """The stamp in front of the first sentence, and a note of three paragraphs at the end."""
    return replace(story, stamp="Updated 12 Jan", sections=(*story.sections, UPDATE_12))


def fare_is_edited_silently(story: Story) -> Story:
    """A number changes, and no note says so."""
    return reworded(story, "£14", "£17")


def vote_is_corrected(story: Story) -> Story:
    """A number changes, and a correction says so."""
    changed = reworded(story, "7–2 to lease", "6–3 to lease")
    return replace(changed, sections=(*changed.sections, CORRECTION_14))


def reworded(story: Story, old: str, new: str) -> Story:
    """The story with `old` replaced in the one block of the body that has it.

    Raises:
        ValueError: the body does not say `old`; a script that edits nothing proves nothing.
    """
    if not any(old in piece.text for piece in story.body):
        raise ValueError(f"the story does not say {old!r}")
    return replace(story, body=tuple(Piece(tag, text.replace(old, new)) for tag, text in story.body))

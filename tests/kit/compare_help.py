"""Readings for the tests of `compare`, made from a few words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from watcher import compare, find_notes
from watcher.model import (
    Block,
    BlockKind,
    Change,
    DateSource,
    Edit,
    Note,
    NoteForm,
    NoteKind,
    Op,
    Position,
    Reading,
    Role,
)

LONG = [
    "The old harbour wall was built by hand in the last century and has never been raised since then.",
    "Engineers from the county measured it in autumn and found cracks along the whole northern end.",
    "A new wall of concrete would cost more than the town takes in taxes in a year, they wrote.",
]
OTHER = [
    "Two brothers opened a bakery beside the railway station this week and sold out before ten o'clock.",
    "They learned to make rye loaves from an aunt who lives in the mountains with her goats.",
    "Customers queued round the corner in the rain, and some of them sang while they were waiting.",
]


def body(text: str, *links: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, Role.BODY, text, links)


def margin(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, Role.MARGIN, text)


def reading(
    *parts: str | Block,
    title: str = "Ferry returns",
    byline: str = "",
    language: str = "en",
    notes: tuple[Note, ...] = (),
) -> Reading:
    blocks = tuple(body(part) if isinstance(part, str) else part for part in parts)
    return Reading(
        url="https://news.example/ferry",
        title=title,
        byline=byline,
        language=language,
        blocks=blocks,
        notes=notes,
    )


def found(*texts: str, language: str = "en") -> Reading:
    """A story whose notes are those that are in it."""
    published = datetime(2021, 1, 11, tzinfo=UTC)
    notes = find_notes(texts, language=language, published_at=published)
    return reading(*texts, language=language, notes=notes)


def section(
    text: str,
    block: int = -1,
    *,
    day: date | None = None,
    kind: str = "update",
    label: str = "",
    inferred: bool = True,
) -> Note:
    return Note(
        kind=NoteKind(kind),
        form=NoteForm.SECTION,
        label=label or kind.capitalize(),
        stated_date=day,
        stated_time=None,
        stated_timezone=None,
        year_inferred=inferred and day is not None,
        text=text,
        position=Position.END,
        date_source=DateSource.YEAR_INFERRED if day else None,
        first_block=block,
        last_block=block,
    )


def stamp(
    day: date,
    block: int = -1,
    label: str = "Updated",
    source: DateSource = DateSource.YEAR_INFERRED,
    printed: str = "Updated 12 Jan ",
) -> Note:
    """A stamp at the beginning of a block, which opens with what is printed."""
    return Note(
        kind=NoteKind.UPDATE,
        form=NoteForm.STAMP,
        label=label,
        stated_date=day,
        stated_time=None,
        stated_timezone=None,
        year_inferred=source is DateSource.YEAR_INFERRED,
        text="",
        position=Position.LEDE,
        date_source=source,
        first_block=block,
        last_block=block,
        start=0 if block >= 0 else -1,
        head_end=len(printed) if block >= 0 else -1,
    )


def rebuilt(edit: Edit) -> tuple[str, str]:
    """Both sides of an edit, put together from its spans."""
    old = "".join(span.text for span in edit.spans if span.op is not Op.INSERT)
    new = "".join(span.text for span in edit.spans if span.op is not Op.DELETE)
    return old, new


def plain(change: Change) -> list[object]:
    """A change as values whose order is certain."""
    edits = [
        [
            e.kind.value,
            sorted(e.classes),
            e.before,
            e.after,
            [list(s) for s in e.spans],
            e.old_block,
            e.new_block,
        ]
        for e in change.edits
    ]
    return [edits, change.disclosure.value, list(change.reasons), change.added_words, change.removed_words]


def only(old: str, new: str, language: str) -> Edit:
    """The one edit between two texts."""
    (edit,) = compare(reading(old, language=language), reading(new, language=language)).edits
    return edit

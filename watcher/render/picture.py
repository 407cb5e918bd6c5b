"""What stands on a picture of one change, and the words that stand for the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watcher.model import Op, Span
from watcher.render.fit import excerpt
from watcher.render.html.words import note_name
from watcher.render.payload import told_edits
from watcher.render.safe import inert_line
from watcher.render.verdicts import verdict
from watcher.render.words import between, count, stated
from watcher.render.woven import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

    from watcher.model import Article, Change, Edit, Note, Snapshot

MOST_EDITS = 8
"""Edits that are put on a picture; more would be read by nobody, and most pictures hold fewer."""

CONTEXT = 9
"""Words on each side of a change: a picture has lines of about ten."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One change, to be drawn.

    Attributes:
        outlet: who published it.
        title: the newer headline.
        when: between which looks it changed, with the zone.
        verdict: in a word; "" for versions that are no neighbours.
        key: of the verdict.
        edits: the changed sentences: spans, white space folded.
        notes: the notes that came with it, and those that went, each with its label.
        left: how many edits are not among them.
        meaning: of the verdict, in a sentence; "" when there is none.
    """

    outlet: str
    title: str
    when: str
    verdict: str
    key: str
    edits: tuple[tuple[Span, ...], ...]
    notes: tuple[tuple[str, str], ...]
    left: int
    meaning: str = ""


def picture(article: Article, before: Snapshot, after: Snapshot, change: Change, zone: tzinfo) -> Picture:
    """What is to be drawn.

    Args:
        article: whose change.
        before: the older version.
        after: the newer one; its `not_before` is the last moment that the older one was seen.
        change: from the one to the other.
        zone: in which times are told.
    """
    neighbours = after.version == before.version + 1
    told = verdict(after)
    edits = told_edits(change)
    return Picture(
        outlet=inert_line(article.outlet),
        title=inert_line(after.title or article.title or article.url),
        when=f"{between(after.not_before, after.captured_at, zone)} {after.captured_at.astimezone(zone):%Z}",
        verdict=told.word if neighbours else "",
        key=told.key,
        edits=tuple(_spans(edit) for edit in edits[:MOST_EDITS]),
        notes=tuple(_notes(change)),
        left=max(len(edits) - MOST_EDITS, 0),
        meaning=told.meaning if neighbours else "",
    )


def _spans(edit: Edit) -> tuple[Span, ...]:
    pairs = excerpt([[span.op.value, span.text] for span in spans_of(edit)], CONTEXT)
    return tuple(span for op, text in pairs for span in _outside(Op(op), text))


def _outside(op: Op, text: str) -> Iterator[Span]:
    """A span with white space at its ends outside the mark."""
    words = inert_line(text)
    lead, tail = (Span(Op.EQUAL, " " if edge.isspace() else "") for edge in (text[:1], text[-1:]))
    yield from (span for span in (lead, Span(op, words), tail) if span.text)


def _notes(change: Change) -> Iterator[tuple[str, str]]:
    yield from (_note(note) for note in change.notes_added if note.text)
    yield from (_note(note, ", gone") for note in change.notes_withdrawn if note.text)


def _note(note: Note, fate: str = "") -> tuple[str, str]:
    name = f"{note_name(note).capitalize()} {stated(note)}".strip()
    return inert_line(f"{name}{fate}"), inert_line(note.text)


def alt_text(shown: Picture) -> str:
    """The picture in words, for those who do not see it."""
    head = f"{shown.outlet}: “{shown.title}”, changed {shown.when}."
    lines = [f"{head} {shown.meaning}".rstrip(), *(_edit_words(spans) for spans in shown.edits)]
    lines += [f"{name}: {text}" for name, text in shown.notes]
    return "\n".join([*lines, *([f"{left_out(shown.left)}."] if shown.left else [])])


def left_out(edits: int, notes: int = 0) -> str:
    """That so many edits and notes are not shown; "" for none."""
    parts = [count(number, f"more {name}") for number, name in ((edits, "edit"), (notes, "note")) if number]
    return f"… and {' and '.join(parts)}" if parts else ""


def _edit_words(spans: Sequence[Span]) -> str:
    marks = {Op.EQUAL: "{}", Op.DELETE: "[removed: {}]", Op.INSERT: "[added: {}]"}
    return "".join(marks[op].format(text) for op, text in spans)

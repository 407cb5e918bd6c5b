"""A version's or a page's text, for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import BlockKind, Role
from watcher.render.terminal.screen import Piece, flow, line, text
from watcher.render.words import claimed, count, doubt, moment, stated, stood_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watcher.model import Block, Note, Reading, Snapshot
    from watcher.model.history import Provenance
    from watcher.model.stood import Stood
    from watcher.read.whereabouts import Whereabouts
    from watcher.render.terminal.screen import Look

_OPENINGS = {  # what stands before a block's first line
    BlockKind.HEADING: "## ",
    BlockKind.QUOTE: "> ",
    BlockKind.LIST_ITEM: "* ",
    BlockKind.TABLE_ROW: "| ",
}


def version_lines(
    snapshot: Snapshot,
    reading: Reading,
    look: Look,
    *,
    stood: Stood | None = None,
    origin: Provenance | None = None,
) -> list[str]:
    """A stored version: where it stands in time, what is known of a moment, its text, what proves it."""
    captured = moment(snapshot.captured_at, look.zone)
    return [
        *flow([Piece(f"version {snapshot.version}, captured {captured}", "dim")], look),
        *(flow([text(stood_words(stood, look.zone))], look) if stood else ()),
        *_page(reading, look),
        *(_proof(origin, look) if origin else ()),
    ]


def _proof(origin: Provenance, look: Look) -> Iterator[str]:
    """By what others can tell that a text is of this page and was captured then."""
    yield ""
    named = {"address": origin.url, "page SHA-256": origin.raw_hash, "seal": origin.seal}
    for name, value in named.items():
        if value:
            yield from flow([Piece(f"{name}: ", "name"), line(value)], look, rest="  ")


def reading_lines(
    reading: Reading, look: Look, where: Whereabouts | None = None, *, explain: bool = False
) -> list[str]:
    """A page as we read it; with `explain` also the margin, and why each block is what it is."""
    return list(_page(reading, look, where, explain=explain))


def _page(
    reading: Reading, look: Look, where: Whereabouts | None = None, *, explain: bool = False
) -> Iterator[str]:
    yield from flow([line(reading.title or "(no title)", "strong")], look)
    for name, value in _facts(reading, look, explain=explain):
        yield from flow([Piece(f"{name}: ", "name"), line(value)], look, rest="  ")
    for name, value in _whereabouts(where) if where else ():
        yield from flow([Piece(f"{name}: ", "name"), line(value)], look, rest="  ")
    for block in reading.blocks:
        if explain or block.role is Role.BODY:
            yield ""
            yield from _block(block, look, explain=explain)
    for note in reading.notes:
        yield ""
        yield from _note(note, look)
    if explain:
        yield ""
        yield from flow([Piece(_tally(reading), "dim")], look)


def _whereabouts(where: Whereabouts) -> Iterator[tuple[str, str]]:
    yield "story", f"{where.element}, {where.how}; {where.share:.0%} of the page's prose"
    parts = [
        f"{name} ({count(boxes, 'box', 'boxes')}, {count(size, 'character')})"
        for name, (boxes, size) in where.left_out.items()
    ]
    if where.unseen:
        parts.append(f"before the headline and far from the story ({count(where.unseen, 'character')})")
    if parts:
        yield "not looked into", ", ".join(parts)


def _tally(reading: Reading) -> str:
    body, notes = count(len(reading.body), "body block"), count(len(reading.notes), "note")
    return f"{body}, {len(reading.blocks) - len(reading.body)} in the margin, {notes}."


def _facts(reading: Reading, look: Look, *, explain: bool) -> Iterator[tuple[str, str]]:
    sources = dict(reading.sources) if explain else {}
    facts = {
        "byline": reading.byline,
        "published_at": claimed(reading.published_at, look.zone) if reading.published_at else "",
        "modified_at": claimed(reading.modified_at, look.zone) if reading.modified_at else "",
        "language": reading.language,
        "site": reading.site,
    }
    for name, value in facts.items():
        if value:
            source = f" (from {sources[name]})" if name in sources else ""
            yield name.removesuffix("_at"), value + source
    if reading.obstacle is not None:
        yield "no article", f"{reading.obstacle.value.replace('_', ' ')}; {reading.detail}"
    elif explain and reading.detail:
        yield "by hand", reading.detail


def _block(block: Block, look: Look, *, explain: bool) -> Iterator[str]:
    if explain:
        why = block.reason.sentence if block.reason else ""
        yield from flow([line(f"{block.role.value} {block.kind.value}: {why}", "dim")], look)
    opening = _OPENINGS.get(block.kind, "")
    style = "dim" if block.role is Role.MARGIN else "strong" if block.kind is BlockKind.HEADING else ""
    yield from flow([text(block.text, style)], look, first=opening, rest=" " * len(opening))


def _note(note: Note, look: Look) -> Iterator[str]:
    words = f"note: {note.kind.words}, {note.form.value}, {note.position.value}"
    doubtful = f", {doubt(note)}" if doubt(note) else ""
    label = f', "{note.label}"' if note.label else ""
    yield from flow([line(f"{words}{label}, {stated(note) or 'no date'}{doubtful}", "name")], look)
    if note.text:
        yield from flow([text(note.text)], look, first="  ")

"""A change for the terminal: changed words in context, marked so that no colour is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import EditClass, EditKind, Op, Role, Span
from watcher.render.safe import inert_line
from watcher.render.terminal.screen import Piece, cut, flow, line, text
from watcher.render.terminal.verdict import returned, said_later, verdict
from watcher.render.unsaid import reasons_left
from watcher.render.verdicts import mark
from watcher.render.words import between, claimed, class_words, count, noted
from watcher.render.woven import line_of, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from watcher.model import Block, Change, Edit, Reading, Snapshot
    from watcher.render.terminal.screen import Look

MARKS = {Op.DELETE: ("[-", "-]", "old"), Op.INSERT: ("{+", "+}", "new")}  # those of git's word diff
GUTTER = {
    EditKind.EDIT: Piece("~ ", "warn"),
    EditKind.ADDITION: Piece("+ ", "new"),
    EditKind.DELETION: Piece("- ", "old"),
    EditKind.MOVE: Piece("> ", "name"),
}
CONTEXT_WORDS = 12  # kept on each side of a change in a long paragraph: about a line


def diff_lines(
    before: tuple[Snapshot, Reading],
    after: tuple[Snapshot, Reading],
    change: Change,
    look: Look,
    *,
    full: bool = False,
) -> list[str]:
    """The change between two versions.

    Args:
        before: the older side; versions may be given in either order.
        after: the newer side.
        change: of the two readings, in this direction.
        look: where it will stand.
        full: cosmetic and furniture edits too, and paragraphs uncut.
    """
    edits = shown_edits(change, full=full)
    body = _body_lines([edit for edit in edits if not edit.of_head], before[1], after[1], look, full=full)
    return framed(before, after, change, look, body, full=full)


def framed(
    before: tuple[Snapshot, Reading],
    after: tuple[Snapshot, Reading],
    change: Change,
    look: Look,
    body: Iterable[str],
    *,
    full: bool,
) -> list[str]:
    """The lines of a body with what every form of a diff has above and below them."""
    edits = shown_edits(change, full=full)
    lines = [*_header(before[0], after[0], change, look), ""]
    lines += _head_lines(edits, before[1], after[1], change, look)
    lines += body
    if change.rewritten and not full:
        lines += [*flow([Piece(_rewritten(before[0], after[0], change))], look), ""]
    lines += _footer(change, shown=len(edits), look=look)
    return lines if lines[-1] else lines[:-1]


def shown_edits(change: Change, *, full: bool) -> tuple[Edit, ...]:
    """The edits worth showing; of a story rewritten whole only those of its head and its notes."""
    edits = change.edits if full else change.substantive
    if change.rewritten and not full:
        return tuple(edit for edit in edits if edit.of_head or EditClass.NOTE in edit.classes)
    return edits


def _rewritten(old: Snapshot, new: Snapshot, change: Change) -> str:
    """A story rewritten whole is no list of edits."""
    sizes = f"version {old.version} has {count(old.words, 'word')}, version {new.version} {new.words:,}"
    edits = count(len(change.substantive), "edit is", "edits are")
    return f"Its {edits} not listed: {sizes}. Read both with `watcher show`; --full lists the edits."


def _header(old: Snapshot, new: Snapshot, change: Change, look: Look) -> Iterator[str]:
    yield from flow([line(new.title or "(no title)", "strong")], look)
    seen = between(new.not_before, new.captured_at, look.zone)
    size = f"+{change.added_words} -{change.removed_words} words"
    if new.version < old.version:  # nobody made that change: a note that is not there yet was not withdrawn
        words = f"version {old.version} to {new.version}, backwards in time; {size}"
        yield from flow([Piece(words)], look)
        return
    led_to = new if new.version == old.version + 1 else None
    later = led_to.disclosed_later if led_to else None
    told = verdict(change, led_to).words
    words = f"version {old.version} to {new.version}, {seen}; {size}; disclosure: {told}"
    yield from flow([Piece(words)], look)
    if led_to is not None:
        yield from returned(led_to, look, indent="  ")
        if why := mark(led_to):
            yield from flow([line(why.meaning)], look, first="  ")
    for reason in reasons_left(change, later):
        yield from flow([line(reason, "dim")], look, first="  ")
    if later is not None:
        words = said_later(later)
        yield from flow([Piece(words[0].upper() + words[1:].rstrip(".") + ".", "good")], look, first="  ")
        for spoken in later.reasons:
            yield from flow([line(spoken, "dim")], look, first="  ")


def _head_lines(
    edits: Sequence[Edit], old: Reading, new: Reading, change: Change, look: Look
) -> Iterator[str]:
    """Headline, byline and dates: what stands above the body."""
    rows = [(line_of(edit, old, new), edit_pieces(edit, cut_long=False)) for edit in edits if edit.of_head]
    if change.published_changed:
        rows.append(("published", _dates(old.published_at, new.published_at, look)))
    if change.modified_changed:
        rows.append(("modified", _dates(old.modified_at, new.modified_at, look)))
    for name, pieces in rows:
        yield from flow([Piece(f"{name}: ", "name"), *pieces], look, rest="  ")
    if rows:
        yield ""


def _dates(old: datetime | None, new: datetime | None, look: Look) -> list[Piece]:
    sides = ((Op.DELETE, old), (Op.INSERT, new))
    return [marked(op, claimed(when, look.zone)) for op, when in sides if when is not None]


def _body_lines(
    edits: Sequence[Edit], old: Reading, new: Reading, look: Look, *, full: bool
) -> Iterator[str]:
    """The edits in the order of the new text, the unchanged neighbours around them cut to a line."""
    shown = {blocks[index].text for edit in edits for blocks, index in _places(edit, old, new) if index >= 0}
    for edit in edits:
        blocks, index = _places(edit, old, new)[0]
        yield from _context(blocks, range(index - 1, -1, -1), shown, look)
        yield from _edit_lines(edit, look, full=full)
        yield from _context(blocks, range(index + 1, len(blocks)), shown, look)
    if edits:
        yield ""


def _places(edit: Edit, old: Reading, new: Reading) -> Sequence[tuple[Sequence[Block], int]]:
    """Where the edit stands: in the new text, or in the old one when it is in that alone."""
    places = [(new.blocks, edit.new_block), (old.blocks, edit.old_block)]
    return places if edit.new_block >= 0 else places[::-1]


def _context(blocks: Sequence[Block], indices: range, shown: set[str], look: Look) -> Iterator[str]:
    """The nearest body block in this direction, unless it stands there already."""
    words = next((blocks[index].text for index in indices if blocks[index].role is Role.BODY), None)
    if words is not None and words not in shown:
        shown.add(words)
        yield look.paint("  " + cut(inert_line(words), look.columns - 2), "dim")


def _edit_lines(edit: Edit, look: Look, *, full: bool) -> Iterator[str]:
    gutter = GUTTER[edit.kind]
    names = class_words(edit)
    label = [Piece("moved: ", "name")] if edit.kind is EditKind.MOVE else []
    tail = [Piece(f"  ({names})", "dim")] if names else []
    pieces = [gutter, *label, *edit_pieces(edit, cut_long=not full), *tail]
    yield from flow(pieces, look, rest="  ")


def edit_pieces(edit: Edit, *, cut_long: bool = True, context: int = CONTEXT_WORDS) -> list[Piece]:
    """An edit's words with their marks; with `cut_long` long unchanged runs keep their ends only."""
    if not edit.spans:
        return list(_sides(edit))
    spans = _shortened(edit.spans, context) if cut_long else edit.spans
    return [piece for span in spans for piece in span_pieces(span)]


def _shortened(spans: Sequence[Span], context: int) -> Iterator[Span]:
    last = len(spans) - 1
    for place, (op, words) in enumerate(spans):
        ends = {"first": place == 0, "last": place == last}
        yield Span(op, _trimmed(words, context, **ends) if op is Op.EQUAL else words)


def _sides(edit: Edit) -> Iterator[Piece]:
    if edit.kind is EditKind.MOVE and edit.before == edit.after:
        yield text(edit.after)
        return
    if edit.before:
        yield marked(Op.DELETE, edit.before)
    if edit.after:
        yield marked(Op.INSERT, edit.after)


def span_pieces(span: Span) -> Iterator[Piece]:
    """White space at the ends goes outside the marks, unless there is nothing else."""
    before, words, behind = parted(span.text)
    if span.op is Op.EQUAL or not words:
        yield marked(span.op, span.text)
        return
    yield text(before)
    yield marked(span.op, words)
    yield text(behind)


def marked(op: Op, words: str) -> Piece:
    """Words as `[-old-]` or `{+new+}`; unchanged ones stay bare."""
    if op is Op.EQUAL:
        return text(words)
    opening, closing, style = MARKS[op]
    return text(f"{opening}{words}{closing}", style)


def _trimmed(words: str, context: int, *, first: bool, last: bool) -> str:
    """An unchanged run with only the words next to the changes; of what only moved, its first words."""
    parts = words.split()
    head = 2 * context if first and last else 0 if first else context
    tail = 0 if last else context
    if len(parts) <= head + tail + context:
        return words
    opening = " " if words[:1].isspace() else ""
    closing = " " if words[-1:].isspace() else ""
    middle = [*parts[:head], "…", *(parts[-tail:] if tail else ())]
    return opening + " ".join(middle) + closing


def _footer(change: Change, *, shown: int, look: Look) -> Iterator[str]:
    groups = (
        ("note added", change.notes_added, "good"),
        ("note changed", [pair.new for pair in change.notes_reworded], "warn"),
        ("note removed", change.notes_withdrawn, "bad"),
    )
    for name, notes, style in groups:  # in one line each: their words stand above as edits
        for note in notes:
            words = cut(noted(note), look.columns - len(name) - 2)
            yield f"{look.paint(name, style)}: {words}"
    hidden = len(change.edits) - shown
    if hidden and not change.rewritten:
        words = f"{count(hidden, 'cosmetic or furniture edit')} hidden; --full shows all."
        yield from flow([Piece(words, "dim")], look)
    elif not change:
        yield "No difference."

"""Two readings woven into one text: every paragraph of either, with its edits marked where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watcher.model import BlockKind, EditClass, EditKind, Op, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from watcher.model import Block, Change, Edit, Reading

    Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph in two versions.

    Attributes:
        kind: what it is in the page.
        before: equal and delete spans, which are the old paragraph; () when it was not there.
        after: equal and insert spans, which are the new paragraph; () when it is not there.
        both: one text with all marks; () for an old paragraph whose words stand in another one now.
        edits: what happened in it, in the order of the text.
    """

    kind: BlockKind
    before: Spans
    after: Spans
    both: Spans
    edits: tuple[Edit, ...] = ()

    @property
    def whole(self) -> Op | None:
        """Insert or delete when the whole paragraph came or went; else None."""
        ops = {span.op for span in self.both if span.text.strip()}
        return next(iter(ops - {Op.EQUAL})) if len(ops) == 1 and Op.EQUAL not in ops else None


@dataclass(slots=True)
class _Placed:
    """An edit with where its two sides stand in the texts of its paragraphs; None where they do not."""

    edit: Edit
    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None


@dataclass(slots=True)
class _Pair:
    """A paragraph of both versions, or of one."""

    old: int = -1
    new: int = -1
    edits: list[Edit] = field(default_factory=list)


def woven(old: Reading, new: Reading, change: Change) -> list[Row]:
    """The rows in the order of the new text; what is gone stands behind what it stood behind.

    Only the body: furniture is not shown, headline and byline are no paragraphs. An edit that cannot be
    found in its paragraph (one that cuts paragraphs anew, or whose links differ) has a row of its own.

    Args:
        old: the earlier version.
        new: the later one.
        change: from the one to the other.
    """
    edits = [edit for edit in change.edits if _in_body(edit, old, new)]
    return [row for pair in _pairs(old, new, edits) for row in _rows(pair, old, new)]


def line_of(edit: Edit, old: Reading, new: Reading) -> str:
    """Which line above the body an edit is of; that of its form alone has no class of it."""
    titles = [" ".join(reading.title.split()) for reading in (old, new)]
    return (EditClass.HEADLINE if [edit.before, edit.after] == titles else EditClass.BYLINE).value


def _in_body(edit: Edit, old: Reading, new: Reading) -> bool:
    places = [(old, edit.old_block), (new, edit.new_block)]
    stands = [reading.blocks[index].role is Role.BODY for reading, index in places if index >= 0]
    return any(stands) and EditClass.FURNITURE not in edit.classes


def _pairs(old: Reading, new: Reading, edits: Sequence[Edit]) -> list[_Pair]:
    """The paragraphs in the order of the new text, each old one with the new one it became."""
    became = _became(old, new, edits)
    pairs = {index: _Pair(new=index) for index, block in enumerate(new.blocks) if _shown(block)}
    gone: dict[int, list[_Pair]] = defaultdict(list)
    behind = -1
    for index, block in enumerate(old.blocks):
        if became.get(index) in pairs:
            behind = became[index]
            pairs[behind].old = index
        elif _shown(block):
            gone[behind].append(_Pair(old=index))
    found = [*gone[-1], *(one for index, pair in pairs.items() for one in (pair, *gone[index]))]
    _hand_out(edits, found)
    return found


def _shown(block: Block) -> bool:
    return block.role is Role.BODY and bool(block.text.strip())


def _became(old: Reading, new: Reading, edits: Sequence[Edit]) -> dict[int, int]:
    """For each old paragraph the new one: by an edit of both, else by the same words besides edits."""
    found = _joined(edits)
    taken = set(found.values())
    moved = {edit.old_block for edit in edits if edit.kind is EditKind.MOVE}
    gone = _grouped((edit.old_block, edit.before) for edit in edits if not edit.after)
    come = _grouped((edit.new_block, edit.after) for edit in edits if not edit.before)
    free: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(new.blocks):
        if index not in taken:
            free[_without(_text(block), come[index])].append(index)
    for index, block in enumerate(old.blocks):
        words = _without(_text(block), gone[index])
        if words and index not in found and index not in moved and free[words]:
            found[index] = free[words].pop(0)
    return found


def _joined(edits: Sequence[Edit]) -> dict[int, int]:
    """The new paragraph of each old one that an edit stands in both of; no paragraph twice."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for edit in edits:
        joins = min(edit.old_block, edit.new_block) >= 0 and edit.kind is not EditKind.MOVE
        if joins and edit.old_block not in found and edit.new_block not in taken:
            found[edit.old_block] = edit.new_block
            taken.add(edit.new_block)
    return found


def _grouped(pairs: Iterable[tuple[int, str]]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for index, words in pairs:
        found[index].append(words)
    return found


def _without(text: str, parts: Iterable[str]) -> str:
    for part in parts:
        text = text.replace(part, " ", 1)
    return " ".join(text.split())


def _text(block: Block) -> str:
    """The words as edits quote them."""
    return " ".join(block.text.split())


def _hand_out(edits: Sequence[Edit], pairs: Sequence[_Pair]) -> None:
    """Give every edit to the paragraph it is seen in: the new one, else the old."""
    by_new = {pair.new: pair for pair in pairs if pair.new >= 0}
    by_old = {pair.old: pair for pair in pairs if pair.old >= 0}
    for edit in edits:
        pair = by_new.get(edit.new_block) or by_old.get(edit.old_block)
        if pair is not None:
            pair.edits.append(edit)


def _rows(pair: _Pair, old: Reading, new: Reading) -> Iterator[Row]:
    block = new.blocks[pair.new] if pair.new >= 0 else old.blocks[pair.old]
    before = _text(old.blocks[pair.old]) if pair.old >= 0 else ""
    after = _text(new.blocks[pair.new]) if pair.new >= 0 else ""
    placed = _placed(pair.edits, before, after)
    known = {id(one.edit) for one in placed}
    rest = [edit for edit in pair.edits if id(edit) not in known]
    if before or after:
        edits = tuple(one.edit for one in placed)
        yield Row(
            block.kind,
            _side(before, placed, Op.DELETE),
            _side(after, placed, Op.INSERT),
            _both(after, placed) if after or placed else (),
            edits,
        )
    for edit in rest:
        spans = spans_of(edit)
        yield Row(block.kind, _of(spans, Op.DELETE), _of(spans, Op.INSERT), spans, (edit,))


def parted(text: str) -> tuple[str, str, str]:
    """The words of a text with the white space before and behind them, which no mark encloses."""
    words = text.strip()
    start = text.index(words)
    return text[:start], words, text[start + len(words) :]


def spans_of(edit: Edit) -> Spans:
    """An edit's word spans; one without any is its two sides."""
    sides = (Span(Op.DELETE, edit.before), Span(Op.INSERT, edit.after))
    return edit.spans or tuple(span for span in sides if span.text)


def _placed(edits: Iterable[Edit], before: str, after: str) -> list[_Placed]:
    """The edits whose sides stand in the paragraphs; none overlaps another."""
    found: list[_Placed] = []
    for edit in edits:
        one = _Placed(edit)
        olds, news = ([getattr(other, side) for other in found] for side in ("old", "new"))
        if edit.before:
            one.old = _free_place(edit.before, before, olds)
        if edit.after:
            one.new = _free_place(edit.after, after, news)
        if (not edit.before or one.old) and (not edit.after or one.new):
            found.append(one)
    return found


def _free_place(words: str, text: str, taken: Sequence[tuple[int, int] | None]) -> tuple[int, int] | None:
    """Where the words stand in the text, and no other edit does; behind the others if they can."""
    behind = max((place[1] for place in taken if place), default=0)
    for start in (text.find(words, behind), text.find(words)):
        end = start + len(words)
        if start >= 0 and not any(place and place[0] < end and start < place[1] for place in taken):
            return start, end
    return None


def _side(text: str, placed: Sequence[_Placed], op: Op) -> Spans:
    """One side of a paragraph with its own marks."""
    name = "old" if op is Op.DELETE else "new"
    places = sorted((place, one.edit) for one in placed if (place := getattr(one, name)))
    spans: list[Span] = []
    at = 0
    for (start, end), edit in places:
        spans += [Span(Op.EQUAL, text[at:start]), *_of(spans_of(edit), op)]
        at = end
    return _merged([*spans, Span(Op.EQUAL, text[at:])])


def _both(after: str, placed: Sequence[_Placed]) -> Spans:
    """The new paragraph with what is gone put where it stood."""
    spans: list[Span] = []
    at = 0
    for (start, end), edit in _in_order(after, placed):
        gone, last = start == end, start == len(after)
        spans += [Span(Op.EQUAL, after[at:start]), Span(Op.EQUAL, " " if gone and last and start else "")]
        spans += [*spans_of(edit), Span(Op.EQUAL, " " if gone and not last else "")]
        at = end
    return _merged([*spans, Span(Op.EQUAL, after[at:])])


def _in_order(after: str, placed: Sequence[_Placed]) -> list[tuple[tuple[int, int], Edit]]:
    """Each edit with its place in the new paragraph; of a deletion the place where it would stand.

    That place is as far behind the edit before it as it was in the old paragraph.
    """
    found: list[tuple[tuple[int, int], Edit]] = []
    old_at = new_at = 0
    for one in placed:
        if one.new is None and one.old is not None:
            place = _word_start(after, new_at + max(one.old[0] - old_at, 0))
            found.append(((place, place), one.edit))
            old_at, new_at = one.old[1] + 1, place
        elif one.new is not None:
            found.append((one.new, one.edit))
            new_at = one.new[1]
            old_at = one.old[1] if one.old else old_at
    return _apart(sorted(found, key=lambda item: item[0]))


def _word_start(text: str, place: int) -> int:
    """The nearest beginning of a word at or before a place, or the end."""
    if place >= len(text):
        return len(text)
    return text.rfind(" ", 0, place) + 1 if place and text[place - 1] != " " else place


def _apart(found: Sequence[tuple[tuple[int, int], Edit]]) -> list[tuple[tuple[int, int], Edit]]:
    """The same with deletions that fell into another edit put behind it."""
    apart: list[tuple[tuple[int, int], Edit]] = []
    behind = 0
    for (start, end), edit in found:
        place = (behind, behind) if start == end else (start, end)
        apart.append((place if start < behind else (start, end), edit))
        behind = max(behind, end)
    return apart


def _of(spans: Iterable[Span], op: Op) -> Spans:
    return tuple(span for span in spans if span.op in {op, Op.EQUAL})


def _merged(spans: Iterable[Span]) -> Spans:
    """Without empty spans, neighbours of one kind as one."""
    found: list[Span] = []
    for span in spans:
        if span.text and found and found[-1].op is span.op:
            found[-1] = Span(span.op, found[-1].text + span.text)
        elif span.text:
            found.append(span)
    return tuple(found)

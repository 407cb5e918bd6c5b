"""An edit said by where its words stand in the two texts of its change.

All words of an edit stand in the versions before and after it. Where they stand mostly goes without saying:

    "e text"            in the next blocks that differ, all of them, and in each the words that differ
    "e text .12~30"     in these, from place 12 to 30 before the end
    "e text 7|8=3-5+5=" in block 7 of the old and 8 of the new text: runs that stayed, went, came, stayed
    "a note"            the next block that is new

What cannot be said so stays in words. These rules are part of the format: rows cannot be read by others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

from watcher.model import EditKind, Op
from watcher.store.packing.codec import sides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Blocks = list[str]
Spans = list[list[str]]

SIGNS = {Op.EQUAL.value: "=", Op.DELETE.value: "-", Op.INSERT.value: "+"}
KINDS = {kind.value[0]: kind.value for kind in EditKind}
_OPS = {sign: op for op, sign in SIGNS.items()}
_NAMES = ("old_block", "new_block")
_KEYS = ["kind", "classes", "spans", *_NAMES]
_SIDES = {"a": (1,), "d": (0,), "e": (0, 1), "m": (0, 1)}
"""By its kind, in which of the two texts an edit stands."""

_SHORT = re.compile(
    r"(?P<kind>\w) (?P<classes>[\w,]+)(?: (?P<was>[0-9.]*)(?:\|(?P<now>[0-9.]*))?"
    r"(?:~(?P<left>[0-9]+)|(?P<runs>(?:[=+-][0-9]*)+))?)?"
)
_RUN = re.compile(r"([=+-])([0-9]*)")


class Walk:
    """Two texts on the way from their first blocks to their last.

    Attributes:
        texts: the blocks of the older and of the newer one.
    """

    def __init__(self, old: Blocks, new: Blocks) -> None:
        self.texts = (old, new)
        lone = (set(old) - set(new), set(new) - set(old))
        self._differing = [[n for n, text in enumerate(self.texts[k]) if text in lone[k]] for k in (0, 1)]
        self._last = [-1, -1]

    def next(self, side: int) -> int:
        """The first block behind the last edit's that the other text does not have; -1 for none."""
        found = self._differing[side]
        place = bisect_right(found, self._last[side])
        return found[place] if place < len(found) else -1

    def go(self, side: int, block: int) -> None:
        """To where an edit stands."""
        self._last[side] = block


def placed(edit: dict[str, Any], walk: Walk) -> Any:
    """An edit's JSON in short; itself when it has sides, places or fields that are not said in short."""
    which = _SIDES[edit["kind"][0]]
    named = [key for key in _KEYS if key not in _NAMES or _NAMES.index(key) in which]
    if [*edit] != named or not (edit["classes"] and edit["spans"]):
        return edit
    words, blocks = sides(edit["spans"]), [edit[_NAMES[side]] for side in which]
    places = [_place(walk, side, block, words[side]) for side, block in zip(which, blocks, strict=True)]
    if None in places or any(words[side] for side in {0, 1}.difference(which)):
        return edit
    left = {_left(walk, side, block, words[side]) for side, block in zip(which, blocks, strict=True)}
    for side, block in zip(which, blocks, strict=True):
        walk.go(side, block)
    where = "|".join(dict.fromkeys(map(str, places))) + _runs(edit["spans"], left, which, words)
    return f"{edit['kind'][0]} {','.join(edit['classes'])} {where}".rstrip(" ")


def _place(walk: Walk, side: int, block: int, words: str) -> str | None:
    """Where one side of an edit stands; None when it does not stand where it is said to."""
    texts = walk.texts[side]
    at = texts[block].find(words) if 0 <= block < len(texts) else -1
    if at < 0:
        return None
    return f"{'' if block == walk.next(side) else block}{f'.{at}' if at else ''}"


def _left(walk: Walk, side: int, block: int, words: str) -> int:
    """Characters behind the edit in its block."""
    text = walk.texts[side][block]
    return len(text) - text.find(words) - len(words)


def _runs(spans: Spans, left: set[int], which: Sequence[int], words: Sequence[str]) -> str:
    """How many characters stayed, went and came; nothing, or what is left behind, if that says it."""
    if len(left) == 1 and spans == _implied(which, words):
        (behind,) = left
        return f"~{behind}" if behind else ""
    *lengths, _ = sizes = [str(len(text)) for _, text in spans]
    if left == {0}:
        sizes = [*lengths, ""]
    return "".join(SIGNS[op] + size for (op, _), size in zip(spans, sizes, strict=True))


def in_words(short: str, walk: Walk) -> dict[str, Any]:
    """The JSON of an edit that `placed` was given.

    Raises:
        ValueError, LookupError: the texts are not those that it was made with.
    """
    found = _SHORT.fullmatch(short)
    if found is None:
        raise ValueError("no edit")
    which, was, words, blocks = _SIDES[found["kind"]], found["was"] or "", ["", ""], {}
    places = (was, found["now"] or "") if found["now"] is not None else (was, was)
    for side in which:
        block, words[side] = _opened(walk, side, places[side], int(found["left"] or 0))
        blocks[_NAMES[side]] = block
        walk.go(side, block)
    runs = _RUN.findall(found["runs"] or "")
    spans = [*spans_of(runs, *words)] if runs else _implied(which, words)
    return {"kind": KINDS[found["kind"]], "classes": found["classes"].split(","), "spans": spans, **blocks}


def _opened(walk: Walk, side: int, place: str, left: int) -> tuple[int, str]:
    """The block, and what of it is meant."""
    number, _, at = place.partition(".")
    block = int(number) if number else walk.next(side)
    if block < 0:
        raise ValueError("no such block")
    text = walk.texts[side][block]
    return block, text[int(at or 0) : len(text) - left]


def spans_of(runs: Sequence[tuple[str, str]], before: str, after: str) -> Iterator[list[str]]:
    """The spans of an edit out of the lengths of its runs; one without length goes to the end."""
    for sign, length in runs:
        size = int(length) if length else None
        yield [_OPS[sign], (before if sign == "-" else after)[:size]]
        before = before if sign == "+" else before[len(before) if size is None else size :]
        after = after if sign == "-" else after[len(after) if size is None else size :]


def _implied(which: Sequence[int], words: Sequence[str]) -> Spans:
    """The spans that go without saying: all went or came; of both, what lies between what is the same."""
    if len(which) == 1:
        return [[(Op.DELETE.value, Op.INSERT.value)[which[0]], words[which[0]]]]
    before, after = words
    head = _same(before, after)
    while head and (_within(before, head) or _within(after, head)):
        head -= 1
    tail = _same(before[head:][::-1], after[head:][::-1])
    while tail and (_within(before, len(before) - tail) or _within(after, len(after) - tail)):
        tail -= 1
    gone, come, end = before[head : len(before) - tail], after[head : len(after) - tail], len(before) - tail
    spans = zip(
        (Op.EQUAL, Op.DELETE, Op.INSERT, Op.EQUAL), (before[:head], gone, come, before[end:]), strict=True
    )
    return [[op.value, text] for op, text in spans if text]


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with that are the same."""
    most = min(len(one), len(other))
    return bisect_left(range(most), True, key=lambda k: one[: k + 1] != other[: k + 1])  # noqa: FBT003


def _within(text: str, place: int) -> bool:
    """Whether a place is within a word."""
    return 0 < place < len(text) and not _APART.search(text[place - 1 : place + 1])


_APART = re.compile(r"[\x00-/:-@\[-`{-\xa0\xab\xbb\u2000-\u206f\u3000-\u303f]")
"""Signs that no word has. By their numbers: what `re` takes for a letter depends on Python's Unicode."""

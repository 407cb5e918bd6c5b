"""The edits of a change, said by where their words stand in its two texts.

All words of an edit stand in the versions before and after it. To say where, and how many stayed, came and
went, takes 140 bytes a change against 210, though its words are compressed with both texts in front of them:

    {"kind":"edit","classes":["typo"],"spans":[["equal","By "],["delete","rails"],...],"old_block":7,...}
    "e typo 7.12=3-5+5="    at place 12 of block 7, of both versions; what is left of the block stayed
    "a note |8+"            all of block 8 came

A reason that no more than names one of the edits is said by that edit's number.

What cannot be said so, or would not come back byte for byte, stays in words, as in rows of older programs.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from watcher.compare.wording import unspoken
from watcher.model import UNSPOKEN, Edit, EditKind, Op
from watcher.store.engine.faults import damaged
from watcher.store.packing.codec import sides, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Blocks = list[str]

_SIGNS = {Op.EQUAL.value: "=", Op.DELETE.value: "-", Op.INSERT.value: "+"}
_OPS = {sign: op for op, sign in _SIGNS.items()}
_KINDS = {kind.value[0]: kind.value for kind in EditKind}
_KEYS = ["kind", "classes", "spans", "old_block", "new_block"]
_SHORT = re.compile(r"(\w) ([\w,]+) ([0-9.]*)(?:\|([0-9.]*))?((?:[=+-][0-9]*)+)")
_RUN = re.compile(r"([=+-])([0-9]*)")


def placed(change: bytes, old: Blocks, new: Blocks) -> bytes:
    """A change's JSON, its edits by their places.

    Args:
        change: the JSON.
        old: the texts of the older version's blocks.
        new: those of the newer one's.
    """
    said = json.loads(_text(change))
    edits = said.get("edits", [])
    short = _bytes(said | {"edits": [_placed(edit, old, new) for edit in edits]} | _numbered(said, edits))
    return short if edits and _spoken(short, old, new) == change else change


def _numbered(said: dict[str, Any], edits: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The reasons, if there are any."""
    if not any(reason.startswith(UNSPOKEN) for reason in said.get("reasons", ())):
        return {}
    numbers = {_named(edit): number for number, edit in enumerate(edits)}
    return {"reasons": [numbers.get(reason, reason) for reason in said["reasons"]]}


def _named(edit: dict[str, Any]) -> str:
    return unspoken(value_of(Edit, _bytes(edit)))


def spoken(short: bytes, old: Blocks, new: Blocks) -> bytes:
    """The change's JSON that `placed` was given.

    Raises:
        DamagedRow: the texts are not those that it was made with.
    """
    try:
        return _spoken(short, old, new)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise damaged(fault) from fault


def _spoken(short: bytes, old: Blocks, new: Blocks) -> bytes:
    said = json.loads(_text(short))
    edits = said.get("edits", [])
    if not any(isinstance(edit, str) for edit in edits):
        return short
    edits = [_in_words(edit, old, new) if isinstance(edit, str) else edit for edit in edits]
    said["edits"] = edits
    if "reasons" in said:
        said["reasons"] = [_named(edits[why]) if isinstance(why, int) else why for why in said["reasons"]]
    return _bytes(said)


def _placed(edit: dict[str, Any], old: Blocks, new: Blocks) -> Any:
    """The edit in short; itself when it has sides, places or fields that are not said in short."""
    if [key for key in _KEYS if key in edit] != [*edit] or not (edit["classes"] and edit.get("spans")):
        return edit
    before, after = sides(edit["spans"])
    was, now = _side(edit.get("old_block"), old, before), _side(edit.get("new_block"), new, after)
    if was is None or now is None:
        return edit
    *lengths, _ = sizes = [str(len(words)) for _, words in edit["spans"]]
    if _rest(was, old) == before and _rest(now, new) == after:
        sizes = [*lengths, ""]
    runs = "".join(_SIGNS[op] + size for (op, _), size in zip(edit["spans"], sizes, strict=True))
    return f"{edit['kind'][0]} {','.join(edit['classes'])} {was}{'' if now == was else f'|{now}'}{runs}"


def _side(block: int | None, texts: Blocks, words: str) -> str | None:
    """Where one side of an edit stands: block and, if it is not its beginning, place; "" when there is none.

    None when it does not stand where it is said to.
    """
    if block is None:
        return None if words else ""
    at = texts[block].find(words) if 0 <= block < len(texts) else -1
    return None if at < 0 else f"{block}.{at}" if at else f"{block}"


def _in_words(short: str, old: Blocks, new: Blocks) -> dict[str, Any]:
    found = _SHORT.fullmatch(short)
    if found is None:
        raise ValueError("no edit")
    kind, classes, was, now, runs = found.groups()
    now = was if now is None else now
    spans = [*_spans(_RUN.findall(runs), _rest(was, old), _rest(now, new))]
    edit = {"kind": _KINDS[kind], "classes": classes.split(","), "spans": spans}
    named = (("old_block", was), ("new_block", now))
    return edit | {name: int(side.partition(".")[0]) for name, side in named if side}


def _rest(side: str, texts: Blocks) -> str:
    """A block's text from a place on."""
    block, _, at = side.partition(".")
    return texts[int(block)][int(at or 0) :] if side else ""


def _spans(runs: Sequence[tuple[str, str]], before: str, after: str) -> Iterator[list[str]]:
    for sign, length in runs:
        size = int(length) if length else None
        yield [_OPS[sign], (before if sign == "-" else after)[:size]]
        before = before if sign == "+" else before[len(before) if size is None else size :]
        after = after if sign == "-" else after[len(after) if size is None else size :]


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _bytes(said: dict[str, Any]) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

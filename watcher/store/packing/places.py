"""Changes as older programs wrote them: in rows of their own, their edits by places that are all said.

    "e typo 7.12=3-5+5="    at place 12 of block 7, of both versions; what is left of the block stayed
    "a note |8+"            all of block 8 came

A reason that no more than names one of the edits is said by that edit's number. New ones are said by `brief`.
"""

from __future__ import annotations

import json
import re
from typing import Any

from watcher.store.engine.faults import damaged
from watcher.store.packing.edits import KINDS, Blocks, spans_of
from watcher.store.packing.wording import unspoken

_SHORT = re.compile(r"(\w) ([\w,]+) ([0-9.]*)(?:\|([0-9.]*))?((?:[=+-][0-9]*)+)")
_RUN = re.compile(r"([=+-])([0-9]*)")


def spoken(short: bytes, old: Blocks, new: Blocks) -> bytes:
    """The change's JSON.

    Raises:
        DamagedRow: the texts are not those that it was made with.
    """
    try:
        said = json.loads(short.decode("utf-8", "surrogatepass"))
        edits = [_in_words(edit, old, new) if isinstance(edit, str) else edit for edit in said["edits"]]
        if "reasons" in said:
            said["reasons"] = [_reason(why, edits) for why in said["reasons"]]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise damaged(fault) from fault
    said["edits"] = edits
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _reason(why: Any, edits: list[dict[str, Any]]) -> Any:
    return unspoken(edits[why]) if isinstance(why, int) else why


def _in_words(short: str, old: Blocks, new: Blocks) -> dict[str, Any]:
    found = _SHORT.fullmatch(short)
    if found is None:
        raise ValueError("no edit")
    kind, classes, was, now, runs = found.groups()
    now = was if now is None else now
    spans = [*spans_of(_RUN.findall(runs), _rest(was, old), _rest(now, new))]
    edit = {"kind": KINDS[kind], "classes": classes.split(","), "spans": spans}
    named = (("old_block", was), ("new_block", now))
    return edit | {name: int(side.partition(".")[0]) for name, side in named if side}


def _rest(side: str, texts: Blocks) -> str:
    """A block's text from a place on."""
    block, _, at = side.partition(".")
    return texts[int(block)][int(at or 0) :] if side else ""

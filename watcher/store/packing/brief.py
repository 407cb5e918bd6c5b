"""A change said by what goes without saying: 50 bytes of JSON, as often as not, in the place of 1,400.

It stands behind the text of the version that it led to, whose frame has it for 40 bytes more:

    {"e":["e text","a note"],"reasons":["+0 came.",[0]],"notes_added":[0]}

Edits are said by their places (see `edits`), notes by their number in the text that they stand in, a reason
that names a note, or no more than an edit, by the number of that: +0 is the first note that came, ~0 of those
that changed, -0 of those that went. Of the rest only what is not as in the usual verdict on such edits; [0]
are its reasons, [1] those but the first. What would not come back byte for byte stays in words.

All of this is part of the format, as `edits` and `wording` are: rows cannot be read without it, so no rule
and no word here may change.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NamedTuple

from watcher.errors import DamagedRow
from watcher.model import Change
from watcher.store.engine.faults import damaged
from watcher.store.packing.edits import Blocks, Walk, in_words, placed
from watcher.store.packing.wording import UNSPOKEN, name, unspoken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Json = dict[str, Any]


class Side(NamedTuple):
    """One of the two texts of a change: its blocks, and the JSON of its notes."""

    texts: Blocks
    notes: list[Json]


_FIELDS = [field.name for field in fields(Change) if field.name != "edits"]
_ADDED, _CHANGED, _REMOVED = "notes_added", "notes_changed", "notes_removed"
_SIGNED = re.compile(r"([+~-])([0-9]+)(.*)", re.DOTALL)


def brief(change: bytes, old: Side, new: Side) -> bytes:
    """A change's JSON in short; itself if it would not come back.

    Args:
        change: the JSON.
        old: the older text.
        new: the newer one.
    """
    said = json.loads(change.decode("utf-8", "surrogatepass"))
    if not said.get("edits"):
        return change
    walk = Walk(old.texts, new.texts)
    short = _bytes({"e": [placed(edit, walk) for edit in said["edits"]], **_unusual(said, old, new)})
    try:
        return short if spoken(short, old, new) == change else change
    except DamagedRow:
        return change


def is_brief(said: bytes) -> bool:
    """Whether a change's JSON is in short, and needs its texts to be read."""
    return said.startswith(b'{"e":')


def spoken(short: bytes, old: Side, new: Side) -> bytes:
    """The change's JSON that `brief` made short.

    Raises:
        DamagedRow: the texts are not those that it was made with.
    """
    try:
        return _spoken(json.loads(short.decode("utf-8", "surrogatepass")), old, new)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise damaged(fault) from fault


def _unusual(said: Json, old: Side, new: Side) -> Json:
    """What is not as usual; null for what is not there."""
    usual, short = _usual(said["edits"], notes=_has_notes(said)), Json()
    for field in _FIELDS:
        found = said.get(field)
        if found == usual.get(field):
            continue
        if field == "reasons" and found:
            found = _reasons(found, usual[field], said)
        short[field] = _each_note(field, found, _number, old, new)
    return short


def _spoken(short: Json, old: Side, new: Side) -> bytes:
    walk = Walk(old.texts, new.texts)
    edits = [in_words(edit, walk) if isinstance(edit, str) else edit for edit in short["e"]]
    said = {
        field: _each_note(field, found, _note, old, new) for field, found in short.items() if field != "e"
    }
    usual = _usual(edits, notes=_has_notes(said))
    merged = usual | said
    whole = {"edits": edits} | {field: merged[field] for field in _FIELDS if merged.get(field) is not None}
    if said.get("reasons"):
        whole["reasons"] = [*_in_words(said["reasons"], usual["reasons"], whole)]
    return _bytes(whole)


def _has_notes(said: Json) -> bool:
    return any(said.get(field) for field in (_ADDED, _CHANGED, _REMOVED))


# The usual verdict


def _usual(edits: Sequence[Json], *, notes: bool) -> Json:
    """The fields of a change with such edits, and with or without notes that came, changed or went."""
    needs = [
        edit for edit in edits if _NEEDLESS.isdisjoint(edit["classes"]) and {*edit["classes"]} - _COSMETIC
    ]
    usual: Json = {"reasons": [*_verdict(needs)] if needs else [_NOTHING_ELSE if notes else _FORM]}
    if needs or notes:
        usual["disclosure"] = "undisclosed" if needs else "disclosed"
    for field, op in (("added_words", "insert"), ("removed_words", "delete")):
        if count := _words(edits, op):
            usual[field] = count
    return usual


_COSMETIC, _NEEDLESS = {"style", "typo", "furniture"}, {"note"}
_NOTHING_ELSE, _FORM = "Nothing else of substance changed.", "Only details of form changed."
_LISTED = 5


def _verdict(needs: Sequence[Json]) -> Iterator[str]:
    count, more = len(needs), len(needs) - _LISTED
    them = "One edit of substance and no note came with it."
    yield them if count == 1 else f"{count} edits of substance and no note came with them."
    yield from map(unspoken, needs[:_LISTED])
    if more > 0:
        yield f"The same holds for {more} more."


def _words(edits: Sequence[Json], op: str) -> int:
    """About how many came or went: what stands between spaces, which no version of Unicode has otherwise."""
    spans = (span for edit in edits if "furniture" not in edit["classes"] for span in edit.get("spans", ()))
    return sum(1 for of, text in spans if of == op for word in text.split(" ") if word)


# Reasons


def _of_notes(said: Json) -> dict[str, str]:
    """How reasons begin that name a note, by the sign of that."""
    changed = [now for _, now in said.get(_CHANGED, ())]
    signs = {"+": said.get(_ADDED, ()), "~": changed, "-": said.get(_REMOVED, ())}
    return {
        f"{sign}{number}": f"The {name(note)}"
        for sign, notes in signs.items()
        for number, note in enumerate(notes)
    }


def _reasons(found: Sequence[str], usual: Sequence[str], said: Json) -> list[Any]:
    """Reasons in short."""
    tail = next((k for k in (0, 1) if usual[k:] and [*found][-len(usual[k:]) :] == usual[k:]), None)
    head = found if tail is None else found[: len(found) - len(usual[tail:])]
    edits, notes = {}, _of_notes(said)
    if any(reason.startswith(UNSPOKEN) for reason in head):
        edits = {unspoken(edit): number for number, edit in enumerate(said["edits"])}
    short = [edits[reason] if reason in edits else _signed(reason, notes) for reason in head]
    return short if tail is None else [*short, [tail]]


def _signed(reason: str, notes: dict[str, str]) -> str:
    found = next((sign for sign, words in notes.items() if reason.startswith(words)), None)
    return reason if found is None else found + reason[len(notes[found]) :]


def _in_words(short: Sequence[Any], usual: Sequence[str], said: Json) -> Iterator[str]:
    notes = _of_notes(said)
    for reason in short:
        if isinstance(reason, list):
            yield from usual[reason[0] :]
        elif isinstance(reason, int):
            yield unspoken(said["edits"][reason])
        elif signed := _SIGNED.fullmatch(reason):
            yield notes[signed[1] + signed[2]] + signed[3]
        else:
            yield reason


# Notes


def _each_note(field: str, found: Any, said: Callable[[Any, Side], Any], old: Side, new: Side) -> Any:
    """A field with each of its notes said in another way, by the text it stands in; others as they are."""
    if found and field in {_ADDED, _REMOVED}:
        return [said(note, new if field == _ADDED else old) for note in found]
    if found and field == _CHANGED:
        return [[said(was, old), said(now, new)] for was, now in found]
    return found


def _number(note: Json, side: Side) -> Any:
    return side.notes.index(note) if note in side.notes else note


def _note(number: Any, side: Side) -> Any:
    return side.notes[number] if isinstance(number, int) else number


def _bytes(said: Json) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

"""Cuts what an alert says to a size, from the least important end, and says that it did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Data = dict[str, Any]
Pair = list[str]

CONTEXT = 12
"""Words shown on each side of a change in a long sentence or block."""

_CUT = "…"
# Lists that may be shortened, the least telling first; the event's notes are the last to go.
_LISTS = (
    ("tags",),
    ("change", "notes_added"),
    ("reasons",),
    ("explains",),
    ("notes_removed",),
    ("notes_changed",),
    ("articles",),
    ("edits",),
    ("notes",),
)
_TEXT_LENGTHS = (4000, 1000, 300, 100)
_NAMES = {("articles",), ("notes",), ("notes_removed",), ("notes_changed",)}
"""Lists that say what an event is, and of what."""
_NAMING = 10
"""Of these so many entries."""
_KEPT_WHOLE = frozenset({"url"})  # half an address leads nowhere; the store caps it


def fitted(data: Data, fits: Callable[[Data], bool]) -> Data:
    """The data, cut step by step until it fits; `truncated` says whether it was cut.

    Args:
        data: an event's data.
        fits: whether it is small enough.
    """
    if fits(data):
        return data
    for shorter in _steps(data | {"truncated": True}):
        if fits(shorter):
            return shorter
    return shorter


def fitted_digest(data: Data, fits: Callable[[Data], bool]) -> Data:
    """A digest's data, cut until it fits: the texts of its events, then the last ones to what names them.

    Only when that is still too much are some left out: what nobody names is lost to its reader.

    Args:
        data: with `events`, each with data of its own, and `left_out`, how many more there are.
        fits: whether it is small enough.
    """
    if fits(data):
        return data
    events = data["events"]
    for shorter in [[_terse(event, length) for event in events] for length in _TEXT_LENGTHS[1:]]:
        if fits(cut := data | {"events": shorter, "truncated": True}):
            return cut
    bare = [_named(event) for event in events]
    for told in (len(events) * quarters // 4 for quarters in (3, 2, 1, 0)):
        if fits(cut := cut | {"events": [*shorter[:told], *bare[told:]]}):
            return cut
    while bare and not fits(cut):
        bare = bare[: len(bare) * 3 // 4]
        cut = cut | {"events": bare, "left_out": data["left_out"] + len(events) - len(bare)}
    return cut


def _terse(event: Data, length: int) -> Data:
    """An event in a digest with texts of a length, and of each list no more than fit in a glance."""
    data = event["data"] | {"truncated": True}
    data |= {"edits": [condensed(edit) for edit in data["edits"]]} if "edits" in data else {}
    data = _shortened(data, length)
    for path in _LISTS:
        if entries := _at(data, path):
            data = _with(data, path, entries[: max(length // 100, 1)])
    return event | {"data": data}


def _named(event: Data) -> Data:
    """An event in a digest of which only is left what it is and of what: its kinds of notes, its articles."""
    data = event["data"] | {"truncated": True}
    for path in _LISTS:
        if entries := _at(data, path):
            data = _with(data, path, entries[:_NAMING] if path in _NAMES else [])
    return event | {"data": _shortened(data, _TEXT_LENGTHS[-1])}


def _steps(data: Data) -> Iterator[Data]:
    """Ever shorter forms: context of the edits, list ends with shorter and shorter texts."""
    if "edits" in data:
        data = data | {"edits": [condensed(edit) for edit in data["edits"]]}
    yield data
    for length in _TEXT_LENGTHS:
        data = _shortened(data, length)
        yield data
        if length == _TEXT_LENGTHS[0]:
            continue
        yield from _fewer(data, keep=max(1, length // 50))
    yield from _fewer(data, keep=0)


def _fewer(data: Data, *, keep: int) -> Iterator[Data]:
    """Lists shortened to `keep` entries, one list after the other, by halves."""
    for path in _LISTS:
        while len(entries := _at(data, path)) > keep:
            data = _with(data, path, entries[: max(keep, len(entries) // 2)])
            yield data


def _at(data: Data, path: tuple[str, ...]) -> list[Any]:
    """The list at a place, [] where there is none: notices of hosts and sources only count their articles."""
    value: Any = data
    for key in path:
        value = (value or {}).get(key)
    return value if isinstance(value, list) else []


def _with(data: Data, path: tuple[str, ...], entries: list[Any]) -> Data:
    head, *rest = path
    return data | {head: _with(data[head], tuple(rest), entries) if rest else entries}


def _shortened(value: Any, length: int) -> Any:
    if isinstance(value, dict):
        return {key: item if key in _KEPT_WHOLE else _shortened(item, length) for key, item in value.items()}
    if isinstance(value, list):
        return [_shortened(item, length) for item in value]
    if isinstance(value, str) and len(value) > length:
        return value[: length - 1] + _CUT
    return value


def condensed(edit: Data) -> Data:
    """An edit of which only the changed words and some around them are left."""
    spans = excerpt(pairs(edit))
    return edit | {
        "spans": spans,
        "before": "".join(text for op, text in spans if op != "insert"),
        "after": "".join(text for op, text in spans if op != "delete"),
    }


def pairs(edit: Data) -> list[Pair]:
    """The word spans of an edit document; an edit without any is told by its two sides."""
    whole = [["delete", edit["before"]], ["insert", edit["after"]]]
    return edit["spans"] or [pair for pair in whole if pair[1]]


def excerpt(spans: Iterable[Pair], context: int = CONTEXT) -> list[Pair]:
    """The spans with long runs of unchanged words cut to those next to a change."""
    spans = [list(span) for span in spans]
    last = len(spans) - 1
    return [
        [op, _around(text, context, first=index == 0, last=index == last) if op == "equal" else text]
        for index, (op, text) in enumerate(spans)
    ]


def _around(text: str, context: int, *, first: bool, last: bool) -> str:
    """The ends of an unchanged run: at the edit's start only its end is near a change, and so on."""
    words = text.split(" ")
    head = [] if first else words[:context]
    tail = [] if last else words[-context:]
    if first and last:
        head = words[:context]
    if len(head) + len(tail) >= len(words):
        return text
    return " ".join([*head, _CUT, *tail])

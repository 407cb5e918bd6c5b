"""The core's values to compressed JSON and back, exactly.

Fields that hold their default are left out: rows stay small, and a field added later reads as its default
in old rows. The decoders are made from the classes' own annotations, so a new field needs nothing here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from watcher import model
from watcher.model import Edit, Op, Why
from watcher.store.engine.faults import damaged
from watcher.store.packing import frames, tables, vocabulary
from watcher.store.packing.vocabulary import VOCABULARY

Value = TypeVar("Value")
Encoder = Callable[[Any], Any]
Decoder = Callable[[Any], Any]

_NAMES = {**vars(model), "date": date, "datetime": datetime, "time": time, "Any": Any}
"""What the annotations may name; the model imports its types for checkers only."""

ALONE, LEANING, PLACED, TOLD, QUOTED, LED = b"S", b"U", b"V", b"Y", b"Z", b"e"
"""How a row says what its frame has in front of it: the vocabulary; that and the text it leans on; both and
what changes of older programs (see `places`), or alerts about changes, have in common; of a note of older
programs, the text it stands in; of a text with its change, the text it leans on and what such changes have in
common. No two differ in a single bit, for some frames can be read with another front, too. In the place of a
frame's first four bytes, which are always the same; rows of the first programs begin with these."""

NUMBERED = b"c"
"""In front of a note's number among those of the text that it stands in, which says all there is to say."""

_WITHOUT = {ALONE: b"\x01", LEANING: b"\x02", PLACED: b"\x03", TOLD: b"\x04", LED: b"\x05"}
"""The same without tables: of what is long, and has its own, and of older programs."""

_MARKS = {plain: mark for mark, plain in _WITHOUT.items()}
_TABLES = {
    ALONE: tables.ALONE,
    LEANING: tables.LEANING,
    PLACED: tables.PLACED,
    TOLD: tables.TOLD,
    LED: tables.LED,
}
_BEHIND = {LEANING: b"", PLACED: vocabulary.PLACED, TOLD: vocabulary.TOLD, QUOTED: b"", LED: vocabulary.LED}

_MAGIC = b"\x28\xb5\x2f\xfd"
_PRESS = frames.Press(VOCABULARY, tables.ALONE)


def pack(value: object, lean: bytes = b"", mark: bytes = LEANING) -> bytes:
    """A value of the model, or plain JSON data, as bytes for a row.

    Args:
        value: the value.
        lean: the text that it resembles; needed to read it again.
        mark: what it has in common with others that lean.
    """
    return squeeze(plain(value), lean, mark)


def plain(value: object) -> bytes:
    """The value's JSON text as bytes: what others can lean on."""
    return to_json(value).encode("utf-8", "surrogatepass")


def unpack(kind: type[Value], packed: bytes, lean: bytes = b"") -> Value:
    """The value again.

    Raises:
        DamagedRow: the bytes are not those that were written.
    """
    return value_of(kind, expand(packed, lean))


def value_of(kind: type[Value], text: bytes) -> Value:
    """The value whose JSON text this is.

    Raises:
        DamagedRow: of no such value.
    """
    try:
        return from_json(kind, text.decode("utf-8", "surrogatepass"))
    except UnicodeDecodeError as fault:
        raise damaged(fault) from fault


def squeeze(data: bytes, lean: bytes = b"", mark: bytes = LEANING) -> bytes:
    """Compressed, with a checksum; the arguments are those of `pack`."""
    if lean:
        front = VOCABULARY + lean + _BEHIND[mark]
        mark = _WITHOUT.get(mark, mark) if len(front) >= frames.LONG else mark
        return mark + frames.squeeze(data, front, _TABLES.get(mark, b""))[len(_MAGIC) :]
    if len(data) > frames.ROUTINE:
        return _WITHOUT[ALONE] + frames.squeeze(data, VOCABULARY)[len(_MAGIC) :]
    return ALONE + _PRESS(data)[len(_MAGIC) :]


def expand(packed: bytes, lean: bytes = b"") -> bytes:
    """Decompressed.

    Raises:
        DamagedRow: the bytes are not those that were written.
    """
    mark, first = mark_of(packed), bytes(packed[:1])
    if mark not in _BEHIND and mark != ALONE:
        return frames.expand(packed)  # an older program's
    front = VOCABULARY + lean + _BEHIND[mark] if mark in _BEHIND else VOCABULARY
    return frames.expand(_MAGIC + bytes(packed[1:]), front, _TABLES.get(first, b""))


def leans(packed: bytes) -> bool:
    """Whether a row needs the text that it leans on."""
    return mark_of(packed) in {*_BEHIND, NUMBERED}


def mark_of(packed: bytes) -> bytes:
    """How a row was made, with tables or without.

    Raises:
        DamagedRow: it is no bytes; SQLite keeps whatever stands there.
    """
    try:
        return _MARKS.get(bytes(packed[:1]), bytes(packed[:1]))
    except TypeError as fault:
        raise damaged(fault) from fault


def to_json(value: object) -> str:
    """JSON text without white space; other scripts stay as they are, which is shorter."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[Value], text: str) -> Value:
    """The value that `to_json` was given.

    Raises:
        DamagedRow: the text is not the one that was written.
    """
    try:
        return _of_json(kind, json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as fault:
        raise damaged(fault) from fault


def of_plain(kind: type[Value], data: dict[str, Any]) -> Value:
    """The value whose JSON this is, parsed; for one that has no others in it. Raises what its decoders do."""
    return _of_json(kind, dict(data))


def _of_json(kind: type[Value], data: Any) -> Value:
    """The value; the data is used up."""
    return cast("Value", _decoder(cast("Any", kind))(data))


def _plain(value: Any) -> Any:
    """The value in JSON's own types."""
    kind: Any = type(value)
    return _encoder(kind)(value)


@cache
def _encoder(kind: Any) -> Encoder:
    """The way to JSON's types from `kind`, made once a type."""
    if issubclass(kind, Edit):
        return _edit
    if is_dataclass(kind):
        return _named
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, frozenset):
        return lambda value: sorted(map(_plain, value))
    if issubclass(kind, (list, tuple)):
        return lambda value: [*map(_plain, value)]
    if issubclass(kind, dict):
        return lambda value: {key: _plain(item) for key, item in value.items()}
    if issubclass(kind, (date, time)):
        return lambda value: value.isoformat()
    return _same


def _edit(value: Edit) -> Any:
    said = _named(value)
    if sides(value.spans) == (value.before, value.after):
        said = {name: part for name, part in said.items() if name not in SIDES}
    return said


def _named(value: Any) -> dict[str, Any]:
    kind: Any = type(value)
    said = ((name, getattr(value, name), default) for name, default in _defaults(kind))
    return {name: _plain(part) for name, part, default in said if part != default}


@cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Its fields, and what each holds when it is not given: MISSING, which equals nothing, if it must be."""
    return tuple((f.name, _default(f)) for f in fields(kind))


SIDES = ("before", "after")
"""Of an edit: left out where its spans say the same, as they nearly always do."""


def sides(spans: Iterable[Sequence[str]]) -> tuple[str, str]:
    """The old and the new text of an edit with these spans."""
    spans = list(spans)
    old, new = ("".join(text for op, text in spans if op != other) for other in (Op.INSERT, Op.DELETE))
    return old, new


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


class _Members(dict[Any, Any]):
    """The members of an enum by their values; of another one it says itself what it makes of it."""

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__((member.value, member) for member in kind)
        self._kind = kind

    def __missing__(self, value: Any) -> Any:
        return self._kind(value)


@cache
def _decoder(kind: Any) -> Decoder:
    """The way back from JSON's types to `kind`, made once a type."""
    if kind in {date, datetime, time}:
        return cast("Decoder", kind.fromisoformat)
    if kind is Why:
        return Why.heard
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields"):
        return _named_tuple_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _Members(kind).__getitem__
    return _generic_decoder(kind, get_origin(kind), get_args(kind))


def _generic_decoder(kind: Any, origin: Any, args: tuple[Any, ...]) -> Decoder:
    if origin in {Union, UnionType}:
        (inner,) = (_decoder(arg) for arg in args if arg is not NoneType)
        return lambda data: None if data is None else inner(data)
    if origin is tuple and args[-1] is Ellipsis:
        item = _decoder(args[0])
        return tuple if item is _same else lambda data: tuple([item(part) for part in data])
    if origin is tuple:
        items = [_decoder(arg) for arg in args]
        return lambda data: tuple([item(part) for item, part in zip(items, data, strict=True)])
    if origin is frozenset:
        member = _decoder(args[0])
        return lambda data: frozenset(member(part) for part in data)
    if origin is dict or kind in {str, int, bool, float, dict, list, object, Any}:
        return _same
    raise TypeError(f"no way to read {kind} back from JSON")


def _same(data: Any) -> Any:
    return data


def _dataclass_decoder(kind: Any) -> Decoder:
    """Only what is not in JSON as it is in the value is touched: a long text has hundreds of blocks."""
    decoders = {name: _decoder(hint) for name, hint in get_type_hints(kind, localns=_NAMES).items()}
    others = [(name, decoder) for name, decoder in decoders.items() if decoder is not _same]

    def decode(data: dict[str, Any]) -> Any:
        if kind is Edit and "before" not in data:
            data |= dict(zip(SIDES, sides(data.get("spans", ())), strict=True))
        for name, decoder in others:
            if name in data:
                data[name] = decoder(data[name])
        return kind(**data)

    return decode


def _named_tuple_decoder(kind: Any) -> Decoder:
    decoders = [_decoder(hint) for hint in get_type_hints(kind, localns=_NAMES).values()]
    return lambda data: kind(*[decode(part) for decode, part in zip(decoders, data, strict=True)])

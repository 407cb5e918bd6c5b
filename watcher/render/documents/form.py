"""What every document is made of: its text, and how moments, spans of time and classes are written."""

from __future__ import annotations

import json
import re
from datetime import UTC
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime, time, timedelta

    from watcher.model import EditClass

SCHEMA_VERSION = 1

Document = dict[str, Any]

# What `inert` takes from terminal text, JSON can say in its own way: DEL, C1, direction overrides, line
# separators, lone surrogates. The rest (accents, other scripts) stays readable.
_UNSAFE = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_text(document: Document) -> str:
    """The document as JSON text that is valid UTF-8 and inert in a terminal."""
    return _harmless(json.dumps(document, ensure_ascii=False, indent=2))


def compact_json(value: Any) -> str:
    """The same of any JSON value, on one line without white space."""
    return _harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _harmless(text: str) -> str:
    """A JSON text in which everything unsafe is escaped; it says the same."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json_parts(
    head: Document, name: str, documents: Iterable[Document], tail: Document | None = None
) -> Iterator[str]:
    """The text of a document with a long list in it, piece by piece: no more than one entry is held.

    Args:
        head: what stands before the list.
        name: of the list.
        documents: its entries.
        tail: what stands behind it.
    """
    key = f'\n  "{name}": '  # stands nowhere else: in a text a new line is written otherwise
    before, _, end = json_text(head | {name: []} | (tail or {})).partition(f"{key}[]")
    start = before + key
    yield f"{start}["
    border, close = "\n    ", ""
    for document in documents:
        yield border + json_text(document).replace("\n", "\n    ")
        border, close = ",\n    ", "\n  "
    yield f"{close}]{end}"


def iso(moment: datetime) -> str:
    """RFC 3339 in UTC with "Z"; `moment` is aware."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def iso_or_null(moment: datetime | None) -> str | None:
    """The same, or None for a moment that is not known."""
    return None if moment is None else iso(moment)


def clock(moment: time | None) -> str | None:
    """A stated time of day with the precision it was printed in: "10:02", "10:02:30"."""
    if moment is None:
        return None
    return moment.isoformat("seconds" if moment.second else "minutes")


def seconds(span: timedelta | None) -> float | None:
    """A span in seconds, or None."""
    return None if span is None else span.total_seconds()


def class_names(classes: Iterable[EditClass]) -> list[str]:
    """The classes' names in alphabetical order."""
    return sorted(item.value for item in classes)

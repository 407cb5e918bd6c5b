"""What a version says as bytes, for the rows of its article to lean on: its blocks, the rest, the headers.

    P|The ferry left at nine.␞pcaption|The pier␟https://…␞{"url":…,"title":…}␞[["content-type",…]]␞{"e":[…]}
    P|Update: It left at ten.␞{"kind":"update","form":"section","label":"Update",…}␞…

A block is its kind's letter, a capital in the body, then why it is there (in the body "prose" goes without
saying), its text and its links. As JSON it would take a third more, and half a second time to come back. A
note stands behind its first block, so that a paragraph that comes above it makes it no other, and without the
words that it has from its blocks. The last part is the change that led to the version (see `brief`): the
first has none, nor have those of older programs.
What has our separators in it is JSON throughout, a line each, as rows of older programs are, some without
headers.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from watcher.model import Block, BlockKind, Note, Reading, Role
from watcher.model.history import Headers
from watcher.store.engine.faults import damaged
from watcher.store.packing import codec, marks
from watcher.store.packing.brief import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

NEXT, LINK, SAID = "\x1e", "\x1f", "|"

_SHAPES = {
    kind.value[0].upper() if role is Role.BODY else kind.value[0]: (kind, role)
    for kind in BlockKind
    for role in Role
}
_LETTERS = {shape: letter for letter, shape in _SHAPES.items()}


def written(reading: Reading, headers: Headers) -> bytes:
    """The bytes, without a change."""
    lines, notes = [_line(block) for block in reading.blocks], () if _in_order(reading) else reading.notes
    for note in () if notes else reversed(reading.notes):
        lines.insert(note.first_block + 1, _beside(note, reading.blocks))
    rest, last = codec.to_json(replace(reading, blocks=(), notes=notes)), codec.to_json(headers)
    sheet = NEXT.join((*lines, rest, last))
    if sheet.count(NEXT) != len(lines) + 1 or not _clear(reading.blocks, sheet):
        return codec.plain(reading) + b"\n" + codec.plain(headers)
    return sheet.encode("utf-8", "surrogatepass")


def with_change(said: bytes, change: bytes) -> bytes:
    """The bytes, and behind them the JSON of the change that led to the version."""
    return said + (NEXT.encode() if _is_sheet(said) else b"\n") + change


def change_of(said: bytes) -> bytes | None:
    """The JSON of the change that led to it; None when it is not there."""
    if _is_sheet(said):
        last = said.rpartition(NEXT.encode())[2]
        return last if last.startswith(b"{") else None
    return dict(enumerate(said.split(b"\n"))).get(2)


def reading_of(said: bytes) -> Reading:
    """What was read.

    Raises:
        DamagedRow: the bytes are no version's.
    """
    if not _is_sheet(said):
        found = codec.value_of(Reading, said.partition(b"\n")[0])
        return replace(found, blocks=tuple(map(marks.marked, found.blocks)))
    with _as_written():
        *lines, rest, _ = _parts(said)
        notes, blocks = tuple(_notes(lines)), tuple([_block(line) for line in lines if line[:1] != "{"])
    found = codec.value_of(Reading, _bytes(rest))
    return replace(found, blocks=blocks, notes=notes or found.notes)


def notes_of(said: bytes) -> Callable[[int], Note]:
    """The notes by their numbers, each made when it is asked for: a live blog has sixty, and one is wanted.

    Raises:
        DamagedRow: the bytes are no version's; the function raises it, too, for a number that no note has.
    """
    with _as_written():
        lines = _parts(said)[:-2] if _is_sheet(said) else []
    placed, blocks = _placed(lines), [line for line in lines if not line.startswith("{")]
    notes = () if placed else reading_of(said).notes

    def note(number: int) -> Note:
        with _as_written():
            return _note(*placed[number], blocks) if placed else notes[number]

    return note


def passages_of(said: bytes) -> tuple[str, ...]:
    """The texts that are searched (see `compare.phrases`), in a fifth of the time that the reading takes.

    Raises:
        DamagedRow: the bytes are no version's.
    """
    if not _is_sheet(said):
        from watcher.compare.phrases import passages  # noqa: PLC0415 - 40 ms, for what older programs wrote

        return passages(reading_of(said))
    with _as_written():
        *lines, rest, _ = _parts(said)
        names = json.loads(rest)
        head = str(names.get("title", "")), str(names.get("byline", ""))  # what is empty is not written
    texts = [line.partition(SAID)[2].partition(LINK)[0] for line in lines if line[:1].isupper()]
    return (*head, *texts)


def headers_of(said: bytes) -> Headers | None:
    """The response headers; None when they are not there.

    Raises:
        DamagedRow: the bytes are no version's.
    """
    last = _bytes(_parts(said)[-1]) if _is_sheet(said) else said.partition(b"\n")[2].partition(b"\n")[0]
    return codec.value_of(Headers, last) if last else None


def side_of(reading: Reading) -> Side:
    """What a change needs to know of one of its texts."""
    return Side([block.text for block in reading.blocks], [json_of(note) for note in reading.notes])


def side_in(said: bytes) -> Side:
    """The same out of the bytes, in a third of the time that the reading takes.

    Raises:
        DamagedRow: the bytes are no version's.
    """
    if not _is_sheet(said):
        return side_of(reading_of(said))
    with _as_written():
        *lines, rest, _ = _parts(said)
        texts = [_text(line) for line in lines if not line.startswith("{")]
        if len(texts) < len(lines):
            return Side(texts, [*map(json_of, _notes(lines))])
    return Side(texts, [*map(json_of, codec.value_of(Reading, _bytes(rest)).notes)])


@contextmanager
def _as_written() -> Iterator[None]:
    """Name what shows that bytes are not those that were written."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as fault:
        raise damaged(fault) from fault


def json_of(note: Note) -> dict[str, Any]:
    """A note as JSON has it."""
    return cast("dict[str, Any]", json.loads(codec.to_json(note)))


def _is_sheet(said: bytes) -> bool:
    """JSON has none of our separators: it escapes them."""
    return NEXT.encode() in said


def _parts(said: bytes) -> list[str]:
    """Its blocks, the rest and the headers."""
    parts = said.decode("utf-8", "surrogatepass").split(NEXT)
    return parts[:-1] if parts[-1].startswith("{") else parts


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _clear(blocks: Sequence[Block], sheet: str) -> bool:
    """Whether only our own separators part what blocks say."""
    own = sum(len(block.links) for block in blocks)
    return sheet.count(LINK) == own and not any(SAID in (block.reason or "") for block in blocks)


def _line(block: Block) -> str:
    return LINK.join(
        (f"{_LETTERS[block.kind, block.role]}{marks.said(block)}{SAID}{block.text}", *block.links)
    )


def _in_order(reading: Reading) -> bool:
    """Whether every note stands in a block, and none before one that is named earlier."""
    places = [note.first_block for note in reading.notes]
    return places == sorted(places) and all(0 <= place < len(reading.blocks) for place in places)


def _beside(note: Note, blocks: Sequence[Block]) -> str:
    """A note behind its first block."""
    said = json_of(note)
    first, last = said.pop("first_block"), said.pop("last_block", -1)
    if last != first:
        said["last_block"] = last - first
    if said["text"] == _words(said, [block.text for block in blocks[first : last + 1]]):
        del said["text"]
    return codec.to_json({name: part for name, part in said.items() if (name, part) not in _UNSAID.items()})


_UNSAID: dict[str, Any] = {
    **dict.fromkeys(("stated_date", "stated_time", "stated_timezone")),
    "year_inferred": False,
}
"""What a note says that states no day: part of the format."""


def _words(said: dict[str, Any], blocks: Sequence[str]) -> str:
    """What a note says if that is all that stands in its blocks between its head and its end."""
    texts = [*blocks] or [""]
    texts[-1] = texts[-1][: said.get("text_end", 0)]
    texts[0] = texts[0][said.get("head_end", 0) :]
    return "\n\n".join(text.strip(" ") for text in texts)


def _notes(lines: Sequence[str]) -> Iterator[Note]:
    placed = _placed(lines)
    blocks = [line for line in lines if line[:1] != "{"] if placed else []
    return (_note(line, first, blocks) for line, first in placed)


def _placed(lines: Sequence[str]) -> list[tuple[str, int]]:
    """The lines of notes, each with the number of the block that it stands behind."""
    places = [place for place, line in enumerate(lines) if line[:1] == "{"]
    return [(lines[place], place - 1 - before) for before, place in enumerate(places)]


def _note(line: str, first: int, blocks: Sequence[str]) -> Note:
    """A note out of its line and the lines of all blocks."""
    said = json.loads(line)
    last = first + said.pop("last_block", 0)
    text = said["text"] if "text" in said else _words(said, [*map(_text, blocks[first : last + 1])])
    where = {"text": text, "first_block": first, "last_block": last}
    return codec.of_plain(Note, _UNSAID | said | where)


_set_kind, _set_role, _set_text, _set_links, _set_reason, _set_restless, _set_counting = (
    getattr(Block, f.name).__set__ for f in fields(Block)
)


def _block(line: str) -> Block:
    """A block, field by field: a frozen class's `__init__` does that through `object`, in twice the time."""
    head, said, text = line.partition(SAID)
    if not said:
        raise ValueError("no block")
    kind, role, (why, restless, counting) = _shape(head)
    block, links = object.__new__(Block), []
    if LINK in text:  # as in few
        text, *links = text.split(LINK)
    _set_kind(block, kind)
    _set_role(block, role)
    _set_text(block, text)
    _set_links(block, tuple(links))
    _set_reason(block, why)
    _set_restless(block, restless)
    _set_counting(block, counting)
    return block


def _text(line: str) -> str:
    """Of a block."""
    return line[line.index(SAID) + 1 :].partition(LINK)[0]


@lru_cache
def _shape(head: str) -> tuple[BlockKind, Role, marks.Marks]:
    """Of hundreds of blocks few are of another shape."""
    kind, role = _SHAPES[head[:1]]
    return kind, role, marks.heard(head[1:], role)

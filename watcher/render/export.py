"""An article's whole history for other programs and for other texts: JSON, CSV, Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from watcher.model import Op
from watcher.render.documents import (
    SCHEMA_VERSION,
    Document,
    article_document,
    block_document,
    edit_document,
    gap_document,
    json_parts,
    note_document,
    note_record_document,
    snapshot_document,
)
from watcher.render.html.words import later_words, note_fate, note_name, summary, verdict
from watcher.render.safe import inert_line
from watcher.render.tables import csv_lines
from watcher.render.unsaid import reasons_left
from watcher.render.words import between, class_words, moment, noted, stated
from watcher.render.woven import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from watcher.model import Change, Edit, NoteRecord, Reading
    from watcher.model.history import Headers, History, Provenance, Version

__all__ = ["history_csv", "history_markdown", "provenance_document", "version_document", "whole_parts"]


def whole_parts(history: History) -> Iterator[str]:
    """The document of `history` as JSON text, each version with its text, edits and provenance, and notes."""
    head = {"schema_version": SCHEMA_VERSION, "article": article_document(history.article)}
    tail = {
        "gaps": [gap_document(gap) for gap in history.gaps],
        "notes": [note_record_document(history.article.url, record) for record in history.notes],
    }
    versions = (version_document(one, history.reading(one.snapshot.version)) for one in history.versions)
    yield from json_parts(head, "snapshots", versions, tail)
    yield "\n"


def version_document(version: Version, reading: Reading) -> Document:
    """A version with all that is known of it; `edits` are those of the change that led to it."""
    change = version.snapshot.change
    return snapshot_document(version.snapshot) | {
        "language": reading.language,
        "text": reading.text,
        "blocks": [block_document(block) for block in reading.blocks],
        "notes": [note_document(note) for note in reading.notes],
        "edits": [edit_document(edit) for edit in (change.edits if change else ())],
        "provenance": provenance_document(version.provenance),
    }


def provenance_document(origin: Provenance) -> Document:
    """Where a version comes from; headers are pairs, null when they were not kept."""
    return {
        "url": origin.url,
        "status": origin.status,
        "charset": origin.charset,
        "size": origin.size,
        "sha256": origin.raw_hash,
        "digest": origin.digest,
        "reader_version": origin.reader_version,
        "seal": origin.seal,
        "request_headers": _pairs(origin.asked),
        "response_headers": _pairs(origin.headers),
    }


def _pairs(headers: Headers | None) -> list[list[str]] | None:
    return None if headers is None else [list(pair) for pair in headers]


_COLUMNS = (
    *("version", "not_before", "captured_at", "title", "byline", "published_at", "modified_at", "words"),
    *("added_words", "removed_words", "headline_changed", "classes", "disclosure", "disclosed_later_in"),
    *("reasons", "notes_added", "sha256", "seal"),
)


def history_csv(history: History) -> Iterator[str]:
    """A row for each version (RFC 4180), with the change that led to it; ¶ between reasons and notes."""
    return csv_lines(("url", *_COLUMNS), (_row(history.article.url, one) for one in history.versions))


def _row(url: str, version: Version) -> list[object]:
    values: dict[str, Any] = snapshot_document(version.snapshot)
    change, later = version.snapshot.change, version.snapshot.disclosed_later
    values |= values["change"] or {}
    values |= {
        "classes": " ".join(values.get("classes", ())),
        "reasons": " ¶ ".join(values.get("reasons", ())),
        "notes_added": " ¶ ".join(noted(note) for note in (change.notes_added if change else ())),
        "disclosed_later_in": later.version if later else None,
        "sha256": version.provenance.raw_hash,
        "seal": version.provenance.seal,
    }
    return [url, *(values.get(key) for key in _COLUMNS)]


def history_markdown(history: History, *, zone: tzinfo, now: datetime) -> str:
    """A text to be pasted: time line, notes, and every change with its words marked.

    Args:
        history: what it tells.
        zone: in which times are told.
        now: when it is made.
    """
    article, snapshots = history.article, [version.snapshot for version in history.versions]
    parts = [
        f"# {_plain(article.title or '(no title)')}",
        f"{_plain(article.site or article.host)}, <{article.url}>",
        summary(snapshots),
        "## Time line",
        "\n".join(_moments(history, zone)),
        *(["## What the outlet said"] if history.notes else []),
        *(part for record in history.notes for part in _note(record, zone)),
        *(part for version in history.versions[1:] for part in _changed(version, zone)),
        f"*Times are in {zone}. Told on {moment(now, zone)}.*",
    ]
    return "\n\n".join(parts) + "\n"


def _moments(history: History, zone: tzinfo) -> Iterator[str]:
    for version in history.versions:
        one = version.snapshot
        when = between(one.not_before, one.captured_at, zone)
        size = (
            f"+{one.change.added_words} −{one.change.removed_words}" if one.change else f"{one.words} words"
        )
        title = f"; headline: {_plain(one.title)}" if one.change and one.change.headline_changed else ""
        yield f"{one.version}. {when}: {size}, **{verdict(one).word}**{title}"


def _note(record: NoteRecord, zone: tzinfo) -> Iterator[str]:
    note = record.note
    name = f"{note_name(note).capitalize()} {stated(note)}".strip()
    fates = "".join(f"; {fate}" for fate in note_fate(record))
    when = between(record.not_before, record.first_seen_at, zone)
    yield f"**{_plain(name)}** (first seen in version {record.first_seen_version}, {when}{fates})"
    if note.text:
        yield "\n>\n".join(f"> {_plain(part)}" for part in note.text.split("\n\n"))


def _changed(version: Version, zone: tzinfo) -> Iterator[str]:
    one = version.snapshot
    if one.change is None:
        return
    told = verdict(one)
    yield f"## Version {one.version - 1} to {one.version}"
    yield f"{between(one.not_before, one.captured_at, zone)}: **{told.word}**. {told.meaning}"
    yield from _why(reasons_left(one.change, one.disclosed_later))
    if one.disclosed_later:
        yield f"{later_words(one.disclosed_later)}:"
        yield from _why(one.disclosed_later.reasons)
    yield from _edits(one.change)


def _why(reasons: Sequence[str]) -> Iterator[str]:
    if reasons:
        yield "\n".join(f"- {_plain(reason)}" for reason in reasons)


def _edits(change: Change) -> Iterator[str]:
    for edit in change.substantive:
        name = class_words(edit)
        label = f"*{edit.kind.value.capitalize()}{f': {name}' if name else ''}*  \n"
        yield label + _marked(edit)


_MARKS = {Op.DELETE: ("<del>", "</del>"), Op.INSERT: ("<ins>", "</ins>")}
"""HTML, which every Markdown knows: stars and tildes next to a quotation mark would not close."""


def _marked(edit: Edit) -> str:
    return "".join(_mark(op, text) for op, text in spans_of(edit))


def _mark(op: Op, text: str) -> str:
    """White space goes outside the marks, and stays a space."""
    words = " ".join(text.split()) if op is not Op.EQUAL else text
    if not words or op is Op.EQUAL:
        return _plain(text)
    opening, closing = _MARKS[op]
    start, end = (" " if edge.isspace() else "" for edge in (text[0], text[-1]))
    return f"{start}{opening}{_plain(words)}{closing}{end}"


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&])")
_OPENS = re.compile(r"^(\s*)([-+=])|^(\s*\d+)([.)])")


def _plain(words: str) -> str:
    """Page text that Markdown shows as it is, in one line; a space at an end stays."""
    ends = (" " if words[:1].isspace() else ""), (" " if words[-1:].isspace() else "")
    safe = _SPECIAL.sub(r"\\\1", inert_line(words))
    return ends[0] + _OPENS.sub(_escaped, safe) + ends[1]


def _escaped(found: re.Match[str]) -> str:
    return f"{found[1] or found[3] or ''}\\{found[2] or found[4]}"

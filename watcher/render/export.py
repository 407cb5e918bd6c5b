"""An article's whole history for other programs and for other texts: JSON, Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.model import Op, Snapshot
from watcher.render.documents import (
    SCHEMA_VERSION,
    Document,
    article_document,
    counted_document,
    edit_document,
    gap_document,
    json_parts,
    note_record_document,
    snapshot_document,
    text_document,
)
from watcher.render.html.words import later_words, note_fate, note_name, summary
from watcher.render.safe import inert_line
from watcher.render.unsaid import reasons_left
from watcher.render.verdicts import verdict
from watcher.render.words import (
    before_words,
    between,
    between_versions,
    class_words,
    doubt,
    kept_words,
    moment,
    origin_words,
    stated,
)
from watcher.render.woven import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from watcher.model import Change, Edit, NoteRecord, Reading
    from watcher.model.history import Headers, History, Provenance, Version


def whole_parts(history: History) -> Iterator[str]:
    """The document of `history` as JSON text, each version with its text, edits and provenance, and notes."""
    head = {"schema_version": SCHEMA_VERSION, "article": article_document(history.article)}
    tail = {
        "gaps": [gap_document(gap) for gap in history.between.gaps],
        "counted": [counted_document(one) for one in history.between.counted],
        "notes": [note_record_document(history.article.url, record) for record in history.notes],
    }
    versions = (version_document(one, history.reading(one.snapshot.version)) for one in history.versions)
    yield from json_parts(head, "snapshots", versions, tail)
    yield "\n"


def version_document(version: Version, reading: Reading | None) -> Document:
    """A version with all that is known of it; `edits` are those of the change that led to it.

    What was read in it is null when that is no longer kept.
    """
    change = version.snapshot.change
    return snapshot_document(version.snapshot) | {
        **_read(reading),
        "edits": [edit_document(edit) for edit in (change.edits if change else ())],
        "provenance": provenance_document(version.provenance),
    }


def _read(reading: Reading | None) -> Document:
    if reading is None:
        return dict.fromkeys(("language", "text", "blocks", "notes", "deck"))
    return {"language": reading.language, **text_document(reading)}


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
        f"{_plain(article.outlet)}, <{article.url}>",
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
    versions = [version.snapshot for version in history.versions]
    for one in history.between.along(versions):
        if isinstance(one, Snapshot):
            yield _moment(one, zone)
        else:
            yield f"   - *{_plain(between_versions(one, zone))}*"


def _moment(one: Snapshot, zone: tzinfo) -> str:
    """A version in a line: when, how much, what was said of it, and who saw it if no look of ours did."""
    change = one.change
    size = f"+{change.added_words} −{change.removed_words}" if change else f"{one.words} words"
    more = [f"headline: {_plain(one.title)}"] if change and change.headline_changed else []
    more += [f"the same as version {one.returns_to} again"] if one.returns_to else []
    more += [_plain(origin_words(one.origin))] if one.origin else []
    more += [_plain(before_words(one.stood_before, zone))] if one.stood_before else []
    more += [_plain(kept_words(saved, zone)) for saved in one.kept]
    words = "; ".join([f"{size}, **{verdict(one).word}**", *more])
    return f"{one.version}. {between(one.not_before, one.captured_at, zone)}: {words}"


def _note(record: NoteRecord, zone: tzinfo) -> Iterator[str]:
    note = record.note
    name = f"{note_name(note).capitalize()} {stated(note)}".strip()
    doubtful = f" ({doubt(note)})" if doubt(note) else ""
    fates = "".join(f"; {fate}" for fate in note_fate(record))
    when = between(record.not_before, record.first_seen_at, zone)
    yield f"**{_plain(name)}**{doubtful} (first seen in version {record.first_seen_version}, {when}{fates})"
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

"""What the templates say: times, verdicts, notes and their fates, in words."""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC
from typing import TYPE_CHECKING

from watcher.model import EditClass, EditKind, NoteForm, Op, Snapshot, Span
from watcher.model.days import day
from watcher.render.documents import iso
from watcher.render.fit import excerpt
from watcher.render.payload import told_edits
from watcher.render.safe import address
from watcher.render.terminal.bars import share
from watcher.render.terminal.sources import NAMES as SOURCE_NAMES
from watcher.render.terminal.sources import source_ailment, source_facts
from watcher.render.unsaid import of_the_page, reasons_left, unsaid
from watcher.render.verdicts import SUMMED, mark, verdict
from watcher.render.words import (
    BACKDATED,
    ago,
    asides,
    before_words,
    between,
    between_versions,
    claimed,
    class_words,
    count,
    doubt,
    kept_words,
    later_words,
    moment,
    not_new_words,
    origin_words,
    stated,
    until_note,
)
from watcher.render.woven import spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime, tzinfo

    from watcher.model import Edit, Note, NoteRecord
    from watcher.model.counted import Counted
    from watcher.model.gap import Gap
    from watcher.model.glance import LastNote
    from watcher.model.source import Source

__all__ = [
    "address",
    "ago",
    "along",
    "asides",
    "bar_of",
    "before_words",
    "between",
    "claimed",
    "count",
    "day",
    "dom_id",
    "doubt",
    "edit_name",
    "excerpt_of",
    "iso",
    "kept_words",
    "language",
    "last_note",
    "later_words",
    "machine",
    "moment",
    "note_fate",
    "note_name",
    "origin_words",
    "reasons_left",
    "remarks",
    "source_facts",
    "source_kind",
    "source_trouble",
    "spans_of",
    "stated",
    "summary",
    "told_edits",
    "unsaid",
    "until_note",
    "verdict",
]


def summary(snapshots: Sequence[Snapshot]) -> str:
    """A story's life in a sentence or two."""
    changes = [snapshot for snapshot in snapshots if snapshot.change is not None]
    if not changes:
        return "One version so far, and no change." if snapshots else "No version yet."
    found = Counter(verdict(snapshot).key for snapshot in changes)
    parts = [f"{found[key]} {name}" for key, name in SUMMED.items() if found[key]]
    opening = f"{count(len(snapshots), 'version')}, {count(len(changes), 'change')}"
    return f"{opening}: {', '.join(parts)}."


def along(moments: Iterable[Snapshot | Gap | Counted], zone: tzinfo) -> Iterator[tuple[str, Snapshot | None]]:
    """The versions of a time line, each with what is to be said before it: when nobody looked, what counted.

    What is behind the newest version comes without one.
    """
    for one in moments:
        yield ("", one) if isinstance(one, Snapshot) else (_capitalised(between_versions(one, zone)), None)


BAR = 96
"""How long the bar of a story rewritten whole is; the pages give it that many pixels."""


def bar_of(snapshot: Snapshot) -> tuple[int, int]:
    """How long the two parts of a change's bar are: what came, what went. As long as the terminal's is."""
    change = snapshot.change
    if change is None or not (change.added_words or change.removed_words):
        return 0, 0
    came, went = change.added_words, change.removed_words
    length = share(came, went, max(snapshot.words, snapshot.words - came + went), BAR)
    new = round(length * came / (came + went))
    return new, length - new


def remarks(snapshot: Snapshot) -> list[str]:
    """What else is worth a line in the time line."""
    change = snapshot.change
    found = []
    if snapshot.returns_to is not None:
        found.append(f"The same as version {snapshot.returns_to} again.")
    if snapshot.origin is not None:
        found.append(f"{_capitalised(origin_words(snapshot.origin))}.")
    if why := mark(snapshot):
        found.append(why.meaning)
    if change is not None and change.rewritten:
        found.append("Most of the story was replaced.")
    found += of_the_page(change.reasons if change else ())
    if change is not None and change.byline_changed:
        found.append("The byline changed.")
    return found


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def note_name(note: Note | LastNote) -> str:
    """Correction, update stamp, ..."""
    kind = note.kind.words.replace("'", "’")
    return f"{kind} stamp" if note.form is NoteForm.STAMP else kind


def last_note(note: LastNote) -> str:
    """The note of an article that came last, in few words."""
    when = day(note.stated_date) if note.stated_date else f"seen {day(note.first_seen_at.date())}"
    return f"{note_name(note)} {when}"


def note_fate(record: NoteRecord) -> list[str]:
    """What became of a note, and what is odd about it."""
    found = []
    if record.stood_at_first:
        found.append(not_new_words(record))
    if record.backdated:
        found.append(BACKDATED)
    if record.edited:
        found.append("reworded since")
    if record.moved:
        places = record.original.position.value, record.note.position.value
        found.append(f"moved from the {places[0]} to the {places[1]}")
    if record.returned:
        found.append("was gone for a while")
    if record.withdrawn:
        gone = "replaced by a newer note" if record.replaced_by is not None else "withdrawn"
        found.append(f"{gone}, last seen in version {record.last_seen_version}")
    return found


_EDITS = {
    EditKind.ADDITION: "Added",
    EditKind.DELETION: "Removed",
    EditKind.EDIT: "Edited",
    EditKind.MOVE: "Moved",
}


def edit_name(edits: Iterable[Edit]) -> str:
    """What happened to a paragraph: "Edited: name, number"."""
    found = list(edits)
    if all(EditClass.NOTE in edit.classes for edit in found):
        return f"Note {_EDITS[found[0].kind].lower()}" if found else ""
    kinds = dict.fromkeys(_EDITS[edit.kind] for edit in found)
    name = next(iter(kinds)) if len(kinds) == 1 else "Edited"
    classes = dict.fromkeys(part for edit in found for part in class_words(edit).split(", ") if part)
    return f"{name}: {', '.join(classes)}" if classes else name


def excerpt_of(edit: Edit) -> list[Span]:
    """An edit's spans with only the changed words and some around them."""
    pairs = excerpt([span.op.value, span.text] for span in spans_of(edit))
    return [Span(Op(op), text) for op, text in pairs]


def source_kind(source: Source) -> str:
    """A feed, a sitemap, ..."""
    return _capitalised(SOURCE_NAMES[source.kind])


def source_trouble(source: Source, zone: tzinfo, now: datetime) -> str:
    """What is wrong with a source, as a sentence; "" when all is well."""
    words = source_ailment(source, zone, now)
    return f"{_capitalised(words)}." if words else ""


_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def language(tag: str) -> str:
    """A language for an attribute; "" for what is none, which makes it unknown."""
    return tag if _TAG.fullmatch(tag) else ""


def machine(moment: datetime) -> str:
    """A moment for a `datetime` attribute, to the second: HTML knows no microseconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def dom_id(kind: str, *numbers: int) -> str:
    """The name of a place in a page: "v3", "c2-3"."""
    return kind + "-".join(map(str, numbers))

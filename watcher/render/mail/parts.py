"""A change's notes and edits in the values that mail templates and chat messages print."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from watcher.compare.words.spans import replaced, spell
from watcher.model.days import MONTHS
from watcher.model.reading import DateSource
from watcher.render.fit import excerpt, pairs
from watcher.render.mail.words import EDIT_NAMES, NOTE_NAMES
from watcher.render.words import BACKDATED, DOUBTS
from watcher.render.woven import parted

if TYPE_CHECKING:
    from collections.abc import Iterator

Data = dict[str, Any]

_OBVIOUS = frozenset({"text", "headline", "byline", "move", "note"})
"""Classes that say nothing beyond the edit's name."""


def notes_of(data: Data) -> list[Data]:
    """Notes with text before stamps; then those that were reworded, then those withdrawn."""
    reworded = {_key(pair["after"]): pair["before"] for pair in data.get("notes_changed", [])}
    new = sections_first(data.get("notes", []))
    shown = [_note(note, before=reworded.get(_key(note))) for note in new]
    return shown + [_note(note, gone=True) for note in data.get("notes_removed", []) if note["text"]]


def sections_first(notes: list[Data]) -> list[Data]:
    """Notes with a text before stamps."""
    return sorted(notes, key=lambda note: note["form"] == "stamp")


def name_of(note: Data) -> str:
    """What people call such a note."""
    return "Stamp" if note["form"] == "stamp" else NOTE_NAMES[note["kind"]]


def _key(note: Data) -> tuple[str, str, str | None]:
    return note["label"], note["text"], note["stated_date"]


def _note(note: Data, *, before: Data | None = None, gone: bool = False) -> Data:
    """A note; one that was reworded with the words that went and came.

    Args:
        note: as it stands now, or stood last.
        before: as it stood in the version before; None when it is new or gone.
        gone: it was withdrawn.
    """
    spans = _respelt(before["text"], note["text"]) if before else []
    remarks = ", ".join(filter(None, _remarks(note, before, gone=gone, reworded=bool(spans))))
    printed = f' "{note["label"]}"' if note["form"] == "stamp" and note["label"] else ""
    heading = ", ".join(filter(None, (name_of(note) + printed, _stated(note))))
    return {
        "heading": f"{heading} ({remarks})" if remarks else heading,
        "paragraphs": [part for part in note["text"].split("\n\n") if part],
        "spans": spans,
        "withdrawn": gone,
    }


def _remarks(note: Data, before: Data | None, *, gone: bool, reworded: bool) -> Iterator[str]:
    """What is to be known of a note besides its date and words."""
    yield "withdrawn" if gone else "there again" if note.get("returned") else ""
    yield "reworded" if reworded else ""
    if before and _stated(before) != _stated(note):
        yield f"dated {_stated(before)} before" if _stated(before) else "without a date before"
    if before and before["label"] != note["label"] and before["label"]:
        yield f'called "{before["label"]}" before'
    yield _doubt(note)
    yield BACKDATED if note.get("backdated") else ""


def _doubt(note: Data) -> str:
    """What of its date is not printed, or does not fit; of a note that is not new only the year is known."""
    source = note.get("date_source") if note["stated_date"] else None
    if not source and note["year_inferred"]:
        source = DateSource.YEAR_INFERRED
    return DOUBTS.get(DateSource(source), "") if source else ""


def _stated(note: Data) -> str:
    return " ".join(filter(None, (_day(note["stated_date"]), note["stated_time"], note["stated_timezone"])))


def _respelt(old: str, new: str) -> list[Data]:
    """The word spans of a note's two texts; none where they are the same."""
    if old == new:
        return []
    return [_span(op, text) for op, text in spell(old, new, replaced(old, new)) if text]


def is_moved_note(edit: Data) -> bool:
    """Whether an edit is that a note stands in another place."""
    return edit["kind"] == "move" and "note" in edit["classes"]


def line_of(edit: Data) -> str:
    """Which of the two lines over a story an edit is of; "" when it is of the story."""
    return next((name for name in ("headline", "byline") if name in edit["classes"]), "")


def edit_of(edit: Data) -> Data:
    """An edit: its name, what it touches, its words."""
    what = line_of(edit) or ("note" if is_moved_note(edit) else "")
    name = EDIT_NAMES[edit["kind"]]
    classes = ", ".join(sorted({*edit["classes"]} - _OBVIOUS))
    return {
        "name": f"{what.capitalize()} {name.lower()}" if what else name,
        "classes": classes,
        "spans": [_span(op, text) for op, text in excerpt(pairs(edit)) if text],
    }


def _span(op: str, text: str) -> Data:
    """A span and its plain form; spaces at the ends (`lead`, `tail`) stay outside the marks."""
    lead, words, tail = parted(text)
    if op == "equal" or not words:
        return {"op": "equal", "text": text, "lead": "", "tail": "", "plain": text}
    opening, closing = ("{+", "+}") if op == "insert" else ("[-", "-]")
    plain = f"{lead}{opening}{words}{closing}{tail}"
    return {"op": op, "text": words, "lead": lead, "tail": tail, "plain": plain}


def _day(iso_date: str | None) -> str:
    return date_words(date.fromisoformat(iso_date)) if iso_date else ""


def date_words(moment: date) -> str:
    """12 January 2021."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"

"""Notes and edits in a few words, for the reasons of a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watcher.model import EditClass, NoteForm, Op

if TYPE_CHECKING:
    from watcher.model import Edit, Note


def name(note: Note) -> str:
    """A note in a few words: kind or stamp, date, its first words."""
    what = "stamp" if note.form is NoteForm.STAMP else note.kind.replace("editors_note", "editor's note")
    day = f" of {note.stated_date.isoformat()}" if note.stated_date else ""
    words = short(note.text or note.label)
    return f"{what}{day} “{words}”" if words else f"{what}{day}"


_SHORT = 60


def short(text: str) -> str:
    """The beginning of a text, whole words."""
    text = " ".join(text.split())
    if len(text) <= _SHORT:
        return text
    return (
        text[: _SHORT + 1].rpartition(" ")[0].rstrip(",;:") + " …"
        if " " in text[:_SHORT]
        else text[:_SHORT] + "…"
    )


def describe(edit: Edit) -> str:
    """An edit in a few words, for the middle of a sentence."""
    where = "headline " if EditClass.HEADLINE in edit.classes else ""
    where = "byline " if EditClass.BYLINE in edit.classes else where
    gone = " … ".join(span.text.strip() for span in edit.spans if span.op is Op.DELETE)
    come = " … ".join(span.text.strip() for span in edit.spans if span.op is Op.INSERT)
    if edit.kind == "move":
        return f"the move of “{short(edit.after)}”"
    if gone.strip() and come.strip():
        return f"the {where}edit of “{short(gone)}” to “{short(come)}”"
    if not gone.strip() and not come.strip():
        return f"the {where}edit of “{short(edit.after)}”" + (
            " (its links)" if edit.before == edit.after else ""
        )
    verb, words = ("addition", come) if come.strip() else ("deletion", gone)
    return f"the {where}{verb} of “{short(words)}”"

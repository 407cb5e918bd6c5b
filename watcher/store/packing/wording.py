"""How reasons name notes and edits: the words that rows leave out (see `brief` and `places`).

They are those of `watcher.compare.disclosure.wording` when rows began to leave them out. Rows are read by
them, so no word and no rule here may ever change. Verdicts may come to be said otherwise: such reasons stay
in words, until other rules stand here under another sign. The names of the months are not asked of the
machine, whose language others may set.
"""

from __future__ import annotations

import re
from typing import Any

from watcher.store.packing.codec import sides

Json = dict[str, Any]

UNSPOKEN = "No note speaks of "


def name(note: Json) -> str:
    """A note in a few words: kind or stamp, date, its first words."""
    what = "stamp" if note["form"] == "stamp" else note["kind"].replace("editors_note", "editor's note")
    date = f" of {_day(note['stated_date'])}" if note.get("stated_date") else ""
    words = note["text"] or note["label"]
    return f"{what}{date} {_quote(words)}" if words else f"{what}{date}"


def unspoken(edit: Json) -> str:
    """That no note speaks of an edit."""
    return f"{UNSPOKEN}{_edit(edit)}."


def _edit(edit: Json) -> str:
    """An edit in a few words."""
    before, after = (edit["before"], edit["after"]) if "before" in edit else sides(edit.get("spans", ()))
    if edit["kind"] == "move":
        return f"the move of {_quote(after)}"
    where = next((f"{name} " for name in ("byline", "headline") if name in edit["classes"]), "")
    gone, come = _words(edit, "delete"), _words(edit, "insert")
    if before and after and (where or not any(map(str.isalnum, gone + come))):
        gone, come = before, after
    if gone.strip() and come.strip():
        return f"the {where}edit of {_quote(gone)} to {_quote(come)}"
    verb, words = ("addition", come) if come.strip() else ("deletion", gone)
    if (link := _LINK.fullmatch(words.strip())) and "link" in edit["classes"]:
        return f"the {verb} of the link to {_quote(link[1])}"
    return f"the {where}{verb} of {_quote(words)}"


def _words(edit: Json, op: str) -> str:
    return " … ".join(text.strip() for of, text in edit.get("spans", ()) if of == op)


def _day(stated: str) -> str:
    """12 Jan 2021, from "2021-01-12"."""
    year, month, day = map(int, stated.split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}"


def _quote(text: str) -> str:
    """The beginning of a text in quotation marks; those within it become single ones."""
    return f"“{_short(text).removesuffix('.').translate(_INNER)}”"


def _short(text: str) -> str:
    """The beginning of a text, whole words."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    words = text[: _LONGEST + 1].rpartition(" ")[0].rstrip(",;:")
    return f"{words} …" if words else f"{text[:_LONGEST]}…"


_LONGEST = 60
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_INNER = str.maketrans('“”„"', "‘’‚'")
_LINK = re.compile(r"<([^<>\s]+)>")

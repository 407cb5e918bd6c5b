"""Notes and edits in a few words, for the reasons of a verdict.

The store leaves out what is said in just these words (`watcher.store.packing.wording`). Others are kept
whole, which takes some 100 bytes a change; what was recorded before stays as it was said.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from watcher.compare.words.units import fold
from watcher.model import EditClass, EditKind, NoteForm, Op, Says
from watcher.model.days import day, month
from watcher.model.reading import STRIKE

if TYPE_CHECKING:
    from watcher.model import Edit, Note, Why


def name(note: Note) -> str:
    """A note in a few words: kind or stamp, date, its first words."""
    what = "stamp" if note.form is NoteForm.STAMP else note.kind.words
    date = f" of {day(note.stated_date)}" if note.stated_date else ""
    words = _in_one_line(note.text) or note.label
    return f"{what}{date} {quote(words)}" if words else f"{what}{date}"


def _in_one_line(text: str) -> str:
    """What a note says, a colon behind the headline of a live entry."""
    head, gap, rest = text.partition("\n\n")
    return f"{head}: {rest}" if gap and head[-1:].isalnum() else text


def when(note: Note) -> str:
    """The day or month, and the time, that a note states; "" when it states none."""
    date = day(note.stated_date) if note.stated_date else month(note.stated_month or "")
    time = note.stated_time.isoformat("minutes") if note.stated_time else ""
    return f"{date} {time}".strip()


_INNER = str.maketrans('“”„"', "‘’‚'")


def quote(text: str) -> str:
    """The beginning of a text in quotation marks; those within it become single ones."""
    words = short(text).removesuffix(".").translate(_INNER)
    return f"“{words}”"


_SHORT = 60


def short(text: str) -> str:
    """The beginning of a text, whole words."""
    text = " ".join(text.split())
    if len(text) <= _SHORT:
        return text
    words = text[: _SHORT + 1].rpartition(" ")[0].rstrip(",;:")
    return f"{words} …" if words else f"{text[:_SHORT]}…"


def unspoken(edit: Edit) -> Why:
    """That no note speaks of an edit."""
    return Says.UNSPOKEN.of(describe(edit))


def describe(edit: Edit) -> str:
    """An edit in a few words, for the middle of a sentence."""
    where = "headline " if EditClass.HEADLINE in edit.classes else ""
    where = "byline " if EditClass.BYLINE in edit.classes else where
    gone = " … ".join(span.text.strip() for span in edit.spans if span.op is Op.DELETE)
    come = " … ".join(span.text.strip() for span in edit.spans if span.op is Op.INSERT)
    if edit.kind is EditKind.MOVE:
        return f"the move of {quote(edit.after)}"
    if is_struck(edit):
        return f"the striking out of {quote(come.replace(STRIKE, ' '))}"
    if EditClass.LINK in edit.classes and (links := _links(edit)):
        return links
    signs = not any(map(str.isalnum, gone + come))
    if edit.before and edit.after and (where or signs):  # signs say nothing
        alike = _begin_alike(edit.before, edit.after)  # nor do beginnings that are the same
        if alike and signs:
            return _between_words(edit, where)
        gone, come = (gone, come) if alike else (edit.before, edit.after)
    if gone.strip() and gone.split() == come.split():  # the same words in another place
        gone, come = _all_between(edit)
    if _says(gone) and _says(come):
        return f"the {where}edit of {quote(gone)} to {quote(come)}"
    verb, words = ("addition", come) if _says(come) else ("deletion", gone)
    if (link := _LINK.fullmatch(words.strip())) and EditClass.LINK in edit.classes:
        return f"the {verb} of the link to {quote(link[1])}"
    return f"the {where}{verb} of {quote(words)}"


def _says(text: str) -> bool:
    """Whether anything of a text is left where it is quoted; a stop alone is not."""
    return quote(text) != quote("")


def is_struck(edit: Edit) -> bool:
    """Whether nothing happened to words but that the page strikes them out."""
    struck = STRIKE in edit.after and STRIKE not in edit.before
    return struck and fold(edit.after.replace(STRIKE, " ")) == edit.before


def _begin_alike(old: str, new: str) -> bool:
    """Whether what is cut off of two texts is all that tells them apart, or only their last sign."""
    shown = [short(text) for text in (old, new)]
    one, two = sorted((text.removesuffix("…").rstrip() for text in shown), key=len)
    return quote(old) == quote(new) or (shown != [old, new] and two.startswith(one))


def _all_between(edit: Edit) -> tuple[str, str]:
    """What stood from the first word that came or went to the last, and what stands there."""
    places = [k for k, span in enumerate(edit.spans) if span.op is not Op.EQUAL]
    some = edit.spans[places[0] : places[-1] + 1]
    sides = ("".join(span.text for span in some if span.op is not op) for op in (Op.INSERT, Op.DELETE))
    return next(sides), next(sides)


def _between_words(edit: Edit, where: str) -> str:
    """An edit of signs, in its first place, with the words beside them."""
    spans = [*edit.spans]
    first = next((k for k, span in enumerate(spans) if span.op is not Op.EQUAL), 0)
    last = next((k for k in range(first, len(spans)) if spans[k].op is Op.EQUAL), len(spans))
    before, behind = ("".join(span.text for span in some) for some in (spans[:first], spans[last : last + 1]))
    lead, tail = _LAST.findall(before)[:1], _FIRST.findall(behind)[:1]
    gone, come = (
        "".join([*lead, *(span.text for span in spans[first:last] if span.op is op), *tail])
        for op in (Op.DELETE, Op.INSERT)
    )
    return f"the {where}edit of {_exact(gone)} to {_exact(come)}"


_LAST, _FIRST = re.compile(r"\S+\s*\Z"), re.compile(r"\A\s*\S+")


def _exact(text: str) -> str:
    """A few words in quotation marks, with their stop."""
    return f"“{short(text).translate(_INNER)}”"


_LINK = re.compile(r"<([^<>\s]+)>")


def _links(edit: Edit) -> str:
    """An edit of where links lead; a part of an address alone would say nothing. "" for any other."""
    old, new = (_LINK.findall(text) for text in (edit.before, edit.after))
    if not old or not new:
        return ""
    what = "links" if len(old) > 1 or len(new) > 1 else "link"
    was, now = ", ".join(old), ", ".join(new)
    shown = (quote(was), quote(now))
    if shown[0] == shown[1]:  # they differ behind what is shown of them
        shown = (quote(f"…{was[1 - _SHORT :]}"), quote(f"…{now[1 - _SHORT :]}"))
    return f"the edit of the {what} to {shown[0]} to {shown[1]}"

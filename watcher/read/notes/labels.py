"""The label words of a language, and what each means."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from watcher.languages.vocabulary import section
from watcher.model.reading import NoteKind

WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"\s(?=[IVX])X{0,3}(?:I[XV]|V?I{0,3})$")
_KINDS = {
    "update": NoteKind.UPDATE,
    "correction": NoteKind.CORRECTION,
    "clarification": NoteKind.CLARIFICATION,
    "amendment": NoteKind.AMENDMENT,
    "editors_note": NoteKind.EDITORS_NOTE,
    "retraction": NoteKind.RETRACTION,
    "outdated": NoteKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class Label:
    """What a label word means.

    Attributes:
        kind: the kind of note it opens.
        done: it says what was done ("Updated"); with nothing but a date it is a stamp.
        stamp: it is only ever a stamp ("Last updated").
        weak: it opens a note only when the text says that the story was changed ("Note").
        log: it may stand over a list of dated entries ("Revision history").
        vague: it may as well be of something else than the story ("History").
        told: with a date before a sentence it opens a note above the story, too; stamps are worded otherwise.
        of_story: the story is named before it ("Article updated"); what reads as a sentence is one.
        dated: it opens a note only with a date or time of its own ("Added at 3 pm: ...").
        behind: no stamp has it behind its day ("2014.5.3 更新"): late days open a note above.
        adds: it says that something was added ("Addendum"); with a date alone over text it is no stamp.
        casual: authors end stories with it as well ("Postscript"); without a date its text must say more.
    """

    kind: NoteKind
    done: bool = False
    stamp: bool = False
    weak: bool = False
    log: bool = False
    vague: bool = False
    told: bool = False
    dated: bool = False
    behind: bool = False
    adds: bool = False
    casual: bool = False
    of_story: bool = False


WEAK = Label(NoteKind.OTHER, weak=True)


@cache
def labels_of(tag: str) -> tuple[tuple[str, Label], ...]:
    """The labels of a language as they are looked up (see `fold`)."""
    own = section(tag)
    found = [(text, WEAK) for text in own.get("weak", ())]
    for name, kind in _KINDS.items():
        found += [(text, Label(kind)) for text in own.get(name, ())]
        found += [(text, Label(kind, done=True)) for text in own.get(f"done_{name}", ())]
    found += [(text, Label(NoteKind.UPDATE, stamp=True)) for text in own.get("stamp", ())]
    known = {fold(text): label for text, label in found}
    known = {fold(text): Label(NoteKind.UPDATE, told=True) for text in own.get("dated", ())} | known
    for name in ("told", "dated", "behind", "adds", "casual"):
        trait: dict[str, Any] = {name: True}
        known |= {text: replace(known[text], **trait) for text in map(fold, own.get(name, ()))}
    known |= {text: _log(known.get(text)) for text in map(fold, own.get("log", ()))}
    known |= {text: replace(_log(None), vague=True) for text in map(fold, own.get("chronicle", ()))}
    return tuple(known.items())


def _log(label: Label | None) -> Label:
    """What a word means that may stand over dated entries; without them it may be the title of a chapter."""
    return Label(_log_kind(label), log=True, weak=label is None)


def _log_kind(label: Label | None) -> NoteKind:
    """Under "Corrections" stand corrections; the entries of a history are updates."""
    named = (NoteKind.CORRECTION, NoteKind.CLARIFICATION)
    return label.kind if label and label.kind in named else NoteKind.UPDATE


def joined(one: Label, other: Label) -> Label:
    """What two labels mean together ("Update & correction"): what is more than an update names the kind.

    What only may open a note names none ("Update / note").
    """
    chosen = other if one.kind is NoteKind.UPDATE and not other.weak else one
    return replace(
        chosen, done=one.done and other.done, weak=one.weak and other.weak, log=one.log or other.log
    )


def fold(text: str) -> str:
    """A label as it is looked up: case, apostrophes and spaces made alike."""
    return re.sub(r"\s+", " ", caseless(text).replace("’", "'").strip())


def without_accents(text: str) -> str:
    """As capitals are often printed ("MISE A JOUR", "ΕΝΗΜΕΡΩΣΗ")."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


def caseless(text: str) -> str:
    """A text without its case; the Turkish "ı" and "İ" are the small and the capital of one "i" here."""
    text = text.casefold()
    return text if text.isascii() else text.replace("ı", "i").replace("i\u0307", "i")


def first_word(text: str, at: int) -> str:
    """The first word at a place, or the sign that stands there, folded as labels are."""
    word = WORD.match(text, at)
    return caseless(word[0] if word else text[at : at + 1])


def is_roman(label: str) -> bool:
    """Whether it is counted as only the updates of one story are ("UPDATE III"); lists have digits."""
    return _ROMAN.search(label) is not None

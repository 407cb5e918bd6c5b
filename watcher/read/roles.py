"""Body or margin: what each block is, and why.

Two questions of each block: what it says it is (its box, its words, its links), and what stands around it.
A block that is surely no story is margin; a heading is what it heads; behind the core only prose and notes
are believed, and nothing but notes once a heading has announced other things.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from watcher.model import Block, BlockKind, Role
from watcher.read import phrases
from watcher.read.furniture import FOREIGN
from watcher.read.notes import looks_like_note, recognise
from watcher.read.tree import squash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watcher.model import Note
    from watcher.read.blocks import Raw

_LINK_ONLY = 0.8  # of a block's characters: from here it is a way out, not a sentence
_LINKED = 0.35  # the same for a block which opens like a pointer
_SHORT = 200  # characters: credits, appeals and labels are shorter
_PROSE = 80  # characters of a paragraph behind the core that may be a late one
_LEAD = 25  # characters of a paragraph before the core that may be a lead
_ENDED = re.compile(r"[.!?…:;。！？»”\"')\]]\s*$")
_CREDIT = 120  # characters of a block that may have its credit behind a caption
_HEADING = 60  # characters of a heading that may announce other things
_LABEL = 40  # from here on such a heading must look like one: bold, a colon, no full stop
_FEW = 3  # so many equal blocks are a stencil


def roles(raws: Sequence[Raw], title: str, language: str) -> list[Block]:
    """Give every block its role and the reason."""
    reasons = _own(raws, title, language)
    _surroundings(raws, reasons)
    return [
        Block(raw.kind, Role.MARGIN if reason else Role.BODY, raw.text, raw.links, reason or why)
        for raw, (reason, why) in zip(raws, reasons, strict=True)
    ]


# A verdict is a reason for the margin ("" for none), and the reason for the body.
_Verdict = tuple[str, str]


def _own(raws: Sequence[Raw], title: str, language: str) -> list[_Verdict]:
    """What each block is by itself."""
    head = squash(title)
    seen = Counter(raw.text for raw in raws)
    before: set[str] = set()
    out: list[_Verdict] = []
    for raw in raws:
        out.append(_verdict(raw, head, language, seen[raw.text], again=raw.text in before))
        before.add(raw.text)
    return out


def _verdict(raw: Raw, head: str, language: str, times: int, *, again: bool) -> _Verdict:
    if raw.zone in FOREIGN:
        return raw.zone, ""
    if looks_like_note(raw.text, language or None):
        return "", "note"
    if raw.zone:
        return raw.zone, ""
    if head and (raw.kind is BlockKind.HEADING or not raw.core) and squash(raw.text) == head:
        return "title", ""
    if raw.kind in {BlockKind.CODE, BlockKind.TABLE_ROW}:
        return "", "prose"
    if raw.text and times >= _FEW and raw.kind is BlockKind.PARAGRAPH:
        return "stencil", ""
    if again and len(raw.text) >= _PROSE:
        return "repeated", ""
    return _words(raw), "prose"


def _words(raw: Raw) -> str:
    """The reason for the margin that a block's own words and links give; "" for none."""
    text, chars = raw.text, len(raw.text)
    linked = raw.link_chars / chars
    if linked > _LINK_ONLY:
        return "link only"
    if phrases.LABEL.match(text):
        return "label"
    if chars < _SHORT and phrases.DATE_ONLY.match(text):
        return "date"
    if linked > _LINKED and phrases.POINTER.match(text):
        return "pointer"
    if chars < _SHORT and _credits(text):
        return "credit"
    if chars < 2 * _SHORT and phrases.APPEAL.search(text) and (linked > 0 or chars < _SHORT):
        return "appeal"
    return ""


def _credits(text: str) -> bool:
    """Whether a short block says whose the picture is: at its start, by the sign, or in brackets."""
    found = phrases.CREDIT.search(text)
    return found is not None and (not found.start() or "©" in text or len(text) < _CREDIT)


def _surroundings(raws: Sequence[Raw], verdicts: list[_Verdict]) -> None:
    """What each block is by where it stands; verdicts are changed in place."""
    cores = [i for i, raw in enumerate(raws) if raw.core]
    first, last = (cores[0], cores[-1]) if cores else (0, len(raws) - 1)
    _leads(raws, verdicts, first)
    _tails(raws, verdicts, first, last)
    _headings(raws, verdicts)


def _leads(raws: Sequence[Raw], verdicts: list[_Verdict], first: int) -> None:
    """Before the core: only leads are the story's."""
    for i in range(first):
        raw, (reason, why) = raws[i], verdicts[i]
        if reason or why == "note":
            continue
        if (
            (raw.kind is BlockKind.HEADING and len(raw.text) < _LEAD)
            or len(raw.text) < _LEAD
            or (phrases.BYLINE.match(raw.text) and len(raw.text) < _PROSE)
        ):
            verdicts[i] = ("before the story", "")
        else:
            verdicts[i] = ("", "lead")


def _tails(raws: Sequence[Raw], verdicts: list[_Verdict], first: int, last: int) -> None:
    """Behind a heading that announces other things, and behind the core."""
    over = False
    for i in range(first, len(raws)):
        raw, (reason, why) = raws[i], verdicts[i]
        if _announces(raw):
            over = True
            if not reason and why != "note":
                verdicts[i] = ("announces other things", "")
            continue
        if why == "note":
            continue
        if i <= last:
            if over and not reason and len(raw.text) >= _PROSE and raw.link_chars * 3 < len(raw.text):
                over = False
            elif over and not reason:
                verdicts[i] = ("under such a heading", "")
        elif (over and not reason) or (not reason and raw.kind is not BlockKind.HEADING and not _late(raw)):
            verdicts[i] = ("behind the story", "")


def _announces(raw: Raw) -> bool:
    """Whether a block is the heading of something else."""
    chars = len(raw.text)
    if chars > _HEADING or not phrases.TAIL.match(raw.text):
        return False
    labelled = raw.kind is BlockKind.HEADING or raw.strong or raw.text.endswith(":")
    return labelled or chars < _LABEL or not _ENDED.search(raw.text)


def _late(raw: Raw) -> bool:
    """Whether a block behind the core may be a late paragraph."""
    return (
        len(raw.text) >= _PROSE
        and raw.link_chars * 5 < len(raw.text)
        and raw.kind is not BlockKind.HEADING
        and bool(_ENDED.search(raw.text))
    )


def _headings(raws: Sequence[Raw], verdicts: list[_Verdict]) -> None:
    """A heading that heads nothing of the story is none of it."""
    heads = False
    for i in range(len(raws) - 1, -1, -1):
        reason, _ = verdicts[i]
        if raws[i].kind is BlockKind.HEADING:
            if not reason and not heads:
                verdicts[i] = ("heads nothing", "")
        elif not reason:
            heads = True
        elif reason == "announces other things":
            heads = False


def body_notes(blocks: Sequence[Block], **evidence: Any) -> tuple[Note, ...]:
    """The notes among the body blocks, their places given as indexes of all blocks."""
    where = [i for i, block in enumerate(blocks) if block.role is Role.BODY]
    found = recognise([blocks[i].text for i in where], kinds=[blocks[i].kind for i in where], **evidence)
    return tuple(
        replace(note, first_block=where[note.first_block], last_block=where[note.last_block])
        if note.first_block >= 0
        else note
        for note in found
    )
